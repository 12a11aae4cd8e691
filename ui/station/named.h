/*
 * Does somebody's name stand in words that were typed?
 */
#ifndef STATION_NAMED_H
#define STATION_NAMED_H

#include "engine/base/arena.h"
#include "engine/base/span.h"

/*
 * A part of the name, of two letters or more, as a word of the text, whatever its case and last
 * letter ("Самиру" is Самира). What has a word in small letters is a description, as "The man from
 * the village", and names nobody.
 *
 *   text  folded (measure_fold)
 *   a     for the name, folded
 */
bool named_in(struct arena *a, struct span name, struct span text);

#endif
