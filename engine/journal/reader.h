/*
 * Reading a journal forward, record by record, without a lock.
 *
 * READER_ALL reads a file that nobody writes, to its last good record, and then has a verdict.
 * READER_LIVE reads beside a writer: it shows a record only once a later one proves it durable (or
 * the closed file ends with a seal), so it never shows what a crash can take back. It does not
 * judge a tail, which may be in the making; it does report damage that a later record proves.
 */
#ifndef JOURNAL_READER_H
#define JOURNAL_READER_H

#include "engine/journal/verdict.h"
#include "engine/sys/disk.h"

enum reader_mode { READER_ALL, READER_LIVE };

enum reader_step {
    READER_RECORD, /* the next record */
    READER_WAIT,   /* live: nothing more is durable yet; ask again later */
    READER_END     /* all read, or no more can be: see the verdict */
};

struct reader;

/* The disk is borrowed and must outlive the reader. Nothing is read yet. */
struct reader *reader_new(struct disk *disk, enum reader_mode mode);
void reader_free(struct reader *r);

/* *ret_record is set with READER_RECORD; its spans hold until the next call. */
enum reader_step reader_next(struct reader *r, struct record *ret_record);

/* After READER_END. Before, kind is GOOD and the rest says how far the reading has come. */
const struct journal_verdict *reader_verdict(const struct reader *r);

/* Read all; `visit` (may be NULL) gets each good record in order, before the verdict is known. */
typedef void (*reader_visit_fn)(void *context, const struct record *record);
void reader_verify(struct disk *disk, reader_visit_fn visit, void *context,
                   struct journal_verdict *ret_verdict);

#endif
