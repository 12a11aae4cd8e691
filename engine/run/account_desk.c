/*
 * One agency in the account: what it did, asked, shared, waited for, knew and missed.
 */
#include "engine/base/units.h"
#include "engine/base/safe.h"
#include "engine/run/account_parts.h"

enum { SHORT = ACCOUNT_SHORT, KNEW_MOST = 3, MISSED_MOST = 5 };

static const struct verb *verb_of(const struct account *a, const struct act *act)
{
    return scenario_verb(a->sc, act->desk, act->verb);
}

static void between(struct account *a, const char *sign)
{
    bytes_text(&a->scratch, a->scratch.len ? sign : "");
}

static void at_time(struct account *a, int64_t at)
{
    account_clock(a, at, &a->scratch);
    bytes_char(&a->scratch, ' ');
}

static void how_it_ended(struct account *a, const struct account_act *act)
{
    static const char *const words[] = {
        " (still waits)", " (still waits)",      " (still under way)", "",
        " (a no)",        " (nobody came free)", " (taken back)",      " (stopped)"};

    bytes_text(&a->scratch, words[act->status]);
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

static void one_group(struct account *a, int32_t desk, int32_t first, const char *label)
{
    struct span group = verb_of(a, &a->act[first].act)->group;
    bool any = false;

    safe_line(group, SHORT, &a->scratch);
    bytes_text(&a->scratch, group.len ? ": " : "");
    for (int32_t i = first; i < a->acts; i++) {
        struct act act = tell_short(&a->act[i].act);

        if (same_group(a, desk, i, group)) {
            bytes_text(&a->scratch, any ? "; " : "");
            at_time(a, a->act[i].at);
            tell_act(&a->tell, &act, &a->scratch);
            how_it_ended(a, &a->act[i]);
            any = true;
        }
    }
    account_stop(a);
    account_put(a, label, ACCOUNT_INDENT);
}

static void did(struct account *a, int32_t desk)
{
    const char *label = "  Did";

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
            label = "";
        }
    }
    if (*label) {
        bytes_text(&a->scratch, "nothing.");
        account_put(a, label, ACCOUNT_INDENT);
    }
}

/* How a request came out, and after how long. */
static void came_out(struct account *a, int32_t request, int64_t asked_at, bool for_yes)
{
    int64_t i = 0;
    int64_t at;
    struct fact f;

    while (account_next(a, &i, &f, &at)) {
        if (f.kind == FACT_ANSWERED && f.u.answered.request == request) {
            const char *word = f.u.answered.status == REQUEST_LAPSED ? "not needed any more"
                               : f.u.answered.status == REQUEST_NO   ? "no"
                               : for_yes                             ? "yes"
                                                                     : "answer";

            bytes_fmt(&a->scratch, "%s after %lld min", word,
                      (long long)((at - asked_at) / MINUTE_MS));
            return;
        }
    }
    bytes_text(&a->scratch, "no answer");
}

/* Everything that one desk asked another. */
static void asked_of(struct account *a, int32_t desk, int32_t other)
{
    int64_t i = 0;
    int64_t at;
    bool any = false;
    struct fact f;

    while (account_next(a, &i, &f, &at)) {
        if (f.kind == FACT_REQUEST && f.u.request.from == desk && f.u.request.to == other) {
            if (!any) {
                between(a, "; ");
                safe_line(tell_desk(a->sc, other), SHORT, &a->scratch);
            }
            bytes_text(&a->scratch, any ? ", " : ": ");
            at_time(a, at);
            came_out(a, f.u.request.request, at, f.u.request.act != 0);
            any = true;
        }
    }
}

static void asked(struct account *a, int32_t desk)
{
    for (int32_t d = 0; d < scenario_count(a->sc, REF_DESK); d++) {
        asked_of(a, desk, d);
    }
    account_stop(a);
    account_put(a, "  Asked", ACCOUNT_INDENT);
}

static bool has_answered(const struct account *a, const struct fact *f, int32_t desk)
{
    (void)a;
    return f->kind == FACT_ANSWERED && f->u.answered.desk == desk &&
           f->u.answered.status != REQUEST_LAPSED;
}

static void answer(struct account *a, const struct fact *f, int32_t desk)
{
    const struct request *r = &a->st->request[f->u.answered.request - 1];

    (void)desk;
    safe_line(tell_desk(a->sc, r->from), SHORT, &a->scratch);
    bytes_text(&a->scratch, f->u.answered.status == REQUEST_NO ? ", no" : r->act ? ", yes" : "");
}

static void names_of_desks(struct account *a, uint64_t desks)
{
    bool any = false;

    for (int32_t d = 0; d < scenario_count(a->sc, REF_DESK); d++) {
        if (desks & desk_bit(d)) {
            bytes_text(&a->scratch, any ? ", " : "");
            safe_line(tell_desk(a->sc, d), SHORT, &a->scratch);
            any = true;
        }
    }
}

