#include "ui/link/looked.h"

#include "engine/base/text.h"
#include "engine/core/act.h"
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
                 {"when", &l->when},       {"card", &l->card}};

    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        if (span_is(key, texts[i].key)) {
            return texts[i].to;
        }
    }
    return NULL;
}

static void read_also(struct looked *l, struct scan *s)
{
    scan_list(s);
    while (scan_more(s)) {
        struct also also = {.lang = ""};
        struct span key;

        scan_object(s);
        while (scan_key(s, &key)) {
            struct span value = arena_span(&l->arena, scan_text(s));

            if (span_is(key, "lang")) {
                text_copy(also.lang, sizeof(also.lang), value);
            } else if (span_is(key, "subject")) {
                also.subject = value;
            } else {
                also.text = value;
            }
        }
        if (l->alsos < LANGUAGES_MAX) {
            l->also[l->alsos++] = also;
        }
    }
}

static void read_desks(struct looked *l, const struct scenario *sc, struct scan *s)
{
    scan_list(s);
    while (scan_more(s)) {
        int32_t d = names_find(&sc->names[REF_DESK], scan_text(s));

        l->consents |= d == NONE ? 0 : desk_bit(d);
    }
}

/* What it is about, and numbers. */
static bool read_subject(struct looked *l, const struct scenario *sc, struct span key,
                         struct scan *s)
{
    if (span_is(key, "inject")) {
        l->inject = names_find(&sc->names[REF_INJECT], scan_text(s));
    } else if (span_is(key, "person")) {
        l->person = names_find(&sc->names[REF_THING], scan_text(s));
    } else if (span_is(key, "act")) {
        l->act = (int32_t)scan_number(s);
    } else if (span_is(key, "now")) {
        l->now = (int32_t)scan_number(s);
    } else if (span_is(key, "chosen")) {
        l->chosen = (int32_t)scan_number(s);
    } else if (span_is(key, "from")) {
        l->from = names_find(&sc->names[REF_DESK], scan_text(s));
    } else if (span_is(key, "priority")) {
        l->priority = scan_flag(s);
    } else if (span_is(key, "words")) {
        l->words = scan_flag(s);
    } else {
        return false;
    }
    return true;
}

static struct lines *lines_of(struct looked *l, struct span key)
{
    return span_is(key, "attached")     ? &l->attached
           : span_is(key, "expected")   ? &l->expected
           : span_is(key, "outcomes")   ? &l->outcomes
           : span_is(key, "attributes") ? &l->attributes
           : span_is(key, "nobody")     ? &l->nobody
                                        : NULL;
}

static struct looked nothing(struct arena arena)
{
    return (struct looked){.arena = arena, .inject = NONE, .from = NONE, .person = NONE};
}

void looked_read(struct looked *l, const struct scenario *sc, struct span result)
{
    struct scan s;
    struct span key;

    arena_reset(&l->arena);
    *l = nothing(l->arena);
    scan_init(&s, result, &l->arena);
    scan_object(&s);
    while (scan_key(&s, &key)) {
        struct span *to = text_of(l, key);
        struct lines *lines = lines_of(l, key);

        if (to) {
            *to = arena_span(&l->arena, scan_text(&s));
        } else if (lines) {
            *lines = read_lines(l, &s);
            l->nobodys = lines == &l->nobody;
        } else if (span_is(key, "also")) {
            read_also(l, &s);
        } else if (span_is(key, "consents")) {
            read_desks(l, sc, &s);
        } else if (!read_subject(l, sc, key, &s)) {
            (void)scan_value(&s);
        }
    }
    if (!scan_end(&s)) {
        *l = nothing(l->arena);
    }
}
