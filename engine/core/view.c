#include "engine/core/view.h"

#include "engine/core/state.h"

#include "engine/core/pure.h"

void view_init(struct view *v, int32_t desk)
{
    v->desk = desk;
    v->speed = 1000;
    for (int32_t i = 0; i < VIEW_CARDS; i++) {
        v->card[i] = NONE;
    }
}

bool view_knows(const struct view *v, int32_t knowledge)
{
    for (int32_t i = 0; i < v->known; i++) {
        if (v->knowledge[i].knowledge == knowledge && v->knowledge[i].known) {
            return true;
        }
    }
    return false;
}

/* Is there a place for a handle? Handles come in order, so the count follows. */
static bool fits(struct view *v, int32_t handle, int32_t most, int32_t *count)
{
    if (handle < 1 || handle > most) {
        v->full = true;
        return false;
    }
    if (handle > *count) {
        *count = handle;
    }
    return true;
}

static bool clock_notice(struct view *v, const struct fact *f)
{
    switch ((int)f->kind) {
    case FACT_STARTED:
        v->phase = PHASE_RUNNING;
        return true;
    case FACT_ENDED:
        v->phase = PHASE_ENDED;
        return true;
    case FACT_PAUSED:
        v->paused = true;
        return true;
    case FACT_RESUMED:
        v->paused = false;
        return true;
    case FACT_SPEED:
        v->speed = f->u.speed.permille;
        return true;
    case FACT_SEGMENT:
        v->segment = f->u.segment.segment;
        return true;
    default:
        return false;
    }
}

static void carried(struct view *v, const struct fact *f)
{
    if (f->u.carries.what.kind != TAG_KNOWLEDGE) {
        return;
    }
    if (v->known == VIEW_KNOWN) {
        v->full = true;
        return;
    }
    v->knowledge[v->known++] = (struct view_known){
        .knowledge = f->u.carries.what.index,
        .item = f->u.carries.item,
        .withheld = f->u.carries.withheld,
    };
}

bool view_unread(const struct view *v, int32_t item)
{
    const struct view_item *it = &v->item[item - 1];

    return it->to && !it->seen && !it->handled;
}

static void opened(struct view *v, int32_t item, int32_t seat)
{
    if (fits(v, item, VIEW_ITEMS, &v->items)) {
        v->item[item - 1].opened = true;
        v->item[item - 1].seen = v->item[item - 1].seen || !v->seat || seat == v->seat;
    }
    for (int32_t i = 0; i < v->known; i++) {
        v->knowledge[i].known = v->knowledge[i].known || v->knowledge[i].item == item;
    }
}

static bool item_notice(struct view *v, const struct fact *f)
{
    switch ((int)f->kind) {
    case FACT_ITEM:
        if (fits(v, f->u.item.item, VIEW_ITEMS, &v->items)) {
            v->item[f->u.item.item - 1] = (struct view_item){
                .at = v->play_ms,
                .to = f->u.item.to,
                .kind = f->u.item.kind,
                .from = f->u.item.from,
                .channel = f->u.item.channel,
                .request = f->u.item.request,
                .priority = f->u.item.priority != 0,
            };
        }
        return true;
    case FACT_CARRIES:
        carried(v, f);
        return true;
    case FACT_OPENED:
        opened(v, f->u.receipt.item, f->u.receipt.seat);
        return true;
    case FACT_HANDLED:
        if (fits(v, f->u.receipt.item, VIEW_ITEMS, &v->items)) {
            v->item[f->u.receipt.item - 1].handled = true;
        }
        return true;
    case FACT_CARD:
        if (fits(v, f->u.card.thing, VIEW_CARDS, &v->cards)) {
            v->card[f->u.card.thing - 1] = f->u.card.kind;
            v->card_item[f->u.card.thing - 1] = f->u.card.item;
        }
        return true;
    default:
        return false;
    }
}

static struct view_act *act_of(struct view *v, int32_t handle)
{
    return fits(v, handle, VIEW_ACTS, &v->acts) ? &v->act[handle - 1] : NULL;
}

static bool act_notice(struct view *v, const struct fact *f)
{
    struct view_act *a;

    switch ((int)f->kind) {
    case FACT_ACT_ACCEPTED:
        a = act_of(v, f->u.accepted.number);
        if (a) {
            *a = (struct view_act){
                .act = f->u.accepted.act, .at = v->play_ms, .seat = f->u.accepted.seat};
        }
        return true;
    case FACT_ACT_WAITING:
        a = act_of(v, f->u.waiting.number);
        if (a) {
            a->status = f->u.waiting.status;
            a->request = f->u.waiting.request;
        }
        return true;
    case FACT_ACT_STARTED:
        a = act_of(v, f->u.started.number);
        if (a) {
            a->status = ACT_RUNNING;
            a->ends_at = f->u.started.ends_at;
        }
        return true;
    case FACT_ACT_ENDED:
        a = act_of(v, f->u.ended.number);
        if (a) {
            a->status = f->u.ended.status;
        }
        return true;
    default:
        return false;
    }
}

