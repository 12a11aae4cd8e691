/*
 * The console in plain mode: short commands, one line a fact.
 */
#ifndef CONSOLE_PLAIN_CONSOLE_H
#define CONSOLE_PLAIN_CONSOLE_H

#include "ui/console/control.h"
#include "ui/link/pane.h"

struct plain_console {
    struct pane pane; /* first: callbacks get it */
    struct control control;
    bool quiet; /* show injects, acts, questions only */
};

void plain_console_init(struct plain_console *s, struct loop *loop,
                        const struct client_options *options);
void plain_console_done(struct plain_console *s);

#endif
