/*
 * What people see: two stations and two consoles, each the program itself on a terminal of its own,
 * in a room of 75 stations and 3 consoles. How much CPU a redraw takes, how long a key takes to
 * show its effect, and how long what somebody else sent takes to be seen.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "engine/base/must.h"
#include "engine/base/prng.h"
#include "tests/bench/crowd.h"
#include "tests/screen/vt.h"

enum {
    SCREENS = 4,
    SEATS = 15, /* at each of five desks: 75 */
    KEYS = 200,
    WORDS = 100,
    WATCH_MS = 2000,
    LOST_MS = 2000, /* what has not been seen by then is not counted as seen */
    LOST_MOST = 5,  /* after so many the rest is not tried */
    START_MS = 20000,
    ROW_ROOM = 4096,
    DESK = 3 /* whose station is looked at */
};

struct press {
    const char *key, *shows;
};

static const struct screen_row {
    const char *name, *command;
    int rows, cols;
    bool console;
    int seat;              /* of the desk, or of the facilitators */
    struct press press[2]; /* by turns: a place, and what its title is */
} rows[SCREENS] = {
    {"station_24x80", "join", 24, 80, false, SEATS - 2, {{"7", "7 SHELF"}, {"1", "1 INCOMING"}}},
    {"station_40x120", "join", 40, 120, false, SEATS - 1, {{"7", "7 SHELF"}, {"1", "1 INCOMING"}}},
    {"console_24x80", "console", 24, 80, true, 0, {{"6", "6 OBSERVATIONS"}, {"4", "4 LOG"}}},
    {"console_40x120", "console", 40, 120, true, 1, {{"6", "6 OBSERVATIONS"}, {"4", "4 LOG"}}},
};

struct seen {
    struct vt *vt;
    _Atomic int64_t *redraws;
    const char *want; /* NULL: nothing is waited for */
    int64_t at_ns;    /* when it was seen; 0: not yet */
    int64_t key_ns[KEYS], word_ns[WORDS];
    int64_t keys, words;
    int64_t cpu_ns, drawn; /* when the measuring began */
};

struct show {
    struct seen seen[SCREENS];
    struct room room;
    struct crowd crowd;
    struct prng prng;
    const char *dir;
    int lost;
};

/* "word#1" is not there where "word#12" is. */
static bool shows(struct vt *v, const char *text)
{
    char row[ROW_ROOM];

    for (int i = 0; i < vt_rows(v); i++) {
        const char *at;

        vt_row(v, i, false, row);
        at = strstr(row, text);
        if (at && !strchr("0123456789", at[strlen(text)] ? at[strlen(text)] : ' ')) {
            return true;
        }
    }
    return false;
}

static bool waits(const struct show *s)
{
    for (int i = 0; i < SCREENS; i++) {
        if (s->seen[i].want && !s->seen[i].at_ns) {
            return true;
        }
    }
    return false;
}

/* The time is that at which the bytes were there: what taking them in takes is ours. */
static void take(struct show *s, struct pollfd *p, int64_t now)
{
    for (int i = 0; i < SCREENS; i++) {
        struct seen *x = &s->seen[i];

        if (p[i].revents && !vt_take(x->vt)) {
            give_up("a screen has gone", rows[i].name);
        }
        if (p[i].revents && x->want && !x->at_ns && shows(x->vt, x->want)) {
            x->at_ns = now;
        }
    }
}

/* For so long; or, if something is waited for, until it has been seen. */
static void look(struct show *s, int64_t us)
{
    int64_t end = now_ns() + us * 1000;
    bool waiting = waits(s);
    struct pollfd p[SCREENS];
    int64_t left;

    while ((left = end - now_ns()) > 0 && (!waiting || waits(s))) {
        struct timespec most = {left / 1000000000, left % 1000000000};

        for (int i = 0; i < SCREENS; i++) {
            p[i] =
                (struct pollfd){.fd = s->seen[i].vt ? vt_fd(s->seen[i].vt) : -1, .events = POLLIN};
        }
        if (ppoll(p, SCREENS, &most, NULL) < 0) {
            MUST(errno == EINTR);
        } else {
            take(s, p, now_ns());
        }
    }
}

/* A moment of no fixed length, so that nothing falls into step with what the room does. */
static void pause_ms(struct show *s, int from, int to)
{
    look(s, (from + (int64_t)prng_below(&s->prng, (uint32_t)(to - from))) * 1000 +
                prng_below(&s->prng, 1000));
}

