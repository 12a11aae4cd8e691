#include "engine/core/fact.h"

#include <stddef.h>

#include "engine/core/refusal.h"

#include "engine/core/pure.h"

#define AT(field) .offset = (uint16_t)offsetof(struct fact, u.field)
#define FLAG(field, n) {.name = n, .type = MEMBER_FLAG, AT(field)}
#define INT(field, n) {.name = n, .type = MEMBER_INT, AT(field)}
#define MS(field, n) {.name = n, .type = MEMBER_MS, AT(field)}
#define LATER_MS(field, n) {.name = n, .type = MEMBER_MS, AT(field), .later = true}
#define LATER_INT(field, n) {.name = n, .type = MEMBER_INT, AT(field), .later = true}
#define REF(field, n, k) {.name = n, .type = MEMBER_REF, AT(field), .kind = k}
#define NUMBER(field, n, k) {.name = n, .type = MEMBER_NUMBER, AT(field), .kind = k}
#define SEAT(field, n) {.name = n, .type = MEMBER_SEAT, AT(field)}
#define HOST_INT(field, n) {.name = n, .type = MEMBER_INT, AT(field), .host = true}
#define HOST_SEAT(field, n) {.name = n, .type = MEMBER_SEAT, AT(field), .host = true}
#define DESKS(field, n) {.name = n, .type = MEMBER_DESKS, AT(field)}
#define ENUM(field, n, list) {.name = n, .type = MEMBER_ENUM, AT(field), .names = list}
#define TAG(field, n) {.name = n, .type = MEMBER_TAG, AT(field)}
#define HOST_TAG(field, n) {.name = n, .type = MEMBER_TAG, AT(field), .host = true}
#define HOST_REF(field, n, k)                                                                      \
    {.name = n, .type = MEMBER_REF, AT(field), .kind = k, .host = true}
#define HOST_PART(field, n) {.name = n, .type = MEMBER_INDEX, AT(field), .host = true}
#define ACT(field, n) {.name = n, .type = MEMBER_ACT, AT(field)}
#define TEXT(field, n) {.name = n, .type = MEMBER_TEXT, AT(field)}
#define CHOICES(field, n) {.name = n, .type = MEMBER_CHOICES, AT(field)}
#define TEXTS(field, n) {.name = n, .type = MEMBER_TEXTS, AT(field)}
#define ROW(symbol, label, field, ...)                                                             \
    [FACT_##symbol] = {label, (uint16_t)sizeof(((struct fact *)0)->u.field),                       \
                       (const struct member[]){__VA_ARGS__, {.type = MEMBER_END}}}
