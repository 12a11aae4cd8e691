#include "engine/wire/spec.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/limits.h"
#include "engine/base/text.h"
#include "engine/core/token.h"
#include "engine/wire/texts.h"

static const char *const kind_names[] = {"null",   "true or false", "a number",
                                         "a text", "a list",        "an object"};

static bool is_kind(const struct doc *doc, const struct node *n, enum node_kind kind)
{
    if (n->kind != kind) {
        doc_error(doc, n, false, "expected %s, found %s", kind_names[kind], kind_names[n->kind]);
        return false;
    }
    return true;
}

bool spec_is_text(const struct doc *doc, const struct node *n)
{
    return is_kind(doc, n, NODE_TEXT);
}

static void compile_finding(struct load *l, const struct doc *doc, size_t at)
{
    struct finding f = doc_place(doc, at);

    f.slip = slips_note(&l->slips, &l->compiler);
    findings_add(l->findings, &f, "%s", l->compiler.error);
}

int32_t spec_ref(struct load *l, const struct doc *doc, const struct node *n, enum ref_kind kind)
{
    int32_t index;

    if (!spec_is_text(doc, n)) {
        return NONE;
    }
    index = compile_name(&l->compiler, kind, n->text, 0);
    if (index == NONE && !l->partial) {
        compile_finding(l, doc, n->at);
    }
    return index;
}

void spec_compile_error(struct load *l, const struct doc *doc, const struct node *text)
{
    compile_finding(l, doc, doc_inside(doc, text->at, l->compiler.error_at));
}

static void put_ref(void *to, int32_t index)
{
    memcpy(to, &index, sizeof(index));
}

static void number(const struct doc *doc, const struct node *n, const struct spec *row, void *to)
{
    if (!is_kind(doc, n, NODE_NUMBER)) {
        return;
    }
    if (n->number < row->min || n->number > row->max) {
        doc_error(doc, n, false, "%lld is out of bounds: %lld to %lld", (long long)n->number,
                  (long long)row->min, (long long)row->max);
        return;
    }
    memcpy(to, &n->number, sizeof(n->number));
}

static void duration(const struct doc *doc, const struct node *n, const struct spec *row, void *to)
{
    int64_t ms;
    bool story;

    if (!spec_is_text(doc, n)) {
        return;
    }
    if (!token_duration(n->text, &ms, &story)) {
        doc_error(doc, n, false, "expected a play duration such as \"20m\" or \"1h30m\"");
    } else if (story) {
        doc_error(doc, n, false,
                  "this is story time; a play duration such as \"20m\" belongs here");
    } else if (ms < row->min) {
        doc_error(doc, n, false, "expected a time longer than %.*s", (int)n->text.len, n->text.ptr);
    } else {
        memcpy(to, &ms, sizeof(ms));
    }
}

/* What was meant by "9:00", "9.00" or "P1 9:00": no day is the first one. */
static const char *clock_meant(struct span text, char to[NEAREST_HINT])
{
    char typed[32];
    unsigned day = 1;
    unsigned hour;
    unsigned minute;

    text_copy(typed, sizeof(typed), text);
    to[0] = '\0';
    if ((sscanf(typed, "P%2u %2u%*1[:.h]%2u", &day, &hour, &minute) == 3 ||
         sscanf(typed, "%2u%*1[:.h]%2u", &hour, &minute) == 2) &&
        day > 0 && hour < 24 && minute < 60) {
        snprintf(to, NEAREST_HINT, ", did you mean \"P%u %02u:%02u\"?", day, hour, minute);
    }
    return to;
}

static void clock_time(struct load *l, const struct doc *doc, const struct node *n, void *to)
{
    struct token t = {.kind = TOKEN_CLOCK, .text = n->text};
    int64_t ms;

    if (!spec_is_text(doc, n)) {
        return;
    }
    if (!token_clock(n->text, 'P', &t.day, &t.value)) {
        char hint[NEAREST_HINT];

        doc_error(doc, n, false, "expected a clock time such as \"P1 08:50\"%s",
                  clock_meant(n->text, hint));
        return;
    }
    ms = compile_clock(&l->compiler, &t);
    if (ms >= 0) {
        memcpy(to, &ms, sizeof(ms));
    } else if (!l->partial) {
        doc_error(doc, n, false, "%s", l->compiler.error);
    }
}

