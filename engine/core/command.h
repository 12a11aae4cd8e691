/*
 * Commands: what somebody asks. One row of command_table a kind (command.c) says who may ask it
 * when, how it is judged and what it brings about. To add one: payload here, row and judge there, a
 * decide function, a test of the law it states, a line in handbook/format/protocol.md.
 */
#ifndef CORE_COMMAND_H
#define CORE_COMMAND_H

#include "engine/core/agenda.h"
#include "engine/core/member.h"
#include "engine/core/refusal.h"

/* clang-format off */
#define COMMAND_KINDS(X) \
    X(ACT, "act") X(WITHDRAW, "withdraw") X(OPEN, "open") X(HANDLE, "handle") \
    X(DELIVERED, "delivered") X(HAND, "hand") X(TICK, "tick") \
    X(REFLECT, "reflect") X(MARK_CARD, "mark_card") X(STARTEX, "startex") X(PAUSE, "pause") \
    X(PLAN_PAUSE, "plan_pause") X(RESUME, "resume") X(SPEED, "speed") X(JUMP, "jump") \
    X(ENDEX, "endex") X(RELEASE, "release") X(HOLD, "hold") X(SKIP, "skip") X(RETIME, "retime") \
    X(SHIFT, "shift") X(DROP, "drop") X(AMEND, "amend") X(OVERRIDE, "override") \
    X(IMPROVISE, "improvise") X(HINT, "hint") \
    X(OBSERVE, "observe") X(REMARK, "remark") X(RATE, "rate") X(GRADE, "grade") X(SAY, "say") \
    X(NOTED, "noted") X(WHEEL, "wheel") X(BACK, "back") X(DUE, "due") X(CREATE, "create") \
    X(SEAT, "seat") X(RECOVER, "recover")
/* clang-format on */

enum command_kind {
#define X(symbol, name) COMMAND_##symbol,
    COMMAND_KINDS(X)
#undef X
        COMMAND_KIND_COUNT
};

/* Who asks. */
enum power {
    POWER_PLAYER = 1, /* a seat of a desk that takes part */
    POWER_STAFF = 2,  /* a facilitator; also acts for control desks */
    POWER_HOST = 4,   /* the server itself: the clock */
    POWER_EVALUATOR = 8, /* marks and rates */
    POWER_ACTOR = 16,    /* speaks for control desks */
    POWER_OBSERVER = 32, /* looks on */
    POWER_WHEEL = 64     /* in a row: of facilitators only the one who has the wheel */
};

/* What they are called in the journal; ended by power 0. */
struct power_row {
    int power;
    const char *name;
};

extern const struct power_row power_rows[];

const char *power_name(int power);
int power_find(struct span name); /* 0: none */

struct command {
    enum command_kind kind;
    int32_t power; /* enum power */
    int32_t seat;  /* from 1; 0 for the host */
    int32_t desk;  /* of the seat; NONE for staff and host */
    /* clang-format off */
    union {
        struct { struct act act; struct span text, texts[FIELDS_MAX]; } act;
        struct { int32_t number; } number; /* withdraw: act; open, handle, delivered: item */
        struct { struct span text; } words; /* pause, endex, say */
        struct { int32_t real; struct span text; } hand; /* real: an emergency, no play */
        struct { int32_t objective, done; int64_t duty; } tick; /* duty: from 1; 0: an objective */
        struct { int64_t question; struct span text; } reflect; /* of QUESTIONS, from 1 */
        struct { int32_t thing, mark, same; } card; /* mark: enum card_mark; same: for CARD_SAME */
        struct { int64_t permille; struct span text; } speed;
        struct { int64_t to, instead; struct span text; } jump; /* plan_pause too, as its fact */
        struct { int64_t to, line, parent; struct span text; } back; /* line, parent: run's */
        struct { int32_t inject; struct span text; } inject; /* release, hold, skip */
        struct { int32_t inject; int64_t to; struct span text; } retime;
        struct { int32_t inject; uint64_t to; struct span subject, words, text; } amend;
        struct { int32_t act; int64_t outcome; struct span text; } override; /* outcome: which of
                                     those that fit the act, from 1; 0: as the case has it */
        struct { int64_t by; int32_t storyline; struct span text; } shift; /* drop: by is 0 */
        struct { uint64_t to; struct span text; } hint;
        struct { int32_t kind, desk; int64_t moment; struct span text; } mark;
        struct { int64_t number; struct span text; } remark;
        struct { int32_t objective, rating; struct span text; } rate;
        struct { int32_t area; int64_t grade; struct span text; } grade; /* GRADE_NONE: no more */
        struct { int64_t call; } noted; /* which of the calls, from 1 */
        struct { int32_t seat; } wheel; /* 0: free */
        struct { int32_t from, channel, priority; uint64_t to;
                 int32_t person, like; /* whose name it bears; an inject, whose sender; NONE */
                 struct span subject, text; } improvise;
        struct due due;
        struct { int64_t seed, seats; struct span scenario, edition, digest; } create;
        struct { int32_t seat, desk, state, played; struct span token; } seat;
        struct { int64_t dropped; struct span sha256; } recover;
    } u;
    /* clang-format on */
};

/* Why a command was refused. */
struct verdict {
    enum refusal code;
    int32_t field;   /* of the form, for REFUSE_FORM, REFUSE_TEXT_LENGTH; or NONE */
    struct span why; /* the case's own words, for REFUSE_NEEDS; may be empty */
};

enum phase_bit { IN_WAITING = 1, IN_RUNNING = 2, IN_PAUSED = 4, IN_ENDED = 8 };

struct core;
struct decide;

struct command_row {
    const char *name;
    int power;
    int phases;
    const struct member *member; /* for codec, handles and random commands */
    struct verdict (*judge)(const struct core *c, const struct command *cmd);
    void (*decide)(struct decide *d, const struct command *cmd);
    const char *help; /* one line for console help and handbook */
};

extern const struct command_row command_table[COMMAND_KIND_COUNT];

enum command_kind command_find(struct span name); /* or COMMAND_KIND_COUNT */

/* The gate: power and phase, then the command's own judge. */
struct verdict command_judge(const struct core *c, const struct command *cmd);

static inline struct verdict verdict_of(enum refusal code)
{
    return (struct verdict){.code = code, .field = NONE};
}

#endif
