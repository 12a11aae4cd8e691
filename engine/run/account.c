/*
 * The account as a whole: what is read from the facts, in which order it is told.
 */
#include "engine/run/account.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "engine/base/must.h"
#include "engine/base/safe.h"
#include "engine/base/units.h"
#include "engine/run/account_parts.h"

/*
 * Columns before a label; bytes of a text under construction, and of the pieces of it: a piece of a
 * letter takes 16, and is said in the scratch again, so that the scratch is full first. Reserved
 * and not used, as a rule.
 */
enum { LABEL_BEFORE = 2, SCRATCH = 1 << 20, PIECES = 128 << 20 };

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
    if (a->one_day && text.len > 3 && memcmp(text.ptr, "P1 ", 3) == 0) {
        text = (struct span){text.ptr + 3, text.len - 3};
    }
    bytes_span(to, text);
}

void account_put(struct account *a, const char *first, int indent)
{
    account_wrap(a->to, first, indent, bytes_view(&a->scratch));
    bytes_reset(&a->scratch);
    arena_reset(&a->pieces);
}

void account_put_label(struct account *a, enum account_word label)
{
    const char *word = label == WORD_COUNT ? "" : account_spoken(a, label).ptr;
    char *first = malloc(LABEL_BEFORE + strlen(word) + 1);

    MUST(first);
    memset(first, ' ', LABEL_BEFORE);
    memcpy(first + LABEL_BEFORE, word, strlen(word) + 1);
    account_put(a, *word ? first : "", a->indent);
    free(first);
}

void account_put_word(struct account *a, enum account_word word)
{
    account_say(a, word, NULL);
    account_put(a, "", 0);
}

