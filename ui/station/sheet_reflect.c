/*
 * Play has ended: three questions that everybody who played answers for themselves, and the calls
 * for the facilitator that were made before.
 */
#include <string.h>

#include "engine/base/text.h"
#include "ui/parts/sheet.h"
#include "ui/station/station_parts.h"
#include "ui/term/lang.h"
#include "ui/term/measure.h"

enum { PUSH_BACK, PUSH_SEND };

static void lay_out(struct station *s)
{
    static const char *const numbers[QUESTIONS] = {"1", "2", "3"};

    fields_begin(&s->reflecting, 2);
    for (int i = 0; i < QUESTIONS; i++) {
        fields_text(fields_add(&s->reflecting, SOME_LINES, numbers[i]), s->reflected[i],
                    sizeof(s->reflected[i]));
    }
}

void reflect_open(struct station *s)
{
    lay_out(s);
    sheet_push(&s->screen, SHEET_REFLECT);
}

/* The questions, one below the other, each as long as it is in this language. */
static struct measured questions(struct station *s, int cols)
{
    struct bytes b;
    struct measured m;

    bytes_init(&b, 4096);
    bytes_fmt(&b, "%s\n",
              s->handed[0]
                  ? _("Answers from here were handed in. What is handed in now comes beside them.")
                  : _("For yourself, and for the debrief: it is read at the consoles, not by "
                      "colleagues."));
    for (int i = 1; i <= QUESTIONS; i++) {
        bytes_fmt(&b, "%d  %s\n", i, wordbook_question(i));
    }
    m = measure_wrap(&s->screen.frame, arena_span(&s->screen.frame, bytes_view(&b)), cols);
    bytes_done(&b);
    return m;
}

void reflect_draw(struct station *s, struct area screen)
{
    const char *labels[] = {_("Back"), _("Hand it in")};
    int cols = screen.cols - 4 < 92 ? screen.cols - 4 : 92;
    struct measured m = questions(s, cols - 4);
    struct area a = sheet_open(screen, screen.rows, cols, _(sheets[SHEET_REFLECT].title));

    for (int i = 0; i < m.lines; i++) {
        area_text(a, i, 0, i ? STYLE_PLAIN : STYLE_ASIDE, m.line[i]);
    }
    fields_draw(&s->reflecting, area_part(a, m.lines + 1, 0, a.rows - m.lines - 1, a.cols), labels);
}

/* Each that was answered. false: it was told why not. */
static bool hand_in(struct station *s)
{
    bool any = false;

    for (int i = 0; i < QUESTIONS; i++) {
        struct command c = {.kind = COMMAND_REFLECT};

        c.u.reflect.question = i + 1;
        c.u.reflect.text = span_of(s->reflected[i]);
        if (!s->reflected[i][strspn(s->reflected[i], " \n")]) {
            continue;
        }
        if (client_ask(&s->client, &c) != CLIENT_ASKED) {
            screen_news(&s->screen, true, "%s", _("Too much is waiting to be sent. Try again."));
            lay_out(s); /* the keys stand where the words end now */
            return false;
        }
        s->reflected[i][0] = '\0'; /* a colleague may answer here, too */
        s->handed[0] = 'x';
        any = true;
    }
    screen_news(&s->screen, false, "%s",
                any ? _(NEWS_("Handed in: it comes up in the debrief."))
                    : _(NEWS_("Nothing was written, so nothing was handed in.")));
    return true;
}

void reflect_key(struct station *s, struct key key)
{
    bool pressed = key.press != PRESS_ESC && fields_key(&s->reflecting, key);

    if (key.press == PRESS_ESC || (pressed && s->reflecting.button == PUSH_BACK) ||
        (pressed && hand_in(s))) {
        sheet_pop(&s->screen); /* what was written and not handed in is there the next time */
    }
}

void call_rows(struct station *s, struct rows *r)
{
    const struct view *v = s->client.view;

    if (v->calls) {
        rows_heading(r, _("Calls for the facilitator"));
    }
    for (int32_t i = v->calls; i > 0; i--) {
        const struct view_call *call = &v->call[i - 1];

        rows_wrap(r, ROWS_NOBODY, STYLE_PLAIN, 2,
                  span_of(screen_print(&s->screen, "%s %s%s", station_clock(s, call->at) + 3,
                                       call->real ? _("REAL emergency: ") : "",
                                       call->noted ? _("the facilitator has seen to it")
                                                   : _("not seen to yet; call out aloud if it "
                                                       "cannot wait"))));
    }
}
