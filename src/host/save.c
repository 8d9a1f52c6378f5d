// Outputs that appear together or not at all.
#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "host/fault.h"
#include "host/host.h"
#include "host/interrupt.h"

typedef struct item {
    const char *target;
    const char *temporary;
    const char *kept; // the old file under another name while commit may still have to go back; NULL: there was none
    bool renamed;     // stands in its place
    bool flushed;     // saved[i] holds its size and hash
} item;

struct svod_save {
    svod_arena *arena;
    const char *dir;
    svod_findings *findings;
    svod_vec items; // item
    svod_vec saved; // svod_saved, parallel to items
    svod_vec made;  // const char *: folders that were not there before
    unsigned names; // temporary names given so far
    bool failed;
    // The file being streamed, if `streaming`.
    bool streaming;
    int fd, error; // errno of the first write that failed; 0: none
    svod_hash *hash;
    svod_buf buf;
    size_t bytes; // written so far
};

static bool fail_saying(svod_save *save, const char *path, const char *why) {
    save->failed = true;
    return svod_add(save->findings, SVOD_F_save_failed, svod_place_file(path), why, "");
}

static bool fail(svod_save *save, const char *path, int error) {
    return fail_saying(save, path, svod_host_fault(save->findings->lang, error));
}

// ---- folders ---------------------------------------------------------------------------------------------------------

static bool make_folder(svod_save *save, const char *path) {
    if (svod_host_is_dir(path)) return true;
    const char *parent = svod_host_dir_of(save->arena, path);
    if (!svod_streq(parent, path) && !make_folder(save, parent)) return false;
    if (mkdir(path, 0777)) {
        int error = errno;
        if (!svod_host_is_dir(path)) return fail(save, path, error); // unless another run has just made it
    }
    *SVOD_PUSH(&save->made, const char *) = path;
    return true;
}

static void unmake_folders(svod_save *save) {
    for (size_t i = save->made.count; i-- > 0;)
        rmdir(*SVOD_AT(&save->made, const char *, i)); // one that others have filled by now stays
    save->made.count = 0;
}

static void drain(void *ctx, const char *bytes, size_t len);

svod_save *svod_save_begin(svod_arena *arena, const char *dir, svod_findings *findings) {
    svod_save *save = SVOD_NEW(arena, svod_save);
    *save = (svod_save){
        .arena = arena,
        .dir = svod_host_join(arena, dir, ""),
        .findings = findings,
        .items = svod_vec_of(arena, sizeof(item)),
        .saved = svod_vec_of(arena, sizeof(svod_saved)),
        .made = svod_vec_of(arena, sizeof(const char *)),
        .buf = {.arena = arena, .drain = drain, .ctx = save},
    };
    if (make_folder(save, save->dir)) return save;
    unmake_folders(save);
    return NULL;
}

// ---- temporary files -------------------------------------------------------------------------------------------------

// A name beside `target` with the same extension. It is short: the target's own may be as long as a name can be.
static const char *temporary_name(svod_save *save, const char *target) {
    const char *dot = strrchr(svod_host_name_of(target), '.');
    return svod_printf(save->arena, "%s/.svod-%ld-%u%s", svod_host_dir_of(save->arena, target), (long)getpid(), save->names++,
                       dot && strlen(dot) < 16 ? dot : "");
}

