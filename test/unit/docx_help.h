// For tests: DOCX made by hand.
#ifndef SVOD_TEST_DOCX_HELP_H
#define SVOD_TEST_DOCX_HELP_H

#include "document_help.h"

#define BODY(inside)                                                                                                                       \
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"w\" xmlns:mc=\"m\" xmlns:wps=\"s\" xmlns:v=\"v\"><w:body>" inside     \
    "</w:body></w:document>"
#define P(inside) "<w:p>" inside "</w:p>"
#define PP(properties, inside) "<w:p><w:pPr>" properties "</w:pPr>" inside "</w:p>"
#define R(text) "<w:r><w:t>" text "</w:t></w:r>"
#define RR(properties, text) "<w:r><w:rPr>" properties "</w:rPr><w:t>" text "</w:t></w:r>"
#define STYLED(id, text) PP("<w:pStyle w:val=\"" id "\"/>", R(text))
#define NUM(num, level) "<w:numPr><w:ilvl w:val=\"" level "\"/><w:numId w:val=\"" num "\"/></w:numPr>"
#define LISTED(num, level, text) PP(NUM(num, level), R(text))

static inline told tell_docx(const char *body, const char *styles, const char *numbering, const char *footnotes) {
    zip_part parts[8] = {{"[Content_Types].xml", "<Types/>", 0}, {"word/document.xml", body, 0}};
    size_t count = 2;
    if (styles) parts[count++] = (zip_part){"word/styles.xml", styles, 0};
    if (numbering) parts[count++] = (zip_part){"word/numbering.xml", numbering, 0};
    if (footnotes) parts[count++] = (zip_part){"word/footnotes.xml", footnotes, 0};
    return tell_parts(parts, "a.docx");
}

static inline void assert_body(const char *body, const char *blocks) {
    assert_told(tell_docx(body, NULL, NULL, NULL), SVOD_DOC_READ, blocks, "");
}

#endif
