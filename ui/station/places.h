/*
 * The rows of each place, what Enter and Space do on one, and what stands behind its title. Private
 * to the station's screen.
 */
#ifndef STATION_PLACES_H
#define STATION_PLACES_H

#include "ui/parts/rows.h"
#include "ui/station/station.h"

void incoming_rows(struct station *s, struct rows *r);
void incoming_open(struct station *s, int32_t entry);
void incoming_space(struct station *s, int32_t entry);
void incoming_count(struct station *s, char *to, size_t room);
int incoming_unread(const struct station *s);
void board_rows(struct station *s, struct rows *r);
void board_open(struct station *s, int32_t entry);
void board_space(struct station *s, int32_t entry);
void act_rows(struct station *s, struct rows *r);
void act_open(struct station *s, int32_t entry);
void objectives_count_told(struct station *s, char *to, size_t room);
void objectives_rows(struct station *s, struct rows *r);
void objectives_space(struct station *s, int32_t entry);
void notes_rows(struct station *s, struct rows *r);
/* To whom an act went, and what was said: two of one kind are told apart. */
void gist_row(struct station *s, struct rows *r, int32_t entry, int32_t number);
void call_rows(struct station *s, struct rows *r); /* for the facilitator: dealt with? */
void done_rows(struct station *s, struct rows *r); /* the same without own notes */
void notes_open(struct station *s, int32_t entry);
void requests_rows(struct station *s, struct rows *r);
void requests_open(struct station *s, int32_t entry);
void requests_count(struct station *s, char *to, size_t room);
int requests_waiting(const struct station *s); /* questions, decisions, proposals to answer */
void shelf_rows(struct station *s, struct rows *r);
void shelf_open(struct station *s, int32_t entry);
void shelf_find(struct station *s, struct rows *r, int32_t from); /* entries counted from there */

#endif
