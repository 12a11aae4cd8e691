/*
 * Typed for desks to read, and for the team.
 */
#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/core/state.h"
#include "ui/console/say.h"
#include "ui/term/lang.h"

/* Lines of the sheet of an inject, and of a hint. */
enum { LINE_FROM, LINE_TO, LINE_URGENT, LINE_SUBJECT, LINE_TEXT };
enum { CHOICES_FROM, CHOICES_TO, CHOICES_REST };
enum { CALL_WENT, CALL_ANSWER, CALL_STOP, CALL_ALL }; /* what is done about a call */
enum { ANSWER_OPEN = -1 };
enum { PERSON = DESKS_MAX }; /* of the choices of a voice: desks, and from here on things */

static struct choices *choices(struct console *s, int i)
{
    return &s->saying.choices[i];
}

static struct field_line *one_of(struct console *s, int i, const char *title)
{
    struct field_line *l = say_line(s, ONE_OF, title);

    fields_options(l, choices(s, i)->label, choices(s, i)->count);
    return l;
}

/* Each, and behind it whom it plays. */
static void control_desks(struct console *s)
{
    const struct scenario *sc = &s->client.lexicon;

    for (int32_t d = 0; d < scenario_count(sc, REF_DESK); d++) {
        if (sc->desk[d].control) {
            choice_add(choices(s, CHOICES_FROM), sc->desk[d].title, d);
        }
        for (int32_t i = 0; i < scenario_count(sc, REF_THING); i++) {
            if (sc->desk[d].control && sc->thing[i].played_by == d) {
                choice_add(choices(s, CHOICES_FROM), sc->thing[i].name, PERSON + i);
            }
        }
    }
}

/* Those that play; `some` of them ticked. */
void desks_to_tick(struct console *s, uint64_t some)
{
    const struct scenario *sc = &s->client.lexicon;
    struct choices *c = choices(s, CHOICES_TO);
    struct field_line *l = say_line(s, SOME_OF, _(FIELD_("To")));

    for (int32_t d = 0; d < scenario_count(sc, REF_DESK); d++) {
        if (!sc->desk[d].control) {
            l->some |= some & desk_bit(d) ? UINT64_C(1) << c->count : 0;
            choice_add(c, sc->desk[d].code.len ? sc->desk[d].code : sc->desk[d].title, d);
        }
    }
    fields_options(l, c->label, c->count);
}

uint64_t desks_ticked(const struct console *s, int line)
{
    const struct choices *c = &s->saying.choices[CHOICES_TO];
    uint64_t desks = 0;

    for (int i = 0; i < c->count; i++) {
        desks |= s->saying.fields.line[line].some >> i & 1 ? desk_bit(c->value[i]) : 0;
    }
    return desks;
}

/* Of a list to choose from the one that stands there now. */
static void choose(struct field_line *l, const struct choices *c, int32_t value)
{
    for (int i = 0; i < c->count; i++) {
        l->one = c->value[i] == value ? i : l->one;
    }
}

void inject_begin(struct console *s)
{
    struct saying *y = &s->saying;
    bool copy = y->what == SAY_COPY;
    struct field_line *from;
    uint64_t to = copy                 ? control_to(&s->control, y->subject)
                  : y->subject != NONE ? desk_bit(y->subject)
                                       : 0;

    control_desks(s);
    from = one_of(s, CHOICES_FROM, _(FIELD_("From")));
    desks_to_tick(s, to);
    choice_add(choices(s, CHOICES_REST), span_of(_(OPTION_("no"))), 0);
    choice_add(choices(s, CHOICES_REST), span_of(_(OPTION_("yes"))), 1);
    one_of(s, CHOICES_REST, _(FIELD_("Urgent")))->one = copy && s->looked.priority;
    if (copy) {
        choose(from, choices(s, CHOICES_FROM), s->looked.from);
        text_copy(y->line, sizeof(y->line), s->looked.subject);
        text_copy(y->text, sizeof(y->text), s->looked.text);
    }
    fields_text(say_line(s, ONE_LINE, _(FIELD_("Subject"))), y->line, sizeof(y->line));
    say_texts(s);
    if (copy && !s->looked.words) {
        say_also(s);
    }
    y->fields.here = copy ? LINE_TEXT : LINE_FROM;
}

