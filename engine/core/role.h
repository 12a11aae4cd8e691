/*
 * Agencies as data: what a role is and may do. Source: handbook/format/role.md.
 */
#ifndef CORE_ROLE_H
#define CORE_ROLE_H

#include "engine/core/effect.h"
#include "engine/core/names.h"
#include "engine/core/pattern.h"

enum thing_kind {
    THING_PERSON,
    THING_PLACE,
    THING_ORGANISATION,
    THING_ACCOUNT,
    THING_VEHICLE,
    THING_EXHIBIT,
    THING_KIND_COUNT
};

enum does {
    DOES_ACT,
    DOES_MESSAGE,
    DOES_REQUEST,
    DOES_ANSWER,
    DOES_SHARE,
    DOES_CONSENT,
    DOES_HANDOVER,
    DOES_DECIDE,
    DOES_PROPOSE,
    DOES_AGREE,
    DOES_REFUSE,
    DOES_CONTRIBUTE,
    DOES_FLAG,
    DOES_NOTE,
    DOES_COUNT
};

struct option {
    struct span id;
    struct span title;
};

/* A closed list of named values; value i stands for option i - 1, 0 for "not chosen". */
struct choice {
    struct option *option;
    int32_t options;
};

struct field {
    struct span id, title, help;
    int32_t type; /* enum field_type */
    bool required;
    int64_t min, max; /* characters, of a text */
    struct choice choice;
};

enum field_type { FIELD_CHOICE, FIELD_TEXT };

struct auth {
    int32_t role; /* whose yes; NONE: the target person's */
};

struct use {
    int32_t pool;     /* NONE: the case has no such pool, nothing is reserved */
    int32_t tag;      /* NONE: any unit */
    int32_t tag_from; /* form field whose option is the tag; NONE */
};

struct verb {
    int32_t name;
    struct span title, help, group, needs_why, result, source;
    int32_t does; /* enum does */
    int64_t minutes, patience;
    int32_t joint;      /* DOES_PROPOSE: the kind of joint item */
    int32_t key_field;    /* of an answer: the form field `decision`; else NONE */
    int32_t key_option;   /* its `yes` */
    int32_t names_field;  /* the field `names`: may what goes along go without? NONE */
    int32_t names_option; /* its `withheld` */
    uint32_t targets; /* thing kinds as bits; 0: no target */
    struct field *field;
    int32_t fields;
    struct auth auth[AUTH_MAX];
    int32_t auths;
    struct span yes; /* in a lexicon: whose, beside the target's, "A, B"; may be empty */
    bool yes_of_target; /* in a lexicon */
    struct use use[AUTH_MAX];
    int32_t uses;
};

/* A line of a role card. */
struct lines {
    struct span *line;
    int32_t lines;
};

struct role {
    int32_t id;
    struct span title, short_title, mandate, source;
    struct span serves; /* what others turn to it for; empty: its mandate says so */
    struct lines powers, limits, knows_first, duties, typical_mistakes;
    bool shared;
    int32_t *grant; /* by verb name: index into scenario.verb, or NONE */
};

struct titled {
    struct span title, text, source;
};

struct joint_kind {
    struct span title, help;
    int64_t minutes;
    struct lines sections;
};

/* Does it go to desks; to one alone; may it not go without words? (enum does) */
bool does_address(int32_t does);
bool does_address_one(int32_t does);
bool does_want_words(int32_t does);

/* Does what goes along with such an act go without names? */
bool verb_withholds(const struct verb *v, const struct act *act);

/* The option of the field `decision` by which an answer says yes, or no. */
int32_t verb_decision(const struct verb *v, bool yes);

const char *does_name(enum does does);
const char *thing_kind_name(enum thing_kind kind);
extern const char *const does_names[DOES_COUNT + 1];             /* NULL-ended */
extern const char *const thing_kind_names[THING_KIND_COUNT + 1]; /* NULL-ended */

/* "POL", as seats are called, from its short title: its capital letters, at most 5. */
enum { ROLE_CODE = 8 };
void role_code(const struct role *r, char to[ROLE_CODE]);

#endif
