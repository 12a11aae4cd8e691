/*
 * Rows of the tables that need more than a type.
 */
#include <stddef.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/base/units.h"
#include "engine/core/token.h"
#include "engine/wire/tables.h"

static void *at(const struct spec_call *c)
{
    return (char *)c->to + c->row->offset;
}

/* desk and verb, from "desk.verb", "verb", or with the desk in a key of its own. */
static bool pattern_verb(struct load *l, const struct spec_call *c, const struct node *desk,
                         struct pattern *p)
{
    struct span verb = c->value->text;
    const char *dot = verb.len ? memchr(verb.ptr, '.', verb.len) : NULL;

    if (c->value->kind != NODE_TEXT) {
        doc_error(c->doc, c->value, false, "expected \"verb\" or \"desk.verb\"");
        return false;
    }
    if (dot && desk) {
        doc_error(c->doc, c->value, false, "the desk is named already: write the verb alone");
        return false;
    }
    if (dot) {
        struct span id = {verb.ptr, (size_t)(dot - verb.ptr)};

        verb = (struct span){dot + 1, verb.len - id.len - 1};
        p->desk = compile_name(&l->compiler, REF_DESK, id, 0);
        if (p->desk == NONE) {
            spec_compile_error(l, c->doc, c->value);
            return false;
        }
    } else if (desk) {
        p->desk = spec_ref(l, c->doc, desk, REF_DESK);
        if (p->desk == NONE) {
            return false;
        }
    }
    p->verb = compile_name(&l->compiler, REF_VERB, verb, c->value->text.len - verb.len);
    if (p->verb == NONE) {
        spec_compile_error(l, c->doc, c->value);
        return false;
    }
    if (!compile_granted(&l->compiler, p->desk, p->verb, c->value->text.len - verb.len)) {
        spec_compile_error(l, c->doc, c->value);
        return false;
    }
    return true;
}

static void pattern_form(struct load *l, const struct spec_call *c, struct pattern *p)
{
    const struct node *form = doc_member(c->object, "form");
    const struct verb *v = scenario_verb(l->sc, p->desk, p->verb);

    if (!form) {
        return;
    }
    if (form->kind != NODE_OBJECT || form->count > PATTERN_FORM_MAX) {
        doc_error(c->doc, form, false, "expected an object of field to option, at most %d",
                  PATTERN_FORM_MAX);
        return;
    }
    for (const struct node *n = form->first; n; n = n->next) {
        if (!spec_is_text(c->doc, n)) {
            continue;
        }
        if (compile_form(&l->compiler, v, n->key, n->text, &p->form[p->forms])) {
            p->forms++;
        } else {
            doc_error(c->doc, n, false, "%s", l->compiler.error);
        }
    }
}

static uint32_t thing_kind_bit(const struct spec_call *c, const struct node *n)
{
    for (int k = 0; k < THING_KIND_COUNT && n->kind == NODE_TEXT; k++) {
        if (span_is(n->text, thing_kind_name((enum thing_kind)k))) {
            return 1u << k;
        }
    }
    doc_error(c->doc, n, false,
              "expected person, place, organisation, account, vehicle or exhibit");
    return 0;
}

/* One kind, or a list of them. */
static uint32_t thing_kinds(const struct spec_call *c, const struct node *n)
{
    uint32_t kinds = 0;

    if (n->kind != NODE_LIST) {
        return thing_kind_bit(c, n);
    }
    for (const struct node *k = n->first; k; k = k->next) {
        kinds |= thing_kind_bit(c, k);
    }
    return kinds;
}

static void pattern(struct load *l, const struct spec_call *c, const struct node *desk)
{
    struct pattern *p = at(c);
    const struct node *target = doc_member(c->object, "target");
    const struct node *kind = doc_member(c->object, "target_kind");
    const struct node *to = doc_member(c->object, "to");
    const struct node *with = doc_member(c->object, "with");

    *p = pattern_any();
    l->compiler.verb = NULL;
    l->compiler.self = NONE;
    l->compiler.has_target = true;
    if (!pattern_verb(l, c, desk, p)) {
        p->verb = NONE;
        return;
    }
    l->compiler.verb = scenario_verb(l->sc, p->desk, p->verb);
    l->compiler.self = l->compiler.place == PLACE_VIEW ? p->desk : NONE;
    p->target = target ? spec_ref(l, c->doc, target, REF_THING) : NONE;
    p->kinds = kind ? thing_kinds(c, kind) : 0;
    p->to = to ? spec_ref(l, c->doc, to, REF_DESK) : NONE;
    p->with = with ? spec_ref(l, c->doc, with, REF_KNOWLEDGE) : NONE;
    pattern_form(l, c, p);
}

