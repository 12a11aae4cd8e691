/*
 * A server whose disk works beside it. The sync is held open from here, so that what happens while
 * it lasts is seen; the turn says "not again by yourself", so only the disk can bring the next.
 */
#include <errno.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <check.h>

#include "engine/sys/dir.h"
#include "engine/sys/log.h"
#include "ui/cli/host.h"

Suite *wake_suite(void);

enum { LIMIT_S = 20 };

static struct host host;
static char dir[48];
static int turns;
static bool hold, fails;
static sem_t begun, go_on;

int fdatasync(int fd)
{
    if (hold) {
        sem_post(&begun);
        sem_wait(&go_on);
        if (fails) {
            errno = EIO;
            return -1;
        }
    }
    return (int)syscall(SYS_fdatasync, fd);
}

static void unheard(void *context, struct span line)
{
    (void)context;
    (void)line;
}

static void begin(void)
{
    struct host_options o = {.what = "scenarios/red-harvest",
                             .listen = "127.0.0.1:0",
                             .seed = 1,
                             .seats = 1,
                             .sync = DISK_WORKER};
    char ex_dir[64];

    log_to(unheard, NULL);
    sem_init(&begun, 0, 0);
    sem_init(&go_on, 0, 0);
    snprintf(dir, sizeof(dir), "/tmp/palermo-wake-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(dir));
    snprintf(ex_dir, sizeof(ex_dir), "%s/ex", dir);
    o.dir = ex_dir;
    ck_assert_int_eq(host_start(&host, &o), 0);
}

static void end(void)
{
    struct err err;

    host_stop(&host);
    ck_assert_int_eq(dir_remove(dir, &err), ERR_OK);
}

static bool all_durable(void)
{
    return journal_durable(host.ex.journal) == journal_staged(host.ex.journal);
}

static int64_t woken_turn(void *context)
{
    int64_t again_ms = server_turn(&host.server);

    (void)context;
    turns++;
    if (hold) {
        sem_wait(&begun);
        ck_assert(!all_durable());
        ck_assert_int_gt(again_ms, 0); /* it does not turn until the disk has done */
        hold = false;
        sem_post(&go_on);
    } else if (all_durable()) {
        loop_stop(host.server.loop);
    }
    return -1;
}

/* Something staged, and the disk held when it comes to it. */
static void says(void)
{
    struct command speed = {.kind = COMMAND_SPEED};

    speed.u.speed.permille = 2000;
    host_command(&host, &speed);
    ck_assert(!all_durable());
    hold = true;
}

START_TEST(what_the_thread_has_synced_is_durable_at_once)
{
    says();
    loop_run(host.server.loop, woken_turn, NULL, NULL);
    ck_assert_int_eq(turns, 2);
    ck_assert(all_durable());
}
END_TEST

START_TEST(a_sync_that_fails_on_the_thread_ends_the_server)
{
    int64_t durable = journal_durable(host.ex.journal);

    says();
    fails = true;
    loop_run(host.server.loop, woken_turn, NULL, NULL);
    ck_assert(host.ex.failed);
    ck_assert_int_eq(turns, 2);
    ck_assert_int_eq(journal_durable(host.ex.journal), durable);
}
END_TEST

Suite *wake_suite(void)
{
    Suite *suite = suite_create("wake");
    TCase *tc = tcase_create("all");

    tcase_set_timeout(tc, LIMIT_S);
    tcase_add_checked_fixture(tc, begin, end);
    tcase_add_test(tc, what_the_thread_has_synced_is_durable_at_once);
    tcase_add_test(tc, a_sync_that_fails_on_the_thread_ends_the_server);
    suite_add_tcase(suite, tc);
    return suite;
}
