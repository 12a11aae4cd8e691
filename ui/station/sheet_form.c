/*
 * The form of an act: all its questions, one below the other. Nothing holds anybody in a field; the
 * review says what is missing, and goes there.
 */
#include <stdio.h>
#include <string.h>

#include "engine/core/state.h"
#include "ui/parts/sheet.h"
#include "ui/station/questions.h"
#include "ui/station/station_parts.h"
#include "ui/term/lang.h"
#include "ui/term/measure.h"

enum { FORM_BACK = 0, FORM_REVIEW = 1 };

static bool words_of(struct station *s, int32_t ask)
{
    struct ask q = draft_ask(&s->draft, station_sight(s), ask, &s->screen.frame);

    return q.kind == ASK_WORDS;
}

bool form_in_words(struct station *s)
{
    return s->ask != ON_BUTTONS && words_of(s, s->ask);
}

/* The keys are at this question now. */
static void focus(struct station *s, int32_t ask)
{
    s->ask = ask;
    *sheet_button(&s->screen) = FORM_REVIEW;
    if (ask != ON_BUTTONS && words_of(s, ask)) {
        edit_init(&s->edit, draft_words(&s->draft, ask), DRAFT_TEXT, false);
    }
}

void form_again(struct station *s)
{
    if (sheet_top(&s->screen) == SHEET_FORM) {
        focus(s, s->ask);
    }
}

static void begin(struct station *s)
{
    int32_t asks[ASKS_MAX];
    int32_t n = draft_asks(&s->draft, station_sight(s), asks);

    s->tried = false;
    s->form_top = 0;
    sheet_push(&s->screen, SHEET_FORM);
    focus(s, n ? asks[0] : ON_BUTTONS);
}

/* What was kept of the same act is gone on with. */
static void take_up(struct station *s)
{
    struct draft *kept = drafts_find(&s->kept, &s->draft);

    if (kept) {
        s->draft = *kept;
        kept->verb = NULL;
        screen_news(&s->screen, false, "%s", _(NEWS_("What you had written is here again.")));
    }
    begin(s);
}

void form_reply(struct station *s, const struct verb *v, int32_t desk)
{
    draft_begin(&s->draft, station_sight(s), v, 0);
    (void)draft_choose(&s->draft, ASK_TO, desk);
    take_up(s);
    focus(s, ASK_TEXT);
}

void form_open(struct station *s, const struct verb *v, int32_t ref)
{
    const char *vain;

    if (s->client.view->phase == PHASE_ENDED) {
        screen_news(&s->screen, true, "%s",
                    _("The exercise has ended. You can read, but no longer act."));
        return;
    }
    draft_begin(&s->draft, station_sight(s), v, ref);
    vain = draft_in_vain(&s->draft, station_sight(s), &s->screen.frame);
    if (vain) {
        screen_news(&s->screen, false, "%s", vain);
        return;
    }
    take_up(s);
}

void form_answer(struct station *s, const struct verb *v, int32_t ref, bool yes)
{
    draft_answer(&s->draft, station_sight(s), v, ref, yes);
    take_up(s);
}

void form_draft(struct station *s, struct draft *kept)
{
    s->draft = *kept;
    kept->verb = NULL;
    begin(s);
}

/* Left, and kept if it is worth it. false: there is no room. */
static bool put_away(struct station *s)
{
    s->screen.news[0] = '\0'; /* what was said of the form */
    if (draft_worth(&s->draft)) {
        if (!drafts_keep(&s->kept, &s->draft)) {
            screen_news(&s->screen, true, "%s",
                        _("Too much waits to go out. Please wait a moment."));
            return false;
        }
        screen_news(&s->screen, false, "%s",
                    _(NEWS_("Nothing was sent. What you had is kept: F2, Drafts.")));
    }
    return true;
}

static void back(struct station *s)
{
    if (put_away(s)) {
        sheet_pop(&s->screen);
        station_store(s); /* what is called kept is */
    }
}

/* From wherever the keys are; a form that is open waits among the drafts. */
void form_recall(struct station *s)
{
    struct draft *held = drafts_held(&s->kept);
    bool form = false;

    for (int i = 0; i < s->screen.sheets; i++) {
        form = form || s->screen.sheet[i] == SHEET_FORM;
    }
    if (sheet_top(&s->screen) == SHEET_NOTE) { /* kept, as it is when its sheet is left by Esc */
        (void)keep_beside_write(s->client.options.keep, "note", s->note);
    }
    if (!held || (form && !put_away(s))) {
        return;
    }
    s->screen.sheets = 0;
    held->behind = NOT_SENT;
    form_draft(s, held);
    screen_news(&s->screen, false, "%s", _(NEWS_("Taken back: nothing went out.")));
}

