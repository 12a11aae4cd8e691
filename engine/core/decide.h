/*
 * Shared by the decide_*.c files: the command at hand, and emitting facts. Private to core.
 */
#ifndef CORE_DECIDE_H
#define CORE_DECIDE_H

#include "engine/core/core.h"
#include "engine/core/effect.h"

struct decide {
    struct core *core;
    const struct scenario *sc;
    struct state *st;
    struct batch *out;
    struct tag cause;
    uint64_t touched; /* topics, since the last round of conditions */
    int32_t room;     /* facts at which the cascade stops; what items carry makes its own room */
    bool stopped;     /* the cascade was stopped */
    struct span typed; /* in the act whose outcome's effects run */
};

/* Write a fact down and apply it. Its cause is the present one. */
void emit(struct decide *d, struct fact f);

/* A fact of a kind for an audience; the payload is the caller's to fill. */
struct fact fact_of(enum fact_kind kind, struct audience aud);

/* An object of some kind as cause until the returned old cause is put back. */
struct tag decide_cause(struct decide *d, struct tag cause);

/* Items (decide_item.c). */
struct post {
    int32_t kind, from, channel, priority, request;
    int32_t part; /* of the source: which option of an epilogue; 1: an outcome that came again */
    uint64_t to;
    struct tag source, voice;
    struct span subject, text;
    const struct tag *attach;
    int32_t attaches;
    bool withheld;
    bool of_desk; /* `from` sends it along: what it learned without names it cannot name */
};

int32_t decide_post(struct decide *d, const struct post *post); /* its item number */
void decide_card(struct decide *d, int32_t desk, int32_t thing, int32_t item);
void decide_exhibit(struct decide *d, int32_t exhibit, int32_t to);

/* Injects (decide_inject.c). */
void decide_release(struct decide *d, int32_t inject, enum origin origin, struct span reason);
void decide_arm(struct decide *d, int32_t inject, int64_t due, enum origin origin);
/* Because something came about: then, or now unless it is held. */
void decide_release_after(struct decide *d, int32_t inject, int64_t delay_ms);
void decide_inject_state(struct decide *d, int32_t inject, enum inject_state state,
                         enum origin origin, struct span reason);

/* Acts (decide_act.c, does.c, question.c). */
void decide_act_onward(struct decide *d,
                       int32_t number); /* ask, reserve, start, as far as it goes */
void decide_act_end(struct decide *d, int32_t number);
void decide_act_stop(struct decide *d, int32_t number, enum act_status status);
void decide_question(struct decide *d, const struct open_act *o, int32_t to);
int32_t decide_request(struct decide *d, const struct act *act, int32_t to, int32_t number,
                       struct span text);
void decide_does(struct decide *d, const struct open_act *o, const struct verb *v,
                 struct span text);
void decide_answered(struct decide *d, int32_t request, const struct post *answer, bool yes,
                     int32_t seat);

/* What the passing of time and conditions bring (decide_due.c, settle.c, decide_end.c). */
void decide_settle(struct decide *d);
void decide_watch(struct decide *d, const struct watch *w);
void decide_option(struct decide *d, int32_t decision, int32_t option, enum taken_how how);
void decide_mistake(struct decide *d, int32_t mistake, bool made);
void decide_deadline(struct decide *d, int32_t deadline, enum deadline_state state);
void decide_span_end(struct decide *d, int32_t expect);
void decide_cue(struct decide *d, int32_t expect, int64_t at);
void decide_evaluate(struct decide *d);
void decide_score(struct decide *d);

/* The commands themselves, for command_table. */
void decide_cmd_act(struct decide *d, const struct command *cmd);
void decide_cmd_withdraw(struct decide *d, const struct command *cmd);
void decide_cmd_receipt(struct decide *d, const struct command *cmd);
void decide_cmd_hand(struct decide *d, const struct command *cmd);
void decide_cmd_reflect(struct decide *d, const struct command *cmd);
void decide_cmd_board(struct decide *d, const struct command *cmd);
void decide_cmd_clock(struct decide *d, const struct command *cmd);
void decide_cmd_inject(struct decide *d, const struct command *cmd);
void decide_cmd_improvise(struct decide *d, const struct command *cmd);
void decide_cmd_amend(struct decide *d, const struct command *cmd);
void decide_cmd_override(struct decide *d, const struct command *cmd);
void decide_cmd_retime(struct decide *d, const struct command *cmd);
void decide_cmd_storyline(struct decide *d, const struct command *cmd);

/* Has it come, or will it never? When it is to come; NEVER for what waits for a condition or a
 * hand. Does this shift or drop concern it? */
bool inject_is_over(const struct state *st, int32_t inject);
int64_t inject_due(const struct scenario *sc, const struct state *st, int32_t inject);
bool inject_shifts(const struct core *c, const struct command *cmd, int32_t inject);

void decide_cmd_hint(struct decide *d, const struct command *cmd);
void decide_cmd_noted(struct decide *d, const struct command *cmd);
void decide_cmd_observe(struct decide *d, const struct command *cmd);
void decide_cmd_rate(struct decide *d, const struct command *cmd);
void decide_cmd_back(struct decide *d, const struct command *cmd);
void decide_cmd_staff(struct decide *d, const struct command *cmd);
void decide_cmd_due(struct decide *d, const struct command *cmd);
void decide_cmd_house(struct decide *d, const struct command *cmd);
struct verdict judge_act(const struct core *c, const struct command *cmd);
struct verdict judge_tick(const struct core *c, const struct command *cmd);
struct verdict judge_card(const struct core *c, const struct command *cmd);

/* judge_staff.c: what facilitators, evaluators and actors write, and change of the case. */
struct verdict judge_inject(const struct core *c, const struct command *cmd);
struct verdict judge_amend(const struct core *c, const struct command *cmd);
struct verdict judge_override(const struct core *c, const struct command *cmd);
struct verdict judge_improvise(const struct core *c, const struct command *cmd);
struct verdict judge_hint(const struct core *c, const struct command *cmd);
struct verdict judge_retime(const struct core *c, const struct command *cmd);
struct verdict judge_storyline(const struct core *c, const struct command *cmd);
struct verdict judge_note(const struct core *c, const struct command *cmd);
struct verdict judge_noted(const struct core *c, const struct command *cmd);
struct verdict judge_wheel(const struct core *c, const struct command *cmd);

#endif
