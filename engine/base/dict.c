#include "engine/base/dict.h"

#include "engine/base/must.h"

void dict_init(struct dict *d, struct arena *a, size_t most)
{
    *d = (struct dict){.room = 8};
    while (d->room < most * 2) {
        d->room *= 2;
    }
    d->slot = arena_array(a, d->room, sizeof(*d->slot));
}

static struct dict_slot *probe(const struct dict *d, struct span name)
{
    size_t i = (size_t)span_hash(name) & (d->room - 1);

    while (d->slot[i].name.ptr && !span_eq(d->slot[i].name, name)) {
        i = (i + 1) & (d->room - 1);
    }
    return &d->slot[i];
}

bool dict_add(struct dict *d, struct span name, int32_t value)
{
    struct dict_slot *s = probe(d, name);

    MUST(name.ptr && d->count < d->room / 2 + 1);
    if (s->name.ptr) {
        return false;
    }
    *s = (struct dict_slot){name, value};
    d->count++;
    return true;
}

int32_t dict_find(const struct dict *d, struct span name)
{
    struct dict_slot *s;

    if (!d->room) {
        return -1;
    }
    s = probe(d, name);
    return s->name.ptr ? s->value : -1;
}
