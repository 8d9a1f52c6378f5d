// What the checks of words, shares and ratios look up: the roster's cells, levels by their words and bands, the same unit's cell in
// another table. Private to audit/.
#ifndef SVOD_AUDIT_LOOKUP_H
#define SVOD_AUDIT_LOOKUP_H

#include "audit/check.h"

#define AUDIT_WHOLE_MOST 1000000000 // quotients from here on are no figure that anybody prints

static inline svod_spot audit_spot(uint32_t table, uint32_t row, uint32_t col) {
    return (svod_spot){table, row, col};
}
static inline bool audit_is_number(const svod_pub_cell *cell) {
    return cell->state == SVOD_PUB_NUMBER;
}

// Year that a figure speaks of: its column's, else its row's; 0: not said.
int audit_year(const svod_pub_table *table, uint32_t row, uint32_t col);
// The two years that a footer or a column of changes compares, the earlier one first: as said (0: not), else the table's last and the one
// before. False when there are no two.
bool audit_compared(const svod_pub_table *table, int said, int base, int years[2]);
// Is a figure of the rubric's own year, or of no year that is said?
bool audit_of_rubric_year(const auditing *a, const svod_pub_table *table, uint32_t row, uint32_t col);
// The unit's row before shows the same merged cell: what it says is judged there.
bool audit_repeated(const svod_pub_table *table, uint32_t row, uint32_t col);
// Index in the roster; SVOD_NO_UNIT for rows of no unit, unknown units, and without a roster.
size_t audit_unit(const auditing *a, const svod_pub_table *table, uint32_t row);
// A doubt about a name that the roster lacks, with near ones; `work` counts what looking for them took, over all names of a table.
void audit_unknown(auditing *a, svod_spot at, const char *name, size_t *work);
// Parts of a claim: a copy of the spots.
svod_parts audit_cells(const auditing *a, const svod_spot *spots, uint32_t count);
// Largest number of points of a node in a year: the rubric's, else what the table's headers say; 0: not known.
int64_t audit_max_known(const auditing *a, const svod_pub_table *table, uint32_t node, int year);
// Are two names equal but for their digits, and not the same? "teachers_2022", "teachers_2023".
bool audit_other_year(const char *left, const char *right);
// What people call the column: the rubric's word for its attribute or cluster, else its header.
const char *audit_title(const auditing *a, const svod_pub_table *table, uint32_t col);
// A cell as printed, with the language's decimal mark: "87", "34,1 %" where it is a percent.
const char *audit_shown(const auditing *a, const svod_pub_cell *cell, bool percent);
// Middle of an interval: "84,1" with at most so many places.
const char *audit_places(const auditing *a, amount what, unsigned decimals);

// ---- the roster -----------------------------------------------------------------------------------------------------------------

#define AUDIT_NO_ATTR SIZE_MAX
size_t audit_attr(const auditing *a, const char *name); // index of a column; AUDIT_NO_ATTR
// The roster's cell as if it were printed: number, text or nothing.
svod_pub_cell audit_roster_cell(const auditing *a, size_t unit, size_t attr);

// Where a named figure of a unit stands: the table's own column first, else the roster's.
typedef struct figure_source {
    uint32_t col; // SVOD_NO_COL: not in the table
    size_t attr;  // AUDIT_NO_ATTR: not in the roster
    const char *name;
} figure_source;
figure_source audit_source(const auditing *a, const svod_pub_table *table, const char *name);
// The same of another year, of the table or the roster; `turn` 0, 1 …; false when there is no such one.
bool audit_source_other(const auditing *a, const svod_pub_table *table, const char *name, size_t turn, figure_source *out);
// The number there; false when there is none. *from_table says whether it is printed in the row.
bool audit_source_number(const auditing *a, const svod_pub_table *table, uint32_t row, const figure_source *source, int64_t *value,
                         bool *from_table);
// The whole part of a quotient of two such, below > 0, in billionths; what no int64 holds is its greatest.
int64_t audit_whole_part(int64_t above, int64_t below);

// ---- levels ---------------------------------------------------------------------------------------------------------------------

#define AUDIT_NO_LEVEL UINT32_MAX
typedef struct level_names {
    const svod_cluster *cluster;
    svod_map *keys;      // folded ids, titles, words and bands -> level
    const char **titles; // [level] folded
    const char **ids;
} level_names;
level_names audit_level_names(const auditing *a, const svod_cluster *cluster);
// The level that a folded text names; AUDIT_NO_LEVEL when none or several.
uint32_t audit_level_named(const level_names *names, const char *key);
// The band that holds the whole part of a figure in billionths.
uint32_t audit_band(const svod_cluster *cluster, int64_t value);
const char *audit_level_title(const auditing *a, const svod_cluster *cluster, uint32_t level); // "1 уровень (21–50)"
const char *audit_levels_list(const auditing *a, const svod_cluster *cluster);                 // all of them
// Text of a cell for comparing with words: a number in its shortest form.
const char *audit_word(svod_arena *arena, const svod_pub_cell *cell);

// ---- attributes of a unit: against the roster and tables before --------------------------------------------------------------

// Judges a column that repeats an attribute of the roster (ATTRIBUTE, or LEVEL of a cluster by words).
void audit_trait(auditing *a, uint32_t table, uint32_t col);

// Least of the maxima of a node's leaves, and what divides them all; both zeroed before the call.
void audit_leaf_maxima(const svod_rubric *rubric, uint32_t node, int64_t *least, int64_t *step);

#endif
