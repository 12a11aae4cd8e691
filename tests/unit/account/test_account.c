/*
 * The account, and replay as a desk: what must be in them, and what must not.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uniwidth.h>

#include "engine/run/account.h"
#include "engine/run/account_text.h"
#include "engine/wire/tell.h"
#include "tests/unit/account/fixture.h"

static const char *const POLICIES[] = {"diligent", "idle", "careless"};

enum { OUT_MAX = 16 << 20 };

static char folder[FIXTURE_PATH];
static char dir[FIXTURE_PATH];
static struct exercise ex;
static struct bytes out;

static void set_up(const char *policy, enum played_end end)
{
    struct err err;

    fixture_folder(folder);
    fixture_play(folder, policy, end, dir);
    ck_assert_int_eq(exercise_read(&ex, dir, 0, &err), ERR_OK);
    bytes_init(&out, OUT_MAX);
}

static void tear_down(void)
{
    bytes_done(&out);
    exercise_close(&ex);
    fixture_remove(folder);
}

static void the_account(int32_t desk)
{
    struct account_of of = {.run = &ex.run, .desk = desk, .dir = dir, .seed = ex.seed};

    bytes_reset(&out);
    account_write(&of, &out);
    ck_assert(!out.over);
}

static void expect_text(struct span text)
{
    struct bytes b;

    bytes_init(&b, OUT_MAX);
    bytes_span(&b, text);
    while (b.len && b.ptr[b.len - 1] == '\n') {
        b.len--;
    }
    fixture_unwrap(&b);
    ck_assert_msg(fixture_has(&out, bytes_view(&b)), "not in the text: %.*s", (int)b.len, b.ptr);
    bytes_done(&b);
}

static void check_scores(void)
{
    char line[64];
    int seen = 0;

    for (int64_t i = 0; i < ex.run.log.count; i++) {
        struct fact f;

        factlog_copy(factlog_at(&ex.run.log, i), &f);
        if (f.kind == FACT_SCORE) {
            snprintf(line, sizeof(line), "] %lld of %lld ", (long long)f.u.score.points,
                     (long long)f.u.score.of);
            expect_text(span_of(line));
            seen++;
            if (f.u.score.objective == NONE && f.u.score.desk == NONE) {
                snprintf(line, sizeof(line), "] %lld of 1000 the whole",
                         (long long)f.u.score.points);
                expect_text(span_of(line));
            }
        }
    }
    ck_assert_int_gt(seen, 2);
}

/* Whoever named somebody without consent reads it; how many did. */
static int check_breaches(void)
{
    int seen = 0;

    for (int64_t i = 0; i < ex.run.log.count; i++) {
        struct span name;
        struct fact f;
        char line[200];

        factlog_copy(factlog_at(&ex.run.log, i), &f);
        if (f.kind == FACT_BREACH) {
            name = ex.box.scenario.thing[f.u.breach.person].name;
            snprintf(line, sizeof(line), "named without consent: %.*s, to", (int)name.len,
                     name.ptr);
            expect_text(span_of(line));
            seen++;
        }
    }
    return seen;
}

START_TEST(test_whole)
{
    const struct scenario *sc;
    const struct state *st;

    set_up(POLICIES[_i], PLAYED_SEALED);
    sc = &ex.box.scenario;
    st = &ex.run.core.st;
    the_account(NONE);
    fixture_unwrap(&out);
    for (int32_t d = 0; d < scenario_count(sc, REF_DESK); d++) {
        if (!sc->desk[d].control) {
            expect_text(sc->desk[d].title);
        }
    }
    for (int32_t i = 0; i < scenario_count(sc, REF_DECISION); i++) {
        const struct decision *d = &sc->decision[i];

        expect_text(d->title);
        ck_assert_int_gt(st->decision[i].taken, 0);
        expect_text(d->option[st->decision[i].taken - 1].title);
        expect_text(d->option[st->decision[i].taken - 1].epilogue);
    }
    for (int32_t i = 0; i < scenario_count(sc, REF_ENDING); i++) {
        ck_assert_int_gt(st->ending[i], 0);
        expect_text(sc->ending[i].option[st->ending[i] - 1].text);
    }
    for (int32_t i = 0; i < scenario_count(sc, REF_MISTAKE); i++) {
        ck_assert_int_eq(st->mistake[i] != 0, fixture_has(&out, sc->mistake[i].question));
    }
    check_scores();
    ck_assert(check_breaches() > 0 || strcmp(POLICIES[_i], "careless") != 0);
    tear_down();
}
END_TEST

