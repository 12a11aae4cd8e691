#include "engine/core/command.h"

#include <stddef.h>

#include "engine/core/decide.h"
#include "engine/core/pauses.h"

#include "engine/core/pure.h"

#define AT(field) .offset = (uint16_t)offsetof(struct command, u.field)
#define LIST(...) (const struct member[]){__VA_ARGS__, {.type = MEMBER_END}}
#define BARE (const struct member[]){{.type = MEMBER_END}}
#define REASON(field) {.name = "reason", .type = MEMBER_TEXT, AT(field)}
#define ITEM_NUMBER {.name = "item", .type = MEMBER_NUMBER, AT(number.number), .kind = TAG_ITEM}
#define STORYLINE                                                                                  \
    {.name = "storyline", .type = MEMBER_REF, AT(shift.storyline), .kind = REF_STORYLINE}
#define INJECT_REF {.name = "inject", .type = MEMBER_REF, AT(inject.inject), .kind = REF_INJECT}

static struct verdict fine(const struct core *c, const struct command *cmd)
{
    (void)c;
    (void)cmd;
    return verdict_of(REFUSE_NONE);
}

static struct verdict judge_withdraw(const struct core *c, const struct command *cmd)
{
    int32_t slot = state_open_act(&c->st, cmd->u.number.number);

    if (slot < 0 || c->st.going[slot].act.desk != cmd->desk) {
        return verdict_of(REFUSE_NOT_FOUND);
    }
    return verdict_of(c->st.going[slot].status == ACT_RUNNING ? REFUSE_STATE : REFUSE_NONE);
}

static struct verdict judge_receipt(const struct core *c, const struct command *cmd)
{
    int32_t n = cmd->u.number.number;
    const struct item *it;
    uint64_t bit = desk_bit(cmd->desk);

    if (n < 1 || n > c->st.items) {
        return verdict_of(REFUSE_NOT_FOUND);
    }
    it = &c->st.item[n - 1];
    if (cmd->kind == COMMAND_DELIVERED) {
        return verdict_of(n > c->st.delivered[cmd->desk] ? REFUSE_NONE : REFUSE_ANSWERED);
    }
    if (!((uint64_t)it->to & bit)) {
        return verdict_of(REFUSE_NOT_FOUND);
    }
    if (cmd->kind == COMMAND_OPEN) {
        return verdict_of(seat_counted(&it->readers, cmd->seat) ? REFUSE_ANSWERED : REFUSE_NONE);
    }
    return verdict_of((uint64_t)it->handled & bit ? REFUSE_ANSWERED : REFUSE_NONE);
}

static struct verdict judge_words(const struct core *c, const struct command *cmd)
{
    (void)c;
    return verdict_of(cmd->u.words.text.len > TYPED_TEXT_MAX ? REFUSE_TEXT_LENGTH : REFUSE_NONE);
}

static struct verdict judge_hand(const struct core *c, const struct command *cmd)
{
    (void)c;
    return verdict_of(cmd->u.hand.text.len > TYPED_TEXT_MAX ? REFUSE_TEXT_LENGTH : REFUSE_NONE);
}

static struct verdict judge_reflect(const struct core *c, const struct command *cmd)
{
    (void)c;
    if (cmd->u.reflect.question < 1 || cmd->u.reflect.question > QUESTIONS) {
        return verdict_of(REFUSE_VALUE);
    }
    if (!cmd->u.reflect.text.len) {
        return verdict_of(REFUSE_TEXT);
    }
    return verdict_of(cmd->u.reflect.text.len > TYPED_TEXT_MAX ? REFUSE_TEXT_LENGTH : REFUSE_NONE);
}

static struct verdict judge_resume(const struct core *c, const struct command *cmd)
{
    (void)cmd;
    return verdict_of(c->st.now >= c->sc->play_length ? REFUSE_STATE : REFUSE_NONE);
}

/* A tenth of real time to 600 times as fast. */
static struct verdict judge_speed(const struct core *c, const struct command *cmd)
{
    int64_t p = cmd->u.speed.permille;

    (void)c;
    return verdict_of(p < 100 || p > 600000 ? REFUSE_VALUE : REFUSE_NONE);
}

static struct verdict judge_jump(const struct core *c, const struct command *cmd)
{
    int64_t to = cmd->u.jump.to;

    return verdict_of(to <= c->st.now || to > c->sc->play_length ? REFUSE_VALUE : REFUSE_NONE);
}

static struct verdict judge_plan_pause(const struct core *c, const struct command *cmd)
{
    const struct state *st = &c->st;
    int64_t to = cmd->u.jump.to;
    int64_t instead = cmd->u.jump.instead;
    bool planned = instead == 0 ? state_pauses(st) > 0
                                : instead > 0 && state_pause(st, instead) != NONE;

