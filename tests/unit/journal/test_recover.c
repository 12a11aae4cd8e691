#include "engine/journal/recover.h"

#include <stdlib.h>
#include <string.h>

#include <check.h>

#include "tests/unit/journal/fixture.h"

Suite *recover_suite(void);

static struct sim_disk sim;
static struct bytes file;
static struct reading *found;

static void begin(void)
{
    found = malloc(sizeof(*found));
    ck_assert_ptr_nonnull(found);
    sim_disk_init(&sim, 7);
    reference_journal(&file, false);
    sim_disk_put(&sim, bytes_view(&file));
    read_sim(&sim, found);
}

static void end(void)
{
    bytes_done(&file);
    sim_disk_done(&sim);
    free(found);
}

/* The reference with its last record damaged. */
static void tear_last(void)
{
    sim_disk_flip(&sim, (found->end[12] - 40) * 8);
}

START_TEST(a_torn_tail_is_kept_aside_and_gone_from_the_file)
{
    struct recovery recovery;
    struct journal *j;
    int64_t torn = found->end[12] - found->end[11];
    unsigned char sum[HASH_LEN];
    char hex[HASH_HEX_LEN + 1];

    tear_last();
    j = open_sim(&sim, &recovery);
    ck_assert_int_eq(recovery.verdict.kind, VERDICT_TORN);
    ck_assert_int_eq(recovery.verdict.last.s, 11);
    ck_assert_int_eq(recovery.dropped_bytes, torn);
    ck_assert_str_eq(recovery.kept_as, "torn-12-1790000000000.bin");
    ck_assert_uint_eq(sim.beside_count, 1);
    ck_assert_str_eq(sim.beside[0].name, recovery.kept_as);
    ck_assert_uint_eq(sim.beside[0].len, (size_t)torn);
    hash_once((struct span){sim.beside[0].bytes, sim.beside[0].len}, sum);
    hash_hex(sum, HASH_LEN, hex);
    ck_assert_str_eq(recovery.dropped_sha256, hex);
    ck_assert_int_eq(stage_token(j, 77), 12);
    ck_assert_int_eq(drain(j), 12);
    journal_free(j);
    sim_disk_crash(&sim);
    read_sim(&sim, found);
    ck_assert_int_eq(found->verdict.kind, VERDICT_GOOD);
    ck_assert_int_eq(found->token[12], 77);
}
END_TEST

START_TEST(an_earlier_torn_file_is_never_replaced)
{
    struct recovery recovery;
    struct disk disk = sim_disk_open(&sim);

    ck_assert_int_eq(disk_keep_beside(&disk, "torn-12-1790000000000.bin", SPAN("mine"), NULL),
                     ERR_OK);
    tear_last();
    journal_free(open_sim(&sim, &recovery));
    ck_assert_str_eq(recovery.kept_as, "torn-12-1790000000001.bin");
    ck_assert_uint_eq(sim.beside_count, 2);
    ck_assert_mem_eq(sim.beside[0].bytes, "mine", 4);
}
END_TEST

START_TEST(a_good_file_is_opened_without_a_trace)
{
    struct recovery recovery;
    struct journal *j = open_sim(&sim, &recovery);

    ck_assert_int_eq(recovery.verdict.kind, VERDICT_GOOD);
    ck_assert_int_eq(recovery.dropped_bytes, 0);
    ck_assert_uint_eq(sim.beside_count, 0);
    ck_assert_int_eq(journal_durable(j), 12);
    ck_assert(span_eq(sim_disk_view(&sim), bytes_view(&file)));
    journal_free(j);
}
END_TEST

START_TEST(a_corrupt_file_is_refused_and_not_touched)
{
    struct recovery recovery;
    struct journal *j;
    struct err err = {0};
    uint32_t writes = sim.op_count[SIM_WRITE];

    sim_disk_flip(&sim, found->end[3] * 8);
    ck_assert_int_eq(try_open_sim(&sim, &j, &recovery, &err), ERR_CORRUPT);
    ck_assert_ptr_null(j);
    ck_assert_int_eq(recovery.verdict.last.s, 3);
    ck_assert_ptr_nonnull(strstr(err.text, "corrupt at byte "));
    ck_assert_uint_eq(err.line, 4);
    ck_assert_uint_eq(sim.op_count[SIM_WRITE], writes);
    ck_assert_uint_eq(sim.beside_count, 0);
}
END_TEST

