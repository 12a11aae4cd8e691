/*
 * An id that is mistyped where it is given makes every place that names it wrong. What is wrong is
 * the one id, and that is told, not the places.
 */
#ifndef WIRE_SLIPS_H
#define WIRE_SLIPS_H

#include "engine/core/compile.h"

enum { SLIPS_MAX = 64 }; /* past it each place is told by itself */

struct slip {
    enum ref_kind kind;
    int32_t meant;      /* the id there is */
    struct span wanted; /* the id that is named */
};

struct slips {
    struct slip list[SLIPS_MAX];
    int32_t count;
};

struct loading;

/* What the compiler just failed on, as a slip from 1; 0: no name, or nothing like it is there. */
int32_t slips_note(struct slips *s, const struct compiler *c);

/*
 * When everything was read: an id that nothing names, while several places name one like it, gets
 * the finding in their place.
 */
void slips_settle(struct loading *g);

#endif