START_TEST(test_width)
{
    size_t from = 0;

    set_up(POLICIES[_i], PLAYED_SEALED);
    the_account(NONE);
    for (size_t i = 0; i < out.len; i++) {
        if (out.ptr[i] == '\n') {
            int columns = u8_width((const uint8_t *)out.ptr + from, i - from, "UTF-8");
            bool is_path = memmem(out.ptr + from, i - from, dir, strlen(dir)) != NULL;

            ck_assert_msg(columns <= ACCOUNT_COLUMNS || is_path, "%d columns: %.*s", columns,
                          (int)(i - from), out.ptr + from);
            ck_assert(i == from || out.ptr[i - 1] != ' ');
            from = i + 1;
        }
    }
    tear_down();
}
END_TEST

START_TEST(test_wrap)
{
    struct bytes b;
    static const char want[] = "* one two\n  three\n\n  four\n";
    char text[256];

    bytes_init(&b, 4096);
    account_wrap(&b, "*", 2, SPAN("one two\nthree\n\nfour\n\n"));
    ck_assert_uint_eq(b.len, sizeof(want) - 1);
    ck_assert_mem_eq(b.ptr, want, b.len);
    bytes_reset(&b);
    memset(text, 'x', sizeof(text));
    for (size_t i = 7; i < sizeof(text); i += 8) {
        text[i] = ' ';
    }
    account_wrap(&b, "", 10, (struct span){text, sizeof(text)});
    for (size_t i = 0, from = 0; i < b.len; i++) {
        if (b.ptr[i] == '\n') {
            ck_assert_uint_le(i - from, ACCOUNT_COLUMNS);
            from = i + 1;
        }
    }
    bytes_reset(&b);
    account_wrap(&b, "label", 10, (struct span){0});
    ck_assert_uint_eq(b.len, 0);
    account_bar(&b, 1, 0);
    ck_assert(!fixture_has(&b, SPAN("#")));
    bytes_done(&b);
}
END_TEST

/* Desks that were sent knowledge with its names, worked out without engine/wire/tell. */
static uint64_t named(int32_t knowledge)
{
    uint64_t desks = 0;

    for (int64_t i = 0; i < ex.run.log.count; i++) {
        struct fact f;

        factlog_copy(factlog_at(&ex.run.log, i), &f);
        if (f.kind == FACT_CARRIES && f.u.carries.what.kind == TAG_KNOWLEDGE &&
            f.u.carries.what.index == knowledge && !f.u.carries.withheld) {
            desks |= f.aud.desks;
        }
    }
    return desks;
}

static void check_knowledge(int32_t desk)
{
    for (int32_t k = 0; k < scenario_count(&ex.box.scenario, REF_KNOWLEDGE); k++) {
        struct span text = ex.box.scenario.knowledge[k].text;
        struct span head = {text.ptr, text.len < 40 ? text.len : 40};

        if (!(named(k) & desk_bit(desk)) && ex.box.scenario.knowledge[k].redacted.len) {
            ck_assert_msg(!fixture_has(&out, head), "desk %d reads: %.*s", (int)desk,
                          (int)text.len, text.ptr);
        }
    }
}

/* Canaries that name desks which may not read them; and how many are there. */
static int check_canaries(int32_t desk)
{
    static const char mark[] = "canary_";
    const char *at = out.ptr;
    int seen = 0;

    while ((at = memmem(at, (size_t)(out.ptr + out.len - at), mark, sizeof(mark) - 1)) != NULL) {
        int from;
        unsigned long long desks;

        ck_assert_int_eq(sscanf(at, "canary_%d_%llx_x", &from, &desks), 2);
        ck_assert_msg(desks & desk_bit(desk), "desk %d reads what desk %d typed", (int)desk, from);
        seen++;
        at++;
    }
    return seen;
}

