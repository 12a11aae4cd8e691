/*
 * What staff asked for here and now (handbook/format/protocol.md, `look` and `card`): an inject,
 * what can come of an act, a person, a card.
 */
#ifndef LINK_LOOKED_H
#define LINK_LOOKED_H

#include "engine/base/arena.h"
#include "engine/core/scenario.h"

struct looked {
    struct arena arena;
    int32_t inject; /* NONE: nothing has come yet */
    int32_t person; /* thing; NONE */
    int32_t act;    /* 0 */
    int32_t now, chosen; /* of its outcomes, from 1: the case's, the facilitators'; 0: none */
    int32_t from;   /* desk or NONE */
    bool priority;
    bool words; /* of the inject: it is a desk's own words that it brings */
    uint64_t consents; /* of the person: desks that have it */
    struct also {
        char lang[4];
        struct span subject, text;
    } also[LANGUAGES_MAX]; /* the inject in the other languages of the case */
    int32_t alsos;
    struct span channel, sender, subject, text, controller, note, when;
    struct lines attached, expected, outcomes, attributes, nobody;
    bool nobodys; /* nobody: what no desk has been told yet has come */
    struct span card; /* as it is typed; empty: none */
};

/* From the answer; inject is NONE where it cannot be understood. */
void looked_read(struct looked *l, const struct scenario *lexicon, struct span result);

#endif
