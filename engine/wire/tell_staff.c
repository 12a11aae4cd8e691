/*
 * Lines about what only staff see: how play was judged, and the house; and causes in words.
 */
#include "engine/base/safe.h"
#include "engine/wire/tell_words.h"

void telling_criterion(struct telling *g, const struct fact *f)
{
    g->title = g->t->sc->criterion[f->u.criterion.criterion].title;
    say(g, f->u.criterion.met ? PHRASE_CRITERION_MET : PHRASE_CRITERION_NOT, false);
}

void telling_mistake(struct telling *g, const struct fact *f)
{
    g->id = g->t->sc->mistake[f->u.mistake.mistake].number;
    g->title = g->t->sc->mistake[f->u.mistake.mistake].title;
    say(g, f->u.mistake.made ? PHRASE_MISTAKE_MADE : PHRASE_MISTAKE_NOT, false);
}

void telling_ending(struct telling *g, const struct fact *f)
{
    const struct ending *e = &g->t->sc->ending[f->u.ending.ending];

    g->title = e->title;
    g->number = f->u.ending.grade;
    g->text = e->option[f->u.ending.option].text;
    say(g, PHRASE_ENDING, false);
}

void telling_score(struct telling *g, const struct fact *f)
{
    bool total = f->u.score.objective == NONE && f->u.score.desk == NONE;

    g->number = f->u.score.points;
    g->of = f->u.score.of;
    if (f->u.score.objective != NONE) {
        g->title = g->t->sc->objective[f->u.score.objective].title;
    } else if (!total) {
        g->title = g->t->sc->desk[f->u.score.desk].title;
    }
    say(g, total ? PHRASE_SCORE_TOTAL : PHRASE_SCORE, false);
}

void telling_hand(struct telling *g, const struct fact *f)
{
    g->desk = f->u.hand.desk;
    g->text = f->u.hand.text;
    telling_done_by(g, f->u.hand.seat);
    say_desk(g, f->u.hand.real ? PHRASE_ALARM : PHRASE_HAND);
}

void telling_call_noted(struct telling *g, const struct fact *f)
{
    int64_t n = f->u.call_noted.call;

    if (n >= 1 && n <= CALLS_MAX) {
        g->desk = g->t->st->call[n - 1].desk;
    }
    g->number = f->u.call_noted.seat;
    say_desk(g, PHRASE_CALL_NOTED);
}

void telling_reflected(struct telling *g, const struct fact *f)
{
    int32_t q = (int32_t)f->u.reflected.question;

    g->desk = f->u.reflected.desk;
    g->title = phrase_text(g->t->sc, (enum phrase)(PHRASE_REFLECT_TOGETHER + q - 1));
    g->text = f->u.reflected.text;
    telling_done_by(g, f->u.reflected.seat);
    say_desk(g, PHRASE_REFLECTED);
}

const char *tell_question(int32_t question)
{
    return tell_phrase(2 * (PHRASE_REFLECT_TOGETHER + question - 1) + 1);
}

void telling_ticked(struct telling *g, const struct fact *f)
{
    const struct scenario *sc = g->t->sc;
    int32_t o = f->u.ticked.objective;

    g->desk = f->u.ticked.desk;
    g->title = o != NONE ? sc->objective[o].told
                         : sc->role[sc->desk[g->desk].role].duties.line[f->u.ticked.duty - 1];
    telling_done_by(g, f->u.ticked.seat);
    say_desk(g, f->u.ticked.done ? PHRASE_TICKED : PHRASE_UNTICKED);
}

void telling_card_marked(struct telling *g, const struct fact *f)
{
    static const enum phrase phrase[] = {PHRASE_CARD_SURE, PHRASE_CARD_UNSURE, PHRASE_CARD_SAME,
                                         PHRASE_CARD_SEPARATE};

    g->desk = f->u.card_marked.desk;
    g->thing = f->u.card_marked.thing;
    if (f->u.card_marked.same != NONE) {
        g->title = g->t->sc->thing[f->u.card_marked.same].name;
    }
    telling_done_by(g, f->u.card_marked.seat);
    say_desk(g, phrase[f->u.card_marked.mark]);
}

