#include "engine/journal/journal.h"

#include <stdio.h>
#include <stdlib.h>

#include "engine/base/limits.h"
#include "engine/base/must.h"
#include "engine/sys/dir.h"
#include "engine/sys/disk_file.h"

enum {
    GROW_BYTES = 4 << 20, /* reserved at once: a sync of the file's size every ten thousand acts */
    SEAL_ROOM = 4 << 10   /* a seal and a mark */
};

#define OWN_BY SPAN("journal")

struct journal {
    struct disk disk;
    struct hash *hash;
    bool failed;
    bool closed;
    bool quiet; /* the last staged record is a mark or a seal */
    int64_t size_max;
    int64_t reserved; /* the file is this long; NULs from `offset` on */
    int64_t offset;   /* behind the last batch submitted */
    int64_t durable;
    struct record_link link; /* the last record submitted */
    struct bytes batch;      /* outstanding while disk.busy: not touched then */
    struct bytes bodies;     /* staged and not yet submitted */
    size_t body_len[BATCH_RECORDS_MAX];
    size_t staged_count;
};

static enum err_code fail(struct journal *j, struct err *err)
{
    j->failed = true;
    if (err) {
        err->code = ERR_IO;
    }
    return ERR_IO;
}

static enum err_code refuse_failed(struct err *err)
{
    return err_set(err, ERR_IO, "the journal failed before; nothing more is written");
}

enum err_code journal_create(const char *dir, const struct record_draft *first, struct err *err)
{
    struct record_link link = record_start();
    struct hash *hash = NULL;
    struct bytes body;
    struct bytes text;
    enum err_code code;

    bytes_init(&body, RECORD_MAX);
    bytes_init(&text, RECORD_MAX + 1);
    code = record_body(first, &body, err);
    if (code) {
        goto out;
    }
    hash = hash_new();
    record_frame(bytes_view(&body), 0, hash, &link, &text);
    bytes_char(&text, '\0'); /* the file is open-ended from its birth */
    MUST(!text.over);
    code = dir_write_new(dir, JOURNAL_FILE, bytes_view(&text), err);
out:
    hash_free(hash);
    bytes_done(&text);
    bytes_done(&body);
    return code;
}

static struct journal *journal_new(const struct disk *disk, int64_t size_max)
{
    struct journal *j = calloc(1, sizeof(*j));

    MUST(j);
    j->disk = *disk;
    j->hash = hash_new();
    j->size_max = size_max ? size_max : JOURNAL_MAX;
    bytes_init(&j->batch, BATCH_BYTES_MAX);
    bytes_init(&j->bodies, BATCH_BYTES_MAX);
    return j;
}

/* Sees every record on its way to the owner's visit, to know which kind is the last. */
struct look {
    const struct journal_options *options;
    bool quiet;
};

static void look_at(void *context, const struct record *record)
{
    struct look *look = context;

    look->quiet = span_is(record->draft.type, RECORD_TYPE_MARK) || record_is_seal(record);
    if (look->options->visit) {
        look->options->visit(look->options->context, record);
    }
}

enum err_code journal_open(const struct disk *disk, const struct journal_options *options,
                           struct journal **ret_journal, struct recovery *ret_recovery,
                           struct err *err)
{
    struct journal *j = journal_new(disk, options->size_max);
    struct look look = {.options = options};
    enum err_code code;

    *ret_journal = NULL;
    code = recover(&j->disk, options->wall_ms, look_at, &look, ret_recovery, err);
    if (!code) {
        code = disk_size(&j->disk, &j->reserved, err);
    }
    if (code) {
        journal_free(j);
        return code;
    }
    j->quiet = look.quiet;
    j->link = ret_recovery->verdict.last;
    j->durable = j->link.s;
    j->offset = ret_recovery->verdict.offset;
    *ret_journal = j;
    return ERR_OK;
}