static void refs(struct load *l, const struct doc *doc, const struct node *n,
                 const struct spec *row, void *to)
{
    int32_t *list;
    int32_t count = 0;

    if (!is_kind(doc, n, NODE_LIST)) {
        return;
    }
    list = arena_array(l->arena, (size_t)n->count + 1, sizeof(*list));
    for (const struct node *c = n->first; c; c = c->next) {
        int32_t index = spec_ref(l, doc, c, row->ref);

        if (index != NONE) {
            list[count++] = index;
        }
    }
    memcpy(to, &list, sizeof(list));
    memcpy((char *)to + sizeof(list), &count, sizeof(count));
}

static void unknown_word(const struct doc *doc, const struct node *n, const char *const *words)
{
    struct nearest near = {.wanted = n->text};
    char known[256] = "";
    char hint[NEAREST_HINT];

    for (; *words; words++) {
        text_list(known, sizeof(known), "%s", *words);
        nearest_offer(&near, span_of(*words));
    }
    doc_error(doc, n, false, "'%.*s' is none of (%s)%s", (int)n->text.len, n->text.ptr, known,
              nearest_hint(&near, hint));
}

static void word(const struct doc *doc, const struct node *n, const struct spec *row, void *to)
{
    if (!spec_is_text(doc, n)) {
        return;
    }
    for (int32_t i = 0; row->words[i]; i++) {
        if (span_is(n->text, row->words[i])) {
            memcpy(to, &i, sizeof(i));
            return;
        }
    }
    unknown_word(doc, n, row->words);
}

static void lines(struct load *l, const struct spec_call *call, void *to)
{
    const struct doc *doc = call->doc;
    const struct node *n = call->value;
    struct lines *out = to;

    if (!is_kind(doc, n, NODE_LIST)) {
        return;
    }
    out->line = arena_array(l->arena, (size_t)n->count + 1, sizeof(*out->line));
    for (const struct node *c = n->first; c; c = c->next) {
        const struct doc *from = doc;
        const struct node *line = c;

        if (spec_is_text(doc, c)) {
            if (!call->row->same) {
                texts_find(l->texts, &from, &line);
            }
            out->line[out->lines++] = line->text;
        }
    }
}

bool spec_is_id(const struct doc *doc, const struct node *text)
{
    if (!text_is_id(text->text)) {
        doc_error(doc, text, false,
                  "an id is small letters, digits and _, from a letter on, at most %d", ID_LEN_MAX);
        return false;
    }
    return true;
}

void spec_ids(struct load *l, const struct doc *doc, const struct node *list)
{
    struct names seen;

    names_init(&seen, l->arena, list->count);
    for (const struct node *n = list->first; n; n = n->next) {
        const struct node *id = n->kind == NODE_OBJECT ? doc_member(n, "id") : n;

        if (!id || id->kind != NODE_TEXT) {
            continue; /* told by who reads the list */
        }
        if (spec_is_id(doc, id) && names_add(&seen, id->text) == NONE) {
            doc_error(doc, id, false, "the id '%.*s' is there already", (int)id->text.len,
                      id->text.ptr);
        }
    }
}

/* In the second pass the list is there already. */
static void list(struct load *l, const struct doc *doc, const struct node *n,
                 const struct spec *row, void *to)
{
    char *items;
    int32_t i = 0;

    if (n->kind != NODE_LIST) {
        if (l->pass == PASS_PLAIN) {
            is_kind(doc, n, NODE_LIST);
        }
        return;
    }
    if (l->pass == PASS_PLAIN) {
        items = arena_array(l->arena, (size_t)n->count + 1, row->size);
        memcpy(to, &items, sizeof(items));
        memcpy((char *)to + sizeof(items), &n->count, sizeof(n->count));
        spec_ids(l, doc, n);
    }
    memcpy(&items, to, sizeof(items));
    for (const struct node *c = n->first; c; c = c->next) {
        spec_fill(l, doc, c, row->sub, items + (size_t)i++ * row->size);
    }
}

