#include "engine/base/arena.h"

#include <signal.h>
#include <stdint.h>
#include <string.h>

#include <check.h>

Suite *arena_suite(void);

static struct arena a;

static void set_up(void)
{
    arena_init(&a, 1024);
}

static void tear_down(void)
{
    arena_done(&a);
}

static bool all_zero(const unsigned char *p, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (p[i]) {
            return false;
        }
    }
    return true;
}

START_TEST(memory_is_aligned_to_sixteen_bytes_and_zeroed)
{
    for (size_t size = 1; size <= 40; size += 3) {
        unsigned char *p = arena_alloc(&a, size);

        ck_assert_uint_eq((uintptr_t)p % 16, 0);
        ck_assert(all_zero(p, size));
        memset(p, 0xff, size);
    }
}
END_TEST

START_TEST(pieces_do_not_overlap)
{
    unsigned char *first = arena_alloc(&a, 17);
    unsigned char *second = arena_alloc(&a, 17);

    memset(first, 1, 17);
    memset(second, 2, 17);
    for (int i = 0; i < 17; i++) {
        ck_assert_int_eq(first[i], 1);
        ck_assert_int_eq(second[i], 2);
    }
}
END_TEST

START_TEST(all_of_it_can_be_used)
{
    for (int i = 0; i < 1024 / 16; i++) {
        memset(arena_alloc(&a, 16), 0xff, 16);
    }
    ck_assert_uint_eq(a.used, 1024);
}
END_TEST

START_TEST(running_out_ends_the_process)
{
    arena_alloc(&a, 1024);
    arena_alloc(&a, 1);
}
END_TEST

START_TEST(a_size_that_wraps_ends_the_process)
{
    arena_alloc(&a, SIZE_MAX);
}
END_TEST

START_TEST(an_array_whose_size_wraps_ends_the_process)
{
    arena_array(&a, SIZE_MAX / 8 + 2, 8); /* 8 bytes, modulo the size of numbers */
}
END_TEST

START_TEST(an_array_has_room_for_all_its_items)
{
    uint64_t *p = arena_array(&a, 100, sizeof(*p));

    ck_assert(all_zero((unsigned char *)p, 100 * sizeof(*p)));
    ck_assert_uint_ge(a.used, 100 * sizeof(*p));
}
END_TEST

START_TEST(after_a_reset_memory_is_zeroed_again)
{
    memset(arena_alloc(&a, 500), 0xff, 500);
    arena_reset(&a);
    ck_assert(all_zero(arena_alloc(&a, 1024), 1024));
}
END_TEST

/* Far more than one block, in pieces that fit no block evenly, with one larger than any block. */
START_TEST(pieces_of_many_blocks_stay_where_they_are)
{
    enum { PIECES = 3000, PIECE = 1000, LARGE = 8 << 20 };
    static unsigned char *piece[PIECES];
    unsigned char *large;

    arena_done(&a);
    arena_init(&a, 16 << 20);
    for (int round = 0; round < 2; round++) {
        large = arena_alloc(&a, LARGE);
        for (int i = 0; i < PIECES; i++) {
            piece[i] = arena_alloc(&a, PIECE);
            ck_assert_uint_eq((uintptr_t)piece[i] % 16, 0);
            ck_assert(all_zero(piece[i], PIECE));
            memset(piece[i], i % 255 + 1, PIECE);
        }
        ck_assert(all_zero(large, LARGE));
        memset(large, 0xff, LARGE);
        for (int i = 0; i < PIECES; i++) {
            ck_assert_int_eq(piece[i][0], i % 255 + 1);
            ck_assert_int_eq(piece[i][PIECE - 1], i % 255 + 1);
        }
        arena_reset(&a);
    }
}
END_TEST

START_TEST(a_kept_text_is_a_copy_that_ends)
{
    char text[] = "case";
    struct span kept = arena_span(&a, span_of(text));

    text[0] = 'x';
    ck_assert(span_is(kept, "case"));
    ck_assert_int_eq(kept.ptr[4], '\0');
    ck_assert_int_eq(arena_span(&a, (struct span){0}).ptr[0], '\0');
}
END_TEST

Suite *arena_suite(void)
{
    Suite *suite = suite_create("arena");
    TCase *tc = tcase_create("all");

    tcase_add_checked_fixture(tc, set_up, tear_down);
    tcase_add_test(tc, memory_is_aligned_to_sixteen_bytes_and_zeroed);
    tcase_add_test(tc, pieces_do_not_overlap);
    tcase_add_test(tc, all_of_it_can_be_used);
    tcase_add_test_raise_signal(tc, running_out_ends_the_process, SIGABRT);
    tcase_add_test_raise_signal(tc, a_size_that_wraps_ends_the_process, SIGABRT);
    tcase_add_test_raise_signal(tc, an_array_whose_size_wraps_ends_the_process, SIGABRT);
    tcase_add_test(tc, an_array_has_room_for_all_its_items);
    tcase_add_test(tc, after_a_reset_memory_is_zeroed_again);
    tcase_add_test(tc, pieces_of_many_blocks_stay_where_they_are);
    tcase_add_test(tc, a_kept_text_is_a_copy_that_ends);
    suite_add_tcase(suite, tc);
    return suite;
}
