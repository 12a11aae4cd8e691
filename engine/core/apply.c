#include "engine/core/apply.h"

#include <string.h>

#include "engine/base/must.h"
#include "engine/core/apply_act.h"
#include "engine/core/by_desk.h"
#include "engine/core/pauses.h"
#include "engine/core/topic.h"

#include "engine/core/pure.h"

typedef uint64_t (*apply_fn)(struct state *st, const struct fact *f);

static void first_time(int64_t *at, int64_t now)
{
    if (*at == NEVER) {
        *at = now;
    }
}

static uint64_t none(struct state *st, const struct fact *f)
{
    (void)st;
    (void)f;
    return 0;
}

static void keep(char *to, struct span text, size_t room)
{
    MUST(text.len <= room);
    if (text.len) {
        memcpy(to, text.ptr, text.len);
    }
}

/* The agenda follows what a fact makes of the planned pauses. */
static uint64_t pause_planned(struct state *st, const struct fact *f)
{
    int32_t anew = pauses_note(st->pause_at, f, st->now);

    MUST(anew != NONE || f->kind != FACT_PAUSE_PLANNED || f->u.jumped.to <= 0);
    if (anew != NONE) {
        st->why_len[anew] = (int32_t)f->u.jumped.text.len;
        keep(st->why + (size_t)anew * TYPED_TEXT_MAX, f->u.jumped.text, TYPED_TEXT_MAX);
        agenda_set(&st->agenda, DUE_PAUSE, anew, st->pause_at[anew], 0);
    }
    for (int32_t i = 0; i < PAUSES_MAX; i++) {
        if (st->pause_at[i] == NEVER) {
            agenda_clear(&st->agenda, DUE_PAUSE, i);
        }
    }
    return 0;
}

static uint64_t clock_fact(struct state *st, const struct fact *f)
{
    if (f->kind == FACT_STARTED) {
        st->phase = PHASE_RUNNING;
    } else if (f->kind == FACT_ENDED) {
        st->phase = PHASE_ENDED;
    } else if (f->kind == FACT_PAUSED) {
        st->paused = 1;
        (void)pause_planned(st, f);
        if (st->now >= st->sc->play_length) {
            agenda_clear(&st->agenda, DUE_END, 0);
        }
    } else if (f->kind == FACT_RESUMED) {
        st->paused = 0;
    } else if (f->kind == FACT_SPEED) {
        st->speed = f->u.speed.permille;
    } else if (f->kind == FACT_JUMPED) {
        st->jump_to = f->u.jumped.to;
        (void)pause_planned(st, f);
    } else {
        st->segment = f->u.segment.segment;
        agenda_clear(&st->agenda, DUE_SEGMENT, st->segment);
    }
    return topic_bit(TOPIC_CLOCK, 0);
}

/* Its words stay until the slot is used again: facts of this record still point at them. */
static void amended_free(struct state *st, int32_t inject)
{
    for (int32_t i = 0; i < st->amended_most; i++) {
        if (st->amended[i].inject == inject + 1) {
            st->amended[i] = (struct amended){0};
        }
    }
}

static uint64_t amended(struct state *st, const struct fact *f)
{
    char *text;
    int32_t i = 0;

    amended_free(st, f->u.amended.inject);
    if (!f->u.amended.to && !f->u.amended.subject.len && !f->u.amended.words.len) {
        return 0; /* as the case has it again */
    }
    while (i < st->amended_most && st->amended[i].inject) {
        i++;
    }
    MUST(i < AMENDED_MAX);
    st->amended_most = i == st->amended_most ? i + 1 : st->amended_most;
    st->amended[i] = (struct amended){
        .to = (int64_t)f->u.amended.to,
        .inject = f->u.amended.inject + 1,
        .subject_len = (int32_t)f->u.amended.subject.len,
        .words_len = (int32_t)f->u.amended.words.len,
    };
    text = st->amended_text + (size_t)i * AMENDED_ROOM;
    keep(text, f->u.amended.subject, TYPED_SUBJECT_MAX);
    keep(text + TYPED_SUBJECT_MAX, f->u.amended.words, TYPED_TEXT_MAX);
    return 0;
}

