/*
 * The console in plain mode: short commands, one line a fact.
 */
#ifndef CONSOLE_PLAIN_CONSOLE_H
#define CONSOLE_PLAIN_CONSOLE_H

#include "ui/link/pane.h"

struct plain_console {
    struct pane pane; /* first: callbacks get it */
    int32_t *inject;  /* state by index, malloc'ed; enum inject_state */
    char who[4096];   /* the last status: who is there */
    int32_t open_request[256];
    int32_t open_requests;
    bool quiet; /* show injects, acts, questions only */
};

void plain_console_init(struct plain_console *s, struct loop *loop,
                        const struct client_options *options);
void plain_console_done(struct plain_console *s);

#endif
