#include "engine/core/apply_act.h"

#include <string.h>

#include "engine/base/must.h"
#include "engine/base/units.h"
#include "engine/core/topic.h"

#include "engine/core/pure.h"

/* Probes that the act matches: note that it began, or that it ended well. */
static uint64_t note_probes(struct state *st, const struct act *act, bool done)
{
    uint64_t touched = 0;

    for (int32_t i = 0; i < st->sc->probes; i++) {
        const struct pattern *p = &st->sc->probe[i].pattern;
        struct probe_live *live;

        if (!pattern_match(p, st->sc, act) || (p->target == ARG_TARGET && act->target == NONE)) {
            continue;
        }
        live = &st->probe[st->sc->probe[i].slot + (p->target == ARG_TARGET ? act->target : 0)];
        if (done) {
            live->done = live->done == NEVER ? st->now : live->done;
            live->count++;
        } else {
            live->began = live->began == NEVER ? st->now : live->began;
            live->began_last = st->now;
        }
        touched |= topic_bit(TOPIC_PROBE, i);
    }
    return touched;
}

static int32_t free_slot(struct state *st)
{
    int32_t i = 0;

    while (i < st->going_most && st->going[i].number) {
        i++;
    }
    MUST(i < ACTS_OPEN_MAX);
    if (i == st->going_most) {
        st->going_most++;
    }
    return i;
}

/* What was typed, in the form or beside it: whoever is asked for a yes reads it. */
static int32_t keep_words(const struct fact *f, char *to)
{
    size_t len = 0;

    for (int32_t i = -1; i < FIELDS_MAX; i++) {
        struct span s = i < 0 ? f->u.accepted.text : f->u.accepted.texts[i];

        if (s.len && len + (len > 0) + s.len <= TYPED_TEXT_MAX) { /* judge_text saw to it */
            if (len) {
                to[len++] = '\n';
            }
            memcpy(to + len, s.ptr, s.len);
            len += s.len;
        }
    }
    return (int32_t)len;
}

uint64_t apply_act_accepted(struct state *st, const struct fact *f)
{
    int32_t slot = free_slot(st);
    struct open_act *o = &st->going[slot];
    char *text = st->text + (size_t)slot * TYPED_TEXT_MAX;

    MUST(f->u.accepted.number == st->acts + 1 && f->u.accepted.text.len <= TYPED_TEXT_MAX);
    st->acts++;
    *o = (struct open_act){
        .act = f->u.accepted.act,
        .number = st->acts,
        .seat = f->u.accepted.seat,
        .status = ACT_WAITS_YES,
        .text_len = keep_words(f, text),
    };
    return note_probes(st, &o->act, false);
}

static struct open_act *going(struct state *st, int32_t number, int32_t *ret_slot)
{
    *ret_slot = state_open_act(st, number);
    MUST(*ret_slot >= 0);
    return &st->going[*ret_slot];
}

uint64_t apply_act_waiting(struct state *st, const struct fact *f)
{
    int32_t slot;
    struct open_act *o = going(st, f->u.waiting.number, &slot);
    const struct verb *v = scenario_verb(st->sc, o->act.desk, o->act.verb);

    o->status = f->u.waiting.status;
    o->request = f->u.waiting.request;
    if (o->status == ACT_WAITS_UNIT) {
        agenda_set(&st->agenda, DUE_PATIENCE, slot, st->now + v->patience * MINUTE_MS, 0);
    }
    return 0;
}

uint64_t apply_act_started(struct state *st, const struct fact *f)
{
    int32_t slot;
    struct open_act *o = going(st, f->u.started.number, &slot);

    o->status = ACT_RUNNING;
    o->request = 0;
    o->ends_at = f->u.started.ends_at;
    agenda_clear(&st->agenda, DUE_PATIENCE, slot);
    agenda_set(&st->agenda, DUE_ACT, slot, o->ends_at, 0);
    return 0;
}

uint64_t apply_overridden(struct state *st, const struct fact *f)
{
    int32_t slot;

    going(st, f->u.overridden.number, &slot)->outcome = f->u.overridden.outcome + 1;
    return 0;
}

