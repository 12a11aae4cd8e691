/*
 * Seeds: a journal is written, power fails at any point between submit and completion, the file is
 * recovered, and so on for a few lives. Checked after each: nothing acknowledged is lost, nothing
 * that was never staged appears, a tear is never called corrupt, rot in proven records is never
 * called anything else, and a live reader beside it all has shown nothing that went away.
 */
#include <stdio.h>
#include <stdlib.h>

#include <check.h>

#include "engine/base/must.h"
#include "tests/unit/journal/fixture.h"

Suite *crash_suite(void);

enum { SEEDS = 3000, PARTS = 4, LIVES = 4, ACTS = 40, RECORDS_MAX = 1024 };

struct world {
    struct sim_disk sim;
    struct prng prng;
    struct journal *journal;
    struct reader *live;
    struct disk live_disk;
    int64_t token[RECORDS_MAX]; /* of each s: what was staged last under it */
    int64_t staged;
    int64_t acked;
    int64_t shown;
    int64_t next_token;
    uint64_t seed;
};

static struct reading *found;

static void stage_one(struct world *w)
{
    int64_t token = ++w->next_token;
    int64_t s = stage_token(w->journal, token);

    ck_assert_int_eq(s, w->staged + 1);
    ck_assert_int_lt(s, RECORDS_MAX);
    w->token[s] = token;
    w->staged = s;
}

static void watch(struct world *w)
{
    struct record record;

    while (reader_next(w->live, &record) == READER_RECORD) {
        ck_assert_int_eq(record.s, w->shown + 1);
        ck_assert_msg(record.s <= journal_durable(w->journal),
                      "seed %llu: record %lld shown, %lld durable", (unsigned long long)w->seed,
                      (long long)record.s, (long long)journal_durable(w->journal));
        if (w->token[record.s]) {
            ck_assert_int_eq(record.draft.play_ms, w->token[record.s]);
        }
        w->shown = record.s;
    }
    ck_assert_int_eq(reader_verdict(w->live)->kind, VERDICT_GOOD);
}

static void act(struct world *w)
{
    switch (prng_below(&w->prng, 6)) {
    case 0:
    case 1:
        stage_one(w);
        break;
    case 2:
        if (journal_mark_due(w->journal)) {
            ck_assert_int_eq(journal_mark(w->journal, 0, 0, 0, NULL), ERR_OK);
            w->token[++w->staged] = 0;
        }
        break;
    case 3:
        watch(w);
        break;
    default:
        ck_assert_int_eq(journal_pump(w->journal, &w->acked, NULL), ERR_OK);
        ck_assert_int_le(w->acked, w->staged);
        break;
    }
}

/* Rot in one bit of what a surviving record proves: refused as corrupt, and then taken back. */
static void rot_is_refused(struct world *w)
{
    struct recovery recovery;
    struct journal *j;
    int64_t bits = found->end[found->known] * 8;
    int64_t bit;

    if (bits == 0) {
        return;
    }
    bit = (int64_t)prng_below(&w->prng, (uint32_t)bits);
    sim_disk_flip(&w->sim, bit);
    ck_assert_msg(try_open_sim(&w->sim, &j, &recovery, NULL) == ERR_CORRUPT,
                  "seed %llu: rot in bit %lld", (unsigned long long)w->seed, (long long)bit);
    sim_disk_flip(&w->sim, bit);
}

static void check_survivors(struct world *w)
{
    int64_t s;

    ck_assert_msg(found->count >= w->acked, "seed %llu: %lld acknowledged, %lld left",
                  (unsigned long long)w->seed, (long long)w->acked, (long long)found->count);
    ck_assert_int_le(found->count, w->staged);
    ck_assert_int_le(w->shown, found->count);
    for (s = 2; s <= found->count; s++) {
        ck_assert_int_eq(found->token[s], w->token[s]);
    }
}

