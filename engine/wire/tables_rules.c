#include <stddef.h>

#include "engine/wire/tables.h"

#define ID {.key = "id", .type = SPEC_ID, .offset = NOWHERE, .required = true}
#define TEXT(k, s, m) {.key = k, .type = SPEC_TEXT, SPEC_AT(s, m)}
#define SAME_TEXT(k, s, m) {.key = k, .type = SPEC_TEXT, SPEC_AT(s, m), .same = true}
#define NEED_TEXT(k, s, m) {.key = k, .type = SPEC_TEXT, SPEC_AT(s, m), .required = true}
#define CONDITION(k, s, m) {.key = k, .type = SPEC_CONDITION, SPEC_AT(s, m)}
#define EFFECTS(k, s, m) {.key = k, .type = SPEC_EFFECTS, SPEC_AT(s, m)}
#define ATTACH(s, m) {.key = "attach", .type = SPEC_ATTACH, SPEC_AT(s, m)}
#define AFTER(k, s, m) {.key = k, .type = SPEC_DURATION, SPEC_AT(s, m)}
#define END {.type = SPEC_END}
enum { POINTS_MAX = 1000 };

static const char *const inject_words[] = {"inject", "information", "note", NULL};
static const char *const decision_words[] = {"yes", "no", NULL};

static const struct spec spec_missed[] = {
    {.key = "after", .type = SPEC_DURATION, SPEC_AT(missed, after_ms), .required = true},
    CONDITION("unless", missed, unless),
    EFFECTS("effects", missed, effects),
    END};

const struct spec spec_inject[] = {
    ID,
    SAME_TEXT("number", inject, number),
    NEED_TEXT("title", inject, title),
    {.key = "kind", .type = SPEC_WORD, SPEC_AT(inject, kind), .words = inject_words},
    {.key = "at", .type = SPEC_CLOCK, SPEC_AT(inject, at)},
    CONDITION("when", inject, when),
    AFTER("after", inject, after_ms),
    CONDITION("if", inject, only_if),
    {.key = "until", .type = SPEC_CLOCK, SPEC_AT(inject, until)},
    {.key = "channel", .type = SPEC_REF, SPEC_AT(inject, channel), .ref = REF_CHANNEL},
    {.key = "from", .type = SPEC_REF, SPEC_AT(inject, from), .required = true, .ref = REF_DESK},
    TEXT("sender", inject, sender),
    {.key = "to", .type = SPEC_CUSTOM, .offset = NOWHERE, .call = tables_inject_to},
    {.key = "priority", .type = SPEC_FLAG, SPEC_AT(inject, priority)},
    {.key = "words", .type = SPEC_FLAG, SPEC_AT(inject, words)},
    {.key = "subject", .type = SPEC_TEXT, SPEC_AT(inject, subject), .filled = true},
    {.key = "text", .type = SPEC_TEXT, SPEC_AT(inject, text), .filled = true},
    ATTACH(inject, attach),
    EFFECTS("effects", inject, effects),
    {.key = "expect", .type = SPEC_PART},
    {.key = "avoid", .type = SPEC_PART},
    {.key = "missed", .type = SPEC_OBJECT, SPEC_AT(inject, missed), .sub = spec_missed},
    {.key = "storyline", .type = SPEC_REF, SPEC_AT(inject, storyline), .ref = REF_STORYLINE},
    TEXT("controller", inject, controller),
    TEXT("note", inject, note),
    END};

static const struct spec spec_again[] = {
    NEED_TEXT("result", repeat, result),
    EFFECTS("effects", repeat, effects),
    END};

const struct spec spec_outcome[] = {
    ID,
    SPEC_PATTERN_ROWS(outcome, tables_pattern),
    CONDITION("when", outcome, when),
    {.key = "always", .type = SPEC_FLAG, SPEC_AT(outcome, always)},
    TEXT("result", outcome, result),
    ATTACH(outcome, attach),
    EFFECTS("effects", outcome, effects),
    {.key = "again", .type = SPEC_OBJECT, SPEC_AT(outcome, again), .sub = spec_again},
    END};

const struct spec spec_trigger[] = {
    ID,
    TEXT("title", trigger, title),
    {.key = "when", .type = SPEC_CONDITION, SPEC_AT(trigger, when), .required = true},
    AFTER("after", trigger, after_ms),
    EFFECTS("effects", trigger, effects),
    END};

const struct spec spec_deadline[] = {
    ID,
    NEED_TEXT("title", deadline, title),
    {.key = "desk", .type = SPEC_REF, SPEC_AT(deadline, desk), .ref = REF_DESK},
    {.key = "start", .type = SPEC_CONDITION, SPEC_AT(deadline, start), .required = true},
    {.key = "within", .type = SPEC_CUSTOM, .offset = NOWHERE, .required = true,
     .call = tables_within},
    {.key = "met", .type = SPEC_CONDITION, SPEC_AT(deadline, met), .required = true},
    EFFECTS("on_met", deadline, on_met),
    EFFECTS("on_missed", deadline, on_missed),
    END};

static const struct spec spec_decision_option[] = {
    {.key = "id", .type = SPEC_ID, SPEC_AT(decision_option, id), .required = true},
    NEED_TEXT("title", decision_option, title),
    CONDITION("when", decision_option, when),
    {.key = "default", .type = SPEC_FLAG, SPEC_AT(decision_option, is_default)},
    EFFECTS("effects", decision_option, effects),
    TEXT("epilogue", decision_option, epilogue),
    END};

