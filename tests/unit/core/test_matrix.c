/*
 * Who may ask what when: every command, power and phase against a table written from the handbook.
 */
#include "tests/unit/core/fixture.h"

Suite *matrix_suite(void);

enum { PHASES = 4, POWERS = 6 };

enum { SPEAKS = POWER_STAFF | POWER_ACTOR, NOTES = SPEAKS | POWER_EVALUATOR };

/* By phase (waiting, running, paused, ended): may it be asked at all? */
static const struct {
    enum command_kind kind;
    int power;          /* who may */
    const char *phases; /* W R P E; '-' where it is refused */
} law[] = {
    {COMMAND_ACT, POWER_PLAYER | SPEAKS, "-R--"},
    {COMMAND_WITHDRAW, POWER_PLAYER, "-RP-"},
    {COMMAND_OPEN, POWER_PLAYER, "WRPE"},
    {COMMAND_HANDLE, POWER_PLAYER, "WRPE"},
    {COMMAND_DELIVERED, POWER_PLAYER, "WRPE"},
    {COMMAND_HAND, POWER_PLAYER, "WRP-"},
    {COMMAND_TICK, POWER_PLAYER, "WRPE"},
    {COMMAND_REFLECT, POWER_PLAYER, "---E"},
    {COMMAND_MARK_CARD, POWER_PLAYER, "-RPE"},
    {COMMAND_STARTEX, POWER_STAFF, "W---"},
    {COMMAND_PAUSE, POWER_STAFF | POWER_HOST, "-R--"},
    {COMMAND_PLAN_PAUSE, POWER_STAFF, "WRP-"},
    {COMMAND_RESUME, POWER_STAFF, "--P-"},
    {COMMAND_SPEED, POWER_STAFF | POWER_HOST, "WRP-"},
    {COMMAND_JUMP, POWER_STAFF, "-R--"},
    {COMMAND_ENDEX, POWER_STAFF, "-RP-"},
    {COMMAND_RELEASE, POWER_STAFF, "-RP-"},
    {COMMAND_HOLD, POWER_STAFF, "WRP-"},
    {COMMAND_SKIP, POWER_STAFF, "WRP-"},
    {COMMAND_RETIME, POWER_STAFF, "WRP-"},
    {COMMAND_SHIFT, POWER_STAFF, "WRP-"},
    {COMMAND_DROP, POWER_STAFF, "WRP-"},
    {COMMAND_AMEND, POWER_STAFF, "WRP-"},
    {COMMAND_OVERRIDE, POWER_STAFF, "-RP-"},
    {COMMAND_IMPROVISE, SPEAKS, "-RP-"},
    {COMMAND_HINT, NOTES, "WRP-"},
    {COMMAND_OBSERVE, NOTES, "WRPE"},
    {COMMAND_REMARK, NOTES, "WRPE"},
    {COMMAND_RATE, POWER_STAFF | POWER_EVALUATOR, "WRPE"},
    {COMMAND_GRADE, POWER_STAFF | POWER_EVALUATOR, "WRPE"},
    {COMMAND_SAY, NOTES, "WRPE"},
    {COMMAND_NOTED, NOTES, "WRPE"},
    {COMMAND_WHEEL, POWER_STAFF | POWER_HOST, "WRPE"},
    {COMMAND_BACK, POWER_STAFF, "-RP-"},
    {COMMAND_DUE, POWER_HOST, "-R--"},
};

/* What a wrong phase is answered with. */
static enum refusal wrong(int phase, const char *phases)
{
    switch (phase) {
    case 0:
        return REFUSE_NOT_RUNNING;
    case 2:
        return REFUSE_PAUSED;
    case 3:
        return REFUSE_ENDED;
    default:
        return phases[2] == 'P' ? REFUSE_NOT_PAUSED : REFUSE_RUNNING;
    }
}

