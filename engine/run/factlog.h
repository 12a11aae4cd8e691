/*
 * Every fact of a line of play, in memory, in order, with its texts: what cursors walk. Facts are
 * kept at their own size, so a long exercise costs what it says and no more.
 */
#ifndef RUN_FACTLOG_H
#define RUN_FACTLOG_H

#include "engine/core/fact.h"

struct factlog {
    char **chunk;
    int32_t chunks, chunk_room;
    size_t chunk_used; /* of the last chunk */
    struct fact_at **index;
    int64_t count;
};

/* A fact as kept. The payload behind it has the size that its kind says. */
struct fact_at {
    int64_t record; /* whose fact it is, from 1 */
    int64_t play_ms;
    const char *fact; /* struct fact, cut behind its payload */
};

void factlog_init(struct factlog *l);
void factlog_done(struct factlog *l);
void factlog_add(struct factlog *l, int64_t record, int64_t play_ms, const struct fact *f);

/* The i-th fact, from 0. */
const struct fact_at *factlog_at(const struct factlog *l, int64_t i);

/* A whole copy; texts stay in the log. */
void factlog_copy(const struct fact_at *at, struct fact *ret);

#endif
