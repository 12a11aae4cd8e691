/*
 * What a facilitator types before it is done: one row of the table a purpose, with its lines and
 * what it sends.
 */
#include "ui/console/say_rate.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "ui/console/outlook.h"
#include "ui/console/say_bulk.h"
#include "ui/parts/sheet.h"
#include "ui/term/lang.h"
#include "ui/term/measure.h"

enum { SAY_COLS = 88, ABOUT_LEAST = 4, PUSH_BACK, PUSH_DO };

static const struct say_row rows[SAY_COUNT] = {
    [SAY_START] = {N_("STARTEX"),
                   N_("Every desk gets its brief, and the clock of play runs. This can be "
                      "done once."),
                   N_("Start"), NULL, start_send},
    [SAY_PAUSE] = {N_("Pause"),
                   N_("Play stands still for everybody. Every station shows the reason."),
                   N_("Pause"), say_reasons, pause_send},
    [SAY_RESUME] = {N_("Play goes on?"),
                    N_("A real emergency was called, and nobody has taken it off yet. Play would "
                       "go on for everybody."),
                    /* TRANSLATORS: at most 24 cells */ N_("Let play go on"), NULL, resume_send},
    [SAY_PLAN] = {N_("Plan a pause"),
                  N_("At that time play stops by itself. Every station is told "
                     "now, and again before it comes."),
                  N_("Plan"), plan_begin, plan_send},
    [SAY_SPEED] = {N_("How fast play runs"),
                   N_("From 0.1 to 600 times as fast as the clock on the wall; 1 is real time."),
                   N_("Set"), speed_begin, speed_send},
    [SAY_JUMP] = {N_("Go forward"),
                  N_("What falls due until then comes first, in its order. What desks should "
                     "have done by then counts as missed."),
                  N_("Go forward"), jump_begin, jump_send,
                  jump_brings},
    [SAY_BACK] = {N_("Go back"),
                  N_("A new line of play begins at that time, paused. What was done since is no "
                     "longer so at any desk; the old line is kept for the debrief, observations "
                     "stay, drafts stay. Speed and planned pauses are as they were then."),
                  N_("Go back"), back_begin, back_send,
                  back_lost, true},
    [SAY_END] = {N_("ENDEX"),
                 N_("Play ends for everybody and is evaluated. An ended exercise cannot be "
                    "resumed."),
                 N_("Do it"), end_begin, end_send,
                 end_leaves, true},
    [SAY_SEND] = {N_("Send the inject now"), NULL, N_("Send now"),
                  reason_begin, inject_send},
    [SAY_HOLD] = {N_("Hold the inject back"),
                  N_("It no longer comes by itself; you send it when you want."), N_("Hold"),
                  reason_begin, inject_send},
    [SAY_SKIP] = {N_("Leave the inject out"),
                  N_("Neither it nor what would follow from it comes by itself. You can "
                     "still send it."),
                  N_("Leave out"), reason_begin, inject_send},
    [SAY_MOVE] = {N_("Another time for the inject"), NULL,
                  N_("Move"), move_begin, move_send},
    [SAY_SHIFT] = {N_("Later, or earlier"),
                   N_("Moves all that still comes by the clock. Minutes with a minus: "
                      "earlier, but not before now."),
                   N_("Shift"), shift_begin, shift_send,
                  shift_brings},
    [SAY_DROP] = {N_("Leave out a storyline"), N_("Leaves out all of it that has not come "
                                                  "yet."),
                  N_("Leave out"), storyline_begin, drop_send,
                  storyline_coming},
    [SAY_INJECT] = {N_("A new inject"), N_("In the voice of a person or an office of the "
                                           "case. It goes out at once."),
                    N_("Send"), inject_begin, improvise_send},
    [SAY_COPY] = {N_("The inject, written anew"),
                  NULL,
                  N_("Send"), inject_begin, improvise_send},
    [SAY_AMEND] = {N_("The inject, changed"),
                   N_("It comes when it would have, but to these desks and with these words."),
                   N_("Change"), amend_begin, amend_send},
    [SAY_ACT] = {N_("What comes of an act"), N_("Which act? Only those that wait or are "
                                                "under way."),
                 N_("Go on"), act_begin, act_send},
    [SAY_OUTCOME] = {N_("What comes of it"),
                     N_("The desk reads this when the act ends; what follows from it comes "
                        "then, too."),
                     N_("Choose"), outcome_begin, outcome_send},
    [SAY_CARD] = {N_("A new card"),
                  N_("For somebody who has lost theirs, comes late, or moves to another desk. "
                     "Whoever has the seat stays until the card is used."),
                  N_("Make it"), card_begin, card_send},
    [SAY_ANSWER] = {N_("Answer"),
                    N_("Your answer goes out in the name of the desk that was asked, as you "
                       "type it."),
                    N_("Answer"), answer_begin, answer_send, NULL, true},
    [SAY_HINT] = {N_("A word to a desk"),
                  N_("Only they see it. It stays in the journal, and is told in the debrief."),
                  N_("Send"), hint_begin, hint_send},
    [SAY_CALL] =
        {
            N_("They called you"),
            N_("Your answer goes to that desk, as a word of its mentor, and takes the call off "
               "every console. Go there, or answer here."),
            N_("Do it"), call_begin, call_send},
    [SAY_WHEEL] = {N_("Who steers"),
                   N_("Whoever has the wheel steers alone; as long as nobody has it, every "
                      "facilitator may."),
                   N_("Do it"), wheel_begin, wheel_send, NULL, true},
    [SAY_OBSERVE] = {N_("Observation"),
                     N_("I saw ... It matters because ... I would ask ... Its time is when you "
                        "began it."),
                     N_("Note it"), observe_begin, observe_send},
    [SAY_REMARK] = {N_("Words for the observation"),
                    N_("I saw ... It matters because ... I would ask ..."), N_("Note it"),
                    text_begin_say, remark_send},
    [SAY_RATE] = {N_("How was this met?"),
                  N_("P: performed without challenges; S: with some; M: with major ones; U: "
                     "unable to be performed (the scale of HSEEP). It can be changed later."),
                  N_("Rate"), rate_begin, rate_send},
    [SAY_GRADE] = {N_("An area of the rubric"),
                   N_("From 0 to 4, for all agencies together, never for a person. It can be "
                      "changed later."),
                   N_("Rate"), grade_begin, grade_send},
    [SAY_TEAM] = {N_("To the team"),
                  N_("Whoever sits at a console reads it, observers too; desks do not."),
                  N_("Send"), text_begin_say, team_send},
};

