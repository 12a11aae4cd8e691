/*
 * The case changed while it is played: what an inject says and to whom it goes, what comes of an
 * act; persons as who plays them needs them; new cards.
 */
#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "ui/console/console_parts.h"
#include "ui/link/wish.h"
#include "ui/term/lang.h"
#include "ui/term/measure.h"

/* change NUMBER to DESKS; change NUMBER says SUBJECT / TEXT; change NUMBER back */
void order_change(struct plain_console *s, char *rest, enum command_kind kind)
{
    struct command c = {.kind = kind};
    const char *call = console_word(&rest);
    const char *how = console_word(&rest);
    char *text = strstr(rest, " / ");
    int32_t inject = console_inject_called(s, call);

    if (inject == NONE) {
        return;
    }
    control_amended(&s->control, inject, &c);
    if (strcmp(how, "to") == 0) {
        if (!console_addressees(s, console_word(&rest), &c.u.amend.to)) {
            return;
        }
        c.u.amend.text = span_of(rest);
    } else if (strcmp(how, "says") == 0 && text) {
        c.u.amend.subject = (struct span){rest, (size_t)(text - rest)};
        c.u.amend.words = span_of(text + 3);
    } else if (strcmp(how, "back") == 0) {
        c = (struct command){.kind = kind};
        c.u.amend.inject = inject;
    } else {
        pane_say(_("How? change 5 to DESK[,DESK]; change 5 says SUBJECT / TEXT; change 5 back\n"));
        return;
    }
    console_ask(s, &c);
}

static void list_acts(const struct plain_console *s)
{
    if (!s->control.acts) {
        pane_say(_("No act waits or runs.\n"));
    }
    for (int32_t i = 0; i < s->control.acts; i++) {
        const struct act_now *a = &s->control.act[i];

        pane_say("  %d  %s%s\n", a->number, a->line,
                 a->chosen ? _(" (what comes of it was chosen)") : "");
    }
}

/* outcome; outcome ACT; outcome ACT N [reason] */
void order_outcome(struct plain_console *s, char *rest, enum command_kind kind)
{
    struct command c = {.kind = kind};
    const char *act = console_word(&rest);
    const char *which = console_word(&rest);
    int64_t number;

    if (!*act) {
        list_acts(s);
    } else if (!text_int(span_of(act), &number) || number < 1 || number > INT32_MAX) {
        pane_say(_("Which act? `outcome` lists them with their numbers.\n"));
    } else if (!*which) {
        if (!client_look(&s->pane.client, tag_of(TAG_ACT, (int32_t)number))) {
            pane_say(_("There is no link now.\n"));
        }
    } else if (!text_int(span_of(which), &c.u.override.outcome)) {
        pane_say(_("Which outcome? `outcome %d` lists them; 0 leaves it to the case.\n"),
                 (int)number);
    } else {
        c.u.override.act = (int32_t)number;
        c.u.override.text = span_of(rest);
        console_ask(s, &c);
    }
}

/* Does a name begin so, whatever the case of its letters? */
static bool begins(struct span has, const char *name, bool *ret_whole)
{
    struct arena a;
    struct span folded;
    struct span start;
    bool so;

    arena_init(&a, 4096);
    folded = measure_fold(&a, has);
    start = measure_fold(&a, span_of(name));
    *ret_whole = folded.len == start.len;
    so = start.len <= folded.len && (!start.len || memcmp(folded.ptr, start.ptr, start.len) == 0);
    arena_done(&a);
    return so;
}

/* The only person whose name is so, or else begins so; NONE. Others that begin so are counted. */
static int32_t person_called(const struct scenario *sc, const char *name, bool told, int *ret_fit)
{
    int32_t found = NONE;

    *ret_fit = 0;
    for (int32_t i = 0; i < scenario_count(sc, REF_THING); i++) {
        struct span has = sc->thing[i].name;

        bool whole;

        if (sc->thing[i].kind != THING_PERSON || !begins(has, name, &whole)) {
            continue;
        }
        if (told) {
            pane_say("  %.*s\n", (int)has.len, has.ptr);
        } else if (whole) {
            *ret_fit = 1;
            return i;
        }
        found = i;
        ++*ret_fit;
    }
    return found;
}

/* person NAME */
void order_person(struct plain_console *s, char *rest, enum command_kind kind)
{
    const struct scenario *sc = &s->pane.client.lexicon;
    int fit;
    int32_t found = person_called(sc, rest, false, &fit);

    (void)kind;
    if (!fit) {
        pane_say(_("There is no person '%s'; `person` lists them.\n"), rest);
    } else if (!*rest || fit > 1) {
        (void)person_called(sc, rest, true, &fit);
    } else if (!client_look(&s->pane.client, tag_of(TAG_THING, found))) {
        pane_say(_("There is no link now.\n"));
    }
}

/* card SEAT */
void order_card(struct plain_console *s, char *rest, enum command_kind kind)
{
    const char *seat = console_word(&rest);

    (void)kind;
    if (!*seat) {
        pane_say(_("For which seat? As it stands on its card: card POL2\n"));
    } else if (!client_card(&s->pane.client, seat)) {
        pane_say(_("There is no link now.\n"));
    }
}

static void outcomes(const struct looked *l)
{
    if (!l->outcomes.lines) {
        pane_say(_("Nothing in the case fits this act: there is nothing to choose.\n"));
        return;
    }
    for (int32_t i = 0; i < l->outcomes.lines; i++) {
        struct span text = l->outcomes.line[i];

        pane_say("%s %d  %.*s\n",
                 l->chosen == i + 1                ? "*"
                 : !l->chosen && l->now == i + 1 ? "-"
                                                   : " ",
                 i + 1, text.len ? (int)text.len : (int)strlen(_("(nothing is told)")),
                 text.len ? text.ptr : _("(nothing is told)"));
    }
    pane_say(_("- as things stand, the case would choose it; * it was chosen. To choose: outcome "
               "%d 1 REASON\n"),
             l->act);
}

static void person(const struct plain_console *s, const struct looked *l)
{
    const struct thing *th = &s->pane.client.lexicon.thing[l->person];

    pane_say("%.*s. %.*s\n", (int)th->name.len, th->name.ptr, (int)l->text.len,
             l->text.len ? l->text.ptr : "");
    if (l->note.len) {
        pane_say("%.*s\n", (int)l->note.len, l->note.ptr);
    }
    for (int32_t i = 0; i < l->attributes.lines; i++) {
        pane_say("  %.*s\n", (int)l->attributes.line[i].len, l->attributes.line[i].ptr);
    }
}

void console_looked(struct plain_console *s, struct span result)
{
    struct looked l = {.inject = NONE};

    arena_init(&l.arena, 1 << 20);
    looked_read(&l, &s->pane.client.lexicon, result);
    if (l.card.len) {
        pane_say(_("The new card: %.*s\nThe one before no longer works; whoever has sat there is "
                   "sent away when this one is used.\n"),
                 (int)l.card.len, l.card.ptr);
    } else if (l.act) {
        outcomes(&l);
    } else if (l.person != NONE) {
        person(s, &l);
    } else {
        pane_say(_("That is not to be had: there is no such seat, or the act has ended.\n"));
    }
    fflush(stdout);
    arena_done(&l.arena);
}
