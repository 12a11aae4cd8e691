/* The linker gives disk_file's calls to these (--wrap, CMakeLists.txt). */
#include "tests/sim/calls.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/types.h>

#include "engine/base/must.h"
#include "engine/sys/dir.h"
#include "engine/sys/disk_file.h"

/* What --wrap calls a function of the system, and ours in its place. */
#define WRAPPED(result, name, ...)                                                                 \
    result __real_##name(__VA_ARGS__);                                                             \
    result __wrap_##name(__VA_ARGS__)

WRAPPED(int, fstat, int fd, struct stat *st);
WRAPPED(ssize_t, pread, int fd, void *to, size_t len, off_t at);
WRAPPED(ssize_t, pwrite, int fd, const void *from, size_t len, off_t at);
WRAPPED(int, fsync, int fd);
WRAPPED(int, fdatasync, int fd);
WRAPPED(int, fallocate, int fd, int mode, off_t at, off_t len);
WRAPPED(int, ftruncate, int fd, off_t len);
WRAPPED(int, posix_fadvise, int fd, off_t at, off_t len, int advice);
WRAPPED(int, close, int fd);

static struct sim_disk *disk;
static struct disk plain; /* the same, by its own seam: size, read, extend, truncate */
static int disk_fd = -1;
static ino_t disk_ino; /* its file, until the descriptor is known */

/* The first look at a file is disk_file's, right after it opened it. */
int __wrap_fstat(int fd, struct stat *st)
{
    int result = __real_fstat(fd, st);
    int64_t size;

    if (result == 0 && disk_fd < 0 && disk && S_ISREG(st->st_mode) && st->st_ino == disk_ino) {
        disk_fd = fd;
    }
    if (result != 0 || fd != disk_fd) {
        return result;
    }
    if (disk_size(&plain, &size, NULL) != ERR_OK) {
        errno = EIO;
        return -1;
    }
    st->st_size = size;
    return 0;
}

ssize_t __wrap_pread(int fd, void *to, size_t len, off_t at)
{
    size_t got;

    if (fd != disk_fd) {
        return __real_pread(fd, to, len, at);
    }
    if (disk_read(&plain, at, to, len, &got, NULL) != ERR_OK) {
        errno = EIO;
        return -1;
    }
    return (ssize_t)got;
}

ssize_t __wrap_pwrite(int fd, const void *from, size_t len, off_t at)
{
    if (fd != disk_fd) {
        return __real_pwrite(fd, from, len, at);
    }
    if (!sim_disk_write(disk, at, (struct span){from, len})) {
        errno = EIO;
        return -1;
    }
    return (ssize_t)len;
}

static int sync_it(void)
{
    errno = EIO;
    return sim_disk_sync(disk) ? 0 : -1;
}

int __wrap_fsync(int fd)
{
    return fd == disk_fd ? sync_it() : __real_fsync(fd);
}

int __wrap_fdatasync(int fd)
{
    return fd == disk_fd ? sync_it() : __real_fdatasync(fd);
}

int __wrap_fallocate(int fd, int mode, off_t at, off_t len)
{
    enum err_code code;

    if (fd != disk_fd) {
        return __real_fallocate(fd, mode, at, len);
    }
    code = disk_extend(&plain, at + len, NULL);
    errno = code == ERR_FULL ? ENOSPC : EIO;
    return code ? -1 : 0;
}

int __wrap_ftruncate(int fd, off_t len)
{
    if (fd != disk_fd) {
        return __real_ftruncate(fd, len);
    }
    errno = EIO;
    return disk_truncate(&plain, len, NULL) ? -1 : 0;
}

int __wrap_posix_fadvise(int fd, off_t at, off_t len, int advice)
{
    if (fd != disk_fd) {
        return __real_posix_fadvise(fd, at, len, advice);
    }
    return disk_drop_cache(&plain, NULL) ? EIO : 0;
}

int __wrap_close(int fd)
{
    if (fd == disk_fd) {
        disk_fd = -1;
    }
    return __real_close(fd);
}

struct disk calls_open(struct sim_disk *s, const char *dir)
{
    char folder[256];
    char path[300];
    struct stat st;
    struct disk opened;
    struct err err;

    MUST(disk_fd < 0);
    snprintf(folder, sizeof(folder), "%s/disk-XXXXXX", dir);
    MUST(mkdtemp(folder));
    MUST(dir_write_new(folder, "journal", SPAN(""), &err) == ERR_OK);
    snprintf(path, sizeof(path), "%s/journal", folder);
    MUST(stat(path, &st) == 0);
    disk = s;
    plain = sim_disk_open(s);
    disk_ino = st.st_ino;
    while (disk_file_open(folder, "journal", NULL, &opened, &err) != ERR_OK) {
        disk_fd = -1; /* its first look was the operation to fail */
    }
    MUST(disk_fd >= 0);
    return opened;
}
