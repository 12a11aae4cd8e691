/*
 * What came of it: decisions, persons and case, mistakes, score.
 */
#include "engine/base/safe.h"
#include "engine/run/account_parts.h"

enum { TURNS_MOST = 3, GRADES = 4 };

/* Was the desk sent an epilogue item of this source? */
static bool epilogue_item(struct account *a, struct tag source)
{
    int64_t i = 0;
    int64_t at;
    struct fact f;

    while (account_next(a, &i, &f, &at)) {
        if (f.kind == FACT_ITEM && f.u.item.kind == ITEM_EPILOGUE &&
            tag_same(f.u.item.source, source)) {
            return true;
        }
    }
    return false;
}

static bool opened_at(struct account *a, int32_t decision, int64_t *ret_at)
{
    int64_t i = 0;
    struct fact f;

    while (account_next(a, &i, &f, ret_at)) {
        if (f.kind == FACT_DECISION_OPENED && f.u.decision.decision == decision) {
            return true;
        }
    }
    return false;
}

/* "1.1 Go in now" */
static struct span numbered(struct account *a, struct span number, struct span title)
{
    struct account_fill fill = {.number = account_line(a, number, 20),
                                .title = account_line(a, title, 200)};
    size_t from = a->scratch.len;

    if (!number.len) {
        return fill.title;
    }
    account_say(a, WORD_NUMBERED, &fill);
    return account_take(a, from);
}

/* How it was taken, or that it was not. */
static void how_taken(struct account *a, int32_t decision, struct account_fill *fill)
{
    const struct decision *d = &a->sc->decision[decision];
    int64_t i = 0;
    int64_t at;
    struct fact f;

    while (account_next(a, &i, &f, &at)) {
        if (f.kind == FACT_DECISION_TAKEN && f.u.decision.decision == decision) {
            fill->text = account_line(a, d->option[f.u.decision.option].title, 200);
            fill->time = account_time(a, at);
            account_say(a, (enum account_word)(WORD_TAKEN_CONDITION + f.u.decision.how), fill);
            return;
        }
    }
    account_say(a, a->st->phase == PHASE_ENDED ? WORD_TAKEN_NOT : WORD_TAKEN_NOT_YET, fill);
}

static void decision(struct account *a, int32_t i)
{
    const struct decision *d = &a->sc->decision[i];
    int32_t taken = a->st->decision[i].taken;
    struct account_fill fill = {.title = numbered(a, d->number, d->title),
                                .desk = account_desk_name(a, d->desk, 64)};

    how_taken(a, i, &fill);
    account_put(a, "  *", 4);
    if (taken && d->option[taken - 1].epilogue.len) {
        safe_text(d->option[taken - 1].epilogue, &a->scratch);
        account_put(a, "", 4);
    }
}

/* What was put to the desk, and what it was told at the end; false if neither. */
static bool decision_of_desk(struct account *a, int32_t i, bool any)
{
    const struct decision *d = &a->sc->decision[i];
    int64_t at;
    bool opened = opened_at(a, i, &at);
    bool told = epilogue_item(a, tag_of(TAG_DECISION, i)) && a->st->decision[i].taken;

    if (!any && (opened || told)) {
        account_put_heading(a, WORD_DECISIONS);
    }
    if (opened) {
        account_say_at(a, at, account_lines(a, d->question.len ? d->question : d->title));
        account_put(a, "  *", 4);
    }
    if (told && opened) {
        safe_text(d->option[a->st->decision[i].taken - 1].epilogue, &a->scratch);
        account_put(a, "", 4);
    } else if (told) {
        struct account_fill fill = {
            .title = account_line(a, d->title, 200),
            .text = account_lines(a, d->option[a->st->decision[i].taken - 1].epilogue)};

        account_say(a, WORD_OF_GROUP, &fill);
        account_put(a, "  *", 4);
    }
    return opened || told;
}

