/*
 * Reading what staff are told of the case.
 */
#include "engine/core/act.h"
#include "engine/wire/brief_parts.h"

static uint64_t desks(struct in *in)
{
    uint64_t set = 0;

    scan_list(in->s);
    while (scan_more(in->s)) {
        int32_t d = names_find(&in->sc->names[REF_DESK], scan_text(in->s));

        in->s->bad = in->s->bad || d == NONE;
        set |= d == NONE ? 0 : desk_bit(d);
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
        inject->storyline = in_copy(in);
    } else if (span_is(key, "kind")) {
        inject->kind = (int32_t)scan_number(in->s);
    } else if (span_is(key, "to")) {
        inject->to = desks(in);
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
        scan_object(in->s);
        while (scan_key(in->s, &key)) {
            member(in, key, inject);
        }
    }
    in->s->bad = in->s->bad || n != scenario_count(in->sc, REF_INJECT);
}

void in_objectives(struct in *in)
{
    int32_t n = in_length(in->s);
    int32_t i = 0;

    in->sc->objective = arena_array(in->a, (size_t)n + 1, sizeof(*in->sc->objective));
    scan_list(in->s);
    while (scan_more(in->s) && i < n) {
        in->sc->objective[i++].title = in_copy(in);
    }
    in->s->bad = in->s->bad || n != scenario_count(in->sc, REF_OBJECTIVE);
}
