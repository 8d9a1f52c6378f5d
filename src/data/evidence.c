// Words and look-ups of evidence.
#include "data/evidence.h"

#include <string.h>

#include "base/str.h"

const char *const svod_block_words[] = {"text", "heading", "item", "cell", "line", NULL};
const char *const svod_except_words[] = {"negation", "title", "plan", "aside", NULL};
const char *const svod_sight_words[] = {"none", "excluded", "weak", "found", NULL};
const char *const svod_doc_state_words[] = {"read", "empty", "scan", "unreadable", "unsupported", NULL};
const char *const svod_evidence_state_words[] = {"not_asked", "no_documents", "unreadable", "not_found", "weak", "found", NULL};

const svod_evidence_cell *svod_evidence_at(const svod_evidence *evidence, size_t unit, uint32_t zone, uint32_t direction) {
    const svod_evidence_rules *rules = evidence->rules;
    return &evidence->cells[(unit * rules->zone_count + zone) * rules->direction_count + direction];
}

const svod_proposal *svod_evidence_proposal(const svod_evidence *evidence, size_t unit, uint32_t node) {
    const svod_proposal *proposal = &evidence->proposals[unit * evidence->nodes + node];
    return proposal->state == SVOD_EVIDENCE_NOT_ASKED ? NULL : proposal;
}

uint32_t svod_zone_find(const svod_evidence_rules *rules, const char *id) {
    for (uint32_t i = 0; i < rules->zone_count; i++)
        if (svod_streq(rules->zones[i].id, id)) return i;
    return SVOD_NO_ZONE;
}

uint32_t svod_direction_find(const svod_evidence_rules *rules, const char *id) {
    for (uint32_t i = 0; i < rules->direction_count; i++)
        if (svod_streq(rules->directions[i].id, id)) return i;
    return SVOD_NO_DIRECTION;
}

static void add_number(svod_buf *out, svod_lang lang, svod_text words, uint32_t number) {
    if (!number) return;
    if (out->len) svod_buf_str(out, ", ");
    svod_buf_printf(out, svod_say(lang, words), number);
}

// "4." is item 4, "2.1)" item 2.1; a bullet says nothing.
static void add_item(svod_buf *out, svod_lang lang, const char *mark) {
    size_t len = mark ? strlen(mark) : 0;
    while (len && strchr(".):(", mark[len - 1]))
        len--;
    bool names = false;
    for (size_t i = 0; i < len; i++) {
        unsigned char byte = (unsigned char)mark[i], lower = byte | 0x20;
        names = names || (byte >= '0' && byte <= '9') || (lower >= 'a' && lower <= 'z') || byte == 0xD0 || byte == 0xD1; // Cyrillic
    }
    if (names) svod_buf_printf(out, svod_say(lang, SVOD_T_data_place_item), svod_printf(out->arena, "%.*s", (int)len, mark));
}

const char *svod_quote_place(const svod_quote *quote, svod_lang lang, svod_arena *arena) {
    svod_buf out = svod_buf_of(arena);
    add_number(&out, lang, SVOD_T_data_place_page, quote->page);
    if (quote->table) {
        add_number(&out, lang, SVOD_T_data_place_table, quote->table);
        add_number(&out, lang, SVOD_T_data_place_row, quote->row);
        add_number(&out, lang, SVOD_T_data_place_col, quote->col);
    } else if (quote->line) {
        add_number(&out, lang, SVOD_T_data_place_line, quote->line);
    } else {
        add_number(&out, lang, SVOD_T_data_place_paragraph, quote->paragraph);
    }
    add_item(&out, lang, quote->mark);
    return out.len ? out.data : "";
}

const char *svod_found_fault(const svod_found *found, svod_lang lang) {
    for (svod_code code = 0; code < SVOD_CODE_COUNT; code++)
        if (svod_streq(svod_code_id(code), found->fault)) return svod_code_message(code, lang);
    return "";
}

const char *svod_evidence_state_name(svod_evidence_state state, svod_lang lang) {
    static const svod_text names[] = {SVOD_T_data_evidence_not_asked, SVOD_T_data_evidence_no_documents, SVOD_T_data_evidence_unreadable,
                                      SVOD_T_data_evidence_not_found, SVOD_T_data_evidence_weak,         SVOD_T_data_evidence_found};
    return svod_say(lang, names[state]);
}
