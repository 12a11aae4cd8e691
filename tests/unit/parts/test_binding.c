#include "ui/parts/binding.h"

#include <check.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>

#include "tests/unit/parts/bars.h"
#include "ui/term/lang.h"

Suite *binding_suite(void);

enum { COLS = 80, BARS = STATION_BARS + CONSOLE_BARS };

static struct grid grid;

static void begin(void)
{
    char program[4096];

    snprintf(program, sizeof(program), "%s", getenv("PALERMO") ? getenv("PALERMO") : "");
    lang_begin(dirname(program));
    grid_init(&grid);
    grid_resize(&grid, 1, COLS);
}

static void end(void)
{
    grid_done(&grid);
}

START_TEST(the_words_are_translated)
{
    lang_set("ru");
    ck_assert_str_eq(_("Help"), "Помощь");
}
END_TEST

/* Row i in language i / BARS. */
START_TEST(the_key_bar_has_room_for_every_key_in_every_language)
{
    int i = _i % BARS;
    const struct bar *bar = i < STATION_BARS ? &station_bars[i] : &console_bars[i - STATION_BARS];
    int keys = 0;

    lang_set(lang_codes[_i / BARS]);
    ck_assert_int_le(binding_bar_columns(*bar->bindings, bar->where, 0), COLS);
    binding_bar(*bar->bindings, bar->where, grid_area(&grid));
    for (int col = 1; col < COLS; col++) {
        keys += grid_at(&grid, 0, col)->style == STYLE_KEY &&
                grid_at(&grid, 0, col - 1)->style != STYLE_KEY;
    }
    ck_assert_int_eq(keys, bar->keys);
    ck_assert(!grid.cut);
}
END_TEST

Suite *binding_suite(void)
{
    Suite *s = suite_create("binding");
    TCase *tc = tcase_create("bar");

    tcase_add_checked_fixture(tc, begin, end);
    tcase_add_test(tc, the_words_are_translated);
    tcase_add_loop_test(tc, the_key_bar_has_room_for_every_key_in_every_language, 0,
                        LANG_COUNT * BARS);
    suite_add_tcase(s, tc);
    return s;
}
