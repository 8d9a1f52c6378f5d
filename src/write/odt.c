// A letter as ODT: the text, block by block, and the styles that it makes up on the way.
#include <string.h>

#include "write/letter.h"
#include "write/letter_shape.h"
#include "write/odt_parts.h"
#include "write/pack.h"

static const char *const style_names[] = {
    [SVOD_LETTER_TITLE] = "Title",       [SVOD_LETTER_HEADING] = "Heading_20_1", [SVOD_LETTER_SUBHEADING] = "Heading_20_2",
    [SVOD_LETTER_TEXT] = "Text_20_body", [SVOD_LETTER_ITEM] = "Numbering_20_1",  [SVOD_LETTER_POINT] = "List_20_1",
    [SVOD_LETTER_SMALL] = "Remark",      [SVOD_LETTER_HEAD] = "Sender",          [SVOD_LETTER_TO] = "Addressee",
    [SVOD_LETTER_TABLE] = "Standard",    [SVOD_LETTER_SIGN] = "Signature",
};
#define KINDS (sizeof style_names / sizeof *style_names)
enum { KEPT = 1, BELOW = 2, BROKEN = 4, VARIANTS = 8 }; // what a paragraph has beside its style
static const char *const cell_styles[] = {"Table_20_Contents", "Table_20_Number", "Table_20_Heading", "Table_20_Dense",
                                          "Table_20_Dense_20_Number"};
enum { INKS = SVOD_INK_MUTED + 1 };

typedef struct text {
    svod_buf out, styles; // styles: automatic ones of tables
    bool used[KINDS][VARIANTS];
    bool tabled;  // the block before was a table
    uint8_t list; // kind of the list that is open, SVOD_LETTER_TITLE: none
    uint32_t lists, tables;
} text;

// ---- paragraphs --------------------------------------------------------------------------------------------------

static void put_run(svod_buf *out, const char *words, uint8_t ink, bool bold, bool italic) {
    if (!words || !*words) return;
    if (ink >= INKS) ink = SVOD_INK_PLAIN;
    bool marked = ink != SVOD_INK_PLAIN || bold || italic;
    if (marked) svod_buf_printf(out, "<text:span text:style-name=\"R%u%u%u\">", ink, bold, italic);
    svod_prose_put(&svod_odt_prose, words, out);
    if (marked) svod_buf_str(out, "</text:span>");
}

static void put_runs(svod_buf *out, const svod_letter_block *block, uint32_t from) {
    for (uint32_t i = from; i < block->run_count; i++)
        put_run(out, block->runs[i].text, block->runs[i].ink, block->runs[i].bold, block->runs[i].italic);
}

static void put_inside(svod_buf *out, const svod_letter_block *block) {
    if (block->kind != SVOD_LETTER_SIGN) return put_runs(out, block, 0);
    if (block->run_count)
        put_run(out, svod_letter_post(out->arena, block->runs[0].text), block->runs[0].ink, block->runs[0].bold, block->runs[0].italic);
    svod_buf_str(out, "<text:tab/><text:tab/><text:tab/>");
    put_runs(out, block, 1);
}

static void put_paragraph(text *t, const svod_letter_block *block) {
    bool heading = block->kind <= SVOD_LETTER_SUBHEADING, plain = !heading && block->kind != SVOD_LETTER_SIGN;
    unsigned variant = (block->keep ? KEPT : 0U) | (plain && t->tabled ? BELOW : 0U) | (plain && svod_letter_broken(block) ? BROKEN : 0U);
    const char *name = style_names[block->kind];
    t->used[block->kind][variant] = variant != 0;
    if (variant) name = svod_printf(t->out.arena, "P%u.%u", block->kind, variant);
    bool outlined = heading && block->kind != SVOD_LETTER_TITLE;
    if (outlined)
        svod_buf_printf(&t->out, "<text:h text:style-name=\"%s\" text:outline-level=\"%u\">", name, block->kind);
    else
        svod_buf_printf(&t->out, "<text:p text:style-name=\"%s\">", name);
    put_inside(&t->out, block);
    svod_buf_str(&t->out, outlined ? "</text:h>" : "</text:p>");
}

// ---- lists -------------------------------------------------------------------------------------------------------

static void end_list(text *t) {
    if (t->list) svod_buf_str(&t->out, "</text:list>");
    t->list = SVOD_LETTER_TITLE;
}

static void put_item(text *t, const svod_letter_block *block) {
    bool numbered = block->kind == SVOD_LETTER_ITEM;
    if (t->list != block->kind || (numbered && block->first)) {
        end_list(t);
        if (!numbered)
            svod_buf_str(&t->out, "<text:list text:style-name=\"Dashes\">");
        else if (block->first || !t->lists)
            svod_buf_printf(&t->out, "<text:list xml:id=\"list%u\" text:style-name=\"Numbers\">", ++t->lists);
        else // goes on behind something else
            svod_buf_printf(&t->out, "<text:list xml:id=\"list%u\" text:style-name=\"Numbers\" text:continue-list=\"list%u\">",
                            t->lists + 1, t->lists),
                t->lists++;
        t->list = block->kind;
    }
    svod_buf_str(&t->out, "<text:list-item>");
    put_paragraph(t, block);
    svod_buf_str(&t->out, "</text:list-item>");
}

