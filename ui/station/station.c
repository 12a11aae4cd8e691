#include "ui/station/station_parts.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/core/state.h"
#include "ui/link/keep.h"
#include "ui/link/wish.h"
#include "ui/station/board.h"
#include "ui/station/questions.h"
#include "ui/term/lang.h"

enum { TICK_MS = 1000, STORE_MS = 1000 };

struct sight station_sight(const struct station *s)
{
    return (struct sight){&s->client, &s->words};
}

const char *station_clock(struct station *s, int64_t play_ms)
{
    char text[32];

    client_clock(&s->client, play_ms, text, sizeof(text));
    return arena_span(&s->screen.frame, span_of(text)).ptr;
}

bool item_unread(const struct station *s, int32_t item)
{
    return view_unread(s->client.view, item) && !s->opened[item - 1];
}

bool item_handled(const struct station *s, int32_t item)
{
    return s->client.view->item[item - 1].handled || s->handled[item - 1];
}

static void receipt(struct station *s, enum command_kind kind, int32_t item, bool *done)
{
    struct command c = {.kind = kind};

    c.u.number.number = item;
    *done = client_ask(&s->client, &c) == CLIENT_ASKED;
}

/* What was told of it in the line of news has been read. */
static void news_read(struct station *s, int32_t item)
{
    if (s->news_item == item && s->news_item_ms == s->screen.news_at) {
        s->screen.news[0] = '\0';
        s->news_item = 0;
    }
}

void item_open(struct station *s, int32_t item)
{
    news_read(s, item);
    if (!s->client.view->item[item - 1].seen && !s->opened[item - 1]) {
        receipt(s, COMMAND_OPEN, item, &s->opened[item - 1]);
    }
}

/* Dealt with means read before: nobody ticks off what they have not seen. */
void item_handle(struct station *s, int32_t item)
{
    if (item_unread(s, item)) {
        screen_news(&s->screen, false, "%s", _(NEWS_("Read it first: Enter opens it.")));
    } else if (!item_handled(s, item)) {
        receipt(s, COMMAND_HANDLE, item, &s->handled[item - 1]);
        screen_news(&s->screen, false, "%s", _(NEWS_("Dealt with.")));
    }
}

void station_ask(struct station *s, enum client_asked asked)
{
    if (asked != CLIENT_ASKED) {
        screen_news(&s->screen, true, "%s", _("Too much is waiting to be sent."));
    } else if (s->client.state != CLIENT_LIVE) {
        screen_news(&s->screen, false, "%s",
                    _(NEWS_("It goes out by itself as soon as there is a link.")));
    }
}

static bool is_priority(const struct station *s, const struct fact *f)
{
    int32_t i = f->u.item.item;

    return f->kind == FACT_ITEM && i >= 1 && i <= VIEW_ITEMS &&
           s->client.view->item[i - 1].priority;
}

/* Own receipts need no line; what an item carries is told when it is read. */
static bool is_news(const struct fact *f)
{
    return f->kind != FACT_DELIVERED && f->kind != FACT_CARRIES && f->kind != FACT_OPENED &&
           f->kind != FACT_HANDLED && f->kind != FACT_CARD && f->kind != FACT_JOINT_GIVEN &&
           f->kind != FACT_TICKED && f->kind != FACT_CARD_MARKED && f->kind != FACT_CALL_NOTED &&
           f->kind != FACT_REFLECTED && f->kind != FACT_JUMPED && !standing_tells(f);
}

/* What is being read may not have come on this line: its sheet goes, and what stands on it. */
static void close_reading(struct screen *s)
{
    for (int i = 0; i < s->sheets; i++) {
        if (s->sheet[i] == SHEET_READ) {
            s->sheets = i;
        }
    }
}

static bool form_is_open(const struct station *s)
{
    bool form = false;

    for (int i = 0; i < s->screen.sheets; i++) {
        form = form || s->screen.sheet[i] == SHEET_FORM;
    }
    return form && s->draft.verb;
}

void station_store(struct station *s)
{
    s->stored_ms = s->screen.mono_ms;
    own_words_store(s);
    if (!drafts_store(&s->kept, form_is_open(s) ? &s->draft : NULL, &s->client)) {
        screen_news(&s->screen, true, _("What you write cannot be kept on this computer: %s"),
                    strerror(errno));
    }
}

/* What was written on another line of play stays, and waits for whoever wrote it. */
static void went_back(struct station *s)
{
    s->line = s->client.line;
    close_reading(&s->screen);
    memset(s->opened, 0, sizeof(s->opened));
    memset(s->handled, 0, sizeof(s->handled));
    standing_init(&s->standing);
    draft_back(&s->draft);
    s->as_opened = s->draft.cmd.u.act.act;
    drafts_back(&s->kept);
}