#define BARE(symbol, label)                                                                        \
    [FACT_##symbol] = {label, 0, (const struct member[]){{.type = MEMBER_END}}}

static const char *const inject_names[] = {"planned", "armed",     "held",    "released",
                                           "skipped", "cancelled", "expired", NULL};
static const char *const origin_names[] = {"scripted", "conditional", "directed", "improvised",
                                           NULL};
static const char *const item_names[] = {"brief",  "inject",   "message", "request",
                                         "answer", "share",    "result",  "joint",
                                         "told",   "epilogue", "hint", NULL};
static const char *const act_names[] = {"waits_yes", "waits_unit", "running",   "done",   "refused",
                                        "none_free", "withdrawn",  "stopped", NULL};
static const char *const request_names[] = {"open", "yes", "no", "answered", "lapsed", NULL};
static const char *const consent_names[] = {"none", "given", "refused", NULL};
static const char *const trigger_names[] = {"ready", "armed", "fired", NULL};
static const char *const deadline_names[] = {"idle", "running", "met", "missed", NULL};
static const char *const taken_names[] = {"condition", "choice", "default", NULL};
const char *const card_mark_names[] = {"sure", "unsure", "same", "separate", NULL};
const char *const mark_names[] = {"good", "improve", "ask", "safety", NULL};
const char *const rating_names[] = {"none", "performed", "some", "major", "unable", NULL};
const char *const seat_state_names[] = {"claimed", "joined", "left", "reset", NULL};
static const char *const expect_names[] = {"closed", "open", "met", "missed",
                                           "broken", "kept", "cut", NULL};

const struct fact_row fact_table[FACT_KIND_COUNT] = {
    BARE(STARTED, "clock.started"),
    ROW(ENDED, "clock.ended", words, TEXT(words.text, "text")),
    ROW(PAUSED, "clock.paused", words, TEXT(words.text, "text")),
    ROW(PAUSE_PLANNED, "clock.pause_planned", jumped, MS(jumped.to, "to"),
        LATER_MS(jumped.instead, "instead"), TEXT(jumped.text, "text")),
    BARE(RESUMED, "clock.resumed"),
    ROW(SPEED, "clock.speed", speed, INT(speed.permille, "permille"), TEXT(speed.text, "text")),
    ROW(JUMPED, "clock.jumped", jumped, MS(jumped.to, "to"), TEXT(jumped.text, "text")),
    ROW(SEGMENT, "clock.segment", segment, REF(segment.segment, "segment", REF_SEGMENT)),
    ROW(INJECT, "inject.changed", inject, REF(inject.inject, "inject", REF_INJECT),
        ENUM(inject.state, "state", inject_names), ENUM(inject.origin, "origin", origin_names),
        MS(inject.due, "due"), TEXT(inject.text, "text")),
    ROW(AMENDED, "inject.amended", amended, REF(amended.inject, "inject", REF_INJECT),
        DESKS(amended.to, "to"), TEXT(amended.subject, "subject"), TEXT(amended.words, "words"),
        TEXT(amended.text, "text")),
    ROW(INJECT_JUDGED, "inject.judged", judged, REF(judged.inject, "inject", REF_INJECT),
        FLAG(judged.missed, "missed")),
    ROW(ITEM, "item.sent", item, NUMBER(item.item, "item", TAG_ITEM),
        ENUM(item.kind, "kind", item_names), REF(item.from, "from", REF_DESK),
        DESKS(item.to, "to"), REF(item.channel, "channel", REF_CHANNEL),
        FLAG(item.priority, "priority"), NUMBER(item.request, "request", TAG_REQUEST),
        HOST_TAG(item.source, "source"), HOST_TAG(item.voice, "voice"),
        HOST_PART(item.part, "part"),
        TEXT(item.subject, "subject"), TEXT(item.text, "text")),
    ROW(CARRIES, "item.carries", carries, NUMBER(carries.item, "item", TAG_ITEM),
        TAG(carries.what, "what"), FLAG(carries.withheld, "withheld")),
    ROW(DELIVERED, "item.delivered", receipt, NUMBER(receipt.item, "through", TAG_ITEM),
        REF(receipt.desk, "desk", REF_DESK), SEAT(receipt.seat, "seat")),
    ROW(OPENED, "item.opened", receipt, NUMBER(receipt.item, "item", TAG_ITEM),
        REF(receipt.desk, "desk", REF_DESK), SEAT(receipt.seat, "seat")),
    ROW(HANDLED, "item.handled", receipt, NUMBER(receipt.item, "item", TAG_ITEM),
        REF(receipt.desk, "desk", REF_DESK), SEAT(receipt.seat, "seat")),
    ROW(CARD, "card.made", card, REF(card.desk, "desk", REF_DESK),
        REF(card.thing, "thing", REF_THING), ENUM(card.kind, "kind", thing_kind_names),
        NUMBER(card.item, "item", TAG_ITEM)),
    ROW(ACT_ACCEPTED, "act.accepted", accepted, NUMBER(accepted.number, "act", TAG_ACT),
        SEAT(accepted.seat, "seat"), ACT(accepted.act, "what"), TEXT(accepted.text, "text"),
        TEXTS(accepted.texts, "texts")),
    ROW(ACT_REFUSED, "act.refused", refused, SEAT(refused.seat, "seat"),
        ENUM(refused.code, "code", refusal_names), ACT(refused.act, "what")),
    ROW(ACT_WAITING, "act.waiting", waiting, NUMBER(waiting.number, "act", TAG_ACT),
        REF(waiting.desk, "desk", REF_DESK), ENUM(waiting.status, "status", act_names),
        NUMBER(waiting.request, "request", TAG_REQUEST)),
    ROW(ACT_STARTED, "act.started", started, NUMBER(started.number, "act", TAG_ACT),
        REF(started.desk, "desk", REF_DESK), MS(started.ends_at, "ends")),
    ROW(OVERRIDDEN, "act.overridden", overridden, NUMBER(overridden.number, "act", TAG_ACT),
        REF(overridden.outcome, "outcome", REF_OUTCOME), TEXT(overridden.text, "text")),
    ROW(ACT_ENDED, "act.ended", ended, NUMBER(ended.number, "act", TAG_ACT),
        REF(ended.desk, "desk", REF_DESK), ENUM(ended.status, "status", act_names),
        HOST_TAG(ended.source, "source")),
    ROW(UNIT, "unit.changed", unit, REF(unit.pool, "pool", REF_POOL), INT(unit.unit, "unit"),
        NUMBER(unit.act, "act", TAG_ACT)),
    ROW(REQUEST, "request.made", request, NUMBER(request.request, "request", TAG_REQUEST),
        REF(request.from, "from", REF_DESK), REF(request.to, "to", REF_DESK),
        NUMBER(request.act, "act", TAG_ACT), REF(request.verb, "verb", REF_VERB),
        REF(request.target, "target", REF_THING), REF(request.basis, "basis", REF_BASIS),
        CHOICES(request.choice, "form"), TEXT(request.text, "text")),
    ROW(ANSWER_PLANNED, "answer.planned", planned, NUMBER(planned.request, "request", TAG_REQUEST),
        REF(planned.answer, "answer", REF_ANSWER), MS(planned.at, "at")),
    ROW(ANSWERED, "request.answered", answered, NUMBER(answered.request, "request", TAG_REQUEST),
        REF(answered.desk, "desk", REF_DESK), HOST_SEAT(answered.seat, "seat"),
        ENUM(answered.status, "status", request_names), HOST_TAG(answered.source, "source"),
        TEXT(answered.text, "text")),
    ROW(CONSENT, "consent.changed", consent, REF(consent.person, "person", REF_THING),
        REF(consent.desk, "desk", REF_DESK), ENUM(consent.state, "state", consent_names)),
    ROW(BREACH, "consent.breached", breach, REF(breach.person, "person", REF_THING),
        REF(breach.desk, "desk", REF_DESK), REF(breach.knowledge, "knowledge", REF_KNOWLEDGE),
        REF(breach.exhibit, "exhibit", REF_THING),
        DESKS(breach.to, "to")),
    ROW(EXHIBIT, "exhibit.moved", exhibit, REF(exhibit.exhibit, "exhibit", REF_THING),
        REF(exhibit.from, "from", REF_DESK), REF(exhibit.to, "to", REF_DESK)),
    ROW(JOINT, "joint.proposed", joint, NUMBER(joint.joint, "joint", TAG_JOINT),
        REF(joint.kind, "kind", REF_JOINT), REF(joint.desk, "desk", REF_DESK),
        DESKS(joint.to, "to"), TEXT(joint.text, "text")),
    ROW(JOINT_ANSWER, "joint.answered", joint_answer,
        NUMBER(joint_answer.joint, "joint", TAG_JOINT), REF(joint_answer.desk, "desk", REF_DESK),
        FLAG(joint_answer.agrees, "agrees"), TEXT(joint_answer.text, "text")),
    ROW(JOINT_AGREED, "joint.agreed", joint_agreed, NUMBER(joint_agreed.joint, "joint", TAG_JOINT)),
    ROW(JOINT_GIVEN, "joint.contributed", joint_given,
        NUMBER(joint_given.joint, "joint", TAG_JOINT), REF(joint_given.desk, "desk", REF_DESK),
        LATER_INT(joint_given.part, "part"), TEXT(joint_given.text, "text")),
    ROW(RISK, "risk.flagged", risk, REF(risk.desk, "desk", REF_DESK),
        REF(risk.person, "person", REF_THING), TEXT(risk.text, "text")),
    ROW(VARIABLE, "variable.set", variable, REF(variable.variable, "variable", REF_VARIABLE),
        INT(variable.value, "value")),
    ROW(ATTRIBUTE, "attribute.set", attribute, REF(attribute.person, "person", REF_THING),
        REF(attribute.attribute, "attribute", REF_ATTRIBUTE), INT(attribute.value, "value")),
    ROW(DRAW, "draw.made", draw, REF(draw.draw, "draw", REF_DRAW), INT(draw.count, "n"),
        INT(draw.value, "value"), INT(draw.permille, "of")),
    ROW(TRIGGER, "trigger.changed", trigger, REF(trigger.trigger, "trigger", REF_TRIGGER),
        ENUM(trigger.state, "state", trigger_names), MS(trigger.due, "due")),
    ROW(DEADLINE, "deadline.changed", deadline, REF(deadline.deadline, "deadline", REF_DEADLINE),
        ENUM(deadline.state, "state", deadline_names), MS(deadline.due, "due")),
    ROW(DECISION_OPENED, "decision.opened", decision,
        REF(decision.decision, "decision", REF_DECISION)),
    ROW(DECISION_TAKEN, "decision.taken", decision,
        REF(decision.decision, "decision", REF_DECISION), INT(decision.option, "option"),
        ENUM(decision.how, "how", taken_names)),
    ROW(CUE, "cue.given", cue, HOST_REF(cue.expect, "expect", REF_EXPECT), FLAG(cue.avoid, "avoid"),
        MS(cue.from, "from"), MS(cue.until, "until"), ACT(cue.act, "what")),
    ROW(EXPECT, "expect.closed", expect, REF(expect.expect, "expect", REF_EXPECT),
        ENUM(expect.state, "state", expect_names), NUMBER(expect.act, "act", TAG_ACT)),
    ROW(CRITERION, "criterion.judged", criterion,
        REF(criterion.criterion, "criterion", REF_CRITERION), FLAG(criterion.met, "met")),
    ROW(MISTAKE, "mistake.judged", mistake, REF(mistake.mistake, "mistake", REF_MISTAKE),
        FLAG(mistake.made, "made")),
    ROW(ENDING, "ending.told", ending, REF(ending.ending, "ending", REF_ENDING),
        INT(ending.option, "option"), INT(ending.grade, "grade")),
    ROW(SCORE, "score.told", score, REF(score.objective, "objective", REF_OBJECTIVE),
        REF(score.desk, "desk", REF_DESK), INT(score.points, "points"), INT(score.of, "of")),
    ROW(HAND, "hand.raised", hand, REF(hand.desk, "desk", REF_DESK), SEAT(hand.seat, "seat"),
        FLAG(hand.real, "real"), TEXT(hand.text, "text")),
    ROW(CALL_NOTED, "hand.noted", call_noted, HOST_INT(call_noted.call, "call"),
        INT(call_noted.own, "own"), HOST_SEAT(call_noted.seat, "seat")),
    ROW(REFLECTED, "reflection.given", reflected, REF(reflected.desk, "desk", REF_DESK),
        SEAT(reflected.seat, "seat"), INT(reflected.question, "question"),
        TEXT(reflected.text, "text")),
    ROW(TICKED, "objective.ticked", ticked, REF(ticked.desk, "desk", REF_DESK),
        SEAT(ticked.seat, "seat"), REF(ticked.objective, "objective", REF_OBJECTIVE),
        INT(ticked.duty, "duty"), FLAG(ticked.done, "done")),
    ROW(CARD_MARKED, "card.marked", card_marked, REF(card_marked.desk, "desk", REF_DESK),
        SEAT(card_marked.seat, "seat"), REF(card_marked.thing, "thing", REF_THING),
        ENUM(card_marked.mark, "mark", card_mark_names),
        REF(card_marked.same, "same", REF_THING)),
    ROW(OBSERVED, "observation.made", mark, INT(mark.number, "mark"),
        ENUM(mark.kind, "kind", mark_names), REF(mark.desk, "desk", REF_DESK),
        MS(mark.moment, "moment"), SEAT(mark.seat, "seat"), TEXT(mark.text, "text")),
    ROW(REMARK, "observation.explained", remark, INT(remark.number, "mark"),
        TEXT(remark.text, "text")),
    ROW(RATED, "objective.rated", rated, REF(rated.objective, "objective", REF_OBJECTIVE),
        ENUM(rated.rating, "rating", rating_names), SEAT(rated.seat, "seat"),
        TEXT(rated.text, "text")),
    ROW(GRADED, "area.graded", graded, REF(graded.area, "area", REF_AREA),
        INT(graded.grade, "grade"), SEAT(graded.seat, "seat"), TEXT(graded.text, "text")),
    ROW(SAID, "staff.said", said, SEAT(said.seat, "seat"), TEXT(said.text, "text")),
    ROW(WHEEL, "wheel.passed", wheel, SEAT(wheel.seat, "seat")),
    ROW(LINE, "line.begun", line, INT(line.line, "line"), INT(line.parent, "parent"),
        MS(line.to, "to"), TEXT(line.text, "text")),
    BARE(CASCADE, "cascade.stopped"),
    ROW(CREATED, "exercise.created", created, TEXT(created.scenario, "scenario"),
        TEXT(created.edition, "edition"), TEXT(created.digest, "digest"),
        INT(created.seed, "seed"), INT(created.seats, "seats")),
    ROW(SEAT, "seat.changed", seat, SEAT(seat.seat, "seat"), REF(seat.desk, "desk", REF_DESK),
        ENUM(seat.state, "state", seat_state_names), FLAG(seat.played, "played")),
    ROW(RECOVERED, "journal.recovered", recovered, INT(recovered.dropped, "dropped"),
        TEXT(recovered.sha256, "sha256")),
};

bool fact_is_house(enum fact_kind kind)
{
    switch ((int)kind) {
    case FACT_HAND:
    case FACT_CALL_NOTED:
    case FACT_REFLECTED:
    case FACT_OBSERVED:
    case FACT_REMARK:
    case FACT_RATED:
    case FACT_GRADED:
    case FACT_SAID:
    case FACT_WHEEL:
    case FACT_CREATED:
    case FACT_SEAT:
    case FACT_RECOVERED:
        return true;
    default:
        return false;
    }
}

enum fact_kind fact_find(struct span name)
{
    for (int k = 0; k < FACT_KIND_COUNT; k++) {
        if (span_is(name, fact_table[k].name)) {
            return (enum fact_kind)k;
        }
    }
    return FACT_KIND_COUNT;
}
