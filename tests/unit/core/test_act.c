/*
 * The life of an act: accepted, authorised, reserved, run, ended; and what refuses it.
 */
#include <stdio.h>
#include <string.h>

#include "tests/unit/core/fixture.h"

Suite *act_suite(void);

static void begin(void)
{
    play_start(NULL, NULL, NULL);
}

START_TEST(an_act_runs_its_minutes_and_ends_well)
{
    int64_t at;

    ck_assert_int_eq(act(POLICE, "look", "barn", MINUTE), REFUSE_NONE);
    ck_assert_int_eq(nth(FACT_ACT_STARTED, 0)->fact.u.started.ends_at, 11 * MINUTE);
    pass(11 * MINUTE - 1);
    ck_assert_int_eq(ended_as(1, NULL), -1);
    pass(11 * MINUTE);
    ck_assert_int_eq(ended_as(1, &at), ACT_DONE);
    ck_assert_int_eq(at, 11 * MINUTE);
    /* its own words, as no outcome matches */
    ck_assert_int_eq(nth(FACT_ITEM, 5)->fact.u.item.kind, ITEM_RESULT);
    ck_assert_int_eq(nth(FACT_ITEM, 5)->fact.u.item.source.kind, TAG_VERB);
}
END_TEST

START_TEST(an_act_of_no_minutes_is_done_at_once)
{
    int64_t at;

    ck_assert_int_eq(act(POLICE, "quick", NULL, MINUTE), REFUSE_NONE);
    ck_assert_int_eq(ended_as(1, &at), ACT_DONE);
    ck_assert_int_eq(at, MINUTE);
}
END_TEST

static const struct {
    int32_t desk;
    const char *verb, *target;
    enum refusal code;
} refusals[] = {
    {NGO, "look", "samira", REFUSE_NOT_GRANTED},
    {PROSECUTOR, "quick", NULL, REFUSE_NOT_GRANTED},
    {POLICE, "look", NULL, REFUSE_TARGET},
    {POLICE, "look", "farm", REFUSE_NOT_FOUND},  /* no card */
    {POLICE, "look", "van", REFUSE_NOT_FOUND},   /* no card: before the kind is judged */
    {POLICE, "search", "samira", REFUSE_TARGET}, /* a card, but the wrong kind */
    {POLICE, "quick", "samira", REFUSE_TARGET},  /* takes none */
    {POLICE, "arrest", "samira", REFUSE_NEEDS},
    {POLICE, "later", NULL, REFUSE_NEEDS},
    {POLICE, "message", NULL, REFUSE_ADDRESSEE},
    {POLICE, "share", NULL, REFUSE_ADDRESSEE},
    {POLICE, "note", NULL, REFUSE_TEXT},
    {POLICE, "answer", NULL, REFUSE_NOT_FOUND},
    {POLICE, "agree", NULL, REFUSE_NOT_FOUND},
    {POLICE, "patrol", NULL, REFUSE_FORM},
    {NGO, "talk", "samira", REFUSE_FORM},
};

START_TEST(an_act_that_may_not_be_is_refused_with_its_reason)
{
    ck_assert_int_eq(act(refusals[_i].desk, refusals[_i].verb, refusals[_i].target, MINUTE),
                     refusals[_i].code);
    ck_assert_int_eq(count_of(FACT_ACT_ACCEPTED), 0);
    ck_assert_int_eq(count_of(FACT_ACT_REFUSED), refusals[_i].code == REFUSE_NEEDS);
}
END_TEST

