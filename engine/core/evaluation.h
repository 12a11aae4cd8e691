/*
 * What a case measures, compiled. Source: handbook/format/scenario.md section 8.
 */
#ifndef CORE_EVALUATION_H
#define CORE_EVALUATION_H

#include "engine/core/script.h"

/* An expectation, or with `avoid` its mirror. */
struct expect {
    struct pattern pattern;
    bool avoid;
    int32_t inject; /* hangs on; NONE: standing */
    int64_t at;     /* play ms, of a standing one */
    int64_t early_ms, within_ms;
    int32_t probe; /* of the pattern, where early_ms > 0; else NONE */
    int32_t objective; /* NONE for avoid */
    int64_t points;
    struct span why;
};

struct criterion {
    int32_t objective;
    struct span title;
    struct code when;
    int64_t points;
};

struct mistake {
    struct span number, title, question;
    struct code when;
    int64_t at; /* play ms; NEVER: as soon as it is true */
    int64_t points;
    int64_t cap; /* of 1000; NEVER: none */
    struct block effects;
};

struct ending_option {
    struct span id, text;
    struct code when;
    int64_t grade; /* 0 worst to 4 */
};

struct ending {
    int32_t about; /* person; NONE: the case */
    struct span title;
    struct ending_option *option;
    int32_t options;
};

/*
 * How played seats play. The names stand here, below the loader, so that a promise is checked
 * without the code that plays.
 */
enum policy_id {
    POLICY_DILIGENT,
    POLICY_IDLE,
    POLICY_RANDOM,
    POLICY_CARELESS,
    POLICY_EAGER,
    POLICY_COUNT
};

extern const char *const policy_names[POLICY_COUNT + 1]; /* NULL-ended */

/* What of many runs a promise is about. */
enum figure_id { FIGURE_P5, FIGURE_P50, FIGURE_P95, FIGURE_MISTAKES_P50, FIGURE_COUNT };

extern const char *const figure_names[FIGURE_COUNT + 1]; /* NULL-ended */

struct promise {
    int32_t policy, figure; /* enum policy_id, enum figure_id */
    int64_t at_least, below; /* NEVER where absent */
};

/* An area that evaluators grade, 0 to GRADE_MOST, whatever the case. */
struct rubric_area {
    struct span title, source;
    int64_t weight; /* parts of 100 */
    struct lines items;
};

enum { GRADE_NONE = -1, GRADE_MOST = 4 };

struct objective {
    struct span title;
    struct span told; /* how the desks are told of it, who tick it off for themselves; or empty */
    int64_t weight;
    struct span *tag;
    int32_t tags;
};

#endif
