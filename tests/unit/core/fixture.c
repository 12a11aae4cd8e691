#include "tests/unit/core/fixture.h"

#include <stdio.h>
#include <string.h>

#include "engine/sys/room.h"

struct play play;

void play_case(const char *msel, const char *rules, const char *evaluation)
{
    const char *const path[] = {"msel.json", "rules.json", "evaluation.json"};
    const char *const text[] = {msel, rules, evaluation};

    case_text_init(&play.text);
    case_text_small(&play.text);
    for (int i = 0; i < 3; i++) {
        if (text[i]) {
            case_text_put(&play.text, path[i], text[i]);
        }
    }
    play_begin(7);
}

void play_begin(uint64_t seed)
{
    struct core *core[] = {&play.core, &play.mirror};

    if (!case_text_load(&play.text)) {
        for (int32_t i = 0; i < play.text.findings.count; i++) {
            const struct finding *f = &play.text.findings.list[i];

            fprintf(stderr, "%.*s:%u:%u: %s\n",
                    f->file < 0 ? 0 : (int)play.text.file[f->file].path.len,
                    f->file < 0 ? "" : play.text.file[f->file].path.ptr, f->line, f->column,
                    f->text.ptr);
        }
        ck_abort_msg("the case does not load");
    }
    play.memory_size = core_size(&play.text.scenario);
    for (int i = 0; i < 2; i++) {
        play.memory[i] = room_take(play.memory_size);
        core_init(core[i], &play.text.scenario, seed, play.memory[i]);
    }
    play.batch = room_take(sizeof(*play.batch));
    play.log = room_take(PLAY_FACTS * sizeof(*play.log));
}

void play_start(const char *msel, const char *rules, const char *evaluation)
{
    play_case(msel, rules, evaluation);
    staff(COMMAND_STARTEX, 0);
}

void play_done(void)
{
    for (int i = 0; i < 2; i++) {
        room_give(play.memory[i], play.memory_size);
    }
    room_give(play.batch, sizeof(*play.batch));
    room_give(play.log, PLAY_FACTS * sizeof(*play.log));
    case_text_done(&play.text);
    memset(&play, 0, sizeof(play));
}

/* Kept, folded a second time, and the laws checked. */
static void keep(int64_t at)
{
    play.mark = play.facts;
    for (int32_t i = 0; i < play.batch->count; i++) {
        ck_assert_int_lt(play.facts, PLAY_FACTS);
        play.log[play.facts++] = (struct happened){at, play.batch->fact[i]};
    }
    ck_assert_msg(!state_check(&play.core.st), "%s", state_check(&play.core.st));
    core_replay(&play.mirror, at, play.batch->fact, play.batch->count);
    ck_assert_msg(core_digest(&play.core) == core_digest(&play.mirror),
                  "folding the facts gives another state at %lld", (long long)at);
}

static struct verdict command(const struct command *cmd, int64_t at)
{
    struct verdict v = core_command(&play.core, cmd, at, play.batch);

    keep(at);
    return v;
}

void pass(int64_t play_ms)
{
    struct due due;
    int64_t at;
    int guard = 0;

    while (core_next_due(&play.core, &due, &at) && at <= play_ms) {
        struct command cmd = {.kind = COMMAND_DUE, .power = POWER_HOST, .desk = NONE};

        ck_assert_int_lt(guard++, 100000);
        cmd.u.due = due;
        ck_assert_int_eq(command(&cmd, at).code, REFUSE_NONE);
    }
}

struct verdict ask(struct command cmd, int64_t play_ms)
{
    pass(play_ms - 1);
    return command(&cmd, play_ms);
}

void staff(enum command_kind kind, int64_t play_ms)
{
    struct command cmd = {.kind = kind, .power = POWER_STAFF, .seat = 9, .desk = NONE};

    ck_assert_int_eq(ask(cmd, play_ms).code, REFUSE_NONE);
}

enum refusal staff_inject(enum command_kind kind, const char *inject, int64_t play_ms)
{
    struct command cmd = {.kind = kind, .power = POWER_STAFF, .seat = 9, .desk = NONE};

    cmd.u.inject.inject = id_of(REF_INJECT, inject);
    return ask(cmd, play_ms).code;
}

