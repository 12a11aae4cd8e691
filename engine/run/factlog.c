#include "engine/run/factlog.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/must.h"

enum { CHUNK = 1 << 18, INDEX_STEP = 4096 };

void factlog_init(struct factlog *l)
{
    *l = (struct factlog){0};
}

void factlog_done(struct factlog *l)
{
    for (int32_t i = 0; i < l->chunks; i++) {
        free(l->chunk[i]);
    }
    for (int64_t i = 0; i * INDEX_STEP < l->count; i++) {
        free(l->index[i]);
    }
    free(l->chunk);
    free(l->index);
    *l = (struct factlog){0};
}

static void *room(struct factlog *l, size_t size)
{
    void *at;

    size = (size + 7) & ~(size_t)7;
    MUST(size <= CHUNK);
    if (l->chunks == 0 || l->chunk_used + size > CHUNK) {
        if (l->chunks == l->chunk_room) {
            l->chunk_room = l->chunk_room ? l->chunk_room * 2 : 64;
            l->chunk = realloc(l->chunk, (size_t)l->chunk_room * sizeof(*l->chunk));
            MUST(l->chunk);
        }
        l->chunk[l->chunks] = malloc(CHUNK);
        MUST(l->chunk[l->chunks]);
        l->chunks++;
        l->chunk_used = 0;
    }
    at = l->chunk[l->chunks - 1] + l->chunk_used;
    l->chunk_used += size;
    return at;
}

static size_t size_of(enum fact_kind kind)
{
    return offsetof(struct fact, u) + fact_table[kind].size;
}

static void keep_text(struct factlog *l, char *fact, const struct member *m)
{
    int count = m->type == MEMBER_TEXTS ? FIELDS_MAX : m->type == MEMBER_TEXT;

    for (int i = 0; i < count; i++) {
        char *at = fact + m->offset + (size_t)i * sizeof(struct span);
        struct span text;

        memcpy(&text, at, sizeof(text));
        if (text.len) {
            char *kept = room(l, text.len);

            memcpy(kept, text.ptr, text.len);
            text.ptr = kept;
        } else {
            text.ptr = NULL;
        }
        memcpy(at, &text, sizeof(text));
    }
}

void factlog_add(struct factlog *l, int64_t record, int64_t play_ms, const struct fact *f)
{
    char *kept = room(l, size_of(f->kind));
    struct fact_at *at;

    memcpy(kept, f, size_of(f->kind));
    for (const struct member *m = fact_table[f->kind].member; m->type != MEMBER_END; m++) {
        keep_text(l, kept, m);
    }
    if (l->count % INDEX_STEP == 0) {
        int64_t pages = l->count / INDEX_STEP;

        if ((pages & (pages - 1)) == 0) {
            l->index = realloc(l->index, (size_t)(pages ? pages * 2 : 1) * sizeof(*l->index));
            MUST(l->index);
        }
        l->index[pages] = malloc(INDEX_STEP * sizeof(**l->index));
        MUST(l->index[pages]);
    }
    at = &l->index[l->count / INDEX_STEP][l->count % INDEX_STEP];
    *at = (struct fact_at){record, play_ms, kept};
    l->count++;
}

const struct fact_at *factlog_at(const struct factlog *l, int64_t i)
{
    MUST(i >= 0 && i < l->count);
    return &l->index[i / INDEX_STEP][i % INDEX_STEP];
}

void factlog_copy(const struct fact_at *at, struct fact *ret)
{
    memset(ret, 0, sizeof(*ret));
    memcpy(ret, at->fact, offsetof(struct fact, u));
    memcpy(ret, at->fact, size_of(ret->kind));
}
