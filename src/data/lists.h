// Published lists of units held against the rules that they are of: who is missing, who is too many, and of a list that no rule yields,
// why no threshold does. Made by audit/, written by write/.
#ifndef SVOD_DATA_LISTS_H
#define SVOD_DATA_LISTS_H

#include "data/result.h"

typedef enum svod_list_rule { SVOD_LIST_NO_RULE, SVOD_LIST_FLAG, SVOD_LIST_ADVICE } svod_list_rule;

typedef enum svod_list_state {
    SVOD_LIST_AGREES,  // the rule's units, each once, by name and under its own level
    SVOD_LIST_DIFFERS, // some are missing, too many, unknown, there twice, or under another level
    SVOD_LIST_UNRULED, // no rule of the rubric has its name
    SVOD_LIST_UNTOLD   // whom the rule marks is not known
} svod_list_state;
#define SVOD_LIST_STATES 4
const char *svod_list_state_id(svod_list_state state); // "agrees", "differs", "no_rule", "untold"

typedef enum svod_list_mark {
    SVOD_MARK_BOTH,     // in the list, and marked by the rule
    SVOD_MARK_MISSING,  // marked, and not in the list
    SVOD_MARK_TOO_MANY, // in the list, and not marked
    SVOD_MARK_OPEN,     // in the list; whether the rule marks it cannot be told
    SVOD_MARK_ALONE,    // in a list of no rule
    SVOD_MARK_UNKNOWN   // in the list; the roster lacks the name
} svod_list_mark;
#define SVOD_MARKS 6
const char *svod_list_mark_id(svod_list_mark mark); // "both", "missing", "too_many", "open", "listed", "unknown"

#define SVOD_NO_LEVEL UINT32_MAX // index of no level
typedef struct svod_listed {
    uint32_t unit;         // of the roster; UINT32_MAX: UNKNOWN
    uint8_t mark;          // svod_list_mark
    bool twice;            // it stands in the list once more, above
    bool wrong_level;      // the printed level is not its own
    const char *name;      // as printed; MISSING: as the roster has it
    const char *near;      // UNKNOWN: names like it; else ""
    uint32_t printed, own; // levels of the list's cluster; SVOD_NO_LEVEL: none is printed or known, it has none
    svod_place place;      // of its name; MISSING: of the list's last one
} svod_listed;

// Who else a list that follows a threshold would have to hold.
typedef enum svod_list_scope {
    SVOD_SCOPE_ALL,  // everybody on the threshold's side
    SVOD_SCOPE_REST, // all of the levels that it prints and of no other list of its table
    SVOD_SCOPE_LEVEL // those, with a threshold of its own for each level
} svod_list_scope;
const char *svod_list_scope_id(svod_list_scope scope); // "all", "rest", "level"

// A threshold: `listed` is the unit of the list that is nearest to it, `other` the nearest one that is not in the list.
typedef struct svod_list_limit {
    uint32_t level;         // scope LEVEL: index; else SVOD_NO_LEVEL
    uint32_t listed, other; // units; UINT32_MAX: there is none
} svod_list_limit;

// Is there a threshold on this node that yields the list? At most so many points: none when a unit of the list has as many points as one
// that is not in it, or more; that pair is the proof.
typedef struct svod_list_trial {
    uint32_t node;
    bool percent;           // of percents of the maximum; only where maxima differ between units, else they are as points are
    bool least;             // "at least"; false: "at most"
    bool gives;             // there is one
    uint8_t scope;          // gives: the widest that it holds for; else the narrowest in which it was refuted
    uint32_t blind;         // so many of the list have no points there: nothing is said of them
    svod_list_limit proof;  // !gives: the pair, of the level where they are farthest apart
    svod_list_limit *limit; // gives: one, or one a level
    uint32_t limit_count;
} svod_list_trial;

typedef struct svod_list {
    const char *name;       // as printed
    svod_place place;       // of its name
    uint8_t rule;           // svod_list_rule
    uint8_t state;          // svod_list_state
    uint32_t index;         // of the flag or the recommendation
    const char *id, *title; // of the rule; ""
    const svod_flag *when;  // its condition; NULL without rule
    const char *words;      // that in words: "раздел 8: не больше 0 баллов"; ""
    uint32_t node;          // that the list is about: its rule's, else what its name says; SVOD_NO_NODE: that cannot be told
    uint32_t cluster;       // whose levels it is parted by; UINT32_MAX: by none
    svod_listed *units;     // by level, those without last; in each as printed, then who is missing in roster order
    uint32_t count;         // of them all
    uint32_t printed;       // how many names it shows
    uint32_t of_rule;       // how many units its rule marks
    uint32_t marks[SVOD_MARKS];
    uint32_t twice, wrong_level;
    svod_list_trial *trials; // own node first, then in rubric order; none where the list agrees or nobody of it has points
    uint32_t trial_count;
} svod_list;

typedef struct svod_lists {
    const svod_result *result;
    svod_list *list; // by table and row
    uint32_t count;
    uint32_t states[SVOD_LIST_STATES]; // how many of each
    svod_lang lang;
} svod_lists;

#endif
