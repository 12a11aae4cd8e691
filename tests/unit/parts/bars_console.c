#include "tests/unit/parts/bars.h"
#include "ui/console/console_screen.h"

/* Who only watches, who may note, who steers; a sheet, its steps, the public view. */
const struct bar console_bars[CONSOLE_BARS] = {
    {&console_bindings, WHERE_PLACES, 6},
    {&console_bindings, WHERE_PLACES | WHERE_NOTES, 8},
    {&console_bindings, WHERE_PLACES | WHERE_STEERS | WHERE_SPEAKS | WHERE_NOTES, ALL_KEYS},
    {&console_bindings, WHERE_SHEET, 2},
    {&console_bindings, WHERE_STEPS, 3},
    {&console_bindings, WHERE_PUBLIC, 1},
};