uint64_t apply_act_ended(struct state *st, const struct fact *f)
{
    int32_t slot;
    struct open_act *o = going(st, f->u.ended.number, &slot);
    uint64_t touched = 0;

    agenda_clear(&st->agenda, DUE_PATIENCE, slot);
    agenda_clear(&st->agenda, DUE_ACT, slot);
    if (f->u.ended.status == ACT_DONE) {
        touched = note_probes(st, &o->act, true);
    }
    if (f->u.ended.source.kind == TAG_OUTCOME) {
        st->outcome[f->u.ended.source.index]++;
    }
    /* Its text stays until the slot is used again: facts of this record still point at it. */
    memset(o, 0, sizeof(*o));
    return touched;
}

uint64_t apply_unit(struct state *st, const struct fact *f)
{
    st->unit[st->sc->pool[f->u.unit.pool].first + (int32_t)f->u.unit.unit] = f->u.unit.act;
    return 0;
}

uint64_t apply_request(struct state *st, const struct fact *f)
{
    struct request *r = &st->request[st->requests];

    MUST(f->u.request.request == st->requests + 1 && st->requests < REQUESTS_MAX);
    st->requests++;
    *r = (struct request){
        .basis = f->u.request.basis,
        .from = f->u.request.from,
        .to = f->u.request.to,
        .act = f->u.request.act,
        .verb = f->u.request.verb,
        .target = f->u.request.target,
        .planned = NONE,
    };
    memcpy(r->choice, f->u.request.choice, sizeof(r->choice));
    return 0;
}

uint64_t apply_answer_planned(struct state *st, const struct fact *f)
{
    int32_t i = f->u.planned.request - 1;

    st->request[i].planned = f->u.planned.answer;
    agenda_set(&st->agenda, DUE_ANSWER, i, f->u.planned.at, 0);
    return 0;
}

uint64_t apply_answered(struct state *st, const struct fact *f)
{
    struct request *r = &st->request[f->u.answered.request - 1];
    int32_t slot = state_open_act(st, r->act);

    r->status = f->u.answered.status;
    agenda_clear(&st->agenda, DUE_ANSWER, f->u.answered.request - 1);
    if (slot >= 0 && st->going[slot].request == f->u.answered.request) {
        st->going[slot].request = 0;
        st->going[slot].next_auth += r->status == REQUEST_YES;
    }
    return 0;
}

uint64_t apply_joint(struct state *st, const struct fact *f)
{
    MUST(f->u.joint.joint == st->joints + 1 && st->joints < JOINTS_MAX);
    st->joint[st->joints++] = (struct joint){
        .invited = (int64_t)f->u.joint.to,
        .kind = f->u.joint.kind,
        .desk = f->u.joint.desk,
        .agreed_at = NEVER,
    };
    return 0;
}

uint64_t apply_joint_answer(struct state *st, const struct fact *f)
{
    struct joint *j = &st->joint[f->u.joint_answer.joint - 1];
    int64_t bit = (int64_t)desk_bit(f->u.joint_answer.desk);
    const struct joint_kind *kind = &st->sc->joint[j->kind];

    if (f->u.joint_answer.agrees && (j->agreed & bit)) {
        return 0; /* said again: it does not put off what was agreed */
    }
    if (f->u.joint_answer.agrees) {
        j->agreed |= bit;
        j->refused &= ~bit;
    } else {
        j->refused |= bit;
        j->agreed &= ~bit;
    }
    agenda_clear(&st->agenda, DUE_JOINT, f->u.joint_answer.joint - 1);
    if (j->agreed == j->invited) {
        agenda_set(&st->agenda, DUE_JOINT, f->u.joint_answer.joint - 1,
                   st->now + kind->minutes * MINUTE_MS, 0);
    }
    return 0;
}

uint64_t apply_joint_agreed(struct state *st, const struct fact *f)
{
    struct joint *j = &st->joint[f->u.joint_agreed.joint - 1];

    j->status = JOINT_AGREED;
    j->agreed_at = st->now;
    agenda_clear(&st->agenda, DUE_JOINT, f->u.joint_agreed.joint - 1);
    if (st->agreed[j->kind] == NEVER) {
        st->agreed[j->kind] = st->now;
    }
    return topic_bit(TOPIC_JOINT, j->kind);
}
