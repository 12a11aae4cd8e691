/*
 * What the tests of the journal share: drafts that can be told apart, journals on a simulated
 * disk, and what a reading of a file yields.
 */
#ifndef TESTS_JOURNAL_FIXTURE_H
#define TESTS_JOURNAL_FIXTURE_H

#include "engine/base/bytes.h"
#include "engine/journal/journal.h"
#include "tests/support/sim_disk.h"

enum {
    SMALL_JOURNAL = 64 << 10, /* size_max of test journals; records are staged as house */
    SEEN_MAX = 4096
};

/* A draft whose play_ms is `token`; the payload varies in length and kind with it. */
struct record_draft draft_of(int64_t token);

/* A file with record 1 (token 1) as journal_create makes it. */
void put_first(struct sim_disk *sim);

struct journal *open_sim(struct sim_disk *sim, struct recovery *ret_recovery);
enum err_code try_open_sim(struct sim_disk *sim, struct journal **ret_journal,
                           struct recovery *ret_recovery, struct err *err);

/* Stage one record as house; its number. */
int64_t stage_token(struct journal *j, int64_t token);

/* Drain; the durable mark. */
int64_t drain(struct journal *j);

/*
 * A reference journal: batches of 1, 1, 3, 2, 4, 1 records (a dozen), then, if asked for, a seal.
 * Not sealed, it ends with 64 NULs. The caller frees `out`.
 */
void reference_journal(struct bytes *out, bool sealed);

/* What a whole reading shows. */
struct reading {
    struct journal_verdict verdict;
    int64_t count;
    int64_t end[SEEN_MAX + 1]; /* end[s]: byte behind record s; end[0] is 0 */
    int64_t token[SEEN_MAX + 1];
    int64_t known; /* the highest d among them */
};

void read_all(struct span file, struct reading *ret_reading);
void read_sim(struct sim_disk *sim, struct reading *ret_reading);

#endif
