/*
 * The case changed while it is played: an inject, what comes of an act; words in the languages of
 * the room; and new cards.
 */
#include <stdio.h>
#include <string.h>

#include "engine/base/bytes.h"
#include "engine/base/text.h"
#include "ui/console/say.h"
#include "ui/link/wish.h"
#include "ui/term/lang.h"

enum { CHOICES_ONE, CHOICES_BACK = 2 /* 1 is say_words.c's, of desks */, LINE_TO = 0 };

/* ---- Words in several languages ---- */

static bool spoken_at_a_desk(const struct console *s, const char *lang)
{
    const struct roster *r = &s->control.roster;

    for (int32_t i = 0; i < r->seats; i++) {
        if (r->seat[i].here && r->seat[i].desk != NONE && strcmp(r->seat[i].lang, lang) == 0) {
            return true;
        }
    }
    return false;
}

static const char *name_of(const char *lang)
{
    int i = 0;

    while (i < LANG_COUNT && strcmp(lang_codes[i], lang) != 0) {
        i++;
    }
    return i < LANG_COUNT ? lang_names[i] : lang;
}

void say_texts(struct console *s)
{
    struct saying *y = &s->saying;

    for (int i = 0; i < LANG_COUNT && y->others < OTHERS_MAX; i++) {
        struct other *o = &y->other[y->others];

        if (strcmp(lang_codes[i], lang_now()) == 0 || !spoken_at_a_desk(s, lang_codes[i])) {
            continue;
        }
        o->text[0] = '\0';
        text_copy(o->lang, sizeof(o->lang), span_of(lang_codes[i]));
        y->others++;
    }
    say_text(s, y->others ? name_of(lang_now()) : _(FIELD_("Text")));
    for (int i = 0; i < y->others; i++) {
        fields_text(say_line(s, SOME_LINES, name_of(y->other[i].lang)), y->other[i].text,
                    sizeof(y->other[i].text));
    }
}

static bool blank(const char *text)
{
    return !text[strspn(text, " \n")];
}

const char *say_spoken(struct console *s)
{
    struct saying *y = &s->saying;
    struct bytes b;
    const char *kept;

    for (int i = 0; i < y->others && !y->warned; i++) {
        if (blank(y->other[i].text)) {
            y->warned = true;
            screen_news(&s->screen, true,
                        _("Nothing stands there in %s: they will read it in %s. Once more sends it "
                          "so."),
                        name_of(y->other[i].lang), name_of(lang_now()));
            return NULL;
        }
    }
    bytes_init(&b, sizeof(y->text) * (1 + OTHERS_MAX) + 64);
    bytes_text(&b, y->text);
    for (int i = 0; i < y->others; i++) {
        if (!blank(y->other[i].text)) {
            bytes_fmt(&b, "\n[%s]\n%s", y->other[i].lang, y->other[i].text);
        }
    }
    kept = b.len > TYPED_TEXT_MAX ? NULL : screen_text(&s->screen, bytes_view(&b));
    bytes_done(&b);
    if (!kept) {
        screen_news(&s->screen, true, "%s", _("That is too long to be sent: shorten it."));
    }
    return kept;
}

/* ---- An inject ---- */

static struct span also_text(const struct looked *l, const char *lang)
{
    for (int32_t i = 0; i < l->alsos; i++) {
        if (strcmp(l->also[i].lang, lang) == 0) {
            return l->also[i].text;
        }
    }
    return (struct span){0};
}

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
        for (int i = 0; i < y->others; i++) {
            text_copy(y->other[i].text, sizeof(y->other[i].text), also_text(l, y->other[i].lang));
            fields_text(&y->fields.line[y->fields.lines - y->others + i], y->other[i].text,
                        sizeof(y->other[i].text));
        }
    }
    if (s->control.inject[y->subject].changed) {
        struct field_line *line = say_line(s, ONE_OF, _(FIELD_("What now?")));

        choice_add(&y->choices[CHOICES_BACK], span_of(_(OPTION_("as written here"))), 0);
        choice_add(&y->choices[CHOICES_BACK], span_of(_(OPTION_("as in the case again"))), 1);
        fields_options(line, y->choices[CHOICES_BACK].label, y->choices[CHOICES_BACK].count);
    }
    say_reason(s, _(FIELD_("Reason")));
}

