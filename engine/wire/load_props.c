/*
 * Hand-outs: what stands in props/, and which thing shows it.
 */
#include "engine/base/limits.h"
#include "engine/base/utf8.h"
#include "engine/wire/load_steps.h"

/* The name below props/, or an empty span for a file that is elsewhere. */
static struct span prop_name(const struct case_file *f)
{
    static const struct span folder = {"props/", 6};

    if (f->path.len <= folder.len || !span_eq((struct span){f->path.ptr, folder.len}, folder)) {
        return (struct span){0};
    }
    return (struct span){f->path.ptr + folder.len, f->path.len - folder.len};
}

/* What people are to read has letters, and none that could forge a screen. */
static void check_words(struct loading *g, int32_t file)
{
    struct doc d = {.text = g->file[file].text, .file = file, .findings = g->load.findings};
    struct finding f = doc_place(&d, 0);
    uint32_t c;
    ptrdiff_t bad = utf8_first_bad(d.text, &c);

    if (d.text.len == 0) {
        findings_add(d.findings, &f, "this hand-out is empty");
    } else if (d.text.len > CASE_TEXT_MAX) {
        findings_add(d.findings, &f, "this hand-out has %zu bytes; at most %d", d.text.len,
                     (int)CASE_TEXT_MAX);
    } else if (bad >= 0) {
        doc_forbidden(&d, (size_t)bad, c);
    }
}

static struct span shown(struct loading *g, int32_t thing, bool *used)
{
    struct thing *t = &g->load.sc->thing[thing];
    struct nearest near = {.wanted = t->prop};
    char hint[NEAREST_HINT];

    for (int32_t i = 0; i < g->files; i++) {
        struct span name = prop_name(&g->file[i]);

        if (span_eq(name, t->prop)) {
            used[i] = true;
            return texts_prop(&g->texts, name, arena_span(g->load.arena, g->file[i].text));
        }
        if (name.len) {
            nearest_offer(&near, name);
        }
    }
    load_report(g, load_entry(g, REF_THING, thing), "prop", false, "there is no props/%.*s%s",
                (int)t->prop.len, t->prop.ptr, nearest_hint(&near, hint));
    return (struct span){0};
}

void load_props(struct loading *g)
{
    bool *used = arena_array(g->load.arena, (size_t)g->files + 1, sizeof(*used));
    struct scenario *sc = g->load.sc;

    for (int32_t i = 0; i < scenario_count(sc, REF_THING); i++) {
        if (sc->thing[i].prop.len) {
            sc->thing[i].handout = shown(g, i, used);
        }
    }
    for (int32_t i = 0; i < g->files; i++) {
        struct finding f = {.file = i, .line = 1, .column = 1, .warning = true};

        if (!prop_name(&g->file[i]).len) {
            continue;
        }
        check_words(g, i);
        if (!used[i] && !g->load.partial) {
            findings_add(g->load.findings, &f, "no thing has this hand-out: 'prop' names it");
        }
    }
}
