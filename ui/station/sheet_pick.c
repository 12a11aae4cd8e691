/*
 * Choosing for a question of the form: a list, narrowed by what is typed; then the review.
 */
#include <stdio.h>
#include <string.h>

#include "engine/core/state.h"
#include "ui/parts/sheet.h"
#include "ui/station/station_parts.h"
#include "ui/term/lang.h"
#include "ui/term/measure.h"

enum { PUSH_BACK, PUSH_SEND, PUSH_DROP };

static struct ask pick_rows(struct station *s, struct rows *r, int cols)
{
    struct ask q = draft_ask(&s->draft, station_sight(s), s->ask, &s->screen.frame);
    struct span heading = {0};

    rows_init(r, &s->screen.frame, cols);
    for (int32_t i = 0; i < q.choices; i++) {
        const struct ask_choice *c = &q.choice[i];
        bool has = draft_has(&s->draft, s->ask, c->value);
        int from;

        if (!sheet_finds(&s->screen, c->label)) {
            continue;
        }
        if (c->heading.len && !span_eq(c->heading, heading)) {
            rows_wrap(r, ROWS_NOBODY, STYLE_TITLE, 0, c->heading);
            heading = c->heading;
        }
        from = r->count;
        rows_wrap_most(r, i, has ? STYLE_STRONG : STYLE_PLAIN, 6, c->label, 6);
        if (from < r->count) {
            char text[1024];

            snprintf(text, sizeof(text), "%s %.*s",
                     q.kind == ASK_SEVERAL ? has ? "[x]" : "[ ]"
                     : has                 ? "(*)"
                                           : "( )",
                     (int)r->row[from].text.len, r->row[from].text.ptr);
            r->row[from].text = arena_span(&s->screen.frame, span_of(text));
            r->row[from].indent = 2;
        }
    }
    if (r->count == 0) {
        rows_say(r, ROWS_NOBODY, STYLE_PLAIN, 0, _("Nothing fits what you typed."));
    }
    return q;
}

bool pick_several(struct station *s)
{
    return draft_ask(&s->draft, station_sight(s), s->ask, &s->screen.frame).kind == ASK_SEVERAL;
}

void pick_draw(struct station *s, struct area screen)
{
    int cols = screen.cols - 8 < 84 ? screen.cols - 8 : 84;
    struct rows r;
    struct ask q = pick_rows(s, &r, cols - 4);
    struct area a = sheet_open(screen, r.count + 6 < screen.rows ? r.count + 6 : screen.rows, cols,
                               arena_span(&s->screen.frame, q.title).ptr);
    char line[FIND_MAX + 64];

    /* TRANSLATORS: at most 30 cells */
    snprintf(line, sizeof(line), "%s %s", _("Find:"), s->screen.find[0] ? s->screen.find : "…");
    area_put(a, 0, 0, STYLE_ASIDE, line);
    list_draw(sheet_list(&s->screen), &r, area_part(a, 1, 0, a.rows - 3, a.cols), true);
    area_put(a, a.rows - 1, 0, STYLE_ASIDE,
             q.kind == ASK_SEVERAL
                 ? /* TRANSLATORS: at most 64 cells */ _("Space: choose.  Enter: done.  Esc: back.")
                 : /* TRANSLATORS: at most 64 cells */ _("Enter: choose.  Esc: back."));
}

/*
 * Is a blank behind what was typed part of something that is looked for? Else it ticks, as it does
 * where one line is left.
 */
static bool finds_more(struct station *s, const struct ask *q)
{
    size_t n = strlen(s->screen.find);
    bool more = false;
    int left = 0;

    for (int32_t i = 0; i < q->choices; i++) {
        left += sheet_finds(&s->screen, q->choice[i].label);
    }
    if (left < 2 || !n || n + 2 > sizeof(s->screen.find)) {
        return false;
    }
    memcpy(s->screen.find + n, " ", 2);
    for (int32_t i = 0; i < q->choices; i++) {
        more = more || sheet_finds(&s->screen, q->choice[i].label);
    }
    s->screen.find[n] = '\0';
    return more;
}

void pick_key(struct station *s, struct key key)
{
    struct rows r;
    struct ask q;
    int32_t entry;

    q = pick_rows(s, &r, 70);
    if (list_key(sheet_list(&s->screen), &r, key)) {
        return;
    }
    list_settle(sheet_list(&s->screen), &r);
    entry = sheet_list(&s->screen)->entry;
    if (key.press == PRESS_ESC) {
        s->draft.cmd.u.act.act = s->as_opened; /* what was ticked in this list is not */
        s->draft.passed = s->as_passed;
        sheet_pop(&s->screen);
    } else if (key.press == PRESS_SPACE && finds_more(s, &q)) {
        sheet_type(&s->screen, key);
        *sheet_list(&s->screen) = (struct list){.entry = ROWS_NOBODY};
    } else if (key.press == PRESS_ENTER || (key.press == PRESS_SPACE && q.kind == ASK_SEVERAL)) {
        bool several = q.kind == ASK_SEVERAL;
        bool any = s->ticked || q.optional;

        for (int32_t i = 0; i < q.choices; i++) {
            any = any || draft_has(&s->draft, s->ask, q.choice[i].value);
        }
        if (entry != ROWS_NOBODY && (key.press == PRESS_SPACE || !several || !any) &&
            !draft_choose(&s->draft, s->ask, q.choice[entry].value)) {
            screen_news(&s->screen, true, _("At most %d things can go along at once."),
                        (int)ATTACH_MAX);
        }
        s->ticked = true;
        if (key.press == PRESS_ENTER) {
            sheet_pop(&s->screen);
        }
    } else if (key.press == PRESS_TAB) {
        sheet_pop(&s->screen);
        form_key(s, key);
    } else {
        sheet_type(&s->screen, key);
    }
}