void inject_voice(struct console *s)
{
    if (s->voice != NONE) {
        choose(&s->saying.fields.line[LINE_FROM], choices(s, CHOICES_FROM), PERSON + s->voice);
        s->voice = NONE;
    } else if (s->reply_from != NONE) {
        choose(&s->saying.fields.line[LINE_FROM], choices(s, CHOICES_FROM), s->reply_from);
        s->reply_from = NONE;
    }
}

static bool complete(struct console *s, uint64_t to)
{
    if (!to) {
        screen_news(&s->screen, true, "%s", _("To whom? Space ticks a desk."));
    } else if (!say_typed(s)) {
        screen_news(&s->screen, true, "%s", _("What is to be read there? The text is empty."));
        say_there(s, s->saying.text);
    } else {
        return true;
    }
    return false;
}

static bool leave_out(struct console *s)
{
    struct command c = {.kind = COMMAND_SKIP};
    int32_t state = s->control.inject[s->saying.subject].state;

    c.u.inject.inject = s->saying.subject;
    c.u.inject.text = span_of(_("written anew"));
    return (state != INJECT_PLANNED && state != INJECT_ARMED && state != INJECT_HELD) ||
           console_order(s, &c);
}

/* A desk, or a person that it plays; written anew, in the name of who wrote it first. */
static void voice(const struct console *s, struct command *c)
{
    const struct scenario *sc = &s->client.lexicon;
    int32_t who = choice_of(s, LINE_FROM);
    bool copy = s->saying.what == SAY_COPY && who == sc->inject[s->saying.subject].from;

    c->u.improvise.person = who >= PERSON ? who - PERSON : NONE;
    c->u.improvise.from = who >= PERSON ? sc->thing[who - PERSON].played_by : who;
    c->u.improvise.like = copy ? s->saying.subject : NONE;
}

bool improvise_send(struct console *s)
{
    struct command c = {.kind = COMMAND_IMPROVISE};
    const char *words;

    voice(s, &c);
    c.u.improvise.channel = NONE;
    c.u.improvise.to = desks_ticked(s, LINE_TO);
    c.u.improvise.priority = choice_of(s, LINE_URGENT) == 1;
    if (!complete(s, c.u.improvise.to) || !(words = say_spoken(s, c.u.improvise.to)) ||
        say_subject_warned(s, c.u.improvise.to)) {
        return false;
    }
    c.u.improvise.subject = span_of(s->saying.what == SAY_COPY ? say_subjects(s) : s->saying.line);
    c.u.improvise.text = span_of(words);
    return (s->saying.what != SAY_COPY || leave_out(s)) && console_order(s, &c);
}

void answer_begin(struct console *s)
{
    const struct question *q = control_question(&s->control, s->saying.subject);
    bool for_yes = q && q->for_yes;

    if (for_yes) { /* nobody's yes is taken for granted */
        choice_add(choices(s, CHOICES_REST), span_of(_(OPTION_("yes or no?"))), ANSWER_OPEN);
    }
    choice_add(choices(s, CHOICES_REST),
               span_of(for_yes ? _(OPTION_("yes")) : _(OPTION_("answer"))), 1);
    choice_add(choices(s, CHOICES_REST),
               span_of(for_yes ? _(OPTION_("no")) : _(OPTION_("decline"))), 0);
    one_of(s, CHOICES_REST, _(FIELD_("What now?")));
    say_texts(s);
    s->saying.fields.here = for_yes ? 0 : 1;
}

