/*
 * Facts: what happened. The unit of the journal; state and views are folds of them. One row of
 * fact_table a kind (fact.c); to add one: payload here, row there, a case in apply, a line in
 * handbook/format/journal.md.
 */
#ifndef CORE_FACT_H
#define CORE_FACT_H

#include "engine/core/audience.h"
#include "engine/core/member.h"
#include "engine/core/states.h"

/* clang-format off */
#define FACT_KINDS(X) \
    X(STARTED, "clock.started") X(ENDED, "clock.ended") X(PAUSED, "clock.paused") \
    X(PAUSE_PLANNED, "clock.pause_planned") X(RESUMED, "clock.resumed") \
    X(SPEED, "clock.speed") X(JUMPED, "clock.jumped") \
    X(SEGMENT, "clock.segment") X(INJECT, "inject.changed") X(AMENDED, "inject.amended") \
    X(INJECT_JUDGED, "inject.judged") \
    X(ITEM, "item.sent") X(CARRIES, "item.carries") X(DELIVERED, "item.delivered") \
    X(OPENED, "item.opened") X(HANDLED, "item.handled") X(CARD, "card.made") \
    X(ACT_ACCEPTED, "act.accepted") X(ACT_REFUSED, "act.refused") X(ACT_WAITING, "act.waiting") \
    X(ACT_STARTED, "act.started") X(OVERRIDDEN, "act.overridden") X(ACT_ENDED, "act.ended") \
    X(UNIT, "unit.changed") \
    X(REQUEST, "request.made") X(ANSWER_PLANNED, "answer.planned") X(ANSWERED, "request.answered") \
    X(CONSENT, "consent.changed") X(BREACH, "consent.breached") X(EXHIBIT, "exhibit.moved") \
    X(JOINT, "joint.proposed") X(JOINT_ANSWER, "joint.answered") X(JOINT_AGREED, "joint.agreed") \
    X(JOINT_GIVEN, "joint.contributed") X(RISK, "risk.flagged") X(VARIABLE, "variable.set") \
    X(ATTRIBUTE, "attribute.set") \
    X(DRAW, "draw.made") X(TRIGGER, "trigger.changed") X(DEADLINE, "deadline.changed") \
    X(DECISION_OPENED, "decision.opened") X(DECISION_TAKEN, "decision.taken") X(CUE, "cue.given") \
    X(EXPECT, "expect.closed") X(CRITERION, "criterion.judged") X(MISTAKE, "mistake.judged") \
    X(ENDING, "ending.told") X(SCORE, "score.told") X(HAND, "hand.raised") \
    X(CALL_NOTED, "hand.noted") X(REFLECTED, "reflection.given") \
    X(TICKED, "objective.ticked") X(CARD_MARKED, "card.marked") \
    X(OBSERVED, "observation.made") X(REMARK, "observation.explained") X(RATED, "objective.rated") \
    X(GRADED, "area.graded") X(SAID, "staff.said") X(WHEEL, "wheel.passed") X(LINE, "line.begun") \
    X(CASCADE, "cascade.stopped") X(CREATED, "exercise.created") X(SEAT, "seat.changed") \
    X(RECOVERED, "journal.recovered")
/* clang-format on */

enum fact_kind {
#define X(symbol, name) FACT_##symbol,
    FACT_KINDS(X)
#undef X
        FACT_KIND_COUNT
};

