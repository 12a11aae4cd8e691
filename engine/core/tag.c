#include "engine/core/tag.h"

#include "engine/base/must.h"

#include "engine/core/pure.h"

static const struct {
    const char *name;
    enum ref_kind ref;
} rows[TAG_KIND_COUNT] = {
    [TAG_NONE] = {"none", REF_KIND_COUNT},
    [TAG_KNOWLEDGE] = {"knowledge", REF_KNOWLEDGE},
    [TAG_THING] = {"thing", REF_THING},
    [TAG_INJECT] = {"inject", REF_INJECT},
    [TAG_OUTCOME] = {"outcome", REF_OUTCOME},
    [TAG_ANSWER] = {"answer", REF_ANSWER},
    [TAG_TRIGGER] = {"trigger", REF_TRIGGER},
    [TAG_DEADLINE] = {"deadline", REF_DEADLINE},
    [TAG_DECISION] = {"decision", REF_DECISION},
    [TAG_MISTAKE] = {"mistake", REF_MISTAKE},
    [TAG_ENDING] = {"ending", REF_ENDING},
    [TAG_VERB] = {"verb", REF_VERB},
    [TAG_DESK] = {"desk", REF_DESK},
    [TAG_ACT] = {"act", REF_KIND_COUNT},
    [TAG_REQUEST] = {"request", REF_KIND_COUNT},
    [TAG_ITEM] = {"item", REF_KIND_COUNT},
    [TAG_JOINT] = {"joint", REF_KIND_COUNT},
};

const char *tag_name(enum tag_kind kind)
{
    MUST(kind < TAG_KIND_COUNT);
    return rows[kind].name;
}

enum ref_kind tag_ref(enum tag_kind kind)
{
    MUST(kind < TAG_KIND_COUNT);
    return rows[kind].ref;
}
