#include "engine/core/core.h"
#include "engine/core/pauses.h"

#include "engine/core/pure.h"

static uint64_t feed(uint64_t h, const void *data, size_t len)
{
    return (h ^ span_hash((struct span){data, len})) * 0x100000001b3u + len;
}

static uint64_t feed_number(uint64_t h, int64_t v)
{
    return feed(h, &v, sizeof(v));
}

/* Tables hold whole numbers without padding (asserted where they are declared). */
uint64_t core_digest(const struct core *c)
{
    const struct state *st = &c->st;
    int32_t slots = st->agenda.first[DUE_KIND_COUNT];
    uint64_t h = 6; /* the version of this digest */

    h = feed_number(h, (int64_t)st->seed);
    h = feed_number(h, st->speed);
    h = feed_number(h, st->jump_to);
    for (int32_t i = 0; i < PAUSES_MAX; i++) {
        h = feed_number(h, st->pause_at[i]);
        h = feed(h, state_pause_why(st, i).ptr, (size_t)st->why_len[i]);
    }
    h = feed_number(h, st->phase * 4 + st->paused);
    h = feed_number(h, st->segment);
    h = feed_number(h, st->line);
    h = feed_number(h, st->acts);
    h = feed_number(h, st->wheel);
    h = feed_number(h, st->marks);
    h = feed_number(h, st->hands);
    h = feed(h, st->call, sizeof(st->call));
    h = feed(h, st->block, st->fixed_size);
    h = feed(h, st->going, (size_t)st->going_most * sizeof(*st->going));
    h = feed(h, st->request, (size_t)st->requests * sizeof(*st->request));
    h = feed(h, st->item, (size_t)st->items * sizeof(*st->item));
    h = feed(h, st->carry, (size_t)st->carries * sizeof(*st->carry));
    h = feed(h, st->amended, (size_t)st->amended_most * sizeof(*st->amended));
    for (int32_t i = 0; i < st->amended_most; i++) {
        struct span subject = state_amended_subject(st, &st->amended[i]);
        struct span words = state_amended_words(st, &st->amended[i]);

        h = feed(h, subject.ptr, subject.len);
        h = feed(h, words.ptr, words.len);
    }
    for (int32_t i = 0; i < slots; i++) {
        if (st->agenda.place[i]) {
            h = feed_number(h, i);
            h = feed_number(h, st->agenda.at[i]);
        }
    }
    return h;
}
