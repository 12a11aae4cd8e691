/*
 * Private to the plain*.c files: the menus, and what they list.
 */
#ifndef STATION_PLAIN_PARTS_H
#define STATION_PLAIN_PARTS_H

#include "ui/station/plain.h"

enum {
    MENU_MAIN,
    MENU_ITEMS,
    MENU_CARDS,
    MENU_QUESTIONS,
    MENU_QUESTION,
    MENU_JOINTS,
    MENU_ACTS,
    MENU_BACK,
    MENU_HAND,
    MENU_ALARM,
    MENU_NOTE,
    MENU_REFLECT,
    MENU_OBJECTIVES,
    MENU_SHELF,
    MENU_LEAVE
};

/*
 * The main menu, with what there is to do (plain_menu.c): all its numbers the first time. What a
 * number stands for, from 0 in their order, NONE; every number with its place.
 */
void plain_menu(struct plain *s);
int32_t plain_place(const char *text);
void plain_places(void);

/* How many items are still to be read. */
int32_t plain_unread(const struct plain *s);

/* The end of a list: what to choose; or, where nothing can be, why, and the main menu. */
void plain_end(struct plain *s, const char *which, const char *none);

void plain_items(struct plain *s);                /* a page of them */
void plain_open(struct plain *s, int32_t item);   /* one, whole; or the next page */
void plain_next(struct plain *s);                 /* the next to be read */
void plain_opened(struct plain *s, int32_t item); /* it has been shown whole */
void plain_role(const struct plain *s);
void plain_acts(struct plain *s);

/* The board (plain_board.c): listed; a card, whole; "3?", "3=5", "3-" of the list, else false. */
void plain_cards(struct plain *s);
void plain_card(const struct plain *s, int32_t handle);
bool plain_card_mark(struct plain *s, const char *text);

/* What the desk keeps track of for itself (plain_own.c). */
bool plain_is_handled(const struct plain *s, int32_t item);
int32_t plain_to_handle(const struct plain *s);
void plain_handle(struct plain *s);          /* what was read last */
void plain_objectives(struct plain *s);          /* listed, to be ticked */
void plain_tick(struct plain *s, int32_t n); /* of the list, from 1 */
void plain_note(struct plain *s);
void plain_doing(struct plain *s); /* tell colleagues what is being written here */
void plain_status(struct pane *p, struct span params);
void plain_write(struct plain *s, const char *text);
void plain_reflect(struct plain *s);                        /* the first of the questions */
void plain_reflected(struct plain *s, const char *text); /* its answer; the next one */
void plain_shelf(struct plain *s);                        /* listed */
void plain_shelved(const struct plain *s, int32_t what); /* of the list, whole */
void plain_asked(const struct plain *s); /* what it asked others, and how that stands */

#endif
