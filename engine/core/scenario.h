/*
 * A compiled case with its roles: read-only once loaded (engine/wire/load.h builds it). All spans
 * and arrays live in the loader's arena.
 */
#ifndef CORE_SCENARIO_H
#define CORE_SCENARIO_H

#include "engine/core/evaluation.h"
#include "engine/core/watch.h"

enum value_type { VALUE_NUMBER, VALUE_FLAG, VALUE_CHOICE, VALUE_PLACE, VALUE_TYPE_COUNT };

/* A variable of the case, or an attribute of persons. */
struct variable {
    struct span title;
    int32_t type; /* enum value_type */
    int64_t min, max, start;
    struct choice choice;
};

struct segment {
    struct span title;
    int64_t day;        /* from 1 */
    int64_t from_ms;    /* clock time of that day */
    int64_t length_ms;
    int64_t start;      /* play ms at which it begins */
    int64_t story;      /* story ms at which it begins */
};

struct thing {
    int32_t kind; /* enum thing_kind */
    struct span name, text, prop, note;
    struct span handout; /* what the prop says, as Markdown; empty without one */
    int32_t holder;    /* exhibits: desk, or NONE */
    int32_t played_by, consent_of; /* control desk of a person; whom an exhibit shows; or NONE */
    int64_t *attribute; /* persons: start values, by attribute */
    bool consents; /* persons: something needs their consent, so their card does too */
};

struct knowledge {
    struct span text, redacted;
    int32_t *about; /* things */
    int32_t abouts;
    int32_t consent_of; /* person, or NONE */
};

struct desk {
    int32_t role;
    struct span title, brief;
    struct span code, serves; /* in a lexicon: "POL", as on its cards; what one turns to it for */
    bool control, plays; /* plays: in a lexicon; persons of the case: who is asked is one of them */
    struct attach starts; /* cards and knowledge held at STARTEX */
    struct code *needs;   /* by verb name: the role's needs, compiled for this desk */
};

struct unit {
    struct span title;
    int32_t *tag;
    int32_t tags;
};

struct pool {
    struct span title;
    struct unit *unit;
    int32_t units;
    int32_t first; /* its first unit among all units */
};

struct scenario {
    struct span id, title, edition, summary;
    struct lines languages; /* codes; the texts of the case are in the first */
    struct span spoken; /* the code of its texts; empty: not known */
    const char *const *phrase, *const *account; /* tell_phrase(), account_word() in it, or NULL */
    struct names names[REF_KIND_COUNT];
    struct segment *segment;
    struct desk *desk;
    struct role *role;
    struct verb *verb; /* every definition; roles grant by name */
    int32_t verbs;
    struct titled *channel, *basis, *aid, *term, *storyline, *verb_words; /* last: in a lexicon */
    struct joint_kind *joint;
    struct variable *attribute, *variable;
    struct pool *pool;
    int32_t units; /* of all pools */
    struct objective *objective;
    struct rubric_area *area;
    struct thing *thing;
    struct knowledge *knowledge;
    struct inject *inject;
    struct outcome *outcome;
    struct trigger *trigger;
    struct deadline *deadline;
    struct decision *decision;
    struct answer *answer;
    struct need *need;
    struct expect *expect;
    struct criterion *criterion;
    struct mistake *mistake;
    struct ending *ending;
    struct promise *promise;
    struct probe *probe;
    int32_t promises, probes, probe_room, probe_slots;
    struct watch *watch;
    int32_t watches;
    int64_t play_length; /* ms, of all segments */
};

static inline int32_t scenario_count(const struct scenario *sc, enum ref_kind kind)
{
    return sc->names[kind].count;
}

static inline struct span scenario_id(const struct scenario *sc, enum ref_kind kind, int32_t index)
{
    return sc->names[kind].id[index];
}

/* Unit numbers and the watch list. Once, after everything is loaded. */
void scenario_finish(struct scenario *sc, struct arena *a);

/* Play ms of a clock time, or -1 if it lies in no segment (a segment's end belongs to it). */
int64_t scenario_play(const struct scenario *sc, int64_t day, int64_t clock_ms);
/* The segment that play time lies in; the later one at a border. */
int32_t scenario_segment(const struct scenario *sc, int64_t play_ms);
int64_t scenario_story(const struct scenario *sc, int64_t play_ms);
/* The play time at which story time is reached, from a play time on; past the end: never. */
int64_t scenario_play_of_story(const struct scenario *sc, int64_t from_ms, int64_t story_ms);

/* The first verb that does this, or NULL. */
const struct verb *scenario_verb_that(const struct scenario *sc, enum does does);
/* The verb a desk means by a name; NULL: its role does not grant it, or, for NONE, roles differ. */
const struct verb *scenario_verb(const struct scenario *sc, int32_t desk, int32_t name);

/* Does what goes along with the act go without names? */
bool scenario_withholds(const struct scenario *sc, const struct act *act);
/* The nth desk, from 0, whose yes an act takes, its own left out; NONE: no more. */
int32_t scenario_auth_desk(const struct scenario *sc, const struct verb *v, const struct act *act,
                           int32_t nth);

/* The first desk with a role, or NONE. */
int32_t scenario_desk_of(const struct scenario *sc, int32_t role);

/* The most facts an item to these desks can become: itself, what it carries, cards at each desk. */
int64_t scenario_item_facts(const struct scenario *sc, uint64_t to, const struct tag *attach,
                            int32_t attaches);

/* The number of a pattern's probe, added if it is new. */
int32_t scenario_probe(struct scenario *sc, const struct pattern *p);

#endif
