/*
 * One agency in the account: what it did, asked, shared, waited for, knew and missed.
 */
#include "engine/base/safe.h"
#include "engine/base/units.h"
#include "engine/run/account_parts.h"

enum { SHORT = ACCOUNT_SHORT, KNEW_MOST = 3, MISSED_MOST = 5 };

static const struct verb *verb_of(const struct account *a, const struct act *act)
{
    return scenario_verb(a->sc, act->desk, act->verb);
}

/* Talk between desks has its own lines; notes are nobody's business. */
static bool is_work(const struct verb *v)
{
    return v && v->does != DOES_MESSAGE && v->does != DOES_REQUEST && v->does != DOES_ANSWER &&
           v->does != DOES_SHARE && v->does != DOES_NOTE;
}

static bool same_group(const struct account *a, int32_t desk, int32_t i, struct span group)
{
    const struct verb *v = a->act[i].at == NEVER ? NULL : verb_of(a, &a->act[i].act);

    return a->act[i].at != NEVER && a->act[i].act.desk == desk && is_work(v) &&
           span_eq(v->group, group);
}

static void one_group(struct account *a, int32_t desk, int32_t first, enum account_word label)
{
    struct span group = verb_of(a, &a->act[first].act)->group;
    struct account_fill all = {.title = account_line(a, group, SHORT)};

    for (int32_t i = first; i < a->acts; i++) {
        struct act act = tell_short(&a->act[i].act);
        struct account_fill fill;

        if (same_group(a, desk, i, group)) {
            fill = (struct account_fill){.time = account_time(a, a->act[i].at)};
            fill.act = account_act(a, &act);
            account_between(a, WORD_THEN);
            account_say(a, (enum account_word)(WORD_DID_WAITS_YES + a->act[i].status), &fill);
        }
    }
    if (all.title.len) {
        all.text = account_take(a, 0);
        account_say(a, WORD_OF_GROUP, &all);
    }
    account_stop(a);
    account_put_label(a, label);
}

static void did(struct account *a, int32_t desk)
{
    enum account_word label = WORD_LABEL_DID;

    for (int32_t i = 0; i < a->acts; i++) {
        const struct verb *v = a->act[i].at == NEVER ? NULL : verb_of(a, &a->act[i].act);
        bool told = false;

        if (a->act[i].at == NEVER || a->act[i].act.desk != desk || !is_work(v)) {
            continue;
        }
        for (int32_t k = 0; k < i && !told; k++) {
            told = same_group(a, desk, k, v->group);
        }
        if (!told) {
            one_group(a, desk, i, label);
            label = WORD_COUNT;
        }
    }
    if (label != WORD_COUNT) {
        account_say(a, WORD_DID_NOTHING, NULL);
        account_put_label(a, label);
    }
}

/* A request of then: how it came out, and after how long. */
static void came_out(struct account *a, int32_t request, int64_t asked_at, bool for_yes)
{
    struct account_fill fill = {.time = account_time(a, asked_at)};
    int64_t i = 0;
    int64_t at;
    struct fact f;

    while (account_next(a, &i, &f, &at)) {
        if (f.kind == FACT_ANSWERED && f.u.answered.request == request) {
            fill.number = account_number(a, (at - asked_at) / MINUTE_MS);
            account_say(a,
                        f.u.answered.status == REQUEST_LAPSED ? WORD_ASKED_LAPSED
                        : f.u.answered.status == REQUEST_NO   ? WORD_ASKED_NO
                        : for_yes                             ? WORD_ASKED_YES
                                                              : WORD_ASKED_ANSWER,
                        &fill);
            return;
        }
    }
    account_say(a, WORD_ASKED_OPEN, &fill);
}

