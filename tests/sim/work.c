/*
 * What people do: commands drawn from the member tables, valid or slightly wrong, with marks in all
 * that is typed; and requests made by hand, doubled, reused or broken.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/must.h"
#include "engine/core/effect.h"
#include "tests/sim/sim.h"

static uint32_t below(struct sim_client *k, uint32_t bound)
{
    return prng_below(&k->prng, bound);
}

/* Desks that an outcome of the verb passes the typed words on to, with an inject. */
static uint64_t passed_on(const struct scenario *sc, int32_t verb)
{
    uint64_t desks = 0;

    for (int32_t o = 0; o < scenario_count(sc, REF_OUTCOME); o++) {
        const struct block *b = &sc->outcome[o].effects;

        for (int32_t i = 0; i < b->effects && sc->outcome[o].pattern.verb == verb; i++) {
            const struct effect *e = &b->effect[i];

            desks |= e->kind == EFFECT_RELEASE && sc->inject[e->a].words ? sc->inject[e->a].to : 0;
        }
    }
    return desks;
}

/* Desks that may read what is typed with an act; 0: left without a mark. */
static uint64_t readers(struct sim *s, struct sim_client *k, const struct command *cmd)
{
    const struct scenario *sc = &s->ex.box.scenario;
    struct command c = *cmd;
    const struct act *act = &c.u.act.act;
    const struct verb *v;
    uint64_t desks = desk_bit(k->c.desk) | act->to;

    if (cmd->kind == COMMAND_HAND) {
        return desk_bit(k->c.desk);
    }
    if (cmd->kind != COMMAND_ACT || act->desk != k->c.desk || act->verb < 0 ||
        act->verb >= scenario_count(sc, REF_VERB) || !run_resolve(&s->ex.run, k->number, &c)) {
        return 0;
    }
    v = scenario_verb(sc, act->desk, act->verb);
    if (!v || v->does == DOES_FLAG || v->does == DOES_PROPOSE || v->does == DOES_AGREE ||
        v->does == DOES_REFUSE || v->does == DOES_CONTRIBUTE) {
        return 0;
    }
    desks |= passed_on(sc, act->verb);
    if (v->does == DOES_ANSWER) {
        if (act->ref < 1 || act->ref > s->ex.run.core.st.requests) {
            return 0;
        }
        desks |= desk_bit(s->ex.run.core.st.request[act->ref - 1].from);
    }
    for (int32_t i = 0; i < v->auths; i++) {
        int32_t other = scenario_auth_desk(sc, v, act, i);

        desks |= other == NONE ? 0 : desk_bit(other);
    }
    return desks;
}

/* A mark that names who may read it; of one length, so that twin runs differ in letters alone. */
static struct span marked(struct sim *s, struct sim_client *k, char *to, size_t room,
                          uint64_t desks, struct span text)
{
    char salt = s->twin && !(desks & desk_bit(s->client[s->twin].c.desk)) ? s->salt : 'z';

    if (text.len == 0 || text.len > 4000) {
        return text;
    }
    snprintf(to, room, "%.*s canary_%d_%016llx_%c%c%c%c", (int)text.len, text.ptr, (int)k->c.desk,
             (unsigned long long)desks, salt, salt, salt, salt);
    return span_of(to);
}

static void mark(struct sim *s, struct sim_client *k, struct command *cmd)
{
    uint64_t desks = k->c.desk == NONE ? 0 : readers(s, k, cmd);

    if (!desks) {
        return;
    }
    if (cmd->kind == COMMAND_HAND) {
        cmd->u.words.text = marked(s, k, s->text, sizeof(s->text), desks, cmd->u.words.text);
        return;
    }
    cmd->u.act.text = marked(s, k, s->text, sizeof(s->text), desks, cmd->u.act.text);
    for (int32_t i = 0; i < FIELDS_MAX; i++) {
        cmd->u.act.texts[i] =
            marked(s, k, s->texts[i], sizeof(s->texts[i]), desks, cmd->u.act.texts[i]);
    }
}

