/*
 * The case changed while it is played: an inject, what comes of an act; and new cards.
 */
#include <stdio.h>
#include <string.h>

#include "engine/base/bytes.h"
#include "engine/base/text.h"
#include "ui/console/say.h"
#include "ui/link/wish.h"
#include "ui/term/lang.h"

enum { CHOICES_ONE, CHOICES_BACK = 2 /* 1 is say_words.c's, of desks */, LINE_TO = 0 };

/* ---- An inject ---- */

void amend_begin(struct console *s)
{
    struct saying *y = &s->saying;
    const struct looked *l = &s->looked;

    text_copy(y->text, sizeof(y->text), l->text);
    text_copy(y->line, sizeof(y->line), l->subject);
    desks_to_tick(s, control_to(&s->control, y->subject));
    fields_text(say_line(s, ONE_LINE, _(FIELD_("Subject"))), y->line, sizeof(y->line));
    if (!l->words) { /* else it brings what a desk has written */
        say_texts(s);
        say_also(s);
    }
    if (s->control.inject[y->subject].changed) {
        struct field_line *line = say_line(s, ONE_OF, _(FIELD_("What now?")));

        choice_add(&y->choices[CHOICES_BACK], span_of(_(OPTION_("as written here"))), 0);
        choice_add(&y->choices[CHOICES_BACK], span_of(_(OPTION_("as in the case again"))), 1);
        fields_options(line, y->choices[CHOICES_BACK].label, y->choices[CHOICES_BACK].count);
    }
    say_reason(s, _(FIELD_("Reason")));
}

/* Desks of control are not offered, and stay among those it goes to. */
static uint64_t not_to_tick(const struct console *s, uint64_t to)
{
    for (int32_t d = 0; d < scenario_count(&s->client.lexicon, REF_DESK); d++) {
        to &= s->client.lexicon.desk[d].control ? ~UINT64_C(0) : ~desk_bit(d);
    }
    return to;
}

/* What was not touched stays as it is, in languages too in which nobody is there now. */
bool amend_send(struct console *s)
{
    struct command c = {.kind = COMMAND_AMEND};
    const struct saying *y = &s->saying;
    uint64_t was = control_to(&s->control, y->subject);
    uint64_t to = desks_ticked(s, LINE_TO) | not_to_tick(s, was);
    bool worded = !s->looked.words && !say_as_it_was(s);
    bool named = !say_is_subject(s);

    c.u.amend.inject = y->subject;
    c.u.amend.text = span_of(y->reason);
    if (y->choices[CHOICES_BACK].count && choice_of(s, y->fields.lines - 2) == 1) {
        return say_reasoned(s) && console_order(s, &c);
    }
    control_amended(&s->control, y->subject, &c);
    if (worded) {
        const char *words = say_spoken(s, to);

        if (!words) {
            return false;
        }
        c.u.amend.words = span_of(words);
    }
    if (named && say_subject_warned(s, to)) {
        return false;
    }
    if (named) {
        c.u.amend.subject = span_of(y->line);
    }
    if (!to || (to == was && !worded && !named)) {
        screen_news(&s->screen, true, "%s",
                    to ? _(NEWS_("Nothing in it is changed yet."))
                       : _(NEWS_("To whom? Space ticks a desk.")));
        return false;
    }
    c.u.amend.to = to == s->client.lexicon.inject[y->subject].to ? 0 : to;
    return say_reasoned(s) && console_order(s, &c);
}

/* ---- What comes of an act ---- */

void act_begin(struct console *s)
{
    const struct control *c = &s->control;
    struct choices *list = &s->saying.choices[CHOICES_ONE];
    struct field_line *l = say_line(s, ONE_OF, _(FIELD_("Which one")));

    for (int32_t i = c->acts - 1; i >= 0; i--) { /* the newest first */
        choice_add(list, arena_span(&s->labels, span_of(c->act[i].line)), c->act[i].number);
    }
    if (!list->count) {
        choice_add(list, span_of(_(OPTION_("none waits or is under way"))), 0);
    }
    fields_options(l, list->label, list->count);
}

static const char *act_line(const struct console *s, int32_t number)
{
    for (int32_t i = 0; i < s->control.acts; i++) {
        if (s->control.act[i].number == number) {
            return s->control.act[i].line;
        }
    }
    return "";
}

const char *act_words(struct console *s)
{
    return act_line(s, choice_of(s, 0));
}

