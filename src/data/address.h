// Words of addresses of figures, for the rooms that make addresses. The grammar stands in explain/address.h.
#ifndef SVOD_DATA_ADDRESS_H
#define SVOD_DATA_ADDRESS_H

#include "base/arena.h"

// A text, or an id, as one word of an address: the signs that part words are escaped, and blanks, which part addresses. The text itself
// where there is nothing to escape.
const char *svod_address_escape(svod_arena *arena, const char *text);

#endif