/* The disk is judged, not what an earlier process left in the cache. */
START_TEST(rot_behind_a_fresh_cache_is_seen)
{
    struct recovery recovery;
    struct journal *j;

    sim_disk_rot(&sim, found->end[3] * 8);
    ck_assert_int_eq(try_open_sim(&sim, &j, &recovery, NULL), ERR_CORRUPT);
}
END_TEST

/* A sync failed, the process ended, the cache still shows its batch: nothing served may vanish. */
START_TEST(what_is_served_after_a_failed_sync_survives_the_next_power_cut)
{
    struct recovery recovery;
    struct journal *j;
    int64_t durable;
    int64_t served;
    int seed;

    for (seed = 0; seed < 200; seed++) {
        sim_disk_done(&sim);
        sim_disk_init(&sim, (uint64_t)seed);
        sim_disk_put(&sim, bytes_view(&file));
        sim.sticky_cache = _i;
        j = open_sim(&sim, NULL);
        drain(j);
        stage_token(j, 100);
        stage_token(j, 101);
        sim.fail_at = 2; /* the sync behind the write */
        ck_assert_int_eq(journal_pump(j, &durable, NULL), ERR_IO);
        ck_assert_int_eq(durable, 12);
        journal_free(j);
        j = open_sim(&sim, &recovery);
        served = journal_durable(j);
        ck_assert_int_ge(served, 12);
        if (_i) {
            ck_assert_int_eq(served, 14); /* the cache says so, and the rewriting makes it true */
        }
        journal_free(j);
        sim_disk_crash(&sim);
        read_sim(&sim, found);
        ck_assert_int_eq(found->verdict.kind, VERDICT_GOOD);
        ck_assert_int_eq(found->count, served);
    }
}
END_TEST

/* Recovery cut short at any operation, then power: the next one finds the same records. */
START_TEST(a_recovery_that_fails_at_any_point_can_be_repeated)
{
    struct recovery recovery;
    struct journal *j;
    uint32_t n;

    for (n = 1;; n++) {
        enum err_code code;

        sim_disk_done(&sim);
        sim_disk_init(&sim, n);
        sim_disk_put(&sim, bytes_view(&file));
        tear_last();
        sim.fail_at = n;
        sim.fail_on = _i;
        code = try_open_sim(&sim, &j, &recovery, NULL);
        if (!code) {
            sim.fail_at = 0;
            journal_free(j);
            break;
        }
        ck_assert_int_eq(code, ERR_IO);
        sim.fail_at = 0;
        sim_disk_crash(&sim);
        j = open_sim(&sim, &recovery);
        ck_assert_int_eq(journal_durable(j), 11);
        journal_free(j);
        sim_disk_crash(&sim);
        read_sim(&sim, found);
        ck_assert_int_eq(found->verdict.kind, VERDICT_GOOD);
        ck_assert_int_eq(found->count, 11);
    }
    ck_assert_uint_gt(n, 8);
}
END_TEST

Suite *recover_suite(void)
{
    Suite *suite = suite_create("recover");
    TCase *tc = tcase_create("all");

    tcase_add_checked_fixture(tc, begin, end);
    tcase_add_test(tc, a_torn_tail_is_kept_aside_and_gone_from_the_file);
    tcase_add_test(tc, an_earlier_torn_file_is_never_replaced);
    tcase_add_test(tc, a_good_file_is_opened_without_a_trace);
    tcase_add_test(tc, a_corrupt_file_is_refused_and_not_touched);
    tcase_add_test(tc, rot_behind_a_fresh_cache_is_seen);
    tcase_add_loop_test(tc, what_is_served_after_a_failed_sync_survives_the_next_power_cut, 0, 2);
    tcase_add_loop_test(tc, a_recovery_that_fails_at_any_point_can_be_repeated, 0, 2);
    suite_add_tcase(suite, tc);
    return suite;
}