bool say_chosen_anew(enum say_what what)
{
    return rows[what].anew;
}

struct field_line *say_line(struct console *s, enum field_kind kind, const char *title)
{
    return fields_add(&s->saying.fields, kind, title);
}

void say_text(struct console *s, const char *title)
{
    fields_text(say_line(s, SOME_LINES, title), s->saying.text, sizeof(s->saying.text));
}

void say_reason(struct console *s, const char *title)
{
    fields_text(say_line(s, ONE_LINE, title), s->saying.reason, sizeof(s->saying.reason));
}

void choice_add(struct choices *c, struct span label, int32_t value)
{
    if (c->count < SAY_CHOICES) {
        c->label[c->count] = label;
        c->value[c->count++] = value;
    }
}

void say_there(struct console *s, const char *text)
{
    struct fields *f = &s->saying.fields;

    for (int i = 0; i < f->lines; i++) {
        f->here = f->line[i].edit.text == text ? i : f->here;
    }
}

bool say_reasoned(struct console *s)
{
    if (s->saying.reason[strspn(s->saying.reason, " \n")]) {
        return true;
    }
    screen_news(&s->screen, true, "%s", _("Why? The reason is told in the debrief."));
    say_there(s, s->saying.reason);
    return false;
}

int32_t choice_of(const struct console *s, int line)
{
    const struct field_line *l = &s->saying.fields.line[line];

    for (size_t i = 0; i < ARRAY_LEN(s->saying.choices); i++) {
        if (l->option == s->saying.choices[i].label && l->one < s->saying.choices[i].count) {
            return s->saying.choices[i].value[l->one];
        }
    }
    return NONE;
}

void say_open(struct console *s, enum say_what what, int32_t subject)
{
    struct saying *y = &s->saying;
    bool again;

    if ((what == SAY_COPY || what == SAY_AMEND) && s->looked.inject != subject) {
        inject_open(s, subject);
        s->then = (int)what + 1;
        return;
    }
    s->then = 0;
    say_keep(s);
    y->touched = false;
    y->sent = false;
    y->sends = -1;
    y->warned = false;
    y->subject_warned = false;
    y->voice = what == SAY_INJECT ? s->voice : NONE;
    y->others = 0;
    y->top = 0;
    y->what = what;
    y->subject = subject;
    y->moment = console_play(s);
    y->line[0] = '\0';
    y->reason[0] = '\0';
    y->text[0] = '\0';
    for (size_t i = 0; i < ARRAY_LEN(y->choices); i++) {
        y->choices[i].count = 0;
    }
    arena_reset(&s->labels);
    fields_begin(&y->fields, 2);
    if (rows[what].begin) {
        rows[what].begin(s);
    }
    sheet_push(&s->screen, SHEET_SAY);
    again = say_again(s);
    if (what == SAY_INJECT) {
        inject_voice(s);
    }
    if (again) {
        screen_news(&s->screen, false, "%s", _(NEWS_("What you had written is here again.")));
    }
}

