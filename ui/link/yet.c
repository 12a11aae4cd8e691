#include "ui/link/yet.h"

#include "engine/core/refusal.h"
#include "engine/core/state.h"
#include "engine/wire/scan.h"
#include "ui/link/wish.h"
#include "ui/term/lang.h"

enum {
    YET_ARENA = FRAME_MAX + (LIST_MAX + 1) * (int)sizeof(struct span), /* no answer is longer */
    ASK_MS = 2000,
    AGAIN_MS = 10000 /* time passes, too */
};

void yet_init(struct yet *y)
{
    *y = (struct yet){.n = -1};
    arena_init(&y->arena, YET_ARENA);
}

void yet_done(struct yet *y)
{
    arena_done(&y->arena);
}

void yet_forget(struct yet *y)
{
    arena_reset(&y->arena);
    *y = (struct yet){.arena = y->arena, .n = -1};
}

/* A program at a desk tries, and is told then; of control desks staff ask. */
static bool shows(const struct client *c)
{
    return c->briefed && c->desk != NONE && !c->options.played && !c->options.console &&
           c->view->phase == PHASE_RUNNING && c->n >= c->past;
}

void yet_turn(struct client *c, int64_t mono_ms)
{
    struct yet *y = &c->yet;
    bool news = c->n != y->n || mono_ms - y->at_ms >= AGAIN_MS;

    if (shows(c) && !y->asked && news && (y->n < 0 || mono_ms - y->at_ms >= ASK_MS)) {
        y->asked = client_look(c, tag_of(TAG_NONE, 0));
        y->n = c->n;
        y->at_ms = mono_ms;
    }
}

static void read_one(struct client *c, struct scan *s)
{
    const struct scenario *sc = &c->lexicon;
    int32_t name = NONE;
    struct span why = {0};
    struct span key;

    scan_object(s);
    while (scan_key(s, &key)) {
        if (span_is(key, "verb")) {
            name = names_find(&sc->names[REF_VERB], scan_text(s));
        } else if (span_is(key, "why")) {
            why = arena_span(&c->yet.arena, scan_text(s));
        } else {
            (void)scan_value(s);
        }
    }
    for (int32_t i = 0; i < sc->verbs; i++) {
        if (sc->verb[i].name == name) {
            c->yet.why[i] = why.len ? why : span_of(_(refusal_text(REFUSE_NEEDS)));
        }
    }
}

void yet_read(struct client *c, struct span result)
{
    struct yet *y = &c->yet;
    struct scan s;
    struct span key;

    y->asked = false;
    arena_reset(&y->arena);
    y->why = arena_array(&y->arena, (size_t)c->lexicon.verbs + 1, sizeof(*y->why));
    if (!result.len) {
        return;
    }
    scan_init(&s, result, &c->scratch);
    scan_object(&s);
    while (scan_key(&s, &key)) {
        if (!span_is(key, "not_yet")) {
            (void)scan_value(&s);
            continue;
        }
        scan_list(&s);
        while (scan_more(&s)) {
            read_one(c, &s);
        }
    }
}

struct span yet_why(const struct client *c, const struct verb *v)
{
    for (int32_t i = 0; c->yet.why && i < c->lexicon.verbs; i++) {
        if (c->lexicon.verb[i].name == v->name) {
            return c->yet.why[i];
        }
    }
    return (struct span){0};
}
