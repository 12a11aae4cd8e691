/*
 * Expectations to the millisecond, mistakes, and a score reckoned by hand.
 */
#include <stdio.h>

#include "tests/unit/core/fixture.h"

Suite *evaluation_suite(void);

static const char msel[] =
    "{'injects': [{'id': 'call', 'at': 'P1 09:30', 'title': 'T', 'from': 'people', 'to': "
    "['police'],"
    " 'channel': 'phone', 'subject': 's', 'text': 't',"
    " 'expect': [{'id': 'e', 'desk': 'police', 'verb': 'quick', 'early': '10m', 'within': '20m',"
    " 'objective': 'safety', 'points': 30, 'why': 'W'}],"
    " 'avoid': [{'id': 'v', 'desk': 'ngo', 'verb': 'gift', 'within': '20m', 'points': 40,"
    " 'why': 'W'}]},"
    " {'id': 'never_sent', 'title': 'T', 'from': 'people', 'to': ['police'], 'channel': 'phone',"
    " 'subject': 's', 'text': 't', 'expect': [{'id': 'unscored', 'desk': 'police', 'verb': 'quick',"
    " 'within': '20m', 'objective': 'law', 'points': 500, 'why': 'W'}]}]}";

static const char evaluation[] =
    "{'standing': [{'id': 's', 'desk': 'ngo', 'verb': 'ride', 'at': 'P1 10:00', 'within': '30m',"
    " 'objective': 'safety', 'points': 10, 'why': 'W'}],"
    "'criteria': [{'id': 'c', 'objective': 'law', 'title': 'T', 'when': 'expected(e)', 'points': "
    "20},"
    " {'id': 'd', 'objective': 'law', 'title': 'T', 'when': 'mistaken(m_timed)', 'points': 60}],"
    "'mistakes': [{'id': 'm_edge', 'title': 'T', 'when': 'avoided(v)', 'points': 15, 'cap': 700,"
    " 'question': 'Q'}, {'id': 'm_timed', 'title': 'T', 'when': 'not done(ngo.ride)', 'at':"
    " 'P1 11:00', 'points': 25, 'question': 'Q', 'effects': ['alert = 5']}],"
    "'endings': [{'id': 'end', 'title': 'T', 'options': [{'id': 'good', 'when': 'expected(e)',"
    " 'grade': 4, 'text': 'G'}, {'id': 'bad', 'grade': 0, 'text': 'B'}]}]}";

static void begin(void)
{
    play_start(msel, NULL, evaluation);
}

static int32_t state_of(const char *expect)
{
    return play.core.st.expect[id_of(REF_EXPECT, expect)].state;
}

static const struct {
    int64_t at;
    int32_t state;
} quick[] = {
    {20 * MINUTE - 1, EXPECT_MISSED}, /* earlier than early */
    {20 * MINUTE, EXPECT_MET},        {25 * MINUTE, EXPECT_MET}, {30 * MINUTE, EXPECT_MET},
    {50 * MINUTE - 1, EXPECT_MET},    {50 * MINUTE, EXPECT_MET}, /* the last millisecond belongs to
                                                                    it */
    {50 * MINUTE + 1, EXPECT_MISSED},
};

START_TEST(an_expectation_is_met_from_early_to_within_and_not_beside)
{
    ck_assert_int_eq(act(POLICE, "quick", NULL, quick[_i].at), REFUSE_NONE);
    pass(60 * MINUTE);
    ck_assert_int_eq(state_of("e"), quick[_i].state);
    ck_assert_int_eq(state_of("unscored"), EXPECT_CLOSED);
}
END_TEST

static const struct {
    int64_t at;
    int32_t state;
} gifts[] = {
    {30 * MINUTE - 1, EXPECT_KEPT},
    {30 * MINUTE + 1, EXPECT_BROKEN},
    {50 * MINUTE, EXPECT_BROKEN},
    {50 * MINUTE + 1, EXPECT_KEPT},
};

START_TEST(what_is_to_be_avoided_is_kept_outside_its_span)
{
    ck_assert_int_eq(act(NGO, "gift", NULL, gifts[_i].at), REFUSE_NONE);
    pass(60 * MINUTE);
    ck_assert_int_eq(state_of("v"), gifts[_i].state);
    ck_assert_int_eq(play.core.st.mistake[0], gifts[_i].state == EXPECT_BROKEN);
}
END_TEST

START_TEST(another_desks_act_meets_nothing)
{
    ck_assert_int_eq(act(POLICE, "any_car", NULL, 65 * MINUTE), REFUSE_NONE);
    pass(90 * MINUTE);
    ck_assert_int_eq(state_of("s"), EXPECT_MISSED);
}
END_TEST

