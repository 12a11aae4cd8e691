/*
 * Acts in words, and what facts about acts remember.
 */
#include <stdlib.h>
#include <string.h>

#include "engine/base/must.h"
#include "engine/base/safe.h"
#include "engine/wire/tell_words.h"

void tell_init(struct tell *t, const struct scenario *sc, const struct state *st)
{
    *t = (struct tell){.sc = sc, .st = st};
    t->named = calloc((size_t)scenario_count(sc, REF_KNOWLEDGE) + 1, sizeof(*t->named));
    MUST(t->named);
}

void tell_done(struct tell *t)
{
    free(t->act);
    free(t->doer);
    free(t->named);
    *t = (struct tell){0};
}

void tell_note(struct tell *t, const struct fact *f)
{
    if (f->kind == FACT_CARRIES && !f->u.carries.withheld &&
        f->u.carries.what.kind == TAG_KNOWLEDGE) {
        t->named[f->u.carries.what.index] |= (uint64_t)t->st->item[f->u.carries.item - 1].to;
    }
    if (f->kind != FACT_ACT_ACCEPTED || f->u.accepted.number <= t->acts) {
        return;
    }
    if (f->u.accepted.number > t->room) {
        int32_t room = f->u.accepted.number + f->u.accepted.number / 2 + 64;

        t->act = realloc(t->act, (size_t)room * sizeof(*t->act));
        t->doer = realloc(t->doer, (size_t)room * sizeof(*t->doer));
        MUST(t->act && t->doer);
        t->room = room;
    }
    while (t->acts < f->u.accepted.number - 1) {
        t->doer[t->acts] = 0;
        t->act[t->acts++] = act_none(); /* not told of */
    }
    t->doer[t->acts] = f->u.accepted.seat;
    t->act[t->acts++] = f->u.accepted.act;
}

const struct act *telling_act(const struct tell *t, int32_t number)
{
    return number >= 1 && number <= t->acts ? &t->act[number - 1] : NULL;
}

struct act telling_bare(int32_t desk, int32_t verb, int32_t target)
{
    struct act act = act_none();

    act.desk = desk;
    act.verb = verb;
    act.target = target;
    return act;
}

struct act tell_pattern(const struct pattern *p)
{
    struct act act = telling_bare(p->desk, p->verb, p->target == ARG_TARGET ? NONE : p->target);

    act.to = p->to == NONE ? 0 : desk_bit(p->to);
    for (int32_t i = 0; i < p->forms; i++) {
        act.choice[p->form[i].field] = p->form[i].option;
    }
    if (p->with != NONE) {
        act.attach[act.attaches++] = tag_of(TAG_KNOWLEDGE, p->with);
    }
    return act;
}

struct act tell_probe(const struct scenario *sc, const struct pattern *p, bool *ret_any)
{
    struct act act = tell_pattern(p);

    *ret_any = act.desk == NONE;
    for (int32_t d = 0; act.desk == NONE && d < scenario_count(sc, REF_DESK); d++) {
        act.desk = scenario_verb(sc, d, act.verb) ? d : NONE;
    }
    return act;
}

struct act tell_expected(const struct scenario *sc, int32_t expect)
{
    return tell_pattern(&sc->expect[expect].pattern);
}

void tell_knowledge(const struct tell *t, int32_t knowledge, bool withheld, struct bytes *to)
{
    const struct knowledge *k = &t->sc->knowledge[knowledge];

    safe_line(withheld && k->redacted.len ? k->redacted : k->text, TITLE_MOST, to);
}

struct span telling_value(const struct scenario *sc, const struct variable *v, int64_t value,
                          char room[24])
{
    struct bytes b = {.ptr = room, .room = 24, .cap = 24};

    if (v->type == VALUE_CHOICE && value >= 1 && value <= v->choice.options) {
        const struct option *o = &v->choice.option[value - 1];

        return o->title.len ? o->title : o->id;
    }
    if (v->type == VALUE_PLACE && value >= 0 && value < scenario_count(sc, REF_THING)) {
        return sc->thing[value].name;
    }
    if (v->type == VALUE_FLAG) {
        return phrase_text(sc, value ? PHRASE_FLAG_YES : PHRASE_FLAG_NO);
    }
    bytes_int(&b, value);
    return bytes_view(&b);
}

struct span tell_known(const struct tell *t, int32_t desk, int32_t knowledge)
{
    const struct knowledge *k = &t->sc->knowledge[knowledge];
    bool named = desk == NONE || (t->named[knowledge] & desk_bit(desk));

    return named || !k->redacted.len ? k->text : k->redacted;
}

struct act tell_short(const struct act *act)
{
    struct act bare = *act;

    memset(bare.choice, 0, sizeof(bare.choice));
    bare.attaches = 0;
    return bare;
}

/* As it goes out: without names if the form withholds them, else as the desk knows it. */
static struct span sent(const struct telling *g, int32_t knowledge)
{
    const struct act *a = g->act;
    const struct knowledge *k = &g->t->sc->knowledge[knowledge];

    if (k->redacted.len && scenario_withholds(g->t->sc, a)) {
        return k->redacted;
    }
    return tell_known(g->t, a->desk, knowledge);
}

