// A letter as DOCX: the body, block by block. Children stand in the order of the schema.
#include <string.h>

#include "write/docx_parts.h"
#include "write/letter.h"
#include "write/letter_shape.h"
#include "write/pack.h"

static const char *const style_ids[] = {
    [SVOD_LETTER_TITLE] = "Title",         [SVOD_LETTER_HEADING] = "Heading1",    [SVOD_LETTER_SUBHEADING] = "Heading2",
    [SVOD_LETTER_TEXT] = "BodyText",       [SVOD_LETTER_ITEM] = "ListNumber",     [SVOD_LETTER_POINT] = "ListBullet",
    [SVOD_LETTER_SMALL] = "Remark",        [SVOD_LETTER_HEAD] = "EnvelopeReturn", [SVOD_LETTER_TO] = "EnvelopeAddress",
    [SVOD_LETTER_TABLE] = "TableContents", [SVOD_LETTER_SIGN] = "Signature",
};

typedef struct body {
    svod_buf *out;
    uint32_t lists; // numbered ones begun
    bool tabled;    // the block before was a table
} body;

// ---- runs --------------------------------------------------------------------------------------------------------

static void open_run(svod_buf *out, uint8_t ink, bool bold, bool italic) {
    const char *colour = svod_letter_colour(ink);
    bold = bold || svod_letter_bold(ink);
    svod_buf_str(out, "<w:r>");
    if (!bold && !italic && !colour) return;
    svod_buf_str(out, "<w:rPr>");
    if (bold) svod_buf_str(out, "<w:b/><w:bCs/>");
    if (italic) svod_buf_str(out, "<w:i/><w:iCs/>");
    if (colour) svod_buf_printf(out, "<w:color w:val=\"%s\"/>", colour);
    svod_buf_str(out, "</w:rPr>");
}

static void put_run(svod_buf *out, const char *text, uint8_t ink, bool bold, bool italic) {
    if (!text || !*text) return;
    open_run(out, ink, bold, italic);
    svod_prose_put(&svod_docx_prose, text, out);
    svod_buf_str(out, "</w:r>");
}

// ---- paragraphs --------------------------------------------------------------------------------------------------

static void put_sign(body *b, const svod_letter_block *block) {
    const svod_letter_run *post = block->run_count ? &block->runs[0] : NULL;
    if (post) put_run(b->out, svod_letter_post(b->out->arena, post->text), post->ink, post->bold, post->italic);
    svod_buf_str(b->out, "<w:r><w:tab/><w:tab/><w:tab/></w:r>");
    for (uint32_t i = 1; i < block->run_count; i++)
        put_run(b->out, block->runs[i].text, block->runs[i].ink, block->runs[i].bold, block->runs[i].italic);
}

