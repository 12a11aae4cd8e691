#include "ui/console/say.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "ui/link/wish.h"
#include "ui/term/lang.h"

enum { TICK_MS = 1000, LOOK_ARENA = 1 << 20, LABELS_ARENA = LOOK_ARENA };

const char *console_clock(struct console *s, int64_t play_ms)
{
    char text[32];

    client_clock(&s->client, play_ms, text, sizeof(text));
    return screen_text(&s->screen, span_of(text));
}

int64_t console_play(const struct console *s)
{
    return client_play(&s->client, s->screen.mono_ms);
}

bool console_order(struct console *s, struct command *cmd)
{
    enum client_asked asked = client_ask(&s->client, cmd);

    if (sheet_top(&s->screen) == SHEET_SAY) {
        s->saying.sends = cmd->kind;
    }
    if (asked == CLIENT_TOO_LONG) {
        screen_news(&s->screen, true, "%s", _("That is too long to be sent: shorten it."));
    } else if (asked != CLIENT_ASKED) {
        screen_news(&s->screen, true, "%s", _("Too much is waiting to be sent. Try again."));
    } else if (s->client.state != CLIENT_LIVE) {
        screen_news(&s->screen, false, "%s",
                    _(NEWS_("It goes out by itself as soon as there is a link.")));
    }
    return asked == CLIENT_ASKED;
}

const char *console_desks(struct console *s, uint64_t desks)
{
    const struct scenario *sc = &s->client.lexicon;
    char text[200] = "";
    uint64_t all = 0;

    for (int32_t d = 0; d < scenario_count(sc, REF_DESK); d++) {
        all |= sc->desk[d].control ? 0 : desk_bit(d);
    }
    if (all && (desks & all) == all) {
        return _("all");
    }
    for (int32_t d = 0; d < scenario_count(sc, REF_DESK); d++) {
        size_t n = strlen(text);

        if (desks & desk_bit(d)) {
            snprintf(text + n, sizeof(text) - n, "%s%.*s", n ? "," : "", (int)sc->desk[d].code.len,
                     sc->desk[d].code.ptr);
        }
    }
    return screen_text(&s->screen, span_of(text));
}

/* Whose coming and going, reading and waiting is seen in the places needs no line; nor do points:
   they come behind the end, which says how to go on. */
static bool is_news(const struct fact *f)
{
    return control_matters(f) && f->kind != FACT_ACT_ACCEPTED && f->kind != FACT_SEAT &&
           f->kind != FACT_SCORE && !standing_tells(f);
}

/* What was looked at is another from now on, and is asked for again. */
static void outdated(struct console *s, const struct fact *f)
{
    if (f->kind == FACT_AMENDED && f->u.amended.inject == s->looked.inject) {
        s->looked.inject = NONE;
    }
    s->judged = s->judged || f->kind == FACT_EXPECT;
    if ((f->kind == FACT_ATTRIBUTE && f->u.attribute.person == s->looked.person) ||
        (f->kind == FACT_CONSENT && f->u.consent.person == s->looked.person)) {
        s->looked.person = NONE;
    }
    s->looked.nobodys = s->looked.nobodys && f->kind != FACT_CARRIES && f->kind != FACT_LINE;
}

enum { TOGETHER_MS = 1000 };

/* Of injects that change together, as when a storyline is dropped, the last and how many. */
static void note_news(struct console *s, const struct fact *f)
{
    bool again = f->kind == FACT_INJECT && s->screen.mono_ms - s->injects_ms < TOGETHER_MS;

    s->injects = again ? s->injects + 1 : 1;
    s->injects_ms = f->kind == FACT_INJECT ? s->screen.mono_ms : INT64_MIN / 2;
    if (again) {
        screen_news(&s->screen, false, _("News of injects: %d. The last: %s"), s->injects,
                    s->words.line);
    } else {
        screen_news(&s->screen, f->kind == FACT_HAND, "%s", s->words.line);
    }
}

static void on_notice(void *context, const struct fact *f, int64_t play_ms, struct span words)
{
    struct console *s = context;

    wordbook_note(&s->words, f, words);
    control_note(&s->control, f, play_ms);
    outdated(s, f);
    if (f->kind == FACT_OBSERVED && f->u.mark.seat == s->client.seat) { /* Enter adds its words */
        s->screen.list[DESK_MARKS].entry = s->control.marks - 1;
    }
    if (standing_tells(f) && !s->screen.news_alarm) {
        s->screen.news[0] = '\0'; /* that play goes on is no longer so */
    }
    if (standing_went_back(&s->told, &s->client, f) ||
        (f->kind == FACT_ENDED && s->client.n > s->client.past)) {
        screen_news(&s->screen, true, "%s%s", s->words.line,
                    f->kind == FACT_ENDED ? _(". To look back at the day: palermo replay") : "");
    } else if (s->client.n > s->client.past && s->words.line && s->words.line[0] && is_news(f)) {
        if (f->kind == FACT_HAND && f->u.hand.real) {
            s->screen.news[0] = '\0'; /* it stays in sight by itself */
        } else {
            note_news(s, f);
        }
        s->screen.bell = s->screen.bell || f->kind == FACT_HAND;
        s->alert_place = f->kind == FACT_HAND ? ROWS_NOBODY : s->alert_place; /* F6: this first */
    }
}

