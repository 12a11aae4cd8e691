#include "engine/core/refusal.h"

#include "engine/base/must.h"

#include "engine/core/pure.h"

const char *const refusal_names[REFUSAL_COUNT + 1] = {
#define X(symbol, name, text) [REFUSE_##symbol] = (name),
    REFUSALS(X)
#undef X
};

static const char *const texts[REFUSAL_COUNT] = {
#define X(symbol, name, text) [REFUSE_##symbol] = (text),
    REFUSALS(X)
#undef X
};

const char *refusal_text(enum refusal code)
{
    MUST(code < REFUSAL_COUNT);
    return texts[code];
}
