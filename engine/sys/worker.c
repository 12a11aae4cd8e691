#include "engine/sys/worker.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include "engine/base/must.h"

enum step { IDLE, GIVEN, DONE, STOP };

struct worker {
    worker_fn fn;
    void *work;
    int wake_fd;
    pthread_t thread;
    pthread_mutex_t mutex; /* of `step`, and of the wake's being readable exactly while DONE */
    pthread_cond_t changed;
    enum step step;
};

static void lock(struct worker *w)
{
    MUST(pthread_mutex_lock(&w->mutex) == 0);
}

static void unlock(struct worker *w)
{
    MUST(pthread_mutex_unlock(&w->mutex) == 0);
}

/* Locked. */
static void enter(struct worker *w, enum step step)
{
    w->step = step;
    MUST(pthread_cond_broadcast(&w->changed) == 0);
}

/* Locked. An eventfd that is read again before the next write has room for it. */
static void make_readable(const struct worker *w)
{
    const uint64_t one = 1;

    MUST(write(w->wake_fd, &one, sizeof(one)) == (ssize_t)sizeof(one));
}

static void make_unreadable(const struct worker *w)
{
    uint64_t count;

    MUST(read(w->wake_fd, &count, sizeof(count)) == (ssize_t)sizeof(count) && count == 1);
}

static void *run(void *context)
{
    struct worker *w = context;

    lock(w);
    for (;;) {
        while (w->step != GIVEN && w->step != STOP) {
            MUST(pthread_cond_wait(&w->changed, &w->mutex) == 0);
        }
        if (w->step == STOP) {
            break;
        }
        unlock(w);
        w->fn(w->work);
        lock(w);
        enter(w, DONE);
        make_readable(w);
    }
    unlock(w);
    return NULL;
}

/* The thread gets the mask of whoever starts it. Signals are the loop's, which wakes from them. */
static int start_deaf(struct worker *w)
{
    sigset_t all;
    sigset_t before;
    int error;

    sigfillset(&all);
    MUST(pthread_sigmask(SIG_SETMASK, &all, &before) == 0);
    error = pthread_create(&w->thread, NULL, run, w);
    MUST(pthread_sigmask(SIG_SETMASK, &before, NULL) == 0);
    return error;
}

static void dispose(struct worker *w)
{
    pthread_cond_destroy(&w->changed);
    pthread_mutex_destroy(&w->mutex);
    free(w);
}

struct worker *worker_start(worker_fn fn, void *work, int wake_fd)
{
    struct worker *w = calloc(1, sizeof(*w));
    int error;

    MUST(w);
    w->fn = fn;
    w->work = work;
    w->wake_fd = wake_fd;
    MUST(pthread_mutex_init(&w->mutex, NULL) == 0);
    MUST(pthread_cond_init(&w->changed, NULL) == 0);
    error = start_deaf(w);
    if (error) {
        dispose(w);
        errno = error;
        return NULL;
    }
    return w;
}

void worker_give(struct worker *w)
{
    lock(w);
    MUST(w->step == IDLE);
    enter(w, GIVEN);
    unlock(w);
}

bool worker_done(struct worker *w, bool wait)
{
    bool done;

    lock(w);
    MUST(w->step == GIVEN || w->step == DONE);
    while (wait && w->step != DONE) {
        MUST(pthread_cond_wait(&w->changed, &w->mutex) == 0);
    }
    done = w->step == DONE;
    if (done) {
        make_unreadable(w);
        enter(w, IDLE);
    }
    unlock(w);
    return done;
}

void worker_stop(struct worker *w)
{
    if (!w) {
        return;
    }
    lock(w);
    MUST(w->step == IDLE);
    enter(w, STOP);
    unlock(w);
    MUST(pthread_join(w->thread, NULL) == 0);
    dispose(w);
}
