/*
 * What the rules keep an eye on for the sake of conditions. Found at load.
 */
#ifndef CORE_WATCH_H
#define CORE_WATCH_H

#include "engine/core/expr.h"
#include "engine/core/pattern.h"
#include "engine/core/tag.h"

/* A pattern whose history the state keeps, because some condition asks. */
struct probe {
    struct pattern pattern;
    int32_t slot; /* first of its slots: one, or one a thing */
};

/* A condition that is watched for becoming true. */
struct watch {
    const struct code *code;
    struct tag of;  /* TAG_INJECT, TAG_TRIGGER, TAG_DEADLINE, TAG_DECISION, TAG_MISTAKE */
    int32_t part;   /* option of a decision; 0 start, 1 met of a deadline; -1 opens a decision */
};

#endif
