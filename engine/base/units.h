/*
 * Units of time. Play and story time are counted in milliseconds.
 */
#ifndef BASE_UNITS_H
#define BASE_UNITS_H

#include <stdint.h>

static const int64_t MINUTE_MS = 60 * INT64_C(1000);
static const int64_t HOUR_MS = 60 * 60 * INT64_C(1000);
static const int64_t DAY_MS = 24 * 60 * 60 * INT64_C(1000);

#endif
