/*
 * Names of a case: each kind of thing has its own list of ids; everywhere inside, a thing is its
 * index in that list. The journal writes ids, stations get handles.
 */
#ifndef CORE_NAMES_H
#define CORE_NAMES_H

#include "engine/base/dict.h"
#include "engine/base/text.h"

enum { NONE = -1 }; /* no such thing, nothing chosen */

enum ref_kind {
    REF_DESK,
    REF_ROLE,
    REF_VERB, /* a verb's name; a role's own wording and times are found through the desk */
    REF_THING,
    REF_KNOWLEDGE,
    REF_INJECT,
    REF_VARIABLE,
    REF_ATTRIBUTE,
    REF_POOL,
    REF_OBJECTIVE,
    REF_STORYLINE,
    REF_AREA, /* of the rubric */
    REF_JOINT,
    REF_BASIS,
    REF_TERM,
    REF_AID,
    REF_CHANNEL,
    REF_SEGMENT,
    REF_TAG,
    REF_OUTCOME,
    REF_TRIGGER,
    REF_DEADLINE,
    REF_DECISION,
    REF_ANSWER,
    REF_NEED,
    REF_EXPECT,
    REF_CRITERION,
    REF_MISTAKE,
    REF_ENDING,
    REF_DRAW,
    REF_KIND_COUNT
};

struct names {
    struct dict dict;
    struct span *id;
    bool *named; /* does a text of the case name it? Kept by compile_name. */
    int32_t count;
    int32_t room;
};

/* What a kind is called in errors and tags: "desk", "inject". */
const char *names_kind(enum ref_kind kind);

/* Are these objects of the case, which travel as handles, or words that everybody knows? */
bool names_are_objects(enum ref_kind kind);

/* Room for at most `most` names, allocated in a. */
void names_init(struct names *n, struct arena *a, int32_t most);

/* Add a name; its index, or NONE if it is there already. The span must outlive the names. */
int32_t names_add(struct names *n, struct span id);

int32_t names_find(const struct names *n, struct span id); /* index or NONE */

/* The name that was meant by an id there is not. */
struct nearest names_near(const struct names *n, struct span id);

#endif
