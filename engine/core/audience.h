/*
 * Who may know a fact, fixed at its birth. A fact is atomic: whoever is in its audience sees all of
 * it. A fact with an empty audience is a bug and ends the process.
 */
#ifndef CORE_AUDIENCE_H
#define CORE_AUDIENCE_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/base/limits.h"

/* Seats, as bits, by number; 0: play without seats. */
struct seat_set {
    int64_t bits[SEATS_MAX / 64];
};

static inline bool seat_counted(const struct seat_set *set, int32_t seat)
{
    uint32_t i = (uint32_t)seat % SEATS_MAX;

    return (uint64_t)set->bits[i / 64] >> i % 64 & 1;
}

static inline void seat_add(struct seat_set *set, int32_t seat)
{
    uint32_t i = (uint32_t)seat % SEATS_MAX;

    set->bits[i / 64] |= (int64_t)(UINT64_C(1) << i % 64);
}

enum audience_flag {
    AUD_STAFF = 1,  /* facilitators */
    AUD_PLAYED = 2, /* of the desks, only seats played by the program */
    AUD_ALL = 4     /* every desk */
};

struct audience {
    uint64_t desks;
    int32_t flags;
    int32_t seat; /* one seat alone, or 0 */
};

/* Who asks: one seat, as far as visibility goes. */
struct observer {
    int32_t desk;  /* NONE for a facilitator */
    int32_t seat;  /* from 1; 0: the desk as such (replay) */
    bool staff;
    bool played;
    int32_t power; /* enum power; 0: a player's, or a facilitator's */
};

bool audience_sees(const struct audience *aud, const struct observer *who);

struct audience audience_staff(void);
struct audience audience_desks(uint64_t desks); /* and staff */
struct audience audience_all(void);
struct audience audience_played(int32_t desk); /* and staff */
struct audience audience_private(int32_t desk); /* without staff */

#endif
