#include "tests/unit/run/driver.h"

#include <stdlib.h>
#include <string.h>

#include "engine/sys/room.h"

static size_t width_of(const struct member *m)
{
    switch ((int)m->type) {
    case MEMBER_INT:
    case MEMBER_MS:
    case MEMBER_DESKS:
        return sizeof(int64_t);
    case MEMBER_TAG:
        return sizeof(struct tag);
    case MEMBER_ACT:
        return sizeof(struct act);
    case MEMBER_CHOICES:
        return FIELDS_MAX * sizeof(int32_t);
    default:
        return sizeof(int32_t);
    }
}

static bool texts_same(const char *a, const char *b, int count)
{
    for (int i = 0; i < count; i++) {
        struct span x;
        struct span y;

        memcpy(&x, a + (size_t)i * sizeof(x), sizeof(x));
        memcpy(&y, b + (size_t)i * sizeof(y), sizeof(y));
        if (!span_eq(x, y)) {
            return false;
        }
    }
    return true;
}

bool fact_same(const struct fact *a, const struct fact *b)
{
    if (a->kind != b->kind || a->aud.desks != b->aud.desks || a->aud.flags != b->aud.flags ||
        a->aud.seat != b->aud.seat || !tag_same(a->cause, b->cause)) {
        return false;
    }
    for (const struct member *m = fact_table[a->kind].member; m->type != MEMBER_END; m++) {
        const char *x = (const char *)a + m->offset;
        const char *y = (const char *)b + m->offset;
        bool text = m->type == MEMBER_TEXT || m->type == MEMBER_TEXTS;

        if (text ? !texts_same(x, y, m->type == MEMBER_TEXTS ? FIELDS_MAX : 1)
                 : memcmp(x, y, width_of(m)) != 0) {
            return false;
        }
    }
    return true;
}

bool log_same(const struct factlog *a, const struct factlog *b)
{
    bool same = a->count == b->count;

    for (int64_t i = 0; i < a->count && same; i++) {
        struct fact x;
        struct fact y;

        factlog_copy(factlog_at(a, i), &x);
        factlog_copy(factlog_at(b, i), &y);
        same = factlog_at(a, i)->play_ms == factlog_at(b, i)->play_ms &&
               factlog_at(a, i)->record == factlog_at(b, i)->record && fact_same(&x, &y);
    }
    return same;
}

bool next_notice(struct run *r, int32_t seat, int64_t durable, struct notice *ret)
{
    return run_release(r, seat, r->seat[seat].n + 1, durable, ret);
}

int32_t driven_staff(const struct driven *d)
{
    return scenario_count(d->sc, REF_DESK) + 1;
}

void driven_init(struct driven *d, const struct scenario *sc, uint64_t seed)
{
    size_t desks = (size_t)scenario_count(sc, REF_DESK);
    struct observer staff = {.desk = NONE, .staff = true};

    *d = (struct driven){.sc = sc, .twin_from = -1};
    run_init(&d->run, sc, seed);
    d->memory[0] = room_take(core_size(sc));
    d->memory[1] = room_take(core_size(sc));
    d->twin_batch = room_take(sizeof(*d->twin_batch));
    d->brief = calloc(desks, sizeof(*d->brief));
    d->player = calloc(desks, sizeof(*d->player));
    d->view = calloc(desks, sizeof(*d->view));
    ck_assert(d->brief && d->player && d->view);
    core_init(&d->mirror, sc, seed, d->memory[0]);
    core_init(&d->twin, sc, seed, d->memory[1]);
    for (int32_t i = 0; i < (int32_t)desks; i++) {
        struct observer who = {.desk = i, .played = true};

        brief_init(&d->brief[i], sc, i);
        view_init(&d->view[i], i);
        if (!sc->desk[i].control) {
            run_seat(&d->run, i + 1, &who);
        }
    }
    run_seat(&d->run, driven_staff(d), &staff);
}

void driven_done(struct driven *d)
{
    for (int32_t i = 0; i < scenario_count(d->sc, REF_DESK); i++) {
        brief_done(&d->brief[i]);
    }
    run_done(&d->run);
    room_give(d->memory[0], core_size(d->sc));
    room_give(d->memory[1], core_size(d->sc));
    room_give(d->twin_batch, sizeof(*d->twin_batch));
    free(d->brief);
    free(d->player);
    free(d->view);
}

/* The facts since the last look, folded; the laws. */
static void look(struct driven *d)
{
    ck_assert_msg(!state_check(&d->run.core.st), "%s", state_check(&d->run.core.st));
    for (; d->folded < d->run.log.count; d->folded++) {
        const struct fact_at *at = factlog_at(&d->run.log, d->folded);
        struct fact f;

        factlog_copy(at, &f);
        core_replay(&d->mirror, at->play_ms, &f, 1);
    }
    if (d->every) {
        ck_assert_msg(core_digest(&d->run.core) == core_digest(&d->mirror),
                      "another state at %lld, after record %lld", (long long)d->now,
                      (long long)d->run.records);
    }
}

