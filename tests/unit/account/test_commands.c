/*
 * verify and export, by the real program: exit statuses, and what is written.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/account/fixture.h"

static const char *const POLICIES[] = {"diligent", "idle", "careless"};

enum { OUT_MAX = 32 << 20 };

static char folder[FIXTURE_PATH];
static char dir[FIXTURE_PATH];
static struct bytes out;

static void set_up(const char *policy, enum played_end end)
{
    fixture_folder(folder);
    fixture_play(folder, policy, end, dir);
    bytes_init(&out, OUT_MAX);
}

static void tear_down(void)
{
    bytes_done(&out);
    fixture_remove(folder);
}

static int verify(const char *option)
{
    return fixture_program(&out, "verify", dir, option, NULL, NULL);
}

START_TEST(test_good)
{
    set_up(POLICIES[_i], PLAYED_SEALED);
    ck_assert_int_eq(verify(NULL), 0);
    ck_assert(fixture_has(&out, SPAN(": good, ")));
    ck_assert(fixture_has(&out, SPAN("seals 1")));
    ck_assert_int_eq(verify("--redecide"), 0);
    ck_assert(fixture_has(&out, SPAN("byte for byte")));
    tear_down();
}
END_TEST

START_TEST(test_not_sealed)
{
    set_up("diligent", PLAYED_OPEN);
    ck_assert_int_eq(verify("--redecide"), 0);
    ck_assert(fixture_has(&out, SPAN("not sealed")));
    tear_down();
}
END_TEST

START_TEST(test_torn)
{
    set_up("diligent", PLAYED_OPEN);
    fixture_flip(dir, JOURNAL_FILE, -60);
    ck_assert_int_eq(verify(NULL), 1);
    ck_assert(fixture_has(&out, SPAN("torn tail")));
    ck_assert_int_eq(verify("--redecide"), 1);
    ck_assert_int_eq(fixture_program(&out, "replay", dir, NULL, NULL, NULL), 0);
    ck_assert(fixture_has(&out, SPAN("STARTEX")));
    tear_down();
}
END_TEST

START_TEST(test_corrupt)
{
    set_up("diligent", PLAYED_SEALED);
    fixture_flip(dir, JOURNAL_FILE, 60000);
    ck_assert_int_eq(verify(NULL), 65);
    ck_assert(fixture_has(&out, SPAN("corrupt")));
    ck_assert_int_eq(fixture_program(&out, "replay", dir, NULL, NULL, NULL), 65);
    ck_assert(fixture_has(&out, SPAN("STARTEX")));
    ck_assert_int_eq(fixture_program(&out, "export", dir, "-o", "-", NULL), 65);
    tear_down();
}
END_TEST

START_TEST(test_unreadable)
{
    fixture_folder(folder);
    bytes_init(&out, OUT_MAX);
    ck_assert_int_eq(fixture_program(&out, "verify", folder, NULL, NULL, NULL), 66);
    ck_assert_int_eq(fixture_program(&out, "replay", folder, NULL, NULL, NULL), 66);
    ck_assert_int_eq(fixture_program(&out, "export", folder, "-o", "-", NULL), 66);
    tear_down();
}
END_TEST

/* The journal speaks of a case by its words: with other words it would tell another story. */
START_TEST(test_another_case)
{
    set_up("diligent", PLAYED_SEALED);
    ck_assert_int_gt(fixture_edit(dir, "scenario/msel.json", "whispers", "mumbling"), 0);
    ck_assert_int_eq(verify(NULL), 65);
    ck_assert_int_eq(verify("--redecide"), 65);
    ck_assert_int_eq(fixture_program(&out, "replay", dir, NULL, NULL, NULL), 65);
    ck_assert_int_eq(fixture_program(&out, "export", dir, "-o", "-", NULL), 65);
    tear_down();
}
END_TEST

START_TEST(test_usage)
{
    set_up("idle", PLAYED_SEALED);
    ck_assert_int_eq(fixture_program(&out, "verify", NULL, NULL, NULL, NULL), 2);
    ck_assert_int_eq(fixture_program(&out, "verify", dir, "--again", NULL, NULL), 2);
    ck_assert_int_eq(fixture_program(&out, "replay", dir, "--as", "nobody", NULL), 2);
    ck_assert(fixture_has(&out, SPAN("there is no desk 'nobody': there are ")));
    ck_assert(fixture_has(&out, SPAN("labour_inspector")));
    ck_assert_int_eq(fixture_program(&out, "export", dir, NULL, NULL, NULL), 2);
    ck_assert_int_eq(fixture_program(&out, "export", dir, "--format=csv", "-o", "-"), 2);
    ck_assert(fixture_has(&out, SPAN("csv is not there yet")));
    ck_assert_int_eq(fixture_program(&out, "export", dir, "--format=xml", "-o", "-"), 2);
    tear_down();
}
END_TEST

/* Each line one JSON object that the program's own strict reader takes; as many as facts. */
static int64_t count_lines(void)
{
    int64_t lines = 0;
    size_t from = 0;

    for (size_t i = 0; i < out.len; i++) {
        if (out.ptr[i] == '\n') {
            size_t at = 0;
            const char *why = scan_check((struct span){out.ptr + from, i - from}, &at);

            ck_assert_msg(!why, "line %lld, byte %zu: %s", (long long)lines + 1, at, why);
            lines++;
            from = i + 1;
        }
    }
    ck_assert_uint_eq(from, out.len);
    return lines;
}

START_TEST(test_export)
{
    static struct exercise ex;
    struct err err;
    char to[FIXTURE_PATH + 8];
    int64_t facts;

    set_up(POLICIES[_i], PLAYED_SEALED);
    ck_assert_int_eq(exercise_read(&ex, dir, 0, &err), ERR_OK);
    facts = ex.run.log.count;
    exercise_close(&ex);
    ck_assert_int_eq(fixture_program(&out, "export", dir, "-o", "-", NULL), 0);
    ck_assert_int_eq(count_lines(), facts);
    ck_assert(fixture_has(&out, SPAN("\"play\":\"P1 08:50\",\"wall_ms\":")));
    ck_assert(fixture_has(&out, SPAN("\"a\":[")));
    snprintf(to, sizeof(to), "%s/out", folder);
    ck_assert_int_eq(fixture_program(&out, "export", dir, "-o", to, NULL), 0);
    ck_assert_int_eq(fixture_program(&out, "export", dir, "-o", to, NULL), 2);
    tear_down();
}
END_TEST

Suite *journal_commands_suite(void)
{
    Suite *s = suite_create("journal commands");
    TCase *t = tcase_create("commands");

    tcase_set_timeout(t, 60);
    tcase_add_loop_test(t, test_good, 0, (int)ARRAY_LEN(POLICIES));
    tcase_add_test(t, test_not_sealed);
    tcase_add_test(t, test_torn);
    tcase_add_test(t, test_corrupt);
    tcase_add_test(t, test_unreadable);
    tcase_add_test(t, test_another_case);
    tcase_add_test(t, test_usage);
    tcase_add_loop_test(t, test_export, 0, (int)ARRAY_LEN(POLICIES));
    suite_add_tcase(s, t);
    return s;
}
