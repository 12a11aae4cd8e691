/*
 * The sections of a case and of a role file, as tables (tables.c, tables_rules.c, tables_role.c).
 */
#ifndef WIRE_TABLES_H
#define WIRE_TABLES_H

#include "engine/wire/spec.h"

#define SPEC_AT(s, m) .offset = (uint16_t)offsetof(struct s, m)

/* Where the entries of a kind stand. */
struct section {
    const char *file; /* "world": world.json, or the files of world/ */
    const char *key;
    enum ref_kind kind;
    int32_t thing_kind; /* of REF_THING sections */
    const struct spec *spec;
    uint16_t size;
    uint16_t list; /* offset of the pointer in struct scenario */
};

extern const struct section sections[];
extern const size_t section_count;

extern const struct spec spec_scenario[];  /* scenario.json itself */
extern const struct spec spec_shared[];    /* roles/shared.json itself */
extern const struct spec spec_role[];
extern const struct spec spec_verb[];
extern const struct spec spec_field[];
extern const struct spec spec_expect[];
extern const struct spec spec_promise[];
extern const struct spec spec_inject[], spec_outcome[], spec_trigger[], spec_deadline[];
extern const struct spec spec_decision[], spec_answer[], spec_need[];
extern const struct spec spec_criterion[], spec_mistake[], spec_ending[];

/* Custom rows that several tables share. */
void tables_pattern(struct load *l, const struct spec_call *c); /* struct pattern at the offset */
void tables_expect_pattern(struct load *l, const struct spec_call *c); /* desk in a key */
void tables_options(struct load *l, const struct spec_call *c);  /* struct choice at the offset */
void tables_start(struct load *l, const struct spec_call *c);    /* struct variable */
void tables_desk_starts(struct load *l, const struct spec_call *c);
void tables_person_values(struct load *l, const struct spec_call *c);
void tables_inject_to(struct load *l, const struct spec_call *c);
void tables_units(struct load *l, const struct spec_call *c);
void tables_languages(struct load *l, const struct spec_call *c);
void tables_tags(struct load *l, const struct spec_call *c); /* int32 pointer, int32 count */
void tables_segment(struct load *l, const struct spec_call *c);
void tables_within(struct load *l, const struct spec_call *c);
void tables_late_form(struct load *l, const struct spec_call *c); /* struct answer */
void tables_fallback(struct load *l, const struct spec_call *c);

/* The rows of a pattern. */
#define SPEC_PATTERN_ROWS(s, fn)                                                                   \
    {.key = "verb", .type = SPEC_CUSTOM_CODE, SPEC_AT(s, pattern), .required = true, .call = fn},  \
        {.key = "target", .type = SPEC_PART}, {.key = "target_kind", .type = SPEC_PART},           \
        {.key = "to", .type = SPEC_PART}, {.key = "with", .type = SPEC_PART},                      \
    {                                                                                              \
        .key = "form", .type = SPEC_PART                                                           \
    }

#endif
