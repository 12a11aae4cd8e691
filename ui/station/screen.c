#include "ui/station/screen_parts.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "ui/link/keep.h"
#include "ui/term/lang.h"

enum { FRAME_ARENA = 8 << 20, TICK_MS = 1000 };

struct sight screen_sight(const struct screen *s)
{
    return (struct sight){&s->client, &s->words};
}

const char *screen_clock(struct screen *s, int64_t play_ms)
{
    char text[32];

    client_clock(&s->client, play_ms, text, sizeof(text));
    return arena_span(&s->frame, span_of(text)).ptr;
}

void screen_news(struct screen *s, bool alarm, const char *format, ...)
{
    va_list ap;

    va_start(ap, format);
    vsnprintf(s->news, sizeof(s->news), format, ap);
    va_end(ap);
    s->news_at = s->mono_ms;
    s->news_alarm = alarm;
}

bool item_unread(const struct screen *s, int32_t item)
{
    const struct view_item *it = &s->client.view->item[item - 1];

    return it->to && !it->opened && !s->opened[item - 1];
}

bool item_handled(const struct screen *s, int32_t item)
{
    return s->client.view->item[item - 1].handled || s->handled[item - 1];
}

static void receipt(struct screen *s, enum command_kind kind, int32_t item, bool *done)
{
    struct command c = {.kind = kind};

    c.u.number.number = item;
    *done = client_ask(&s->client, &c) == CLIENT_ASKED;
}

void item_open(struct screen *s, int32_t item)
{
    if (item_unread(s, item)) {
        receipt(s, COMMAND_OPEN, item, &s->opened[item - 1]);
    }
}

/* Dealt with means read before: nobody ticks off what they have not seen. */
void item_handle(struct screen *s, int32_t item)
{
    if (item_unread(s, item)) {
        screen_news(s, false, "%s", _("Read it first: Enter opens it."));
    } else if (!item_handled(s, item)) {
        receipt(s, COMMAND_HANDLE, item, &s->handled[item - 1]);
    }
}

static bool is_priority(const struct screen *s, const struct fact *f)
{
    int32_t i = f->u.item.item;

    return f->kind == FACT_ITEM && i >= 1 && i <= VIEW_ITEMS &&
           s->client.view->item[i - 1].priority;
}

static void note_play(struct screen *s, const struct fact *f)
{
    if (f->kind == FACT_PAUSED) {
        text_copy(s->pause_why, sizeof(s->pause_why), f->u.words.text);
    }
}

/* Own receipts need no line; what an item carries is told when it is read. */
static bool is_news(const struct fact *f)
{
    return f->kind != FACT_DELIVERED && f->kind != FACT_CARRIES && f->kind != FACT_OPENED &&
           f->kind != FACT_HANDLED && f->kind != FACT_CARD && f->kind != FACT_JOINT_GIVEN;
}

static void on_notice(void *context, const struct fact *f, int64_t play_ms, struct span words)
{
    struct screen *s = context;

    (void)play_ms;
    wordbook_note(&s->words, f, words);
    note_play(s, f);
    if (s->client.n > s->client.past && s->words.line[0] && is_news(f)) {
        screen_news(s, is_priority(s, f), "%s", s->words.line);
        s->bell = s->bell || is_priority(s, f);
    }
}

static void on_answered(void *context, enum command_kind kind, bool ok, enum refusal code,
                        struct span message)
{
    struct screen *s = context;
    bool kept = kind == COMMAND_ACT && drafts_answered(&s->kept, ok);
    const char *plain = refusal_text(code);

    if (message.len && span_is(message, plain)) {
        message = span_of(_(plain)); /* else the case gives the reason, in its own language */
    }
    if (!ok && kind != COMMAND_OPEN && kind != COMMAND_HANDLE) {
        screen_news(s, true, "%s %.*s%s%s", _("Not possible:"), (int)message.len, message.ptr,
                    kept ? " " : "", kept ? _("What you wrote is kept among the drafts.") : "");
    }
}

