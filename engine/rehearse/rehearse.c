#include "engine/rehearse/rehearse.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/must.h"

enum { TURNS_MOST = 200 }; /* commands of one desk at one moment */

void brief_init(struct brief *b, const struct scenario *sc, int32_t desk)
{
    *b = (struct brief){.desk = desk,
                        .desks = scenario_count(sc, REF_DESK),
                        .bases = scenario_count(sc, REF_BASIS)};
    for (int32_t i = 0; i < DOES_COUNT; i++) {
        b->typed[i] = SPAN("Played seat.");
    }
    b->verb = calloc((size_t)scenario_count(sc, REF_VERB) + 1, sizeof(*b->verb));
    MUST(b->verb);
    for (int32_t d = 0; d < b->desks; d++) {
        b->players |= sc->desk[d].control ? 0 : desk_bit(d);
    }
    for (int32_t name = 0; name < scenario_count(sc, REF_VERB); name++) {
        const struct verb *v = scenario_verb(sc, desk, name);

        if (v) {
            b->verb[b->verbs++] = v;
        }
    }
}

void brief_done(struct brief *b)
{
    free(b->verb);
    *b = (struct brief){0};
}

void rehearsal_init(struct rehearsal *r, const struct scenario *sc, const struct policy **policy)
{
    size_t desks = (size_t)scenario_count(sc, REF_DESK);

    *r = (struct rehearsal){.sc = sc, .policy = policy};
    r->brief = calloc(desks + 1, sizeof(*r->brief));
    r->player = calloc(desks + 1, sizeof(*r->player));
    MUST(r->brief && r->player);
    for (int32_t d = 0; d < (int32_t)desks; d++) {
        brief_init(&r->brief[d], sc, d);
    }
}

void rehearsal_done(struct rehearsal *r)
{
    for (int32_t d = 0; d < scenario_count(r->sc, REF_DESK); d++) {
        brief_done(&r->brief[d]);
    }
    free(r->brief);
    free(r->player);
    *r = (struct rehearsal){0};
}

/* Seats: desks by their number, from 1; the facilitator behind them. */
static int32_t staff_seat(const struct rehearsal *r)
{
    return scenario_count(r->sc, REF_DESK) + 1;
}

static void take_seats(struct rehearsal *r, uint64_t seed)
{
    struct observer staff = {.desk = NONE, .staff = true};

    r->view = calloc((size_t)scenario_count(r->sc, REF_DESK) + 1, sizeof(*r->view));
    MUST(r->view);
    for (int32_t d = 0; d < scenario_count(r->sc, REF_DESK); d++) {
        struct observer who = {.desk = d, .played = true};

        if (r->sc->desk[d].control) {
            continue;
        }
        run_seat(&r->run, d + 1, &who);
        view_init(&r->view[d], d);
        player_init(&r->player[d], r->policy[d], &r->brief[d], &r->view[d],
                    seed * 31 + (uint64_t)d);
    }
    run_seat(&r->run, staff_seat(r), &staff);
}

static void ask(struct rehearsal *r, int32_t seat, struct command *cmd, struct verdict *verdict)
{
    int64_t record;

    *verdict = run_resolve(&r->run, seat, cmd)
                   ? run_accept(&r->run, cmd, r->now, &record)
                   : verdict_of(REFUSE_NOT_FOUND);
}

/* Everything that the desk may see, seen; its items count as delivered. */
static void deliver(struct rehearsal *r, int32_t d)
{
    struct notice n;
    int32_t items = r->view[d].items;

    while (run_release(&r->run, d + 1, r->view[d].n + 1, INT64_MAX, &n)) {
        view_fold(&r->view[d], &n.fact, n.play_ms);
    }
    if (r->view[d].items > items) {
        struct command c = {.kind = COMMAND_DELIVERED};
        struct verdict v;

        c.u.number.number = r->view[d].items;
        ask(r, d + 1, &c, &v);
    }
}

