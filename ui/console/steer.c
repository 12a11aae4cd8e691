/*
 * The clocks of play, and what control itself sends to a desk.
 */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "engine/base/text.h"
#include "engine/core/token.h"
#include "ui/console/console_parts.h"
#include "ui/term/lang.h"

void order_simple(struct plain_console *s, char *rest, enum command_kind kind)
{
    struct command c = {.kind = kind};

    (void)rest;
    console_ask(s, &c);
}

/* While a real emergency stands it is asked for: "resume now". */
void order_resume(struct plain_console *s, char *rest, enum command_kind kind)
{
    bool real = false;

    for (int32_t i = 0; i < s->control.calls; i++) {
        real = real || s->control.call[i].real;
    }
    if (real && strcmp(rest, "now") != 0) {
        pane_say("%s\n", _("A real emergency was called, and nobody has taken it off yet. `resume "
                           "now` lets play go on for everybody."));
        return;
    }
    order_simple(s, rest, kind);
}

/* pause [reason], pause P1 10:30 [reason], pause never [P1 10:30] */
void order_pause(struct plain_console *s, char *rest, enum command_kind kind)
{
    struct command c = {.kind = kind, .u.words.text = span_of(rest)};
    char words[64];
    char *after = words;
    const char *first;
    const char *second;
    int64_t at;

    text_copy(words, sizeof(words), span_of(rest));
    first = console_word(&after);
    second = console_word(&after);
    at = console_time(s, first, second);
    if (at == TIME_NONE && first[0] == 'P' && first[1] >= '0' && second[0] >= '0' &&
        second[0] <= '9') {
        pane_say(_("Pause when? The day, and the time with two digits each: pause P1 10:30 "
                   "Lunch\n"));
        return;
    }
    if (strcmp(first, "never") == 0) {
        const char *day = second;
        int64_t not_at = console_time(s, day, console_word(&after));

        c = (struct command){.kind = COMMAND_PLAN_PAUSE, .u.jump.to = -1};
        if (day[0] && not_at == TIME_NONE) {
            pane_say(_("Which pause? `clock` lists them: pause never P1 10:30\n"));
            return;
        }
        c.u.jump.instead = day[0] ? not_at : 0;
    } else if (at != TIME_NONE) {
        if (at <= client_play(&s->pane.client, s->pane.mono_ms)) {
            pane_say(_("Pause when? A time that is still to come and at which this case is "
                       "played: pause P1 10:30 Lunch\n"));
            return;
        }
        c = (struct command){.kind = COMMAND_PLAN_PAUSE, .u.jump = {.to = at, .instead = -1}};
        (void)console_word(&rest);
        (void)console_word(&rest);
        c.u.jump.text = span_of(rest);
    }
    console_ask(s, &c);
}

/* "4", "2.5" */
static void speed_words(int64_t permille, char *to, size_t room)
{
    int n = snprintf(to, room, "%lld", (long long)(permille / 1000));

    if (permille / 100 % 10) {
        snprintf(to + n, room - (size_t)n, "%s%d", _("."), (int)(permille / 100 % 10));
    }
}

void order_clock(struct plain_console *s, char *rest, enum command_kind kind)
{
    char speed[32];
    const struct client *c = &s->pane.client;
    const struct standing *g = &s->control.standing;
    int64_t next = client_play(c, s->pane.mono_ms);

    (void)rest;
    (void)kind;
    if (c->state != CLIENT_LIVE) {
        pane_say(_("There is no link now. As it stood last: "));
    }
    pane_say("%s: ", pane_clock(&s->pane, client_play(c, s->pane.mono_ms)));
    if (s->control.standing.ended) {
        pane_say(_("play has ended\n"));
    } else if (!s->control.standing.started) {
        pane_say(_("play has not begun; `start` begins it\n"));
    } else if (s->control.standing.paused) {
        pane_say(_("paused%s%s; `resume` goes on\n"), s->control.standing.why[0] ? ": " : "",
                 s->control.standing.why);
    } else {
        speed_words(c->speed, speed, sizeof(speed));
        pane_say(_("play runs, %s times as fast as the clock on the wall\n"), speed);
    }
    while ((next = standing_pause(g, next)) != NEVER) {
        const char *why = standing_pause_why(g, next);

        pane_say(_("A pause is planned for %s%s%s\n"), standing_pause_clock(next, c),
                 why[0] ? ": " : "", why);
    }
}

