/*
 * One inject whole: what it says, what it waits for, what is expected; and what can be done with
 * it.
 */
#include <stdio.h>
#include <string.h>

#include "engine/base/bytes.h"
#include "ui/console/improvised.h"
#include "ui/link/markdown.h"
#include "ui/term/lang.h"

enum { INJECT_TEXT = 512 << 10, BUTTONS_MAX = 6 };

void msel_open(struct console *s, int32_t entry)
{
    if (entry >= ENTRY_IMPROVISED) {
        improvised_open(s, entry - ENTRY_IMPROVISED);
    } else {
        inject_open(s, entry);
    }
}

void inject_open(struct console *s, int32_t inject)
{
    s->inject = inject;
    if (!msel_shows(s, inject)) {
        s->filter = (struct filter){0};
    }
    s->screen.list[DESK_MSEL].entry = inject; /* however it was found: the keys mean this one */
    s->top = 0;
    s->then = 0;
    console_want(s, tag_of(TAG_INJECT, inject));
    sheet_push(&s->screen, SHEET_INJECT);
}

static void said(struct bytes *b, const char *label, struct span text)
{
    if (text.len) {
        bytes_fmt(b, "%s %.*s\n", label, (int)text.len, text.ptr);
    }
}

static void list(struct bytes *b, const char *label, const struct lines *l)
{
    if (l->lines) {
        bytes_fmt(b, "\n%s\n", label);
    }
    for (int32_t i = 0; i < l->lines; i++) {
        bool marked = l->line[i].len > 2 && (l->line[i].ptr[0] == '+' || l->line[i].ptr[0] == '-');

        bytes_fmt(b, "%s%.*s\n", marked ? "" : "* ", (int)l->line[i].len, l->line[i].ptr);
    }
}

/* What comes along: a line, or a hand-out of many, which is Markdown. */
static void attached(struct bytes *b, const struct lines *l)
{
    struct bytes one;

    bytes_init(&one, INJECT_TEXT);
    if (l->lines) {
        bytes_fmt(b, "\n%s\n", _("With it comes:"));
    }
    for (int32_t i = 0; i < l->lines; i++) {
        bytes_reset(&one);
        bytes_text(&one, "* ");
        bytes_span(&one, l->line[i]);
        markdown_plain(bytes_view(&one), b);
    }
    bytes_done(&one);
}

static const char *readers(struct console *s, int32_t item, bool opened)
{
    const char *all = NULL;
    struct span one;

    for (int i = 0; (one = control_reader(&s->control, item, opened, i)).ptr; i++) {
        all = screen_print(&s->screen, "%s%s%.*s", all ? all : "", all ? ", " : "", (int)one.len,
                           one.ptr);
    }
    return all ? all : _("nobody");
}

void console_reached(struct console *s, int32_t item, struct bytes *to)
{
    struct reached r = control_reached(&s->control, item);

    if (r.arrived < r.desks) {
        bytes_fmt(to, _("Arrived at desks: %d of %d\n"), r.arrived, r.desks);
    }
    bytes_fmt(to, _("Opened by: %s. Not yet by: %s\n"), readers(s, item, true),
              readers(s, item, false));
}

static struct span text(struct console *s)
{
    const struct inject *in = &s->client.lexicon.inject[s->inject];
    const struct inject_now *now = &s->control.inject[s->inject];
    const struct looked *l = &s->looked;
    struct bytes b;
    struct span kept;

