/*
 * The roles of a case's desks, and the verbs they grant.
 */
#include <stdio.h>
#include <string.h>

#include "engine/base/limits.h"
#include "engine/base/text.h"
#include "engine/wire/load_steps.h"

static const struct doc *role_file(const struct loading *g, struct span role)
{
    char path[ID_LEN_MAX + 16];

    snprintf(path, sizeof(path), "roles/%.*s.json",
             (int)(role.len < ID_LEN_MAX ? role.len : ID_LEN_MAX), role.ptr);
    for (int32_t i = 0; i < g->docs; i++) {
        if (span_is(g->doc[i].path, path)) {
            return &g->doc[i];
        }
    }
    return NULL;
}

static void no_role_file(const struct loading *g, const struct doc *doc, const struct node *role)
{
    struct nearest near = {.wanted = role->text};
    char hint[NEAREST_HINT];

    for (int32_t i = 0; i < g->docs; i++) {
        struct span path = g->doc[i].path;
        struct span name = {path.ptr + 6, path.len - 6 - 5};

        if (path.len >= 12 && span_is((struct span){path.ptr, 6}, "roles/") &&
            !span_is(name, "shared")) {
            nearest_offer(&near, name);
        }
    }
    doc_error(doc, role, false, "there is no roles/%.*s.json%s", (int)role->text.len,
              role->text.ptr, nearest_hint(&near, hint));
}

/* Roles are those that some desk has; each needs its file. */
static void declare_roles(struct loading *g)
{
    struct scenario *sc = g->load.sc;
    const struct entries *desks = &g->entries[REF_DESK];

    names_init(&sc->names[REF_ROLE], g->load.arena, desks->count);
    g->role_doc = arena_array(g->load.arena, (size_t)desks->count + 1, sizeof(*g->role_doc));
    for (int32_t i = 0; i < desks->count; i++) {
        const struct entry *e = &desks->list[i];
        const struct node *role = e->node->kind == NODE_OBJECT ? doc_member(e->node, "role") : NULL;
        const struct doc *d;
        int32_t index;

        if (!role || role->kind != NODE_TEXT) {
            g->load.partial = true;
            continue;
        }
        d = role_file(g, role->text);
        if (!d) {
            g->load.partial = true;
            no_role_file(g, e->doc, role);
            continue;
        }
        index = names_add(&sc->names[REF_ROLE], role->text);
        if (index != NONE) {
            g->role_doc[index] = d;
        }
    }
    sc->role = arena_array(g->load.arena, (size_t)desks->count + 1, sizeof(*sc->role));
}

static const struct node *verb_list(const struct doc *d)
{
    const struct node *list = d && d->root ? doc_member(d->root, "verbs") : NULL;

    return list && list->kind == NODE_LIST ? list : NULL;
}

static int32_t count_verbs(const struct loading *g, const struct doc *shared)
{
    int32_t count = verb_list(shared) ? verb_list(shared)->count : 0;

    for (int32_t r = 0; r < scenario_count(g->load.sc, REF_ROLE); r++) {
        const struct node *list = verb_list(g->role_doc[r]);

        count += list ? list->count : 0;
    }
    return count;
}

/* One definition: its name, and who is granted it (NONE: every role that takes shared verbs). */
static void declare_verb(struct loading *g, const struct doc *d, const struct node *n, int32_t role)
{
    struct scenario *sc = g->load.sc;
    const struct node *id = n->kind == NODE_OBJECT ? doc_member(n, "id") : NULL;
    int32_t v = sc->verbs;
    int32_t name;

    if (!id || id->kind != NODE_TEXT || !text_is_id(id->text)) {
        doc_error(d, n, false, "a verb needs an id of small letters, digits and _");
        return;
    }
    name = names_find(&sc->names[REF_VERB], id->text);
    if (name == NONE) {
        name = names_add(&sc->names[REF_VERB], id->text);
    }
    sc->verb[v].name = name;
    g->verb_doc[v] = d;
    g->verb_node[v] = n;
    sc->verbs++;
    for (int32_t r = 0; r < scenario_count(sc, REF_ROLE); r++) {
        const struct node *root = g->role_doc[r]->root;
        const struct node *shared = root ? doc_member(root, "shared") : NULL;

        if (role == r || (role == NONE && !(shared && shared->number == 0))) {
            if (sc->role[r].grant[name] != NONE) {
                doc_error(d, id, false, "the verb '%.*s' is there already", (int)id->text.len,
                          id->text.ptr);
            }
            sc->role[r].grant[name] = v;
        }
    }
}

