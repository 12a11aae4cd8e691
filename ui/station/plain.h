/*
 * The station in plain mode: numbered menus and one line a notice. Complete enough to play a day;
 * stays as the mode for screen readers and braille.
 */
#ifndef STATION_PLAIN_H
#define STATION_PLAIN_H

#include "ui/link/keep.h"
#include "ui/link/roster.h"
#include "ui/link/standing.h"
#include "ui/station/compose.h"

struct plain {
    struct pane pane; /* first: callbacks get it */
    struct compose compose;
    int32_t line; /* of play, that it was begun on */
    int menu; /* which list the next number chooses from; 0: the main menu */
    int32_t list[COMPOSE_LIST];
    int32_t listed;
    int32_t question;        /* the request or act on screen */
    bool menu_told;          /* with all its numbers */
    int32_t page;            /* of the list of items, from 0 */
    int32_t last;            /* the item that was read last; 0: none yet */
    int32_t reflecting; /* the question that waits for an answer, from 1 */
    bool opened[VIEW_ITEMS], handled[VIEW_ITEMS]; /* here; the answer may still be on its way */
    struct roster colleagues; /* who are writing */
    struct standing standing; /* what is planned of play */
    int64_t reminded;         /* of the pause planned for then: said already */
    const struct verb *told;  /* that somebody else writes the same: said already */
    char note[NOTE_MAX];
};

void plain_init(struct plain *s, struct loop *loop, const struct client_options *options);
void plain_done(struct plain *s);

#endif
