// What a table says of a unit beside its points (district, geography, teachers), held against the roster, else against the tables before.
#include <string.h>

#include "audit/lookup.h"
#include "base/str.h"

#define PEERS_MOST 32 // tables before this one that it is held against: each costs as much as the table itself

// What a cell means: a number, or a word with its level where the rubric knows one.
typedef struct meaning {
    enum { NOTHING, NUMBER, WORD } kind;
    svod_pub_cell cell;
    uint32_t level;
    const char *key, *name_key; // folded
} meaning;

// The same attribute in a table before this one.
typedef struct peer {
    uint32_t table, col;
    uint32_t *row;     // [name] first row that says anything; SVOD_NO_COL: none
    uint32_t *by_unit; // [unit] name; SVOD_NO_COL: none; NULL without a roster
    svod_map *by_key;  // names that are not in the roster, folded -> name
} peer;

typedef struct trait {
    auditing *a;
    const svod_pub_table *at;
    uint32_t table, col;
    const char *attribute;
    size_t attr;
    const svod_cluster *cluster; // NULL: words without levels
    level_names names;
    peer *peers;
    size_t peer_count;
    svod_arena *scratch; // of one row
    svod_arena *lists;   // of the peers
} trait;

static meaning meaning_of(const trait *t, const svod_pub_cell *cell) {
    meaning out = {.cell = *cell, .level = AUDIT_NO_LEVEL};
    if (cell->state != SVOD_PUB_NUMBER && cell->state != SVOD_PUB_TEXT) return out;
    out.kind = audit_is_number(cell) ? NUMBER : WORD;
    if (out.kind == NUMBER && !t->cluster) return out;
    const char *word = audit_word(t->scratch, cell);
    out.key = svod_fold(t->scratch, word);
    out.name_key = svod_fold_name(t->scratch, word);
    if (!*out.key) out.kind = NOTHING;
    if (t->cluster) out.level = audit_level_named(&t->names, out.key);
    if (out.level != AUDIT_NO_LEVEL) out.kind = WORD;
    return out;
}

// ---- tables before ---------------------------------------------------------------------------------------------------------------

static const char *attribute_of(const auditing *a, const svod_pub_col *col) {
    if (col->kind == SVOD_PUB_ATTRIBUTE) return col->attribute;
    if (col->kind != SVOD_PUB_LEVEL || col->cluster >= a->input->rubric->cluster_count) return NULL;
    const svod_cluster *cluster = &a->input->rubric->clusters[col->cluster];
    return cluster->kind == SVOD_CLUSTER_ATTRIBUTE ? cluster->attribute : NULL;
}

static uint32_t *blank_list(svod_arena *arena, size_t count) {
    uint32_t *list = SVOD_ARRAY(arena, uint32_t, count);
    memset(list, 0xff, count * sizeof *list);
    return list;
}

static peer peer_of(const trait *t, uint32_t table, uint32_t col) {
    const svod_pub_table *other = &t->a->tables[table];
    const svod_roster *roster = t->a->input->roster;
    svod_arena *arena = t->lists;
    peer out = {table, col, blank_list(arena, other->name_count), roster ? blank_list(arena, roster->count) : NULL, svod_map_new(arena)};
    for (uint32_t row = other->row_count; row-- > 0;) {
        const svod_pub_cell *cell = svod_pub_at(other, row, col);
        if (other->rows[row].kind != SVOD_PUB_ROW_UNIT || (cell->state != SVOD_PUB_NUMBER && cell->state != SVOD_PUB_TEXT)) continue;
        out.row[other->rows[row].name] = row;
    }
    for (uint32_t name = 0; name < other->name_count; name++) {
        size_t unit = roster ? other->units[name] : SVOD_NO_UNIT;
        if (unit == SVOD_NO_UNIT)
            svod_map_add(out.by_key, svod_fold_name(arena, other->names[name]), name);
        else if (out.by_unit[unit] == SVOD_NO_COL)
            out.by_unit[unit] = name;
    }
    return out;
}

static void find_peers(trait *t) {
    svod_vec found = svod_vec_of(t->lists, sizeof(peer));
    for (uint32_t table = 0; table < t->table && found.count < PEERS_MOST; table++)
        for (uint32_t col = 0; col < t->a->tables[table].col_count; col++)
            if (svod_streq(attribute_of(t->a, &t->a->tables[table].cols[col]), t->attribute)) {
                *SVOD_PUSH(&found, peer) = peer_of(t, table, col);
                break;
            }
    t->peers = found.data;
    t->peer_count = found.count;
}

