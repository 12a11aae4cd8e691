/*
 * The disk with its worker thread. A sync can be held open from the test, so that what must not
 * come before its end is asked for while it lasts: nothing here waits for time to pass.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <check.h>

#include "engine/base/bytes.h"
#include "engine/sys/dir.h"
#include "engine/sys/disk_file.h"
#include "engine/sys/log.h"
#include "engine/sys/tempo.h"
#include "tests/unit/sys/syncs.h"

Suite *disk_worker_suite(void);

static char root[64];
static struct disk disk;
static struct bytes logged;

/* What the sync of a batch sees and does; of the thread that syncs, while it syncs. */
static struct {
    int64_t now_us, cost_us; /* the clock, and what a sync adds to it */
    pthread_t thread;
    sigset_t blocked;
    char text[8]; /* of the file, behind its first line */
    bool hold;
    sem_t begun, go_on;
} sync_seen;

static int64_t now_us(void *self)
{
    (void)self;
    return sync_seen.now_us;
}

static void see_sync(int fd)
{
    sync_seen.now_us += sync_seen.cost_us;
    sync_seen.thread = pthread_self();
    pthread_sigmask(SIG_SETMASK, NULL, &sync_seen.blocked);
    if (pread(fd, sync_seen.text, 7, 6) != 7) {
        sync_seen.text[0] = '\0';
    }
    if (sync_seen.hold) {
        sem_post(&sync_seen.begun);
        sem_wait(&sync_seen.go_on);
    }
}

static void keep_line(void *context, struct span line)
{
    (void)context;
    bytes_span(&logged, line);
}

static void open_as(enum disk_sync sync)
{
    struct disk_file_options options = {.sync = sync, .clock = {.mono_us = now_us}};

    ck_assert_int_eq(disk_file_open(root, "j", &options, &disk, NULL), ERR_OK);
    ck_assert_int_eq(disk_extend(&disk, 1 << 20, NULL), ERR_OK);
    syncs()->look = see_sync;
}

