/*
 * Sheets of the console about many injects at once (say_bulk.c), and what they share with those
 * about the clocks (say_steer.c).
 */
#ifndef CONSOLE_SAY_BULK_H
#define CONSOLE_SAY_BULK_H

#include "ui/console/console_screen.h"

void shift_begin(struct console *s);
void storyline_begin(struct console *s);

/* What is still to come of the storyline that is chosen; and what would not at its new time. */
const char *storyline_coming(struct console *s);
const char *shift_brings(struct console *s);

bool shift_send(struct console *s);
bool drop_send(struct console *s);

/* A line for a number or a time, into saying.line. */
void say_number(struct console *s, const char *title);

/* The first eight of the injects that are meant, by number and title; and how many there are. */
const char *say_named(struct console *s, bool (*is)(const struct console *s, int32_t inject),
                      int *ret_count);

#endif
