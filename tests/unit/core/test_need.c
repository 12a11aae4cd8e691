/*
 * What an act needs, and what is not possible yet.
 */
#include <string.h>

#include "tests/unit/core/fixture.h"

Suite *need_suite(void);

static void begin(void)
{
    play_start(NULL, NULL, NULL);
}

/* The same case with one more file of rules, and STARTEX at 0. */
static void play_needing(const char *rules)
{
    play_done();
    case_text_init(&play.text);
    case_text_small(&play.text);
    case_text_put(&play.text, "rules/more.json", rules);
    play_begin(1);
    staff(COMMAND_STARTEX, 0);
}

START_TEST(needs_hold_once_the_desk_itself_has_seen_to_them)
{
    struct verdict v = ask(act_of(POLICE, "arrest", "samira"), MINUTE);

    ck_assert_int_eq(v.code, REFUSE_NEEDS);
    ck_assert(span_is(v.why, "Look first."));
    ck_assert_int_eq(act(POLICE, "look", "samira", 2 * MINUTE), REFUSE_NONE);
    pass(20 * MINUTE);
    ck_assert_int_eq(act(POLICE, "arrest", "samira", 20 * MINUTE), REFUSE_NEEDS);
    ck_assert_int_eq(receipt(COMMAND_DELIVERED, POLICE, 1, 21 * MINUTE), REFUSE_NONE);
    ck_assert_int_eq(act(POLICE, "arrest", "samira", 21 * MINUTE), REFUSE_NEEDS); /* unread */
    ck_assert_int_eq(receipt(COMMAND_OPEN, POLICE, 1, 22 * MINUTE), REFUSE_NONE);
    ck_assert_int_eq(act(POLICE, "arrest", "samira", 22 * MINUTE), REFUSE_NONE);
}
END_TEST

static enum refusal not_yet_at(int32_t desk, const char *verb, int64_t at)
{
    const struct verb *v = scenario_verb(play.core.sc, desk, id_of(REF_VERB, verb));
    int64_t decided = play.core.st.now;
    enum refusal code;

    ck_assert_ptr_nonnull(v);
    code = core_not_yet(&play.core, desk, v, at).code;
    ck_assert_int_eq(play.core.st.now, decided);
    return code;
}

static enum refusal not_yet(const char *verb)
{
    return not_yet_at(POLICE, verb, play.core.st.now);
}

START_TEST(an_act_is_not_possible_yet_while_it_would_be_refused_for_every_target)
{
    ck_assert_int_eq(not_yet("look"), REFUSE_NONE);
    ck_assert_int_eq(not_yet("later"), REFUSE_NEEDS);
    ck_assert_int_eq(not_yet("arrest"), REFUSE_NEEDS);
    ck_assert_int_eq(act(POLICE, "look", "samira", 2 * MINUTE), REFUSE_NONE);
    ck_assert_int_eq(act(POLICE, "quick", NULL, 2 * MINUTE), REFUSE_NONE);
    pass(20 * MINUTE);
    ck_assert_int_eq(receipt(COMMAND_DELIVERED, POLICE, 1, 21 * MINUTE), REFUSE_NONE);
    ck_assert_int_eq(not_yet("arrest"), REFUSE_NEEDS); /* unread */
    ck_assert_int_eq(receipt(COMMAND_OPEN, POLICE, 1, 22 * MINUTE), REFUSE_NONE);
    ck_assert_int_eq(not_yet("arrest"), REFUSE_NONE); /* of Samira; nobody else */
    ck_assert_int_eq(not_yet("later"), REFUSE_NONE);
}
END_TEST

START_TEST(needs_about_elapsed_time_are_judged_at_the_present)
{
    ck_assert_int_eq(act(POLICE, "quick", NULL, MINUTE), REFUSE_NONE);
    ck_assert_int_eq(act(POLICE, "later", NULL, 21 * MINUTE - 1), REFUSE_NEEDS);
    ck_assert_int_eq(act(POLICE, "later", NULL, 21 * MINUTE), REFUSE_NONE);
}
END_TEST

START_TEST(what_is_not_possible_yet_is_judged_at_the_present_too)
{
    ck_assert_int_eq(act(POLICE, "quick", NULL, MINUTE), REFUSE_NONE);
    ck_assert_int_eq(not_yet_at(POLICE, "later", 21 * MINUTE - 1), REFUSE_NEEDS);
    ck_assert_int_eq(not_yet_at(POLICE, "later", 21 * MINUTE), REFUSE_NONE);
}
END_TEST

