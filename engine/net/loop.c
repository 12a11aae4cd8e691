#include "engine/net/loop.h"

#include <errno.h>
#include <event2/event.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <unistd.h>

#include "engine/base/must.h"

enum { ALWAYS_MS = 10 }; /* how often what is always readable is looked at */

struct loop {
    struct event_base *base;
    struct event *timer;
    struct event *watched;
    struct event *waking;
    bool always; /* what is watched cannot be waited for */
    bool readable;
    bool stop;
    volatile int *ret_signal;
};

/* Waking is all that it is for: the turn comes after each pass. */
static void on_wake(evutil_socket_t fd, short what, void *context)
{
    (void)fd;
    (void)what;
    (void)context;
}

static void on_signal(evutil_socket_t number, short what, void *context)
{
    struct loop *l = context;

    (void)what;
    if (l->ret_signal) {
        *l->ret_signal = (int)number;
    }
}

static void on_readable(evutil_socket_t fd, short what, void *context)
{
    struct loop *l = context;

    (void)fd;
    (void)what;
    l->readable = true;
}

struct loop *loop_new(void)
{
    struct loop *l = calloc(1, sizeof(*l));

    MUST(l);
    signal(SIGPIPE, SIG_IGN); /* the TLS library writes with write(2) */
    l->base = event_base_new();
    MUST(l->base);
    l->timer = evtimer_new(l->base, on_wake, l);
    MUST(l->timer);
    return l;
}

void loop_free(struct loop *l)
{
    if (!l) {
        return;
    }
    loop_watch(l, -1);
    loop_wake_on(l, -1);
    event_free(l->timer);
    event_base_free(l->base);
    free(l);
}

void *loop_base(struct loop *l)
{
    return l->base;
}

/* A regular file or /dev/null: epoll refuses it, and libevent would say so on stderr. */
static bool is_always_readable(int fd)
{
    struct epoll_event wanted = {.events = EPOLLIN};
    int probe = epoll_create1(EPOLL_CLOEXEC);
    bool refused;

    MUST(probe >= 0);
    refused = epoll_ctl(probe, EPOLL_CTL_ADD, fd, &wanted) != 0 && errno == EPERM;
    close(probe);
    return refused;
}

/* One place for a descriptor: what was in it goes. */
static void watch(struct loop *l, struct event **place, int fd, event_callback_fn when_ready)
{
    if (*place) {
        event_free(*place);
        *place = NULL;
    }
    if (fd >= 0) {
        *place = event_new(l->base, fd, EV_READ | EV_PERSIST, when_ready, l);
        MUST(*place && event_add(*place, NULL) == 0);
    }
}

void loop_watch(struct loop *l, int fd)
{
    l->always = fd >= 0 && is_always_readable(fd);
    watch(l, &l->watched, l->always ? -1 : fd, on_readable);
}

void loop_wake_on(struct loop *l, int fd)
{
    watch(l, &l->waking, fd, on_wake);
}

bool loop_readable(struct loop *l)
{
    bool was = l->readable || l->always;

    l->readable = false;
    return was;
}

void loop_stop(struct loop *l)
{
    l->stop = true;
}

void loop_look(struct loop *l)
{
    /* Once: a descriptor that only the turn makes unreadable would keep it looking for ever. */
    event_base_loop(l->base, EVLOOP_NONBLOCK | EVLOOP_ONCE);
}

static void arm(struct loop *l, int64_t ms)
{
    struct timeval tv;

    if (l->always && (ms < 0 || ms > ALWAYS_MS)) {
        ms = ALWAYS_MS;
    }
    tv = (struct timeval){(time_t)(ms / 1000), (suseconds_t)(ms % 1000 * 1000)};
    evtimer_del(l->timer);
    if (ms >= 0) {
        evtimer_add(l->timer, &tv);
    }
}

void loop_run(struct loop *l, loop_turn_fn turn, void *context, volatile int *ret_signal)
{
    struct event *term = evsignal_new(l->base, SIGTERM, on_signal, l);
    struct event *interrupt = evsignal_new(l->base, SIGINT, on_signal, l);
    struct event *hangup = evsignal_new(l->base, SIGHUP, on_signal, l);
    struct sigaction inherited;

    MUST(term && interrupt && hangup && sigaction(SIGHUP, NULL, &inherited) == 0);
    l->ret_signal = ret_signal;
    if (ret_signal) {
        event_add(term, NULL);
        event_add(interrupt, NULL);
        if (inherited.sa_handler != SIG_IGN) { /* with nohup it outlives the terminal */
            event_add(hangup, NULL);
        }
    }
    while (!l->stop) {
        arm(l, turn(context));
        if (!l->stop && event_base_loop(l->base, EVLOOP_ONCE) < 0) {
            break;
        }
    }
    event_free(term);
    event_free(interrupt);
    event_free(hangup);
    l->ret_signal = NULL;
    l->stop = false;
}
