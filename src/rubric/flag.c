// Flags: rules that mark a unit, each with a condition.
#include "rubric/compiler.h"

static const char *const flag_keys[] = {"id", "title", "reason", "when", "urgent", NULL};

static void read_flag(compiler *c, const svod_node *yaml, svod_map *seen, svod_flag *flag) {
    *flag = (svod_flag){.place = svod_node_place(yaml)};
    flag->id = rubric_id_once(c, yaml, seen);
    flag->title = rubric_text(c, yaml, "title", true);
    flag->reason = rubric_text(c, yaml, "reason", true);
    svod_node_bool(yaml, "urgent", &flag->urgent, c->findings);
    rubric_condition(c, svod_node_require(yaml, "when", c->findings), flag);
    svod_node_unknown(yaml, flag_keys, c->findings);
}

void rubric_flags(compiler *c, const svod_node *tree) {
    const svod_node *list = rubric_list(c, tree, "flags", false);
    if (!list) return;
    svod_map *seen = svod_map_new(c->arena);
    c->rubric->flags = SVOD_ARRAY(c->arena, svod_flag, list->count);
    for (size_t i = 0; i < list->count; i++)
        if (rubric_is_map(c, list->entries[i].value))
            read_flag(c, list->entries[i].value, seen, &c->rubric->flags[c->rubric->flag_count++]);
}
