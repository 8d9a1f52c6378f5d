// Pieces of which filters of system calls are made (seccomp), for host/jail.c and host/fence.c.
#ifndef SVOD_HOST_FILTER_H
#define SVOD_HOST_FILTER_H

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

// Elsewhere there is no filter.
#if defined(__x86_64__)
#define SVOD_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define SVOD_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#define SVOD_STEP(code, operand) ((struct sock_filter)BPF_STMT(code, operand))
#define SVOD_JUMP(code, operand, yes, no) ((struct sock_filter)BPF_JUMP(code, operand, yes, no))
#define SVOD_REFUSE(error) SVOD_STEP(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (error))
#define SVOD_ALLOW SVOD_STEP(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)

// A call of which one argument decides: allowed when (argument & mask) == value.
typedef struct svod_checked_call {
    unsigned number, argument, mask, value;
} svod_checked_call;
#define SVOD_CHECKED_STEPS 6

// Writes the steps of a checked call, refused with `error` otherwise; how many they are. Looks at the low half of the argument: both
// architectures are little-endian.
static inline size_t svod_filter_checked(struct sock_filter *at, svod_checked_call call, unsigned error) {
    unsigned from = (unsigned)(offsetof(struct seccomp_data, args) + call.argument * sizeof(uint64_t));
    const struct sock_filter steps[SVOD_CHECKED_STEPS] = {
        SVOD_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call.number, 0, 5),
        SVOD_STEP(BPF_LD | BPF_W | BPF_ABS, from),
        SVOD_STEP(BPF_ALU | BPF_AND | BPF_K, call.mask),
        SVOD_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call.value, 0, 1),
        SVOD_ALLOW,
        SVOD_REFUSE(error),
    };
    memcpy(at, steps, sizeof steps);
    return SVOD_CHECKED_STEPS;
}

#endif
