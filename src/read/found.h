// Documents as lines of JSON: what `svod evidence --lines` and others send, and what `svod evidence --stream` answers.
// Refuses: seeking, joining.
#ifndef SVOD_READ_FOUND_H
#define SVOD_READ_FOUND_H

#include "base/finding.h"
#include "data/evidence.h"

#define SVOD_SENT_LINE ((size_t)64 << 20) // bytes of a line

// What is said of a document, as a line carries it. Findings have no file where that is the document's.
typedef struct svod_told {
    svod_vec findings; // svod_finding
    bool ocr;          // its scans would have been read
    const char *rules; // of what rules it was made: svod_found's lines alone; ""
} svod_told;

// A document that was sent.
typedef struct svod_sent {
    const char *unit, *name;
    const char *text; // NULL: blocks came
    size_t len;
    svod_raw *blocks;
    size_t count;
    const char *format; // "", or what its reader was
    svod_doc_state state;
    const char *fault;
    svod_told told;
    void *tree; // private
} svod_sent;
// False: *why says in words what is wrong with the line. Its text holds until svod_sent_free; free it in either case.
bool svod_sent_read(const char *line, size_t len, svod_lang lang, svod_arena *arena, svod_sent *out, const char **why);
void svod_sent_free(svod_sent *sent);

// A line of svod_write_found. Zones, directions and kinds must be those of the rules.
bool svod_found_read(const char *line, size_t len, const svod_evidence_rules *rules, svod_lang lang, svod_arena *arena, svod_found *out,
                     svod_told *told, const char **why);

#endif
