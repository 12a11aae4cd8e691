/*
 * Items in words: what arrives at a desk, in full.
 */
#include <string.h>

#include "engine/base/must.h"
#include "engine/base/safe.h"
#include "engine/wire/tell_words.h"

static struct span inject_sender(const struct tell *t, const struct fact *f)
{
    struct tag voice = f->u.item.voice.kind == TAG_NONE ? f->u.item.source : f->u.item.voice;
    int32_t i = voice.kind == TAG_INJECT ? voice.index : NONE;

    if (voice.kind == TAG_THING) {
        return t->sc->thing[voice.index].name;
    }
    if (i != NONE && t->sc->inject[i].sender.len) {
        return t->sc->inject[i].sender;
    }
    return f->u.item.from == NONE ? (struct span){0} : t->sc->desk[f->u.item.from].title;
}

static void inject_line(struct telling *g, const struct fact *f)
{
    const struct scenario *sc = g->t->sc;
    bool scripted = f->u.item.source.kind == TAG_INJECT;

    g->title = inject_sender(g->t, f);
    g->text = f->u.item.subject.len ? tell_spoken(g->t, f->u.item.subject)
              : scripted            ? sc->inject[f->u.item.source.index].subject
                                    : tell_spoken(g->t, f->u.item.text);
    if (f->u.item.channel != NONE) {
        g->id = sc->channel[f->u.item.channel].title;
    }
    say(g, f->u.item.channel == NONE ? PHRASE_INJECT_FROM : PHRASE_INJECT_BY, false);
    if (g->reader == NONE && scripted) {
        g->id = sc->inject[f->u.item.source.index].number;
        g->title = sc->inject[f->u.item.source.index].title;
        say(g, PHRASE_INJECT_NUMBER, false);
    } else if (g->reader == NONE) {
        g->text = tell_spoken(g->t, f->u.item.text);
        say(g, PHRASE_INJECT_IMPROVISED, false);
    }
}

/* A question or its answer: verb and target, nothing that only the asking desk knows. */
static void request_line(struct telling *g, const struct fact *f)
{
    const struct request *r = &g->t->st->request[f->u.item.request - 1];
    struct act bare = telling_bare(r->from, r->verb, r->target);
    enum phrase phrase = PHRASE_REQUEST_ITEM;

    g->act = &bare;
    g->speaker = r->target;
    g->text = tell_typed_by(g->t, f->u.item.from, f->u.item.text);
    if (f->u.item.kind == ITEM_REQUEST) {
        phrase = r->act ? PHRASE_REQUEST_YES : PHRASE_REQUEST_ITEM;
    } else {
        if (f->u.item.source.kind == TAG_ANSWER) {
            g->text = g->t->sc->answer[f->u.item.source.index].text;
        }
        bool no = r->status == REQUEST_NO;

        phrase = !r->act ? (no ? PHRASE_ANSWER_NONE : PHRASE_ANSWER_ITEM)
                         : (no ? PHRASE_ANSWER_NO : PHRASE_ANSWER_YES);
    }
    say(g, phrase, false);
}

/* Whatever the item carries, as a list in a line. */
static void share_line(struct telling *g, const struct fact *f)
{
    const struct item *it = &g->t->st->item[f->u.item.item - 1];
    const struct scenario *sc = g->t->sc;
    struct bytes list;

    bytes_init(&list, 8192);
    for (int32_t i = 0; i < it->carries; i++) {
        const struct carry *c = &g->t->st->carry[it->first_carry + i];

        if (i > 0) { /* sentences: a full stop, and no comma behind it */
            bytes_text(&list, list.len && list.ptr[list.len - 1] == '.' ? " " : "; ");
        }
        if (c->what.kind == TAG_THING) {
            safe_line(sc->thing[c->what.index].name, PIECE_MOST, &list);
        } else {
            tell_knowledge(g->t, c->what.index, c->withheld, &list);
        }
    }
    g->text = list.len ? bytes_view(&list) : f->u.item.text;
    say(g, list.len ? PHRASE_SHARE : PHRASE_SHARE_BARE, false);
    bytes_done(&list);
}

