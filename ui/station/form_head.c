/*
 * What a form is about, above its questions.
 */
#include "ui/station/questions.h"
#include "ui/station/station_parts.h"
#include "ui/term/lang.h"

/* What the form is for: the help of its act; of an answer or a decision, what was put to them. */
struct span form_head(struct station *s)
{
    const struct act *a = &s->draft.cmd.u.act.act;
    int32_t item = s->draft.verb->does == DOES_ANSWER && a->ref
                       ? questions_item(station_sight(s), a->ref)
                       : 0;

    if (s->draft.about) {
        return span_of(wordbook_name(&s->words.decisions, s->draft.about));
    }
    return item ? span_of(screen_print(&s->screen, "%s\n%s",
                                       wordbook_name(&s->words.items, item),
                                       wordbook_body(&s->words.items, item)))
                : s->draft.verb->help;
}

/* Of an answer, which it is. */
const char *form_title(struct station *s)
{
    const struct verb *v = s->draft.verb;
    const struct act *a = &s->draft.cmd.u.act.act;

    if (s->draft.preset && v->key_field != NONE && a->ref) {
        bool asks_leave = s->client.view->request[a->ref - 1].act != 0;
        bool yes = a->choice[v->key_field] == verb_decision(v, true);

        return yes ? (asks_leave ? _(YES_("Say yes")) : _(YES_("Answer")))
                   : (asks_leave ? _(NO_("Say no")) : _(NO_("Refuse to answer")));
    }
    return arena_span(&s->screen.frame, v->title).ptr;
}

int32_t form_last_words(struct station *s)
{
    int32_t asks[ASKS_MAX];
    int32_t n = draft_asks(&s->draft, station_sight(s), asks);

    while (n > 0 && draft_ask(&s->draft, station_sight(s), asks[n - 1], &s->screen.frame).kind !=
                        ASK_WORDS) {
        n--;
    }
    return n > 0 ? asks[n - 1] : NONE;
}
