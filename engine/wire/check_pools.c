/*
 * Pools and what asks for their units: a tag that only one side knows is a slip of the pen, and
 * would be found by a desk that waits for somebody who never comes.
 */
#include "engine/base/text.h"
#include "engine/wire/load_steps.h"

static bool has(const struct unit *u, int32_t tag)
{
    for (int32_t i = 0; i < u->tags; i++) {
        if (u->tag[i] == tag) {
            return true;
        }
    }
    return false;
}

static bool is_there(const struct pool *p, int32_t tag)
{
    for (int32_t i = 0; i < p->units; i++) {
        if (has(&p->unit[i], tag)) {
            return true;
        }
    }
    return false;
}

/* By the verb itself, or by an option of its form. */
static bool asks(const struct scenario *sc, const struct verb *v, int32_t pool, int32_t tag)
{
    for (int32_t i = 0; i < v->uses; i++) {
        const struct use *u = &v->use[i];
        const struct choice *c = u->tag_from == NONE ? NULL : &v->field[u->tag_from].choice;

        if (u->pool == pool && u->tag == tag) {
            return true;
        }
        for (int32_t k = 0; c && u->pool == pool && k < c->options; k++) {
            if (names_find(&sc->names[REF_TAG], c->option[k].id) == tag) {
                return true;
            }
        }
    }
    return false;
}

static void nobody_asks(struct loading *g, int32_t pool, const struct unit *u)
{
    const struct scenario *sc = g->load.sc;

    for (int32_t i = 0; i < u->tags; i++) {
        struct span tag = scenario_id(sc, REF_TAG, u->tag[i]);
        bool asked = false;

        for (int32_t v = 0; v < sc->verbs; v++) {
            asked = asked || asks(sc, &sc->verb[v], pool, u->tag[i]);
        }
        if (!asked) {
            load_report(g, load_entry(g, REF_POOL, pool), "units", true,
                        "no verb asks this pool for '%.*s'", (int)tag.len, tag.ptr);
        }
    }
}

static void nobody_comes(struct loading *g, int32_t verb)
{
    const struct scenario *sc = g->load.sc;
    const struct verb *v = &sc->verb[verb];
    const struct node *uses = doc_member(g->verb_node[verb], "uses");

    for (int32_t i = 0; i < v->uses; i++) {
        const struct use *u = &v->use[i];

        if (u->pool != NONE && u->tag != NONE && !is_there(&sc->pool[u->pool], u->tag)) {
            struct span tag = scenario_id(sc, REF_TAG, u->tag);
            struct span pool = scenario_id(sc, REF_POOL, u->pool);
            struct finding f = doc_place(g->verb_doc[verb], uses->at);

            f.warning = true;
            findings_add(g->load.findings, &f, "no unit of the pool '%.*s' has the tag '%.*s'",
                         (int)pool.len, pool.ptr, (int)tag.len, tag.ptr);
        }
    }
}

void check_pools(struct loading *g)
{
    const struct scenario *sc = g->load.sc;

    for (int32_t p = 0; p < scenario_count(sc, REF_POOL); p++) {
        for (int32_t i = 0; i < sc->pool[p].units; i++) {
            nobody_asks(g, p, &sc->pool[p].unit[i]);
        }
    }
    for (int32_t v = 0; v < sc->verbs; v++) {
        nobody_comes(g, v);
    }
}
