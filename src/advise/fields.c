// The list of fields of recommendations' texts.
#include "advise/advice.h"

const svod_advice_field svod_advice_fields[] = {
#define FIELD(id, sure, unit, region, ru, en) {#id, sure, unit, region, ru, en},
#include "advise/fields.def"
#undef FIELD
    {0}};
