// The sheets of a form put together, and what they share: totals as formulas, permitted scores in words and as validations.
#include "table/form.h"

#include <stdio.h>
#include <string.h>

#include "table/form_parts.h"

#define ARGUMENTS 200 // of one function; office programs take 255

svod_table *form_sheet(const form *f, const char *id, const char *name) {
    svod_table *table = SVOD_NEW(f->arena, svod_table);
    *table = svod_table_of(f->arena, id, name, f->rubric->decimals);
    table->locked = true;
    return table;
}

// ---- words ---------------------------------------------------------------------------------------------------------------

const char *form_points(const form *f, svod_points points) {
    char buf[40];
    return svod_strdup(f->arena, svod_points_short(buf, points, 4, svod_lang_mark(f->lang)));
}

const char *form_unit_word(const form *f) {
    const char *title = f->rubric->unit_title;
    return title && *title ? title : svod_say(f->lang, SVOD_T_table_unit);
}

const char *form_date(const form *f, const char *iso) {
    if (f->lang != SVOD_RU || strlen(iso) != 10) return iso;
    return svod_printf(f->arena, "%.2s.%.2s.%.4s", iso + 8, iso + 5, iso);
}

const char *form_scale(const form *f, uint32_t node, const char *between) {
    const svod_rnode *at = &f->rubric->nodes[node];
    if (!svod_rubric_criterion(f->rubric, node) || f->leaves > SVOD_ALLOWED_MOST) return NULL;
    const char *max = form_points(f, at->max);
    if (at->step <= 0) return svod_printf(f->arena, FORM_SAY(f, scale), max);
    if (at->step == at->max) return svod_printf(f->arena, FORM_SAY(f, scale_two), max);
    return svod_printf(f->arena, FORM_SAY(f, scale_steps), max, between, form_points(f, at->step));
}

// Leaves below a node, itself included, and how many of them are agreed.
static uint32_t agreed_below(const form *f, uint32_t node, uint32_t *leaves) {
    uint32_t agreed = 0;
    *leaves = 0;
    for (uint32_t n = node; n < f->rubric->nodes[node].end; n++) {
        if (!svod_rubric_criterion(f->rubric, n)) continue;
        *leaves += 1;
        agreed += f->rubric->nodes[n].combine.rule == SVOD_COMBINE_AGREED;
    }
    return agreed;
}

bool form_agreed(const form *f, uint32_t leaf) {
    return f->input->chair && svod_rubric_criterion(f->rubric, leaf) && f->rubric->nodes[leaf].combine.rule == SVOD_COMBINE_AGREED;
}

const char *form_chair(const form *f) {
    uint32_t leaves, agreed = agreed_below(f, SVOD_ROOT, &leaves);
    if (!agreed) return FORM_SAY(f, chair_none);
    if (agreed == leaves) return FORM_SAY(f, chair_all);
    svod_buf names = svod_buf_of(f->arena);
    for (uint32_t n = 1; n < f->rubric->count; n++) {
        agreed = agreed_below(f, n, &leaves);
        if (!agreed || agreed < leaves) continue;
        svod_buf_printf(&names, "%s%s", names.len ? "; " : "", svod_node_name(f->rubric, n, f->arena));
        n = f->rubric->nodes[n].end - 1;
    }
    return svod_printf(f->arena, FORM_SAY(f, chair_some), names.data);
}

const char *form_campaign(const form *f) {
    const svod_campaign *campaign = f->input->campaign;
    if (campaign->provenance != SVOD_DEMO) return campaign->title;
    return svod_printf(f->arena, "%s · %s", campaign->title, FORM_SAY(f, demo));
}

// ---- formulas ------------------------------------------------------------------------------------------------------------

// References gathered into runs: "D7:E7,J7", parted into several calls of a function where one would have too many.
typedef struct runs {
    const form *f;
    form_line line;
    const char *function;
    svod_buf text;
    uint32_t from, to, count;
} runs;

static const char *ref_at(const runs *r, uint32_t place) {
    return r->line.across ? svod_ref_cell(r->f->arena, r->line.other, place) : svod_ref_cell(r->f->arena, place, r->line.other);
}

