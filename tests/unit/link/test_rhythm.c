#include "ui/link/rhythm.h"

#include <check.h>

#include "tests/unit/link/link.h"

enum { NOW = 1000000 };

static void draw_at_once(struct rhythm *r, int64_t mono_ms)
{
    for (int i = 0; i < PICTURES_AT_ONCE; i++) {
        ck_assert_int_eq(rhythm_next(r, mono_ms), 0);
    }
}

START_TEST(a_few_pictures_are_drawn_at_once)
{
    struct rhythm r = {0};

    draw_at_once(&r, NOW);
    ck_assert_int_eq(rhythm_next(&r, NOW), PICTURE_MS);
    ck_assert_int_eq(rhythm_next(&r, NOW + PICTURE_MS - 1), 1);
    ck_assert_int_eq(rhythm_next(&r, NOW + PICTURE_MS), 0);
    ck_assert_int_eq(rhythm_next(&r, NOW + PICTURE_MS), PICTURE_MS);
}
END_TEST

/* Something comes each ms, for ten seconds. */
START_TEST(many_keep_their_distance)
{
    struct rhythm r = {0};
    int drawn = 0;

    for (int ms = 0; ms < 10000; ms++) {
        drawn += rhythm_next(&r, NOW + ms) == 0;
    }
    ck_assert_int_eq(drawn, 10000 / PICTURE_MS + PICTURES_AT_ONCE - 1);
}
END_TEST

START_TEST(a_quiet_moment_makes_up_for_many)
{
    struct rhythm r = {0};

    draw_at_once(&r, NOW);
    draw_at_once(&r, NOW + PICTURES_AT_ONCE * PICTURE_MS);
    ck_assert_int_gt(rhythm_next(&r, NOW + PICTURES_AT_ONCE * PICTURE_MS), 0);
}
END_TEST

Suite *rhythm_suite(void)
{
    Suite *s = suite_create("rhythm");
    TCase *c = tcase_create("rhythm");

    tcase_add_test(c, a_few_pictures_are_drawn_at_once);
    tcase_add_test(c, many_keep_their_distance);
    tcase_add_test(c, a_quiet_moment_makes_up_for_many);
    suite_add_tcase(s, c);
    return s;
}