/* The question so many on; past the last the buttons. */
static void move(struct station *s, int by)
{
    int32_t asks[ASKS_MAX];
    int32_t n = draft_asks(&s->draft, station_sight(s), asks);
    int32_t at = n;

    for (int32_t i = 0; i < n; i++) {
        at = asks[i] == s->ask ? i : at;
    }
    at += by;
    /* round and round */
    focus(s, at > n && n ? asks[0] : at < 0 || at >= n ? ON_BUTTONS : asks[at]);
}

/* Ready to be looked over? If not: what is missing, and there. */
static void review(struct station *s)
{
    int32_t asks[ASKS_MAX];
    int32_t n = draft_asks(&s->draft, station_sight(s), asks);

    if (form_too_late(s)) {
        return;
    }
    s->tried = true;
    for (int32_t i = 0; i < n; i++) {
        if (draft_problem(&s->draft, station_sight(s), asks[i])) {
            screen_news(&s->screen, true, "%s",
                        _("Something is missing: it is marked in the form."));
            focus(s, asks[i]);
            return;
        }
    }
    s->reading.top = 0; /* it scrolls as what is read does */
    sheet_push(&s->screen, SHEET_REVIEW);
}

static void next_value(struct station *s, int by)
{
    struct ask q = draft_ask(&s->draft, station_sight(s), s->ask, &s->screen.frame);
    int32_t at = by > 0 ? -1 : 0;

    for (int32_t i = 0; i < q.choices; i++) {
        at = draft_has(&s->draft, s->ask, q.choice[i].value) ? i : at;
    }
    if (q.choices) {
        (void)draft_choose(&s->draft, s->ask, q.choice[(at + by + q.choices) % q.choices].value);
    }
}

/* Letters typed where there is only something to choose are meant for the next words. */
static void write_on(struct station *s, struct key key)
{
    int32_t asks[ASKS_MAX];
    int32_t n = draft_asks(&s->draft, station_sight(s), asks);
    bool past = false;

    for (int32_t i = 0; i < n; i++) {
        if (past && words_of(s, asks[i])) {
            focus(s, asks[i]);
            (void)edit_key(&s->edit, key);
            return;
        }
        past = past || asks[i] == s->ask;
    }
}

static void choice_key(struct station *s, struct key key)
{
    struct ask q = draft_ask(&s->draft, station_sight(s), s->ask, &s->screen.frame);

    if (key.press == PRESS_ENTER || (key.press == PRESS_SPACE && q.kind == ASK_SEVERAL)) {
        sheet_push(&s->screen, SHEET_PICK);
        s->ticked = false;
        s->as_opened = s->draft.cmd.u.act.act;
        s->as_passed = s->draft.passed;
        for (int32_t i = q.choices - 1; i >= 0; i--) { /* it opens on what was chosen */
            if (draft_has(&s->draft, s->ask, q.choice[i].value)) {
                sheet_list(&s->screen)->entry = i;
            }
        }
    } else if (key.press == PRESS_SPACE || key.press == PRESS_RIGHT) {
        next_value(s, 1);
    } else if (key.press == PRESS_LEFT) {
        next_value(s, -1);
    } else if (key.press == PRESS_BACKSPACE || key.press == PRESS_DELETE) {
        draft_clear(&s->draft, s->ask);
    } else if (key.press == PRESS_CHAR) {
        write_on(s, key);
    } else if (key.press == PRESS_UP || key.press == PRESS_DOWN) {
        move(s, key.press == PRESS_UP ? -1 : 1);
    }
}

static void words_keys(struct station *s, struct key key)
{
    size_t before = s->edit.at;

    if (edit_key(&s->edit, key) &&
        (s->edit.at != before || (key.press != PRESS_UP && key.press != PRESS_DOWN))) {
        return;
    }
    if (key.press == PRESS_UP || key.press == PRESS_DOWN) {
        move(s, key.press == PRESS_UP ? -1 : 1);
    }
}

void form_key(struct station *s, struct key key)
{
    if (key.press == PRESS_ESC && !key.pasted) {
        back(s);
    } else if (key.press == PRESS_TAB && !key.pasted) {
        move(s, 1);
    } else if (key.press == PRESS_BACKTAB) {
        move(s, -1);
    } else if (form_in_words(s)) {
        words_keys(s, key);
    } else if (s->ask != ON_BUTTONS) {
        choice_key(s, key);
    } else if (key.press == PRESS_UP) {
        move(s, -1);
    } else if (key.press == PRESS_CHAR && form_last_words(s) != NONE) {
        focus(s, form_last_words(s)); /* typed on a button: meant for the words */
        words_keys(s, key);
    } else if (!sheet_button_key(sheet_button(&s->screen), 2, key) && key.press == PRESS_ENTER &&
               !key.pasted) {
        if (*sheet_button(&s->screen) == FORM_BACK) {
            back(s);
        } else {
            review(s);
        }
    }
}
