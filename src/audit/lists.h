// Published lists against the rules that they are of. Refuses: telling why whoever wrote them chose so.
#ifndef SVOD_AUDIT_LISTS_H
#define SVOD_AUDIT_LISTS_H

#include "data/lists.h"

// Needs the result's audit, flags, clusters and, where it has any, advice. NULL: there is no audit, or no table of
// it holds lists. Findings: lists_none, where there is an audit.
const svod_lists *svod_lists_of(const svod_result *result, svod_arena *arena, svod_findings *findings);

// Looks on every node for a threshold that yields the list, and fills `trials`. others[unit]: it is in another list of the same table.
// Private to audit/.
void list_try(svod_list *list, const bool *others, const svod_result *result, svod_arena *arena);
// The node that a list without rule is about, by its name: a node's id in it, else words that it shares with a node's title and with the
// reasons of flags about it. SVOD_NO_NODE: it does not say. Private to audit/.
uint32_t list_node_named(const char *name, const svod_year *year, svod_arena *arena);

#endif
