// Words of programs for what becomes of a published list.
#include "data/lists.h"

const char *svod_list_state_id(svod_list_state state) {
    static const char *const ids[SVOD_LIST_STATES] = {"agrees", "differs", "no_rule", "untold"};
    return ids[state];
}

const char *svod_list_mark_id(svod_list_mark mark) {
    static const char *const ids[SVOD_MARKS] = {"both", "missing", "too_many", "open", "listed", "unknown"};
    return ids[mark];
}

const char *svod_list_scope_id(svod_list_scope scope) {
    static const char *const ids[] = {"all", "rest", "level"};
    return ids[scope];
}
