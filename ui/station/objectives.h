/*
 * What a desk ticks off for itself: the objectives that it is told of, then the duties of its role.
 */
#ifndef STATION_OBJECTIVES_H
#define STATION_OBJECTIVES_H

#include "ui/link/client.h"

struct goal {
    struct span text;
    int32_t objective; /* or NONE */
    int64_t duty;      /* line of the role, from 1; 0: an objective */
    bool done;
};

int32_t objectives_count(const struct client *c);      /* both kinds */
struct goal objectives_at(const struct client *c, int32_t i); /* from 0; objectives first */
int32_t objectives_done(const struct client *c);

/* Tick it off, or take the tick away, for everybody at the desk. */
enum client_asked objectives_tick(struct client *c, int32_t i);

#endif
