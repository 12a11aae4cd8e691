#include "engine/sys/clock.h"

#include <string.h>

#include <check.h>

#include "engine/sys/random.h"

Suite *clock_suite(void);

START_TEST(monotonic_time_never_steps_back)
{
    struct clock clock = clock_posix();
    int64_t last = clock.mono_ms(clock.self);
    int i;

    for (i = 0; i < 1000; i++) {
        int64_t now = clock.mono_ms(clock.self);

        ck_assert_int_ge(now, last);
        last = now;
    }
}
END_TEST

START_TEST(wall_time_is_milliseconds_of_this_century)
{
    struct clock clock = clock_posix();
    int64_t now = clock.wall_ms(clock.self);

    ck_assert_int_gt(now, 1700000000000);
    ck_assert_int_lt(now, 4102444800000);
}
END_TEST

START_TEST(the_boot_id_is_the_same_twice)
{
    char a[BOOT_ID_LEN + 1];
    char b[BOOT_ID_LEN + 1];

    clock_boot_id(a);
    clock_boot_id(b);
    ck_assert_str_eq(a, b);
    ck_assert(strlen(a) == 0 || strlen(a) == BOOT_ID_LEN);
}
END_TEST

START_TEST(random_bytes_fill_all_and_differ)
{
    struct random random = random_openssl();
    unsigned char a[32] = {0};
    unsigned char b[32] = {0};

    random.bytes(random.self, a, sizeof(a));
    random.bytes(random.self, b, sizeof(b));
    ck_assert_mem_ne(a, b, sizeof(a));
}
END_TEST

Suite *clock_suite(void)
{
    Suite *suite = suite_create("clock and random");
    TCase *tc = tcase_create("all");

    tcase_add_test(tc, monotonic_time_never_steps_back);
    tcase_add_test(tc, wall_time_is_milliseconds_of_this_century);
    tcase_add_test(tc, the_boot_id_is_the_same_twice);
    tcase_add_test(tc, random_bytes_fill_all_and_differ);
    suite_add_tcase(suite, tc);
    return suite;
}
