/*
 * Laws that stand across kinds of acts: who is told that a question lapsed, what became of whom,
 * names that nobody gave, and injects that staff holds.
 */
#include <stdio.h>

#include "tests/unit/core/fixture.h"

Suite *laws_suite(void);

static void begin(void)
{
    play_start(NULL, NULL, NULL);
    ck_assert_int_eq(receipt(COMMAND_OPEN, POLICE, 1, 0), REFUSE_NONE);
    ck_assert_int_eq(receipt(COMMAND_OPEN, NGO, 2, 0), REFUSE_NONE);
}

/* ---- A question that lapses ---- */

START_TEST(that_a_question_lapsed_is_told_to_who_asked_and_who_was_asked_alone)
{
    struct command back = {
        .kind = COMMAND_WITHDRAW, .power = POWER_PLAYER, .seat = 1, .desk = POLICE};

    ck_assert_int_eq(act(POLICE, "search", "barn", MINUTE), REFUSE_NONE);
    back.u.number.number = 1;
    ck_assert_int_eq(ask(back, 2 * MINUTE).code, REFUSE_NONE);
    ck_assert_int_eq(nth(FACT_ANSWERED, 0)->fact.u.answered.status, REQUEST_LAPSED);
    ck_assert_uint_eq(nth(FACT_ANSWERED, 0)->fact.aud.desks,
                      desk_bit(POLICE) | desk_bit(PROSECUTOR));
    ck_assert_uint_eq(nth(FACT_ACT_ENDED, 0)->fact.aud.desks, desk_bit(POLICE));
}
END_TEST

/* ---- Names ---- */

static struct command share(int32_t desk, const char *names, uint64_t desks)
{
    struct command cmd = act_of(desk, "share", NULL);

    cmd.u.act.act.to = desks;
    act_form(&cmd, "names", names);
    act_attach(&cmd, "names");
    return cmd;
}

static const struct fact *last(enum fact_kind kind)
{
    return &nth(kind, count_of(kind) - 1)->fact;
}

static bool has_card(int32_t desk, const char *thing)
{
    int32_t width = scenario_count(&play.text.scenario, REF_THING);

    return play.core.st.card[desk * width + id_of(REF_THING, thing)] != NEVER;
}

/* Shared, arrived and read, three minutes after it was asked. */
static void passed_on(const struct command *cmd, int32_t to, int64_t at)
{
    ck_assert_int_eq(ask(*cmd, at).code, REFUSE_NONE);
    pass(at + 3 * MINUTE);
    ck_assert_int_eq(last(FACT_ITEM)->u.item.kind, ITEM_SHARE);
    ck_assert_int_eq(receipt(COMMAND_OPEN, to, last(FACT_ITEM)->u.item.item, at + 4 * MINUTE),
                     REFUSE_NONE);
}

START_TEST(names_once_withheld_stay_withheld_on_the_way_on)
{
    struct command first = share(NGO, "withheld", desk_bit(PROSECUTOR));
    struct command on = share(PROSECUTOR, "given", desk_bit(JUDGE));

    passed_on(&first, PROSECUTOR, MINUTE);
    ck_assert_int_eq(ask(on, 10 * MINUTE).code, REFUSE_NONE);
    pass(13 * MINUTE);
    ck_assert_int_eq(last(FACT_ITEM)->u.item.from, PROSECUTOR);
    ck_assert_int_eq(last(FACT_CARRIES)->u.carries.withheld, 1);
    ck_assert(has_card(JUDGE, "farm"));
    ck_assert(!has_card(JUDGE, "samira"));
    ck_assert(!has_card(PROSECUTOR, "samira"));
    ck_assert_int_eq(count_of(FACT_BREACH), 0); /* who has no name gives none away */
}
END_TEST

START_TEST(names_that_are_given_later_can_be_passed_on_and_are_a_breach)
{
    struct command first = share(NGO, "withheld", desk_bit(PROSECUTOR));
    struct command then = share(NGO, "given", desk_bit(PROSECUTOR));
    struct command on = share(PROSECUTOR, "given", desk_bit(JUDGE));

    passed_on(&first, PROSECUTOR, MINUTE);
    passed_on(&then, PROSECUTOR, 10 * MINUTE);
    ck_assert_int_eq(ask(on, 20 * MINUTE).code, REFUSE_NONE);
    pass(23 * MINUTE);
    ck_assert_int_eq(last(FACT_CARRIES)->u.carries.withheld, 0);
    ck_assert(has_card(JUDGE, "samira"));
    ck_assert_int_eq(count_of(FACT_BREACH), 2);
    ck_assert_int_eq(last(FACT_BREACH)->u.breach.desk, PROSECUTOR);
    ck_assert_uint_eq(last(FACT_BREACH)->u.breach.to, desk_bit(JUDGE));
}
END_TEST

START_TEST(a_breach_names_every_addressee_without_consent)
{
    uint64_t to = desk_bit(POLICE) | desk_bit(PROSECUTOR) | desk_bit(JUDGE);

    ck_assert_int_eq(ask(share(NGO, "given", to), MINUTE).code, REFUSE_NONE);
    pass(4 * MINUTE);
    ck_assert_int_eq(count_of(FACT_BREACH), 1);
    ck_assert_uint_eq(last(FACT_BREACH)->u.breach.to, to);
}
END_TEST

