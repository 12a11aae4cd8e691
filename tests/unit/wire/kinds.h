/*
 * The kinds of finding, as the sources have them: the format of every call that reports one. So a
 * new kind without a fault turns the tests red.
 */
#ifndef UNIT_WIRE_KINDS_H
#define UNIT_WIRE_KINDS_H

#include <stdbool.h>

enum { KINDS_MAX = 400, KIND_LEN = 256 };

struct kind {
    const char *path;
    char format[KIND_LEN];
    bool seen;
};

struct kinds {
    struct kind kind[KINDS_MAX];
    int count;
};

/* All of engine/wire and engine/core; those that only pass a text on ("%s") are left out. */
void kinds_read(struct kinds *k);

/* Mark each kind of which this can be the text. */
void kinds_seen(struct kinds *k, const char *text);

/* Mark the kind with this format; false if there is none. */
bool kinds_name(struct kinds *k, const char *format);

#endif