static bool ask(struct sim *s, struct sim_client *k, struct command *cmd)
{
    struct sim_ack *a = &k->ack[k->acks];

    mark(s, k, cmd);
    if (k->acks == SIM_ACKS || client_ask(&k->c, cmd) != CLIENT_ASKED) {
        return false;
    }
    *a = (struct sim_ack){.kind = cmd->kind};
    memcpy(a->cid, k->c.out[k->c.outs - 1].cid, sizeof(a->cid));
    k->acks++;
    return true;
}

void work_player(struct sim *s, struct sim_client *k, const struct command *cmd)
{
    struct command c = *cmd;

    if (ask(s, k, &c)) {
        memcpy(k->own_cid, k->ack[k->acks - 1].cid, sizeof(k->own_cid));
    }
}

static struct span some_text(struct sim_client *k)
{
    static const char *const texts[] = {
        "", "Noted.", "We go at dawn; tell nobody.",
        "\xc4\x8c\xc3\xa9sk\xc3\xbd \xe2\x80\x9equote\xe2\x80\x9c \\ \"", "two\nlines"};

    return span_of(texts[below(k, ARRAY_LEN(texts))]);
}

static int32_t some_index(struct sim_client *k, enum ref_kind kind)
{
    int32_t n = scenario_count(&k->c.lexicon, kind);

    return n == 0 || below(k, 12) == 0 ? NONE : (int32_t)below(k, (uint32_t)n);
}

/* A handle, mostly of something that the view has. */
static int32_t some_handle(struct sim_client *k, int32_t have)
{
    uint32_t odd = below(k, 16);

    if (odd == 0) {
        return (int32_t)below(k, 100000);
    }
    return have > 0 ? 1 + (int32_t)below(k, (uint32_t)have + (odd == 1)) : 1;
}

static void some_form(struct sim_client *k, struct command *cmd, const struct verb *v)
{
    struct act *act = &cmd->u.act.act;

    for (int32_t f = 0; v && f < v->fields; f++) {
        if (v->field[f].type == FIELD_CHOICE) {
            act->choice[f] = (int32_t)below(k, (uint32_t)v->field[f].choice.options + 1);
        } else if (below(k, 3)) {
            cmd->u.act.texts[f] = some_text(k);
        }
    }
}

static bool some_act(struct sim_client *k, struct command *cmd)
{
    struct act *act = &cmd->u.act.act;
    const struct view *view = k->c.view;
    const struct verb *v;
    int32_t desks = scenario_count(&k->c.lexicon, REF_DESK);

    *act = act_none();
    if (!k->playing || k->brief.verbs == 0) {
        return false;
    }
    v = k->brief.verb[below(k, (uint32_t)k->brief.verbs)];
    act->desk = below(k, 30) ? k->c.desk : (int32_t)below(k, (uint32_t)desks);
    act->verb = v->name;
    if (act->desk != k->c.desk) {
        v = NULL; /* of another desk: only what everybody can write */
    }
    act->target = below(k, 3) ? some_handle(k, view->cards) : NONE;
    act->ref = v && v->does == DOES_ANSWER ? some_handle(k, view->requests)
               : below(k, 4) == 0          ? some_handle(k, view->joints)
                                           : 0;
    act->pick = below(k, 8) == 0 ? (int32_t)below(k, 4) : 0;
    act->basis = some_index(k, REF_BASIS);
    act->to = below(k, 3) ? desk_bit((int32_t)below(k, (uint32_t)desks)) : 0;
    if (below(k, 12) == 0) {
        act->to = prng_next(&k->prng) & (desk_bit(desks) - 1);
    }
    for (act->attaches = 0; act->attaches < 3 && below(k, 3) == 0; act->attaches++) {
        act->attach[act->attaches] = below(k, 2)
                                         ? tag_of(TAG_THING, some_handle(k, view->cards))
                                         : tag_of(TAG_KNOWLEDGE, some_handle(k, view->known));
    }
    some_form(k, cmd, v);
    cmd->u.act.text = some_text(k);
    return true;
}

