#include "engine/sys/room.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <check.h>

#include "engine/base/span.h"

Suite *room_suite(void);

static const size_t sizes[] = {1, 16, 4095, 4096, 4097, 15024128};

START_TEST(all_of_it_is_zero_aligned_and_can_be_written)
{
    size_t size = sizes[_i];
    unsigned char *room = room_take(size);

    ck_assert_uint_eq((uintptr_t)room % 16, 0);
    ck_assert(room[0] == 0 && memcmp(room, room + 1, size - 1) == 0);
    memset(room, 0xff, size);
    room_give(room, size);
}
END_TEST

/* The kernel is asked, for it answers where we would end. */
START_TEST(what_lies_behind_it_cannot_be_touched)
{
    size_t size = sizes[_i];
    unsigned char *room = room_take(size);
    int end[2];

    ck_assert_int_eq(pipe(end), 0);
    ck_assert_int_eq(write(end[1], room + size - 1, 1), 1);
    ck_assert_int_eq(write(end[1], room + (size + 15) / 16 * 16, 1), -1);
    ck_assert_int_eq(errno, EFAULT);
    close(end[0]);
    close(end[1]);
    room_give(room, size);
}
END_TEST

START_TEST(what_is_not_touched_costs_nothing)
{
    size_t size = (size_t)1 << 36;
    unsigned char *room = room_take(size);

    room[0] = room[size - 1] = 1;
    room_give(room, size);
}
END_TEST

START_TEST(no_room_is_given_back_as_nothing)
{
    room_give(NULL, 4096);
}
END_TEST

Suite *room_suite(void)
{
    Suite *suite = suite_create("room");
    TCase *tc = tcase_create("all");
    int all = ARRAY_LEN(sizes);

    tcase_add_loop_test(tc, all_of_it_is_zero_aligned_and_can_be_written, 0, all);
    tcase_add_loop_test(tc, what_lies_behind_it_cannot_be_touched, 0, all);
    tcase_add_test(tc, what_is_not_touched_costs_nothing);
    tcase_add_test(tc, no_room_is_given_back_as_nothing);
    suite_add_tcase(suite, tc);
    return suite;
}