void account_decisions(struct account *a)
{
    bool any = false;

    for (int32_t i = 0; i < scenario_count(a->sc, REF_DECISION); i++) {
        if (a->of->desk != NONE) {
            any = decision_of_desk(a, i, any) || any;
            continue;
        }
        if (i == 0) {
            account_put_heading(a, WORD_DECISIONS);
        }
        decision(a, i);
    }
}

/* The attribute whose turns are told: the first number that the case lists, as a rule trust. */
static int32_t turning(const struct account *a)
{
    for (int32_t i = 0; i < scenario_count(a->sc, REF_ATTRIBUTE); i++) {
        if (a->sc->attribute[i].type == VALUE_NUMBER) {
            return i;
        }
    }
    return NONE;
}

static struct span why_turned(struct account *a, const struct fact *f)
{
    size_t from = a->scratch.len;

    if (f->cause.kind == TAG_ACT && f->cause.index >= 1 && f->cause.index <= a->acts) {
        struct act act = tell_short(&a->act[f->cause.index - 1].act);
        struct account_fill fill = {.desk = account_desk_name(a, act.desk, 64)};

        act.target = NONE;
        fill.act = account_act(a, &act);
        account_say(a, WORD_TURN_ACT, &fill);
    } else {
        tell_cause(&a->tell, f, &a->scratch);
    }
    if (a->scratch.len == from) {
        account_say(a, WORD_TURN_COURSE, NULL);
    }
    return account_take(a, from);
}

/* By how much, when and why. */
static void turn(struct account *a, const struct fact *f, int64_t at, int64_t by)
{
    size_t from = a->scratch.len;
    struct account_fill fill;

    bytes_fmt(&a->scratch, "%+lld", (long long)by);
    fill = (struct account_fill){.number = account_take(a, from)};
    fill.time = account_time(a, at);
    fill.text = why_turned(a, f);
    account_between(a, WORD_THEN);
    account_say(a, WORD_TURN, &fill);
}

static void say_number(struct account *a, enum account_word word, int64_t number)
{
    struct account_fill fill = {.number = account_number(a, number)};

    account_between(a, WORD_THEN);
    account_say(a, word, &fill);
}

static void turns(struct account *a, int32_t person)
{
    int32_t attribute = turning(a);
    struct account_fill fill;
    int64_t value;
    int64_t i = 0;
    int64_t at;
    int32_t n = 0;
    struct fact f;

    if (attribute == NONE || person == NONE) {
        return;
    }
    value = a->sc->thing[person].attribute[attribute];
    fill = (struct account_fill){.title = account_line(a, a->sc->attribute[attribute].title, 64),
                                 .number = account_number(a, value)};
    account_say(a, WORD_TURNS_FROM, &fill);
    while (account_next(a, &i, &f, &at)) {
        if (f.kind != FACT_ATTRIBUTE || f.u.attribute.person != person ||
            f.u.attribute.attribute != attribute) {
            continue;
        }
        if (n++ < TURNS_MOST) {
            turn(a, &f, at, f.u.attribute.value - value);
        }
        value = f.u.attribute.value;
    }
    if (n > TURNS_MOST) {
        say_number(a, WORD_MORE, n - TURNS_MOST);
    }
    say_number(a, WORD_TURNS_TO, value);
    account_stop(a);
    account_put(a, "", 4);
}

/* "[###.]" */
static struct span grade_bar(struct account *a, int64_t grade)
{
    size_t from = a->scratch.len;

    bytes_char(&a->scratch, '[');
    for (int64_t g = 0; g < GRADES; g++) {
        bytes_char(&a->scratch, g < grade ? '#' : '.');
    }
    bytes_char(&a->scratch, ']');
    return account_take(a, from);
}

static void ending(struct account *a, int32_t i)
{
    const struct ending *e = &a->sc->ending[i];
    int32_t option = a->st->ending[i] - 1;
    int64_t grade = e->option[option].grade;
    struct account_fill fill = {.title = account_line(a, e->title, 200)};

    if (a->of->desk == NONE) {
        fill.bar = grade_bar(a, grade);
        fill.number = account_number(a, grade);
        fill.of = account_number(a, GRADES);
        account_say(a, WORD_ENDING, &fill);
    } else {
        bytes_span(&a->scratch, fill.title);
    }
    account_put(a, "  *", 4);
    safe_text(e->option[option].text, &a->scratch);
    account_put(a, "", 4);
    if (a->of->desk == NONE) {
        turns(a, e->about);
    }
}

