/*
 * The small case, for tests of what is wrong with a case as a whole.
 */
#ifndef UNIT_WIRE_WHOLE_H
#define UNIT_WIRE_WHOLE_H

#include "tests/support/case_text.h"

extern struct case_text whole;

/* Fixture: the sound small case. */
void whole_begin(void);
void whole_end(void);

/* The finding with these words, or NULL. */
const struct finding *whole_found(const char *words);

/* Loads it; there is exactly one finding, at a place (path NULL: nowhere), with these words. */
void whole_only(const char *path, uint32_t line, uint32_t column, const char *words);

#endif