START_TEST(a_form_takes_its_own_options_and_texts_alone)
{
    struct command cmd = act_of(NGO, "talk", "samira");

    cmd.u.act.act.choice[0] = 3;
    ck_assert_int_eq(ask(cmd, MINUTE).code, REFUSE_FORM);
    cmd.u.act.act.choice[0] = -1;
    ck_assert_int_eq(ask(cmd, MINUTE).code, REFUSE_FORM);
    cmd.u.act.act.choice[0] = 2;
    cmd.u.act.act.choice[1] = 1;
    ck_assert_int_eq(ask(cmd, MINUTE).code, REFUSE_FORM);
    ck_assert_int_eq(ask(cmd, MINUTE).field, 1);
    cmd.u.act.act.choice[1] = 0;
    cmd.u.act.act.choice[2] = 1;
    ck_assert_int_eq(ask(cmd, MINUTE).code, REFUSE_FORM);
    cmd.u.act.act.choice[2] = 0;
    cmd.u.act.texts[1] = SPAN("12345678901234567890123456789012345678901");
    ck_assert_int_eq(ask(cmd, MINUTE).code, REFUSE_TEXT_LENGTH);
    cmd.u.act.texts[1] = SPAN("ñññññññññññññññññññññññññññññññññññññññ1"); /* 40 characters */
    ck_assert_int_eq(ask(cmd, MINUTE).code, REFUSE_NONE);
}
END_TEST

/* What was typed beside the form and in it goes on together: all of it, or it is refused. */
START_TEST(typed_words_go_on_whole_or_not_at_all)
{
    static char most[TYPED_TEXT_MAX + 1];
    struct command message = act_of(POLICE, "message", NULL);
    struct command talk = act_of(NGO, "talk", "samira");

    memset(most, 'x', sizeof(most));
    message.u.act.act.to = desk_bit(NGO);
    message.u.act.text = (struct span){most, TYPED_TEXT_MAX + 1};
    ck_assert_int_eq(ask(message, MINUTE).code, REFUSE_TEXT_LENGTH);
    message.u.act.text.len = TYPED_TEXT_MAX;
    ck_assert_int_eq(ask(message, MINUTE).code, REFUSE_NONE);
    pass(5 * MINUTE);
    ck_assert_uint_eq(nth(FACT_ITEM, count_of(FACT_ITEM) - 1)->fact.u.item.text.len,
                      TYPED_TEXT_MAX);

    talk.u.act.act.choice[0] = 2;
    talk.u.act.text = (struct span){most, TYPED_TEXT_MAX - 5};
    talk.u.act.texts[1] = SPAN("12345");
    ck_assert_int_eq(ask(talk, 6 * MINUTE).code, REFUSE_TEXT_LENGTH); /* with the line feed */
    talk.u.act.text.len--;
    ck_assert_int_eq(ask(talk, 6 * MINUTE).code, REFUSE_NONE);
}
END_TEST

START_TEST(who_asks_says_by_what_right_and_who_refuses_says_why)
{
    struct command request = act_of(POLICE, "request", NULL);
    struct command answer = act_of(NGO, "answer", NULL);

    request.u.act.act.to = desk_bit(NGO);
    request.u.act.text = SPAN("Who was there?");
    request.u.act.act.basis = NONE;
    ck_assert_int_eq(ask(request, MINUTE).code, REFUSE_BASIS);
    request.u.act.act.basis = 0;
    ck_assert_int_eq(ask(request, MINUTE).code, REFUSE_NONE);
    pass(10 * MINUTE);
    answer.u.act.act.ref = 1;
    act_form(&answer, "decision", "no");
    ck_assert_int_eq(ask(answer, 11 * MINUTE).code, REFUSE_TEXT);
    answer.u.act.text = SPAN(" \u00a0\n\u2003");
    ck_assert_int_eq(ask(answer, 11 * MINUTE).code, REFUSE_TEXT);
    answer.u.act.text = SPAN("\u00a0x");
    ck_assert_int_eq(ask(answer, 11 * MINUTE).code, REFUSE_NONE);
}
END_TEST

START_TEST(nobody_acts_for_another_desk)
{
    struct command cmd = act_of(POLICE, "quick", NULL);

    cmd.desk = NGO;
    ck_assert_int_eq(ask(cmd, MINUTE).code, REFUSE_NOT_YOURS);
    cmd.power = POWER_STAFF;
    cmd.desk = NONE;
    ck_assert_int_eq(ask(cmd, MINUTE).code, REFUSE_NOT_YOURS);
    cmd.u.act.act.desk = JUDGE;
    ck_assert_int_eq(ask(cmd, MINUTE).code, REFUSE_NOT_GRANTED);
}
END_TEST