static void fill(struct sim_client *k, struct command *cmd, const struct member *m)
{
    char *at = (char *)cmd + m->offset;
    int64_t wide = (int64_t)below(k, 400000) - 20;
    int32_t small = (int32_t)below(k, 2);
    struct span text;

    switch ((int)m->type) {
    case MEMBER_INT:
    case MEMBER_MS:
        wide = below(k, 2) ? wide : k->c.play_ms + wide;
        memcpy(at, &wide, sizeof(wide));
        break;
    case MEMBER_DESKS:
        wide = (int64_t)(prng_next(&k->prng) &
                         (desk_bit(scenario_count(&k->c.lexicon, REF_DESK)) - 1));
        memcpy(at, &wide, sizeof(wide));
        break;
    case MEMBER_REF:
        small = some_index(k, (enum ref_kind)m->kind);
        memcpy(at, &small, sizeof(small));
        break;
    case MEMBER_NUMBER:
        small = some_handle(k, m->kind == TAG_ITEM ? k->c.view->items : k->c.view->acts);
        memcpy(at, &small, sizeof(small));
        break;
    case MEMBER_TEXT:
        text = some_text(k);
        memcpy(at, &text, sizeof(text));
        break;
    case MEMBER_FLAG:
        memcpy(at, &small, sizeof(small));
        break;
    default:
        break;
    }
}

/* Any command of the table that a client can ask; rarely one that ends play. */
void work_ask(struct sim *s, struct sim_client *k)
{
    struct command cmd = {.desk = NONE};
    int power = k->c.desk == NONE ? POWER_STAFF : POWER_PLAYER;
    const struct command_row *row;

    if (!k->c.briefed) {
        return;
    }
    do {
        cmd.kind = (enum command_kind)below(k, COMMAND_KIND_COUNT);
        row = &command_table[cmd.kind];
        if (power == POWER_PLAYER && below(k, 2)) {
            cmd.kind = COMMAND_ACT;
            row = &command_table[COMMAND_ACT];
        }
    } while ((!(row->power & power) && below(k, 20)) || row->power == POWER_HOST ||
             (cmd.kind == COMMAND_ENDEX && below(k, 30)) ||
             (cmd.kind == COMMAND_PAUSE && below(k, 2)));
    if (cmd.kind == COMMAND_ACT) {
        if (k->c.desk == NONE || !some_act(k, &cmd)) {
            return;
        }
    } else {
        for (const struct member *m = row->member; m->type != MEMBER_END; m++) {
            fill(k, &cmd, m);
        }
    }
    (void)ask(s, k, &cmd);
}

/* An inject is changed, or what comes of an act chosen; the gate may refuse either. */
static void work_changes(struct sim_client *k, const struct state *st, struct command *cmd)
{
    if (below(k, 2)) {
        cmd->kind = COMMAND_AMEND;
        cmd->u.amend.inject = (int32_t)below(k, (uint32_t)scenario_count(st->sc, REF_INJECT));
        cmd->u.amend.to = below(k, 3) ? desk_bit((int32_t)below(k, 5)) : 0;
        cmd->u.amend.words = below(k, 2) ? SPAN("Other words [it] Altre parole") : SPAN("");
        cmd->u.amend.subject = below(k, 2) ? SPAN("Another subject") : SPAN("");
    } else {
        cmd->kind = COMMAND_OVERRIDE;
        cmd->u.override.act = st->acts - (int32_t)below(k, 4);
        cmd->u.override.outcome = below(k, 3);
        cmd->u.override.text = SPAN("They had earned it");
    }
}

