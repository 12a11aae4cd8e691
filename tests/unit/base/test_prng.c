#include "engine/base/prng.h"

#include <signal.h>

#include <check.h>

#include "engine/base/span.h"

Suite *prng_suite(void);

enum { DRAWS = 10000 };

/* The published first numbers of SplitMix64 for the seeds 0 and 1234567. */
START_TEST(the_numbers_are_those_of_splitmix64)
{
    struct prng zero = {0};
    struct prng p = {1234567};

    ck_assert_uint_eq(prng_next(&zero), 0xe220a8397b1dcdafu);
    ck_assert_uint_eq(prng_next(&zero), 0x6e789e6aa1b965f4u);
    ck_assert_uint_eq(prng_next(&zero), 0x06c45d188009454fu);
    ck_assert_uint_eq(prng_next(&p), 6457827717110365317u);
    ck_assert_uint_eq(prng_next(&p), 3203168211198807973u);
    ck_assert_uint_eq(prng_next(&p), 9817491932198370423u);
}
END_TEST

START_TEST(below_a_bound_is_below_it_and_everything_below_comes)
{
    struct prng p = {1};
    int seen[7] = {0};

    for (int i = 0; i < 1000; i++) {
        uint32_t n = prng_below(&p, 7);

        ck_assert_uint_lt(n, 7);
        seen[n]++;
        ck_assert_uint_eq(prng_below(&p, 1), 0);
        ck_assert_uint_lt(prng_below(&p, UINT32_MAX), UINT32_MAX);
    }
    for (int i = 0; i < 7; i++) {
        ck_assert_int_gt(seen[i], 0);
    }
}
END_TEST

START_TEST(below_nothing_there_is_no_number)
{
    struct prng p = {1};

    prng_below(&p, 0);
}
END_TEST

START_TEST(a_draw_is_within_a_thousand_and_the_same_when_asked_again)
{
    uint64_t rule = span_hash(SPAN("witness_talks"));

    for (uint32_t n = 0; n < 1000; n++) {
        int32_t draw = prng_draw(42, rule, n);

        ck_assert_int_ge(draw, 0);
        ck_assert_int_le(draw, 999);
        ck_assert_int_eq(prng_draw(42, rule, n), draw);
    }
}
END_TEST

START_TEST(draws_of_one_rule_do_not_move_when_another_draws)
{
    uint64_t a = span_hash(SPAN("witness_talks"));
    uint64_t b = span_hash(SPAN("phone_is_found"));
    int32_t alone[100];
    uint32_t of_b = 0;

    for (uint32_t n = 0; n < 100; n++) {
        alone[n] = prng_draw(7, a, n);
    }
    for (uint32_t n = 0; n < 100; n++) {
        for (uint32_t more = 0; more < n % 3; more++) {
            (void)prng_draw(7, b, of_b++);
        }
        ck_assert_int_eq(prng_draw(7, a, n), alone[n]);
    }
}
END_TEST

/* Independent draws of a thousand agree once in a thousand: 10 of 10,000, and 3 is one sigma. */
static void agree_by_chance_only(int agreed)
{
    ck_assert_int_ge(agreed, 1);
    ck_assert_int_le(agreed, 25);
}

/* Of other rules and other seeds, also some turns on: one may not be another, shifted. */
START_TEST(rules_and_seeds_draw_independently)
{
    uint64_t a = span_hash(SPAN("witness_talks"));
    uint64_t b = span_hash(SPAN("phone_is_found"));
    uint32_t shift = (uint32_t)_i;
    int rules = 0;
    int rules_back = 0;
    int seeds = 0;
    int turns = 0;

    for (uint32_t n = 0; n < DRAWS; n++) {
        rules += prng_draw(7, a, n) == prng_draw(7, b, n + shift);
        rules_back += prng_draw(7, b, n) == prng_draw(7, a, n + shift);
        seeds += prng_draw(8, a, n) == prng_draw(7, a, n + shift);
        turns += prng_draw(7, a, n) == prng_draw(7, a, n + shift + 1);
    }
    agree_by_chance_only(rules);
    agree_by_chance_only(rules_back);
    agree_by_chance_only(seeds);
    agree_by_chance_only(turns);
}
END_TEST

/* The mean of 0..999 is 499.5; that of 10,000 draws strays by 2.9 (289 / 100); five times that. */
START_TEST(draws_are_even_over_turns_and_over_seeds)
{
    uint64_t rule = span_hash(SPAN("witness_talks"));
    int64_t over_turns = 0;
    int64_t over_seeds = 0;

    for (uint32_t n = 0; n < DRAWS; n++) {
        over_turns += prng_draw(1, rule, n);
        over_seeds += prng_draw(n, rule, 0);
    }
    ck_assert_int_ge(over_turns, (int64_t)485 * DRAWS);
    ck_assert_int_le(over_turns, (int64_t)514 * DRAWS);
    ck_assert_int_ge(over_seeds, (int64_t)485 * DRAWS);
    ck_assert_int_le(over_seeds, (int64_t)514 * DRAWS);
}
END_TEST

Suite *prng_suite(void)
{
    Suite *suite = suite_create("prng");
    TCase *tc = tcase_create("all");

    tcase_add_test(tc, the_numbers_are_those_of_splitmix64);
    tcase_add_test(tc, below_a_bound_is_below_it_and_everything_below_comes);
    tcase_add_test_raise_signal(tc, below_nothing_there_is_no_number, SIGABRT);
    tcase_add_test(tc, a_draw_is_within_a_thousand_and_the_same_when_asked_again);
    tcase_add_test(tc, draws_of_one_rule_do_not_move_when_another_draws);
    tcase_add_loop_test(tc, rules_and_seeds_draw_independently, 0, 8);
    tcase_add_test(tc, draws_are_even_over_turns_and_over_seeds);
    suite_add_tcase(suite, tc);
    return suite;
}