static uint64_t inject(struct state *st, const struct fact *f)
{
    int32_t i = f->u.inject.inject;
    struct inject_live *in = &st->inject[i];
    const struct inject *script = &st->sc->inject[i];

    in->state = f->u.inject.state;
    agenda_clear(&st->agenda, DUE_INJECT, i);
    if (in->state == INJECT_ARMED || in->state == INJECT_PLANNED) {
        in->due = f->u.inject.due;
        agenda_set(&st->agenda, DUE_INJECT, i, in->due, 0);
        if (f->u.inject.origin == ORIGIN_DIRECTED && script->until != NEVER &&
            in->due >= script->until) {
            agenda_clear(&st->agenda, DUE_UNTIL, i); /* whoever moves it past its end wants it */
        }
        return 0;
    }
    if (in->state == INJECT_HELD) {
        return 0;
    }
    agenda_clear(&st->agenda, DUE_UNTIL, i);
    if (in->state != INJECT_SKIPPED) { /* which may still be released */
        amended_free(st, i);
    }
    if (in->state == INJECT_RELEASED) {
        in->released_at = st->now;
        if (script->missed.after_ms) {
            agenda_set(&st->agenda, DUE_MISSED, i, st->now + script->missed.after_ms, 0);
        }
    }
    return topic_bit(TOPIC_INJECT, i);
}

static uint64_t inject_judged(struct state *st, const struct fact *f)
{
    st->missed[f->u.judged.inject] = f->u.judged.missed;
    agenda_clear(&st->agenda, DUE_MISSED, f->u.judged.inject);
    return topic_bit(TOPIC_INJECT, f->u.judged.inject);
}

static uint64_t item(struct state *st, const struct fact *f)
{
    MUST(f->u.item.item == st->items + 1 && st->items < ITEMS_MAX);
    st->item[st->items++] = (struct item){
        .to = (int64_t)f->u.item.to,
        .source = f->u.item.source,
        .kind = f->u.item.kind,
        .from = f->u.item.from,
        .first_carry = st->carries,
        .amended = f->u.item.source.kind == TAG_INJECT && f->u.item.subject.len,
    };
    if (f->u.item.source.kind == TAG_INJECT) {
        st->inject[f->u.item.source.index].item = st->items;
    }
    return 0;
}

/* A desk played by control has no station: what is sent to it is read. */
static uint64_t learn(struct state *st, int32_t desk, const struct carry *c, bool opened)
{
    struct tag what = c->what;

    if (what.kind != TAG_KNOWLEDGE) {
        return 0;
    }
    first_time(state_told(st, desk, what.index), st->now);
    if (opened) {
        first_time(state_known(st, desk, what.index), st->now);
        if (!c->withheld) {
            *state_named(st, desk, what.index) = 1;
        }
    }
    return topic_bit(TOPIC_KNOWLEDGE, what.index);
}

static uint64_t carries(struct state *st, const struct fact *f)
{
    struct item *it = &st->item[f->u.carries.item - 1];
    uint64_t touched = 0;

    MUST(f->u.carries.item == st->items && st->carries < CARRIES_MAX);
    st->carry[st->carries++] = (struct carry){f->u.carries.what, f->u.carries.withheld};
    it->carries++;
    for (int32_t d = 0; d < scenario_count(st->sc, REF_DESK); d++) {
        if (((uint64_t)it->to & desk_bit(d)) && st->sc->desk[d].control) {
            touched |= learn(st, d, &st->carry[st->carries - 1], true);
        }
    }
    return touched;
}

static uint64_t learn_item(struct state *st, int32_t desk, const struct item *it, bool opened)
{
    uint64_t touched = 0;

    for (int32_t i = 0; i < it->carries; i++) {
        touched |= learn(st, desk, &st->carry[it->first_carry + i], opened);
    }
    return touched;
}

static uint64_t delivered(struct state *st, const struct fact *f)
{
    int32_t desk = f->u.receipt.desk;
    uint64_t touched = 0;

    for (int32_t i = st->delivered[desk]; i < f->u.receipt.item; i++) {
        if ((uint64_t)st->item[i].to & desk_bit(desk)) {
            touched |= learn_item(st, desk, &st->item[i], false);
        }
    }
    if (f->u.receipt.item > st->delivered[desk]) {
        st->delivered[desk] = f->u.receipt.item;
    }
    return touched;
}

static uint64_t opened(struct state *st, const struct fact *f)
{
    int32_t desk = f->u.receipt.desk;
    struct item *it = &st->item[f->u.receipt.item - 1];
    uint64_t touched = learn_item(st, desk, it, true);

    it->opened |= (int64_t)desk_bit(desk);
    seat_add(&it->readers, f->u.receipt.seat);
    if (it->source.kind == TAG_INJECT) {
        first_time(state_opened(st, desk, it->source.index), st->now);
        touched |= topic_bit(TOPIC_INJECT, it->source.index);
    }
    return touched;
}

static uint64_t handled(struct state *st, const struct fact *f)
{
    st->item[f->u.receipt.item - 1].handled |= (int64_t)desk_bit(f->u.receipt.desk);
    return 0;
}