    if (to != -1 ? to <= st->now || to >= c->sc->play_length : instead < 0) {
        return verdict_of(REFUSE_VALUE);
    }
    if (!planned && (to == -1 || instead > 0)) {
        return verdict_of(REFUSE_STATE);
    }
    if (instead < 0 && state_pause(st, to) == NONE && state_pause(st, NEVER) == NONE) {
        return verdict_of(REFUSE_FULL);
    }
    return verdict_of(cmd->u.jump.text.len > TYPED_TEXT_MAX ? REFUSE_TEXT_LENGTH : REFUSE_NONE);
}

/* Judged twice: where play stands, and there, where it goes back to. */
static struct verdict judge_back(const struct core *c, const struct command *cmd)
{
    if (cmd->u.back.to < 0 || cmd->u.back.to > c->st.now || cmd->u.back.line > LINES_MAX) {
        return verdict_of(REFUSE_VALUE);
    }
    return verdict_of(cmd->u.back.text.len > TYPED_TEXT_MAX ? REFUSE_TEXT_LENGTH : REFUSE_NONE);
}

enum { STEERS = POWER_STAFF | POWER_WHEEL,
       SPEAKS = POWER_STAFF | POWER_ACTOR,
       NOTES = POWER_STAFF | POWER_EVALUATOR | POWER_ACTOR };

enum { RUNNING_OR_PAUSED = IN_RUNNING | IN_PAUSED, ANY_TIME = RUNNING_OR_PAUSED | IN_ENDED,
       EVER = ANY_TIME | IN_WAITING };

