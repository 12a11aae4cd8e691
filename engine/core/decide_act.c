/*
 * The life of an act: accepted; others are asked for their yes; units are reserved; it runs; it
 * ends in an outcome. Each step is a fact, and each goes as far as it can.
 */
#include "engine/core/decide.h"

#include "engine/base/must.h"
#include "engine/base/units.h"

#include "engine/core/pure.h"

static struct open_act *going(struct decide *d, int32_t number)
{
    int32_t slot = state_open_act(d->st, number);

    MUST(slot >= 0);
    return &d->st->going[slot];
}

/* Open expectations that the accepted act meets, and spans in which it should not have happened. */
static void measure(struct decide *d, const struct act *act, int32_t number)
{
    for (int32_t i = 0; i < scenario_count(d->sc, REF_EXPECT); i++) {
        const struct expect *e = &d->sc->expect[i];
        struct fact f = fact_of(FACT_EXPECT, audience_staff());

        if (d->st->expect[i].state == EXPECT_OPEN && pattern_match(&e->pattern, d->sc, act)) {
            f.u.expect.expect = i;
            f.u.expect.state = e->avoid ? EXPECT_BROKEN : EXPECT_MET;
            f.u.expect.act = number;
            emit(d, f);
        }
    }
}

void decide_cmd_act(struct decide *d, const struct command *cmd)
{
    const struct act *act = &cmd->u.act.act;
    const struct verb *v = scenario_verb(d->sc, act->desk, act->verb);
    struct fact f = fact_of(FACT_ACT_ACCEPTED, v->does == DOES_NOTE
                                                   ? audience_private(act->desk)
                                                   : audience_desks(desk_bit(act->desk)));
    int32_t number = d->st->acts + 1;

    f.u.accepted.number = number;
    f.u.accepted.seat = cmd->seat;
    f.u.accepted.act = *act;
    f.u.accepted.text = cmd->u.act.text;
    for (int32_t i = 0; i < FIELDS_MAX; i++) {
        f.u.accepted.texts[i] = cmd->u.act.texts[i];
    }
    emit(d, f);
    decide_cause(d, tag_of(TAG_ACT, number));
    measure(d, act, number);
    decide_act_onward(d, number);
}

/* The first free unit of a pool that has the tag and is not taken already in this attempt. */
static int32_t free_unit(struct decide *d, const struct use *use, const struct open_act *o,
                         const int32_t *taken, int32_t count)
{
    const struct pool *pool = &d->sc->pool[use->pool];
    const struct verb *v = scenario_verb(d->sc, o->act.desk, o->act.verb);
    int32_t tag = use->tag;

    if (use->tag_from != NONE && o->act.choice[use->tag_from]) {
        const struct choice *c = &v->field[use->tag_from].choice;

        tag = names_find(&d->sc->names[REF_TAG], c->option[o->act.choice[use->tag_from] - 1].id);
        if (tag == NONE) {
            return NONE; /* no unit of the case is of that kind */
        }
    }
    for (int32_t u = 0; u < pool->units; u++) {
        bool fits = d->st->unit[pool->first + u] == 0 && tag == NONE;

        for (int32_t t = 0; t < pool->unit[u].tags && !fits; t++) {
            fits = d->st->unit[pool->first + u] == 0 && pool->unit[u].tag[t] == tag;
        }
        for (int32_t k = 0; k < count; k++) {
            fits = fits && taken[k] != pool->first + u;
        }
        if (fits) {
            return u;
        }
    }
    return NONE;
}

/* Reserve all that the verb uses, or nothing. */
static bool reserve(struct decide *d, const struct open_act *o, const struct verb *v)
{
    int32_t taken[AUTH_MAX];
    int32_t unit[AUTH_MAX];
    int32_t number = o->number;

    for (int32_t i = 0; i < v->uses; i++) {
        unit[i] = NONE;
        taken[i] = NONE;
        if (v->use[i].pool != NONE) {
            unit[i] = free_unit(d, &v->use[i], o, taken, i);
            if (unit[i] == NONE) {
                return false;
            }
            taken[i] = d->sc->pool[v->use[i].pool].first + unit[i];
        }
    }
    for (int32_t i = 0; i < v->uses; i++) {
        struct fact f = fact_of(FACT_UNIT, audience_staff());

        if (unit[i] != NONE) {
            f.u.unit.pool = v->use[i].pool;
            f.u.unit.unit = unit[i];
            f.u.unit.act = number;
            emit(d, f);
        }
    }
    return true;
}

static void wait_for_unit(struct decide *d, const struct open_act *o)
{
    struct fact f = fact_of(FACT_ACT_WAITING, audience_desks(desk_bit(o->act.desk)));

    if (o->status != ACT_WAITS_UNIT) {
        f.u.waiting.number = o->number;
        f.u.waiting.desk = o->act.desk;
        f.u.waiting.status = ACT_WAITS_UNIT;
        emit(d, f);
    }
}

void decide_act_onward(struct decide *d, int32_t number)
{
    struct open_act *o = going(d, number);
    const struct verb *v = scenario_verb(d->sc, o->act.desk, o->act.verb);
    int32_t ask = scenario_auth_desk(d->sc, v, &o->act, o->next_auth);
    /* Who speaks for the world has waited as long as the world would before speaking. */
    int64_t minutes = d->sc->desk[o->act.desk].control ? 0 : v->minutes;
    struct fact f = fact_of(FACT_ACT_STARTED, audience_desks(desk_bit(o->act.desk)));

    if (ask != NONE) {
        decide_question(d, o, ask);
        return;
    }
    f.u.started.number = number;
    f.u.started.desk = o->act.desk;
    f.u.started.ends_at = d->st->now + minutes * MINUTE_MS;
    if (!reserve(d, o, v)) {
        wait_for_unit(d, o);
        return;
    }
    emit(d, f);
    if (minutes == 0) {
        decide_act_end(d, number);
    }
}