void tables_pattern(struct load *l, const struct spec_call *c)
{
    pattern(l, c, NULL);
}

void tables_expect_pattern(struct load *l, const struct spec_call *c)
{
    pattern(l, c, doc_member(c->object, "desk"));
}

void tables_options(struct load *l, const struct spec_call *c)
{
    static const struct spec spec_option[] = {
        {.key = "id", .type = SPEC_ID, .offset = NOWHERE, .required = true},
        {.key = "title", .type = SPEC_TEXT, SPEC_AT(option, title), .required = true},
        {.type = SPEC_END}};
    struct choice *choice = at(c);

    if (c->value->kind != NODE_LIST || c->value->count > OPTIONS_MAX) {
        doc_error(c->doc, c->value, false, "expected a list of at most %d options", OPTIONS_MAX);
        return;
    }
    spec_ids(l, c->doc, c->value);
    choice->option = arena_array(l->arena, (size_t)c->value->count + 1, sizeof(*choice->option));
    for (const struct node *n = c->value->first; n; n = n->next) {
        const struct node *id = n->kind == NODE_OBJECT ? doc_member(n, "id") : n;
        struct option *option = &choice->option[choice->options];

        if (!id || id->kind != NODE_TEXT) {
            doc_error(c->doc, n, false, "an option needs an id of small letters, digits and _");
            continue;
        }
        *option = (struct option){id->text, id->text};
        if (n->kind == NODE_OBJECT) {
            spec_fill(l, c->doc, n, spec_option, option);
        }
        choice->options++;
    }
}

/* The value of a variable or attribute, as JSON. */
static int64_t typed_value(struct load *l, const struct doc *doc, const struct node *n,
                           const struct variable *v)
{
    static const char *const wanted[] = {[VALUE_FLAG] = "true or false",
                                         [VALUE_NUMBER] = "a whole number",
                                         [VALUE_CHOICE] = "the id of an option",
                                         [VALUE_PLACE] = "the id of a place"};

    if (v->type == VALUE_NUMBER && n->kind == NODE_NUMBER) {
        if (v->min != NEVER && v->max != NEVER && (n->number < v->min || n->number > v->max)) {
            doc_error(doc, n, false, "out of bounds: %lld to %lld", (long long)v->min,
                      (long long)v->max);
        }
        return n->number;
    }
    if (v->type == VALUE_FLAG && n->kind == NODE_FLAG) {
        return n->number;
    }
    if (v->type == VALUE_PLACE && n->kind == NODE_TEXT) {
        return spec_ref(l, doc, n, REF_THING);
    }
    if (v->type == VALUE_CHOICE && n->kind == NODE_TEXT) {
        int32_t option = compile_option(&l->compiler, &v->choice, n->text, 0);

        if (!option) {
            doc_error(doc, n, false, "%s", l->compiler.error);
        }
        return option;
    }
    doc_error(doc, n, false, "this value does not fit its type: expected %s", wanted[v->type]);
    return 0;
}

void tables_start(struct load *l, const struct spec_call *c)
{
    struct variable *v = c->to;

    v->start = typed_value(l, c->doc, c->value, v);
}

void tables_person_values(struct load *l, const struct spec_call *c)
{
    struct thing *t = c->to;

    if (c->value->kind != NODE_OBJECT) {
        doc_error(c->doc, c->value, false, "expected an object of attribute to value");
        return;
    }
    for (const struct node *n = c->value->first; n; n = n->next) {
        int32_t a = compile_name(&l->compiler, REF_ATTRIBUTE, n->key, 0);

        if (a == NONE) {
            doc_error(c->doc, n, true, "%s", l->compiler.error);
            continue;
        }
        t->attribute[a] = typed_value(l, c->doc, n, &l->sc->attribute[a]);
    }
}

