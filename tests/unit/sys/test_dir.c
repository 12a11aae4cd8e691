#include "engine/sys/dir.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <check.h>

#include "tests/unit/sys/syncs.h"

Suite *dir_suite(void);

static char root[64];

static void begin(void)
{
    snprintf(root, sizeof(root), "/tmp/palermo_dir_XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(root));
}

static void end(void)
{
    pid_t child = fork();

    if (child == 0) {
        execlp("rm", "rm", "-rf", root, (char *)NULL);
        _exit(1);
    }
    waitpid(child, NULL, 0);
}

static const char *under(const char *name)
{
    static char path[2][160];
    static int which;

    which = !which;
    snprintf(path[which], sizeof(path[which]), "%s/%s", root, name);
    return path[which];
}

static int count_entries(const char *path)
{
    DIR *dir = opendir(path);
    int count = 0;

    ck_assert_ptr_nonnull(dir);
    while (readdir(dir)) {
        count++;
    }
    closedir(dir);
    return count - 2;
}

START_TEST(modes_do_not_follow_the_umask)
{
    struct stat st;

    umask(0);
    ck_assert_int_eq(dir_make(under("d"), NULL), ERR_OK);
    ck_assert_int_eq(dir_write_new(under("d"), "f", SPAN("x"), NULL), ERR_OK);
    ck_assert_int_eq(stat(under("d"), &st), 0);
    ck_assert_int_eq(st.st_mode & 07777, 0700);
    ck_assert_int_eq(stat(under("d/f"), &st), 0);
    ck_assert_int_eq(st.st_mode & 07777, 0600);
    umask(0777);
    ck_assert_int_eq(dir_write_new(under("d"), "g", SPAN("x"), NULL), ERR_OK);
    ck_assert_int_eq(stat(under("d/g"), &st), 0);
    ck_assert_int_eq(st.st_mode & 07777, 0600);
}
END_TEST

START_TEST(nothing_is_ever_replaced)
{
    struct err err = {0};
    char text[8] = "";
    int fd;

    ck_assert_int_eq(dir_make(under("a"), NULL), ERR_OK);
    ck_assert_int_eq(dir_make(under("a"), &err), ERR_EXISTS);
    ck_assert_int_eq(dir_write_new(root, "f", SPAN("one"), NULL), ERR_OK);
    ck_assert_int_eq(dir_write_new(root, "f", SPAN("two"), &err), ERR_EXISTS);
    ck_assert_int_eq(dir_make(under("b"), NULL), ERR_OK);
    ck_assert_int_eq(dir_publish(under("a"), under("b"), &err), ERR_EXISTS);
    fd = open(under("f"), O_RDONLY);
    ck_assert_int_eq(read(fd, text, sizeof(text)), 3);
    close(fd);
    ck_assert_str_eq(text, "one");
    ck_assert_int_eq(count_entries(root), 3); /* and no temporary name is left */
}
END_TEST

START_TEST(a_directory_is_published_whole)
{
    struct stat st;

    ck_assert_int_eq(dir_make(under("x.tmp"), NULL), ERR_OK);
    ck_assert_int_eq(dir_write_new(under("x.tmp"), "f", SPAN("1"), NULL), ERR_OK);
    ck_assert_int_eq(dir_publish(under("x.tmp"), under("x"), NULL), ERR_OK);
    ck_assert_int_eq(stat(under("x/f"), &st), 0);
    ck_assert_int_eq(stat(under("x.tmp"), &st), -1);
}
END_TEST

/* The content before its name, the name before success. */
static int named_at[4];
static unsigned sync_count;

static void look_for_name(int fd)
{
    struct stat st;

    (void)fd;
    ck_assert_uint_lt(sync_count, 4);
    named_at[sync_count++] = stat(under("f"), &st) == 0;
}

START_TEST(content_is_durable_before_its_name_and_the_name_before_success)
{
    unsigned files = syncs()->files;
    unsigned directories = syncs()->directories;

    syncs()->look = look_for_name;
    ck_assert_int_eq(dir_write_new(root, "f", SPAN("x"), NULL), ERR_OK);
    syncs()->look = NULL;
    ck_assert_uint_eq(syncs()->files, files + 1);
    ck_assert_uint_eq(syncs()->directories, directories + 1);
    ck_assert_int_eq(named_at[0], 0);
    ck_assert_int_eq(named_at[1], 1);
}
END_TEST

START_TEST(without_its_sync_a_file_does_not_appear)
{
    struct stat st;

    syncs()->fail_at = 1;
    ck_assert_int_eq(dir_write_new(root, "f", SPAN("x"), NULL), ERR_IO);
    ck_assert_int_eq(stat(under("f"), &st), -1);
    ck_assert_int_eq(count_entries(root), 0);
    syncs()->fail_at = 2; /* the directory's: the file is there, its name perhaps not for long */
    ck_assert_int_eq(dir_write_new(root, "f", SPAN("x"), NULL), ERR_IO);
}
END_TEST

START_TEST(a_published_directory_is_synced_inside_and_outside)
{
    unsigned before = syncs()->directories;

    ck_assert_int_eq(dir_make(under("x.tmp"), NULL), ERR_OK);
    ck_assert_uint_eq(syncs()->directories, before + 1);
    ck_assert_int_eq(dir_publish(under("x.tmp"), under("x"), NULL), ERR_OK);
    ck_assert_uint_eq(syncs()->directories, before + 3);
}
END_TEST

START_TEST(a_missing_parent_is_absent)
{
    ck_assert_int_eq(dir_make(under("no/where"), NULL), ERR_ABSENT);
    ck_assert_int_eq(dir_write_new(under("no"), "f", SPAN("1"), NULL), ERR_ABSENT);
    ck_assert_int_eq(dir_sync(under("no"), NULL), ERR_ABSENT);
}
END_TEST

START_TEST(a_removed_directory_goes_with_all_in_it_and_nothing_beside)
{
    struct err err;

    ck_assert_int_eq(dir_make(under("beside"), &err), ERR_OK);
    ck_assert_int_eq(dir_write_new(under("beside"), "kept", SPAN("x"), &err), ERR_OK);
    ck_assert_int_eq(dir_make(under("gone"), &err), ERR_OK);
    ck_assert_int_eq(dir_make(under("gone/below"), &err), ERR_OK);
    ck_assert_int_eq(dir_write_new(under("gone/below"), "file", SPAN("x"), &err), ERR_OK);
    ck_assert_int_eq(symlink(under("beside"), under("gone/link")), 0);
    ck_assert_int_eq(dir_remove(under("gone"), &err), ERR_OK);
    ck_assert_int_eq(count_entries(root), 1);
    ck_assert_int_eq(count_entries(under("beside")), 1);
    ck_assert_int_eq(dir_remove(under("gone"), &err), ERR_ABSENT);
}
END_TEST

START_TEST(errno_becomes_the_code_that_a_caller_can_act_on)
{
    ck_assert_int_eq(dir_code(ENOSPC), ERR_FULL);
    ck_assert_int_eq(dir_code(EDQUOT), ERR_FULL);
    ck_assert_int_eq(dir_code(EEXIST), ERR_EXISTS);
    ck_assert_int_eq(dir_code(ENOENT), ERR_ABSENT);
    ck_assert_int_eq(dir_code(EIO), ERR_IO);
}
END_TEST

Suite *dir_suite(void)
{
    Suite *suite = suite_create("dir");
    TCase *tc = tcase_create("all");

    tcase_add_checked_fixture(tc, begin, end);
    tcase_add_test(tc, modes_do_not_follow_the_umask);
    tcase_add_test(tc, nothing_is_ever_replaced);
    tcase_add_test(tc, a_directory_is_published_whole);
    tcase_add_test(tc, content_is_durable_before_its_name_and_the_name_before_success);
    tcase_add_test(tc, without_its_sync_a_file_does_not_appear);
    tcase_add_test(tc, a_published_directory_is_synced_inside_and_outside);
    tcase_add_test(tc, a_missing_parent_is_absent);
    tcase_add_test(tc, a_removed_directory_goes_with_all_in_it_and_nothing_beside);
    tcase_add_test(tc, errno_becomes_the_code_that_a_caller_can_act_on);
    suite_add_tcase(suite, tc);
    return suite;
}
