/*
 * Each file of a case as a whole: is it one, what may stand in it, what stands in it once.
 */
#include <string.h>

#include "engine/base/text.h"
#include "engine/wire/load_steps.h"

enum { FORMAT_VERSION = 1 };

static void unknown_file(const struct doc *d)
{
    struct finding f = {.file = d->file, .line = 1, .column = 1, .warning = true};
    struct nearest near = {.wanted = {d->path.ptr, d->path.len - strlen(".json")}};
    char hint[NEAREST_HINT];

    for (size_t s = 0; s < section_count; s++) {
        nearest_offer(&near, span_of(sections[s].file));
    }
    findings_add(d->findings, &f, "this file is not part of the format, nothing reads it%s",
                 nearest_hint(&near, hint));
}

static void unknown_section(const struct doc *d, const struct node *n)
{
    struct nearest near = {.wanted = n->key};
    char hint[NEAREST_HINT];
    char known[200] = "";

    for (size_t s = 0; s < section_count; s++) {
        if (load_is_part(d->path, sections[s].file)) {
            nearest_offer(&near, span_of(sections[s].key));
            text_list(known, sizeof(known), "%s", sections[s].key);
        }
    }
    doc_error(d, n, true, "unknown section '%.*s' in this file%s It may have %s", (int)n->key.len,
              n->key.ptr, *nearest_hint(&near, hint) ? hint : ".", known);
}

/* The scenario's own keys, promises, and keys that no section has. */
static void top_keys(const struct doc *d)
{
    bool known_file = false;

    for (size_t s = 0; s < section_count; s++) {
        known_file = known_file || load_is_part(d->path, sections[s].file);
    }
    if (!d->root || load_is_part(d->path, "roles") || load_is_part(d->path, "text")) {
        return;
    }
    if (!known_file) {
        unknown_file(d);
        return;
    }
    if (d->root->kind != NODE_OBJECT) {
        doc_error(d, d->root, false, "expected an object of sections");
        return;
    }
    for (const struct node *n = d->root->first; n; n = n->next) {
        bool known = load_is_part(d->path, "evaluation") && span_is(n->key, "promises");
        bool first = span_is(d->path, "scenario.json"); /* has keys of its own beside sections */

        for (size_t s = 0; s < section_count; s++) {
            known = known || (load_is_part(d->path, sections[s].file) &&
                              span_is(n->key, sections[s].key));
        }
        if (!known && first) {
            continue;
        }
        if (!known) {
            unknown_section(d, n);
        } else if (n->kind != NODE_LIST) {
            doc_error(d, n, false, "a section is a list");
        }
    }
}

/* Of one file, behind those of the files before it. */
static void promises(struct loading *g, const struct doc *d)
{
    const struct node *list = d->root ? doc_member(d->root, "promises") : NULL;
    struct scenario *sc = g->load.sc;
    struct promise *all;

    if (!list || list->kind != NODE_LIST || !load_is_part(d->path, "evaluation")) {
        return;
    }
    all = arena_array(g->load.arena, (size_t)sc->promises + (size_t)list->count + 1, sizeof(*all));
    if (sc->promises) {
        memcpy(all, sc->promise, (size_t)sc->promises * sizeof(*all));
    }
    sc->promise = all;
    for (const struct node *n = list->first; n; n = n->next) {
        struct promise *p = &sc->promise[sc->promises++];

        spec_fill(&g->load, d, n, spec_promise, p);
        if (n->kind == NODE_OBJECT && !doc_member(n, "at_least") && !doc_member(n, "below")) {
            doc_error(d, n, false, "a promise needs 'at_least' or 'below': what is promised?");
        }
    }
}

static void format(const struct doc *d)
{
    bool has = span_is(d->path, "scenario.json") || load_is_part(d->path, "roles");
    const struct node *n = has && d->root ? doc_member(d->root, "format") : NULL;

    if (n && (n->kind != NODE_NUMBER || n->number != FORMAT_VERSION)) {
        doc_error(d, n, false, "this program reads format %d", FORMAT_VERSION);
    }
}

void load_whole_files(struct loading *g)
{
    bool found = false;

    g->load.pass = PASS_PLAIN;
    for (int32_t i = 0; i < g->docs; i++) {
        const struct doc *d = &g->doc[i];

        top_keys(d);
        promises(g, d);
        format(d);
        if (!span_is(d->path, "scenario.json")) {
            continue;
        }
        found = true;
        if (d->root) {
            spec_fill(&g->load, d, d->root, spec_scenario, g->load.sc);
        }
    }
    if (!found) {
        load_report_whole(g, "there is no scenario.json: is this the folder of a case?");
    }
}
