/*
 * One line a fact: one function a kind.
 */
#include <string.h>

#include "engine/wire/tell.h"

#include "engine/base/must.h"
#include "engine/base/safe.h"
#include "engine/core/refusal.h"
#include "engine/wire/tell_words.h"

typedef void (*line_fn)(struct telling *g, const struct fact *f);

static void plain(struct telling *g, const struct fact *f)
{
    static const enum phrase phrase[FACT_KIND_COUNT] = {
        [FACT_STARTED] = PHRASE_STARTED,
        [FACT_RESUMED] = PHRASE_RESUMED,
        [FACT_CASCADE] = PHRASE_CASCADE,
    };

    say(g, phrase[f->kind], false);
}

/* A desk reads what is new to it; staff read from whom and to whom. */
static void item(struct telling *g, const struct fact *f)
{
    g->desks = f->u.item.to;
    g->from = f->u.item.from;
    say(g, f->u.item.priority ? PHRASE_ITEM_PRIORITY : PHRASE_ITEM_NEW, g->reader != NONE);
    telling_item(g, f);
}

static void carries(struct telling *g, const struct fact *f)
{
    struct bytes b;
    struct tag what = f->u.carries.what;

    bytes_init(&b, 1 << 16);
    if (what.kind == TAG_KNOWLEDGE) {
        tell_knowledge(g->t, what.index, f->u.carries.withheld, &b);
    } else {
        safe_line(g->t->sc->thing[what.index].name, TITLE_MOST, &b);
    }
    g->text = bytes_view(&b);
    say(g, f->u.carries.withheld ? PHRASE_CARRIES_WITHHELD : PHRASE_CARRIES, false);
    bytes_done(&b);
}

/* What an item is called when it is opened or dealt with: as far as the state remembers it. */
static struct span item_name(const struct telling *g, int32_t number)
{
    static const enum phrase kind[] = {
        PHRASE_KIND_BRIEF,  PHRASE_KIND_INJECT, PHRASE_KIND_MESSAGE, PHRASE_KIND_REQUEST,
        PHRASE_KIND_ANSWER, PHRASE_KIND_SHARE,  PHRASE_KIND_RESULT,  PHRASE_KIND_JOINT,
        PHRASE_KIND_TOLD,   PHRASE_KIND_EPILOGUE, PHRASE_KIND_HINT,
    };
    const struct item *it = &g->t->st->item[number - 1];

    if (it->source.kind == TAG_INJECT && !it->amended) {
        return g->t->sc->inject[it->source.index].subject;
    }
    return phrase_text(g->t->sc, kind[it->kind]);
}

static void receipt(struct telling *g, const struct fact *f)
{
    int32_t n = f->u.receipt.item;

    g->desk = f->u.receipt.desk;
    if (n >= 1 && n <= g->t->st->items && f->kind != FACT_DELIVERED) {
        g->text = item_name(g, n);
    }
    say_desk(g, f->kind == FACT_OPENED    ? PHRASE_OPENED
                : f->kind == FACT_HANDLED ? PHRASE_HANDLED
                                          : PHRASE_DELIVERED);
}

static void card(struct telling *g, const struct fact *f)
{
    g->desk = f->u.card.desk;
    g->thing = f->u.card.thing;
    say_desk(g, PHRASE_CARD);
}

void telling_done_by(struct telling *g, int32_t seat)
{
    g->personal = g->reader != NONE && g->desk == g->reader && g->t->seat && seat;
    g->doer = g->personal && seat != g->t->seat ? seat : 0;
}

/* An act of the desk, by number: a colleague's is told as theirs. */
static void done_by_number(struct telling *g, int32_t n)
{
    telling_done_by(g, n >= 1 && n <= g->t->acts ? g->t->doer[n - 1] : 0);
}

static void done_by_act(struct telling *g, const struct fact *f)
{
    done_by_number(g, f->cause.kind == TAG_ACT ? f->cause.index : 0);
}

