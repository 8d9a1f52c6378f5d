// Looks up what the checks compare printed words and figures with.
#include "audit/lookup.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"

int audit_year(const svod_pub_table *table, uint32_t row, uint32_t col) {
    return table->cols[col].year ? table->cols[col].year : table->rows[row].year;
}

bool audit_compared(const svod_pub_table *table, int said, int base, int years[2]) {
    uint32_t n = table->year_count;
    years[1] = said ? said : n ? table->years[n - 1] : 0;
    years[0] = base;
    for (uint32_t i = 0; i < n && !base; i++)
        if (table->years[i] < years[1]) years[0] = table->years[i];
    return years[0] && years[1] && years[0] != years[1];
}

bool audit_of_rubric_year(const auditing *a, const svod_pub_table *table, uint32_t row, uint32_t col) {
    int year = audit_year(table, row, col);
    if (row + 1 < table->row_count && audit_repeated(table, row + 1, col)) return true; // one cell for all years of the unit
    return !year || year == a->input->rubric->year;
}

bool audit_repeated(const svod_pub_table *table, uint32_t row, uint32_t col) {
    const svod_pub_row *at = &table->rows[row];
    if (!row || at->kind != SVOD_PUB_ROW_UNIT || at[-1].kind != SVOD_PUB_ROW_UNIT || at[-1].name != at->name) return false;
    const svod_pub_cell *own = svod_pub_at(table, row, col), *above = svod_pub_at(table, row - 1, col);
    return own->row && own->row == above->row && own->col == above->col;
}

size_t audit_unit(const auditing *a, const svod_pub_table *table, uint32_t row) {
    const svod_pub_row *at = &table->rows[row];
    return a->input->roster && at->kind == SVOD_PUB_ROW_UNIT ? table->units[at->name] : SVOD_NO_UNIT;
}

svod_parts audit_cells(const auditing *a, const svod_spot *spots, uint32_t count) {
    svod_spot *cells = SVOD_ARRAY(a->arena, svod_spot, count);
    memcpy(cells, spots, count * sizeof *spots);
    return (svod_parts){.kind = SVOD_PARTS_CELLS, .cells = cells, .count = count};
}

int64_t audit_max_known(const auditing *a, const svod_pub_table *table, uint32_t node, int year) {
    int64_t max = audit_max(a, node, year);
    for (uint32_t i = 0; i < table->max_count && !max; i++) {
        const svod_pub_max *said = &table->maxima[i];
        const svod_pub_col *col = &table->cols[said->col];
        int of = said->year ? said->year : col->year;
        if (col->node == node && node != SVOD_NO_NODE && (!of || !year || of == year)) max = said->value;
    }
    return max;
}

bool audit_other_year(const char *left, const char *right) {
    if (!left || !right || svod_streq(left, right)) return false;
    while (*left && *right && (*left == *right || (svod_digit(*left) && svod_digit(*right))))
        left++, right++;
    return !*left && !*right;
}

const char *audit_title(const auditing *a, const svod_pub_table *table, uint32_t col) {
    const char *name = table->cols[col].attribute;
    const char *title = name ? svod_rubric_attribute_title(a->input->rubric, name) : NULL;
    if (title && title != name) return title;
    uint32_t cluster = table->cols[col].cluster;
    return !name && cluster < a->input->rubric->cluster_count ? a->input->rubric->clusters[cluster].title : table->cols[col].header;
}

const char *audit_shown(const auditing *a, const svod_pub_cell *cell, bool percent) {
    char buf[40];
    if (!audit_is_number(cell)) return cell->text;
    const char *number = svod_pub_text(buf, cell->value, cell->decimals, svod_lang_mark(a->lang));
    return svod_printf(a->arena, percent ? "%s %%" : "%s", number);
}

const char *audit_places(const auditing *a, amount what, unsigned decimals) {
    return audit_number(a, amount_value(what, decimals));
}

#define NEAR_WORK 2000000 // units compared with unknown names in search of near ones

