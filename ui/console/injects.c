/*
 * The MSEL: its injects by the numbers that the case gives them, and no others.
 */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "engine/base/text.h"
#include "engine/base/units.h"
#include "ui/console/console_parts.h"
#include "ui/term/lang.h"
#include "ui/term/measure.h"

void order_msel(struct plain_console *s, char *rest, enum command_kind kind)
{
    /* TRANSLATORS: as wide as one another: they are a column */
    static const char *const states[] = {N_("planned  "), N_("armed    "), N_("held     "),
                                         N_("released "), N_("left out "), N_("gone     "),
                                         N_("expired  ")};
    const struct scenario *sc = &s->pane.client.lexicon;
    int width = 6;

    (void)rest;
    (void)kind;
    for (int32_t i = 0; i < scenario_count(sc, REF_INJECT); i++) {
        int n = (int)control_call_of(sc, i).len;

        width = n > width ? n : width;
    }
    pane_say("  %s%*s", _("Number"), width - measure_columns(span_of(_("Number"))), "");
    pane_say("%s\n", _("  State     Time      Title"));
    for (int32_t i = 0; i < scenario_count(sc, REF_INJECT); i++) {
        const struct inject *in = &sc->inject[i];
        struct span call = control_call_of(sc, i);
        struct span storyline = control_storyline(sc, in->storyline);
        struct inject_now now = s->control.inject ? s->control.inject[i] : (struct inject_now){0};
        int64_t at = now.state == INJECT_RELEASED ? now.at_ms
                     : s->control.inject          ? control_due(&s->control, i)
                                                  : in->at;

        pane_say("  %-*.*s  %s %-8s  %.*s%s%.*s%s\n", width, (int)call.len, call.ptr,
                 _(states[now.state]), at != NEVER ? pane_clock(&s->pane, at) : "",
                 (int)in->title.len, in->title.ptr, storyline.len ? " (" : "", (int)storyline.len,
                 storyline.ptr, storyline.len ? ")" : "");
    }
    for (int32_t i = 0, n = 1; i < s->control.items; i++) {
        if (s->control.item[i].improvised) {
            pane_say("  A%-*d  %s %-8s  %s\n", width - 1, n++, _(states[INJECT_RELEASED]),
                     pane_clock(&s->pane, s->control.item[i].at_ms),
                     wordbook_name(&s->pane.words.items, i + 1));
        }
    }
    pane_say(_("Without a time: it comes by what the desks do, or when you release it.\n"));
}

/* The inject that is called so; NONE. Numbers go before ids, whole words only. */
static int32_t find(const struct scenario *sc, const char *call)
{
    for (int by_id = 0; by_id < 2; by_id++) {
        for (int32_t i = 0; i < scenario_count(sc, REF_INJECT); i++) {
            struct span has = by_id ? scenario_id(sc, REF_INJECT, i) : sc->inject[i].number;

            if (has.len && has.len == strlen(call) && strncasecmp(has.ptr, call, has.len) == 0) {
                return i;
            }
        }
    }
    return NONE;
}

int32_t console_inject_called(const struct plain_console *s, const char *call)
{
    int32_t inject = find(&s->pane.client.lexicon, call);

    if (inject == NONE) {
        pane_say(_("There is no inject %s; `msel` lists them.\n"), call);
    }
    return inject;
}

/* Is it where the command would bring it, or past that? */
static bool settled(int32_t state, enum command_kind kind)
{
    return state == INJECT_RELEASED || (kind == COMMAND_HOLD && state == INJECT_HELD) ||
           (kind == COMMAND_SKIP && state == INJECT_SKIPPED);
}

/* Its text may speak of a morning or a yesterday that has not been. */
static void warn_early(const struct plain_console *s, enum command_kind kind, int32_t inject)
{
    const struct scenario *sc = &s->pane.client.lexicon;
    int64_t at = sc->inject[inject].at;
    int64_t now = client_play(&s->pane.client, s->pane.mono_ms);

    if (kind == COMMAND_RELEASE && at != NEVER &&
        scenario_segment(sc, at) > scenario_segment(sc, now)) {
        pane_say(_("Its own time is %s, in a later part of play: what its text says of times may "
                   "not fit.\n"),
                 pane_clock(&s->pane, at));
    }
}

void order_inject(struct plain_console *s, char *rest, enum command_kind kind)
{
    struct command c = {.kind = kind};
    const char *call = console_word(&rest);

    if (!*call) {
        pane_say(_("Which inject? Its number in `msel`, then the reason.\n"));
        return;
    }
    c.u.inject.inject = console_inject_called(s, call);
    if (c.u.inject.inject == NONE) {
        return;
    }
    if (s->control.inject && settled(s->control.inject[c.u.inject.inject].state, kind)) {
        pane_say(_("Inject %s is %s already.\n"), call,
                 control_state(s->control.inject[c.u.inject.inject].state));
        return;
    }
    warn_early(s, kind, c.u.inject.inject);
    c.u.inject.text = span_of(rest);
    console_ask(s, &c);
}

/* move NUMBER P1 10:05 [reason] */
void order_move(struct plain_console *s, char *rest, enum command_kind kind)
{
    struct command c = {.kind = kind};
    const char *call = console_word(&rest);
    const char *day = console_word(&rest);
    const char *clock = console_word(&rest);

    c.u.retime.inject = console_inject_called(s, call);
    if (c.u.retime.inject == NONE) {
        return;
    }
    c.u.retime.to = console_time(s, day, clock);
    if (c.u.retime.to < 0) {
        pane_say(_("To what time? A time at which this case is played, with its day: move 5 P1 "
                   "10:05\n"));
        return;
    }
    c.u.retime.text = span_of(rest);
    console_ask(s, &c);
}

/* The storyline that is called so, by its id or by its title in whatever letters; NONE. */
static int32_t storyline_called(const struct plain_console *s, struct span call)
{
    const struct scenario *sc = &s->pane.client.lexicon;
    int32_t found = names_find(&sc->names[REF_STORYLINE], call);
    struct arena a;

    arena_init(&a, 4096);
    for (int32_t i = 0; i < scenario_count(sc, REF_STORYLINE) && found == NONE; i++) {
        if (span_eq(measure_fold(&a, sc->storyline[i].title), measure_fold(&a, call))) {
            found = i;
        }
    }
    arena_done(&a);
    return found;
}

/* shift MINUTES [storyline]; drop STORYLINE */
void order_storyline(struct plain_console *s, char *rest, enum command_kind kind)
{
    struct command c = {.kind = kind};
    int64_t minutes = 0;

    if (kind == COMMAND_SHIFT && (!text_int(span_of(console_word(&rest)), &minutes) || !minutes ||
                                  minutes < -6000 || minutes > 6000)) {
        pane_say(_("How many minutes? As shift 10, or shift -5 for earlier.\n"));
        return;
    }
    if (kind == COMMAND_DROP && !*rest) {
        pane_say(_("Which storyline? `msel` shows them.\n"));
        return;
    }
    c.u.shift.by = minutes * MINUTE_MS;
    c.u.shift.storyline = *rest ? storyline_called(s, span_of(rest)) : NONE;
    if (*rest && c.u.shift.storyline == NONE) {
        pane_say(_("There is no storyline '%s'; `msel` shows them.\n"), rest);
        return;
    }
    console_ask(s, &c);
}
