#include "engine/base/utf8.h"

#include <string.h>

#include <check.h>

#include "tests/unit/base/literal.h"

Suite *utf8_suite(void);

/* UTF-8 by its definition; also writes what is not allowed, such as surrogates. */
static struct span encode(char to[4], uint32_t c)
{
    size_t trail = c < 0x80 ? 0 : c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    static const unsigned lead[] = {0x00, 0xc0, 0xe0, 0xf0};

    for (size_t i = trail; i > 0; i--) {
        to[i] = (char)(0x80 | (c & 0x3f));
        c >>= 6;
    }
    to[0] = (char)(lead[trail] | c);
    return (struct span){to, trail + 1};
}

static bool is_surrogate(uint32_t c)
{
    return c >= 0xd800 && c <= 0xdfff;
}

START_TEST(every_code_point_comes_back_and_surrogates_are_malformed)
{
    for (uint32_t c = 0; c < 0x110000; c++) {
        char text[4];
        struct span s = encode(text, c);
        size_t pos = 0;
        uint32_t got = utf8_next(s, &pos);

        if (got != (is_surrogate(c) ? UTF8_BAD : c) || pos != (is_surrogate(c) ? 1 : s.len)) {
            ck_abort_msg("U+%04X came back as %08X after %zu bytes", c, got, pos);
        }
    }
}
END_TEST

START_TEST(every_character_that_can_be_read_is_written_alike)
{
    for (uint32_t c = 0; c < 0x110000; c++) {
        char want[4];
        char got[4];
        struct span s = encode(want, c);

        if (!is_surrogate(c) && (utf8_put(c, got) != s.len || memcmp(got, want, s.len) != 0)) {
            ck_abort_msg("U+%04X is written otherwise", c);
        }
    }
}
END_TEST

static const struct {
    const char *name;
    struct span text;
} malformed[] = {
    {"a trail byte alone", TEXT("\x80")},
    {"the last trail byte alone", TEXT("\xbf")},
    {"NUL in two bytes", TEXT("\xc0\x80")},
    {"a slash in two bytes", TEXT("\xc0\xaf")},
    {"DEL in two bytes", TEXT("\xc1\xbf")},
    {"a slash in three bytes", TEXT("\xe0\x80\xaf")},
    {"U+07FF in three bytes", TEXT("\xe0\x9f\xbf")},
    {"U+FFFF in four bytes", TEXT("\xf0\x8f\xbf\xbf")},
    {"the first surrogate", TEXT("\xed\xa0\x80")},
    {"the last surrogate", TEXT("\xed\xbf\xbf")},
    {"a pair of surrogates", TEXT("\xed\xa0\xbd\xed\xb8\x80")},
    {"U+110000", TEXT("\xf4\x90\x80\x80")},
    {"a lead of what is past U+10FFFF", TEXT("\xf5\x80\x80\x80")},
    {"a lead of five bytes", TEXT("\xf8\x88\x80\x80\x80")},
    {"a lead of six bytes", TEXT("\xfc\x84\x80\x80\x80\x80")},
    {"FE", TEXT("\xfe")},
    {"FF", TEXT("\xff")},
    {"one of two bytes", TEXT("\xd0")},
    {"one of three bytes", TEXT("\xe2")},
    {"two of three bytes", TEXT("\xe2\x82")},
    {"one of four bytes", TEXT("\xf0")},
    {"two of four bytes", TEXT("\xf0\x9f")},
    {"three of four bytes", TEXT("\xf0\x9f\x98")},
    {"a letter for the second byte", TEXT("\xd0z")},
    {"a letter for the third byte", TEXT("\xe2\x82z")},
    {"a letter for the fourth byte", TEXT("\xf0\x9f\x98z")},
    {"a lead for the second byte", TEXT("\xd0\xd0\xb6")},
    {"cut by the length, not by the bytes", {"\xd0\xb6", 1}},
};

START_TEST(what_is_malformed_is_told_and_stepped_by_one_byte)
{
    size_t pos = 0;
    uint32_t c = 0;

    ck_assert_msg(utf8_next(malformed[_i].text, &pos) == UTF8_BAD, "%s", malformed[_i].name);
    ck_assert_msg(pos == 1, "%s: stepped %zu", malformed[_i].name, pos);
    ck_assert_int_eq(utf8_first_bad(malformed[_i].text, &c), 0);
    ck_assert_uint_eq(c, UTF8_BAD);
}
END_TEST

