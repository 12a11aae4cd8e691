/*
 * The loop: one libevent base, single-threaded. Callbacks of this folder move bytes and mark; after
 * each pass the owner's turn is called, where the work is done.
 */
#ifndef NET_LOOP_H
#define NET_LOOP_H

#include <stdbool.h>
#include <stdint.h>

struct loop;

/* The turn; in how many ms it wants to be called again at the latest, -1: when something happens.
 */
typedef int64_t (*loop_turn_fn)(void *context);

struct loop *loop_new(void);
void loop_free(struct loop *l);

/*
 * Run until loop_stop. SIGTERM, SIGINT and SIGHUP, unless that was ignored before, set *ret_signal
 * (may be NULL) and wake the turn.
 */
void loop_run(struct loop *l, loop_turn_fn turn, void *context, volatile int *ret_signal);

/* Inside a turn: take in what has arrived since it began, without waiting. */
void loop_look(struct loop *l);

/* End the run after the present turn. */
void loop_stop(struct loop *l);

/*
 * Watch a file descriptor for reading: its readiness wakes the turn. A regular file or /dev/null,
 * which cannot be waited for, is ready in every pass. -1 takes it off.
 */
void loop_watch(struct loop *l, int fd);
bool loop_readable(struct loop *l); /* the watched one was ready in this pass */

/*
 * A second one, which only wakes the turn: it has to make it unreadable again, or the next pass
 * wakes at once. One that can be waited for. -1 takes it off: before it is closed.
 */
void loop_wake_on(struct loop *l, int fd);

/* struct event_base *, for this folder. */
void *loop_base(struct loop *l);

#endif
