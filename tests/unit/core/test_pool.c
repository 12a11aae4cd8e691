/*
 * Scarce units: by tag, oldest first, with patience, and never a refusal that tells of others.
 */
#include "engine/base/limits.h"
#include "tests/unit/core/fixture.h"

Suite *pool_suite(void);

static void begin(void)
{
    play_start(NULL, NULL, NULL);
}

static struct command patrol(const char *speed)
{
    struct command cmd = act_of(POLICE, "patrol", NULL);

    act_form(&cmd, "speed", speed);
    return cmd;
}

START_TEST(a_unit_is_taken_by_its_tag_and_given_back)
{
    ck_assert_int_eq(ask(patrol("slow"), MINUTE).code, REFUSE_NONE);
    ck_assert_int_eq(nth(FACT_UNIT, 0)->fact.u.unit.unit, 1);
    ck_assert_int_eq(ask(patrol("fast"), MINUTE).code, REFUSE_NONE);
    ck_assert_int_eq(nth(FACT_UNIT, 1)->fact.u.unit.unit, 0);
    pass(31 * MINUTE);
    ck_assert_int_eq(count_of(FACT_UNIT), 4);
    ck_assert_int_eq(nth(FACT_UNIT, 2)->fact.u.unit.act, 0);
    ck_assert_int_eq(play.core.st.unit[0] + play.core.st.unit[1], 0);
}
END_TEST

START_TEST(a_unit_of_a_kind_that_nobody_has_is_no_other_unit)
{
    ck_assert_int_eq(ask(patrol("amphibious"), MINUTE).code, REFUSE_NONE);
    ck_assert_int_eq(count_of(FACT_UNIT), 0);
    pass(21 * MINUTE);
    ck_assert_int_eq(ended_as(1, NULL), ACT_NONE_FREE);
}
END_TEST

START_TEST(who_waits_longest_gets_the_unit_first_and_patience_ends)
{
    int64_t at;

    ck_assert_int_eq(ask(patrol("slow"), MINUTE).code, REFUSE_NONE);         /* act 1, till 31 */
    ck_assert_int_eq(act(NGO, "ride", NULL, MINUTE), REFUSE_NONE);           /* act 2, till 11 */
    ck_assert_int_eq(act(POLICE, "any_car", NULL, 2 * MINUTE), REFUSE_NONE); /* act 3 waits */
    ck_assert_int_eq(act(NGO, "ride", NULL, 3 * MINUTE), REFUSE_NONE);       /* act 4 waits */
    ck_assert_int_eq(ask(patrol("slow"), 4 * MINUTE).code, REFUSE_NONE);     /* act 5 waits */
    ck_assert_int_eq(count_of(FACT_ACT_WAITING), 3);
    ck_assert_int_eq(nth(FACT_ACT_WAITING, 0)->fact.u.waiting.status, ACT_WAITS_UNIT);
    pass(11 * MINUTE);
    ck_assert_int_eq(play.core.st.unit[0], 3);
    pass(24 * MINUTE - 1);
    ck_assert_int_eq(ended_as(5, NULL), -1);
    pass(24 * MINUTE);
    ck_assert_int_eq(ended_as(5, &at), ACT_NONE_FREE); /* twenty minutes from its waiting on */
    ck_assert_int_eq(at, 24 * MINUTE);
    pass(26 * MINUTE);
    ck_assert_int_eq(play.core.st.unit[0], 4);
    pass(40 * MINUTE);
    ck_assert_int_eq(ended_as(4, &at), ACT_DONE);
    ck_assert_int_eq(at, 36 * MINUTE);
}
END_TEST

START_TEST(waiting_for_a_unit_tells_the_own_desk_alone)
{
    ck_assert_int_eq(act(NGO, "ride", NULL, MINUTE), REFUSE_NONE);
    ck_assert_int_eq(act(NGO, "ride", NULL, MINUTE), REFUSE_NONE);
    ck_assert_int_eq(act(POLICE, "any_car", NULL, MINUTE), REFUSE_NONE); /* never refused */
    ck_assert_uint_eq(nth(FACT_ACT_WAITING, 0)->fact.aud.desks, desk_bit(POLICE));
    for (int32_t i = 0; i < count_of(FACT_UNIT); i++) {
        ck_assert_uint_eq(nth(FACT_UNIT, i)->fact.aud.desks, 0);
    }
}
END_TEST

START_TEST(a_desk_has_so_many_acts_and_no_more)
{
    for (int i = 0; i < ACTS_OPEN_DESK_MAX; i++) {
        ck_assert_int_eq(act(POLICE, "any_car", NULL, MINUTE), REFUSE_NONE);
    }
    ck_assert_int_eq(act(POLICE, "any_car", NULL, MINUTE), REFUSE_TOO_MANY);
    ck_assert_int_eq(act(NGO, "gift", NULL, MINUTE), REFUSE_NONE);
    pass(60 * MINUTE);
    ck_assert_int_eq(act(POLICE, "any_car", NULL, 61 * MINUTE), REFUSE_NONE);
}
END_TEST

START_TEST(what_a_desk_is_about_already_is_not_begun_again)
{
    ck_assert_int_eq(act(POLICE, "look", "barn", MINUTE), REFUSE_NONE);
    ck_assert_int_eq(act(POLICE, "look", "barn", 2 * MINUTE), REFUSE_UNDER_WAY);
    pass(11 * MINUTE);
    ck_assert_int_eq(act(POLICE, "look", "barn", 12 * MINUTE), REFUSE_NONE);
}
END_TEST

Suite *pool_suite(void)
{
    Suite *s = suite_create("pool");
    TCase *t = tcase_create("pool");

    tcase_add_checked_fixture(t, begin, play_done);
    tcase_add_test(t, a_unit_is_taken_by_its_tag_and_given_back);
    tcase_add_test(t, a_unit_of_a_kind_that_nobody_has_is_no_other_unit);
    tcase_add_test(t, who_waits_longest_gets_the_unit_first_and_patience_ends);
    tcase_add_test(t, waiting_for_a_unit_tells_the_own_desk_alone);
    tcase_add_test(t, a_desk_has_so_many_acts_and_no_more);
    tcase_add_test(t, what_a_desk_is_about_already_is_not_begun_again);
    suite_add_tcase(s, t);
    return s;
}