/* Table 3-7 of the Unicode standard, "well-formed UTF-8 byte sequences". */
static const struct {
    unsigned lead_from, lead_to;
    unsigned second_from, second_to;
    size_t len;
} well_formed[] = {
    {0x00, 0x7f, 0x00, 0xff, 1}, {0xc2, 0xdf, 0x80, 0xbf, 2}, {0xe0, 0xe0, 0xa0, 0xbf, 3},
    {0xe1, 0xec, 0x80, 0xbf, 3}, {0xed, 0xed, 0x80, 0x9f, 3}, {0xee, 0xef, 0x80, 0xbf, 3},
    {0xf0, 0xf0, 0x90, 0xbf, 4}, {0xf1, 0xf3, 0x80, 0xbf, 4}, {0xf4, 0xf4, 0x80, 0x8f, 4},
};

/* Bytes of the well-formed sequence that `text` begins with, 0 if it begins with none. */
static size_t standard_len(const unsigned char text[4])
{
    for (size_t i = 0; i < ARRAY_LEN(well_formed); i++) {
        size_t good = 2;

        if (text[0] < well_formed[i].lead_from || text[0] > well_formed[i].lead_to ||
            text[1] < well_formed[i].second_from || text[1] > well_formed[i].second_to) {
            continue;
        }
        while (good < well_formed[i].len && text[good] >= 0x80 && text[good] <= 0xbf) {
            good++;
        }
        return good < well_formed[i].len ? 0 : well_formed[i].len;
    }
    return 0;
}

START_TEST(well_formed_is_what_the_standard_tables)
{
    static const unsigned char edge[] = {0x00, 0x7f, 0x80, 0xbf, 0xc0, 0xff};

    for (unsigned n = 0; n < 0x10000 * ARRAY_LEN(edge) * ARRAY_LEN(edge); n++) {
        unsigned rest = n >> 16;
        unsigned char text[4] = {(unsigned char)(n >> 8), (unsigned char)n,
                                 edge[rest % ARRAY_LEN(edge)], edge[rest / ARRAY_LEN(edge)]};
        size_t pos = 0;
        uint32_t c = utf8_next((struct span){(const char *)text, sizeof(text)}, &pos);
        size_t len = standard_len(text);

        if ((c == UTF8_BAD) != (len == 0) || pos != (len ? len : 1)) {
            ck_abort_msg("%02x %02x %02x %02x: %08x after %zu", text[0], text[1], text[2], text[3],
                         c, pos);
        }
    }
}
END_TEST

START_TEST(a_count_is_of_characters_and_malformed_bytes)
{
    ck_assert_uint_eq(utf8_count(SPAN("")), 0);
    ck_assert_uint_eq(utf8_count(SPAN("a\xd0\xb6\xe2\x82\xac\xf0\x9f\x98\x80")), 4);
    ck_assert_uint_eq(utf8_count(SPAN("\xe2\x82z")), 3);
    ck_assert_uint_eq(utf8_count(SPAN("\xff\xff")), 2);
}
END_TEST

START_TEST(a_plain_run_ends_at_what_json_or_the_rules_look_at)
{
    for (int c = 0; c < 256; c++) {
        char text[] = {'a', ' ', (char)c, '~'};
        bool plain = c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
        struct span s = {text, sizeof(text)};

        ck_assert_msg(utf8_plain(s, 0) == (plain ? 4 : 2), "byte %02x", (unsigned)c);
        ck_assert_uint_eq(utf8_plain(s, 3), 1);
        ck_assert_uint_eq(utf8_plain(s, 4), 0);
    }
}
END_TEST

/* Eight bytes are looked at in one step: no value hides at any place among them. */
START_TEST(a_run_ends_at_every_byte_that_may_not_stand_as_it_is)
{
    for (unsigned c = 0; c < 256; c++) {
        bool plain = c >= 0x20 && c < 0x7f && c != '"' && c != '\\';

        for (size_t at = 0; at < 24; at++) {
            char text[24];

            memset(text, 'a', sizeof(text));
            text[at] = (char)c;
            ck_assert_uint_eq(utf8_plain((struct span){text, sizeof(text)}, 0),
                              plain ? sizeof(text) : at);
        }
    }
}
END_TEST

