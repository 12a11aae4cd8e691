#include "engine/core/names.h"

#include "engine/base/must.h"
#include "engine/base/text.h"

#include "engine/core/pure.h"

static const char *const kind_name[REF_KIND_COUNT] = {
    [REF_DESK] = "desk",           [REF_ROLE] = "role",
    [REF_VERB] = "verb",           [REF_THING] = "thing",
    [REF_KNOWLEDGE] = "knowledge", [REF_INJECT] = "inject",
    [REF_VARIABLE] = "variable",   [REF_ATTRIBUTE] = "attribute",
    [REF_POOL] = "pool",           [REF_OBJECTIVE] = "objective",
    [REF_STORYLINE] = "storyline", [REF_AREA] = "area",
    [REF_JOINT] = "joint",         [REF_AID] = "aid",
    [REF_BASIS] = "basis",         [REF_TERM] = "term",
    [REF_CHANNEL] = "channel",     [REF_SEGMENT] = "segment",
    [REF_TAG] = "tag",             [REF_OUTCOME] = "outcome",
    [REF_TRIGGER] = "trigger",     [REF_DEADLINE] = "deadline",
    [REF_DECISION] = "decision",   [REF_ANSWER] = "answer",
    [REF_NEED] = "need",           [REF_EXPECT] = "expectation",
    [REF_CRITERION] = "criterion", [REF_MISTAKE] = "mistake",
    [REF_ENDING] = "ending",       [REF_DRAW] = "draw",
};

const char *names_kind(enum ref_kind kind)
{
    MUST(kind < REF_KIND_COUNT);
    return kind_name[kind];
}

bool names_are_objects(enum ref_kind kind)
{
    return kind == REF_THING || kind == REF_KNOWLEDGE || kind == REF_DECISION;
}

void names_init(struct names *n, struct arena *a, int32_t most)
{
    MUST(most >= 0);
    *n = (struct names){.room = most};
    dict_init(&n->dict, a, (size_t)most);
    n->id = arena_array(a, (size_t)most, sizeof(*n->id));
    n->named = arena_array(a, (size_t)most, sizeof(*n->named));
}

int32_t names_add(struct names *n, struct span id)
{
    MUST(n->count < n->room);
    if (!dict_add(&n->dict, id, n->count)) {
        return NONE;
    }
    n->id[n->count] = id;
    return n->count++;
}

int32_t names_find(const struct names *n, struct span id)
{
    return dict_find(&n->dict, id);
}

struct nearest names_near(const struct names *n, struct span id)
{
    struct nearest near = {.wanted = id};

    for (int32_t i = 0; i < n->count; i++) {
        nearest_offer(&near, n->id[i]);
    }
    return near;
}
