/*
 * Accepting connections: a few a pass, so that a flood does not starve those who are in; when file
 * descriptors run out, a pause instead of a spin.
 */
#ifndef NET_LISTEN_H
#define NET_LISTEN_H

#include "engine/base/err.h"
#include "engine/net/loop.h"

struct listener;

/* Called for each accepted socket, in a pass. */
typedef void (*listen_fn)(void *context, int fd);

/* address "127.0.0.1" or "::1"; port 0 takes a free one. */
struct listener *listen_new(struct loop *loop, const char *address, int port, listen_fn accepted,
                            void *context, struct err *err);
void listen_free(struct listener *l);
int listen_port(const struct listener *l);

#endif
