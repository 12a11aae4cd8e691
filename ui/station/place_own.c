/*
 * What the desk has done: its own notes, the log of its decisions, its other acts.
 */
#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "ui/parts/sheet.h"
#include "ui/station/questions.h"
#include "ui/station/station_parts.h"
#include "ui/term/lang.h"

enum { ENTRY_NOTE = 0, ENTRY_ACT = 1 };

/* The verb of an act of this desk; NULL: somebody else's, or none. */
static const struct verb *verb_of(const struct station *s, int32_t number)
{
    const struct act *a = &s->client.view->act[number - 1].act;

    return a->verb == NONE || a->desk != s->client.desk
               ? NULL
               : scenario_verb(&s->client.lexicon, a->desk, a->verb);
}

static bool is_decision(const struct station *s, int32_t number)
{
    const struct verb *v = verb_of(s, number);

    return v && v->does == DOES_DECIDE;
}

static void row_of(struct station *s, struct rows *r, int32_t number, int indent, struct bytes *b,
                   int most)
{
    if (b->len) {
        rows_wrap_most(r, ENTRY_ACT + number, STYLE_PLAIN, indent,
                       arena_span(&s->screen.frame, bytes_view(b)), most);
    }
    bytes_done(b);
}

/* What was settled, or else the words that it was written down with. */
static void settled(struct station *s, int32_t number, struct bytes *b)
{
    const struct act *a = &s->client.view->act[number - 1].act;
    struct span option = {0};

    if (a->ref) {
        option = questions_option(station_sight(s), a->ref, a->pick);
    }
    bytes_span(b, option.len ? option : span_of(wordbook_act(&s->words, number, NONE)));
}

void gist_row(struct station *s, struct rows *r, int32_t entry, int32_t number)
{
    const struct act *a = &s->client.view->act[number - 1].act;
    struct bytes b;
    size_t names;

    bytes_init(&b, 2 * TYPED_TEXT_MAX);
    for (int32_t d = 0; d < scenario_count(&s->client.lexicon, REF_DESK); d++) {
        if (a->to & desk_bit(d)) {
            bytes_text(&b, b.len ? ", " : "");
            bytes_span(&b, client_desk(&s->client, d));
        }
    }
    names = b.len;
    if (*wordbook_act(&s->words, number, NONE)) {
        bytes_fmt(&b, "%s%s", names ? ": " : "", wordbook_act(&s->words, number, NONE));
    }
    if (b.len) {
        rows_wrap_most(r, entry, STYLE_PLAIN, 4, arena_span(&s->screen.frame, bytes_view(&b)), 1);
    }
    bytes_done(&b);
}

/* How sure, what was known, what else was open: all that the form asked for and was answered. */
static void reasons(struct station *s, int32_t number, struct bytes *b)
{
    const struct act *a = &s->client.view->act[number - 1].act;
    const struct verb *v = verb_of(s, number);

    for (int32_t f = 0; f < v->fields; f++) {
        const struct field *field = &v->field[f];
        int32_t chosen = a->choice[f];
        const char *words = wordbook_act(&s->words, number, f);

        if (chosen < 1 && !*words) {
            continue;
        }
        bytes_text(b, b->len ? "; " : "");
        bytes_fmt(b, "%.*s: ", (int)field->title.len, field->title.ptr);
        if (chosen >= 1) {
            bytes_span(b, field->choice.option[chosen - 1].title);
        }
        bytes_text(b, words);
    }
}

static void status_row(struct station *s, struct rows *r, int32_t number)
{
    const struct view_act *a = &s->client.view->act[number - 1];

    rows_say(r, ENTRY_ACT + number, STYLE_ASIDE, 4,
             a->status == ACT_RUNNING
                 ? screen_print(&s->screen, _("under way until %s"),
                                station_clock(s, a->ends_at) + 3)
                 : sight_status(a->status));
}