/* ... of those that steer the injects and acts. */
static void steered(struct command *cmd)
{
    switch ((int)cmd->kind) {
    case COMMAND_AMEND:
        cmd->u.amend.to = desk_bit(NGO);
        break;
    case COMMAND_OVERRIDE:
        cmd->u.override.act = 1;
        cmd->u.override.outcome = 1;
        break;
    case COMMAND_RETIME:
        cmd->u.retime.to = 90 * MINUTE;
        break;
    case COMMAND_SHIFT:
        cmd->u.shift.by = MINUTE;
        cmd->u.shift.storyline = id_of(REF_STORYLINE, "van");
        break;
    case COMMAND_DROP:
        cmd->u.shift.storyline = id_of(REF_STORYLINE, "van");
        break;
    default:
        break;
    }
}

/* ... of those about the board of a desk, and calls. */
static void about_a_desk(struct command *cmd)
{
    switch ((int)cmd->kind) {
    case COMMAND_TICK:
        cmd->u.tick.objective = NONE;
        cmd->u.tick.duty = 1;
        break;
    case COMMAND_MARK_CARD:
        cmd->u.card.thing = id_of(REF_THING, "barn");
        cmd->u.card.same = NONE;
        break;
    case COMMAND_NOTED:
        cmd->u.noted.call = 1;
        break;
    default:
        steered(cmd);
        break;
    }
}

/* A command that its own judge finds nothing wrong with. */
static struct command sound(enum command_kind kind, int power)
{
    struct command cmd = {
        .kind = kind, .power = power, .seat = 1, .desk = power == POWER_PLAYER ? POLICE : NONE};

    switch ((int)kind) {
    case COMMAND_ACT:
        cmd = act_of(power == POWER_PLAYER ? POLICE : JUDGE, "note", NULL);
        cmd.u.act.text = SPAN("n");
        cmd.power = power;
        break;
    case COMMAND_WITHDRAW:
    case COMMAND_OPEN:
    case COMMAND_HANDLE:
    case COMMAND_DELIVERED:
        cmd.u.number.number = 1;
        break;
    case COMMAND_SPEED:
        cmd.u.speed.permille = 2000;
        break;
    case COMMAND_PLAN_PAUSE:
    case COMMAND_JUMP:
        cmd.u.jump.to = 90 * MINUTE;
        break;
    case COMMAND_IMPROVISE:
        cmd.u.improvise.from = JUDGE;
        cmd.u.improvise.person = NONE;
        cmd.u.improvise.like = NONE;
        cmd.u.improvise.channel = 0;
        cmd.u.improvise.to = desk_bit(NGO);
        cmd.u.improvise.text = SPAN("t");
        break;
    case COMMAND_HINT:
        cmd.u.hint.to = desk_bit(NGO);
        cmd.u.hint.text = SPAN("t");
        break;
    case COMMAND_REFLECT:
        cmd.u.reflect.question = 1;
        cmd.u.reflect.text = SPAN("t");
        break;
    case COMMAND_OBSERVE:
        cmd.u.mark.desk = NGO;
        break;
    case COMMAND_REMARK:
        cmd.u.remark.number = 1;
        break;
    case COMMAND_RATE:
        cmd.u.rate.rating = RATING_S;
        break;
    case COMMAND_SAY:
        cmd.u.words.text = SPAN("t");
        break;
    case COMMAND_BACK:
        cmd.u.back.line = 2;
        break;
    case COMMAND_WHEEL:
        cmd.u.wheel.seat = 1;
        break;
    case COMMAND_DUE:
        cmd.u.due.kind = DUE_WAKE;
        break;
    default:
        about_a_desk(&cmd);
        break;
    }
    return cmd;
}

