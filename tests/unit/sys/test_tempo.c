#include "engine/sys/tempo.h"

#include <check.h>

Suite *tempo_suite(void);

enum { LONG_MOST = 60 }; /* a few dozen syncs are long enough for any change */

static bool ever_changes(struct tempo *t, int64_t us)
{
    for (int i = 0; i < 100 * LONG_MOST; i++) {
        if (tempo_note(t, us)) {
            return true;
        }
    }
    return false;
}

/* How many such syncs until it changes. */
static int changes_after(struct tempo *t, int64_t us)
{
    int n = 1;

    while (!tempo_note(t, us)) {
        ck_assert_int_lt(n, LONG_MOST);
        n++;
    }
    return n;
}

START_TEST(a_disk_is_quick_until_it_has_shown_otherwise)
{
    struct tempo t = {0};

    ck_assert(!t.slow);
    ck_assert(!ever_changes(&t, TEMPO_SLOW_US));
    ck_assert_int_le(changes_after(&t, 2 * TEMPO_SLOW_US), 2);
    ck_assert(t.slow);
}
END_TEST

START_TEST(one_hiccup_of_whatever_length_changes_nothing)
{
    struct tempo t = {0};

    for (int i = 0; i < LONG_MOST; i++) {
        ck_assert(!tempo_note(&t, 100));
    }
    ck_assert(!tempo_note(&t, INT64_MAX));
    for (int i = 0; i < LONG_MOST; i++) {
        ck_assert(!tempo_note(&t, 100));
    }
    ck_assert(!t.slow);
}
END_TEST

START_TEST(the_third_very_slow_sync_in_a_row_changes_over)
{
    struct tempo t = {0};

    ck_assert_int_eq(changes_after(&t, INT64_MAX), 3);
    ck_assert(t.slow);
}
END_TEST

START_TEST(between_the_thresholds_it_stays_as_it_is)
{
    static const int64_t between[] = {TEMPO_QUICK_US + TEMPO_WEIGHT,
                                      (TEMPO_QUICK_US + TEMPO_SLOW_US) / 2, TEMPO_SLOW_US};
    struct tempo quick = {0};
    struct tempo slow = {0};

    changes_after(&slow, INT64_MAX);
    ck_assert(!ever_changes(&quick, between[_i]));
    ck_assert(!ever_changes(&slow, between[_i]));
    ck_assert(!quick.slow);
    ck_assert(slow.slow);
}
END_TEST

START_TEST(a_disk_that_has_become_quick_is_quick_again)
{
    struct tempo t = {0};

    for (int round = 0; round < 3; round++) {
        changes_after(&t, 20000);
        ck_assert(t.slow);
        changes_after(&t, 100);
        ck_assert(!t.slow);
    }
}
END_TEST

Suite *tempo_suite(void)
{
    Suite *suite = suite_create("tempo");
    TCase *tc = tcase_create("all");

    tcase_add_test(tc, a_disk_is_quick_until_it_has_shown_otherwise);
    tcase_add_test(tc, one_hiccup_of_whatever_length_changes_nothing);
    tcase_add_test(tc, the_third_very_slow_sync_in_a_row_changes_over);
    tcase_add_loop_test(tc, between_the_thresholds_it_stays_as_it_is, 0, 3);
    tcase_add_test(tc, a_disk_that_has_become_quick_is_quick_again);
    suite_add_tcase(suite, tc);
    return suite;
}