void account_endings(struct account *a)
{
    bool any = false;

    for (int32_t i = 0; i < scenario_count(a->sc, REF_ENDING); i++) {
        if (a->st->ending[i] && (a->of->desk == NONE || epilogue_item(a, tag_of(TAG_ENDING, i)))) {
            if (!any) {
                account_put_heading(a, WORD_ENDINGS);
            }
            any = true;
            ending(a, i);
        }
    }
    if (!any && a->of->desk == NONE && a->st->phase == PHASE_ENDED &&
        scenario_count(a->sc, REF_ENDING)) {
        account_put_heading(a, WORD_ENDINGS);
        account_put_word(a, WORD_ENDINGS_NONE);
    }
}

static void mistake(struct account *a, const struct mistake *m)
{
    struct account_fill fill = {.title = numbered(a, m->number, m->title),
                                .number = account_number(a, m->points),
                                .text = account_line(a, m->question, 400)};

    if (m->cap != NEVER) {
        fill.of = account_number(a, m->cap);
    }
    account_say(a, m->cap == NEVER ? WORD_MISTAKE : WORD_MISTAKE_CAP, &fill);
    account_put(a, "  *", 4);
}

void account_mistakes(struct account *a)
{
    bool any = false;

    account_put_heading(a, WORD_MISTAKES);
    for (int32_t i = 0; i < scenario_count(a->sc, REF_MISTAKE); i++) {
        if (a->st->mistake[i]) {
            any = true;
            mistake(a, &a->sc->mistake[i]);
        }
    }
    if (!any) {
        account_put_word(a, WORD_MISTAKES_NONE);
    }
}

/* Of up to four digits, one below the other. */
static struct span in_column(struct account *a, int64_t number)
{
    size_t from = a->scratch.len;

    bytes_fmt(&a->scratch, "%4lld", (long long)number);
    return account_take(a, from);
}

static void score_line(struct account *a, struct span title, const struct fact *f)
{
    struct account_fill fill = {.number = in_column(a, f->u.score.points),
                                .of = in_column(a, f->u.score.of)};
    struct span label;

    account_bar(&a->scratch, f->u.score.points, f->u.score.of);
    fill.bar = account_take(a, 0);
    bytes_text(&a->scratch, "  ");
    account_say(a, WORD_SCORE_OF, &fill);
    label = account_take(a, 0);
    safe_line(title, 200, &a->scratch);
    account_put(a, label.ptr, account_columns(label) + 2);
}

/* Scores as they were told: of objectives, of desks, or the total. */
static bool scores(struct account *a, bool objectives, bool desks)
{
    int64_t i = 0;
    int64_t at;
    bool any = false;
    struct fact f;

    while (account_next(a, &i, &f, &at)) {
        int32_t o = f.u.score.objective;
        int32_t d = f.u.score.desk;

        if (f.kind != FACT_SCORE || (o != NONE) != objectives || (d != NONE) != desks) {
            continue;
        }
        any = true;
        score_line(a,
                   o != NONE   ? a->sc->objective[o].title
                   : d != NONE ? a->sc->desk[d].title
                               : account_spoken(a, WORD_SCORE_WHOLE),
                   &f);
    }
    return any;
}

void account_score(struct account *a)
{
    account_put_heading(a, WORD_SCORE);
    if (!scores(a, true, false)) {
        account_put_word(a, WORD_SCORE_LATER);
        return;
    }
    if (a->st->now < a->sc->play_length) {
        account_put_word(a, WORD_SCORE_EARLY);
    }
    account_put_word(a, WORD_SCORE_DESKS);
    (void)scores(a, false, true);
    account_put_word(a, WORD_SCORE_ALL);
    (void)scores(a, false, false);
}
