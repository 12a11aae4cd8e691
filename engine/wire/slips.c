#include "engine/wire/slips.h"

#include "engine/wire/load_steps.h"

int32_t slips_note(struct slips *s, const struct compiler *c)
{
    if (c->meant == NONE) {
        return 0;
    }
    for (int32_t i = 0; i < s->count; i++) {
        const struct slip *known = &s->list[i];

        if (known->kind == c->kind && known->meant == c->meant &&
            span_eq(known->wanted, c->wanted)) {
            return i + 1;
        }
    }
    if (s->count == SLIPS_MAX) {
        return 0;
    }
    s->list[s->count++] = (struct slip){c->kind, c->meant, c->wanted};
    return s->count;
}

static int32_t places(const struct findings *f, int32_t slip)
{
    int32_t count = 0;

    for (int32_t i = 0; i < f->count; i++) {
        count += f->list[i].slip == slip;
    }
    return count;
}

static void drop(struct findings *f, int32_t slip)
{
    int32_t kept = 0;

    for (int32_t i = 0; i < f->count; i++) {
        if (f->list[i].slip != slip) {
            f->list[kept++] = f->list[i];
        }
    }
    f->errors -= f->count - kept;
    f->count = kept;
}

void slips_settle(struct loading *g)
{
    struct findings *f = g->load.findings;
    struct scenario *sc = g->load.sc;

    for (int32_t i = 0; i < g->load.slips.count; i++) {
        const struct slip *s = &g->load.slips.list[i];
        struct span id = scenario_id(sc, s->kind, s->meant);
        int32_t count = places(f, i + 1);

        if (count < 2 || sc->names[s->kind].named[s->meant] || !g->entries[s->kind].count) {
            continue;
        }
        drop(f, i + 1);
        load_report(g, load_entry(g, s->kind, s->meant), "id", false,
                    "nothing names the %s '%.*s', and %d places name '%.*s': is this id mistyped?",
                    names_kind(s->kind), (int)id.len, id.ptr, (int)count, (int)s->wanted.len,
                    s->wanted.ptr);
        sc->names[s->kind].named[s->meant] = true;
    }
}
