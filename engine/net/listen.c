#include "engine/net/listen.h"

#include <arpa/inet.h>
#include <event2/event.h>
#include <event2/listener.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "engine/base/must.h"
#include "engine/sys/log.h"

enum { ACCEPTS_A_PASS = 16, PAUSE_MS = 100, BACKLOG = 128 };

struct listener {
    struct evconnlistener *ev;
    struct event *again;
    listen_fn accepted;
    void *context;
    int in_pass;
    int port;
};

static void pause_for(struct listener *l, int ms)
{
    struct timeval tv = {0, ms * 1000};

    evconnlistener_disable(l->ev);
    evtimer_add(l->again, &tv);
}

static void on_again(evutil_socket_t fd, short what, void *context)
{
    struct listener *l = context;

    (void)fd;
    (void)what;
    l->in_pass = 0;
    evconnlistener_enable(l->ev);
}

static void on_accept(struct evconnlistener *ev, evutil_socket_t fd, struct sockaddr *address,
                      int len, void *context)
{
    struct listener *l = context;

    (void)ev;
    (void)address;
    (void)len;
    l->accepted(l->context, (int)fd);
    if (++l->in_pass >= ACCEPTS_A_PASS) {
        pause_for(l, 0);
    }
}

/* Out of file descriptors: level-triggered accepting would spin. */
static void on_error(struct evconnlistener *ev, void *context)
{
    (void)ev;
    log_entry(LOG_WARNING, "cannot accept a connection; trying again in %d ms", PAUSE_MS);
    pause_for(context, PAUSE_MS);
}

static int port_of(int fd)
{
    struct sockaddr_storage a;
    socklen_t len = sizeof(a);

    if (getsockname(fd, (struct sockaddr *)&a, &len) != 0) {
        return 0;
    }
    return ntohs(a.ss_family == AF_INET6 ? ((struct sockaddr_in6 *)&a)->sin6_port
                                         : ((struct sockaddr_in *)&a)->sin_port);
}

struct listener *listen_new(struct loop *loop, const char *address, int port, listen_fn accepted,
                            void *context, struct err *err)
{
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE | AI_NUMERICHOST};
    struct addrinfo *found = NULL;
    struct listener *l = calloc(1, sizeof(*l));
    char service[16];

    MUST(l);
    snprintf(service, sizeof(service), "%d", port);
    if (getaddrinfo(address, service, &hints, &found) != 0) {
        err_set(err, ERR_FORMAT, "'%s' is not an address such as 127.0.0.1", address);
        free(l);
        return NULL;
    }
    l->accepted = accepted;
    l->context = context;
    l->ev = evconnlistener_new_bind(loop_base(loop), on_accept, l,
                                    LEV_OPT_CLOSE_ON_FREE | LEV_OPT_CLOSE_ON_EXEC |
                                        LEV_OPT_REUSEABLE,
                                    BACKLOG, found->ai_addr, (int)found->ai_addrlen);
    freeaddrinfo(found);
    if (!l->ev) {
        err_errno(err, ERR_IO, "cannot listen on %s port %d", address, port);
        free(l);
        return NULL;
    }
    evconnlistener_set_error_cb(l->ev, on_error);
    l->again = evtimer_new(loop_base(loop), on_again, l);
    MUST(l->again);
    l->port = port_of(evconnlistener_get_fd(l->ev));
    return l;
}

void listen_free(struct listener *l)
{
    if (l) {
        event_free(l->again);
        evconnlistener_free(l->ev);
        free(l);
    }
}

int listen_port(const struct listener *l)
{
    return l->port;
}
