// What workers may hold together: whoever would go beyond it waits for the others. Refuses: knowing what is held.
#ifndef SVOD_HOST_GATE_H
#define SVOD_HOST_GATE_H

#include <stddef.h>

typedef struct svod_gate svod_gate;
// NULL: no memory; such a gate lets everyone through.
svod_gate *svod_gate_new(size_t room);
void svod_gate_free(svod_gate *gate);
// Waits until `weight` fits beside what others hold; one that is heavier than the whole room goes when it is alone. Whoever holds something
// must not ask for more before it has left.
void svod_gate_enter(svod_gate *gate, size_t weight);
void svod_gate_leave(svod_gate *gate, size_t weight);

#endif
