// Making the tree of a figure, node by node.
#include "data/trail.h"

svod_trail *svod_trail_root(svod_arena *arena, const char *kind, const char *label) {
    svod_trail *trail = SVOD_NEW(arena, svod_trail);
    *trail = (svod_trail){.kind = kind, .label = label, .value = "", .state = "", .how = ""};
    return trail;
}

void svod_trail_take(svod_trail *parent, svod_trail *child) {
    if (parent->last)
        parent->last->next = child;
    else
        parent->children = child;
    parent->last = child;
    parent->child_count++;
}

svod_trail *svod_trail_add(svod_trail *parent, svod_arena *arena, const char *kind, const char *label) {
    svod_trail *trail = svod_trail_root(arena, kind, label);
    svod_trail_take(parent, trail);
    return trail;
}
