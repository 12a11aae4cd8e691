/*
 * A link: one connection carrying lines. Bytes in are kept until taken as whole lines; bytes out go
 * to a bounded buffer. Nothing is done in callbacks but moving bytes and marking, and nothing is
 * freed there: a closed link waits for link_free.
 */
#ifndef NET_LINK_H
#define NET_LINK_H

#include "engine/base/err.h"
#include "engine/base/span.h"
#include "engine/net/loop.h"
#include "engine/net/tls.h"

enum { LINK_OUT_MAX = 64 << 10 }; /* what may wait to be sent; more stays with its owner */

struct link;

/* An accepted socket, or one that is being connected. tls NULL: bare, for measuring alone. */
struct link *link_accepted(struct loop *loop, int fd, struct tls *tls);

/*
 * To one of the addresses that a host has: the nth (from 0), round and round, so that who tries
 * again with the next number tries them all.
 */
struct link *link_connect(struct loop *loop, const char *host, int port, int32_t nth,
                          struct tls *tls, struct err *err);
void link_free(struct link *l); /* says goodbye where it can; NULL is allowed */

bool link_open(const struct link *l);   /* handshake done, not closed */
bool link_closed(const struct link *l); /* by the other side, by an error, or by a limit */
bool link_other(const struct link *l);  /* closed: the server is not the one of the card */
const char *link_why(const struct link *l);

/*
 * The next whole line without its end, valid until the next call; false if there is none yet. A
 * line longer than `most` closes the link.
 */
bool link_line(struct link *l, size_t most, struct span *ret_line);

/* Bytes of an unfinished line wait: for deadlines. */
bool link_half(const struct link *l);

/* Room left for sending; a line is sent whole or not at all. */
size_t link_room(const struct link *l);
void link_send(struct link *l, struct span bytes);

/* Numeric address of the other side. */
const char *link_peer(const struct link *l);

#endif
