/*
 * The host side of serve, demo and cards: an exercise made or found, its key and cards, a server.
 */
#ifndef CLI_HOST_H
#define CLI_HOST_H

#include "engine/server/cards.h"
#include "engine/server/server.h"
#include "ui/cli/address.h"

struct host_options {
    const char *what;  /* a case, or an exercise that goes on */
    const char *dir;   /* for a new exercise; NULL: a name of its own */
    const char *data;
    const char *listen; /* NULL: where it was the last time */
    int64_t seed, seats;
    bool played; /* programs may take seats */
    enum disk_sync sync;
};

struct host {
    struct exercise ex;
    struct server server;
    struct address address; /* where it listens */
    unsigned char print[CARD_PRINT];
    bool fresh;     /* made now */
    bool as_before; /* at the address of the last time */
};

/* Everything up to a listening server; what goes wrong is told. The exit status, 0 if ready. */
int host_start(struct host *h, const struct host_options *o);
void host_stop(struct host *h);

/* Stop before anybody was let in; an exercise that was made for it goes too. */
void host_abandon(struct host *h);

/* Is this folder an exercise? */
bool host_is_exercise(const char *dir);

/* A command of the host now. */
void host_command(struct host *h, const struct command *cmd);

/* The card of a seat that nobody has yet; false if there is none. */
bool host_card(const struct host *h, int32_t seat, struct card *ret);

#endif
