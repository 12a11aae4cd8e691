/*
 * A thread that does one piece of work at a time for its owner.
 *
 * The work belongs to the thread from worker_give until worker_done has said true, and to the owner
 * at every other time. They share nothing else, so the work itself needs no locks.
 */
#ifndef SYS_WORKER_H
#define SYS_WORKER_H

#include <stdbool.h>

struct worker;
typedef void (*worker_fn)(void *work);

/*
 * A thread with every signal blocked, which does fn(work) each time it is given. NULL: the system
 * has no thread for us; errno says why.
 *
 *   wake_fd  an eventfd of the owner's, not blocking: readable from the moment a piece is done
 *            until worker_done says so
 */
struct worker *worker_start(worker_fn fn, void *work, int wake_fd);

void worker_give(struct worker *w); /* no other piece may be outstanding */

/* Is the outstanding piece done? True once for each. With wait: returns only when it is. */
bool worker_done(struct worker *w, bool wait);

/* Ends the thread and waits for that. Nothing may be outstanding. NULL is allowed. */
void worker_stop(struct worker *w);

#endif
