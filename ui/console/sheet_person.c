/*
 * A person as who plays them needs it: who that is, how they are now, what moved them, what comes;
 * and a card that was just made.
 */
#include <stdio.h>
#include <string.h>

#include "engine/base/bytes.h"
#include "ui/console/say.h"
#include "ui/term/lang.h"

enum { PERSON_TEXT = 64 << 10, MOVED_MOST = 12, PUSH_CLOSE = 0, PUSH_WRITE };

void person_open(struct console *s, int32_t thing)
{
    s->person = thing;
    s->top = 0;
    s->looked.person = NONE; /* as it is now */
    console_want(s, tag_of(TAG_THING, thing));
    sheet_push(&s->screen, SHEET_PERSON);
}

/* The desk that speaks for them; NONE: none, or whoever looks speaks for nobody. */
static int32_t voice_of(const struct console *s)
{
    return console_where(&s->screen) & WHERE_SPEAKS ? s->client.lexicon.thing[s->person].played_by
                                                    : NONE;
}

/* The newest first. */
static void moved(struct console *s, struct bytes *b)
{
    int shown = 0;

    bytes_fmt(b, "\n%s\n", _("WHAT HAS MOVED THEM"));
    for (int32_t i = s->control.logs - 1; i >= 0 && shown < MOVED_MOST; i--) {
        const struct log_line *l = &s->control.log[i];

        if (l->person == s->person) {
            bytes_fmt(b, "%s %s\n", console_clock(s, l->at_ms), l->text);
            shown++;
        }
    }
    if (!shown) {
        bytes_fmt(b, "%s\n", _("Nothing yet."));
    }
}

/* What is asked of the desk that speaks for them, and what comes in its voice. */
static void cues(struct console *s, struct bytes *b)
{
    const struct control *c = &s->control;
    const struct scenario *sc = &s->client.lexicon;
    int32_t voice = voice_of(s);
    size_t before;

    bytes_fmt(b, "\n%s\n", _("CUES FOR ALL WHOM YOU PLAY"));
    before = b->len;
    for (int32_t i = 0; i < c->questions; i++) {
        if (c->question[i].to == voice) {
            bytes_fmt(b, "? %s\n", c->question[i].line);
        }
    }
    for (int32_t i = 0; i < scenario_count(sc, REF_INJECT); i++) {
        int64_t due = control_due(c, i);
        struct span call = control_call_of(sc, i);

        if (sc->inject[i].from != voice ||
            (c->inject[i].state != INJECT_PLANNED && c->inject[i].state != INJECT_ARMED &&
             c->inject[i].state != INJECT_HELD)) {
            continue;
        }
        bytes_fmt(b, "- %.*s %s %.*s\n", (int)call.len, call.ptr,
                  due == NEVER ? _("when it fits:") : console_clock(s, due),
                  (int)sc->inject[i].title.len, sc->inject[i].title.ptr);
        if (due == NEVER && sc->inject[i].waits_for.len) {
            bytes_fmt(b, "  %s %.*s\n", _("when:"), (int)sc->inject[i].waits_for.len,
                      sc->inject[i].waits_for.ptr);
        }
    }
    if (b->len == before) {
        bytes_fmt(b, "%s\n", _("nothing"));
    }
}

static struct span text(struct console *s)
{
    const struct looked *l = &s->looked;
    struct bytes b;
    struct span kept;

    bytes_init(&b, PERSON_TEXT);
    if (l->person != s->person) {
        bytes_fmt(&b, "%s\n",
                  s->client.state == CLIENT_LIVE ? _("Looking it up ...")
                                                 : _("There is no link now."));
    } else {
        bytes_fmt(&b, "%.*s\n", (int)l->text.len, l->text.ptr ? l->text.ptr : "");
        if (l->note.len) {
            bytes_fmt(&b, "\n%s\n%.*s\n",
                      voice_of(s) != NONE ? _("YOUR BRIEF") : _("WHO THEY ARE"),
                      (int)l->note.len, l->note.ptr);
        }
        bytes_fmt(&b, "\n%s\n", _("HOW THEY ARE NOW"));
        for (int32_t i = 0; i < l->attributes.lines; i++) {
            bytes_fmt(&b, "- %.*s\n", (int)l->attributes.line[i].len, l->attributes.line[i].ptr);
        }
        if (l->consents) {
            bytes_fmt(&b, _("They have consented to: %s\n"), console_desks(s, l->consents));
        }
    }
    moved(s, &b);
    if (voice_of(s) != NONE) {
        cues(s, &b);
    }
    kept = span_of(screen_text(&s->screen, bytes_view(&b)));
    bytes_done(&b);
    return kept;
}

void person_draw(struct console *s, struct area a)
{
    const char *labels[] = {_("Close"), _("Write in their voice")};
    struct span name = s->client.lexicon.thing[s->person].name;

    text_sheet(s, a, screen_text(&s->screen, name), text(s), labels, voice_of(s) != NONE ? 2 : 1);
}

void person_key(struct console *s, struct key key)
{
    if (!text_sheet_key(s, voice_of(s) != NONE ? 2 : 1, key)) {
        return;
    }
    if (*sheet_button(&s->screen) == PUSH_WRITE) {
        s->voice = s->person;
        console_does(&s->screen, DO_INJECT); /* over this sheet: back returns to it */
    } else {
        sheet_pop(&s->screen);
    }
}

/* The language that whoever sits at the card's seat reads, as far as it is known; "": not. */
static const char *card_lang(const struct console *s)
{
    const struct roster *r = &s->control.roster;
    struct span card = s->looked.card;

    for (int32_t i = 0; i < r->seats; i++) {
        size_t n = strlen(r->seat[i].name);

        if (card.len > n && memcmp(card.ptr, r->seat[i].name, n) == 0 && card.ptr[n] == '-') {
            return r->seat[i].lang;
        }
    }
    return "";
}

void card_draw(struct console *s, struct area a)
{
    const char *labels[] = {_("I have written it down")};
    const struct client_options *o = &s->client.options;
    const char *lang = card_lang(s);
    bool here = strncmp(o->host, "127.", 4) == 0 || strcmp(o->host, "localhost") == 0;
    const char *text = screen_print(
        &s->screen, _("%.*s\n\nAt their computer: palermo join %s:%d%s%s\nand this card. "
                      "The one before no longer works; whoever has sat there is sent away when "
                      "this one is used. Who moves to another desk leaves first (F10)."),
        (int)s->looked.card.len, s->looked.card.ptr, here ? _("ADDRESS-OF-THE-SERVER") : o->host,
        o->port, *lang ? " --lang " : "", lang);

    text_sheet(s, a, _("A new card"), span_of(text), labels, 1);
}

void card_key(struct console *s, struct key key)
{
    if (text_sheet_key(s, 1, key)) {
        sheet_pop(&s->screen);
    }
}
