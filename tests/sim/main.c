/*
 * sim [--seeds N] [--from S] [--longer N] [--no-sync] [--verbose]
 *
 * Each seed draws its own faults and work. 0: all laws held. 1: one was broken; seed, step and
 * checker are on stderr with the command that shows it again.
 */
#include <ftw.h>
#include <malloc.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/base/must.h"
#include "engine/base/text.h"
#include "tests/sim/heal.h"

enum { BASES = 8, TWIN_EVERY = 20, STEPS_LEAST = 20, STEPS_MORE = 50, LINE = 512 };

#define WALL_START 1790000000000

void __asan_on_error(void); /* the sanitizer's hook */

static struct casebox box;
static char dir[64] = "/tmp/palermo-sim-XXXXXX";
static char *base[BASES];
static size_t base_len[BASES];
static char where[LINE];
static const char *program = "sim";
static bool verbose;
static bool no_sync;
static int64_t longer = 1; /* times as many steps */

void sim_where(const struct sim *s)
{
    snprintf(where, sizeof(where),
             "sim: seed %llu, step %d of %d%s: died\nsim: again: %s --from %llu --seeds 1 --longer "
             "%lld%s\n",
             (unsigned long long)s->seed, s->step, s->steps, s->calm ? ", a twin run" : "", program,
             (unsigned long long)s->seed, (long long)longer, no_sync ? " --no-sync" : "");
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
    (void)st;
    (void)type;
    (void)ftw;
    return remove(path);
}

