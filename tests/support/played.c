#include "tests/support/played.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/must.h"
#include "engine/rehearse/rehearse.h"

enum { TURNS_MOST = 200, MARK_ROOM = 2 * TYPED_TEXT_MAX };

#define WALL_START 1790000000000

struct table {
    const struct played *how;
    struct exercise ex;
    struct brief *brief;   /* by desk */
    struct player *player; /* by desk */
    struct view *view;     /* by desk */
    int32_t *seat;         /* by desk; 0: control */
    int32_t staff;
    int64_t now;
    int64_t asked; /* commands so far: makes their ids */
    char mark[FIELDS_MAX + 1][MARK_ROOM];
};

static void next_cid(struct table *t, char cid[CID_LEN + 1])
{
    snprintf(cid, CID_LEN + 1, "%032llx", (unsigned long long)++t->asked);
}

static struct verdict ask(struct table *t, int32_t seat, const struct command *cmd)
{
    char cid[CID_LEN + 1];
    struct reply reply;

    next_cid(t, cid);
    t->ex.wall_ms = WALL_START + t->now;
    reply = exercise_ask(&t->ex, seat, cmd, &(struct asked){.cid = span_of(cid)}, t->now);
    MUST(!reply.again && !reply.reused && !reply.full);
    return reply.verdict;
}

static void staff_asks(struct table *t, enum command_kind kind)
{
    struct command c = {.kind = kind};

    MUST(ask(t, t->staff, &c).code == REFUSE_NONE);
}

static uint64_t control_desks(const struct scenario *sc)
{
    uint64_t desks = 0;

    for (int32_t d = 0; d < scenario_count(sc, REF_DESK); d++) {
        desks |= sc->desk[d].control ? desk_bit(d) : 0;
    }
    return desks;
}

/* Desks that may read what is typed with an act; 0: left alone. */
static uint64_t readers(const struct table *t, int32_t desk, const struct command *cmd)
{
    const struct scenario *sc = &t->ex.box.scenario;
    struct command c = *cmd;
    const struct verb *v = scenario_verb(sc, desk, cmd->u.act.act.verb);
    uint64_t desks = desk_bit(desk) | cmd->u.act.act.to;

    if (!v || !run_resolve(&t->ex.run, t->seat[desk], &c)) {
        return 0;
    }
    if (v->does == DOES_FLAG || v->does == DOES_PROPOSE || v->does == DOES_AGREE ||
        v->does == DOES_REFUSE || v->does == DOES_CONTRIBUTE) {
        return 0;
    }
    if (v->does == DOES_ANSWER) {
        desks |= desk_bit(t->ex.run.core.st.request[c.u.act.act.ref - 1].from);
    }
    for (int32_t i = 0; i < v->auths; i++) {
        int32_t other = scenario_auth_desk(sc, v, &c.u.act.act, i);

        desks |= other == NONE ? 0 : desk_bit(other);
    }
    return desks | (v->auths ? control_desks(sc) : 0);
}

static struct span marked(struct table *t, int32_t slot, int32_t desk, uint64_t desks,
                          struct span text)
{
    if (!text.len) {
        return text;
    }
    snprintf(t->mark[slot], MARK_ROOM, "%.*s canary_%d_%llx_x", (int)text.len, text.ptr, (int)desk,
             (unsigned long long)desks);
    return span_of(t->mark[slot]);
}

static void plant(struct table *t, int32_t desk, struct command *cmd)
{
    uint64_t desks = cmd->kind == COMMAND_ACT && t->how->canaries ? readers(t, desk, cmd) : 0;

    if (!desks) {
        return;
    }
    cmd->u.act.text = marked(t, FIELDS_MAX, desk, desks, cmd->u.act.text);
    for (int32_t i = 0; i < FIELDS_MAX; i++) {
        cmd->u.act.texts[i] = marked(t, i, desk, desks, cmd->u.act.texts[i]);
    }
}

static void deliver(struct table *t, int32_t d)
{
    struct notice n;
    struct view *v = &t->view[d];
    int32_t items = v->items;

    while (run_release(&t->ex.run, t->seat[d], v->n + 1, INT64_MAX, &n)) {
        view_fold(v, &n.fact, n.play_ms);
    }
    if (v->items > items) {
        struct command c = {.kind = COMMAND_DELIVERED};

        c.u.number.number = v->items;
        (void)ask(t, t->seat[d], &c);
    }
}

static bool turn(struct table *t, int32_t d)
{
    struct command cmd;
    int turns = 0;

    deliver(t, d);
    while (turns < TURNS_MOST && player_next(&t->player[d], t->now, &cmd)) {
        plant(t, d, &cmd);
        player_told(&t->player[d], ask(t, t->seat[d], &cmd).code, t->now);
        deliver(t, d);
        turns++;
    }
    return turns > 0;
}

