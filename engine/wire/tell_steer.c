/*
 * Lines about what steers play: the clocks, the injects, and what facilitators change of them.
 */
#include "engine/wire/tell_words.h"

void telling_words(struct telling *g, const struct fact *f)
{
    g->text = tell_spoken(g->t, f->u.words.text);
    say(g, f->kind == FACT_ENDED ? PHRASE_ENDED : PHRASE_PAUSED, false);
}

/* 1500 permille is "1.5". */
void telling_speed(struct telling *g, const struct fact *f)
{
    char room[40];
    struct bytes b = {.ptr = room, .room = sizeof(room), .cap = sizeof(room)};
    int64_t p = f->u.speed.permille;

    bytes_int(&b, p / 1000);
    if (p % 1000) {
        bytes_fmt(&b, ".%03d", (int)(p % 1000));
        while (b.ptr[b.len - 1] == '0') {
            b.len--;
        }
    }
    g->title = bytes_view(&b);
    g->text = tell_spoken(g->t, f->u.speed.text);
    say(g, p == 1000 ? PHRASE_SPEED_REAL : PHRASE_SPEED, false);
}

void telling_jumped(struct telling *g, const struct fact *f)
{
    g->time = f->u.jumped.to;
    g->text = tell_spoken(g->t, f->u.jumped.text);
    say(g, PHRASE_JUMPED, false);
}

void telling_pause_planned(struct telling *g, const struct fact *f)
{
    int64_t to = f->u.jumped.to;
    int64_t instead = f->u.jumped.instead;
    char room[64];
    struct bytes before = {.ptr = room, .room = sizeof(room), .cap = sizeof(room)};

    if (instead > 0) {
        tell_clock_until(g->t->sc, instead, &before);
        g->title = bytes_view(&before);
    }
    g->time = to;
    g->ends = true;
    g->text = tell_spoken(g->t, f->u.jumped.text);
    say(g,
        to < 0 && instead <= 0         ? PHRASE_PAUSES_NOT
        : to < 0                       ? PHRASE_PAUSE_NOT
        : instead > 0 && instead != to ? PHRASE_PAUSE_MOVED
                                       : PHRASE_PAUSE_PLANNED,
        false);
}

void telling_segment(struct telling *g, const struct fact *f)
{
    g->title = g->t->sc->segment[f->u.segment.segment].title;
    say(g, PHRASE_SEGMENT, false);
}

static void of_inject(struct telling *g, int32_t inject)
{
    const struct inject *in = &g->t->sc->inject[inject];

    g->id = in->number.len ? in->number : scenario_id(g->t->sc, REF_INJECT, inject);
    g->title = in->title;
}

void telling_inject(struct telling *g, const struct fact *f)
{
    static const enum phrase phrase[] = {
        PHRASE_INJECT_PLANNED,  PHRASE_INJECT_ARMED,   PHRASE_INJECT_HELD,
        PHRASE_INJECT_RELEASED, PHRASE_INJECT_SKIPPED, PHRASE_INJECT_CANCELLED,
        PHRASE_INJECT_EXPIRED,
    };
    static const enum phrase origin[] = {PHRASE_ORIGIN_SCRIPTED, PHRASE_ORIGIN_CONDITIONAL,
                                         PHRASE_ORIGIN_DIRECTED, PHRASE_ORIGIN_IMPROVISED};

    of_inject(g, f->u.inject.inject);
    g->time = f->u.inject.due;
    g->text = f->u.inject.text;
    if (f->u.inject.state == INJECT_RELEASED && f->u.inject.origin != ORIGIN_DIRECTED) {
        g->text = phrase_text(g->t->sc, origin[f->u.inject.origin]);
    }
    say(g,
        f->u.inject.state == INJECT_RELEASED && f->u.inject.origin == ORIGIN_DIRECTED
            ? PHRASE_INJECT_REASON
            : phrase[f->u.inject.state],
        false);
}

void telling_judged(struct telling *g, const struct fact *f)
{
    of_inject(g, f->u.judged.inject);
    say(g, f->u.judged.missed ? PHRASE_JUDGED_MISSED : PHRASE_JUDGED_DONE, false);
}

/* What is changed of it, and why; nothing in it: it is as the case has it again. */
void telling_amended(struct telling *g, const struct fact *f)
{
    struct span words = f->u.amended.words.len ? f->u.amended.words : f->u.amended.subject;

    of_inject(g, f->u.amended.inject);
    g->text = f->u.amended.text;
    say(g, f->u.amended.to || words.len ? PHRASE_AMENDED : PHRASE_AMENDED_BACK, false);
    if (f->u.amended.to) {
        g->desks = f->u.amended.to;
        say(g, PHRASE_AMENDED_TO, false);
    }
    if (words.len) {
        g->text = tell_spoken(g->t, words);
        say(g, PHRASE_AMENDED_WORDS, false);
    }
}

void telling_overridden(struct telling *g, const struct fact *f)
{
    int32_t outcome = f->u.overridden.outcome;

    g->act = telling_act(g->t, f->u.overridden.number);
    g->bare = true;
    g->desk = g->act ? g->act->desk : NONE;
    g->text = f->u.overridden.text;
    say(g, outcome == NONE ? PHRASE_OVERRIDE_NOT : PHRASE_OVERRIDE, false);
    if (outcome != NONE) {
        g->text = g->t->sc->outcome[outcome].result;
        say(g, PHRASE_OVERRIDE_RESULT, false);
    }
}