static bool turn(struct rehearsal *r, int32_t d)
{
    struct command cmd;
    struct verdict verdict;
    int turns = 0;

    deliver(r, d);
    while (turns < TURNS_MOST && player_next(&r->player[d], r->now, &cmd)) {
        ask(r, d + 1, &cmd, &verdict);
        player_told(&r->player[d], verdict.code, r->now);
        deliver(r, d);
        turns++;
    }
    return turns > 0;
}

/* All desks in turn, until nobody has anything more to do at this moment. */
static void all_turns(struct rehearsal *r)
{
    bool any = true;

    for (int round = 0; any && round < TURNS_MOST; round++) {
        any = false;
        for (int32_t d = 0; d < scenario_count(r->sc, REF_DESK); d++) {
            any = (!r->sc->desk[d].control && turn(r, d)) || any;
        }
    }
}

static int64_t next_wake(const struct rehearsal *r)
{
    int64_t wake = INT64_MAX;

    for (int32_t d = 0; d < scenario_count(r->sc, REF_DESK); d++) {
        if (!r->sc->desk[d].control) {
            int64_t w = player_wake(&r->player[d], r->now);

            wake = w < wake ? w : wake;
        }
    }
    return wake;
}

static void staff_command(struct rehearsal *r, enum command_kind kind)
{
    struct command c = {.kind = kind};
    struct verdict v;

    ask(r, staff_seat(r), &c, &v);
    MUST(v.code == REFUSE_NONE);
}

static void play_through(struct rehearsal *r)
{
    struct due due;
    int64_t at;
    int64_t record;

    staff_command(r, COMMAND_STARTEX);
    all_turns(r);
    while (core_next_due(&r->run.core, &due, &at)) {
        int64_t wake = next_wake(r);

        if (wake < at) {
            r->now = wake;
        } else {
            r->now = at;
            run_due(&r->run, due, at, &record);
        }
        all_turns(r);
    }
    staff_command(r, COMMAND_ENDEX);
}

static void note_fact(const struct fact *f, struct outcome_of_run *ret)
{
    switch ((int)f->kind) {
    case FACT_SCORE:
        if (f->u.score.objective != NONE) {
            ret->objective[f->u.score.objective] =
                f->u.score.of ? f->u.score.points * 1000 / f->u.score.of : -1;
        } else if (f->u.score.desk == NONE) {
            ret->score = f->u.score.points;
        }
        break;
    case FACT_ENDING:
        ret->ending[f->u.ending.ending] = (int32_t)f->u.ending.option;
        break;
    case FACT_DECISION_TAKEN:
        ret->option[f->u.decision.decision] = (int32_t)f->u.decision.option;
        break;
    case FACT_MISTAKE:
        ret->mistake[f->u.mistake.mistake] = f->u.mistake.made != 0;
        break;
    case FACT_INJECT:
        if (f->u.inject.state == INJECT_RELEASED) {
            ret->released[f->u.inject.inject] = true;
        }
        break;
    case FACT_ACT_ENDED:
        if (f->u.ended.source.kind == TAG_OUTCOME) {
            ret->outcome[f->u.ended.source.index] = true;
        }
        break;
    default:
        break;
    }
}

static void collect(const struct rehearsal *r, struct outcome_of_run *ret)
{
    const struct scenario *sc = r->sc;

    memset(ret->mistake, 0, (size_t)scenario_count(sc, REF_MISTAKE) * sizeof(bool));
    memset(ret->released, 0, (size_t)scenario_count(sc, REF_INJECT) * sizeof(bool));
    memset(ret->outcome, 0, (size_t)scenario_count(sc, REF_OUTCOME) * sizeof(bool));
    for (int64_t i = 0; i < r->run.log.count; i++) {
        struct fact f;

        factlog_copy(factlog_at(&r->run.log, i), &f);
        note_fact(&f, ret);
    }
    ret->facts = r->run.log.count;
}

void rehearsal_play(struct rehearsal *r, uint64_t seed, struct outcome_of_run *ret)
{
    r->now = 0;
    run_init(&r->run, r->sc, seed);
    take_seats(r, seed);
    play_through(r);
    collect(r, ret);
    run_done(&r->run);
    free(r->view);
    r->view = NULL;
}
