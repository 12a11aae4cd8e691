/*
 * When the passing of time may turn a condition: against brute force, and against arithmetic.
 */
#include <stdio.h>

#include "engine/base/prng.h"
#include "engine/core/compile.h"
#include "tests/unit/core/fixture.h"

Suite *wake_suite(void);

#define INJECT(id, at)                                                                             \
    "{'id': '" id "', 'title': 'T', 'at': '" at "', 'from': 'people', 'to': ['police'],"           \
    " 'channel': 'phone', 'subject': 's', 'text': 't', 'attach': ['extra']}"

static const char msel[] =
    "{'injects': [" INJECT("past", "P1 09:10") "," INJECT("future", "P1 14:00") "]}";

static struct compiler compiler_for_case(void)
{
    return (struct compiler){
        .sc = &play.text.scenario, .arena = &play.text.arena, .place = PLACE_CASE, .self = NONE};
}

static void begin(void)
{
    play_start(msel, NULL, NULL);
    pass(30 * MINUTE);
}

/* A play duration made of timed terms, sums and differences. */
static size_t timed_term(struct prng *p, char *to, size_t room)
{
    static const char *const base[] = {"since(released, past)",     "since(released, future)",
                                       "(now - P1 09:10)",          "(P1 09:11 - now)",
                                       "since(released, past) * 2", "-since(released, past)",
                                       "3 * (now - P1 09:10)",      "(now + 3s - P1 09:10)"};
    static const char *const sign[] = {"+", "-"};
    size_t n = (size_t)snprintf(to, room, "%s", base[prng_below(p, ARRAY_LEN(base))]);

    while (prng_below(p, 2)) {
        n +=
            (size_t)snprintf(to + n, room - n, " %s %us", sign[prng_below(p, 2)], prng_below(p, 9));
    }
    return n;
}

static void timed_condition(struct prng *p, char *to, size_t room)
{
    static const char *const compare[] = {"==", "!=", "<", "<=", ">", ">="};
    static const char *const join[] = {" and ", " or ", " and not ", " or not "};
    size_t n = 0;

    do {
        if (n) {
            n += (size_t)snprintf(to + n, room - n, "%s", join[prng_below(p, 4)]);
        }
        n += timed_term(p, to + n, room - n);
        n += (size_t)snprintf(to + n, room - n, " %s ", compare[prng_below(p, 6)]);
        if (prng_below(p, 2)) {
            n += (size_t)snprintf(to + n, room - n, "%us", prng_below(p, 20));
        } else {
            n += timed_term(p, to + n, room - n);
        }
    } while (n < 160 && prng_below(p, 2));
}

/* Evaluate at a time: the state is as the commands left it, only later. */
static bool at_time(const struct code *code, int64_t ms, int64_t *ret_wake)
{
    struct state later = play.core.st;
    struct scope scope = {.sc = &play.text.scenario, .st = &later, .self = NONE, .target = NONE};

    later.now = ms;
    return expr_eval(code, &scope, ret_wake) != 0;
}

START_TEST(a_wake_comes_no_later_than_the_change_and_waking_finds_it)
{
    enum { SPAN_MS = 15000 };
    struct prng p = {(uint64_t)_i * 1000 + 5};

    for (int n = 0; n < 40; n++) {
        struct compiler c = compiler_for_case();
        struct code code;
        char text[512];
        int64_t from = 10 * MINUTE + prng_below(&p, 9000);
        int64_t change = from;
        int64_t wake = from;
        int64_t t;
        int steps = 0;
        bool first;

        timed_condition(&p, text, sizeof(text));
        ck_assert_msg(compile_condition(&c, span_of(text), &code), "%s: %s", text, c.error);
        first = at_time(&code, from, NULL);
        while (change < from + SPAN_MS && at_time(&code, change, NULL) == first) {
            change++;
        }
        do {
            t = wake;
            if (t > from + SPAN_MS) {
                break;
            }
            ck_assert_msg(at_time(&code, t, &wake) == first || t == change,
                          "%s from %lld: changed before %lld unseen", text, (long long)from,
                          (long long)t);
            ck_assert_msg(wake > t, "%s at %lld: wakes in the past", text, (long long)t);
            ck_assert_msg(++steps < 40, "%s from %lld: wakes without end", text, (long long)from);
        } while (t < change);
        ck_assert_msg(change == from + SPAN_MS || t == change,
                      "%s from %lld: change at %lld, "
                      "woken at %lld",
                      text, (long long)from, (long long)change, (long long)t);
    }
}
END_TEST

static const struct {
    const char *text;
    int64_t wake; /* seen from 09:30 */
} wakes[] = {
    {"since(released, past) > 25m", 35 * MINUTE},
    {"since(released, past) >= 25m", 35 * MINUTE},
    {"since(released, past) > 20m", 30 * MINUTE + 1},
    {"since(released, past) > 10m", INT64_MAX},
    {"since(released, future) > 10m", INT64_MAX},
    {"now >= P1 10:00", 60 * MINUTE},
    {"now < P1 10:00", 60 * MINUTE},
    {"now >= P1 13:30", 210 * MINUTE},
    {"now + 10m >= P1 10:00", 50 * MINUTE},
    {"now >= P1 09:10", INT64_MAX},
    {"now - since(released, past) == P1 09:10", INT64_MAX},
    {"since(released, past) * 2 >= 50m", 35 * MINUTE},
    {"since(released, past) * 7 >= 200m", 10 * MINUTE + (200 * MINUTE + 6) / 7},
    {"alert > 1 or now >= P1 10:00 or now >= P1 09:40", 40 * MINUTE},
    {"true", INT64_MAX},
};

START_TEST(a_wake_is_the_millisecond_that_arithmetic_gives)
{
    for (size_t i = 0; i < ARRAY_LEN(wakes); i++) {
        struct compiler c = compiler_for_case();
        struct code code;
        int64_t wake;

        ck_assert(compile_condition(&c, span_of(wakes[i].text), &code));
        at_time(&code, 30 * MINUTE, &wake);
        ck_assert_msg(wake == wakes[i].wake, "%s wakes at %lld", wakes[i].text, (long long)wake);
    }
}
END_TEST

Suite *wake_suite(void)
{
    Suite *s = suite_create("wake");
    TCase *t = tcase_create("wake");

    tcase_add_checked_fixture(t, begin, play_done);
    tcase_add_loop_test(t, a_wake_comes_no_later_than_the_change_and_waking_finds_it, 0, 8);
    tcase_add_test(t, a_wake_is_the_millisecond_that_arithmetic_gives);
    suite_add_tcase(s, t);
    return s;
}
