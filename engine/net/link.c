#include "engine/net/link.h"

#include <event2/buffer.h>
#include <event2/bufferevent.h>
#include <event2/bufferevent_ssl.h>
#include <event2/event.h>
#include <event2/util.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "engine/base/bytes.h"
#include "engine/base/must.h"

enum {
    USER_TIMEOUT_MS = 30000,
    PIECE = (16 << 10) - 64 /* the longest TLS record, less the header of libevent's block */
};

struct link {
    struct bufferevent *bev;
    bool opened, closed, other;
    char why[160];
    char peer[64];
    struct bytes line; /* the last line taken */
    size_t scanned;    /* bytes of the input without a line end: not looked at twice */
};

static void close_for(struct link *l, const char *why)
{
    if (l->closed) {
        return;
    }
    l->closed = true;
    snprintf(l->why, sizeof(l->why), "%s", why);
    bufferevent_setcb(l->bev, NULL, NULL, NULL, NULL);
    bufferevent_disable(l->bev, EV_READ | EV_WRITE);
}

/* Reading and writing only wake the turn; the loop returns to it by itself. */
static void on_bytes(struct bufferevent *bev, void *context)
{
    (void)bev;
    (void)context;
}

/* The first that says anything: behind the cause stand bare numbers of the layers above it. */
static void tls_reason(struct bufferevent *bev, char *to, size_t room)
{
    const char *says = NULL;
    unsigned long e;

    while ((e = bufferevent_get_openssl_error(bev)) != 0) {
        if (!says && ERR_GET_REASON(e) != SSL_R_UNEXPECTED_EOF_WHILE_READING) {
            says = ERR_reason_error_string(e);
        }
    }
    if (says) {
        snprintf(to, room, "secure connection failed: %s", says);
    } else {
        snprintf(to, room, "the connection ended");
    }
}

/* An end and an error are the same here: what counts is what was acknowledged. */
static void on_change(struct bufferevent *bev, short what, void *context)
{
    struct link *l = context;
    char why[160];
    SSL *ssl;
    int error = evutil_socket_geterror(bufferevent_getfd(bev));

    if (what & BEV_EVENT_CONNECTED) {
        l->opened = true;
        return;
    }
    if ((what & BEV_EVENT_ERROR) && error && !l->opened) {
        close_for(l, evutil_socket_error_to_string(error));
        return;
    }
    ssl = bufferevent_openssl_get_ssl(bev);
    l->other = ssl && SSL_get_verify_result(ssl) == X509_V_ERR_CERT_REJECTED;
    tls_reason(bev, why, sizeof(why));
    if (l->other) {
        snprintf(why, sizeof(why),
                 "another exercise than that of the card answers at this "
                 "address");
    }
    ERR_clear_error();
    close_for(l, why);
}

static void tune(int fd)
{
    int one = 1;
    unsigned timeout = USER_TIMEOUT_MS;

    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
    setsockopt(fd, IPPROTO_TCP, TCP_USER_TIMEOUT, &timeout, sizeof(timeout));
}

static struct link *link_new(struct loop *loop, int fd, struct tls *tls, bool accepting)
{
    struct link *l = calloc(1, sizeof(*l));
    int options = BEV_OPT_CLOSE_ON_FREE | BEV_OPT_DEFER_CALLBACKS;

    MUST(l);
    bytes_init(&l->line, (size_t)1 << 20);
    if (tls) {
        l->bev = bufferevent_openssl_socket_new(
            loop_base(loop), fd, tls_session(tls),
            accepting ? BUFFEREVENT_SSL_ACCEPTING : BUFFEREVENT_SSL_CONNECTING, options);
    } else {
        l->bev = bufferevent_socket_new(loop_base(loop), fd, options);
        l->opened = accepting;
    }
    MUST(l->bev);
    bufferevent_setcb(l->bev, on_bytes, on_bytes, on_change, l);
    bufferevent_enable(l->bev, EV_READ | EV_WRITE);
    return l;
}

struct link *link_accepted(struct loop *loop, int fd, struct tls *tls)
{
    struct link *l = link_new(loop, fd, tls, true);
    struct sockaddr_storage address;
    socklen_t len = sizeof(address);

    tune(fd);
    if (getpeername(fd, (struct sockaddr *)&address, &len) != 0 ||
        getnameinfo((struct sockaddr *)&address, len, l->peer, sizeof(l->peer), NULL, 0,
                    NI_NUMERICHOST) != 0) {
        snprintf(l->peer, sizeof(l->peer), "unknown");
    }
    return l;
}

