/*
 * Sheets with a few words on them: own notes, the call for help, the real emergency, leaving.
 */
#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "ui/link/keep.h"
#include "ui/link/wish.h"
#include "ui/parts/sheet.h"
#include "ui/station/station_parts.h"
#include "ui/term/lang.h"
#include "ui/term/measure.h"

enum { FIRST };

static const char *explained(int kind)
{
    switch ((int)kind) {
    case SHEET_NOTE:
        return _("For yourselves. It stays on this computer. Esc closes and keeps it.");
    case SHEET_ALARM:
        return _("Only if somebody in the room needs help, or something real has happened. "
                 "The facilitator is called at once, to stop the exercise. Say it aloud, too.");
    default:
        return _("The facilitator sees your call at once. A few words help; none are needed.");
    }
}

static int labels_of(int kind, const char *label[2])
{
    label[0] = kind == SHEET_NOTE ? _("Close") : _("Back");
    label[1] = kind == SHEET_ALARM ? _("Call now: this is real") : _("Call");
    return kind == SHEET_NOTE ? 1 : 2;
}

void words_draw(struct station *s, struct area screen)
{
    int kind = sheet_top(&s->screen);
    bool note = kind == SHEET_NOTE;
    int cols = screen.cols - 4 < 84 ? screen.cols - 4 : 84;
    const char *label[2];
    int labels = labels_of(kind, label);
    struct measured m = measure_wrap(&s->screen.frame, span_of(explained(kind)), cols - 4);
    struct area a =
        sheet_open(screen, note ? screen.rows - 2 : m.lines + 9, cols, _(sheets[kind].title));

    for (int i = 0; i < m.lines; i++) {
        area_text(a, i, 0, kind == SHEET_ALARM ? STYLE_STRONG : STYLE_ASIDE, m.line[i]);
    }
    edit_draw(&s->edit, area_part(a, m.lines + 1, 0, a.rows - m.lines - 3, a.cols),
              *sheet_button(&s->screen) == FIRST);
    sheet_buttons(a, a.rows - 1, label, labels, *sheet_button(&s->screen) - 1);
}

static void call(struct station *s, bool real)
{
    struct command c = {.kind = COMMAND_HAND};
    size_t n = strlen(s->words_typed);

    while (n && strchr(" \n", s->words_typed[n - 1])) {
        s->words_typed[--n] = '\0';
    }
    c.u.hand.real = real;
    c.u.hand.text = text_begin(span_of(s->words_typed), TYPED_TEXT_MAX); /* by whole letters */
    sheet_pop(&s->screen);
    form_again(s);
    if (client_ask(&s->client, &c) != CLIENT_ASKED) {
        screen_news(&s->screen, true, "%s",
                    _("Too much is waiting to be sent. Please call out aloud."));
        return;
    }
    s->words_typed[0] = '\0'; /* what was not sent is there the next time */
    if (s->client.state != CLIENT_LIVE) {
        screen_news(
            &s->screen, true, "%s",
            _("There is no link now: it goes out as soon as there is one. Call out aloud."));
    } else {
        screen_news(&s->screen, false, "%s", _(NEWS_("The facilitator is being called.")));
    }
}

/* Back from the sheet; own notes are kept. */
static void close_words(struct station *s)
{
    if (sheet_top(&s->screen) == SHEET_NOTE &&
        !keep_beside_write(s->client.options.keep, "note", s->note)) {
        screen_news(&s->screen, true, "%s",
                    _("Your notes cannot be kept on this computer: they last until you leave."));
    }
    sheet_pop(&s->screen);
    form_again(s);
}

/* button 0: the keys are in the text; 1 and 2: on the buttons. */
void words_key(struct station *s, struct key key)
{
    int kind = sheet_top(&s->screen);
    const char *label[2];
    int stops = labels_of(kind, label) + 1;

    if (key.press == PRESS_ESC) {
        close_words(s);
    } else if ((key.press == PRESS_TAB && !key.pasted) || key.press == PRESS_BACKTAB) {
        /* behind the words stands the button that does it, as in every sheet */
        *sheet_button(&s->screen) = *sheet_button(&s->screen) == FIRST ? stops - 1 : FIRST;
    } else if (*sheet_button(&s->screen) == FIRST && key.press == PRESS_ENTER && !key.pasted &&
               kind != SHEET_NOTE) {
        *sheet_button(&s->screen) = stops - 1; /* a call in haste: Enter comes to what does it */
    } else if (*sheet_button(&s->screen) == FIRST) {
        (void)edit_key(&s->edit, key);
    } else if (key.press == PRESS_LEFT || key.press == PRESS_UP) {
        (*sheet_button(&s->screen))--;
    } else if (key.press == PRESS_RIGHT && *sheet_button(&s->screen) + 1 < stops) {
        (*sheet_button(&s->screen))++;
    } else if (key.press == PRESS_ENTER && !key.pasted && *sheet_button(&s->screen) == 1) {
        close_words(s);
    } else if (key.press == PRESS_ENTER && !key.pasted) {
        call(s, kind == SHEET_ALARM);
    }
}

void leave_draw(struct station *s, struct area screen)
{
    const char *labels[] = {_("Stay"), _("Leave")};
    int cols = 64;
    struct bytes b;
    struct measured m;
    struct area a;

    bytes_init(&b, 4096);
    bytes_text(&b, s->client.options.keep
                       ? _("Your seat stays yours: you can come back to it on this computer.")
                       : _("The exercise ends with you, and its account is told."));
    if (drafts_waiting(&s->kept)) {
        bytes_text(&b, "\n");
        drafts_leaving(&s->kept, &s->client, &b);
    }
    if (drafts_held(&s->kept)) {
        bytes_fmt(&b, "\n%s",
                  station_paused(s)
                      ? _("What waits for play to go on goes out when you are here again and play "
                          "goes on.")
                      : _("What is on its way goes out at once, and can no longer be had back."));
    }
    m = measure_wrap(&s->screen.frame, arena_span(&s->screen.frame, bytes_view(&b)), cols - 4);
    bytes_done(&b);
    a = sheet_open(screen, m.lines + 5, cols, _("Leave?"));
    for (int i = 0; i < m.lines; i++) {
        area_text(a, i, 0, STYLE_PLAIN, m.line[i]);
    }
    sheet_buttons(a, a.rows - 1, labels, 2, *sheet_button(&s->screen));
}

void leave_key(struct station *s, struct key key)
{
    if (key.press == PRESS_ESC || (key.press == PRESS_ENTER && *sheet_button(&s->screen) == 0)) {
        sheet_pop(&s->screen);
    } else if (key.press == PRESS_ENTER && !key.pasted) {
        s->screen.leave = true;
    } else {
        (void)sheet_button_key(sheet_button(&s->screen), 2, key);
    }
}
