#include "engine/journal/record.h"

#include <stdio.h>
#include <string.h>

#include <check.h>

#include "engine/base/limits.h"
#include "tests/unit/journal/fixture.h"

Suite *record_suite(void);

#define ZEROS "00000000000000000000000000000000"
#define BEGIN "{\"s\":1,\"d\":0,\"p\":\"" ZEROS "\",\"v\":1,\"l\":0,\"t\":\"act\",\"m\":5,\"w\":6,"
#define END "\"by\":\"ngo.1\",\"cid\":\"\",\"in\":{},\"f\":[]"

static struct hash *hash;

static void begin(void)
{
    hash = hash_new();
}

static void end(void)
{
    hash_free(hash);
}

/* A line whose hash fits, whatever stands before it: only the scanner can refuse it. */
static struct span forge(const char *before)
{
    static char line[2048];
    unsigned char sum[HASH_LEN];
    char hex[HASH_HEX_LEN + 1];
    int n;

    hash_once(span_of(before), sum);
    hash_hex(sum, RECORD_HEX / 2, hex);
    n = snprintf(line, sizeof(line), "%s,\"h\":\"%s\"}\n", before, hex);
    ck_assert_int_lt(n, (int)sizeof(line));
    return (struct span){line, (size_t)n};
}

START_TEST(the_line_is_byte_for_byte_as_the_format_page_says)
{
    struct record_draft draft = {.line = 0,
                                 .play_ms = 5,
                                 .wall_ms = 6,
                                 .type = SPAN("act"),
                                 .by = SPAN("ngo.1"),
                                 .in = SPAN("{}"),
                                 .facts = SPAN("[]")};
    struct record_link link = record_start();
    struct bytes body;
    struct bytes line;

    bytes_init(&body, RECORD_MAX);
    bytes_init(&line, RECORD_MAX);
    ck_assert_int_eq(record_body(&draft, &body, NULL), ERR_OK);
    record_frame(bytes_view(&body), 0, hash, &link, &line);
    ck_assert(span_eq(bytes_view(&line), forge(BEGIN END)));
    ck_assert_int_eq(link.s, 1);
    bytes_done(&line);
    bytes_done(&body);
}
END_TEST

START_TEST(what_is_encoded_is_what_is_decoded)
{
    struct record_draft draft = draft_of(_i);
    struct record_link link = record_start();
    struct record_link before = link;
    struct record r;
    struct bytes body;
    struct bytes line;

    bytes_init(&body, RECORD_MAX);
    bytes_init(&line, RECORD_MAX);
    ck_assert_int_eq(record_body(&draft, &body, NULL), ERR_OK);
    record_frame(bytes_view(&body), 0, hash, &link, &line);
    ck_assert_int_eq(record_decode(bytes_view(&line), hash, &r, NULL), ERR_OK);
    ck_assert_int_eq(record_follows(&r, &before, NULL), ERR_OK);
    ck_assert_int_eq(r.s, 1);
    ck_assert_int_eq(r.d, 0);
    ck_assert_int_eq(r.draft.line, draft.line);
    ck_assert_int_eq(r.draft.play_ms, draft.play_ms);
    ck_assert_int_eq(r.draft.wall_ms, draft.wall_ms);
    ck_assert(span_eq(r.draft.type, draft.type));
    ck_assert(span_eq(r.draft.by, draft.by));
    ck_assert(span_eq(r.draft.cid, draft.cid));
    ck_assert(span_eq(r.draft.in, draft.in));
    ck_assert(span_eq(r.draft.facts, draft.facts));
    ck_assert_str_eq(r.hash, link.hash);
    ck_assert_uint_eq(r.size_bytes, line.len);
    bytes_done(&line);
    bytes_done(&body);
}
END_TEST

