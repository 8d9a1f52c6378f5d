// The parts of an ODT that are the same for every letter, or nearly. Private to write/.
#ifndef SVOD_WRITE_ODT_PARTS_H
#define SVOD_WRITE_ODT_PARTS_H

#include "data/letter.h"
#include "write/prose.h"

#define SVOD_ODT_XML "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define SVOD_ODT_VERSION "office:version=\"1.3\""
#define SVOD_ODT_NAMES                                                                                                                     \
    "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "   \
    "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "       \
    "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" "                                                            \
    "xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" " SVOD_ODT_VERSION
// Lengths are kept in thousandths of a millimetre: printf conversion and arguments.
#define SVOD_ODT_MM "%u.%03umm"
#define SVOD_ODT_LENGTH(length) (length) / 1000, (length) % 1000

extern const svod_prose svod_odt_prose;
extern const char svod_odt_mime[], svod_odt_manifest[];
void svod_odt_styles(const svod_letter *letter, svod_buf *out);
void svod_odt_meta(const svod_letter *letter, svod_buf *out);

#endif
