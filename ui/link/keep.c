#include "ui/link/keep.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "engine/base/bytes.h"
#include "engine/base/limits.h"
#include "engine/base/must.h"
#include "engine/base/text.h"
#include "engine/base/utf8.h"
#include "engine/wire/codec.h"
#include "engine/wire/scan.h"

#define LANG_LINE "lang "

enum { KEEP_MAX = 8 << 20, END_TRIES = 60 /* three seconds */ };

/*
 * Lines: the seat and its token, behind them where it was taken and in which exercise; the language
 * that it speaks; then one a waiting command: kind, space, params.
 */
static void lines_of(const struct client *c, struct bytes *to)
{
    bytes_fmt(to, "%s %s %d", c->options.card.name, c->token, c->token_known);
    if (c->briefed) {
        bytes_fmt(to, " %s:%d %s %.*s", c->options.host, c->options.port,
                  c->desk == NONE ? "staff" : "desk", (int)c->lexicon.title.len,
                  c->lexicon.title.ptr);
    }
    bytes_char(to, '\n');
    if (c->options.lang) {
        bytes_fmt(to, LANG_LINE "%s\n", c->options.lang);
    }
    for (int32_t i = 0; i < c->outs; i++) {
        bytes_text(to, command_table[c->out[i].kind].name);
        bytes_char(to, ' ');
        bytes_text(to, c->out[i].text);
        bytes_char(to, '\n');
    }
}

static bool write_whole(const char *path, struct span text)
{
    char draft[1100];
    ssize_t n;
    bool ok;
    int fd;

    snprintf(draft, sizeof(draft), "%.1000s.new", path);
    if (unlink(draft) != 0 && errno != ENOENT) { /* one left by a crash could have other rights */
        return false;
    }
    fd = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0) {
        return false;
    }
    n = write(fd, text.ptr, text.len);
    if (n >= 0 && n < (ssize_t)text.len) {
        errno = ENOSPC; /* a disk that takes less than all of it is full */
    }
    ok = n == (ssize_t)text.len && fdatasync(fd) == 0;
    if (!ok) {
        int why = errno;

        close(fd);
        errno = why;
        return false;
    }
    return close(fd) == 0 && rename(draft, path) == 0;
}

void keep_write(struct client *c)
{
    struct bytes b;
    bool ok;

    if (!c->options.keep) {
        return;
    }
    bytes_init(&b, KEEP_MAX);
    lines_of(c, &b);
    ok = write_whole(c->options.keep, bytes_view(&b));
    if (!ok && !c->keep_failed && c->events.unkept) {
        c->events.unkept(c->events.context, strerror(errno));
    } else if (!ok && !c->keep_failed) {
        fprintf(stderr,
                "palermo: your seat cannot be kept in %s: %s\n"
                "palermo: until that is mended, coming back may take a new card, and what has not "
                "gone out is lost when this program ends\n",
                c->options.keep, strerror(errno));
    }
    c->keep_failed = !ok;
    bytes_done(&b);
}

/* {"cid":"<32>",... */
static bool waiting_line(struct client *c, char *line)
{
    char *space = strchr(line, ' ');
    struct outgoing *o = &c->out[c->outs];
    struct span name;

    if (!space || c->outs == OUTBOX_MAX || strncmp(space + 1, "{\"cid\":\"", 8) != 0 ||
        scan_check(span_of(space + 1), NULL)) {
        return false;
    }
    name = (struct span){line, (size_t)(space - line)};
    *o = (struct outgoing){.kind = command_find(name)};
    if (o->kind == COMMAND_KIND_COUNT) {
        return false;
    }
    memcpy(o->cid, space + 9, CID_LEN);
    o->text = strdup(space + 1);
    MUST(o->text);
    c->outs++;
    return true;
}