void tables_desk_starts(struct load *l, const struct spec_call *c)
{
    struct desk *d = c->to;
    bool cards = span_is(c->value->key, "cards");

    if (c->value->kind != NODE_LIST) {
        doc_error(c->doc, c->value, false, "expected a list of ids");
        return;
    }
    if (c->value->count + d->starts.tags > ATTACH_MAX) {
        doc_error(c->doc, c->value, false,
                  "a desk starts with at most %d cards and knowledge; give it the rest by injects",
                  ATTACH_MAX);
        return;
    }
    if (!d->starts.tag) {
        d->starts.tag = arena_array(l->arena, ATTACH_MAX, sizeof(*d->starts.tag));
    }
    for (const struct node *n = c->value->first; n; n = n->next) {
        int32_t index = spec_ref(l, c->doc, n, cards ? REF_THING : REF_KNOWLEDGE);

        if (index != NONE) {
            d->starts.tag[d->starts.tags++] = tag_of(cards ? TAG_THING : TAG_KNOWLEDGE, index);
        }
    }
}

void tables_inject_to(struct load *l, const struct spec_call *c)
{
    struct inject *in = c->to;

    in->first_to = NONE;
    if (c->value->kind != NODE_LIST) {
        doc_error(c->doc, c->value, false, "expected a list of desks");
        return;
    }
    for (const struct node *n = c->value->first; n; n = n->next) {
        int32_t desk = spec_ref(l, c->doc, n, REF_DESK);

        if (desk != NONE) {
            bool twice = false;

            for (const struct node *k = c->value->first; k != n; k = k->next) {
                twice = twice || (k->kind == NODE_TEXT && span_eq(k->text, n->text));
            }
            if (twice) {
                doc_error(c->doc, n, false, "'%.*s' is named twice", (int)n->text.len, n->text.ptr);
            }
            in->to |= UINT64_C(1) << (desk % DESKS_MAX); /* too many are told elsewhere */
            in->first_to = in->first_to == NONE ? desk : in->first_to;
        }
    }
}

/* Tags are free words: one exists when it is first used. */
static int32_t tag_named(struct load *l, struct span id)
{
    struct names *names = &l->sc->names[REF_TAG];
    int32_t t = names_find(names, id);

    return t != NONE || names->count == names->room ? t : names_add(names, id);
}

static bool lines_have(const struct lines *l, struct span text)
{
    for (int32_t i = 0; i < l->lines; i++) {
        if (span_eq(l->line[i], text)) {
            return true;
        }
    }
    return false;
}

/* Codes as of ISO 639: "en", "it". */
void tables_languages(struct load *l, const struct spec_call *c)
{
    struct lines *to = &((struct scenario *)c->to)->languages;

    if (c->value->kind != NODE_LIST || !c->value->first) {
        doc_error(c->doc, c->value, false, "expected a list of languages, such as [\"en\"]");
        return;
    }
    if (c->value->count > LANGUAGES_MAX) {
        doc_error(c->doc, c->value, false, "at most %d languages", LANGUAGES_MAX);
        return;
    }
    to->line = arena_array(l->arena, LANGUAGES_MAX, sizeof(*to->line));
    for (const struct node *n = c->value->first; n; n = n->next) {
        bool code = n->kind == NODE_TEXT && (n->text.len == 2 || n->text.len == 3);

        for (size_t i = 0; code && i < n->text.len; i++) {
            code = n->text.ptr[i] >= 'a' && n->text.ptr[i] <= 'z';
        }
        if (!code) {
            doc_error(c->doc, n, false, "a language is two or three small letters, such as \"en\"");
        } else if (lines_have(to, n->text)) {
            doc_error(c->doc, n, false, "'%.*s' is named twice", (int)n->text.len, n->text.ptr);
        } else {
            to->line[to->lines++] = n->text;
        }
    }
}

void tables_tags(struct load *l, const struct spec_call *c)
{
    struct unit *u = c->to;

    if (c->value->kind != NODE_LIST) {
        doc_error(c->doc, c->value, false, "expected a list of tags");
        return;
    }
    u->tag = arena_array(l->arena, (size_t)c->value->count + 1, sizeof(*u->tag));
    for (const struct node *n = c->value->first; n; n = n->next) {
        if (n->kind != NODE_TEXT || !text_is_id(n->text)) {
            doc_error(c->doc, n, false, "a tag is an id of small letters, digits and _");
            continue;
        }
        u->tag[u->tags++] = tag_named(l, n->text);
    }
}