void telling_mark(struct telling *g, const struct fact *f)
{
    static const enum phrase phrase[] = {PHRASE_MARK_GOOD, PHRASE_MARK_IMPROVE, PHRASE_MARK_ASK,
                                         PHRASE_MARK_SAFETY};

    if (f->kind == FACT_REMARK) {
        g->number = f->u.remark.number;
        g->text = f->u.remark.text;
        say(g, PHRASE_REMARK, false);
        return;
    }
    g->number = f->u.mark.number;
    g->time = f->u.mark.moment;
    g->text = f->u.mark.text;
    g->doer = f->u.mark.seat;
    g->title = f->u.mark.desk == NONE ? phrase_text(g->t->sc, PHRASE_EVERYBODY)
                                      : tell_desk(g->t->sc, f->u.mark.desk);
    say(g, phrase[f->u.mark.kind], false);
}

void telling_graded(struct telling *g, const struct fact *f)
{
    g->title = g->t->sc->area[f->u.graded.area].title;
    g->text = f->u.graded.text;
    g->doer = f->u.graded.seat;
    g->number = f->u.graded.grade;
    g->of = GRADE_MOST;
    say(g, f->u.graded.grade == GRADE_NONE ? PHRASE_NOT_GRADED : PHRASE_GRADED, false);
}

void telling_rated(struct telling *g, const struct fact *f)
{
    static const char *const letter[] = {"", "P", "S", "M", "U"};

    g->title = g->t->sc->objective[f->u.rated.objective].title;
    g->text = f->u.rated.text;
    g->doer = f->u.rated.seat;
    g->id = span_of(letter[f->u.rated.rating]);
    say(g, f->u.rated.rating == RATING_NONE ? PHRASE_NOT_RATED : PHRASE_RATED, false);
}

void telling_line(struct telling *g, const struct fact *f)
{
    g->time = f->u.line.to;
    g->number = f->u.line.line;
    g->text = tell_spoken(g->t, f->u.line.text);
    say(g, PHRASE_BACK, false);
}

void telling_said(struct telling *g, const struct fact *f)
{
    if (f->kind == FACT_SAID) {
        g->number = f->u.said.seat;
        g->text = f->u.said.text;
        say(g, PHRASE_SAID_STAFF, false);
    } else {
        g->number = f->u.wheel.seat;
        say(g, f->u.wheel.seat ? PHRASE_WHEEL : PHRASE_WHEEL_FREE, false);
    }
}

void telling_created(struct telling *g, const struct fact *f)
{
    g->title = f->u.created.scenario;
    g->text = f->u.created.edition;
    g->number = f->u.created.seed;
    g->of = f->u.created.seats;
    say(g, PHRASE_CREATED, false);
}

void telling_seat(struct telling *g, const struct fact *f)
{
    static const enum phrase phrase[] = {PHRASE_SEAT_CLAIMED, PHRASE_SEAT_JOINED, PHRASE_SEAT_LEFT,
                                         PHRASE_SEAT_RESET};

    g->desk = f->u.seat.desk;
    g->number = f->u.seat.seat;
    say(g, phrase[f->u.seat.state], false);
    if (f->u.seat.played) {
        say(g, PHRASE_SEAT_PLAYED, false);
    }
}

void telling_recovered(struct telling *g, const struct fact *f)
{
    g->number = f->u.recovered.dropped;
    say(g, PHRASE_RECOVERED, false);
}