#define NUM "not a whole number of at most 15 digits in its shortest form"
#define P ",\"p\":\"" ZEROS "\""
#define REST ",\"v\":1,\"l\":0,\"t\":\"act\",\"m\":5,\"w\":6," END
#define AFTER_V ",\"l\":0,\"t\":\"act\",\"m\":5,\"w\":6," END
#define HEAD "{\"s\":1,\"d\":0" P ",\"v\":1"

/* Each field broken by itself under a hash that fits. */
static const struct {
    const char *before;
    const char *message;
} FORGED[] = {
    {"{\"s\":0,\"d\":0" P REST, "s: numbers begin at 1"},
    {"{\"s\":01,\"d\":0" P REST, "s: " NUM},
    {"{\"s\":-1,\"d\":0" P REST, "s: " NUM},
    {"{\"s\":,\"d\":0" P REST, "s: " NUM},
    {"{\"s\":1.0,\"d\":0" P REST, "d: not the next key"},
    {"{\"s\":\"1\",\"d\":0" P REST, "s: " NUM},
    {"{\"s\":1234567890123456,\"d\":0" P REST, "d: not the next key"},
    {"{ \"s\":1,\"d\":0" P REST, "s: not the next key"},
    {"{\"s\": 1,\"d\":0" P REST, "s: " NUM},
    {"[\"s\":1,\"d\":0" P REST, "s: not the next key"},
    {"{\"d\":0,\"s\":1" P REST, "s: not the next key"},
    {"{\"s\":1" P ",\"d\":0" REST, "d: not the next key"},
    {"{\"s\":1,\"d\":1" P REST, "d: not below s"},
    {"{\"s\":1,\"d\":00" P REST, "d: " NUM},
    {"{\"s\":1,\"d\":0,\"s\":1" P REST, "p: not the next key"},
    {"{\"s\":1,\"d\":0,\"p\":\"\"" REST, "p: not 32 hex digits"},
    {"{\"s\":1,\"d\":0,\"p\":\"0000000000000000000000000000000\"" REST, "p: not 32 hex digits"},
    {"{\"s\":1,\"d\":0,\"p\":\"0000000000000000000000000000000A\"" REST, "p: not 32 hex digits"},
    {"{\"s\":1,\"d\":0,\"p\":null" REST, "p: not the next key"},
    {"{\"s\":1,\"d\":0" P AFTER_V, "v: not the next key"},
    {"{\"s\":1,\"d\":0" P ",\"v\":01" AFTER_V, "v: " NUM},
    {"{\"s\":1,\"d\":0" P ",\"v\":\"1\"" AFTER_V, "v: " NUM},
    {HEAD ",\"t\":\"act\",\"l\":0,\"m\":5,\"w\":6," END, "l: not the next key"},
    {HEAD ",\"l\":-1,\"t\":\"act\",\"m\":5,\"w\":6," END, "l: " NUM},
    {HEAD ",\"l\":0,\"t\":\"\",\"m\":5,\"w\":6," END, "t: not a type id"},
    {HEAD ",\"l\":0,\"t\":\"Act\",\"m\":5,\"w\":6," END, "t: not a type id"},
    {HEAD ",\"l\":0,\"t\":\".act\",\"m\":5,\"w\":6," END, "t: not a type id"},
    {HEAD ",\"l\":0,\"t\":7,\"m\":5,\"w\":6," END, "t: not the next key"},
    {HEAD ",\"l\":0,\"t\":\"act\",\"m\":5e1,\"w\":6," END, "w: not the next key"},
    {HEAD ",\"l\":0,\"t\":\"act\",\"m\":05,\"w\":6," END, "m: " NUM},
    {HEAD ",\"l\":0,\"t\":\"act\",\"m\":5,\"w\":-6," END, "w: " NUM},
    {HEAD ",\"l\":0,\"t\":\"act\",\"m\":5,\"w\":6,\"x\":1," END, "by: not the next key"},
    {BEGIN "\"by\":\"\",\"cid\":\"\",\"in\":{},\"f\":[]", "by: not plain text"},
    {BEGIN "\"by\":\"a\\\\b\",\"cid\":\"\",\"in\":{},\"f\":[]", "by: not plain text"},
    {BEGIN "\"by\":\"\xc3\xa9\",\"cid\":\"\",\"in\":{},\"f\":[]", "by: not plain text"},
    {BEGIN "\"by\":\"\x7f\",\"cid\":\"\",\"in\":{},\"f\":[]", "by: not plain text"},
    {BEGIN "\"by\":\"a\",\"cid\":\"0123\",\"in\":{},\"f\":[]", "cid: not 32 hex digits or empty"},
    {BEGIN "\"by\":\"a\",\"cid\":\"\",\"in\":[],\"f\":[]", "in: an object was expected"},
    {BEGIN "\"by\":\"a\",\"cid\":\"\",\"in\":{ },\"f\":[]", "in: a string was expected"},
    {BEGIN "\"by\":\"a\",\"cid\":\"\",\"in\":{\"a\":1.5},\"f\":[]",
     "in: a comma or a closing bracket was expected"},
    {BEGIN "\"by\":\"a\",\"cid\":\"\",\"in\":{\"a\":\"\xc3\xa9\"},\"f\":[]",
     "in: a byte outside 0x20..0x7e"},
    {BEGIN "\"by\":\"a\",\"cid\":\"\",\"in\":{},\"f\":{}", "f: an array was expected"},
    {BEGIN "\"by\":\"a\",\"cid\":\"\",\"in\":{},\"f\":[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]",
     "f: nested deeper than 16"},
    {BEGIN "\"by\":\"a\",\"cid\":\"\",\"in\":{}", "f: not the next key"},
    {BEGIN "\"by\":\"a\",\"cid\":\"\",\"f\":[],\"in\":{}", "in: not the next key"},
    {BEGIN END ",\"x\":1", "h: something stands between f and h"},
    {BEGIN END " ", "h: something stands between f and h"},
    {"{\"s\":1,\"d\":0" P ",\"v\":2" AFTER_V, "format version 2; this program reads version 1"},
    {"{\"s\":1,\"d\":0" P ",\"v\":0" AFTER_V, "format version 0; this program reads version 1"},
};

