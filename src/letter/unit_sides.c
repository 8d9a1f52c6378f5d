// Of a letter to a unit: its strong and its weak sides. No section is both: what is strong enough is not weak beside a stronger level.
#include "letter/paper.h"

typedef enum side { PLAIN, STRONG, WEAK } side;

// Percent of the level on the node less that of the unit; undefined without either, or where the unit is its level alone.
static svod_ratio behind_level(const letter_paper *paper, size_t unit, uint32_t node) {
    const svod_figure *level = paper_level_figure(paper, unit, node);
    if (!level || level->n < 2) return (svod_ratio){0, 0};
    return svod_ratio_minus(level->percent, paper_share(svod_year_at(&paper->result->now, unit, node)));
}

static bool at_least(svod_ratio value, svod_points limit) {
    return value.den && svod_ratio_compare(value, (svod_ratio){limit, 1}) >= 0;
}

static side side_of(const letter_paper *paper, size_t unit, uint32_t node) {
    const svod_point *point = svod_year_at(&paper->result->now, unit, node);
    svod_ratio share = paper_share(point);
    if (!share.den || paper_over(&paper->result->now, unit, node) || (point->flags & SVOD_P_INCOMPLETE)) return PLAIN;
    if (at_least(share, paper->sides.strong)) return STRONG;
    bool low = svod_ratio_compare(share, (svod_ratio){paper->sides.weak, 1}) <= 0;
    return low || at_least(behind_level(paper, unit, node), paper->sides.apart) ? WEAK : PLAIN;
}

static void put(letter_paper *paper, size_t unit, uint32_t node, side as) {
    const svod_point *point = svod_year_at(&paper->result->now, unit, node);
    const char *text = svod_printf(paper->arena, SAY(paper, side), paper_node(paper, node), paper_of_max(paper, point),
                                   paper_percent(paper, paper_share(point)));
    svod_ratio behind = behind_level(paper, unit, node);
    if (as == WEAK && behind.den && svod_ratio_compare(behind, (svod_ratio){0, 1}) > 0) {
        const char *level = paper_percent(paper, paper_level_figure(paper, unit, node)->percent);
        text = svod_printf(paper->arena, SAY(paper, side_behind), text, level);
    }
    paper_add(paper, SVOD_LETTER_POINT, svod_printf(paper->arena, "%s%s", text, "."));
}

static const char *limit(const letter_paper *paper, svod_points value) {
    char buf[40];
    return svod_strdup(paper->arena, svod_points_short(buf, value, 1, svod_lang_mark(paper->lang)));
}

static void list(letter_paper *paper, size_t unit, side as) {
    size_t count = 0;
    for (uint32_t node = 1; node < paper->rubric->count; node = paper->rubric->nodes[node].end) {
        if (side_of(paper, unit, node) != as) continue;
        if (!count++) {
            paper_heading(paper, as == STRONG ? SAY(paper, head_strong) : SAY(paper, head_weak));
            const char *text = as == STRONG ? svod_printf(paper->arena, SAY(paper, strong), limit(paper, paper->sides.strong))
                                            : svod_printf(paper->arena, SAY(paper, weak), limit(paper, paper->sides.weak),
                                                          limit(paper, paper->sides.apart));
            paper_add(paper, SVOD_LETTER_TEXT, text)->keep = true;
        }
        put(paper, unit, node, as);
    }
    if (count) return;
    paper_heading(paper, as == STRONG ? SAY(paper, head_strong) : SAY(paper, head_weak));
    const char *none =
        as == STRONG ? svod_printf(paper->arena, SAY(paper, no_strong), limit(paper, paper->sides.strong))
                     : svod_printf(paper->arena, SAY(paper, no_weak), limit(paper, paper->sides.weak), limit(paper, paper->sides.apart));
    paper_add(paper, SVOD_LETTER_TEXT, none);
}

// A section whose points are not all there may yet come to be either.
static bool is_open(const svod_point *point) {
    if (point->state == SVOD_STATE_POINTS) return point->flags & SVOD_P_INCOMPLETE;
    return point->state != SVOD_STATE_NA;
}

static void name_open(letter_paper *paper, size_t unit) {
    svod_buf names = svod_buf_of(paper->arena);
    for (uint32_t node = 1; node < paper->rubric->count; node = paper->rubric->nodes[node].end)
        if (is_open(svod_year_at(&paper->result->now, unit, node)))
            svod_buf_printf(&names, "%s%s", names.len ? "; " : "", paper_node(paper, node));
    if (names.len) paper_add(paper, SVOD_LETTER_TEXT, svod_printf(paper->arena, SAY(paper, sides_open), names.data));
}

void paper_sides(letter_paper *paper, size_t unit) {
    if (!paper_scored(paper)) return;
    list(paper, unit, STRONG);
    list(paper, unit, WEAK);
    name_open(paper, unit);
}
