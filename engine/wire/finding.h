/*
 * What is wrong with a case: each finding at its place, in words that say what would be right.
 */
#ifndef WIRE_FINDING_H
#define WIRE_FINDING_H

#include "engine/base/arena.h"

enum { FINDINGS_MAX = 2000 }; /* past it the case is not worth reading on */

struct finding {
    int32_t file;          /* index in the case's files; -1: the case as a whole */
    uint32_t line, column; /* from 1; column in characters; 0: no place */
    int32_t slip;          /* of a name that was not found (slips.h); 0: of none */
    bool warning;
    struct span text;
};

struct findings {
    struct arena *arena;
    struct finding *list;
    int32_t count;
    int32_t errors;
    int32_t dropped; /* past FINDINGS_MAX */
};

void findings_init(struct findings *f, struct arena *a);

/* Add one; the text is formatted and kept. */
void findings_add(struct findings *f, const struct finding *at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* By file, line, column; the order of writing otherwise. */
void findings_sort(struct findings *f);

#endif