static void on_status(void *context, struct span params)
{
    struct console *s = context;

    control_status(&s->control, params);
}

static void on_answered(void *context, enum command_kind kind, bool ok, enum refusal code,
                        struct span message)
{
    struct console *s = context;
    const char *plain = refusal_text(code);

    if (message.len && span_is(message, plain)) {
        message = span_of(_(plain)); /* else the case gives the reason, in its own language */
    }
    say_answered(s, kind, ok);
    if (!ok) {
        screen_news(&s->screen, true, "%s %.*s", _("Not possible:"), (int)message.len, message.ptr);
    } else if (kind == COMMAND_IMPROVISE || kind == COMMAND_ACT || kind == COMMAND_HINT) {
        screen_news(&s->screen, false, "%s", _(NEWS_("It has gone out.")));
    }
}

static void on_changed(void *context, enum client_state state, const char *why)
{
    struct console *s = context;

    if (standing_changed(&s->control.standing, s->screen.mono_ms, state, why)) {
        screen_news(&s->screen, false, "%s", _(NEWS_("The link is back. Nothing was lost.")));
    }
}

static void on_anew(void *context, const struct scenario *before)
{
    struct console *s = context;

    (void)before; /* what is typed keeps: it names things by their order, which is the same */
    wordbook_done(&s->words);
    wordbook_init(&s->words);
    s->screen.news[0] = '\0'; /* in the other language */
    s->looked = (struct looked){.arena = s->looked.arena, .inject = NONE, .person = NONE};
}

static void on_unkept(void *context, const char *why)
{
    struct console *s = context;

    text_copy(s->control.standing.unkept, sizeof(s->control.standing.unkept), span_of(why));
}

static void on_looked(void *context, struct span result)
{
    struct console *s = context;

    looked_read(&s->looked, &s->client.lexicon, result);
    say_looked(s);
}

void console_want(struct console *s, struct tag what)
{
    s->wanted = what;
    if (!console_has(s, what)) {
        (void)client_look(&s->client, what);
    }
}

bool console_has(const struct console *s, struct tag what)
{
    const struct looked *l = &s->looked;

    return what.kind == TAG_INJECT      ? l->inject == what.index
           : what.kind == TAG_THING     ? l->person == what.index
           : what.kind == TAG_KNOWLEDGE ? l->nobodys
                                        : l->act == what.index;
}

void console_init(struct console *s, struct loop *loop, const struct client_options *options)
{
    struct client_events events = {.context = s,
                                   .notice = on_notice,
                                   .status = on_status,
                                   .answered = on_answered,
                                   .changed = on_changed,
                                   .anew = on_anew,
                                   .unkept = on_unkept,
                                   .looked = on_looked};
    struct client_options own = *options;

    memset(s, 0, sizeof(*s)); /* too large to be made on the stack and copied */
    own.console = true;
    screen_init(&s->screen, &console_kind);
    wordbook_init(&s->words);
    client_init(&s->client, loop, &own, &events);
    control_init(&s->control, &s->client, &s->words);
    arena_init(&s->looked.arena, LOOK_ARENA);
    arena_init(&s->labels, LABELS_ARENA);
    s->voice = NONE;
    s->reply_from = NONE;
    s->injects_ms = INT64_MIN / 2;
    s->looked.inject = NONE;
    s->looked.person = NONE;
    s->main = DESK_LOG;
    s->alert_place = ROWS_NOBODY;
    say_load(s);
}

void console_done(struct console *s)
{
    s->stored_ms = INT64_MIN / 2;
    say_store(s);
    control_done(&s->control);
    client_done(&s->client);
    wordbook_done(&s->words);
    arena_done(&s->looked.arena);
    arena_done(&s->labels);
    screen_done(&s->screen);
}

/* What is expected stands otherwise: looked at anew, without taking away what is being read. */
static void look_anew(struct console *s)
{
    bool reads = sheet_top(&s->screen) == SHEET_INJECT && s->looked.inject == s->inject;

    if (!s->judged || s->client.look_id || s->client.state != CLIENT_LIVE ||
        sheet_top(&s->screen) == SHEET_SAY) {
        return;
    }
    s->judged = false;
    if (reads) {
        (void)client_look(&s->client, tag_of(TAG_INJECT, s->inject));
    } else {
        s->looked.inject = NONE;
    }
}

static int64_t turn(struct screen *screen, int64_t mono_ms)
{
    struct console *s = console_of(screen);
    int64_t wait;

    screen->mono_ms = mono_ms;
    say_store(s);
    wait = client_turn(&s->client, mono_ms);
    look_anew(s);
    if (s->wanted.kind && !console_has(s, s->wanted) && !s->client.look_id &&
        s->client.state == CLIENT_LIVE) {
        (void)client_look(&s->client, s->wanted); /* the link broke before it came */
    }
    return wait < 0 || wait > TICK_MS ? TICK_MS : wait;
}

struct shown console_shown(struct console *s)
{
    return (struct shown){.screen = &s->screen, .client = &s->client, .turn = turn};
}
