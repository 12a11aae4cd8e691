/*
 * The account as a whole: what is read from the facts, in which order it is told.
 */
#include "engine/run/account.h"

#include <stdlib.h>
#include <time.h>

#include "engine/base/must.h"
#include "engine/base/safe.h"
#include "engine/base/units.h"
#include "engine/run/account_parts.h"

enum { SCRATCH = 1 << 20 };

bool account_next(const struct account *a, int64_t *i, struct fact *f, int64_t *ret_at)
{
    const struct factlog *log = &a->of->run->log;
    struct observer who = {.desk = a->of->desk, .staff = a->of->desk == NONE};

    while (*i < log->count) {
        const struct fact_at *at = factlog_at(log, (*i)++);

        factlog_copy(at, f);
        if (audience_sees(&f->aud, &who)) {
            *ret_at = at->play_ms;
            return true;
        }
    }
    return false;
}

void account_clock(const struct account *a, int64_t play_ms, struct bytes *to)
{
    char room[64];
    struct bytes b = {.ptr = room, .room = sizeof(room), .cap = sizeof(room)};
    struct span text;

    tell_clock(a->sc, play_ms, &b);
    text = bytes_view(&b);
    if (a->one_day && text.len > 3 && text.ptr[0] == 'P') {
        text = (struct span){text.ptr + 3, text.len - 3};
    }
    bytes_span(to, text);
}

void account_put(struct account *a, const char *first, int indent)
{
    account_wrap(a->to, first, indent, bytes_view(&a->scratch));
    bytes_reset(&a->scratch);
}

void account_stop(struct account *a)
{
    const struct bytes *b = &a->scratch;

    if (b->len && b->ptr[b->len - 1] != '.') {
        bytes_char(&a->scratch, '.');
    }
}

static void act_waits(struct account_act *act, int32_t status, int64_t at)
{
    if (act->waits_from != NEVER) {
        *(act->status == ACT_WAITS_UNIT ? &act->waited_unit : &act->waited_yes) +=
            at - act->waits_from;
    }
    act->waits_from = status == ACT_WAITS_YES || status == ACT_WAITS_UNIT ? at : NEVER;
    act->status = status;
}

static struct account_act *act_of(struct account *a, int32_t number)
{
    return number >= 1 && number <= a->acts && a->act[number - 1].at != NEVER
               ? &a->act[number - 1]
               : NULL;
}

static void note_act(struct account *a, const struct fact *f, int64_t at)
{
    int32_t number = f->kind == FACT_ACT_ACCEPTED ? f->u.accepted.number
                     : f->kind == FACT_ACT_WAITING ? f->u.waiting.number
                     : f->kind == FACT_ACT_STARTED ? f->u.started.number
                     : f->kind == FACT_ACT_ENDED   ? f->u.ended.number
                                                   : 0;
    struct account_act *act;

    if (f->kind == FACT_ACT_ACCEPTED && number <= a->acts) {
        a->act[number - 1] = (struct account_act){
            .act = f->u.accepted.act, .at = at, .status = ACT_RUNNING,
            .waits_from = NEVER};
        return;
    }
    act = act_of(a, number);
    if (!act) {
        return;
    }
    if (f->kind == FACT_ACT_ENDED) {
        act_waits(act, f->u.ended.status, at);
    } else {
        act_waits(act, f->kind == FACT_ACT_WAITING ? f->u.waiting.status : ACT_RUNNING, at);
    }
}

static void gather(struct account *a)
{
    int64_t i = 0;
    int64_t at;
    struct fact f;

    a->acts = a->st->acts;
    a->act = calloc((size_t)a->acts + 1, sizeof(*a->act));
    MUST(a->act);
    for (int32_t n = 0; n < a->acts; n++) {
        a->act[n].at = NEVER;
    }
    while (account_next(a, &i, &f, &at)) {
        tell_note(&a->tell, &f);
        note_act(a, &f, at);
        a->last = at > a->last ? at : a->last;
    }
}