static void on_changed(void *context, enum client_state state, const char *why)
{
    struct screen *s = context;

    if (state == CLIENT_LIVE) {
        if (s->away_ms) {
            screen_news(s, false, "%s", _("The link is back. Nothing was lost."));
        }
        s->away_ms = 0;
        s->why[0] = '\0';
    } else if ((state == CLIENT_WAITING && why[0]) || state == CLIENT_REFUSED) {
        /* without a reason it comes back at once, in another language */
        text_copy(s->why, sizeof(s->why), span_of(why));
        s->away_ms = s->away_ms ? s->away_ms : s->mono_ms ? s->mono_ms : 1;
    }
}

/* Told again, it may be in another language: the words go, what was written stays. */
static void on_anew(void *context, const struct scenario *before)
{
    struct screen *s = context;

    wordbook_done(&s->words);
    wordbook_init(&s->words);
    s->news[0] = '\0'; /* in the other language */
    draft_anew(&s->draft, before, &s->client.lexicon);
    draft_anew(&s->held.d, before, &s->client.lexicon);
    drafts_anew(&s->kept, before, &s->client.lexicon);
}

/* Not under the picture, where nobody sees it. */
static void on_unkept(void *context, const char *why)
{
    struct screen *s = context;

    text_copy(s->unkept, sizeof(s->unkept), span_of(why));
}

void screen_init(struct screen *s, struct loop *loop, const struct client_options *options)
{
    struct client_events events = {.context = s,
                                   .notice = on_notice,
                                   .answered = on_answered,
                                   .changed = on_changed,
                                   .anew = on_anew,
                                   .unkept = on_unkept};

    memset(s, 0, sizeof(*s)); /* too large to be made on the stack and copied */
    arena_init(&s->frame, FRAME_ARENA);
    wordbook_init(&s->words);
    client_init(&s->client, loop, options, &events);
    keep_beside_read(&s->client, s->note, sizeof(s->note));
    s->here = PLACE_INCOMING;
    s->main = PLACE_INCOMING;
    for (int i = 0; i < PLACE_COUNT; i++) {
        s->list[i].entry = ROWS_NOBODY;
    }
}

void screen_done(struct screen *s)
{
    if (s->note[0]) {
        (void)keep_beside_write(&s->client, s->note); /* as it is now, however this ended */
    }
    client_done(&s->client);
    wordbook_done(&s->words);
    arena_done(&s->frame);
}

bool held_send(struct screen *s)
{
    if (!s->held.d.verb) {
        return false;
    }
    if (!drafts_send(&s->kept, &s->held.d, &s->client)) {
        screen_news(s, true, "%s",
                    _("Too much is waiting to be sent. It is kept among the drafts."));
    }
    s->held.d.verb = NULL;
    return true;
}

int64_t screen_turn(struct screen *s, int64_t mono_ms)
{
    int64_t wait;

    s->mono_ms = mono_ms;
    if (s->held.d.verb && (mono_ms >= s->held.due_ms || s->leave)) {
        (void)held_send(s);
    }
    wait = client_turn(&s->client, mono_ms);
    return wait < 0 || wait > TICK_MS ? TICK_MS : wait;
}

enum sheet_kind sheet_top(const struct screen *s)
{
    return s->sheets ? s->sheet[s->sheets - 1] : SHEET_NONE;
}

struct list *sheet_list(struct screen *s)
{
    return &s->sheet_list[s->sheets ? s->sheets - 1 : 0];
}

int *sheet_button(struct screen *s)
{
    return &s->sheet_button[s->sheets ? s->sheets - 1 : 0];
}

void sheet_push(struct screen *s, enum sheet_kind kind)
{
    if (s->sheets < SHEETS_MAX) {
        s->sheet[s->sheets++] = kind;
        *sheet_list(s) = (struct list){.entry = ROWS_NOBODY};
        *sheet_button(s) = 0;
        s->find[0] = '\0';
    }
}

void sheet_pop(struct screen *s)
{
    if (s->sheets) {
        s->sheets--;
        s->find[0] = '\0';
    }
}
