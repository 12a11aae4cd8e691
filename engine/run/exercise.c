#include "engine/run/exercise.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/must.h"
#include "engine/base/text.h"
#include "engine/run/seats.h"

enum { TURN_ARENA = 8 << 20, FACTS_TEXT = RECORD_MAX };

static void encode(struct exercise *ex, const struct command *cmd, const struct batch *facts)
{
    bytes_reset(&ex->in);
    codec_write_command(&ex->codec, &ex->in, cmd);
    bytes_reset(&ex->facts);
    codec_write_facts(&ex->codec, &ex->facts, facts->fact, facts->count);
}

/* The sink: a staged record on its way to the journal. */
static int64_t keep(void *context, int64_t play_ms, const struct command *cmd,
                    const struct batch *facts)
{
    struct exercise *ex = context;
    char by[32];
    struct record_draft draft = {.line = ex->run.core.st.line,
                                 .play_ms = play_ms,
                                 .wall_ms = ex->wall_ms,
                                 .type = span_of(command_table[cmd->kind].name),
                                 .cid = ex->cid};
    int64_t s = 0;

    encode(ex, cmd, facts);
    MUST(!ex->in.over && !ex->facts.over);
    snprintf(by, sizeof(by), cmd->seat ? "seat:%d" : "host", cmd->seat);
    draft.by = span_of(by);
    draft.in = bytes_view(&ex->in);
    draft.facts = bytes_view(&ex->facts);
    if (ex->failed ||
        journal_stage(ex->journal, &draft, JOURNAL_HOUSE, &s, &ex->err) != ERR_OK) {
        ex->failed = true;
        s = ex->run.records + 1;
    }
    return s;
}

static void note_once(struct exercise *ex, int32_t seat, struct span cid, struct span in,
                      int64_t record, struct verdict verdict)
{
    struct once_entry e = {.body = span_hash(in),
                           .record = record,
                           .seat = seat,
                           .refusal = (int32_t)verdict.code,
                           .why = verdict.why};

    memcpy(e.cid, cid.ptr, CID_LEN);
    once_add(&ex->once, &e);
}

static enum refusal refusal_in(const struct fact *fact, int32_t count)
{
    return count && fact[0].kind == FACT_ACT_REFUSED ? (enum refusal)fact[0].u.refused.code
                                                     : REFUSE_NONE;
}

/* "seat:3" */
static int32_t seat_in(struct span by)
{
    int64_t seat = 0;

    if (by.len > 5 && text_int((struct span){by.ptr + 5, by.len - 5}, &seat) && seat > 0 &&
        seat <= SEATS_MAX) {
        return (int32_t)seat;
    }
    return 0;
}

static void broken(struct exercise *ex, const struct record *r, const char *why)
{
    if (!ex->broken) {
        ex->broken = true;
        err_set(&ex->err, ERR_FORMAT, "record %lld of the journal: %s", (long long)r->s, why);
    }
}

static void begin_run(struct exercise *ex, uint64_t seed, int64_t seats_a_desk)
{
    ex->seed = seed;
    ex->seats_a_desk = seats_a_desk;
    run_init(&ex->run, &ex->box.scenario, seed);
    seats_lay_out(ex);
}

/* Facts of a record into the run's batch. */
static bool read_facts(struct exercise *ex, const struct record *r)
{
    struct scan s;
    struct batch *b = ex->run.batch;
    const char *why = NULL;

    b->count = 0;
    scan_init(&s, r->draft.facts, &ex->turn);
    scan_list(&s);
    while (scan_more(&s)) {
        if (b->count == RECORD_FACTS_MAX ||
            !codec_read_fact(&ex->codec, &s, &b->fact[b->count], &why)) {
            broken(ex, r, why ? why : "too many facts");
            return false;
        }
        b->count++;
    }
    if (!scan_end(&s)) {
        broken(ex, r, "its facts are not a list");
        return false;
    }
    return true;
}

static bool read_input(struct exercise *ex, const struct record *r, struct command *ret)
{
    struct scan s;
    const char *why = NULL;

    scan_init(&s, r->draft.in, &ex->turn);
    if (codec_read_command(&ex->codec, &s, ret, &why) && scan_end(&s)) {
        return true;
    }
    broken(ex, r, why ? why : "its input is not a command");
    return false;
}