bool answer_send(struct console *s)
{
    struct command c = {.kind = COMMAND_ACT};
    const struct question *q = control_question(&s->control, s->saying.subject);
    const struct verb *v = scenario_verb_that(&s->client.lexicon, DOES_ANSWER);
    const char *words;

    if (!q || !v) {
        screen_news(&s->screen, true, "%s",
                    q ? _("No control desk of this case can answer: write an inject.")
                      : _("It has been answered already. Esc leaves; your words stay here."));
        return false;
    }
    if (choice_of(s, 0) == ANSWER_OPEN) {
        screen_news(&s->screen, true, "%s", _("Yes or no? Choose it in the line above."));
        s->saying.fields.here = 0;
        return false;
    }
    if (!complete(s, desk_bit(q->from)) || !(words = say_spoken(s, desk_bit(q->from)))) {
        return false;
    }
    c.u.act.act = act_none();
    c.u.act.act.desk = q->to;
    c.u.act.act.verb = v->name;
    c.u.act.act.ref = q->request;
    c.u.act.act.choice[v->key_field] = verb_decision(v, choice_of(s, 0) == 1);
    c.u.act.text = span_of(words);
    return console_order(s, &c);
}

void hint_begin(struct console *s)
{
    choice_add(choices(s, CHOICES_FROM), span_of(_(OPTION_("their mentor"))), NONE);
    if (console_where(&s->screen) & WHERE_SPEAKS) {
        control_desks(s);
    }
    one_of(s, CHOICES_FROM, _(FIELD_("In the voice of")));
    desks_to_tick(s, s->saying.subject != NONE ? desk_bit(s->saying.subject) : 0);
    say_texts(s);
}

/* As their mentor. */
static bool tell_desks(struct console *s, uint64_t desks, struct span words)
{
    struct command c = {.kind = COMMAND_HINT};

    c.u.hint.to = desks;
    c.u.hint.text = words;
    return console_order(s, &c);
}

bool hint_send(struct console *s)
{
    const char *words;
    uint64_t to;

    if (choice_of(s, LINE_FROM) != NONE) {
        s->saying.line[0] = '\0';
        return improvise_send(s); /* in a role */
    }
    to = desks_ticked(s, LINE_TO);
    return complete(s, to) && (words = say_spoken(s, to)) && tell_desks(s, to, span_of(words));
}

void call_begin(struct console *s)
{
    const struct call_now *call = control_call(&s->control, s->saying.subject);
    struct choices *list = choices(s, CHOICES_REST);
    bool real = call && call->real && control_may_steer(s->client.options.card.name);
    bool stop = real && s->client.running;

    if (stop) {
        choice_add(list, span_of(_(OPTION_("STOP PLAY; words go to that desk"))), CALL_STOP);
        choice_add(list, span_of(_(OPTION_("STOP PLAY; words go to everybody"))), CALL_ALL);
    }
    choice_add(list, span_of(_(OPTION_("answer in words"))), CALL_ANSWER);
    if (real && !stop) { /* play stands already */
        choice_add(list, span_of(_(OPTION_("tell everybody"))), CALL_ALL);
    }
    choice_add(list, span_of(_(OPTION_("I went there: off every console"))), CALL_WENT);
    one_of(s, CHOICES_REST, _(FIELD_("What now?")));
    say_texts(s);
    s->saying.fields.here = 1;
    if (stop) { /* nothing has to be typed: once more Enter, and play stands */
        s->saying.fields.here = s->saying.fields.lines;
        s->saying.fields.button = s->saying.fields.buttons - 1;
    }
}

bool call_stops(const struct console *s)
{
    int32_t how = choice_of(s, 0);

    return how == CALL_STOP || (how == CALL_ALL && s->client.running);
}

static uint64_t all_who_play(const struct scenario *sc)
{
    uint64_t desks = 0;

    for (int32_t d = 0; d < scenario_count(sc, REF_DESK); d++) {
        desks |= sc->desk[d].control ? 0 : desk_bit(d);
    }
    return desks;
}

/*
 * Every desk reads why it stands still; what happened to whom only where it is wanted. It is not
 * held up by a language in which nothing was typed.
 */
static bool stop_send(struct console *s, int32_t desk, bool all)
{
    struct command c = {.kind = COMMAND_PAUSE};
    bool typed = say_typed(s);
    const char *words;
    struct span why;

    s->saying.warned = true; /* nothing holds it up */
    words = say_spoken(s, 0);
    if (!words) {
        return false;
    }
    why = say_everywhere(s, N_("A real emergency in the room."), all && typed);
    c.u.words.text = why;
    /* play may have come to stand while this was typed: then they are told all the same */
    return (s->client.running ? console_order(s, &c)
                              : tell_desks(s, all_who_play(&s->client.lexicon), why)) &&
           (all || !typed || tell_desks(s, desk_bit(desk), span_of(words)));
}

