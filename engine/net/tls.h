/*
 * TLS 1.3 for both ends. The server is known by its key alone: clients compare the fingerprint on
 * their card, never a name or a date, and there is no "continue anyway".
 */
#ifndef NET_TLS_H
#define NET_TLS_H

#include "engine/base/err.h"
#include "engine/net/card.h"

struct tls; /* a context, shared by links */

/* A new private key as PEM text; to is a file's content. */
enum err_code tls_new_key(char *to, size_t room, struct err *err) WARN_UNUSED;

/* A server of this key (PEM). */
enum err_code tls_server(struct span key, struct tls **ret, struct err *err) WARN_UNUSED;

/* A client that accepts only the server with this fingerprint. */
struct tls *tls_client(const unsigned char print[CARD_PRINT]);

/* Fingerprint of a server's own key. */
void tls_print(const struct tls *t, unsigned char ret_print[CARD_PRINT]);

void tls_free(struct tls *t);

/* One connection's SSL object (SSL *), for net/link.c alone. */
void *tls_session(struct tls *t);

#endif