static void begin(void)
{
    bytes_init(&logged, 1 << 16);
    log_to(keep_line, NULL);
    sem_init(&sync_seen.begun, 0, 0);
    sem_init(&sync_seen.go_on, 0, 0);
    snprintf(root, sizeof(root), "/tmp/palermo_worker_XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(root));
    ck_assert_int_eq(dir_write_new(root, "j", SPAN("first\n"), NULL), ERR_OK);
}

static void end(void)
{
    struct err err;

    if (disk.self) {
        ck_assert_int_eq(disk_close(&disk, NULL), ERR_OK);
    }
    ck_assert_int_eq(dir_remove(root, &err), ERR_OK);
    bytes_done(&logged);
}

static int32_t times_logged(const char *words)
{
    int32_t n = 0;

    for (const char *at = logged.ptr; at && n < 100; n++) {
        at = memmem(at, logged.len - (size_t)(at - logged.ptr), words, strlen(words));
        if (!at) {
            break;
        }
        at++;
    }
    return n;
}

static bool is_readable(int fd)
{
    struct pollfd asked = {.fd = fd, .events = POLLIN};

    return poll(&asked, 1, 0) == 1;
}

static void write_and_wait(void)
{
    enum err_code code = ERR_IO;

    disk_submit(&disk, 6, SPAN("second\n"));
    ck_assert(disk_poll(&disk, true, &code, NULL));
    ck_assert_int_eq(code, ERR_OK);
}

static bool synced_here(void)
{
    return pthread_equal(sync_seen.thread, pthread_self());
}

START_TEST(a_batch_is_not_done_before_its_sync_is_over)
{
    struct pollfd woken = {.events = POLLIN};
    enum err_code code = ERR_IO;

    open_as(DISK_WORKER);
    woken.fd = disk_file_wake_fd(&disk);
    sync_seen.hold = true;
    disk_submit(&disk, 6, SPAN("second\n"));
    sem_wait(&sync_seen.begun);
    ck_assert(!disk_poll(&disk, false, &code, NULL));
    ck_assert(!is_readable(woken.fd));
    sem_post(&sync_seen.go_on);
    ck_assert_int_eq(poll(&woken, 1, -1), 1); /* the thread wakes whoever waits */
    ck_assert(disk_poll(&disk, false, &code, NULL));
    ck_assert_int_eq(code, ERR_OK);
    ck_assert(!is_readable(woken.fd)); /* or the loop would turn for nothing */
    ck_assert_str_eq(sync_seen.text, "second\n");
    ck_assert(!synced_here());
}
END_TEST

START_TEST(each_batch_is_done_once_with_one_sync)
{
    unsigned before;

    open_as(DISK_WORKER);
    before = syncs()->files;
    for (int i = 0; i < 200; i++) {
        write_and_wait();
        ck_assert(!disk.busy);
        ck_assert(!is_readable(disk_file_wake_fd(&disk)));
    }
    ck_assert_uint_eq(syncs()->files, before + 200);
}
END_TEST

START_TEST(a_sync_that_fails_on_the_thread_is_a_failed_batch)
{
    enum err_code code = ERR_OK;
    struct err err = {0};

    open_as(DISK_WORKER);
    syncs()->fail_at = 1;
    disk_submit(&disk, 6, SPAN("second\n"));
    ck_assert(disk_poll(&disk, true, &code, &err));
    ck_assert_int_eq(code, ERR_IO);
    ck_assert_str_eq(err.text, "cannot write to the journal: Input/output error");
}
END_TEST

START_TEST(a_write_that_fails_on_the_thread_is_a_failed_batch_and_no_signal)
{
    struct rlimit limit = {1 << 20, 1 << 20};
    enum err_code code = ERR_OK;
    struct err err = {0};

    open_as(DISK_WORKER);
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
    disk_submit(&disk, (1 << 20) - 2, SPAN("past the end"));
    ck_assert(disk_poll(&disk, true, &code, &err));
    ck_assert_int_ne(code, ERR_OK);
    ck_assert_str_eq(err.text, "cannot write to the journal: File too large");
}
END_TEST

START_TEST(closing_waits_for_the_outstanding_batch)
{
    unsigned before;
    char text[8] = "";
    char path[128];
    int fd;

    open_as(DISK_WORKER);
    before = syncs()->files;
    disk_submit(&disk, 6, SPAN("second\n"));
    ck_assert_int_eq(disk_close(&disk, NULL), ERR_OK);
    ck_assert_uint_eq(syncs()->files, before + 1);
    snprintf(path, sizeof(path), "%s/j", root);
    fd = open(path, O_RDONLY);
    ck_assert_int_eq(pread(fd, text, 7, 6), 7);
    close(fd);
    ck_assert_str_eq(text, "second\n");
}
END_TEST

START_TEST(closing_reports_the_outstanding_batch)
{
    struct err err = {0};

    open_as(DISK_WORKER);
    syncs()->fail_at = 1;
    disk_submit(&disk, 6, SPAN("second\n"));
    ck_assert_int_eq(disk_close(&disk, &err), ERR_IO);
    ck_assert_str_eq(err.text, "cannot write to the journal: Input/output error");
}
END_TEST

START_TEST(the_thread_comes_when_needed_and_goes_with_the_disk)
{
    unsigned before = threads()->begun;

    open_as(DISK_WORKER);
    ck_assert_uint_eq(threads()->begun, before);
    write_and_wait();
    write_and_wait();
    ck_assert_uint_eq(threads()->begun, before + 1);
    ck_assert_int_eq(pthread_kill(sync_seen.thread, 0), 0);
    ck_assert_int_eq(disk_close(&disk, NULL), ERR_OK);
    ck_assert_uint_eq(threads()->ended, threads()->begun);
}
END_TEST

START_TEST(no_signal_is_taken_by_the_thread_and_none_is_kept_from_the_loop)
{
    static const int numbers[] = {SIGTERM, SIGINT, SIGXFSZ, SIGCHLD};
    sigset_t here;

    open_as(DISK_WORKER);
    write_and_wait();
    pthread_sigmask(SIG_SETMASK, NULL, &here);
    for (size_t i = 0; i < ARRAY_LEN(numbers); i++) {
        ck_assert_int_eq(sigismember(&sync_seen.blocked, numbers[i]), 1);
        ck_assert_int_eq(sigismember(&here, numbers[i]), 0);
    }
}
END_TEST

START_TEST(without_a_thread_the_disk_goes_on_inline_and_says_so_once)
{
    open_as(_i ? DISK_AUTO : DISK_WORKER);
    threads()->refuse = true;
    sync_seen.cost_us = TEMPO_MOST_US;
    for (int i = 0; i < 20; i++) {
        write_and_wait();
        ck_assert(synced_here());
    }
    ck_assert_int_eq(times_logged("the journal has no thread (Resource temporarily unavailable)"),
                     1);
}
END_TEST

/* As the disk shows itself: each change once in the log, no thread before the first. */
START_TEST(a_slow_disk_gets_the_thread_and_a_quick_one_loses_it)
{
    open_as(DISK_AUTO);
    for (int round = 1; round <= 3; round++) {
        int n = 0;

        sync_seen.cost_us = 100;
        for (write_and_wait(); !synced_here(); write_and_wait()) {
            ck_assert_int_lt(++n, 100);
        }
        for (int i = 0; i < 100; i++) {
            write_and_wait();
            ck_assert(synced_here());
        }
        ck_assert_uint_eq(threads()->begun, round > 1);
        sync_seen.cost_us = 20000;
        for (n = 0, write_and_wait(); synced_here(); write_and_wait()) {
            ck_assert_int_lt(++n, 10);
        }
        for (int i = 0; i < 100; i++) {
            write_and_wait();
            ck_assert(!synced_here());
        }
        ck_assert_int_eq(times_logged("the disk is slow"), round);
        ck_assert_int_eq(times_logged("the disk is quick"), round - 1);
    }
}
END_TEST

START_TEST(inline_has_nothing_to_be_woken_by_and_no_thread)
{
    open_as(DISK_INLINE);
    sync_seen.cost_us = 20000;
    for (int i = 0; i < 20; i++) {
        write_and_wait();
        ck_assert(synced_here());
    }
    ck_assert_int_eq(disk_file_wake_fd(&disk), -1);
    ck_assert_uint_eq(threads()->begun, 0);
}
END_TEST

/* What decides about the thread is bounded; what people are told is what they wait for. */
START_TEST(a_disk_so_slow_that_people_notice_is_said_to_be)
{
    struct disk_health health;

    open_as(DISK_AUTO);
    sync_seen.cost_us = 300000;
    for (int i = 0; i < 50; i++) {
        write_and_wait();
    }
    disk_health(&disk, &health);
    ck_assert_int_gt(health.sync_us, 290000);
    ck_assert_int_le(health.sync_us, 300000);
    ck_assert(health.thread);
}
END_TEST

Suite *disk_worker_suite(void)
{
    Suite *suite = suite_create("disk_worker");
    TCase *tc = tcase_create("all");

    tcase_add_checked_fixture(tc, begin, end);
    tcase_add_test(tc, a_batch_is_not_done_before_its_sync_is_over);
    tcase_add_test(tc, each_batch_is_done_once_with_one_sync);
    tcase_add_test(tc, a_sync_that_fails_on_the_thread_is_a_failed_batch);
    tcase_add_test(tc, a_write_that_fails_on_the_thread_is_a_failed_batch_and_no_signal);
    tcase_add_test(tc, closing_waits_for_the_outstanding_batch);
    tcase_add_test(tc, closing_reports_the_outstanding_batch);
    tcase_add_test(tc, the_thread_comes_when_needed_and_goes_with_the_disk);
    tcase_add_test(tc, no_signal_is_taken_by_the_thread_and_none_is_kept_from_the_loop);
    tcase_add_loop_test(tc, without_a_thread_the_disk_goes_on_inline_and_says_so_once, 0, 2);
    tcase_add_test(tc, a_slow_disk_gets_the_thread_and_a_quick_one_loses_it);
    tcase_add_test(tc, inline_has_nothing_to_be_woken_by_and_no_thread);
    tcase_add_test(tc, a_disk_so_slow_that_people_notice_is_said_to_be);
    suite_add_tcase(suite, tc);
    return suite;
}
