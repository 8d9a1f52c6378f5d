// Well-known formats that are not read, told by content so that a finding can name them.
#ifndef SVOD_READ_STRANGER_H
#define SVOD_READ_STRANGER_H

#include "read/read.h"

typedef struct svod_stranger {
    svod_text name;
    bool sheet; // a spreadsheet program opens it as a sheet and can save it as XLSX
} svod_stranger;

// False when the bytes are none of them; formats that hide in a container (DOCX, XLSB, password-locked books) are its reader's to name.
bool svod_stranger_of(svod_bytes bytes, svod_stranger *out);

#endif