static void end_run(runs *r) {
    if (!r->from) return;
    const char *between = r->count == 0 ? "" : r->count % ARGUMENTS == 0 ? ")+" : ",";
    svod_buf_str(&r->text, between);
    if (r->count % ARGUMENTS == 0) svod_buf_printf(&r->text, "%s(", r->function);
    svod_buf_str(&r->text, ref_at(r, r->from));
    if (r->to > r->from) svod_buf_printf(&r->text, ":%s", ref_at(r, r->to));
    r->count++;
    r->from = 0;
}

static void add_place(runs *r, uint32_t place) {
    if (r->from && place != r->to + 1) end_run(r);
    if (!r->from) r->from = place;
    r->to = place;
}

static const char *over_children(const form *f, form_line line, uint32_t node, const char *function) {
    runs r = {.f = f, .line = line, .function = function, .text = svod_buf_of(f->arena)};
    const svod_rnode *nodes = f->rubric->nodes;
    for (uint32_t child = nodes[node].first_child; child != SVOD_NO_NODE; child = nodes[child].next)
        if (line.at[child]) add_place(&r, line.at[child]);
    end_run(&r);
    svod_buf_str(&r.text, ")");
    return r.text.data;
}

const char *form_total(const form *f, form_line line, uint32_t node) {
    return svod_printf(f->arena, "=IF(%s=0,\"\",%s)", over_children(f, line, node, "COUNT"), over_children(f, line, node, "SUM"));
}

const char *form_filled(const form *f, form_line line) {
    runs r = {.f = f, .line = line, .function = "COUNTA", .text = svod_buf_of(f->arena)};
    for (uint32_t n = 1; n < f->rubric->count; n++)
        if (svod_rubric_criterion(f->rubric, n)) add_place(&r, line.at[n]);
    end_run(&r);
    svod_buf_str(&r.text, ")");
    return r.text.data;
}

// ---- what may be entered -------------------------------------------------------------------------------------------------

// A decimal as formulas have it.
static const char *plain(const form *f, svod_points points) {
    char buf[40];
    return svod_strdup(f->arena, svod_points_short(buf, points, 4, '.'));
}

// True of a permitted score in `cell`, for the few scales that are too long for a list.
static const char *permits(const form *f, const char *cell, uint32_t node) {
    const svod_rnode *at = &f->rubric->nodes[node];
    const char *step = at->step > 0 ? plain(f, at->step) : NULL;
    const char *whole = step ? svod_printf(f->arena, ",ABS(%s/%s-ROUND(%s/%s,0))<0.000001", cell, step, cell, step) : "";
    const char *word = f->na ? svod_printf(f->arena, "%s=\"%s\"", cell, f->na) : "FALSE";
    return svod_printf(f->arena, "=IF(ISNUMBER(%s),AND(%s>=0,%s<=%s%s),%s)", cell, cell, cell, plain(f, at->max), whole, word);
}

static svod_allowed *add_allowed(const form *f, svod_table *table, form_line line, uint32_t deep, uint32_t first, uint32_t last) {
    uint32_t from = line.at[first], to = line.at[last], other = line.other;
    svod_range across = {other, from, other + deep - 1, to}, down = {from, other, to, other + deep - 1};
    svod_allowed *allowed = svod_table_allow(table, line.across ? across : down);
    const char *words = svod_printf(f->arena, FORM_SAY(f, allowed), f->allowed[first]);
    allowed->list = f->list[first];
    if (!allowed->list) allowed->formula = permits(f, svod_ref_cell(f->arena, allowed->range.row1, allowed->range.col1), first);
    allowed->title = first == last ? f->rubric->nodes[first].id : FORM_SAY(f, score);
    // What is allowed comes first: a long title is what is cut.
    allowed->message = first == last ? svod_printf(f->arena, "%s\n%s", words, f->rubric->nodes[first].title) : words;
    allowed->error_title = FORM_SAY(f, wrong);
    allowed->error = svod_printf(f->arena, FORM_SAY(f, wrong_words), f->allowed[first]);
    return allowed;
}