static bool is_bare(const struct record *r)
{
    return record_is_seal(r) || span_is(r->draft.type, RECORD_TYPE_MARK);
}

/* The journal speaks of a case by its words: another one would tell another story. */
static bool is_its_case(struct exercise *ex, const struct record *r, struct span digest)
{
    char now[HASH_HEX_LEN + 1];

    casebox_digest(&ex->box, now);
    if (span_is(digest, now)) {
        return true;
    }
    broken(ex, r, "the files in scenario/ are not those that this exercise began with");
    ex->err.code = ERR_CORRUPT;
    return false;
}

/* A new line of play: what is no longer of it goes, as it did when it was begun. */
static bool go_back(struct exercise *ex, const struct record *r)
{
    struct command cmd;

    if (!read_input(ex, r, &cmd)) {
        return false;
    }
    if (ex->only == ex->run.core.st.line) {
        ex->left = true;
        return false;
    }
    if (cmd.u.back.to < 0 || cmd.u.back.to > ex->box.scenario.play_length ||
        ex->run.lines >= LINES_MAX) {
        broken(ex, r, "it goes back to no time of play, or once too often");
        return false;
    }
    run_back(&ex->run, cmd.u.back.to, ex->run.lines + 1);
    return true;
}

static void replay_record(void *context, const struct record *r)
{
    struct exercise *ex = context;
    struct command cmd;
    enum command_kind kind = command_find(r->draft.type);

    if (ex->broken || ex->left || is_bare(r) || (ex->read_to && r->s > ex->read_to)) {
        return;
    }
    arena_reset(&ex->turn);
    if (kind == COMMAND_CREATE) {
        if (!read_input(ex, r, &cmd) || !is_its_case(ex, r, cmd.u.create.digest)) {
            return;
        }
        if (cmd.u.create.seats < 1 || cmd.u.create.seats > SEATS_A_DESK_MAX || ex->run.memory ||
            seats_needed(&ex->box.scenario, cmd.u.create.seats) > SEATS_MAX) {
            broken(ex, r, "a second or impossible beginning");
            return;
        }
        begin_run(ex, (uint64_t)cmd.u.create.seed, cmd.u.create.seats);
    }
    if (kind == COMMAND_BACK && ex->run.memory && !go_back(ex, r)) {
        return;
    }
    if (!ex->run.memory || r->draft.play_ms < ex->run.core.st.now) {
        broken(ex, r,
               ex->run.memory ? "play time runs backwards" : "it does not begin the exercise");
        return;
    }
    if (!read_facts(ex, r)) {
        return;
    }
    run_replay(&ex->run, r->s, r->draft.play_ms, ex->run.batch->fact, ex->run.batch->count);
    if (kind == COMMAND_SEAT && read_input(ex, r, &cmd)) {
        seats_note(ex, &cmd, r->draft.wall_ms);
    }
    if (r->draft.cid.len) {
        note_once(ex, seat_in(r->draft.by), r->draft.cid, r->draft.in, r->s,
                  verdict_of(refusal_in(ex->run.batch->fact, ex->run.batch->count)));
    }
}

static void prepare_turns(struct exercise *ex)
{
    ex->codec = (struct codec){.sc = &ex->box.scenario};
    arena_init(&ex->turn, TURN_ARENA);
    bytes_init(&ex->in, RECORD_MAX);
    bytes_init(&ex->facts, FACTS_TEXT);
    once_init(&ex->once);
}

static enum err_code prepare(struct exercise *ex, const char *dir, struct err *err)
{
    char path[EXERCISE_PATH + 16];
    enum err_code code;

    *ex = (struct exercise){.wake_fd = -1};
    snprintf(ex->dir, sizeof(ex->dir), "%s", dir);
    snprintf(path, sizeof(path), "%s/scenario", ex->dir);
    code = casebox_open(&ex->box, path, NULL, err);
    if (code) {
        return code;
    }
    prepare_turns(ex);
    if (!ex->box.sound) {
        code = err_set(err, ERR_FORMAT, "the frozen case in %s has errors: palermo check %s", path,
                       path);
        exercise_close(ex);
    }
    return code;
}

