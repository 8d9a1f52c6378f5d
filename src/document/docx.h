// Insides of the DOCX reader: styles, numbers of lists, and a part of paragraphs into blocks.
#ifndef SVOD_DOCUMENT_DOCX_H
#define SVOD_DOCUMENT_DOCX_H

#include "document/numerals.h"
#include "document/package.h"

// A property that may be said or not.
typedef enum svod_docx_said { SVOD_DOCX_UNSAID, SVOD_DOCX_ON, SVOD_DOCX_OFF } svod_docx_said;
svod_docx_said svod_docx_toggle(const char **attributes); // of an element such as w:b: on, unless its value says no

#define SVOD_DOCX_LEVELS 9
#define SVOD_DOCX_NO_LEVEL (-1)
#define SVOD_DOCX_NO_NUM UINT32_MAX // not said; 0 says "no list"
typedef struct svod_docx_style {
    const char *id, *based_on; // NULL: on none
    int8_t outline;            // 0 to 8: heading; 9: text; SVOD_DOCX_NO_LEVEL: not said
    int8_t level;              // of the list; SVOD_DOCX_NO_LEVEL
    uint8_t bold, hidden;      // svod_docx_said
    bool contents;             // of a table of contents
    uint32_t num;              // list
    bool paragraph, by_default, ready;
} svod_docx_style;

typedef struct svod_docx_styles {
    svod_vec list; // svod_docx_style
    svod_map *ids;
    const svod_docx_style *usual; // of paragraphs that name none; NULL
} svod_docx_styles;
// Parses the part, if there is one, and lets every style inherit. False with a finding.
bool svod_docx_styles_read(svod_docx_styles *out, svod_package *package, const char *part);
const svod_docx_style *svod_docx_style_of(const svod_docx_styles *styles, const char *id); // NULL: unknown
// Level of a heading by the name or id of its style ("heading 2", "Заголовок 2", "Heading2", "Title"), from 0; SVOD_DOCX_NO_LEVEL.
int8_t svod_docx_heading(const char *name);

typedef struct svod_docx_numbering svod_docx_numbering;
// NULL with a finding.
svod_docx_numbering *svod_docx_numbering_read(svod_package *package, const char *part, const svod_docx_styles *styles);
// Counts the next item of the list at the level and gives its mark ("2.1.", "–"); NULL when it has none, or there is no such list. Lives
// until the next call.
const char *svod_docx_mark(svod_docx_numbering *numbering, uint32_t num, unsigned level);

// Paragraphs of one part to the job's sink.
typedef struct svod_docx_body svod_docx_body;
svod_docx_body *svod_docx_body_new(svod_package *package, const svod_docx_styles *styles, svod_docx_numbering *numbering, bool paged);
// False: a finding was added, or the sink had enough.
bool svod_docx_body_read(svod_docx_body *body, const char *part);

#endif
