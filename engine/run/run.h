/*
 * The way of a command: accept turns commands into staged facts, release turns durable facts into
 * notices. Names no socket, no TLS, no JSON: encoding, chaining and framing are sinks hung on it.
 * Server, simulator and rehearsal drive the same two functions.
 */
#ifndef RUN_RUN_H
#define RUN_RUN_H

#include "engine/core/core.h"
#include "engine/run/factlog.h"
#include "engine/run/handles.h"

/* A fact as sent to one seat: objects are handles of its view. */
struct notice {
    int64_t n; /* of this view, from 1 */
    int64_t play_ms;
    struct fact fact;
};

struct run_seat {
    struct observer who;
    int64_t cursor; /* facts looked at */
    int64_t *shown; /* by notice - 1: which fact */
    int64_t n, room;
    struct handles handles;
    bool taken;
};

/* Called for each record as it is staged, in order; returns its number, rising. */
typedef int64_t (*run_sink_fn)(void *context, int64_t play_ms, const struct command *cmd,
                               const struct batch *facts);

struct run {
    struct core core;
    void *memory;
    size_t memory_size; /* bytes */
    struct batch *batch;
    struct factlog log;
    int64_t records; /* staged so far */
    int32_t lines;   /* of play begun so far; the log holds the facts of the present one */
    struct run_seat seat[SEATS_MAX + 1]; /* by number, from 1 */
    run_sink_fn sink;
    void *sink_context;
};

void run_init(struct run *r, const struct scenario *sc, uint64_t seed);
void run_done(struct run *r);

/* Somebody sits down: number from 1, fixed for the exercise. Sees the past of its desk. */
void run_seat(struct run *r, int32_t number, const struct observer *who);

/* Who asks, and its handles to the host's objects; false where one is not of the seat's view. */
bool run_resolve(const struct run *r, int32_t seat, struct command *cmd);

/*
 * Accept a command that was resolved, or is the host's own.
 *
 *   play_ms     present play time
 *   ret_record  number of the staged record; 0 if none (refused, or nothing happened)
 */
struct verdict run_accept(struct run *r, const struct command *cmd, int64_t play_ms,
                          int64_t *ret_record);

/*
 * Play goes back: what happened after `to` (play ms) is no longer of the line, but for house facts;
 * every view begins anew. Called by run_accept; in replay before the record's own facts.
 */
void run_back(struct run *r, int64_t to, int64_t line);

/* The clock has reached what core_next_due announced. */
void run_due(struct run *r, struct due due, int64_t at, int64_t *ret_record);

/* Replay: facts of a record of the journal, as they stand there. */
void run_replay(struct run *r, int64_t record, int64_t play_ms, const struct fact *fact,
                int32_t count);

/* The seat's view begins anew: another client sits there, whose numbering starts at 1. */
void run_seat_anew(struct run *r, int32_t number);

/*
 * The seat's n-th notice (from 1, at most one past the last made), among facts of records up to
 * `durable`; false if it is not there yet. The one place where facts become visible. The same n is
 * the same notice whenever it is asked for.
 */
bool run_release(struct run *r, int32_t seat, int64_t n, int64_t durable, struct notice *ret);

/* Give handles to all that the seat may see by now: what it was told before a restart has them. */
void run_catch_up(struct run *r, int32_t seat, int64_t durable);


#endif