START_TEST(what_hangs_on_the_form_is_possible_until_there_is_one)
{
    struct command cmd;

    play_needing("{'needs': [{'id': 'n', 'verb': 'ngo.talk', 'when': 'form(opening) == safety',"
                 " 'why': 'Safety first.'}]}");
    ck_assert_int_eq(not_yet_at(NGO, "talk", MINUTE), REFUSE_NONE);
    cmd = act_of(NGO, "talk", "samira");
    cmd.u.act.act.choice[0] = 2;
    ck_assert_int_eq(ask(cmd, MINUTE).code, REFUSE_NEEDS);
    cmd.u.act.act.choice[0] = 1;
    ck_assert_int_eq(ask(cmd, MINUTE).code, REFUSE_NONE);
}
END_TEST

START_TEST(a_joint_item_of_others_does_not_show_in_a_need)
{
    struct command meet;
    enum refusal code[2];

    for (int twin_no = 0; twin_no < 2; twin_no++) {
        play_needing("{'needs': [{'id': 'n', 'verb': 'police.quick', 'when': 'agreed(conference)',"
                     " 'why': 'Meet first.'}]}");
        meet = act_of(NGO, "meet", NULL);
        meet.u.act.act.to = desk_bit(PROSECUTOR);
        if (twin_no) {
            ck_assert_int_eq(ask(meet, MINUTE).code, REFUSE_NONE);
            pass(2 * MINUTE);
            meet = act_of(PROSECUTOR, "agree", NULL);
            meet.u.act.act.ref = 1;
            ck_assert_int_eq(ask(meet, 3 * MINUTE).code, REFUSE_NONE);
        }
        pass(30 * MINUTE);
        ck_assert_int_eq(count_of(FACT_JOINT_AGREED), twin_no);
        code[twin_no] = act(POLICE, "quick", NULL, 30 * MINUTE);
    }
    ck_assert_int_eq(code[0], REFUSE_NEEDS);
    ck_assert_int_eq(code[1], REFUSE_NEEDS);
}
END_TEST

START_TEST(a_joint_item_of_its_own_fulfils_a_desks_need)
{
    struct command meet;

    play_needing("{'needs': [{'id': 'n', 'verb': 'police.quick', 'when': 'agreed(conference)"
                 " and since(agreed, conference) >= 5m', 'why': 'Meet first.'}]}");
    meet = act_of(NGO, "meet", NULL);
    meet.u.act.act.to = desk_bit(POLICE);
    ck_assert_int_eq(ask(meet, MINUTE).code, REFUSE_NONE);
    pass(2 * MINUTE);
    meet = act_of(POLICE, "agree", NULL);
    meet.u.act.act.ref = 1;
    ck_assert_int_eq(ask(meet, 3 * MINUTE).code, REFUSE_NONE);
    ck_assert_int_eq(act(POLICE, "quick", NULL, 23 * MINUTE), REFUSE_NEEDS);
    ck_assert_int_eq(act(POLICE, "quick", NULL, 28 * MINUTE - 1), REFUSE_NEEDS);
    ck_assert_int_eq(act(POLICE, "quick", NULL, 28 * MINUTE), REFUSE_NONE);
}
END_TEST

Suite *need_suite(void)
{
    Suite *s = suite_create("need");
    TCase *t = tcase_create("need");

    tcase_add_checked_fixture(t, begin, play_done);
    tcase_add_test(t, needs_hold_once_the_desk_itself_has_seen_to_them);
    tcase_add_test(t, an_act_is_not_possible_yet_while_it_would_be_refused_for_every_target);
    tcase_add_test(t, needs_about_elapsed_time_are_judged_at_the_present);
    tcase_add_test(t, what_is_not_possible_yet_is_judged_at_the_present_too);
    tcase_add_test(t, what_hangs_on_the_form_is_possible_until_there_is_one);
    tcase_add_test(t, a_joint_item_of_others_does_not_show_in_a_need);
    tcase_add_test(t, a_joint_item_of_its_own_fulfils_a_desks_need);
    suite_add_tcase(s, t);
    return s;
}