START_TEST(a_timed_mistake_is_judged_at_its_time)
{
    pass(120 * MINUTE - 1);
    ck_assert_int_eq(variable("alert"), 1);
    pass(120 * MINUTE);
    ck_assert_int_eq(nth(FACT_MISTAKE, 0)->fact.u.mistake.made, 1);
    ck_assert_int_eq(variable("alert"), 5);
    ck_assert_int_eq(act(NGO, "ride", NULL, 121 * MINUTE), REFUSE_NONE);
    pass(140 * MINUTE);
    ck_assert_int_eq(play.core.st.mistake[1], 1);
}
END_TEST

/* Nobody is blamed for what there was no time left to do. */
START_TEST(a_timed_mistake_is_judged_at_endex_and_not_when_play_ends_before_its_time)
{
    static const int64_t ends[] = {100 * MINUTE, 120 * MINUTE};

    staff(COMMAND_ENDEX, ends[_i]);
    ck_assert_int_eq(count_of(FACT_MISTAKE), _i);
    ck_assert_int_eq(play.core.st.mistake[1], _i);
}
END_TEST

static struct tally {
    int64_t points, of;
} score(int32_t objective, int32_t desk)
{
    for (int32_t i = 0; i < play.facts; i++) {
        const struct fact *f = &play.log[i].fact;

        if (f->kind == FACT_SCORE && f->u.score.objective == objective && f->u.score.desk == desk) {
            ck_assert(f->aud.flags == AUD_STAFF && f->aud.desks == 0 && f->aud.seat == 0);
            return (struct tally){f->u.score.points, f->u.score.of};
        }
    }
    ck_abort_msg("no such score");
    return (struct tally){0, 0};
}

static void check(struct tally t, int64_t points, int64_t of)
{
    ck_assert_int_eq(t.points, points);
    ck_assert_int_eq(t.of, of);
}

START_TEST(the_score_is_what_the_hand_reckons)
{
    /* e met (30), s missed (of 10): safety 30 of 40 = 750. c met, d not: law 20 of 80 = 250.
       (3 * 750 + 1 * 250) / 4 = 625. v broken -40, m_edge -15: 570; the ride was done. */
    ck_assert_int_eq(act(POLICE, "quick", NULL, 40 * MINUTE), REFUSE_NONE);
    ck_assert_int_eq(act(NGO, "gift", NULL, 41 * MINUTE), REFUSE_NONE);
    ck_assert_int_eq(act(NGO, "ride", NULL, 95 * MINUTE), REFUSE_NONE); /* too late for s */
    pass(300 * MINUTE);
    staff(COMMAND_ENDEX, 300 * MINUTE);
    check(score(0, NONE), 30, 40);
    check(score(1, NONE), 20, 80);
    check(score(NONE, POLICE), 30, 30);
    check(score(NONE, NGO), 0, 10);
    check(score(NONE, PROSECUTOR), 0, 0);
    check(score(NONE, NONE), 570, 1000);
    ck_assert_int_eq(nth(FACT_ENDING, 0)->fact.u.ending.grade, 4);
}
END_TEST

/* d might have come true: that it has not is held against nobody. */
START_TEST(what_is_not_met_when_play_ends_early_does_not_count)
{
    ck_assert_int_eq(act(POLICE, "quick", NULL, 40 * MINUTE), REFUSE_NONE);
    staff(COMMAND_ENDEX, 100 * MINUTE);
    check(score(1, NONE), 20, 20);
    ck_assert_int_eq(count_of(FACT_CRITERION), 1);
}
END_TEST

static const struct {
    const char *early; /* of what is expected of the police at P1 09:30 about the barn */
    int64_t at;
    int32_t state;
} looks[] = {
    {"", 1 * MINUTE, EXPECT_MET}, /* done is done */
    {"", 31 * MINUTE, EXPECT_MET},
    {"'early': '0m',", 29 * MINUTE, EXPECT_MISSED}, /* it is to be done again */
    {"'early': '0m',", 31 * MINUTE, EXPECT_MET},
    {"'early': '5m',", 24 * MINUTE, EXPECT_MISSED},
    {"'early': '5m',", 26 * MINUTE, EXPECT_MET},
};

START_TEST(what_is_expected_about_something_may_have_been_done_before)
{
    char text[640];

    snprintf(text, sizeof(text),
             "{'injects': [{'id': 'call', 'at': 'P1 09:30', 'title': 'T', 'from': 'people', 'to':"
             " ['police'], 'channel': 'phone', 'subject': 's', 'text': 't', 'expect': [{'id': 'e',"
             " 'desk': 'police', 'verb': 'look', 'target': 'barn', %s 'within': '20m', 'objective':"
             " 'safety', 'points': 30, 'why': 'W'}]}]}",
             looks[_i].early);
    play_done();
    play_start(text, NULL, NULL);
    ck_assert_int_eq(act(POLICE, "look", "barn", looks[_i].at), REFUSE_NONE);
    pass(60 * MINUTE);
    ck_assert_int_eq(state_of("e"), looks[_i].state);
}
END_TEST