bool draft_recallable(const struct draft *d)
{
    return d->verb->does == DOES_MESSAGE || d->verb->does == DOES_REQUEST ||
           d->verb->does == DOES_ANSWER || d->verb->does == DOES_SHARE;
}

void review_draw(struct station *s, struct area screen)
{
    const char *labels[] = {_("Back"),
                            station_not_now(s)  ? _("Keep it")
                            : station_paused(s) ? _("Send after the pause")
                                                : _("Send"),
                            _("Throw away")};
    int cols = screen.cols - 4 < 92 ? screen.cols - 4 : 92;
    struct bytes b;
    struct measured m;
    struct area a;

    bytes_init(&b, 256 << 10);
    bytes_fmt(&b, "%s\n", _("You are about to:"));
    draft_review(&s->draft, station_sight(s), &b);
    bytes_fmt(&b, "\n%s\n",
              station_not_now(s) ? _("It is kept among the drafts (F2), for when it can go out.")
              : station_paused(s)
                  ? _("It goes out by itself when play goes on. Until then F8 takes it back.")
              : draft_recallable(&s->draft)
                  ? _("After Send you have ten seconds to take it back with F8.")
              : s->draft.verb->auths
                  ? _("As long as it waits for a yes it can be taken back: key 5.")
                  : _("It begins at once and cannot be taken back."));
    m = measure_wrap(&s->screen.frame, arena_span(&s->screen.frame, bytes_view(&b)), cols - 4);
    bytes_done(&b);
    a = sheet_open(screen, m.lines + 4 < screen.rows ? m.lines + 4 : screen.rows, cols,
                   _("Please check"));
    s->reading.top =
        s->reading.top > m.lines - (a.rows - 2) ? m.lines - (a.rows - 2) : s->reading.top;
    s->reading.top = s->reading.top < 0 ? 0 : s->reading.top;
    for (int i = 0; i < a.rows - 2 && s->reading.top + i < m.lines; i++) {
        area_text(a, i, 0, i + s->reading.top == 1 ? STYLE_STRONG : STYLE_PLAIN,
                  m.line[s->reading.top + i]);
    }
    if (m.lines - s->reading.top > a.rows - 2) {
        /* TRANSLATORS: at most 72 cells */
        area_right(area_part(a, a.rows - 2, 0, 1, a.cols), 0, STYLE_ASIDE, _("more below (PgDn)"));
    }
    sheet_buttons(a, a.rows - 1, labels, 3, *sheet_button(&s->screen));
}

bool form_too_late(struct station *s)
{
    enum refusal late = draft_too_late(&s->draft, station_sight(s));

    if (late) {
        screen_news(&s->screen, true, "%s", _(refusal_text(late)));
    }
    return late != REFUSE_NONE;
}

/* At once, and what is held before it: nothing overtakes. */
static void send_now(struct station *s)
{
    station_let_go(s);
    if (!drafts_send(&s->kept, &s->draft, &s->client)) {
        screen_news(&s->screen, true, "%s",
                    _("Too much is waiting to be sent. It is kept among the drafts."));
        return;
    }
    station_answered(s, &s->draft);
    if (s->client.state != CLIENT_LIVE) {
        screen_news(&s->screen, false, "%s",
                    _(NEWS_("It goes out by itself as soon as there is a link.")));
    }
}

static void send(struct station *s)
{
    s->screen.news[0] = '\0'; /* what was missing is there now */
    if (form_too_late(s)) {
        return;
    }
    if (drafts_full(&s->kept)) {
        screen_news(&s->screen, true, "%s", _("Too much waits to go out. Please wait a moment."));
        return;
    }
    sheet_pop(&s->screen);
    sheet_pop(&s->screen);
    if (station_keep_back(s, &s->draft)) {
        return;
    }
    if (station_paused(s)) { /* nothing begins before play goes on, so all can be had back */
        (void)drafts_hold(&s->kept, &s->draft, s->screen.mono_ms);
    } else if (!draft_recallable(&s->draft)) {
        send_now(s);
    } else {
        (void)drafts_hold(&s->kept, &s->draft, s->screen.mono_ms + RECALL_MS);
    }
    station_store(s); /* killed now, it is not offered again */
}

void review_key(struct station *s, struct key key)
{
    if (key.pasted) {
        return;
    }
    if (key.press == PRESS_ESC ||
        (key.press == PRESS_ENTER && *sheet_button(&s->screen) == PUSH_BACK)) {
        sheet_pop(&s->screen);
    } else if (key.press == PRESS_ENTER && *sheet_button(&s->screen) == PUSH_SEND) {
        send(s);
    } else if (key.press == PRESS_ENTER && !s->throws) {
        s->throws = true;
        screen_news(&s->screen, true, "%s",
                    _("Thrown away it cannot be brought back. Enter once more does it."));
        return;
    } else if (key.press == PRESS_ENTER) {
        sheet_pop(&s->screen);
        sheet_pop(&s->screen);
        screen_news(&s->screen, false, "%s", _(NEWS_("Thrown away: nothing was sent.")));
    } else if (key.press == PRESS_PAGE_DOWN || key.press == PRESS_DOWN) {
        s->reading.top += 5;
    } else if (key.press == PRESS_PAGE_UP || key.press == PRESS_UP) {
        s->reading.top -= 5;
    } else {
        (void)sheet_button_key(sheet_button(&s->screen), 3, key);
    }
    s->throws = false;
}