/* After reading: was everything understood, and was there anything? */
static enum err_code judge_replay(struct exercise *ex, struct err *err)
{
    if (ex->broken) {
        return err_set(err, ex->err.code, "%s", ex->err.text);
    }
    if (!ex->run.memory) {
        return err_set(err, ERR_FORMAT, "the journal in %s holds no exercise", ex->dir);
    }
    return ERR_OK;
}

/* The journal has been opened and read, or not. */
static enum err_code begin_play(struct exercise *ex, enum err_code code, struct err *err)
{
    if (!code) {
        code = judge_replay(ex, err);
    }
    if (code) {
        exercise_close(ex);
        return code;
    }
    ex->run.sink = keep;
    ex->run.sink_context = ex;
    core_settle(&ex->run.core);
    if (ex->recovery.dropped_bytes) {
        struct command c = {.kind = COMMAND_RECOVER};

        c.u.recover.dropped = ex->recovery.dropped_bytes;
        c.u.recover.sha256 = span_of(ex->recovery.dropped_sha256);
        exercise_house(ex, &c, ex->run.core.st.now);
    }
    return ERR_OK;
}

enum err_code exercise_open(struct exercise *ex, const char *dir, enum disk_sync sync,
                            int64_t wall_ms, struct err *err)
{
    struct disk_file_options how = {.sync = sync, .clock = clock_posix()};
    struct disk disk;
    struct journal_options options = {.wall_ms = wall_ms, .visit = replay_record, .context = ex};
    enum err_code code = prepare(ex, dir, err);

    if (code) {
        return code;
    }
    ex->wall_ms = wall_ms;
    code = disk_file_open(dir, JOURNAL_FILE, &how, &disk, err);
    if (!code) {
        ex->wake_fd = disk_file_wake_fd(&disk);
        code = journal_open(&disk, &options, &ex->journal, &ex->recovery, err);
    }
    return begin_play(ex, code, err);
}

enum err_code exercise_open_take(struct exercise *ex, const struct casebox *box,
                                 const struct disk *disk, int64_t wall_ms, struct err *err)
{
    struct journal_options options = {.wall_ms = wall_ms, .visit = replay_record, .context = ex};
    enum err_code code;

    *ex = (struct exercise){.box = *box, .wake_fd = -1, .wall_ms = wall_ms};
    ex->box.arena = (struct arena){0}; /* stays the caller's */
    prepare_turns(ex);
    code = journal_open(disk, &options, &ex->journal, &ex->recovery, err);
    return begin_play(ex, code, err);
}

enum err_code exercise_read(struct exercise *ex, const char *dir, int32_t line, struct err *err)
{
    struct journal_verdict verdict;
    enum err_code code = prepare(ex, dir, err);

    if (code) {
        return code;
    }
    ex->only = line;
    /* Beside a writer only what it knew durable may be shown: a crash could take back the rest. */
    journal_verify(dir, NULL, NULL, &verdict, NULL);
    ex->read_to = verdict.closed || verdict.last.d < 1 ? 0 : verdict.last.d;
    journal_verify(dir, replay_record, ex, &verdict, NULL);
    if (verdict.kind == VERDICT_UNREADABLE ||
        (verdict.kind == VERDICT_CORRUPT && !ex->run.memory && !ex->broken)) {
        code = verdict_err(&verdict, err);
        exercise_close(ex);
        return code;
    }
    code = judge_replay(ex, err);
    if (!code && line && ex->run.core.st.line != line) {
        code = err_set(err, ERR_ABSENT, "%s has no line of play %d: there are 1 to %d", dir, line,
                       ex->run.lines);
    }
    if (code) {
        exercise_close(ex);
        return code;
    }
    core_settle(&ex->run.core);
    return verdict_err(&verdict, err);
}

void exercise_close(struct exercise *ex)
{
    journal_free(ex->journal);
    if (ex->run.memory) {
        run_done(&ex->run);
    }
    arena_done(&ex->turn);
    bytes_done(&ex->in);
    bytes_done(&ex->facts);
    once_done(&ex->once);
    casebox_close(&ex->box);
    *ex = (struct exercise){0};
}