/* In two steps: nothing brings an ended exercise back. */
void order_end(struct plain_console *s, char *rest, enum command_kind kind)
{
    struct command c = {.kind = kind};

    if (strcmp(console_word(&rest), "now") != 0) {
        pane_say(_("This ends the exercise for everybody. Type `end now` to end it (a reason may "
                   "follow).\nTo go while the exercise goes on, type `leave`.\n"));
        return;
    }
    c.u.words.text = span_of(rest);
    console_ask(s, &c);
}

void order_speed(struct plain_console *s, char *rest, enum command_kind kind)
{
    struct command c = {.kind = kind};
    const char *number = console_word(&rest);

    if (!control_speed(number, &c.u.speed.permille)) {
        pane_say(_("How fast? From 0.1 to 600 times as fast as the clock on the wall: speed 4\n"));
        return;
    }
    if (c.u.speed.permille < 100 || c.u.speed.permille > 600000) {
        pane_say(_("From 0.1 to 600 times as fast as the clock on the wall: speed 4\n"));
        return;
    }
    c.u.speed.text = span_of(rest);
    console_ask(s, &c);
}

int64_t console_time(const struct plain_console *s, const char *day_word, const char *clock)
{
    char text[32];
    int64_t day;
    int64_t ms;
    const char *zero = clock[0] && clock[1] == ':' ? "0" : ""; /* 9:40 is 09:40 */

    snprintf(text, sizeof(text), "%s %s%s", day_word, zero, clock);
    return token_clock(span_of(text), 'P', &day, &ms)
               ? scenario_play(&s->pane.client.lexicon, day, ms)
               : TIME_NONE;
}

void order_jump(struct plain_console *s, char *rest, enum command_kind kind)
{
    struct command c = {.kind = kind};
    int64_t now = client_play(&s->pane.client, s->pane.mono_ms);
    const char *first = console_word(&rest);
    const char *second = console_word(&rest);

    c.u.jump.to = console_time(s, first, second);
    if (c.u.jump.to >= 0 && c.u.jump.to < now) {
        pane_say(_("It is %s already: play goes forward only.\n"), pane_clock(&s->pane, now));
        return;
    }
    if (c.u.jump.to == TIME_NONE) {
        pane_say(_("Where to? The day, and the time with two digits each: jump P1 09:00\n"));
        return;
    }
    if (c.u.jump.to < 0) {
        pane_say(_("Where to? A time at which this case is played, with its day: jump P1 10:00\n"));
        return;
    }
    c.u.jump.text = span_of(rest);
    console_ask(s, &c);
}

/* back P1 09:40 [now] [reason] */
void order_back(struct plain_console *s, char *rest, enum command_kind kind)
{
    struct command c = {.kind = kind};
    const char *day = console_word(&rest);
    const char *clock = console_word(&rest);

    c.u.back.to = console_time(s, day, clock);
    if (c.u.back.to < 0 || c.u.back.to > client_play(&s->pane.client, s->pane.mono_ms)) {
        pane_say(_("Back to what time of play? One that has been, with its day: back P1 09:40\n"));
        return;
    }
    if (strncmp(rest, "now", 3) != 0 || (rest[3] && rest[3] != ' ')) {
        pane_say(_("What was done since then is no longer so at any desk. Type `back %s %s now` to "
                   "do it (a reason may follow).\n"),
                 day, clock);
        return;
    }
    (void)console_word(&rest);
    c.u.back.text = span_of(rest);
    console_ask(s, &c);
}