// Beyond what a sheet can hold of validations, the rest has one that sees to nothing but maxima.
static void allow_rest(const form *f, svod_table *table, form_line line, uint32_t deep, uint32_t first, uint32_t last) {
    svod_allowed *rest = add_allowed(f, table, line, deep, first, last);
    const char *cell = svod_ref_cell(f->arena, rest->range.row1, rest->range.col1);
    char max[SVOD_REF_SIZE + 1];
    if (line.across)
        snprintf(max, sizeof max, "%.*s$%d", (int)strcspn(cell, "0123456789"), cell, SVOD_FORM_MAX_ROW);
    else
        snprintf(max, sizeof max, "$C%u", rest->range.row1);
    rest->list = NULL;
    rest->formula = svod_printf(f->arena, "=IF(ISNUMBER(%s),AND(%s>=0,%s<=%s),TRUE)", cell, cell, cell, max);
    rest->title = FORM_SAY(f, score);
    rest->message = rest->error = FORM_SAY(f, to_maximum);
}

// Do they take the same scores, with nothing between them but totals, which are closed anyhow?
static bool same_scale(const form *f, uint32_t a, uint32_t b) {
    return f->list[a] && f->list[a] == f->list[b];
}

void form_allow(const form *f, svod_table *table, form_line line, uint32_t deep, bool single) {
    uint32_t first = SVOD_NO_NODE, last = SVOD_NO_NODE;
    bool mixed = false;
    single &= f->leaves <= SVOD_ALLOWED_MOST;
    for (uint32_t n = 1; n < f->rubric->count; n++) {
        if (!svod_rubric_criterion(f->rubric, n)) continue;
        bool full = table->allowed.count + 1 == SVOD_ALLOWED_MOST;
        if (first != SVOD_NO_NODE && !full && (single || !same_scale(f, first, n))) {
            add_allowed(f, table, line, deep, first, last);
            first = SVOD_NO_NODE;
        }
        if (first == SVOD_NO_NODE) first = n;
        mixed |= first != n && !same_scale(f, first, n);
        last = n;
    }
    if (mixed)
        allow_rest(f, table, line, deep, first, last);
    else if (first != SVOD_NO_NODE)
        add_allowed(f, table, line, deep, first, last);
}

// ---- the form ------------------------------------------------------------------------------------------------------------

static const char *words_of(const form *f, uint32_t node, const int32_t *choices, size_t count) {
    const svod_rnode *at = &f->rubric->nodes[node];
    svod_buf buf = svod_buf_of(f->arena);
    if (choices && count <= 7) {
        for (size_t i = 0; i < count; i++)
            svod_buf_printf(&buf, "%s%s", i ? "; " : "", form_points(f, choices[i] * SVOD_POINT_TENTHOUSANDTH));
    } else if (at->step > 0) {
        svod_buf_printf(&buf, FORM_SAY(f, steps), form_points(f, at->max), form_points(f, at->step));
    } else {
        svod_buf_printf(&buf, FORM_SAY(f, up_to), form_points(f, at->max));
    }
    if (f->na) svod_buf_printf(&buf, FORM_SAY(f, or_word), f->na);
    return buf.data;
}

static void read_scales(form *f) {
    f->list = SVOD_ARRAY(f->arena, const char *, f->rubric->count);
    f->allowed = SVOD_ARRAY(f->arena, const char *, f->rubric->count);
    for (uint32_t n = 1; n < f->rubric->count; n++) {
        if (!svod_rubric_criterion(f->rubric, n)) continue;
        size_t count = 0;
        const int32_t *choices = svod_form_choices(f->rubric, n, &count, f->arena);
        f->allowed[n] = words_of(f, n, choices, count);
        f->leaves++;
    }
}

const svod_table *const *svod_form_tables(const svod_form_input *input, svod_form_hash *hash, svod_arena *arena, size_t *count) {
    form f = {.input = input,
              .rubric = input->rubric,
              .plan = svod_form_plan_of(input->rubric, input->roster, input->units, arena),
              .lang = input->campaign->lang,
              .arena = arena,
              .na = svod_form_na(input->rubric, input->campaign->lang, arena)};
    read_scales(&f);
    size_t units = f.plan.unit_sheets ? f.plan.unit_count : 0;
    const svod_table **tables = SVOD_ARRAY(arena, const svod_table *, units + 3);
    tables[0] = form_keys(&f, hash);
    tables[1] = form_help(&f);
    tables[2] = form_matrix(&f);
    for (size_t i = 0; i < units; i++)
        tables[3 + i] = form_unit(&f, i);
    *count = units + 3;
    return tables;
}