const struct command_row command_table[COMMAND_KIND_COUNT] = {
    [COMMAND_ACT] = {"act", POWER_PLAYER | SPEAKS, IN_RUNNING,
                     LIST({.name = "what", .type = MEMBER_ACT, AT(act.act)},
                          {.name = "text", .type = MEMBER_TEXT, AT(act.text)},
                          {.name = "texts", .type = MEMBER_TEXTS, AT(act.texts)}),
                     judge_act, decide_cmd_act, "do something: a verb of the role, on a card"},
    [COMMAND_WITHDRAW] =
        {"withdraw", POWER_PLAYER, RUNNING_OR_PAUSED,
         LIST({.name = "act", .type = MEMBER_NUMBER, AT(number.number), .kind = TAG_ACT}),
         judge_withdraw, decide_cmd_withdraw, "take back an act that still waits"},
    [COMMAND_OPEN] = {"open", POWER_PLAYER, EVER, LIST(ITEM_NUMBER), judge_receipt,
                      decide_cmd_receipt, "whoever sits at the seat has opened and read an item"},
    [COMMAND_HANDLE] = {"handle", POWER_PLAYER, EVER, LIST(ITEM_NUMBER), judge_receipt,
                        decide_cmd_receipt, "an item was dealt with"},
    [COMMAND_DELIVERED] = {"delivered", POWER_PLAYER, EVER, LIST(ITEM_NUMBER), judge_receipt,
                           decide_cmd_receipt, "everything through this item has arrived"},
    [COMMAND_HAND] = {"hand", POWER_PLAYER, IN_WAITING | RUNNING_OR_PAUSED,
                      LIST({.name = "real", .type = MEMBER_FLAG, AT(hand.real)},
                           {.name = "text", .type = MEMBER_TEXT, AT(hand.text)}),
                      judge_hand, decide_cmd_hand, "call the facilitator"},
    [COMMAND_TICK] = {"tick", POWER_PLAYER, EVER,
                      LIST({.name = "objective", .type = MEMBER_REF, AT(tick.objective),
                            .kind = REF_OBJECTIVE},
                           {.name = "duty", .type = MEMBER_INT, AT(tick.duty)},
                           {.name = "done", .type = MEMBER_FLAG, AT(tick.done)}),
                      judge_tick, decide_cmd_board,
                      "an objective, or a duty of the role, ticked off by the desk for itself"},
    [COMMAND_REFLECT] = {"reflect", POWER_PLAYER, IN_ENDED,
                         LIST({.name = "question", .type = MEMBER_INT, AT(reflect.question)},
                              {.name = "text", .type = MEMBER_TEXT, AT(reflect.text)}),
                         judge_reflect, decide_cmd_reflect,
                         "when play has ended: what somebody makes of it for themselves"},
    [COMMAND_MARK_CARD] = {"mark_card", POWER_PLAYER, ANY_TIME,
                           LIST({.name = "thing", .type = MEMBER_REF, AT(card.thing),
                                 .kind = REF_THING},
                                {.name = "mark", .type = MEMBER_ENUM, AT(card.mark),
                                 .names = card_mark_names},
                                {.name = "same", .type = MEMBER_REF, AT(card.same),
                                 .kind = REF_THING}),
                           judge_card, decide_cmd_board,
                           "what the desk makes of a card: unsure, or the same as another"},
    [COMMAND_STARTEX] = {"startex", STEERS, IN_WAITING, BARE, fine, decide_cmd_clock,
                         "STARTEX: play begins"},
    [COMMAND_PAUSE] = {"pause", POWER_STAFF | POWER_HOST, IN_RUNNING, LIST(REASON(words.text)),
                       judge_words, decide_cmd_clock,
                       "stop both clocks, with a reason that everybody sees"},
    [COMMAND_PLAN_PAUSE] =
        {"plan_pause", STEERS, IN_WAITING | RUNNING_OR_PAUSED,
         LIST({.name = "to", .type = MEMBER_MS, AT(jump.to)},
              {.name = "instead", .type = MEMBER_MS, AT(jump.instead), .later = true},
              REASON(jump.text)),
         judge_plan_pause, decide_cmd_clock,
         "pause at a later play time: one more, or instead of what is planned; or none"},
    [COMMAND_RESUME] = {"resume", STEERS, IN_PAUSED, BARE, judge_resume, decide_cmd_clock,
                        "go on after a pause"},
    [COMMAND_SPEED] = {"speed", STEERS | POWER_HOST, IN_WAITING | RUNNING_OR_PAUSED,
                       LIST({.name = "permille", .type = MEMBER_INT, AT(speed.permille)},
                            REASON(speed.text)),
                       judge_speed, decide_cmd_clock, "play time per real time"},
    [COMMAND_JUMP] = {"jump", STEERS, IN_RUNNING,
                      LIST({.name = "to", .type = MEMBER_MS, AT(jump.to)}, REASON(jump.text)),
                      judge_jump, decide_cmd_clock, "go to a later play time; all due comes first"},
    [COMMAND_ENDEX] = {"endex", STEERS, RUNNING_OR_PAUSED, LIST(REASON(words.text)),
                       judge_words, decide_cmd_clock, "ENDEX: play ends, and is judged"},
    [COMMAND_RELEASE] = {"release", STEERS, RUNNING_OR_PAUSED,
                         LIST(INJECT_REF, REASON(inject.text)), judge_inject, decide_cmd_inject,
                         "release an inject now"},
    [COMMAND_HOLD] = {"hold", STEERS, IN_WAITING | RUNNING_OR_PAUSED,
                      LIST(INJECT_REF, REASON(inject.text)), judge_inject, decide_cmd_inject,
                      "keep an inject back until it is released by hand"},
    [COMMAND_SKIP] = {"skip", STEERS, IN_WAITING | RUNNING_OR_PAUSED,
                      LIST(INJECT_REF, REASON(inject.text)), judge_inject, decide_cmd_inject,
                      "leave an inject out"},
    [COMMAND_IMPROVISE] =
        {"improvise", SPEAKS, RUNNING_OR_PAUSED,
         LIST({.name = "from", .type = MEMBER_REF, AT(improvise.from), .kind = REF_DESK},
              {.name = "channel", .type = MEMBER_REF, AT(improvise.channel), .kind = REF_CHANNEL},
              {.name = "person", .type = MEMBER_REF, AT(improvise.person), .kind = REF_THING},
              {.name = "like", .type = MEMBER_REF, AT(improvise.like), .kind = REF_INJECT},
              {.name = "priority", .type = MEMBER_FLAG, AT(improvise.priority)},
              {.name = "to", .type = MEMBER_DESKS, AT(improvise.to)},
              {.name = "subject", .type = MEMBER_TEXT, AT(improvise.subject)},
              {.name = "text", .type = MEMBER_TEXT, AT(improvise.text)}),
         judge_improvise, decide_cmd_improvise,
         "an inject of the moment, in a control desk's voice"},
    [COMMAND_RETIME] = {"retime", STEERS, IN_WAITING | RUNNING_OR_PAUSED,
                        LIST({.name = "inject", .type = MEMBER_REF, AT(retime.inject),
                              .kind = REF_INJECT},
                             {.name = "to", .type = MEMBER_MS, AT(retime.to)}, REASON(retime.text)),
                        judge_retime, decide_cmd_retime, "let an inject come at another time"},
    [COMMAND_SHIFT] = {"shift", STEERS, IN_WAITING | RUNNING_OR_PAUSED,
                       LIST({.name = "by", .type = MEMBER_MS, AT(shift.by)}, STORYLINE,
                            REASON(shift.text)),
                       judge_storyline, decide_cmd_storyline,
                       "let all that is still to come, or one storyline, come later or earlier"},
    [COMMAND_DROP] = {"drop", STEERS, IN_WAITING | RUNNING_OR_PAUSED,
                      LIST(STORYLINE, REASON(shift.text)), judge_storyline, decide_cmd_storyline,
                      "leave out what is still to come of a storyline"},
    [COMMAND_AMEND] = {"amend", STEERS, IN_WAITING | RUNNING_OR_PAUSED,
                       LIST({.name = "inject", .type = MEMBER_REF, AT(amend.inject),
                             .kind = REF_INJECT},
                            {.name = "to", .type = MEMBER_DESKS, AT(amend.to)},
                            {.name = "subject", .type = MEMBER_TEXT, AT(amend.subject)},
                            {.name = "words", .type = MEMBER_TEXT, AT(amend.words)},
                            REASON(amend.text)),
                       judge_amend, decide_cmd_amend,
                       "change to whom an inject goes and what it says, before it comes"},
    [COMMAND_OVERRIDE] =
        {"override", STEERS, RUNNING_OR_PAUSED,
         LIST({.name = "act", .type = MEMBER_NUMBER, AT(override.act), .kind = TAG_ACT},
              {.name = "outcome", .type = MEMBER_INT, AT(override.outcome)},
              REASON(override.text)),
         judge_override, decide_cmd_override, "choose what comes of an act that has not ended"},
    [COMMAND_HINT] = {"hint", NOTES,
                      IN_WAITING | RUNNING_OR_PAUSED,
                      LIST({.name = "to", .type = MEMBER_DESKS, AT(hint.to)},
                           {.name = "text", .type = MEMBER_TEXT, AT(hint.text)}),
                      judge_hint, decide_cmd_hint, "a word to a desk as its mentor"},
    [COMMAND_OBSERVE] = {"observe", NOTES, EVER,
                      LIST({.name = "kind", .type = MEMBER_ENUM, AT(mark.kind),
                            .names = mark_names},
                           {.name = "desk", .type = MEMBER_REF, AT(mark.desk), .kind = REF_DESK},
                           {.name = "moment", .type = MEMBER_MS, AT(mark.moment)},
                           {.name = "text", .type = MEMBER_TEXT, AT(mark.text)}),
                      judge_note, decide_cmd_observe, "an observation, at this moment"},
    [COMMAND_REMARK] = {"remark", NOTES, EVER,
                        LIST({.name = "mark", .type = MEMBER_INT, AT(remark.number)},
                             {.name = "text", .type = MEMBER_TEXT, AT(remark.text)}),
                        judge_note, decide_cmd_observe, "words for an observation made before"},
    [COMMAND_RATE] = {"rate", POWER_STAFF | POWER_EVALUATOR, EVER,
                      LIST({.name = "objective", .type = MEMBER_REF, AT(rate.objective),
                            .kind = REF_OBJECTIVE},
                           {.name = "rating", .type = MEMBER_ENUM, AT(rate.rating),
                            .names = rating_names},
                           {.name = "text", .type = MEMBER_TEXT, AT(rate.text)}),
                      judge_note, decide_cmd_rate, "how an objective was met (P, S, M, U)"},
    [COMMAND_GRADE] = {"grade", POWER_STAFF | POWER_EVALUATOR, EVER,
                       LIST({.name = "area", .type = MEMBER_REF, AT(grade.area), .kind = REF_AREA},
                            {.name = "grade", .type = MEMBER_INT, AT(grade.grade)},
                            {.name = "text", .type = MEMBER_TEXT, AT(grade.text)}),
                       judge_note, decide_cmd_rate, "an area of the rubric, 0 to 4"},
    [COMMAND_SAY] = {"say", NOTES, EVER,
                     LIST({.name = "text", .type = MEMBER_TEXT, AT(words.text)}), judge_note,
                     decide_cmd_staff, "a word to the other facilitators, evaluators and actors"},
    [COMMAND_NOTED] = {"noted", NOTES, EVER,
                       LIST({.name = "call", .type = MEMBER_INT, AT(noted.call)}), judge_noted,
                       decide_cmd_noted, "a call for the facilitator is dealt with"},
    [COMMAND_WHEEL] = {"wheel", STEERS | POWER_HOST, EVER,
                       LIST({.name = "who", .type = MEMBER_SEAT, AT(wheel.seat)}), judge_wheel,
                       decide_cmd_staff, "who steers: take the wheel, hand it on, or let it go"},
    [COMMAND_BACK] = {"back", STEERS, RUNNING_OR_PAUSED,
                      LIST({.name = "to", .type = MEMBER_MS, AT(back.to)},
                           REASON(back.text)),
                      judge_back, decide_cmd_back,
                      "go back to an earlier time of play: a new line begins there"},
    [COMMAND_DUE] = {"due", POWER_HOST, IN_RUNNING,
                     LIST({.name = "kind", .type = MEMBER_ENUM, AT(due.kind), .names = due_names},
                          {.name = "index", .type = MEMBER_INDEX, AT(due.index)}),
                     fine, decide_cmd_due, "the clock has reached what was due"},
    [COMMAND_CREATE] = {"create", POWER_HOST, EVER,
                        LIST({.name = "scenario", .type = MEMBER_TEXT, AT(create.scenario)},
                             {.name = "edition", .type = MEMBER_TEXT, AT(create.edition)},
                             {.name = "digest", .type = MEMBER_TEXT, AT(create.digest)},
                             {.name = "seed", .type = MEMBER_INT, AT(create.seed)},
                             {.name = "seats", .type = MEMBER_INT, AT(create.seats)}),
                        fine, decide_cmd_house, "the exercise is laid out"},
    [COMMAND_SEAT] =
        {"seat", POWER_HOST, EVER,
         LIST({.name = "who", .type = MEMBER_SEAT, AT(seat.seat)},
              {.name = "desk", .type = MEMBER_REF, AT(seat.desk), .kind = REF_DESK},
              {.name = "state", .type = MEMBER_ENUM, AT(seat.state), .names = seat_state_names},
              {.name = "played", .type = MEMBER_FLAG, AT(seat.played)},
              {.name = "token", .type = MEMBER_TEXT, AT(seat.token)}),
         fine, decide_cmd_house, "somebody takes a seat, comes or goes"},
    [COMMAND_RECOVER] = {"recover", POWER_HOST, EVER,
                         LIST({.name = "dropped", .type = MEMBER_INT, AT(recover.dropped)},
                              {.name = "sha256", .type = MEMBER_TEXT, AT(recover.sha256)}),
                         fine, decide_cmd_house, "a torn tail of the journal was kept aside"},
};

