#include "tests/unit/account/fixture.h"

#include <check.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

void fixture_folder(char path[FIXTURE_PATH])
{
    const char *tmp = getenv("TMPDIR");

    snprintf(path, FIXTURE_PATH, "%s/palermo-account-XXXXXX", tmp ? tmp : "/tmp");
    ck_assert_ptr_nonnull(mkdtemp(path));
}

void fixture_remove(const char *path)
{
    DIR *d = opendir(path);
    struct dirent *e;

    while (d && (e = readdir(d)) != NULL) {
        char name[FIXTURE_PATH * 2];

        if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0) {
            snprintf(name, sizeof(name), "%s/%s", path, e->d_name);
            if (unlink(name) != 0) {
                fixture_remove(name);
            }
        }
    }
    if (d) {
        closedir(d);
    }
    rmdir(path);
}

void fixture_play(const char *folder, const char *policy, enum played_end end,
                  char path[FIXTURE_PATH])
{
    struct played p = {.case_dir = "scenarios/red-harvest",
                       .policy = policy,
                       .seed = 7,
                       .end = end,
                       .canaries = true};

    ck_assert_int_lt(snprintf(path, FIXTURE_PATH, "%s/ex", folder), FIXTURE_PATH);
    p.dir = path;
    ck_assert(played_make(&p));
}

static void drain(int fd, struct bytes *out)
{
    char room[4096];
    ssize_t n;

    while ((n = read(fd, room, sizeof(room))) > 0) {
        bytes_add(out, room, (size_t)n);
    }
    close(fd);
}

int fixture_program(struct bytes *out, const char *a, const char *b, const char *c, const char *d,
                    const char *e)
{
    const char *program = getenv("PALERMO");
    char *argv[] = {(char *)(uintptr_t)program, (char *)(uintptr_t)a, (char *)(uintptr_t)b,
                    (char *)(uintptr_t)c,       (char *)(uintptr_t)d, (char *)(uintptr_t)e, NULL};
    int pipes[2];
    int status;
    pid_t child;

    ck_assert_msg(program, "PALERMO is not set");
    ck_assert_int_eq(pipe(pipes), 0);
    child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0) {
        dup2(pipes[1], STDOUT_FILENO);
        dup2(pipes[1], STDERR_FILENO);
        close(pipes[0]);
        close(pipes[1]);
        execv(program, argv);
        _exit(127);
    }
    close(pipes[1]);
    bytes_reset(out);
    drain(pipes[0], out);
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert_msg(WIFEXITED(status), "the program died of signal %d", WTERMSIG(status));
    return WEXITSTATUS(status);
}

void fixture_unwrap(struct bytes *text)
{
    size_t to = 0;
    bool blank = false;

    for (size_t i = 0; i < text->len; i++) {
        bool is = text->ptr[i] == ' ' || text->ptr[i] == '\n';

        if (!is || !blank) {
            text->ptr[to++] = is ? ' ' : text->ptr[i];
        }
        blank = is;
    }
    text->len = to;
}

bool fixture_has(const struct bytes *text, struct span what)
{
    return memmem(text->ptr, text->len, what.ptr, what.len) != NULL;
}

static char *slurp(const char *path, size_t *ret_len)
{
    FILE *f = fopen(path, "rb");
    char *text;
    long len;

    ck_assert_ptr_nonnull(f);
    fseek(f, 0, SEEK_END);
    len = ftell(f);
    rewind(f);
    text = malloc((size_t)len + 1);
    ck_assert_ptr_nonnull(text);
    ck_assert_uint_eq(fread(text, 1, (size_t)len, f), (size_t)len);
    fclose(f);
    *ret_len = (size_t)len;
    return text;
}

static void spill(const char *path, const char *text, size_t len)
{
    FILE *f = fopen(path, "wb");

    ck_assert_ptr_nonnull(f);
    ck_assert_uint_eq(fwrite(text, 1, len, f), len);
    ck_assert_int_eq(fclose(f), 0);
}

int fixture_edit(const char *dir, const char *name, const char *from, const char *to)
{
    char path[FIXTURE_PATH * 2];
    size_t len;
    size_t n = strlen(from);
    char *text;
    int count = 0;

    ck_assert_uint_eq(n, strlen(to));
    snprintf(path, sizeof(path), "%s/%s", dir, name);
    text = slurp(path, &len);
    for (size_t i = 0; i + n <= len; i++) {
        if (memcmp(text + i, from, n) == 0) {
            memcpy(text + i, to, n);
            count++;
        }
    }
    spill(path, text, len);
    free(text);
    return count;
}

void fixture_flip(const char *dir, const char *name, long at)
{
    char path[FIXTURE_PATH * 2];
    size_t len;
    char *text;
    size_t i;

    snprintf(path, sizeof(path), "%s/%s", dir, name);
    text = slurp(path, &len);
    while (at < 0 && len && text[len - 1] == '\0') {
        len--; /* room reserved ahead is not the end of the text */
    }
    i = at < 0 ? len - (size_t)-at : (size_t)at;
    ck_assert_uint_lt(i, len);
    text[i] = (char)(text[i] ^ 1);
    free(slurp(path, &len));
    spill(path, text, len);
    free(text);
}