// The unit's cell in that table; row SVOD_NO_COL when it has none.
static svod_spot peer_spot(const trait *t, const peer *other, uint32_t row) {
    size_t unit = audit_unit(t->a, t->at, row), name = SVOD_NO_UNIT;
    if (unit != SVOD_NO_UNIT)
        name = other->by_unit[unit] == SVOD_NO_COL ? SVOD_NO_UNIT : other->by_unit[unit];
    else
        svod_map_get(other->by_key, svod_fold_name(t->scratch, t->at->names[t->at->rows[row].name]), &name);
    return audit_spot(other->table, name == SVOD_NO_UNIT ? SVOD_NO_COL : other->row[name], other->col);
}

static const svod_pub_cell *spot_cell(const trait *t, svod_spot spot) {
    return svod_pub_at(&t->a->tables[spot.table], spot.row, spot.col);
}

// ---- comparing -------------------------------------------------------------------------------------------------------------------

// By which reading the printed one follows from the other; `rounded`: the other is printed, too, and may stand for more.
static svod_how same(const meaning *printed, const meaning *other, bool rounded) {
    if (printed->kind == NUMBER && other->kind == NUMBER) {
        amount exact = amount_of(other->cell.value);
        svod_how how = amount_explains(exact, &printed->cell, printed->cell.decimals);
        if (how != SVOD_HOW_NOT || !rounded) return how;
        return amount_explains(amount_printed(&other->cell, false), &printed->cell, printed->cell.decimals);
    }
    if (printed->level != AUDIT_NO_LEVEL && other->level != AUDIT_NO_LEVEL)
        return printed->level == other->level ? SVOD_HOW_EXACT : SVOD_HOW_NOT;
    if (!printed->key || !other->key) return SVOD_HOW_NOT;
    return svod_streq(printed->key, other->key) || svod_streq(printed->name_key, other->name_key) ? SVOD_HOW_EXACT : SVOD_HOW_NOT;
}

// Words of no level that differ by their endings may be the same word.
static bool nearly(const meaning *printed, const meaning *other) {
    if (!printed->key || !other->key || (printed->level != AUDIT_NO_LEVEL && other->level != AUDIT_NO_LEVEL)) return false;
    unsigned cap = (unsigned)svod_utf8_count(printed->key, strlen(printed->key)) / 3 + 1;
    return svod_distance(printed->key, other->key, cap) < cap;
}

static bool comparable(const meaning *printed, const meaning *other) {
    return other->kind != NOTHING && (printed->kind == other->kind || (printed->key && other->key));
}

// The word as people know it, with the level's title where it says something else.
static const char *words_of(const trait *t, const meaning *m) {
    if (m->level == AUDIT_NO_LEVEL) return m->kind == NUMBER ? audit_number(t->a, m->cell.value) : m->cell.text;
    return audit_level_title(t->a, t->cluster, m->level);
}

static const char *found_words(const trait *t, const meaning *printed) {
    return svod_printf(t->a->arena, svod_say(t->a->lang, SVOD_T_audit_column_says), audit_title(t->a, t->at, t->col),
                       audit_shown(t->a, &printed->cell, false));
}

// "в таблице-сестре B12 стоит «Тобольский»" of the first table before that says otherwise, too; "".
static const char *otherwise(const trait *t, uint32_t row, const meaning *printed) {
    for (size_t i = 0; i < t->peer_count; i++) {
        svod_spot spot = peer_spot(t, &t->peers[i], row);
        if (spot.row == SVOD_NO_COL) continue;
        meaning other = meaning_of(t, spot_cell(t, spot));
        if (!comparable(printed, &other) || same(printed, &other, true) != SVOD_HOW_NOT) continue;
        return svod_printf(t->a->arena, svod_say(t->a->lang, SVOD_T_audit_other_table),
                           svod_place_text(t->a->arena, svod_spot_place(t->a->out, spot)), audit_shown(t->a, spot_cell(t, spot), false));
    }
    return "";
}

static svod_claim *differ(const trait *t, uint32_t row, const meaning *printed, const meaning *other, svod_how how) {
    svod_verdict verdict = how != SVOD_HOW_NOT ? SVOD_ROUNDED : nearly(printed, other) ? SVOD_DOUBTFUL : SVOD_CONTRADICTION;
    svod_claim *claim = audit_claim(t->a, audit_spot(t->table, row, t->col), verdict, how);
    claim->outside = true;
    claim->found = found_words(t, printed);
    if (printed->kind == NUMBER && other->kind == NUMBER) {
        claim->has_value = true;
        claim->value = amount_value(amount_of(other->cell.value), printed->cell.decimals);
        claim->gap = amount_less(printed->cell.value, other->cell.value);
    }
    return claim;
}