static void put_paragraph(body *b, const svod_letter_block *block) {
    svod_buf *out = b->out;
    bool heading = block->kind <= SVOD_LETTER_SUBHEADING, sign = block->kind == SVOD_LETTER_SIGN;
    if (block->kind == SVOD_LETTER_ITEM && (block->first || !b->lists)) b->lists++;
    svod_buf_printf(out, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>", style_ids[block->kind]);
    if (block->keep) svod_buf_str(out, "<w:keepNext/>");
    if (block->kind == SVOD_LETTER_ITEM)
        svod_buf_printf(out, "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"%u\"/></w:numPr>", SVOD_DOCX_FIRST_LIST + b->lists - 1);
    if (b->tabled && !heading && !sign) svod_buf_str(out, "<w:spacing w:before=\"120\"/>"); // what stands below a table keeps off it
    if (!heading && !sign && svod_letter_broken(block)) svod_buf_str(out, "<w:jc w:val=\"left\"/>");
    svod_buf_str(out, "</w:pPr>");
    if (sign)
        put_sign(b, block);
    else
        for (uint32_t i = 0; i < block->run_count; i++)
            put_run(out, block->runs[i].text, block->runs[i].ink, block->runs[i].bold, block->runs[i].italic);
    svod_buf_str(out, "</w:p>");
}

// Between tables, which would become one without it, and behind one that the text ends with.
static void put_gap(body *b) {
    svod_buf_str(b->out, "<w:p><w:pPr><w:spacing w:line=\"120\" w:lineRule=\"exact\"/></w:pPr></w:p>");
}

// ---- tables ------------------------------------------------------------------------------------------------------

static uint32_t edge(const svod_letter_grid *grid, uint32_t column) {
    return svod_docx_twips(grid->edges[column]);
}

static const char *cell_style(const svod_letter_cell *cell, bool head, bool dense) {
    if (head) return "TableHeading";
    if (dense) return cell && cell->number ? "TableDenseNumber" : "TableDense";
    return cell && cell->number ? "TableNumber" : "TableContents";
}

static void put_cell(svod_buf *out, const svod_letter_grid *grid, const svod_letter_slot *slot, bool head, bool keep) {
    const svod_letter_cell *first = slot->count ? slot->cells : NULL;
    svod_buf_printf(out, "<w:tc><w:tcPr><w:tcW w:w=\"%u\" w:type=\"dxa\"/>", edge(grid, slot->to) - edge(grid, slot->from));
    if (slot->to - slot->from > 1) svod_buf_printf(out, "<w:gridSpan w:val=\"%u\"/>", slot->to - slot->from);
    if (first && first->shaded) svod_buf_str(out, "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"EDEDED\"/>");
    if (head) svod_buf_str(out, "<w:vAlign w:val=\"center\"/>");
    svod_buf_str(out, "</w:tcPr>");
    for (uint32_t i = 0; i < slot->count || !i; i++) {
        const svod_letter_cell *cell = first ? &slot->cells[i] : NULL;
        svod_buf_printf(out, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>%s</w:pPr>", cell_style(cell, head, grid->block->dense),
                        keep && !head ? "<w:keepNext/>" : "");
        if (cell) put_run(out, cell->text, cell->ink, cell->bold, false);
        svod_buf_str(out, "</w:p>");
    }
    svod_buf_str(out, "</w:tc>");
}

static void put_row(svod_buf *out, const svod_letter_grid *grid, uint32_t index) {
    const svod_letter_row *row = &grid->block->rows[index];
    bool repeated = index < grid->heads, breaks = svod_letter_row_breaks(row), last = index + 1 == grid->block->row_count;
    svod_buf_str(out, "<w:tr>");
    if (repeated || !breaks)
        svod_buf_printf(out, "<w:trPr>%s%s</w:trPr>", breaks ? "" : "<w:cantSplit/>", repeated ? "<w:tblHeader/>" : "");
    svod_letter_slot slot = {0};
    while (svod_letter_slot_next(grid, row, &slot))
        put_cell(out, grid, &slot, row->head, row->keep || (last && grid->block->keep));
    svod_buf_str(out, "</w:tr>");
}

static bool put_table(body *b, const svod_letter_block *block) {
    svod_buf *out = b->out;
    svod_letter_grid grid = svod_letter_grid_of(block, out->arena);
    if (!grid.columns) return false;
    if (b->tabled) put_gap(b);
    svod_buf_printf(out,
                    "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"%u\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>"
                    "<w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"0\" "
                    "w:noVBand=\"0\"/></w:tblPr><w:tblGrid>",
                    edge(&grid, grid.columns));
    for (uint32_t i = 0; i < grid.columns; i++)
        svod_buf_printf(out, "<w:gridCol w:w=\"%u\"/>", edge(&grid, i + 1) - edge(&grid, i));
    svod_buf_str(out, "</w:tblGrid>");
    for (uint32_t i = 0; i < block->row_count; i++)
        put_row(out, &grid, i);
    svod_buf_str(out, "</w:tbl>");
    return true;
}

// ---- the whole ---------------------------------------------------------------------------------------------------

static void put_page(svod_buf *out) {
    svod_buf_printf(out,
                    "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId5\"/><w:pgSz w:w=\"%u\" w:h=\"%u\"/><w:pgMar w:top=\"%u\" "
                    "w:right=\"%u\" w:bottom=\"%u\" w:left=\"%u\" w:header=\"%u\" w:footer=\"%u\" w:gutter=\"0\"/><w:cols "
                    "w:space=\"708\"/></w:sectPr>",
                    svod_docx_twips(SVOD_PAGE_WIDTH), svod_docx_twips(SVOD_PAGE_HEIGHT), svod_docx_twips(SVOD_PAGE_TOP),
                    svod_docx_twips(SVOD_PAGE_RIGHT), svod_docx_twips(SVOD_PAGE_BOTTOM), svod_docx_twips(SVOD_PAGE_LEFT),
                    svod_docx_twips(SVOD_PAGE_FOOTER), svod_docx_twips(SVOD_PAGE_FOOTER));
}

static uint32_t put_body(const svod_letter *letter, svod_buf *out) {
    body b = {.out = out};
    svod_buf_str(out, SVOD_DOCX_XML "<w:document " SVOD_DOCX_W
                                    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>");
    for (size_t i = 0; i < letter->blocks.count; i++) {
        const svod_letter_block *block = SVOD_AT(&letter->blocks, svod_letter_block, i);
        if (block->kind == SVOD_LETTER_TABLE) {
            b.tabled = put_table(&b, block) || b.tabled;
        } else {
            put_paragraph(&b, block);
            b.tabled = false;
        }
    }
    if (b.tabled || !letter->blocks.count) put_gap(&b);
    put_page(out);
    svod_buf_str(out, "</w:body></w:document>");
    return b.lists;
}

bool svod_write_docx(const svod_letter *letter, svod_buf *out) {
    enum { BODY, STYLES, NUMBERING, SETTINGS, FOOTER, CORE, MADE };
    svod_buf made[MADE];
    for (int i = 0; i < MADE; i++)
        made[i] = svod_buf_of(out->arena);
    uint32_t lists = put_body(letter, &made[BODY]);
    svod_docx_styles(letter, &made[STYLES]);
    svod_docx_numbering(lists, &made[NUMBERING]);
    svod_docx_settings(letter, &made[SETTINGS]);
    svod_docx_footer(letter, &made[FOOTER]);
    svod_docx_core(letter, &made[CORE]);
#define MADE_OF(name, part)                                                                                                                \
    { name, made[part].data, made[part].len, false }
    const svod_pack_part parts[] = {
        {"[Content_Types].xml", svod_docx_types, strlen(svod_docx_types), false},
        {"_rels/.rels", svod_docx_package_links, strlen(svod_docx_package_links), false},
        MADE_OF("word/document.xml", BODY),
        {"word/_rels/document.xml.rels", svod_docx_links, strlen(svod_docx_links), false},
        MADE_OF("word/styles.xml", STYLES),
        MADE_OF("word/numbering.xml", NUMBERING),
        MADE_OF("word/settings.xml", SETTINGS),
        {"word/fontTable.xml", svod_docx_fonts, strlen(svod_docx_fonts), false},
        MADE_OF("word/footer1.xml", FOOTER),
        MADE_OF("docProps/core.xml", CORE),
        {"docProps/app.xml", svod_docx_app, strlen(svod_docx_app), false},
    };
    return svod_pack(parts, sizeof parts / sizeof *parts, letter->date, out);
}
