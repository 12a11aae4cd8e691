/*
 * May facilitators, evaluators and actors write that, and change that of the case?
 */
#include "engine/core/decide.h"

#include "engine/core/pure.h"

/* May this be done to an inject, with such a reason? */
static struct verdict judge_script(const struct core *c, enum command_kind kind, int32_t inject,
                                   struct span reason)
{
    int32_t s;
    bool waits;

    if (inject < 0 || inject >= scenario_count(c->sc, REF_INJECT)) {
        return verdict_of(REFUSE_NOT_FOUND);
    }
    s = c->st.inject[inject].state;
    waits = s == INJECT_PLANNED || s == INJECT_ARMED;
    if (reason.len > TYPED_TEXT_MAX) {
        return verdict_of(REFUSE_TEXT_LENGTH);
    }
    if (kind == COMMAND_RELEASE && s == INJECT_SKIPPED) {
        return verdict_of(REFUSE_NONE); /* left out by a slip: nobody has seen anything of it */
    }
    return verdict_of(waits || (s == INJECT_HELD && kind != COMMAND_HOLD) ? REFUSE_NONE
                                                                          : REFUSE_STATE);
}

struct verdict judge_inject(const struct core *c, const struct command *cmd)
{
    return judge_script(c, cmd->kind, cmd->u.inject.inject, cmd->u.inject.text);
}

static bool desks_of_case(const struct core *c, uint64_t to)
{
    int32_t desks = scenario_count(c->sc, REF_DESK);

    return to && (desks == DESKS_MAX || !(to >> desks));
}

/* Words to desks, of control's making. */
static enum refusal judge_words_to(const struct core *c, uint64_t to, struct span text)
{
    if (!desks_of_case(c, to)) {
        return REFUSE_ADDRESSEE;
    }
    if (text.len > TYPED_TEXT_MAX) {
        return REFUSE_TEXT_LENGTH;
    }
    if (c->st.items >= ITEMS_MAX - DESKS_MAX) {
        return REFUSE_FULL;
    }
    return text.len ? REFUSE_NONE : REFUSE_TEXT;
}

struct verdict judge_improvise(const struct core *c, const struct command *cmd)
{
    int32_t from = cmd->u.improvise.from;

    if (from == NONE || !c->sc->desk[from].control) {
        return verdict_of(REFUSE_VALUE);
    }
    if (cmd->u.improvise.person != NONE &&
        c->sc->thing[cmd->u.improvise.person].played_by != from) {
        return verdict_of(REFUSE_VALUE);
    }
    if (cmd->u.improvise.like != NONE && c->sc->inject[cmd->u.improvise.like].from != from) {
        return verdict_of(REFUSE_VALUE);
    }
    if (cmd->u.improvise.subject.len > TYPED_SUBJECT_MAX) {
        return verdict_of(REFUSE_TEXT_LENGTH);
    }
    return verdict_of(judge_words_to(c, cmd->u.improvise.to, cmd->u.improvise.text));
}

/* Nothing in it: as the case has it again. Words that a desk writes are that desk's. */
struct verdict judge_amend(const struct core *c, const struct command *cmd)
{
    const struct inject *in;
    struct verdict v = judge_script(c, cmd->kind, cmd->u.amend.inject, cmd->u.amend.text);
    bool changed;
    int32_t used = 0;

    if (v.code) {
        return v;
    }
    if (cmd->u.amend.subject.len > TYPED_SUBJECT_MAX || cmd->u.amend.words.len > TYPED_TEXT_MAX) {
        return verdict_of(REFUSE_TEXT_LENGTH);
    }
    changed = state_amended(&c->st, cmd->u.amend.inject) != NULL;
    if (!cmd->u.amend.to && !cmd->u.amend.subject.len && !cmd->u.amend.words.len) {
        return verdict_of(changed ? REFUSE_NONE : REFUSE_STATE);
    }
    if (cmd->u.amend.to && !desks_of_case(c, cmd->u.amend.to)) {
        return verdict_of(REFUSE_ADDRESSEE);
    }
    in = &c->sc->inject[cmd->u.amend.inject];
    if (in->kind == INJECT_NOTE || (cmd->u.amend.words.len && in->words)) {
        return verdict_of(REFUSE_VALUE);
    }
    if (scenario_item_facts(c->sc, cmd->u.amend.to, in->attach.tag, in->attach.tags) >
        ITEM_FACTS_MAX) {
        return verdict_of(REFUSE_FULL); /* it could not be told to so many */
    }
    for (int32_t i = 0; i < c->st.amended_most; i++) {
        used += c->st.amended[i].inject != 0;
    }
    return verdict_of(used == AMENDED_MAX && !changed ? REFUSE_FULL : REFUSE_NONE);
}

