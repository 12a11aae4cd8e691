#include "engine/core/state.h"

#include <string.h>

#include "engine/base/must.h"
#include "engine/core/fact.h"

#include "engine/core/pure.h"

/* Lays tables out one behind the other; with base NULL it only adds up. */
struct layout {
    unsigned char *base;
    size_t used;
};

static void *table(struct layout *l, size_t count, size_t size_bytes)
{
    unsigned char *at = l->base ? l->base + l->used : NULL;

    l->used += (count * size_bytes + 15) & ~(size_t)15;
    return at;
}

static size_t rows(const struct scenario *sc, enum ref_kind a, enum ref_kind b)
{
    return (size_t)scenario_count(sc, a) * (size_t)scenario_count(sc, b);
}

static void agenda_room(const struct scenario *sc, int32_t *room)
{
    memset(room, 0, DUE_KIND_COUNT * sizeof(*room));
    room[DUE_SEGMENT] = scenario_count(sc, REF_SEGMENT);
    room[DUE_DEADLINE] = scenario_count(sc, REF_DEADLINE);
    room[DUE_ACT] = ACTS_OPEN_MAX;
    room[DUE_PATIENCE] = ACTS_OPEN_MAX;
    room[DUE_ANSWER] = REQUESTS_MAX;
    room[DUE_JOINT] = JOINTS_MAX;
    room[DUE_TRIGGER] = scenario_count(sc, REF_TRIGGER);
    room[DUE_INJECT] = scenario_count(sc, REF_INJECT);
    room[DUE_UNTIL] = room[DUE_INJECT];
    room[DUE_MISSED] = room[DUE_INJECT];
    room[DUE_STANDING] = scenario_count(sc, REF_EXPECT);
    room[DUE_SPAN] = room[DUE_STANDING];
    room[DUE_DECISION] = scenario_count(sc, REF_DECISION);
    room[DUE_MISTAKE] = scenario_count(sc, REF_MISTAKE);
    room[DUE_PAUSE] = PAUSES_MAX;
    room[DUE_END] = 1;
}

/* What does not grow with play: covered whole by copy and digest. */
static void lay_fixed(struct state *st, const struct scenario *sc, struct layout *l)
{
    st->attribute = table(l, rows(sc, REF_THING, REF_ATTRIBUTE), sizeof(int64_t));
    st->variable = table(l, (size_t)scenario_count(sc, REF_VARIABLE), sizeof(int64_t));
    st->told = table(l, rows(sc, REF_DESK, REF_KNOWLEDGE), sizeof(int64_t));
    st->known = table(l, rows(sc, REF_DESK, REF_KNOWLEDGE), sizeof(int64_t));
    st->named = table(l, rows(sc, REF_DESK, REF_KNOWLEDGE), sizeof(int32_t));
    st->card = table(l, rows(sc, REF_DESK, REF_THING), sizeof(int64_t));
    st->opened = table(l, rows(sc, REF_DESK, REF_INJECT), sizeof(int64_t));
    st->agreed = table(l, (size_t)scenario_count(sc, REF_JOINT), sizeof(int64_t));
    st->holder = table(l, (size_t)scenario_count(sc, REF_THING), sizeof(int32_t));
    st->consent = table(l, rows(sc, REF_THING, REF_DESK), sizeof(int32_t));
    st->breached = table(l, (size_t)scenario_count(sc, REF_THING), sizeof(int32_t));
    st->unit = table(l, (size_t)sc->units, sizeof(int32_t));
    st->draw = table(l, (size_t)scenario_count(sc, REF_DRAW), sizeof(int32_t));
    st->mistake = table(l, (size_t)scenario_count(sc, REF_MISTAKE), sizeof(int32_t));
    st->criterion = table(l, (size_t)scenario_count(sc, REF_CRITERION), sizeof(int32_t));
    st->ending = table(l, (size_t)scenario_count(sc, REF_ENDING), sizeof(int32_t));
    st->missed = table(l, (size_t)scenario_count(sc, REF_INJECT), sizeof(int32_t));
    st->outcome = table(l, (size_t)scenario_count(sc, REF_OUTCOME), sizeof(int32_t));
    st->delivered = table(l, (size_t)scenario_count(sc, REF_DESK), sizeof(int32_t));
    st->inject = table(l, (size_t)scenario_count(sc, REF_INJECT), sizeof(struct inject_live));
    st->probe = table(l, (size_t)sc->probe_slots, sizeof(struct probe_live));
    st->expect = table(l, (size_t)scenario_count(sc, REF_EXPECT), sizeof(struct expect_live));
    st->deadline = table(l, (size_t)scenario_count(sc, REF_DEADLINE), sizeof(struct small_live));
    st->trigger = table(l, (size_t)scenario_count(sc, REF_TRIGGER), sizeof(struct small_live));
    st->decision = table(l, (size_t)scenario_count(sc, REF_DECISION), sizeof(struct decision_live));
    st->joint = table(l, JOINTS_MAX, sizeof(struct joint));
}

