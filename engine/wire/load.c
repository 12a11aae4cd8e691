#include "engine/wire/load.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/limits.h"
#include "engine/base/text.h"
#include "engine/wire/load_steps.h"

enum { PROBES_MAX = 4000, FREE_NAMES = 512 };

const struct entry *load_entry(const struct loading *g, enum ref_kind kind, int32_t i)
{
    return &g->entries[kind].list[i];
}

void load_report(struct loading *g, const struct entry *e, const char *key, bool warning,
                 const char *format, ...)
{
    const struct node *n = key ? doc_member(e->node, key) : NULL;
    struct finding f = doc_place(e->doc, n ? n->at : e->node->at);
    char text[400];
    va_list ap;

    va_start(ap, format);
    vsnprintf(text, sizeof(text), format, ap);
    va_end(ap);
    f.warning = warning;
    findings_add(g->load.findings, &f, "%s", text);
}

void load_report_whole(struct loading *g, const char *format, ...)
{
    char text[400];
    struct finding f = {.file = -1};
    va_list ap;

    for (int32_t i = 0; i < g->docs; i++) {
        if (span_is(g->doc[i].path, "scenario.json")) {
            f = (struct finding){.file = g->doc[i].file, .line = 1, .column = 1};
        }
    }
    va_start(ap, format);
    vsnprintf(text, sizeof(text), format, ap);
    va_end(ap);
    findings_add(g->load.findings, &f, "%s", text);
}

static bool has_prefix(struct span s, struct span prefix)
{
    return s.len >= prefix.len && span_eq((struct span){s.ptr, prefix.len}, prefix);
}

bool load_is_part(struct span path, const char *file)
{
    struct span f = span_of(file);
    struct span rest;

    if (!has_prefix(path, f)) {
        return false;
    }
    rest = (struct span){path.ptr + f.len, path.len - f.len};
    return span_is(rest, ".json") || (rest.len && rest.ptr[0] == '/');
}

static bool is_json(struct span path)
{
    struct span end = SPAN(".json");

    return path.len > end.len &&
           span_eq((struct span){path.ptr + path.len - end.len, end.len}, end);
}

static void read_docs(struct loading *g)
{
    g->doc = arena_array(g->load.arena, (size_t)g->files, sizeof(*g->doc));
    for (int32_t i = 0; i < g->files; i++) {
        struct doc *d = &g->doc[g->docs];

        if (!is_json(g->file[i].path)) {
            continue;
        }
        *d = (struct doc){.path = g->file[i].path,
                          .text = g->file[i].text,
                          .file = i,
                          .findings = g->load.findings};
        doc_read(d, g->load.arena);
        if (!load_is_part(d->path, "text") && !load_is_part(d->path, "roles/text")) {
            g->load.partial = g->load.partial || !d->root || d->root->kind != NODE_OBJECT;
        }
        g->docs++;
    }
}

static void count_entry(struct loading *g, enum ref_kind kind, const struct entry *e)
{
    struct entries *to = &g->entries[kind];

    if (to->list) {
        to->list[to->count] = *e;
    }
    to->count++;
}

/* Expectations hang on injects. */
static void inject_entries(struct loading *g, const struct entry *inject, int32_t index)
{
    static const char *const keys[] = {"expect", "avoid"};

    for (int k = 0; k < 2; k++) {
        const struct node *list = doc_member(inject->node, keys[k]);

        if (list && list->kind != NODE_LIST) {
            if (g->entries[REF_EXPECT].list) {
                doc_error(inject->doc, list, false, "expected a list");
            }
            continue;
        }
        for (const struct node *n = list ? list->first : NULL; n; n = n->next) {
            struct entry e = {inject->doc, n, 0, k == 1, index};

            count_entry(g, REF_EXPECT, &e);
        }
    }
}

static void section_entries(struct loading *g, const struct section *s, const struct doc *d)
{
    const struct node *list = d->root ? doc_member(d->root, s->key) : NULL;

    if (!list || list->kind != NODE_LIST) {
        g->load.partial = g->load.partial || list;
        return;
    }
    for (const struct node *n = list->first; n; n = n->next) {
        struct entry e = {d, n, s->thing_kind, false, NONE};

        if (s->kind == REF_INJECT && n->kind == NODE_OBJECT) {
            inject_entries(g, &e, g->entries[REF_INJECT].count);
        }
        count_entry(g, s->kind, &e);
    }
}