static void always_outcomes(struct decide *d, const struct act *act)
{
    struct scope scope = {d->sc, d->st, act, act->desk, act->target};

    for (int32_t i = 0; i < scenario_count(d->sc, REF_OUTCOME); i++) {
        const struct outcome *o = &d->sc->outcome[i];

        if (o->always && pattern_match(&o->pattern, d->sc, act) &&
            expr_eval(&o->when, &scope, NULL)) {
            effect_run(d, &o->effects, &scope);
        }
    }
}

/* What the acting desk is told. again: it has come to the same before, and this is other words. */
static void tell_result(struct decide *d, const struct act *act, const struct verb *v,
                        int32_t outcome, bool again)
{
    struct post post = {.kind = ITEM_RESULT,
                        .from = act->desk,
                        .channel = NONE,
                        .to = desk_bit(act->desk),
                        .part = again};

    if (outcome != NONE) {
        const struct outcome *o = &d->sc->outcome[outcome];

        if (!o->result.len && !o->attach.tags && !again) {
            return;
        }
        post.source = tag_of(TAG_OUTCOME, outcome);
        post.attach = o->attach.tag;
        post.attaches = again ? 0 : o->attach.tags;
    } else {
        if (!v->result.len) {
            return;
        }
        post.source = tag_of(TAG_VERB, v->name);
    }
    decide_post(d, &post);
}

/* Units go back, and those who waited for them go on, oldest first. */
static void free_units(struct decide *d, int32_t number)
{
    for (int32_t p = 0; p < scenario_count(d->sc, REF_POOL); p++) {
        for (int32_t u = 0; u < d->sc->pool[p].units; u++) {
            struct fact f = fact_of(FACT_UNIT, audience_staff());

            if (d->st->unit[d->sc->pool[p].first + u] == number) {
                f.u.unit.pool = p;
                f.u.unit.unit = u;
                emit(d, f);
            }
        }
    }
}

static void wake_waiting(struct decide *d)
{
    int32_t last = 0;

    for (;;) {
        int32_t next = 0;

        for (int32_t i = 0; i < d->st->going_most; i++) {
            const struct open_act *o = &d->st->going[i];

            if (o->number > last && o->status == ACT_WAITS_UNIT && (!next || o->number < next)) {
                next = o->number;
            }
        }
        if (!next) {
            return;
        }
        last = next;
        decide_act_onward(d, next);
    }
}

static void ended(struct decide *d, const struct open_act *o, enum act_status status,
                  struct tag source)
{
    struct fact f = fact_of(FACT_ACT_ENDED, audience_desks(desk_bit(o->act.desk)));

    f.u.ended.number = o->number;
    f.u.ended.desk = o->act.desk;
    f.u.ended.status = status;
    f.u.ended.source = source;
    emit(d, f);
}

void decide_act_end(struct decide *d, int32_t number)
{
    struct open_act o = *going(d, number);
    int32_t slot = state_open_act(d->st, number);
    const struct verb *v = scenario_verb(d->sc, o.act.desk, o.act.verb);
    struct span text = {d->st->text + (size_t)slot * TYPED_TEXT_MAX, (size_t)o.text_len};
    int32_t outcome = o.outcome ? o.outcome - 1 : core_outcome(d->core, &o.act);
    struct scope scope = {d->sc, d->st, &o.act, o.act.desk, o.act.target};
    struct tag before = decide_cause(d, tag_of(TAG_ACT, number));
    const struct outcome *main = outcome == NONE ? NULL : &d->sc->outcome[outcome];
    bool again = main && main->again.result.len && d->st->outcome[outcome] > 0;

    free_units(d, number);
    decide_does(d, &o, v, text);
    ended(d, &o, ACT_DONE, outcome == NONE ? tag_of(TAG_NONE, 0) : tag_of(TAG_OUTCOME, outcome));
    tell_result(d, &o.act, v, outcome, again);
    d->typed = text;
    always_outcomes(d, &o.act);
    if (main) {
        effect_run(d, again ? &main->again.effects : &main->effects, &scope);
    }
    d->typed = (struct span){0};
    decide_cause(d, before);
    wake_waiting(d);
}

void decide_cmd_override(struct decide *d, const struct command *cmd)
{
    const struct open_act *o = going(d, cmd->u.override.act);
    struct fact f = fact_of(FACT_OVERRIDDEN, audience_staff());

    f.u.overridden.number = o->number;
    f.u.overridden.outcome = core_outcome_of(d->sc, &o->act, cmd->u.override.outcome);
    f.u.overridden.text = cmd->u.override.text;
    emit(d, f);
}

void decide_act_stop(struct decide *d, int32_t number, enum act_status status)
{
    struct open_act o = *going(d, number);

    if (o.request) {
        struct fact f = fact_of(FACT_ANSWERED,
                                audience_desks(desk_bit(d->st->request[o.request - 1].to) |
                                               desk_bit(o.act.desk)));

        f.u.answered.request = o.request;
        f.u.answered.desk = o.act.desk;
        f.u.answered.status = REQUEST_LAPSED;
        emit(d, f);
    }
    free_units(d, number);
    ended(d, &o, status, tag_of(TAG_NONE, 0));
    wake_waiting(d);
}

void decide_cmd_withdraw(struct decide *d, const struct command *cmd)
{
    decide_cause(d, tag_of(TAG_ACT, cmd->u.number.number));
    decide_act_stop(d, cmd->u.number.number, ACT_WITHDRAWN);
}
