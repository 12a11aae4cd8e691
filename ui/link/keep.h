/*
 * What a station keeps on its own machine: the token of its seat and what is still to be answered,
 * so that a station that is started again is the same station. File mode 0600.
 */
#ifndef LINK_KEEP_H
#define LINK_KEEP_H

#include "ui/link/client.h"

/* Token and outbox from the file; false if there is none. */
bool keep_read(struct client *c);

/* Written whole under another name, synced, renamed. */
void keep_write(const struct client *c);

#endif
