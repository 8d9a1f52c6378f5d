// Quotations and proposals in cells.
#include "table/evidence.h"

#include <string.h>

#include "table/origin.h"

const svod_evidence *svod_lay_evidence(const svod_lay *lay) {
    const svod_evidence *evidence = lay->result->evidence;
    return evidence && evidence->document_count ? evidence : NULL;
}

const char *svod_quote_document(const svod_evidence *evidence, const svod_quote *quote) {
    return quote ? evidence->documents[quote->document]->name : "";
}

const char *svod_quote_where(const svod_quote *quote, svod_lang lang, svod_arena *arena) {
    if (!quote) return "";
    const char *place = svod_quote_place(quote, lang, arena);
    if (!quote->headings || !*quote->headings) return place;
    return *place ? svod_printf(arena, "%s\n%s", place, quote->headings) : quote->headings;
}

const char *svod_quote_text(const svod_quote *quote, svod_lang lang, svod_arena *arena) {
    size_t len = strlen(quote->text);
    while (len && strchr(";,: ", quote->text[len - 1]))
        len--;
    return svod_printf(arena, lang == SVOD_RU ? "«%.*s»" : "“%.*s”", (int)len, quote->text);
}

const char *svod_quote_words(const svod_quote *quote, svod_lang lang, svod_arena *arena) {
    const char *why = quote->sight == SVOD_SIGHT_FOUND ? "" : svod_evidence_why(quote->why, lang);
    const char *text = svod_quote_text(quote, lang, arena);
    return *why ? svod_printf(arena, "%s (%s)", text, why) : text;
}

svod_tone svod_evidence_tone(svod_evidence_state state) {
    switch (state) {
    case SVOD_EVIDENCE_FOUND:
        return SVOD_TONE_REACHED;
    case SVOD_EVIDENCE_WEAK:
        return SVOD_TONE_NEAR;
    case SVOD_EVIDENCE_UNREADABLE:
        return SVOD_TONE_WARN;
    default:
        return SVOD_TONE_MUTED;
    }
}

svod_out *svod_put_proposal(svod_lay *lay, uint32_t row, uint32_t col, size_t unit, uint32_t node) {
    const svod_proposal *proposal = svod_evidence_proposal(lay->result->evidence, unit, node);
    if (!proposal || !proposal->proposed) return svod_lay_dash(lay, row, col, SVOD_CLASS_POINTS);
    svod_out *cell = svod_put_number(lay->table, row, col, SVOD_CLASS_POINTS, svod_points_double(proposal->points));
    svod_lay_tone(cell, SVOD_TONE_PREVIOUS);
    return svod_origin(lay, cell, "evidence:%s:%s", svod_origin_unit_word(lay, unit),
                       svod_origin_word(lay, svod_rubric_node_id(lay->rubric, node)));
}

// Office programs hand the file to whatever opens its ending: only endings of documents and pictures are linked, never of programs nor of
// documents that are made to hold macros.
static bool ends_with(const char *path, const char *ending) {
    size_t len = strlen(path), end = strlen(ending);
    if (len <= end) return false;
    for (const char *at = path + len - end; *at; at++, ending++)
        if ((*at >= 'A' && *at <= 'Z' ? *at + 32 : *at) != *ending) return false;
    return true;
}

static bool opens_safely(const char *path) {
    static const char *const endings[] = {".docx", ".odt", ".ott",  ".pdf", ".txt",   ".text", ".md",  ".markdown", ".csv", ".tsv",
                                          ".rtf",  ".doc", ".html", ".htm", ".xhtml", ".png",  ".jpg", ".jpeg",     ".tif", ".tiff"};
    if (strchr(path, '#')) return false; // what follows would be taken for a place in the file
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (ends_with(path, endings[i])) return true;
    return false;
}

svod_out *svod_origin_proposal(const svod_lay *lay, svod_out *cell, size_t unit, uint32_t node) {
    return svod_origin_words(lay, cell, "evidence:%s:%s", svod_origin_unit_word(lay, unit),
                             svod_origin_word(lay, svod_rubric_node_id(lay->rubric, node)));
}

svod_out *svod_put_document(svod_lay *lay, uint32_t row, uint32_t col, const svod_quote *quote, const char *where) {
    const svod_evidence *evidence = lay->result->evidence;
    const char *path = evidence->paths ? evidence->paths[quote->document] : NULL, *name = svod_quote_document(evidence, quote);
    const char *text = *where ? svod_printf(lay->arena, "%s\n%s", name, where) : name;
    bool linked = path && *path && opens_safely(path);
    svod_out *cell = svod_put_text(lay->table, row, col, linked ? SVOD_CLASS_LINK_ROW : SVOD_CLASS_WRAP, text);
    if (linked) cell->target = svod_printf(lay->arena, "file:%s", path);
    return cell;
}
