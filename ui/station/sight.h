/*
 * What a desk sees: its view with the lexicon, and the words for it.
 */
#ifndef STATION_SIGHT_H
#define STATION_SIGHT_H

#include "ui/link/client.h"
#include "ui/link/wordbook.h"

struct sight {
    const struct client *client;
    const struct wordbook *words;
};

/* Has the desk done this about it (enum does, `ref`), or come as far with it (enum act_status)? */
bool sight_acted(struct sight s, int32_t does, int32_t ref, int32_t as_far);

/* Does this act of the desk still wait, for a yes or a free unit, so that it can be taken back? */
bool sight_waits(struct sight s, int32_t act);

/* How an act of the desk stands (enum act_status), in words. */
const char *sight_status(int32_t status);

/* What is to be said where something came for which the view has no room; NULL: nothing. */
const char *sight_full(struct sight s);

#endif