/* A fact of which its own kind already says what caused it. */
static bool says_cause(const struct fact *f)
{
    switch ((int)f->kind) {
    case FACT_INJECT:
    case FACT_INJECT_JUDGED:
        return f->cause.kind == TAG_INJECT;
    case FACT_ACT_ACCEPTED:
    case FACT_ACT_WAITING:
    case FACT_ACT_STARTED:
    case FACT_ACT_ENDED:
    case FACT_ACT_REFUSED:
    case FACT_REQUEST:
    case FACT_EXPECT:
    case FACT_UNIT:
        return f->cause.kind == TAG_ACT;
    case FACT_ITEM:
        return f->cause.kind == TAG_ACT || f->cause.kind == TAG_REQUEST ||
               f->cause.kind == f->u.item.source.kind;
    case FACT_ANSWERED:
        return f->cause.kind == TAG_REQUEST || f->cause.kind == TAG_ACT;
    case FACT_TRIGGER:
        return f->cause.kind == TAG_TRIGGER;
    case FACT_DEADLINE:
        return f->cause.kind == TAG_DEADLINE;
    case FACT_DECISION_OPENED:
    case FACT_DECISION_TAKEN:
        return f->cause.kind == TAG_DECISION;
    case FACT_MISTAKE:
        return f->cause.kind == TAG_MISTAKE;
    case FACT_JOINT_AGREED:
        return f->cause.kind == TAG_JOINT;
    default:
        return false;
    }
}

static void by_act(struct telling *g, int32_t number)
{
    g->act = telling_act(g->t, number);
    g->bare = true;
    g->desk = g->act ? g->act->desk : NONE;
    if (g->act) {
        say(g, PHRASE_CAUSE_ACT, false);
    }
}

/* What the case gives a title; the ids of the rest are for its author alone. */
static void by_name(struct telling *g, struct tag cause)
{
    const struct scenario *sc = g->t->sc;
    enum phrase phrase = PHRASE_CAUSE_RULE;

    switch (cause.kind) {
    case TAG_INJECT:
        g->id = sc->inject[cause.index].number;
        if (!g->id.len) {
            g->id = scenario_id(sc, REF_INJECT, cause.index);
        }
        g->title = sc->inject[cause.index].title;
        phrase = PHRASE_CAUSE_INJECT;
        break;
    case TAG_DECISION:
        g->id = sc->decision[cause.index].number;
        g->title = sc->decision[cause.index].title;
        phrase = PHRASE_CAUSE_DECISION;
        break;
    case TAG_MISTAKE:
        g->id = sc->mistake[cause.index].number;
        g->title = sc->mistake[cause.index].title;
        phrase = PHRASE_CAUSE_MISTAKE;
        break;
    case TAG_DEADLINE:
        g->title = sc->deadline[cause.index].title;
        phrase = PHRASE_CAUSE_DEADLINE;
        break;
    case TAG_TRIGGER:
        safe_line(sc->trigger[cause.index].title, 200, g->to);
        if (sc->trigger[cause.index].title.len) {
            return;
        }
        break;
    default:
        break;
    }
    say(g, g->title.len ? phrase : PHRASE_CAUSE_RULE, false);
}

void tell_cause(const struct tell *t, const struct fact *f, struct bytes *to)
{
    struct telling g = telling_of(t, NONE, to);
    struct tag cause = f->cause;

    if (cause.kind == TAG_NONE || says_cause(f)) {
        return;
    }
    if (tag_ref((enum tag_kind)cause.kind) != REF_KIND_COUNT) {
        by_name(&g, cause);
    } else if (cause.kind == TAG_ACT) {
        by_act(&g, cause.index);
    } else if (cause.kind == TAG_REQUEST && cause.index >= 1 && cause.index <= t->st->requests) {
        g.desk = t->st->request[cause.index - 1].to;
        say(&g, PHRASE_CAUSE_ANSWER, false);
    } else if (cause.kind == TAG_JOINT && cause.index >= 1 && cause.index <= t->st->joints) {
        g.title = t->sc->joint[t->st->joint[cause.index - 1].kind].title;
        say(&g, PHRASE_CAUSE_JOINT, false);
    }
}

void tell_from_cause(const struct tell *t, const struct fact *f, struct bytes *to)
{
    size_t before = to->len;
    size_t bare;

    bytes_text(to, " <- ");
    bare = to->len;
    tell_cause(t, f, to);
    to->len = to->len == bare ? before : to->len;
}

struct span tell_stop(const struct scenario *sc, enum tell_stop why)
{
    static const enum phrase phrase[] = {PHRASE_STOP_OUTAGE, PHRASE_STOP_ALONE, PHRASE_STOP_FULL};

    return phrase_text(sc, phrase[why]);
}
