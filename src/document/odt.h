// Insides of the ODT reader: styles and lists, and content.xml into blocks.
#ifndef SVOD_DOCUMENT_ODT_H
#define SVOD_DOCUMENT_ODT_H

#include "document/numerals.h"
#include "document/package.h"

#define SVOD_ODT_LEVELS 10

typedef struct svod_odt_level {
    svod_numerals numerals;
    const char *before, *behind, *sign; // prefix, suffix; BULLET: its character
    uint32_t start, shown;              // shown: how many levels the number has
} svod_odt_level;

typedef struct svod_odt_list {
    svod_odt_level *levels[SVOD_ODT_LEVELS]; // NULL: not said
    uint32_t count[SVOD_ODT_LEVELS];         // how far its numbers have come; 0 before the first
    bool begun[SVOD_ODT_LEVELS];
} svod_odt_list;

typedef struct svod_odt_style {
    const char *parent;           // NULL: none
    const char *list;             // NULL: none
    uint8_t bold, hidden;         // 0: not said, 1: yes, 2: no
    bool title, contents, breaks; // breaks: begins a page
    uint8_t outline;              // from 1; 0: not said
    bool ready;
} svod_odt_style;

typedef struct svod_odt_styles {
    svod_arena *arena;
    svod_map *names; // "p:name" of paragraphs, "t:name" of texts
    svod_vec list;   // svod_odt_style
    svod_map *list_names;
    svod_vec lists;        // svod_odt_list
    svod_odt_list outline; // numbers of headings
    // while reading
    svod_odt_style *style;
    svod_odt_list *open_list;
    svod_odt_level *level;
} svod_odt_styles;

svod_odt_styles *svod_odt_styles_new(svod_arena *arena);
// An element of styles.xml or of the automatic styles of content.xml opens or closes.
void svod_odt_styles_open(svod_odt_styles *styles, const char *name, const char **attributes);
void svod_odt_styles_close(svod_odt_styles *styles, const char *name);
void svod_odt_styles_end(svod_odt_styles *styles); // lets styles inherit
// `family`: 'p' or 't'. NULL: unknown.
const svod_odt_style *svod_odt_style_of(const svod_odt_styles *styles, char family, const char *name);
svod_odt_list *svod_odt_list_of(const svod_odt_styles *styles, const char *name);

// Counts an item at `level` (from 0) and appends its mark; `start`: of its own, 0 none. Nothing is appended when it has no mark.
void svod_odt_mark(svod_odt_list *list, unsigned level, uint32_t start, svod_buf *out);

// content.xml to the job's sink. False: a finding was added, or the sink had enough.
bool svod_odt_content(svod_package *package, svod_odt_styles *styles);

#endif
