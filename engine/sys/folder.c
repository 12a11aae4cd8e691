#include "engine/sys/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/limits.h"

enum { PATH_ROOM = 1024, LEVELS = 3 };

void folder_init(struct folder *f, struct arena *a, int32_t most)
{
    *f = (struct folder){
        .arena = a, .file = arena_array(a, (size_t)most, sizeof(*f->file)), .room = most};
}

bool folder_exists(const char *dir)
{
    struct stat st;

    return stat(dir, &st) == 0 && S_ISDIR(st.st_mode);
}

bool file_absent(const char *path)
{
    struct stat st;

    return lstat(path, &st) < 0 && errno == ENOENT;
}

void folder_of_program(char *to, size_t room)
{
    ssize_t n = readlink("/proc/self/exe", to, room - 1);
    char *slash;

    to[n > 0 ? n : 0] = '\0';
    slash = strrchr(to, '/');
    if (slash) {
        *slash = '\0';
    }
}

static enum err_code read_file(struct folder *f, const char *path, struct span *ret,
                               struct err *err)
{
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    struct stat st;
    char *text;
    size_t got = 0;
    ssize_t n = 1;
    enum err_code code = ERR_OK;

    if (fd < 0 || fstat(fd, &st) < 0) {
        code = err_errno(err, ERR_IO, "cannot read %s", path);
        goto out;
    }
    f->bytes += st.st_size;
    if (f->bytes > CASE_FILE_MAX) {
        code =
            err_set(err, ERR_FULL, "with %s the case is larger than %d bytes", path, CASE_FILE_MAX);
        goto out;
    }
    text = arena_alloc(f->arena, (size_t)st.st_size + 1);
    while (got < (size_t)st.st_size && n > 0) {
        n = read(fd, text + got, (size_t)st.st_size - got);
        got += n > 0 ? (size_t)n : 0;
    }
    if (n < 0) {
        code = err_errno(err, ERR_IO, "cannot read %s", path);
    }
    *ret = (struct span){text, got};
out:
    if (fd >= 0) {
        close(fd);
    }
    return code;
}

static enum err_code add_file(struct folder *f, const char *full, const char *prefix,
                              const char *below, struct err *err)
{
    struct folder_file *to = &f->file[f->count];
    char path[PATH_ROOM];

    if (f->count == f->room) {
        return err_set(err, ERR_FULL, "more than %d files below %s", f->room, full);
    }
    snprintf(path, sizeof(path), "%s%s", prefix, below);
    to->path = arena_span(f->arena, span_of(path));
    to->shown = arena_span(f->arena, span_of(full));
    f->count++;
    return read_file(f, full, &to->text, err);
}

/* A level of folders still to be read. */
struct level {
    char below[PATH_ROOM]; /* "" or "msel/" */
    struct dirent **entry;
    int count;
    int next;
};

static bool join(char *to, size_t room, const char *a, const char *b, const char *c)
{
    int n = snprintf(to, room, "%s%s%s", a, b, c);

    return n >= 0 && (size_t)n < room;
}

static bool enter(struct level *l, const char *dir, const char *below)
{
    char full[PATH_ROOM * 2];

    if (!join(l->below, sizeof(l->below), below, "", "") ||
        !join(full, sizeof(full), dir, "/", below)) {
        return false;
    }
    l->next = 0;
    l->count = scandir(full, &l->entry, NULL, alphasort);
    return l->count >= 0;
}

static void leave(struct level *l)
{
    for (int i = 0; i < l->count; i++) {
        free(l->entry[i]);
    }
    free(l->entry);
}

/* A folder in a folder. */
static enum err_code descend(struct level *level, int *depth, const char *dir, const char *below,
                             struct err *err)
{
    char inside[PATH_ROOM];

    if (*depth == LEVELS) {
        return err_set(err, ERR_FULL, "nested too deeply: %s/%.400s; at most %d folders", dir,
                       below, LEVELS - 1);
    }
    if (!join(inside, sizeof(inside), below, "/", "") || !enter(&level[*depth], dir, inside)) {
        return err_errno(err, ERR_IO, "cannot read the folder %s/%.400s", dir, below);
    }
    (*depth)++;
    return ERR_OK;
}

enum err_code folder_add(struct folder *f, const char *dir, const char *prefix, struct err *err)
{
    struct level level[LEVELS];
    int depth = 1;
    enum err_code code = ERR_OK;

    if (!enter(&level[0], dir, "")) {
        return err_errno(err, errno == ENOENT || errno == ENOTDIR ? ERR_ABSENT : ERR_IO,
                         "cannot read the folder %s", dir);
    }
    while (depth > 0) {
        struct level *l = &level[depth - 1];
        char below[PATH_ROOM];
        char full[PATH_ROOM * 2];
        const char *name;
        struct stat st;

        if (l->next == l->count || code != ERR_OK) {
            leave(l);
            depth--;
            continue;
        }
        name = l->entry[l->next++]->d_name;
        if (name[0] == '.') {
            continue;
        }
        if (!join(below, sizeof(below), l->below, name, "") ||
            !join(full, sizeof(full), dir, "/", below)) {
            code = err_set(err, ERR_IO, "too long a path: %s/%.200s%.200s", dir, l->below, name);
        } else if (lstat(full, &st) < 0) {
            code = err_errno(err, ERR_IO, "cannot read %s", full);
        } else if (S_ISREG(st.st_mode)) {
            code = add_file(f, full, prefix, below, err);
        } else if (S_ISDIR(st.st_mode)) {
            code = descend(level, &depth, dir, below, err);
        } else {
            code = err_set(err, ERR_IO, "%s is %s: a case holds its files itself; put it in place",
                           full, S_ISLNK(st.st_mode) ? "a link" : "no file");
        }
    }
    return code;
}
