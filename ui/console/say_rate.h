/*
 * How it was: objectives (P, S, M, U) and the areas of the rubric, each with its evidence: sheets
 * of say.h.
 */
#ifndef CONSOLE_SAY_RATE_H
#define CONSOLE_SAY_RATE_H

#include "ui/console/say.h"

/* "P: without challenges" ... (HSEEP); of enum rating. */
const char *rating_words(int32_t rating);

/* "4: as it should be" ...; of a grade + 1, 0: none. */
const char *grade_words(int32_t grade);

void rate_begin(struct console *s);
bool rate_send(struct console *s);
void grade_begin(struct console *s);
bool grade_send(struct console *s);

/* What an observation is about: its sign, time and desk, and what was
   written; until the next picture. */
const char *mark_words(struct console *s, int32_t mark);

#endif