/* The batch being filled becomes the outstanding one. Its d is what is durable now. */
static void submit(struct journal *j)
{
    const char *body = j->bodies.ptr;
    size_t i;

    MUST(j->staged_count > 0 && j->durable == j->link.s);
    bytes_reset(&j->batch);
    for (i = 0; i < j->staged_count; i++) {
        record_frame((struct span){body, j->body_len[i]}, j->durable, j->hash, &j->link, &j->batch);
        body += j->body_len[i];
    }
    MUST(!j->batch.over && j->offset + (int64_t)j->batch.len < j->reserved);
    disk_submit(&j->disk, j->offset, bytes_view(&j->batch));
    j->offset += (int64_t)j->batch.len;
    j->staged_count = 0;
    bytes_reset(&j->bodies);
}

/* If a batch is outstanding: is it done, and how? */
static enum err_code settle(struct journal *j, bool wait, struct err *err)
{
    enum err_code code = ERR_OK;

    if (!j->disk.busy || !disk_poll(&j->disk, wait, &code, err)) {
        return ERR_OK;
    }
    if (code) {
        return fail(j, err);
    }
    j->durable = j->link.s;
    return ERR_OK;
}

/* An idle disk gets the next batch at once; one that works inline is done at once, too. */
static enum err_code move(struct journal *j, bool wait, struct err *err)
{
    enum err_code code;

    if (j->failed) {
        return refuse_failed(err);
    }
    MUST(!j->closed);
    do {
        code = settle(j, wait, err);
        if (code || j->disk.busy || j->staged_count == 0) {
            return code;
        }
        submit(j);
    } while (true);
}

enum err_code journal_pump(struct journal *j, int64_t *ret_durable, struct err *err)
{
    enum err_code code = move(j, false, err);

    *ret_durable = j->durable;
    return code;
}

enum err_code journal_drain(struct journal *j, int64_t *ret_durable, struct err *err)
{
    enum err_code code = move(j, true, err);

    *ret_durable = j->durable;
    return code;
}

/* Behind everything staged, at most. */
static int64_t staged_end(const struct journal *j)
{
    return j->offset + (int64_t)(j->bodies.len + j->staged_count * RECORD_FRAME_MAX);
}

/* Room for `len` more bytes with `spare` behind them; the file must go on ending with a NUL. */
static enum err_code make_room(struct journal *j, size_t len, int64_t spare, struct err *err)
{
    int64_t need = staged_end(j) + (int64_t)len + spare + 1;
    int64_t size_bytes = need + GROW_BYTES;
    enum err_code code;

    if (need > j->size_max) {
        return err_set(err, ERR_FULL, "the journal is full: %lld bytes", (long long)staged_end(j));
    }
    if (need <= j->reserved) {
        return ERR_OK;
    }
    code = settle(j, true, err);
    if (code) {
        return code;
    }
    size_bytes = size_bytes < j->size_max ? size_bytes : j->size_max;
    code = disk_extend(&j->disk, size_bytes, err);
    if (code == ERR_FULL) {
        size_bytes = need; /* the last of the disk, without a stock */
        code = disk_extend(&j->disk, size_bytes, err);
    }
    if (code) {
        return code == ERR_FULL ? code : fail(j, err);
    }
    j->reserved = size_bytes;
    return ERR_OK;
}

/* While the batch has no place for one more of this length, wait for the disk to take it. */
static enum err_code make_place(struct journal *j, size_t len, struct err *err)
{
    size_t bytes = j->bodies.len + (j->staged_count + 1) * RECORD_FRAME_MAX + len;
    enum err_code code;

    if (j->staged_count < BATCH_RECORDS_MAX && bytes <= BATCH_BYTES_MAX) {
        return ERR_OK;
    }
    code = settle(j, true, err);
    if (!code) {
        submit(j);
    }
    return code;
}

static enum err_code stage(struct journal *j, const struct record_draft *draft, int64_t spare,
                           struct err *err)
{
    struct bytes body;
    enum err_code code;

    if (j->failed) {
        return refuse_failed(err);
    }
    MUST(!j->closed);
    bytes_init(&body, RECORD_MAX);
    code = record_body(draft, &body, err);
    if (!code) {
        code = make_room(j, body.len + RECORD_FRAME_MAX, spare, err);
    }
    if (!code) {
        code = make_place(j, body.len, err);
    }
    if (!code) {
        bytes_span(&j->bodies, bytes_view(&body));
        MUST(!j->bodies.over);
        j->body_len[j->staged_count++] = body.len;
        j->quiet = false;
    }
    bytes_done(&body);
    return code;
}