/* clang-format off */
struct fact {
    enum fact_kind kind;
    struct audience aud;
    struct tag cause;
    union {
        struct { struct span text; } words; /* started, ended, paused, resumed */
        struct { int64_t permille; struct span text; } speed;
        struct { int64_t to, instead; struct span text; } jumped; /* pause_planned: to -1, taken
                 back; instead of the one at that time, of all (0), of none (-1: one more) */
        struct { int32_t segment; } segment;
        struct { int32_t inject, state, origin; int64_t due; struct span text; } inject;
        struct { int32_t inject; uint64_t to; struct span subject, words, text; } amended;
        struct { int32_t inject, missed; } judged;
        struct { int32_t item, kind, from, channel, priority, request, part; uint64_t to;
                 struct tag source, voice; /* voice: whose name it bears, if not the desk's */
                 struct span subject, text; } item;
        struct { int32_t item, withheld; struct tag what; } carries;
        struct { int32_t item, desk, seat; } receipt; /* delivered: through item */
        struct { int32_t desk, thing, kind, item; } card;
        struct { int32_t number, seat; struct act act;
                 struct span text, texts[FIELDS_MAX]; } accepted;
        struct { int32_t seat, code; struct act act; } refused;
        struct { int32_t number, desk, status, request; } waiting;
        struct { int32_t number, desk; int64_t ends_at; } started;
        struct { int32_t number, outcome; struct span text; } overridden; /* NONE: none */
        struct { int32_t number, desk, status; struct tag source; } ended;
        struct { int32_t pool, act; int64_t unit; } unit; /* act 0: free again */
        struct { int32_t request, from, to, act, verb, target, basis, choice[FIELDS_MAX];
                 struct span text; } request;
        struct { int32_t request, answer; int64_t at; } planned;
        struct { int32_t request, desk, seat, status; struct tag source;
                 struct span text; } answered;
        struct { int32_t person, desk, state; } consent;
        struct { int32_t person, desk, knowledge, exhibit; uint64_t to; } breach;
        struct { int32_t exhibit, from, to; } exhibit;
        struct { int32_t joint, kind, desk; uint64_t to; struct span text; } joint;
        struct { int32_t joint, desk, agrees; struct span text; } joint_answer;
        struct { int32_t joint; } joint_agreed;
        struct { int32_t joint, desk; int64_t part; struct span text; } joint_given;
        struct { int32_t desk, person; struct span text; } risk;
        struct { int32_t variable; int64_t value; } variable;
        struct { int32_t person, attribute; int64_t value; } attribute;
        struct { int32_t draw; int64_t count, value, permille; } draw;
        struct { int32_t trigger, state; int64_t due; } trigger;
        struct { int32_t deadline, state; int64_t due; } deadline;
        struct { int32_t decision, how; int64_t option; } decision;
        struct { int32_t expect, avoid; int64_t from, until; struct act act; } cue;
        struct { int32_t expect, state, act; } expect;
        struct { int32_t criterion, met; } criterion;
        struct { int32_t mistake, made; } mistake;
        struct { int32_t ending; int64_t option, grade; } ending;
        struct { int32_t objective, desk; int64_t points, of; } score; /* both NONE: the total */
        struct { int32_t desk, seat, real; struct span text; } hand;
        struct { int64_t call, own; int32_t seat; } call_noted; /* call: which hand.raised,
                                                  from 1; own: which of the desk's */
        struct { int32_t desk, seat; int64_t question; struct span text; } reflected;
        struct { int32_t desk, seat, objective, done; int64_t duty; } ticked; /* duty: from 1 */
        struct { int32_t desk, seat, thing, mark, same; } card_marked;
        struct { int64_t number, moment; int32_t kind, desk, seat; struct span text; } mark;
        struct { int64_t number; struct span text; } remark;
        struct { int32_t objective, rating, seat; struct span text; } rated;
        struct { int32_t area, seat; int64_t grade; struct span text; } graded;
        struct { int32_t seat; struct span text; } said;
        struct { int32_t seat; } wheel; /* 0: nobody */
        struct { int64_t line, parent, to; struct span text; } line;
        struct { int64_t seed, seats; struct span scenario, edition, digest; } created;
        struct { int32_t seat, desk, state, played; } seat;
        struct { int64_t dropped; struct span sha256; } recovered;
    } u;
};
/* clang-format on */

struct fact_row {
    const char *name;
    uint16_t size;               /* bytes of its payload */
    const struct member *member; /* ended by MEMBER_END */
};

extern const char *const mark_names[], *const card_mark_names[], *const rating_names[],
    *const seat_state_names[];
extern const struct fact_row fact_table[FACT_KIND_COUNT];

/*
 * House facts are about the room, not about the case: they stay when play goes back (run.h). The
 * others are play.
 */
bool fact_is_house(enum fact_kind kind);

/* The kind of a name, or FACT_KIND_COUNT. */
enum fact_kind fact_find(struct span name);

#endif
