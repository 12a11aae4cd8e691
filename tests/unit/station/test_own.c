/*
 * Cards that a desk takes for one: joined in any order they are one, and separated they are all
 * themselves again.
 */
#include <check.h>

#include "ui/station/own.h"

Suite *own_suite(void);

static struct own own;

static void begin(void)
{
    own = (struct own){.line = 1};
}

START_TEST(cards_joined_in_any_order_are_one)
{
    own_join(&own, 2, 3);
    own_join(&own, 3, 2); /* so already */
    own_join(&own, 1, 3);
    for (int32_t h = 1; h <= 3; h++) {
        ck_assert_int_eq(own_card(&own, h), 1);
    }
    ck_assert_int_eq(own_card(&own, 4), 4);
}
END_TEST

/* Whichever of them is asked, and in whichever order they were joined. */
START_TEST(separated_all_are_themselves_again)
{
    static const int32_t order[][4] = {{2, 3, 1, 2}, {3, 2, 1, 3}, {3, 1, 2, 3}, {1, 2, 1, 3}};

    own_join(&own, order[_i][0], order[_i][1]);
    own_join(&own, order[_i][2], order[_i][3]);
    own_part(&own, _i % 3 + 1);
    for (int32_t h = 1; h <= 3; h++) {
        ck_assert_int_eq(own_card(&own, h), h);
    }
}
END_TEST

Suite *own_suite(void)
{
    Suite *s = suite_create("own");
    TCase *t = tcase_create("own");

    tcase_add_checked_fixture(t, begin, NULL);
    tcase_add_test(t, cards_joined_in_any_order_are_one);
    tcase_add_loop_test(t, separated_all_are_themselves_again, 0, 4);
    suite_add_tcase(s, t);
    return s;
}