enum err_code journal_admit(struct journal *j, enum journal_room room, struct err *err)
{
    if (j->failed) {
        return refuse_failed(err);
    }
    return make_room(j, RECORD_MAX, room == JOURNAL_PLAY ? JOURNAL_RESERVE : SEAL_ROOM, err);
}

enum err_code journal_stage(struct journal *j, const struct record_draft *draft,
                            enum journal_room room, int64_t *ret_s, struct err *err)
{
    enum err_code code;

    MUST(!span_is(draft->type, RECORD_TYPE_SEALED) && !span_is(draft->type, RECORD_TYPE_MARK));
    code = stage(j, draft, room == JOURNAL_PLAY ? JOURNAL_RESERVE : SEAL_ROOM, err);
    if (!code) {
        *ret_s = journal_staged(j);
    }
    return code;
}

void journal_health(struct journal *j, struct disk_health *ret)
{
    disk_health(&j->disk, ret);
}

int64_t journal_durable(const struct journal *j)
{
    return j->durable;
}

int64_t journal_staged(const struct journal *j)
{
    return j->link.s + (int64_t)j->staged_count;
}

static struct record_draft own_draft(const char *type, int64_t line, int64_t play_ms,
                                     int64_t wall_ms)
{
    return (struct record_draft){
        .line = line,
        .play_ms = play_ms,
        .wall_ms = wall_ms,
        .type = span_of(type),
        .by = OWN_BY,
        .in = SPAN("{}"),
        .facts = SPAN("[]"),
    };
}

bool journal_mark_due(const struct journal *j)
{
    return !j->failed && !j->quiet && j->durable == journal_staged(j);
}

enum err_code journal_mark(struct journal *j, int64_t line, int64_t play_ms, int64_t wall_ms,
                           struct err *err)
{
    struct record_draft draft = own_draft(RECORD_TYPE_MARK, line, play_ms, wall_ms);
    enum err_code code = stage(j, &draft, SEAL_ROOM, err);

    j->quiet = code == ERR_OK;
    return code;
}

static enum err_code close_disk(struct journal *j, struct err *err)
{
    if (j->closed) {
        return ERR_OK;
    }
    j->closed = true;
    return disk_close(&j->disk, err);
}

enum err_code journal_seal(struct journal *j, int64_t line, int64_t play_ms, int64_t wall_ms,
                           struct err *err)
{
    struct record_draft draft = own_draft(RECORD_TYPE_SEALED, line, play_ms, wall_ms);
    enum err_code code = move(j, true, err);
    enum err_code closed;

    /* Alone in its batch: only then does its d vouch for everything before it. */
    if (!code) {
        code = stage(j, &draft, 0, err);
    }
    if (!code) {
        code = move(j, true, err);
    }
    if (!code) {
        code = disk_truncate(&j->disk, j->offset, err);
    }
    closed = close_disk(j, code ? NULL : err);
    if (code || closed) {
        j->failed = true;
    }
    return code ? code : closed;
}

void journal_free(struct journal *j)
{
    if (j) {
        /* Nobody waits for this answer: what was acknowledged is durable. */
        enum err_code ignored = close_disk(j, NULL);

        (void)ignored;
        hash_free(j->hash);
        bytes_done(&j->batch);
        bytes_done(&j->bodies);
        free(j);
    }
}

void journal_verify(const char *dir, reader_visit_fn visit, void *context,
                    struct journal_verdict *ret_verdict, struct bytes *ret_text)
{
    struct disk disk;
    struct err err = {0};
    char name[512];
    enum err_code code = disk_file_open_read(dir, JOURNAL_FILE, &disk, &err);

    *ret_verdict = (struct journal_verdict){.last = record_start()};
    if (code) {
        ret_verdict->kind = VERDICT_UNREADABLE;
        ret_verdict->code = code;
        snprintf(ret_verdict->reason, sizeof(ret_verdict->reason), "%s", err.text);
    } else {
        reader_verify(&disk, visit, context, ret_verdict);
        code = disk_close(&disk, NULL);
    }
    if (ret_text) {
        snprintf(name, sizeof(name), "%.400s/%s", dir, JOURNAL_FILE);
        verdict_text(ret_verdict, span_of(name), ret_text);
    }
}
