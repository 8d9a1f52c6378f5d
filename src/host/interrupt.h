// What must not stay behind when the user interrupts a run.
#ifndef SVOD_HOST_INTERRUPT_H
#define SVOD_HOST_INTERRUPT_H

// Removes the file at `path` (which must outlive the watch) when SIGINT, SIGTERM or SIGHUP ends the program. A signal that the caller of
// the program chose to ignore stays ignored.
void svod_interrupt_remove(const char *path);
// The same for a folder and all in it (the path is copied), and for the process group that works there once it is told (0: none).
// Several threads may ask at once.
void svod_interrupt_watch(const char *folder);
void svod_interrupt_group(const char *folder, int group);
void svod_interrupt_unwatch(const char *folder);
// Files are not to be removed any more.
void svod_interrupt_forget(void);
// Between these two the signals wait: what happens there happens whole.
void svod_interrupt_hold(void);
void svod_interrupt_release(void);

#endif