static void against_roster(const trait *t, uint32_t row, const meaning *printed, const meaning *own) {
    svod_how how = same(printed, own, false);
    if (how <= SVOD_HOW_HALF_UP) return audit_agrees(t->a);
    size_t unit = audit_unit(t->a, t->at, row);
    svod_claim *claim = differ(t, row, printed, own, how);
    svod_place place =
        t->a->input->roster->units[unit].attr_places ? t->a->input->roster->units[unit].attr_places[t->attr] : (svod_place){0};
    claim->expected =
        svod_printf(t->a->arena, svod_say(t->a->lang, SVOD_T_audit_roster_says), words_of(t, own), svod_place_text(t->a->arena, place));
    claim->why = otherwise(t, row, printed);
}

static void against_tables(const trait *t, uint32_t row, const meaning *printed) {
    bool compared = false;
    for (size_t i = 0; i < t->peer_count; i++) {
        svod_spot spot = peer_spot(t, &t->peers[i], row);
        if (spot.row == SVOD_NO_COL) continue;
        meaning other = meaning_of(t, spot_cell(t, spot));
        if (!comparable(printed, &other)) continue;
        svod_how how = same(printed, &other, true);
        compared = true;
        if (how <= SVOD_HOW_HALF_UP) continue;
        svod_claim *claim = differ(t, row, printed, &other, how);
        claim->expected = svod_printf(t->a->arena, svod_say(t->a->lang, SVOD_T_audit_table_says), words_of(t, &other),
                                      svod_place_text(t->a->arena, svod_spot_place(t->a->out, spot)));
        claim->parts = audit_cells(t->a, &spot, 1);
        return;
    }
    if (compared) audit_agrees(t->a);
}

static void judge(const trait *t, uint32_t row) {
    if (t->at->rows[row].kind != SVOD_PUB_ROW_UNIT || audit_repeated(t->at, row, t->col)) return;
    meaning printed = meaning_of(t, svod_pub_at(t->at, row, t->col));
    if (printed.kind == NOTHING) return;
    size_t unit = audit_unit(t->a, t->at, row);
    svod_pub_cell cell = audit_roster_cell(t->a, unit, t->attr);
    meaning own = meaning_of(t, &cell);
    bool known = own.kind != NOTHING && comparable(&printed, &own);
    if (t->cluster && printed.level == AUDIT_NO_LEVEL && !(known && same(&printed, &own, false) != SVOD_HOW_NOT)) {
        svod_claim *claim = audit_claim(t->a, audit_spot(t->table, row, t->col), SVOD_DOUBTFUL, SVOD_HOW_NOT);
        claim->found = found_words(t, &printed);
        claim->expected = svod_printf(t->a->arena, svod_say(t->a->lang, SVOD_T_audit_no_level), audit_levels_list(t->a, t->cluster));
        return;
    }
    if (known)
        against_roster(t, row, &printed, &own);
    else
        against_tables(t, row, &printed);
}

static const svod_cluster *cluster_by(const svod_rubric *rubric, const char *attribute) {
    for (size_t i = 0; i < rubric->cluster_count; i++)
        if (rubric->clusters[i].kind == SVOD_CLUSTER_ATTRIBUTE && svod_streq(rubric->clusters[i].attribute, attribute))
            return &rubric->clusters[i];
    return NULL;
}

void audit_trait(auditing *a, uint32_t table, uint32_t col) {
    const svod_pub_table *at = &a->tables[table];
    trait t = {.a = a, .at = at, .table = table, .col = col, .attribute = attribute_of(a, &at->cols[col])};
    if (!t.attribute) return;
    t.attr = audit_attr(a, t.attribute);
    t.cluster = cluster_by(a->input->rubric, t.attribute);
    if (t.cluster) t.names = audit_level_names(a, t.cluster);
    t.lists = svod_arena_new();
    find_peers(&t);
    bool judged = t.attr != AUDIT_NO_ATTR || t.peer_count;
    t.scratch = svod_arena_new();
    for (uint32_t row = 0; judged && row < at->row_count; row++, svod_arena_reset(t.scratch))
        judge(&t, row);
    svod_arena_free(t.scratch);
    svod_arena_free(t.lists);
}
