/*
 * What the passing of time brings. One due item is one command and one record.
 */
#include "engine/core/decide.h"
#include "engine/core/pauses.h"

#include "engine/core/pure.h"

static void segment(struct decide *d, int32_t i)
{
    struct fact f = fact_of(FACT_SEGMENT, audience_all());

    f.u.segment.segment = i;
    emit(d, f);
}

static void answer(struct decide *d, int32_t i)
{
    const struct answer *a = &d->sc->answer[d->st->request[i].planned];
    const struct open_act *o = NULL;
    int32_t slot = state_open_act(d->st, d->st->request[i].act);
    struct act act = act_none();
    struct scope scope = {d->sc, d->st, &act, d->st->request[i].from, d->st->request[i].target};
    struct post post = {.source = tag_of(TAG_ANSWER, d->st->request[i].planned),
                        .attach = a->attach.tag,
                        .attaches = a->attach.tags};

    if (slot >= 0) {
        o = &d->st->going[slot];
        act = o->act;
    }
    decide_cause(d, tag_of(TAG_REQUEST, i + 1));
    decide_answered(d, i + 1, &post, a->decision == ANSWER_YES, 0);
    effect_run(d, &a->effects, &scope);
}

static void trigger(struct decide *d, int32_t i)
{
    struct fact f = fact_of(FACT_TRIGGER, audience_staff());
    struct scope scope = scope_of_all(d->sc, d->st);

    decide_cause(d, tag_of(TAG_TRIGGER, i));
    f.u.trigger.trigger = i;
    f.u.trigger.state = TRIGGER_FIRED;
    emit(d, f);
    effect_run(d, &d->sc->trigger[i].effects, &scope);
}

static void inject(struct decide *d, int32_t i)
{
    struct scope scope = scope_of_all(d->sc, d->st);
    bool armed = d->st->inject[i].state == INJECT_ARMED;

    if (!armed && !expr_eval(&d->sc->inject[i].only_if, &scope, NULL)) {
        decide_inject_state(d, i, INJECT_CANCELLED, ORIGIN_CONDITIONAL, (struct span){0});
        return;
    }
    decide_release(d, i, d->sc->inject[i].at == NEVER ? ORIGIN_CONDITIONAL : ORIGIN_SCRIPTED,
                   (struct span){0});
}

static void missed(struct decide *d, int32_t i)
{
    const struct missed *m = &d->sc->inject[i].missed;
    struct fact f = fact_of(FACT_INJECT_JUDGED, audience_staff());
    struct scope scope = scope_of_all(d->sc, d->st);

    decide_cause(d, tag_of(TAG_INJECT, i));
    f.u.judged.inject = i;
    f.u.judged.missed = !m->unless.ops || !expr_eval(&m->unless, &scope, NULL);
    emit(d, f);
    if (f.u.judged.missed) {
        effect_run(d, &m->effects, &scope);
    }
}

static void joint_held(struct decide *d, int32_t i)
{
    struct fact f = fact_of(FACT_JOINT_AGREED, audience_desks((uint64_t)d->st->joint[i].invited));

    decide_cause(d, tag_of(TAG_JOINT, i + 1));
    f.u.joint_agreed.joint = i + 1;
    emit(d, f);
}

void decide_cue(struct decide *d, int32_t expect, int64_t at)
{
    const struct expect *e = &d->sc->expect[expect];
    const struct pattern *p = &e->pattern;
    struct fact f = fact_of(FACT_CUE, audience_played(p->desk));
    int64_t from = at > e->early_ms ? at - e->early_ms : 0;
    int64_t done = e->probe == NONE ? NEVER
                                    : d->st->probe[d->sc->probe[e->probe].slot].began_last;
    struct act act = act_none();

    act.desk = p->desk;
    act.verb = p->verb;
    act.target = p->target;
    act.to = p->to == NONE ? 0 : desk_bit(p->to);
    for (int32_t i = 0; i < p->forms; i++) {
        act.choice[p->form[i].field] = p->form[i].option;
    }
    if (p->with != NONE) {
        act.attach[act.attaches++] = tag_of(TAG_KNOWLEDGE, p->with);
    }
    f.u.cue.expect = expect;
    f.u.cue.avoid = e->avoid;
    f.u.cue.from = from;
    f.u.cue.until = at + e->within_ms;
    f.u.cue.act = act;
    emit(d, f);
    if (done >= from) { /* not if it is NEVER */
        f = fact_of(FACT_EXPECT, audience_staff());
        f.u.expect.expect = expect;
        f.u.expect.state = e->avoid ? EXPECT_BROKEN : EXPECT_MET;
        emit(d, f);
    }
}

void decide_span_end(struct decide *d, int32_t expect)
{
    struct fact f = fact_of(FACT_EXPECT, audience_staff());

    f.u.expect.expect = expect;
    f.u.expect.state = d->sc->expect[expect].avoid ? EXPECT_KEPT : EXPECT_MISSED;
    emit(d, f);
}

