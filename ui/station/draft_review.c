/*
 * The review sheet: all that goes out, in plain words, before it does.
 */
#include <stdio.h>
#include <string.h>

#include "engine/base/units.h"
#include "engine/core/refusal.h"
#include "engine/core/state.h"
#include "ui/station/draft_parts.h"
#include "ui/station/named.h"
#include "ui/station/questions.h"
#include "ui/term/lang.h"
#include "ui/term/measure.h"

enum { NAMED_ROOM = 1 << 20 };

/* "Label: text", each on lines of its own where the text has several. */
static void row(struct bytes *to, struct span label, struct span text)
{
    bool question = label.len && label.ptr[label.len - 1] == '?';

    bytes_text(to, "  ");
    bytes_span(to, label);
    bytes_text(to, memchr(text.ptr, '\n', text.len) ? ":\n" : question ? " " : ": ");
    bytes_span(to, text);
    bytes_char(to, '\n');
}

static void line(struct bytes *to, const char *words)
{
    bytes_fmt(to, "  %s\n", words);
}

static void addressed(const struct draft *d, struct sight s, struct bytes *to)
{
    const struct scenario *sc = &s.client->lexicon;
    uint64_t who = d->cmd.u.act.act.to;
    const char *before = d->verb->does == DOES_CONSENT ? _("May be told: ") : _("To: ");

    bytes_text(to, who ? "  " : "");
    for (int32_t i = 0; i < scenario_count(sc, REF_DESK); i++) {
        if (who & desk_bit(i)) {
            bytes_text(to, before);
            bytes_span(to, sc->desk[i].title);
            before = "; ";
        }
    }
    bytes_text(to, who ? "\n" : "");
}

/* The question or joint item that it is about. */
static void about(const struct draft *d, struct sight s, struct bytes *to)
{
    const struct view *v = s.client->view;
    const struct scenario *sc = &s.client->lexicon;
    int32_t ref = d->cmd.u.act.act.ref;
    int32_t pick = d->cmd.u.act.act.pick; /* of an act that was sent: as the host has it */

    if (d->verb->does == DOES_ANSWER && ref >= 1 && ref <= v->requests) {
        row(to, span_of(_("To, who asked")), sc->desk[v->request[ref - 1].from].title);
    } else if (draft_any_of(d, 1u << DOES_AGREE | 1u << DOES_REFUSE | 1u << DOES_CONTRIBUTE) &&
               ref >= 1 && ref <= v->joints) {
        row(to, span_of(_("About")), sc->joint[v->joint[ref - 1].kind].title);
        if (d->verb->does == DOES_CONTRIBUTE && pick >= 1 && pick <= draft_parts(d, s)->lines) {
            row(to, span_of(_("Part")), draft_parts(d, s)->line[pick - 1]);
        }
    }
}

static void form(const struct draft *d, struct bytes *to)
{
    for (int32_t i = 0; i < d->verb->fields; i++) {
        const struct field *f = &d->verb->field[i];
        int32_t option = d->cmd.u.act.act.choice[i];

        if (i == d->verb->names_field) {
            continue; /* told beside what goes along */
        }
        if (option >= 1 && option <= f->choice.options) {
            row(to, f->title, f->choice.option[option - 1].title);
        } else if (d->texts[i][0]) {
            row(to, f->title, span_of(d->texts[i]));
        }
    }
}

/* Something that goes along, as the others will read it. */
static const char *piece(const struct draft *d, struct sight s, struct tag what)
{
    const struct word_list *known = &s.words->knowledge;

    if (what.kind == TAG_THING) {
        return wordbook_name(&s.words->things, what.index);
    }
    if (draft_withholds(d) && wordbook_body(known, what.index)[0]) {
        return wordbook_body(known, what.index);
    }
    return wordbook_name(known, what.index);
}

/* With or without names: with verbs that do not ask, as the desk knows it. */
static void names(const struct draft *d, bool known, bool exhibit, struct bytes *to)
{
    if (known) {
        line(to,
             draft_withholds(d)
                 ? _("Names and sources are withheld: the others read it as it is here.")
                 : _("Names and sources are not withheld: a victim, a witness or a source who is "
                     "named should have agreed to it."));
    }
    if (exhibit) {
        line(to, _("The exhibit: a copy shows all that stands on it, names too."));
    }
}

