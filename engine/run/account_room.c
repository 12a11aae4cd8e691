/*
 * Known in the room, and not where it was needed: what one desk knew and another would have needed.
 */
#include <stdlib.h>

#include "engine/base/must.h"
#include "engine/base/safe.h"
#include "engine/core/by_desk.h"
#include "engine/core/function.h"
#include "engine/run/account_parts.h"

enum { UNSHARED_MOST = 12 };

/* Desks that something in the case waits for to know it. By knowledge. */
struct needed {
    uint64_t *by;
    const struct scenario *sc;
};

/* knows(desk, knowledge) and told(...) inside a condition; self is the desk that acts. */
static void needed_in(struct needed *n, const struct code *code, int32_t self)
{
    for (int32_t i = 0; i < code->ops; i++) {
        const struct op *op = &code->op[i];
        bool asks = (op->code == OP_FLAG || op->code == OP_SINCE || op->code == OP_VALUE) &&
                    (op->fn == FN_KNOWS || op->fn == FN_TOLD);
        int32_t desk = asks && op->arg[0] == ARG_SELF ? self : op->arg[0];

        if (asks && desk >= 0 && desk < scenario_count(n->sc, REF_DESK) && op->arg[1] >= 0 &&
            op->arg[1] < scenario_count(n->sc, REF_KNOWLEDGE)) {
            n->by[op->arg[1]] |= desk_bit(desk);
        }
    }
}

static void find_needed(struct needed *n)
{
    const struct scenario *sc = n->sc;

    for (int32_t i = 0; i < scenario_count(sc, REF_EXPECT); i++) {
        const struct expect *e = &sc->expect[i];

        if (!e->avoid && e->pattern.to != NONE && e->pattern.with != NONE) {
            n->by[e->pattern.with] |= desk_bit(e->pattern.to);
        }
    }
    for (int32_t i = 0; i < scenario_count(sc, REF_CRITERION); i++) {
        needed_in(n, &sc->criterion[i].when, NONE);
    }
    for (int32_t i = 0; i < scenario_count(sc, REF_NEED); i++) {
        needed_in(n, &sc->need[i].when, sc->need[i].pattern.desk);
    }
    for (int32_t i = 0; i < scenario_count(sc, REF_OUTCOME); i++) {
        needed_in(n, &sc->outcome[i].when, sc->outcome[i].pattern.desk);
    }
}

static int64_t known_at(const struct account *a, int32_t desk, int32_t knowledge)
{
    return *state_known(a->st, desk, knowledge);
}

/* The played desk that knew it first, or NONE. */
static int32_t first_to_know(const struct account *a, int32_t knowledge)
{
    int32_t best = NONE;

    for (int32_t d = 0; d < scenario_count(a->sc, REF_DESK); d++) {
        int64_t at = known_at(a, d, knowledge);

        if (!a->sc->desk[d].control && at != NEVER &&
            (best == NONE || at < known_at(a, best, knowledge))) {
            best = d;
        }
    }
    return best;
}

/* Sent to the desk and lying there unread: when; NEVER: it did not come. */
static int64_t lies_there(const struct account *a, int32_t desk, int32_t knowledge)
{
    return *state_told(a->st, desk, knowledge);
}

static void one(struct account *a, int32_t knowledge, int32_t knower, uint64_t without)
{
    struct bytes *b = &a->scratch;
    bool any = false;

    safe_line(tell_desk(a->sc, knower), 64, b);
    bytes_text(b, " knew from ");
    account_clock(a, known_at(a, knower, knowledge), b);
    bytes_text(b, ": \"");
    safe_line(tell_known(&a->tell, knower, knowledge), 200, b);
    bytes_text(b, "\" Not known to: ");
    for (int32_t d = 0; d < scenario_count(a->sc, REF_DESK); d++) {
        if (without & desk_bit(d)) {
            bytes_text(b, any ? ", " : "");
            safe_line(tell_desk(a->sc, d), 64, b);
            if (lies_there(a, d, knowledge) != NEVER) {
                bytes_text(b, " (it lies there unread since ");
                account_clock(a, lies_there(a, d, knowledge), b);
                bytes_char(b, ')');
            }
            any = true;
        }
    }
    bytes_char(b, '.');
    account_put(a, "  *", 4);
}

void account_unshared(struct account *a)
{
    int32_t count = scenario_count(a->sc, REF_KNOWLEDGE);
    struct needed n = {calloc((size_t)count + 1, sizeof(uint64_t)), a->sc};
    int32_t told = 0;

    MUST(n.by);
    find_needed(&n);
    account_heading(a->to, "Known in the room, and not where it was needed");
    for (int32_t k = 0; k < count; k++) {
        int32_t knower = first_to_know(a, k);
        uint64_t without = 0;

        for (int32_t d = 0; d < scenario_count(a->sc, REF_DESK) && knower != NONE; d++) {
            bool lacks = !a->sc->desk[d].control && known_at(a, d, k) == NEVER;

            without |= lacks && (n.by[k] & desk_bit(d)) ? desk_bit(d) : 0;
        }
        if (without && told++ < UNSHARED_MOST) {
            one(a, k, knower, without);
        }
    }
    if (told > UNSHARED_MOST) {
        bytes_fmt(a->to, "  and %d more\n", (int)(told - UNSHARED_MOST));
    }
    bytes_text(a->to, told ? "" : "Nothing that another desk was waiting for.\n");
    free(n.by);
}
