#include "engine/wire/texts.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/bytes.h"
#include "engine/base/limits.h"
#include "engine/base/utf8.h"
#include "engine/wire/load_steps.h"

enum { HINTS_MOST = 50 }; /* a file of another case has thousands, and no hint helps */

/* An entry as it is written. */
struct written {
    struct span source, text, was;
};

static const struct spec spec_written[] = {
    {.key = "source", .type = SPEC_TEXT, .offset = offsetof(struct written, source),
     .required = true},
    {.key = "text", .type = SPEC_TEXT, .offset = offsetof(struct written, text)},
    {.key = "was", .type = SPEC_TEXT, .offset = offsetof(struct written, was)},
    {.type = SPEC_END},
};

/* Is it a file of this language? */
static bool speaks(const struct doc *d, struct span lang)
{
    char path[64];

    snprintf(path, sizeof(path), "text/%.*s.json", (int)lang.len, lang.ptr);
    if (span_is(d->path, path)) {
        return true;
    }
    snprintf(path, sizeof(path), "roles/text/%.*s.json", (int)lang.len, lang.ptr);
    return span_is(d->path, path);
}

static void read_entry(struct loading *g, const struct doc *d, const struct node *n)
{
    struct texts *t = &g->texts;
    struct written w = {0};
    int32_t at = names_add(&t->place, n->key);
    int32_t source;

    if (at == NONE) {
        doc_error(d, n, true, "'%.*s' is translated in another file already", (int)n->key.len,
                  n->key.ptr);
        return;
    }
    spec_fill(&g->load, d, n, spec_written, &w);
    t->entry[at] = (struct translated){.doc = d, .node = n, .source = w.source, .was = w.was};
    if (!utf8_blank(w.text)) {
        t->entry[at].text = doc_member(n, "text");
        source = w.source.len ? names_add(&t->source, w.source) : NONE;
        if (source != NONE) {
            t->by_source[source] = at;
        }
    }
}

void texts_read(struct loading *g, struct translation *to)
{
    struct texts *t = &g->texts;
    int32_t entries = 0;

    *t = (struct texts){.to = to, .arena = g->load.arena};
    for (int32_t i = 0; i < g->docs; i++) {
        bool ours = speaks(&g->doc[i], to->lang) && g->doc[i].root;

        if (ours && g->doc[i].root->kind != NODE_OBJECT) {
            doc_error(&g->doc[i], g->doc[i].root, false, "expected an object of translated texts");
        }
        entries += ours ? g->doc[i].root->count : 0;
    }
    names_init(&t->place, t->arena, entries);
    names_init(&t->source, t->arena, entries);
    names_init(&t->known, t->arena, TEXTS_MAX);
    t->entry = arena_array(t->arena, (size_t)entries + 1, sizeof(*t->entry));
    t->by_source = arena_array(t->arena, (size_t)entries + 1, sizeof(*t->by_source));
    to->said = arena_array(t->arena, TEXTS_MAX + (size_t)entries, sizeof(*to->said));
    for (int32_t i = 0; i < g->docs; i++) {
        const struct doc *d = &g->doc[i];

        if (!speaks(d, to->lang) || !d->root || d->root->kind != NODE_OBJECT) {
            continue;
        }
        for (const struct node *n = d->root->first; n; n = n->next) {
            read_entry(g, d, n);
        }
    }
}

static int32_t index_in(const struct node *parent, const struct node *child)
{
    int32_t i = 0;

    for (const struct node *n = parent->first; n != child; n = n->next) {
        i++;
    }
    return i;
}

/* The names of a place, from the outermost on, "." between. */
static struct span place_of(struct arena *a, const struct doc *d, const struct node *text)
{
    const struct node *way[DOC_DEPTH];
    int depth = 0;
    struct bytes b;
    struct span place;

    for (const struct node *n = text; n->parent; n = n->parent) {
        way[depth++] = n;
    }
    bytes_init(&b, DOC_DEPTH * (ID_LEN_MAX + 2));
    if (d->path.len > 11 && memcmp(d->path.ptr, "roles/", 6) == 0) {
        bytes_fmt(&b, "roles.%.*s.", (int)d->path.len - 11, d->path.ptr + 6); /* less ".json" */
    } else if (memchr(d->path.ptr, '/', d->path.len)) { /* a section may stand in several files */
        bytes_fmt(&b, "%.*s.", (int)d->path.len - 5, d->path.ptr);
    }
    while (depth-- > 0) {
        const struct node *n = way[depth];
        const struct node *id = n->kind == NODE_OBJECT ? doc_member(n, "id") : NULL;

        if (n->parent->kind == NODE_OBJECT) {
            bytes_span(&b, n->key);
        } else if (id && id->kind == NODE_TEXT) {
            bytes_span(&b, id->text);
        } else {
            bytes_int(&b, index_in(n->parent, n));
        }
        bytes_text(&b, depth ? "." : "");
    }
    place = arena_span(a, bytes_view(&b));
    bytes_done(&b);
    return place;
}

