/*
 * The journal of an exercise: one writer, records in batches, one batch on its way to the disk.
 *
 *   stage   a record gets its number and joins the batch being filled
 *   pump    a batch that is done moves the durable mark; a waiting one is submitted
 *   release (the owner's) shows what is at or below the durable mark, and nothing above it
 *
 * A failed write or sync is final. The failing call says ERR_IO, and so does every later call; the
 * owner must then send nothing more and end with status 74. No retry: after a failed sync the
 * cache may show what the disk does not hold. A start recovers.
 *
 * While a journal is open for writing, its file ends with NULs: room reserved ahead. A sealed file
 * ends with its seal. Any other end means that the file was cut. handbook/format/journal.md.
 */
#ifndef JOURNAL_JOURNAL_H
#define JOURNAL_JOURNAL_H

#include "engine/journal/recover.h"

#define JOURNAL_FILE "journal.ndjson"

struct journal;

/* How far into the last room of a full journal a record may reach. */
enum journal_room {
    JOURNAL_PLAY, /* leaves JOURNAL_RESERVE */
    JOURNAL_HOUSE /* ENDEX and house records: leaves only what a seal needs */
};

struct journal_options {
    int64_t wall_ms;       /* now; names a torn tail */
    int64_t size_max;      /* bytes of the file; 0 is JOURNAL_MAX */
    reader_visit_fn visit; /* each record there is, in order; NULL for none */
    void *context;
};

/*
 * Make <dir>/journal.ndjson with its first record; durable when ERR_OK, absent otherwise. Record 1
 * should name the exercise, so that chains of two exercises cannot be spliced. ERR_EXISTS if there
 * is a journal, ERR_FORMAT for a draft that record.h does not allow, ERR_FULL, ERR_ABSENT, ERR_IO.
 */
WARN_UNUSED enum err_code journal_create(const char *dir, const struct record_draft *first,
                                         struct err *err);

/*
 * Open for writing on a disk, which becomes the journal's; on failure it is closed. Recover (see
 * recover.h for its errors), and stand behind the last good record. Appends nothing: when
 * ret_recovery->dropped_bytes is not 0, the owner writes a `journal.recovered` record. ret_recovery
 * is also set on ERR_CORRUPT.
 */
WARN_UNUSED enum err_code journal_open(const struct disk *disk,
                                       const struct journal_options *options,
                                       struct journal **ret_journal, struct recovery *ret_recovery,
                                       struct err *err);

/*
 * Give a record the next number. The draft is copied. It is not durable yet: see journal_pump.
 * Waits for the disk when the batch being filled is full or room must be reserved.
 *
 * ERR_FORMAT  the draft is not as record.h says. ERR_FULL: no room, on the disk or under size_max.
 *             Nothing was staged and the journal goes on.
 * ERR_IO      final.
 */
WARN_UNUSED enum err_code journal_stage(struct journal *j, const struct record_draft *draft,
                                        enum journal_room room, int64_t *ret_s, struct err *err);

/*
 * Is there room for one more record of any size? After ERR_OK the next stage cannot be ERR_FULL:
 * asked before a command is decided, because what is decided cannot be undone. Errors as stage.
 */
WARN_UNUSED enum err_code journal_admit(struct journal *j, enum journal_room room, struct err *err);

/* Take what is done, submit what waits. *ret_durable: everything up to this s is durable. */
WARN_UNUSED enum err_code journal_pump(struct journal *j, int64_t *ret_durable, struct err *err);

/* As journal_pump, until everything staged is durable. */
WARN_UNUSED enum err_code journal_drain(struct journal *j, int64_t *ret_durable, struct err *err);

/* How the disk under it does. */
void journal_health(struct journal *j, struct disk_health *ret);

int64_t journal_durable(const struct journal *j); /* at least 1 */
int64_t journal_staged(const struct journal *j);  /* the last number given; >= durable */

/*
 * A mark is an empty record whose only use is its `d`: it proves the records before it durable, to
 * a recovery and to live readers. It is due when everything is durable and the last record is
 * neither a mark nor a seal. The owner stages one when that has been so for a second.
 */
bool journal_mark_due(const struct journal *j);
WARN_UNUSED enum err_code journal_mark(struct journal *j, int64_t line, int64_t play_ms,
                                       int64_t wall_ms, struct err *err);

/*
 * The clean stop: everything durable, then a seal, durable, then the file cut behind it and closed.
 * After it only journal_free is allowed, whatever was returned.
 */
WARN_UNUSED enum err_code journal_seal(struct journal *j, int64_t line, int64_t play_ms,
                                       int64_t wall_ms, struct err *err);

/* Without a seal the file stays open-ended, as after a crash. NULL is allowed. */
void journal_free(struct journal *j);

/*
 * Read all of <dir>/journal.ndjson beside whoever has it. visit (may be NULL) gets each good
 * record; ret_text (may be NULL): for people.
 */
void journal_verify(const char *dir, reader_visit_fn visit, void *context,
                    struct journal_verdict *ret_verdict, struct bytes *ret_text);

#endif
