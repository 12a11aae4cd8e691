/*
 * The script of a case, compiled: injects and rules. Source: handbook/format/scenario.md 6 and 7.
 */
#ifndef CORE_SCRIPT_H
#define CORE_SCRIPT_H

#include "engine/core/role.h"
#include "engine/core/tag.h"

struct attach {
    struct tag *tag; /* TAG_KNOWLEDGE or TAG_THING */
    int32_t tags;
};

struct missed {
    int64_t after_ms; /* play ms after release; 0 with no effects: no branch */
    struct code unless;
    struct block effects;
};

enum inject_kind { INJECT_INJECT, INJECT_INFORMATION, INJECT_NOTE };

struct inject {
    int32_t kind; /* enum inject_kind */
    struct span number, title, sender, subject, text, controller, note;
    int64_t at, after_ms, until; /* play ms; NEVER where absent (after_ms: 0) */
    struct code when, only_if;
    struct span waits_for; /* in a lexicon: the condition in words */
    int32_t channel, from, storyline;
    uint64_t to; /* desks */
    int32_t first_to; /* who gets custody of unheld exhibits */
    bool priority;
    bool words; /* with what was typed in the act whose outcome releases it */
    struct attach attach;
    struct block effects;
    struct missed missed;
    uint64_t objectives; /* in a lexicon: judged by what is done about it */
};

/* In the place of its result, attachments and effects, when an outcome comes about again. */
struct repeat {
    struct span result; /* empty: there is no such thing, it is each time the same */
    struct block effects;
};

struct outcome {
    struct pattern pattern;
    struct code when;
    bool always;
    struct span result;
    struct attach attach;
    struct block effects;
    struct repeat again;
};

struct trigger {
    struct span title; /* what it means, for staff; may be empty */
    struct code when;
    int64_t after_ms;
    struct block effects;
};

struct deadline {
    struct span title;
    int32_t desk;
    struct code start, met;
    int64_t within_ms;
    bool story; /* within is story time */
    struct block on_met, on_missed;
};

struct decision_option {
    struct span id, title, epilogue;
    struct code when;
    bool is_default;
    struct block effects;
};

struct decision {
    struct span number, title, question;
    int32_t desk;
    int64_t deadline; /* play ms */
    struct code opens;
    struct decision_option *option;
    int32_t options;
    int32_t fallback; /* index of the default */
};

enum answer_decision { ANSWER_YES, ANSWER_NO };

struct answer {
    int32_t desk;
    struct pattern pattern;
    struct code when;
    int64_t after_ms;
    int32_t decision; /* enum answer_decision */
    struct span text;
    struct attach attach;
    struct block effects;
};

struct need {
    struct pattern pattern;
    struct code when;
    struct span why;
};

#endif