bool keep_read(struct client *c)
{
    FILE *f = c->options.keep ? fopen(c->options.keep, "re") : NULL;
    char *line = NULL;
    size_t room = 0;
    ssize_t n;
    char seat[CARD_NAME];
    int known = 0;
    bool ok = false;

    if (!f) {
        return false;
    }
    n = getline(&line, &room, f);
    if (n > 0 && sscanf(line, "%11s %64s %d", seat, c->token, &known) == 3 &&
        strcmp(seat, c->options.card.name) == 0 && strlen(c->token) == CLIENT_TOKEN) {
        c->token_known = known != 0;
        ok = true;
    }
    while (ok && (n = getline(&line, &room, f)) > 0) {
        line[strcspn(line, "\n")] = '\0';
        (void)waiting_line(c, line);
    }
    free(line);
    fclose(f);
    return ok;
}

static bool beside_path(const char *keep, const char *what, char *to, size_t room)
{
    return keep && snprintf(to, room, "%s.%s", keep, what) < (int)room;
}

void keep_beside_read(const char *keep, const char *what, char *to, size_t room)
{
    char path[1100];
    FILE *f = beside_path(keep, what, path, sizeof(path)) ? fopen(path, "re") : NULL;
    size_t n = f ? fread(to, 1, room - 1, f) : 0;

    to[n] = '\0';
    if (utf8_first_bad(span_of(to), NULL) >= 0) {
        to[0] = '\0'; /* not what was written here */
    }
    if (f) {
        fclose(f);
    }
}

bool keep_beside_write(const char *keep, const char *what, const char *text)
{
    char path[1100];

    return beside_path(keep, what, path, sizeof(path)) && write_whole(path, span_of(text));
}

/* Whoever holds the lock has written its number there. */
static void end_other(int fd)
{
    char text[32];
    ssize_t n = pread(fd, text, sizeof(text) - 1, 0);
    int64_t pid = 0;

    text[n > 0 ? n : 0] = '\0';
    if (text_int(span_of(text), &pid) && pid > 1 && pid <= INT32_MAX) {
        (void)kill((pid_t)pid, SIGHUP);
    }
}

bool keep_alone(const char *keep, bool *ret_other)
{
    static const struct timespec moment = {.tv_nsec = 50 * 1000 * 1000};
    char path[1100];
    char text[32];
    int fd;

    *ret_other = false;
    if (!keep || !beside_path(keep, "open", path, sizeof(path))) {
        return true; /* nothing is kept, so nothing is shared */
    }
    fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    for (int tries = 0; fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) != 0; tries++) {
        if (errno != EWOULDBLOCK || tries == END_TRIES) {
            return errno != EWOULDBLOCK;
        }
        if (!*ret_other) {
            end_other(fd);
        }
        *ret_other = true;
        (void)nanosleep(&moment, NULL);
    }
    /*
     * The lock ends with the program, however that ends; the file stays. Where nothing can be
     * written, nothing is kept either, and that is told (client_events.unkept).
     */
    snprintf(text, sizeof(text), "%ld", (long)getpid());
    if (fd >= 0) {
        (void)(ftruncate(fd, 0) == 0 && pwrite(fd, text, strlen(text), 0) > 0);
    }
    return true;
}

static struct codec codec_of(const struct client *c)
{
    return (struct codec){.sc = &c->lexicon, .handles = true};
}

void keep_act_write(const struct client *c, const struct command *act, struct bytes *to)
{
    struct codec codec = codec_of(c);

    codec_write_params(&codec, to, act);
}

bool keep_act_read(const struct client *c, const char *line, struct arena *a, struct command *ret)
{
    struct codec codec = codec_of(c);
    struct scan s;

    if (scan_check(span_of(line), NULL)) {
        return false;
    }
    scan_init(&s, span_of(line), a);
    *ret = (struct command){.kind = COMMAND_ACT};
    return codec_read_params(&codec, &s, COMMAND_ACT, ret, NULL) &&
           ret->u.act.act.desk == c->desk;
}