const struct power_row power_rows[] = {
    {POWER_PLAYER, "player"},       {POWER_STAFF, "staff"}, {POWER_HOST, "host"},
    {POWER_EVALUATOR, "evaluator"}, {POWER_ACTOR, "actor"}, {POWER_OBSERVER, "observer"},
    {0, NULL},
};

const char *power_name(int power)
{
    const struct power_row *p = power_rows;

    while (p->name && p->power != power) {
        p++;
    }
    return p->name;
}

int power_find(struct span name)
{
    const struct power_row *p = power_rows;

    while (p->name && !span_is(name, p->name)) {
        p++;
    }
    return p->power;
}

enum command_kind command_find(struct span name)
{
    for (int k = 0; k < COMMAND_KIND_COUNT; k++) {
        if (span_is(name, command_table[k].name)) {
            return (enum command_kind)k;
        }
    }
    return COMMAND_KIND_COUNT;
}

static int phase_of(const struct state *st)
{
    if (st->phase == PHASE_WAITING) {
        return IN_WAITING;
    }
    if (st->phase == PHASE_ENDED) {
        return IN_ENDED;
    }
    return st->paused ? IN_PAUSED : IN_RUNNING;
}

static enum refusal wrong_phase(int phase, int phases)
{
    if (phase == IN_ENDED) {
        return REFUSE_ENDED;
    }
    if (phase == IN_WAITING) {
        return REFUSE_NOT_RUNNING;
    }
    if (phase == IN_PAUSED) {
        return REFUSE_PAUSED;
    }
    return phases & IN_PAUSED ? REFUSE_NOT_PAUSED : REFUSE_RUNNING;
}

struct verdict command_judge(const struct core *c, const struct command *cmd)
{
    const struct command_row *row = &command_table[cmd->kind];
    int phase = phase_of(&c->st);

    if (!(row->power & cmd->power)) {
        return verdict_of(REFUSE_NOT_YOURS);
    }
    if ((row->power & POWER_WHEEL) && cmd->power == POWER_STAFF && c->st.wheel &&
        c->st.wheel != cmd->seat) {
        return verdict_of(REFUSE_WHEEL);
    }
    if (!(row->phases & phase)) {
        return verdict_of(wrong_phase(phase, row->phases));
    }
    return row->judge(c, cmd);
}