static void accepted(struct telling *g, const struct fact *f)
{
    g->desk = f->u.accepted.act.desk;
    g->act = &f->u.accepted.act;
    g->text = f->u.accepted.text;
    telling_done_by(g, f->u.accepted.seat);
    say_desk(g, g->doer ? PHRASE_ACT_COLLEAGUE : PHRASE_ACT_ACCEPTED);
}

static void refused(struct telling *g, const struct fact *f)
{
    g->desk = f->u.refused.act.desk;
    g->act = &f->u.refused.act;
    g->text = phrase_refusal(g->t->sc, (enum refusal)f->u.refused.code);
    telling_done_by(g, f->u.refused.seat);
    say_desk(g, PHRASE_ACT_IMPOSSIBLE);
}

static void waiting(struct telling *g, const struct fact *f)
{
    g->desk = f->u.waiting.desk;
    g->act = telling_act(g->t, f->u.waiting.number);
    g->bare = true;
    done_by_number(g, f->u.waiting.number);
    say_desk(g, f->u.waiting.status == ACT_WAITS_UNIT ? PHRASE_ACT_WAITS_UNIT
                                                      : PHRASE_ACT_WAITS_YES);
}

static void started(struct telling *g, const struct fact *f)
{
    g->desk = f->u.started.desk;
    g->act = telling_act(g->t, f->u.started.number);
    g->bare = true;
    done_by_number(g, f->u.started.number);
    g->time = f->u.started.ends_at;
    say_desk(g, PHRASE_ACT_STARTED);
}

static void ended(struct telling *g, const struct fact *f)
{
    static const enum phrase phrase[] = {
        PHRASE_ACT_WAITS_YES, PHRASE_ACT_WAITS_UNIT, PHRASE_ACT_STARTED,   PHRASE_ACT_DONE,
        PHRASE_ACT_REFUSED,   PHRASE_ACT_NONE_FREE,  PHRASE_ACT_WITHDRAWN, PHRASE_ACT_STOPPED,
    };

    g->desk = f->u.ended.desk;
    g->act = telling_act(g->t, f->u.ended.number);
    g->bare = true;
    done_by_number(g, f->u.ended.number);
    say_desk(g, phrase[f->u.ended.status]);
}

static void unit(struct telling *g, const struct fact *f)
{
    const struct pool *p = &g->t->sc->pool[f->u.unit.pool];

    g->title = p->title;
    g->text = p->unit[f->u.unit.unit].title;
    g->act = telling_act(g->t, f->u.unit.act);
    g->bare = true;
    g->desk = g->act ? g->act->desk : NONE;
    say(g, f->u.unit.act ? PHRASE_UNIT_TAKEN : PHRASE_UNIT_FREE, false);
}

static void request(struct telling *g, const struct fact *f)
{
    struct act bare =
        telling_bare(f->u.request.from, f->u.request.verb, f->u.request.target);

    const struct act *asked_act;

    g->desk = f->u.request.from;
    g->desks = desk_bit(f->u.request.to);
    g->act = &bare;
    g->speaker = f->u.request.target;
    if (g->reader == NONE) { /* who answers at the console has to see what the yes is for */
        memcpy(bare.choice, f->u.request.choice, sizeof(bare.choice));
        asked_act = f->cause.kind == TAG_ACT ? telling_act(g->t, f->cause.index) : NULL;
        bare.to = asked_act && f->u.request.act ? asked_act->to : 0;
    }
    g->text = f->u.request.text;
    done_by_act(g, f);
    say_desk(g, f->u.request.act ? PHRASE_ASKED_YES : PHRASE_ASKED);
    if (f->u.request.basis != NONE) {
        g->title = g->t->sc->basis[f->u.request.basis].title;
        say(g, PHRASE_BASIS, false);
    }
}

static void planned(struct telling *g, const struct fact *f)
{
    g->desk = g->t->sc->answer[f->u.planned.answer].desk;
    g->time = f->u.planned.at;
    g->id = scenario_id(g->t->sc, REF_ANSWER, f->u.planned.answer);
    say(g, PHRASE_ANSWER_PLANNED, false);
}

