/*
 * How a screen looks: colours, and signs that not every terminal has.
 */
#ifndef SCREEN_LOOK_H
#define SCREEN_LOOK_H

#include <stdbool.h>

/* The look of the text where it first stands ("0/6+bold": main.c); "" where it does not. */
const char *look_of(const char *text);
bool look_is(const char *look, const char *text);

/* Of the whole screen; they say which row it is that is not so. */
void look_no_colour(void);
void look_ascii(void);

#endif