/* Everything that one desk asked another. */
static void asked_of(struct account *a, int32_t desk, int32_t other)
{
    size_t from = a->scratch.len;
    struct account_fill all;
    int64_t i = 0;
    int64_t at;
    struct fact f;

    while (account_next(a, &i, &f, &at)) {
        if (f.kind == FACT_REQUEST && f.u.request.from == desk && f.u.request.to == other) {
            if (a->scratch.len > from) {
                account_say(a, WORD_COMMA, NULL);
            }
            came_out(a, f.u.request.request, at, f.u.request.act != 0);
        }
    }
    if (a->scratch.len > from) {
        all = (struct account_fill){.text = account_take(a, from)};
        all.title = account_desk_name(a, other, SHORT);
        account_between(a, WORD_THEN);
        account_say(a, WORD_OF_GROUP, &all);
    }
}

static void asked(struct account *a, int32_t desk)
{
    for (int32_t d = 0; d < scenario_count(a->sc, REF_DESK); d++) {
        asked_of(a, desk, d);
    }
    account_stop(a);
    account_put_label(a, WORD_LABEL_ASKED);
}

static bool has_answered(const struct account *a, const struct fact *f, int32_t desk)
{
    (void)a;
    return f->kind == FACT_ANSWERED && f->u.answered.desk == desk &&
           f->u.answered.status != REQUEST_LAPSED;
}

static void answer(struct account *a, const struct fact *f, int32_t desk, int64_t at)
{
    const struct request *r = &a->st->request[f->u.answered.request - 1];
    struct account_fill fill = {.time = account_time(a, at),
                                .desk = account_desk_name(a, r->from, SHORT)};

    (void)desk;
    account_say(a,
                f->u.answered.status == REQUEST_NO ? WORD_ANSWERED_NO
                : r->act                           ? WORD_ANSWERED_YES
                                                   : WORD_ANSWERED,
                &fill);
}

/* What went along: knowledge as it was passed on, things by name. */
static struct span carried(struct account *a, int32_t desk, const struct carry *c)
{
    size_t from = a->scratch.len;
    const struct knowledge *k;
    struct account_fill fill;

    if (c->what.kind != TAG_KNOWLEDGE) {
        return account_line(a, a->sc->thing[c->what.index].name, SHORT);
    }
    k = &a->sc->knowledge[c->what.index];
    fill.text = account_line(
        a, c->withheld && k->redacted.len ? k->redacted : tell_known(&a->tell, desk, c->what.index),
        SHORT);
    account_say(a, WORD_QUOTED, &fill);
    return account_take(a, from);
}

/* What a desk passed on: shared, or along with what it wrote, asked, answered or contributed. */
static bool passes_on(const struct account *a, const struct fact *f, int32_t desk)
{
    static const bool talk[] = {
        [ITEM_MESSAGE] = true, [ITEM_REQUEST] = true, [ITEM_ANSWER] = true, [ITEM_JOINT] = true};
    int32_t kind = f->u.item.kind;

    return f->kind == FACT_ITEM && f->u.item.from == desk &&
           (kind == ITEM_SHARE || (kind >= 0 && kind < (int32_t)ARRAY_LEN(talk) && talk[kind] &&
                                   a->st->item[f->u.item.item - 1].carries > 0));
}

static void passed_on(struct account *a, const struct fact *f, int32_t desk, int64_t at)
{
    const struct item *it = &a->st->item[f->u.item.item - 1];
    struct account_fill fill = {.time = account_time(a, at),
                                .to = account_desk_names(a, f->u.item.to, SHORT)};
    size_t from = a->scratch.len;
    bool withheld = false;

    for (int32_t i = 0; i < it->carries; i++) {
        const struct carry *c = &a->st->carry[it->first_carry + i];
        struct span piece = carried(a, desk, c);

        if (i) {
            account_say(a, WORD_COMMA, NULL);
        }
        bytes_span(&a->scratch, piece);
        withheld = withheld || c->withheld;
    }
    fill.text = account_take(a, from);
    account_say(a,
                withheld      ? WORD_SHARED_BARE
                : it->carries ? WORD_SHARED_WITH
                              : WORD_SHARED,
                &fill);
}

/* Named without their consent: staff are told, the desks are not. */
static bool breaches(const struct account *a, const struct fact *f, int32_t desk)
{
    (void)a;
    return f->kind == FACT_BREACH && f->u.breach.desk == desk;
}

