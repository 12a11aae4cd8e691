#include "ui/link/looked.h"

#include "engine/wire/scan.h"

enum { LINES_MOST = 64 };

static struct lines read_lines(struct looked *l, struct scan *s)
{
    struct lines lines = {.line = arena_array(&l->arena, LINES_MOST, sizeof(*lines.line))};

    scan_list(s);
    while (scan_more(s)) {
        struct span line = arena_span(&l->arena, scan_text(s));

        if (lines.lines < LINES_MOST) {
            lines.line[lines.lines++] = line;
        }
    }
    return lines;
}

static struct span *text_of(struct looked *l, struct span key)
{
    const struct {
        const char *key;
        struct span *to;
    } texts[] = {{"channel", &l->channel}, {"sender", &l->sender},         {"subject", &l->subject},
                 {"text", &l->text},       {"controller", &l->controller}, {"note", &l->note},
                 {"when", &l->when}};

    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        if (span_is(key, texts[i].key)) {
            return texts[i].to;
        }
    }
    return NULL;
}

void looked_read(struct looked *l, const struct scenario *sc, struct span result)
{
    struct scan s;
    struct span key;

    arena_reset(&l->arena);
    *l = (struct looked){.arena = l->arena, .inject = NONE, .from = NONE};
    scan_init(&s, result, &l->arena);
    scan_object(&s);
    while (scan_key(&s, &key)) {
        struct span *to = text_of(l, key);

        if (to) {
            *to = arena_span(&l->arena, scan_text(&s));
        } else if (span_is(key, "inject")) {
            l->inject = names_find(&sc->names[REF_INJECT], scan_text(&s));
        } else if (span_is(key, "from")) {
            l->from = names_find(&sc->names[REF_DESK], scan_text(&s));
        } else if (span_is(key, "priority")) {
            l->priority = scan_flag(&s);
        } else if (span_is(key, "attached")) {
            l->attached = read_lines(l, &s);
        } else if (span_is(key, "expected")) {
            l->expected = read_lines(l, &s);
        } else {
            (void)scan_value(&s);
        }
    }
    if (!scan_end(&s)) {
        l->inject = NONE;
    }
}