/* The inject that was to be changed, moved or kept has come in the meantime. */
static bool too_late(const struct console *s)
{
    static const int does[SAY_COUNT] = {
        [SAY_HOLD] = DO_HOLD, [SAY_SKIP] = DO_SKIP, [SAY_MOVE] = DO_MOVE, [SAY_AMEND] = DO_AMEND};
    int what = does[s->saying.what];

    return what && !inject_takes(s, s->saying.subject, what);
}

/* What it does; of an inject, as it stands with that. */
static const char *explained(struct console *s)
{
    const struct saying *y = &s->saying;
    const struct call_now *call = control_call(&s->control, y->subject);
    const struct inject *in;
    char end[CLOCK_TEXT];
    int64_t permille;

    if (rows[y->what].follows) {
        return screen_print(&s->screen, "%s\n%s", _(rows[y->what].explain),
                            rows[y->what].follows(s));
    }
    if (y->what == SAY_SPEED && control_speed(y->line, &permille) &&
        console_ends(s, permille, end)) {
        return screen_print(&s->screen, "%s\n%s", _(rows[y->what].explain),
                            screen_print(&s->screen,
                                         _("Play then ends about %s on the clock on the wall, "
                                           "without the pauses."),
                                         end));
    }
    if (y->what == SAY_ANSWER && control_question(&s->control, y->subject)) {
        const char *langs = say_read_there(s, control_question(&s->control, y->subject)->from);

        return *langs ? screen_print(&s->screen, "%s\n%s %s", _(rows[y->what].explain),
                                     _("They read:"), langs)
                      : _(rows[y->what].explain);
    }
    if (y->what == SAY_START) {
        return screen_print(&s->screen, "%s\n%s", _(rows[y->what].explain), desks_ready(s));
    }
    if (y->what == SAY_CALL && call && call->real) {
        return _("It stays in sight until it is taken off here. If play is stopped, every desk "
                 "reads that there is a real emergency.");
    }
    if (too_late(s)) {
        return _("It has gone out meanwhile. Esc leaves; write a new inject, or a word to a desk.");
    }
    if (rows[y->what].explain) {
        return _(rows[y->what].explain);
    }
    in = &s->client.lexicon.inject[y->subject];
    if (y->what == SAY_SEND) {
        return in->waits_for.len && s->control.inject[y->subject].state == INJECT_PLANNED
                   ? screen_print(&s->screen, "%s\n%s %.*s", _("It goes to its desks at once."),
                                  _("By itself it would wait for:"), (int)in->waits_for.len,
                                  in->waits_for.ptr)
               : s->control.standing.paused
                   ? _("It goes to its desks at once: they read it while play stands.")
                   : _("It goes to its desks at once.");
    }
    if (y->what == SAY_COPY) {
        return inject_takes(s, y->subject, DO_SKIP)
                   ? _("What you write goes out now, without what the inject brings along; the "
                       "inject itself is left out, with what would follow from it.")
                   : _("What you write goes out now, without what the inject brought along, beside "
                       "the inject, which stays as it is.");
    }
    return in->at == NEVER         ? _("A condition may still bring it earlier.")
           : in->waits_for.len ? _("It still comes only if its condition holds then.")
                               : _("It comes at that time, and not before.");
}

/* What it is about, in a line. */
static const char *subject_of(struct console *s)
{
    const struct saying *y = &s->saying;
    const struct scenario *sc = &s->client.lexicon;
    const struct question *q;

    switch (y->what) {
    case SAY_SEND:
    case SAY_HOLD:
    case SAY_SKIP:
    case SAY_MOVE:
    case SAY_COPY:
    case SAY_AMEND:
        return screen_print(&s->screen, "%.*s  %.*s", (int)control_call_of(sc, y->subject).len,
                            control_call_of(sc, y->subject).ptr,
                            (int)sc->inject[y->subject].title.len,
                            sc->inject[y->subject].title.ptr);
    case SAY_ANSWER:
        q = control_question(&s->control, y->subject);
        return !q ? _("It has been answered already.")
               : *q->words && !strstr(q->line, q->words)
                   ? screen_print(&s->screen, "%s\n%s", q->line, q->words)
                   : q->line;
    case SAY_CALL:
        return control_call(&s->control, y->subject) ? control_call(&s->control, y->subject)->text
                                                     : _("It has been answered already.");
    case SAY_ACT:
        return act_words(s);
    case SAY_OUTCOME:
        return outcome_words(s);
    case SAY_REMARK:
        return mark_words(s, y->subject);
    case SAY_RATE:
        return screen_text(&s->screen, sc->objective[y->subject].title);
    case SAY_GRADE:
        return console_area(s, y->subject);
    default:
        return "";
    }
}

