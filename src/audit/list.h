// Published lists as they are read: a table with a column of lists' names and a column of units, perhaps one of levels. Private to audit/.
#ifndef SVOD_AUDIT_LIST_H
#define SVOD_AUDIT_LIST_H

#include "audit/lookup.h"
#include "data/lists.h"

typedef struct list_entry {
    uint32_t row; // of the table
    size_t unit;  // of the roster; SVOD_NO_UNIT
    bool twice;   // the unit stands in the list once more, above, in row `before`
    uint32_t before;
} list_entry;

typedef struct unit_list {
    const char *name;     // as printed
    uint8_t rule;         // svod_list_rule
    uint32_t index;       // of the flag or the recommendation
    uint32_t first, last; // rows: of its name, of its last unit
    svod_vec entries;     // list_entry, in order of rows
} unit_list;

typedef struct list_table {
    const svod_pub_table *at;
    uint32_t table;
    uint32_t names, units, levels; // columns; levels SVOD_NO_COL: none
    svod_vec lists;                // unit_list, in the order of their names
} list_table;

// Reads the table's lists; rows of another year than the result's are none of them. False when it is no table of lists.
bool audit_lists_read(const auditing *a, uint32_t table, list_table *out);
// The result when its roster and rubric are those that the tables are held against; NULL.
const svod_result *audit_lists_result(const auditing *a);

// Its condition; NULL: no rule.
const svod_flag *list_when(const auditing *a, const unit_list *list);
const char *list_rule_id(const auditing *a, const unit_list *list);    // "" without rule
const char *list_rule_title(const auditing *a, const unit_list *list); // "" without rule
// "раздел 8: не больше 0 баллов"; of a condition that is no threshold its reason, else its title.
const char *list_rule_words(const auditing *a, const svod_flag *when);
// Whether the rule marks the unit; *known false: that cannot be told.
bool list_marks(const svod_result *result, const unit_list *list, size_t unit, bool *known);
// Can the result say whom the list's rule marks?
bool list_ruled(const svod_result *result, const unit_list *list);

#endif