static void breach(struct account *a, const struct fact *f, int32_t desk, int64_t at)
{
    bool by = f->u.breach.exhibit != NONE;
    struct account_fill fill = {.time = account_time(a, at),
                                .thing =
                                    account_line(a, a->sc->thing[f->u.breach.person].name, SHORT),
                                .to = account_desk_names(a, f->u.breach.to, SHORT)};

    (void)desk;
    if (by) {
        fill.text = account_line(a, a->sc->thing[f->u.breach.exhibit].name, SHORT);
    }
    account_say(a, by ? WORD_BREACHED_BY : WORD_BREACHED, &fill);
}

/* What a desk did again and again: a line of times and words for all facts of one sort. */
static const struct chronicle {
    enum account_word label;
    bool (*is)(const struct account *a, const struct fact *f, int32_t desk);
    void (*words)(struct account *a, const struct fact *f, int32_t desk, int64_t at);
} chronicles[] = {{WORD_LABEL_ANSWERED, has_answered, answer},
                  {WORD_LABEL_SHARED, passes_on, passed_on},
                  {WORD_LABEL_BREACHED, breaches, breach}};

static void chronicle(struct account *a, const struct chronicle *c, int32_t desk)
{
    int64_t i = 0;
    int64_t at;
    struct fact f;

    while (account_next(a, &i, &f, &at)) {
        if (c->is(a, &f, desk)) {
            account_between(a, WORD_THEN);
            c->words(a, &f, desk, at);
        }
    }
    account_stop(a);
    account_put_label(a, c->label);
}

static void say_number(struct account *a, enum account_word word, int64_t number)
{
    account_say(a, word, &(struct account_fill){.number = account_number(a, number)});
}

static void waited(struct account *a, int32_t desk)
{
    int64_t yes = 0;
    int64_t unit = 0;

    for (int32_t i = 0; i < a->acts; i++) {
        if (a->act[i].at != NEVER && a->act[i].act.desk == desk) {
            yes += a->act[i].waited_yes;
            unit += a->act[i].waited_unit;
        }
    }
    if (yes >= MINUTE_MS) {
        say_number(a, WORD_WAITED_YES, yes / MINUTE_MS);
    }
    if (unit >= MINUTE_MS) {
        account_between(a, WORD_COMMA);
        say_number(a, WORD_WAITED_UNIT, unit / MINUTE_MS);
    }
    account_stop(a);
    account_put_label(a, WORD_LABEL_WAITED);
}

/* The knowledge that the desk learned next, after a place in the order of time and case. */
static int32_t learned_next(const struct account *a, int32_t desk, int64_t after, int32_t behind)
{
    int32_t count = scenario_count(a->sc, REF_KNOWLEDGE);
    const int64_t *known = a->st->known + (size_t)desk * (size_t)count;
    int32_t best = NONE;

    for (int32_t k = 0; k < count; k++) {
        bool later = known[k] > after || (known[k] == after && k > behind);

        if (known[k] != NEVER && later && (best == NONE || known[k] < known[best])) {
            best = k;
        }
    }
    return best;
}

static void knew(struct account *a, int32_t desk)
{
    int32_t width = scenario_count(a->sc, REF_KNOWLEDGE);
    const int64_t *known = a->st->known + (size_t)desk * (size_t)width;
    struct account_fill fill;
    int32_t k = NONE;
    int32_t n = 0;

    for (int64_t at = NEVER; (k = learned_next(a, desk, at, k)) != NONE; at = known[k]) {
        if (n++ < KNEW_MOST || a->of->desk != NONE) {
            fill = (struct account_fill){.time = account_time(a, known[k])};
            fill.text = account_line(a, tell_known(&a->tell, desk, k),
                                     a->of->desk == NONE ? SHORT : 4 * SHORT);
            account_between(a, WORD_THEN);
            account_say(a, WORD_KNEW, &fill);
        }
    }
    if (n > KNEW_MOST && a->of->desk == NONE) {
        account_between(a, WORD_THEN);
        say_number(a, WORD_MORE, n - KNEW_MOST);
    }
    account_stop(a);
    account_put_label(a, WORD_LABEL_KNEW);
}

