// Insides of the HTML reader; Markdown holds pieces of HTML, too.
#ifndef SVOD_DOCUMENT_HTML_H
#define SVOD_DOCUMENT_HTML_H

#include "document/document.h"

#define SVOD_HTML_CAP ((size_t)32 << 20) // bytes of one page
#define SVOD_HTML_DEPTH 4096             // open elements

// Well-formed UTF-8 through libxml2 to the sink. `tables` counts those of the document. No network, no entities but HTML's own.
// False with the finding document_limit: too deep, or too many attributes; or when the sink had enough.
bool svod_html_blocks(svod_doc_job *job, svod_bytes bytes, uint32_t *tables);

// Makes blocks of elements and text as they come. Attributes are as libxml2 gives them: pairs of name and value (NULL: none), ended by
// NULL; the list itself may be NULL.
typedef struct svod_html_page svod_html_page;
svod_html_page *svod_html_page_new(svod_doc_job *job, uint32_t *tables);
// False: the sink had enough.
bool svod_html_open(svod_html_page *page, const char *name, const char *const *attributes);
bool svod_html_close(svod_html_page *page, const char *name);
void svod_html_text(svod_html_page *page, const char *text, size_t len);
bool svod_html_end(svod_html_page *page);

#endif