    bytes_init(&b, INJECT_TEXT);
    bytes_fmt(&b, "%.*s\n%s", (int)in->title.len, in->title.ptr, control_state(now->state));
    if (now->state == INJECT_RELEASED || control_due(&s->control, s->inject) != NEVER) {
        bytes_fmt(&b, ", %s",
                  console_clock(s, now->state == INJECT_RELEASED
                                       ? now->at_ms
                                       : control_due(&s->control, s->inject)));
    }
    bytes_fmt(&b, _(", to %s\n"), console_desks(s, control_to(&s->control, s->inject)));
    if (now->changed) {
        bytes_fmt(&b, "%s\n", _("~ Changed by a facilitator; Change can take that back."));
    }
    if (now->item) {
        console_reached(s, now->item, &b);
    }
    if (l->inject != s->inject) {
        bytes_fmt(&b, "\n%s\n",
                  s->client.state == CLIENT_LIVE ? _("Looking it up ...")
                                                 : _("There is no link now."));
    } else {
        said(&b, _("It comes when:"), l->when);
        said(&b, _("Storyline:"), control_storyline(&s->client.lexicon, in->storyline));
        said(&b, _("Controller:"), l->controller);
        bytes_text(&b, "\n");
        said(&b, _("By:"), l->channel);
        said(&b, _("From:"),
             l->sender.len     ? l->sender
             : l->from == NONE ? (struct span){0}
                               : s->client.lexicon.desk[l->from].title);
        said(&b, _("Subject:"), l->subject);
        bytes_fmt(&b, "\n%.*s\n", (int)l->text.len, l->text.ptr ? l->text.ptr : "");
        attached(&b, &l->attached);
        list(&b, _("Expected (+), better not (-):"), &l->expected);
    }
    kept = span_of(screen_text(&s->screen, bytes_view(&b)));
    bytes_done(&b);
    return kept;
}

/* Six buttons at the most stand in 72 cells at 80 columns: 55 for their words. */
struct buttons {
    const char *label[BUTTONS_MAX];
    int does[BUTTONS_MAX];
    int count;
};

static void push(struct buttons *b, int does, const char *label)
{
    b->does[b->count] = does;
    b->label[b->count++] = label;
}

bool inject_takes(const struct console *s, int32_t inject, int does)
{
    int32_t state = s->control.inject[inject].state;
    bool waits = state == INJECT_PLANNED || state == INJECT_ARMED;

    switch (does) {
    case DO_SEND:
        return waits || state == INJECT_HELD || state == INJECT_SKIPPED;
    case DO_HOLD:
        return waits;
    case DO_MOVE:
    case DO_SKIP:
    case DO_AMEND:
        return waits || state == INJECT_HELD;
    default:
        return true;
    }
}

static void offer(const struct console *s, struct buttons *b, int does, const char *label)
{
    if (inject_takes(s, s->inject, does)) {
        push(b, does, label);
    }
}

static struct buttons buttons_of(const struct console *s)
{
    struct buttons b = {.count = 0};

    push(&b, DO_NOTHING, _("Close"));
    offer(s, &b, DO_SEND, /* TRANSLATORS: at most 8 cells */ _("Send now"));
    offer(s, &b, DO_MOVE, /* TRANSLATORS: at most 10 cells */ _("Other time"));
    offer(s, &b, DO_HOLD, /* TRANSLATORS: at most 9 cells */ _("Hold"));
    offer(s, &b, DO_SKIP, /* TRANSLATORS: at most 9 cells */ _("Leave out"));
    offer(s, &b, DO_AMEND, /* TRANSLATORS: at most 10 cells */ _("Change"));
    if (!inject_takes(s, s->inject, DO_AMEND)) {
        push(&b, DO_COPY, /* TRANSLATORS: at most 10 cells */ _("Write anew"));
    }
    return b;
}

void inject_draw(struct console *s, struct area a)
{
    struct buttons b = buttons_of(s);
    struct span call = control_call_of(&s->client.lexicon, s->inject);

    text_sheet(s, a, screen_print(&s->screen, "%s %.*s", _("Inject"), (int)call.len, call.ptr),
               text(s), b.label, b.count);
}

void inject_key(struct console *s, struct key key)
{
    struct buttons b = buttons_of(s);
    int does = DO_NOTHING;

    for (int i = 1; i < b.count; i++) { /* the keys that it has in the list */
        if (binding_action(console_bindings, console_where(&s->screen), key) == b.does[i]) {
            does = b.does[i];
        }
    }
    if (does == DO_NOTHING) {
        if (!text_sheet_key(s, b.count, key)) {
            return;
        }
        does = b.does[*sheet_button(&s->screen) < b.count ? *sheet_button(&s->screen) : 0];
    }
    if (does == DO_NOTHING) {
        sheet_pop(&s->screen);
    } else if ((does != DO_COPY && does != DO_AMEND) || s->looked.inject == s->inject) {
        *sheet_button(&s->screen) = 0; /* what stands there behind it is something else */
        console_does(&s->screen, does); /* over this sheet: back returns to it */
    }
}