static uint64_t card(struct state *st, const struct fact *f)
{
    first_time(state_card(st, f->u.card.desk, f->u.card.thing), st->now);
    return topic_bit(TOPIC_CARD, f->u.card.thing);
}

static uint64_t consent(struct state *st, const struct fact *f)
{
    if (f->kind == FACT_BREACH) {
        st->breached[f->u.breach.person] = 1;
        return topic_bit(TOPIC_CONSENT, f->u.breach.person);
    }
    *state_consent(st, f->u.consent.person, f->u.consent.desk) = f->u.consent.state;
    return topic_bit(TOPIC_CONSENT, f->u.consent.person);
}

static uint64_t exhibit(struct state *st, const struct fact *f)
{
    st->holder[f->u.exhibit.exhibit] = f->u.exhibit.to;
    return topic_bit(TOPIC_EXHIBIT, f->u.exhibit.exhibit);
}

static uint64_t value(struct state *st, const struct fact *f)
{
    if (f->kind == FACT_VARIABLE) {
        st->variable[f->u.variable.variable] = f->u.variable.value;
        return topic_bit(TOPIC_VARIABLE, f->u.variable.variable);
    }
    *state_attribute(st, f->u.attribute.person, f->u.attribute.attribute) = f->u.attribute.value;
    return topic_bit(TOPIC_ATTRIBUTE, f->u.attribute.person);
}

static uint64_t draw(struct state *st, const struct fact *f)
{
    st->draw[f->u.draw.draw]++;
    return 0;
}

static uint64_t trigger(struct state *st, const struct fact *f)
{
    int32_t i = f->u.trigger.trigger;

    st->trigger[i] = (struct small_live){f->u.trigger.due, f->u.trigger.state, 0};
    agenda_clear(&st->agenda, DUE_TRIGGER, i);
    if (f->u.trigger.state == TRIGGER_ARMED) {
        agenda_set(&st->agenda, DUE_TRIGGER, i, f->u.trigger.due, 0);
    }
    return 0;
}

static uint64_t deadline(struct state *st, const struct fact *f)
{
    int32_t i = f->u.deadline.deadline;
    const struct deadline *d = &st->sc->deadline[i];

    st->deadline[i] = (struct small_live){f->u.deadline.due, f->u.deadline.state, 0};
    agenda_clear(&st->agenda, DUE_DEADLINE, i);
    if (f->u.deadline.state == DEADLINE_RUNNING) {
        int64_t story = d->story ? scenario_story(st->sc, st->now) + d->within_ms : 0;

        agenda_set(&st->agenda, DUE_DEADLINE, i, f->u.deadline.due, story);
    }
    return 0;
}

static uint64_t decision(struct state *st, const struct fact *f)
{
    struct decision_live *d = &st->decision[f->u.decision.decision];

    if (f->kind == FACT_DECISION_OPENED) {
        d->opened = 1;
        return 0;
    }
    d->taken = (int32_t)f->u.decision.option + 1;
    agenda_clear(&st->agenda, DUE_DECISION, f->u.decision.decision);
    return topic_bit(TOPIC_DECISION, f->u.decision.decision);
}

static uint64_t cue(struct state *st, const struct fact *f)
{
    int32_t i = f->u.cue.expect;

    st->expect[i] = (struct expect_live){f->u.cue.from, f->u.cue.until, EXPECT_OPEN, 0};
    agenda_clear(&st->agenda, DUE_STANDING, i);
    agenda_set(&st->agenda, DUE_SPAN, i, f->u.cue.until, 0);
    return 0;
}

static uint64_t expect(struct state *st, const struct fact *f)
{
    st->expect[f->u.expect.expect].state = f->u.expect.state;
    agenda_clear(&st->agenda, DUE_SPAN, f->u.expect.expect);
    return topic_bit(TOPIC_EVALUATION, f->u.expect.expect);
}

static uint64_t mistake(struct state *st, const struct fact *f)
{
    st->mistake[f->u.mistake.mistake] = f->u.mistake.made;
    agenda_clear(&st->agenda, DUE_MISTAKE, f->u.mistake.mistake);
    return topic_bit(TOPIC_EVALUATION, f->u.mistake.mistake);
}

static uint64_t ending(struct state *st, const struct fact *f)
{
    st->ending[f->u.ending.ending] = (int32_t)f->u.ending.option + 1;
    return 0;
}

static uint64_t criterion(struct state *st, const struct fact *f)
{
    st->criterion[f->u.criterion.criterion] = f->u.criterion.met + 1;
    return 0;
}

