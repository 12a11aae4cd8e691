#include "engine/core/amended.h"

#include <stddef.h>

#include "engine/core/state.h"

#include "engine/core/pure.h"

const struct amended *state_amended(const struct state *st, int32_t inject)
{
    for (int32_t i = 0; i < st->amended_most; i++) {
        if (st->amended[i].inject == inject + 1) {
            return &st->amended[i];
        }
    }
    return NULL;
}

static const char *amended_text(const struct state *st, const struct amended *a)
{
    return st->amended_text + (size_t)(a - st->amended) * AMENDED_ROOM;
}

struct span state_amended_subject(const struct state *st, const struct amended *a)
{
    return (struct span){amended_text(st, a), (size_t)a->subject_len};
}

struct span state_amended_words(const struct state *st, const struct amended *a)
{
    return (struct span){amended_text(st, a) + TYPED_SUBJECT_MAX, (size_t)a->words_len};
}