/* Does it stand there as it was found? room: of where it stands. */
static bool is_as_found(const char *text, struct span found, size_t room)
{
    return span_eq(span_of(text), text_begin(found, room - 1));
}

static bool words_as_found(const struct console *s)
{
    const struct saying *y = &s->saying;
    bool is = is_as_found(y->text, s->looked.text, sizeof(y->text));

    for (int i = 0; i < y->others; i++) {
        is = is && is_as_found(y->other[i].text, also_text(&s->looked, y->other[i].lang),
                               sizeof(y->other[i].text));
    }
    return is;
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
    const struct inject *in = &s->client.lexicon.inject[y->subject];
    const char *words;

    c.u.amend.inject = y->subject;
    if (y->choices[CHOICES_BACK].count && choice_of(s, y->fields.lines - 2) == 1) {
        c.u.amend.text = span_of(y->reason);
        return console_order(s, &c);
    }
    control_amended(&s->control, y->subject, &c);
    if (!s->looked.words && !words_as_found(s)) {
        words = say_spoken(s);
        if (!words) {
            return false;
        }
        c.u.amend.words = span_of(words);
    }
    if (!is_as_found(y->line, s->looked.subject, sizeof(y->line))) {
        c.u.amend.subject = span_of(y->line);
    }
    c.u.amend.to = desks_ticked(s, LINE_TO) | not_to_tick(s, control_to(&s->control, y->subject));
    if (!c.u.amend.to) {
        screen_news(&s->screen, true, "%s", _(NEWS_("To whom? Space ticks a desk.")));
        return false;
    }
    c.u.amend.to = c.u.amend.to == in->to ? 0 : c.u.amend.to;
    c.u.amend.text = span_of(s->saying.reason);
    return console_order(s, &c);
}

/* ---- What comes of an act ---- */

void act_begin(struct console *s)
{
    const struct control *c = &s->control;
    struct choices *list = &s->saying.choices[CHOICES_ONE];
    struct field_line *l = say_line(s, ONE_OF, _(FIELD_("Which one")));

    for (int32_t i = 0; i < c->acts; i++) {
        choice_add(list, arena_span(&s->labels, span_of(c->act[i].line)), c->act[i].number);
    }
    if (!list->count) {
        choice_add(list, span_of(_(OPTION_("none waits or runs"))), 0);
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
        return true; /* it is so already */
    }
    return console_order(s, &c);
}

/* ---- Cards ---- */

void card_begin(struct console *s)
{
    const struct roster *r = &s->control.roster;
    int32_t i = s->screen.list[DESK_PEOPLE].entry;

    if (s->screen.here == DESK_PEOPLE && i >= 0 && i < r->seats) {
        text_copy(s->saying.line, sizeof(s->saying.line), span_of(r->seat[i].name));
    }
    fields_text(say_line(s, ONE_LINE, _(FIELD_("Seat (POL2)"))), s->saying.line,
                sizeof(s->saying.line));
    edit_offer(&s->saying.fields.line[0].edit);
}

bool card_send(struct console *s)
{
    if (!s->saying.line[0]) {
        screen_news(&s->screen, true, "%s", _("For which seat? As it stands on its card: POL2."));
        return false;
    }
    s->saying.touched = false; /* it is no command */
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
        sheet_push(&s->screen, SHEET_CARD);
    } else if (s->wanted.kind == TAG_ACT && l->act == s->wanted.index) {
        s->wanted = tag_of(TAG_NONE, 0);
        if (l->outcomes.lines) {
            say_open(s, SAY_OUTCOME, l->act);
        } else {
            screen_news(&s->screen, false, "%s",
                        _("Nothing in the case fits this act: there is nothing to choose."));
        }
    } else if (l->inject == NONE && l->person == NONE && !l->act) {
        s->wanted = tag_of(TAG_NONE, 0);
        screen_news(&s->screen, true, "%s",
                    _("That is not to be had: there is no such seat, or the act has ended."));
    }
}
