/*
 * What facilitators have changed of injects that have not come yet: a table of the state.
 */
#ifndef CORE_AMENDED_H
#define CORE_AMENDED_H

#include "engine/base/limits.h"
#include "engine/base/span.h"

struct state;

struct amended {
    int64_t to;     /* desks, as bits; 0: the case's */
    int32_t inject; /* + 1; 0: free */
    int32_t subject_len, words_len, pad; /* 0: the case's */
};

enum { AMENDED_ROOM = TYPED_SUBJECT_MAX + TYPED_TEXT_MAX };

/* What is changed of an inject; NULL: nothing. */
const struct amended *state_amended(const struct state *st, int32_t inject);

/* Its words in AMENDED_ROOM: the subject, and what is to be read. */
struct span state_amended_subject(const struct state *st, const struct amended *a);
struct span state_amended_words(const struct state *st, const struct amended *a);

#endif
