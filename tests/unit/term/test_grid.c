#include "ui/term/grid.h"

#include <check.h>
#include <string.h>

#include "ui/term/keys.h"
#include "ui/term/theme.h"

Suite *grid_suite(void);

static struct grid grid;

static void begin(void)
{
    grid_init(&grid);
    grid_resize(&grid, 4, 10);
}

static void end(void)
{
    grid_done(&grid);
}

/* A row as text. */
static const char *row(int r)
{
    static char text[256];

    text[0] = '\0';
    for (int c = 0; c < grid.cols; c++) {
        strncat(text, grid_at(&grid, r, c)->text, grid_at(&grid, r, c)->len);
    }
    return text;
}

START_TEST(text_that_does_not_fit_ends_in_an_ellipsis)
{
    ck_assert_int_eq(area_put(grid_area(&grid), 0, 2, STYLE_PLAIN, "Полиция"), 7);
    ck_assert_str_eq(row(0), "  Полиция ");
    ck_assert(!grid.cut);
    ck_assert_int_eq(area_put(grid_area(&grid), 1, 2, STYLE_PLAIN, "Прокуратура"), 8);
    ck_assert_str_eq(row(1), "  Прокура…");
    ck_assert(grid.cut);
}
END_TEST

START_TEST(nothing_is_drawn_outside_an_area)
{
    struct area part = area_part(grid_area(&grid), 1, 3, 2, 4);

    for (int r = -2; r < 6; r++) {
        area_put(part, r, 0, STYLE_PLAIN, "xxxxxxxxxxxx");
    }
    area_cursor(part, 5, 0);
    ck_assert_str_eq(row(0), "          ");
    ck_assert_str_eq(row(1), "   xxx…   ");
    ck_assert_str_eq(row(3), "          ");
    ck_assert_int_eq(grid.cursor_row, -1);
    area_cursor(part, 1, 2);
    ck_assert_int_eq(grid.cursor_row, 2);
    ck_assert_int_eq(grid.cursor_col, 5);
    ck_assert_int_eq(area_part(grid_area(&grid), 3, 8, 5, 5).cols, 2);
    ck_assert_int_eq(area_part(grid_area(&grid), 9, 9, 5, 5).rows, 0);
}
END_TEST

START_TEST(half_a_wide_letter_is_never_left)
{
    area_put(grid_area(&grid), 0, 0, STYLE_PLAIN, "漢字");
    area_put(grid_area(&grid), 0, 1, STYLE_PLAIN, "x");
    ck_assert_str_eq(row(0), " x字      ");
    area_put(grid_area(&grid), 1, 0, STYLE_PLAIN, "漢字");
    area_put(grid_area(&grid), 1, 2, STYLE_PLAIN, "x");
    ck_assert_str_eq(row(1), "漢x       ");
}
END_TEST

START_TEST(in_ascii_nothing_else_stands)
{
    grid.ascii = true;
    area_frame(grid_area(&grid));
    area_put(grid_area(&grid), 1, 1, STYLE_PLAIN, "Привет, città");
    for (int i = 0; i < grid.rows * grid.cols; i++) {
        ck_assert(grid.cell[i].len == 1 && (unsigned char)grid.cell[i].text[0] < 0x80);
    }
}
END_TEST

START_TEST(in_ascii_a_russian_letter_is_one_latin_letter)
{
    grid.ascii = true;
    area_put(grid_area(&grid), 0, 0, STYLE_PLAIN, "Ёлка, Яя Ч");
    ck_assert_str_eq(row(0), "Elka, Qq 4");
}
END_TEST

START_TEST(marks_without_end_do_not_overflow_a_cell)
{
    char text[128] = "a";

    for (int i = 0; i < 40; i++) {
        strncat(text, "\u0301", 3);
    }
    ck_assert_int_eq(area_put(grid_area(&grid), 0, 0, STYLE_PLAIN, text), 1);
    ck_assert_int_le(grid_at(&grid, 0, 0)->len, CELL_BYTES);
    ck_assert_int_eq(grid_at(&grid, 0, 0)->text[0], 'a');
}
END_TEST

START_TEST(a_letter_means_its_place_on_the_keyboard)
{
    ck_assert_uint_eq(key_latin(0x439), 'q'); /* й */
    ck_assert_uint_eq(key_latin(0x424), 'A'); /* Ф */
    ck_assert_uint_eq(key_latin('q'), 'q');
    ck_assert_uint_eq(key_latin(0x44e), '.'); /* ю */
}
END_TEST

/* But for how thick the letters are, which many terminals do not show. */
static bool alike(struct look a, struct look b)
{
    return a.fore == b.fore && a.back == b.back && a.reverse == b.reverse &&
           a.underline == b.underline;
}

/* No meaning by colour alone: without colours, what must stand out still does. */
START_TEST(every_theme_lets_what_matters_stand_out)
{
    static const enum style loud[] = {STYLE_TITLE_HERE, STYLE_SELECTED,    STYLE_ALARM,
                                      STYLE_BAR,        STYLE_BUTTON_HERE, STYLE_BAR_ALERT};

    for (int t = 0; t < THEME_COUNT; t++) {
        struct look plain = theme_look((enum theme)t, STYLE_PLAIN);

        for (size_t i = 0; i < ARRAY_LEN(loud); i++) {
            struct look look = theme_look((enum theme)t, loud[i]);

            ck_assert(look.reverse != plain.reverse || look.back != plain.back ||
                      (look.bold && look.underline));
            ck_assert((look.fore == COLOUR_OWN) == (look.back == COLOUR_OWN)); /* both, or none */
        }
        ck_assert(!alike(theme_look((enum theme)t, STYLE_ALARM),
                         theme_look((enum theme)t, STYLE_SELECTED)));
        for (int s = 0; s < STYLE_COUNT; s++) {
            struct look look = theme_look((enum theme)t, (enum style)s);

            ck_assert(t != THEME_MONO || (look.fore == COLOUR_OWN && look.back == COLOUR_OWN));
            ck_assert(look.fore != look.back || look.fore == COLOUR_OWN);
        }
    }
}
END_TEST

Suite *grid_suite(void)
{
    Suite *s = suite_create("grid");
    TCase *c = tcase_create("grid");

    tcase_add_checked_fixture(c, begin, end);
    tcase_add_test(c, text_that_does_not_fit_ends_in_an_ellipsis);
    tcase_add_test(c, nothing_is_drawn_outside_an_area);
    tcase_add_test(c, half_a_wide_letter_is_never_left);
    tcase_add_test(c, in_ascii_nothing_else_stands);
    tcase_add_test(c, in_ascii_a_russian_letter_is_one_latin_letter);
    tcase_add_test(c, marks_without_end_do_not_overflow_a_cell);
    tcase_add_test(c, a_letter_means_its_place_on_the_keyboard);
    tcase_add_test(c, every_theme_lets_what_matters_stand_out);
    suite_add_tcase(s, c);
    return s;
}