/* ---- Endings ---- */

static const char endings[] =
    "{'standing': [], 'endings': ["
    " {'id': 'first', 'title': 'T', 'options': [{'id': 'a', 'when': 'seen', 'grade': 4, 'text':"
    " 'A'}, {'id': 'b', 'grade': 1, 'text': 'B'}]},"
    " {'id': 'second', 'title': 'T', 'options': [{'id': 'c', 'when': 'not seen', 'grade': 3,"
    " 'text': 'C'}, {'id': 'd', 'grade': 0, 'text': 'D'}]},"
    " {'id': 'third', 'title': 'T', 'options': [{'id': 'e', 'when': 'alert == 9', 'grade': 4,"
    " 'text': 'E'}, {'id': 'f', 'when': 'alert == 1', 'grade': 2, 'text': 'F'},"
    " {'id': 'g', 'grade': 0, 'text': 'G'}]}]}";

START_TEST(each_ending_is_judged_by_its_own_conditions)
{
    static const int32_t option[] = {1, 0, 1};
    static const int32_t grade[] = {1, 3, 2};

    play_done();
    play_start(NULL, NULL, endings);
    staff(COMMAND_ENDEX, 200 * MINUTE);
    ck_assert_int_eq(count_of(FACT_ENDING), 3);
    for (int32_t i = 0; i < 3; i++) {
        ck_assert_int_eq(nth(FACT_ENDING, i)->fact.u.ending.ending, i);
        ck_assert_int_eq(nth(FACT_ENDING, i)->fact.u.ending.option, option[i]);
        ck_assert_int_eq(nth(FACT_ENDING, i)->fact.u.ending.grade, grade[i]);
    }
}
END_TEST

/* ---- Held ---- */

static const char held_msel[] =
    "{'injects': [{'id': 'mail', 'title': 'T', 'from': 'people', 'to': ['ngo'], 'channel':"
    " 'phone', 'subject': 's', 'text': 't'}]}";

/* In an act's effects: at once, and after half an hour. */
static const char *const releases[] = {"release(mail)", "release(mail, 30m)"};

static void begin_held(int which)
{
    char rules[1024];

    play_done();
    snprintf(rules, sizeof(rules),
             "{'outcomes': [{'id': 'o', 'verb': 'quick', 'always': true, 'effects': ['%s']}],"
             "'answers': [{'id': 'a', 'desk': 'judge', 'verb': 'tap', 'after': '1m', 'decision':"
             " 'yes', 'text': 't'}, {'id': 'b', 'desk': 'judge', 'verb': 'raid', 'after': '1m',"
             " 'decision': 'yes', 'text': 't'}, {'id': 'c', 'desk': 'people', 'verb':"
             " 'ask_consent', 'after': '1m', 'decision': 'yes', 'text': 't'}]}",
             releases[which]);
    play_start(held_msel, rules, NULL);
}

START_TEST(what_staff_holds_no_effect_lets_go)
{
    begin_held(_i);
    ck_assert_int_eq(staff_inject(COMMAND_HOLD, "mail", MINUTE), REFUSE_NONE);
    ck_assert_int_eq(act(POLICE, "quick", NULL, 2 * MINUTE), REFUSE_NONE);
    ck_assert_int_eq(inject_state_of("mail"), INJECT_HELD);
    pass(60 * MINUTE);
    ck_assert_int_eq(inject_state_of("mail"), INJECT_HELD);
    ck_assert_int_eq(released_at("mail"), -1);
    ck_assert_int_eq(staff_inject(COMMAND_RELEASE, "mail", 61 * MINUTE), REFUSE_NONE);
    ck_assert_int_eq(released_at("mail"), 61 * MINUTE);
}
END_TEST

START_TEST(what_nobody_holds_the_same_effect_lets_go)
{
    begin_held(_i);
    ck_assert_int_eq(act(POLICE, "quick", NULL, 2 * MINUTE), REFUSE_NONE);
    pass(60 * MINUTE);
    ck_assert_int_eq(released_at("mail"), _i ? 32 * MINUTE : 2 * MINUTE);
}
END_TEST

Suite *laws_suite(void)
{
    Suite *s = suite_create("laws");
    TCase *t = tcase_create("laws");

    tcase_add_checked_fixture(t, begin, play_done);
    tcase_add_test(t, that_a_question_lapsed_is_told_to_who_asked_and_who_was_asked_alone);
    tcase_add_test(t, names_once_withheld_stay_withheld_on_the_way_on);
    tcase_add_test(t, names_that_are_given_later_can_be_passed_on_and_are_a_breach);
    tcase_add_test(t, a_breach_names_every_addressee_without_consent);
    tcase_add_test(t, each_ending_is_judged_by_its_own_conditions);
    tcase_add_loop_test(t, what_staff_holds_no_effect_lets_go, 0, (int)ARRAY_LEN(releases));
    tcase_add_loop_test(t, what_nobody_holds_the_same_effect_lets_go, 0, (int)ARRAY_LEN(releases));
    suite_add_tcase(s, t);
    return s;
}
