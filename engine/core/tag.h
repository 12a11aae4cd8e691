/*
 * A tag points at one object of any kind: cause of a fact, source of a text, thing attached.
 */
#ifndef CORE_TAG_H
#define CORE_TAG_H

#include "engine/core/names.h"

enum tag_kind {
    TAG_NONE,
    /* named in the case: index */
    TAG_KNOWLEDGE,
    TAG_THING,
    TAG_INJECT,
    TAG_OUTCOME,
    TAG_ANSWER,
    TAG_TRIGGER,
    TAG_DEADLINE,
    TAG_DECISION,
    TAG_MISTAKE,
    TAG_ENDING,
    TAG_VERB, /* the words of a role for an act that no outcome fits */
    TAG_DESK,
    /* born in play: number from 1 */
    TAG_ACT,
    TAG_REQUEST,
    TAG_ITEM,
    TAG_JOINT,
    TAG_KIND_COUNT
};

struct tag {
    int32_t kind; /* enum tag_kind */
    int32_t index;
};

const char *tag_name(enum tag_kind kind);

/* The names a tag's index counts in, or REF_KIND_COUNT if it is a number born in play. */
enum ref_kind tag_ref(enum tag_kind kind);

static inline struct tag tag_of(enum tag_kind kind, int32_t index)
{
    return (struct tag){(int32_t)kind, index};
}

static inline bool tag_same(struct tag a, struct tag b)
{
    return a.kind == b.kind && a.index == b.index;
}

#endif
