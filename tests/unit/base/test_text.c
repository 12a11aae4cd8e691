#include "engine/base/text.h"

#include <signal.h>
#include <stdint.h>
#include <string.h>

#include <check.h>

#include "engine/base/limits.h"
#include "tests/unit/base/literal.h"

Suite *text_suite(void);

/* "жук" is six bytes, "€" three, the face four. */
static const struct {
    struct span from;
    size_t room;
    const char *to;
} copies[] = {
    {TEXT(""), 1, ""},
    {TEXT("case"), 5, "case"},
    {TEXT("case"), 4, "cas"},
    {TEXT("case"), 1, ""},
    {TEXT("жук"), 7, "жук"},
    {TEXT("жук"), 6, "жу"},
    {TEXT("жук"), 5, "жу"},
    {TEXT("жук"), 4, "ж"},
    {TEXT("жук"), 2, ""},
    {TEXT("1€"), 4, "1"},
    {TEXT("1€"), 3, "1"},
    {TEXT("1€"), 5, "1€"},
    {TEXT("\xf0\x9f\x98\x80!"), 5, "\xf0\x9f\x98\x80"},
    {TEXT("\xf0\x9f\x98\x80!"), 4, ""},
    {TEXT("\x80\x80\x80\x80"), 3, ""},
};

START_TEST(a_copy_is_cut_between_characters)
{
    char to[16];

    memset(to, '?', sizeof(to));
    text_copy(to, copies[_i].room, copies[_i].from);
    ck_assert_str_eq(to, copies[_i].to);
    ck_assert_int_eq(to[copies[_i].room], '?');
}
END_TEST

static const struct {
    struct span from;
    size_t room;
    const char *to;
} briefs[] = {
    {TEXT(""), 4, ""},
    {TEXT("one two"), 8, "one two"},
    {TEXT("one two"), 7, "one..."},
    {TEXT("one two six"), 11, "one two..."},
    {TEXT("one two six"), 10, "one..."},
    {TEXT("together"), 8, "toge..."},
    {TEXT("жук"), 6, "ж..."},
    {TEXT("abcd"), 4, "..."},
};

START_TEST(what_is_too_long_ends_behind_a_word)
{
    char to[16];

    memset(to, '?', sizeof(to));
    text_brief(to, briefs[_i].room, briefs[_i].from);
    ck_assert_str_eq(to, briefs[_i].to);
    ck_assert_int_eq(to[briefs[_i].room], '?');
}
END_TEST

START_TEST(a_copy_needs_room_for_its_end)
{
    char to[1];

    text_copy(to, 0, SPAN("a"));
}
END_TEST

static const struct {
    struct span text;
    bool whole;
    int64_t value;
} numbers[] = {
    {TEXT("0"), true, 0},
    {TEXT("7"), true, 7},
    {TEXT("-7"), true, -7},
    {TEXT("007"), true, 7},
    {TEXT("-0"), true, 0},
    {TEXT("9223372036854775807"), true, INT64_MAX},
    {TEXT("9223372036854775808"), false, 0},
    {TEXT("-9223372036854775808"), true, INT64_MIN},
    {TEXT("-9223372036854775809"), false, 0},
    {TEXT("9223372036854775810"), false, 0},
    {TEXT("92233720368547758070"), false, 0},
    {TEXT("18446744073709551617"), false, 0}, /* 2^64 + 1 */
    {TEXT(""), false, 0},
    {{NULL, 0}, false, 0},
    {TEXT("-"), false, 0},
    {TEXT("--1"), false, 0},
    {TEXT("+1"), false, 0},
    {TEXT(" 1"), false, 0},
    {TEXT("1 "), false, 0},
    {TEXT("1-"), false, 0},
    {TEXT("1.0"), false, 0},
    {TEXT("1e3"), false, 0},
    {TEXT("0x10"), false, 0},
    {TEXT("1\0"), false, 0},
    {TEXT("/"), false, 0},        /* the byte before '0' */
    {TEXT(":"), false, 0},        /* the byte after '9' */
    {TEXT("\xd9\xa3"), false, 0}, /* an Arabic three */
    {{"123", 2}, true, 12},
};

