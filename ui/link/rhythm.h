/*
 * How often a screen is drawn anew for what comes by itself. As long as it is little, each picture
 * is drawn at once. Where it is much, nobody could read every picture, and to draw them all would
 * take the time that keys need: then they keep a distance.
 */
#ifndef LINK_RHYTHM_H
#define LINK_RHYTHM_H

#include <stdint.h>

enum {
    PICTURE_MS = 25,     /* from one picture to the next in the long run: 40 a second ... */
    PICTURES_AT_ONCE = 6 /* ... where so many have come without a distance */
};

struct rhythm {
    int64_t to_ms; /* how far the pictures drawn so far reach at that distance; 0: none was */
};

/* 0: a picture is drawn now. Else in how many ms it may be, at most PICTURE_MS. */
int64_t rhythm_next(struct rhythm *r, int64_t mono_ms);

#endif