struct verdict judge_override(const struct core *c, const struct command *cmd)
{
    int32_t slot = state_open_act(&c->st, cmd->u.override.act);
    int64_t outcome = cmd->u.override.outcome;

    if (slot < 0) {
        return verdict_of(REFUSE_NOT_FOUND);
    }
    if (cmd->u.override.text.len > TYPED_TEXT_MAX) {
        return verdict_of(REFUSE_TEXT_LENGTH);
    }
    if (!outcome) {
        return verdict_of(c->st.going[slot].outcome ? REFUSE_NONE : REFUSE_STATE);
    }
    return verdict_of(core_outcome_of(c->sc, &c->st.going[slot].act, outcome) == NONE
                          ? REFUSE_VALUE
                          : REFUSE_NONE);
}

struct verdict judge_hint(const struct core *c, const struct command *cmd)
{
    return verdict_of(judge_words_to(c, cmd->u.hint.to, cmd->u.hint.text));
}

struct verdict judge_retime(const struct core *c, const struct command *cmd)
{
    if (cmd->u.retime.to < c->st.now || cmd->u.retime.to > c->sc->play_length) {
        return verdict_of(REFUSE_VALUE);
    }
    return judge_script(c, cmd->kind, cmd->u.retime.inject, cmd->u.retime.text);
}

/* Is there anything of it still to come: by the clock, for a shift? */
static enum refusal judge_coming(const struct core *c, const struct command *cmd)
{
    for (int32_t i = 0; i < scenario_count(c->sc, REF_INJECT); i++) {
        if (inject_shifts(c, cmd, i)) {
            return REFUSE_NONE;
        }
    }
    return REFUSE_STATE;
}

struct verdict judge_storyline(const struct core *c, const struct command *cmd)
{
    if (cmd->u.shift.text.len > TYPED_TEXT_MAX) {
        return verdict_of(REFUSE_TEXT_LENGTH);
    }
    if (cmd->kind == COMMAND_DROP) {
        return verdict_of(cmd->u.shift.storyline != NONE ? judge_coming(c, cmd) : REFUSE_VALUE);
    }
    return verdict_of(cmd->u.shift.by == 0 || cmd->u.shift.by < -c->sc->play_length ||
                              cmd->u.shift.by > c->sc->play_length
                          ? REFUSE_VALUE
                          : judge_coming(c, cmd));
}

static bool is_grade(int32_t area, int64_t grade)
{
    return area != NONE && grade >= GRADE_NONE && grade <= GRADE_MOST;
}

struct verdict judge_note(const struct core *c, const struct command *cmd)
{
    struct span text = cmd->kind == COMMAND_OBSERVE     ? cmd->u.mark.text
                       : cmd->kind == COMMAND_REMARK ? cmd->u.remark.text
                       : cmd->kind == COMMAND_RATE   ? cmd->u.rate.text
                       : cmd->kind == COMMAND_GRADE  ? cmd->u.grade.text
                                                     : cmd->u.words.text;

    if (text.len > TYPED_TEXT_MAX) {
        return verdict_of(REFUSE_TEXT_LENGTH);
    }
    if (cmd->kind == COMMAND_SAY) {
        return verdict_of(text.len ? REFUSE_NONE : REFUSE_TEXT);
    }
    if ((cmd->kind == COMMAND_RATE && cmd->u.rate.objective == NONE) ||
        (cmd->kind == COMMAND_GRADE && !is_grade(cmd->u.grade.area, cmd->u.grade.grade)) ||
        (cmd->kind == COMMAND_OBSERVE && cmd->u.mark.moment < 0)) {
        return verdict_of(REFUSE_VALUE);
    }
    return verdict_of(cmd->kind == COMMAND_REMARK && (cmd->u.remark.number < 1 ||
                                                      cmd->u.remark.number > c->st.marks)
                          ? REFUSE_NOT_FOUND
                          : REFUSE_NONE);
}

struct verdict judge_noted(const struct core *c, const struct command *cmd)
{
    int64_t n = cmd->u.noted.call;

    if (n < 1 || n > c->st.hands) {
        return verdict_of(REFUSE_NOT_FOUND);
    }
    return verdict_of(n <= CALLS_MAX && c->st.call[n - 1].waits == CALL_NOTED ? REFUSE_ANSWERED
                                                                             : REFUSE_NONE);
}

/* The gate has seen to it that whoever asks has it, or nobody has. */
struct verdict judge_wheel(const struct core *c, const struct command *cmd)
{
    return verdict_of(cmd->u.wheel.seat == c->st.wheel ? REFUSE_STATE : REFUSE_NONE);
}