static void decision_rows(struct station *s, struct rows *r, int32_t number)
{
    const struct view_act *a = &s->client.view->act[number - 1];
    struct bytes b;

    bytes_init(&b, 4 * TYPED_TEXT_MAX);
    bytes_fmt(&b, "%s ", station_clock(s, a->at) + 3);
    settled(s, number, &b);
    row_of(s, r, number, 2, &b, 2);
    if (a->act.ref) { /* what was settled is an option: the words say why */
        bytes_init(&b, TYPED_TEXT_MAX);
        bytes_text(&b, wordbook_act(&s->words, number, NONE));
        row_of(s, r, number, 4, &b, 2);
    }
    bytes_init(&b, FIELDS_MAX * TYPED_TEXT_MAX);
    reasons(s, number, &b);
    row_of(s, r, number, 4, &b, 2);
    if (a->status != ACT_DONE) { /* not decided yet, or not any more */
        status_row(s, r, number);
    }
}

static void act_row(struct station *s, struct rows *r, int32_t number)
{
    const struct view_act *a = &s->client.view->act[number - 1];
    const struct verb *verb = verb_of(s, number);
    struct bytes b;

    bytes_init(&b, WORDS_MAX);
    bytes_fmt(&b, "%s %.*s%s%s", station_clock(s, a->at) + 3, (int)verb->title.len, verb->title.ptr,
              a->act.target != NONE ? ": " : "",
              a->act.target != NONE ? wordbook_name(&s->words.things, a->act.target) : "");
    row_of(s, r, number, 2, &b, 2);
    gist_row(s, r, ENTRY_ACT + number, number);
    status_row(s, r, number);
}

/* Sent, and not there yet. */
static void sent_rows(struct station *s, struct rows *r)
{
    bool any = false;

    for (int i = 0; i < DRAFTS_MAX; i++) {
        const struct draft *d = &s->kept.at[i];
        struct span brief;

        if (!d->verb || d->behind == NOT_SENT) {
            continue;
        }
        if (!any) {
            rows_heading(r, _("On its way"));
        }
        any = true;
        brief = draft_brief(d, station_sight(s), &s->screen.frame);
        rows_wrap_most(r, ROWS_NOBODY, STYLE_PLAIN, 2,
                       span_of(screen_print(&s->screen, "%.*s: %.*s", (int)d->verb->title.len,
                                            d->verb->title.ptr, (int)brief.len, brief.ptr)),
                       2);
        rows_say(r, ROWS_NOBODY, STYLE_ASIDE, 4,
                 s->client.state != CLIENT_LIVE ? _("goes out as soon as there is a link")
                 : station_paused(s) ? d->behind == HELD
                                           ? _("goes out when play goes on; F8 takes it back")
                                           : _("goes out when play goes on")
                 : d->behind != HELD ? _("is being sent")
                                                : _("goes out in a moment"));
    }
}

/* The newest first. A decision that still takes its minutes is already one. */
static void done_under(struct station *s, struct rows *r, const char *decisions, const char *acts)
{
    rows_heading(r, decisions);
    for (int32_t i = s->client.view->acts; i > 0; i--) {
        if (is_decision(s, i)) {
            decision_rows(s, r, i);
        }
    }
    rows_none(r);
    rows_heading(r, acts);
    for (int32_t i = s->client.view->acts; i > 0; i--) {
        if (verb_of(s, i) && !is_decision(s, i)) {
            act_row(s, r, i);
        }
    }
    rows_none(r);
}

void done_rows(struct station *s, struct rows *r)
{
    done_under(s, r, _("Decision log"), _("Our acts"));
}

/* What comes and goes stands below the notes: nothing moves under who reads them. */
void notes_rows(struct station *s, struct rows *r)
{
    rows_heading(r, _("Own notes (Enter: write)"));
    rows_wrap_most(r, ENTRY_NOTE, STYLE_PLAIN, 2,
                   span_of(s->note[0] ? s->note : _("none yet; nobody else reads them")), 6);
    sent_rows(s, r);
    call_rows(s, r);
    done_under(s, r, _("Decision log (Enter: read again)"), _("Our acts (Enter: read again)"));
}

/* The note is edited on the sheet of words; acts are there to be read again. */
void notes_open(struct station *s, int32_t entry)
{
    if (entry == ENTRY_NOTE) {
        edit_init(&s->edit, s->note, sizeof(s->note), false);
        sheet_push(&s->screen, SHEET_NOTE);
    } else {
        read_open(s, READ_ACT, entry - ENTRY_ACT);
    }
}