/* Attempts that were not possible are training evidence too. */
static void impossible(struct account *a, int32_t desk)
{
    int64_t i = 0;
    int64_t at;
    int32_t n = 0;
    struct fact f;

    while (account_next(a, &i, &f, &at)) {
        n += f.kind == FACT_ACT_REFUSED && f.u.refused.act.desk == desk;
    }
    if (n) {
        say_number(a, WORD_TRIED, n);
        account_put_label(a, WORD_LABEL_TRIED);
    }
}

static bool is_missed(const struct account *a, int32_t expect, int32_t desk)
{
    int32_t state = a->st->expect[expect].state;

    return a->sc->expect[expect].pattern.desk == desk &&
           (state == EXPECT_MISSED || state == EXPECT_BROKEN);
}

/* How many of the desk's misses weigh more than this one, or as much and stand before it. */
static int32_t misses_before(const struct account *a, int32_t expect, int32_t desk)
{
    int32_t n = 0;

    for (int32_t i = 0; i < scenario_count(a->sc, REF_EXPECT); i++) {
        int64_t points = a->sc->expect[i].points;

        n += is_missed(a, i, desk) && (points > a->sc->expect[expect].points ||
                                       (points == a->sc->expect[expect].points && i < expect));
    }
    return n;
}

/* Too late is not never: when the desk did it after its time; NEVER: it did not. */
static int64_t done_later(const struct account *a, int32_t expect, int64_t until)
{
    const struct expect *e = &a->sc->expect[expect];
    int64_t first = NEVER;

    for (int32_t i = 0; i < a->acts && !e->avoid; i++) {
        const struct account_act *act = &a->act[i];

        if (act->at != NEVER && act->at > until && (first == NEVER || act->at < first) &&
            pattern_match(&e->pattern, a->sc, &act->act)) {
            first = act->at;
        }
    }
    return first;
}

static void one_miss(struct account *a, int32_t expect, enum account_word label)
{
    const struct expect_live *live = &a->st->expect[expect];
    struct act act = tell_expected(a->sc, expect);
    bool to_the_end = live->until > a->sc->play_length;
    int64_t later = done_later(a, expect, live->until);
    struct account_fill fill = {.act = account_act(a, &act),
                                .time = account_time(a, to_the_end ? live->from : live->until),
                                .text = account_line(a, a->sc->expect[expect].why, 400)};

    if (later != NEVER) {
        fill.later = account_time(a, later);
    }
    if (live->state == EXPECT_BROKEN) {
        account_say(a, to_the_end ? WORD_BROKEN_FROM : WORD_BROKEN, &fill);
    } else {
        account_say(a,
                    to_the_end       ? WORD_MISSED_FROM
                    : later != NEVER ? WORD_MISSED_LATE
                                     : WORD_MISSED,
                    &fill);
    }
    account_put_label(a, label);
}

/* What weighed most, with the reason why it was expected. */
static void missed(struct account *a, int32_t desk)
{
    enum account_word label = WORD_LABEL_MISSED;
    int32_t n = 0;

    for (int32_t i = 0; i < scenario_count(a->sc, REF_EXPECT); i++) {
        if (is_missed(a, i, desk)) {
            n++;
        }
        if (is_missed(a, i, desk) && misses_before(a, i, desk) < MISSED_MOST) {
            one_miss(a, i, label);
            label = WORD_COUNT;
        }
    }
    if (n > MISSED_MOST) {
        say_number(a, WORD_MISSED_MORE, n - MISSED_MOST);
        account_put_label(a, WORD_COUNT);
    }
}

void account_desk(struct account *a, int32_t desk)
{
    bytes_char(a->to, '\n');
    safe_line(a->sc->desk[desk].title, 200, &a->scratch);
    account_put(a, "", 0);
    did(a, desk);
    asked(a, desk);
    for (size_t i = 0; i < ARRAY_LEN(chronicles); i++) {
        chronicle(a, &chronicles[i], desk);
    }
    waited(a, desk);
    knew(a, desk);
    impossible(a, desk);
    if (a->of->desk == NONE) {
        missed(a, desk);
    }
}
