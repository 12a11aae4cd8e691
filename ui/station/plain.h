/*
 * The station in plain mode: numbered menus and one line a notice. Complete enough to play a day;
 * stays as the mode for screen readers and braille.
 */
#ifndef STATION_PLAIN_H
#define STATION_PLAIN_H

#include "ui/station/compose.h"

struct plain {
    struct pane pane; /* first: callbacks get it */
    struct compose compose;
    int32_t line; /* of play, that it was begun on */
    int menu; /* which list the next number chooses from; 0: the main menu */
    int32_t list[COMPOSE_LIST];
    int32_t listed;
    int32_t question;        /* the request or act on screen */
    int32_t page;            /* of the list of items, from 0 */
    bool opened[VIEW_ITEMS]; /* read here; the answer may still be on its way */
};

void plain_init(struct plain *s, struct loop *loop, const struct client_options *options);
void plain_done(struct plain *s);

#endif
