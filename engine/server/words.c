/*
 * The words that travel beside a notice: what people read of it.
 */
#include "engine/base/safe.h"
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
    personal = tell_line(&s->tell, r->who.desk, &f, &text);
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
    bytes_text(to, first ? "{}" : "}");
    bytes_done(&text);
    return personal;
}