static bool is_stale(const struct translated *e, struct span text)
{
    return e && e->source.len && !span_eq(e->source, text);
}

/* Its own words, if they were made from this text; else those of the same text; else its own. */
static struct translated *best(struct texts *t, int32_t at, struct span text)
{
    int32_t same = names_find(&t->source, text);
    struct translated *own = at != NONE && t->entry[at].text ? &t->entry[at] : NULL;

    return own && !is_stale(own, text) ? own : same != NONE ? &t->entry[t->by_source[same]] : own;
}

/* One more text; one that was met before adds nothing. What it is translated by, or NULL. */
static struct translated *look_up(struct texts *t, struct span place, struct span text)
{
    struct translation *to = t->to;
    int32_t at = names_find(&t->place, place);
    struct translated *e = best(t, at, text);
    bool own = at != NONE && e == &t->entry[at];
    bool known = t->known.count == TEXTS_MAX || names_add(&t->known, text) == NONE;

    if (at != NONE) {
        t->entry[at].used = true;
    }
    if (e) {
        e->used = true;
    }
    if (!known || own) {
        to->said[to->count++] = (struct text_said){.place = place,
                                                   .source = text,
                                                   .text = e ? e->text->text : (struct span){0},
                                                   .was = at != NONE ? t->entry[at].was
                                                                     : (struct span){0},
                                                   .stale = is_stale(e, text)};
    }
    return e;
}

void texts_find(struct texts *t, const struct doc **doc, const struct node **text)
{
    struct translated *e;

    if (!t || !t->to || (*text)->kind != NODE_TEXT || utf8_blank((*text)->text) ||
        t->to->count == TEXTS_MAX) {
        return;
    }
    e = look_up(t, place_of(t->arena, *doc, *text), (*text)->text);
    if (e) {
        *doc = e->doc;
        *text = e->text;
    }
}

struct span texts_prop(struct texts *t, struct span name, struct span text)
{
    char place[ID_LEN_MAX + 80];
    struct translated *e;

    if (!t->to || t->to->count == TEXTS_MAX) {
        return text;
    }
    snprintf(place, sizeof(place), "props.%.*s", (int)name.len, name.ptr);
    e = look_up(t, arena_span(t->arena, span_of(place)), text);
    return e ? e->text->text : text;
}

/* Entries that no text takes. Roles that this case does not have are translated, too. */
static void unused(struct loading *g, const struct translated *e)
{
    struct nearest near = {.wanted = e->node->key};
    struct finding f;
    char hint[NEAREST_HINT];

    if (e->used) {
        return;
    }
    if (memcmp(e->doc->path.ptr, "roles/", 6) == 0) {
        struct translation *to = g->texts.to;

        to->said[to->count + to->others++] = (struct text_said){
            .place = e->node->key,
            .source = e->source,
            .text = e->text ? e->text->text : (struct span){0},
            .was = e->was};
        return;
    }
    for (int32_t k = 0; k < g->texts.to->count && g->texts.unused < HINTS_MOST; k++) {
        nearest_offer(&near, g->texts.to->said[k].place);
    }
    g->texts.unused++;
    f = doc_place(e->doc, e->node->key_at);
    f.warning = true;
    findings_add(e->doc->findings, &f, "no text of the case stands at '%.*s'%s",
                 (int)e->node->key.len, e->node->key.ptr, nearest_hint(&near, hint));
}

void texts_settle(struct loading *g)
{
    struct texts *t = &g->texts;
    struct translation *to = t->to;

    for (int32_t i = 0; i < t->place.count && !g->load.partial; i++) {
        unused(g, &t->entry[i]);
    }
    for (int32_t i = 0; i < to->count; i++) {
        int32_t at = names_find(&t->place, to->said[i].place);

        to->missing += to->said[i].text.len == 0;
        to->stale += to->said[i].stale;
        if (to->said[i].stale && at != NONE) {
            const struct translated *e = &t->entry[at];
            struct finding f = doc_place(e->doc, e->node->key_at);

            f.warning = true;
            findings_add(e->doc->findings, &f,
                         "'%.*s' was translated from another text: the source has changed",
                         (int)e->node->key.len, e->node->key.ptr);
        }
    }
}
