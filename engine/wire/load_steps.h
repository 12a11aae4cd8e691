/*
 * The steps of a load. Private to the loader and its checks.
 */
#ifndef WIRE_LOAD_STEPS_H
#define WIRE_LOAD_STEPS_H

#include "engine/wire/load.h"
#include "engine/wire/tables.h"
#include "engine/wire/texts.h"

/* One object of a named kind, where it stands. */
struct entry {
    const struct doc *doc;
    const struct node *node;
    int32_t thing_kind;
    bool avoid;
    int32_t inject; /* an expectation's; NONE */
};

struct entries {
    struct entry *list;
    int32_t count;
};

struct loading {
    struct load load;
    struct doc *doc;
    int32_t docs;
    const struct case_file *file;
    int32_t files;
    struct entries entries[REF_KIND_COUNT];
    const struct doc **verb_doc;    /* by verb */
    const struct node **verb_node;
    const struct doc **role_doc;    /* by role */
    struct texts texts;
};

/* Is it the file of that name, "msel.json" or a file of "msel/"? */
bool load_is_part(struct span path, const char *file);

/* Keys of whole files, the scenario's own, promises (load_files.c). */
void load_whole_files(struct loading *g);

/* Roles of the desks, and their verbs (load_role.c). */
void load_roles_declare(struct loading *g);
void load_roles_fill(struct loading *g); /* in either pass */

/* Hand-outs, and the things that show them (load_props.c). */
void load_props(struct loading *g);

/* The whole, once everything is known: what no single entry shows (check.c). */
void check_case(struct loading *g);

/* What fits: records, frames, first words (check_fit.c). */
void check_fit(struct loading *g);
void check_pools(struct loading *g);

/* What nobody can come to: expected acts, outcomes (check_reach.c). */
void check_reach(struct loading *g);

/* The i-th entry of a kind. */
const struct entry *load_entry(const struct loading *g, enum ref_kind kind, int32_t i);

/* An error or warning at an entry; at the value of one of its keys, where key is given. */
void load_report(struct loading *g, const struct entry *e, const char *key, bool warning,
                 const char *format, ...) __attribute__((format(printf, 5, 6)));

/* An error of the case as a whole: at the head of scenario.json. */
void load_report_whole(struct loading *g, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
