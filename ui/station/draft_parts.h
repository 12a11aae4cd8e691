/*
 * Private to the draft*.c files: how what is chosen is numbered.
 */
#ifndef STATION_DRAFT_PARTS_H
#define STATION_DRAFT_PARTS_H

#include "ui/station/draft.h"

enum { DECISION_OPTIONS = 64, ALONG_KINDS = 2 };

/* Values of ASK_ALONG and ASK_DECISION: two handles in one number. */
static inline int32_t along_knowledge(int32_t handle)
{
    return handle * ALONG_KINDS;
}

static inline int32_t along_thing(int32_t handle)
{
    return handle * ALONG_KINDS + 1;
}

static inline int32_t decision_value(int32_t handle, int32_t option)
{
    return handle * DECISION_OPTIONS + option;
}

/* One of these (bits of enum does)? */
bool draft_any_of(const struct draft *d, uint32_t which);

/* The board holds a card that the act could be about. */
bool draft_any_card(const struct draft *d, struct sight s);

/* The parts of the joint item that is proposed or contributed to; none. */
const struct lines *draft_parts(const struct draft *d, struct sight s);

#endif