/* Told once a run: what stands there instead. */
static void lost(struct show *s, int screen)
{
    char row[ROW_ROOM];

    if (s->lost++) {
        return;
    }
    fprintf(stderr, "bench: not seen on %s: %s\n", rows[screen].name, s->seen[screen].want);
    for (int i = 0; i < vt_rows(s->seen[screen].vt); i++) {
        vt_row(s->seen[screen].vt, i, false, row);
        fprintf(stderr, "%2d| %s\n", i, row);
    }
}

static void press(struct seen *x, const char *key)
{
    vt_send(x->vt, key, strlen(key));
}

/* A file for the count, which the program finds by its name. */
static void count_into(struct show *s, struct seen *x, const char *name)
{
    char path[1200];
    int fd;

    snprintf(path, sizeof(path), "%s-count-%s", s->dir, name);
    fd = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    MUST(fd >= 0 && ftruncate(fd, sizeof(*x->redraws)) == 0);
    x->redraws = mmap(NULL, sizeof(*x->redraws), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    MUST(x->redraws != MAP_FAILED);
    close(fd);
    setenv("BENCH_REDRAWS", path, 1);
    snprintf(path, sizeof(path), "%s-state-%s", s->dir, name);
    setenv("XDG_STATE_HOME", path, 1);
}

static void start(struct show *s, int i, char *program, const char *counter)
{
    const struct screen_row *r = &rows[i];
    int at = r->console ? DESKS_PLAYED * SEATS + r->seat : DESK * SEATS + r->seat;
    char host[64];
    char command[16];
    char *argv[] = {program, command, host, s->room.offer[at].card, NULL};
    struct seen *x = &s->seen[i];

    snprintf(host, sizeof(host), "127.0.0.1:%d", s->room.port);
    snprintf(command, sizeof(command), "%s", r->command);
    count_into(s, x, r->name);
    setenv("LD_PRELOAD", counter, 1);
    x->vt = vt_new(r->rows, r->cols);
    vt_start(x->vt, argv);
    unsetenv("LD_PRELOAD");
    x->want = "RUNNING";
    x->at_ns = 0;
    look(s, START_MS * 1000);
    if (!x->at_ns) {
        give_up("not on the screen", r->name);
    }
    x->want = NULL;
}

static void arrive(struct show *s)
{
    struct timespec moment = {.tv_nsec = 5000000};
    int64_t end = now_ns() + (int64_t)START_MS * 1000000;

    while (s->crowd.told->live < s->crowd.members && now_ns() < end) {
        nanosleep(&moment, NULL);
    }
    if (s->crowd.told->live < s->crowd.members) {
        give_up("the crowd", "does not come in");
    }
}

/* What has come before anybody looks. */
static void fill(struct show *s, int32_t count)
{
    struct timespec moment = {.tv_nsec = 100000};

    for (int32_t i = 0; i < count; i++) {
        crowd_say(&s->crowd);
        while (s->crowd.told->answered <= i) {
            nanosleep(&moment, NULL);
        }
    }
}

static int64_t cpu_of(const struct seen *x)
{
    struct timespec t;
    clockid_t id;

    MUST(clock_getcpuclockid(vt_pid(x->vt), &id) == 0 && clock_gettime(id, &t) == 0);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static void begin(struct show *s)
{
    for (int i = 0; i < SCREENS; i++) {
        s->seen[i].cpu_ns = cpu_of(&s->seen[i]);
        s->seen[i].drawn = *s->seen[i].redraws;
    }
}

static void name_it(int screen, const char *what, int64_t value)
{
    char name[96];

    snprintf(name, sizeof(name), "%s.%s", rows[screen].name, what);
    figure(name, value);
}

/* Nobody touches them: how often they draw, and how much of a CPU that takes. */
static void watch(struct show *s)
{
    int64_t cpu[SCREENS];
    int64_t drawn[SCREENS];

    for (int i = 0; i < SCREENS; i++) {
        cpu[i] = cpu_of(&s->seen[i]);
        drawn[i] = *s->seen[i].redraws;
    }
    look(s, WATCH_MS * 1000);
    for (int i = 0; i < SCREENS; i++) {
        name_it(i, "watched_redraws_per_s", (*s->seen[i].redraws - drawn[i]) * 1000 / WATCH_MS);
        name_it(i, "watched_cpu_permille",
                (cpu_of(&s->seen[i]) - cpu[i]) / ((int64_t)WATCH_MS * 1000));
    }
}

/* From a key to the place that it opens. */
static void keys(struct show *s)
{
    for (int k = 0; k < KEYS && s->lost < LOST_MOST; k++) {
        for (int i = 0; i < SCREENS; i++) {
            struct seen *x = &s->seen[i];
            int64_t sent = now_ns();

            x->want = rows[i].press[k % 2].shows;
            x->at_ns = 0;
            press(x, rows[i].press[k % 2].key);
            look(s, LOST_MS * 1000);
            if (x->at_ns) {
                x->key_ns[x->keys++] = x->at_ns - sent;
            } else {
                lost(s, i);
            }
            x->want = NULL;
            pause_ms(s, 1, 6);
        }
    }
}

/* From somebody else's act or word to the four screens. */
static void words(struct show *s, int32_t before, bool acting)
{
    for (int32_t w = before + 1; w <= before + WORDS && s->lost < LOST_MOST; w++) {
        char text[32];

        for (int i = 0; i < SCREENS; i++) {
            press(&s->seen[i], rows[i].console ? "4\033[H" : "1\033[H");
        }
        /* where others act, the room is never at rest; else it is, as between words of people */
        pause_ms(s, acting ? 40 : 100, acting ? 80 : 150);
        snprintf(text, sizeof(text), "word#%d", w);
        for (int i = 0; i < SCREENS; i++) {
            s->seen[i].want = text;
            s->seen[i].at_ns = 0;
        }
        crowd_say(&s->crowd);
        look(s, LOST_MS * 1000);
        for (int i = 0; i < SCREENS; i++) {
            struct seen *x = &s->seen[i];

            if (x->at_ns) {
                x->word_ns[x->words++] = x->at_ns - s->crowd.told->said_ns[w];
            } else {
                lost(s, i);
            }
            x->want = NULL;
        }
    }
}

static void spread(int screen, const char *what, int64_t *ns, int64_t count)
{
    char label[64];

    if (count) {
        qsort(ns, (size_t)count, sizeof(*ns), by_size);
        snprintf(label, sizeof(label), "%s_p50_us", what);
        name_it(screen, label, ns[count / 2] / 1000);
        snprintf(label, sizeof(label), "%s_p99_us", what);
        name_it(screen, label, ns[(count * 99 + 99) / 100 - 1] / 1000);
    }
}

static void figures(struct show *s)
{
    int64_t run = 0;

    for (int i = 0; i < SCREENS; i++) {
        struct seen *x = &s->seen[i];
        int64_t drawn = *x->redraws - x->drawn;

        if (!drawn) {
            give_up("no redraw was counted", rows[i].name);
        }
        name_it(i, "redraws", drawn);
        name_it(i, "cpu_us_per_redraw", (cpu_of(x) - x->cpu_ns) / drawn / 1000);
        spread(i, "key", x->key_ns, x->keys);
        spread(i, "notice", x->word_ns, x->words);
        run += x->keys + x->words;
    }
    figure("acts", s->crowd.told->acts);
    figure("planned", (int64_t)SCREENS * (KEYS + WORDS));
    figure("run", run);
}

int bench_screens(int argc, char **argv)
{
    static struct show s = {.prng = {.state = 7}};
    int32_t before = (int32_t)argument(argv[6]);

    (void)argc;
    s.dir = argv[2];
    setenv("TERM", "xterm-256color", 1);
    room_open(&s.room, &(struct room_options){.case_dir = argv[1],
                                              .dir = argv[2],
                                              .seats = SEATS,
                                              .tls = true,
                                              .play = true,
                                              .sync = DISK_AUTO});
    crowd_start(&s.crowd, &(struct crowd_options){.room = &s.room,
                                                  .seats = SEATS,
                                                  .kept = 2,
                                                  .kept_of = DESK,
                                                  .acting = (int32_t)argument(argv[5]),
                                                  .acts_per_s = argument(argv[5])});
    arrive(&s);
    fill(&s, before);
    for (int i = 0; i < SCREENS; i++) {
        start(&s, i, argv[3], argv[4]);
    }
    look(&s, 1500000); /* until all that has lain there is told, and that it was */
    begin(&s);
    watch(&s);
    keys(&s);
    words(&s, before, argument(argv[5]) > 0);
    figures(&s);
    for (int i = 0; i < SCREENS; i++) {
        vt_free(s.seen[i].vt);
        munmap((void *)(uintptr_t)s.seen[i].redraws, sizeof(*s.seen[i].redraws));
    }
    crowd_end(&s.crowd);
    room_close(&s.room);
    return 0;
}