/* An answer takes the call off every console; not a real one, which is off when somebody went. */
bool call_send(struct console *s)
{
    const struct call_now *call = control_call(&s->control, s->saying.subject);
    int32_t how = choice_of(s, 0);
    const char *words;

    if (!call) {
        screen_news(&s->screen, true, "%s", _("It has been answered already."));
        return false;
    }
    if (how == CALL_WENT) {
        struct command went = {.kind = COMMAND_NOTED};

        went.u.noted.call = call->number;
        return console_order(s, &went);
    }
    if (how == CALL_STOP || how == CALL_ALL) {
        return stop_send(s, call->desk, how == CALL_ALL);
    }
    return complete(s, desk_bit(call->desk)) && (words = say_spoken(s, desk_bit(call->desk))) &&
           tell_desks(s, desk_bit(call->desk), span_of(words));
}

/* Facilitators who are there, and nobody. */
void wheel_begin(struct console *s)
{
    const struct roster *r = &s->control.roster;
    struct field_line *l;

    choice_add(choices(s, CHOICES_REST), span_of(_(OPTION_("nobody: every facilitator may"))), 0);
    for (int32_t i = 0; i < r->seats; i++) {
        if (r->seat[i].desk == NONE && r->seat[i].here && control_may_steer(r->seat[i].name)) {
            choice_add(choices(s, CHOICES_REST), span_of(r->seat[i].name), r->seat[i].number);
        }
    }
    l = one_of(s, CHOICES_REST, _(FIELD_("The wheel")));
    choose(l, choices(s, CHOICES_REST), s->control.wheel);
}

bool wheel_send(struct console *s)
{
    struct command c = {.kind = COMMAND_WHEEL};

    c.u.wheel.seat = choice_of(s, 0);
    if (c.u.wheel.seat == s->control.wheel) {
        s->saying.touched = false;
        screen_news(&s->screen, false, "%s", _(NEWS_("It is so already: nothing was changed.")));
        return true;
    }
    return console_order(s, &c);
}

void observe_begin(struct console *s)
{
    static const char *const kinds[] = {OPTION_("+ good"), OPTION_("- to improve"),
                                        OPTION_("? to ask"), OPTION_("! safety")};
    const struct scenario *sc = &s->client.lexicon;
    struct choices *desks = choices(s, CHOICES_TO);

    for (int32_t k = 0; k < 4; k++) {
        choice_add(choices(s, CHOICES_REST), span_of(_(kinds[k])), k);
    }
    one_of(s, CHOICES_REST, _(FIELD_("What")));
    choice_add(desks, span_of(_(OPTION_("everybody"))), NONE);
    for (int32_t d = 0; d < scenario_count(sc, REF_DESK); d++) {
        if (!sc->desk[d].control) {
            choice_add(desks, sc->desk[d].title, d);
        }
    }
    choose(one_of(s, CHOICES_TO, _(FIELD_("About whom"))), desks, s->saying.subject);
    say_text(s, _(FIELD_("Text")));
    s->saying.fields.here = s->saying.fields.lines - 1;
}

bool observe_send(struct console *s)
{
    struct command c = {.kind = COMMAND_OBSERVE};

    c.u.mark.kind = choice_of(s, 0);
    c.u.mark.desk = choice_of(s, 1);
    c.u.mark.moment = s->saying.moment;
    c.u.mark.text = span_of(s->saying.text);
    return console_order(s, &c);
}

void text_begin_say(struct console *s)
{
    say_text(s, _(FIELD_("Text")));
}

bool remark_send(struct console *s)
{
    struct command c = {.kind = COMMAND_REMARK};

    c.u.remark.number = s->control.mark[s->saying.subject].number;
    c.u.remark.text = span_of(s->saying.text);
    return complete(s, UINT64_MAX) && console_order(s, &c);
}

bool team_send(struct console *s)
{
    struct command c = {.kind = COMMAND_SAY};

    c.u.words.text = span_of(s->saying.text);
    return complete(s, UINT64_MAX) && console_order(s, &c);
}