/* What it is about, in no more than so many rows; what does not fit is a page further on. */
static int draw_about(struct console *s, struct area a, const struct measured *head, int most)
{
    struct saying *y = &s->saying;
    bool all = head->lines <= most;
    int shown = all ? head->lines : most - 1;

    y->page = all ? 0 : shown;
    y->top = y->top > head->lines - shown ? head->lines - shown : y->top < 0 ? 0 : y->top;
    for (int i = 0; i < shown; i++) {
        area_text(a, i, 0, STYLE_STRONG, head->line[y->top + i]);
    }
    if (!all) {
        area_right(area_part(a, shown, 0, 1, a.cols), 0, STYLE_ASIDE,
                   y->top + shown < head->lines ? /* TRANSLATORS: at most 72 cells */
                       _("more below (PgDn)")
                                                : /* TRANSLATORS: at most 72 cells */
                       _("more above (PgUp)"));
    }
    return all ? shown : most;
}

void say_draw(struct console *s, struct area screen)
{
    struct saying *y = &s->saying;
    const struct say_row *row = &rows[y->what];
    const char *labels[] = {_("Back"), y->what == SAY_CALL && call_stops(s)
                                           ? /* TRANSLATORS: at most 24 cells */ _("STOP PLAY")
                                           : _(row->button)};
    const char *about = subject_of(s);
    int cols = screen.cols - 4 < SAY_COLS ? screen.cols - 4 : SAY_COLS;
    struct measured m;
    struct measured head = measure_wrap(&s->screen.frame, span_of(about), cols - 4);
    int rows_needed;
    int room;
    int at;
    struct area a;

    m = measure_wrap(&s->screen.frame, span_of(explained(s)), cols - 4);
    head.lines = *about ? head.lines : 0;
    rows_needed = fields_rows(&y->fields, cols - 4) + m.lines + head.lines + 3;
    room = head.lines + screen.rows - rows_needed;
    if (y->what == SAY_AMEND || y->what == SAY_COPY) {
        rows_needed = screen.rows; /* the words that are there already are to be seen */
    }
    a = sheet_open(screen, rows_needed < screen.rows ? rows_needed : screen.rows, cols,
                   _(row->title));
    at = draw_about(s, a, &head, room > ABOUT_LEAST ? room : ABOUT_LEAST);
    for (int i = 0; i < m.lines; i++) {
        area_text(a, at++, 0, STYLE_ASIDE, m.line[i]);
    }
    at++;
    fields_draw(&y->fields, area_part(a, at, 0, a.rows - at, a.cols), labels);
}

/* Does this key type or choose something? */
static bool changes(const struct fields *f, struct key key)
{
    bool sideways = key.press == PRESS_LEFT || key.press == PRESS_RIGHT;

    return f->here < f->lines &&
           (key.pasted || key.press == PRESS_CHAR || key.press == PRESS_SPACE ||
            key.press == PRESS_BACKSPACE || key.press == PRESS_DELETE ||
            (sideways && !fields_in_words(f)));
}

void say_key(struct console *s, struct key key)
{
    struct saying *y = &s->saying;

    y->touched = y->touched || changes(&y->fields, key);
    if (key.press == PRESS_ESC) {
        sheet_pop(&s->screen);
    } else if (y->page && (key.press == PRESS_PAGE_DOWN || key.press == PRESS_PAGE_UP)) {
        y->top += key.press == PRESS_PAGE_DOWN ? y->page : -y->page;
    } else if (fields_key(&y->fields, key)) {
        bool back = y->fields.button == 0;

        s->screen.news[0] = '\0'; /* what was missing may be there now */
        if (back || rows[y->what].send(s)) {
            y->sent = !back && y->sends >= 0; /* a "no" sends nothing: kept, as behind Esc */
            y->number = ++s->sayings;
            sheet_pop(&s->screen);
        }
        if (back) {
            screen_news(&s->screen, false, "%s", _(NEWS_("Nothing was done.")));
        }
    }
}