// ---- tables ------------------------------------------------------------------------------------------------------

static void put_cell(text *t, const svod_letter_slot *slot, bool head, bool keep, bool dense) {
    const svod_letter_cell *first = slot->count ? slot->cells : NULL;
    uint32_t span = slot->to - slot->from;
    svod_buf_printf(&t->out, "<table:table-cell table:style-name=\"C%u%u\"", first && first->shaded, head);
    if (span > 1) svod_buf_printf(&t->out, " table:number-columns-spanned=\"%u\"", span);
    svod_buf_str(&t->out, " office:value-type=\"string\">");
    for (uint32_t i = 0; i < slot->count || !i; i++) {
        const svod_letter_cell *cell = first ? &slot->cells[i] : NULL;
        unsigned number = cell && cell->number, look = head ? 2U : dense ? 3U + number : number;
        if (keep && !head)
            svod_buf_printf(&t->out, "<text:p text:style-name=\"K%u\">", look);
        else
            svod_buf_printf(&t->out, "<text:p text:style-name=\"%s\">", cell_styles[look]);
        if (cell) put_run(&t->out, cell->text, cell->ink, cell->bold, false);
        svod_buf_str(&t->out, "</text:p>");
    }
    svod_buf_str(&t->out, "</table:table-cell>");
    for (uint32_t i = 1; i < span; i++)
        svod_buf_str(&t->out, "<table:covered-table-cell/>");
}

static void put_row(text *t, const svod_letter_grid *grid, uint32_t index) {
    const svod_letter_row *row = &grid->block->rows[index];
    bool last = index + 1 == grid->block->row_count;
    svod_buf_printf(&t->out, "<table:table-row table:style-name=\"%s\">", svod_letter_row_breaks(row) ? "Row.long" : "Row");
    svod_letter_slot slot = {0};
    while (svod_letter_slot_next(grid, row, &slot))
        put_cell(t, &slot, row->head, row->keep || (last && grid->block->keep), grid->block->dense);
    svod_buf_str(&t->out, "</table:table-row>");
}

static void style_table(text *t, const svod_letter_grid *grid) {
    svod_buf *out = &t->styles;
    svod_buf_printf(out,
                    "<style:style style:name=\"T%u\" style:family=\"table\"><style:table-properties style:width=\"" SVOD_ODT_MM
                    "\" table:align=\"left\" table:border-model=\"collapsing\" style:may-break-between-rows=\"true\"%s/></style:style>",
                    t->tables, SVOD_ODT_LENGTH(grid->edges[grid->columns]), grid->block->keep ? " fo:keep-with-next=\"always\"" : "");
    for (uint32_t i = 0; i < grid->columns; i++)
        svod_buf_printf(out,
                        "<style:style style:name=\"T%u.%u\" style:family=\"table-column\"><style:table-column-properties "
                        "style:column-width=\"" SVOD_ODT_MM "\"/></style:style>",
                        t->tables, i + 1, SVOD_ODT_LENGTH(grid->edges[i + 1] - grid->edges[i]));
}

static bool put_table(text *t, const svod_letter_block *block) {
    svod_letter_grid grid = svod_letter_grid_of(block, t->out.arena);
    if (!grid.columns) return false;
    end_list(t);
    if (t->tabled) svod_buf_str(&t->out, "<text:p text:style-name=\"Gap\"/>");
    t->tables++;
    style_table(t, &grid);
    svod_buf_printf(&t->out, "<table:table table:name=\"Table%u\" table:style-name=\"T%u\">", t->tables, t->tables);
    for (uint32_t i = 0; i < grid.columns; i++)
        svod_buf_printf(&t->out, "<table:table-column table:style-name=\"T%u.%u\"/>", t->tables, i + 1);
    if (grid.heads) svod_buf_str(&t->out, "<table:table-header-rows>");
    for (uint32_t i = 0; i < block->row_count; i++) {
        put_row(t, &grid, i);
        if (grid.heads && i + 1 == grid.heads) svod_buf_str(&t->out, "</table:table-header-rows>");
    }
    svod_buf_str(&t->out, "</table:table>");
    return true;
}

// ---- the whole ---------------------------------------------------------------------------------------------------

static void put_blocks(text *t, const svod_letter *letter) {
    for (size_t i = 0; i < letter->blocks.count; i++) {
        const svod_letter_block *block = SVOD_AT(&letter->blocks, svod_letter_block, i);
        if (block->kind == SVOD_LETTER_TABLE) {
            t->tabled = put_table(t, block) || t->tabled;
            continue;
        }
        if (block->kind == SVOD_LETTER_ITEM || block->kind == SVOD_LETTER_POINT) {
            put_item(t, block);
        } else {
            end_list(t);
            put_paragraph(t, block);
        }
        t->tabled = false;
    }
    end_list(t);
    if (t->tabled) svod_buf_str(&t->out, "<text:p text:style-name=\"Gap\"/>"); // a text that ends with a table has nowhere to write on
}

