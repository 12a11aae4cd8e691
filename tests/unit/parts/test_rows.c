#include "ui/parts/rows.h"

#include <check.h>
#include <string.h>

Suite *rows_suite(void);

enum { MOST = 30 };

static struct arena arena;
static struct grid grid;

static void begin(void)
{
    arena_init(&arena, 8 << 20);
    grid_init(&grid);
}

static void end(void)
{
    grid_done(&grid);
    arena_done(&arena);
}

/* A list of nothing else, so many columns wide, is it whole? */
static bool is_whole(struct rows *r, int cols)
{
    struct list l = {.entry = ROWS_NOBODY};
    bool cut = false;

    grid_resize(&grid, r->count, cols);
    list_draw(&l, r, grid_area(&grid), false);
    for (int i = 0; i < r->count * cols; i++) {
        cut = cut || strncmp(grid.cell[i].text, "…", grid.cell[i].len) == 0;
    }
    return !cut && !grid.cut;
}

START_TEST(what_the_program_says_is_never_cut)
{
    struct rows r;

    rows_init(&r, &arena, _i);
    rows_heading(&r, "Способы, которыми здесь можно помочь");
    rows_say(&r, 1, STYLE_ASIDE, 4, "refused: it does not stand unless who refused agrees");
    ck_assert(is_whole(&r, _i));
}
END_TEST

START_TEST(a_name_is_cut_where_it_does_not_fit)
{
    struct rows r;

    rows_init(&r, &arena, 20);
    rows_add(&r, 1, STYLE_PLAIN, 0, "Sokol agricultural cooperative");
    ck_assert_int_eq(r.count, 1);
    ck_assert(!is_whole(&r, 20));
}
END_TEST

/* The words are the caller's no longer than the call. */
START_TEST(what_is_said_is_copied)
{
    char text[] = "as it was";
    struct rows r;

    rows_init(&r, &arena, 40);
    rows_say(&r, 1, STYLE_PLAIN, 0, text);
    memset(text, 'x', sizeof(text) - 1);
    ck_assert_int_eq((int)r.row[0].text.len, 9);
    ck_assert(memcmp(r.row[0].text.ptr, "as it was", 9) == 0);
}
END_TEST

Suite *rows_suite(void)
{
    Suite *s = suite_create("rows");
    TCase *tc = tcase_create("rows");

    tcase_add_checked_fixture(tc, begin, end);
    tcase_add_loop_test(tc, what_the_program_says_is_never_cut, 16, 16 + MOST);
    tcase_add_test(tc, a_name_is_cut_where_it_does_not_fit);
    tcase_add_test(tc, what_is_said_is_copied);
    suite_add_tcase(s, tc);
    return s;
}