START_TEST(a_forged_field_is_refused_by_name)
{
    struct span line = forge(FORGED[_i].before);
    struct record r;
    struct err err = {0};
    enum err_code code = record_decode(line, hash, &r, &err);

    ck_assert_int_ne(code, ERR_OK);
    ck_assert_str_eq(err.text, FORGED[_i].message);
}
END_TEST

/* The end of the line, which the hash does not cover. */
static const struct {
    const char *from;
    const char *to;
    const char *message;
} TRAILERS[] = {
    {",\"h\":\"", ",\"H\":\"", "h: the line does not end with a hash"},
    {",\"h\":\"", ";\"h\":\"", "h: the line does not end with a hash"},
    {",\"h\":\"", ",'h\":\"", "h: the line does not end with a hash"},
    {"\"}\n", "\"]\n", "h: the line does not end with a hash"},
    {"\"}\n", "'}\n", "h: the line does not end with a hash"},
    {"\"}\n", "\"}\r", "h: the line does not end with a hash"},
    {"act", "acu", "h: the hash does not fit the line"},
};

START_TEST(a_forged_trailer_is_refused)
{
    struct span line = forge(BEGIN END);
    char copy[2048];
    char *found;
    struct record r;
    struct err err = {0};

    memcpy(copy, line.ptr, line.len);
    copy[line.len] = '\0';
    found = strstr(copy, TRAILERS[_i].from);
    ck_assert_ptr_nonnull(found);
    memcpy(found, TRAILERS[_i].to, strlen(TRAILERS[_i].to));
    ck_assert_int_eq(record_decode((struct span){copy, line.len}, hash, &r, &err), ERR_FORMAT);
    ck_assert_str_eq(err.text, TRAILERS[_i].message);
}
END_TEST