void account_put_heading(struct account *a, enum account_word word)
{
    account_heading(a->to, account_spoken(a, word).ptr);
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

/* Day or hour on the wall, by the clock of whoever reads. */
static struct span wall(struct account *a, int64_t wall_ms, bool day)
{
    char text[64];
    struct tm tm;
    time_t seconds = (time_t)(wall_ms / 1000);

    if (!localtime_r(&seconds, &tm) || !(day ? strftime(text, sizeof(text), "%d.%m.%Y", &tm)
                                             : strftime(text, sizeof(text), "%H:%M", &tm))) {
        return (struct span){0};
    }
    return account_line(a, span_of(text), sizeof(text));
}

/* A time of play with its day, whatever the case has of them. */
static struct span moment(struct account *a, int64_t play_ms)
{
    size_t from = a->scratch.len;

    tell_clock(a->sc, play_ms, &a->scratch);
    return account_take(a, from);
}

static struct span two_digits(struct account *a, int64_t number)
{
    size_t from = a->scratch.len;

    bytes_fmt(&a->scratch, "%02lld", (long long)number);
    return account_take(a, from);
}

static void title(struct account *a)
{
    struct bytes *b = &a->scratch;
    int32_t desk = a->of->desk;
    struct account_fill fill = {.title = account_line(a, a->sc->title, 200)};

    if (desk != NONE) {
        fill.desk = account_line(a, a->sc->desk[desk].title, 200);
    }
    account_say(a, desk == NONE ? WORD_TITLE : WORD_TITLE_DESK, &fill);
    account_heading(a->to, bytes_cstr(b));
    bytes_reset(b);
}

static void head(struct account *a)
{
    const struct account_of *of = a->of;
    struct account_fill fill = {.time = moment(a, 0),
                                .until = moment(a, a->last),
                                .hours = account_number(a, a->last / MINUTE_MS / 60),
                                .minutes = two_digits(a, a->last / MINUTE_MS % 60)};

    account_say(a,
                a->st->phase == PHASE_ENDED     ? WORD_PLAYED
                : a->st->phase == PHASE_WAITING ? WORD_PLAYED_NOT
                                                : WORD_PLAYED_SO_FAR,
                &fill);
    if (of->wall_from) {
        bytes_char(&a->scratch, ' ');
        fill = (struct account_fill){.day = wall(a, of->wall_from, true),
                                     .time = wall(a, of->wall_from, false),
                                     .until = wall(a, of->wall_to, false)};
        account_say(a, WORD_WALL, &fill);
    }
    if (a->st->phase == PHASE_ENDED && a->last < a->sc->play_length) {
        bytes_char(&a->scratch, ' ');
        fill = (struct account_fill){.time = moment(a, a->sc->play_length)};
        account_say(a, WORD_EARLY, &fill);
    }
    bytes_char(&a->scratch, ' ');
    fill = (struct account_fill){.text = account_line(a, a->sc->edition, 100)};
    if (of->desk == NONE) {
        size_t from = a->scratch.len;

        bytes_fmt(&a->scratch, "%llu", (unsigned long long)of->seed);
        fill.number = account_take(a, from);
    }
    account_say(a, of->desk == NONE ? WORD_EDITION_SEED : WORD_EDITION, &fill);
    account_put(a, "", 0);
}

static void what_next(struct account *a)
{
    const char *dir = a->of->dir;
    const char *program = a->of->program ? a->of->program : "palermo";
    const char *lang = a->of->lang ? " --lang " : "";
    const char *code = a->of->lang ? a->of->lang : "";
    struct span id = scenario_id(a->sc, REF_DESK, a->of->eyes);

    if (!dir) {
        return;
    }
    account_put_heading(a, WORD_NEXT);
    account_say(a, WORD_NEXT_JOURNAL, &(struct account_fill){.text = span_of(dir)});
    bytes_span(a->to, bytes_view(&a->scratch)); /* a path is not broken */
    bytes_char(a->to, '\n');
    bytes_reset(&a->scratch);
    account_put_word(a, WORD_NEXT_REPLAY);
    bytes_fmt(a->to, "  %s replay %s --text%s%s\n", program, dir, lang, code);
    account_put_word(a, WORD_NEXT_DESK);
    bytes_fmt(a->to, "  %s replay %s --as %.*s%s%s\n", program, dir, (int)id.len, id.ptr, lang,
              code);
    account_put_word(a, WORD_NEXT_VERIFY);
    bytes_fmt(a->to, "  %s verify %s --redecide\n", program, dir);
    account_put_word(a, WORD_NEXT_REHEARSE);
    bytes_fmt(a->to, "  %s rehearse %s/scenario\n", program, dir);
}

static void whole(struct account *a)
{
    account_put_heading(a, WORD_AGENCIES);
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

static int columns_of_labels(const struct account *a)
{
    int most = 0;

    for (int w = WORD_LABEL_DID; w <= WORD_LABEL_MISSED; w++) {
        int columns = account_columns(account_spoken(a, (enum account_word)w));

        most = columns > most ? columns : most;
    }
    return LABEL_BEFORE + most + 1;
}

void account_write(const struct account_of *of, struct bytes *to)
{
    struct account a = {
        .of = of, .sc = of->sc ? of->sc : of->run->core.sc, .st = &of->run->core.st, .to = to};

    tell_init(&a.tell, a.sc, a.st);
    bytes_init(&a.scratch, SCRATCH);
    arena_init(&a.pieces, PIECES);
    a.indent = columns_of_labels(&a);
    a.one_day = true;
    for (int32_t s = 0; s < scenario_count(a.sc, REF_SEGMENT); s++) {
        a.one_day = a.one_day && a.sc->segment[s].day == 1;
    }
    gather(&a);
    title(&a);
    head(&a);
    if (of->desk == NONE) {
        whole(&a);
    } else {
        account_desk(&a, of->desk);
        account_decisions(&a);
        account_endings(&a);
    }
    free(a.act);
    arena_done(&a.pieces);
    bytes_done(&a.scratch);
    tell_done(&a.tell);
}
