/*
 * What a station keeps is its owner's alone: the token in it is the seat.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/sys/dir.h"
#include "tests/unit/link/link.h"
#include "ui/link/keep.h"

static char dir[32];
static char path[64];
static struct client client;
static mode_t mask;

static void open_client(void)
{
    struct client_options options = {
        .host = "nowhere", .port = 1, .card = {.name = "POL1"}, .keep = path};

    client_init(&client, NULL, &options, &(struct client_events){.context = NULL});
}

static void begin(void)
{
    snprintf(dir, sizeof(dir), "/tmp/palermo-keep-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(dir));
    mask = umask(022);
    snprintf(path, sizeof(path), "%s/kept", dir);
    open_client();
}

static void end(void)
{
    struct err err;

    umask(mask);
    client_done(&client);
    ck_assert_int_eq(dir_remove(dir, &err), ERR_OK);
}

static int mode_of_kept(void)
{
    struct stat info;

    ck_assert_int_eq(stat(path, &info), 0);
    return (int)(info.st_mode & 07777);
}

static const mode_t masks[] = {0, 022, 077};

START_TEST(the_token_is_kept_for_its_owner_alone_whatever_the_umask)
{
    umask(masks[_i]);
    keep_write(&client);
    ck_assert_int_eq(mode_of_kept(), 0600);
    keep_write(&client); /* over what stands there */
    ck_assert_int_eq(mode_of_kept(), 0600);
}
END_TEST

START_TEST(a_file_that_everybody_could_read_no_longer_is)
{
    FILE *f = fopen(path, "we");

    ck_assert(f && fclose(f) == 0 && chmod(path, 0644) == 0);
    keep_write(&client);
    ck_assert_int_eq(mode_of_kept(), 0600);
}
END_TEST

START_TEST(a_station_that_is_started_again_has_its_token)
{
    char token[CLIENT_TOKEN + 1];

    snprintf(token, sizeof(token), "%s", client.token);
    client.token_known = true;
    keep_write(&client);
    client_done(&client);
    open_client();
    ck_assert_str_eq(client.token, token);
    ck_assert(client.token_known);
}
END_TEST

Suite *keep_suite(void)
{
    Suite *s = suite_create("keep");
    TCase *t = tcase_create("keep");

    tcase_add_checked_fixture(t, begin, end);
    tcase_add_loop_test(t, the_token_is_kept_for_its_owner_alone_whatever_the_umask, 0,
                        (int)ARRAY_LEN(masks));
    tcase_add_test(t, a_file_that_everybody_could_read_no_longer_is);
    tcase_add_test(t, a_station_that_is_started_again_has_its_token);
    suite_add_tcase(s, t);
    return s;
}
