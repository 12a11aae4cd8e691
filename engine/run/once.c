#include "engine/run/once.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/must.h"
#include "engine/base/text.h"

void once_init(struct once *o)
{
    *o = (struct once){.room = 1024};
    o->entry = calloc(o->room, sizeof(*o->entry));
    MUST(o->entry);
}

void once_done(struct once *o)
{
    free(o->entry);
    *o = (struct once){0};
}

bool once_is_cid(struct span text)
{
    static const char none[] = "00000000000000000000000000000000";

    _Static_assert(sizeof(none) == CID_LEN + 1, "as long as an id");
    return text_is_hex(text, CID_LEN) && memcmp(text.ptr, none, CID_LEN) != 0;
}

static struct once_entry *probe(const struct once *o, int32_t seat, const char *cid)
{
    size_t i = (size_t)(span_hash((struct span){cid, CID_LEN}) + (uint64_t)seat) & (o->room - 1);

    while (o->entry[i].cid[0] &&
           (o->entry[i].seat != seat || memcmp(o->entry[i].cid, cid, CID_LEN) != 0)) {
        i = (i + 1) & (o->room - 1);
    }
    return &o->entry[i];
}

const struct once_entry *once_find(const struct once *o, int32_t seat, const char *cid)
{
    const struct once_entry *e = probe(o, seat, cid);

    return e->cid[0] ? e : NULL;
}

void once_add(struct once *o, const struct once_entry *e)
{
    struct once old = *o;

    if (o->count * 2 >= o->room) {
        o->room *= 2;
        o->entry = calloc(o->room, sizeof(*o->entry));
        MUST(o->entry);
        for (size_t i = 0; i < old.room; i++) {
            if (old.entry[i].cid[0]) {
                *probe(o, old.entry[i].seat, old.entry[i].cid) = old.entry[i];
            }
        }
        free(old.entry);
    }
    *probe(o, e->seat, e->cid) = *e;
    o->count++;
}
