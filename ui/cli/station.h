/*
 * What join, console and play have in common: host, card, what is kept on this machine.
 */
#ifndef CLI_STATION_H
#define CLI_STATION_H

#include "ui/link/client.h"

enum { PORT_DEFAULT = 7373 };

struct station_args {
    char host[256];
    char keep[1100];
    struct client_options options;
};

/*
 * From HOST[:PORT] and a card, which is asked for on the terminal when `card` is NULL. false: told
 * what is wrong.
 */
bool station_args(struct station_args *a, const char *host, const char *card);

/* "ADDR:PORT", ":PORT" or "ADDR"; false if the port is none. */
bool station_address(const char *text, char *host, size_t room, int *ret_port);

#endif
