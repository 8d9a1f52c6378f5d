// Figures, states and names as papers say them.
#include "letter/paper.h"

#include <string.h>

const char *paper_blank(const char *text, const char *otherwise) {
    return svod_blank(text) ? otherwise : text;
}

// A true minus stands before what is less than nothing.
static const char *minus(const letter_paper *paper, const char *text) {
    return *text == '-' ? svod_printf(paper->arena, "−%s", text + 1) : text;
}

const char *paper_points(const letter_paper *paper, svod_points points) {
    char buf[40];
    unsigned most = paper->rubric->decimals ? paper->rubric->decimals : 1;
    return minus(paper, svod_strdup(paper->arena, svod_points_short(buf, points, most, svod_lang_mark(paper->lang))));
}

const char *paper_mean(const letter_paper *paper, svod_ratio mean) {
    char buf[40];
    // As the workbook and the texts of recommendations have them.
    return svod_strdup(paper->arena, svod_ratio_text(buf, mean, paper->rubric->decimals + 1, svod_lang_mark(paper->lang)));
}

const char *paper_percent(const letter_paper *paper, svod_ratio percent) {
    char buf[40];
    if (!percent.den) return SVOD_NONE;
    return svod_printf(paper->arena, SAY(paper, percent), svod_ratio_text(buf, percent, 1, svod_lang_mark(paper->lang)));
}

const char *paper_change(const letter_paper *paper, svod_ratio change, bool percent) {
    char buf[40];
    if (!change.den) return SVOD_NONE;
    unsigned places = percent || !paper->rubric->decimals ? 1 : paper->rubric->decimals;
    const char *text = svod_ratio_text(buf, change, places, svod_lang_mark(paper->lang));
    if (*text == '-') return minus(paper, svod_strdup(paper->arena, text));
    bool some = false; // zero bears no sign, be it rounded
    for (const char *at = text; *at; at++)
        some |= *at >= '1' && *at <= '9';
    return svod_printf(paper->arena, "%s%s", some ? "+" : "", text);
}

// "баллов", "балла" behind "из"; "показателей" where indicators reached are summed.
static const char *of_word(const letter_paper *paper, svod_points max) {
    bool reached = paper->rubric->total == SVOD_TOTAL_REACHED;
    const char *one = reached ? SAY(paper, of_indicator) : SAY(paper, of_point);
    const char *many = reached ? SAY(paper, of_indicators) : SAY(paper, of_points);
    if (max % SVOD_POINT != 0) return paper->lang == SVOD_RU ? one : many;
    return svod_plural(paper->lang, (size_t)(max / SVOD_POINT), one, many, many);
}

const char *paper_of_max(const letter_paper *paper, const svod_point *point) {
    return svod_printf(paper->arena, SAY(paper, of_max), paper_points(paper, point->value), paper_points(paper, point->max),
                       of_word(paper, point->max));
}

const char *paper_state(const letter_paper *paper, uint8_t state) {
    static const svod_text words[] = {
        [SVOD_STATE_POINTS] = SVOD_T_letter_state_points,         [SVOD_STATE_NA] = SVOD_T_letter_state_na,
        [SVOD_STATE_BLANK] = SVOD_T_letter_state_blank,           [SVOD_STATE_NO_SUBMISSION] = SVOD_T_letter_state_no_submission,
        [SVOD_STATE_UNREADABLE] = SVOD_T_letter_state_unreadable, [SVOD_STATE_ABSENT] = SVOD_T_letter_state_absent,
        [SVOD_STATE_NO_DATA] = SVOD_T_letter_state_no_data,       [SVOD_STATE_FEW_EXPERTS] = SVOD_T_letter_state_few,
        [SVOD_STATE_UNSCORED] = SVOD_T_letter_state_unscored,
    };
    return svod_say(paper->lang, words[state]);
}

svod_ratio paper_share(const svod_point *point) {
    return point->state == SVOD_STATE_POINTS ? svod_percent(point->value, point->max) : (svod_ratio){0, 0};
}

const char *paper_unit_line(const letter_paper *paper, size_t unit) {
    return svod_printf(paper->arena, "%s: %s", paper_blank(paper->rubric->unit_title, SAY(paper, unit)),
                       paper->result->roster->units[unit].name);
}

const char *paper_node(const letter_paper *paper, uint32_t node) {
    return node == SVOD_ROOT ? SAY(paper, total) : svod_node_name(paper->rubric, node, paper->arena);
}

const char *paper_day(const letter_paper *paper, const char *iso) {
    if (svod_blank(iso) || strlen(iso) < 10) return SAY(paper, fill_in);
    if (paper->lang == SVOD_EN) return svod_strndup(paper->arena, iso, 10);
    return svod_printf(paper->arena, "%.2s.%.2s.%.4s", iso + 8, iso + 5, iso);
}

const char *paper_sentence(const letter_paper *paper, const char *text) {
    char *out = svod_capital(paper->arena, text);
    size_t length = strlen(out);
    if (length && out[length - 1] == '.') out[length - 1] = '\0';
    return out;
}

const char *paper_units(const letter_paper *paper, const uint32_t *units, size_t count) {
    svod_buf out = svod_buf_of(paper->arena);
    size_t shown = count > PAPER_NAMES + 1 ? PAPER_NAMES : count;
    for (size_t i = 0; i < shown; i++)
        svod_buf_printf(&out, "%s%s", i ? ", " : "", paper->result->roster->units[units[i]].name);
    if (shown < count) svod_buf_printf(&out, SAY(paper, and_more), count - shown);
    return out.len ? out.data : "";
}

static const svod_level_result *level_of(const letter_paper *paper, uint32_t cluster, size_t unit) {
    if (cluster == UINT32_MAX || !paper->result->clusters) return NULL;
    const svod_cluster_result *at = &paper->result->clusters[cluster];
    return at->level[unit] == UINT32_MAX ? NULL : &at->levels[at->level[unit]];
}

const char *paper_level_title(const letter_paper *paper, uint32_t cluster, size_t unit) {
    const svod_cluster_result *at = &paper->result->clusters[cluster];
    return at->level[unit] == UINT32_MAX ? NULL : at->cluster->levels[at->level[unit]].title;
}

const svod_figure *paper_level_figure(const letter_paper *paper, size_t unit, uint32_t node) {
    const svod_level_result *level = level_of(paper, paper->cluster, unit);
    return level && level->now[node].n ? &level->now[node] : NULL;
}

bool paper_scored(const letter_paper *paper) {
    return paper->rubric->nodes[SVOD_ROOT].max > 0;
}

bool paper_over(const svod_year *year, size_t unit, uint32_t node) {
    const svod_point *point = svod_year_at(year, unit, node);
    return point->state == SVOD_STATE_POINTS && point->value > point->max;
}

uint32_t paper_before(const letter_paper *paper, uint32_t node) {
    return paper->result->before && paper->result->compare ? paper->result->compare->link[node] : SVOD_NO_NODE;
}