int32_t console_desk(const struct plain_console *s, const char *id)
{
    const struct names *names = &s->pane.client.lexicon.names[REF_DESK];
    int32_t desk = names_find(names, span_of(id));
    int32_t near = 0;
    char latin[64];

    for (int32_t d = 0; d < names->count && names_find(names, span_of(id)) == NONE; d++) {
        if (*id && strncasecmp(names->id[d].ptr, id, strlen(id)) == 0) {
            desk = d; /* its beginning is enough, where it means one desk */
            near++;
        }
    }
    if (!near && desk == NONE && strlen(id) < sizeof(latin)) {
        snprintf(latin, sizeof(latin), "%s", id);
        key_latin_text(latin);
        if (strcmp(latin, id) != 0) {
            return console_desk(s, latin); /* with the keys of a Russian layout */
        }
    }
    if (near > 1) {
        pane_say(_("More than one desk begins with '%s'; `desks` lists them.\n"), id);
        return NONE;
    }
    if (desk == NONE) {
        pane_say(_("There is no desk '%s'; `desks` lists them.\n"), id);
    }
    return desk;
}

void order_desks(struct plain_console *s, char *rest, enum command_kind kind)
{
    const struct scenario *sc = &s->pane.client.lexicon;

    (void)rest;
    (void)kind;
    for (int32_t d = 0; d < scenario_count(sc, REF_DESK); d++) {
        struct span id = scenario_id(sc, REF_DESK, d);

        pane_say("  %-24.*s %s %.*s\n", (int)id.len, id.ptr,
                 sc->desk[d].control ? _("control") : _("plays  "), (int)sc->desk[d].title.len,
                 sc->desk[d].title.ptr);
    }
}

bool console_addressees(const struct plain_console *s, char *list, uint64_t *ret_to)
{
    const struct scenario *sc = &s->pane.client.lexicon;
    bool all = strcmp(list, "all") == 0;
    char *one;

    *ret_to = 0;
    for (int32_t d = 0; all && d < scenario_count(sc, REF_DESK); d++) {
        *ret_to |= sc->desk[d].control ? 0 : desk_bit(d);
    }
    while (!all && (one = strsep(&list, ",")) != NULL) {
        int32_t d = console_desk(s, one);

        if (d == NONE) {
            return false;
        }
        *ret_to |= desk_bit(d);
    }
    return true;
}

/* improvise FROM TO[,TO] subject / text */
void order_improvise(struct plain_console *s, char *rest, enum command_kind kind)
{
    struct command c = {.kind = kind};
    char *from = console_word(&rest);
    char *to = console_word(&rest);
    char *text = strstr(rest, " / ");

    if (!text) {
        pane_say(_("Who writes what to whom? improvise FROM TO[,TO] SUBJECT / TEXT\n"
                   "`desks` lists the desks; ` / ` stands between subject and text.\n"));
        return;
    }
    c.u.improvise.channel = NONE;
    c.u.improvise.like = NONE;
    c.u.improvise.person = names_find(&s->pane.client.lexicon.names[REF_THING], span_of(from));
    if (c.u.improvise.person != NONE &&
        s->pane.client.lexicon.thing[c.u.improvise.person].played_by == NONE) {
        c.u.improvise.person = NONE; /* a place, or a person whom nobody plays */
    }
    c.u.improvise.from = c.u.improvise.person == NONE
                             ? console_desk(s, from)
                             : s->pane.client.lexicon.thing[c.u.improvise.person].played_by;
    if (c.u.improvise.from == NONE || !console_addressees(s, to, &c.u.improvise.to)) {
        return;
    }
    if (!s->pane.client.lexicon.desk[c.u.improvise.from].control) {
        pane_say(_("'%s' is played at a station: write in the voice of a control desk "
                   "(`desks`).\n"),
                 from);
        return;
    }
    c.u.improvise.subject = (struct span){rest, (size_t)(text - rest)};
    c.u.improvise.text = span_of(text + 3);
    console_ask(s, &c);
}
