// Lists of units and of levels of clusters, as a cell of the list of experts holds them. Private to intake/.
#ifndef SVOD_INTAKE_ASSIGN_H
#define SVOD_INTAKE_ASSIGN_H

#include "data/grid.h"
#include "data/roster.h"
#include "data/rubric.h"

typedef struct assigner assigner;
assigner *assigner_new(const svod_roster *roster, const svod_rubric *rubric, svod_arena *arena, svod_findings *findings);

// What a bare word of the list is. A word with "=" is a level of a cluster in all of them.
typedef enum assign_kind {
    ASSIGN_UNITS,    // a unit, or "all"
    ASSIGN_CLUSTERS, // a level
    ASSIGN_CONFLICTS // a unit
} assign_kind;

// Sets units[] of all that the cell names, named[] (may be NULL) of those that it names one by one. True when it says anything: a blank
// cell or a dash does not, what resolves to nothing does. Findings: panel_unit_unknown, panel_level_*.
bool assign_read(assigner *assign, const svod_cell *cell, svod_place place, assign_kind kind, bool *units, bool *named);
// Every unit that exists in the rubric's year.
void assign_all(const assigner *assign, bool *units);

#endif
