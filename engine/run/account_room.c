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

/* The desks that lack it; one that it lies at unread is told so. */
static struct span desks_without(struct account *a, int32_t knowledge, uint64_t without)
{
    size_t from = a->scratch.len;

    for (int32_t d = 0; d < scenario_count(a->sc, REF_DESK); d++) {
        struct account_fill fill;

        if (!(without & desk_bit(d))) {
            continue;
        }
        account_between(a, WORD_COMMA);
        fill = (struct account_fill){.desk = account_desk_name(a, d, 64)};
        if (lies_there(a, d, knowledge) == NEVER) {
            bytes_span(&a->scratch, fill.desk);
        } else {
            fill.time = account_time(a, lies_there(a, d, knowledge));
            account_say(a, WORD_UNSHARED_UNREAD, &fill);
        }
    }
    return account_take(a, from);
}

static void one(struct account *a, int32_t knowledge, int32_t knower, uint64_t without)
{
    struct account_fill fill = {.desk = account_desk_name(a, knower, 64),
                                .time = account_time(a, known_at(a, knower, knowledge)),
                                .text =
                                    account_line(a, tell_known(&a->tell, knower, knowledge), 200),
                                .to = desks_without(a, knowledge, without)};

    account_say(a, WORD_UNSHARED_ONE, &fill);
    account_put(a, "  *", 4);
}

void account_unshared(struct account *a)
{
    int32_t count = scenario_count(a->sc, REF_KNOWLEDGE);
    struct needed n = {calloc((size_t)count + 1, sizeof(uint64_t)), a->sc};
    int32_t told = 0;

    MUST(n.by);
    find_needed(&n);
    account_put_heading(a, WORD_UNSHARED);
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
        struct account_fill fill = {.number = account_number(a, told - UNSHARED_MOST)};

        account_say(a, WORD_MORE, &fill);
        account_put(a, "", 2);
    }
    if (!told) {
        account_put_word(a, WORD_UNSHARED_NONE);
    }
    free(n.by);
}