/* Or a slip of one: what is attached is knowledge or a thing. */
static bool is_knowledge(const struct scenario *sc, struct span id)
{
    struct nearest fact = names_near(&sc->names[REF_KNOWLEDGE], id);
    struct nearest thing = names_near(&sc->names[REF_THING], id);

    return fact.name.len && (!thing.name.len || fact.distance < thing.distance);
}

static void attach(struct load *l, const struct doc *doc, const struct node *n, void *to)
{
    struct attach *out = to;

    if (!is_kind(doc, n, NODE_LIST)) {
        return;
    }
    if (n->count > ATTACH_MAX) {
        doc_error(doc, n, false, "at most %d things in one list", ATTACH_MAX);
        return;
    }
    out->tag = arena_array(l->arena, (size_t)n->count + 1, sizeof(*out->tag));
    for (const struct node *c = n->first; c; c = c->next) {
        bool known = c->kind == NODE_TEXT && is_knowledge(l->sc, c->text);
        int32_t k = spec_ref(l, doc, c, known ? REF_KNOWLEDGE : REF_THING);

        for (const struct node *b = n->first; b != c; b = b->next) {
            if (c->kind == NODE_TEXT && b->kind == NODE_TEXT && span_eq(b->text, c->text)) {
                doc_error(doc, c, false, "'%.*s' is named twice", (int)c->text.len, c->text.ptr);
            }
        }
        if (k != NONE) {
            out->tag[out->tags++] = tag_of(known ? TAG_KNOWLEDGE : TAG_THING, k);
        }
    }
}

static void condition(struct load *l, const struct doc *doc, const struct node *n, void *to)
{
    if (n->kind == NODE_TEXT) {
        if (!compile_condition(&l->compiler, n->text, to)) {
            spec_compile_error(l, doc, n);
        }
    }
}

/* Texts that stand in a list, a heading or a sentence. */
static bool is_line(const char *key)
{
    static const char *const keys[] = {"title",  "name",   "subject", "short",
                                       "sender", "number", "group",   "edition"};
    bool is = false;

    for (size_t i = 0; i < ARRAY_LEN(keys); i++) {
        is = is || strcmp(keys[i], key) == 0;
    }
    return is;
}

static void text(struct load *l, const struct spec_call *c, void *at)
{
    const struct doc *doc = c->doc;
    const struct node *n = c->value;

    if (c->row->type == SPEC_TEXT && !c->row->same && c->row->offset != NOWHERE) {
        texts_find(l->texts, &doc, &n);
    }
    if (n->kind == NODE_TEXT && is_line(c->row->key) && memchr(n->text.ptr, '\n', n->text.len)) {
        doc_error(doc, n, false, "'%s' is one line: take the line feed out", c->row->key);
    } else if (n->kind == NODE_TEXT && n->text.len > CASE_TEXT_MAX) {
        doc_error(doc, n, false, "this text has %zu bytes; at most %d", n->text.len, CASE_TEXT_MAX);
    } else if (spec_is_text(doc, n) && c->row->offset != NOWHERE) {
        memcpy(at, &n->text, sizeof(n->text));
    }
}

static void plain_value(struct load *l, const struct spec_call *c, void *at)
{
    const struct doc *doc = c->doc;
    const struct node *n = c->value;

    switch ((int)c->row->type) {
    case SPEC_ID:
    case SPEC_TEXT:
        text(l, c, at);
        break;
    case SPEC_NUMBER:
        number(doc, n, c->row, at);
        break;
    case SPEC_FLAG:
        if (is_kind(doc, n, NODE_FLAG)) {
            *(bool *)at = n->number != 0;
        }
        break;
    case SPEC_DURATION:
        duration(doc, n, c->row, at);
        break;
    case SPEC_CLOCK:
        clock_time(l, doc, n, at);
        break;
    case SPEC_REF:
        put_ref(at, spec_ref(l, doc, n, c->row->ref));
        break;
    case SPEC_REFS:
        refs(l, doc, n, c->row, at);
        break;
    case SPEC_WORD:
        word(doc, n, c->row, at);
        break;
    case SPEC_LINES:
        lines(l, c, at);
        break;
    case SPEC_ATTACH:
        attach(l, doc, n, at);
        break;
    case SPEC_CUSTOM:
        c->row->call(l, c);
        break;
    case SPEC_CONDITION:
        spec_is_text(doc, n);
        break;
    case SPEC_EFFECTS:
        is_kind(doc, n, NODE_LIST);
        break;
    default:
        break;
    }
}

