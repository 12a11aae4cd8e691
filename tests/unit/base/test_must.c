#include "engine/base/must.h"

#include <signal.h>
#include <stddef.h>
#include <stdlib.h>

#include <check.h>

Suite *must_suite(void);

START_TEST(what_holds_goes_on_and_is_asked_once)
{
    int asked = 0;

    MUST(++asked);
    ck_assert_int_eq(asked, 1);
}
END_TEST

START_TEST(what_does_not_hold_ends_the_process)
{
    MUST(1 + 1 == 3);
}
END_TEST

static void leave_with_seven(void)
{
    exit(7);
}

START_TEST(the_hook_runs_before_the_end)
{
    must_on_fail(leave_with_seven);
    MUST(1 + 1 == 3);
}
END_TEST

static void fail_again(void)
{
    MUST(2 + 2 == 5);
}

START_TEST(a_hook_that_fails_itself_does_not_run_again)
{
    must_on_fail(fail_again);
    MUST(1 + 1 == 3);
}
END_TEST

START_TEST(no_hook_is_a_hook_too)
{
    must_on_fail(leave_with_seven);
    must_on_fail(NULL);
    MUST(1 + 1 == 3);
}
END_TEST

Suite *must_suite(void)
{
    Suite *suite = suite_create("must");
    TCase *tc = tcase_create("all");

    tcase_add_test(tc, what_holds_goes_on_and_is_asked_once);
    tcase_add_test_raise_signal(tc, what_does_not_hold_ends_the_process, SIGABRT);
    tcase_add_exit_test(tc, the_hook_runs_before_the_end, 7);
    tcase_add_test_raise_signal(tc, a_hook_that_fails_itself_does_not_run_again, SIGABRT);
    tcase_add_test_raise_signal(tc, no_hook_is_a_hook_too, SIGABRT);
    suite_add_tcase(suite, tc);
    return suite;
}
