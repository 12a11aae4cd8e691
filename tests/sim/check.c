/*
 * The laws, looked at while the simulation runs and at its end.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/must.h"
#include "engine/base/text.h"
#include "tests/sim/sim.h"

static const struct once_entry *entry_of(struct sim_client *k, const char *cid)
{
    return once_find(&k->sim->ex.once, k->number, cid);
}

void check_turn(struct sim *s)
{
    const struct state *st = &s->ex.run.core.st;
    const char *wrong = state_check(st);
    struct due due;
    int64_t at;

    if (wrong) {
        sim_fail(s, "laws of the state", "%s", wrong);
    }
    if (st->phase == PHASE_RUNNING && agenda_first(&st->agenda, &due, &at) && at < st->now) {
        sim_fail(s, "laws of the state", "play is at %lld, past what is due at %lld",
                 (long long)st->now, (long long)at);
    }
    for (int32_t i = 0; i < s->server.sessions; i++) {
        const struct session *c = s->server.session[i];
        const struct link *peer = sim_link_peer(c->link);

        if (c->replies > REPLIES_MAX ||
            (peer && sim_link_under_way(peer) > LINK_OUT_MAX + SESSION_CAP)) {
            sim_fail(s, "bounded", "seat %d has too much waiting", c->seat);
        }
        if (c->sent > 0 && c->seat && s->ex.run.seat[c->seat].n < c->sent) {
            sim_fail(s, "bounded", "seat %d was sent what is not there", c->seat);
        }
    }
    for (int32_t i = 1; i <= s->clients; i++) {
        if (s->client[i].c.state == CLIENT_REFUSED) {
            sim_fail(s, "converges", "seat %d has lost its place: its card is not taken", i);
        }
    }
}

/* An answer to a request made by hand. */
static void raw_answer(struct sim *s, struct sim_client *k, struct span line)
{
    bool reused = memmem(line.ptr, line.len, "\"code\":3,", 9) != NULL;
    bool again = memmem(line.ptr, line.len, "\"again\":true", 12) != NULL;
    char refusal[64];
    int n = snprintf(refusal, sizeof(refusal), "\"refusal\":\"%s\"", refusal_names[k->raw.refusal]);
    bool same = k->raw.refusal ? memmem(line.ptr, line.len, refusal, (size_t)n) != NULL : again;

    if (k->raw.reuse ? !reused : !same) {
        sim_fail(s, "once", "seat %d: %s was answered %.*s", k->number,
                 k->raw.reuse ? "an id used again for something else" : "the same once more",
                 (int)line.len, line.ptr);
    }
    k->raw.id = 0;
}

static void canaries(struct sim *s, struct sim_client *k, struct span line)
{
    const char *at = line.ptr;
    const char *end = line.ptr + line.len;

    while ((at = memmem(at, (size_t)(end - at), "canary_", 7)) != NULL) {
        char text[40];
        uint64_t desks;
        const char *mask;

        text_copy(text, sizeof(text), (struct span){at + 7, (size_t)(end - at - 7)});
        mask = strchr(text, '_');
        desks = mask ? strtoull(mask + 1, NULL, 16) : 0;
        if (desks && !(desks & desk_bit(k->c.desk))) {
            sim_fail(s, "no leak", "seat %d reads what it may not: %.*s", k->number,
                     (int)line.len, line.ptr);
        }
        at += 7;
    }
}

/* The line of play that an answer to resume names; 0: none. */
static int64_t line_of(struct span line)
{
    const char *at = memmem(line.ptr, line.len, "\"line\":", 7);

    return at ? strtoll(at + 7, NULL, 10) : 0;
}

void check_line(struct sim *s, int32_t client, struct span line)
{
    struct sim_client *k = &s->client[client];
    const char *id = memmem(line.ptr, line.len < 40 ? line.len : 40, "\"id\":", 5);
    int64_t number = id ? strtoll(id + 5, NULL, 10) : 0;

    k->heard = k->heard * 1099511628211u + span_hash(line);
    s->notices += !id;
    if (k->c.state != CLIENT_LIVE &&
        memmem(line.ptr, line.len < 60 ? line.len : 60, "\"method\":\"notice\"", 17)) {
        sim_fail(s, "view", "seat %d hears a notice before the answer that begins its view",
                 client);
    }
    if (k->c.state == CLIENT_LIVE && memmem(line.ptr, line.len, "\"code\":2,", 9)) {
        sim_fail(s, "converges", "seat %d is in, and its command is taken for signing in", client);
    }
    if (memmem(line.ptr, line.len, "\"reset\":true", 12) && line_of(line) == k->c.line) {
        sim_fail(s, "durable", "seat %d has to begin anew: what it was shown is gone", client);
    }
    if (k->c.desk != NONE) {
        canaries(s, k, line);
    }
    if (number > SIM_RAW_ID) {
        if (number == k->raw.id) {
            raw_answer(s, k, line);
        }
    } else if (memmem(line.ptr, line.len, "\"code\":3,", 9)) {
        sim_fail(s, "once", "seat %d: its own new id was used before", client);
    }
}

static bool waits(const struct client *c, const char *cid)
{
    for (int32_t i = 0; i < c->outs; i++) {
        if (memcmp(c->out[i].cid, cid, CID_LEN) == 0) {
            return true;
        }
    }
    return false;
}

