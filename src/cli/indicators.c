// What a campaign by indicators comes to, in two lines.
#include "cli/command.h"

static svod_tally tally_all(const svod_monitoring *of, size_t units) {
    svod_tally sum = {0};
    for (size_t i = 0; i < units; i++) {
        sum.reached += of->tallies[i].reached;
        sum.near_by += of->tallies[i].near_by;
        sum.missed += of->tallies[i].missed;
        sum.no_data += of->tallies[i].no_data;
        sum.not_applicable += of->tallies[i].not_applicable;
    }
    return sum;
}

void svod_print_indicators(FILE *to, const svod_result *result) {
    const svod_monitoring *of = result->monitoring;
    if (!of) return;
    svod_lang lang = result->campaign->lang;
    const svod_rubric *rubric = result->now.rubric;
    const svod_answered *units = result->now.scores->answers.units;
    size_t targets = 0, there = 0, answered = 0;
    for (uint32_t i = 0; i < rubric->indicator_count; i++)
        targets += rubric->indicators[i].target != NULL;
    for (size_t i = 0; i < result->roster->count; i++) {
        there += result->now.unit_state[i] != SVOD_STATE_ABSENT;
        answered += units && units[i].rows > 0;
    }
    fprintf(to, svod_say(lang, SVOD_T_cli_summary_indicators), (size_t)rubric->indicator_count, targets, answered, there);
    svod_tally sum = tally_all(of, result->roster->count);
    fprintf(to, svod_say(lang, SVOD_T_cli_summary_targets), sum.reached, sum.near_by, sum.missed, sum.no_data, sum.not_applicable);
}
