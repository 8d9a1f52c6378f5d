// The region's summary.
#include "letter/letter.h"
#include "letter/paper.h"

svod_letter *svod_letter_region(const svod_result *result, svod_arena *arena) {
    letter_paper paper = paper_of(result, svod_say(result->campaign->lang, SVOD_T_letter_name_region), arena);
    paper_open(&paper);
    paper_add(&paper, SVOD_LETTER_TITLE,
              svod_printf(arena, "%s\n%s", paper_measured(&paper) ? SAY(&paper, title_region_measured) : SAY(&paper, title_region),
                          paper.letter->title));
    paper_region_total(&paper);
    paper_region_sections(&paper);
    paper_region_levels(&paper);
    paper_region_urgent(&paper);
    paper_region_lists(&paper);
    paper_region_advice(&paper);
    paper_region_follow(&paper);
    paper_region_best(&paper);
    paper_region_remarks(&paper);
    paper_close(&paper);
    return paper.letter;
}
