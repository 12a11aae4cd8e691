/*
 * The key bars of both screens, each from a source of its own: their headers name alike what each
 * has.
 */
#ifndef PARTS_BARS_H
#define PARTS_BARS_H

#include "ui/parts/screen.h"

struct bar {
    const struct bindings *bindings;
    uint32_t where;
    int keys;
};

enum { ALL_KEYS = 10, STATION_BARS = 4, CONSOLE_BARS = 6 };

extern const struct bar station_bars[STATION_BARS];
extern const struct bar console_bars[CONSOLE_BARS];

#endif
