#include "engine/core/function.h"

#include "engine/base/must.h"
#include "engine/core/by_desk.h"
#include "engine/core/fact.h"
#include "engine/core/state.h"

#include "engine/core/pure.h"

const struct function function_table[FN_NAMED_COUNT] = {
    [FN_RELEASED] = {"released", {ARG_INJECT, ARG_NO}, true, false, 0, TOPIC_INJECT},
    [FN_TOLD] = {"told", {ARG_DESK, ARG_KNOWLEDGE}, true, false, USE_VIEW, TOPIC_KNOWLEDGE},
    [FN_KNOWS] = {"knows", {ARG_DESK, ARG_KNOWLEDGE}, true, false, USE_VIEW, TOPIC_KNOWLEDGE},
    [FN_OPENED] = {"opened", {ARG_DESK, ARG_INJECT}, true, false, 0, TOPIC_INJECT},
    [FN_CARD] = {"card", {ARG_DESK, ARG_THING}, true, false, USE_VIEW, TOPIC_CARD},
    [FN_HOLDS] = {"holds", {ARG_DESK, ARG_EXHIBIT}, false, false, USE_VIEW, TOPIC_EXHIBIT},
    [FN_CONSENT] = {"consent", {ARG_PERSON, ARG_DESK}, false, false, 0, TOPIC_CONSENT},
    [FN_BREACHED] = {"breached", {ARG_PERSON, ARG_NO}, false, false, 0, TOPIC_CONSENT},
    [FN_DONE] = {"done", {ARG_PATTERN, ARG_NO}, true, false, USE_VIEW, TOPIC_PROBE},
    [FN_BEGAN] = {"began", {ARG_PATTERN, ARG_NO}, true, false, USE_VIEW, TOPIC_PROBE},
    [FN_COUNT] = {"count", {ARG_PATTERN, ARG_NO}, false, true, USE_VIEW, TOPIC_PROBE},
    [FN_AGREED] = {"agreed", {ARG_JOINT, ARG_NO}, true, false, USE_VIEW, TOPIC_JOINT},
    [FN_JOINED] = {"joined", {ARG_JOINT, ARG_DESK}, true, false, USE_VIEW, TOPIC_JOINT},
    [FN_TAKEN] = {"taken", {ARG_DECISION, ARG_OPTION}, false, false, 0, TOPIC_DECISION},
    [FN_MISSED] = {"missed", {ARG_INJECT, ARG_NO}, false, false, 0, TOPIC_INJECT},
    [FN_FORM] = {"form", {ARG_FIELD, ARG_NO}, false, false, USE_VIEW | USE_FORM, TOPIC_CLOCK},
    [FN_EXPECTED] = {"expected", {ARG_EXPECT, ARG_NO}, false, false, USE_EVALUATION,
                     TOPIC_EVALUATION},
    [FN_AVOIDED] = {"avoided", {ARG_EXPECT, ARG_NO}, false, false, USE_EVALUATION,
                    TOPIC_EVALUATION},
    [FN_MISTAKEN] = {"mistaken", {ARG_MISTAKE, ARG_NO}, false, false, USE_EVALUATION,
                     TOPIC_EVALUATION},
};

static const struct probe_live *probe_of(const struct scope *s, int32_t probe)
{
    const struct probe *p = &s->sc->probe[probe];
    int32_t slot = p->slot;

    if (p->pattern.target == ARG_TARGET) {
        if (s->target == NONE) {
            return NULL;
        }
        slot += s->target;
    }
    return &s->st->probe[slot];
}

static int64_t probe_value(enum function_id fn, const struct scope *s, int32_t probe)
{
    const struct probe_live *p = probe_of(s, probe);

    if (!p) {
        return fn == FN_COUNT ? 0 : NEVER;
    }
    if (fn == FN_COUNT) {
        return p->count;
    }
    return fn == FN_DONE ? p->done : p->began;
}

/* Values of what an evaluation or a flag of the state says. */
static int64_t flag_value(enum function_id fn, const struct scope *s, int32_t a, int32_t b)
{
    const struct state *st = s->st;

    if (fn == FN_HOLDS) {
        return st->holder[b] == a;
    }
    if (fn == FN_CONSENT) {
        return *state_consent(st, a, b) == CONSENT_GIVEN;
    }
    if (fn == FN_BREACHED) {
        return st->breached[a] != 0;
    }
    if (fn == FN_TAKEN) {
        return st->decision[a].taken == b + 1;
    }
    if (fn == FN_MISSED) {
        return st->missed[a] != 0;
    }
    if (fn == FN_MISTAKEN) {
        return st->mistake[a] != 0;
    }
    if (fn == FN_EXPECTED) {
        return st->expect[a].state == EXPECT_MET;
    }
    return st->expect[a].state == EXPECT_BROKEN;
}

/* When the first joint item of a kind was agreed that a desk is a member of, or NEVER. */
static int64_t joined(const struct state *st, int32_t kind, int32_t desk)
{
    int64_t first = NEVER;

    for (int32_t i = 0; i < st->joints; i++) {
        const struct joint *j = &st->joint[i];

        if (j->kind == kind && j->status == JOINT_AGREED &&
            ((uint64_t)j->invited & desk_bit(desk)) && (first == NEVER || j->agreed_at < first)) {
            first = j->agreed_at;
        }
    }
    return first;
}

int64_t function_value(enum function_id fn, const struct scope *s, int32_t a, int32_t b)
{
    const struct state *st = s->st;

    if (a == NONE || b == NONE) {
        return fn < FN_NAMED_COUNT && function_table[fn].happens ? NEVER
                                                                                          : 0;
    }
    switch ((int)fn) {
    case FN_RELEASED:
        return st->inject[a].released_at;
    case FN_TOLD:
        return *state_told(st, a, b);
    case FN_KNOWS:
        return *state_known(st, a, b);
    case FN_OPENED:
        return *state_opened(st, a, b);
    case FN_CARD:
        return *state_card(st, a, b);
    case FN_DONE:
    case FN_BEGAN:
    case FN_COUNT:
        return probe_value(fn, s, a);
    case FN_AGREED:
        return st->agreed[a];
    case FN_JOINED:
        return joined(st, a, b);
    case FN_FORM:
        return s->act ? s->act->choice[a] : 0;
    case FN_VARIABLE:
        return st->variable[a];
    case FN_ATTRIBUTE:
        return *state_attribute(st, b, a);
    case FN_PHASE:
        return st->phase + 1;
    default:
        return flag_value(fn, s, a, b);
    }
}

/* The indices of one kind fall on every bit. */
static const uint64_t any_object = UINT64_MAX;

uint64_t function_topics(enum function_id fn, int32_t a, int32_t b)
{
    enum topic_kind kind;

    if (fn == FN_VARIABLE) {
        return topic_bit(TOPIC_VARIABLE, a);
    }
    if (fn == FN_ATTRIBUTE) {
        return b < 0 ? any_object : topic_bit(TOPIC_ATTRIBUTE, b);
    }
    if (fn == FN_PHASE || fn == FN_FORM) {
        return topic_bit(TOPIC_CLOCK, 0);
    }
    kind = function_table[fn].topic;
    if (fn == FN_TOLD || fn == FN_KNOWS || fn == FN_CARD || fn == FN_HOLDS) {
        return b < 0 ? any_object : topic_bit(kind, b);
    }
    if (fn == FN_OPENED) {
        return topic_bit(kind, b);
    }
    return a < 0 ? any_object : topic_bit(kind, a);
}
