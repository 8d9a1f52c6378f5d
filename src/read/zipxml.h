// Zipped XML (XLSX, ODS, DOCX): the parts of a package by name, each pushed through expat in steps of 64 KiB.
// Elements and attributes are known by their local names, so any prefix and the strict namespaces do.
// Refuses: DOCTYPE, more than 256 levels, entries over 4 GiB, bombs (over 1000 to 1 once past 64 MB), tokens over 16 MiB.
#ifndef SVOD_READ_ZIPXML_H
#define SVOD_READ_ZIPXML_H

#include "base/map.h"
#include "host/host.h"

typedef struct svod_zip {
    struct zip *zip;
    svod_map *names; // part name in lower case with "/" -> index
    const char *shown;
    const char *sheet; // place of findings; NULL: the file as a whole
    svod_arena *arena;
    svod_findings *findings;
} svod_zip;

// Opens the archive over `bytes`, which must outlive it. Findings: zip_damaged.
bool svod_zip_open(svod_zip *out, svod_bytes bytes, const char *shown, svod_arena *arena, svod_findings *findings);
void svod_zip_close(svod_zip *zip);
// True when there is such a part, whatever the case of its letters and its slashes.
bool svod_zip_has(const svod_zip *zip, const char *part);

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

// The value of the attribute with this local name, or NULL.
const char *svod_xml_attribute(const char **attributes, const char *name);
// "1", "true", "on" (an absent attribute is false).
bool svod_xml_true(const char *value);

#endif
