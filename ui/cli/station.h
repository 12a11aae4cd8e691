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
    bool plain; /* as it was asked for: to come back in the same way */
    bool again; /* no card was typed: a seat that was kept on this machine */
    struct client_options options;
};

/* Whose kept seats are taken up where no card is given. */
enum station_kind { STATION_DESK, STATION_STAFF, STATION_PLAYED };

/*
 * From HOST[:PORT] and a card. Without one (NULL): the seat that was kept here for that address, if
 * there are several the one that is chosen; else the card is asked for on the terminal. Where no
 * language was asked for (lang: NULL) a kept seat speaks the one in which it was left. false: told
 * what is wrong.
 */
bool station_args(struct station_args *a, const char *host, const char *card,
                  enum station_kind kind, const char *lang);

/* What to type to come back, and what has not arrived. After the station has ended. */
void station_goodbye(const struct station_args *a, const struct client *c, const char *command);

/* The language of the screens: as asked for (NULL: as this machine). false: told, it is none. */
bool station_speaks(const char *command, const char *lang);

/* The folder in which seats are kept, made where it is missing; false: it cannot be written. */
bool station_keeps(char *dir, size_t room);

/* "ADDR:PORT", ":PORT" or "ADDR"; false if the port is none. */
bool station_address(const char *text, char *host, size_t room, int *ret_port);

#endif