int32_t keep_act_waits(const struct client *c, const struct command *act)
{
    struct bytes b;
    int32_t behind = NONE;
    int32_t acts = 0;

    bytes_init(&b, KEEP_MAX);
    bytes_text(&b, ",\"do\":");
    keep_act_write(c, act, &b);
    bytes_char(&b, '}');
    for (int32_t i = 0; i < c->outs && behind == NONE; i++) {
        size_t len = strlen(c->out[i].text);

        if (c->out[i].kind != COMMAND_ACT) {
            continue;
        }
        if (len >= b.len && strcmp(c->out[i].text + len - b.len, bytes_cstr(&b)) == 0) {
            behind = acts;
        }
        acts++;
    }
    bytes_done(&b);
    return behind;
}

/* "0123..." of 2 * CARD_PRINT digits, a hyphen, the seat: the name of a kept file. */
static bool read_name(const char *name, struct kept *ret)
{
    static const char digits[] = "0123456789abcdef";

    for (int i = 0; i < 2 * CARD_PRINT; i++) {
        const char *at = name[i] ? strchr(digits, name[i]) : NULL;

        if (!at) {
            return false;
        }
        ret->print[i / 2] = (unsigned char)(ret->print[i / 2] << 4 | (at - digits));
    }
    if (name[2 * CARD_PRINT] != '-' || strchr(name, '.')) {
        return false;
    }
    text_copy(ret->seat, sizeof(ret->seat), span_of(name + 2 * CARD_PRINT + 1));
    return true;
}

/* Is it the file of a seat that was taken, and at this place? place: "HOST:PORT KIND ". */
static bool read_kept(FILE *f, const char *place, struct kept *ret)
{
    char line[800];
    char seat[CARD_NAME];
    int known = 0;
    int at = 0;

    if (!fgets(line, sizeof(line), f) || sscanf(line, "%11s %*64s %d %n", seat, &known, &at) != 2 ||
        !known || !at || strcmp(seat, ret->seat) != 0 ||
        strncmp(line + at, place, strlen(place)) != 0) {
        return false;
    }
    line[strcspn(line, "\n")] = '\0';
    text_copy(ret->title, sizeof(ret->title), span_of(line + at + strlen(place)));
    if (fgets(line, sizeof(line), f) && strncmp(line, LANG_LINE, strlen(LANG_LINE)) == 0) {
        line[strcspn(line, "\n")] = '\0';
        text_copy(ret->lang, sizeof(ret->lang), span_of(line + strlen(LANG_LINE)));
    }
    return true;
}

static bool open_kept(int dir, const char *name, const char *place, struct kept *ret)
{
    struct stat info;
    FILE *f;
    int fd = openat(dir, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    bool ok;

    if (fd < 0) {
        return false;
    }
    f = fdopen(fd, "r");
    MUST(f);
    ok = fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && read_kept(f, place, ret);
    ret->used = ok ? (int64_t)info.st_mtim.tv_sec : 0;
    fclose(f);
    return ok;
}

static int later(const void *a, const void *b)
{
    int64_t left = ((const struct kept *)a)->used;
    int64_t right = ((const struct kept *)b)->used;

    return (left < right) - (left > right);
}

int keep_find(const char *dir, const char *host, int port, bool staff, struct kept *ret, int most)
{
    DIR *d = opendir(dir);
    struct dirent *e;
    char place[400];
    struct kept *all = NULL;
    int n = 0;

    snprintf(place, sizeof(place), "%s:%d %s ", host, port, staff ? "staff" : "desk");
    while (d && (e = readdir(d)) != NULL) {
        all = realloc(all, ((size_t)n + 1) * sizeof(*all));
        MUST(all);
        all[n] = (struct kept){0};
        n += read_name(e->d_name, &all[n]) && open_kept(dirfd(d), e->d_name, place, &all[n]);
    }
    if (d) {
        closedir(d);
    }
    if (n) {
        qsort(all, (size_t)n, sizeof(*all), later);
        n = n < most ? n : most;
        memcpy(ret, all, (size_t)n * sizeof(*all));
    }
    free(all);
    return n;
}
