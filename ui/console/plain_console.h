/*
 * The console in plain mode: short commands, one line a fact.
 */
#ifndef CONSOLE_PLAIN_CONSOLE_H
#define CONSOLE_PLAIN_CONSOLE_H

#include "ui/link/pane.h"
#include "ui/link/roster.h"

enum { CALLS_KEPT = 12 };

/* What waits for the answer of a control desk. */
struct question {
    int32_t request, to;
    bool for_yes;       /* an act waits for it */
    int64_t at_ms;      /* play: asked */
    int64_t planned_ms; /* play: the case answers by itself; NEVER */
    char *line;         /* who asks whom about what, malloc'ed */
    char *words;        /* what was typed, malloc'ed */
};

/* To which desks an item has gone, and where it was opened. */
struct console_item {
    uint64_t to, opened;
};

struct inject_now {
    int32_t state; /* enum inject_state */
    int64_t at_ms; /* play time at which it came to it */
};

struct plain_console {
    struct pane pane; /* first: callbacks get it */
    struct inject_now *inject; /* by index, malloc'ed */
    struct roster roster;      /* of the last status */
    struct console_item *item; /* by number - 1, malloc'ed */
    int32_t items;
    struct question *question; /* malloc'ed, oldest first */
    int32_t questions;
    int32_t asked; /* put to a control desk just now; 0 */
    char *call[CALLS_KEPT]; /* who called the facilitator, in words; malloc'ed */
    int32_t calls;
    int32_t calls_heard, calls_noted; /* of the whole exercise; the second is kept (keep.h) */
    bool started, paused, ended; /* play */
    char why[240];               /* it is paused; "" */
    bool quiet; /* show injects, acts, questions only */
};

void plain_console_init(struct plain_console *s, struct loop *loop,
                        const struct client_options *options);
void plain_console_done(struct plain_console *s);

#endif