static void reach(int phase)
{
    struct command hint = {.kind = COMMAND_HINT, .power = POWER_STAFF, .seat = 2, .desk = NONE};

    play_case("{'injects': [{'id': 'i', 'title': 'T', 'at': 'P1 10:30', 'from': 'people',"
              " 'to': ['ngo'], 'channel': 'phone', 'subject': 's', 'text': 't',"
              " 'storyline': 'van'}]}",
              "{'outcomes': [{'id': 'o', 'verb': 'search', 'result': 'r'}], " ANSWERS "}", NULL);
    staff(COMMAND_OBSERVE, 0);
    ck_assert_int_eq(ask((struct command){.kind = COMMAND_HAND, .power = POWER_PLAYER, .seat = 2,
                                          .desk = NGO}, 0).code, REFUSE_NONE);
    hint.u.hint.to = desk_bit(POLICE);
    hint.u.hint.text = SPAN("Can you read this?");
    ck_assert_int_eq(ask(hint, 0).code, REFUSE_NONE); /* something to open */
    if (phase > 0) {
        staff(COMMAND_STARTEX, 0);
        ck_assert_int_eq(act(POLICE, "search", "barn", MINUTE), REFUSE_NONE);
    }
    if (phase == 2) {
        staff(COMMAND_PAUSE, 2 * MINUTE);
    }
    if (phase == 3) {
        staff(COMMAND_ENDEX, 2 * MINUTE);
    }
}

START_TEST(a_command_is_taken_from_those_in_the_phases_and_no_others)
{
    static const int powers[POWERS] = {POWER_PLAYER,    POWER_STAFF, POWER_HOST,
                                       POWER_EVALUATOR, POWER_ACTOR, POWER_OBSERVER};

    for (int phase = 0; phase < PHASES; phase++) {
        for (int p = 0; p < POWERS; p++) {
            enum refusal want = REFUSE_NONE;
            enum refusal got;
            uint64_t before;

            reach(phase);
            if (!(law[_i].power & powers[p])) {
                want = REFUSE_NOT_YOURS;
            } else if (law[_i].phases[phase] == '-') {
                want = wrong(phase, law[_i].phases);
            }
            before = core_digest(&play.core);
            got = ask(sound(law[_i].kind, powers[p]), 3 * MINUTE).code;
            ck_assert_msg(got == want, "%s, power %d, phase %d: %s, not %s",
                          command_table[law[_i].kind].name, powers[p], phase, refusal_names[got],
                          refusal_names[want]);
            ck_assert(want == REFUSE_NONE ||
                      (play.batch->count == 0 && core_digest(&play.core) == before));
            play_done();
        }
    }
}
END_TEST

/* Whoever adds a command says here who may ask it. House commands are the host's, at any time. */
START_TEST(every_command_has_its_law)
{
    for (int k = 0; k < COMMAND_KIND_COUNT; k++) {
        bool known = command_table[k].power == POWER_HOST;

        for (size_t i = 0; i < ARRAY_LEN(law); i++) {
            known = known || law[i].kind == (enum command_kind)k;
        }
        ck_assert_msg(known, "%s has no row here", command_table[k].name);
        ck_assert_int_eq(command_find(span_of(command_table[k].name)), k);
    }
    ck_assert_int_eq(command_find(SPAN("nothing")), COMMAND_KIND_COUNT);
}
END_TEST

/* Their values would be read as who asks. */
START_TEST(no_member_of_a_command_is_called_as_its_head)
{
    static const char *const head[] = {"k", "as", "at", "seat"};

    for (int k = 0; k < COMMAND_KIND_COUNT; k++) {
        for (const struct member *m = command_table[k].member; m->type != MEMBER_END; m++) {
            for (size_t i = 0; i < ARRAY_LEN(head); i++) {
                ck_assert_msg(strcmp(m->name, head[i]) != 0, "%s: %s", command_table[k].name,
                              m->name);
            }
        }
    }
}
END_TEST

Suite *matrix_suite(void)
{
    Suite *s = suite_create("matrix");
    TCase *t = tcase_create("matrix");

    tcase_add_loop_test(t, a_command_is_taken_from_those_in_the_phases_and_no_others, 0,
                        (int)ARRAY_LEN(law));
    tcase_add_test(t, every_command_has_its_law);
    tcase_add_test(t, no_member_of_a_command_is_called_as_its_head);
    suite_add_tcase(s, t);
    return s;
}
