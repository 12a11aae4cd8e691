/*
 * Conditions of a case in words.
 */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "engine/core/compile.h"
#include "engine/core/function.h"
#include "engine/run/casebox.h"
#include "engine/run/run.h"
#include "engine/wire/tell.h"
#include "tests/unit/tell/tell.h"

static struct casebox box;
static struct run run;
static struct tell tell;
static struct bytes out;

/* Has the condition the words of what each of its attributes is, and whose? */
static int named_attributes(const struct code *when, struct span words)
{
    const struct scenario *sc = &box.scenario;
    char text[4096];
    int n = 0;

    snprintf(text, sizeof(text), "%.*s", (int)words.len, words.ptr);
    for (int32_t i = 0; i < when->ops; i++) {
        const struct op *op = &when->op[i];
        char want[400];

        if (op->code == OP_PUSH || op->fn != FN_ATTRIBUTE ||
            (op->code != OP_FLAG && op->code != OP_VALUE)) {
            continue;
        }
        snprintf(want, sizeof(want), "%.*s, %.*s", (int)sc->thing[op->arg[1]].name.len,
                 sc->thing[op->arg[1]].name.ptr, (int)sc->attribute[op->arg[0]].title.len,
                 sc->attribute[op->arg[0]].title.ptr);
        ck_assert_msg(strstr(text, want) != NULL, "no '%s' in '%s'", want, text);
        n++;
    }
    return n;
}

static void begin(void)
{
    struct err err;

    ck_assert_int_eq(casebox_open(&box, "scenarios/red-harvest", NULL, &err), ERR_OK);
    run_init(&run, &box.scenario, 5);
    tell_init(&tell, &box.scenario, &run.core.st);
    bytes_init(&out, 1 << 16);
}

static void end(void)
{
    bytes_done(&out);
    tell_done(&tell);
    run_done(&run);
    casebox_close(&box);
}

/* Does what was told hold these words? */
static void told(const char *words, bool holds)
{
    char text[4096];
    struct span all = bytes_view(&out);

    snprintf(text, sizeof(text), "%.*s", (int)all.len, all.ptr);
    ck_assert_msg((strstr(text, words) != NULL) == holds, "'%s' in '%s'", words, text);
}

static int32_t inject_of(const char *id)
{
    int32_t i = names_find(&box.scenario.names[REF_INJECT], span_of(id));

    ck_assert_int_ne(i, NONE);
    return i;
}

START_TEST(an_attribute_is_named_with_its_person)
{
    int n = 0;

    for (int32_t i = 0; i < scenario_count(&box.scenario, REF_INJECT); i++) {
        const struct inject *in = &box.scenario.inject[i];

        bytes_reset(&out);
        tell_when(&tell, &in->only_if, &out);
        n += named_attributes(&in->only_if, bytes_view(&out));
        bytes_reset(&out);
        tell_when(&tell, &in->when, &out);
        n += named_attributes(&in->when, bytes_view(&out));
    }
    ck_assert_int_gt(n, 0); /* else the case has none: look at another */
}
END_TEST

START_TEST(what_is_denied_is_said_in_its_own_words)
{
    tell_when(&tell, &box.scenario.inject[inject_of("qualify_call")].only_if, &out);
    told("is not out", true);
    told("not so", false);
}
END_TEST

/* The denial of a part is not that of the whole. */
START_TEST(what_is_denied_together_is_said_together)
{
    static const char *const both[] = {"not (released(call_1) and released(letter_arrives))",
                                       "not (released(call_1) or released(letter_arrives))"};

    for (size_t i = 0; i < ARRAY_LEN(both); i++) {
        struct compiler c = {.sc = &box.scenario, .arena = &box.arena, .self = NONE};
        struct code code;

        ck_assert_msg(compile_condition(&c, span_of(both[i]), &code), "%s: %s", both[i], c.error);
        bytes_reset(&out);
        tell_when(&tell, &code, &out);
        told("inject 1 is out", true);
        told("inject 2 is out", true);
        told("not so", true);
    }
}
END_TEST

START_TEST(an_inject_without_time_and_condition_says_what_releases_it)
{
    static const struct {
        const char *inject, *words;
    } rows[] = {{"caller_hangs_up", "inject 1 stayed without the right answer"},
                {"money_moves", "the network has been warned"},
                {"yaya_gone", "too late for: Somebody comes for Yaya before the van does"},
                {"directions_out", "has done: "}};

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        bytes_reset(&out);
        tell_comes(&tell, inject_of(rows[i].inject), &out);
        told(rows[i].words, true);
    }
    bytes_reset(&out);
    tell_comes(&tell, inject_of("call_1"), &out); /* by the clock, and by nothing else */
    told("a facilitator sends it", true);
}
END_TEST

Suite *when_suite(void)
{
    Suite *s = suite_create("when");
    TCase *t = tcase_create("when");

    tcase_add_checked_fixture(t, begin, end);
    tcase_add_test(t, an_attribute_is_named_with_its_person);
    tcase_add_test(t, what_is_denied_is_said_in_its_own_words);
    tcase_add_test(t, what_is_denied_together_is_said_together);
    tcase_add_test(t, an_inject_without_time_and_condition_says_what_releases_it);
    suite_add_tcase(s, t);
    return s;
}
