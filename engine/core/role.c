#include "engine/core/role.h"

#include "engine/base/must.h"

#include "engine/core/pure.h"

const char *const does_names[DOES_COUNT + 1] = {
    [DOES_ACT] = "act",           [DOES_MESSAGE] = "message",   [DOES_REQUEST] = "request",
    [DOES_ANSWER] = "answer",     [DOES_SHARE] = "share",       [DOES_CONSENT] = "consent",
    [DOES_HANDOVER] = "handover", [DOES_DECIDE] = "decide",     [DOES_PROPOSE] = "propose",
    [DOES_AGREE] = "agree",       [DOES_REFUSE] = "refuse",     [DOES_CONTRIBUTE] = "contribute",
    [DOES_FLAG] = "flag",         [DOES_NOTE] = "note",
};

const char *const thing_kind_names[THING_KIND_COUNT + 1] = {
    [THING_PERSON] = "person",   [THING_PLACE] = "place",
    [THING_ACCOUNT] = "account", [THING_ORGANISATION] = "organisation",
    [THING_VEHICLE] = "vehicle", [THING_EXHIBIT] = "exhibit",
};

bool does_address(int32_t does)
{
    return does == DOES_MESSAGE || does == DOES_SHARE || does == DOES_CONSENT ||
           does == DOES_PROPOSE || does_address_one(does);
}

bool does_address_one(int32_t does)
{
    return does == DOES_REQUEST || does == DOES_HANDOVER;
}

bool does_want_words(int32_t does)
{
    return does == DOES_MESSAGE || does == DOES_REQUEST || does == DOES_NOTE ||
           does == DOES_DECIDE || does == DOES_REFUSE || does == DOES_FLAG;
}

int32_t verb_decision(const struct verb *v, bool yes)
{
    return yes ? v->key_option : v->key_option == 1 ? 2 : 1;
}

const char *does_name(enum does does)
{
    MUST(does < DOES_COUNT);
    return does_names[does];
}

const char *thing_kind_name(enum thing_kind kind)
{
    MUST(kind < THING_KIND_COUNT);
    return thing_kind_names[kind];
}

void role_code(const struct role *r, char to[ROLE_CODE])
{
    struct span s = r->short_title;
    size_t n = 0;

    for (size_t i = 0; i < s.len && n < 5; i++) {
        if (s.ptr[i] >= 'A' && s.ptr[i] <= 'Z') {
            to[n++] = s.ptr[i];
        }
    }
    if (n == 0) {
        to[n++] = 'D';
    }
    to[n] = '\0';
}
