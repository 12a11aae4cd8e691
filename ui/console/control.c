#include "ui/console/control.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/bytes.h"
#include "engine/base/must.h"
#include "engine/base/text.h"
#include "ui/console/control_parts.h"
#include "ui/term/lang.h"

enum { GROW = 256 };

void control_init(struct control *c, const struct client *client, const struct wordbook *words)
{
    *c = (struct control){.client = client, .words = words};
    standing_init(&c->standing);
}

void *control_grow(void *list, int32_t count, size_t size)
{
    if (count % GROW == 0) {
        list = realloc(list, (size_t)(count + GROW) * size);
        MUST(list);
    }
    return list;
}

static void forget_line(struct log_line *l)
{
    free(l->text);
    free(l->words);
}

static void forget_amended(struct inject_now *in)
{
    free(in->subject);
    free(in->words);
    in->subject = NULL;
    in->words = NULL;
}

static void forget(struct control *c)
{
    for (int32_t i = 0; i < c->injects; i++) {
        forget_amended(&c->inject[i]);
    }
    control_questions_forget(c);
    control_acts_forget(c);
    control_marks_forget(c);
    control_calls_forget(c);
    while (c->logs) {
        forget_line(&c->log[--c->logs]);
    }
    c->items = 0;
    memset(c->arrived, 0, sizeof(c->arrived));
    c->carrieds = 0;
    standing_init(&c->standing);
}

void control_done(struct control *c)
{
    forget(c);
    free(c->inject);
    free(c->item);
    free(c->question);
    free(c->act);
    free(c->carried);
    free(c->held);
    free(c->mark);
    free(c->rating);
    free(c->grade);
    free(c->log);
}

bool control_matters(const struct fact *f)
{
    switch ((int)f->kind) {
    case FACT_INJECT:
        return f->u.inject.state != INJECT_ARMED || f->u.inject.origin == ORIGIN_DIRECTED;
    case FACT_ACT_ACCEPTED:
    case FACT_AMENDED:
    case FACT_OVERRIDDEN:
    case FACT_ACT_REFUSED:
    case FACT_REQUEST:
    case FACT_ANSWERED:
    case FACT_HAND:
    case FACT_CALL_NOTED:
    case FACT_REFLECTED:
    case FACT_TICKED:
    case FACT_SEAT:
    case FACT_DECISION_TAKEN:
    case FACT_MISTAKE:
    case FACT_JOINT:
    case FACT_JOINT_AGREED:
    case FACT_BREACH:
    case FACT_STARTED:
    case FACT_ENDED:
    case FACT_SPEED:
    case FACT_JUMPED:
    case FACT_PAUSED:
    case FACT_PAUSE_PLANNED:
    case FACT_RESUMED:
    case FACT_SEGMENT:
    case FACT_ENDING:
    case FACT_SCORE:
    case FACT_OBSERVED:
    case FACT_RATED:
    case FACT_GRADED:
    case FACT_SAID:
    case FACT_WHEEL:
    case FACT_LINE:
        return true;
    case FACT_ITEM: /* what a console improvised: what is scripted is told by its inject */
        return (f->u.item.kind == ITEM_INJECT && f->u.item.source.kind == TAG_NONE) ||
               f->u.item.kind == ITEM_HINT;
    default:
        return false;
    }
}

/* The desks that a fact names. */
static uint64_t desks_of(const struct fact *f)
{
    uint64_t desks = 0;

    for (const struct member *m = fact_table[f->kind].member; m->type != MEMBER_END; m++) {
        const void *at = (const char *)f + m->offset;

        if (m->type == MEMBER_DESKS) {
            desks |= *(const uint64_t *)at;
        } else if (m->type == MEMBER_REF && m->kind == REF_DESK && *(const int32_t *)at != NONE) {
            desks |= desk_bit(*(const int32_t *)at);
        } else if (m->type == MEMBER_ACT && ((const struct act *)at)->desk != NONE) {
            desks |= desk_bit(((const struct act *)at)->desk);
        }
    }
    return desks;
}

static void note_line(struct control *c, const struct fact *f, int64_t play_ms)
{
    struct span typed = wordbook_typed(f);
    struct log_line *l;

    if (!c->words->line || !c->words->line[0]) {
        return;
    }
    if (c->logs == LOG_KEPT) {
        forget_line(&c->log[0]);
        memmove(c->log, c->log + 1, (LOG_KEPT - 1) * sizeof(*c->log));
        c->logs--;
    } else {
        c->log = control_grow(c->log, c->logs, sizeof(*c->log));
    }
    l = &c->log[c->logs++];
    *l = (struct log_line){play_ms, desks_of(f), control_matters(f), f->kind == FACT_SAID,
                           f->kind == FACT_ATTRIBUTE ? f->u.attribute.person
                           : f->kind == FACT_CONSENT ? f->u.consent.person
                           : f->kind == FACT_BREACH  ? f->u.breach.person
                                                     : NONE,
                           strdup(c->words->line), NULL};
    MUST(l->text);
    if (typed.len && !memmem(l->text, strlen(l->text), typed.ptr, typed.len)) {
        l->words = strndup(typed.ptr, typed.len);
        MUST(l->words);
    }
}

static void note_inject(struct control *c, const struct fact *f, int64_t play_ms)
{
    struct inject_now *in = &c->inject[f->u.inject.inject];
    bool comes = f->u.inject.state == INJECT_ARMED || f->u.inject.state == INJECT_PLANNED;

    in->state = f->u.inject.state;
    in->at_ms = comes ? f->u.inject.due : play_ms;
}

static char *kept(struct span text)
{
    char *copy = text.len ? strndup(text.ptr, text.len) : NULL;

    MUST(copy || !text.len);
    return copy;
}