/* "22.11.2026, 14:05 to 21:50", by the clock of whoever reads. */
static void wall_span(struct bytes *to, int64_t from_ms, int64_t to_ms)
{
    char text[64];
    struct tm tm;
    time_t from = (time_t)(from_ms / 1000);
    time_t until = (time_t)(to_ms / 1000);

    if (localtime_r(&from, &tm) && strftime(text, sizeof(text), "%d.%m.%Y, %H:%M", &tm)) {
        bytes_text(to, text);
    }
    if (localtime_r(&until, &tm) && strftime(text, sizeof(text), " to %H:%M", &tm)) {
        bytes_text(to, text);
    }
}

static void head(struct account *a)
{
    struct bytes *b = &a->scratch;
    const struct account_of *of = a->of;

    safe_line(a->sc->title, 200, b);
    bytes_text(b, of->desk == NONE ? ": the account of an exercise" : ": the account of ");
    if (of->desk != NONE) {
        safe_line(a->sc->desk[of->desk].title, 200, b);
    }
    account_heading(a->to, bytes_cstr(b));
    bytes_reset(b);
    bytes_text(b, a->st->phase == PHASE_ENDED     ? "Played from "
                  : a->st->phase == PHASE_WAITING ? "Not begun yet. From "
                                                  : "Not over yet. So far played from ");
    tell_clock(a->sc, 0, b);
    bytes_text(b, " to ");
    tell_clock(a->sc, a->last, b);
    bytes_fmt(b, ": %lld h %02lld min of play.", (long long)(a->last / MINUTE_MS / 60),
              (long long)(a->last / MINUTE_MS % 60));
    if (of->wall_from) {
        bytes_text(b, " On ");
        wall_span(b, of->wall_from, of->wall_to);
        bytes_char(b, '.');
    }
    if (a->st->phase == PHASE_ENDED && a->last < a->sc->play_length) {
        bytes_text(b, " It was ended early: the day would have gone on to ");
        tell_clock(a->sc, a->sc->play_length, b);
        bytes_text(b, ". What was open then is not judged.");
    }
    bytes_text(b, " Edition ");
    safe_line(a->sc->edition, 100, b);
    if (of->desk == NONE) {
        bytes_fmt(b, ", seed %llu", (unsigned long long)of->seed);
    }
    bytes_char(b, '.');
    account_put(a, "", 0);
}

static void what_next(struct account *a)
{
    const char *dir = a->of->dir;
    struct span id = scenario_id(a->sc, REF_DESK, a->of->eyes);

    if (!dir) {
        return;
    }
    account_heading(a->to, "And now");
    bytes_fmt(a->to, "Everything stands in %s/journal.ndjson.\n", dir);
    bytes_fmt(a->to, "What happened, line by line:\n  palermo replay %s --text\n", dir);
    bytes_fmt(a->to, "The same day through one desk's eyes:\n  palermo replay %s --as %.*s\n", dir,
              (int)id.len, id.ptr);
    bytes_fmt(a->to, "Is it what was written, and does it come out the same again:\n"
                     "  palermo verify %s --redecide\n", dir);
    bytes_fmt(a->to, "How the case runs, a hundred times:\n  palermo rehearse %s/scenario\n", dir);
}

static void whole(struct account *a)
{
    account_heading(a->to, "The agencies");
    for (int32_t d = 0; d < scenario_count(a->sc, REF_DESK); d++) {
        if (!a->sc->desk[d].control) {
            account_desk(a, d);
        }
    }
    account_unshared(a);
    account_decisions(a);
    account_endings(a);
    account_mistakes(a);
    account_score(a);
    what_next(a);
}

void account_write(const struct account_of *of, struct bytes *to)
{
    struct account a = {.of = of, .sc = of->run->core.sc, .st = &of->run->core.st, .to = to};

    tell_init(&a.tell, a.sc, a.st);
    bytes_init(&a.scratch, SCRATCH);
    a.one_day = true;
    for (int32_t s = 0; s < scenario_count(a.sc, REF_SEGMENT); s++) {
        a.one_day = a.one_day && a.sc->segment[s].day == 1;
    }
    gather(&a);
    head(&a);
    if (of->desk == NONE) {
        whole(&a);
    } else {
        account_desk(&a, of->desk);
        account_decisions(&a);
        account_endings(&a);
    }
    free(a.act);
    bytes_done(&a.scratch);
    tell_done(&a.tell);
}
