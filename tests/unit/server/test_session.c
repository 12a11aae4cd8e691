/*
 * What one connection may ask, by the clock alone. handbook/format/protocol.md section 3.
 */
#include "tests/unit/server/fixture.h"

Suite *session_suite(void);

enum { BURST = 60, RATE = 20, FLOOD = 200 };

static int64_t first; /* id of the first of many */

static struct station *floods(void)
{
    struct station *st = sits(player_seat(0));

    first = asks(st, "ping", " ");
    for (int i = 1; i < FLOOD; i++) {
        asks(st, "ping", " ");
    }
    settles();
    return st;
}

/* How many of them are answered, which must be the oldest. */
static int32_t answered(const struct station *st)
{
    int32_t n = 0;

    while (n < FLOOD && code_of(st, first + n) == 0) {
        n++;
    }
    for (int32_t i = n; i < FLOOD; i++) {
        ck_assert_int_eq(code_of(st, first + i), -1);
    }
    return n;
}

START_TEST(many_requests_at_once_are_read_to_the_reserve_and_then_by_the_clock)
{
    struct station *st = floods();

    ck_assert_int_eq(answered(st), BURST);
    passes(49);
    ck_assert_int_eq(answered(st), BURST);
    passes(1);
    ck_assert_int_eq(answered(st), BURST + 1);
    for (int32_t s = 1; s <= 3; s++) {
        passes(1000);
        ck_assert_int_eq(answered(st), BURST + 1 + s * RATE);
    }
    ck_assert(!is_gone(st));
    for (int32_t s = 0; s < (FLOOD - BURST) / RATE; s++) {
        passes(1000);
    }
    ck_assert_int_eq(answered(st), FLOOD); /* none is lost */
}
END_TEST

START_TEST(a_long_silence_saves_up_no_more_than_the_reserve)
{
    struct station *st = sits(player_seat(0));

    passes(40000); /* 45 s would close it */
    first = asks(st, "ping", " ");
    for (int i = 1; i < FLOOD; i++) {
        asks(st, "ping", " ");
    }
    settles();
    ck_assert_int_eq(answered(st), BURST);
}
END_TEST

START_TEST(who_asks_too_much_makes_nobody_else_wait)
{
    struct station *other = sits(player_seat(1));

    floods();
    ck_assert_int_eq(told(other, "ping", " "), 0);
}
END_TEST

Suite *session_suite(void)
{
    Suite *s = suite_create("session");
    TCase *t = tcase_create("session");

    tcase_add_unchecked_fixture(t, served_case, NULL);
    tcase_add_checked_fixture(t, served_begin, served_end);
    tcase_add_test(t, many_requests_at_once_are_read_to_the_reserve_and_then_by_the_clock);
    tcase_add_test(t, a_long_silence_saves_up_no_more_than_the_reserve);
    tcase_add_test(t, who_asks_too_much_makes_nobody_else_wait);
    suite_add_tcase(s, t);
    return s;
}
