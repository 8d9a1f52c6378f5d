// Of the summary: by section, whom each recommendation goes to, parted by the levels of a cluster. One table of small type.
#include "letter/paper.h"

#define LEVELS 4 // more do not fit a page's width: they stand in one column then, a line each

typedef struct lists {
    letter_paper *paper;
    const svod_advice *advice;
    const svod_cluster_result *cluster; // NULL: units are not parted
    svod_letter_block *table;
    uint32_t *units; // room for a list
    uint32_t levels; // columns of levels, with that of units in none; 0: all in one column
    bool loose;      // there are units in no level
} lists;

static bool is_given(const lists *l, uint32_t rule, uint32_t unit) {
    return l->advice->states[(size_t)unit * l->advice->rules->count + rule] == SVOD_ADVICE_GIVEN;
}

// Names of those in this level (UINT32_MAX: in none) to which the rule is given; "" for none; all of them are counted, not named.
static const char *names_in(const lists *l, uint32_t rule, uint32_t level) {
    size_t count = 0, all = 0;
    for (uint32_t unit = 0; unit < l->paper->result->roster->count; unit++) {
        if (l->cluster && l->cluster->level[unit] != level) continue;
        all += l->paper->result->now.unit_state[unit] != SVOD_STATE_ABSENT;
        if (is_given(l, rule, unit)) l->units[count++] = unit;
    }
    if (count == all && count > 2) return svod_printf(l->paper->arena, SAY(l->paper, list_all), count);
    return paper_units(l->paper, l->units, count);
}

static const char *title_of(const lists *l, uint32_t level) {
    return level == UINT32_MAX ? SAY(l->paper, list_none) : l->cluster->cluster->levels[level].title;
}

// A line a level: "1 уровень: А, Б".
static const char *lines_of(const lists *l, uint32_t rule) {
    if (!l->cluster) return names_in(l, rule, UINT32_MAX);
    svod_buf out = svod_buf_of(l->paper->arena);
    uint32_t count = (uint32_t)l->cluster->cluster->count;
    for (uint32_t i = 0; i <= count; i++) {
        uint32_t level = i < count ? i : UINT32_MAX;
        const char *names = names_in(l, rule, level);
        if (*names) svod_buf_printf(&out, "%s%s: %s", out.len ? "\n" : "", title_of(l, level), names);
    }
    return out.len ? out.data : "";
}

static void put_rule(lists *l, uint32_t rule) {
    letter_paper *paper = l->paper;
    const svod_recommendation *of = &l->advice->rules->list[rule];
    svod_letter_row *row = paper_row(paper, l->table);
    const char *title = paper_sentence(paper, of->title);
    if (of->urgency != SVOD_THIS_YEAR) {
        const char *urgency = svod_urgency_name((svod_urgency)of->urgency, paper->lang);
        title = svod_printf(paper->arena, SAY(paper, list_urgency), title, urgency);
    }
    paper_cell(paper, row, 0, title)->ink = of->urgency == SVOD_URGENT ? SVOD_INK_BAD : SVOD_INK_PLAIN;
    if (!l->levels) {
        paper_cell(paper, row, 1, lines_of(l, rule));
        return;
    }
    for (uint32_t i = 0; i < l->levels; i++) {
        const char *names = names_in(l, rule, l->loose && i + 1 == l->levels ? UINT32_MAX : i);
        paper_cell(paper, row, i + 1, *names ? names : SVOD_NONE);
    }
}

// The section that a node lies in; the whole is its own.
static uint32_t section_of(const svod_rubric *rubric, uint32_t node) {
    while (rubric->nodes[node].depth > 1)
        node = rubric->nodes[node].parent;
    return node;
}

static void put_section(lists *l, uint32_t section) {
    letter_paper *paper = l->paper;
    bool headed = false;
    for (uint32_t rule = 0; rule < l->advice->rules->count; rule++) {
        const svod_recommendation *at = &l->advice->rules->list[rule];
        bool here = section_of(paper->rubric, at->node) == section && !l->advice->rules->addressees[at->addressee].region;
        if (!here || !l->advice->raised[rule]) continue;
        if (!headed) {
            svod_letter_row *row = paper_row(paper, l->table);
            svod_letter_cell *cell = paper_cell(paper, row, 0, section ? paper_node(paper, section) : SAY(paper, whole));
            cell->bold = cell->shaded = true;
            cell->cols = (uint8_t)paper->columns;
            row->count = 1;
            row->keep = headed = true;
        }
        put_rule(l, rule);
    }
}

// Half of the room is the same for all levels, the other half goes by their units.
static uint16_t width_of(const lists *l, uint32_t level) {
    size_t all = l->paper->result->roster->count, units = 0;
    for (uint32_t unit = 0; unit < all; unit++)
        units += l->cluster->level[unit] == level;
    return (uint16_t)(330 / l->levels + 330 * units / all);
}

static void open_table(lists *l) {
    letter_paper *paper = l->paper;
    for (uint32_t unit = 0; l->cluster && unit < paper->result->roster->count; unit++)
        l->loose |= l->cluster->level[unit] == UINT32_MAX;
    uint32_t levels = l->cluster ? (uint32_t)l->cluster->cluster->count + l->loose : 0;
    l->levels = levels > 1 && levels <= LEVELS ? levels : 0;
    uint16_t widths[LEVELS + 1] = {340, 660};
    const char *heads[LEVELS + 1] = {SAY(paper, col_advice), SAY(paper, col_to)};
    for (uint32_t i = 0; i < l->levels; i++) {
        uint32_t level = l->loose && i + 1 == l->levels ? UINT32_MAX : i;
        widths[i + 1] = width_of(l, level);
        heads[i + 1] = title_of(l, level);
    }
    uint32_t rows = l->advice->rules->count + paper->rubric->nodes[SVOD_ROOT].child_count + 1;
    l->table = paper_table(paper, widths, heads, l->levels ? l->levels + 1 : 2, rows);
    l->table->dense = true;
}

void paper_region_lists(letter_paper *paper) {
    const svod_advice *advice = paper->result->advice;
    if (!advice || !advice->given_count) return;
    lists l = {.paper = paper, .advice = advice, .units = SVOD_ARRAY(paper->arena, uint32_t, paper->result->roster->count)};
    if (paper->cluster != UINT32_MAX) l.cluster = &paper->result->clusters[paper->cluster];
    paper_heading(paper, SAY(paper, head_lists));
    const char *text = l.cluster ? svod_printf(paper->arena, SAY(paper, lists_parted), l.cluster->cluster->title) : SAY(paper, lists);
    paper_add(paper, SVOD_LETTER_TEXT, text)->keep = true;
    open_table(&l);
    for (uint32_t node = 0; node < paper->rubric->count; node = node ? paper->rubric->nodes[node].end : 1)
        put_section(&l, node);
}
