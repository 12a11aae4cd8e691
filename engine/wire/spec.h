/*
 * One table a section of a case: key, type, where it goes. The same rows read a case, find what is
 * wrong with it, and say what would be right. Source: handbook/format/scenario.md and role.md.
 *
 * Two passes: plain values first, code (conditions, effects, patterns) when everything they can
 * name is known.
 */
#ifndef WIRE_SPEC_H
#define WIRE_SPEC_H

#include "engine/core/compile.h"
#include "engine/wire/doc.h"
#include "engine/wire/slips.h"

struct load;
struct spec_call;
struct texts;

enum spec_type {
    SPEC_ID,        /* struct span, or nothing where offset is NOWHERE */
    SPEC_TEXT,      /* struct span */
    SPEC_NUMBER,    /* int64, min..max */
    SPEC_FLAG,      /* bool */
    SPEC_DURATION,  /* int64 play ms, from min on */
    SPEC_CLOCK,     /* int64 play ms */
    SPEC_REF,       /* int32 of the kind in `ref` */
    SPEC_REFS,      /* list: int32 pointer and int32 count behind it */
    SPEC_WORD,      /* int32 by words */
    SPEC_LINES,     /* list of texts: struct lines */
    SPEC_LIST,      /* list of objects by `sub`: pointer and int32 count behind it */
    SPEC_OBJECT,    /* object by `sub`, in place */
    SPEC_CONDITION, /* struct code; second pass */
    SPEC_EFFECTS,   /* struct block; second pass; call first, if there is one */
    SPEC_ATTACH,    /* struct attach */
    SPEC_CUSTOM,    /* first pass: call */
    SPEC_CUSTOM_CODE, /* second pass: call */
    SPEC_PART,      /* read by another row's call */
    SPEC_END
};

enum { NOWHERE = 0xffff };

struct spec {
    const char *key;
    enum spec_type type;
    uint16_t offset;
    bool required; /* and a text not empty, nor of blanks alone */
    bool filled;   /* SPEC_TEXT: not empty where it is given */
    bool same;     /* SPEC_TEXT, SPEC_LINES: in all languages, no words for people */
    bool never; /* SPEC_NUMBER: NEVER where the key is absent, not 0 */
    enum ref_kind ref;
    int64_t min, max;
    const char *const *words;   /* NULL-ended */
    const struct spec *sub;
    uint16_t size;              /* of a sub object */
    void (*call)(struct load *l, const struct spec_call *c);
};

/* What a custom row is given. */
struct spec_call {
    const struct doc *doc;
    const struct node *object; /* the whole */
    const struct node *value;  /* this key's */
    void *to;                  /* the struct being filled */
    const struct spec *row;
};

enum pass { PASS_PLAIN, PASS_CODE };

/* Everything a load has at hand. */
struct load {
    struct scenario *sc;
    struct arena *arena;
    struct findings *findings;
    struct compiler compiler;
    enum pass pass;
    struct slips slips;
    struct texts *texts; /* NULL: in the case's own language */
    bool partial; /* a file, section or role cannot be read: what is not found may stand there, and
                     is no finding */
};

/* Fill a struct from an object, in the load's pass. Unknown and missing keys: first pass. */
void spec_fill(struct load *l, const struct doc *doc, const struct node *object,
               const struct spec *spec, void *to);

/* An id as int32 of a kind, or NONE with an error at the node. */
int32_t spec_ref(struct load *l, const struct doc *doc, const struct node *n, enum ref_kind kind);

/* Is it a text? An error at the node if not. */
bool spec_is_text(const struct doc *doc, const struct node *n);

/* May a text be an id? An error at the node if not. */
bool spec_is_id(const struct doc *doc, const struct node *text);

/* The ids of a list's entries (texts, or objects with an id): each an id, each once; errors. */
void spec_ids(struct load *l, const struct doc *doc, const struct node *list);

/* The compiler's error, placed inside a text node. */
void spec_compile_error(struct load *l, const struct doc *doc, const struct node *text);

/* List of effects, as JSON, to a block. */
struct block spec_effects(struct load *l, const struct doc *doc, const struct node *list);

#endif
