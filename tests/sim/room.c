/*
 * Processes: the server and its clients, coming, going and taking their turns.
 */
#include <stdlib.h>
#include <string.h>

#include "engine/base/must.h"
#include "engine/base/text.h"
#include "tests/sim/calls.h"
#include "tests/sim/sim.h"

enum { OPEN_TRIES = 4 };

static void on_answered(void *context, enum command_kind kind, bool ok, enum refusal code,
                        struct span message)
{
    (void)kind;
    (void)message;
    check_answered(context, ok, code);
}

void room_client_start(struct sim *s, struct sim_client *k)
{
    struct client_events events = {.context = k, .answered = on_answered};
    struct client_options options = {.host = "sim", .port = 1, .keep = "kept"};

    options.played = k->number != s->staff;
    options.console = k->number == s->staff;
    text_copy(options.card.name, sizeof(options.card.name), span_of(s->ex.seat[k->number].name));
    options.card.code[0] = (unsigned char)k->number;
    client_init(&k->c, NULL, &options, &events);
    k->up = true;
    k->playing = false;
}

void room_client_stop(struct sim_client *k)
{
    if (k->playing) {
        brief_done(&k->brief);
    }
    client_done(&k->c);
    k->up = false;
    k->playing = false;
}

void room_start(struct sim *s)
{
    struct server_options options = {.address = "",
                                     .rate = s->mix.tight_rate ? 10 : 1000,
                                     .burst = s->mix.tight_rate ? 40 : 1000,
                                     .played = true};
    struct err err = {0};
    enum err_code code = ERR_IO;

    for (int i = 0; i < OPEN_TRIES && code; i++) {
        struct disk disk = s->mix.calls ? calls_open(&s->disk, s->dir) : sim_disk_open(&s->disk);

        code = exercise_open_take(&s->ex, s->box, &disk, s->wall_ms + s->mono_ms, &err);
        if (code && code != ERR_IO && code != ERR_FULL) {
            sim_fail(s, "durable", "the journal cannot be opened again: %s", err.text);
        }
        if (code || s->ex.failed) {
            if (!code) {
                exercise_close(&s->ex);
            }
            code = ERR_IO;
            s->disk.fail_at = 0;
            s->disk.capacity = 0;
        }
    }
    if (code) {
        sim_fail(s, "converges", "a healed disk does not open: %s", err.text);
    }
    if (server_start(&s->server, &s->ex, NULL, &options, &err) != ERR_OK) {
        sim_fail(s, "converges", "the server does not start: %s", err.text);
    }
    s->serving = true;
}

void room_stop(struct sim *s, bool power)
{
    bool failed = s->ex.failed;
    uint64_t digest = core_digest(&s->ex.run.core);
    int64_t staged = journal_staged(s->ex.journal);
    int64_t durable = journal_durable(s->ex.journal);

    sim_net_down();
    s->serving = false;
    s->restarts++;
    if (power || failed) {
        sim_disk_crash(&s->disk);
    }
    server_stop(&s->server);
    exercise_close(&s->ex);
    s->disk.sticky_cache = s->mix.sticky && !s->healing;
    room_start(s);
    check_restarted(s, digest, failed ? -1 : staged, durable);
}

void room_begin(struct sim *s, struct span journal)
{
    sim_disk_init(&s->disk, s->seed * 977 + 5);
    sim_disk_put(&s->disk, journal);
    s->disk.delay_max = s->mix.delay_max;
    if (s->mix.small_disk) {
        s->disk.capacity =
            RECORD_MAX + JOURNAL_RESERVE + 4096 + (int64_t)prng_below(&s->prng, 150000);
    }
    room_start(s);
    while (!s->ex.seat[++s->clients].who.staff) {
    } /* one facilitator of several */
    MUST(s->clients < SIM_CLIENTS);
    s->staff = s->clients;
    for (int32_t i = 1; i <= s->clients; i++) {
        struct sim_client *k = &s->client[i];

        k->sim = s;
        k->number = i;
        k->prng.state = s->seed * 31 + (uint64_t)i;
        room_client_start(s, k);
    }
}

void room_end(struct sim *s)
{
    for (int32_t i = 1; i <= s->clients; i++) {
        struct sim_client *k = &s->client[i];

        if (k->up) {
            room_client_stop(k);
        }
        for (int32_t r = 0; r < k->recents; r++) {
            free(k->recent[r]);
        }
        for (int32_t o = 0; o < k->keep.outs; o++) {
            free(k->keep.out[o].text);
        }
    }
    sim_net_down();
    server_stop(&s->server);
    exercise_close(&s->ex);
    sim_disk_done(&s->disk);
}

/* What the policy wants, one question at a time. */
static void play(struct sim *s, struct sim_client *k)
{
    struct command cmd;

    if (k->c.briefed && !k->playing && k->c.desk != NONE) {
        brief_init(&k->brief, &k->c.lexicon, k->c.desk);
        player_init(&k->player, policy_find(s->mix.policy[k->number]), &k->brief, k->c.view,
                    s->seed * 31 + (uint64_t)k->number);
        k->playing = true;
    }
    if (k->playing && k->c.state == CLIENT_LIVE && k->c.outs == 0 && !s->healing &&
        player_next(&k->player, client_play(&k->c, s->mono_ms), &cmd)) {
        work_player(s, k, &cmd);
    }
}

static size_t part(struct sim *s, struct sim_client *k)
{
    return s->mix.chunk && !s->healing ? 1 + prng_below(&k->prng, s->mix.chunk) : SIZE_MAX;
}

static void move_bytes(struct sim *s, struct sim_client *k)
{
    struct link *l = k->c.link;

    if (!l) {
        return;
    }
    if (sim_link_peer(l)) {
        sim_link_deliver(sim_link_peer(l), part(s, k));
    }
    if (!k->stalled || s->healing) {
        sim_link_deliver(l, part(s, k));
    }
}

void room_turn(struct sim *s)
{
    for (int32_t i = 1; i <= s->clients; i++) {
        struct sim_client *k = &s->client[i];

        if (k->up) {
            sim_net_client(i);
            (void)client_turn(&k->c, s->mono_ms);
            play(s, k);
            move_bytes(s, k);
        }
    }
    (void)server_turn(&s->server);
    if (s->ex.failed) {
        s->disk.fail_at = 0;
        room_stop(s, prng_below(&s->prng, 2) == 0);
    }
    check_turn(s);
}
