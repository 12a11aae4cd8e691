/*
 * Where an exercise listens, kept in its folder, so that a server that comes back is where its
 * stations look for it; and what people type to reach it.
 */
#ifndef CLI_ADDRESS_H
#define CLI_ADDRESS_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/base/err.h"

enum { ADDRESS_MAX = 128 };

struct address {
    char host[ADDRESS_MAX]; /* what the server listens on: "0.0.0.0" */
    int port;
};

/* "ADDR:PORT" as typed; false, and told, if a server could never listen there. */
bool address_parse(const char *typed, struct address *ret);

/* The last one of this exercise; false: it has none. */
bool address_kept(const char *dir, struct address *ret);

/* Keep it for the next time. */
enum err_code address_keep(const char *dir, const struct address *a, struct err *err) WARN_UNUSED;

/* What stations type, "192.168.1.20:7373"; "HOST" if the exercise has never been served. */
void address_for_people(const char *dir, char *to, size_t room);

#endif
