/*
 * Handles: how objects are called in one seat's view. Numbered from 1 by first appearance there, so
 * that nothing of the host's numbering, and nothing of what others do, ever shows.
 *
 * Staff see the host's own numbers.
 */
#ifndef RUN_HANDLES_H
#define RUN_HANDLES_H

#include "engine/core/command.h"
#include "engine/core/fact.h"
#include "engine/core/scenario.h"

enum handle_class {
    HANDLE_THING,
    HANDLE_KNOWLEDGE,
    HANDLE_DECISION,
    HANDLE_ACT,
    HANDLE_REQUEST,
    HANDLE_ITEM,
    HANDLE_JOINT,
    HANDLE_CLASS_COUNT
};

struct handle_map {
    int32_t *host;  /* by handle - 1: index or number */
    int32_t count, room;
    bool mixed;     /* host does not rise */
    int32_t *given; /* by index: handle or 0; only classes with a fixed number of objects */
};

struct handles {
    const struct scenario *sc;
    bool staff;
    struct handle_map map[HANDLE_CLASS_COUNT];
};

void handles_init(struct handles *h, const struct scenario *sc, bool staff);
void handles_done(struct handles *h);

/* A fact as this view sees it: objects as handles, host-only members blanked. */
void handles_hide(struct handles *h, struct fact *f);

/* The handle that an object has in this view; 0: it has not appeared there yet. */
int32_t handles_given(const struct handles *h, enum handle_class c, int32_t object);

/* A command's handles to the host's objects; false where one is not of this view. */
bool handles_resolve(const struct handles *h, struct command *cmd);

#endif