static void on_notice(void *context, const struct fact *f, int64_t play_ms, struct span words)
{
    struct station *s = context;
    int32_t links = s->words.links;
    bool loud;
    bool says;

    if (!s->begun) { /* the first that is told at all */
        s->begun = true;
        s->line = s->client.line;
        s->heard = board_seen_load(s->changed, &s->client);
    }
    wordbook_note(&s->words, f, words);
    if (s->client.n > (s->heard_anew ? s->client.past : s->heard)) {
        card_heard(s, links);
    }
    standing_note(&s->standing, f, play_ms);
    if (standing_went_back(&s->told, &s->client, f)) {
        screen_news(&s->screen, true, "%s", s->words.line);
    }
    if (f->kind == FACT_ITEM && f->u.item.kind == ITEM_EPILOGUE) { /* play has ended: to its head */
        s->screen.list[PLACE_INCOMING].entry = f->u.item.item;
        s->screen.list[PLACE_INCOMING].top = 0;
    }
    if (f->kind == FACT_JUMPED && s->client.n > s->client.past) {
        standing_jumped(&s->standing, s->words.line, s->screen.mono_ms);
    }
    if (standing_tells(f) && !s->screen.news_alarm) {
        s->screen.news[0] = '\0'; /* that play goes on is no longer so */
    }
    /* The story has gone on, or has come to its end. */
    loud = is_priority(s, f) || f->kind == FACT_SEGMENT || f->kind == FACT_ENDED;
    /* What has come is told, and not what it brought in the same moment. */
    says = f->kind == FACT_ITEM || loud || !s->news_item || s->news_play_ms != play_ms;
    if (s->client.n > s->client.past && s->words.line[0] && is_news(f) && says) {
        s->news_item = f->kind == FACT_ITEM ? f->u.item.item : 0;
        screen_news(&s->screen, loud, "%s%s", s->words.line,
                    f->kind == FACT_ENDED ? _(". Key 1 shows what can still be done") : "");
        s->news_item_ms = s->screen.news_at;
        s->news_play_ms = play_ms;
        s->screen.bell = s->screen.bell || loud;
    }
    if (s->client.n > s->client.past && s->kept_back &&
        (f->kind == FACT_RESUMED || f->kind == FACT_STARTED)) {
        screen_news(&s->screen, true,
                    ngettext("%d thing has not gone out yet: F2, Drafts.",
                             "%d things have not gone out yet: F2, Drafts.",
                             (unsigned)s->kept_back),
                    (int)s->kept_back);
        s->kept_back = 0;
    }
}

static void on_status(void *context, struct span params)
{
    struct station *s = context;
    struct arena scratch;

    arena_init(&scratch, 1 << 16);
    roster_read(&s->colleagues, &s->client.lexicon, params, &scratch);
    arena_done(&scratch);
}

static void on_answered(void *context, enum command_kind kind, bool ok, enum refusal code,
                        struct span message)
{
    struct station *s = context;
    bool kept = kind == COMMAND_ACT && drafts_answered(&s->kept, s->client.acts_before, ok);
    const char *plain = refusal_text(code);

    if (message.len && span_is(message, plain)) {
        message = span_of(_(plain)); /* else the case gives the reason, in its own language */
    }
    if (!ok && kind != COMMAND_OPEN && kind != COMMAND_HANDLE) {
        screen_news(&s->screen, true, "%s %.*s%s%s", _("Not possible:"), (int)message.len,
                    message.ptr, kept ? " " : "",
                    kept ? _("What you wrote is kept among the drafts.") : "");
    }
}

static void on_changed(void *context, enum client_state state, const char *why)
{
    struct station *s = context;

    if (standing_changed(&s->standing, s->screen.mono_ms, state, why)) {
        screen_news(&s->screen, false, "%s", _(NEWS_("The link is back. Nothing was lost.")));
    }
}

/* Told again, it may be in another language: the words go, what was written stays. */
static void on_anew(void *context, const struct scenario *before)
{
    struct station *s = context;

    wordbook_done(&s->words);
    wordbook_init(&s->words);
    s->screen.news[0] = '\0'; /* in the other language */
    s->heard_anew = true;
    if (s->line != s->client.line) {
        went_back(s);
    }
    draft_anew(&s->draft, before, &s->client.lexicon);
    drafts_anew(&s->kept, before, &s->client.lexicon);
}

/* Not under the picture, where nobody sees it. */
static void on_unkept(void *context, const char *why)
{
    struct station *s = context;

    text_copy(s->standing.unkept, sizeof(s->standing.unkept), span_of(why));
}

void station_init(struct station *s, struct loop *loop, const struct client_options *options)
{
    struct client_events events = {.context = s,
                                   .notice = on_notice,
                                   .status = on_status,
                                   .answered = on_answered,
                                   .changed = on_changed,
                                   .anew = on_anew,
                                   .unkept = on_unkept};

    memset(s, 0, sizeof(*s)); /* too large to be made on the stack and copied */
    screen_init(&s->screen, &station_screen);
    standing_init(&s->standing);
    wordbook_init(&s->words);
    client_init(&s->client, loop, options, &events);
    own_words_load(s);
    s->main = PLACE_INCOMING;
    s->line = 1;
}