/* What grows: only its used part is copied and digested. */
static void lay_growing(struct state *st, const struct scenario *sc, struct layout *l)
{
    int32_t room[DUE_KIND_COUNT];

    agenda_room(sc, room);
    st->going = table(l, ACTS_OPEN_MAX, sizeof(struct open_act));
    st->request = table(l, REQUESTS_MAX, sizeof(struct request));
    st->item = table(l, ITEMS_MAX, sizeof(struct item));
    st->carry = table(l, CARRIES_MAX, sizeof(struct carry));
    st->amended = table(l, AMENDED_MAX, sizeof(struct amended));
    st->amended_text = table(l, AMENDED_MAX, AMENDED_ROOM);
    st->why = table(l, PAUSES_MAX, TYPED_TEXT_MAX);
    st->text = table(l, ACTS_OPEN_MAX, TYPED_TEXT_MAX);
    if (l->base) {
        agenda_init(&st->agenda, room, table(l, agenda_size(room), 1));
    } else {
        table(l, agenda_size(room), 1);
    }
}

size_t state_size(const struct scenario *sc)
{
    struct state st;
    struct layout l = {0};

    lay_fixed(&st, sc, &l);
    lay_growing(&st, sc, &l);
    return l.used;
}

static void fill_never(int64_t *at, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        at[i] = NEVER;
    }
}

static void start_values(struct state *st, const struct scenario *sc)
{
    int32_t attributes = scenario_count(sc, REF_ATTRIBUTE);

    for (int32_t i = 0; i < scenario_count(sc, REF_THING); i++) {
        st->holder[i] = sc->thing[i].kind == THING_EXHIBIT ? sc->thing[i].holder : NONE;
        if (sc->thing[i].attribute && attributes) {
            memcpy(st->attribute + (size_t)i * (size_t)attributes, sc->thing[i].attribute,
                   (size_t)attributes * sizeof(int64_t));
        }
    }
    for (int32_t i = 0; i < scenario_count(sc, REF_VARIABLE); i++) {
        st->variable[i] = sc->variable[i].start;
    }
}

/* What the clock of the case brings by itself. */
static void start_agenda(struct state *st, const struct scenario *sc)
{
    for (int32_t i = 1; i < scenario_count(sc, REF_SEGMENT); i++) {
        agenda_set(&st->agenda, DUE_SEGMENT, i, sc->segment[i].start, 0);
    }
    for (int32_t i = 0; i < scenario_count(sc, REF_INJECT); i++) {
        const struct inject *in = &sc->inject[i];

        if (in->at != NEVER) {
            st->inject[i].due = in->at + in->after_ms;
            agenda_set(&st->agenda, DUE_INJECT, i, st->inject[i].due, 0);
        }
        if (in->until != NEVER) {
            agenda_set(&st->agenda, DUE_UNTIL, i, in->until, 0);
        }
    }
    for (int32_t i = 0; i < scenario_count(sc, REF_EXPECT); i++) {
        if (sc->expect[i].inject == NONE) {
            agenda_set(&st->agenda, DUE_STANDING, i, sc->expect[i].at, 0);
        }
    }
    for (int32_t i = 0; i < scenario_count(sc, REF_DECISION); i++) {
        agenda_set(&st->agenda, DUE_DECISION, i, sc->decision[i].deadline, 0);
    }
    for (int32_t i = 0; i < scenario_count(sc, REF_MISTAKE); i++) {
        if (sc->mistake[i].at != NEVER) {
            agenda_set(&st->agenda, DUE_MISTAKE, i, sc->mistake[i].at, 0);
        }
    }
    agenda_set(&st->agenda, DUE_END, 0, sc->play_length, 0);
}