static void answered(struct telling *g, const struct fact *f)
{
    const struct request *r = &g->t->st->request[f->u.answered.request - 1];
    struct act bare = telling_bare(r->from, r->verb, r->target);
    bool yes = f->u.answered.status == REQUEST_YES;

    g->desk = f->u.answered.desk;
    g->desks = desk_bit(r->from);
    g->act = &bare;
    g->speaker = r->target;
    g->text = f->u.answered.source.kind == TAG_ANSWER
                  ? g->t->sc->answer[f->u.answered.source.index].text
                  : tell_typed_by(g->t, f->u.answered.desk, f->u.answered.text);
    telling_done_by(g, f->u.answered.seat);
    if (f->u.answered.status == REQUEST_LAPSED) {
        say(g, PHRASE_LAPSED, false);
    } else if (r->act) {
        say_desk(g, yes ? PHRASE_SAID_YES : PHRASE_SAID_NO);
    } else {
        say_desk(g, yes ? PHRASE_ANSWERED : PHRASE_HAD_NOTHING);
    }
}

static void consent(struct telling *g, const struct fact *f)
{
    g->desk = f->u.consent.desk;
    g->thing = f->u.consent.person;
    say(g, f->u.consent.state == CONSENT_GIVEN ? PHRASE_CONSENT_GIVEN : PHRASE_CONSENT_REFUSED,
        false);
}

static void breach(struct telling *g, const struct fact *f)
{
    g->desk = f->u.breach.desk;
    g->thing = f->u.breach.person;
    g->desks = f->u.breach.to;
    g->text = f->u.breach.knowledge != NONE ? g->t->sc->knowledge[f->u.breach.knowledge].text
              : f->u.breach.exhibit != NONE ? g->t->sc->thing[f->u.breach.exhibit].name
                                            : g->t->sc->thing[f->u.breach.person].name;
    say(g, PHRASE_BREACH, false);
}

static void exhibit(struct telling *g, const struct fact *f)
{
    g->desk = f->u.exhibit.to;
    g->from = f->u.exhibit.from;
    g->thing = f->u.exhibit.exhibit;
    say_desk(g, f->u.exhibit.from == NONE ? PHRASE_EXHIBIT_TAKEN : PHRASE_EXHIBIT_MOVED);
}

static void joint(struct telling *g, const struct fact *f)
{
    g->desk = f->u.joint.desk;
    g->desks = f->u.joint.to & ~desk_bit(f->u.joint.desk);
    g->title = g->t->sc->joint[f->u.joint.kind].title;
    g->text = f->u.joint.text;
    done_by_act(g, f);
    say_desk(g, PHRASE_JOINT);
}

static struct span joint_title(const struct telling *g, int32_t number)
{
    return number >= 1 && number <= g->t->st->joints
               ? g->t->sc->joint[g->t->st->joint[number - 1].kind].title
               : (struct span){0};
}

struct span tell_joint_part(const struct tell *t, int32_t joint, int32_t part)
{
    const struct lines *parts = joint >= 1 && joint <= t->st->joints
                                    ? &t->sc->joint[t->st->joint[joint - 1].kind].sections
                                    : NULL;

    return parts && part >= 1 && part <= parts->lines ? parts->line[part - 1] : (struct span){0};
}

static void joint_answer(struct telling *g, const struct fact *f)
{
    g->desk = f->u.joint_answer.desk;
    g->title = joint_title(g, f->u.joint_answer.joint);
    g->text = f->u.joint_answer.text;
    done_by_act(g, f);
    say_desk(g, f->u.joint_answer.agrees ? PHRASE_JOINT_YES : PHRASE_JOINT_NO);
}

