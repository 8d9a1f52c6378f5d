// Of a letter to a unit: what it has in all, its place, its levels, and how that stands to a year ago.
#include "letter/paper.h"

static void total(letter_paper *paper, size_t unit) {
    const svod_point *point = svod_year_at(&paper->result->now, unit, SVOD_ROOT);
    if (point->state != SVOD_STATE_POINTS) {
        paper_add(paper, SVOD_LETTER_TEXT, svod_printf(paper->arena, SAY(paper, total_state), paper_state(paper, point->state)));
        return;
    }
    paper_add(paper, SVOD_LETTER_TEXT, NULL);
    const char *percent = paper_percent(paper, paper_share(point));
    svod_text form = paper->rubric->total == SVOD_TOTAL_REACHED ? SVOD_T_letter_total_reached : SVOD_T_letter_total_points;
    paper_run(paper, svod_printf(paper->arena, svod_say(paper->lang, form), paper_of_max(paper, point), percent))->bold = true;
    const svod_figure *all = &paper->result->now.figures[SVOD_ROOT];
    if (all->n < 2) return;
    paper_run(paper,
              svod_printf(paper->arena, SAY(paper, total_mean), paper_mean(paper, all->mean), paper_percent(paper, all->percent), all->n));
}

// "делит места 3–4 из 24"; how sure that is, where the experts' scores tell.
static void place(letter_paper *paper, size_t unit) {
    const svod_year *now = &paper->result->now;
    uint32_t rank = now->rank[unit], same = 0;
    if (!rank) return;
    for (size_t i = 0; i < now->unit_count; i++)
        same += now->rank[i] == rank;
    const char *text = same > 1 ? svod_printf(paper->arena, SAY(paper, place_shared), rank, rank + same - 1, now->ranked)
                                : svod_printf(paper->arena, SAY(paper, place), rank, now->ranked);
    paper_add(paper, SVOD_LETTER_TEXT, text);
    const svod_expertise *expertise = paper->result->expertise;
    const svod_place_of *sure = expertise && expertise->places ? &expertise->places[unit] : NULL;
    if (sure && sure->why == SVOD_WHY_defined && sure->low && sure->high > sure->low)
        paper_run(paper, svod_printf(paper->arena, SAY(paper, place_interval), sure->low, sure->high));
}

// "Образовательный округ — Ишимский; нагрузка — 1 уровень (21–50)."
static void levels(letter_paper *paper, size_t unit) {
    svod_buf out = svod_buf_of(paper->arena);
    for (uint32_t i = 0; i < paper->rubric->cluster_count; i++) {
        const char *level = paper->result->clusters ? paper_level_title(paper, i, unit) : NULL;
        if (!level) continue;
        svod_buf_printf(&out, "%s%s — %s", out.len ? "; " : "", paper->rubric->clusters[i].title, level);
    }
    if (!out.len) return;
    paper_add(paper, SVOD_LETTER_TEXT, svod_printf(paper->arena, SAY(paper, levels), out.data));
    const svod_figure *figure = paper_level_figure(paper, unit, SVOD_ROOT);
    if (!figure || figure->n < 2) return;
    paper_run(paper, svod_printf(paper->arena, SAY(paper, level_mean), paper_level_title(paper, paper->cluster, unit),
                                 paper_mean(paper, figure->mean), paper_percent(paper, figure->percent), figure->n));
}

// Totals of different maxima are no comparison: the parts that are the same in both rubrics are.
static void a_year_ago(letter_paper *paper, size_t unit) {
    const svod_year *before = paper->result->before;
    if (!before || !before->rubric->nodes[SVOD_ROOT].max) return;
    const svod_point *point = svod_year_at(before, unit, SVOD_ROOT);
    if (point->state != SVOD_STATE_POINTS) {
        const char *state = paper_state(paper, before->unit_state[unit] == SVOD_STATE_POINTS ? point->state : before->unit_state[unit]);
        paper_add(paper, SVOD_LETTER_TEXT, svod_printf(paper->arena, SAY(paper, before_state), before->year, state));
        return;
    }
    const char *percent = paper_percent(paper, paper_share(point));
    paper_add(paper, SVOD_LETTER_TEXT,
              svod_printf(paper->arena, SAY(paper, before_total), before->year, paper_of_max(paper, point), percent));
    const svod_compare *compare = paper->result->compare;
    if (svod_year_at(&paper->result->now, unit, SVOD_ROOT)->state != SVOD_STATE_POINTS) return;
    if (!compare->comparable[SVOD_ROOT] && before->rubric->nodes[SVOD_ROOT].max != paper->rubric->nodes[SVOD_ROOT].max)
        paper_run(paper, SAY(paper, before_max));
    if (!compare->has[unit]) return;
    svod_ratio was = svod_percent(compare->before[unit], compare->before_max[unit]);
    svod_ratio is = svod_percent(compare->now[unit], compare->now_max[unit]);
    svod_text form = compare->comparable[SVOD_ROOT] ? SVOD_T_letter_before_whole : SVOD_T_letter_before_part;
    paper_run(paper, svod_printf(paper->arena, svod_say(paper->lang, form), paper_percent(paper, was), paper_percent(paper, is),
                                 paper_change(paper, svod_ratio_minus(is, was), true)));
}

void paper_result(letter_paper *paper, size_t unit) {
    paper_heading(paper, SAY(paper, head_result));
    if (paper_scored(paper)) {
        total(paper, unit);
        place(paper, unit);
    }
    levels(paper, unit);
    if (paper_scored(paper)) a_year_ago(paper, unit);
}
