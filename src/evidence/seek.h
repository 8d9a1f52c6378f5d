// Inside of the room: what every pattern of the rules is for, what a sentence says by them, and what of it is kept.
#ifndef SVOD_EVIDENCE_SEEK_H
#define SVOD_EVIDENCE_SEEK_H

#include "evidence/evidence.h"
#include "match/match.h"

#define EVIDENCE_HITS 512   // matches looked at in one sentence; it would take a text made for it to have more
#define EVIDENCE_PIECE 4096 // bytes of a sentence read at once: tables and lists without full stops make endless ones
#define EVIDENCE_STRIKES 3  // sentences in which a pattern may run into its limit before it is given up for the document
#define EVIDENCE_ITEMS (1u << 18)

typedef enum evidence_role {
    EVIDENCE_KIND_HEAD,
    EVIDENCE_KIND_NAME,
    EVIDENCE_HEADING,
    EVIDENCE_CUE,
    EVIDENCE_SOFT,
    EVIDENCE_ZONE_NOT,
    EVIDENCE_WORDS,
    EVIDENCE_WEAK_WORDS,
    EVIDENCE_DIRECTION_NOT,
    EVIDENCE_EXCEPT // + svod_except_kind
} evidence_role;

// What a pattern is for: its role and the kind, zone or direction that it speaks for.
typedef struct evidence_duty {
    uint8_t role;
    uint32_t of;
    const char *written;
} evidence_duty;

struct svod_seeker {
    const svod_evidence_rules *rules;
    int year;
    svod_arena *arena;
    svod_matcher *matcher;
    evidence_duty *duties;
    size_t count;
};

typedef struct evidence_hit {
    uint32_t pattern, from, to;
} evidence_hit;

// Hits of a text that was scanned before: titles and table cells are looked at more than once.
typedef struct evidence_scanned {
    const char *text;
    uint32_t len, count;
    const evidence_hit *hits;
} evidence_scanned;
#define EVIDENCE_SCANNED (1u << 15) // of one document; more of them are scanned anew

struct svod_search {
    const svod_seeker *seeker;
    svod_arena *arena;   // of the search itself
    svod_arena *scratch; // of one document
    svod_arena *passing; // of one item or heading
    svod_scan *scan;
    evidence_hit *hits;
    size_t hit_count;
    evidence_scanned *scanned; // open addressing by text; in scratch; NULL: no document
    size_t scanned_room, scanned_count;
    uint8_t *limited; // [pattern] sentences of this document in which it ran into its limit
};

// What a sentence says of one direction.
typedef struct evidence_verdict {
    uint8_t sight;     // svod_sight
    const char *why;   // id of the reason
    uint32_t from, to; // the words in the sentence
    uint32_t words;    // different patterns that count
} evidence_verdict;

// What a sentence says, whatever zone it stands in.
typedef struct evidence_reading {
    const char *text;
    size_t len;
    uint64_t heading, cue, soft, not_; // zones whose patterns are in it
    size_t heading_from, heading_to;
    bool negated, planned;
    bool aside;           // begins with a heading of what belongs to no zone
    bool years, own_year; // names years; the campaign's among them
    bool recent_year;     // among them, or the one before it, or a later one
    uint64_t directions;  // with a sight above NONE
    uint64_t sure;        // of them, with FOUND
    evidence_verdict of[SVOD_EVIDENCE_DIRECTIONS];
} evidence_reading;

// A new document: no pattern is given up. Its texts stay where they are until the end.
void evidence_begin(svod_search *search, const svod_document *document);
void evidence_end(svod_search *search);
// Matches of all patterns in a text of EVIDENCE_PIECE bytes at most, into search->hits.
void evidence_scan(svod_search *search, const char *text, size_t len);
// Some other hit of that role (and direction) lies over this one.
bool evidence_covered(const svod_search *search, const evidence_hit *hit, unsigned role, uint32_t of);
// The years that a text tells of, into the reading; for that its hits are looked at.
void evidence_years(const svod_search *search, const char *text, size_t len, evidence_reading *out);
// Reads a sentence, or the first EVIDENCE_PIECE bytes of it.
void evidence_read(svod_search *search, const char *text, size_t len, evidence_reading *out);
// Bytes of `text` that read as `word` (in small letters), whatever their case; 0: it begins otherwise.
size_t evidence_begins(const char *text, const char *word);
static inline const evidence_duty *evidence_duty_of(const svod_search *search, const evidence_hit *hit) {
    return &search->seeker->duties[hit->pattern];
}

// ---- what is kept ----------------------------------------------------------------------------------------------------------

// Where a passage stands, and how it came into its zone.
typedef enum evidence_via { EVIDENCE_VIA_SOFT, EVIDENCE_VIA_CUE, EVIDENCE_VIA_KIND, EVIDENCE_VIA_LEAD, EVIDENCE_VIA_HEADING } evidence_via;
typedef struct evidence_spot {
    const svod_paragraph *paragraph;
    evidence_via via;
    bool heading;     // the passage is a heading itself
    uint64_t context; // directions that stand above it or in its row, for zones where it names none itself
    uint64_t item;    // hash of the list item or table row it is in; 0: in none
    bool row_years, row_own_year, row_recent_year;
} evidence_spot;

// Everything kept of one document.
typedef struct evidence_tally evidence_tally;
typedef const char *evidence_path_fn(void *ctx, svod_arena *arena); // the headings above, asked for only when a quotation is kept
evidence_tally *evidence_tally_new(const svod_search *search, svod_arena *arena, uint64_t headed, evidence_path_fn *path, void *ctx);
void evidence_put(evidence_tally *tally, uint64_t zones, const evidence_reading *reading, const evidence_spot *spot);
void evidence_put_zones(evidence_tally *tally, uint64_t zones, const evidence_reading *reading,
                        const evidence_spot *spot); // and nowhere else
void evidence_tally_end(evidence_tally *tally, svod_found *out);
// Hash of an item's text by its letters and digits alone; never 0.
uint64_t evidence_text_hash(svod_search *search, const char *text, uint64_t seed);

// ---- quotations ------------------------------------------------------------------------------------------------------------

// Is a better than b? By sight, score, then place.
bool evidence_better(const svod_quote *a, const svod_quote *b);
// Puts a quotation among the best, at most SVOD_QUOTES and no text twice; false when it is none of them.
bool evidence_keep(svod_quote *quotes, uint32_t *count, const svod_quote *quote);
// Text of a quotation, into `out`: the sentence, cut around its words.
#define EVIDENCE_CUT (SVOD_QUOTE_CAP + 1)
void evidence_cut(svod_quote *quote, const char *text, size_t len, size_t from, size_t to, char out[EVIDENCE_CUT]);

#endif