void load_roles_declare(struct loading *g)
{
    struct scenario *sc = g->load.sc;
    const struct doc *shared = role_file(g, SPAN("shared"));
    const struct node *list = verb_list(shared);
    int32_t verbs;

    declare_roles(g);
    verbs = count_verbs(g, shared);
    names_init(&sc->names[REF_VERB], g->load.arena, verbs);
    sc->verb = arena_array(g->load.arena, (size_t)verbs + 1, sizeof(*sc->verb));
    g->verb_doc = arena_array(g->load.arena, (size_t)verbs + 1, sizeof(*g->verb_doc));
    g->verb_node = arena_array(g->load.arena, (size_t)verbs + 1, sizeof(*g->verb_node));
    for (int32_t r = 0; r < scenario_count(sc, REF_ROLE); r++) {
        sc->role[r].grant = arena_array(g->load.arena, (size_t)verbs + 1, sizeof(int32_t));
        for (int32_t v = 0; v < verbs; v++) {
            sc->role[r].grant[v] = NONE;
        }
    }
    for (const struct node *n = list ? list->first : NULL; n; n = n->next) {
        declare_verb(g, shared, n, NONE);
    }
    for (int32_t r = 0; r < scenario_count(sc, REF_ROLE); r++) {
        list = verb_list(g->role_doc[r]);
        for (const struct node *n = list ? list->first : NULL; n; n = n->next) {
            declare_verb(g, g->role_doc[r], n, r);
        }
    }
}

static void targets(const struct doc *d, const struct node *list, struct verb *v)
{
    for (const struct node *n = list ? list->first : NULL; n; n = n->next) {
        int k = 0;

        while (k < THING_KIND_COUNT &&
               !(n->kind == NODE_TEXT && span_is(n->text, thing_kind_name((enum thing_kind)k)))) {
            k++;
        }
        if (k == THING_KIND_COUNT) {
            doc_error(d, n, false,
                      "expected person, place, organisation, account, vehicle or exhibit");
        } else {
            v->targets |= 1u << k;
        }
    }
}

static void auths(struct loading *g, const struct doc *d, const struct node *list, struct verb *v)
{
    for (const struct node *n = list ? list->first : NULL; n; n = n->next) {
        bool target = n->kind == NODE_TEXT && span_is(n->text, "target");

        if (v->auths == AUTH_MAX) {
            doc_error(d, n, false, "at most %d", AUTH_MAX);
            return;
        }
        if (target && !v->targets) {
            doc_error(d, n, false, "the verb has no target whose yes it could take");
        }
        v->auth[v->auths++].role = target ? NONE : spec_ref(&g->load, d, n, REF_ROLE);
    }
}

static void one_use(struct loading *g, const struct doc *d, const struct node *n, struct verb *v)
{
    static const struct spec spec_use[] = {{.key = "pool", .type = SPEC_PART},
                                           {.key = "tag", .type = SPEC_PART},
                                           {.key = "tag_from", .type = SPEC_PART},
                                           {.type = SPEC_END}};
    const struct node *pool = doc_member(n, "pool");
    const struct node *tag = doc_member(n, "tag");
    const struct node *from = doc_member(n, "tag_from");
    struct names *tags = &g->load.sc->names[REF_TAG];
    struct use *u = &v->use[v->uses++];

    *u = (struct use){NONE, NONE, NONE};
    if (!pool || pool->kind != NODE_TEXT || (tag && tag->kind != NODE_TEXT) ||
        (from && from->kind != NODE_TEXT)) {
        doc_error(d, n, false, "expected an object with pool, and tag or tag_from");
        return;
    }
    spec_fill(&g->load, d, n, spec_use, u);
    u->pool = names_find(&g->load.sc->names[REF_POOL], pool->text);
    if (tag) {
        u->tag = names_find(tags, tag->text);
        if (u->tag == NONE && tags->count < tags->room) {
            u->tag = names_add(tags, tag->text);
        }
    }
    for (int32_t f = 0; from && f < v->fields; f++) {
        if (span_eq(v->field[f].id, from->text)) {
            u->tag_from = f;
        }
    }
    if (from && u->tag_from == NONE) {
        doc_error(d, from, false, "the form has no field '%.*s'", (int)from->text.len,
                  from->text.ptr);
    }
}

static void all_uses(struct loading *g, const struct doc *d, const struct node *list,
                     struct verb *v)
{
    const struct node *n = list && list->kind == NODE_LIST ? list->first : NULL;

    for (; n; n = n->next) {
        if (v->uses == AUTH_MAX) {
            doc_error(d, n, false, "at most %d", AUTH_MAX);
            return;
        }
        one_use(g, d, n, v);
    }
}

/* A choice of the form with an option that the engine itself reads. NONE: there is none. */
static void telling(const struct verb *v, const char *field, const char *option, int32_t *ret_field,
                    int32_t *ret_option)
{
    *ret_field = NONE;
    for (int32_t f = 0; f < v->fields; f++) {
        for (int32_t k = 0; k < v->field[f].choice.options; k++) {
            if (span_is(v->field[f].id, field) &&
                span_is(v->field[f].choice.option[k].id, option)) {
                *ret_field = f;
                *ret_option = k + 1;
            }
        }
    }
}

static void need_choice(const struct doc *d, const struct node *n, const char *field,
                        const char *option)
{
    doc_error(d, n, false, "the form of such a verb needs a choice '%s' with the option '%s'",
              field, option);
}