/* Which of its commands? The one that no longer waits. */
void check_answered(struct sim_client *k, bool ok, enum refusal code)
{
    struct sim *s = k->sim;
    const struct once_entry *e;
    struct sim_ack *a = NULL;

    for (int32_t i = 0; i < k->acks && !a; i++) {
        a = !k->ack[i].answered && !waits(&k->c, k->ack[i].cid) ? &k->ack[i] : NULL;
    }
    if (!a) {
        sim_fail(s, "once", "seat %d hears a second answer", k->number);
    }
    a->answered = true;
    s->acked++;
    e = entry_of(k, a->cid);
    if (e) {
        a->record = e->record;
        a->refusal = e->refusal;
        if (e->record > journal_durable(s->ex.journal)) {
            sim_fail(s, "durable", "record %lld is told before it is durable",
                     (long long)e->record);
        }
        if (ok ? e->refusal != REFUSE_NONE : e->refusal != (int32_t)code) {
            sim_fail(s, "once", "seat %d: '%s' stands in record %lld as '%s' and is told '%s'",
                     k->number, command_table[a->kind].name, (long long)e->record,
                     refusal_names[e->refusal], ok ? "done" : refusal_names[code]);
        }
    } else if (ok && a->kind == COMMAND_ACT) {
        sim_fail(s, "durable", "seat %d: an act is told done and is recorded nowhere", k->number);
    }
    if (k->playing && memcmp(a->cid, k->own_cid, CID_LEN) == 0) {
        player_told(&k->player, code, client_play(&k->c, s->mono_ms));
    }
}

void check_restarted(struct sim *s, uint64_t digest, int64_t staged, int64_t durable)
{
    const struct record_link *last = &s->ex.recovery.verdict.last;

    if (last->s < durable) {
        sim_fail(s, "durable", "records up to %lld were durable, %lld came back",
                 (long long)durable, (long long)last->s);
    }
    if (last->s == staged && core_digest(&s->ex.run.core) != digest) {
        sim_fail(s, "replay", "the journal folds to another state after record %lld",
                 (long long)staged);
    }
    for (int32_t i = 1; i <= s->clients; i++) {
        struct sim_client *k = &s->client[i];

        k->raw.id = 0;
        for (int32_t n = 0; n < k->acks; n++) {
            const struct sim_ack *a = &k->ack[n];
            const struct once_entry *e = a->record ? entry_of(k, a->cid) : NULL;

            if (a->record && (!e || e->record != a->record || e->refusal != a->refusal)) {
                sim_fail(s, "durable", "seat %d: what stood in record %lld is %s", i,
                         (long long)a->record, e ? "told otherwise" : "lost");
            }
        }
    }
}

struct scan_ids {
    struct sim *sim;
    struct once seen;
};

/* No id stands in the journal twice. */
static void look_once(void *context, const struct record *r)
{
    struct scan_ids *ids = context;
    struct once_entry e = {.record = r->s};

    if (r->draft.cid.len) {
        e.seat = (int32_t)(span_hash(r->draft.by) & 0x3fffffff);
        memcpy(e.cid, r->draft.cid.ptr, CID_LEN);
        if (once_find(&ids->seen, e.seat, e.cid)) {
            sim_fail(ids->sim, "once", "record %lld does again what was done", (long long)r->s);
        }
        once_add(&ids->seen, &e);
    }
}

static void write_file(const struct sim *s, struct span text)
{
    char path[1100];
    FILE *f;

    snprintf(path, sizeof(path), "%s/journal.ndjson", s->dir);
    f = fopen(path, "we");
    MUST(f && fwrite(text.ptr, 1, text.len, f) == text.len);
    MUST(fclose(f) == 0);
}

/* The journal as the platter has it: folded, decided again, and every id once. */
void check_settled(struct sim *s)
{
    static const char nothing[4096 + 1];
    static struct exercise folded;
    struct sim_disk copy;
    struct disk disk;
    struct span text = sim_disk_view(&s->disk);
    struct scan_ids ids = {.sim = s};
    struct journal_verdict verdict;
    struct err err;
    int64_t durable;

    if (journal_drain(s->ex.journal, &durable, &s->ex.err) != ERR_OK) {
        s->ex.failed = true;
        return;
    }
    text = sim_disk_view(&s->disk);
    while (text.len > sizeof(nothing) &&
           memcmp(text.ptr + text.len - sizeof(nothing), nothing, sizeof(nothing)) == 0) {
        text.len -= sizeof(nothing) - 1; /* room reserved ahead; a NUL of it stays */
    }
    sim_disk_init(&copy, 1);
    sim_disk_put(&copy, text);
    disk = sim_disk_open(&copy);
    once_init(&ids.seen);
    reader_verify(&disk, look_once, &ids, &verdict);
    once_done(&ids.seen);
    if (verdict.kind != VERDICT_GOOD || verdict.last.s != durable) {
        sim_fail(s, "durable", "the disk holds %lld records of %lld: %s",
                 (long long)verdict.last.s, (long long)durable, verdict.reason);
    }
    if (exercise_open_take(&folded, s->box, &disk, 1, &err) != ERR_OK) {
        sim_fail(s, "replay", "the journal cannot be read: %s", err.text);
    }
    if (core_digest(&folded.run.core) != core_digest(&s->ex.run.core) ||
        folded.run.log.count != s->ex.run.log.count) {
        sim_fail(s, "replay", "%lld facts fold to another state than the %lld there are",
                 (long long)folded.run.log.count, (long long)s->ex.run.log.count);
    }
    exercise_close(&folded);
    sim_disk_done(&copy);
    write_file(s, text);
    text_copy(s->ex.dir, sizeof(s->ex.dir), span_of(s->dir));
    durable = exercise_redecide(&s->ex);
    if (durable) {
        sim_fail(s, "re-decide", "record %lld comes out otherwise", (long long)durable);
    }
}
