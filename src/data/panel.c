// The experts of a campaign, found by name.
#include "data/panel.h"

#include "base/str.h"

size_t svod_panel_find(const svod_panel *panel, svod_arena *scratch, const char *name) {
    const char *key = svod_fold(scratch, name);
    for (size_t i = 0; i < panel->count; i++)
        if (svod_streq(svod_fold(scratch, panel->judges[i].name), key)) return i;
    return SVOD_NO_JUDGE;
}
