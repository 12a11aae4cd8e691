/*
 * What an act comes to: the first outcome that matches, and what is said when it comes again.
 */
#include <stdio.h>
#include <string.h>

#include "tests/unit/core/fixture.h"

Suite *outcome_suite(void);

START_TEST(the_first_outcome_that_matches_is_told)
{
    struct span old;
    char rules[4096];

    case_text_init(&play.text);
    case_text_small(&play.text);
    old = case_text_get(&play.text, "rules.json");
    snprintf(
        rules, sizeof(rules),
        "{'outcomes': ["
        "{'id': 'a', 'verb': 'look', 'target': 'samira', 'when': 'seen', 'result': 'A'},"
        "{'id': 'b', 'verb': 'look', 'target_kind': 'person', 'result': 'B', 'attach': ['extra'],"
        " 'effects': ['seen = true', 'alert += 1']},"
        "{'id': 'c', 'verb': 'look', 'result': 'C'},"
        "{'id': 'd', 'verb': 'look', 'always': true, 'effects': ['other += 1']}], %.*s",
        (int)old.len - 1, old.ptr + 1);
    case_text_put(&play.text, "rules.json", rules);
    play_begin(1);
    staff(COMMAND_STARTEX, 0);
    ck_assert_int_eq(act(POLICE, "look", "samira", MINUTE), REFUSE_NONE);
    ck_assert_int_eq(act(POLICE, "look", "barn", MINUTE), REFUSE_NONE);
    ck_assert_int_eq(act(POLICE, "look", "samira", 20 * MINUTE), REFUSE_NONE);
    pass(40 * MINUTE);
    ck_assert_int_eq(nth(FACT_ACT_ENDED, 0)->fact.u.ended.source.index, id_of(REF_OUTCOME, "b"));
    ck_assert_int_eq(nth(FACT_ACT_ENDED, 1)->fact.u.ended.source.index, id_of(REF_OUTCOME, "c"));
    ck_assert_int_eq(nth(FACT_ACT_ENDED, 2)->fact.u.ended.source.index, id_of(REF_OUTCOME, "a"));
    ck_assert_int_eq(variable("alert"), 2);
    ck_assert_int_eq(variable("other"), 6);
    ck_assert_int_eq(nth(FACT_CARRIES, 2)->fact.u.carries.what.index, id_of(REF_THING, "samira"));
}
END_TEST

/* A file that gave something once does not give it twice, and a person asked again says so. */
START_TEST(an_outcome_that_comes_again_does_what_it_says_for_that)
{
    play_start("{'injects': []}",
               "{'outcomes': ["
               "{'id': 'a', 'verb': 'look', 'target': 'samira', 'result': 'A', 'attach': ['extra'],"
               " 'effects': ['alert += 2'], 'again': {'result': 'AA', 'effects': ['alert -= 1']}},"
               "{'id': 'b', 'verb': 'look', 'result': 'B', 'effects': ['other += 1']}],"
               ANSWERS "}",
               NULL);
    for (int32_t i = 0; i < 3; i++) {
        int64_t alert = variable("alert");
        int32_t carried = count_of(FACT_CARRIES);

        ck_assert_int_eq(act(POLICE, "look", "samira", (20 * i + 1) * MINUTE), REFUSE_NONE);
        pass((20 * i + 15) * MINUTE);
        ck_assert_int_eq(variable("alert") - alert, i ? -1 : 2);
        ck_assert_int_eq(count_of(FACT_CARRIES) - carried, i == 0);
        ck_assert_int_eq(nth(FACT_ITEM, count_of(FACT_ITEM) - 1)->fact.u.item.part, i > 0);
    }
    ck_assert_int_eq(act(POLICE, "look", "barn", 61 * MINUTE), REFUSE_NONE);
    ck_assert_int_eq(act(POLICE, "look", "barn", 75 * MINUTE), REFUSE_NONE);
    pass(100 * MINUTE);
    ck_assert_int_eq(variable("other"), 3 + 2); /* it says nothing: each time the same */
}
END_TEST

Suite *outcome_suite(void)
{
    Suite *s = suite_create("outcome");
    TCase *t = tcase_create("outcome");

    tcase_add_checked_fixture(t, NULL, play_done);
    tcase_add_test(t, the_first_outcome_that_matches_is_told);
    tcase_add_test(t, an_outcome_that_comes_again_does_what_it_says_for_that);
    suite_add_tcase(s, t);
    return s;
}
