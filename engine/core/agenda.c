#include "engine/core/agenda.h"

#include "engine/base/must.h"

#include "engine/core/pure.h"

const char *const due_names[DUE_KIND_COUNT + 1] = {
    [DUE_SEGMENT] = "segment",   [DUE_DEADLINE] = "deadline", [DUE_ACT] = "act",
    [DUE_PATIENCE] = "patience", [DUE_ANSWER] = "answer",     [DUE_JOINT] = "joint",
    [DUE_TRIGGER] = "trigger",   [DUE_INJECT] = "inject",     [DUE_UNTIL] = "until",
    [DUE_MISSED] = "missed",     [DUE_STANDING] = "standing", [DUE_SPAN] = "span",
    [DUE_DECISION] = "decision", [DUE_MISTAKE] = "mistake",   [DUE_PAUSE] = "pause",
    [DUE_END] = "end",           [DUE_WAKE] = "wake",
};

static int32_t slots_of(const int32_t *room)
{
    int32_t n = 0;

    for (int k = 0; k < DUE_KIND_COUNT; k++) {
        n += room[k];
    }
    return n;
}

size_t agenda_size(const int32_t *room)
{
    return (size_t)slots_of(room) * (2 * sizeof(int64_t) + 2 * sizeof(int32_t));
}

void agenda_init(struct agenda *a, const int32_t *room, void *memory)
{
    size_t n = (size_t)slots_of(room);

    *a = (struct agenda){0};
    for (int k = 0; k < DUE_KIND_COUNT; k++) {
        a->first[k + 1] = a->first[k] + room[k];
    }
    a->at = memory;
    a->order = a->at + n;
    a->heap = (int32_t *)(a->order + n);
    a->place = a->heap + n;
}

static int32_t kind_of(const struct agenda *a, int32_t slot)
{
    int32_t k = 0;

    while (slot >= a->first[k + 1]) {
        k++;
    }
    return k;
}

static bool before(const struct agenda *a, int32_t s, int32_t t)
{
    int32_t ks;
    int32_t kt;

    if (a->at[s] != a->at[t]) {
        return a->at[s] < a->at[t];
    }
    ks = kind_of(a, s);
    kt = kind_of(a, t);
    if (ks != kt) {
        return ks < kt;
    }
    return a->order[s] != a->order[t] ? a->order[s] < a->order[t] : s < t;
}

static void put(struct agenda *a, int32_t i, int32_t slot)
{
    a->heap[i] = slot;
    a->place[slot] = i + 1;
}

static void sift_up(struct agenda *a, int32_t i)
{
    int32_t slot = a->heap[i];

    while (i > 0 && before(a, slot, a->heap[(i - 1) / 2])) {
        put(a, i, a->heap[(i - 1) / 2]);
        i = (i - 1) / 2;
    }
    put(a, i, slot);
}

static void sift_down(struct agenda *a, int32_t i)
{
    int32_t slot = a->heap[i];

    for (;;) {
        int32_t child = 2 * i + 1;

        if (child >= a->count) {
            break;
        }
        if (child + 1 < a->count && before(a, a->heap[child + 1], a->heap[child])) {
            child++;
        }
        if (!before(a, a->heap[child], slot)) {
            break;
        }
        put(a, i, a->heap[child]);
        i = child;
    }
    put(a, i, slot);
}

static int32_t slot_of(const struct agenda *a, enum due_kind kind, int32_t index)
{
    MUST(index >= 0 && index < a->first[kind + 1] - a->first[kind]);
    return a->first[kind] + index;
}

void agenda_set(struct agenda *a, enum due_kind kind, int32_t index, int64_t at, int64_t order)
{
    int32_t slot = slot_of(a, kind, index);

    agenda_clear(a, kind, index);
    a->at[slot] = at;
    a->order[slot] = order;
    put(a, a->count, slot);
    a->count++;
    sift_up(a, a->count - 1);
}

void agenda_clear(struct agenda *a, enum due_kind kind, int32_t index)
{
    int32_t slot = slot_of(a, kind, index);
    int32_t i = a->place[slot] - 1;
    int32_t last;

    if (i < 0) {
        return;
    }
    a->place[slot] = 0;
    a->at[slot] = 0;
    a->order[slot] = 0;
    last = a->heap[--a->count];
    a->heap[a->count] = 0;
    if (last != slot) {
        put(a, i, last);
        sift_down(a, i);
        sift_up(a, a->place[last] - 1);
    }
}

bool agenda_has(const struct agenda *a, enum due_kind kind, int32_t index)
{
    return a->place[slot_of(a, kind, index)] != 0;
}

bool agenda_first(const struct agenda *a, struct due *ret_due, int64_t *ret_at)
{
    int32_t slot;

    if (a->count == 0) {
        return false;
    }
    slot = a->heap[0];
    ret_due->kind = kind_of(a, slot);
    ret_due->index = slot - a->first[ret_due->kind];
    *ret_at = a->at[slot];
    return true;
}