START_TEST(uppercase_hash_digits_are_refused)
{
    struct span line = forge(BEGIN END);
    char copy[2048];
    struct record r;
    size_t i;

    memcpy(copy, line.ptr, line.len);
    for (i = line.len - 35; i < line.len - 3; i++) {
        copy[i] = (char)(copy[i] >= 'a' ? copy[i] - 32 : copy[i]);
    }
    ck_assert_int_eq(record_decode((struct span){copy, line.len}, hash, &r, NULL), ERR_FORMAT);
}
END_TEST

START_TEST(a_line_that_is_too_short_or_too_long_is_refused)
{
    struct span line = forge(BEGIN END);
    struct record r;
    struct err err = {0};
    size_t len;

    for (len = 0; len < line.len; len++) {
        ck_assert_int_eq(record_decode((struct span){line.ptr, len}, hash, &r, &err), ERR_FORMAT);
    }
    line.len = RECORD_MAX + 1; /* the length is looked at before any byte */
    ck_assert_int_eq(record_decode(line, hash, &r, &err), ERR_FORMAT);
    ck_assert_str_eq(err.text, "line: longer than a record");
}
END_TEST

/* Records that are good by themselves and do not continue this chain: 7 records, 5 durable. */
static const struct {
    int64_t s;
    int64_t d;
    char prev;
    const char *type;
    const char *message;
} LINKS[] = {
    {8, 5, 'a', "act", ""},
    {8, 7, 'a', "act", ""},
    {8, 7, 'a', "journal.sealed", ""},
    {7, 5, 'a', "act", "s: 7 stands where 8 belongs"},
    {9, 5, 'a', "act", "s: 9 stands where 8 belongs"},
    {8, 5, 'b', "act", "p: not the hash of record 7"},
    {8, 4, 'a', "act", "d: 4 is neither 5 (the same batch) nor 7"},
    {8, 6, 'a', "act", "d: 6 is neither 5 (the same batch) nor 7"},
    {8, 5, 'a', "journal.sealed", "d: a seal vouches for all before it"},
};

START_TEST(a_record_that_breaks_the_chain_is_refused_by_name)
{
    struct record_link link = {.s = 7, .d = 5};
    struct record r = {.s = LINKS[_i].s, .d = LINKS[_i].d};
    struct err err = {0};
    enum err_code code;

    r.draft.type = span_of(LINKS[_i].type);
    memset(link.hash, 'a', RECORD_HEX);
    memset(r.prev, LINKS[_i].prev, RECORD_HEX);
    code = record_follows(&r, &link, &err);
    ck_assert_str_eq(err.text, LINKS[_i].message);
    ck_assert_int_eq(code, LINKS[_i].message[0] ? ERR_FORMAT : ERR_OK);
}
END_TEST

START_TEST(no_batch_is_longer_than_its_bound)
{
    struct record_link link = {.s = BATCH_RECORDS_MAX};
    struct record r = {.s = BATCH_RECORDS_MAX + 1};
    struct err err = {0};

    ck_assert_int_eq(record_follows(&r, &link, &err), ERR_FORMAT);
    ck_assert_str_eq(err.text, "d: more than 256 records in one batch");
}
END_TEST

static const struct {
    const char *name;
    struct record_draft draft;
    const char *message;
} DRAFTS[] = {
    {"negative", {.line = -1}, "l, m, w: not a number of 0 to 15 digits"},
    {"too large", {.play_ms = 1000000000000000}, "l, m, w: not a number of 0 to 15 digits"},
    {"type", {.type = {"A", 1}}, "t: not a type id"},
    {"by", {.by = {"a\"", 2}}, "by: not plain text"},
    {"cid", {.cid = {"0", 1}}, "cid: not 32 hex digits or empty"},
    {"in", {.in = {"[]", 2}}, "in: an object was expected"},
    {"facts", {.facts = {"[1.5]", 5}}, "f: a comma or a closing bracket was expected"},
    {"more", {.facts = {"[][]", 4}}, "f: something follows the value"},
};