static void joint_given(struct telling *g, const struct fact *f)
{
    g->desk = f->u.joint_given.desk;
    g->title = joint_title(g, f->u.joint_given.joint);
    g->id = tell_joint_part(g->t, f->u.joint_given.joint, (int32_t)f->u.joint_given.part);
    g->text = f->u.joint_given.text;
    done_by_act(g, f);
    say_desk(g, g->id.len ? PHRASE_JOINT_BROUGHT_PART : PHRASE_JOINT_BROUGHT);
}

static void joint_agreed(struct telling *g, const struct fact *f)
{
    g->title = joint_title(g, f->u.joint_agreed.joint);
    say(g, PHRASE_JOINT_AGREED, false);
}

static void risk(struct telling *g, const struct fact *f)
{
    g->desk = f->u.risk.desk;
    g->thing = f->u.risk.person;
    g->text = f->u.risk.text;
    done_by_act(g, f);
    say_desk(g, PHRASE_RISK);
}

static void value(struct telling *g, const struct fact *f)
{
    bool attribute = f->kind == FACT_ATTRIBUTE;
    const struct variable *v = attribute ? &g->t->sc->attribute[f->u.attribute.attribute]
                                         : &g->t->sc->variable[f->u.variable.variable];
    char room[24];

    g->thing = attribute ? f->u.attribute.person : NONE;
    g->title = v->title;
    g->text = telling_value(g->t->sc, v, attribute ? f->u.attribute.value : f->u.variable.value,
                            room);
    say(g, attribute ? PHRASE_ATTRIBUTE : PHRASE_VARIABLE, false);
}

static void draw(struct telling *g, const struct fact *f)
{
    g->number = f->u.draw.value;
    g->of = f->u.draw.permille;
    say(g, f->u.draw.value < f->u.draw.permille ? PHRASE_DRAW_YES : PHRASE_DRAW_NO, false);
}

static void trigger(struct telling *g, const struct fact *f)
{
    static const enum phrase phrase[] = {PHRASE_TRIGGER_READY, PHRASE_TRIGGER_ARMED,
                                         PHRASE_TRIGGER_FIRED};

    struct span title = g->t->sc->trigger[f->u.trigger.trigger].title;

    g->title = title.len ? title : scenario_id(g->t->sc, REF_TRIGGER, f->u.trigger.trigger);
    g->time = f->u.trigger.due;
    say(g, phrase[f->u.trigger.state], false);
}

static void deadline(struct telling *g, const struct fact *f)
{
    static const enum phrase phrase[] = {PHRASE_DEADLINE_IDLE, PHRASE_DEADLINE_RUNNING,
                                         PHRASE_DEADLINE_MET, PHRASE_DEADLINE_MISSED};
    const struct deadline *d = &g->t->sc->deadline[f->u.deadline.deadline];

    g->desk = d->desk;
    g->title = d->title;
    g->time = f->u.deadline.due;
    say(g, phrase[f->u.deadline.state], false);
}

static void decision(struct telling *g, const struct fact *f)
{
    static const enum phrase phrase[] = {PHRASE_TAKEN_CONDITION, PHRASE_TAKEN_CHOICE,
                                         PHRASE_TAKEN_DEFAULT};
    const struct decision *d = &g->t->sc->decision[f->u.decision.decision];

    g->desk = d->desk;
    g->id = d->number;
    g->title = d->title;
    if (f->kind == FACT_DECISION_OPENED) {
        g->text = d->question.len ? d->question : d->title;
        say_desk(g, PHRASE_DECISION_OPENED);
    } else {
        g->text = d->option[f->u.decision.option].title;
        say(g, phrase[f->u.decision.how], false);
    }
}

static void cue(struct telling *g, const struct fact *f)
{
    g->desk = f->u.cue.act.desk;
    g->act = &f->u.cue.act;
    g->time = f->u.cue.until;
    say_desk(g, f->u.cue.avoid ? PHRASE_CUE_AVOID : PHRASE_CUE);
}

