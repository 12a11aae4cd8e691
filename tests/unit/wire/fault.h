/*
 * A fault in a list of a case: the text of one entry, with @ where the finding belongs. It is put
 * first, in the middle and last among sound entries, and the place is reckoned here, from the mark.
 */
#ifndef UNIT_WIRE_FAULT_H
#define UNIT_WIRE_FAULT_H

#include <stddef.h>

/* A file with a list to put faults in. %d in ok: a number that keeps ids apart. */
struct ground {
    const char *path;
    const char *head, *ok, *tail;
};

struct fault {
    const struct ground *ground;
    const char *entry;
    const char *says;
    int others; /* findings beside it */
};

extern const struct fault faults[];
extern const size_t fault_count;

#endif
