/*
 * The words that travel beside a notice: what people read of it.
 */
#include "engine/base/safe.h"
#include "engine/core/act.h"
#include "engine/server/server.h"

static void member(struct bytes *to, const char *key, struct bytes *text, bool *first)
{
    if (text->len == 0) {
        return;
    }
    bytes_char(to, *first ? '{' : ',');
    *first = false;
    bytes_char(to, '"');
    bytes_text(to, key);
    bytes_text(to, "\":");
    codec_write_text(to, bytes_view(text));
    bytes_reset(text);
}

/* As the sender has it, and, where that has names, as others read it when names are withheld. */
static void knowledge_words(const struct server *s, const struct fact *f, struct bytes *text,
                            struct bytes *to, bool *first)
{
    int32_t k = f->u.carries.what.index;

    tell_knowledge(&s->tell, k, f->u.carries.withheld, text);
    member(to, "name", text, first);
    if (!f->u.carries.withheld && s->tell.sc->knowledge[k].redacted.len) {
        tell_knowledge(&s->tell, k, true, text);
        member(to, "withheld", text, first);
    }
}

/* Facts are noted in their order, so that later ones can be told by name. */
static void note_all(struct server *s)
{
    struct fact f;

    for (; s->told < s->ex->run.log.count; s->told++) {
        factlog_copy(factlog_at(&s->ex->run.log, s->told), &f);
        tell_note(&s->tell, &f);
    }
}

static void decision_words(const struct server *s, const struct fact *f, struct bytes *text,
                           struct bytes *to, bool *first)
{
    const struct decision *d = &s->tell.sc->decision[f->u.decision.decision];

    bytes_span(text, d->question);
    member(to, "body", text, first);
    bytes_text(to, ",\"options\":[");
    for (int32_t i = 0; i < d->options; i++) {
        bytes_text(to, i ? "," : "");
        codec_write_text(to, d->option[i].title);
    }
    bytes_char(to, ']');
}

static bool is_about(const struct knowledge *k, int32_t thing)
{
    bool is = false;

    for (int32_t i = 0; i < k->abouts; i++) {
        is = is || k->about[i] == thing;
    }
    return is;
}

static void link(struct bytes *list, int32_t handle)
{
    if (handle) {
        bytes_fmt(list, "%s%d", list->len ? "," : "", handle);
    }
}

/* Who was told without names is not told by a link whom it is about. */
static bool may_link(const struct server *s, int32_t thing, bool named)
{
    return named || s->tell.sc->thing[thing].kind != THING_PERSON;
}

/*
 * What belongs together on a board: of what comes to be known the cards that the desk holds, of a
 * new card what the desk has heard of it. Of neither what has not appeared there. true: some.
 */
static bool links(const struct server *s, const struct run_seat *r, const struct fact *f,
                  struct bytes *to, bool *first)
{
    const struct scenario *sc = s->tell.sc;
    struct bytes list;
    bool any;

    bytes_init(&list, WORDS_MAX);
    if (f->kind == FACT_CARRIES && f->u.carries.what.kind == TAG_KNOWLEDGE) {
        const struct knowledge *k = &sc->knowledge[f->u.carries.what.index];

        for (int32_t i = 0; i < k->abouts; i++) {
            if (may_link(s, k->about[i], !f->u.carries.withheld)) {
                link(&list, handles_given(&r->handles, HANDLE_THING, k->about[i]));
            }
        }
    } else if (f->kind == FACT_CARD) {
        for (int32_t k = 0; k < scenario_count(sc, REF_KNOWLEDGE); k++) {
            if (is_about(&sc->knowledge[k], f->u.card.thing) &&
                may_link(s, f->u.card.thing, s->tell.named[k] & desk_bit(r->who.desk))) {
                link(&list, handles_given(&r->handles, HANDLE_KNOWLEDGE, k));
            }
        }
    }
    any = list.len > 0;
    if (any) {
        bytes_text(to, *first ? "{\"about\":[" : ",\"about\":[");
        bytes_span(to, bytes_view(&list));
        bytes_char(to, ']');
        *first = false;
    }
    bytes_done(&list);
    return any;
}

bool words_write(struct server *s, const struct session *c, int64_t n, struct bytes *to)
{
    const struct run_seat *r = &s->ex->run.seat[c->seat];
    struct bytes text;
    struct fact f;
    bool first = true;
    bool personal;

    note_all(s);
    factlog_copy(factlog_at(&s->ex->run.log, r->shown[n - 1]), &f);
    bytes_init(&text, WORDS_MAX);
    s->tell.seat = c->seat;
    s->tell.sc = casebox_in(&s->ex->box, span_of(c->lang));
    s->tell.spoken = span_of(c->lang);
    personal = tell_line(&s->tell, r->who.desk, &f, &text);
    if (f.kind == FACT_ATTRIBUTE) { /* staff's: who plays a person wants to know what moved them */
        tell_from_cause(&s->tell, &f, &text);
    }
    member(to, "line", &text, &first);
    if (f.kind == FACT_ITEM) {
        tell_item_subject(&s->tell, &f, &text);
        member(to, "subject", &text, &first);
        tell_item_body(&s->tell, &f, &text);
        member(to, "body", &text, &first);
    } else if (f.kind == FACT_CARD) {
        safe_line(s->tell.sc->thing[f.u.card.thing].name, 200, &text);
        member(to, "name", &text, &first);
        tell_card(&s->tell, f.u.card.thing, &text);
        member(to, "body", &text, &first);
    } else if (f.kind == FACT_CARRIES && f.u.carries.what.kind == TAG_KNOWLEDGE) {
        knowledge_words(s, &f, &text, to, &first);
    } else if (f.kind == FACT_DECISION_OPENED) {
        decision_words(s, &f, &text, to, &first);
    }
    if (!r->who.staff) {
        personal = links(s, r, &f, to, &first) || personal;
    }
    bytes_text(to, first ? "{}" : "}");
    bytes_done(&text);
    s->tell.spoken = (struct span){0}; /* it is the session's */
    return personal;
}