static void note_amended(struct control *c, const struct fact *f)
{
    struct inject_now *in = &c->inject[f->u.amended.inject];

    forget_amended(in);
    in->to = f->u.amended.to;
    in->subject = kept(f->u.amended.subject);
    in->words = kept(f->u.amended.words);
    in->changed = in->to || in->subject || in->words;
}

void control_note(struct control *c, const struct fact *f, int64_t play_ms)
{
    if (!c->inject) {
        c->injects = scenario_count(&c->client->lexicon, REF_INJECT);
        c->inject = calloc((size_t)c->injects + 1, sizeof(*c->inject));
        c->rating = calloc((size_t)scenario_count(&c->client->lexicon, REF_OBJECTIVE) + 1,
                           sizeof(*c->rating));
        c->grade = calloc((size_t)scenario_count(&c->client->lexicon, REF_AREA) + 1,
                          sizeof(*c->grade));
        c->held = calloc((size_t)scenario_count(&c->client->lexicon, REF_THING) + 1,
                         sizeof(*c->held));
        MUST(c->inject && c->rating && c->grade && c->held);
    }
    if (c->client->n == 1) { /* from the beginning, or once more from there */
        forget(c);
        for (int32_t i = 0; i < c->injects; i++) {
            c->inject[i] = (struct inject_now){.at_ms = NEVER};
        }
        memset(c->held, 0,
               (size_t)scenario_count(&c->client->lexicon, REF_THING) * sizeof(*c->held));
    }
    c->asked = 0;
    if (f->kind == FACT_INJECT) {
        note_inject(c, f, play_ms);
    } else if (f->kind == FACT_AMENDED) {
        note_amended(c, f);
    } else if (f->kind == FACT_CARD) {
        c->held[f->u.card.thing] |= desk_bit(f->u.card.desk);
    }
    standing_note(&c->standing, f, play_ms);
    control_note_item(c, f, play_ms);
    control_note_question(c, f, play_ms);
    control_note_act(c, f);
    control_note_mark(c, f);
    control_note_call(c, f, play_ms);
    note_line(c, f, play_ms);
}

void control_status(struct control *c, struct span params)
{
    struct arena scratch;

    arena_init(&scratch, 1 << 20);
    roster_read(&c->roster, &c->client->lexicon, params, &scratch);
    arena_done(&scratch);
    control_calls_name(c);
}

int64_t control_due(const struct control *c, int32_t inject)
{
    const struct inject_now *now = &c->inject[inject];

    if (now->state != INJECT_PLANNED && now->state != INJECT_ARMED) {
        return NEVER;
    }
    return now->at_ms != NEVER ? now->at_ms : c->client->lexicon.inject[inject].at;
}

void control_amended(const struct control *c, int32_t inject, struct command *ret_amend)
{
    const struct inject_now *in = c->inject ? &c->inject[inject] : NULL;

    ret_amend->u.amend.inject = inject;
    ret_amend->u.amend.to = in ? in->to : 0;
    ret_amend->u.amend.subject = span_of(in && in->subject ? in->subject : "");
    ret_amend->u.amend.words = span_of(in && in->words ? in->words : "");
}

uint64_t control_to(const struct control *c, int32_t inject)
{
    uint64_t to = c->inject ? c->inject[inject].to : 0;

    return to ? to : c->client->lexicon.inject[inject].to;
}

struct span control_call_of(const struct scenario *lexicon, int32_t inject)
{
    return lexicon->inject[inject].number.len ? lexicon->inject[inject].number
                                              : scenario_id(lexicon, REF_INJECT, inject);
}

struct span control_storyline(const struct scenario *lexicon, int32_t storyline)
{
    return storyline == NONE ? SPAN("") : lexicon->storyline[storyline].title;
}

bool control_may_steer(const char *seat)
{
    return strncmp(seat, "CTL", 3) == 0;
}

const char *control_kind(const char *seat)
{
    return control_may_steer(seat)        ? /* TRANSLATORS: at most 11 cells */ _("CONSOLE")
           : strncmp(seat, "EVA", 3) == 0 ? /* TRANSLATORS: at most 11 cells */ _("EVALUATOR")
           : strncmp(seat, "ACT", 3) == 0 ? /* TRANSLATORS: at most 11 cells */ _("ACTOR")
                                          : /* TRANSLATORS: at most 11 cells */ _("OBSERVER");
}

const char *control_staff(const char *seat)
{
    return control_may_steer(seat)        ? _("Facilitator (console)")
           : strncmp(seat, "EVA", 3) == 0 ? _("Evaluator (console)")
           : strncmp(seat, "ACT", 3) == 0 ? _("Actor, control desks (console)")
                                          : _("Observer (console)");
}

bool control_speed(const char *text, int64_t *ret_permille)
{
    size_t n = strcspn(text, ".,");
    int64_t whole = 0;
    int64_t tenth = 0;

    if (text[n] && (!text_int(span_of(text + n + 1), &tenth) || text[n + 2] || tenth < 0)) {
        return false;
    }
    if (!text_int((struct span){text, n}, &whole) || whole < 0 || whole > INT32_MAX / 1000) {
        return false;
    }
    *ret_permille = whole * 1000 + tenth * 100;
    return true;
}

/* At the end of a row of the MSEL, which leaves 18 cells for a title at 110 columns. */
#define COLUMN_(words) words /* TRANSLATORS: at most 14 cells */

const char *control_state(int32_t state)
{
    static const char *const words[] = {
        COLUMN_("planned"), COLUMN_("armed"),     COLUMN_("held"),   COLUMN_("released"),
        COLUMN_("left out"), COLUMN_("cancelled"), COLUMN_("expired")};

    return _(words[state]);
}