static void clean(void)
{
    (void)nftw(dir, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static void say_where(void)
{
    ssize_t n = write(2, where, strlen(where));

    (void)n;
}

static void on_signal(int number)
{
    say_where();
    clean();
    signal(number, SIG_DFL);
    raise(number);
}

void __asan_on_error(void)
{
    say_where();
}

void sim_fail(const struct sim *s, const char *checker, const char *format, ...)
{
    va_list args;

    fprintf(stderr, "sim: seed %llu, step %d of %d%s: %s: ", (unsigned long long)s->seed, s->step,
            s->steps, s->calm ? ", a twin run" : "", checker);
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fprintf(stderr, "\nsim: again: %s --from %llu --seeds 1 --longer %lld%s\n", program,
            (unsigned long long)s->seed, (long long)longer, no_sync ? " --no-sync" : "");
    clean();
    _exit(1);
}

/* The first record of an exercise, by the shipping way of laying one out. */
static struct span base_journal(uint32_t which)
{
    char sub[128];
    char path[192];
    struct err err;
    FILE *f;

    if (!base[which]) {
        snprintf(sub, sizeof(sub), "%s/base%u", dir, which);
        MUST(exercise_create(sub, &box, 7 + which, which == BASES - 1 ? 2 : 1, WALL_START, &err) ==
             ERR_OK);
        snprintf(path, sizeof(path), "%s/journal.ndjson", sub);
        f = fopen(path, "re");
        base[which] = malloc(RECORD_MAX);
        MUST(f && base[which]);
        base_len[which] = fread(base[which], 1, RECORD_MAX, f);
        MUST(fclose(f) == 0);
    }
    return (struct span){base[which], base_len[which]};
}

/* Not every fault in every run. */
static void draw_mix(struct sim *s)
{
    static const char *const names[] = {"eager", "random", "careless", "diligent", "idle"};
    struct sim_mix *m = &s->mix;
    struct prng *p = &s->prng;
    struct {
        uint32_t *weight;
        uint32_t most;
    } weights[] = {{&m->crash, 40},          {&m->kill, 30},   {&m->drop, 80},
                   {&m->restart_client, 50}, {&m->raw, 300},   {&m->broken, 60},
                   {&m->disk_fail, 40},      {&m->stall, 40},  {&m->check, 20}};

    for (size_t i = 0; i < ARRAY_LEN(weights); i++) {
        bool on = prng_below(p, 2);
        uint32_t weight = prng_below(p, weights[i].most);

        *weights[i].weight = on && !s->calm ? weight : 0;
    }
    m->ask = 100 + prng_below(p, 600);
    m->delay_max = prng_below(p, 2) ? prng_below(p, 6) : 0;
    m->chunk = prng_below(p, 2) && !s->calm ? 1 + prng_below(p, 60000) : 0;
    m->sticky = prng_below(p, 4) == 0;
    m->small_disk = prng_below(p, 8) == 0 && !s->calm;
    m->tight_rate = prng_below(p, 5) == 0;
    m->calls = s->seed % 3 == 0;
    for (int32_t i = 0; i < SIM_CLIENTS; i++) {
        m->policy[i] = names[prng_below(p, ARRAY_LEN(names))];
    }
}

static bool now(struct sim *s, uint32_t permille)
{
    return prng_below(&s->prng, 1000) < permille;
}

static struct sim_client *somebody(struct sim *s)
{
    return &s->client[1 + prng_below(&s->prng, (uint32_t)s->clients)];
}

static void faults(struct sim *s)
{
    struct sim_client *k = somebody(s);

    if (now(s, s->mix.disk_fail)) {
        s->disk.fail_at = 1 + prng_below(&s->prng, 20);
        s->disk.fail_on = false;
    }
    if (now(s, s->mix.stall)) {
        k->stalled = !k->stalled;
    }
    if (now(s, s->mix.drop) && k->up && k->c.link) {
        sim_link_drop(k->c.link);
        k->raw.id = 0;
    }
    if (now(s, s->mix.restart_client) && k->up) {
        room_client_stop(k);
        k->raw.id = 0;
        room_client_start(s, k);
    }
    if (now(s, s->mix.crash)) {
        room_stop(s, true);
    } else if (now(s, s->mix.kill)) {
        room_stop(s, false);
    }
}

static void work(struct sim *s)
{
    struct sim_client *k = somebody(s);

    work_staff(s);
    if (now(s, s->mix.ask) && k->up) {
        work_ask(s, k);
    }
    if (now(s, s->mix.raw) && k->up) {
        work_raw(s, k);
    }
    if (now(s, s->mix.broken) && k->up) {
        work_broken(s, k);
    }
}

static void step(struct sim *s)
{
    sim_where(s);
    if (prng_below(&s->prng, 3)) {
        s->mono_ms += (int64_t)prng_below(&s->prng, prng_below(&s->prng, 20) ? 1500 : 60000);
    }
    work(s);
    room_turn(s);
    faults(s);
    if (now(s, s->mix.check)) {
        check_settled(s);
    }
}

static void on_line(void *context, int32_t client, struct span line)
{
    check_line(context, client, line);
}

/* The client's own requests with an id are remembered, to be sent again: none made by hand. */
static void on_sent(void *context, int32_t client, struct span line)
{
    struct sim *s = context;
    struct sim_client *k = &s->client[client];
    const char *cid = memmem(line.ptr, line.len, "\"cid\":\"", 7);
    int32_t slot = k->recents;

    if (!cid || k->by_hand) {
        return;
    }
    if (slot == SIM_RECENT) {
        slot = (int32_t)prng_below(&k->prng, SIM_RECENT);
        free(k->recent[slot]);
    } else {
        k->recents++;
    }
    k->recent[slot] = strndup(line.ptr, line.len);
    MUST(k->recent[slot]);
    text_copy(k->recent_cid[slot], CID_LEN + 1, (struct span){cid + 7, CID_LEN});
}

/* One run; what a client heard, for twins. */
static uint64_t run_seed(uint64_t seed, int32_t twin, char salt)
{
    struct sim *s = calloc(1, sizeof(*s));
    struct sim_line_watch watch = {s, on_line, on_sent};
    uint32_t which;
    uint64_t heard;

    MUST(s);
    s->seed = seed;
    s->box = &box;
    s->dir = dir;
    s->calm = twin != 0;
    s->twin = twin;
    s->salt = salt;
    s->wall_ms = WALL_START;
    s->prng.state = seed;
    s->chance.state = ~seed;
    draw_mix(s);
    s->steps = (STEPS_LEAST + (int32_t)prng_below(&s->prng, STEPS_MORE)) * (int32_t)longer;
    seams_take(s);
    sim_net_watch(&watch);
    which = prng_below(&s->prng, BASES);
    room_begin(s, base_journal(which));
    s->disk.no_sync = no_sync;
    for (s->step = 1; s->step <= s->steps; s->step++) {
        step(s);
    }
    heal(s);
    if (verbose) {
        printf("seed %llu: %d steps, %d restarts, %lld records, %d answers, %d lines\n",
               (unsigned long long)seed, s->steps, s->restarts, (long long)s->ex.run.records,
               s->acked, s->notices);
    }
    heard = twin ? s->client[twin].heard : 0;
    room_end(s);
    free(s);
    return heard;
}

/* What others type leaves no trace in what one desk hears. */
static void twins(uint64_t seed)
{
    int32_t desk = 1 + (int32_t)(seed / TWIN_EVERY % 5);

    if (run_seed(seed, desk, 'a') != run_seed(seed, desk, 'b')) {
        static struct sim s;

        s.seed = seed;
        s.calm = true;
        sim_fail(&s, "no leak", "seat %d hears another thing when others type another thing",
                 desk);
    }
}

int main(int argc, char **argv)
{
    int64_t seeds = 500;
    int64_t from = 1;
    struct err err;

    program = argv[0];
    (void)mallopt(M_MMAP_THRESHOLD, 1 << 18); /* large blocks fresh from the kernel: no clearing */
    setvbuf(stdout, NULL, _IOLBF, 0);
    for (int i = 1; i < argc; i++) {
        int64_t *number = strcmp(argv[i], "--seeds") == 0    ? &seeds
                          : strcmp(argv[i], "--from") == 0   ? &from
                          : strcmp(argv[i], "--longer") == 0 ? &longer
                                                             : NULL;

        if (strcmp(argv[i], "--verbose") == 0) {
            verbose = true;
        } else if (strcmp(argv[i], "--no-sync") == 0) {
            no_sync = true;
        } else if (!number || i + 1 == argc || !text_int(span_of(argv[++i]), number) ||
                   longer < 1 || longer > 1000) {
            fprintf(stderr, "sim [--seeds N] [--from S] [--longer N] [--no-sync] [--verbose]\n");
            return 64;
        }
    }
    signal(SIGABRT, on_signal);
    signal(SIGSEGV, on_signal);
    if (!mkdtemp(dir) || casebox_open(&box, "scenarios/red-harvest", NULL, &err) != ERR_OK ||
        !box.sound) {
        fprintf(stderr, "sim: run me in the project's folder\n");
        return 64;
    }
    for (uint32_t i = 0; i < BASES; i++) {
        (void)base_journal(i);
    }
    for (int64_t i = 0; i < seeds; i++) {
        (void)run_seed((uint64_t)(from + i), 0, 'z');
        if ((from + i) % TWIN_EVERY == 0) {
            twins((uint64_t)(from + i));
        }
    }
    printf("sim: %lld seeds from %lld, %lld twins: all laws held\n", (long long)seeds,
           (long long)from, (long long)((from + seeds - 1) / TWIN_EVERY - (from - 1) / TWIN_EVERY));
    for (int i = 0; i < BASES; i++) {
        free(base[i]);
    }
    casebox_close(&box);
    clean();
    return 0;
}