static void piece(const struct telling *g, struct tag what)
{
    const struct scenario *sc = g->t->sc;

    if (what.kind == TAG_THING && what.index != NONE) {
        safe_line(sc->thing[what.index].name, PIECE_MOST, g->to);
    } else if (what.kind == TAG_KNOWLEDGE && what.index != NONE) {
        bytes_char(g->to, '"');
        safe_line(sent(g, what.index), PIECE_MOST, g->to);
        bytes_char(g->to, '"');
    }
}

/* What the form says, in the order of its fields. */
static void form(const struct telling *g, const struct verb *v)
{
    struct bytes said;
    struct telling part = *g;

    bytes_init(&said, 4096);
    part.to = &said;
    for (int32_t i = 0; i < v->fields && i < FIELDS_MAX; i++) {
        const struct choice *c = &v->field[i].choice;
        int32_t option = g->act->choice[i];

        if (option >= 1 && option <= c->options) {
            say_joint(&part, said.len > 0, 3);
            safe_line(c->option[option - 1].title, PIECE_MOST, &said);
        }
    }
    part.to = g->to;
    part.text = bytes_view(&said);
    if (said.len) {
        say(&part, PHRASE_FORM, false);
    }
    bytes_done(&said);
}

/* The question, joint item or decision that the act is about. */
static void about(const struct telling *g, const struct verb *v)
{
    const struct act *a = g->act;
    const struct state *st = g->t->st;
    struct telling part = *g;

    part.text = (struct span){0};
    if (v->does == DOES_ANSWER && a->ref <= st->requests) {
        part.desks = desk_bit(st->request[a->ref - 1].from);
        say(&part, PHRASE_ACT_TO, false);
    } else if (v->does == DOES_DECIDE && a->ref <= scenario_count(g->t->sc, REF_DECISION)) {
        const struct decision *d = &g->t->sc->decision[a->ref - 1];

        part.text = a->pick >= 1 && a->pick <= d->options ? d->option[a->pick - 1].title
                                                          : (struct span){0};
    } else if (a->ref <= st->joints && v->does != DOES_DECIDE && v->does != DOES_ANSWER) {
        part.text = g->t->sc->joint[st->joint[a->ref - 1].kind].title;
    }
    if (part.text.len) {
        say(&part, PHRASE_FORM, false);
    }
}

enum { NAMED_MOST = 6 };

/* By name; many, if they are all others, as such. */
static void addressed(const struct telling *g)
{
    const struct scenario *sc = g->t->sc;
    struct telling part = *g;
    uint64_t others = 0;
    int32_t n = 0;

    for (int32_t d = 0; d < scenario_count(sc, REF_DESK); d++) {
        if (!sc->desk[d].control && d != g->act->desk) {
            others |= desk_bit(d);
            n++;
        }
    }
    part.desks = g->act->to;
    if (g->act->to) {
        say(&part,
            n > NAMED_MOST && g->act->to == others ? PHRASE_ACT_TO_OTHERS : PHRASE_ACT_TO, false);
    }
}

static void attached(const struct telling *g)
{
    struct telling part = *g;
    struct bytes list;

    bytes_init(&list, 8192);
    part.to = &list;
    for (int32_t i = 0; i < g->act->attaches; i++) {
        say_joint(&part, i, g->act->attaches);
        piece(&part, g->act->attach[i]);
    }
    part.to = g->to;
    part.text = bytes_view(&list);
    if (list.len) {
        say(&part, PHRASE_ACT_WITH, false);
    }
    bytes_done(&list);
}

void tell_act(const struct tell *t, const struct act *act, struct bytes *to)
{
    struct telling g = telling_of(t, NONE, to);
    const struct verb *v =
        act && act->verb != NONE ? scenario_verb(t->sc, act->desk, act->verb) : NULL;

    g.act = act;
    if (!v) {
        say(&g, PHRASE_NO_ACT, false);
        return;
    }
    safe_line(v->title, TITLE_MOST, to);
    if (act->target != NONE) {
        g.thing = act->target;
        say(&g, PHRASE_ACT_ON, false);
    }
    form(&g, v);
    if (act->ref > 0) {
        about(&g, v);
    }
    addressed(&g);
    attached(&g);
}

/* One field of the form: its title and what was typed into it. */
static void typed_field(const struct tell *t, const struct fact *f, int32_t i, struct bytes *to)
{
    const struct act *a = &f->u.accepted.act;
    const struct verb *v = scenario_verb(t->sc, a->desk, a->verb);

    if (!f->u.accepted.texts[i].len) {
        return;
    }
    if (v && i < v->fields) {
        safe_line(v->field[i].title, TITLE_MOST, to);
        bytes_text(to, ": ");
    }
    safe_text(f->u.accepted.texts[i], to);
    bytes_char(to, '\n');
}

void tell_typed(const struct tell *t, const struct fact *f, struct bytes *to)
{
    MUST(f->kind == FACT_ACT_ACCEPTED);
    if (f->u.accepted.text.len) {
        safe_text(f->u.accepted.text, to);
        bytes_char(to, '\n');
    }
    for (int32_t i = 0; i < FIELDS_MAX; i++) {
        typed_field(t, f, i, to);
    }
}
