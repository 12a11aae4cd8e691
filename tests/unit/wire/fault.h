/*
 * A fault in a list of a case: the text of one entry, with @ where the finding belongs. It is put
 * first, in the middle and last among sound entries, and the place is reckoned here, from the mark.
 * ~n~text~ stands for the text n times, with # in it for a number that is never the same.
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

#define FAULT_SECTION(name, file, section, entry)                                                  \
    static const struct ground name = {file, "{'" section "': [\n  ", entry, "\n]}\n"}

/* Of entries and keys (faults.c); of conditions, effects and bounds (faults_code.c). */
extern const struct fault faults[], code_faults[];
extern const size_t fault_count, code_fault_count;

#endif
