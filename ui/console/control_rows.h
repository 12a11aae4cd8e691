/*
 * What the console remembers of play, row by row.
 */
#ifndef CONSOLE_CONTROL_ROWS_H
#define CONSOLE_CONTROL_ROWS_H

#include "engine/core/state.h"

/* What waits for the answer of a control desk, or what one desk waits for of another. */
struct question {
    int32_t request, from, to;
    bool for_yes;       /* an act waits for it */
    bool control;       /* a control desk was asked */
    int64_t at_ms;      /* play: asked */
    int64_t planned_ms; /* play: the case answers by itself; NEVER */
    char *line;         /* who asks whom about what, malloc'ed */
    char *words;        /* what was typed, malloc'ed */
};

/* To which desks an item has gone, where it was opened, and at which seats. */
struct console_item {
    uint64_t to, opened, handled;
    struct seat_set readers;
    int64_t at_ms;
    int32_t inject; /* it brought it; NONE */
    int32_t from;   /* desk; NONE */
    bool priority;
    bool improvised; /* an inject of the moment, that the MSEL has not */
    bool message;
};

struct inject_now {
    int32_t state; /* enum inject_state */
    int64_t at_ms; /* play time at which it came to it; still to come: for which it is; NEVER */
    int32_t item;  /* 0: none */
    bool changed;  /* by a facilitator: what it says, or to whom it goes */
    uint64_t to;   /* changed: desks; 0: the case's */
    char *subject, *words; /* likewise, in every language; malloc'ed; NULL: the case's */
};

/* A call for the facilitator. */
struct call_now {
    char *text; /* when, and what; malloc'ed */
    int32_t desk, number;
    int32_t seat; /* that called; 0: its name stands in the text already */
    bool real; /* an emergency outside the exercise */
};

/* An act that runs or waits. */
struct act_now {
    int32_t number, desk, status; /* enum act_status */
    int64_t ends_ms;              /* running: when; NEVER */
    bool chosen;                  /* what comes of it, by a facilitator */
    char *line;                   /* as it was accepted, malloc'ed */
};

/* Something that happened. */
struct log_line {
    int64_t at_ms;
    uint64_t desks; /* whom it concerns; 0: all */
    bool matters;   /* shown when quiet */
    bool team;      /* said among staff */
    int32_t person; /* it moved this one: thing; NONE */
    char *text;     /* malloc'ed */
    char *words;    /* what was typed, if the text has it not in full; malloc'ed; NULL */
};

/* Knowledge that came along with an item. */
struct carried_now {
    int32_t item, knowledge;
    bool withheld;
};

/* What was observed, and words that came later. */
struct mark_now {
    int64_t number, at_ms;
    int32_t kind, desk, seat; /* enum mark_kind; desk or NONE */
    char *text;               /* malloc'ed */
};

struct rating_now {
    int32_t rating; /* enum rating; of an area its grade + 1, 0: none */
    char *text;     /* malloc'ed; NULL: none */
    int32_t seat;   /* whose it is */
};

#endif
