/*
 * The disk seam: one file, written asynchronously. A batch is submitted and some time later done;
 * one batch is outstanding at most. Whether the real side syncs inline or on a thread, and what
 * the simulated side loses, is hidden behind these functions.
 *
 * Any failure to write or to sync is final for the caller: after it the cache may show what the
 * disk does not hold, so nothing is tried again (Rebello et al., ATC 2020; reliability rule 1).
 */
#ifndef SYS_DISK_H
#define SYS_DISK_H

#include "engine/base/err.h"
#include "engine/base/span.h"

/* How the disk does, for people. */
struct disk_health {
    int64_t sync_us;    /* what making a batch durable takes, smoothed; 0: none yet */
    int64_t free_bytes; /* room left on it; -1: not known */
    bool thread;        /* a thread does it, because it is slow or was asked to */
};

/* One side of the seam. Every function but submit and close returns when its work is done. */
struct disk_ops {
    /* Write the batch at the offset and make it durable. Never reports from inside: poll does. */
    void (*submit)(void *self, int64_t offset, struct span batch);

    /* Is it done? With wait: returns only when it is. *ret_code and err say how. */
    bool (*poll)(void *self, bool wait, enum err_code *ret_code, struct err *err);

    enum err_code (*read)(void *self, int64_t offset, void *to, size_t len, size_t *ret_len,
                          struct err *err);
    enum err_code (*size)(void *self, int64_t *ret_bytes, struct err *err);
    enum err_code (*extend)(void *self, int64_t size_bytes, struct err *err);
    enum err_code (*truncate)(void *self, int64_t size_bytes, struct err *err);
    enum err_code (*drop_cache)(void *self, struct err *err);
    enum err_code (*keep_beside)(void *self, const char *name, struct span content,
                                 struct err *err);
    void (*health)(void *self, struct disk_health *ret);
    enum err_code (*close)(void *self, struct err *err);
};

struct disk {
    const struct disk_ops *ops;
    void *self;
    bool busy; /* a batch is outstanding */
};

/*
 * Submit one batch. No other may be outstanding. The bytes are borrowed and must not change until
 * disk_poll has said done. An error comes by disk_poll, never from here, so that the caller need
 * not care whether the disk works inline.
 */
void disk_submit(struct disk *d, int64_t offset, struct span batch);

/*
 * True once for the outstanding batch, when it is done: *ret_code is ERR_OK (all of it is durable),
 * ERR_FULL or ERR_IO (any part of it may be on the disk). With `wait` the answer is always true.
 */
bool disk_poll(struct disk *d, bool wait, enum err_code *ret_code, struct err *err);

/* Up to len bytes from the offset; fewer only at the end of the file. */
WARN_UNUSED enum err_code disk_read(struct disk *d, int64_t offset, void *to, size_t len,
                                    size_t *ret_len, struct err *err);
WARN_UNUSED enum err_code disk_size(struct disk *d, int64_t *ret_bytes, struct err *err);

/*
 * Grow the file to size_bytes, the new part NUL and its room on the disk reserved, durable on
 * return. Not while a batch is outstanding. ERR_FULL: no room; what was there is untouched and
 * the file is no shorter, so the caller may go on with the room it had.
 */
WARN_UNUSED enum err_code disk_extend(struct disk *d, int64_t size_bytes, struct err *err);

/* Cut the file, durable on return. Not while a batch is outstanding. */
WARN_UNUSED enum err_code disk_truncate(struct disk *d, int64_t size_bytes, struct err *err);

/* Reads after this see the disk and not what an earlier process left in the cache. */
WARN_UNUSED enum err_code disk_drop_cache(struct disk *d, struct err *err);

/* A new file next to this one, durable on return. ERR_EXISTS if the name is taken. */
WARN_UNUSED enum err_code disk_keep_beside(struct disk *d, const char *name, struct span content,
                                           struct err *err);

/* Any time, also while a batch is outstanding. */
void disk_health(struct disk *d, struct disk_health *ret);

/* Releases the disk whatever is returned. Waits for an outstanding batch and reports it too. */
WARN_UNUSED enum err_code disk_close(struct disk *d, struct err *err);

#endif