/* A copy made in the middle gets the same commands from then on. */
static void copy_now(struct driven *d)
{
    if (d->twin_from >= 0 && !d->has_twin && d->run.records >= d->twin_from) {
        state_copy(&d->twin.st, &d->run.core.st);
        memcpy(d->twin.watching, d->run.core.watching,
               (size_t)d->sc->watches * sizeof(*d->twin.watching));
        d->has_twin = true;
        ck_assert(core_digest(&d->twin) == core_digest(&d->run.core));
    }
}

static void twin_too(struct driven *d, const struct command *cmd, int64_t at)
{
    if (d->has_twin) {
        core_command(&d->twin, cmd, at, d->twin_batch);
        ck_assert_msg(core_digest(&d->twin) == core_digest(&d->run.core),
                      "the copy went another way at %lld", (long long)at);
    }
}

struct verdict driven_ask(struct driven *d, int32_t seat, struct command cmd, int64_t at)
{
    struct verdict v = verdict_of(REFUSE_NOT_FOUND);
    int64_t record;

    d->now = at;
    copy_now(d);
    if (run_resolve(&d->run, seat, &cmd)) {
        v = run_accept(&d->run, &cmd, at, &record);
        twin_too(d, &cmd, at);
        look(d);
    }
    return v;
}

static void due(struct driven *d, struct due what, int64_t at)
{
    struct command cmd = {.kind = COMMAND_DUE, .power = POWER_HOST, .desk = NONE};
    int64_t record;

    d->now = at;
    copy_now(d);
    cmd.u.due = what;
    run_due(&d->run, what, at, &record);
    twin_too(d, &cmd, at);
    look(d);
}

void driven_pass(struct driven *d, int64_t play_ms)
{
    struct due what;
    int64_t at;

    while (core_next_due(&d->run.core, &what, &at) && at <= play_ms) {
        due(d, what, at);
    }
}

static void deliver(struct driven *d, int32_t desk)
{
    struct notice n;
    int32_t items = d->view[desk].items;

    while (next_notice(&d->run, desk + 1, INT64_MAX, &n)) {
        view_fold(&d->view[desk], &n.fact, n.play_ms);
    }
    if (d->view[desk].items > items) {
        struct command c = {.kind = COMMAND_DELIVERED};

        c.u.number.number = d->view[desk].items;
        driven_ask(d, desk + 1, c, d->now);
    }
}

static bool turn(struct driven *d, int32_t desk)
{
    struct command cmd;
    int turns = 0;

    deliver(d, desk);
    while (turns < 200 && player_next(&d->player[desk], d->now, &cmd)) {
        player_told(&d->player[desk], driven_ask(d, desk + 1, cmd, d->now).code, d->now);
        deliver(d, desk);
        turns++;
    }
    return turns > 0;
}

static void turns(struct driven *d)
{
    bool any = true;

    for (int round = 0; any && round < 200; round++) {
        any = false;
        for (int32_t i = 0; i < scenario_count(d->sc, REF_DESK); i++) {
            any = (!d->sc->desk[i].control && turn(d, i)) || any;
        }
    }
}

static int64_t next_wake(const struct driven *d)
{
    int64_t wake = INT64_MAX;

    for (int32_t i = 0; i < scenario_count(d->sc, REF_DESK); i++) {
        int64_t w = d->sc->desk[i].control ? INT64_MAX : player_wake(&d->player[i], d->now);

        wake = w < wake ? w : wake;
    }
    return wake;
}

void driven_play(struct driven *d, const struct policy *const *policy, uint64_t seed)
{
    struct due what;
    int64_t at;

    for (int32_t i = 0; i < scenario_count(d->sc, REF_DESK); i++) {
        player_init(&d->player[i], policy[i], &d->brief[i], &d->view[i], seed * 31 + (uint64_t)i);
    }
    ck_assert_int_eq(
        driven_ask(d, driven_staff(d), (struct command){.kind = COMMAND_STARTEX}, 0).code, 0);
    turns(d);
    while (core_next_due(&d->run.core, &what, &at)) {
        int64_t wake = next_wake(d);

        if (wake < at) {
            d->now = wake;
        } else {
            due(d, what, at);
        }
        turns(d);
    }
    ck_assert_int_eq(
        driven_ask(d, driven_staff(d), (struct command){.kind = COMMAND_ENDEX}, d->now).code, 0);
    for (int32_t i = 0; i < scenario_count(d->sc, REF_DESK); i++) {
        if (!d->sc->desk[i].control) {
            deliver(d, i);
        }
    }
}