static void along(const struct draft *d, struct sight s, struct bytes *to)
{
    const struct act *a = &d->cmd.u.act.act;
    bool card = a->target != NONE && (d->verb->does == DOES_REQUEST || d->verb->auths);
    bool known = false;
    bool exhibit = card && s.client->view->card[a->target - 1] == THING_EXHIBIT;

    if (!a->attaches && !card) {
        if (d->verb->does != DOES_ACT && d->verb->does != DOES_NOTE) {
            line(to, _("Nothing goes along."));
        }
        return;
    }
    line(to, _("Goes along:"));
    if (card) {
        bytes_fmt(to, "  - %s: %s%s\n", _("the card"), wordbook_name(&s.words->things, a->target),
                  d->verb->does == DOES_REQUEST ? "" : _(" (to whoever is asked for a yes)"));
    }
    for (int32_t i = 0; i < a->attaches; i++) {
        bool thing = a->attach[i].kind == TAG_THING;

        known = known || !thing;
        exhibit = exhibit || thing;
        bytes_fmt(to, "  - %s: %s\n", thing ? _("the exhibit") : _("what you know"),
                  piece(d, s, a->attach[i]));
    }
    names(d, known, exhibit, to);
}

static void whose_yes(const struct draft *d, struct sight s, struct bytes *to)
{
    const struct act *a = &d->cmd.u.act.act;
    const char *person = a->target != NONE ? wordbook_name(&s.words->things, a->target) : "";

    bytes_text(to, _("  It begins with a yes of: "));
    bytes_span(to, d->verb->yes);
    if (d->verb->yes_of_target && person[0]) {
        bytes_fmt(to, "%s%s", d->verb->yes.len ? ", " : "", person);
    }
    bytes_text(to, ".\n");
}

static void cost(const struct draft *d, struct sight s, struct bytes *to)
{
    long minutes = (long)d->verb->minutes;

    bytes_text(to, "  ");
    bytes_fmt(to,
              ngettext("It takes %ld minute of play.", "It takes %ld minutes of play.",
                       (unsigned long)minutes),
              minutes);
    bytes_char(to, '\n');
    if (s.client->view->phase == PHASE_RUNNING &&
        s.client->view->play_ms + minutes * MINUTE_MS > s.client->lexicon.play_length) {
        line(to, _("Play ends before it does: nothing may come of it."));
    }
    if (d->verb->auths) {
        whose_yes(d, s, to);
    }
    if (s.client->view->paused) {
        line(to, _("Play is paused."));
    } else if (s.client->view->phase == PHASE_WAITING) {
        line(to, _("Play has not begun: this is for trying it out."));
    }
}

struct span draft_settles(const struct draft *d, struct sight s)
{
    const struct act *a = &d->cmd.u.act.act;

    return d->verb->does == DOES_DECIDE && a->ref ? questions_option(s, a->ref, a->pick)
                                                  : (struct span){0};
}

/* What is done or was: all but what it takes. */
static void what(const struct draft *d, struct sight s, struct bytes *to)
{
    const struct act *a = &d->cmd.u.act.act;

    bytes_text(to, "  ");
    bytes_span(to, d->verb->title);
    bytes_char(to, '\n');
    addressed(d, s, to);
    about(d, s, to);
    if (a->target != NONE) {
        row(to, span_of(d->verb->targets == 1u << THING_PLACE ? _("Where") : _("On")),
            span_of(wordbook_name(&s.words->things, a->target)));
    }
    if (a->basis != NONE) {
        row(to, span_of(_("Legal basis")), s.client->lexicon.basis[a->basis].title);
    }
    if (draft_settles(d, s).len) {
        row(to, span_of(_("You settle")), span_of(wordbook_name(&s.words->decisions, a->ref)));
        row(to, span_of(_("With")), draft_settles(d, s));
    }
    if (draft_speaks(d) && d->verb->does == DOES_DECIDE) { /* as the form has it */
        row(to, span_of(_("Your words")), span_of(d->text[0] ? d->text : _("(none)")));
    }
    form(d, to);
    if (draft_speaks(d) && d->verb->does != DOES_DECIDE) {
        row(to, span_of(_("Your words")), span_of(d->text[0] ? d->text : _("(none)")));
    }
    along(d, s, to);
}

/* The desk's act that is under way and is this very thing (judge_act.c: REFUSE_UNDER_WAY); 0. */
static int32_t under_way(const struct draft *d, struct sight s)
{
    const struct view *v = s.client->view;
    const struct act *a = &d->cmd.u.act.act;

    for (int32_t i = v->acts; i > 0; i--) {
        const struct view_act *other = &v->act[i - 1];

        if (d->verb->does == DOES_ACT && other->status <= ACT_RUNNING && a->target != NONE &&
            other->act.desk == a->desk && other->act.verb == a->verb &&
            other->act.target == a->target) {
            return i;
        }
    }
    return 0;
}

