/*
 * A server that comes back after an outage: nobody is thrown into running play. The host reads this
 * file's clock, which takes the library's name at link time and stands until a test moves it.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#include "engine/sys/clock.h"
#include "engine/sys/dir.h"
#include "engine/sys/log.h"
#include "ui/cli/host.h"

Suite *outage_suite(void);

enum { HOUR = 3600 * 1000, MINUTE = 60 * 1000 };

static struct host host;
static char dir[48];
static char ex_dir[64];
static int64_t now_ms;

static int64_t now(void *self)
{
    (void)self;
    return now_ms;
}

static int64_t now_us(void *self)
{
    return now(self) * 1000;
}

struct clock clock_posix(void)
{
    return (struct clock){now, now_us, now, NULL};
}

void clock_boot_id(char ret_id[BOOT_ID_LEN + 1])
{
    ret_id[0] = '\0';
}

static void unheard(void *context, struct span line)
{
    (void)context;
    (void)line;
}

static void starts(const char *what)
{
    struct host_options o = {.what = what, .listen = "127.0.0.1:0", .seed = 1, .seats = 1};

    o.dir = what == ex_dir ? NULL : ex_dir;
    ck_assert_int_eq(host_start(&host, &o), 0);
}

static void begin(void)
{
    now_ms = 1790000000000;
    log_to(unheard, NULL);
    snprintf(dir, sizeof(dir), "/tmp/palermo-outage-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(dir));
    snprintf(ex_dir, sizeof(ex_dir), "%s/ex", dir);
    starts("scenarios/red-harvest");
}

static void end(void)
{
    struct err err;

    host_stop(&host);
    ck_assert_int_eq(dir_remove(dir, &err), ERR_OK);
}

/* A facilitator's command, and a journal that has it. */
static void steers(enum command_kind kind)
{
    struct command cmd = {.kind = kind};
    int32_t staff = 1;
    int64_t durable;

    while (!host.ex.seat[staff].who.staff) {
        staff++;
    }
    host.ex.wall_ms = now_ms;
    ck_assert_int_eq(exercise_ask(&host.ex, staff, &cmd, &(struct asked){0}, 0).verdict.code,
                     REFUSE_NONE);
    ck_assert_int_eq(journal_drain(host.ex.journal, &durable, &host.ex.err), ERR_OK);
}

static void is_away(int64_t ms, bool sealed)
{
    const struct state *st = &host.ex.run.core.st;

    if (sealed) {
        ck_assert_int_eq(journal_seal(host.ex.journal, st->line, st->now, now_ms, &host.ex.err),
                         ERR_OK);
    }
    host_stop(&host);
    now_ms += ms;
    starts(ex_dir);
}

static int32_t pauses(void)
{
    int32_t n = 0;

    for (int64_t i = 0; i < host.ex.run.log.count; i++) {
        struct fact f;

        factlog_copy(factlog_at(&host.ex.run.log, i), &f);
        n += f.kind == FACT_PAUSED;
    }
    return n;
}

static const struct {
    int64_t ms;
    bool paused;
} outages[] = {{0, false}, {MINUTE - 1, false}, {MINUTE, true}, {HOUR, true}};

/* After a crash, and after a clean stop. */
START_TEST(play_comes_back_paused_after_a_minute_away)
{
    bool paused = outages[_i / 2].paused;

    steers(COMMAND_STARTEX);
    is_away(outages[_i / 2].ms, _i % 2);
    ck_assert_int_eq(host.ex.run.core.st.paused, paused);
    ck_assert_int_eq(pauses(), paused);
    now_ms += HOUR; /* while it stands, no play time passes */
    host.server.mono_ms = now_ms;
    ck_assert_int_eq(server_play(&host.server) > 0, !paused);
}
END_TEST

START_TEST(after_an_outage_the_facilitator_lets_play_go_on)
{
    steers(COMMAND_STARTEX);
    is_away(HOUR, false);
    steers(COMMAND_RESUME);
    ck_assert_int_eq(host.ex.run.core.st.paused, 0);
    is_away(MINUTE - 1, false);
    ck_assert_int_eq(host.ex.run.core.st.paused, 0);
}
END_TEST

START_TEST(what_has_not_begun_is_not_paused)
{
    is_away(HOUR, false);
    ck_assert_int_eq(host.ex.run.core.st.paused, 0);
    steers(COMMAND_STARTEX);
}
END_TEST

START_TEST(what_is_paused_is_not_paused_again)
{
    steers(COMMAND_STARTEX);
    steers(COMMAND_PAUSE);
    is_away(HOUR, false);
    ck_assert_int_eq(host.ex.run.core.st.paused, 1);
    ck_assert_int_eq(pauses(), 1);
}
END_TEST

Suite *outage_suite(void)
{
    Suite *s = suite_create("outage");
    TCase *t = tcase_create("outage");

    tcase_add_checked_fixture(t, begin, end);
    tcase_add_loop_test(t, play_comes_back_paused_after_a_minute_away, 0,
                        2 * (int)ARRAY_LEN(outages));
    tcase_add_test(t, after_an_outage_the_facilitator_lets_play_go_on);
    tcase_add_test(t, what_has_not_begun_is_not_paused);
    tcase_add_test(t, what_is_paused_is_not_paused_again);
    suite_add_tcase(s, t);
    return s;
}
