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

static void how_taken(struct account *a, int32_t decision)
{
    static const char *const words[] = {" (by what was done, ", " (logged, ", " (by default, "};
    const struct decision *d = &a->sc->decision[decision];
    int64_t i = 0;
    int64_t at;
    struct fact f;

    while (account_next(a, &i, &f, &at)) {
        if (f.kind == FACT_DECISION_TAKEN && f.u.decision.decision == decision) {
            safe_line(d->option[f.u.decision.option].title, 200, &a->scratch);
            bytes_text(&a->scratch, words[f.u.decision.how]);
            account_clock(a, at, &a->scratch);
            bytes_text(&a->scratch, ").");
            return;
        }
    }
    bytes_text(&a->scratch, a->st->phase == PHASE_ENDED ? "open when play was ended."
                                                       : "not taken yet.");
}

static void decision(struct account *a, int32_t i)
{
    const struct decision *d = &a->sc->decision[i];
    int32_t taken = a->st->decision[i].taken;
    struct bytes *b = &a->scratch;

    safe_line(d->number, 20, b);
    bytes_text(b, d->number.len ? " " : "");
    safe_line(d->title, 200, b);
    bytes_text(b, ", ");
    safe_line(tell_desk(a->sc, d->desk), 64, b);
    bytes_text(b, ": ");
    how_taken(a, i);
    account_put(a, "  *", 4);
    if (taken && d->option[taken - 1].epilogue.len) {
        safe_text(d->option[taken - 1].epilogue, b);
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
        account_heading(a->to, "Decisions");
    }
    if (opened) {
        account_clock(a, at, &a->scratch);
        bytes_char(&a->scratch, ' ');
        safe_text(d->question.len ? d->question : d->title, &a->scratch);
        account_put(a, "  *", 4);
    }
    if (told && !opened) {
        safe_line(d->title, 200, &a->scratch);
        bytes_text(&a->scratch, ": ");
    }
    if (told) {
        safe_text(d->option[a->st->decision[i].taken - 1].epilogue, &a->scratch);
        account_put(a, opened ? "" : "  *", 4);
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
            account_heading(a->to, "Decisions");
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

static void why_turned(struct account *a, const struct fact *f)
{
    const struct bytes *b = &a->scratch;
    size_t before = b->len;

    if (f->cause.kind == TAG_ACT && f->cause.index >= 1 && f->cause.index <= a->acts) {
        struct act act = tell_short(&a->act[f->cause.index - 1].act);

        act.target = NONE;
        safe_line(tell_desk(a->sc, act.desk), 64, &a->scratch);
        bytes_text(&a->scratch, ", ");
        tell_act(&a->tell, &act, &a->scratch);
    } else {
        tell_cause(&a->tell, f, &a->scratch);
    }
    if (b->len == before) {
        bytes_text(&a->scratch, "the course of things");
    }
}

static void turns(struct account *a, int32_t person)
{
    int32_t attribute = turning(a);
    struct bytes *b = &a->scratch;
    int64_t value;
    int64_t i = 0;
    int64_t at;
    int32_t n = 0;
    struct fact f;

    if (attribute == NONE || person == NONE) {
        return;
    }
    value = a->sc->thing[person].attribute[attribute];
    safe_line(a->sc->attribute[attribute].title, 64, b);
    bytes_fmt(b, " %lld", (long long)value);
    while (account_next(a, &i, &f, &at)) {
        if (f.kind != FACT_ATTRIBUTE || f.u.attribute.person != person ||
            f.u.attribute.attribute != attribute) {
            continue;
        }
        if (n++ < TURNS_MOST) {
            bytes_fmt(b, "; %+lld at ", (long long)(f.u.attribute.value - value));
            account_clock(a, at, b);
            bytes_text(b, ": ");
            why_turned(a, &f);
        }
        value = f.u.attribute.value;
    }
    if (n > TURNS_MOST) {
        bytes_fmt(b, "; and %d more turn%s", (int)(n - TURNS_MOST), n - TURNS_MOST == 1 ? "" : "s");
    }
    bytes_fmt(b, "; at the end %lld.", (long long)value);
    account_put(a, "", 4);
}

static void ending(struct account *a, int32_t i)
{
    const struct ending *e = &a->sc->ending[i];
    int32_t option = a->st->ending[i] - 1;
    struct bytes *b = &a->scratch;
    int64_t grade = e->option[option].grade;

    safe_line(e->title, 200, b);
    if (a->of->desk == NONE) {
        bytes_text(b, " [");
        for (int64_t g = 0; g < GRADES; g++) {
            bytes_char(b, g < grade ? '#' : '.');
        }
        bytes_fmt(b, "] %lld of %d", (long long)grade, GRADES);
    }
    account_put(a, "  *", 4);
    safe_text(e->option[option].text, b);
    account_put(a, "", 4);
    if (a->of->desk == NONE) {
        turns(a, e->about);
    }
}

void account_endings(struct account *a)
{
    bool any = false;

    for (int32_t i = 0; i < scenario_count(a->sc, REF_ENDING); i++) {
        if (a->st->ending[i] &&
            (a->of->desk == NONE || epilogue_item(a, tag_of(TAG_ENDING, i)))) {
            if (!any) {
                account_heading(a->to, "What became of them");
            }
            any = true;
            ending(a, i);
        }
    }
    if (!any && a->of->desk == NONE && a->st->phase == PHASE_ENDED &&
        scenario_count(a->sc, REF_ENDING)) {
        account_heading(a->to, "What became of them");
        bytes_text(a->to, "Not told: play was ended before its last part, and most of what would\n"
                          "have decided it was still to come.\n");
    }
}

void account_mistakes(struct account *a)
{
    struct bytes *b = &a->scratch;
    bool any = false;

    account_heading(a->to, "Mistakes, and what to ask in the debrief");
    for (int32_t i = 0; i < scenario_count(a->sc, REF_MISTAKE); i++) {
        const struct mistake *m = &a->sc->mistake[i];

        if (!a->st->mistake[i]) {
            continue;
        }
        any = true;
        safe_line(m->number, 20, b);
        bytes_char(b, ' ');
        safe_line(m->title, 200, b);
        bytes_fmt(b, " (%lld points lost", (long long)m->points);
        if (m->cap != NEVER) {
            bytes_fmt(b, ", the whole at most %lld", (long long)m->cap);
        }
        bytes_text(b, "). ");
        safe_line(m->question, 400, b);
        account_put(a, "  *", 4);
    }
    if (!any) {
        bytes_text(a->to, "None of those that the case counts. What was passed on without consent\n"
                          "stands with the agency that did it.\n");
    }
}

static void score_line(struct account *a, struct span title, const struct fact *f)
{
    char room[64];
    struct bytes label = {.ptr = room, .room = sizeof(room), .cap = sizeof(room) - 1};

    bytes_text(&label, "  ");
    account_bar(&label, f->u.score.points, f->u.score.of);
    bytes_fmt(&label, " %4lld of %4lld", (long long)f->u.score.points, (long long)f->u.score.of);
    room[label.len] = '\0';
    safe_line(title, 200, &a->scratch);
    account_put(a, room, (int)label.len + 2);
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
                               : SPAN("the whole"),
                   &f);
    }
    return any;
}

void account_score(struct account *a)
{
    account_heading(a->to, "Score: never a ranking of persons");
    if (!scores(a, true, false)) {
        bytes_text(a->to, "Told at ENDEX.\n");
        return;
    }
    if (a->st->now < a->sc->play_length) {
        bytes_text(a->to, "Of what had fallen due when play was ended, and no more\n");
    }
    bytes_text(a->to, "By agency, of what was expected of it\n");
    (void)scores(a, false, true);
    bytes_text(a->to, "In all, less what mistakes cost\n");
    (void)scores(a, false, false);
}
