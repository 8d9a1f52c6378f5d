// Weights counted under a lock.
#include "host/gate.h"

#include <pthread.h>
#include <stdlib.h>

struct svod_gate {
    pthread_mutex_t lock;
    pthread_cond_t left;
    size_t room, held;
};

svod_gate *svod_gate_new(size_t room) {
    svod_gate *gate = calloc(1, sizeof *gate);
    if (!gate) return NULL;
    gate->room = room;
    pthread_mutex_init(&gate->lock, NULL);
    pthread_cond_init(&gate->left, NULL);
    return gate;
}

void svod_gate_free(svod_gate *gate) {
    if (!gate) return;
    pthread_cond_destroy(&gate->left);
    pthread_mutex_destroy(&gate->lock);
    free(gate);
}

static size_t counted(const svod_gate *gate, size_t weight) {
    return weight < gate->room ? weight : gate->room;
}

void svod_gate_enter(svod_gate *gate, size_t weight) {
    if (!gate) return;
    pthread_mutex_lock(&gate->lock);
    while (gate->held + counted(gate, weight) > gate->room)
        pthread_cond_wait(&gate->left, &gate->lock);
    gate->held += counted(gate, weight);
    pthread_mutex_unlock(&gate->lock);
}

void svod_gate_leave(svod_gate *gate, size_t weight) {
    if (!gate) return;
    pthread_mutex_lock(&gate->lock);
    gate->held -= counted(gate, weight);
    pthread_cond_broadcast(&gate->left);
    pthread_mutex_unlock(&gate->lock);
}