const struct spec spec_decision[] = {
    ID,
    SAME_TEXT("number", decision, number),
    {.key = "desk", .type = SPEC_REF, SPEC_AT(decision, desk), .required = true, .ref = REF_DESK},
    NEED_TEXT("title", decision, title),
    {.key = "deadline", .type = SPEC_CLOCK, SPEC_AT(decision, deadline), .required = true},
    CONDITION("opens", decision, opens),
    TEXT("question", decision, question),
    {.key = "options", .type = SPEC_LIST, SPEC_AT(decision, option), .required = true,
     .sub = spec_decision_option, .size = (uint16_t)sizeof(struct decision_option)},
    {.key = "options", .type = SPEC_CUSTOM, .offset = NOWHERE, .call = tables_fallback},
    END};

const struct spec spec_answer[] = {
    ID,
    {.key = "desk", .type = SPEC_REF, SPEC_AT(answer, desk), .required = true, .ref = REF_DESK},
    SPEC_PATTERN_ROWS(answer, tables_pattern),
    CONDITION("when", answer, when),
    {.key = "after", .type = SPEC_DURATION, SPEC_AT(answer, after_ms), .required = true},
    {.key = "decision", .type = SPEC_WORD, SPEC_AT(answer, decision), .required = true,
     .words = decision_words},
    NEED_TEXT("text", answer, text),
    ATTACH(answer, attach),
    {.key = "effects", .type = SPEC_EFFECTS, SPEC_AT(answer, effects), .call = tables_late_form},
    END};

const struct spec spec_need[] = {
    {.key = "id", .type = SPEC_ID, .offset = NOWHERE},
    SPEC_PATTERN_ROWS(need, tables_pattern),
    {.key = "when", .type = SPEC_CONDITION, SPEC_AT(need, when), .required = true},
    NEED_TEXT("why", need, why),
    END};

const struct spec spec_expect[] = {
    ID,
    {.key = "desk", .type = SPEC_PART, .required = true},
    SPEC_PATTERN_ROWS(expect, tables_expect_pattern),
    {.key = "at", .type = SPEC_CLOCK, SPEC_AT(expect, at)},
    AFTER("early", expect, early_ms),
    {.key = "within", .type = SPEC_DURATION, SPEC_AT(expect, within_ms), .required = true,
     .min = 1},
    {.key = "objective", .type = SPEC_REF, SPEC_AT(expect, objective), .ref = REF_OBJECTIVE},
    {.key = "points", .type = SPEC_NUMBER, SPEC_AT(expect, points), .required = true, .min = 0,
     .max = POINTS_MAX},
    NEED_TEXT("why", expect, why),
    END};

const struct spec spec_criterion[] = {
    ID,
    {.key = "objective", .type = SPEC_REF, SPEC_AT(criterion, objective), .required = true,
     .ref = REF_OBJECTIVE},
    NEED_TEXT("title", criterion, title),
    {.key = "when", .type = SPEC_CONDITION, SPEC_AT(criterion, when), .required = true},
    {.key = "points", .type = SPEC_NUMBER, SPEC_AT(criterion, points), .required = true, .min = 0,
     .max = POINTS_MAX},
    END};

const struct spec spec_mistake[] = {
    ID,
    SAME_TEXT("number", mistake, number),
    NEED_TEXT("title", mistake, title),
    {.key = "when", .type = SPEC_CONDITION, SPEC_AT(mistake, when), .required = true},
    {.key = "at", .type = SPEC_CLOCK, SPEC_AT(mistake, at)},
    {.key = "points", .type = SPEC_NUMBER, SPEC_AT(mistake, points), .required = true, .min = 0,
     .max = POINTS_MAX},
    {.key = "cap", .type = SPEC_NUMBER, SPEC_AT(mistake, cap), .never = true, .max = POINTS_MAX},
    EFFECTS("effects", mistake, effects),
    NEED_TEXT("question", mistake, question),
    END};

static const struct spec spec_ending_option[] = {
    {.key = "id", .type = SPEC_ID, SPEC_AT(ending_option, id), .required = true},
    CONDITION("when", ending_option, when),
    {.key = "grade", .type = SPEC_NUMBER, SPEC_AT(ending_option, grade), .required = true,
     .min = 0, .max = 4},
    NEED_TEXT("text", ending_option, text),
    END};

const struct spec spec_ending[] = {
    ID,
    {.key = "about", .type = SPEC_REF, SPEC_AT(ending, about), .ref = REF_THING},
    NEED_TEXT("title", ending, title),
    {.key = "options", .type = SPEC_LIST, SPEC_AT(ending, option), .required = true,
     .sub = spec_ending_option, .size = (uint16_t)sizeof(struct ending_option)},
    END};

const struct spec spec_promise[] = {
    {.key = "policy", .type = SPEC_WORD, SPEC_AT(promise, policy), .required = true,
     .words = policy_names},
    {.key = "figure", .type = SPEC_WORD, SPEC_AT(promise, figure), .required = true,
     .words = figure_names},
    {.key = "at_least", .type = SPEC_NUMBER, SPEC_AT(promise, at_least), .never = true,
     .max = POINTS_MAX},
    {.key = "below", .type = SPEC_NUMBER, SPEC_AT(promise, below), .never = true,
     .max = POINTS_MAX + 1},
    END};
