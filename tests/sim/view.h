/*
 * One seat's stream, made again from the facts that it may see and nothing else: as if all others
 * had been deleted from the journal.
 */
#ifndef TESTS_SIM_VIEW_H
#define TESTS_SIM_VIEW_H

#include "tests/sim/sim.h"

struct stream {
    struct sim *sim;
    const struct sim_client *client;
    struct run run;
    struct view *view;
    int64_t facts; /* there are */
    int64_t n;     /* made so far */
    bool others;   /* it holds what is another desk's alone */
    bool read;     /* the last one could be read back */
    unsigned char chain[CLIENT_CHAIN];
    struct arena arena;
    struct bytes bytes;
    struct hash *hasher;
};

void stream_init(struct stream *t, struct sim *s, const struct sim_client *k);
bool stream_next(struct stream *t); /* the next notice, written, chained, read and folded */
void stream_done(struct stream *t);

bool views_same(const struct view *a, const struct view *b);

#endif