bool act_send(struct console *s)
{
    int32_t number = choice_of(s, 0);

    s->saying.touched = false; /* nothing is asked yet */
    if (!number) {
        return true;
    }
    s->looked.act = 0; /* what the case would choose may have changed */
    console_want(s, tag_of(TAG_ACT, number));
    return true;
}

void outcome_begin(struct console *s)
{
    const struct looked *l = &s->looked;
    struct choices *list = &s->saying.choices[CHOICES_ONE];
    struct field_line *line = say_line(s, ONE_OF, _(FIELD_("What comes of it")));

    choice_add(list, span_of(_(OPTION_("as the case has it"))), 0);
    for (int32_t i = 0; i < l->outcomes.lines; i++) {
        struct span text = l->outcomes.line[i];

        choice_add(list,
                   text.len ? arena_span(&s->labels, text)
                            : span_of(_(OPTION_("(nothing is told)"))),
                   i + 1);
    }
    fields_options(line, list->label, list->count);
    line->one = l->chosen < list->count ? l->chosen : 0;
    say_reason(s, _(FIELD_("Reason")));
}

const char *outcome_words(struct console *s)
{
    const struct looked *l = &s->looked;
    int32_t n = choice_of(s, 0) > 0 ? choice_of(s, 0) : l->now;
    bool by_case = choice_of(s, 0) <= 0;
    struct span text = n >= 1 && n <= l->outcomes.lines ? l->outcomes.line[n - 1]
                                                        : (struct span){0};

    return screen_print(&s->screen, "%s\n%s %.*s", act_line(s, s->saying.subject),
                        by_case ? _("As things stand, the case would tell them:")
                                : _("They would read:"),
                        (int)text.len, text.ptr ? text.ptr : "");
}

bool outcome_send(struct console *s)
{
    struct command c = {.kind = COMMAND_OVERRIDE};

    c.u.override.act = s->saying.subject;
    c.u.override.outcome = choice_of(s, 0);
    c.u.override.text = span_of(s->saying.reason);
    if (c.u.override.outcome == s->looked.chosen) {
        s->saying.touched = false;
        screen_news(&s->screen, false, "%s", _(NEWS_("It is so already: nothing was changed.")));
        return true;
    }
    return say_reasoned(s) && console_order(s, &c);
}

/* ---- Cards ---- */

void card_begin(struct console *s)
{
    const struct roster *r = &s->control.roster;
    int32_t i = s->screen.list[DESK_PEOPLE].entry;

    if (s->screen.here == DESK_PEOPLE && i >= 0 && i < r->seats) {
        text_copy(s->saying.line, sizeof(s->saying.line), span_of(r->seat[i].name));
    }
    fields_text(say_line(s, ONE_LINE, _(FIELD_("Seat (POL2 ...)"))), s->saying.line,
                sizeof(s->saying.line));
    edit_offer(&s->saying.fields.line[0].edit);
}

bool card_send(struct console *s)
{
    if (!s->saying.line[0]) {
        screen_news(&s->screen, true, "%s", _("For which seat? As it stands on its card: POL2."));
        say_there(s, s->saying.line);
        return false;
    }
    s->saying.touched = false; /* it is no command */
    key_latin_text(s->saying.line);
    s->wanted = tag_of(TAG_NONE, 0);
    if (!client_card(&s->client, s->saying.line)) {
        screen_news(&s->screen, true, "%s", _("There is no link now."));
        return false;
    }
    return true;
}

void say_looked(struct console *s)
{
    const struct looked *l = &s->looked;

    if (s->then && l->inject == s->inject && sheet_top(&s->screen) == SHEET_INJECT) {
        say_open(s, (enum say_what)(s->then - 1), s->inject);
    } else if (l->card.len) {
        s->top = 0;
        s->screen.news[0] = '\0';
        sheet_push(&s->screen, SHEET_CARD);
    } else if (s->wanted.kind == TAG_ACT && l->act == s->wanted.index) {
        s->wanted = tag_of(TAG_NONE, 0);
        if (l->outcomes.lines) {
            say_open(s, SAY_OUTCOME, l->act);
        } else {
            screen_news(&s->screen, false, "%s",
                        _("Nothing in the case fits this act: there is nothing to choose."));
        }
    } else if (l->inject == NONE && l->person == NONE && !l->act && !l->nobodys) {
        screen_news(&s->screen, true, "%s",
                    s->wanted.kind == TAG_ACT
                        ? _("That act has ended: what came of it has come.")
                        : _("There is no such seat. Seats are called as on their cards: POL1, "
                            "LAB2."));
        s->wanted = tag_of(TAG_NONE, 0);
    }
}