/* A role may happen to say what an author also took for a title. */
static bool a_role_says(struct span title)
{
    for (int32_t v = 0; v < ex.box.scenario.verbs; v++) {
        struct span r = ex.box.scenario.verb[v].result;

        if (r.len && memmem(r.ptr, r.len, title.ptr, title.len)) {
            return true;
        }
    }
    return false;
}

static void check_script(int32_t desk)
{
    const struct scenario *sc = &ex.box.scenario;
    static const char *const never[] = {"nject ",   "(outcome", "rigger ", "Score",     "Missed",
                                        "Mistake",  "<- ",      "seed",    "Expected ", "Cue"};

    for (size_t i = 0; i < ARRAY_LEN(never); i++) {
        ck_assert_msg(!fixture_has(&out, span_of(never[i])), "a desk reads '%s'", never[i]);
    }
    for (int32_t i = 0; i < scenario_count(sc, REF_DECISION); i++) {
        ck_assert_msg(sc->decision[i].desk == desk || !fixture_has(&out, sc->decision[i].question),
                      "desk %d reads what is put to another", (int)desk);
    }
    for (int32_t i = 0; i < scenario_count(sc, REF_INJECT); i++) {
        struct span title = sc->inject[i].title;

        if (span_eq(title, sc->inject[i].subject) || a_role_says(title)) {
            continue;
        }
        ck_assert_msg(!fixture_has(&out, title),
                      "a desk reads the title '%.*s'", (int)title.len, title.ptr);
    }
}

START_TEST(test_as_desk)
{
    int seen = 0;

    set_up(POLICIES[_i], PLAYED_SEALED);
    for (int32_t d = 0; d < scenario_count(&ex.box.scenario, REF_DESK); d++) {
        char id[ID_LEN_MAX + 1];
        struct span name = scenario_id(&ex.box.scenario, REF_DESK, d);

        if (ex.box.scenario.desk[d].control) {
            continue;
        }
        snprintf(id, sizeof(id), "%.*s", (int)name.len, name.ptr);
        ck_assert_int_eq(fixture_program(&out, "replay", dir, "--as", id, "--text"), 0);
        fixture_unwrap(&out);
        expect_text(ex.box.scenario.desk[d].brief);
        seen += check_canaries(d);
        check_script(d);
        check_knowledge(d);
    }
    ck_assert(seen > 0 || strcmp(POLICIES[_i], "idle") == 0);
    tear_down();
}
END_TEST

START_TEST(test_staff_see_all)
{
    set_up("careless", PLAYED_SEALED);
    ck_assert_int_eq(fixture_program(&out, "replay", dir, "--text", NULL, NULL), 0);
    fixture_unwrap(&out);
    ck_assert(fixture_has(&out, SPAN("Inject 1 released (at its time)")));
    ck_assert(fixture_has(&out, SPAN("canary_")));
    ck_assert(fixture_has(&out, SPAN(" <- ")));
    ck_assert(fixture_has(&out, SPAN("Mistake M08 made")));
    tear_down();
}
END_TEST

START_TEST(test_half)
{
    set_up("diligent", PLAYED_HALF);
    ck_assert_int_eq(ex.run.core.st.phase, PHASE_RUNNING);
    the_account(NONE);
    ck_assert(fixture_has(&out, SPAN("Not over yet")));
    ck_assert(fixture_has(&out, SPAN("Told at ENDEX.")));
    ck_assert_int_eq(fixture_program(&out, "replay", dir, NULL, NULL, NULL), 0);
    tear_down();
}
END_TEST

Suite *account_suite(void)
{
    Suite *s = suite_create("account");
    TCase *t = tcase_create("account");

    tcase_set_timeout(t, 60);
    tcase_add_loop_test(t, test_whole, 0, (int)ARRAY_LEN(POLICIES));
    tcase_add_loop_test(t, test_width, 0, (int)ARRAY_LEN(POLICIES));
    tcase_add_test(t, test_wrap);
    tcase_add_loop_test(t, test_as_desk, 0, (int)ARRAY_LEN(POLICIES));
    tcase_add_test(t, test_staff_see_all);
    tcase_add_test(t, test_half);
    suite_add_tcase(s, t);
    return s;
}