START_TEST(what_names_nothing_is_refused_and_no_crash)
{
    struct command cmd = act_of(POLICE, "quick", NULL);

    cmd.u.act.act.verb = NONE;
    ck_assert_int_eq(ask(cmd, MINUTE).code, REFUSE_NOT_GRANTED);
    cmd.power = POWER_STAFF;
    cmd.u.act.act.desk = NONE;
    ck_assert_int_eq(ask(cmd, MINUTE).code, REFUSE_NOT_YOURS);
    cmd = (struct command){.kind = COMMAND_RELEASE, .power = POWER_STAFF, .desk = NONE};
    cmd.u.inject.inject = NONE;
    ck_assert_int_eq(ask(cmd, MINUTE).code, REFUSE_NOT_FOUND);
}
END_TEST

START_TEST(a_jump_to_what_has_passed_is_refused_even_if_nothing_happened_since)
{
    struct command cmd = {.kind = COMMAND_JUMP, .power = POWER_STAFF, .desk = NONE};

    cmd.u.jump.to = 20 * MINUTE;
    ck_assert_int_eq(ask(cmd, 30 * MINUTE).code, REFUSE_VALUE);
    cmd.u.jump.to = 30 * MINUTE;
    ck_assert_int_eq(ask(cmd, 30 * MINUTE).code, REFUSE_VALUE);
    cmd.u.jump.to = 30 * MINUTE + 1;
    ck_assert_int_eq(ask(cmd, 30 * MINUTE).code, REFUSE_NONE);
}
END_TEST

/* Twins: the hidden truth differs, the desk's own view does not. */
static enum refusal twin(bool changed, const char *verb, const char *target, struct span *ret_why)
{
    struct verdict v;

    play_start(changed
                   ? "{'injects': [{'id': 'hidden', 'title': 'T', 'at': 'P1 09:01', 'from':"
                     " 'people', 'to': ['ngo'], 'channel': 'phone', 'subject': 's', 'text': 't',"
                     " 'attach': ['tip', 'barn'], 'effects': ['alert = 9', 'trust(samira) = 0',"
                     " 'seen = true', 'consent(samira, ngo)', 'give(ngo, letter)']}]}"
                   : NULL,
               NULL, NULL);
    if (changed) {
        ck_assert_int_eq(act(NGO, "gift", NULL, 2 * MINUTE), REFUSE_NONE);
        ck_assert_int_eq(receipt(COMMAND_OPEN, NGO, 6, 3 * MINUTE), REFUSE_NONE);
    }
    v = ask(act_of(POLICE, verb, target), 30 * MINUTE);
    *ret_why = v.why;
    return v.code;
}

START_TEST(a_refusal_is_the_same_whatever_the_hidden_truth)
{
    static const struct {
        const char *verb, *target;
    } tries[] = {{"arrest", "samira"}, {"arrest", "dario"}, {"later", NULL},   {"look", "farm"},
                 {"search", "barn"},   {"tap", "samira"},   {"handover", NULL}};
    struct span why[2];
    enum refusal code[2];

    code[0] = twin(false, tries[_i].verb, tries[_i].target, &why[0]);
    play_done();
    code[1] = twin(true, tries[_i].verb, tries[_i].target, &why[1]);
    ck_assert_int_eq(code[0], code[1]);
    ck_assert_uint_eq(why[0].len, why[1].len); /* the first lives in a case that is gone */
}
END_TEST

START_TEST(a_player_desks_yes_lets_the_waiting_act_start)
{
    struct command yes = act_of(PROSECUTOR, "answer", NULL);

    ck_assert_int_eq(act(POLICE, "search", "barn", MINUTE), REFUSE_NONE);
    ck_assert_int_eq(nth(FACT_ACT_WAITING, 0)->fact.u.waiting.status, ACT_WAITS_YES);
    ck_assert_int_eq(count_of(FACT_ANSWER_PLANNED), 0); /* players answer by themselves */
    yes.u.act.act.ref = 1;
    act_form(&yes, "decision", "yes");
    ck_assert_int_eq(ask(yes, 10 * MINUTE).code, REFUSE_NONE);
    pass(12 * MINUTE);
    ck_assert_int_eq(nth(FACT_ANSWERED, 0)->fact.u.answered.status, REQUEST_YES);
    ck_assert_int_eq(nth(FACT_ACT_STARTED, 1)->fact.u.started.ends_at, 42 * MINUTE);
    pass(42 * MINUTE);
    ck_assert_int_eq(ended_as(1, NULL), ACT_DONE);
    ck_assert_int_eq(ask(yes, 43 * MINUTE).code, REFUSE_ANSWERED);
}
END_TEST

