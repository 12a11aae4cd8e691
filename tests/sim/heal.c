#include "tests/sim/heal.h"

#include <string.h>

#include "tests/sim/view.h"

enum { TURNS_LEAST = 10, TURNS_MOST = 300, QUIET_MOST = 200 };

/* Everybody is there and has its answers. */
static int32_t missing(const struct sim *s)
{
    for (int32_t i = 1; i <= s->clients; i++) {
        if (!s->client[i].up || s->client[i].c.state != CLIENT_LIVE || s->client[i].c.outs) {
            return i;
        }
    }
    return 0;
}

static bool still_moving(const struct sim *s)
{
    const struct sim *c = s;

    for (int32_t i = 1; i <= c->clients; i++) {
        struct link *l = c->client[i].c.link;

        if (!l || sim_link_under_way(l) ||
            (sim_link_peer(l) && sim_link_under_way(sim_link_peer(l)))) {
            return true;
        }
    }
    return journal_durable(s->ex.journal) < journal_staged(s->ex.journal);
}

static void settle(struct sim *s)
{
    for (int32_t i = 0; i < TURNS_MOST && (i < TURNS_LEAST || missing(s)); i++) {
        s->step++;
        s->mono_ms += 500;
        room_turn(s);
    }
    if (missing(s)) {
        const struct client *c = &s->client[missing(s)].c;

        sim_fail(s, "converges", "seat %d is in state %d with %d waiting after %d turns",
                 missing(s), (int)c->state, c->outs, TURNS_MOST);
    }
    for (int32_t i = 0; i < QUIET_MOST && (i < 3 || still_moving(s)); i++) {
        s->step++;
        room_turn(s);
    }
    if (still_moving(s)) {
        sim_fail(s, "converges", "%d turns do not bring quiet", QUIET_MOST);
    }
}

/* The client holds what its own facts make, to the byte. */
static void check_view(struct sim *s, const struct sim_client *k)
{
    struct stream t;

    stream_init(&t, s, k);
    while (stream_next(&t)) {
        if (!t.read) {
            sim_fail(s, "view", "seat %d cannot read notice %lld", k->number, (long long)t.n);
        }
    }
    if (t.others) {
        sim_fail(s, "no leak", "seat %d is told what is another desk's alone", k->number);
    }
    if (t.n != t.facts || t.n != k->c.n) {
        sim_fail(s, "converges", "seat %d has %lld notices of %lld", k->number, (long long)k->c.n,
                 (long long)t.facts);
    }
    if (memcmp(t.chain, k->c.chain, CLIENT_CHAIN) != 0) {
        sim_fail(s, "no leak", "seat %d was not told what its own facts say alone", k->number);
    }
    if (k->c.desk != NONE && !views_same(t.view, k->c.view)) {
        sim_fail(s, "view", "seat %d folds to another view than its stream", k->number);
    }
    stream_done(&t);
}

void heal(struct sim *s)
{
    s->healing = true;
    s->disk.fail_at = 0;
    s->disk.capacity = 0;
    s->server.options.rate = 1000;
    s->server.options.burst = 1000;
    s->mix.tight_rate = false;
    for (int32_t i = 1; i <= s->clients; i++) {
        s->client[i].stalled = false;
    }
    settle(s);
    for (int32_t i = 1; i <= s->clients; i++) {
        check_view(s, &s->client[i]);
    }
    check_settled(s);
}
