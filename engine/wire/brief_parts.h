/*
 * Private to the brief: writing members of it, and what is for staff alone.
 */
#ifndef WIRE_BRIEF_PARTS_H
#define WIRE_BRIEF_PARTS_H

#include "engine/wire/brief.h"
#include "engine/wire/tell.h"

struct out {
    const struct scenario *sc;
    struct bytes *to;
};

/* `key` is written as it stands: with comma, quotes and colon. */
void out_sign(struct out *o, const char *text);
void out_text(struct out *o, const char *key, struct span value);
void out_number(struct out *o, const char *key, int64_t value);
void out_flag(struct out *o, const char *key, bool value);
void out_lines(struct out *o, const char *key, const struct lines *l);

enum { BRIEF_WORDS = 16 << 10 /* bytes of a condition or an expectation in words */ };

/* What an inject waits for; `most` bytes of it (brief_staff.c). */
void brief_condition(struct out *o, const struct tell *t, int32_t inject, size_t most);

/* A list of ids (brief_staff.c). */
void brief_desks(struct out *o, const char *key, uint64_t set);

/* The MSEL, its conditions in words, and the objectives (brief_staff.c). */
void brief_msel(struct out *o);

/* Reading it. */
struct in {
    struct scan *s;
    struct arena *a;
    struct scenario *sc;
    struct span desk, brief;
    struct role role; /* the own one, in words */
    bool staff;
};

int32_t in_length(const struct scan *at); /* how many values a list has, without moving */
struct span in_copy(struct in *in);
void in_msel(struct in *in);       /* brief_read_staff.c */
void in_objectives(struct in *in); /* ... */
void in_storylines(struct in *in); /* ... */
void in_persons(struct in *in);    /* ... */

#endif