static void put_paragraph_styles(const text *t, svod_buf *out) {
    for (size_t kind = 0; kind < KINDS; kind++)
        for (unsigned variant = 1; variant < VARIANTS; variant++)
            if (t->used[kind][variant])
                svod_buf_printf(out,
                                "<style:style style:name=\"P%zu.%u\" style:family=\"paragraph\" style:parent-style-name=\"%s\">"
                                "<style:paragraph-properties%s%s%s/></style:style>",
                                kind, variant, style_names[kind], variant & KEPT ? " fo:keep-with-next=\"always\"" : "",
                                variant & BELOW ? " fo:margin-top=\"6pt\"" : "", variant & BROKEN ? " fo:text-align=\"start\"" : "");
    for (unsigned i = 0; i < sizeof cell_styles / sizeof *cell_styles; i++)
        svod_buf_printf(out,
                        "<style:style style:name=\"K%u\" style:family=\"paragraph\" style:parent-style-name=\"%s\">"
                        "<style:paragraph-properties fo:keep-with-next=\"always\"/></style:style>",
                        i, cell_styles[i]);
    svod_buf_str(out, "<style:style style:name=\"Gap\" style:family=\"paragraph\" style:parent-style-name=\"Standard\">"
                      "<style:paragraph-properties fo:line-height=\"6pt\"/></style:style>");
}

static void put_run_styles(svod_buf *out) {
    for (unsigned i = 1; i < INKS * 4; i++) {
        uint8_t ink = (uint8_t)(i / 4);
        bool bold = i & 2, italic = i & 1, thick = bold || svod_letter_bold(ink);
        const char *colour = svod_letter_colour(ink);
        svod_buf_printf(out, "<style:style style:name=\"R%u%u%u\" style:family=\"text\"><style:text-properties%s%s", ink, bold, italic,
                        thick ? " fo:font-weight=\"bold\" style:font-weight-complex=\"bold\"" : "",
                        italic ? " fo:font-style=\"italic\" style:font-style-complex=\"italic\"" : "");
        if (colour) svod_buf_printf(out, " fo:color=\"#%s\"", colour);
        svod_buf_str(out, "/></style:style>");
    }
}

static void put_cell_styles(svod_buf *out) {
    for (unsigned i = 0; i < 4; i++)
        svod_buf_printf(out,
                        "<style:style style:name=\"C%u%u\" style:family=\"table-cell\"><style:table-cell-properties%s%s "
                        "fo:border=\"0.5pt solid #7f7f7f\" fo:padding-left=\"1.2mm\" fo:padding-right=\"1.2mm\" fo:padding-top=\"0mm\" "
                        "fo:padding-bottom=\"0mm\"/></style:style>",
                        i >> 1, i & 1, i & 1 ? " style:vertical-align=\"middle\"" : "", i >> 1 ? " fo:background-color=\"#ededed\"" : "");
    svod_buf_str(out, "<style:style style:name=\"Row\" style:family=\"table-row\"><style:table-row-properties "
                      "fo:keep-together=\"always\"/></style:style><style:style style:name=\"Row.long\" style:family=\"table-row\">"
                      "<style:table-row-properties fo:keep-together=\"auto\"/></style:style>");
}

static void put_content(const svod_letter *letter, svod_buf *out) {
    text t = {.out = svod_buf_of(out->arena), .styles = svod_buf_of(out->arena)};
    svod_buf_str(&t.out, "");
    svod_buf_str(&t.styles, "");
    put_blocks(&t, letter);
    svod_buf_str(out, SVOD_ODT_XML "<office:document-content " SVOD_ODT_NAMES "><office:font-face-decls/><office:automatic-styles>");
    put_paragraph_styles(&t, out);
    put_run_styles(out);
    put_cell_styles(out);
    svod_buf_add(out, t.styles.data, t.styles.len);
    svod_buf_str(out, "</office:automatic-styles><office:body><office:text>");
    svod_buf_add(out, t.out.data, t.out.len);
    svod_buf_str(out, "</office:text></office:body></office:document-content>");
}

bool svod_write_odt(const svod_letter *letter, svod_buf *out) {
    svod_buf content = svod_buf_of(out->arena), styles = svod_buf_of(out->arena), meta = svod_buf_of(out->arena);
    put_content(letter, &content);
    svod_odt_styles(letter, &styles);
    svod_odt_meta(letter, &meta);
    const svod_pack_part parts[] = {
        {"mimetype", svod_odt_mime, strlen(svod_odt_mime), true}, // first and as it is: that is what tells the format
        {"content.xml", content.data, content.len, false},
        {"styles.xml", styles.data, styles.len, false},
        {"meta.xml", meta.data, meta.len, false},
        {"META-INF/manifest.xml", svod_odt_manifest, strlen(svod_odt_manifest), false},
    };
    return svod_pack(parts, sizeof parts / sizeof *parts, letter->date, out);
}
