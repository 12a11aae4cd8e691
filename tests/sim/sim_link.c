#include "tests/sim/sim_link.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/bytes.h"
#include "engine/base/must.h"
#include "engine/net/listen.h"

enum { WIRE_MAX = 64 << 20 };

struct link {
    struct link *peer; /* NULL: gone */
    struct bytes wire; /* under way to this end */
    struct bytes in;   /* arrived */
    struct bytes line;
    bool server, closed;
    int32_t client;
};

struct net {
    listen_fn accepted;
    void *context;
    bool up;
    struct link *accepting;
    int32_t client;
    struct sim_line_watch watch;
};

static struct net net; /* the one network of the process: names at link time carry no context */

void sim_net_watch(const struct sim_line_watch *watch)
{
    net.watch = *watch;
}

void sim_net_down(void)
{
    net.up = false;
}

void sim_net_client(int32_t client)
{
    net.client = client;
}

struct loop *loop_new(void)
{
    return NULL;
}

void loop_free(struct loop *l)
{
    (void)l;
}

void loop_stop(struct loop *l)
{
    (void)l;
}

void loop_wake_on(struct loop *l, int fd)
{
    (void)l;
    (void)fd;
}

void loop_look(struct loop *l)
{
    (void)l;
}

void loop_run(struct loop *l, loop_turn_fn turn, void *context, volatile int *ret_signal)
{
    (void)l;
    (void)turn;
    (void)context;
    (void)ret_signal;
    MUST(false);
}

struct listener *listen_new(struct loop *loop, const char *address, int port, listen_fn accepted,
                            void *context, struct err *err)
{
    (void)loop;
    (void)address;
    (void)port;
    (void)err;
    net.accepted = accepted;
    net.context = context;
    net.up = true;
    return (struct listener *)(void *)&net;
}

void listen_free(struct listener *l)
{
    (void)l;
    net.up = false;
}

struct tls *tls_client(const unsigned char print[CARD_PRINT])
{
    (void)print;
    return NULL;
}

void tls_free(struct tls *t)
{
    (void)t;
}

void tls_print(const struct tls *t, unsigned char ret_print[CARD_PRINT])
{
    (void)t;
    memset(ret_print, 0, CARD_PRINT);
}

static struct link *link_new(bool server)
{
    struct link *l = calloc(1, sizeof(*l));

    MUST(l);
    l->server = server;
    l->client = net.client;
    bytes_init(&l->wire, WIRE_MAX);
    bytes_init(&l->in, WIRE_MAX);
    bytes_init(&l->line, WIRE_MAX);
    return l;
}

struct link *link_accepted(struct loop *loop, int fd, struct tls *tls)
{
    (void)loop;
    (void)fd;
    (void)tls;
    return net.accepting;
}

struct link *link_connect(struct loop *loop, const char *host, int port, int32_t nth,
                          struct tls *tls, struct err *err)
{
    struct link *l;

    (void)loop;
    (void)host;
    (void)port;
    (void)nth;
    (void)tls;
    if (!net.up) {
        err_set(err, ERR_IO, "no server");
        return NULL;
    }
    l = link_new(false);
    l->peer = link_new(true);
    l->peer->peer = l;
    net.accepting = l->peer;
    net.accepted(net.context, 0);
    return l;
}

void link_free(struct link *l)
{
    if (!l) {
        return;
    }
    if (l->peer) {
        l->peer->peer = NULL; /* it learns when it has read what is under way */
    }
    bytes_done(&l->wire);
    bytes_done(&l->in);
    bytes_done(&l->line);
    free(l);
}

bool link_open(const struct link *l)
{
    return !l->closed;
}

bool link_closed(const struct link *l)
{
    return l->closed;
}

bool link_other(const struct link *l)
{
    (void)l;
    return false;
}

const char *link_why(const struct link *l)
{
    (void)l;
    return "the connection was lost";
}

const char *link_peer(const struct link *l)
{
    (void)l;
    return "sim";
}

bool link_line(struct link *l, size_t most, struct span *ret_line)
{
    size_t n = 0;

    while (n < l->in.len && l->in.ptr[n] != '\n') {
        n++;
    }
    if (n > most) {
        l->closed = true;
        return false;
    }
    if (n == l->in.len) {
        return false;
    }
    bytes_reset(&l->line);
    bytes_add(&l->line, l->in.ptr, n);
    bytes_drop(&l->in, n + 1);
    *ret_line = bytes_view(&l->line);
    if (!l->server && net.watch.got) {
        net.watch.got(net.watch.context, l->client, *ret_line);
    }
    return true;
}

bool link_half(const struct link *l)
{
    return l->in.len > 0;
}

size_t link_room(const struct link *l)
{
    size_t waiting = l->peer ? l->peer->wire.len : 0;

    return l->closed || waiting >= LINK_OUT_MAX ? 0 : LINK_OUT_MAX - waiting;
}

void link_send(struct link *l, struct span bytes)
{
    if (l->closed || !l->peer) {
        return;
    }
    bytes_span(&l->peer->wire, bytes);
    MUST(!l->peer->wire.over);
    if (!l->server && net.watch.sent) {
        net.watch.sent(net.watch.context, l->client, bytes);
    }
}

void sim_link_deliver(struct link *l, size_t most)
{
    size_t n = l->wire.len < most ? l->wire.len : most;

    if (n) {
        bytes_add(&l->in, l->wire.ptr, n);
        bytes_drop(&l->wire, n);
    }
    l->closed = l->closed || (!l->peer && l->wire.len == 0);
}

size_t sim_link_under_way(const struct link *l)
{
    return l->wire.len + l->in.len;
}

struct link *sim_link_peer(struct link *l)
{
    return l->peer;
}

void sim_link_drop(struct link *l)
{
    l->closed = true;
    bytes_reset(&l->wire);
    if (l->peer) {
        l->peer->closed = true;
        bytes_reset(&l->peer->wire);
        l->peer->peer = NULL;
        l->peer = NULL;
    }
}
