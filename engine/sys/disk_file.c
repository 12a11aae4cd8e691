#include "engine/sys/disk_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "engine/base/must.h"
#include "engine/sys/dir.h"
#include "engine/sys/log.h"
#include "engine/sys/tempo.h"
#include "engine/sys/worker.h"

enum {
    /*
     * Zeros are written this far ahead of the last batch, in the same sync, so that the next
     * batches overwrite blocks that exist and the sync need not touch the file's own data: half
     * again as many syncs a second as appending (decisions/0003).
     */
    WARM_BYTES = 256 << 10,
    ZEROS_LEN = 64 << 10
};

static const char ZEROS[ZEROS_LEN];

struct file {
    int fd;
    int dir_fd;
    int wake_fd; /* of the worker; -1: there will be none */
    enum disk_sync sync;
    struct tempo tempo;
    struct worker *worker; /* NULL until it is first needed */
    bool at_worker;        /* the outstanding batch is: what follows is the thread's meanwhile */
    struct clock clock;
    int64_t offset; /* of the batch */
    struct span batch;
    int64_t size;         /* as last seen; zeros are never written past it */
    int64_t warm_end;     /* zeros are written up to here */
    int64_t took_us;      /* the batch, to be written and synced */
    int64_t mean_us;      /* batches took of late, however long: for people, not for the tempo */
    enum err_code result; /* of the batch, until poll fetches it */
    int result_errno;
};

static int write_all(int fd, int64_t offset, const char *from, size_t len)
{
    ssize_t n;

    while (len > 0) {
        n = pwrite(fd, from, len, offset);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n <= 0) {
            errno = n ? errno : ENOSPC;
            return -1;
        }
        from += n;
        offset += n;
        len -= (size_t)n;
    }
    return 0;
}

static int write_zeros(int fd, int64_t from, int64_t to)
{
    while (from < to) {
        size_t len = to - from < ZEROS_LEN ? (size_t)(to - from) : (size_t)ZEROS_LEN;

        if (write_all(fd, from, ZEROS, len) != 0) {
            return -1;
        }
        from += (int64_t)len;
    }
    return 0;
}

/* When less than a quarter is left ahead of `end`, fill up to a whole. */
static int warm_ahead(struct file *f, int64_t end)
{
    int64_t to = end + WARM_BYTES < f->size ? end + WARM_BYTES : f->size;
    int64_t from = f->warm_end > end ? f->warm_end : end;

    if (f->warm_end - end >= WARM_BYTES / 4 || from >= to) {
        return 0;
    }
    f->warm_end = to;
    return write_zeros(f->fd, from, to);
}

/*
 * The batch, on whichever thread. Write and sync stay together: a write waits behind another
 * thread's sync of the same file for as long as that takes.
 */
static void write_and_sync(void *work)
{
    struct file *f = work;
    int64_t from_us = f->clock.mono_us(f->clock.self);
    int64_t end = f->offset + (int64_t)f->batch.len;

    f->result = ERR_OK;
    if (write_all(f->fd, f->offset, f->batch.ptr, f->batch.len) != 0 || warm_ahead(f, end) != 0 ||
        fdatasync(f->fd) != 0) {
        f->result_errno = errno;
        f->result = dir_code(errno) == ERR_FULL ? ERR_FULL : ERR_IO;
    }
    f->size = end > f->size ? end : f->size;
    f->took_us = f->clock.mono_us(f->clock.self) - from_us;
}

static void stay_inline(struct file *f, const char *what)
{
    log_entry(LOG_WARNING, "the journal has %s (%s) and is synced inline: a slow disk holds up all",
              what, strerror(errno));
    f->sync = DISK_INLINE;
}

/* Is the next batch for the worker, and is there one? */
static bool has_worker(struct file *f)
{
    bool wanted = f->sync == DISK_WORKER || (f->sync == DISK_AUTO && f->tempo.slow);

    if (wanted && !f->worker) {
        f->worker = worker_start(write_and_sync, f, f->wake_fd);
        if (!f->worker) {
            stay_inline(f, "no thread");
        }
    }
    return wanted && f->worker;
}

static void file_submit(void *self, int64_t offset, struct span batch)
{
    struct file *f = self;

    f->offset = offset;
    f->batch = batch;
    f->at_worker = has_worker(f);
    if (f->at_worker) {
        worker_give(f->worker);
    } else {
        write_and_sync(f);
    }
}

