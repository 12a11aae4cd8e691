#include "engine/sys/hash.h"

#include <check.h>

Suite *hash_suite(void);

/* FIPS 180-2, appendix B, and the sum of nothing. */
static const struct {
    const char *text;
    const char *hex;
} ROWS[] = {
    {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
    {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
     "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
};

START_TEST(sums_are_those_of_the_standard)
{
    unsigned char sum[HASH_LEN];
    char hex[HASH_HEX_LEN + 1];

    hash_once(span_of(ROWS[_i].text), sum);
    hash_hex(sum, HASH_LEN, hex);
    ck_assert_str_eq(hex, ROWS[_i].hex);
}
END_TEST

START_TEST(a_sum_in_pieces_is_the_sum_of_the_whole_and_leaves_nothing_behind)
{
    struct hash *h = hash_new();
    struct span text = span_of(ROWS[_i].text);
    unsigned char sum[HASH_LEN];
    char hex[HASH_HEX_LEN + 1];
    size_t cut;

    for (cut = 0; cut <= text.len; cut++) {
        hash_add(h, (struct span){text.ptr, cut});
        hash_add(h, (struct span){text.ptr + cut, text.len - cut});
        hash_end(h, sum);
        hash_hex(sum, HASH_LEN, hex);
        ck_assert_str_eq(hex, ROWS[_i].hex);
    }
    hash_free(h);
}
END_TEST

Suite *hash_suite(void)
{
    Suite *suite = suite_create("hash");
    TCase *tc = tcase_create("all");

    tcase_add_loop_test(tc, sums_are_those_of_the_standard, 0, (int)ARRAY_LEN(ROWS));
    tcase_add_loop_test(tc, a_sum_in_pieces_is_the_sum_of_the_whole_and_leaves_nothing_behind, 0,
                        (int)ARRAY_LEN(ROWS));
    suite_add_tcase(suite, tc);
    return suite;
}
