/*
 * One record of the journal as one line of text, and back. Pure; knows no payload. The keys stand
 * in this order and without spaces:
 *
 *   {"s":N,"d":N,"p":"<32 hex>","v":1,"l":N,"t":"<type>","m":N,"w":N,"by":"<text>",
 *    "cid":"<32 hex or empty>","in":{...},"f":[...],"h":"<32 hex>"}\n
 *
 * The line is made in two steps. The body, from "v" to "f", is fixed when a record is staged; the
 * frame, with s, d, p and h around it, when its batch is submitted, because only then is d known.
 * The decoder refuses whatever the encoder cannot have produced, so damage has nowhere to hide.
 *
 * Source: handbook/format/journal.md.
 */
#ifndef JOURNAL_RECORD_H
#define JOURNAL_RECORD_H

#include "engine/base/bytes.h"
#include "engine/base/err.h"
#include "engine/sys/hash.h"

enum {
    RECORD_VERSION = 1,
    RECORD_HEX = 32,        /* digits of a hash: the first 128 bits of SHA-256 */
    RECORD_DIGITS_MAX = 15, /* of a number: exact in every reader's double, 2001 to 33658 in ms */
    RECORD_TYPE_MAX = 64,
    RECORD_BY_MAX = 128,
    RECORD_FRAME_MAX = 128 /* bytes that the frame adds to a body, at most */
};

#define RECORD_NUMBER_MAX ((int64_t)999999999999999)
#define RECORD_TYPE_SEALED "journal.sealed"
#define RECORD_TYPE_MARK "mark"

/* What the caller says. Text is borrowed for the call. Numbers are 0..RECORD_NUMBER_MAX. */
struct record_draft {
    int64_t line;      /* line of play */
    int64_t play_ms;   /* play clock */
    int64_t wall_ms;   /* milliseconds since 1970 UTC; never decides an order */
    struct span type;  /* [a-z][a-z0-9_.]*, at most RECORD_TYPE_MAX */
    struct span by;    /* 1..RECORD_BY_MAX of 0x20..0x7e without '"' and '\' */
    struct span cid;   /* RECORD_HEX lowercase hex digits, or empty */
    struct span in;    /* compact JSON object, see compact.h */
    struct span facts; /* compact JSON array */
};

/* A decoded line. The spans of the draft point into it. */
struct record {
    int64_t s; /* dense, from 1 */
    int64_t d; /* highest s known durable when this was written; 0 for none */
    struct record_draft draft;
    char prev[RECORD_HEX + 1]; /* hash of the record before; zeros for the first */
    char hash[RECORD_HEX + 1];
    size_t size_bytes; /* of the line with its '\n' */
};

/* The end of a chain: what the next record must follow. Start with record_start. */
struct record_link {
    int64_t s; /* 0: no record yet */
    int64_t d;
    char hash[RECORD_HEX + 1];
};

struct record_link record_start(void);
struct record_link record_link_of(const struct record *r);

/*
 * Append the body of a record. ERR_FORMAT, and nothing appended, if a field is not as the draft
 * says or the line would pass RECORD_MAX: then the caller is wrong, not the disk.
 */
WARN_UNUSED enum err_code record_body(const struct record_draft *draft, struct bytes *out,
                                      struct err *err);

/*
 * Append the whole line of a body as the successor of *link and move *link on. d_seq is the highest
 * s known durable: *link's d or s. `out` must have room for body and RECORD_FRAME_MAX.
 */
void record_frame(struct span body, int64_t d_seq, struct hash *hash, struct record_link *link,
                  struct bytes *out);

/*
 * Decode one line, its '\n' included, and check its own hash; the chain is record_follows.
 *
 * ERR_FORMAT  it is no record; err->text says why, err->column is the byte from 1.
 * ERR_ABSENT  an intact record of another version of the format; err->text names it.
 */
WARN_UNUSED enum err_code record_decode(struct span line, struct hash *hash,
                                        struct record *ret_record, struct err *err);

/*
 * Does it continue the chain? s is the next, p the hash before, d the d before (same batch) or the
 * s before (a new batch), and no batch is longer than BATCH_RECORDS_MAX. ERR_FORMAT says what not.
 */
WARN_UNUSED enum err_code record_follows(const struct record *r, const struct record_link *link,
                                         struct err *err);

bool record_is_seal(const struct record *r);

/* Could a record begin here? Cheap: only its first bytes are looked at. */
bool record_may_begin(struct span text);

#endif
