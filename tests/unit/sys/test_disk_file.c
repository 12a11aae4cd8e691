#include "engine/sys/disk_file.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <check.h>

#include "engine/sys/dir.h"
#include "tests/unit/sys/syncs.h"

Suite *disk_file_suite(void);

static char root[64];
static struct disk disk;

static void begin(void)
{
    snprintf(root, sizeof(root), "/tmp/palermo_disk_XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(root));
    ck_assert_int_eq(dir_write_new(root, "j", SPAN("first\n"), NULL), ERR_OK);
    ck_assert_int_eq(disk_file_open(root, "j", NULL, &disk, NULL), ERR_OK);
}

static void remove_files(void)
{
    static const char *const names[] = {"j", "lock", "aside", "pipe"};
    char path[128];
    size_t i;

    for (i = 0; i < ARRAY_LEN(names); i++) {
        snprintf(path, sizeof(path), "%s/%s", root, names[i]);
        unlink(path);
    }
    rmdir(root);
}

static void end(void)
{
    remove_files();
    if (disk.self) {
        ck_assert_int_eq(disk_close(&disk, NULL), ERR_OK);
    }
}

static int64_t size_now(void)
{
    int64_t size = -1;

    ck_assert_int_eq(disk_size(&disk, &size, NULL), ERR_OK);
    return size;
}

static void write_and_wait(int64_t offset, const char *text)
{
    enum err_code code = ERR_IO;

    disk_submit(&disk, offset, span_of(text));
    ck_assert(disk_poll(&disk, true, &code, NULL));
    ck_assert_int_eq(code, ERR_OK);
}

START_TEST(what_is_done_can_be_read)
{
    char text[32] = "";
    size_t len = 0;

    write_and_wait(6, "second\n");
    ck_assert_int_eq(disk_drop_cache(&disk, NULL), ERR_OK);
    ck_assert_int_eq(disk_read(&disk, 0, text, sizeof(text), &len, NULL), ERR_OK);
    ck_assert_uint_eq(len, 13);
    ck_assert_str_eq(text, "first\nsecond\n");
}
END_TEST

/* What the file holds at the moment of a sync, behind its first line. */
static char at_sync[8];

static void look_at_file(int fd)
{
    ck_assert_int_eq(pread(fd, at_sync, 7, 6), 7);
}

START_TEST(a_batch_is_synced_whole_before_it_is_done)
{
    unsigned before;

    ck_assert_int_eq(disk_extend(&disk, 1 << 20, NULL), ERR_OK);
    before = syncs()->files;
    syncs()->look = look_at_file;
    write_and_wait(6, "second\n");
    syncs()->look = NULL;
    ck_assert_uint_eq(syncs()->files, before + 1);
    ck_assert_str_eq(at_sync, "second\n");
}
END_TEST

START_TEST(a_failed_sync_is_a_failed_batch)
{
    enum err_code code = ERR_OK;
    struct err err = {0};

    syncs()->fail_at = 1;
    disk_submit(&disk, 6, SPAN("second\n"));
    ck_assert(disk_poll(&disk, false, &code, &err));
    ck_assert_int_eq(code, ERR_IO);
    ck_assert_str_eq(err.text, "cannot write to the journal: Input/output error");
}
END_TEST

START_TEST(a_new_size_is_synced_or_an_error)
{
    unsigned before = syncs()->files;

    ck_assert_int_eq(disk_extend(&disk, 1 << 20, NULL), ERR_OK);
    ck_assert_uint_eq(syncs()->files, before + 1);
    ck_assert_int_eq(disk_truncate(&disk, 6, NULL), ERR_OK);
    ck_assert_uint_eq(syncs()->files, before + 2);
    syncs()->fail_at = 1;
    ck_assert_int_eq(disk_extend(&disk, 1 << 20, NULL), ERR_IO);
    syncs()->fail_at = 1;
    ck_assert_int_eq(disk_truncate(&disk, 6, NULL), ERR_IO);
}
END_TEST

START_TEST(an_extension_reads_as_nul_and_zeros_stay_within_it)
{
    char text[64];
    size_t len;
    size_t i;

    ck_assert_int_eq(disk_extend(&disk, 1 << 20, NULL), ERR_OK);
    ck_assert_int_eq(size_now(), 1 << 20);
    write_and_wait(6, "second\n");
    write_and_wait((1 << 20) - 40, "near the end\n");
    ck_assert_int_eq(size_now(), 1 << 20);
    ck_assert_int_eq(disk_read(&disk, 13, text, sizeof(text), &len, NULL), ERR_OK);
    for (i = 0; i < len; i++) {
        ck_assert_int_eq(text[i], 0);
    }
    ck_assert_int_eq(disk_extend(&disk, 100, NULL), ERR_OK); /* never shorter */
    ck_assert_int_eq(size_now(), 1 << 20);
    ck_assert_int_eq(disk_truncate(&disk, 13, NULL), ERR_OK);
    ck_assert_int_eq(size_now(), 13);
}
END_TEST

START_TEST(a_second_writer_is_told_who_has_it)
{
    struct disk second = {0};
    struct err err = {0};
    char pid[32];

    ck_assert_int_eq(disk_file_open(root, "j", NULL, &second, &err), ERR_LOCKED);
    snprintf(pid, sizeof(pid), "(pid %ld boot", (long)getpid());
    ck_assert_ptr_nonnull(strstr(err.text, pid));
    ck_assert_int_eq(disk_file_open_read(root, "j", &second, &err), ERR_OK);
    ck_assert_int_eq(disk_close(&second, NULL), ERR_OK); /* and this does not let go of the lock */
    ck_assert_int_eq(disk_file_open(root, "j", NULL, &second, &err), ERR_LOCKED);
    ck_assert_int_eq(disk_close(&disk, NULL), ERR_OK);
    ck_assert_int_eq(disk_file_open(root, "j", NULL, &disk, &err), ERR_OK);
}
END_TEST

START_TEST(the_lock_dies_with_the_process)
{
    int status = 0;
    pid_t child;

    ck_assert_int_eq(disk_close(&disk, NULL), ERR_OK);
    child = fork();
    if (child == 0) {
        _exit(disk_file_open(root, "j", NULL, &disk, NULL) == ERR_OK ? 0 : 1);
    }
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert_int_eq(status, 0);
    ck_assert_int_eq(disk_file_open(root, "j", NULL, &disk, NULL), ERR_OK);
}
END_TEST

START_TEST(only_a_regular_file_is_opened)
{
    struct disk other;
    char path[128];

    snprintf(path, sizeof(path), "%s/pipe", root);
    ck_assert_int_eq(mkfifo(path, 0600), 0);
    ck_assert_int_eq(disk_file_open(root, "pipe", NULL, &other, NULL), ERR_IO);
    ck_assert_int_eq(disk_file_open_read(root, "pipe", &other, NULL), ERR_IO);
    unlink(path);
    ck_assert_int_eq(symlink("j", path), 0);
    ck_assert_int_eq(disk_file_open_read(root, "pipe", &other, NULL), ERR_IO);
    ck_assert_int_eq(disk_file_open_read(root, "no", &other, NULL), ERR_ABSENT);
    ck_assert_int_eq(disk_file_open_read("/nowhere", "no", &other, NULL), ERR_ABSENT);
}
END_TEST

START_TEST(a_side_file_is_new_or_nothing)
{
    ck_assert_int_eq(disk_keep_beside(&disk, "aside", SPAN("torn"), NULL), ERR_OK);
    ck_assert_int_eq(disk_keep_beside(&disk, "aside", SPAN("other"), NULL), ERR_EXISTS);
}
END_TEST

START_TEST(without_room_an_extension_is_full_and_what_was_there_stays)
{
    struct rlimit limit = {8192, 8192};
    enum err_code code = ERR_OK;
    struct err err = {0};

    signal(SIGXFSZ, SIG_IGN);
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
    ck_assert_int_eq(disk_extend(&disk, 1 << 20, &err), ERR_FULL);
    ck_assert_int_eq(disk_extend(&disk, 8192, &err), ERR_OK);
    write_and_wait(6, "second\n");
    disk_submit(&disk, 8190, SPAN("past the end"));
    ck_assert(disk_poll(&disk, true, &code, &err));
    ck_assert_int_ne(code, ERR_OK);
    ck_assert_ptr_nonnull(strstr(err.text, "cannot write"));
}
END_TEST

START_TEST(a_second_batch_before_the_first_is_done_is_a_bug)
{
    remove_files(); /* nothing comes after */
    disk_submit(&disk, 6, SPAN("a"));
    disk_submit(&disk, 7, SPAN("b"));
}
END_TEST

Suite *disk_file_suite(void)
{
    Suite *suite = suite_create("disk_file");
    TCase *tc = tcase_create("all");

    tcase_add_checked_fixture(tc, begin, end);
    tcase_add_test(tc, what_is_done_can_be_read);
    tcase_add_test(tc, a_batch_is_synced_whole_before_it_is_done);
    tcase_add_test(tc, a_failed_sync_is_a_failed_batch);
    tcase_add_test(tc, a_new_size_is_synced_or_an_error);
    tcase_add_test(tc, an_extension_reads_as_nul_and_zeros_stay_within_it);
    tcase_add_test(tc, a_second_writer_is_told_who_has_it);
    tcase_add_test(tc, the_lock_dies_with_the_process);
    tcase_add_test(tc, only_a_regular_file_is_opened);
    tcase_add_test(tc, a_side_file_is_new_or_nothing);
    tcase_add_test(tc, without_room_an_extension_is_full_and_what_was_there_stays);
    tcase_add_test_raise_signal(tc, a_second_batch_before_the_first_is_done_is_a_bug, SIGABRT);
    suite_add_tcase(suite, tc);
    return suite;
}
