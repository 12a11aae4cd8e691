/*
 * The truth of one line of play: the fold of its facts over the scenario. One block of memory, no
 * pointers inside its tables, so a copy is a memcpy. Changed by apply alone.
 */
#ifndef CORE_STATE_H
#define CORE_STATE_H

#include "engine/core/act.h"
#include "engine/core/agenda.h"
#include "engine/core/amended.h"
#include "engine/core/audience.h"
#include "engine/core/scenario.h"
#include "engine/core/states.h"

enum phase { PHASE_WAITING, PHASE_RUNNING, PHASE_ENDED };

struct inject_live {
    int64_t released_at; /* NEVER until then */
    int64_t due;
    int32_t state; /* enum inject_state */
    int32_t item;
};

struct item {
    int64_t opened, handled; /* desks, as bits */
    struct seat_set readers; /* seats whose people have opened it */
    int64_t to;
    struct tag source;
    int32_t kind, from;
    int32_t first_carry, carries;
    int32_t amended, pad; /* it says what a facilitator wrote in an inject's place */
};

struct carry {
    struct tag what;
    int32_t withheld;
};

struct open_act {
    struct act act;
    int64_t ends_at;
    int32_t number; /* 0: free slot */
    int32_t seat;
    int32_t status;    /* enum act_status */
    int32_t next_auth; /* how many have said yes */
    int32_t request;   /* the open question, 0: none */
    int32_t text_len;
    int32_t outcome, pad; /* the facilitators chose it, + 1; 0: as the case has it */
};

struct request {
    int32_t from, to, act, verb, target, status;
    int32_t planned; /* answer, or NONE */
    int32_t choice[FIELDS_MAX]; /* of the asker's form */
    int32_t basis;              /* legal, or NONE */
};

struct joint {
    int64_t invited, agreed, refused; /* desks, as bits */
    int64_t agreed_at;
    int32_t kind, desk, status, pad;
};

struct probe_live {
    int64_t began, began_last, done;
    int64_t count;
};

struct expect_live {
    int64_t from, until;
    int32_t state, pad;
};

struct small_live { /* deadlines, triggers */
    int64_t due;
    int32_t state, pad;
};

struct decision_live {
    int32_t taken; /* option + 1 */
    int32_t opened;
};

struct state {
    const struct scenario *sc;
    unsigned char *block;
    size_t block_size;
    size_t fixed_size; /* of the block: the part without growing tables */
    uint64_t seed;
    int64_t now; /* play ms */
    int64_t speed; /* permille */
    int64_t jump_to; /* play ms asked for; behind now: none */
    int64_t pause_at[PAUSES_MAX]; /* play ms of planned pauses; NEVER: a free slot */
    int32_t why_len[PAUSES_MAX];
    int32_t phase, paused, segment, line;
    int32_t wheel; /* seat of the facilitator who has it; 0: nobody, all may steer */
    int64_t marks; /* observation markers so far */
    int64_t hands; /* calls for the facilitator so far */
    struct call_live call[CALLS_MAX];
    int32_t items, carries, requests, joints, acts; /* so far: numbers given out */
    int32_t going_most, amended_most; /* slots of going and amended ever used */
    int64_t *attribute;   /* [thing][attribute] */
    int64_t *variable;
    int64_t *told, *known; /* [desk][knowledge]: when first, or NEVER */
    int32_t *named;        /* [desk][knowledge]: learned with its names */
    int64_t *card;         /* [desk][thing] */
    int64_t *opened;       /* [desk][inject] */
    int64_t *agreed;       /* [joint kind] */
    int32_t *holder;       /* [thing] */
    int32_t *consent;      /* [thing][desk] */
    int32_t *breached;     /* [thing] */
    int32_t *unit;         /* act that holds it, 0: free */
    int32_t *draw;         /* draws so far */
    int32_t *mistake, *criterion, *missed;
    int32_t *outcome;      /* how often it has come about */
    int32_t *ending;       /* option + 1 */
    int32_t *delivered;    /* [desk]: through which item */
    struct inject_live *inject;
    struct probe_live *probe;
    struct expect_live *expect;
    struct small_live *deadline, *trigger;
    struct decision_live *decision;
    struct agenda agenda;
    struct open_act *going; /* [ACTS_OPEN_MAX] */
    struct joint *joint;   /* [number - 1] */
    struct request *request;
    struct item *item;
    struct carry *carry;
    struct amended *amended; /* [AMENDED_MAX] */
    char *amended_text;      /* [AMENDED_MAX][AMENDED_ROOM]: subject, words; facts point at it */
    char *why;  /* [PAUSES_MAX][TYPED_TEXT_MAX]: of planned pauses; stays, facts point at it */
    char *text; /* [ACTS_OPEN_MAX][TYPED_TEXT_MAX]: what waiting acts will say */
};

/* Bytes of the block for this case. */
size_t state_size(const struct scenario *sc);

/* Before STARTEX. The block is zeroed memory of state_size bytes, kept by the caller. */
void state_init(struct state *st, const struct scenario *sc, uint64_t seed, void *block);

/* to becomes equal to from; to was initialised with the same case. */
void state_copy(struct state *to, const struct state *from);

/* What is wrong with the state, in words, or NULL: laws that hold after every fact. */
const char *state_check(const struct state *st);

/* The open slot of an act's number, or -1. */
int32_t state_open_act(const struct state *st, int32_t number);

#endif