int32_t id_of(enum ref_kind kind, const char *id)
{
    int32_t i = names_find(&play.text.scenario.names[kind], span_of(id));

    ck_assert_msg(i != NONE, "the case has no %s %s", names_kind(kind), id);
    return i;
}

struct command act_of(int32_t desk, const char *verb, const char *target)
{
    bool control = play.text.scenario.desk[desk].control;
    struct command cmd = {.kind = COMMAND_ACT,
                          .power = control ? POWER_STAFF : POWER_PLAYER,
                          .seat = control ? 9 : desk + 1,
                          .desk = control ? NONE : desk};

    cmd.u.act.act = act_none();
    cmd.u.act.act.desk = desk;
    cmd.u.act.act.verb = id_of(REF_VERB, verb);
    cmd.u.act.act.target = target ? id_of(REF_THING, target) : NONE;
    if (span_is(span_of(verb), "request")) {
        cmd.u.act.act.basis = 0;
    }
    return cmd;
}

void act_form(struct command *cmd, const char *field, const char *option)
{
    const struct act *a = &cmd->u.act.act;
    const struct verb *v = scenario_verb(&play.text.scenario, a->desk, a->verb);

    for (int32_t f = 0; v && f < v->fields; f++) {
        for (int32_t k = 0; k < v->field[f].choice.options; k++) {
            if (span_is(v->field[f].id, field) &&
                span_is(v->field[f].choice.option[k].id, option)) {
                cmd->u.act.act.choice[f] = k + 1;
                return;
            }
        }
    }
    ck_abort_msg("no %s=%s", field, option);
}

void act_attach(struct command *cmd, const char *id)
{
    struct act *a = &cmd->u.act.act;
    int32_t k = names_find(&play.text.scenario.names[REF_KNOWLEDGE], span_of(id));

    a->attach[a->attaches++] =
        k != NONE ? tag_of(TAG_KNOWLEDGE, k) : tag_of(TAG_THING, id_of(REF_THING, id));
}

enum refusal act(int32_t desk, const char *verb, const char *target, int64_t play_ms)
{
    return ask(act_of(desk, verb, target), play_ms).code;
}

enum refusal receipt(enum command_kind kind, int32_t desk, int32_t item, int64_t play_ms)
{
    struct command cmd = {.kind = kind, .power = POWER_PLAYER, .seat = desk + 1, .desk = desk};

    cmd.u.number.number = item;
    return ask(cmd, play_ms).code;
}

int64_t variable(const char *id)
{
    return play.core.st.variable[id_of(REF_VARIABLE, id)];
}

int64_t attribute(const char *person, const char *id)
{
    int32_t width = scenario_count(&play.text.scenario, REF_ATTRIBUTE);

    return play.core.st.attribute[id_of(REF_THING, person) * width + id_of(REF_ATTRIBUTE, id)];
}

int32_t count_of(enum fact_kind kind)
{
    int32_t n = 0;

    for (int32_t i = 0; i < play.facts; i++) {
        n += play.log[i].fact.kind == kind;
    }
    return n;
}

const struct happened *nth(enum fact_kind kind, int32_t n)
{
    for (int32_t i = 0; i < play.facts; i++) {
        if (play.log[i].fact.kind == kind && n-- == 0) {
            return &play.log[i];
        }
    }
    ck_abort_msg("there is no such %s", fact_table[kind].name);
    return NULL;
}

int64_t released_at(const char *inject)
{
    int32_t i = id_of(REF_INJECT, inject);

    for (int32_t n = 0; n < play.facts; n++) {
        const struct fact *f = &play.log[n].fact;

        if (f->kind == FACT_INJECT && f->u.inject.inject == i &&
            f->u.inject.state == INJECT_RELEASED) {
            return play.log[n].at;
        }
    }
    return -1;
}

int32_t inject_state_of(const char *inject)
{
    return play.core.st.inject[id_of(REF_INJECT, inject)].state;
}

int32_t ended_as(int32_t act_number, int64_t *ret_at)
{
    for (int32_t n = 0; n < play.facts; n++) {
        const struct fact *f = &play.log[n].fact;

        if (f->kind == FACT_ACT_ENDED && f->u.ended.number == act_number) {
            if (ret_at) {
                *ret_at = play.log[n].at;
            }
            return f->u.ended.status;
        }
    }
    return -1;
}
