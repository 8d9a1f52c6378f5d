// Parts of a profile. Private to table/.
#ifndef SVOD_TABLE_PROFILE_PARTS_H
#define SVOD_TABLE_PROFILE_PARTS_H

#include "table/lay.h"
#include "table/profile.h"

enum { SVOD_PROFILE_COLS = 8 };

// The best of a level at a node: the one or two first by roster.
typedef struct svod_best {
    uint32_t unit[2];
    uint32_t count; // how many have as much
} svod_best;
struct svod_profiles {
    const svod_result *result;
    uint32_t cluster; // that units are compared within; UINT32_MAX: none, then all are of one level
    svod_best *best;  // [level * nodes + node]; count 0: nobody has points there
};

typedef struct svod_profile {
    svod_lay lay;
    const svod_profiles *all;
    uint32_t unit;
    uint32_t level; // of the cluster; UINT32_MAX: it has none
} svod_profile;

// Each from `row` on; returns the next free row.
uint32_t svod_profile_indicators(svod_profile *p, uint32_t row);
uint32_t svod_profile_flags(svod_profile *p, uint32_t row);
uint32_t svod_profile_best(svod_profile *p, uint32_t row);
uint32_t svod_profile_advice(svod_profile *p, uint32_t row);
uint32_t svod_profile_follow(svod_profile *p, uint32_t row);

// A subtitle over the whole width.
uint32_t svod_profile_block(svod_profile *p, uint32_t row, const char *title);

#endif
