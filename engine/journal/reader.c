#include "engine/journal/reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/limits.h"
#include "engine/base/must.h"

enum {
    /* A whole batch and the record behind it, which proves it, fit with a record to spare. */
    WINDOW_LEN = BATCH_BYTES_MAX + 2 * RECORD_MAX
};

/* A place in the chain: behind its last record. */
struct place {
    struct record_link link;
    int64_t offset;
};

struct reader {
    struct disk *disk;
    enum reader_mode mode;
    struct hash *hash;
    struct place shown; /* behind the record last given out */
    struct place seen;  /* live: behind the record last looked at; never before `shown` */
    int64_t known;      /* live: everything up to this s is durable */
    char *window;
    size_t room; /* of the window: WINDOW_LEN, or all of a shorter file that nobody writes */
    int64_t window_at;
    size_t window_len;
    int64_t end; /* behind the last byte that is not NUL: of the file, or live of the window */
    bool finished;
    bool seen_seal;     /* the record before `seen` is a seal */
    int64_t doubted_at; /* live: proven damage was seen there once; -1 for nowhere */
    struct journal_verdict verdict;
};

enum advance { ADVANCED, AT_END, AT_DAMAGE, AT_FAILURE };

struct reader *reader_new(struct disk *disk, enum reader_mode mode)
{
    struct reader *r = calloc(1, sizeof(*r));

    MUST(r);
    r->disk = disk;
    r->mode = mode;
    r->hash = hash_new();
    r->shown.link = record_start();
    r->seen = r->shown;
    r->doubted_at = -1;
    r->verdict.last = r->shown.link;
    return r;
}

void reader_free(struct reader *r)
{
    if (r) {
        hash_free(r->hash);
        free(r->window);
        free(r);
    }
}

const struct journal_verdict *reader_verdict(const struct reader *r)
{
    return &r->verdict;
}

static void conclude(struct reader *r, enum verdict_kind kind, enum err_code code,
                     const char *reason)
{
    r->verdict.kind = kind;
    r->verdict.code = code;
    snprintf(r->verdict.reason, sizeof(r->verdict.reason), "%s", reason);
    r->finished = true;
}

static void make_window(struct reader *r, int64_t most)
{
    r->room = most < WINDOW_LEN ? (size_t)most : (size_t)WINDOW_LEN;
    r->window = malloc(r->room + 1);
    MUST(r->window);
}

/* Fill the window from `at`. False: the disk does not read, and that is the verdict. */
static bool load(struct reader *r, int64_t at)
{
    struct err err = {0};
    enum err_code code = disk_read(r->disk, at, r->window, r->room, &r->window_len, &err);
    size_t len;

    if (code) {
        conclude(r, VERDICT_UNREADABLE, code, err.text);
        return false;
    }
    r->window_at = at;
    if (r->mode == READER_LIVE) {
        len = r->window_len;
        while (len > 0 && r->window[len - 1] == '\0') {
            len--;
        }
        r->end = at + (int64_t)len;
    }
    return true;
}

/* The bytes from `at` that the window holds, none behind `end`. */
static struct span in_window(const struct reader *r, int64_t at)
{
    int64_t to = r->window_at + (int64_t)r->window_len;

    to = to < r->end ? to : r->end;
    if (at < r->window_at || at >= to) {
        return (struct span){0};
    }
    return (struct span){r->window + (at - r->window_at), (size_t)(to - at)};
}

static struct span cut_line(struct span text)
{
    const char *newline = text.len ? memchr(text.ptr, '\n', text.len) : NULL;

    return newline ? (struct span){text.ptr, (size_t)(newline - text.ptr) + 1} : (struct span){0};
}

/*
 * The line that begins at `at`, empty if there is none within RECORD_MAX. The window is filled
 * from the record last shown, so that a look ahead does not push out what is to be shown next.
 */
static bool line_at(struct reader *r, int64_t at, struct span *ret_line)
{
    struct span text = in_window(r, at);

    *ret_line = cut_line(text);
    if (ret_line->len || text.len >= RECORD_MAX) {
        return true;
    }
    if (r->window_at == r->shown.offset && r->window_len > 0) {
        return true; /* filling it again would show the same */
    }
    if (!load(r, r->shown.offset)) {
        return false;
    }
    *ret_line = cut_line(in_window(r, at));
    return true;
}

/* Step over the record at the place, if a good one stands there. */
static enum advance advance(struct reader *r, struct place *place, struct record *ret_record,
                            struct err *err)
{
    struct span line;
    enum err_code code;

    if (r->mode == READER_ALL && place->offset == r->end) {
        return AT_END;
    }
    if (!line_at(r, place->offset, &line)) {
        return AT_FAILURE;
    }
    if (place->offset == r->end) {
        return AT_END;
    }
    if (line.len == 0) {
        err_set(err, ERR_FORMAT, "line: it does not end within a record's length");
        return AT_DAMAGE;
    }
    code = record_decode(line, r->hash, ret_record, err);
    if (!code) {
        code = record_follows(ret_record, &place->link, err);
    }
    if (code) {
        return AT_DAMAGE;
    }
    place->link = record_link_of(ret_record);
    place->offset += (int64_t)line.len;
    return ADVANCED;
}

