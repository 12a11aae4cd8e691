/*
 * Conditions of a case in words.
 */
#include <check.h>
#include <stdio.h>
#include <string.h>

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

START_TEST(test_conditions)
{
    struct err err;
    int n = 0;

    ck_assert_int_eq(casebox_open(&box, "scenarios/red-harvest", NULL, &err), ERR_OK);
    run_init(&run, &box.scenario, 5);
    tell_init(&tell, &box.scenario, &run.core.st);
    bytes_init(&out, 1 << 16);
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
    bytes_done(&out);
    tell_done(&tell);
    run_done(&run);
    casebox_close(&box);
}
END_TEST

Suite *when_suite(void)
{
    Suite *s = suite_create("when");
    TCase *t = tcase_create("when");

    tcase_add_test(t, test_conditions);
    suite_add_tcase(s, t);
    return s;
}
