/*
 * Private to the screen: the sheets that every screen has (screen_menu.c).
 */
#ifndef PARTS_SCREEN_PARTS_H
#define PARTS_SCREEN_PARTS_H

#include "ui/parts/screen.h"

void menu_draw(struct screen *s, struct area screen);
void menu_key(struct screen *s, struct key key);
void help_draw(struct screen *s, struct area screen);
void help_key(struct screen *s, struct key key);

bool screen_waits(struct screen *s);     /* there is nothing to show yet */
uint32_t screen_where(struct screen *s); /* of the places, or of that */

#endif
