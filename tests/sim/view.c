/*
 * A desk's stream made again from its own facts alone: the client must hold exactly that.
 */
#include <stdlib.h>
#include <string.h>

#include "engine/base/must.h"
#include "tests/sim/view.h"

static bool acts_same(const struct view *a, const struct view *b)
{
    bool same = a->acts == b->acts && a->cues == b->cues && a->items == b->items;

    for (int32_t i = 0; i < a->acts && same; i++) {
        const struct view_act *x = &a->act[i];
        const struct view_act *y = &b->act[i];

        same = memcmp(&x->act, &y->act, sizeof(x->act)) == 0 && x->at == y->at &&
               x->ends_at == y->ends_at && x->status == y->status && x->seat == y->seat &&
               x->request == y->request;
    }
    for (int32_t i = 0; i < a->cues && same; i++) {
        const struct view_cue *x = &a->cue[i];
        const struct view_cue *y = &b->cue[i];

        same = memcmp(&x->act, &y->act, sizeof(x->act)) == 0 && x->at == y->at &&
               x->until == y->until && x->avoid == y->avoid;
    }
    for (int32_t i = 0; i < a->items && same; i++) {
        const struct view_item *x = &a->item[i];
        const struct view_item *y = &b->item[i];

        same = x->at == y->at && x->to == y->to && x->kind == y->kind && x->from == y->from &&
               x->channel == y->channel && x->request == y->request &&
               x->priority == y->priority && x->opened == y->opened && x->handled == y->handled &&
               x->seen == y->seen;
    }
    return same;
}

bool views_same(const struct view *a, const struct view *b)
{
    bool same = a->n == b->n && a->phase == b->phase && a->paused == b->paused &&
                a->speed == b->speed && a->segment == b->segment && a->cards == b->cards &&
                a->known == b->known && a->requests == b->requests && a->joints == b->joints &&
                a->decisions == b->decisions && a->calls == b->calls &&
                a->desk == b->desk && a->full == b->full &&
                memcmp(a->card, b->card, sizeof(a->card)) == 0 &&
                memcmp(a->card_same, b->card_same, sizeof(a->card_same)) == 0 &&
                memcmp(a->card_unsure, b->card_unsure, sizeof(a->card_unsure)) == 0 &&
                memcmp(a->objective, b->objective, sizeof(a->objective)) == 0 &&
                memcmp(a->duty, b->duty, sizeof(a->duty)) == 0 &&
                memcmp(a->decision, b->decision, sizeof(a->decision)) == 0;

    for (int32_t i = 0; i < a->calls && same; i++) {
        same = a->call[i].at == b->call[i].at && a->call[i].noted == b->call[i].noted;
    }
    for (int32_t i = 0; i < a->known && same; i++) {
        same = a->knowledge[i].knowledge == b->knowledge[i].knowledge &&
               a->knowledge[i].item == b->knowledge[i].item &&
               a->knowledge[i].withheld == b->knowledge[i].withheld &&
               a->knowledge[i].known == b->knowledge[i].known;
    }
    for (int32_t i = 0; i < a->requests && same; i++) {
        same = a->request[i].at == b->request[i].at && a->request[i].from == b->request[i].from &&
               a->request[i].to == b->request[i].to && a->request[i].act == b->request[i].act &&
               a->request[i].status == b->request[i].status;
    }
    for (int32_t i = 0; i < a->joints && same; i++) {
        same = a->joint[i].to == b->joint[i].to && a->joint[i].agreed == b->joint[i].agreed &&
               a->joint[i].refused == b->joint[i].refused && a->joint[i].held == b->joint[i].held;
    }
    return same && acts_same(a, b);
}

/* Whose fact alone it is, staff aside; NONE for others. */
static int32_t own_of(const struct fact *f)
{
    switch ((int)f->kind) {
    case FACT_CUE:
        return f->u.cue.act.desk;
    case FACT_ACT_REFUSED:
        return f->u.refused.act.desk;
    case FACT_ACT_ACCEPTED:
        return f->u.accepted.act.desk;
    case FACT_ACT_WAITING:
        return f->u.waiting.desk;
    case FACT_ACT_STARTED:
        return f->u.started.desk;
    case FACT_ACT_ENDED:
        return f->u.ended.desk;
    case FACT_DELIVERED:
    case FACT_OPENED:
    case FACT_HANDLED:
        return f->u.receipt.desk;
    case FACT_CARD:
        return f->u.card.desk;
    case FACT_HAND:
        return f->u.hand.desk;
    case FACT_REFLECTED:
        return f->u.reflected.desk;
    case FACT_TICKED:
        return f->u.ticked.desk;
    case FACT_CARD_MARKED:
        return f->u.card_marked.desk;
    default:
        return NONE;
    }
}

void stream_init(struct stream *t, struct sim *s, const struct sim_client *k)
{
    const struct run *run = &s->ex.run;

    *t = (struct stream){.sim = s, .client = k};
    run_init(&t->run, run->core.sc, 0);
    for (int64_t i = 0; i < run->log.count; i++) {
        const struct fact_at *at = factlog_at(&run->log, i);
        const struct fact *f = (const struct fact *)(const void *)at->fact;
        struct fact copy;

        if (audience_sees(&f->aud, &run->seat[k->number].who)) {
            factlog_copy(at, &copy);
            factlog_add(&t->run.log, at->record, at->play_ms, &copy);
            t->facts++;
        }
    }
    run_seat(&t->run, k->number, &run->seat[k->number].who);
    t->view = calloc(1, sizeof(*t->view));
    MUST(t->view);
    view_init(t->view, k->c.desk);
    t->view->seat = k->number;
    arena_init(&t->arena, 1 << 20);
    bytes_init(&t->bytes, RECORD_MAX);
    t->hasher = hash_new();
}

bool stream_next(struct stream *t)
{
    const struct client *c = &t->client->c;
    bool handles = c->desk != NONE;
    struct codec out = {.sc = &t->sim->ex.box.scenario, .handles = handles};
    struct codec in = {.sc = &c->lexicon, .handles = handles, .lexicon = true};
    unsigned char sum[HASH_LEN];
    struct notice n;
    struct scan scan;
    struct fact f;

    if (!run_release(&t->run, t->client->number, t->n + 1, INT64_MAX, &n)) {
        return false;
    }
    bytes_reset(&t->bytes);
    codec_write_fact(&out, &t->bytes, &n.fact);
    if (t->n) {
        hash_add(t->hasher, (struct span){(const char *)t->chain, CLIENT_CHAIN});
    }
    hash_add(t->hasher, bytes_view(&t->bytes));
    hash_end(t->hasher, sum);
    memcpy(t->chain, sum, CLIENT_CHAIN);
    t->n = n.n;
    arena_reset(&t->arena);
    scan_init(&scan, bytes_view(&t->bytes), &t->arena);
    t->others = t->others || (handles && own_of(&n.fact) != NONE && own_of(&n.fact) != c->desk);
    t->read = codec_read_fact(&in, &scan, &f, NULL);
    if (handles && t->read) {
        view_fold(t->view, &f, n.play_ms);
    }
    return true;
}

void stream_done(struct stream *t)
{
    run_done(&t->run);
    free(t->view);
    arena_done(&t->arena);
    bytes_done(&t->bytes);
    hash_free(t->hasher);
}
