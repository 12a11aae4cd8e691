#include <stddef.h>

#include "engine/wire/tables.h"

#define TEXT(k, s, m) {.key = k, .type = SPEC_TEXT, SPEC_AT(s, m)}
#define SAME_TEXT(k, s, m) {.key = k, .type = SPEC_TEXT, SPEC_AT(s, m), .same = true}
#define NEED_TEXT(k, s, m) {.key = k, .type = SPEC_TEXT, SPEC_AT(s, m), .required = true}
#define LINES(k, s, m) {.key = k, .type = SPEC_LINES, SPEC_AT(s, m)}
#define END {.type = SPEC_END}

static const char *const field_words[] = {"choice", "text", NULL};

const struct spec spec_role[] = {
    {.key = "format", .type = SPEC_PART, .required = true},
    NEED_TEXT("title", role, title),
    {.key = "short", .type = SPEC_TEXT, SPEC_AT(role, short_title), .filled = true,
     .same = true},
    TEXT("mandate", role, mandate),
    TEXT("serves", role, serves),
    SAME_TEXT("source", role, source),
    LINES("powers", role, powers),
    LINES("limits", role, limits),
    LINES("knows_first", role, knows_first),
    LINES("duties", role, duties),
    LINES("typical_mistakes", role, typical_mistakes),
    {.key = "shared", .type = SPEC_FLAG, SPEC_AT(role, shared)},
    {.key = "verbs", .type = SPEC_PART},
    END};

const struct spec spec_field[] = {
    {.key = "id", .type = SPEC_ID, SPEC_AT(field, id), .required = true},
    NEED_TEXT("title", field, title),
    TEXT("help", field, help),
    {.key = "type", .type = SPEC_WORD, SPEC_AT(field, type), .required = true,
     .words = field_words},
    {.key = "options", .type = SPEC_CUSTOM, SPEC_AT(field, choice), .call = tables_options},
    {.key = "required", .type = SPEC_FLAG, SPEC_AT(field, required)},
    {.key = "min", .type = SPEC_NUMBER, SPEC_AT(field, min), .max = 2000},
    {.key = "max", .type = SPEC_NUMBER, SPEC_AT(field, max), .max = 2000},
    END};

const struct spec spec_verb[] = {
    {.key = "id", .type = SPEC_PART, .required = true},
    NEED_TEXT("title", verb, title),
    TEXT("help", verb, help),
    {.key = "group", .type = SPEC_TEXT, SPEC_AT(verb, group), .filled = true},
    {.key = "does", .type = SPEC_WORD, SPEC_AT(verb, does), .words = does_names},
    {.key = "minutes", .type = SPEC_NUMBER, SPEC_AT(verb, minutes), .required = true, .max = 600},
    {.key = "patience", .type = SPEC_NUMBER, SPEC_AT(verb, patience), .max = 600},
    {.key = "joint", .type = SPEC_REF, SPEC_AT(verb, joint), .ref = REF_JOINT},
    TEXT("needs_why", verb, needs_why),
    TEXT("result", verb, result),
    SAME_TEXT("source", verb, source),
    {.key = "form", .type = SPEC_LIST, SPEC_AT(verb, field), .sub = spec_field,
     .size = (uint16_t)sizeof(struct field)},
    {.key = "target", .type = SPEC_PART},
    {.key = "auth", .type = SPEC_PART},
    {.key = "needs", .type = SPEC_PART},
    {.key = "uses", .type = SPEC_PART},
    END};
