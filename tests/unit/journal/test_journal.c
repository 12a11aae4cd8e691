#include "engine/journal/journal.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <check.h>

#include "engine/base/limits.h"
#include "engine/sys/disk_file.h"
#include "tests/unit/journal/fixture.h"

Suite *journal_suite(void);

static struct sim_disk sim;
static struct reading *found;
static char root[64];

static void begin(void)
{
    found = malloc(sizeof(*found));
    ck_assert_ptr_nonnull(found);
    sim_disk_init(&sim, 3);
    put_first(&sim);
    snprintf(root, sizeof(root), "/tmp/palermo_journal_XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(root));
}

/* The journal in the folder, on the real disk. */
static enum err_code open_real(struct journal **ret_journal, struct recovery *ret_recovery,
                               struct err *err)
{
    struct journal_options options = {0};
    struct disk disk;
    enum err_code code = disk_file_open(root, JOURNAL_FILE, NULL, &disk, err);

    *ret_journal = NULL;
    return code ? code : journal_open(&disk, &options, ret_journal, ret_recovery, err);
}

static void end(void)
{
    char path[128];

    snprintf(path, sizeof(path), "%s/%s", root, JOURNAL_FILE);
    unlink(path);
    snprintf(path, sizeof(path), "%s/lock", root);
    unlink(path);
    rmdir(root);
    sim_disk_done(&sim);
    free(found);
}

START_TEST(a_journal_is_created_once_and_private)
{
    struct record_draft draft = draft_of(1);
    struct journal_verdict verdict;
    struct stat st;
    char path[128];

    ck_assert_int_eq(journal_create(root, &draft, NULL), ERR_OK);
    ck_assert_int_eq(journal_create(root, &draft, NULL), ERR_EXISTS);
    ck_assert_int_eq(journal_create("/nowhere", &draft, NULL), ERR_ABSENT);
    journal_verify(root, NULL, NULL, &verdict, NULL);
    ck_assert_int_eq(verdict.kind, VERDICT_GOOD);
    ck_assert_int_eq(verdict.last.s, 1);
    snprintf(path, sizeof(path), "%s/%s", root, JOURNAL_FILE);
    ck_assert_int_eq(stat(path, &st), 0);
    ck_assert_int_eq(st.st_mode & 07777, 0600);
    draft.by = SPAN("");
    ck_assert_int_eq(journal_create(root, &draft, NULL), ERR_FORMAT);
}
END_TEST

START_TEST(two_writers_are_one_too_many_and_readers_are_welcome)
{
    struct record_draft draft = draft_of(1);
    struct recovery recovery;
    struct journal *first;
    struct journal *second;
    struct journal_verdict verdict;
    struct err err = {0};

    ck_assert_int_eq(journal_create(root, &draft, NULL), ERR_OK);
    ck_assert_int_eq(open_real(&first, &recovery, NULL), ERR_OK);
    ck_assert_int_eq(open_real(&second, &recovery, &err), ERR_LOCKED);
    ck_assert_ptr_null(second);
    ck_assert_int_eq(stage_token(first, 2), 2);
    ck_assert_int_eq(drain(first), 2);
    journal_verify(root, NULL, NULL, &verdict, NULL);
    ck_assert_int_eq(verdict.kind, VERDICT_GOOD);
    ck_assert_int_eq(verdict.last.s, 2);
    ck_assert_int_eq(open_real(&second, &recovery, &err), ERR_LOCKED);
    journal_free(first);
    ck_assert_int_eq(open_real(&second, &recovery, &err), ERR_OK);
    journal_free(second);
}
END_TEST

START_TEST(a_real_journal_is_sealed_reopened_and_goes_on)
{
    struct record_draft draft = draft_of(1);
    struct recovery recovery;
    struct journal_verdict verdict;
    struct journal *j;
    struct bytes text;
    int round;
    int64_t i;

    ck_assert_int_eq(journal_create(root, &draft, NULL), ERR_OK);
    for (round = 0; round < 3; round++) {
        ck_assert_int_eq(open_real(&j, &recovery, NULL), ERR_OK);
        ck_assert(round == 0 || (recovery.verdict.sealed && recovery.verdict.closed));
        for (i = 0; i < 600; i++) {
            stage_token(j, i);
        }
        ck_assert_int_eq(journal_seal(j, 0, 0, 0, NULL), ERR_OK);
        journal_free(j);
    }
    bytes_init(&text, 4096);
    journal_verify(root, NULL, NULL, &verdict, &text);
    bytes_char(&text, '\0');
    ck_assert_int_eq(verdict.kind, VERDICT_GOOD);
    ck_assert_int_eq(verdict.last.s, 1 + 3 * 601);
    ck_assert_ptr_nonnull(strstr(text.ptr, "journal.ndjson: good, 1804 records, sealed, hash "));
    bytes_done(&text);
}
END_TEST

START_TEST(without_a_journal_the_verdict_is_unreadable)
{
    struct recovery recovery;
    struct journal_verdict verdict;
    struct journal *j;

    journal_verify(root, NULL, NULL, &verdict, NULL);
    ck_assert_int_eq(verdict.kind, VERDICT_UNREADABLE);
    ck_assert_int_eq(verdict.code, ERR_ABSENT);
    ck_assert_int_eq(open_real(&j, &recovery, NULL), ERR_ABSENT);
}
END_TEST

/* While a batch is under way the mark stands still; what arrives meanwhile is the next batch. */
START_TEST(nothing_is_durable_before_the_disk_says_so)
{
    struct journal *j = open_sim(&sim, NULL);
    int64_t durable = 0;

    sim.delay_max = 3;
    sim.prng.state = 5; /* draws a delay that is not 0 */
    ck_assert_int_eq(stage_token(j, 2), 2);
    ck_assert_int_eq(journal_durable(j), 1);
    ck_assert_int_eq(journal_pump(j, &durable, NULL), ERR_OK);
    ck_assert_int_eq(durable, 1);
    ck_assert_int_eq(journal_durable(j), 1);
    ck_assert(!journal_mark_due(j));
    ck_assert_int_eq(stage_token(j, 3), 3);
    ck_assert_int_eq(stage_token(j, 4), 4);
    ck_assert_int_eq(journal_staged(j), 4);
    ck_assert_int_eq(drain(j), 4);
    read_sim(&sim, found);
    ck_assert_int_eq(found->count, 4);
    ck_assert_int_eq(found->known, 2); /* records 3 and 4 share a batch behind record 2 */
    journal_free(j);
}
END_TEST

START_TEST(a_batch_keeps_its_bounds_and_the_rest_waits)
{
    struct journal *j;
    int64_t i;

    j = open_sim(&sim, NULL);
    for (i = 0; i < BATCH_RECORDS_MAX + 2; i++) {
        stage_token(j, 4); /* the shortest drafts: they must fit SMALL_JOURNAL */
    }
    ck_assert_int_eq(journal_durable(j), 1);
    ck_assert_uint_eq(sim.op_count[SIM_SYNC], 2); /* the recovery's, and one full batch */
    ck_assert_int_eq(drain(j), BATCH_RECORDS_MAX + 3);
    journal_free(j);
    read_sim(&sim, found);
    ck_assert_int_eq(found->verdict.kind, VERDICT_GOOD);
    ck_assert_int_eq(found->known, BATCH_RECORDS_MAX + 1);
}
END_TEST

START_TEST(a_mark_is_due_once_and_proves_what_precedes_it)
{
    struct journal *j = open_sim(&sim, NULL);

    stage_token(j, 2);
    ck_assert(!journal_mark_due(j));
    drain(j);
    ck_assert(journal_mark_due(j));
    ck_assert_int_eq(journal_mark(j, 0, 5, 6, NULL), ERR_OK);
    drain(j);
    ck_assert(!journal_mark_due(j));
    journal_free(j);
    read_sim(&sim, found);
    ck_assert_int_eq(found->count, 3);
    ck_assert_int_eq(found->known, 2);
    j = open_sim(&sim, NULL);
    ck_assert(!journal_mark_due(j)); /* a restart does not forget */
    ck_assert_int_eq(journal_seal(j, 0, 0, 0, NULL), ERR_OK);
    journal_free(j);
    j = open_sim(&sim, NULL);
    ck_assert(!journal_mark_due(j));
    stage_token(j, 9);
    drain(j);
    ck_assert(journal_mark_due(j));
    journal_free(j);
}
END_TEST

START_TEST(house_records_follow_a_seal_under_the_tail_rule)
{
    struct journal *j = open_sim(&sim, NULL);
    struct recovery recovery;

    stage_token(j, 2);
    ck_assert_int_eq(journal_seal(j, 0, 0, 0, NULL), ERR_OK);
    journal_free(j);
    j = open_sim(&sim, &recovery);
    ck_assert(recovery.verdict.sealed && recovery.verdict.closed);
    ck_assert_int_eq(stage_token(j, 4), 4);
    drain(j);
    journal_free(j);
    read_sim(&sim, found);
    ck_assert_int_eq(found->verdict.kind, VERDICT_GOOD);
    ck_assert(!found->verdict.sealed);
    sim_disk_flip(&sim, found->end[3] * 8); /* the house record, never proven */
    read_sim(&sim, found);
    ck_assert_int_eq(found->verdict.kind, VERDICT_TORN);
    ck_assert(found->verdict.sealed);
    journal_free(open_sim(&sim, &recovery));
    ck_assert_int_eq(recovery.verdict.last.s, 3);
    sim_disk_flip(&sim, found->end[1] * 8); /* what the seal vouches for */
    read_sim(&sim, found);
    ck_assert_int_eq(found->verdict.kind, VERDICT_CORRUPT);
}
END_TEST

static enum err_code stage_room(struct journal *j, enum journal_room room)
{
    struct record_draft draft = draft_of(3);
    int64_t s;

    return journal_stage(j, &draft, room, &s, NULL);
}

START_TEST(a_full_journal_refuses_play_then_house_and_can_still_be_sealed)
{
    struct journal_options options = {.size_max = JOURNAL_RESERVE + SMALL_JOURNAL};
    struct disk disk = sim_disk_open(&sim);
    struct recovery recovery;
    struct journal *j;
    int64_t full_at;

    ck_assert_int_eq(journal_open(&disk, &options, &j, &recovery, NULL), ERR_OK);
    while (stage_room(j, JOURNAL_PLAY) == ERR_OK) {
    }
    full_at = journal_staged(j);
    ck_assert_int_eq(stage_room(j, JOURNAL_PLAY), ERR_FULL);
    ck_assert_int_eq(journal_staged(j), full_at);
    ck_assert_int_eq(drain(j), full_at);
    read_sim(&sim, found);
    ck_assert_int_le(found->end[found->count], SMALL_JOURNAL);
    ck_assert_int_ge(found->end[found->count], SMALL_JOURNAL - 8192);
    while (stage_room(j, JOURNAL_HOUSE) == ERR_OK) {
    }
    ck_assert_int_gt(journal_staged(j), full_at + 10000);
    while (journal_mark(j, 0, 0, 0, NULL) == ERR_OK) {
    }
    ck_assert_int_eq(journal_seal(j, 0, 0, 0, NULL), ERR_OK);
    journal_free(j);
    ck_assert_uint_le(sim_disk_view(&sim).len, JOURNAL_RESERVE + SMALL_JOURNAL);
}
END_TEST

START_TEST(a_full_disk_refuses_play_before_the_reserve_is_touched)
{
    struct journal_options options = {0};
    struct disk disk = sim_disk_open(&sim);
    struct recovery recovery;
    struct journal *j;

    sim.capacity = JOURNAL_RESERVE + SMALL_JOURNAL;
    ck_assert_int_eq(journal_open(&disk, &options, &j, &recovery, NULL), ERR_OK);
    while (stage_room(j, JOURNAL_PLAY) == ERR_OK) {
    }
    ck_assert_int_gt(journal_staged(j), 100);
    drain(j);
    ck_assert_int_eq(stage_room(j, JOURNAL_HOUSE), ERR_OK);
    sim.capacity = 0; /* somebody makes room */
    ck_assert_int_eq(stage_room(j, JOURNAL_PLAY), ERR_OK);
    ck_assert_int_eq(journal_seal(j, 0, 0, 0, NULL), ERR_OK);
    journal_free(j);
    read_sim(&sim, found);
    ck_assert_int_eq(found->verdict.kind, VERDICT_GOOD);
}
END_TEST

START_TEST(a_draft_that_is_wrong_or_too_long_is_refused_and_nothing_is_staged)
{
    struct journal *j = open_sim(&sim, NULL);
    struct record_draft draft = draft_of(2);
    int64_t s = -1;

    draft.facts = SPAN("[1.5]");
    ck_assert_int_eq(journal_stage(j, &draft, JOURNAL_HOUSE, &s, NULL), ERR_FORMAT);
    ck_assert_int_eq(s, -1);
    ck_assert_int_eq(journal_staged(j), 1);
    ck_assert_int_eq(stage_token(j, 2), 2);
    ck_assert_int_eq(drain(j), 2);
    journal_free(j);
}
END_TEST

/* A session of every kind of call; stops at the first failure. The last s that was acknowledged. */
static enum err_code session(struct journal *j, int64_t *ret_acked)
{
    struct record_draft draft = draft_of(3);
    enum err_code code = ERR_OK;
    int64_t s;
    int i;

    for (i = 0; i < 6 && !code; i++) {
        code = journal_stage(j, &draft, JOURNAL_HOUSE, &s, NULL);
        if (!code && i % 2) {
            code = journal_pump(j, ret_acked, NULL);
        }
    }
    if (!code) {
        code = journal_mark(j, 0, 0, 0, NULL);
    }
    if (!code) {
        code = journal_seal(j, 0, 0, 0, NULL);
    }
    return code;
}

/* The n-th operation fails, once or from then on, with and without power going as well. */
START_TEST(any_failure_is_final_and_costs_nothing_acknowledged)
{
    struct recovery recovery;
    struct journal *j;
    uint32_t n;

    for (n = 1;; n++) {
        struct record_draft draft = draft_of(3);
        enum err_code code;
        int64_t acked = 1;
        int64_t ignored;
        uint32_t writes;

        sim_disk_done(&sim);
        sim_disk_init(&sim, n);
        put_first(&sim);
        j = open_sim(&sim, NULL);
        sim.fail_at = n;
        sim.fail_on = _i & 1;
        code = session(j, &acked);
        if (!code) {
            journal_free(j);
            break;
        }
        ck_assert_int_eq(code, ERR_IO);
        sim.fail_at = 0; /* the disk is well again: the journal must not be tempted */
        writes = sim.op_count[SIM_WRITE];
        ck_assert_int_eq(journal_stage(j, &draft, JOURNAL_HOUSE, &ignored, NULL), ERR_IO);
        ck_assert_int_eq(journal_seal(j, 0, 0, 0, NULL), ERR_IO);
        ck_assert_uint_eq(sim.op_count[SIM_WRITE], writes);
        journal_free(j);
        if (_i & 2) {
            sim_disk_crash(&sim);
        }
        j = open_sim(&sim, &recovery);
        ck_assert_int_ge(journal_durable(j), acked);
        ck_assert_int_ge(journal_durable(j), 1);
        journal_free(j);
    }
    ck_assert_uint_gt(n, 10);
}
END_TEST

START_TEST(pumping_a_failed_journal_is_refused)
{
    struct journal *j = open_sim(&sim, NULL);
    struct err err = {0};
    int64_t durable = 0;

    stage_token(j, 2);
    sim.fail_at = 1;
    ck_assert_int_eq(journal_pump(j, &durable, &err), ERR_IO);
    ck_assert_str_eq(err.text, "simulated failure");
    ck_assert_int_eq(durable, 1);
    ck_assert_int_eq(journal_pump(j, &durable, &err), ERR_IO);
    ck_assert_str_eq(err.text, "the journal failed before; nothing more is written");
    ck_assert_int_eq(durable, 1);
    ck_assert(!journal_mark_due(j));
    journal_free(j);
}
END_TEST

Suite *journal_suite(void)
{
    Suite *suite = suite_create("journal");
    TCase *tc = tcase_create("all");

    tcase_add_checked_fixture(tc, begin, end);
    tcase_set_timeout(tc, 60);
    tcase_add_test(tc, a_journal_is_created_once_and_private);
    tcase_add_test(tc, two_writers_are_one_too_many_and_readers_are_welcome);
    tcase_add_test(tc, a_real_journal_is_sealed_reopened_and_goes_on);
    tcase_add_test(tc, without_a_journal_the_verdict_is_unreadable);
    tcase_add_test(tc, nothing_is_durable_before_the_disk_says_so);
    tcase_add_test(tc, a_batch_keeps_its_bounds_and_the_rest_waits);
    tcase_add_test(tc, a_mark_is_due_once_and_proves_what_precedes_it);
    tcase_add_test(tc, house_records_follow_a_seal_under_the_tail_rule);
    tcase_add_test(tc, a_full_journal_refuses_play_then_house_and_can_still_be_sealed);
    tcase_add_test(tc, a_full_disk_refuses_play_before_the_reserve_is_touched);
    tcase_add_test(tc, a_draft_that_is_wrong_or_too_long_is_refused_and_nothing_is_staged);
    tcase_add_loop_test(tc, any_failure_is_final_and_costs_nothing_acknowledged, 0, 4);
    tcase_add_test(tc, pumping_a_failed_journal_is_refused);
    suite_add_tcase(suite, tc);
    return suite;
}