/* The nth address, round and round. */
static const struct addrinfo *nth_of(const struct addrinfo *found, int32_t nth)
{
    const struct addrinfo *a = found;

    for (int32_t i = 0; i < nth; i++) {
        a = a->ai_next ? a->ai_next : found;
    }
    return a;
}

struct link *link_connect(struct loop *loop, const char *host, int port, int32_t nth,
                          struct tls *tls, struct err *err)
{
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM};
    struct addrinfo *found = NULL;
    const struct addrinfo *a;
    struct link *l;
    char service[16];
    int fd;
    int code;

    snprintf(service, sizeof(service), "%d", port);
    code = getaddrinfo(host, service, &hints, &found);
    if (code != 0) {
        err_set(err, ERR_ABSENT, "cannot find the host %s: %s", host, gai_strerror(code));
        return NULL;
    }
    a = nth_of(found, nth);
    fd = socket(a->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0) {
        err_errno(err, ERR_IO, "cannot open a socket");
        freeaddrinfo(found);
        return NULL;
    }
    tune(fd);
    l = link_new(loop, fd, tls, false);
    snprintf(l->peer, sizeof(l->peer), "%.63s", host);
    if (bufferevent_socket_connect(l->bev, a->ai_addr, (int)a->ai_addrlen) != 0) {
        close_for(l, "cannot connect");
    }
    freeaddrinfo(found);
    return l;
}

void link_free(struct link *l)
{
    SSL *ssl;

    if (!l) {
        return;
    }
    ssl = bufferevent_openssl_get_ssl(l->bev);
    if (ssl && l->opened && evbuffer_get_length(bufferevent_get_output(l->bev)) == 0) {
        SSL_set_shutdown(ssl, SSL_RECEIVED_SHUTDOWN);
        SSL_shutdown(ssl);
        ERR_clear_error();
    }
    bufferevent_setcb(l->bev, NULL, NULL, NULL, NULL);
    bufferevent_free(l->bev);
    bytes_done(&l->line);
    free(l);
}

bool link_open(const struct link *l)
{
    return l->opened && !l->closed;
}

bool link_closed(const struct link *l)
{
    return l->closed;
}

bool link_other(const struct link *l)
{
    return l->other;
}

const char *link_why(const struct link *l)
{
    return l->why;
}

const char *link_peer(const struct link *l)
{
    return l->peer;
}

bool link_line(struct link *l, size_t most, struct span *ret_line)
{
    struct evbuffer *in = bufferevent_get_input(l->bev);
    struct evbuffer_ptr from;
    struct evbuffer_ptr end;
    size_t len = evbuffer_get_length(in);

    if (len == 0 || l->scanned >= len) {
        return false;
    }
    evbuffer_ptr_set(in, &from, l->scanned, EVBUFFER_PTR_SET);
    end = evbuffer_search(in, "\n", 1, &from);
    if (end.pos < 0 ? len > most : (size_t)end.pos > most) {
        close_for(l, "a line was too long");
        return false;
    }
    if (end.pos < 0) {
        l->scanned = len;
        return false;
    }
    bytes_reset(&l->line);
    for (size_t left = (size_t)end.pos; left > 0;) {
        char part[4096];
        size_t want = left < sizeof(part) ? left : sizeof(part);

        evbuffer_remove(in, part, want);
        bytes_add(&l->line, part, want);
        left -= want;
    }
    evbuffer_drain(in, 1);
    l->scanned = 0;
    *ret_line = bytes_view(&l->line);
    return !l->line.over;
}

bool link_half(const struct link *l)
{
    return evbuffer_get_length(bufferevent_get_input(l->bev)) > 0;
}

size_t link_room(const struct link *l)
{
    size_t waiting = evbuffer_get_length(bufferevent_get_output(l->bev));

    return l->closed || waiting >= LINK_OUT_MAX ? 0 : LINK_OUT_MAX - waiting;
}

void link_send(struct link *l, struct span bytes)
{
    struct evbuffer *out = bufferevent_get_output(l->bev);

    if (l->closed) {
        return;
    }
    /* Each piece of the buffer becomes a record and a write of its own: lines share one. */
    if (evbuffer_get_length(out) == 0) {
        (void)evbuffer_expand(out, PIECE);
    }
    bufferevent_write(l->bev, bytes.ptr, bytes.len);
}