static struct reply told_before(const struct once_entry *e, uint64_t body)
{
    struct reply r = {.verdict = verdict_of((enum refusal)e->refusal), .record = e->record};

    r.verdict.why = e->why;
    r.again = e->body == body;
    r.reused = !r.again;
    return r;
}

/* Handles of another line of play would name other things here. */
static bool is_of_line(const struct exercise *ex, const struct asked *asked)
{
    return !asked->line || asked->line == ex->run.core.st.line;
}

/* Nobody, or a facilitator who has sat down: whoever else had the wheel could not let it go. */
static bool may_steer(const struct exercise *ex, int32_t seat)
{
    return seat == 0 || (seat >= 1 && seat <= ex->seats && ex->seat[seat].claimed &&
                         ex->run.seat[seat].who.power == POWER_STAFF);
}

struct reply exercise_ask(struct exercise *ex, int32_t seat, const struct command *cmd,
                          const struct asked *asked, int64_t play_ms)
{
    struct command c = *cmd;
    struct reply reply = {.verdict = verdict_of(REFUSE_NONE)};
    struct span cid = asked->cid;
    const struct once_entry *before = cid.len ? once_find(&ex->once, seat, cid.ptr) : NULL;
    struct err err;

    if (!is_of_line(ex, asked)) {
        reply.verdict = verdict_of(before ? (enum refusal)before->refusal : REFUSE_BACK);
        reply.again = before != NULL;
        reply.record = before ? before->record : 0;
        return reply;
    }
    if (!run_resolve(&ex->run, seat, &c)) {
        reply.verdict = verdict_of(REFUSE_NOT_FOUND);
        return reply;
    }
    if (c.kind == COMMAND_WHEEL && !may_steer(ex, c.u.wheel.seat)) {
        reply.verdict = verdict_of(REFUSE_VALUE);
        return reply;
    }
    bytes_reset(&ex->in);
    codec_write_command(&ex->codec, &ex->in, &c);
    if (before) {
        return told_before(before, span_hash(bytes_view(&ex->in)));
    }
    if (journal_admit(ex->journal, cmd->kind == COMMAND_ENDEX ? JOURNAL_HOUSE : JOURNAL_PLAY,
                      &err) != ERR_OK) {
        ex->failed = err.code == ERR_IO;
        ex->err = err;
        reply.full = true;
        return reply;
    }
    ex->cid = cid;
    reply.verdict = run_accept(&ex->run, &c, play_ms, &reply.record);
    ex->cid = (struct span){0};
    if (reply.record && cid.len) {
        note_once(ex, seat, cid, bytes_view(&ex->in), reply.record, reply.verdict);
    }
    return reply;
}

int64_t exercise_house(struct exercise *ex, const struct command *cmd, int64_t play_ms)
{
    struct command c = *cmd;
    int64_t record;

    c.power = POWER_HOST;
    c.desk = NONE;
    MUST(run_accept(&ex->run, &c, play_ms, &record).code == REFUSE_NONE);
    seats_note(ex, &c, ex->wall_ms);
    return record;
}

void exercise_due(struct exercise *ex, struct due due, int64_t at)
{
    int64_t record;

    run_due(&ex->run, due, at, &record);
}

void exercise_stop(struct exercise *ex, enum tell_stop why, int64_t play_ms)
{
    const struct casebox *box = &ex->box;
    struct command pause = {.kind = COMMAND_PAUSE};
    struct bytes words;

    bytes_init(&words, TYPED_TEXT_MAX);
    bytes_span(&words, tell_stop(&box->scenario, why));
    for (int32_t i = 0; i < box->languages; i++) {
        const struct scenario *sc = &box->language[i].scenario;

        bytes_fmt(&words, " [%.*s] ", (int)sc->spoken.len, sc->spoken.ptr);
        bytes_span(&words, tell_stop(sc, why));
    }
    pause.u.words.text = bytes_view(&words);
    exercise_house(ex, &pause, play_ms);
    bytes_done(&words);
}
