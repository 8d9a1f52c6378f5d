// Zipped XML (XLSX, ODS, DOCX): the parts of a package by name, each pushed through expat in steps of 64 KiB.
// Elements and attributes are known by their local names, so any prefix and the strict namespaces do.
// Refuses: DOCTYPE, more than 256 levels, tokens over 4 MiB, elements of over 4,096 attributes, an expat that wants over 48 MiB; and of
// a book, all parts together: over 100 to 1 once past 32 MiB, over 1 GiB, XML in which there is nothing, and cells without end (see
// svod_zip_credit).
#ifndef SVOD_READ_ZIPXML_H
#define SVOD_READ_ZIPXML_H

#include "base/map.h"
#include "host/host.h"
#include "read/zipdir.h"

typedef struct svod_zip {
    struct zip *zip;
    svod_map *names; // part name in lower case with "/" -> index
    svod_zipdir directory;
    const char *shown;
    const char *sheet; // place of findings; NULL: the file as a whole
    svod_arena *arena;
    svod_findings *findings;
    uint64_t read, packed;         // bytes of the book so far, after and before inflating
    uint64_t things;               // that the book yielded
    int64_t events_left;           // elements and pieces of text
    int64_t bytes_left;            // bytes of XML
    struct svod_zip_parse *parsed; // the part under way
} svod_zip;

// Opens the archive over `bytes`, which must outlive it. Findings: zip_damaged, read_limit, zip_part_twice (the last of two entries of
// one name counts, as the archive's directory is appended to).
bool svod_zip_open(svod_zip *out, svod_bytes bytes, const char *shown, svod_arena *arena, svod_findings *findings);
void svod_zip_close(svod_zip *zip);
// True when there is such a part, whatever the case of its letters and its slashes.
bool svod_zip_has(const svod_zip *zip, const char *part);
// The same, with its number in the archive.
bool svod_zip_find(const svod_zip *zip, const char *part, size_t *index);

// Called for each element and each piece of text; false stops the parse (a finding was added then). `attributes` are pairs of name
// and value, ended by NULL. Any of the three may be NULL.
typedef struct svod_xml_events {
    bool (*open)(void *ctx, const char *name, const char **attributes);
    bool (*close)(void *ctx, const char *name);
    bool (*text)(void *ctx, const char *text, size_t len);
} svod_xml_events;
// Parses the part, which must be there. Findings: xml_damaged, zip_damaged, read_limit, workbook_encrypted, each naming the part and
// how much of it had been read.
bool svod_zip_xml(svod_zip *zip, const char *part, const svod_xml_events *events, void *ctx);
// Within `open`: nothing more of this element is told, neither what is in it nor its end.
void svod_zip_skip(svod_zip *zip);
// Within `open` and `close`: how many elements are open, the one at hand included.
unsigned svod_zip_depth(const svod_zip *zip);
// Adds to the fault that ended svod_zip_xml, the last finding, how far the rows of the sheet had come.
void svod_zip_tell_rows(const svod_zip *zip, uint32_t row);

// A book may be 8 million events and 256 MiB of XML that yield nothing, and so much more for every thing (cell, string, KiB of text) that
// it yields: a few bytes that unpack to endless empty rows end there, and a sheet of millions of cells does not.
#define SVOD_ZIP_EVENTS ((int64_t)8 << 20)
#define SVOD_ZIP_BYTES ((int64_t)256 << 20)
#define SVOD_ZIP_EVENTS_EACH 16
#define SVOD_ZIP_BYTES_EACH 1024
// From here on a packed byte may yield one thing at most; real cells take two to five bytes each.
#define SVOD_ZIP_THINGS ((uint64_t)3 << 20)
static inline void svod_zip_credit(svod_zip *zip, size_t things) {
    zip->things += things;
    zip->events_left += (int64_t)things * SVOD_ZIP_EVENTS_EACH;
    zip->bytes_left += (int64_t)things * SVOD_ZIP_BYTES_EACH;
}

// The value of the attribute with this local name, or NULL.
const char *svod_xml_attribute(const char **attributes, const char *name);
// "1", "true", "on" (an absent attribute is false).
bool svod_xml_true(const char *value);

#endif