static void telling_fields(const struct doc *d, const struct node *n, struct verb *v)
{
    telling(v, "names", "withheld", &v->names_field, &v->names_option);
    telling(v, "decision", "yes", &v->key_field, &v->key_option);
    if (v->does == DOES_SHARE && v->names_field == NONE) {
        need_choice(d, n, "names", "withheld");
    }
    if (v->does == DOES_ANSWER && v->key_field == NONE) {
        need_choice(d, n, "decision", "yes");
    }
    v->key_field = v->does == DOES_ANSWER ? v->key_field : NONE;
}

static void field_defaults(const struct doc *d, const struct node *n, struct verb *v)
{
    const struct node *form = doc_member(n, "form");
    const struct node *c = form ? form->first : NULL;

    for (int32_t f = 0; f < v->fields && c; f++, c = c->next) {
        if (c->kind == NODE_OBJECT && !doc_member(c, "required")) {
            v->field[f].required = v->field[f].type == FIELD_CHOICE;
        }
        if (v->field[f].max == 0) {
            v->field[f].max = 2000;
        }
    }
    if (v->fields > FIELDS_MAX) {
        doc_error(d, form, false, "a form has at most %d fields", FIELDS_MAX);
        v->fields = FIELDS_MAX;
    }
}

/* What is no list would be read as an empty one. */
static void want_list(const struct doc *d, const struct node *object, const char *key)
{
    const struct node *n = doc_member(object, key);

    if (n && n->kind != NODE_LIST) {
        doc_error(d, n, false, "expected a list");
    }
}

static void fill_verb(struct loading *g, int32_t i)
{
    struct verb *v = &g->load.sc->verb[i];
    const struct doc *d = g->verb_doc[i];
    const struct node *n = g->verb_node[i];

    spec_fill(&g->load, d, n, spec_verb, v);
    if (g->load.pass != PASS_PLAIN) {
        return;
    }
    want_list(d, n, "target");
    want_list(d, n, "auth");
    want_list(d, n, "uses");
    field_defaults(d, n, v);
    targets(d, doc_member(n, "target"), v);
    auths(g, d, doc_member(n, "auth"), v);
    telling_fields(d, n, v);
    if (!doc_member(n, "patience")) {
        v->patience = 30;
    }
    if (v->does == DOES_PROPOSE && v->joint == NONE) {
        doc_error(d, n, false, "'joint' is missing: what kind of joint item does it propose?");
    }
    all_uses(g, d, doc_member(n, "uses"), v);
}

/* A verb's needs, compiled for each desk that may use it: `self` is that desk. */
static void fill_needs(struct loading *g, int32_t i)
{
    struct scenario *sc = g->load.sc;
    const struct node *needs = doc_member(g->verb_node[i], "needs");
    bool failed = false;

    for (int32_t desk = 0; needs && desk < scenario_count(sc, REF_DESK) && !failed; desk++) {
        if (sc->desk[desk].role == NONE ||
            scenario_verb(sc, desk, sc->verb[i].name) != &sc->verb[i]) {
            continue;
        }
        g->load.compiler.place = PLACE_VIEW;
        g->load.compiler.self = desk;
        g->load.compiler.has_target = true;
        g->load.compiler.verb = &sc->verb[i];
        if (!spec_is_text(g->verb_doc[i], needs) ||
            !compile_condition(&g->load.compiler, needs->text,
                               &sc->desk[desk].needs[sc->verb[i].name])) {
            failed = true;
        }
    }
    if (failed && needs->kind == NODE_TEXT) {
        spec_compile_error(&g->load, g->verb_doc[i], needs);
    }
}

/* roles/shared.json has sections, and nothing of its own to keep: its keys are looked at. */
static void fill_shared(struct loading *g)
{
    static const char *const lists[] = {"verbs", "channels", "bases", "aids",
                                        "terms", "joints",   "rubric"};
    const struct doc *d = role_file(g, SPAN("shared"));

    if (!d || !d->root || g->load.pass != PASS_PLAIN) {
        return;
    }
    spec_fill(&g->load, d, d->root, spec_shared, g->load.sc);
    for (size_t i = 0; i < ARRAY_LEN(lists); i++) {
        want_list(d, d->root, lists[i]);
    }
}

void load_roles_fill(struct loading *g)
{
    struct scenario *sc = g->load.sc;
    int32_t verbs = scenario_count(sc, REF_VERB);

    fill_shared(g);
    for (int32_t r = 0; r < scenario_count(sc, REF_ROLE) && g->load.pass == PASS_PLAIN; r++) {
        sc->role[r].id = r;
        if (g->role_doc[r]->root) {
            spec_fill(&g->load, g->role_doc[r], g->role_doc[r]->root, spec_role, &sc->role[r]);
            want_list(g->role_doc[r], g->role_doc[r]->root, "verbs");
        }
    }
    for (int32_t i = 0; i < sc->verbs; i++) {
        fill_verb(g, i);
    }
    if (g->load.pass == PASS_PLAIN) {
        return;
    }
    for (int32_t d = 0; d < scenario_count(sc, REF_DESK); d++) {
        sc->desk[d].needs = arena_array(g->load.arena, (size_t)verbs + 1, sizeof(struct code));
    }
    for (int32_t i = 0; i < sc->verbs; i++) {
        fill_needs(g, i);
    }
}