static uint64_t call(struct state *st, const struct fact *f)
{
    int64_t n = f->kind == FACT_HAND ? ++st->hands : f->u.call_noted.call;

    if (n >= 1 && n <= CALLS_MAX && f->kind == FACT_HAND) {
        st->call[n - 1] =
            (struct call_live){f->u.hand.desk, f->u.hand.real ? CALL_WAITS_REAL : CALL_WAITS};
    } else if (n >= 1 && n <= CALLS_MAX) {
        st->call[n - 1].waits = CALL_NOTED;
    }
    return 0;
}

/* Whoever has the wheel gives it up by going away. */
static uint64_t staff(struct state *st, const struct fact *f)
{
    if (f->kind == FACT_OBSERVED) {
        st->marks = f->u.mark.number;
    } else if (f->kind == FACT_WHEEL) {
        st->wheel = f->u.wheel.seat;
    } else if (f->u.seat.seat == st->wheel && f->u.seat.state != SEAT_JOINED) {
        st->wheel = 0;
    }
    return 0;
}

static uint64_t line_begun(struct state *st, const struct fact *f)
{
    st->line = (int32_t)f->u.line.line;
    st->jump_to = st->now; /* a jump that led further is of the line that was left */
    return topic_bit(TOPIC_CLOCK, 0);
}

static const apply_fn table[FACT_KIND_COUNT] = {
    [FACT_STARTED] = clock_fact,
    [FACT_ENDED] = clock_fact,
    [FACT_PAUSED] = clock_fact,
    [FACT_PAUSE_PLANNED] = pause_planned,
    [FACT_AMENDED] = amended,
    [FACT_RESUMED] = clock_fact,
    [FACT_SPEED] = clock_fact,
    [FACT_JUMPED] = clock_fact,
    [FACT_SEGMENT] = clock_fact,
    [FACT_INJECT] = inject,
    [FACT_INJECT_JUDGED] = inject_judged,
    [FACT_ITEM] = item,
    [FACT_CARRIES] = carries,
    [FACT_DELIVERED] = delivered,
    [FACT_OPENED] = opened,
    [FACT_HANDLED] = handled,
    [FACT_CARD] = card,
    [FACT_ACT_ACCEPTED] = apply_act_accepted,
    [FACT_ACT_REFUSED] = none,
    [FACT_ACT_WAITING] = apply_act_waiting,
    [FACT_ACT_STARTED] = apply_act_started,
    [FACT_OVERRIDDEN] = apply_overridden,
    [FACT_ACT_ENDED] = apply_act_ended,
    [FACT_UNIT] = apply_unit,
    [FACT_REQUEST] = apply_request,
    [FACT_ANSWER_PLANNED] = apply_answer_planned,
    [FACT_ANSWERED] = apply_answered,
    [FACT_CONSENT] = consent,
    [FACT_BREACH] = consent,
    [FACT_EXHIBIT] = exhibit,
    [FACT_JOINT] = apply_joint,
    [FACT_JOINT_ANSWER] = apply_joint_answer,
    [FACT_JOINT_AGREED] = apply_joint_agreed,
    [FACT_JOINT_GIVEN] = none,
    [FACT_RISK] = none,
    [FACT_VARIABLE] = value,
    [FACT_ATTRIBUTE] = value,
    [FACT_DRAW] = draw,
    [FACT_TRIGGER] = trigger,
    [FACT_DEADLINE] = deadline,
    [FACT_DECISION_OPENED] = decision,
    [FACT_DECISION_TAKEN] = decision,
    [FACT_CUE] = cue,
    [FACT_EXPECT] = expect,
    [FACT_CRITERION] = criterion,
    [FACT_MISTAKE] = mistake,
    [FACT_ENDING] = ending,
    [FACT_SCORE] = none,
    [FACT_HAND] = call,
    [FACT_CALL_NOTED] = call,
    [FACT_REFLECTED] = none,
    [FACT_TICKED] = none,
    [FACT_CARD_MARKED] = none,
    [FACT_OBSERVED] = staff,
    [FACT_REMARK] = none,
    [FACT_RATED] = none,
    [FACT_GRADED] = none,
    [FACT_SAID] = none,
    [FACT_WHEEL] = staff,
    [FACT_LINE] = line_begun,
    [FACT_CASCADE] = none,
    [FACT_CREATED] = none,
    [FACT_SEAT] = staff,
    [FACT_RECOVERED] = none,
};

uint64_t apply_fact(struct state *st, const struct fact *f)
{
    MUST(f->kind < FACT_KIND_COUNT);
    return table[f->kind](st, f);
}
