#include "engine/wire/tell_words.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/must.h"
#include "engine/base/safe.h"
#include "engine/base/units.h"
#include "engine/base/utf8.h"

struct span tell_desk(const struct scenario *sc, int32_t desk)
{
    struct span title = sc->desk[desk].title;
    const char *comma = title.len ? memchr(title.ptr, ',', title.len) : NULL;
    struct span head = {title.ptr, comma ? (size_t)(comma - title.ptr) : title.len};

    for (int32_t d = 0; d < scenario_count(sc, REF_DESK); d++) {
        struct span other = sc->desk[d].title;

        if (d != desk && other.len >= head.len && memcmp(other.ptr, head.ptr, head.len) == 0) {
            return title;
        }
    }
    return head;
}

static void clock_in(const struct segment *s, int64_t play_ms, struct bytes *to)
{
    int64_t minutes = (s->from_ms + play_ms - s->start) / MINUTE_MS;

    bytes_fmt(to, "P%lld %02d:%02d", (long long)s->day, (int)(minutes / 60), (int)(minutes % 60));
}

void tell_clock_until(const struct scenario *sc, int64_t play_ms, struct bytes *to)
{
    int32_t i = play_ms > 0 && play_ms <= sc->play_length ? scenario_segment(sc, play_ms) : 0;

    if (i > 0 && sc->segment[i].start == play_ms) {
        clock_in(&sc->segment[i - 1], play_ms, to);
    } else {
        tell_clock(sc, play_ms, to);
    }
}

void tell_clock(const struct scenario *sc, int64_t play_ms, struct bytes *to)
{
    if (play_ms < 0 || play_ms > sc->play_length) {
        bytes_text(to, phrase_words(sc, play_ms < 0 ? PHRASE_NOWHERE : PHRASE_AFTER_END, false));
        return;
    }
    clock_in(&sc->segment[scenario_segment(sc, play_ms)], play_ms, to);
}

struct telling telling_of(const struct tell *t, int32_t reader, struct bytes *to)
{
    return (struct telling){
        .t = t, .to = to, .reader = reader, .desk = NONE, .from = NONE, .thing = NONE,
        .speaker = NONE};
}

static void one_desk(const struct telling *g, int32_t desk)
{
    if (desk == NONE) {
        bytes_text(g->to, phrase_words(g->t->sc, PHRASE_STAFF, false));
    } else if (desk == g->reader) {
        bytes_text(g->to, phrase_words(g->t->sc, PHRASE_YOU, false));
    } else if (g->speaker != NONE && g->t->sc->thing[g->speaker].played_by == desk) {
        safe_line(g->t->sc->thing[g->speaker].name, TITLE_MOST, g->to);
    } else {
        safe_line(tell_desk(g->t->sc, desk), TITLE_MOST, g->to);
    }
}

void say_joint(const struct telling *g, int32_t i, int32_t n)
{
    if (i > 0) {
        say(g, i == n - 1 ? PHRASE_AND : PHRASE_COMMA, false);
    }
}

void say_desks(const struct telling *g, uint64_t desks)
{
    int32_t n = 0;
    int32_t i = 0;

    for (int32_t d = 0; d < scenario_count(g->t->sc, REF_DESK); d++) {
        n += (desks & desk_bit(d)) != 0;
    }
    for (int32_t d = 0; d < scenario_count(g->t->sc, REF_DESK); d++) {
        if (desks & desk_bit(d)) {
            say_joint(g, i++, n);
            one_desk(g, d);
        }
    }
}

static void slot_said(const struct telling *g)
{
    if (g->text.len) {
        struct telling said = *g;

        said.short_text = true;
        say(&said, PHRASE_SAID, false);
    }
}

static void slot_text(const struct telling *g)
{
    safe_line(g->text, g->short_text ? SAID_MOST : TITLE_MOST, g->to);
}

static void slot_title(const struct telling *g)
{
    safe_line(g->title, TITLE_MOST, g->to);
}

