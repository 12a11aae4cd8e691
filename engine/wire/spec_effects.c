/*
 * An effect block in JSON: texts, and branches as objects. Flattened to effects with jumps.
 */
#include <string.h>

#include "engine/base/text.h"
#include "engine/wire/spec.h"

enum { BLOCK_MAX = 400, BRANCH_DEPTH = 4 };

struct flat {
    struct load *l;
    const struct doc *doc;
    struct effect effect[BLOCK_MAX];
    int32_t count;
};

/* A list being walked, and what to do when it ends. */
struct walk {
    const struct node *next;
    const struct node *otherwise; /* the `else` list still to come */
    int32_t branch;               /* effect whose jump is to be set; NONE */
};

static struct effect *add(struct flat *f, const struct node *at)
{
    if (f->count == BLOCK_MAX) {
        doc_error(f->doc, at, false, "an effect block has at most %d effects", BLOCK_MAX);
        return NULL;
    }
    f->effect[f->count] = (struct effect){.kind = EFFECT_KIND_COUNT};
    return &f->effect[f->count++];
}

static void text_effect(struct flat *f, const struct node *n)
{
    struct effect *e = add(f, n);

    if (e && !compile_effect(&f->l->compiler, n->text, e)) {
        spec_compile_error(f->l, f->doc, n);
    }
}

static void draw_name(struct flat *f, const struct node *n, struct effect *e)
{
    const struct node *id = doc_member(n, "id");
    const struct node *chance = doc_member(n, "chance");
    struct names *names = &f->l->sc->names[REF_DRAW];

    if (!id || id->kind != NODE_TEXT || !text_is_id(id->text)) {
        doc_error(f->doc, n, false, "a chance needs an id, which keeps its draws the same");
    } else if (names->count == names->room) {
        doc_error(f->doc, n, false, "the case has too many chances");
    } else {
        e->a = names_add(names, id->text);
        if (e->a == NONE) {
            doc_error(f->doc, id, false, "the chance '%.*s' is there already", (int)id->text.len,
                      id->text.ptr);
            e->a = 0;
        }
    }
    if (chance->kind != NODE_NUMBER || chance->number < 0 || chance->number > 1000) {
        doc_error(f->doc, chance, false, "expected a number of 1000");
        return;
    }
    e->permille = (int32_t)chance->number;
}

static void check_branch_keys(struct flat *f, const struct node *n)
{
    for (const struct node *c = n->first; c; c = c->next) {
        if (!span_is(c->key, "if") && !span_is(c->key, "then") && !span_is(c->key, "else") &&
            !span_is(c->key, "chance") && !span_is(c->key, "id")) {
            doc_error(f->doc, c, true, "unknown key '%.*s': a branch has if or chance, then, else",
                      (int)c->key.len, c->key.ptr);
        }
    }
}

/* The head of a branch; its `then` list, or NULL. */
static const struct node *branch(struct flat *f, const struct node *n, struct walk *ret)
{
    const struct node *when = doc_member(n, "if");
    const struct node *chance = doc_member(n, "chance");
    const struct node *then = doc_member(n, "then");
    const struct node *otherwise = doc_member(n, "else");
    struct effect *e = add(f, n);

    if (!e) {
        return NULL;
    }
    check_branch_keys(f, n);
    if (!then || then->kind != NODE_LIST || (!when == !chance)) {
        doc_error(f->doc, n, false, "a branch needs 'if' or 'chance', and a list 'then'");
        return NULL;
    }
    if (chance) {
        e->kind = EFFECT_CHANCE;
        draw_name(f, n, e);
    } else {
        e->kind = EFFECT_IF;
        if (spec_is_text(f->doc, when) &&
            !compile_condition(&f->l->compiler, when->text, &e->value)) {
            spec_compile_error(f->l, f->doc, when);
        }
    }
    if (otherwise && otherwise->kind != NODE_LIST) {
        doc_error(f->doc, otherwise, false, "expected a list of effects");
    }
    *ret = (struct walk){then->first, otherwise, f->count - 1};
    return then;
}

/* A list has ended: set the jump over it, and go on with its `else`. */
static bool close(struct flat *f, struct walk *w)
{
    struct effect *e;

    if (w->branch == NONE) {
        return false;
    }
    if (w->otherwise && w->otherwise->kind == NODE_LIST && w->otherwise->count) {
        const struct node *list = w->otherwise;

        e = add(f, list);
        f->effect[w->branch].jump = f->count;
        if (!e) {
            return false;
        }
        e->kind = EFFECT_JUMP;
        *w = (struct walk){list->first, NULL, f->count - 1};
        return true;
    }
    f->effect[w->branch].jump = f->count;
    return false;
}

static void flatten(struct flat *f, const struct node *list)
{
    struct walk stack[BRANCH_DEPTH + 1] = {{list->first, NULL, NONE}};
    int depth = 1;

    while (depth > 0) {
        struct walk *top = &stack[depth - 1];
        const struct node *n = top->next;

        if (!n) {
            depth -= !close(f, top);
            continue;
        }
        top->next = n->next;
        if (n->kind == NODE_TEXT) {
            text_effect(f, n);
        } else if (n->kind == NODE_OBJECT && depth <= BRANCH_DEPTH) {
            depth += branch(f, n, &stack[depth]) != NULL;
        } else {
            doc_error(f->doc, n, false, "expected an effect or a branch, at most %d deep",
                      BRANCH_DEPTH);
        }
    }
}

struct block spec_effects(struct load *l, const struct doc *doc, const struct node *list)
{
    struct flat f = {.l = l, .doc = doc};
    struct effect *kept;

    if (list->kind != NODE_LIST) {
        return (struct block){0};
    }
    flatten(&f, list);
    kept = arena_array(l->arena, (size_t)f.count + 1, sizeof(*kept));
    memcpy(kept, f.effect, (size_t)f.count * sizeof(*kept));
    return (struct block){kept, f.count};
}