static void one_value(struct load *l, const struct spec_call *c)
{
    char *at = (char *)c->to + (c->row->offset == NOWHERE ? 0 : c->row->offset);
    struct block b;

    if (c->row->type == SPEC_LIST) {
        list(l, c->doc, c->value, c->row, at);
    } else if (c->row->type == SPEC_OBJECT) {
        spec_fill(l, c->doc, c->value, c->row->sub, at);
    } else if (l->pass == PASS_PLAIN) {
        plain_value(l, c, at);
    } else if (c->row->type == SPEC_CONDITION) {
        condition(l, c->doc, c->value, at);
    } else if (c->row->type == SPEC_EFFECTS) {
        if (c->row->call) {
            c->row->call(l, c);
        }
        b = spec_effects(l, c->doc, c->value);
        memcpy(at, &b, sizeof(b));
    } else if (c->row->type == SPEC_CUSTOM_CODE) {
        c->row->call(l, c);
    }
}

static bool is_blank(struct span s)
{
    while (s.len && (s.ptr[s.len - 1] == ' ' || s.ptr[s.len - 1] == '\n')) {
        s.len--;
    }
    return s.len == 0;
}

static void unknown_key(const struct doc *doc, const struct node *n, const struct spec *spec)
{
    struct nearest near = {.wanted = n->key};
    char hint[NEAREST_HINT];

    for (; spec->type != SPEC_END; spec++) {
        nearest_offer(&near, span_of(spec->key));
    }
    doc_error(doc, n, true, "unknown key '%.*s'%s", (int)n->key.len, n->key.ptr,
              nearest_hint(&near, hint));
}

static void check_keys(const struct doc *doc, const struct node *object, const struct spec *spec)
{
    for (const struct node *n = object->first; n; n = n->next) {
        const struct spec *row = spec;

        while (row->type != SPEC_END && !span_is(n->key, row->key)) {
            row++;
        }
        if (row->type == SPEC_END) {
            unknown_key(doc, n, spec);
        }
    }
    for (const struct spec *row = spec; row->type != SPEC_END; row++) {
        const struct node *n = doc_member(object, row->key);

        if (row->required && !n) {
            doc_error(doc, object, false, "'%s' is missing", row->key);
        } else if ((row->required || row->filled) && n && n->kind == NODE_TEXT &&
                   is_blank(n->text)) {
            doc_error(doc, n, false, "'%s' is empty", row->key);
        }
    }
}

/* What an absent reference or time is. */
static void set_absent(const struct spec *row, void *to)
{
    int32_t none = NONE;
    int64_t never = NEVER;
    char *at = (char *)to + row->offset;

    if (row->offset == NOWHERE) {
        return;
    }
    if (row->type == SPEC_REF) {
        memcpy(at, &none, sizeof(none));
    } else if (row->type == SPEC_CLOCK || row->never) {
        memcpy(at, &never, sizeof(never));
    }
}

void spec_fill(struct load *l, const struct doc *doc, const struct node *object,
               const struct spec *spec, void *to)
{
    if (l->pass == PASS_PLAIN && !is_kind(doc, object, NODE_OBJECT)) {
        for (const struct spec *row = spec; row->type != SPEC_END; row++) {
            set_absent(row, to);
        }
        return;
    }
    if (l->pass == PASS_PLAIN) {
        check_keys(doc, object, spec);
    }
    for (const struct spec *row = spec; row->type != SPEC_END; row++) {
        struct spec_call c = {doc, object, doc_member(object, row->key), to, row};

        if (l->pass == PASS_PLAIN) {
            set_absent(row, to);
        }
        if (c.value) {
            one_value(l, &c);
        }
    }
}
