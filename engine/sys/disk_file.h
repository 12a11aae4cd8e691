/*
 * The real side of the disk seam: a file in a directory. While the disk is quick, submit writes
 * and syncs; when it is slow, a thread does both and the caller goes on (sys/tempo.h says what is
 * slow, handbook/decisions/0015 why).
 */
#ifndef SYS_DISK_FILE_H
#define SYS_DISK_FILE_H

#include "engine/sys/clock.h"
#include "engine/sys/disk.h"

/* Who writes and syncs a batch. */
enum disk_sync {
    DISK_AUTO,   /* as the disk shows itself: inline at first; each change is a line of the log */
    DISK_INLINE, /* submit, before it returns */
    DISK_WORKER  /* a thread */
};

/* NULL in its place: inline. */
struct disk_file_options {
    enum disk_sync sync;
    struct clock clock; /* read on the thread, too; never on both at once */
};

/*
 * Open <dir>/<name> for writing, as the only writer: an OFD lock on the file itself, which dies
 * with the process. `lock` in the directory says in words who holds it; nothing depends on it.
 *
 * ERR_LOCKED  another process (or another opening in this one) writes here; the text says who.
 * ERR_ABSENT  no such file. ERR_IO  it is no regular file, or the system refused.
 *
 * Where the system has no thread or no eventfd for it, the disk stays inline; the log says so once.
 */
WARN_UNUSED enum err_code disk_file_open(const char *dir, const char *name,
                                         const struct disk_file_options *options,
                                         struct disk *ret_disk, struct err *err);

/* Open for reading only, beside a writer or without one. Writing to it is a bug. */
WARN_UNUSED enum err_code disk_file_open_read(const char *dir, const char *name,
                                              struct disk *ret_disk, struct err *err);

/*
 * A file descriptor that is readable when a batch on the thread is done and disk_poll has not said
 * so yet: to be watched, never read. It is the disk's and ends with it. -1: this disk does
 * everything inside submit.
 */
int disk_file_wake_fd(const struct disk *d);

#endif
