/*
 * Names to numbers: open addressing in an arena, insertion only. Iteration is by number, never by
 * slot, so order never depends on hashes.
 */
#ifndef BASE_DICT_H
#define BASE_DICT_H

#include "engine/base/arena.h"

struct dict_slot {
    struct span name;
    int32_t value;
};

struct dict {
    struct dict_slot *slot;
    size_t room; /* power of two, 0 for a dict that holds nothing */
    size_t count;
};

void dict_init(struct dict *d, struct arena *a, size_t most);
bool dict_add(struct dict *d, struct span name, int32_t value); /* false: there already */
int32_t dict_find(const struct dict *d, struct span name);      /* -1: not there */

#endif
