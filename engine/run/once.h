/*
 * Exactly once: what became of each command, by seat and the id its client made. Whole-exercise
 * memory; rebuilt from the journal.
 */
#ifndef RUN_ONCE_H
#define RUN_ONCE_H

#include "engine/base/limits.h"
#include "engine/base/span.h"

struct once_entry {
    char cid[CID_LEN]; /* all zero: free */
    uint64_t body;     /* hash of what was asked */
    int64_t record;    /* where it stands in the journal */
    int32_t seat;
    int32_t refusal; /* enum refusal */
    struct span why; /* the case's own words for it, in the scenario; lost by a restart */
};

struct once {
    struct once_entry *entry;
    size_t room, count;
};

void once_init(struct once *o);
void once_done(struct once *o);

/* The entry, or NULL. cid has CID_LEN bytes. */
const struct once_entry *once_find(const struct once *o, int32_t seat, const char *cid);
void once_add(struct once *o, const struct once_entry *e);

/* 32 lowercase hex digits, not all zero? */
bool once_is_cid(struct span text);

#endif