static void joint_line(struct telling *g, const struct fact *f)
{
    int32_t j = f->u.item.source.kind == TAG_JOINT ? f->u.item.source.index : 0;
    const struct act *a = f->cause.kind == TAG_ACT ? telling_act(g->t, f->cause.index) : NULL;
    const struct verb *v = a ? scenario_verb(g->t->sc, a->desk, a->verb) : NULL;

    if (j > 0 && j <= g->t->st->joints) {
        g->title = g->t->sc->joint[g->t->st->joint[j - 1].kind].title;
    }
    g->text = f->u.item.text;
    g->id = v && v->does == DOES_CONTRIBUTE ? tell_joint_part(g->t, j, a->pick) : (struct span){0};
    say(g,
        g->id.len                            ? PHRASE_JOINT_PART
        : v && v->does == DOES_CONTRIBUTE ? PHRASE_JOINT_GIVEN
                                             : PHRASE_JOINT_INVITED,
        false);
}

static void result_line(struct telling *g, const struct fact *f)
{
    g->act = f->cause.kind == TAG_ACT ? telling_act(g->t, f->cause.index) : NULL;
    g->bare = true;
    say(g, PHRASE_RESULT, false);
}

static void told_line(struct telling *g, const struct fact *f)
{
    if (f->u.item.source.kind == TAG_KNOWLEDGE) {
        g->text = g->t->sc->knowledge[f->u.item.source.index].text;
    }
    say(g, PHRASE_TOLD, false);
}

static void epilogue_line(struct telling *g, const struct fact *f)
{
    struct tag s = f->u.item.source;

    g->title = s.kind == TAG_ENDING     ? g->t->sc->ending[s.index].title
               : s.kind == TAG_DECISION ? g->t->sc->decision[s.index].title
                                        : (struct span){0};
    say(g, PHRASE_EPILOGUE, false);
}

static void item_line(const struct tell *t, int32_t reader, const struct fact *f, struct bytes *to)
{
    struct telling g = telling_of(t, reader, to);

    g.from = f->u.item.from;
    switch (f->u.item.kind) {
    case ITEM_BRIEF:
        say(&g, reader == NONE ? PHRASE_BRIEF : PHRASE_BRIEF_YOURS, false);
        break;
    case ITEM_INJECT:
        inject_line(&g, f);
        break;
    case ITEM_MESSAGE:
        g.text = tell_typed_by(t, f->u.item.from, f->u.item.text);
        say(&g, PHRASE_MESSAGE, false);
        break;
    case ITEM_REQUEST:
    case ITEM_ANSWER:
        request_line(&g, f);
        break;
    case ITEM_SHARE:
        share_line(&g, f);
        break;
    case ITEM_RESULT:
        result_line(&g, f);
        break;
    case ITEM_JOINT:
        joint_line(&g, f);
        break;
    case ITEM_HINT:
        g.text = tell_spoken(t, f->u.item.text);
        say(&g, reader == NONE ? PHRASE_HINT_STAFF : PHRASE_HINT, false);
        break;
    case ITEM_TOLD:
        told_line(&g, f);
        break;
    default:
        epilogue_line(&g, f);
        break;
    }
}

void telling_item(const struct telling *g, const struct fact *f)
{
    item_line(g->t, g->reader, f, g->to);
}

void tell_item_subject(const struct tell *t, const struct fact *f, struct bytes *to)
{
    uint64_t desks = f->u.item.to;
    int32_t reader = 0;

    MUST(f->kind == FACT_ITEM && desks);
    while (!(desks & desk_bit(reader))) {
        reader++;
    }
    item_line(t, reader, f, to);
}

/* The words of the case that an item's source names; empty where they were typed. */
static struct span scripted(const struct tell *t, const struct fact *f)
{
    struct tag s = f->u.item.source;
    const struct scenario *sc = t->sc;
    const struct verb *v;

    switch (s.kind) {
    case TAG_INJECT:
        return sc->inject[s.index].text;
    case TAG_OUTCOME:
        return f->u.item.part ? sc->outcome[s.index].again.result : sc->outcome[s.index].result;
    case TAG_ANSWER:
        return sc->answer[s.index].text;
    case TAG_VERB:
        v = f->u.item.from == NONE ? NULL : scenario_verb(sc, f->u.item.from, s.index);
        return v ? v->result : (struct span){0};
    case TAG_DESK:
        return sc->desk[s.index].brief;
    case TAG_DECISION:
        return sc->decision[s.index].option[f->u.item.part].epilogue;
    case TAG_ENDING:
        return sc->ending[s.index].option[f->u.item.part].text;
    default:
        return (struct span){0};
    }
}

static void text_lines(struct span text, struct bytes *to)
{
    if (text.len) {
        safe_text(text, to);
        bytes_char(to, '\n');
    }
}