START_TEST(the_encoder_refuses_what_the_decoder_would)
{
    struct record_draft d = draft_of(1);
    const struct record_draft *bad = &DRAFTS[_i].draft;
    struct bytes body;
    struct err err = {0};

    d.line = bad->line ? bad->line : d.line;
    d.play_ms = bad->play_ms ? bad->play_ms : d.play_ms;
    d.type = bad->type.ptr ? bad->type : d.type;
    d.by = bad->by.ptr ? bad->by : d.by;
    d.cid = bad->cid.ptr ? bad->cid : d.cid;
    d.in = bad->in.ptr ? bad->in : d.in;
    d.facts = bad->facts.ptr ? bad->facts : d.facts;
    bytes_init(&body, RECORD_MAX);
    ck_assert_int_eq(record_body(&d, &body, &err), ERR_FORMAT);
    ck_assert_str_eq(err.text, DRAFTS[_i].message);
    ck_assert_uint_eq(body.len, 0);
    bytes_done(&body);
}
END_TEST

START_TEST(the_longest_record_is_decoded_and_one_byte_more_is_refused)
{
    struct record_draft d = draft_of(1);
    struct record_link link = record_start();
    struct bytes facts;
    struct bytes body;
    struct bytes line;
    struct record r;
    size_t fixed;

    bytes_init(&facts, RECORD_MAX);
    bytes_init(&body, RECORD_MAX);
    bytes_init(&line, RECORD_MAX);
    d.facts = SPAN("[\"\"]");
    ck_assert_int_eq(record_body(&d, &body, NULL), ERR_OK);
    fixed = body.len;
    bytes_text(&facts, "[\"");
    while (facts.len < RECORD_MAX - RECORD_FRAME_MAX - fixed + 2) {
        bytes_char(&facts, 'x');
    }
    bytes_text(&facts, "\"]");
    d.facts = bytes_view(&facts);
    bytes_reset(&body);
    ck_assert_int_eq(record_body(&d, &body, NULL), ERR_OK);
    record_frame(bytes_view(&body), 0, hash, &link, &line);
    ck_assert_int_eq(record_decode(bytes_view(&line), hash, &r, NULL), ERR_OK);
    facts.ptr[facts.len - 2] = 'x';
    facts.ptr[facts.len - 1] = '"';
    bytes_char(&facts, ']');
    d.facts = bytes_view(&facts);
    bytes_reset(&body);
    ck_assert_int_eq(record_body(&d, &body, NULL), ERR_FORMAT);
    bytes_done(&line);
    bytes_done(&body);
    bytes_done(&facts);
}
END_TEST

Suite *record_suite(void)
{
    Suite *suite = suite_create("record");
    TCase *tc = tcase_create("all");

    tcase_add_checked_fixture(tc, begin, end);
    tcase_add_test(tc, the_line_is_byte_for_byte_as_the_format_page_says);
    tcase_add_loop_test(tc, what_is_encoded_is_what_is_decoded, 0, 20);
    tcase_add_loop_test(tc, a_forged_field_is_refused_by_name, 0, (int)ARRAY_LEN(FORGED));
    tcase_add_loop_test(tc, a_forged_trailer_is_refused, 0, (int)ARRAY_LEN(TRAILERS));
    tcase_add_test(tc, uppercase_hash_digits_are_refused);
    tcase_add_test(tc, a_line_that_is_too_short_or_too_long_is_refused);
    tcase_add_loop_test(tc, a_record_that_breaks_the_chain_is_refused_by_name, 0,
                        (int)ARRAY_LEN(LINKS));
    tcase_add_test(tc, no_batch_is_longer_than_its_bound);
    tcase_add_loop_test(tc, the_encoder_refuses_what_the_decoder_would, 0, (int)ARRAY_LEN(DRAFTS));
    tcase_add_test(tc, the_longest_record_is_decoded_and_one_byte_more_is_refused);
    suite_add_tcase(suite, tc);
    return suite;
}