// Adds an output and creates its temporary file; the descriptor, or -1 with a finding.
static int add_item(svod_save *save, const char *name) {
    if (save->failed) return -1;
    const char *target = svod_host_join(save->arena, save->dir, name);
    if (!make_folder(save, svod_host_dir_of(save->arena, target))) return -1;
    const char *temporary;
    int fd;
    svod_interrupt_hold(); // none between making the file and knowing of it
    do {
        temporary = temporary_name(save, target);
        fd = open(temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    } while (fd < 0 && errno == EEXIST);
    int error = errno;
    if (fd >= 0) svod_interrupt_remove(temporary);
    svod_interrupt_release();
    if (fd < 0) {
        fail(save, target, error);
        return -1;
    }
    *SVOD_PUSH(&save->items, item) = (item){.target = target, .temporary = temporary};
    SVOD_PUSH(&save->saved, svod_saved)->name = svod_strdup(save->arena, name);
    return fd;
}

static bool write_all(int fd, const char *data, size_t len) {
    while (len) {
        ssize_t done = write(fd, data, len);
        if (done < 0 && errno == EINTR) continue;
        if (done < 0) return false;
        data += done;
        len -= (size_t)done;
    }
    return true;
}

static void drain(void *ctx, const char *bytes, size_t len) {
    svod_save *save = ctx;
    save->bytes += len;
    svod_hash_add(save->hash, bytes, len);
    if (!save->error && !write_all(save->fd, bytes, len)) save->error = errno;
}

static bool begin_stream(svod_save *save, const char *name) {
    assert(!save->streaming);
    save->fd = add_item(save, name);
    if (save->fd < 0) return false;
    save->streaming = true;
    save->error = 0;
    save->bytes = 0;
    save->hash = svod_hash_begin(save->arena);
    save->buf.len = 0; // the room of the file before serves this one too
    return true;
}

svod_buf *svod_save_stream(svod_save *save, const char *name) {
    return begin_stream(save, name) ? &save->buf : NULL;
}

bool svod_save_end(svod_save *save) {
    assert(save->streaming);
    if (save->buf.len) drain(save, save->buf.data, save->buf.len);
    save->streaming = false;
    if (!save->error && fsync(save->fd)) save->error = errno;
    if (close(save->fd) && !save->error) save->error = errno;
    item *at = SVOD_AT(&save->items, item, save->items.count - 1);
    if (save->error) return fail(save, at->target, save->error);
    svod_saved *saved = SVOD_AT(&save->saved, svod_saved, save->saved.count - 1);
    saved->bytes = save->bytes;
    svod_hash_end(save->hash, saved->sha256);
    at->flushed = true;
    return true;
}

bool svod_save_bytes(svod_save *save, const char *name, const void *data, size_t len) {
    if (!begin_stream(save, name)) return false;
    drain(save, data, len);
    return svod_save_end(save);
}

const char *svod_save_path(svod_save *save, const char *name) {
    int fd = add_item(save, name);
    if (fd < 0) return NULL;
    close(fd);
    return SVOD_AT(&save->items, item, save->items.count - 1)->temporary;
}

// Flushes and hashes what a library wrote by itself.
static bool flush_item(svod_save *save, size_t index) {
    item *at = SVOD_AT(&save->items, item, index);
    if (at->flushed) return true;
    int fd = open(at->temporary, O_RDWR | O_CLOEXEC);
    if (fd < 0) return fail(save, at->target, errno);
    int error = fsync(fd) ? errno : 0;
    close(fd);
    if (error) return fail(save, at->target, error);
    svod_bytes bytes;
    svod_findings own = svod_findings_of(save->arena, save->findings->lang);
    if (!svod_host_read(save->arena, at->temporary, at->target, &bytes, &own))
        return fail_saying(save, at->target, svod_code_message(svod_last(&own)->code, own.lang));
    svod_saved *saved = SVOD_AT(&save->saved, svod_saved, index);
    saved->bytes = bytes.len;
    svod_host_sha256(bytes.data, bytes.len, saved->sha256);
    at->flushed = true;
    return true;
}

bool svod_save_list(svod_save *save, const svod_saved **list, size_t *count) {
    for (size_t i = 0; i < save->items.count; i++)
        if (!flush_item(save, i)) return false;
    *list = save->saved.data;
    *count = save->saved.count;
    return !save->failed;
}

// ---- commit and abort ------------------------------------------------------------------------------------------------

// Gives the old file a second name, or moves it away where the file system knows no links. A folder in its place is a fault.
static bool keep_old(svod_save *save, item *at) {
    struct stat info;
    if (lstat(at->target, &info)) return errno == ENOENT || fail(save, at->target, errno);
    if (S_ISDIR(info.st_mode)) return fail(save, at->target, EISDIR);
    const char *kept = temporary_name(save, at->target);
    if (link(at->target, kept) && rename(at->target, kept)) return fail(save, at->target, errno);
    at->kept = kept;
    return true;
}

static bool put_in_place(svod_save *save, item *at) {
    if (!keep_old(save, at)) return false;
    if (rename(at->temporary, at->target)) return fail(save, at->target, errno);
    at->renamed = true;
    return true;
}

// Makes the renames last. Some file systems cannot flush a folder and say so; there is nothing more to do there.
static bool flush_folder(svod_save *save, const char *path) {
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return fail(save, path, errno);
    int error = fsync(fd) ? errno : 0;
    close(fd);
    return error == 0 || error == EINVAL || error == ENOTSUP || fail(save, path, error);
}

static bool put_all(svod_save *save) {
    const svod_saved *list;
    size_t count;
    if (save->failed || !svod_save_list(save, &list, &count)) return false;
    for (size_t i = 0; i < count; i++)
        if (!put_in_place(save, SVOD_AT(&save->items, item, i))) return false;
    const char *flushed = "";
    for (size_t i = 0; i < count; i++) {
        const char *folder = svod_host_dir_of(save->arena, SVOD_AT(&save->items, item, i)->target);
        if (!svod_streq(folder, flushed) && !flush_folder(save, folder)) return false;
        flushed = folder;
    }
    return true;
}

static bool commit(svod_save *save) {
    if (!put_all(save)) {
        svod_save_abort(save);
        return false;
    }
    for (size_t i = 0; i < save->items.count; i++) {
        const item *at = SVOD_AT(&save->items, item, i);
        if (at->kept) unlink(at->kept);
    }
    save->items.count = save->saved.count = save->made.count = 0;
    svod_interrupt_forget();
    return true;
}

bool svod_save_commit(svod_save *save) {
    svod_interrupt_hold(); // an interruption comes before all renames or after them
    // Another run into the same folder waits, so that nobody finds the files of one beside those of the other.
    int folder = open(save->dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) flock(folder, LOCK_EX);
    bool done = commit(save);
    if (folder >= 0) close(folder);
    svod_interrupt_release();
    return done;
}

void svod_save_abort(svod_save *save) {
    if (!save) return;
    if (save->streaming) close(save->fd);
    save->streaming = false;
    for (size_t i = save->items.count; i-- > 0;) {
        const item *at = SVOD_AT(&save->items, item, i);
        if (at->kept) {
            // Renaming one name of a file onto another of the same file leaves both, so the second name is removed in any case.
            rename(at->kept, at->target);
            unlink(at->kept);
        } else if (at->renamed) {
            unlink(at->target);
        }
        unlink(at->temporary);
    }
    save->items.count = save->saved.count = 0;
    svod_interrupt_forget();
    unmake_folders(save);
}