void audit_unknown(auditing *a, svod_spot at, const char *name, size_t *work) {
    const svod_roster *roster = a->input->roster;
    svod_claim *claim = audit_claim(a, at, SVOD_DOUBTFUL, SVOD_HOW_NOT);
    claim->outside = true;
    claim->code = SVOD_F_audit_unit_unknown;
    claim->found = name;
    *work += roster->count;
    const char *near = *work <= NEAR_WORK ? svod_roster_nearest(roster, a->arena, name) : "";
    claim->expected = svod_printf(a->arena, svod_say(a->lang, *near ? SVOD_T_audit_unit_near : SVOD_T_audit_unit_none), near);
}

// ---- the roster -----------------------------------------------------------------------------------------------------------------

size_t audit_attr(const auditing *a, const char *name) {
    size_t attr;
    return name && a->input->roster && svod_roster_attr_index(a->input->roster, name, &attr) ? attr : AUDIT_NO_ATTR;
}

// Billionths; false when it does not fit.
static bool billionths(svod_decimal number, int64_t *out) {
    if (number.scale > SVOD_PUB_DECIMALS) return false;
    int64_t by = SVOD_PUB_ONE;
    for (int i = 0; i < number.scale; i++)
        by /= 10;
    return !__builtin_mul_overflow(number.mantissa, by, out);
}

svod_pub_cell audit_roster_cell(const auditing *a, size_t unit, size_t attr) {
    const char *text = unit == SVOD_NO_UNIT || attr == AUDIT_NO_ATTR ? "" : a->input->roster->units[unit].attrs[attr];
    svod_pub_cell cell = {.text = text, .state = SVOD_PUB_TEXT};
    svod_decimal number;
    svod_num_kind kind = svod_num_parse(text, strlen(text), &number, NULL);
    if (kind == SVOD_NUM_NOTHING) cell.state = SVOD_PUB_NOTHING;
    if (kind != SVOD_NUM_VALUE || !billionths(number, &cell.value)) return cell;
    cell.state = SVOD_PUB_NUMBER;
    cell.decimals = (uint8_t)number.scale;
    return cell;
}

static uint32_t attribute_col(const svod_pub_table *table, const char *name) {
    for (uint32_t col = 0; name && col < table->col_count; col++)
        if (table->cols[col].kind == SVOD_PUB_ATTRIBUTE && svod_streq(table->cols[col].attribute, name)) return col;
    return SVOD_NO_COL;
}

figure_source audit_source(const auditing *a, const svod_pub_table *table, const char *name) {
    return (figure_source){attribute_col(table, name), audit_attr(a, name), name};
}

bool audit_source_other(const auditing *a, const svod_pub_table *table, const char *name, size_t turn, figure_source *out) {
    for (uint32_t col = 0; col < table->col_count; col++) {
        const svod_pub_col *at = &table->cols[col];
        if (at->kind != SVOD_PUB_ATTRIBUTE || !audit_other_year(at->attribute, name) || turn--) continue;
        *out = (figure_source){col, AUDIT_NO_ATTR, at->attribute};
        return true;
    }
    const svod_roster *roster = a->input->roster;
    for (size_t attr = 0; roster && attr < roster->attr_count; attr++) {
        const char *own = roster->attr_names[attr];
        if (!audit_other_year(own, name) || attribute_col(table, own) != SVOD_NO_COL || turn--) continue;
        *out = (figure_source){SVOD_NO_COL, attr, own};
        return true;
    }
    return false;
}

bool audit_source_number(const auditing *a, const svod_pub_table *table, uint32_t row, const figure_source *source, int64_t *value,
                         bool *from_table) {
    *from_table = source->col != SVOD_NO_COL;
    svod_pub_cell cell =
        *from_table ? *svod_pub_at(table, row, source->col) : audit_roster_cell(a, audit_unit(a, table, row), source->attr);
    *value = cell.value;
    return audit_is_number(&cell);
}

int64_t audit_whole_part(int64_t above, int64_t below) {
    return amount_value(amount_of((__int128)(above / below) * SVOD_PUB_ONE), SVOD_PUB_DECIMALS);
}

// ---- levels ---------------------------------------------------------------------------------------------------------------------

