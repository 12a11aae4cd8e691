/*
 * A room full of people, in a process of its own: stations and a facilitator as clients of the
 * protocol. Some of the stations act, at a pace. Whoever measures says when the next word is to be
 * sent and reads when it was.
 */
#ifndef BENCH_CROWD_H
#define BENCH_CROWD_H

#include <stdatomic.h>

#include "tests/bench/bench.h"

enum { CROWD_WORDS = 8192, DESKS_PLAYED = 5, CROWD_STAFF = 3 /* facilitators of every case */ };

/* Shared by both processes. */
struct crowd_told {
    _Atomic int32_t live;                 /* have signed in */
    _Atomic int64_t acts;                 /* answered, of those that some do by themselves */
    _Atomic int32_t answered;             /* words */
    _Atomic int64_t said_ns[CROWD_WORDS]; /* when the word with this number was sent, 0: not yet */
};

struct crowd {
    pid_t pid;
    int say; /* a byte: the next word, from 1 */
    int32_t members;
    struct crowd_told *told;
};

struct crowd_options {
    const struct room *room;
    int64_t seats;         /* a desk; the last `kept` of desk `kept_of` are left free ... */
    int32_t kept, kept_of; /* ... as are all facilitators but the last */
    int32_t acting;        /* of the stations */
    int64_t acts_per_s;    /* of them together */
};

/*
 * Start it; it is there when told->live == members. Fails by ending. Odd words are acts of the
 * first desk, sent to the others that are played; even ones a facilitator's, sent to the desk whose
 * seats are kept: "word#N " stands in both.
 */
void crowd_start(struct crowd *c, const struct crowd_options *options);
void crowd_say(struct crowd *c);
void crowd_end(struct crowd *c);

#endif