/* What a batch took decides about the next one. */
static void learn(struct file *f)
{
    bool changed = tempo_note(&f->tempo, f->took_us);

    f->mean_us += f->mean_us ? (f->took_us - f->mean_us) / TEMPO_WEIGHT : f->took_us;
    if (changed && f->sync == DISK_AUTO) {
        log_entry(LOG_NOTICE, "the disk is %s, %lld us a sync: the journal is now synced %s",
                  f->tempo.slow ? "slow" : "quick", (long long)f->tempo.smooth_us,
                  f->tempo.slow ? "on a thread" : "inline");
    }
}

static bool file_poll(void *self, bool wait, enum err_code *ret_code, struct err *err)
{
    struct file *f = self;

    if (f->at_worker && !worker_done(f->worker, wait)) {
        return false;
    }
    f->at_worker = false;
    learn(f);
    *ret_code = f->result;
    if (f->result) {
        errno = f->result_errno;
        err_errno(err, f->result, "cannot write to the journal");
    }
    return true;
}

static enum err_code file_read(void *self, int64_t offset, void *to, size_t len, size_t *ret_len,
                               struct err *err)
{
    struct file *f = self;
    size_t got = 0;
    ssize_t n;

    while (got < len) {
        n = pread(f->fd, (char *)to + got, len - got, offset + (int64_t)got);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n < 0) {
            return err_errno(err, ERR_IO, "cannot read the journal");
        }
        if (n == 0) {
            break;
        }
        got += (size_t)n;
    }
    *ret_len = got;
    return ERR_OK;
}

static enum err_code file_size(void *self, int64_t *ret_bytes, struct err *err)
{
    struct file *f = self;
    struct stat st;

    if (fstat(f->fd, &st) != 0) {
        return err_errno(err, ERR_IO, "cannot tell the size of the journal");
    }
    *ret_bytes = st.st_size;
    return ERR_OK;
}

/* File systems without fallocate get their zeros written. */
static int reserve(int fd, int64_t from, int64_t to)
{
    int result;

    do {
        result = fallocate(fd, 0, from, to - from);
    } while (result != 0 && errno == EINTR);
    if (result != 0 && errno == EOPNOTSUPP) {
        result = write_zeros(fd, from, to);
    }
    return result;
}

static enum err_code file_extend(void *self, int64_t size_bytes, struct err *err)
{
    struct file *f = self;
    enum err_code code = file_size(f, &f->size, err);

    if (code || size_bytes <= f->size) {
        return code;
    }
    if (reserve(f->fd, f->size, size_bytes) != 0) {
        code = dir_code(errno) == ERR_FULL ? ERR_FULL : ERR_IO;
        return err_errno(err, code, "cannot reserve room for the journal");
    }
    if (fsync(f->fd) != 0) {
        return err_errno(err, ERR_IO, "cannot sync the journal");
    }
    f->size = size_bytes;
    return ERR_OK;
}

static enum err_code file_truncate(void *self, int64_t size_bytes, struct err *err)
{
    struct file *f = self;

    if (ftruncate(f->fd, size_bytes) != 0 || fsync(f->fd) != 0) {
        return err_errno(err, ERR_IO, "cannot cut the journal");
    }
    f->size = size_bytes;
    f->warm_end = 0;
    return ERR_OK;
}

static enum err_code file_drop_cache(void *self, struct err *err)
{
    struct file *f = self;
    int error = posix_fadvise(f->fd, 0, 0, POSIX_FADV_DONTNEED);

    if (error) {
        errno = error;
        return err_errno(err, ERR_IO, "cannot drop the cache of the journal");
    }
    return ERR_OK;
}

static enum err_code file_keep_beside(void *self, const char *name, struct span content,
                                      struct err *err)
{
    struct file *f = self;

    return dir_write_new_at(f->dir_fd, name, content, err);
}

static enum err_code file_close(void *self, struct err *err)
{
    struct file *f = self;
    enum err_code code = ERR_OK;

    worker_stop(f->worker);
    if (f->wake_fd >= 0) {
        close(f->wake_fd);
    }
    if (close(f->fd) != 0) {
        code = err_errno(err, ERR_IO, "cannot close the journal");
    }
    close(f->dir_fd);
    free(f);
    return code;
}

