// The parts of a DOCX that are the same for every letter, or nearly. Private to write/.
#ifndef SVOD_WRITE_DOCX_PARTS_H
#define SVOD_WRITE_DOCX_PARTS_H

#include "data/letter.h"
#include "write/prose.h"

#define SVOD_DOCX_XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define SVOD_DOCX_W "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define SVOD_DOCX_FIRST_LIST 3U // number of the first numbered list; 1 and 2 are those of the styles
extern const svod_prose svod_docx_prose;

// Thousandths of a millimetre in twentieths of a point.
static inline uint32_t svod_docx_twips(uint32_t length) {
    return (uint32_t)(((uint64_t)length * 1440 + 12700) / 25400);
}

extern const char svod_docx_types[], svod_docx_package_links[], svod_docx_links[], svod_docx_fonts[];
void svod_docx_styles(const svod_letter *letter, svod_buf *out);
void svod_docx_settings(const svod_letter *letter, svod_buf *out);
void svod_docx_numbering(uint32_t lists, svod_buf *out); // so many numbered lists, each beginning with 1
void svod_docx_footer(const svod_letter *letter, svod_buf *out);
void svod_docx_core(const svod_letter *letter, svod_buf *out);
extern const char svod_docx_app[];

#endif
