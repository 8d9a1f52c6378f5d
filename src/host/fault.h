// Faults of the system in words.
#ifndef SVOD_HOST_FAULT_H
#define SVOD_HOST_FAULT_H

#include "base/lang.h"

// A sentence for an errno value: our own for those that people meet, the system's for the rest.
const char *svod_host_fault(svod_lang lang, int error);

#endif
