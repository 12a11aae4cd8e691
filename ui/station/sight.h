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

#endif
