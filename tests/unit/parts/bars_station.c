#include "tests/unit/parts/bars.h"
#include "ui/station/station_parts.h"

const struct bar station_bars[STATION_BARS] = {
    {&station_bindings, WHERE_PLACES, ALL_KEYS},
    {&station_bindings, WHERE_PLACES | WHERE_HELD, ALL_KEYS},
    {&station_bindings, WHERE_SHEET, 2},
    {&station_bindings, WHERE_STEPS, 3},
};