static bool request_notice(struct view *v, const struct fact *f)
{
    if (f->kind == FACT_REQUEST) {
        if (fits(v, f->u.request.request, VIEW_REQUESTS, &v->requests)) {
            v->request[f->u.request.request - 1] = (struct view_request){
                .at = v->play_ms,
                .from = f->u.request.from,
                .to = f->u.request.to,
                .verb = f->u.request.verb,
                .target = f->u.request.target,
                .basis = f->u.request.basis,
                .act = f->u.request.act,
            };
        }
        return true;
    }
    if (f->kind == FACT_ANSWERED) {
        if (fits(v, f->u.answered.request, VIEW_REQUESTS, &v->requests)) {
            v->request[f->u.answered.request - 1].status = f->u.answered.status;
        }
        return true;
    }
    return false;
}

static void joint_notice(struct view *v, const struct fact *f)
{
    int32_t handle = f->u.joint.joint; /* the first member of all three */
    struct view_joint *j;

    if ((f->kind != FACT_JOINT && f->kind != FACT_JOINT_ANSWER && f->kind != FACT_JOINT_AGREED) ||
        !fits(v, handle, VIEW_JOINTS, &v->joints)) {
        return;
    }
    j = &v->joint[handle - 1];
    if (f->kind == FACT_JOINT) {
        *j = (struct view_joint){
            .to = f->u.joint.to, .kind = f->u.joint.kind, .desk = f->u.joint.desk};
    } else if (f->kind == FACT_JOINT_AGREED) {
        j->held = true;
    } else if (f->u.joint_answer.agrees) {
        j->agreed |= desk_bit(f->u.joint_answer.desk);
        j->refused &= ~desk_bit(f->u.joint_answer.desk);
    } else {
        j->refused |= desk_bit(f->u.joint_answer.desk);
        j->agreed &= ~desk_bit(f->u.joint_answer.desk);
    }
}

static bool is_card(int32_t handle)
{
    return handle >= 1 && handle <= VIEW_CARDS;
}

int32_t view_card(const struct view *v, int32_t handle)
{
    while (is_card(handle) && v->card_same[handle - 1]) { /* no ring: what stands is joined */
        handle = v->card_same[handle - 1];
    }
    return handle;
}

/* What stands for the one stands for both from now on, whatever either was joined to before. */
static void joined(struct view *v, int32_t second, int32_t first)
{
    first = view_card(v, first);
    second = view_card(v, second);
    if (is_card(first) && is_card(second) && first != second) {
        v->card_same[second - 1] = first;
    }
}

/* All that is one with it is separate again. */
static void separated(struct view *v, int32_t handle)
{
    int32_t stands = view_card(v, handle);
    bool joined_to[VIEW_CARDS]; /* all of them first: one may be joined by way of another */

    for (int32_t h = 1; h <= VIEW_CARDS; h++) {
        joined_to[h - 1] = view_card(v, h) == stands;
    }
    for (int32_t h = 1; h <= VIEW_CARDS; h++) {
        v->card_same[h - 1] = joined_to[h - 1] ? 0 : v->card_same[h - 1];
    }
}

static void board_notice(struct view *v, const struct fact *f)
{
    int32_t handle = f->kind == FACT_CARD_MARKED ? f->u.card_marked.thing : 0;

    if (f->kind == FACT_TICKED && f->u.ticked.duty >= 1 && f->u.ticked.duty <= VIEW_TICKS) {
        v->duty[f->u.ticked.duty - 1] = f->u.ticked.done;
    } else if (f->kind == FACT_TICKED && f->u.ticked.objective >= 0 &&
               f->u.ticked.objective < VIEW_TICKS) {
        v->objective[f->u.ticked.objective] = f->u.ticked.done;
    }
    if (!is_card(handle)) {
        return;
    }
    switch ((enum card_mark)f->u.card_marked.mark) {
    case CARD_SURE:
    case CARD_UNSURE:
        v->card_unsure[handle - 1] = f->u.card_marked.mark == CARD_UNSURE;
        break;
    case CARD_SAME:
        joined(v, handle, f->u.card_marked.same);
        break;
    case CARD_SEPARATE:
        separated(v, handle);
        break;
    }
}

static void call_notice(struct view *v, const struct fact *f)
{
    int64_t own = f->u.call_noted.own;

    if (f->kind == FACT_HAND && v->calls < VIEW_CALLS) { /* later ones are not kept track of */
        v->call[v->calls++] = (struct view_call){.at = v->play_ms, .real = f->u.hand.real};
    } else if (f->kind == FACT_CALL_NOTED && own >= 1 && own <= v->calls) {
        v->call[own - 1].noted = true;
    }
}

void view_fold(struct view *v, const struct fact *f, int64_t play_ms)
{
    v->n++;
    v->play_ms = play_ms;
    if (clock_notice(v, f) || item_notice(v, f) || act_notice(v, f) || request_notice(v, f)) {
        return;
    }
    joint_notice(v, f);
    board_notice(v, f);
    call_notice(v, f);
    if (f->kind == FACT_EXHIBIT && f->u.exhibit.exhibit >= 1 &&
        f->u.exhibit.exhibit <= VIEW_CARDS) {
        v->held[f->u.exhibit.exhibit - 1] = f->u.exhibit.to == v->desk;
    }
    if (f->kind == FACT_CUE && v->cues < VIEW_CUES) {
        v->cue[v->cues++] = (struct view_cue){
            f->u.cue.act, play_ms, f->u.cue.until, f->u.cue.avoid != 0};
    }
    if (f->kind == FACT_DECISION_OPENED && v->decisions < (int32_t)ARRAY_LEN(v->decision)) {
        v->decision[v->decisions++] = f->u.decision.decision;
    }
}