static void expect(struct telling *g, const struct fact *f)
{
    static const enum phrase phrase[] = {PHRASE_EXPECT_CLOSED, PHRASE_EXPECT_OPEN,
                                         PHRASE_EXPECT_MET,    PHRASE_EXPECT_MISSED,
                                         PHRASE_EXPECT_BROKEN, PHRASE_EXPECT_KEPT,
                                         PHRASE_EXPECT_CUT};
    struct act act = tell_expected(g->t->sc, f->u.expect.expect);

    bool avoid = g->t->sc->expect[f->u.expect.expect].avoid;

    g->desk = act.desk;
    g->act = &act;
    say(g, avoid && f->u.expect.state == EXPECT_CUT ? PHRASE_AVOID_CUT : phrase[f->u.expect.state],
        false);
}

static const line_fn lines[FACT_KIND_COUNT] = {
    [FACT_STARTED] = plain,         [FACT_ENDED] = telling_words,
    [FACT_PAUSED] = telling_words,          [FACT_RESUMED] = plain,
    [FACT_PAUSE_PLANNED] = telling_pause_planned,
    [FACT_SPEED] = telling_speed,           [FACT_JUMPED] = telling_jumped,
    [FACT_SEGMENT] = telling_segment,       [FACT_INJECT] = telling_inject,
    [FACT_INJECT_JUDGED] = telling_judged,  [FACT_ITEM] = item,
    [FACT_CARRIES] = carries,       [FACT_DELIVERED] = receipt,
    [FACT_OPENED] = receipt,        [FACT_HANDLED] = receipt,
    [FACT_CARD] = card,             [FACT_ACT_ACCEPTED] = accepted,
    [FACT_ACT_REFUSED] = refused,   [FACT_ACT_WAITING] = waiting,
    [FACT_OVERRIDDEN] = telling_overridden, [FACT_AMENDED] = telling_amended,
    [FACT_ACT_STARTED] = started,   [FACT_ACT_ENDED] = ended,
    [FACT_UNIT] = unit,             [FACT_REQUEST] = request,
    [FACT_ANSWER_PLANNED] = planned, [FACT_ANSWERED] = answered,
    [FACT_CONSENT] = consent,       [FACT_BREACH] = breach,
    [FACT_EXHIBIT] = exhibit,       [FACT_JOINT] = joint,
    [FACT_JOINT_ANSWER] = joint_answer, [FACT_JOINT_AGREED] = joint_agreed,
    [FACT_JOINT_GIVEN] = joint_given,
    [FACT_RISK] = risk,             [FACT_VARIABLE] = value,
    [FACT_ATTRIBUTE] = value,       [FACT_DRAW] = draw,
    [FACT_TRIGGER] = trigger,       [FACT_DEADLINE] = deadline,
    [FACT_DECISION_OPENED] = decision, [FACT_DECISION_TAKEN] = decision,
    [FACT_CUE] = cue,               [FACT_EXPECT] = expect,
    [FACT_CRITERION] = telling_criterion, [FACT_MISTAKE] = telling_mistake,
    [FACT_ENDING] = telling_ending, [FACT_SCORE] = telling_score,
    [FACT_HAND] = telling_hand,     [FACT_CASCADE] = plain,
    [FACT_CALL_NOTED] = telling_call_noted,
    [FACT_REFLECTED] = telling_reflected,
    [FACT_TICKED] = telling_ticked, [FACT_CARD_MARKED] = telling_card_marked,
    [FACT_OBSERVED] = telling_mark,     [FACT_REMARK] = telling_mark,
    [FACT_GRADED] = telling_graded,
    [FACT_RATED] = telling_rated,   [FACT_SAID] = telling_said,
    [FACT_WHEEL] = telling_said,    [FACT_LINE] = telling_line,
    [FACT_CREATED] = telling_created, [FACT_SEAT] = telling_seat,
    [FACT_RECOVERED] = telling_recovered,
};

bool tell_line(const struct tell *t, int32_t desk, const struct fact *f, struct bytes *to)
{
    struct telling g = telling_of(t, desk, to);

    MUST(f->kind < FACT_KIND_COUNT && lines[f->kind]);
    lines[f->kind](&g, f);
    return g.personal;
}
