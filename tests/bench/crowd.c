#include "tests/bench/crowd.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engine/base/must.h"

enum { WORD_ID = 1, ACT_ID = 2, WAIT_MS = 1000 };

static const char *const desk_ids[DESKS_PLAYED] = {"police", "prosecutor", "labour_inspector",
                                                   "ngo", "financial_investigator"};

struct guest {
    struct station s;
    int32_t desk; /* NONE: the facilitator */
    bool busy;    /* an act of it waits for its answer */
};

/* What the crowd's own process knows. */
struct work {
    const struct crowd_options *how;
    struct crowd_told *told;
    struct loop *loop;
    struct guest *guest;
    int32_t members, words;
    int from; /* where what is to be said comes from */
    int64_t begun_ns, acts, cids;
};

static bool is_kept(const struct crowd_options *how, int32_t desk, int64_t seat)
{
    return desk == how->kept_of && seat >= how->seats - how->kept;
}

/* The seats by turns of the desks, so that those who act are of all of them. */
static void sit_down(struct work *w, struct tls *tls)
{
    const struct crowd_options *how = w->how;

    for (int64_t seat = 0; seat < how->seats; seat++) {
        for (int32_t desk = 0; desk < DESKS_PLAYED; desk++) {
            const struct offer *o = &how->room->offer[desk * how->seats + seat];

            if (!is_kept(how, desk, seat)) {
                MUST(o->desk == desk);
                w->guest[w->members].desk = desk;
                station_open(&w->guest[w->members].s, w->loop, how->room->port, tls, o->card,
                             (uint64_t)w->members + 1);
                w->members++;
            }
        }
    }
    w->guest[w->members].desk = NONE;
    station_open(&w->guest[w->members].s, w->loop, how->room->port, tls,
                 how->room->offer[DESKS_PLAYED * how->seats + CROWD_STAFF - 1].card,
                 (uint64_t)w->members + 1);
    w->members++;
}

static void others(int32_t desk, char *to, size_t room)
{
    to[0] = '\0';
    for (int32_t d = 0; d < DESKS_PLAYED; d++) {
        size_t at = strlen(to);

        if (d != desk) {
            snprintf(to + at, room - at, "%s\"%s\"", at ? "," : "", desk_ids[d]);
        }
    }
}

/* About as long as people write. */
static void words(const char *what, long long number, char to[PAYLOAD + 1])
{
    static const char filler[] = "two men stood at the bridge and asked for the road to the farm ";
    int n = snprintf(to, PAYLOAD + 1, "%s#%lld ", what, number);

    for (; n < PAYLOAD; n++) {
        to[n] = filler[(size_t)n % (sizeof(filler) - 1)];
    }
    to[n] = '\0';
}

static void act(struct work *w, struct guest *m, int id, const char *text)
{
    char line[2 * PAYLOAD + 512];
    char to[256];
    int n;

    others(m->desk, to, sizeof(to));
    n = snprintf(line, sizeof(line),
                 "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"act\",\"params\":{\"cid\":"
                 "\"%032llx\",\"do\":{\"what\":{\"desk\":\"%s\",\"verb\":\"send_message\","
                 "\"to\":[%s]},\"text\":\"%s\"}}}\n",
                 id, (unsigned long long)++w->cids, desk_ids[m->desk], to, text);
    link_send(m->s.link, (struct span){line, (size_t)n});
}

static void improvise(struct work *w, struct guest *m, const char *text)
{
    char line[2 * PAYLOAD + 512];
    int n;

    n = snprintf(line, sizeof(line),
                 "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"improvise\",\"params\":{\"cid\":"
                 "\"%032llx\",\"do\":{\"from\":\"duty_room\",\"to\":[\"%s\"],\"subject\":\"%.12s\","
                 "\"text\":\"%s\"}}}\n",
                 WORD_ID, (unsigned long long)++w->cids, desk_ids[w->how->kept_of], text, text);
    link_send(m->s.link, (struct span){line, (size_t)n});
}

static void say(struct work *w)
{
    char text[PAYLOAD + 1];

    MUST(++w->words < CROWD_WORDS);
    words("word", w->words, text);
    w->told->said_ns[w->words] = now_ns();
    if (w->words % 2) {
        act(w, &w->guest[0], WORD_ID, text);
    } else {
        improvise(w, &w->guest[w->members - 1], text);
    }
}

