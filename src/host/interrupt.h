// What must not stay behind when the user interrupts a run.
#ifndef SVOD_HOST_INTERRUPT_H
#define SVOD_HOST_INTERRUPT_H

// Removes the file at `path` (which must outlive the watch) when SIGINT, SIGTERM or SIGHUP ends the program. A signal that the caller of
// the program chose to ignore stays ignored.
void svod_interrupt_remove(const char *path);
// Nothing is to be removed any more.
void svod_interrupt_forget(void);
// Between these two the signals wait: what happens there happens whole.
void svod_interrupt_hold(void);
void svod_interrupt_release(void);

#endif
