#include "engine/core/by_desk.h"
#include "engine/core/decide.h"

#include "engine/core/pure.h"

/* Told to whoever has it now, and had it before. */
static void in_custody(struct decide *d, int32_t exhibit, int32_t from, int32_t to)
{
    struct fact f =
        fact_of(FACT_EXHIBIT, audience_desks(desk_bit(to) | (from == NONE ? 0 : desk_bit(from))));

    f.u.exhibit.exhibit = exhibit;
    f.u.exhibit.from = from;
    f.u.exhibit.to = to;
    emit(d, f);
}

/* A desk that has had the exhibit all along learns so with its card. */
void decide_card(struct decide *d, int32_t desk, int32_t thing, int32_t item)
{
    struct fact f = fact_of(FACT_CARD, audience_desks(desk_bit(desk)));

    if (*state_card(d->st, desk, thing) != NEVER) {
        return;
    }
    f.u.card.desk = desk;
    f.u.card.thing = thing;
    f.u.card.kind = d->sc->thing[thing].kind;
    f.u.card.item = item;
    emit(d, f);
    if (f.u.card.kind == THING_EXHIBIT && d->st->holder[thing] == desk) {
        in_custody(d, thing, NONE, desk);
    }
}

static void cards(struct decide *d, uint64_t to, int32_t thing, int32_t item)
{
    for (int32_t desk = 0; desk < scenario_count(d->sc, REF_DESK); desk++) {
        if (to & desk_bit(desk)) {
            decide_card(d, desk, thing, item);
        }
    }
}

void decide_exhibit(struct decide *d, int32_t exhibit, int32_t to)
{
    int32_t from = d->st->holder[exhibit];

    if (from != to) {
        decide_card(d, to, exhibit, 0);
        in_custody(d, exhibit, from, to);
    }
}

/* Who was not told a name cannot pass it on. */
static bool without_names(const struct decide *d, const struct post *post, struct tag what)
{
    return post->withheld || (post->of_desk && what.kind == TAG_KNOWLEDGE &&
                              !*state_named(d->st, post->from, what.index));
}

/* Whoever learns of something gets its card; of persons only when names are given. */
static void carry_cards(struct decide *d, const struct post *post, struct tag what, int32_t item)
{
    bool withheld = without_names(d, post, what);
    const struct knowledge *k;

    if (what.kind == TAG_THING) {
        cards(d, post->to, what.index, item);
        return;
    }
    k = &d->sc->knowledge[what.index];
    for (int32_t i = 0; i < k->abouts; i++) {
        if (!withheld || d->sc->thing[k->about[i]].kind != THING_PERSON) {
            cards(d, post->to, k->about[i], item);
        }
    }
}

int32_t decide_post(struct decide *d, const struct post *post)
{
    struct fact f = fact_of(FACT_ITEM, audience_desks(post->to));
    int32_t item = d->st->items + 1;
    int32_t before = d->out->count;

    if (item > ITEMS_MAX - 1 || d->st->carries > CARRIES_MAX - ATTACH_MAX ||
        before + scenario_item_facts(d->sc, post->to, post->attach, post->attaches) >
            ITEM_FACTS_MAX) {
        d->stopped = true;
        return 0;
    }
    f.u.item.item = item;
    f.u.item.kind = post->kind;
    f.u.item.from = post->from;
    f.u.item.channel = post->channel;
    f.u.item.priority = post->priority;
    f.u.item.request = post->request;
    f.u.item.part = post->part;
    f.u.item.to = post->to;
    f.u.item.source = post->source;
    f.u.item.voice = post->voice;
    f.u.item.subject = post->subject;
    f.u.item.text = post->text;
    emit(d, f);
    for (int32_t i = 0; i < post->attaches; i++) {
        struct fact c = fact_of(FACT_CARRIES, audience_desks(post->to));

        c.u.carries.item = item;
        c.u.carries.what = post->attach[i];
        c.u.carries.withheld = without_names(d, post, post->attach[i]);
        emit(d, c);
    }
    for (int32_t i = 0; i < post->attaches; i++) {
        carry_cards(d, post, post->attach[i], item);
    }
    d->room += d->out->count - before - 1;
    return item;
}

void decide_cmd_receipt(struct decide *d, const struct command *cmd)
{
    enum fact_kind kind = cmd->kind == COMMAND_OPEN     ? FACT_OPENED
                          : cmd->kind == COMMAND_HANDLE ? FACT_HANDLED
                                                        : FACT_DELIVERED;
    struct fact f = fact_of(kind, audience_desks(desk_bit(cmd->desk)));

    f.u.receipt.item = cmd->u.number.number;
    f.u.receipt.desk = cmd->desk;
    f.u.receipt.seat = cmd->seat;
    emit(d, f);
}

void decide_cmd_hand(struct decide *d, const struct command *cmd)
{
    struct fact f = fact_of(FACT_HAND, audience_desks(desk_bit(cmd->desk)));

    f.u.hand.desk = cmd->desk;
    f.u.hand.seat = cmd->seat;
    f.u.hand.real = cmd->u.hand.real;
    f.u.hand.text = cmd->u.hand.text;
    emit(d, f);
}

/* To whoever wrote it, and to who leads the debrief; not to colleagues. */
void decide_cmd_reflect(struct decide *d, const struct command *cmd)
{
    struct fact f = fact_of(FACT_REFLECTED, audience_staff());

    f.aud.seat = cmd->seat;
    f.u.reflected.desk = cmd->desk;
    f.u.reflected.seat = cmd->seat;
    f.u.reflected.question = cmd->u.reflect.question;
    f.u.reflected.text = cmd->u.reflect.text;
    emit(d, f);
}

void decide_cmd_board(struct decide *d, const struct command *cmd)
{
    struct fact f = fact_of(FACT_TICKED, audience_desks(desk_bit(cmd->desk)));

    if (cmd->kind == COMMAND_TICK) {
        f.u.ticked.desk = cmd->desk;
        f.u.ticked.seat = cmd->seat;
        f.u.ticked.objective = cmd->u.tick.objective;
        f.u.ticked.duty = cmd->u.tick.duty;
        f.u.ticked.done = cmd->u.tick.done;
    } else {
        f.kind = FACT_CARD_MARKED;
        f.u.card_marked.desk = cmd->desk;
        f.u.card_marked.seat = cmd->seat;
        f.u.card_marked.thing = cmd->u.card.thing;
        f.u.card_marked.mark = cmd->u.card.mark;
        f.u.card_marked.same = cmd->u.card.same;
    }
    emit(d, f);
}