void state_init(struct state *st, const struct scenario *sc, uint64_t seed, void *block)
{
    struct layout l = {.base = block};

    *st = (struct state){.sc = sc, .block = block, .seed = seed, .speed = 1000, .line = 1};
    lay_fixed(st, sc, &l);
    st->fixed_size = l.used;
    lay_growing(st, sc, &l);
    st->block_size = l.used;
    fill_never(st->pause_at, PAUSES_MAX);
    fill_never(st->told, rows(sc, REF_DESK, REF_KNOWLEDGE));
    fill_never(st->known, rows(sc, REF_DESK, REF_KNOWLEDGE));
    fill_never(st->card, rows(sc, REF_DESK, REF_THING));
    fill_never(st->opened, rows(sc, REF_DESK, REF_INJECT));
    fill_never(st->agreed, (size_t)scenario_count(sc, REF_JOINT));
    for (int32_t i = 0; i < scenario_count(sc, REF_INJECT); i++) {
        st->inject[i].released_at = NEVER;
    }
    for (int32_t i = 0; i < sc->probe_slots; i++) {
        st->probe[i] = (struct probe_live){NEVER, NEVER, NEVER, 0};
    }
    start_values(st, sc);
    start_agenda(st, sc);
}

void state_copy(struct state *to, const struct state *from)
{
    unsigned char *block = to->block;
    struct agenda agenda = to->agenda;
    struct layout l = {.base = block};
    size_t slots = (size_t)agenda.first[DUE_KIND_COUNT];

    MUST(to->sc == from->sc);
    memcpy(block, from->block, from->fixed_size);
    *to = *from;
    to->block = block;
    lay_fixed(to, to->sc, &l);
    lay_growing(to, to->sc, &l);
    agenda.count = from->agenda.count;
    memcpy(agenda.at, from->agenda.at, slots * sizeof(*agenda.at));
    memcpy(agenda.order, from->agenda.order, slots * sizeof(*agenda.order));
    memcpy(agenda.heap, from->agenda.heap, slots * sizeof(*agenda.heap));
    memcpy(agenda.place, from->agenda.place, slots * sizeof(*agenda.place));
    to->agenda = agenda;
    memcpy(to->going, from->going, (size_t)from->going_most * sizeof(*to->going));
    memcpy(to->request, from->request, (size_t)from->requests * sizeof(*to->request));
    memcpy(to->item, from->item, (size_t)from->items * sizeof(*to->item));
    memcpy(to->carry, from->carry, (size_t)from->carries * sizeof(*to->carry));
    memcpy(to->amended, from->amended, (size_t)from->amended_most * sizeof(*to->amended));
    memcpy(to->amended_text, from->amended_text, (size_t)from->amended_most * AMENDED_ROOM);
    memcpy(to->why, from->why, (size_t)PAUSES_MAX * TYPED_TEXT_MAX);
    memcpy(to->text, from->text, (size_t)from->going_most * TYPED_TEXT_MAX);
}

int32_t state_open_act(const struct state *st, int32_t number)
{
    for (int32_t i = 0; i < st->going_most && number > 0; i++) {
        if (st->going[i].number == number) {
            return i;
        }
    }
    return -1;
}

const char *state_check(const struct state *st)
{
    for (int32_t i = 0; i < st->going_most; i++) {
        const struct open_act *o = &st->going[i];

        if (o->number > st->acts) {
            return "an act's number is ahead of the count";
        }
        if (o->number && o->status == ACT_RUNNING && o->ends_at < st->now) {
            return "a running act should have ended";
        }
        if (o->number && o->request && st->request[o->request - 1].act != o->number) {
            return "an act waits for a question about another";
        }
    }
    for (int32_t i = 0; i < st->sc->units; i++) {
        int32_t slot = st->unit[i] ? state_open_act(st, st->unit[i]) : 0;

        if (slot < 0 || (st->unit[i] && st->going[slot].status != ACT_RUNNING)) {
            return "a unit is held by an act that is not running";
        }
    }
    for (int32_t i = 0; i < scenario_count(st->sc, REF_INJECT); i++) {
        if ((st->inject[i].state == INJECT_RELEASED) != (st->inject[i].released_at != NEVER)) {
            return "an inject's state and time of release disagree";
        }
    }
    if (st->now < 0 || st->now > st->sc->play_length) {
        return "play time is out of bounds";
    }
    return NULL;
}
