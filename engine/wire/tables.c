#include "engine/wire/tables.h"

#include <stddef.h>

#define ID {.key = "id", .type = SPEC_ID, .offset = NOWHERE, .required = true}
#define TEXT(k, s, m) {.key = k, .type = SPEC_TEXT, SPEC_AT(s, m)}
#define SAME_TEXT(k, s, m) {.key = k, .type = SPEC_TEXT, SPEC_AT(s, m), .same = true}
#define NEED_TEXT(k, s, m) {.key = k, .type = SPEC_TEXT, SPEC_AT(s, m), .required = true}
#define END {.type = SPEC_END}

static const char *const value_words[] = {"number", "flag", "choice", "place", NULL};

static const struct spec spec_segment[] = {
    ID,
    NEED_TEXT("title", segment, title),
    {.key = "from", .type = SPEC_CUSTOM, .offset = NOWHERE, .required = true,
     .call = tables_segment},
    {.key = "to", .type = SPEC_PART, .required = true},
    {.key = "story", .type = SPEC_PART, .required = true},
    END};

static const struct spec spec_desk[] = {
    ID,
    {.key = "role", .type = SPEC_REF, SPEC_AT(desk, role), .required = true, .ref = REF_ROLE},
    NEED_TEXT("title", desk, title),
    TEXT("brief", desk, brief),
    {.key = "control", .type = SPEC_FLAG, SPEC_AT(desk, control)},
    {.key = "cards", .type = SPEC_CUSTOM, .offset = NOWHERE, .call = tables_desk_starts},
    {.key = "knowledge", .type = SPEC_CUSTOM, .offset = NOWHERE, .call = tables_desk_starts},
    END};

static const struct spec spec_variable[] = {
    ID,
    TEXT("title", variable, title),
    {.key = "type", .type = SPEC_WORD, SPEC_AT(variable, type), .required = true,
     .words = value_words},
    {.key = "min", .type = SPEC_NUMBER, SPEC_AT(variable, min), .never = true, .min = INT32_MIN,
     .max = INT32_MAX},
    {.key = "max", .type = SPEC_NUMBER, SPEC_AT(variable, max), .never = true, .min = INT32_MIN,
     .max = INT32_MAX},
    {.key = "options", .type = SPEC_CUSTOM, SPEC_AT(variable, choice), .call = tables_options},
    {.key = "start", .type = SPEC_CUSTOM_CODE, .offset = NOWHERE, .call = tables_start},
    END};

static const struct spec spec_pool[] = {
    ID,
    NEED_TEXT("title", pool, title),
    {.key = "units", .type = SPEC_CUSTOM, .offset = NOWHERE, .required = true,
     .call = tables_units},
    END};

static const struct spec spec_objective[] = {
    ID,
    NEED_TEXT("title", objective, title),
    TEXT("told", objective, told),
    {.key = "weight", .type = SPEC_NUMBER, SPEC_AT(objective, weight), .required = true, .min = 0,
     .max = 100},
    {.key = "tags", .type = SPEC_LINES, SPEC_AT(objective, tag), .same = true},
    END};

#define THING_ROWS                                                                                 \
    ID, NEED_TEXT("name", thing, name), TEXT("text", thing, text), TEXT("note", thing, note),      \
        {.key = "", .type = SPEC_REF, SPEC_AT(thing, holder), .ref = REF_DESK},                    \
        {.key = "", .type = SPEC_REF, SPEC_AT(thing, consent_of), .ref = REF_THING},               \
    {                                                                                              \
        .key = "", .type = SPEC_REF, SPEC_AT(thing, played_by), .ref = REF_DESK                    \
    }

static const struct spec spec_thing[] = {THING_ROWS, END};

static const struct spec spec_person[] = {
    THING_ROWS,
    {.key = "played_by", .type = SPEC_REF, SPEC_AT(thing, played_by), .ref = REF_DESK},
    {.key = "attributes", .type = SPEC_CUSTOM_CODE, .offset = NOWHERE,
     .call = tables_person_values},
    END};

static const struct spec spec_exhibit[] = {
    THING_ROWS,
    SAME_TEXT("prop", thing, prop),
    {.key = "holder", .type = SPEC_REF, SPEC_AT(thing, holder), .ref = REF_DESK},
    {.key = "consent_of", .type = SPEC_REF, SPEC_AT(thing, consent_of), .ref = REF_THING},
    END};

static const struct spec spec_knowledge[] = {
    ID,
    NEED_TEXT("text", knowledge, text),
    TEXT("redacted", knowledge, redacted),
    {.key = "about", .type = SPEC_REFS, SPEC_AT(knowledge, about), .ref = REF_THING},
    {.key = "consent_of", .type = SPEC_REF, SPEC_AT(knowledge, consent_of), .ref = REF_THING},
    END};

static const struct spec spec_titled[] = {
    ID, NEED_TEXT("title", titled, title), TEXT("text", titled, text),
    SAME_TEXT("source", titled, source), END};

static const struct spec spec_area[] = {
    ID,
    NEED_TEXT("title", rubric_area, title),
    {.key = "weight", .type = SPEC_NUMBER, SPEC_AT(rubric_area, weight), .required = true, .min = 0,
     .max = 100},
    {.key = "items", .type = SPEC_LINES, SPEC_AT(rubric_area, items)},
    SAME_TEXT("source", rubric_area, source),
    END};

static const struct spec spec_storyline[] = {ID, NEED_TEXT("title", titled, title), END};