static void slot_id(const struct telling *g)
{
    safe_line(g->id, TITLE_MOST, g->to);
}

/* A seat as its card names it. */
static void one_seat(const struct telling *g, int32_t seat)
{
    const char *name = g->t->seat_name ? g->t->seat_name(g->t->seat_context, seat) : NULL;
    struct telling numbered = *g;

    if (name) {
        bytes_text(g->to, name);
        return;
    }
    numbered.number = seat;
    say(&numbered, PHRASE_SEAT_NUMBER, false);
}

static void slot_desk(const struct telling *g)
{
    if (g->doer) {
        one_seat(g, g->doer);
    } else {
        one_desk(g, g->desk);
    }
}

static void slot_seat(const struct telling *g)
{
    one_seat(g, (int32_t)g->number);
}

static void slot_from(const struct telling *g)
{
    one_desk(g, g->from);
}

static void slot_to(const struct telling *g)
{
    say_desks(g, g->desks);
}

static void slot_thing(const struct telling *g)
{
    if (g->thing != NONE) {
        safe_line(g->t->sc->thing[g->thing].name, TITLE_MOST, g->to);
    }
}

static void slot_about(const struct telling *g)
{
    struct telling about = *g;

    if (g->act && g->act->target != NONE) {
        about.thing = g->act->target;
        say(&about, PHRASE_ABOUT, false);
    }
}

static void slot_act(const struct telling *g)
{
    struct act bare;

    if (g->act && g->bare) {
        bare = tell_short(g->act);
        tell_act(g->t, &bare, g->to);
    } else {
        tell_act(g->t, g->act, g->to);
    }
}

static void slot_time(const struct telling *g)
{
    (g->ends ? tell_clock_until : tell_clock)(g->t->sc, g->time, g->to);
}

static void slot_number(const struct telling *g)
{
    bytes_int(g->to, g->number);
}

static void slot_of(const struct telling *g)
{
    bytes_int(g->to, g->of);
}

static const struct {
    const char *name;
    void (*put)(const struct telling *g);
} slots[] = {
    {"act", slot_act},   {"desk", slot_desk},   {"from", slot_from},     {"id", slot_id},
    {"of", slot_of},     {"said", slot_said},   {"number", slot_number}, {"text", slot_text},
    {"time", slot_time}, {"title", slot_title}, {"to", slot_to},         {"thing", slot_thing},
    {"seat", slot_seat}, {"about", slot_about},
};

static void fill(const struct telling *g, struct span name)
{
    for (size_t i = 0; i < ARRAY_LEN(slots); i++) {
        if (span_is(name, slots[i].name)) {
            slots[i].put(g);
            return;
        }
    }
    MUST(!"a phrase names a place that nothing fills");
}

/* The words between two slots. A name that ends in a full stop needs no second one. */
static void literal(const struct telling *g, const char *words, size_t len)
{
    bool stopped = g->to->len > 0 && g->to->ptr[g->to->len - 1] == '.';
    size_t skip = len > 0 && words[0] == '.' && stopped;

    bytes_add(g->to, words + skip, len - skip);
}

void say(const struct telling *g, enum phrase phrase, bool own)
{
    const char *at = phrase_words(g->t->sc, phrase, own);
    const char *open;

    while ((open = strchr(at, '{')) != NULL) {
        const char *close = strchr(open, '}');

        MUST(close);
        literal(g, at, (size_t)(open - at));
        fill(g, (struct span){open + 1, (size_t)(close - open) - 1});
        at = close + 1;
    }
    literal(g, at, strlen(at));
}

struct span phrase_text(const struct scenario *sc, enum phrase phrase)
{
    return span_of(phrase_words(sc, phrase, false));
}

void say_desk(const struct telling *g, enum phrase phrase)
{
    say(g, phrase, g->desk != NONE && g->desk == g->reader && !g->doer);
}