START_TEST(a_no_ends_the_waiting_act)
{
    struct command no = act_of(PROSECUTOR, "answer", NULL);

    ck_assert_int_eq(act(POLICE, "search", "barn", MINUTE), REFUSE_NONE);
    no.u.act.act.ref = 1;
    no.u.act.text = SPAN("Not reasoned.");
    act_form(&no, "decision", "no");
    ck_assert_int_eq(ask(no, 10 * MINUTE).code, REFUSE_NONE);
    pass(12 * MINUTE);
    ck_assert_int_eq(ended_as(1, NULL), ACT_REFUSED);
    ck_assert(span_is(nth(FACT_ANSWERED, 0)->fact.u.answered.text, "Not reasoned."));
    ck_assert_uint_eq(nth(FACT_ANSWERED, 0)->fact.aud.desks,
                      desk_bit(POLICE) | desk_bit(PROSECUTOR));
}
END_TEST

START_TEST(a_control_desk_answers_by_itself_after_its_time)
{
    ck_assert_int_eq(act(POLICE, "tap", "samira", MINUTE), REFUSE_NONE);
    ck_assert_int_eq(nth(FACT_ANSWER_PLANNED, 0)->fact.u.planned.at, 11 * MINUTE);
    ck_assert_uint_eq(nth(FACT_ANSWER_PLANNED, 0)->fact.aud.desks, 0); /* staff alone */
    pass(11 * MINUTE - 1);
    ck_assert_int_eq(count_of(FACT_ANSWERED), 0);
    pass(17 * MINUTE);
    ck_assert_int_eq(nth(FACT_ANSWERED, 0)->at, 11 * MINUTE);
    ck_assert_int_eq(ended_as(1, NULL), ACT_DONE);
}
END_TEST

START_TEST(a_console_that_answers_first_takes_the_place_of_the_rule)
{
    struct command no = act_of(JUDGE, "answer", NULL);

    ck_assert_int_eq(act(POLICE, "tap", "samira", MINUTE), REFUSE_NONE);
    no.u.act.act.ref = 1;
    act_form(&no, "decision", "no");
    no.u.act.text = SPAN("Not today.");
    /* in the rule's last moment: what a control desk says is said at once */
    ck_assert_int_eq(ask(no, 11 * MINUTE - 1).code, REFUSE_NONE);
    ck_assert_int_eq(nth(FACT_ANSWERED, 0)->at, 11 * MINUTE - 1);
    pass(60 * MINUTE);
    ck_assert_int_eq(count_of(FACT_ANSWERED), 1);
    ck_assert_int_eq(nth(FACT_ANSWERED, 0)->fact.u.answered.status, REQUEST_NO);
    ck_assert_int_eq(ended_as(1, NULL), ACT_REFUSED);
}
END_TEST

START_TEST(two_yeses_are_asked_for_in_order)
{
    struct command yes = act_of(PROSECUTOR, "answer", NULL);

    ck_assert_int_eq(act(POLICE, "raid", "barn", MINUTE), REFUSE_NONE);
    ck_assert_int_eq(nth(FACT_REQUEST, 0)->fact.u.request.to, JUDGE);
    pass(11 * MINUTE);
    ck_assert_int_eq(nth(FACT_REQUEST, 1)->fact.u.request.to, PROSECUTOR);
    ck_assert_int_eq(nth(FACT_REQUEST, 1)->at, 11 * MINUTE);
    yes.u.act.act.ref = 2;
    act_form(&yes, "decision", "yes");
    ck_assert_int_eq(ask(yes, 12 * MINUTE).code, REFUSE_NONE);
    pass(22 * MINUTE);
    ck_assert_int_eq(ended_as(1, NULL), ACT_DONE);
}
END_TEST