/* A colleague, or oneself in a hurry, is doing that, or has sent the very same a while ago. */
static void done_before(const struct draft *d, struct sight s, struct bytes *to)
{
    const int64_t a_while = 10 * MINUTE_MS;
    const struct view *v = s.client->view;
    const struct act *a = &d->cmd.u.act.act;
    int32_t twin = under_way(d, s);
    char clock[32];

    if (twin) {
        client_clock(s.client, v->act[twin - 1].at, clock, sizeof(clock));
        bytes_text(to, "  ");
        bytes_fmt(to,
                  v->act[twin - 1].seat == s.client->seat
                      ? _("You have been doing that since %s: it cannot be sent again.")
                      : _("A colleague has been doing that since %s: it cannot be sent again."),
                  clock);
        bytes_char(to, '\n');
        return;
    }
    for (int32_t i = v->acts; i > 0 && v->act[i - 1].at + a_while >= v->play_ms; i--) {
        const struct act *other = &v->act[i - 1].act;
        bool same = memcmp(other, a, sizeof(*a)) == 0;

        same = same && (!draft_speaks(d) || strcmp(d->text, wordbook_act(s.words, i, NONE)) == 0);
        if (same && v->act[i - 1].status <= ACT_DONE) {
            client_clock(s.client, v->act[i - 1].at, clock, sizeof(clock));
            bytes_fmt(to, _("  Look under 5 first: your desk has sent such a one at %s.\n"), clock);
            return;
        }
    }
}

/* All that was typed, folded for looking into it. */
static struct span folded(const struct draft *d, struct arena *a)
{
    struct bytes all;
    struct span text;

    bytes_init(&all, (FIELDS_MAX + 1) * (DRAFT_TEXT + 1));
    bytes_text(&all, d->text);
    for (int32_t i = 0; i < FIELDS_MAX; i++) {
        bytes_char(&all, ' ');
        bytes_text(&all, d->texts[i]);
    }
    text = measure_fold(a, bytes_view(&all));
    bytes_done(&all);
    return text;
}

/* Names are withheld, and stand in what was typed all the same. */
static void named(const struct draft *d, struct sight s, struct bytes *to)
{
    const struct view *v = s.client->view;
    struct arena a;
    struct span text;

    if (!draft_withholds(d)) {
        return;
    }
    arena_init(&a, NAMED_ROOM);
    text = folded(d, &a);
    for (int32_t h = 1; h <= v->cards; h++) {
        struct span name = span_of(wordbook_name(&s.words->things, h));

        if (v->card[h - 1] == THING_PERSON && named_in(&a, name, text)) {
            bytes_text(to, "  ");
            bytes_fmt(to, _("But your own words name somebody (%.*s), and go out as they are."),
                      (int)name.len, name.ptr);
            bytes_char(to, '\n');
        }
    }
    arena_done(&a);
}

void draft_review(const struct draft *d, struct sight s, struct bytes *to)
{
    what(d, s, to);
    named(d, s, to);
    done_before(d, s, to);
    cost(d, s, to);
}

void draft_told(struct sight s, int32_t act, struct bytes *to)
{
    static struct draft d; /* too large for the stack */
    const struct act *a = &s.client->view->act[act - 1].act;

    d = (struct draft){.verb = scenario_verb(&s.client->lexicon, a->desk, a->verb)};
    d.cmd.u.act.act = *a;
    snprintf(d.text, sizeof(d.text), "%s", wordbook_act(s.words, act, NONE));
    for (int32_t i = 0; i < FIELDS_MAX; i++) {
        snprintf(d.texts[i], sizeof(d.texts[i]), "%s", wordbook_act(s.words, act, i));
    }
    what(&d, s, to);
}

enum refusal draft_too_late(const struct draft *d, struct sight s)
{
    int32_t ref = d->cmd.u.act.act.ref;
    bool settled = ref && ((d->verb->does == DOES_ANSWER && !questions_wait(s, ref)) ||
                           (d->verb->does == DOES_DECIDE && questions_settled(s, ref)));

    return settled ? REFUSE_ANSWERED : under_way(d, s) ? REFUSE_UNDER_WAY : REFUSE_NONE;
}
