/*
 * Topics: which facts can change which conditions. One bit each of 64, by hash; a false share costs
 * an evaluation, never a wrong answer.
 */
#ifndef CORE_TOPIC_H
#define CORE_TOPIC_H

#include <stdint.h>

enum topic_kind {
    TOPIC_CLOCK,
    TOPIC_VARIABLE,
    TOPIC_ATTRIBUTE,
    TOPIC_INJECT,
    TOPIC_KNOWLEDGE,
    TOPIC_CARD,
    TOPIC_EXHIBIT,
    TOPIC_CONSENT,
    TOPIC_PROBE,
    TOPIC_JOINT,
    TOPIC_DECISION,
    TOPIC_EVALUATION,
    TOPIC_KIND_COUNT
};

static inline uint64_t topic_bit(enum topic_kind kind, int32_t index)
{
    return UINT64_C(1) << (((uint32_t)kind * 5u + (uint32_t)index) & 63u);
}

#endif