/* Ranges that the header forbids, by their names in the Unicode standard. */
static const struct {
    const char *name;
    uint32_t from, to;
} never[] = {
    {"C0 before the line feed, with the tab", 0x00, 0x09},
    {"C0 after the line feed", 0x0b, 0x1f},
    {"DEL and C1", 0x7f, 0x9f},
    {"soft hyphen", 0xad, 0xad},
    {"combining grapheme joiner", 0x34f, 0x34f},
    {"Arabic letter mark (bidirectional)", 0x61c, 0x61c},
    {"Hangul fillers (blank letters)", 0x115f, 0x1160},
    {"Khmer inherent vowels (invisible)", 0x17b4, 0x17b5},
    {"Mongolian variation selectors", 0x180b, 0x180d},
    {"Mongolian vowel separator", 0x180e, 0x180e},
    {"zero width space, joiners, and marks of direction", 0x200b, 0x200f},
    {"line and paragraph separator", 0x2028, 0x2029},
    {"embeddings and overrides of direction", 0x202a, 0x202e},
    {"word joiner and invisible operators", 0x2060, 0x2064},
    {"isolates of direction", 0x2066, 0x2069},
    {"deprecated formatting", 0x206a, 0x206f},
    {"Braille blank", 0x2800, 0x2800},
    {"Hangul filler", 0x3164, 0x3164},
    {"surrogates", 0xd800, 0xdfff},
    {"private use", 0xe000, 0xf8ff},
    {"noncharacters", 0xfdd0, 0xfdef},
    {"variation selectors", 0xfe00, 0xfe0f},
    {"byte order mark", 0xfeff, 0xfeff},
    {"halfwidth Hangul filler", 0xffa0, 0xffa0},
    {"interlinear annotation", 0xfff9, 0xfffb},
    {"tags", 0xe0000, 0xe007f},
    {"variation selectors, more of them", 0xe0100, 0xe01ef},
    {"private use, plane 15", 0xf0000, 0xffffd},
    {"private use, plane 16", 0x100000, 0x10fffd},
};

START_TEST(what_could_forge_a_screen_is_forbidden)
{
    for (uint32_t c = never[_i].from; c <= never[_i].to; c++) {
        ck_assert_msg(utf8_forbidden(c), "U+%04X, %s", c, never[_i].name);
    }
}
END_TEST

/* "Noncharacters": the last two code points of every plane. */
START_TEST(noncharacters_of_every_plane_are_forbidden)
{
    uint32_t plane = (uint32_t)_i << 16;

    ck_assert_msg(utf8_forbidden(plane | 0xfffe), "U+%04X", plane | 0xfffe);
    ck_assert_msg(utf8_forbidden(plane | 0xffff), "U+%04X", plane | 0xffff);
}
END_TEST

/* Of each language of the program, and what practitioners paste from their files. */
static const struct span clean[] = {
    TEXT(""),
    TEXT("line\nfeed"),
    TEXT("printable: !\"#$%&'()*+,-./0:;<=>?@A[\\]^_`a{|}~"),
    TEXT("perch\xc3\xa9 la citt\xc3\xa0 \xc3\xa8 cos\xc3\xac"),
    TEXT("\xd0\xb4\xd0\xbe\xd0\xbf\xd1\x80\xd0\xbe\xd1\x81 \xe2\x84\x96 7, \xd1\x91\xd0\xb6"),
    TEXT("\xe2\x80\x9cquoted\xe2\x80\x9d \xc2\xabquoted\xc2\xbb \xe2\x80\x93 \xe2\x82\xac"),
    TEXT("e\xcc\x81"), /* e with a combining accent */
};

START_TEST(what_people_write_is_clean)
{
    uint32_t c = 0;

    ck_assert_msg(utf8_first_bad(clean[_i], &c) == -1, "row %d has U+%04X", _i, c);
}
END_TEST

START_TEST(the_first_bad_character_is_told_with_its_byte_offset)
{
    struct span text = SPAN("\xd0\xb6\xe2\x80\xae\xff");
    uint32_t c = 0;

    ck_assert_int_eq(utf8_first_bad(text, &c), 2);
    ck_assert_uint_eq(c, 0x202e);
    ck_assert_int_eq(utf8_first_bad(SPAN("\xd0\xb6\xff\xe2\x80\xae"), &c), 2);
    ck_assert_uint_eq(c, UTF8_BAD);
    ck_assert_int_eq(utf8_first_bad(text, NULL), 2);
}
END_TEST

Suite *utf8_suite(void)
{
    Suite *suite = suite_create("utf8");
    TCase *tc = tcase_create("all");

    tcase_add_test(tc, every_code_point_comes_back_and_surrogates_are_malformed);
    tcase_add_test(tc, every_character_that_can_be_read_is_written_alike);
    tcase_add_loop_test(tc, what_is_malformed_is_told_and_stepped_by_one_byte, 0,
                        (int)ARRAY_LEN(malformed));
    tcase_add_test(tc, well_formed_is_what_the_standard_tables);
    tcase_add_test(tc, a_plain_run_ends_at_what_json_or_the_rules_look_at);
    tcase_add_test(tc, a_run_ends_at_every_byte_that_may_not_stand_as_it_is);
    tcase_add_test(tc, a_count_is_of_characters_and_malformed_bytes);
    tcase_add_loop_test(tc, what_could_forge_a_screen_is_forbidden, 0, (int)ARRAY_LEN(never));
    tcase_add_loop_test(tc, noncharacters_of_every_plane_are_forbidden, 0, 17);
    tcase_add_loop_test(tc, what_people_write_is_clean, 0, (int)ARRAY_LEN(clean));
    tcase_add_test(tc, the_first_bad_character_is_told_with_its_byte_offset);
    suite_add_tcase(suite, tc);
    return suite;
}
