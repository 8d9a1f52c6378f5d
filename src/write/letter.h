// A paper for people (data/letter.h) as the bytes of a DOCX or ODT: one package, whole in memory. Refuses: wording, figures, files.
#ifndef SVOD_WRITE_LETTER_H
#define SVOD_WRITE_LETTER_H

#include "base/str.h"
#include "data/letter.h"

// Append the package to `out` (give it to svod_save_bytes). The same letter always gives the same bytes. What XML cannot hold (control
// signs) becomes U+FFFD. `out->arena` holds scratch, too: reset it after each letter. False: the packing library failed; nothing was
// appended.
bool svod_write_docx(const svod_letter *letter, svod_buf *out);
bool svod_write_odt(const svod_letter *letter, svod_buf *out);

#endif