static void all_entries(struct loading *g)
{
    for (size_t s = 0; s < section_count; s++) {
        for (int32_t d = 0; d < g->docs; d++) {
            if (load_is_part(g->doc[d].path, sections[s].file)) {
                section_entries(g, &sections[s], &g->doc[d]);
            }
        }
    }
}

static int32_t bound_of(enum ref_kind kind)
{
    switch ((int)kind) {
    case REF_DESK:
        return DESKS_MAX;
    case REF_INJECT:
        return INJECTS_MAX;
    case REF_THING:
        return THINGS_MAX;
    case REF_ATTRIBUTE:
        return ATTRIBUTES_MAX;
    default:
        return LIST_MAX;
    }
}

/* An entry's name; one that cannot be named gets a name nobody can write. */
static void declare(struct loading *g, enum ref_kind kind, int32_t i)
{
    const struct entry *e = &g->entries[kind].list[i];
    struct names *names = &g->load.sc->names[kind];
    const struct node *id = e->node->kind == NODE_OBJECT ? doc_member(e->node, "id") : NULL;
    char unnamed[32];

    if (id && id->kind == NODE_TEXT) {
        if (spec_is_id(e->doc, id) && compile_reserves(kind, id->text)) {
            doc_error(e->doc, id, false,
                      "'%.*s' is a word of the language of conditions: another id",
                      (int)id->text.len, id->text.ptr);
        }
        if (names_add(names, id->text) != NONE) {
            return;
        }
        doc_error(e->doc, id, false, "the %s '%.*s' is there already", names_kind(kind),
                  (int)id->text.len, id->text.ptr);
    }
    snprintf(unnamed, sizeof(unnamed), "#%d", (int)i);
    names_add(names, arena_span(g->load.arena, span_of(unnamed)));
}

static void declare_all(struct loading *g)
{
    struct scenario *sc = g->load.sc;

    all_entries(g);
    for (int k = 0; k < REF_KIND_COUNT; k++) {
        struct entries *to = &g->entries[k];
        int32_t room = to->count;

        to->list = arena_array(g->load.arena, (size_t)room + 1, sizeof(*to->list));
        to->count = 0;
        if (k != REF_VERB && k != REF_ROLE) {
            names_init(&sc->names[k], g->load.arena,
                       room + (k == REF_TAG || k == REF_DRAW ? FREE_NAMES : 0));
        }
    }
    all_entries(g);
    for (int k = 0; k < REF_KIND_COUNT; k++) {
        const struct entries *all = &g->entries[k];
        int32_t most = bound_of((enum ref_kind)k);

        if (all->count > most) {
            load_report(g, &all->list[most], NULL, false, "too many of kind %s: %d, at most %d",
                        names_kind((enum ref_kind)k), all->count, most);
        }
        for (int32_t i = 0; i < all->count; i++) {
            declare(g, (enum ref_kind)k, i);
        }
    }
}

/* Every kind's array, in the scenario, by its section. */
static void allocate(struct loading *g)
{
    for (size_t s = 0; s < section_count; s++) {
        void **at = (void **)(void *)((char *)g->load.sc + sections[s].list);

        if (!*at) {
            *at = arena_array(g->load.arena, (size_t)g->entries[sections[s].kind].count + 1,
                              sections[s].size);
        }
    }
}

static void person_defaults(struct loading *g)
{
    struct scenario *sc = g->load.sc;
    int32_t attributes = scenario_count(sc, REF_ATTRIBUTE);

    for (int32_t i = 0; i < scenario_count(sc, REF_THING); i++) {
        if (sc->thing[i].kind != THING_PERSON) {
            continue;
        }
        sc->thing[i].attribute =
            arena_array(g->load.arena, (size_t)attributes + 1, sizeof(int64_t));
        for (int32_t a = 0; a < attributes; a++) {
            sc->thing[i].attribute[a] = sc->attribute[a].start;
        }
    }
}

static enum place place_of(const struct section *s)
{
    if (s->kind == REF_NEED) {
        return PLACE_VIEW;
    }
    return strcmp(s->file, "evaluation") == 0 ? PLACE_EVALUATION : PLACE_CASE;
}

