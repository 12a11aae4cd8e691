/*
 * What somebody does, in one shape: asked for in a command, recorded in a fact, recommended in a
 * cue, matched by patterns.
 */
#ifndef CORE_ACT_H
#define CORE_ACT_H

#include "engine/core/role.h"
#include "engine/core/tag.h"

struct act {
    int32_t desk;
    int32_t verb;    /* name */
    int32_t target;  /* thing, or NONE */
    int32_t ref;     /* request or joint item by number, decision by index + 1; 0: none */
    int32_t pick;    /* decide: option + 1; contribute: part of the joint item + 1; 0: none */
    int32_t basis;   /* legal basis, or NONE */
    uint64_t to;     /* desks addressed */
    int32_t choice[FIELDS_MAX]; /* by field of the verb's form: option + 1; 0: none */
    struct tag attach[ATTACH_MAX];
    int32_t attaches;
    int32_t pad; /* always 0: the state's digest covers every byte */
};

_Static_assert(sizeof(struct act) == 6 * 4 + 8 + FIELDS_MAX * 4 + ATTACH_MAX * 8 + 8,
               "no padding: acts are part of the state's digest");

static inline struct act act_none(void)
{
    return (struct act){.desk = NONE, .verb = NONE, .target = NONE, .basis = NONE};
}

static inline uint64_t desk_bit(int32_t desk)
{
    return UINT64_C(1) << (desk & 63);
}

/* The first desk of some; there is one. */
static inline int32_t desk_first(uint64_t desks)
{
    int32_t d = 0;

    while (!(desks & desk_bit(d))) {
        d++;
    }
    return d;
}

#endif