void station_done(struct station *s)
{
    station_store(s);
    if (s->client.briefed && !s->client.stale && s->client.n >= s->client.past) {
        board_seen_store(s->changed, &s->client);
    }
    drafts_done(&s->kept);
    client_done(&s->client);
    wordbook_done(&s->words);
    screen_done(&s->screen);
}

/* What was asked is dealt with when the answer goes out: it need not be ticked off as well. */
void station_answered(struct station *s, const struct draft *d)
{
    int32_t ref = d->cmd.u.act.act.ref;
    int32_t item =
        d->verb->does == DOES_ANSWER && ref ? questions_item(station_sight(s), ref) : 0;

    if ((d->verb->does == DOES_AGREE || d->verb->does == DOES_REFUSE) && ref) {
        for (item = s->client.view->items; item > 0; item--) {
            if (wordbook_joint(&s->words, item) == ref && !item_handled(s, item)) {
                break;
            }
        }
    }
    if (item && !item_unread(s, item)) {
        item_handle(s, item);
    }
}

static void held_send(struct station *s, struct draft *d)
{
    if (drafts_send(&s->kept, d, &s->client)) {
        s->went_ms = s->screen.mono_ms;
        station_answered(s, d);
    } else {
        screen_news(&s->screen, true, "%s",
                    _("Too much is waiting to be sent. It is kept among the drafts."));
    }
    station_store(s);
}

/* Does the view stand where play stands? */
static bool told(const struct station *s)
{
    return s->client.state == CLIENT_LIVE && s->client.n >= s->client.past;
}

bool station_not_now(const struct station *s)
{
    return told(s) && s->client.view->phase != PHASE_RUNNING;
}

bool station_paused(const struct station *s)
{
    return s->client.view->phase == PHASE_RUNNING && s->client.view->paused;
}

bool station_keep_back(struct station *s, const struct draft *d)
{
    bool ended = s->client.view->phase == PHASE_ENDED;

    if (!station_not_now(s) || !drafts_keep(&s->kept, d)) {
        return false;
    }
    s->kept_back++;
    screen_news(&s->screen, false, "%s",
                ended ? _("The exercise has ended. You can read, but no longer act.")
                      : _(NEWS_("Play has not begun: it is kept under F2, Drafts.")));
    station_store(s);
    return true;
}

static int32_t letters_of(const char *text)
{
    int32_t n = 0;

    for (; *text; text++) {
        n += (*text & 0xc0) != 0x80; /* not the second byte of one */
    }
    return n;
}

/* Which act is in the form, and how much is written: never the words. */
static void tell_doing(struct station *s)
{
    int32_t letters = 0;
    bool form = form_is_open(s);

    if (form) {
        letters = letters_of(s->draft.text);
        for (int32_t i = 0; i < FIELDS_MAX; i++) {
            letters += letters_of(s->draft.texts[i]);
        }
    }
    client_doing(&s->client, form ? s->draft.verb->name : NONE, letters);
}

static void load(struct station *s)
{
    int32_t n = drafts_load(&s->kept, &s->client);

    if (s->kept.unread) {
        screen_news(&s->screen, true, "%s",
                    _("Something that was kept here cannot be read. It is put aside, not thrown "
                      "away: ask the technician for the file whose name ends in .unread."));
    } else if (n) {
        screen_news(&s->screen, false,
                    ngettext("%d draft that you had not sent is here again: F2, Drafts.",
                             "%d drafts that you had not sent are here again: F2, Drafts.",
                             (unsigned)n),
                    n);
    }
}

/* What goes out by then does. */
static void held_turn(struct station *s, int64_t by_ms)
{
    struct draft *d;

    while ((d = drafts_due(&s->kept, by_ms)) != NULL) {
        d->behind = NOT_SENT;
        if (!station_keep_back(s, d)) {
            held_send(s, d);
        }
    }
}

static int64_t turn(struct screen *screen, int64_t mono_ms)
{
    struct station *s = station_of(screen);
    int64_t wait;

    screen->mono_ms = mono_ms;
    if (screen->leave || station_not_now(s)) {
        held_turn(s, INT64_MAX);
    } else if (!station_paused(s) && s->client.n >= s->client.past) {
        held_turn(s, mono_ms); /* in a pause nothing goes, and all can still be had back */
    }
    if (!s->kept.loaded && told(s)) {
        load(s);
    } else if (mono_ms - s->stored_ms >= STORE_MS) {
        station_store(s);
    }
    tell_doing(s);
    wait = client_turn(&s->client, mono_ms);
    return wait < 0 || wait > TICK_MS ? TICK_MS : wait;
}

static bool holds(const struct screen *screen)
{
    return drafts_held(&station_of((struct screen *)(uintptr_t)screen)->kept) != NULL;
}

void station_let_go(struct station *s)
{
    held_turn(s, INT64_MAX);
}

static void let_go(struct screen *screen)
{
    station_let_go(station_of(screen)); /* kept for the next time, if it does not go out */
}

struct shown station_shown(struct station *s)
{
    return (struct shown){
        .screen = &s->screen, .client = &s->client, .turn = turn, .holds = holds, .let_go = let_go};
}