/* Give out a record: the verdict follows. */
static enum reader_step show(struct reader *r, const struct record *record)
{
    struct journal_verdict *v = &r->verdict;

    v->last = r->shown.link;
    v->offset = r->shown.offset;
    v->last_wall_ms = record->draft.wall_ms;
    v->sealed = record_is_seal(record);
    return READER_RECORD;
}

/* Note an intact record behind the damage. True: it proves that the damaged one was durable. */
static bool note_later(struct journal_verdict *v, const struct record *record)
{
    if (!v->next_s) {
        v->next_s = record->s;
        v->next_wall_ms = record->draft.wall_ms;
    }
    if (record->d <= v->last.s) {
        return false;
    }
    v->proof_s = record->s;
    return true;
}

/* Make the window hold a record's length from `at`, or all up to the end. */
static bool hold(struct reader *r, int64_t at)
{
    int64_t to = at + RECORD_MAX < r->end ? at + RECORD_MAX : r->end;

    if (at < r->window_at || to > r->window_at + (int64_t)r->window_len) {
        if (!load(r, at)) {
            return false;
        }
    }
    return in_window(r, at).len > 0;
}

/* Is there an intact record at `at`? */
static bool intact_at(struct reader *r, int64_t at, struct record *ret_record)
{
    struct span line = cut_line(in_window(r, at));

    return line.len && record_may_begin(line) &&
           record_decode(line, r->hash, ret_record, NULL) == ERR_OK;
}

/*
 * Look for intact records in [from, end) until one proves that the damaged record was durable. A
 * record may begin anywhere, because the newline before it may be what is damaged. Text inside a
 * record cannot pass for one: its hash would have to be that of the whole line.
 */
static void find_later(struct reader *r, int64_t from)
{
    struct record record;
    struct span text;
    const char *found;
    int64_t at;

    for (at = from; at < r->end && hold(r, at); at++) {
        text = in_window(r, at);
        found = memmem(text.ptr, text.len, "{\"s\":", 5);
        if (!found) {
            at += text.len > 5 ? (int64_t)text.len - 5 : 0; /* a beginning may straddle */
            continue;
        }
        at = r->window_at + (found - r->window);
        if (hold(r, at) && intact_at(r, at, &record) && note_later(&r->verdict, &record)) {
            return;
        }
    }
}

/* Damage behind the last good record: was it acknowledged? The rule of journal.md 4. */
static void judge_damage(struct reader *r, const struct err *err)
{
    struct journal_verdict *v = &r->verdict;
    const char *why = NULL;
    char reason[sizeof(v->reason)];

    if (err->code == ERR_ABSENT) {
        conclude(r, VERDICT_UNREADABLE, ERR_FORMAT, err->text);
        return;
    }
    find_later(r, v->offset); /* a whole line may be gone: what stands at X may prove it */
    if (r->finished) {
        return;
    }
    if (v->last.s == 0) {
        why = "record 1 is durable before the file has its name";
    } else if (v->closed) {
        why = "no NULs follow, so nothing was being written";
    } else if (v->proof_s) {
        why = "a later record knew it durable";
    } else if (v->end - v->offset > BATCH_BYTES_MAX) {
        why = "the damage is longer than any write";
    }
    snprintf(reason, sizeof(reason), "%.200s%s%s", err->text, why ? "; " : "", why ? why : "");
    conclude(r, why ? VERDICT_CORRUPT : VERDICT_TORN, why ? ERR_CORRUPT : ERR_TORN, reason);
}

static void judge_end(struct reader *r)
{
    const struct journal_verdict *v = &r->verdict;

    if (v->last.s == 0) {
        conclude(r, VERDICT_CORRUPT, ERR_CORRUPT, "there is no record");
    } else if (v->closed && !v->sealed) {
        conclude(r, VERDICT_CORRUPT, ERR_CORRUPT,
                 "the file ends neither with a seal nor with NULs: it was cut");
    } else {
        conclude(r, VERDICT_GOOD, ERR_OK, "");
    }
}

/* Where the file ends and where the NULs at its end begin. */
static bool begin_all(struct reader *r)
{
    struct journal_verdict *v = &r->verdict;
    struct err err = {0};
    enum err_code code = disk_size(r->disk, &v->size_bytes, &err);
    int64_t end = v->size_bytes;

    if (code) {
        conclude(r, VERDICT_UNREADABLE, code, err.text);
        return false;
    }
    make_window(r, end);
    while (end > 0) {
        int64_t from = end > WINDOW_LEN ? end - WINDOW_LEN : 0;
        size_t len;

        if (!load(r, from)) {
            return false;
        }
        len = (size_t)(end - from) < r->window_len ? (size_t)(end - from) : r->window_len;
        while (len > 0 && r->window[len - 1] == '\0') {
            len--;
        }
        end = from + (int64_t)len;
        if (len > 0) {
            break;
        }
    }
    r->end = end;
    v->end = end;
    v->closed = end == v->size_bytes;
    return true;
}

