/*
 * A view: the fold of one seat's notices. Knows no scenario; the same code at the station, in
 * replay as a desk, and in the tests. Objects are handles, from 1.
 */
#ifndef CORE_VIEW_H
#define CORE_VIEW_H

#include "engine/core/fact.h"

enum {
    VIEW_ITEMS = 4096,
    VIEW_CARDS = 1024,
    VIEW_KNOWN = 2048,
    VIEW_ACTS = 2048,
    VIEW_REQUESTS = 1024,
    VIEW_JOINTS = 128,
    VIEW_CUES = 1024,
    VIEW_TICKS = 64,
    VIEW_CALLS = 64
};

struct view_item {
    int64_t at; /* play ms */
    uint64_t to;
    int32_t kind, from, channel, request;
    bool priority, opened, handled; /* by somebody of the desk */
    bool seen;                      /* at the seat itself */
};

struct view_act {
    struct act act;
    int64_t at, ends_at;
    int32_t status; /* enum act_status */
    int32_t seat, request;
};

struct view_request {
    int64_t at;
    int32_t from, to, verb, target, basis, status; /* enum request_status */
    int32_t act; /* own act that waits for it; 0 */
};

struct view_joint {
    uint64_t to, agreed, refused;
    int32_t kind, desk;
    bool held; /* agreed by all, and it has taken place */
};

struct view_known {
    int32_t knowledge, item;
    bool withheld, known; /* known: its item was opened */
};

/* What a played seat was told a competent desk would do, or not do. */
struct view_cue {
    struct act act;
    int64_t at, until;
    bool avoid;
};

/* A call for the facilitator. */
struct view_call {
    int64_t at;
    bool real, noted; /* noted: dealt with */
};

struct view {
    int64_t n; /* notices folded */
    int64_t play_ms, speed;
    int32_t desk; /* whose it is */
    int32_t seat; /* 0: of all who sit there */
    int32_t phase;
    bool paused;
    int32_t segment;
    int32_t items, cards, known, acts, requests, joints, cues, decisions, calls;
    bool full; /* a table was full: what came behind is missing; the station says so */
    struct view_item item[VIEW_ITEMS]; /* by handle - 1 */
    int32_t card[VIEW_CARDS];          /* thing kind, by handle - 1; -1: not a card */
    bool held[VIEW_CARDS];             /* an exhibit in the desk's custody */
    int32_t card_item[VIEW_CARDS];     /* the item that brought it; 0: none */
    int32_t card_same[VIEW_CARDS];     /* the card that the desk joined it to; 0: none */
    bool card_unsure[VIEW_CARDS];      /* the desk is not sure of it */
    bool objective[VIEW_TICKS];        /* ticked off, by index */
    bool duty[VIEW_TICKS];             /* ticked off, by line of the role */
    struct view_known knowledge[VIEW_KNOWN];
    struct view_act act[VIEW_ACTS];
    struct view_request request[VIEW_REQUESTS];
    struct view_joint joint[VIEW_JOINTS];
    struct view_cue cue[VIEW_CUES];
    struct view_call call[VIEW_CALLS];
    int32_t decision[64]; /* handles of decisions put to the desk */
};

/* Zeroed memory becomes an empty view. */
void view_init(struct view *v, int32_t desk);

/* Fold one notice. */
void view_fold(struct view *v, const struct fact *f, int64_t play_ms);

/* Is it still to be read at the seat? Not what a colleague has dealt with. */
bool view_unread(const struct view *v, int32_t item);

/* Does the view know this knowledge (its item was opened)? */
bool view_knows(const struct view *v, int32_t knowledge);

/* The card that stands for this one on the board: itself, or what it was joined to. */
int32_t view_card(const struct view *v, int32_t handle);

#endif