/* Power fails. Sometimes the first recovery fails on the way, too, and power fails again. */
static void crash(struct world *w)
{
    struct recovery recovery;
    struct err err = {0};
    enum err_code code;
    struct journal *j;

    sim_disk_crash(&w->sim);
    journal_free(w->journal);
    read_sim(&w->sim, found);
    ck_assert_msg(found->verdict.kind == VERDICT_GOOD || found->verdict.kind == VERDICT_TORN,
                  "seed %llu: a crash was called %d: %s", (unsigned long long)w->seed,
                  (int)found->verdict.kind, found->verdict.reason);
    rot_is_refused(w);
    if (prng_below(&w->prng, 3) == 0) {
        w->sim.fail_at = 1 + prng_below(&w->prng, 8);
        code = try_open_sim(&w->sim, &j, &recovery, &err);
        journal_free(code ? NULL : j);
        w->sim.fail_at = 0;
        sim_disk_crash(&w->sim);
    }
    code = try_open_sim(&w->sim, &w->journal, &recovery, &err);
    ck_assert_msg(code == ERR_OK, "seed %llu: %s", (unsigned long long)w->seed, err.text);
    read_sim(&w->sim, found);
    ck_assert_int_eq(found->verdict.kind, VERDICT_GOOD);
    check_survivors(w);
    w->staged = found->count;
    w->acked = found->count;
}

static void finish(struct world *w)
{
    ck_assert_int_eq(journal_seal(w->journal, 0, 0, 0, NULL), ERR_OK);
    w->staged++;
    w->acked = w->staged;
    w->token[w->staged] = 0;
    watch(w);
    ck_assert_int_eq(w->shown, w->staged); /* a sealed file is shown to its end */
    read_sim(&w->sim, found);
    ck_assert_int_eq(found->verdict.kind, VERDICT_GOOD);
    ck_assert(found->verdict.sealed && found->verdict.closed);
    check_survivors(w);
}

static void run_seed(struct world *w, uint64_t seed)
{
    int life;
    uint32_t acts;

    *w = (struct world){.seed = seed, .prng = {seed}, .staged = 1, .acked = 1, .next_token = 1};
    w->token[1] = 1;
    sim_disk_init(&w->sim, seed + 1);
    put_first(&w->sim);
    w->sim.delay_max = prng_below(&w->prng, 6);
    w->sim.sticky_cache = prng_below(&w->prng, 4) == 0;
    w->journal = open_sim(&w->sim, NULL);
    w->live_disk = sim_disk_open(&w->sim);
    w->live = reader_new(&w->live_disk, READER_LIVE);
    for (life = 0; life < LIVES; life++) {
        for (acts = prng_below(&w->prng, ACTS); acts > 0; acts--) {
            act(w);
        }
        crash(w);
    }
    finish(w);
    reader_free(w->live);
    journal_free(w->journal);
    sim_disk_done(&w->sim);
}

START_TEST(no_crash_loses_what_was_acknowledged_or_is_misjudged)
{
    struct world *w = malloc(sizeof(*w));
    uint64_t seed;

    found = malloc(sizeof(*found));
    ck_assert(w && found);
    for (seed = (uint64_t)_i; seed < SEEDS; seed += PARTS) {
        run_seed(w, seed);
    }
    free(found);
    free(w);
}
END_TEST

/* The alarm is wired: a disk that never syncs must be noticed. */
START_TEST(a_disk_that_never_syncs_is_noticed)
{
    struct sim_disk sim;
    struct reading *left = malloc(sizeof(*left));
    struct journal *j;

    ck_assert_ptr_nonnull(left);
    sim_disk_init(&sim, 1);
    put_first(&sim);
    j = open_sim(&sim, NULL);
    sim.no_sync = true;
    stage_token(j, 2);
    ck_assert_int_eq(drain(j), 2);
    journal_free(j);
    sim_disk_crash(&sim);
    read_sim(&sim, left);
    ck_assert_int_eq(left->count, 1);
    sim_disk_done(&sim);
    free(left);
}
END_TEST

Suite *crash_suite(void)
{
    Suite *suite = suite_create("crash");
    TCase *tc = tcase_create("all");

    tcase_set_timeout(tc, 120);
    tcase_add_loop_test(tc, no_crash_loses_what_was_acknowledged_or_is_misjudged, 0, PARTS);
    tcase_add_test(tc, a_disk_that_never_syncs_is_noticed);
    suite_add_tcase(suite, tc);
    return suite;
}