/* Who acts does so at its time, in turn; not before what it did last is answered. */
static int64_t act_in_turn(struct work *w)
{
    int64_t every_ns;

    if (!w->how->acting || w->told->live < w->members) {
        return WAIT_MS;
    }
    every_ns = 1000000000 / w->how->acts_per_s;
    w->begun_ns = w->begun_ns ? w->begun_ns : now_ns();
    while (w->begun_ns + w->acts * every_ns <= now_ns()) {
        /* the very first is who says words */
        struct guest *m = &w->guest[1 + w->acts++ % w->how->acting];
        char text[PAYLOAD + 1];

        words("act", w->acts, text);
        if (!m->busy) {
            m->busy = true;
            act(w, m, ACT_ID, text);
        }
    }
    return (w->begun_ns + w->acts * every_ns - now_ns()) / 1000000 + 1;
}

static void take_line(struct work *w, struct guest *m, struct span line)
{
    static const char word[] = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":";
    static const char acted[] = "{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":";

    if (station_signs(&m->s, line)) {
        w->told->live += m->s.step == STEP_LIVE;
    } else if (starts(line, word)) {
        w->told->answered++;
    } else if (starts(line, acted)) {
        m->busy = false;
        w->told->acts++;
    } else if (starts(line, "{\"jsonrpc\":\"2.0\",\"id\":")) {
        fprintf(stderr, "%.*s\n", (int)line.len, line.ptr);
        give_up("a word", "was refused");
    }
}

static int64_t turn(void *context)
{
    struct work *w = context;
    struct span line;
    char bytes[64];

    for (int32_t i = 0; i < w->members; i++) {
        struct station *s = &w->guest[i].s;

        if (link_closed(s->link)) {
            give_up("somebody lost the connection", link_why(s->link));
        }
        if (s->step == STEP_CONNECT && link_open(s->link)) {
            station_greet(s);
        }
        while (link_line(s->link, 1 << 20, &line)) {
            take_line(w, &w->guest[i], line);
        }
    }
    if (loop_readable(w->loop)) {
        ssize_t n = read(w->from, bytes, sizeof(bytes));

        for (ssize_t i = 0; i < n; i++) {
            say(w);
        }
        if (n <= 0) {
            loop_stop(w->loop);
        }
    }
    return act_in_turn(w);
}

static void live(const struct crowd_options *how, struct crowd_told *told, int from)
{
    struct work w = {.how = how, .told = told, .loop = loop_new(), .from = from};
    struct tls *tls;
    struct card card;
    const char *why;

    MUST(card_read(span_of(how->room->offer[0].card), &card, &why));
    tls = tls_client(card.print);
    w.guest = calloc((size_t)(how->seats * DESKS_PLAYED) + 1, sizeof(*w.guest));
    MUST(w.guest);
    sit_down(&w, tls);
    loop_watch(w.loop, from);
    loop_run(w.loop, turn, &w, NULL);
    for (int32_t i = 0; i < w.members; i++) {
        link_free(w.guest[i].s.link);
    }
    free(w.guest);
    tls_free(tls);
    loop_free(w.loop);
}

void crowd_start(struct crowd *c, const struct crowd_options *how)
{
    int ends[2];

    c->members = (int32_t)how->seats * DESKS_PLAYED - how->kept + 1;
    c->told =
        mmap(NULL, sizeof(*c->told), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    MUST(c->told != MAP_FAILED && pipe2(ends, O_CLOEXEC) == 0);
    c->pid = fork();
    MUST(c->pid >= 0);
    if (c->pid == 0) {
        MUST(prctl(PR_SET_PDEATHSIG, SIGKILL) == 0); /* nobody is left behind */
        close(ends[1]);
        live(how, c->told, ends[0]);
        exit(0);
    }
    close(ends[0]);
    c->say = ends[1];
}

void crowd_say(struct crowd *c)
{
    MUST(write(c->say, "w", 1) == 1);
}

void crowd_end(struct crowd *c)
{
    int status;

    close(c->say);
    MUST(waitpid(c->pid, &status, 0) == c->pid);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        give_up("the crowd", "did not end well");
    }
    munmap(c->told, sizeof(*c->told));
}
