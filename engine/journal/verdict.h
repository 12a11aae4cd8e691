/*
 * What a journal is worth, decided by rule and never guessed (handbook/format/journal.md 4).
 */
#ifndef JOURNAL_VERDICT_H
#define JOURNAL_VERDICT_H

#include "engine/base/bytes.h"
#include "engine/base/err.h"
#include "engine/journal/record.h"

enum verdict_kind {
    VERDICT_GOOD,
    VERDICT_TORN,       /* good up to `offset`; the rest was never acknowledged */
    VERDICT_CORRUPT,    /* records that had been acknowledged are damaged or gone */
    VERDICT_UNREADABLE, /* the system does not give the bytes, or another version wrote them */
    VERDICT_KIND_COUNT
};

struct journal_verdict {
    enum verdict_kind kind;
    enum err_code code;      /* ERR_OK, ERR_TORN, ERR_CORRUPT; else why it is unreadable */
    bool sealed;             /* the last good record is a seal */
    bool closed;             /* the file ends behind its last record: no NULs follow */
    int64_t size_bytes;      /* of the file */
    int64_t end;             /* behind its last byte that is not NUL */
    int64_t offset;          /* behind the last good record: the first byte of any damage */
    struct record_link last; /* the last good record; last.s is also the count of good lines */
    int64_t last_wall_ms;    /* its wall time; 0 without one */
    int64_t next_s;          /* the first intact record behind the damage; 0 for none */
    int64_t next_wall_ms;
    int64_t proof_s;  /* an intact record that knew the damaged one durable; 0 for none */
    char reason[320]; /* what is wrong, one line, no final stop; empty when good */
};

/* For people: one to five lines, each with its '\n'. `name` is the file as the reader knows it. */
void verdict_text(const struct journal_verdict *v, struct span name, struct bytes *out);

/* The same as an error with its code; ERR_OK for good. */
enum err_code verdict_err(const struct journal_verdict *v, struct err *err);

#endif