static void what_it_carried(struct account *a, int32_t desk, int32_t number)
{
    const struct item *it = &a->st->item[number - 1];
    bool withheld = false;

    for (int32_t i = 0; i < it->carries; i++) {
        const struct carry *c = &a->st->carry[it->first_carry + i];

        bytes_text(&a->scratch, i ? ", " : ": ");
        if (c->what.kind == TAG_KNOWLEDGE) {
            const struct knowledge *k = &a->sc->knowledge[c->what.index];

            bytes_char(&a->scratch, '"');
            safe_line(c->withheld && k->redacted.len ? k->redacted
                                                     : tell_known(&a->tell, desk, c->what.index),
                      SHORT, &a->scratch);
            bytes_char(&a->scratch, '"');
        } else {
            safe_line(a->sc->thing[c->what.index].name, SHORT, &a->scratch);
        }
        withheld = withheld || c->withheld;
    }
    bytes_text(&a->scratch, withheld ? " (without names)" : "");
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

static void passed_on(struct account *a, const struct fact *f, int32_t desk)
{
    bytes_text(&a->scratch, "to ");
    names_of_desks(a, f->u.item.to);
    what_it_carried(a, desk, f->u.item.item);
}

/* Named without their consent: staff are told, the desks are not. */
static bool breaches(const struct account *a, const struct fact *f, int32_t desk)
{
    (void)a;
    return f->kind == FACT_BREACH && f->u.breach.desk == desk;
}

static void breach(struct account *a, const struct fact *f, int32_t desk)
{
    (void)desk;
    bytes_text(&a->scratch, "named without consent: ");
    safe_line(a->sc->thing[f->u.breach.person].name, SHORT, &a->scratch);
    if (f->u.breach.exhibit != NONE) {
        bytes_text(&a->scratch, ", by ");
        safe_line(a->sc->thing[f->u.breach.exhibit].name, SHORT, &a->scratch);
    }
    bytes_text(&a->scratch, ", to ");
    names_of_desks(a, f->u.breach.to);
}

/* What a desk did again and again: a line of times and words for all facts of one sort. */
static const struct chronicle {
    const char *label;
    bool (*is)(const struct account *a, const struct fact *f, int32_t desk);
    void (*words)(struct account *a, const struct fact *f, int32_t desk);
} chronicles[] = {{"  Answered", has_answered, answer},
                  {"  Shared", passes_on, passed_on},
                  {"  Breached", breaches, breach}};

static void chronicle(struct account *a, const struct chronicle *c, int32_t desk)
{
    int64_t i = 0;
    int64_t at;
    struct fact f;

    while (account_next(a, &i, &f, &at)) {
        if (c->is(a, &f, desk)) {
            between(a, "; ");
            at_time(a, at);
            c->words(a, &f, desk);
        }
    }
    account_stop(a);
    account_put(a, c->label, ACCOUNT_INDENT);
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
        bytes_fmt(&a->scratch, "%lld min for a yes", (long long)(yes / MINUTE_MS));
    }
    if (unit >= MINUTE_MS) {
        between(a, ", ");
        bytes_fmt(&a->scratch, "%lld min until somebody was free", (long long)(unit / MINUTE_MS));
    }
    account_stop(a);
    account_put(a, "  Waited", ACCOUNT_INDENT);
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
    int32_t k = NONE;
    int32_t n = 0;

    for (int64_t at = NEVER; (k = learned_next(a, desk, at, k)) != NONE; at = known[k]) {
        if (n++ < KNEW_MOST || a->of->desk != NONE) {
            between(a, "; ");
            at_time(a, known[k]);
            bytes_char(&a->scratch, '"');
            safe_line(tell_known(&a->tell, desk, k), a->of->desk == NONE ? SHORT : 4 * SHORT,
                      &a->scratch);
            bytes_char(&a->scratch, '"');
        }
    }
    if (n > KNEW_MOST && a->of->desk == NONE) {
        bytes_fmt(&a->scratch, "; and %d more", (int)(n - KNEW_MOST));
    }
    account_stop(a);
    account_put(a, "  Knew", ACCOUNT_INDENT);
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
        bytes_fmt(&a->scratch, "%d time%s in vain: something else had to come first.", (int)n,
                  n == 1 ? "" : "s");
        account_put(a, "  Tried", ACCOUNT_INDENT);
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

static void one_miss(struct account *a, int32_t expect, const char *label)
{
    const struct expect_live *live = &a->st->expect[expect];
    struct act act = tell_expected(a->sc, expect);
    int64_t later;

    bytes_text(&a->scratch, live->state == EXPECT_BROKEN ? "Better not done: " : "");
    tell_act(&a->tell, &act, &a->scratch);
    bytes_text(&a->scratch, live->until > a->sc->play_length ? " (from " : " (until ");
    account_clock(a, live->until > a->sc->play_length ? live->from : live->until, &a->scratch);
    later = done_later(a, expect, live->until);
    if (later != NEVER) {
        bytes_text(&a->scratch, ", done at ");
        account_clock(a, later, &a->scratch);
    }
    bytes_text(&a->scratch, "). ");
    safe_line(a->sc->expect[expect].why, 400, &a->scratch);
    account_put(a, label, ACCOUNT_INDENT);
}

/* What weighed most, with the reason why it was expected. */
static void missed(struct account *a, int32_t desk)
{
    const char *label = "  Missed";
    int32_t n = 0;

    for (int32_t i = 0; i < scenario_count(a->sc, REF_EXPECT); i++) {
        if (is_missed(a, i, desk)) {
            n++;
        }
        if (is_missed(a, i, desk) && misses_before(a, i, desk) < MISSED_MOST) {
            one_miss(a, i, label);
            label = "";
        }
    }
    if (n > MISSED_MOST) {
        bytes_fmt(&a->scratch, "And %d more.", (int)(n - MISSED_MOST));
        account_put(a, "", ACCOUNT_INDENT);
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