static int32_t desks_of(const struct table *t)
{
    return scenario_count(&t->ex.box.scenario, REF_DESK);
}

static void all_turns(struct table *t)
{
    bool any = true;

    for (int round = 0; any && round < TURNS_MOST; round++) {
        any = false;
        for (int32_t d = 0; d < desks_of(t); d++) {
            any = (t->seat[d] && turn(t, d)) || any;
        }
    }
}

static int64_t next_wake(const struct table *t)
{
    int64_t wake = INT64_MAX;

    for (int32_t d = 0; d < desks_of(t); d++) {
        int64_t w = t->seat[d] ? player_wake(&t->player[d], t->now) : INT64_MAX;

        wake = w < wake ? w : wake;
    }
    return wake;
}

static void play_through(struct table *t)
{
    struct due due;
    int64_t at;
    int64_t durable;
    struct err err;
    int64_t stop = t->how->end == PLAYED_HALF ? t->ex.box.scenario.play_length / 2 : INT64_MAX;

    staff_asks(t, COMMAND_STARTEX);
    all_turns(t);
    while (core_next_due(&t->ex.run.core, &due, &at) && t->now < stop) {
        int64_t wake = next_wake(t);

        t->now = wake < at ? wake : at;
        t->ex.wall_ms = WALL_START + t->now;
        if (wake >= at) {
            exercise_due(&t->ex, due, at);
        }
        all_turns(t);
        MUST(journal_pump(t->ex.journal, &durable, &err) == ERR_OK);
    }
    if (t->how->end != PLAYED_HALF) {
        staff_asks(t, COMMAND_ENDEX);
        all_turns(t);
    }
}

/* One seat a desk, taken by the program. */
static void take_seats(struct table *t)
{
    int32_t seat = 0;

    for (int32_t d = 0; d < desks_of(t); d++) {
        struct command c = {.kind = COMMAND_SEAT};

        brief_init(&t->brief[d], &t->ex.box.scenario, d);
        if (t->ex.box.scenario.desk[d].control) {
            continue;
        }
        t->seat[d] = ++seat;
        c.u.seat.seat = seat;
        c.u.seat.desk = d;
        c.u.seat.state = SEAT_CLAIMED;
        c.u.seat.played = 1;
        exercise_house(&t->ex, &c, 0);
        view_init(&t->view[d], d);
        player_init(&t->player[d], policy_find(t->how->policy), &t->brief[d], &t->view[d],
                    t->how->seed * 31 + (uint64_t)d);
    }
    t->staff = seat + 1;
}

static void stop(struct table *t)
{
    struct err err;
    int64_t durable;

    MUST(journal_drain(t->ex.journal, &durable, &err) == ERR_OK);
    if (t->how->end == PLAYED_SEALED) {
        MUST(journal_seal(t->ex.journal, t->ex.run.core.st.line, t->now, WALL_START + t->now,
                          &err) == ERR_OK);
    }
    for (int32_t d = 0; d < desks_of(t); d++) {
        brief_done(&t->brief[d]);
    }
}

static bool make_dir(const struct played *p)
{
    struct casebox box;
    struct err err;
    bool ok;

    if (casebox_open(&box, p->case_dir, NULL, &err) != ERR_OK) {
        fprintf(stderr, "played: %s\n", err.text);
        return false;
    }
    ok = box.sound && exercise_create(p->dir, &box, p->seed, 1, WALL_START, &err) == ERR_OK;
    if (!ok) {
        fprintf(stderr, "played: %s\n", box.sound ? err.text : "the case has errors");
    }
    casebox_close(&box);
    return ok;
}

bool played_make(const struct played *p)
{
    struct table *t = calloc(1, sizeof(*t));
    size_t room = DESKS_MAX;
    struct err err;
    bool ok = make_dir(p);

    MUST(t && policy_find(p->policy));
    t->how = p;
    t->brief = calloc(room, sizeof(*t->brief));
    t->player = calloc(room, sizeof(*t->player));
    t->view = calloc(room, sizeof(*t->view));
    t->seat = calloc(room, sizeof(*t->seat));
    MUST(t->brief && t->player && t->view && t->seat);
    if (ok && exercise_open(&t->ex, p->dir, DISK_INLINE, WALL_START, &err) != ERR_OK) {
        fprintf(stderr, "played: %s\n", err.text);
        ok = false;
    }
    if (ok) {
        take_seats(t);
        play_through(t);
        stop(t);
        exercise_close(&t->ex);
    }
    free(t->brief);
    free(t->player);
    free(t->view);
    free(t->seat);
    free(t);
    return ok;
}
