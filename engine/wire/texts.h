/*
 * A case in another language: text/<lang>.json of the case, roles/text/<lang>.json of the roles.
 * Each entry is named by the place of its source text ("injects.call_1.subject", of a list member
 * its id or else its number from 0; of a role's file "roles.police.mandate"; of a hand-out
 * "props.letter.md") and has the words and the source that they were made from. A text without an
 * entry of its own takes the words of one with the same source. Source:
 * handbook/format/scenario.md.
 */
#ifndef WIRE_TEXTS_H
#define WIRE_TEXTS_H

#include "engine/core/names.h"
#include "engine/wire/doc.h"
#include "engine/wire/load.h"

struct loading;

/* An entry of the files. */
struct translated {
    const struct doc *doc;
    const struct node *node; /* the member */
    const struct node *text; /* NULL: none yet */
    struct span source, was;
    bool used;
};

/* What a load in a language has at hand. */
struct texts {
    struct translation *to; /* its language, and what becomes known about it */
    struct arena *arena;
    struct names place, source; /* entries by their place; by their source */
    struct translated *entry;
    int32_t *by_source; /* the entry of each name of `source` */
    struct names known; /* the texts there are */
    int32_t unused;     /* entries that no text takes, so far */
};

/* The entries of a load's files, in the language of `to`. */
void texts_read(struct loading *g, struct translation *to);

/* Where the words for a text are: another document and node, if it is translated. t may be NULL. */
void texts_find(struct texts *t, const struct doc **doc, const struct node **text);

/* The words for a hand-out. */
struct span texts_prop(struct texts *t, struct span name, struct span text);

/* Entries that nothing takes, words for a source that has changed, texts without any. */
void texts_settle(struct loading *g);

#endif
