// Words of recommendations.
#include "data/advice.h"

const char *const svod_urgency_words[] = {"urgent", "year", "keep", NULL};
const char *const svod_follow_words[] = {"done", "partly", "not_done", "untold", NULL};

const char *svod_urgency_name(svod_urgency urgency, svod_lang lang) {
    static const svod_text names[] = {SVOD_T_data_urgent, SVOD_T_data_this_year, SVOD_T_data_keep_up};
    return svod_say(lang, names[urgency]);
}

const char *svod_follow_name(svod_follow_verdict verdict, svod_lang lang) {
    static const svod_text names[] = {SVOD_T_data_follow_done, SVOD_T_data_follow_partly, SVOD_T_data_follow_not_done,
                                      SVOD_T_data_follow_untold};
    return svod_say(lang, names[verdict]);
}
