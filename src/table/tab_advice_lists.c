// "Списки": by section, whom each recommendation is given to, parted by the levels of a cluster.
#include "table/advice.h"
#include "table/lay.h"
#include "table/origin.h"
#include "table/tables.h"

#include <string.h>

enum { COL_LEVEL = 1, COL_UNITS = 2, COLS = 2, ROW_LETTERS = 2400 }; // letters of a row, that it is no higher than a page

// Units of one recommendation and level, as many rows as their names take.
typedef struct names {
    svod_lay *lay;
    uint32_t row;
    const char *label;
    svod_buf text;
    size_t letters;
} names;

static void put_names(names *n) {
    if (!n->text.len) return;
    svod_put_text(n->lay->table, n->row, COL_LEVEL, SVOD_CLASS_WRAP, n->label);
    svod_put_text(n->lay->table, n->row++, COL_UNITS, SVOD_CLASS_WRAP, n->text.data);
    n->text = svod_buf_of(n->lay->arena);
    n->letters = 0;
}

static void add_name(names *n, const char *name) {
    size_t letters = svod_utf8_count(name, strlen(name)) + 2;
    if (n->letters + letters > ROW_LETTERS) put_names(n);
    svod_buf_printf(&n->text, "%s%s", n->text.len ? ", " : "", name);
    n->letters += letters;
}

// Named in it: what is said to addressees of the region names those that no other such recommendation has named instead.
static bool is_listed(const svod_advice *advice, uint32_t rule, size_t unit) {
    return advice->states[unit * advice->rules->count + rule] == SVOD_ADVICE_GIVEN;
}

// To somebody: of the region, to fewer units than `least` it is not said at all.
static bool is_given(const svod_advice *advice, uint32_t rule) {
    const svod_recommendation *of = &advice->rules->list[rule];
    return advice->raised[rule] > 0 && (!advice->rules->addressees[of->addressee].region || advice->raised[rule] >= of->least);
}

// level UINT32_MAX: units without one, or, where there is no cluster, all of them.
static uint32_t put_level(svod_lay *lay, uint32_t row, uint32_t rule, const svod_cluster_result *cluster, uint32_t level,
                          const char *label) {
    names n = {.lay = lay, .row = row, .label = label, .text = svod_buf_of(lay->arena)};
    for (uint32_t unit = 0; unit < lay->result->roster->count; unit++)
        if (is_listed(lay->result->advice, rule, unit) && (!cluster || cluster->level[unit] == level))
            add_name(&n, lay->result->roster->units[unit].name);
    put_names(&n);
    return n.row;
}

static uint32_t put_levels(svod_lay *lay, uint32_t row, uint32_t rule) {
    const svod_advice *advice = lay->result->advice;
    uint32_t of = advice->rules->cluster;
    if (of == UINT32_MAX) return put_level(lay, row, rule, NULL, UINT32_MAX, SAY(lay, units));
    const svod_cluster_result *cluster = &lay->result->clusters[of];
    for (uint32_t level = 0; level < cluster->cluster->count; level++)
        row = put_level(lay, row, rule, cluster, level, cluster->cluster->levels[level].title);
    return put_level(lay, row, rule, cluster, UINT32_MAX, SAY(lay, no_level));
}

static uint32_t put_rule(svod_lay *lay, uint32_t row, uint32_t rule) {
    const svod_advice *advice = lay->result->advice;
    const svod_recommendation *of = &advice->rules->list[rule];
    uint32_t count = advice->raised[rule], from = row;
    const char *title = svod_printf(lay->arena, SAY(lay, advise_list), of->title, count, (size_t)lay->result->roster->count);
    svod_out *head = svod_put_text(lay->table, row++, COL_LEVEL, SVOD_CLASS_WRAP, title);
    head->cols = COLS;
    svod_lay_tone(svod_origin_words(lay, head, "advised:%s count:units", svod_origin_word(lay, of->id)), SVOD_TONE_STRONG);
    const char *who = advice->rules->addressees[of->addressee].title, *when = svod_urgency_name((svod_urgency)of->urgency, lay->lang);
    svod_lay_note(lay, row++, COL_LEVEL, COLS, svod_printf(lay->arena, "%s · %s", who, when));
    if (of->when.kind == SVOD_FLAG_ALL && !of->only_count && !of->unit_count && !of->unless_count)
        svod_lay_note(lay, row++, COL_LEVEL, COLS, SAY(lay, advise_everybody));
    else
        row = put_levels(lay, row, rule);
    svod_table_keep(lay->table, from, row - 1 < from + 4 ? row - 1 : from + 4);
    return row + 1;
}

// What is given to nobody is told in one line.
static uint32_t put_nobody(svod_lay *lay, uint32_t row, const bool *mine) {
    const svod_advice *advice = lay->result->advice;
    svod_buf text = svod_buf_of(lay->arena);
    for (uint32_t rule = 0; rule < advice->rules->count; rule++)
        if (mine[rule] && !is_given(advice, rule)) svod_buf_printf(&text, "%s%s", text.len ? "; " : "", advice->rules->list[rule].title);
    if (!text.len) return row;
    svod_lay_note(lay, row, COL_LEVEL, COLS, svod_printf(lay->arena, SAY(lay, advise_nobody), text.data));
    return row + 2;
}

static uint32_t put_section(svod_lay *lay, uint32_t row, uint32_t section) {
    const svod_advice *advice = lay->result->advice;
    bool *mine = SVOD_ARRAY(lay->arena, bool, advice->rules->count), any = false;
    for (uint32_t rule = 0; rule < advice->rules->count; rule++) {
        mine[rule] = svod_advice_section(lay->rubric, advice->rules->list[rule].node) == section;
        any |= mine[rule];
    }
    if (!any) return row;
    svod_put_text(lay->table, row++, COL_LEVEL, SVOD_CLASS_SUBTITLE, svod_advice_about(lay, lay->rubric, section))->cols = COLS;
    for (uint32_t rule = 0; rule < advice->rules->count; rule++)
        if (mine[rule] && is_given(advice, rule)) row = put_rule(lay, row, rule);
    return put_nobody(lay, row, mine);
}

static void build(const svod_result *result, bool origins, svod_arena *arena, svod_vec *out) {
    const svod_advice *advice = result->advice;
    if (!advice || !advice->rules->count) return;
    svod_lay lay = svod_lay_of(result, origins, arena, "advice_lists", svod_say(result->campaign->lang, SVOD_T_table_sheet_advice_lists));
    svod_table_width(lay.table, COL_LEVEL, COL_LEVEL, 30);
    svod_table_width(lay.table, COL_UNITS, COL_UNITS, 110);
    uint32_t of = advice->rules->cluster;
    const char *intro = SAY(&lay, intro_advice_lists);
    if (of != UINT32_MAX) intro = svod_printf(arena, SAY(&lay, intro_advice_levels), intro, lay.rubric->clusters[of].title);
    uint32_t row = svod_lay_title(&lay, SAY(&lay, title_advice_lists), intro, COLS);
    for (uint32_t i = 0; i < lay.section_count; i++)
        row = put_section(&lay, row, lay.sections[i]);
    put_section(&lay, row, SVOD_ROOT);
    lay.table->landscape = true;
    svod_lay_done(&lay, out);
}

const svod_table_kind tab_advice_lists = {"advice_lists", build, "кому дана каждая рекомендация: по разделам и уровням",
                                          "whom each recommendation is given to, by section and level"};