static const struct spec spec_joint[] = {
    ID,
    NEED_TEXT("title", joint_kind, title),
    TEXT("help", joint_kind, help),
    {.key = "minutes", .type = SPEC_NUMBER, SPEC_AT(joint_kind, minutes), .min = 0, .max = 600},
    {.key = "sections", .type = SPEC_LINES, SPEC_AT(joint_kind, sections)},
    END};

const struct spec spec_scenario[] = {
    {.key = "format", .type = SPEC_PART, .required = true},
    {.key = "id", .type = SPEC_TEXT, SPEC_AT(scenario, id), .required = true, .same = true},
    NEED_TEXT("title", scenario, title),
    SAME_TEXT("edition", scenario, edition),
    TEXT("summary", scenario, summary),
    {.key = "languages", .type = SPEC_CUSTOM, .offset = NOWHERE, .call = tables_languages},
    {.key = "segments", .type = SPEC_PART, .required = true},
    {.key = "desks", .type = SPEC_PART, .required = true},
    {.key = "attributes", .type = SPEC_PART},
    {.key = "variables", .type = SPEC_PART},
    {.key = "pools", .type = SPEC_PART},
    {.key = "objectives", .type = SPEC_PART},
    {.key = "storylines", .type = SPEC_PART},
    END};

const struct spec spec_shared[] = {
    {.key = "format", .type = SPEC_PART, .required = true},
    {.key = "verbs", .type = SPEC_PART},
    {.key = "channels", .type = SPEC_PART},
    {.key = "bases", .type = SPEC_PART},
    {.key = "aids", .type = SPEC_PART},
    {.key = "terms", .type = SPEC_PART},
    {.key = "joints", .type = SPEC_PART},
    {.key = "rubric", .type = SPEC_PART},
    {.key = "source", .type = SPEC_PART},
    END};

#define SECTION(f, k, r, t, s, st, m)                                                              \
    {                                                                                              \
        f, k, r, t, s, (uint16_t)sizeof(struct st), (uint16_t)offsetof(struct scenario, m)         \
    }

/* In the order in which they are filled: what others name comes first. */
const struct section sections[] = {
    SECTION("scenario", "segments", REF_SEGMENT, 0, spec_segment, segment, segment),
    SECTION("roles/shared", "channels", REF_CHANNEL, 0, spec_titled, titled, channel),
    SECTION("roles/shared", "bases", REF_BASIS, 0, spec_titled, titled, basis),
    SECTION("roles/shared", "aids", REF_AID, 0, spec_titled, titled, aid),
    SECTION("roles/shared", "terms", REF_TERM, 0, spec_titled, titled, term),
    SECTION("roles/shared", "joints", REF_JOINT, 0, spec_joint, joint_kind, joint),
    SECTION("roles/shared", "rubric", REF_AREA, 0, spec_area, rubric_area, area),
    SECTION("scenario", "attributes", REF_ATTRIBUTE, 0, spec_variable, variable, attribute),
    SECTION("scenario", "variables", REF_VARIABLE, 0, spec_variable, variable, variable),
    SECTION("scenario", "pools", REF_POOL, 0, spec_pool, pool, pool),
    SECTION("scenario", "objectives", REF_OBJECTIVE, 0, spec_objective, objective, objective),
    SECTION("scenario", "storylines", REF_STORYLINE, 0, spec_storyline, titled, storyline),
    SECTION("world", "persons", REF_THING, THING_PERSON, spec_person, thing, thing),
    SECTION("world", "places", REF_THING, THING_PLACE, spec_thing, thing, thing),
    SECTION("world", "organisations", REF_THING, THING_ORGANISATION, spec_thing, thing, thing),
    SECTION("world", "accounts", REF_THING, THING_ACCOUNT, spec_thing, thing, thing),
    SECTION("world", "vehicles", REF_THING, THING_VEHICLE, spec_thing, thing, thing),
    SECTION("world", "exhibits", REF_THING, THING_EXHIBIT, spec_exhibit, thing, thing),
    SECTION("world", "knowledge", REF_KNOWLEDGE, 0, spec_knowledge, knowledge, knowledge),
    SECTION("scenario", "desks", REF_DESK, 0, spec_desk, desk, desk),
    SECTION("rules", "decisions", REF_DECISION, 0, spec_decision, decision, decision),
    SECTION("msel", "injects", REF_INJECT, 0, spec_inject, inject, inject),
    SECTION("rules", "outcomes", REF_OUTCOME, 0, spec_outcome, outcome, outcome),
    SECTION("rules", "triggers", REF_TRIGGER, 0, spec_trigger, trigger, trigger),
    SECTION("rules", "deadlines", REF_DEADLINE, 0, spec_deadline, deadline, deadline),
    SECTION("rules", "answers", REF_ANSWER, 0, spec_answer, answer, answer),
    SECTION("rules", "needs", REF_NEED, 0, spec_need, need, need),
    SECTION("evaluation", "standing", REF_EXPECT, 0, spec_expect, expect, expect),
    SECTION("evaluation", "criteria", REF_CRITERION, 0, spec_criterion, criterion, criterion),
    SECTION("evaluation", "mistakes", REF_MISTAKE, 0, spec_mistake, mistake, mistake),
    SECTION("evaluation", "endings", REF_ENDING, 0, spec_ending, ending, ending),
};

const size_t section_count = ARRAY_LEN(sections);
