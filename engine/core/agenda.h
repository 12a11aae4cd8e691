/*
 * The agenda: what falls due when. A heap over fixed slots, one slot an object and purpose, so that
 * setting a time twice moves it and nothing is due twice. Order at one time: kind, then story time,
 * then authored order.
 */
#ifndef CORE_AGENDA_H
#define CORE_AGENDA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum due_kind {
    DUE_SEGMENT,  /* index = segment that begins */
    DUE_DEADLINE, /* index = deadline */
    DUE_ACT,      /* index = open slot: it ends */
    DUE_PATIENCE, /* index = open slot: no unit came free */
    DUE_ANSWER,   /* index = request - 1: the planned answer */
    DUE_JOINT,    /* index = joint item - 1: it takes place */
    DUE_TRIGGER,
    DUE_INJECT,
    DUE_UNTIL,    /* index = inject: expires */
    DUE_MISSED,   /* index = inject */
    DUE_STANDING, /* index = expectation: its span begins */
    DUE_SPAN,     /* index = expectation: its span ends */
    DUE_DECISION,
    DUE_MISTAKE,
    DUE_PAUSE,    /* a planned pause begins */
    DUE_END,      /* play time is used up */
    DUE_WAKE,     /* a timed condition may change; not on the agenda */
    DUE_KIND_COUNT
};

/* "segment", "act" ...; NULL-ended. */
extern const char *const due_names[DUE_KIND_COUNT + 1];

struct due {
    int32_t kind; /* enum due_kind */
    int32_t index;
};

struct agenda {
    int32_t first[DUE_KIND_COUNT + 1]; /* slot ranges by kind */
    int32_t count;
    int32_t *heap;  /* slots */
    int32_t *place; /* by slot: index in heap + 1, 0 when not on the agenda */
    int64_t *at;    /* by slot */
    int64_t *order; /* by slot: story ms, for what story time orders */
};

/* Bytes of memory for an agenda with room[kind] slots of each kind. */
size_t agenda_size(const int32_t *room);

/* Lay it out in zeroed memory of that size. */
void agenda_init(struct agenda *a, const int32_t *room, void *memory);

void agenda_set(struct agenda *a, enum due_kind kind, int32_t index, int64_t at, int64_t order);
void agenda_clear(struct agenda *a, enum due_kind kind, int32_t index);

bool agenda_has(const struct agenda *a, enum due_kind kind, int32_t index);

/* What is due first, and when; false if nothing is. */
bool agenda_first(const struct agenda *a, struct due *ret_due, int64_t *ret_at);

#endif