/* What a variable is when the case does not say: no place, or the number nearest to 0. */
static void start_unsaid(struct variable *v)
{
    if (v->type == VALUE_PLACE) {
        v->start = NONE;
    } else if (v->type == VALUE_NUMBER && v->min != NEVER && v->max != NEVER) {
        v->start = v->min > 0 ? v->min : v->max < 0 ? v->max : 0;
    }
}

static void fill_entry(struct loading *g, const struct section *s, const struct entry *e,
                       char *item)
{
    struct load *l = &g->load;

    l->compiler.place = place_of(s);
    l->compiler.self = NONE;
    l->compiler.verb = NULL;
    l->compiler.has_target = false;
    if (l->pass == PASS_PLAIN && s->kind == REF_THING) {
        ((struct thing *)(void *)item)->kind = e->thing_kind;
    }
    if (l->pass == PASS_PLAIN && s->kind == REF_VARIABLE) {
        ((struct variable *)(void *)item)->start = 0;
    }
    if (l->pass == PASS_PLAIN && s->kind == REF_EXPECT) {
        ((struct expect *)(void *)item)->inject = e->inject;
        ((struct expect *)(void *)item)->avoid = e->avoid;
    }
    if (l->pass == PASS_PLAIN || e->node->kind == NODE_OBJECT) {
        spec_fill(l, e->doc, e->node, s->spec, item);
    }
    if (l->pass == PASS_CODE && (s->kind == REF_VARIABLE || s->kind == REF_ATTRIBUTE) &&
        !doc_member(e->node, "start")) {
        start_unsaid((struct variable *)(void *)item);
    }
}

/* Sections of one kind share their entries: the first of them fills all that are its own. */
static void fill(struct loading *g, enum pass pass)
{
    g->load.pass = pass;
    load_roles_fill(g);
    for (size_t s = 0; s < section_count; s++) {
        const struct section *sec = &sections[s];
        const struct entries *all = &g->entries[sec->kind];
        char *items = *(char **)(void *)((char *)g->load.sc + sec->list);

        if (pass == PASS_CODE && sec->kind == REF_THING && sec->thing_kind == THING_PERSON) {
            person_defaults(g);
        }
        for (int32_t i = 0; i < all->count; i++) {
            if (sec->kind != REF_THING || all->list[i].thing_kind == sec->thing_kind) {
                fill_entry(g, sec, &all->list[i], items + (size_t)i * sec->size);
            }
        }
    }
}

/*
 * Expectations that look back need a probe. What names its target looks back as far as play goes,
 * unless the case says how far: who has done it before it was called for has done it.
 */
static void finish(struct loading *g)
{
    struct scenario *sc = g->load.sc;

    for (int32_t i = 0; i < scenario_count(sc, REF_EXPECT); i++) {
        struct expect *e = &sc->expect[i];

        if (!e->avoid && e->pattern.target != NONE &&
            !doc_member(load_entry(g, REF_EXPECT, i)->node, "early")) {
            e->early_ms = sc->play_length;
        }
        e->probe = NONE;
        if (e->early_ms > 0 && e->pattern.verb != NONE) {
            e->probe = scenario_probe(sc, &e->pattern);
        }
    }
    scenario_finish(sc, g->load.arena);
}

bool load_case(const struct case_file *file, int32_t files, struct translation *to,
               struct arena *a, struct findings *findings, struct scenario *ret_scenario)
{
    struct loading g = {.file = file, .files = files};

    *ret_scenario = (struct scenario){.probe_room = PROBES_MAX};
    ret_scenario->probe = arena_array(a, PROBES_MAX, sizeof(*ret_scenario->probe));
    g.load = (struct load){.sc = ret_scenario, .arena = a, .findings = findings};
    g.load.compiler = (struct compiler){.sc = ret_scenario, .arena = a, .self = NONE};
    read_docs(&g);
    if (to) {
        texts_read(&g, to);
        g.load.texts = &g.texts;
    }
    declare_all(&g);
    load_roles_declare(&g);
    allocate(&g);
    load_whole_files(&g);
    fill(&g, PASS_PLAIN);
    load_props(&g);
    if (!g.load.partial) {
        fill(&g, PASS_CODE);
    }
    slips_settle(&g);
    if (to) {
        texts_settle(&g);
    }
    if (findings->errors == 0) {
        finish(&g);
        check_case(&g);
    }
    findings_sort(findings);
    return findings->errors == 0;
}