/* Play begins, goes on, and runs fast enough to get somewhere. */
void work_staff(struct sim *s)
{
    struct sim_client *k = &s->client[s->staff];
    const struct state *st = &s->ex.run.core.st;
    struct command cmd = {.desk = NONE};

    if (!k->up || k->c.state != CLIENT_LIVE || k->c.outs > 2) {
        return;
    }
    if (st->phase == PHASE_WAITING) {
        cmd.kind = COMMAND_STARTEX;
    } else if (st->phase == PHASE_RUNNING && st->paused && below(k, 4) == 0) {
        cmd.kind = COMMAND_RESUME;
    } else if (st->phase == PHASE_RUNNING && st->speed < 30000 && below(k, 3) == 0) {
        cmd.kind = COMMAND_SPEED;
        cmd.u.speed.permille = 30000 + (int64_t)below(k, 570000);
    } else if (st->phase == PHASE_RUNNING && !st->paused && below(k, 20) == 0) {
        cmd.kind = COMMAND_JUMP;
        cmd.u.jump.to = st->now + 1 + (int64_t)below(k, 3600000);
    } else if (st->phase == PHASE_RUNNING && below(k, 20) == 0) {
        cmd.kind = COMMAND_PLAN_PAUSE;
        cmd.u.jump.to = below(k, 4) ? st->now + 1 + (int64_t)below(k, 1800000) : -1;
        cmd.u.jump.instead = below(k, 2) ? -1 : st->pause_at[below(k, PAUSES_MAX)];
        cmd.u.jump.text = SPAN("Lunch");
    } else if (st->phase == PHASE_RUNNING && below(k, 6) == 0) {
        work_changes(k, st, &cmd);
    } else {
        return;
    }
    (void)ask(s, k, &cmd);
}

static void send_by_hand(struct sim_client *k, struct span line)
{
    k->by_hand = true;
    link_send(k->c.link, line);
    k->by_hand = false;
}

/* The request again under another number, or its id for something else. */
void work_raw(struct sim *s, struct sim_client *k)
{
    int32_t i = k->recents ? (int32_t)below(k, (uint32_t)k->recents) : 0;
    const struct once_entry *e;
    const char *rest;
    struct bytes b;

    if (k->recents == 0 || k->c.state != CLIENT_LIVE || !k->c.link || k->raw.id) {
        return;
    }
    e = once_find(&s->ex.once, k->number, k->recent_cid[i]);
    rest = strstr(k->recent[i], ",\"method\"");
    if (!e || !rest) {
        return;
    }
    k->raw = (struct sim_raw){.id = SIM_RAW_ID + ++k->raws, .refusal = e->refusal};
    k->raw.reuse = below(k, 2);
    bytes_init(&b, (size_t)2 * CLIENT_LINE_MAX);
    bytes_fmt(&b, "{\"jsonrpc\":\"2.0\",\"id\":%lld", (long long)k->raw.id);
    if (k->raw.reuse) {
        bytes_fmt(
            &b,
            ",\"method\":\"hand\",\"params\":{\"cid\":\"%s\",\"do\":{\"text\":\"raw %lld\"}}}\n",
            k->recent_cid[i], (long long)k->raw.id);
    } else {
        bytes_text(&b, rest);
    }
    send_by_hand(k, bytes_view(&b));
    bytes_done(&b);
}

/*
 * A request with one or more bytes wrong, under a number that the client does not use: the answer
 * is not its own. Only of what is recorded already, or the mistake would be taken for the command.
 */
void work_broken(struct sim *s, struct sim_client *k)
{
    int32_t i = k->recents ? (int32_t)below(k, (uint32_t)k->recents) : 0;
    const char *rest;
    struct bytes b;

    if (k->recents == 0 || k->c.state != CLIENT_LIVE || !k->c.link) {
        return;
    }
    rest = strstr(k->recent[i], ",\"method\"");
    if (!rest || !once_find(&s->ex.once, k->number, k->recent_cid[i])) {
        return;
    }
    bytes_init(&b, (size_t)2 * CLIENT_LINE_MAX);
    bytes_fmt(&b, "{\"jsonrpc\":\"2.0\",\"id\":%lld", (long long)(SIM_BROKEN_ID + ++k->raws));
    bytes_text(&b, rest);
    for (uint32_t n = 1 + below(k, 3); n > 0; n--) {
        b.ptr[below(k, (uint32_t)b.len - 1)] = (char)(1 + below(k, 255));
    }
    send_by_hand(k, bytes_view(&b));
    bytes_done(&b);
}
