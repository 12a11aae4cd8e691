#include "ui/term/measure.h"

#include <check.h>
#include <string.h>
#include <unigbrk.h>
#include <uniwidth.h>

#include "engine/base/prng.h"
#include "engine/base/utf8.h"

Suite *measure_suite(void);

static struct arena arena;

static void begin(void)
{
    arena_init(&arena, 1 << 20);
}

static void end(void)
{
    arena_done(&arena);
}

/* Widths that every terminal agrees on, from the Unicode tables. */
static const struct {
    const char *text;
    int columns;
} widths[] = {
    {"", 0},         {"abc", 3},
    {"Полиция", 7},  {"за\u0301мок", 5}, /* a stress mark */
    {"и\u0306", 1},  /* й as two */ {"№ 12", 4},
    {"«Урожай»", 8}, {"—…", 2},
    {"│─┌", 3},      {"漢字", 4},
    {"città", 5},
};

START_TEST(text_is_as_wide_as_it_is_shown)
{
    ck_assert_int_eq(measure_columns(span_of(widths[_i].text)), widths[_i].columns);
}
END_TEST

START_TEST(a_character_has_its_marks)
{
    struct span word = SPAN("а\u0301б");
    int wide;

    ck_assert_uint_eq(measure_character(word, 0, &wide), 4);
    ck_assert_int_eq(wide, 1);
    ck_assert_uint_eq(measure_before(word, 4), 0);
    ck_assert_uint_eq(measure_before(word, word.len), 4);
}
END_TEST

/* Those known by heart, and those that the library is asked about; with a mark and without. */
START_TEST(every_letter_is_as_wide_as_the_library_says)
{
    for (uint32_t letter = 0x20; letter < 0x530; letter++) {
        char text[16];
        size_t one = utf8_put(letter, text);
        size_t n = one + utf8_put(0x301, text + one);
        size_t grapheme =
            (size_t)(u8_grapheme_next((uint8_t *)text, (uint8_t *)text + n) - (uint8_t *)text);
        int wide;

        for (size_t len = one; len <= n; len += n - one) {
            ck_assert_int_eq(measure_columns((struct span){text, len}),
                             u8_width((uint8_t *)text, len, "UTF-8"));
        }
        ck_assert_uint_eq(measure_character((struct span){text, n}, 0, &wide), grapheme);
        ck_assert_int_eq(wide, u8_width((uint8_t *)text, grapheme, "UTF-8"));
    }
}
END_TEST

START_TEST(what_fits_is_the_longest_that_does)
{
    int used;

    ck_assert_uint_eq(measure_fit(SPAN("漢字"), 3, &used).len, 3);
    ck_assert_int_eq(used, 2);
    ck_assert_uint_eq(measure_fit(SPAN("ab"), 5, &used).len, 2);
    ck_assert_uint_eq(measure_fit(SPAN("ab"), 0, &used).len, 0);
}
END_TEST

static const struct {
    const char *text;
    int columns;
    const char *lines; /* each with | behind it */
} wraps[] = {
    {"", 10, "|"},
    {"one two three", 7, "one two|three|"},
    {"one\n\ntwo", 10, "one||two|"},
    {"one two\n", 10, "one two|"},
    {"unbreakable", 4, "unbr|eaka|ble|"},
    {"a unbreakable b", 4, "a|unbr|eaka|ble|b|"},
    {"Запрос № 12 отправлен", 12, "Запрос № 12|отправлен|"},
    {"exactly ten", 7, "exactly|ten|"},
    {"one  two   three four", 7, "one|two|three|four|"},
    {"ab cd  ef", 5, "ab cd|ef|"},
    {"за\u0301мок за\u0301мок", 11, "за\u0301мок за\u0301мок|"},
    {"漢字", 1, "漢|字|"},
};

START_TEST(lines_break_between_words)
{
    struct measured m = measure_wrap(&arena, span_of(wraps[_i].text), wraps[_i].columns);
    char got[256] = "";

    for (int i = 0; i < m.lines; i++) {
        strncat(got, m.line[i].ptr ? m.line[i].ptr : "", m.line[i].len);
        strncat(got, "|", 2);
    }
    ck_assert_str_eq(got, wraps[_i].lines);
}
END_TEST

/* Whatever is wrapped: nothing is lost but blanks, no line is too long, no letter is split. */
START_TEST(wrapping_loses_nothing)
{
    static const char *const pieces[] = {"a",  "слово ", "漢", " ",        "\n",  "è",
                                         "й ", "—",      "42", "№\u00a07", ",  ", "за\u0301"};
    struct prng p = {(uint64_t)_i};

    for (int run = 0; run < 40; run++) {
        char text[512] = "";
        int columns = 2 + (int)prng_below(&p, 30);
        struct measured m;
        size_t kept = 0;
        size_t all = 0;

        arena_reset(&arena);
        for (uint32_t n = prng_below(&p, 40); n > 0; n--) {
            strncat(text, pieces[prng_below(&p, ARRAY_LEN(pieces))], 16);
        }
        m = measure_wrap(&arena, span_of(text), columns);
        for (int i = 0; i < m.lines; i++) {
            ck_assert_int_le(measure_columns(m.line[i]), columns);
            ck_assert_int_lt(utf8_first_bad(m.line[i], &(uint32_t){0}), 0);
            for (size_t k = 0; k < m.line[i].len; k++) {
                kept += m.line[i].ptr[k] != ' ';
            }
        }
        for (const char *c = text; *c; c++) {
            all += *c != ' ' && *c != '\n';
        }
        ck_assert_uint_eq(kept, all);
    }
}
END_TEST

START_TEST(finding_folds_case_and_yo)
{
    ck_assert(span_eq(measure_fold(&arena, SPAN("ЁЛКА")), measure_fold(&arena, SPAN("елка"))));
    ck_assert(span_eq(measure_fold(&arena, SPAN("PIÙ")), measure_fold(&arena, SPAN("piu"))));
    ck_assert(!span_eq(measure_fold(&arena, SPAN("май")), measure_fold(&arena, SPAN("маи"))));
    ck_assert(span_eq(measure_compose(&arena, SPAN("и\u0306")), SPAN("й")));
}
END_TEST

Suite *measure_suite(void)
{
    Suite *s = suite_create("measure");
    TCase *c = tcase_create("measure");

    tcase_add_checked_fixture(c, begin, end);
    tcase_add_loop_test(c, text_is_as_wide_as_it_is_shown, 0, (int)ARRAY_LEN(widths));
    tcase_add_test(c, a_character_has_its_marks);
    tcase_add_test(c, every_letter_is_as_wide_as_the_library_says);
    tcase_add_test(c, what_fits_is_the_longest_that_does);
    tcase_add_loop_test(c, lines_break_between_words, 0, (int)ARRAY_LEN(wraps));
    tcase_add_loop_test(c, wrapping_loses_nothing, 0, 10);
    tcase_add_test(c, finding_folds_case_and_yo);
    suite_add_tcase(s, c);
    return s;
}
