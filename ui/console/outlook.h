/*
 * What a facilitator asks before play is started or made faster.
 */
#ifndef CONSOLE_OUTLOOK_H
#define CONSOLE_OUTLOOK_H

#include "ui/console/console.h"

enum { CLOCK_TEXT = 8 };

/* When play ends on the clock on the wall at such a speed, "16:28"; false: it does not. */
bool console_ends(const struct console *s, int64_t permille, char to[CLOCK_TEXT]);

/* Who of those that sit there has said that play may begin, and who has not; in words. */
const char *desks_ready(struct console *s);

#endif