START_TEST(a_number_is_the_whole_text_and_fits)
{
    int64_t value = 0;

    ck_assert_msg(text_int(numbers[_i].text, &value) == numbers[_i].whole, "row %d: '%.*s'", _i,
                  (int)numbers[_i].text.len, numbers[_i].text.ptr);
    if (numbers[_i].whole) {
        ck_assert_int_eq(value, numbers[_i].value);
    }
}
END_TEST

static bool is_lower(int c)
{
    return c >= 'a' && c <= 'z';
}

START_TEST(an_id_begins_with_a_letter_and_goes_on_with_letters_digits_and_lines)
{
    for (int c = 0; c < 256; c++) {
        char one[1] = {(char)c};
        char two[2] = {'a', (char)c};
        bool inside = is_lower(c) || (c >= '0' && c <= '9') || c == '_';

        ck_assert_msg(text_is_id((struct span){one, 1}) == is_lower(c), "first byte %d", c);
        ck_assert_msg(text_is_id((struct span){two, 2}) == inside, "second byte %d", c);
    }
    ck_assert(!text_is_id(SPAN("")));
}
END_TEST

START_TEST(an_id_has_at_most_its_bound)
{
    char id[ID_LEN_MAX + 1];

    memset(id, 'a', sizeof(id));
    ck_assert(text_is_id((struct span){id, ID_LEN_MAX}));
    ck_assert(!text_is_id((struct span){id, ID_LEN_MAX + 1}));
}
END_TEST

static const struct {
    const char *a;
    const char *b;
    unsigned distance;
} likeness[] = {
    {"", "", 0},
    {"", "raid", 4},
    {"raid", "raid", 0},
    {"raid", "rai", 1},   /* one deletion */
    {"raid", "raids", 1}, /* one insertion */
    {"raid", "rain", 1},  /* one replacement */
    {"raid", "riad", 1},  /* one swap of neighbours */
    {"raid", "ardi", 2},  /* two swaps */
    {"kitten", "sitting", 3},
    {"abc", "xyz", 3},
};

START_TEST(a_distance_counts_slips_of_the_hand_both_ways)
{
    struct span a = span_of(likeness[_i].a);
    struct span b = span_of(likeness[_i].b);

    ck_assert_uint_eq(text_distance(a, b), likeness[_i].distance);
    ck_assert_uint_eq(text_distance(b, a), likeness[_i].distance);
}
END_TEST

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

/* The definition, word for word: compare the ends, try every last slip. */
static unsigned by_definition(struct span a, struct span b)
{
    struct span x = {a.ptr, a.len - 1};
    struct span y = {b.ptr, b.len - 1};
    unsigned d;

    if (a.len == 0 || b.len == 0) {
        return (unsigned)(a.len + b.len);
    }
    d = by_definition(x, y) + (a.ptr[x.len] != b.ptr[y.len]);
    d = least(d, least(by_definition(x, b), by_definition(a, y)) + 1);
    if (a.len > 1 && b.len > 1 && a.ptr[a.len - 1] == b.ptr[b.len - 2] &&
        a.ptr[a.len - 2] == b.ptr[b.len - 1]) {
        x.len--;
        y.len--;
        d = least(d, by_definition(x, y) + 1);
    }
    return d;
}

/* Word number n of at most four letters a and b: the bits of n below its highest. */
static struct span word_of(char text[4], unsigned n)
{
    size_t len = 0;

    for (; n > 1; n >>= 1) {
        text[len++] = n & 1 ? 'a' : 'b';
    }
    return (struct span){text, len};
}

START_TEST(the_distance_of_all_short_words_is_that_of_the_definition)
{
    for (unsigned i = 1; i < 32; i++) {
        for (unsigned j = 1; j < 32; j++) {
            char text[2][4];
            struct span a = word_of(text[0], i);
            struct span b = word_of(text[1], j);

            ck_assert_uint_eq(text_distance(a, b), by_definition(a, b));
        }
    }
}
END_TEST