START_TEST(a_cap_holds_whatever_else_was_good)
{
    /* all met: safety 1000, law 20 of 80 = 250: 3250 / 4 = 812; -40 -15 = 757; capped at 700. */
    ck_assert_int_eq(act(POLICE, "quick", NULL, 40 * MINUTE), REFUSE_NONE);
    ck_assert_int_eq(act(NGO, "gift", NULL, 41 * MINUTE), REFUSE_NONE);
    ck_assert_int_eq(act(NGO, "ride", NULL, 70 * MINUTE), REFUSE_NONE);
    staff(COMMAND_ENDEX, 300 * MINUTE); /* the end of play */
    check(score(NONE, NONE), 700, 1000);
}
END_TEST

START_TEST(the_score_does_not_fall_below_nothing_and_the_last_ending_is_what_is_left)
{
    /* safety 0 of 40; law: d is met, 60 of 80 = 750: 750 / 4 = 187; m_timed -25; v, m_edge -55. */
    ck_assert_int_eq(act(NGO, "gift", NULL, 41 * MINUTE), REFUSE_NONE);
    staff(COMMAND_ENDEX, 300 * MINUTE); /* the end of play */
    check(score(NONE, NONE), 187 - 25 - 55, 1000);
    ck_assert_int_eq(nth(FACT_ENDING, 0)->fact.u.ending.grade, 0);
}
END_TEST

START_TEST(endex_closes_everything_and_ends_play)
{
    struct due due;
    int64_t at;

    staff(COMMAND_ENDEX, 35 * MINUTE);
    ck_assert_int_eq(state_of("e"), EXPECT_CUT); /* its time was not up */
    ck_assert_int_eq(state_of("v"), EXPECT_CUT);
    ck_assert_int_eq(state_of("s"), EXPECT_CLOSED); /* its span never began */
    ck_assert(!core_next_due(&play.core, &due, &at));
    ck_assert_int_eq(act(POLICE, "quick", NULL, 36 * MINUTE), REFUSE_ENDED);
    ck_assert_int_eq(count_of(FACT_ENDING), 0);
}
END_TEST

/* The last segment begins 180 minutes after the first. */
static const struct {
    int64_t at;
    int endings;
} epilogues[] = {{180 * MINUTE - 1, 0}, {180 * MINUTE, 1}, {300 * MINUTE, 1}};

START_TEST(endings_are_told_from_the_last_segment_on)
{
    staff(COMMAND_ENDEX, epilogues[_i].at);
    ck_assert_int_eq(count_of(FACT_ENDING), epilogues[_i].endings);
    ck_assert_int_eq(nth(FACT_ITEM, count_of(FACT_ITEM) - 1)->fact.u.item.kind == ITEM_EPILOGUE,
                     epilogues[_i].endings);
}
END_TEST

Suite *evaluation_suite(void)
{
    Suite *s = suite_create("evaluation");
    TCase *t = tcase_create("evaluation");

    tcase_add_checked_fixture(t, begin, play_done);
    tcase_add_loop_test(t, an_expectation_is_met_from_early_to_within_and_not_beside, 0,
                        (int)ARRAY_LEN(quick));
    tcase_add_loop_test(t, what_is_to_be_avoided_is_kept_outside_its_span, 0,
                        (int)ARRAY_LEN(gifts));
    tcase_add_test(t, another_desks_act_meets_nothing);
    tcase_add_test(t, a_timed_mistake_is_judged_at_its_time);
    tcase_add_loop_test(
        t, a_timed_mistake_is_judged_at_endex_and_not_when_play_ends_before_its_time, 0, 2);
    tcase_add_test(t, the_score_is_what_the_hand_reckons);
    tcase_add_test(t, what_is_not_met_when_play_ends_early_does_not_count);
    tcase_add_loop_test(t, what_is_expected_about_something_may_have_been_done_before, 0,
                        (int)ARRAY_LEN(looks));
    tcase_add_test(t, a_cap_holds_whatever_else_was_good);
    tcase_add_test(t, the_score_does_not_fall_below_nothing_and_the_last_ending_is_what_is_left);
    tcase_add_test(t, endex_closes_everything_and_ends_play);
    tcase_add_loop_test(t, endings_are_told_from_the_last_segment_on, 0,
                        (int)ARRAY_LEN(epilogues));
    suite_add_tcase(s, t);
    return s;
}