level_names audit_level_names(const auditing *a, const svod_cluster *cluster) {
    level_names out = {cluster, svod_map_new(a->arena), SVOD_ARRAY(a->arena, const char *, cluster->count + 1),
                       SVOD_ARRAY(a->arena, const char *, cluster->count + 1)};
    for (size_t i = 0; i < cluster->count; i++) {
        const svod_level *level = &cluster->levels[i];
        svod_map_add(out.keys, out.ids[i] = svod_fold(a->arena, level->id), i);
        svod_map_add(out.keys, out.titles[i] = svod_fold(a->arena, level->title), i);
        for (size_t v = 0; v < level->value_count; v++)
            svod_map_add(out.keys, level->values[v], i);
        if (cluster->kind == SVOD_CLUSTER_ATTRIBUTE) continue;
        svod_map_add(out.keys, svod_fold(a->arena, svod_level_words(level, a->arena, SVOD_RU)), i);
        svod_map_add(out.keys, svod_fold(a->arena, svod_level_words(level, a->arena, SVOD_EN)), i);
    }
    return out;
}

// Does the text begin with the words, or hold them as words of its own?
static bool holds_word(const char *text, const char *word) {
    size_t len = strlen(word);
    for (const char *at = text; len && (at = strstr(at, word)); at++)
        if ((at == text || at[-1] == ' ') && (!at[len] || at[len] == ' ')) return true;
    return false;
}

static bool begins(const char *title, const char *key) {
    size_t len = strlen(key);
    return len && !strncmp(title, key, len) && (!title[len] || title[len] == ' ');
}

uint32_t audit_level_named(const level_names *names, const char *key) {
    size_t known;
    if (svod_map_get(names->keys, key, &known)) return (uint32_t)known;
    uint32_t found = AUDIT_NO_LEVEL, count = 0; // "1 уровень" of "1 уровень (21–50)"
    for (uint32_t i = 0; i < names->cluster->count; i++)
        if (begins(names->titles[i], key)) found = i, count++;
    for (uint32_t i = 0; i < names->cluster->count && !count; i++)
        if (holds_word(key, names->ids[i])) // "уровень 1"
            found = found == AUDIT_NO_LEVEL ? i : UINT32_MAX - 1;
    return count > 1 || found == UINT32_MAX - 1 ? AUDIT_NO_LEVEL : found;
}

uint32_t audit_band(const svod_cluster *cluster, int64_t value) {
    int64_t whole = value / SVOD_PUB_ONE - (value % SVOD_PUB_ONE < 0);
    for (uint32_t i = 0; i < cluster->count; i++)
        if (whole >= cluster->levels[i].from && whole <= cluster->levels[i].to) return i;
    return AUDIT_NO_LEVEL;
}

// Does the title say the bound itself?
static bool says(const char *title, int64_t bound) {
    char buf[24];
    if (bound == INT64_MIN || bound == INT64_MAX) return true;
    snprintf(buf, sizeof buf, "%lld", (long long)bound);
    return strstr(title, buf) != NULL;
}

const char *audit_level_title(const auditing *a, const svod_cluster *cluster, uint32_t level) {
    const svod_level *at = &cluster->levels[level];
    if (cluster->kind == SVOD_CLUSTER_ATTRIBUTE) return at->title;
    if (says(at->title, at->from) && says(at->title, at->to)) return at->title;
    return svod_printf(a->arena, "%s (%s)", at->title, svod_level_words(at, a->arena, a->lang));
}

const char *audit_levels_list(const auditing *a, const svod_cluster *cluster) {
    svod_buf out = svod_buf_of(a->arena);
    for (uint32_t i = 0; i < cluster->count; i++)
        svod_buf_printf(&out, "%s%s", i ? ", " : "", audit_level_title(a, cluster, i));
    return out.data ? out.data : "";
}

const char *audit_word(svod_arena *arena, const svod_pub_cell *cell) {
    char buf[40];
    return audit_is_number(cell) ? svod_strdup(arena, svod_pub_short(buf, cell->value, '.')) : cell->text;
}

static int64_t divisor(int64_t a, int64_t b) {
    while (b) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

void audit_leaf_maxima(const svod_rubric *rubric, uint32_t node, int64_t *least, int64_t *step) {
    int64_t max = svod_pub_of_points(rubric->nodes[node].max);
    if (svod_rubric_leaf(rubric, node) && max > 0) {
        if (!*least || max < *least) *least = max;
        *step = divisor(max, *step);
    }
    for (uint32_t child = rubric->nodes[node].first_child; child != SVOD_NO_NODE; child = rubric->nodes[child].next)
        audit_leaf_maxima(rubric, child, least, step);
}