static void file_health(void *self, struct disk_health *ret)
{
    struct file *f = self;
    struct statvfs fs;
    bool known = fstatvfs(f->fd, &fs) == 0;

    *ret = (struct disk_health){
        .sync_us = f->mean_us,
        .free_bytes = known ? (int64_t)fs.f_bavail * (int64_t)fs.f_frsize : -1,
        .thread = f->worker != NULL && (f->sync == DISK_WORKER || f->tempo.slow),
    };
}

static const struct disk_ops FILE_OPS = {
    .submit = file_submit,
    .poll = file_poll,
    .read = file_read,
    .size = file_size,
    .extend = file_extend,
    .truncate = file_truncate,
    .drop_cache = file_drop_cache,
    .keep_beside = file_keep_beside,
    .health = file_health,
    .close = file_close,
};

/* For people only, and best effort: the lock is the OFD lock. */
static void write_holder(int dir_fd)
{
    int fd = openat(dir_fd, "lock", O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
    char boot[BOOT_ID_LEN + 1];

    if (fd < 0) {
        return;
    }
    clock_boot_id(boot);
    dprintf(fd, "pid %ld boot %s\n", (long)getpid(), boot);
    close(fd);
}

static void read_holder(int dir_fd, char ret_text[80])
{
    int fd = openat(dir_fd, "lock", O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    ssize_t n = fd >= 0 ? read(fd, ret_text, 79) : 0;

    ret_text[n > 0 ? n : 0] = '\0';
    ret_text[strcspn(ret_text, "\n")] = '\0';
    if (fd >= 0) {
        close(fd);
    }
}

static enum err_code take_lock(const struct file *f, const char *dir, struct err *err)
{
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    char holder[80];

    if (fcntl(f->fd, F_OFD_SETLK, &lock) == 0) {
        write_holder(f->dir_fd);
        return ERR_OK;
    }
    if (errno != EAGAIN && errno != EACCES) {
        return err_errno(err, ERR_IO, "cannot lock the journal in %s", dir);
    }
    read_holder(f->dir_fd, holder);
    return err_set(err, ERR_LOCKED, "another process already runs the exercise in %s (%s)", dir,
                   holder[0] ? holder : "unknown");
}

static enum err_code open_file(struct file *f, const char *dir, const char *name, int flags,
                               struct err *err)
{
    struct stat st;

    f->dir_fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (f->dir_fd < 0) {
        return err_errno(err, dir_code(errno), "cannot open directory %s", dir);
    }
    /* Not blocking: a name that is a pipe must not hang the program. */
    f->fd = openat(f->dir_fd, name, flags | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (f->fd < 0 || fstat(f->fd, &st) != 0) {
        return err_errno(err, dir_code(errno), "cannot open %s/%s", dir, name);
    }
    if (!S_ISREG(st.st_mode)) {
        return err_set(err, ERR_IO, "%s/%s is not a regular file", dir, name);
    }
    f->size = st.st_size;
    return flags == O_RDWR ? take_lock(f, dir, err) : ERR_OK;
}

static enum err_code open_disk(const char *dir, const char *name, int flags,
                               const struct disk_file_options *options, struct disk *ret_disk,
                               struct err *err)
{
    struct file *f = calloc(1, sizeof(*f));
    enum err_code code;

    MUST(f);
    f->fd = -1;
    f->dir_fd = -1;
    f->wake_fd = -1;
    f->sync = options ? options->sync : DISK_INLINE;
    f->clock = options ? options->clock : clock_posix();
    code = open_file(f, dir, name, flags, err);
    if (code) {
        if (f->fd >= 0) {
            close(f->fd);
        }
        if (f->dir_fd >= 0) {
            close(f->dir_fd);
        }
        free(f);
        return code;
    }
    if (f->sync != DISK_INLINE) {
        f->wake_fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
        if (f->wake_fd < 0) {
            stay_inline(f, "no eventfd");
        }
    }
    *ret_disk = (struct disk){.ops = &FILE_OPS, .self = f};
    return ERR_OK;
}

enum err_code disk_file_open(const char *dir, const char *name,
                             const struct disk_file_options *options, struct disk *ret_disk,
                             struct err *err)
{
    return open_disk(dir, name, O_RDWR, options, ret_disk, err);
}

enum err_code disk_file_open_read(const char *dir, const char *name, struct disk *ret_disk,
                                  struct err *err)
{
    return open_disk(dir, name, O_RDONLY, NULL, ret_disk, err);
}

int disk_file_wake_fd(const struct disk *d)
{
    const struct file *f = d->self;

    MUST(d->ops == &FILE_OPS);
    return f->wake_fd;
}