/* A yes to an act is a yes to what its form says: whoever is asked is told it. */
START_TEST(who_is_asked_is_told_the_form)
{
    struct command plead = act_of(POLICE, "plead", NULL);

    plead.u.act.act.to = desk_bit(JUDGE);
    plead.u.act.act.basis = 0;
    plead.u.act.text = SPAN("Please.");
    act_form(&plead, "about", "money");
    ck_assert_int_eq(ask(plead, MINUTE).code, REFUSE_NONE);
    pass(10 * MINUTE);
    ck_assert_int_eq(nth(FACT_REQUEST, 0)->fact.u.request.choice[0], 2);
    ck_assert(span_is(nth(FACT_REQUEST, 0)->fact.u.request.text, "Please."));
    ck_assert_int_eq(play.core.st.request[0].choice[0], 2);
}
END_TEST

START_TEST(withdrawing_takes_back_what_waits_and_nothing_else)
{
    struct command back = {
        .kind = COMMAND_WITHDRAW, .power = POWER_PLAYER, .seat = 1, .desk = POLICE};

    ck_assert_int_eq(act(POLICE, "search", "barn", MINUTE), REFUSE_NONE);
    ck_assert_int_eq(act(POLICE, "look", "barn", MINUTE), REFUSE_NONE);
    back.u.number.number = 2;
    ck_assert_int_eq(ask(back, 2 * MINUTE).code, REFUSE_STATE); /* it runs */
    back.u.number.number = 1;
    back.desk = NGO;
    ck_assert_int_eq(ask(back, 2 * MINUTE).code, REFUSE_NOT_FOUND);
    back.desk = POLICE;
    ck_assert_int_eq(ask(back, 2 * MINUTE).code, REFUSE_NONE);
    ck_assert_int_eq(ended_as(1, NULL), ACT_WITHDRAWN);
    ck_assert_int_eq(nth(FACT_ANSWERED, 0)->fact.u.answered.status, REQUEST_LAPSED);
    ck_assert_int_eq(ask(back, 3 * MINUTE).code, REFUSE_NOT_FOUND);
}
END_TEST

Suite *act_suite(void)
{
    Suite *s = suite_create("act");
    TCase *t = tcase_create("act");
    TCase *w = tcase_create("twins");

    tcase_add_checked_fixture(t, begin, play_done);
    tcase_add_checked_fixture(w, NULL, play_done);
    tcase_add_test(t, an_act_runs_its_minutes_and_ends_well);
    tcase_add_test(t, an_act_of_no_minutes_is_done_at_once);
    tcase_add_loop_test(t, an_act_that_may_not_be_is_refused_with_its_reason, 0,
                        (int)ARRAY_LEN(refusals));
    tcase_add_test(t, a_form_takes_its_own_options_and_texts_alone);
    tcase_add_test(t, typed_words_go_on_whole_or_not_at_all);
    tcase_add_test(t, who_asks_says_by_what_right_and_who_refuses_says_why);
    tcase_add_test(t, nobody_acts_for_another_desk);
    tcase_add_test(t, what_names_nothing_is_refused_and_no_crash);
    tcase_add_test(t, a_jump_to_what_has_passed_is_refused_even_if_nothing_happened_since);
    tcase_add_loop_test(w, a_refusal_is_the_same_whatever_the_hidden_truth, 0, 7);
    tcase_add_test(t, a_player_desks_yes_lets_the_waiting_act_start);
    tcase_add_test(t, a_no_ends_the_waiting_act);
    tcase_add_test(t, a_control_desk_answers_by_itself_after_its_time);
    tcase_add_test(t, a_console_that_answers_first_takes_the_place_of_the_rule);
    tcase_add_test(t, two_yeses_are_asked_for_in_order);
    tcase_add_test(t, who_is_asked_is_told_the_form);
    tcase_add_test(t, withdrawing_takes_back_what_waits_and_nothing_else);
    suite_add_tcase(s, t);
    suite_add_tcase(s, w);
    return s;
}
