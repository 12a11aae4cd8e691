/*
 * What a desk sees at this moment, beside what it does not know yet.
 */
#include <stdio.h>
#include <string.h>

#include "engine/base/bytes.h"
#include "ui/console/say.h"
#include "ui/term/lang.h"

enum { DESK_TEXT = 256 << 10, BUTTONS = 3 };

enum { PUSH_CLOSE, PUSH_HINT, PUSH_INJECT };

void desk_open(struct console *s, int32_t desk)
{
    s->desk = desk;
    s->top = 0;
    s->looked.nobodys = false;
    console_want(s, tag_of(TAG_KNOWLEDGE, 0));
    sheet_push(&s->screen, SHEET_DESK);
}

/* A part is told under its heading, or that there is nothing of it. */
static void part(struct console *s, struct bytes *b, const char *heading,
                 void (*tell)(struct console *, struct bytes *))
{
    size_t before;

    bytes_fmt(b, "%s%s\n", b->len ? "\n" : "", heading);
    before = b->len;
    tell(s, b);
    if (b->len == before) {
        bytes_fmt(b, "  %s\n", _("nothing"));
    }
}

static void items(struct console *s, bool opened, struct bytes *b)
{
    const struct control *c = &s->control;

    for (int32_t i = c->items - 1; i >= 0; i--) {
        const struct console_item *it = &c->item[i];

        if ((it->to & desk_bit(s->desk)) && !(it->handled & desk_bit(s->desk)) &&
            ((it->opened & desk_bit(s->desk)) != 0) == opened) {
            bytes_fmt(b, "%s %s %s\n",
                      opened         ? " "
                      : it->priority ? "!"
                                     : "*",
                      console_clock(s, it->at_ms), wordbook_name(&s->words.items, i + 1));
        }
    }
}

static void unread(struct console *s, struct bytes *b)
{
    items(s, false, b);
}

static void open(struct console *s, struct bytes *b)
{
    items(s, true, b);
}

/* Who is writing what at this moment, and how much of it stands there. */
static void writing(struct console *s, struct bytes *b)
{
    const struct roster *r = &s->control.roster;

    for (int32_t i = 0; i < r->seats; i++) {
        const struct roster_seat *seat = &r->seat[i];

        if (seat->here && seat->desk == s->desk && seat->verb != NONE) {
            struct span verb = s->client.lexicon.verb_words[seat->verb].title;

            bytes_fmt(b, _("- %s is writing: %.*s (letters: %d)\n"), seat->name, (int)verb.len,
                      verb.ptr, (int)seat->letters);
        }
    }
}

static void acts(struct console *s, struct bytes *b)
{
    const struct control *c = &s->control;

    writing(s, b);
    for (int32_t i = 0; i < c->acts; i++) {
        const struct act_now *a = &c->act[i];

        if (a->desk != s->desk) {
            continue;
        }
        bytes_fmt(b, "- %s", a->line);
        if (a->status != ACT_RUNNING) {
            bytes_fmt(b, " (%s)",
                      a->status == ACT_WAITS_YES ? _("waits for a yes")
                                                 : _("waits until somebody is free"));
        } else if (a->ends_ms != NEVER) {
            bytes_fmt(b, _(" (until %s)"), console_clock(s, a->ends_ms));
        }
        bytes_fmt(b, "%s\n", a->chosen ? _(" (what comes of it was chosen)") : "");
    }
    for (int32_t i = 0; i < c->questions; i++) {
        if (c->question[i].from == s->desk) {
            bytes_fmt(b, "? %s\n", c->question[i].line);
        } else if (c->question[i].to == s->desk) {
            bytes_fmt(b, "* %s\n", c->question[i].line);
        }
    }
}

static void knows(struct console *s, struct bytes *b)
{
    const struct carried_now *k;
    bool read;

    for (int32_t n = 0; (k = control_knows(&s->control, s->desk, n, &read)) != NULL; n++) {
        bytes_fmt(b, "%s %s\n",
                  !read         ? "*"
                  : k->withheld ? "~"
                                : "-",
                  wordbook_name(&s->words.knowledge, k->knowledge));
    }
}

/* The cards on their board, in one paragraph. */
static void cards(struct console *s, struct bytes *b)
{
    const struct scenario *sc = &s->client.lexicon;
    bool any = false;

    for (int32_t i = 0; i < scenario_count(sc, REF_THING) && s->control.held; i++) {
        if (s->control.held[i] & desk_bit(s->desk)) {
            struct span name = sc->thing[i].name; /* the brief names persons alone */

            name = name.len ? name : span_of(wordbook_name(&s->words.things, i));
            if (name.len) {
                bytes_fmt(b, "%s%.*s", any ? ", " : "  ", (int)name.len, name.ptr);
                any = true;
            }
        }
    }
    bytes_text(b, any ? "\n" : "");
}

/* What somebody else has been told, and this desk has not. */
static void misses(struct console *s, struct bytes *b)
{
    const struct control *c = &s->control;

    for (int32_t i = 0; i < c->carrieds; i++) {
        uint64_t has = 0;
        bool first = true;

        for (int32_t k = 0; k < c->carrieds; k++) {
            if (c->carried[k].knowledge == c->carried[i].knowledge) {
                first = first && k >= i;
                has |= c->item[c->carried[k].item - 1].to;
            }
        }
        if (first && !(has & desk_bit(s->desk))) {
            bytes_fmt(b, "- %s (%s)\n", wordbook_name(&s->words.knowledge, c->carried[i].knowledge),
                      console_desks(s, has));
        }
    }
}

/* True in the case, and known to none of them. */
static void unknown(struct console *s, struct bytes *b)
{
    const struct lines *l = &s->looked.nobody;

    if (!s->looked.nobodys) {
        bytes_fmt(b, "%s\n", _("Looking it up ..."));
    }
    for (int32_t i = 0; i < l->lines && s->looked.nobodys; i++) {
        bytes_fmt(b, "- %.*s\n", (int)l->line[i].len, l->line[i].ptr);
    }
}

void desk_draw(struct console *s, struct area a)
{
    const char *labels[BUTTONS] = {_("Close"), _("Hint to them"), _("Inject for them")};
    struct bytes b;
    struct span text;

    bytes_init(&b, DESK_TEXT);
    part(s, &b, _("WHAT LIES THERE UNREAD"), unread);
    part(s, &b, _("WHAT THEY ARE DOING"), acts);
    part(s, &b, _("WHAT THEY KNOW (* lies there unread, ~ without names)"), knows);
    part(s, &b, _("WHAT OTHERS KNOW AND THEY DO NOT"), misses);
    part(s, &b, _("WHAT IS TRUE AND NOBODY KNOWS YET"), unknown);
    part(s, &b, _("WHOM AND WHAT THEY HAVE A CARD OF"), cards);
    part(s, &b, _("WHAT THEY HAVE READ, AND NOT DEALT WITH"), open);
    text = span_of(screen_text(&s->screen, bytes_view(&b)));
    bytes_done(&b);
    text_sheet(s, a, screen_text(&s->screen, s->client.lexicon.desk[s->desk].title), text, labels,
               BUTTONS);
}

void desk_key(struct console *s, struct key key)
{
    int button = *sheet_button(&s->screen);

    if (!text_sheet_key(s, BUTTONS, key)) {
        return;
    }
    sheet_pop(&s->screen);
    if (button == PUSH_HINT) {
        say_open(s, SAY_HINT, s->desk);
    } else if (button == PUSH_INJECT) {
        say_open(s, SAY_INJECT, s->desk);
    }
}
