// Tables of the 8-bit encodings that Russian files have. They are our own: a small system may lack iconv's.
#ifndef SVOD_READ_CODEPAGE_H
#define SVOD_READ_CODEPAGE_H

#include <stdint.h>

#define SVOD_CODEPAGE_NONE 0xFFFD // such a byte stands for nothing

// Code points of the bytes 80 to FF by the number of the code page: 1251, 1252, 866, 20866 (KOI8-R); NULL for any other.
const uint16_t *svod_codepage_table(unsigned number);

#endif