void tell_card(const struct tell *t, int32_t thing, struct bytes *to)
{
    const struct thing *th = &t->sc->thing[thing];
    struct telling g = telling_of(t, NONE, to);

    safe_line(th->name, TITLE_MOST, to);
    if (th->text.len) {
        bytes_text(to, to->ptr[to->len - 1] == '.' ? " " : ". ");
        safe_line(th->text, TITLE_MOST, to);
    }
    bytes_char(to, '\n');
    if (th->handout.len) {
        bytes_char(to, '\n');
        g.title = th->name;
        say(&g, PHRASE_HANDOUT, false);
        bytes_text(to, "\n\n");
        safe_text(th->handout, to);
        bytes_text(to, th->handout.ptr[th->handout.len - 1] == '\n' ? "" : "\n");
    }
}

static void carried(const struct tell *t, const struct fact *f, struct bytes *to)
{
    const struct item *it = &t->st->item[f->u.item.item - 1];
    bool withheld = false;

    for (int32_t i = 0; i < it->carries; i++) {
        const struct carry *c = &t->st->carry[it->first_carry + i];

        bytes_text(to, i == 0 ? "\n* " : "* ");
        if (c->what.kind == TAG_KNOWLEDGE) {
            tell_knowledge(t, c->what.index, c->withheld, to);
            bytes_char(to, '\n');
        } else {
            tell_card(t, c->what.index, to);
        }
        withheld = withheld || c->withheld;
    }
    if (withheld) {
        bytes_char(to, '\n');
        text_lines(phrase_text(t->sc, PHRASE_WITHHELD), to);
    }
}

/* What the asker chose, and by what right: who is asked has to see it. */
static void asked_form(const struct tell *t, const struct fact *f, struct bytes *to)
{
    const struct request *r;
    const struct verb *v;

    if (f->u.item.kind != ITEM_REQUEST || f->u.item.request < 1 ||
        f->u.item.request > t->st->requests) {
        return;
    }
    r = &t->st->request[f->u.item.request - 1];
    v = scenario_verb(t->sc, r->from, r->verb);
    for (int32_t i = 0; v && i < v->fields; i++) {
        const struct field *field = &v->field[i];
        bool question = field->title.len && field->title.ptr[field->title.len - 1] == '?';

        if (i != v->names_field && r->choice[i] >= 1 && r->choice[i] <= field->choice.options) {
            safe_line(field->title, TITLE_MOST, to);
            bytes_text(to, question ? " " : ": ");
            safe_line(field->choice.option[r->choice[i] - 1].title, TITLE_MOST, to);
            bytes_char(to, '\n');
        }
    }
    if (r->basis != NONE) {
        struct telling g = telling_of(t, NONE, to);

        g.title = t->sc->basis[r->basis].title;
        say(&g, PHRASE_ON_BASIS, false);
        bytes_char(to, '\n');
    }
}

/* Of an inject that takes a desk's words along, they follow; of any other they are in its place. */
void tell_item_text(const struct tell *t, const struct fact *f, struct bytes *to)
{
    bool inject = f->u.item.source.kind == TAG_INJECT;
    bool follows = !inject || t->sc->inject[f->u.item.source.index].words;
    bool staff = (f->u.item.kind == ITEM_INJECT && !(inject && follows)) ||
                 f->u.item.kind == ITEM_HINT;

    asked_form(t, f, to);
    if (follows || !f->u.item.text.len) {
        text_lines(scripted(t, f), to);
    }
    if (inject && follows && f->u.item.text.len) {
        bytes_char(to, '\n');
        text_lines(phrase_text(t->sc, PHRASE_WRITTEN), to);
    }
    text_lines(staff ? tell_spoken(t, f->u.item.text)
                     : tell_typed_by(t, f->u.item.from, f->u.item.text),
               to);
}

void tell_item_body(const struct tell *t, const struct fact *f, struct bytes *to)
{
    MUST(f->kind == FACT_ITEM && f->u.item.item >= 1 && f->u.item.item <= t->st->items);
    tell_item_text(t, f, to);
    carried(t, f, to);
    if (f->u.item.kind == ITEM_HINT) {
        return; /* a facilitator's own words may be about something real */
    }
    bytes_char(to, '\n'); /* a paragraph of its own, also for who reads it as Markdown */
    /* On everything that is printed or shown in full: no exercise may be taken for the world. */
    text_lines(phrase_text(t->sc, PHRASE_STAMP), to);
}