void decide_option(struct decide *d, int32_t decision, int32_t option, enum taken_how how)
{
    const struct decision *dp = &d->sc->decision[decision];
    bool opens = option < 0;
    struct fact f = fact_of(opens ? FACT_DECISION_OPENED : FACT_DECISION_TAKEN,
                            opens ? audience_desks(desk_bit(dp->desk)) : audience_staff());
    struct scope scope = scope_of_all(d->sc, d->st);
    struct tag before;

    if (opens ? d->st->decision[decision].opened : d->st->decision[decision].taken) {
        return;
    }
    before = decide_cause(d, tag_of(TAG_DECISION, decision));
    f.u.decision.decision = decision;
    f.u.decision.option = opens ? 0 : option;
    f.u.decision.how = how;
    emit(d, f);
    if (!opens) {
        effect_run(d, &dp->option[option].effects, &scope);
    }
    decide_cause(d, before);
}

void decide_mistake(struct decide *d, int32_t mistake, bool made)
{
    struct fact f = fact_of(FACT_MISTAKE, audience_staff());
    struct scope scope = scope_of_all(d->sc, d->st);
    struct tag before = decide_cause(d, tag_of(TAG_MISTAKE, mistake));

    f.u.mistake.mistake = mistake;
    f.u.mistake.made = made;
    emit(d, f);
    if (made) {
        effect_run(d, &d->sc->mistake[mistake].effects, &scope);
    }
    decide_cause(d, before);
}

static void mistake_due(struct decide *d, int32_t i)
{
    struct scope scope = scope_of_all(d->sc, d->st);

    decide_mistake(d, i, expr_eval(&d->sc->mistake[i].when, &scope, NULL));
}

void decide_deadline(struct decide *d, int32_t deadline, enum deadline_state state)
{
    const struct deadline *dl = &d->sc->deadline[deadline];
    struct fact f = fact_of(FACT_DEADLINE, audience_staff());
    struct scope scope = scope_of_all(d->sc, d->st);
    struct tag before;
    int64_t now = d->st->now;

    if (state == DEADLINE_MET && d->st->deadline[deadline].state != DEADLINE_RUNNING) {
        return;
    }
    before = decide_cause(d, tag_of(TAG_DEADLINE, deadline));
    f.u.deadline.deadline = deadline;
    f.u.deadline.state = state;
    if (state == DEADLINE_RUNNING) {
        f.u.deadline.due = dl->story ? scenario_play_of_story(
                                           d->sc, now, scenario_story(d->sc, now) + dl->within_ms)
                                     : now + dl->within_ms;
    }
    emit(d, f);
    if (state != DEADLINE_RUNNING) {
        effect_run(d, state == DEADLINE_MET ? &dl->on_met : &dl->on_missed, &scope);
    }
    decide_cause(d, before);
}

static void planned_pause(struct decide *d, int32_t i)
{
    struct fact f = fact_of(FACT_PAUSED, audience_all());

    f.u.words.text = state_pause_why(d->st, i);
    emit(d, f);
}

static void play_is_over(struct decide *d)
{
    emit(d, fact_of(FACT_PAUSED, audience_all()));
}

void decide_cmd_due(struct decide *d, const struct command *cmd)
{
    int32_t i = cmd->u.due.index;

    switch (cmd->u.due.kind) {
    case DUE_SEGMENT:
        segment(d, i);
        break;
    case DUE_DEADLINE:
        decide_deadline(d, i, DEADLINE_MISSED);
        break;
    case DUE_ACT:
        decide_act_end(d, d->st->going[i].number);
        break;
    case DUE_PATIENCE:
        decide_cause(d, tag_of(TAG_ACT, d->st->going[i].number));
        decide_act_stop(d, d->st->going[i].number, ACT_NONE_FREE);
        break;
    case DUE_ANSWER:
        answer(d, i);
        break;
    case DUE_JOINT:
        joint_held(d, i);
        break;
    case DUE_TRIGGER:
        trigger(d, i);
        break;
    case DUE_INJECT:
        inject(d, i);
        break;
    case DUE_UNTIL:
        decide_inject_state(d, i, INJECT_EXPIRED, ORIGIN_SCRIPTED, (struct span){0});
        break;
    case DUE_MISSED:
        missed(d, i);
        break;
    case DUE_STANDING:
        decide_cue(d, i, d->st->now);
        break;
    case DUE_SPAN:
        decide_span_end(d, i);
        break;
    case DUE_DECISION:
        decide_option(d, i, d->sc->decision[i].fallback, TAKEN_BY_DEFAULT);
        break;
    case DUE_MISTAKE:
        mistake_due(d, i);
        break;
    case DUE_PAUSE:
        planned_pause(d, i);
        break;
    case DUE_END:
        play_is_over(d);
        break;
    default: /* DUE_WAKE: time has passed; the conditions are looked at after every command */
        break;
    }
}