void tables_units(struct load *l, const struct spec_call *c)
{
    static const struct spec spec_unit[] = {
        {.key = "id", .type = SPEC_ID, .offset = NOWHERE, .required = true},
        {.key = "title", .type = SPEC_TEXT, SPEC_AT(unit, title), .required = true},
        {.key = "tags", .type = SPEC_CUSTOM, .offset = NOWHERE, .call = tables_tags},
        {.type = SPEC_END}};
    struct pool *p = c->to;

    if (c->value->kind != NODE_LIST) {
        doc_error(c->doc, c->value, false, "expected a list of units");
        return;
    }
    spec_ids(l, c->doc, c->value);
    p->unit = arena_array(l->arena, (size_t)c->value->count + 1, sizeof(*p->unit));
    for (const struct node *n = c->value->first; n; n = n->next) {
        spec_fill(l, c->doc, n, spec_unit, &p->unit[p->units++]);
    }
}

void tables_segment(struct load *l, const struct spec_call *c)
{
    struct segment *s = c->to;
    const struct node *to = doc_member(c->object, "to");
    const struct node *story = doc_member(c->object, "story");
    const struct segment *before = s == l->sc->segment ? NULL : s - 1;
    int64_t to_day;
    int64_t to_ms;
    int64_t story_day;
    int64_t story_ms;

    if (c->value->kind != NODE_TEXT || !token_clock(c->value->text, 'P', &s->day, &s->from_ms)) {
        doc_error(c->doc, c->value, false, "expected a clock time such as \"P1 08:50\"");
        return;
    }
    if (!to || to->kind != NODE_TEXT || !token_clock(to->text, 'P', &to_day, &to_ms) ||
        to_day != s->day || to_ms <= s->from_ms) {
        doc_error(c->doc, to ? to : c->object, false,
                  "expected a later clock time of the same day");
        return;
    }
    if (!story || story->kind != NODE_TEXT ||
        !token_clock(story->text, 'S', &story_day, &story_ms)) {
        doc_error(c->doc, story ? story : c->object, false,
                  "expected a story time such as \"S+1 13:30\"");
        return;
    }
    s->length_ms = to_ms - s->from_ms;
    s->story = story_day * DAY_MS + story_ms;
    if (before) {
        s->start = before->start + before->length_ms;
        if (s->day < before->day ||
            (s->day == before->day && s->from_ms < before->from_ms + before->length_ms)) {
            doc_error(c->doc, c->value, false, "the segment begins before the last one ends");
        }
        if (s->story < before->story + before->length_ms) {
            doc_error(c->doc, story, false, "story time cannot run backwards");
        }
    }
    l->sc->play_length = s->start + s->length_ms;
}

void tables_within(struct load *l, const struct spec_call *c)
{
    struct deadline *d = c->to;

    (void)l;
    if (c->value->kind != NODE_TEXT || !token_duration(c->value->text, &d->within_ms, &d->story)) {
        doc_error(c->doc, c->value, false, "expected a duration such as \"20m\" or \"48h story\"");
    } else if (d->within_ms == 0) {
        doc_error(c->doc, c->value, false, "expected a time longer than %.*s",
                  (int)c->value->text.len, c->value->text.ptr);
    }
}

void tables_fallback(struct load *l, const struct spec_call *c)
{
    struct decision *d = c->to;
    int32_t count = 0;

    (void)l;
    for (int32_t i = 0; i < d->options; i++) {
        if (d->option[i].is_default) {
            d->fallback = i;
            count++;
        }
    }
    if (count != 1) {
        doc_error(c->doc, c->value, false, "exactly one option is the default, here %d are", count);
    }
}

/* An act that asked has ended when the answer comes, its form with it; one that waits has not. */
void tables_late_form(struct load *l, const struct spec_call *c)
{
    const struct answer *a = c->to;
    const struct verb *v = scenario_verb(l->sc, a->pattern.desk, a->pattern.verb);

    if (v && v->does == DOES_REQUEST) {
        l->compiler.verb = NULL;
    }
}
