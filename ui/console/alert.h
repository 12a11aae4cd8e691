/*
 * What wants the facilitator's attention, the most urgent first (place_desks.c).
 */
#ifndef CONSOLE_ALERT_H
#define CONSOLE_ALERT_H

#include <stdbool.h>
#include <stdint.h>

struct console;

/* Entries of DESK_ASKED: calls are below ROWS_NOBODY by their number, persons below those, and
 * messages to control desks, by item. */
enum { FIRST_CALL = -2, FIRST_PERSON = -1000000, FIRST_WRITTEN = -2000000 };

struct alert {
    int32_t place, entry;
    const char *text; /* until the next picture */
    bool real;        /* an emergency outside the exercise */
};

/* The nth, from 0. false: no more. */
bool alert_nth(struct console *s, int32_t nth, struct alert *ret);

#endif
