// Parts of the PDF reader.
#ifndef SVOD_DOCUMENT_PDF_H
#define SVOD_DOCUMENT_PDF_H

#include "document/outside.h"

#define SVOD_OCR_PAGES 200 // of one document

// Lines of one page. `raw` has them in the order in which they were written, which is that of reading, cell by cell; `layout` shows how
// they lie: where a paragraph begins (a gap, an indent) and where a cell does, a blank line is put in. Both NUL-terminated. False: enough.
bool pdf_put_page(svod_doc_job *job, const char *raw, const char *layout, uint32_t page);

// Text of a picture, by tesseract, as lines of a page. UNREADABLE with a finding.
svod_doc_state svod_ocr_read(svod_doc_job *job, svod_bytes picture, uint32_t page, bool *enough);

#endif
