#include "engine/journal/recover.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/limits.h"
#include "engine/base/must.h"

enum {
    /* What a failed write can have left in the cache only: at most one batch. */
    REWRITE_BYTES = BATCH_BYTES_MAX,
    NAME_TRIES = 100 /* names for the torn tail, should an earlier recovery have been cut short */
};

static enum err_code keep_torn(struct disk *disk, struct span torn, int64_t wall_ms,
                               struct recovery *rec, struct err *err)
{
    enum err_code code = ERR_EXISTS;
    unsigned char sum[HASH_LEN];
    int i;

    for (i = 0; i < NAME_TRIES && code == ERR_EXISTS; i++) {
        snprintf(rec->kept_as, sizeof(rec->kept_as), "torn-%lld-%lld.bin",
                 (long long)rec->verdict.last.s + 1, (long long)wall_ms + i);
        code = disk_keep_beside(disk, rec->kept_as, torn, err);
    }
    if (!code) {
        hash_once(torn, sum);
        hash_hex(sum, HASH_LEN, rec->dropped_sha256);
        rec->dropped_bytes = (int64_t)torn.len;
    }
    return code;
}

/*
 * One write over the end: the good bytes as they are, NULs over the torn ones. The file keeps its
 * length, so that however this write is cut short, it still ends with NULs and the rule holds.
 */
static enum err_code renew_tail(struct disk *disk, int64_t wall_ms, struct recovery *rec,
                                struct err *err)
{
    const struct journal_verdict *v = &rec->verdict;
    int64_t from = v->offset > REWRITE_BYTES ? v->offset - REWRITE_BYTES : 0;
    size_t len = (size_t)(v->end - from);
    size_t good = (size_t)(v->offset - from);
    size_t got = 0;
    char *tail = malloc(len);
    enum err_code code;

    MUST(tail);
    code = disk_read(disk, from, tail, len, &got, err);
    if (!code && got < len) {
        code = err_set(err, ERR_IO, "the journal became shorter while it was read");
    }
    if (!code && v->kind == VERDICT_TORN) {
        code = keep_torn(disk, (struct span){tail + good, len - good}, wall_ms, rec, err);
    }
    if (!code) {
        memset(tail + good, 0, len - good);
        disk_submit(disk, from, (struct span){tail, len});
        disk_poll(disk, true, &code, err);
    }
    free(tail);
    return code;
}

enum err_code recover(struct disk *disk, int64_t wall_ms, reader_visit_fn visit, void *context,
                      struct recovery *ret_recovery, struct err *err)
{
    struct journal_verdict *v = &ret_recovery->verdict;
    enum err_code code;

    *ret_recovery = (struct recovery){0};
    code = disk_drop_cache(disk, err);
    if (code) {
        return code;
    }
    reader_verify(disk, visit, context, v);
    if (v->kind != VERDICT_GOOD && v->kind != VERDICT_TORN) {
        return verdict_err(v, err);
    }
    return renew_tail(disk, wall_ms, ret_recovery, err);
}
