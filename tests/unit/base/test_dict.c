#include "engine/base/dict.h"

#include <signal.h>
#include <stdio.h>

#include <check.h>

#include "engine/base/limits.h"

Suite *dict_suite(void);

static struct arena a;
static struct dict d;

static void set_up(void)
{
    arena_init(&a, 1 << 20);
    dict_init(&d, &a, THINGS_MAX);
}

static void tear_down(void)
{
    arena_done(&a);
}

START_TEST(a_name_is_found_by_its_bytes)
{
    char asked[] = "safe_house";

    ck_assert(dict_add(&d, SPAN("safe_house"), 7));
    ck_assert_int_eq(dict_find(&d, span_of(asked)), 7);
}
END_TEST

START_TEST(a_name_that_was_not_added_is_minus_one)
{
    ck_assert(dict_add(&d, SPAN("case"), 0));
    ck_assert_int_eq(dict_find(&d, SPAN("cas")), -1);
    ck_assert_int_eq(dict_find(&d, SPAN("cases")), -1);
    ck_assert_int_eq(dict_find(&d, SPAN("")), -1);
}
END_TEST

START_TEST(a_second_of_a_name_is_refused_and_the_first_stays)
{
    ck_assert(dict_add(&d, SPAN("case"), 1));
    ck_assert(!dict_add(&d, SPAN("case"), 2));
    ck_assert_int_eq(dict_find(&d, SPAN("case")), 1);
    ck_assert_uint_eq(d.count, 1);
}
END_TEST

START_TEST(the_empty_text_is_a_name_but_no_text_is_none)
{
    ck_assert(dict_add(&d, SPAN(""), 3));
    ck_assert_int_eq(dict_find(&d, SPAN("")), 3);
}
END_TEST

START_TEST(a_name_without_a_place_cannot_be_added)
{
    dict_add(&d, (struct span){0}, 1);
}
END_TEST

START_TEST(a_dict_that_was_never_filled_holds_nothing)
{
    struct dict empty = {0};

    ck_assert_int_eq(dict_find(&empty, SPAN("case")), -1);
}
END_TEST

START_TEST(as_many_names_as_it_was_made_for_are_all_found)
{
    static char name[THINGS_MAX][16];

    for (int i = 0; i < THINGS_MAX; i++) {
        snprintf(name[i], sizeof(name[i]), "thing_%d", i);
        ck_assert(dict_add(&d, span_of(name[i]), i));
    }
    for (int i = 0; i < THINGS_MAX; i++) {
        ck_assert_int_eq(dict_find(&d, span_of(name[i])), i);
    }
    ck_assert_uint_eq(d.count, THINGS_MAX);
    ck_assert_int_eq(dict_find(&d, SPAN("thing_4000")), -1);
}
END_TEST

Suite *dict_suite(void)
{
    Suite *suite = suite_create("dict");
    TCase *tc = tcase_create("all");

    tcase_add_checked_fixture(tc, set_up, tear_down);
    tcase_add_test(tc, a_name_is_found_by_its_bytes);
    tcase_add_test(tc, a_name_that_was_not_added_is_minus_one);
    tcase_add_test(tc, a_second_of_a_name_is_refused_and_the_first_stays);
    tcase_add_test(tc, the_empty_text_is_a_name_but_no_text_is_none);
    tcase_add_test_raise_signal(tc, a_name_without_a_place_cannot_be_added, SIGABRT);
    tcase_add_test(tc, a_dict_that_was_never_filled_holds_nothing);
    tcase_add_test(tc, as_many_names_as_it_was_made_for_are_all_found);
    suite_add_tcase(suite, tc);
    return suite;
}
