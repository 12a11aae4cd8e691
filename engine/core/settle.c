/*
 * Conditions that become true. Looked at in rounds until nothing changes, at most a fixed number:
 * two conditions that keep setting each other off stop, in writing, and play goes on.
 */
#include "engine/core/decide.h"

#include "engine/core/topic.h"

#include "engine/core/pure.h"

/* A one-time object that has had its time needs no more watching. */
static bool is_spent(const struct state *st, const struct watch *w)
{
    switch (w->of.kind) {
    case TAG_TRIGGER:
        return st->trigger[w->of.index].state != TRIGGER_READY;
    case TAG_INJECT:
        return st->inject[w->of.index].state != INJECT_PLANNED &&
               st->inject[w->of.index].state != INJECT_HELD;
    case TAG_DEADLINE:
        return w->part == 0 ? st->deadline[w->of.index].state != DEADLINE_IDLE
                            : st->deadline[w->of.index].state == DEADLINE_MET ||
                                  st->deadline[w->of.index].state == DEADLINE_MISSED;
    case TAG_DECISION:
        return st->decision[w->of.index].taken || (w->part < 0 && st->decision[w->of.index].opened);
    default:
        return st->mistake[w->of.index] != 0;
    }
}

/* Look at one; true if it has just become true. */
static bool rises(struct core *c, int32_t i)
{
    const struct watch *w = &c->sc->watch[i];
    struct scope scope = scope_of_all(c->sc, &c->st);
    bool before = c->watching[i].last;

    if (is_spent(&c->st, w)) {
        c->watching[i] = (struct watching){INT64_MAX, true};
        return false;
    }
    if (w->of.kind == TAG_DEADLINE && w->part == 1 &&
        c->st.deadline[w->of.index].state == DEADLINE_IDLE) {
        c->watching[i] = (struct watching){0, false}; /* counts from its start on */
        return false;
    }
    c->watching[i].last = expr_eval(w->code, &scope, &c->watching[i].wake) != 0;
    return c->watching[i].last && !before;
}

static bool one_round(struct decide *d, uint64_t touched)
{
    bool any = false;

    for (int32_t i = 0; i < d->sc->watches && !d->stopped; i++) {
        const struct watch *w = &d->sc->watch[i];

        if (!(w->code->topics & (touched | d->touched)) &&
            d->core->watching[i].wake > d->st->now) {
            continue;
        }
        if (rises(d->core, i)) {
            any = true;
            decide_watch(d, w);
        }
        d->stopped = d->stopped || d->out->count >= d->room;
    }
    return any;
}

void decide_settle(struct decide *d)
{
    int32_t rounds = 0;
    bool more = d->st->phase != PHASE_WAITING;

    while (more && !d->stopped) {
        uint64_t touched = d->touched;

        d->touched = 0;
        more = one_round(d, touched) || d->touched;
        d->stopped = d->stopped || (more && ++rounds >= CASCADE_ROUNDS_MAX);
    }
    if (d->stopped) {
        d->cause = tag_of(TAG_NONE, 0);
        emit(d, fact_of(FACT_CASCADE, audience_staff()));
        core_settle(d->core);
    }
}

void core_settle(struct core *c)
{
    for (int32_t i = 0; i < c->sc->watches; i++) {
        (void)rises(c, i);
    }
}

void decide_watch(struct decide *d, const struct watch *w)
{
    struct tag before = decide_cause(d, w->of);
    int64_t now = d->st->now;

    switch (w->of.kind) {
    case TAG_TRIGGER: {
        struct fact f = fact_of(FACT_TRIGGER, audience_staff());

        f.u.trigger.trigger = w->of.index;
        f.u.trigger.state = TRIGGER_ARMED;
        f.u.trigger.due = now + d->sc->trigger[w->of.index].after_ms;
        emit(d, f);
        break;
    }
    case TAG_INJECT:
        decide_release_after(d, w->of.index, d->sc->inject[w->of.index].after_ms);
        break;
    case TAG_DEADLINE:
        decide_deadline(d, w->of.index, w->part == 0 ? DEADLINE_RUNNING : DEADLINE_MET);
        break;
    case TAG_DECISION:
        decide_option(d, w->of.index, w->part, TAKEN_BY_CONDITION);
        break;
    default:
        decide_mistake(d, w->of.index, true);
        break;
    }
    decide_cause(d, before);
}