static enum reader_step next_all(struct reader *r, struct record *ret_record)
{
    struct err err = {0};

    if (!r->window && !begin_all(r)) {
        return READER_END;
    }
    switch (advance(r, &r->shown, ret_record, &err)) {
    case ADVANCED:
        return show(r, ret_record);
    case AT_END:
        judge_end(r);
        break;
    case AT_DAMAGE:
        judge_damage(r, &err);
        break;
    case AT_FAILURE:
        break;
    }
    return READER_END;
}

/* Forget what lies ahead: it may be in the making, and a recovery may write it anew. */
static enum reader_step wait_for_more(struct reader *r)
{
    r->seen = r->shown;
    r->seen_seal = r->verdict.sealed;
    r->window_len = 0;
    return READER_WAIT;
}

/*
 * The look ahead met what is no record. A later one may prove it durable; but the bytes may also
 * have been fetched while they were written, so only a second look, later than the proof, counts.
 */
static bool proven_damage(struct reader *r, const struct err *err)
{
    struct journal_verdict *v = &r->verdict;
    int64_t shown_s = v->last.s;

    v->last.s = r->seen.link.s; /* what a proof must exceed */
    v->next_s = 0;
    v->proof_s = 0;
    find_later(r, r->seen.offset);
    v->last.s = shown_s;
    if (!v->proof_s || r->doubted_at != r->seen.offset) {
        r->doubted_at = v->proof_s ? r->seen.offset : -1;
        return false;
    }
    v->last = r->seen.link;
    v->offset = r->seen.offset;
    conclude(r, VERDICT_CORRUPT, ERR_CORRUPT, err->text);
    return true;
}

/* A closed file whose last record is a seal: everything in it is durable. */
static bool closed_by_seal(struct reader *r)
{
    struct err err = {0};
    int64_t size_bytes;
    enum err_code code;

    if (!r->seen_seal) {
        return false;
    }
    code = disk_size(r->disk, &size_bytes, &err);
    if (code) {
        conclude(r, VERDICT_UNREADABLE, code, err.text);
        return false;
    }
    return size_bytes == r->seen.offset;
}

/* Look ahead until the next record is known to be durable. READER_RECORD: it is. */
static enum reader_step look_ahead(struct reader *r)
{
    struct record record;
    struct err err = {0};

    while (r->known <= r->shown.link.s) {
        switch (advance(r, &r->seen, &record, &err)) {
        case ADVANCED:
            r->known = record.d > r->known ? record.d : r->known;
            r->seen_seal = record_is_seal(&record);
            break;
        case AT_END:
            if (!closed_by_seal(r)) {
                return r->finished ? READER_END : wait_for_more(r);
            }
            if (r->seen.link.s == r->shown.link.s) {
                conclude(r, VERDICT_GOOD, ERR_OK, "");
                return READER_END;
            }
            r->known = r->seen.link.s;
            break;
        case AT_DAMAGE:
            if (proven_damage(r, &err) || r->finished) {
                return READER_END;
            }
            return wait_for_more(r);
        case AT_FAILURE:
            return READER_END;
        }
    }
    return READER_RECORD;
}

static enum reader_step next_live(struct reader *r, struct record *ret_record)
{
    struct err err = {0};
    enum reader_step step;
    enum advance how;

    if (!r->window) {
        make_window(r, WINDOW_LEN);
    }
    step = look_ahead(r);
    if (step != READER_RECORD) {
        return step;
    }
    how = advance(r, &r->shown, ret_record, &err);
    if (how == AT_FAILURE) {
        return READER_END;
    }
    if (how != ADVANCED) {
        conclude(r, VERDICT_CORRUPT, ERR_CORRUPT, err.text); /* it was intact a moment ago */
        return READER_END;
    }
    if (r->seen.offset < r->shown.offset) {
        r->seen = r->shown;
        r->seen_seal = record_is_seal(ret_record);
    }
    return show(r, ret_record);
}

enum reader_step reader_next(struct reader *r, struct record *ret_record)
{
    if (r->finished) {
        return READER_END;
    }
    return r->mode == READER_LIVE ? next_live(r, ret_record) : next_all(r, ret_record);
}

void reader_verify(struct disk *disk, reader_visit_fn visit, void *context,
                   struct journal_verdict *ret_verdict)
{
    struct reader *r = reader_new(disk, READER_ALL);
    struct record record;

    while (reader_next(r, &record) == READER_RECORD) {
        if (visit) {
            visit(context, &record);
        }
    }
    *ret_verdict = r->verdict;
    reader_free(r);
}
