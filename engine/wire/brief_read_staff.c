/*
 * Reading what staff are told of the case.
 */
#include <string.h>

#include "engine/core/act.h"
#include "engine/wire/brief_parts.h"

/* A set of a kind of which there are at most 64. */
static uint64_t refs(struct in *in, enum ref_kind kind)
{
    uint64_t set = 0;

    scan_list(in->s);
    while (scan_more(in->s)) {
        int32_t d = names_find(&in->sc->names[kind], scan_text(in->s));

        in->s->bad = in->s->bad || d == NONE;
        set |= d == NONE || d >= DESKS_MAX ? 0 : UINT64_C(1) << d;
    }
    return set;
}

static void member(struct in *in, struct span key, struct inject *inject)
{
    if (span_is(key, "number")) {
        inject->number = in_copy(in);
    } else if (span_is(key, "title")) {
        inject->title = in_copy(in);
    } else if (span_is(key, "at")) {
        inject->at = scan_number(in->s);
    } else if (span_is(key, "storyline")) {
        inject->storyline = names_find(&in->sc->names[REF_STORYLINE], scan_text(in->s));
        in->s->bad = in->s->bad || inject->storyline == NONE;
    } else if (span_is(key, "from")) {
        inject->from = names_find(&in->sc->names[REF_DESK], scan_text(in->s));
    } else if (span_is(key, "kind")) {
        inject->kind = (int32_t)scan_number(in->s);
    } else if (span_is(key, "to")) {
        inject->to = refs(in, REF_DESK);
    } else if (span_is(key, "objectives")) {
        inject->objectives = refs(in, REF_OBJECTIVE);
    } else if (span_is(key, "when")) {
        inject->waits_for = in_copy(in);
    } else {
        (void)scan_value(in->s);
    }
}

void in_msel(struct in *in)
{
    int32_t n = in_length(in->s);
    int32_t i = 0;

    in->sc->inject = arena_array(in->a, (size_t)n + 1, sizeof(*in->sc->inject));
    scan_list(in->s);
    while (scan_more(in->s) && i < n) {
        struct inject *inject = &in->sc->inject[i++];
        struct span key;

        inject->at = NEVER;
        inject->storyline = NONE;
        inject->from = NONE;
        scan_object(in->s);
        while (scan_key(in->s, &key)) {
            member(in, key, inject);
        }
    }
    in->s->bad = in->s->bad || n != scenario_count(in->sc, REF_INJECT);
}

/* Titles, in the order of the names; each the first member of what is `size` bytes. */
static void *titles(struct in *in, enum ref_kind kind, size_t size)
{
    int32_t n = in_length(in->s);
    char *list = arena_array(in->a, (size_t)n + 1, size);
    int32_t i = 0;

    scan_list(in->s);
    while (scan_more(in->s) && i < n) {
        struct span title = in_copy(in);

        memcpy(list + (size_t)i++ * size, &title, sizeof(title));
    }
    in->s->bad = in->s->bad || n != scenario_count(in->sc, kind);
    return list;
}

void in_objectives(struct in *in)
{
    in->sc->objective = titles(in, REF_OBJECTIVE, sizeof(*in->sc->objective));
}

void in_storylines(struct in *in)
{
    in->sc->storyline = titles(in, REF_STORYLINE, sizeof(*in->sc->storyline));
}

/* Of other things a lexicon has the names alone. */
void in_persons(struct in *in)
{
    int32_t n = scenario_count(in->sc, REF_THING);

    in->sc->thing = arena_array(in->a, (size_t)n + 1, sizeof(*in->sc->thing));
    for (int32_t i = 0; i < n; i++) {
        in->sc->thing[i] = (struct thing){.kind = THING_KIND_COUNT, .played_by = NONE};
    }
    scan_list(in->s);
    while (scan_more(in->s)) {
        struct thing person = {.kind = THING_PERSON, .played_by = NONE};
        int32_t i = NONE;
        struct span key;

        scan_object(in->s);
        while (scan_key(in->s, &key)) {
            if (span_is(key, "person")) {
                i = names_find(&in->sc->names[REF_THING], scan_text(in->s));
            } else if (span_is(key, "name")) {
                person.name = in_copy(in);
            } else if (span_is(key, "played_by")) {
                person.played_by = names_find(&in->sc->names[REF_DESK], scan_text(in->s));
            } else {
                (void)scan_value(in->s);
            }
        }
        in->s->bad = in->s->bad || i == NONE;
        if (i != NONE) {
            in->sc->thing[i] = person;
        }
    }
}
