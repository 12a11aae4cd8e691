#include "engine/sys/dir.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/must.h"
#include "engine/base/text.h"
#include "engine/sys/hash.h"
#include "engine/sys/random.h"

enum { NAME_LEN_MAX = 255, PATH_LEN_MAX = 4096, REMOVE_DEPTH = 5 };

enum err_code dir_code(int error)
{
    switch (error) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        return ERR_FULL;
    case EEXIST:
    case ENOTEMPTY:
        return ERR_EXISTS;
    case ENOENT:
        return ERR_ABSENT;
    default:
        return ERR_IO;
    }
}

/* The directory that holds `path`. */
static void parent_of(const char *path, char ret_parent[PATH_LEN_MAX])
{
    size_t len = strlen(path);

    while (len > 1 && path[len - 1] == '/') {
        len--;
    }
    while (len > 0 && path[len - 1] != '/') {
        len--;
    }
    while (len > 1 && path[len - 1] == '/') {
        len--;
    }
    text_copy(ret_parent, PATH_LEN_MAX, len ? (struct span){path, len} : SPAN("."));
}

enum err_code dir_sync(const char *path, struct err *err)
{
    enum err_code code = ERR_OK;
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (fd < 0) {
        return err_errno(err, dir_code(errno), "cannot open directory %s", path);
    }
    if (fsync(fd) != 0) {
        code = err_errno(err, ERR_IO, "cannot sync directory %s", path);
    }
    close(fd);
    return code;
}

enum err_code dir_make(const char *path, struct err *err)
{
    char parent[PATH_LEN_MAX];

    MUST(strlen(path) < PATH_LEN_MAX);
    if (mkdir(path, 0700) != 0 || chmod(path, 0700) != 0) {
        return err_errno(err, dir_code(errno), "cannot make directory %s", path);
    }
    parent_of(path, parent);
    return dir_sync(parent, err);
}

enum err_code dir_publish(const char *from, const char *to, struct err *err)
{
    char parent[PATH_LEN_MAX];
    enum err_code code;

    MUST(strlen(to) < PATH_LEN_MAX);
    code = dir_sync(from, err);
    if (code) {
        return code;
    }
    if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) != 0) {
        return err_errno(err, dir_code(errno), "cannot rename %s to %s", from, to);
    }
    parent_of(to, parent);
    return dir_sync(parent, err);
}

/* Everything below an open directory; fd is taken. */
static bool empty(int fd, int depth)
{
    DIR *d = fd >= 0 ? fdopendir(fd) : NULL;
    bool ok = d != NULL && depth > 0;
    const struct dirent *e;

    while (ok && (e = readdir(d)) != NULL) {
        if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0 ||
            unlinkat(fd, e->d_name, 0) == 0) {
            continue;
        }
        ok = empty(openat(fd, e->d_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC),
                   depth - 1) &&
             unlinkat(fd, e->d_name, AT_REMOVEDIR) == 0;
    }
    if (d) {
        closedir(d);
    } else if (fd >= 0) {
        close(fd);
    }
    return ok;
}

enum err_code dir_remove(const char *path, struct err *err)
{
    if (!empty(open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC), REMOVE_DEPTH) ||
        rmdir(path) != 0) {
        return err_errno(err, dir_code(errno), "cannot remove directory %s", path);
    }
    return ERR_OK;
}

static enum err_code write_all(int fd, struct span content)
{
    size_t at = 0;
    ssize_t n;

    while (at < content.len) {
        n = write(fd, content.ptr + at, content.len - at);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n <= 0) {
            return dir_code(n ? errno : ENOSPC);
        }
        at += (size_t)n;
    }
    return fdatasync(fd) == 0 ? ERR_OK : dir_code(errno);
}

/* A name of its own, so that a leftover of a crash is never in the way. */
static void temporary_name(const char *name, char ret_name[NAME_LEN_MAX + 1])
{
    struct random random = random_openssl();
    unsigned char bytes[8];
    char hex[2 * sizeof(bytes) + 1];
    int n;

    random.bytes(random.self, bytes, sizeof(bytes));
    hash_hex(bytes, sizeof(bytes), hex);
    n = snprintf(ret_name, NAME_LEN_MAX + 1, ".%s.%s.tmp", name, hex);
    MUST(n > 0 && n <= NAME_LEN_MAX);
}

enum err_code dir_write_new_at(int dir_fd, const char *name, struct span content, struct err *err)
{
    char temporary[NAME_LEN_MAX + 1];
    enum err_code code = ERR_OK;
    int fd;

    temporary_name(name, temporary);
    fd = openat(dir_fd, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0) {
        return err_errno(err, dir_code(errno), "cannot create %s", name);
    }
    code = fchmod(fd, 0600) == 0 ? write_all(fd, content) : ERR_IO;
    if (code) {
        code = err_errno(err, code, "cannot write %s", name);
    }
    if (close(fd) != 0 && !code) {
        code = err_errno(err, ERR_IO, "cannot close %s", name);
    }
    if (!code && renameat2(dir_fd, temporary, dir_fd, name, RENAME_NOREPLACE) != 0) {
        code = err_errno(err, dir_code(errno), "cannot name %s", name);
    }
    if (code) {
        unlinkat(dir_fd, temporary, 0);
        return code;
    }
    return fsync(dir_fd) == 0 ? ERR_OK : err_errno(err, ERR_IO, "cannot sync the directory");
}

enum err_code dir_write_new(const char *dir, const char *name, struct span content, struct err *err)
{
    enum err_code code;
    int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (fd < 0) {
        return err_errno(err, dir_code(errno), "cannot open directory %s", dir);
    }
    code = dir_write_new_at(fd, name, content, err);
    close(fd);
    return code;
}