START_TEST(a_distance_looks_at_sixty_four_bytes)
{
    char a[100];
    char b[100];

    memset(a, 'a', sizeof(a));
    memset(b, 'a', sizeof(b));
    memset(b + 64, 'b', sizeof(b) - 64);
    ck_assert_uint_eq(text_distance((struct span){a, 100}, (struct span){b, 100}), 0);
    b[63] = 'b';
    ck_assert_uint_eq(text_distance((struct span){a, 100}, (struct span){b, 100}), 1);
    ck_assert_uint_eq(text_distance((struct span){a, 100}, SPAN("")), 64);
}
END_TEST

/* Who writes `wanted` is asked about `meant`. */
static const struct {
    const char *there[2];
    const char *wanted;
    const char *hint;
} meant[] = {
    {{"barn", "farm"}, "fram", ", did you mean 'farm'?"},
    {{"barn", "farm"}, "letter", ""},
    {{"barn", "farm"}, "", ""},
    {{"release", "refuse"}, "rel", ", did you mean 'release'?"}, /* the beginning of one */
    {{"release", "refuse"}, "r", ""},                            /* of too many */
    {{"tips", "tip"}, "tip", ", did you mean 'tip'?"},           /* the name itself is nearest */
    {{"ab", "xy"}, "ax", ", did you mean 'ab'?"},                /* the first of equals */
    {{"ab", "cd"}, "xyz", ""}, /* in three letters one slip, not two */
    {{"abcxy"}, "abcde", ", did you mean 'abcxy'?"},
};

START_TEST(a_slip_is_asked_about_and_nothing_else)
{
    struct nearest near = {.wanted = span_of(meant[_i].wanted)};
    char hint[NEAREST_HINT] = "x";

    for (size_t i = 0; i < ARRAY_LEN(meant[_i].there) && meant[_i].there[i]; i++) {
        nearest_offer(&near, span_of(meant[_i].there[i]));
    }
    ck_assert_str_eq(nearest_hint(&near, hint), meant[_i].hint);
}
END_TEST

START_TEST(a_list_has_commas_between_and_is_cut_at_its_room)
{
    char list[12] = "";

    text_list(list, sizeof(list), "%s", "one");
    ck_assert_str_eq(list, "one");
    text_list(list, sizeof(list), "%d", 2);
    ck_assert_str_eq(list, "one, 2");
    text_list(list, sizeof(list), "%s", "three");
    ck_assert_str_eq(list, "one, 2, thr");
    text_list(list, sizeof(list), "%s", "four");
    ck_assert_str_eq(list, "one, 2, thr");
}
END_TEST

Suite *text_suite(void)
{
    Suite *suite = suite_create("text");
    TCase *tc = tcase_create("all");

    tcase_add_loop_test(tc, a_copy_is_cut_between_characters, 0, (int)ARRAY_LEN(copies));
    tcase_add_loop_test(tc, what_is_too_long_ends_behind_a_word, 0, (int)ARRAY_LEN(briefs));
    tcase_add_test_raise_signal(tc, a_copy_needs_room_for_its_end, SIGABRT);
    tcase_add_loop_test(tc, a_number_is_the_whole_text_and_fits, 0, (int)ARRAY_LEN(numbers));
    tcase_add_test(tc, an_id_begins_with_a_letter_and_goes_on_with_letters_digits_and_lines);
    tcase_add_test(tc, an_id_has_at_most_its_bound);
    tcase_add_loop_test(tc, a_distance_counts_slips_of_the_hand_both_ways, 0,
                        (int)ARRAY_LEN(likeness));
    tcase_add_test(tc, the_distance_of_all_short_words_is_that_of_the_definition);
    tcase_add_test(tc, a_distance_looks_at_sixty_four_bytes);
    tcase_add_loop_test(tc, a_slip_is_asked_about_and_nothing_else, 0, (int)ARRAY_LEN(meant));
    tcase_add_test(tc, a_list_has_commas_between_and_is_cut_at_its_room);
    suite_add_tcase(suite, tc);
    return suite;
}
