#include "engine/wire/tell_words.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/must.h"
#include "engine/base/safe.h"
#include "engine/base/units.h"
#include "engine/base/utf8.h"

/* To the desk concerned (NULL: the same words), to everybody else. */
static const struct {
    const char *you, *other;
} phrases[PHRASE_COUNT] = {
    /* clang-format off */
    [PHRASE_STARTED] = {NULL, "STARTEX: play begins"},
    [PHRASE_ENDED] = {NULL, "ENDEX: play has ended{said}"},
    [PHRASE_PAUSED] = {NULL, "Paused{said}"},
    [PHRASE_RESUMED] = {NULL, "Play goes on"},
    [PHRASE_SPEED] = {NULL,
        "Play now runs at {title} times the speed of the clock on the wall{said}"},
    [PHRASE_SPEED_REAL] = {NULL, "Play now runs in real time{said}"},
    [PHRASE_JUMPED] = {NULL, "Play jumps to {time}{said}"},
    [PHRASE_SEGMENT] = {NULL, "Now: {title}"},
    [PHRASE_INJECT_PLANNED] = {NULL, "Inject {id} planned again: {title}{said}"},
    [PHRASE_INJECT_ARMED] = {NULL, "Inject {id} armed for {time}: {title}{said}"},
    [PHRASE_INJECT_HELD] = {NULL, "Inject {id} held back: {title}{said}"},
    [PHRASE_INJECT_RELEASED] = {NULL, "Inject {id} released ({text}): {title}"},
    [PHRASE_INJECT_REASON] = {NULL, "Inject {id} released (directed): {title}{said}"},
    [PHRASE_INJECT_SKIPPED] = {NULL, "Inject {id} left out: {title}{said}"},
    [PHRASE_INJECT_CANCELLED] = {NULL, "Inject {id} cancelled: {title}{said}"},
    [PHRASE_INJECT_EXPIRED] = {NULL, "Inject {id} expired: {title}{said}"},
    [PHRASE_JUDGED_MISSED] = {NULL,
        "Inject {id} was left without the right answer; what follows from that runs: {title}"},
    [PHRASE_JUDGED_DONE] = {NULL, "Inject {id} was answered in time: {title}"},
    [PHRASE_ORIGIN_SCRIPTED] = {NULL, "scripted"},
    [PHRASE_ORIGIN_CONDITIONAL] = {NULL, "conditional"},
    [PHRASE_ORIGIN_DIRECTED] = {NULL, "directed"},
    [PHRASE_ORIGIN_IMPROVISED] = {NULL, "improvised"},
    [PHRASE_ITEM_NEW] = {"New: ", "To {to}: "},
    [PHRASE_ITEM_PRIORITY] = {"Urgent: ", "To {to}, urgent: "},
    [PHRASE_BRIEF] = {NULL, "the brief, and what the desk starts with"},
    [PHRASE_BRIEF_YOURS] = {NULL, "your brief, and what you start with"},
    [PHRASE_INJECT_BY] = {NULL, "{id}, from \"{title}\": {text}"},
    [PHRASE_INJECT_FROM] = {NULL, "from \"{title}\": {text}"},
    [PHRASE_INJECT_NUMBER] = {NULL, " (inject {id}, {title})"},
    [PHRASE_INJECT_IMPROVISED] = {NULL, " (improvised{said})"},
    [PHRASE_MESSAGE] = {NULL, "message from {from}{said}"},
    [PHRASE_REQUEST_ITEM] = {NULL, "question from {from}{about}{said}"},
    [PHRASE_REQUEST_YES] = {NULL, "a yes is wanted by {from}: {act}{said}"},
    [PHRASE_ANSWER_ITEM] = {NULL, "answer from {from}{about}{said}"},
    [PHRASE_ANSWER_NONE] = {NULL, "no from {from}{about}{said}"},
    [PHRASE_ANSWER_YES] = {NULL, "yes from {from}: {act}{said}"},
    [PHRASE_ANSWER_NO] = {NULL, "no from {from}: {act}{said}"},
    [PHRASE_SHARE] = {NULL, "shared by {from}: {text}"},
    [PHRASE_SHARE_BARE] = {NULL, "shared by {from}{said}"},
    [PHRASE_RESULT] = {NULL, "what came of it: {act}"},
    [PHRASE_JOINT_INVITED] = {NULL, "proposed by {from}: {title}{said}"},
    [PHRASE_JOINT_GIVEN] = {NULL, "contribution of {from} to: {title}{said}"},
    [PHRASE_TOLD] = {NULL, "now known: {text}"},
    [PHRASE_EPILOGUE] = {NULL, "{title}"},
    [PHRASE_CARRIES] = {NULL, "With it: {text}"},
    [PHRASE_CARRIES_WITHHELD] = {NULL, "With it, names and sources withheld: {text}"},
    [PHRASE_DELIVERED] = {"Everything so far has arrived here",
        "{desk}: everything so far has arrived"},
    [PHRASE_OPENED] = {"Opened: {text}", "{desk} opened: {text}"},
    [PHRASE_HANDLED] = {"Handled: {text}", "{desk}, dealt with: {text}"},
    [PHRASE_CARD] = {"New card: {thing}", "New card for {desk}: {thing}"},
    [PHRASE_ACT_ACCEPTED] = {"You chose: {act}{said}", "{desk}: {act}{said}"},
    [PHRASE_ACT_COLLEAGUE] = {NULL, "{desk} chose: {act}{said}"},
    [PHRASE_ACT_IMPOSSIBLE] = {"Not possible: {act}. {text}", "{desk} could not: {act}. {text}"},
    [PHRASE_ACT_WAITS_YES] = {"Waits for a yes: {act}", "{desk}, waiting for a yes: {act}"},
    [PHRASE_ACT_WAITS_UNIT] = {"Waits until somebody is free: {act}",
        "{desk}, waiting until somebody is free: {act}"},
    [PHRASE_ACT_STARTED] = {"Started: {act}, until {time}", "{desk} started: {act}, until {time}"},
    [PHRASE_ACT_DONE] = {"Done: {act}", "{desk}, done: {act}"},
    [PHRASE_ACT_REFUSED] = {"Was refused: {act}", "{desk}, refused: {act}"},
    [PHRASE_ACT_NONE_FREE] = {"Nobody came free: {act}", "{desk}, nobody came free: {act}"},
    [PHRASE_ACT_WITHDRAWN] = {"Taken back: {act}", "{desk} took back: {act}"},
    [PHRASE_ACT_STOPPED] = {"Stopped: {act}", "{desk}, stopped: {act}"},
    [PHRASE_UNIT_TAKEN] = {NULL, "{title}: {text} goes with {desk}: {act}"},
    [PHRASE_UNIT_FREE] = {NULL, "{title}: {text} is free again"},
    [PHRASE_ASKED_YES] = {"You asked {to} for a yes: {act}", "{desk} asked {to} for a yes: {act}"},
    [PHRASE_ASKED] = {"You asked {to}{about}{said}", "{desk} asked {to}{about}{said}"},
    [PHRASE_BASIS] = {NULL, " (on this basis: {title})"},
    [PHRASE_ANSWER_PLANNED] = {NULL,
        "{desk} will answer by itself at {time}, unless control does before (answer {id})"},
    [PHRASE_SAID_YES] = {"You said yes to {to}{said}", "{desk} said yes{said}"},
    [PHRASE_SAID_NO] = {"You said no to {to}{said}", "{desk} said no{said}"},
    [PHRASE_ANSWERED] = {"You answered {to}{said}", "{desk} answered{said}"},
    [PHRASE_HAD_NOTHING] = {"You declined to answer {to}{said}", "{desk} declined to answer{said}"},
    [PHRASE_LAPSED] = {NULL, "No longer asked: {act}"},
    [PHRASE_CONSENT_GIVEN] = {NULL, "{thing} agrees that {desk} may be told"},
    [PHRASE_CONSENT_REFUSED] = {NULL, "{thing} does not agree that {desk} is told"},
    [PHRASE_BREACH] = {NULL,
        "{desk} passed on to {to}, with names and without consent of {thing}: {text}"},
    [PHRASE_EXHIBIT_TAKEN] = {"Now in your custody: {thing}", "Now in custody of {desk}: {thing}"},
    [PHRASE_EXHIBIT_MOVED] = {"Now in your custody, from {from}: {thing}",
        "Custody passes from {from} to {desk}: {thing}"},
    [PHRASE_JOINT] = {"You proposed to {to}: {title}{said}",
        "{desk} proposed to {to}: {title}{said}"},
    [PHRASE_JOINT_YES] = {"You agree: {title}{said}", "Agreed by {desk}: {title}{said}"},
    [PHRASE_JOINT_NO] = {"You do not take part: {title}{said}",
        "Not agreed by {desk}: {title}{said}"},
    [PHRASE_JOINT_BROUGHT] = {"You contributed to: {title}{said}",
        "{desk} contributed to: {title}{said}"},
    [PHRASE_WRITTEN] = {NULL, "Written with it:"},
    [PHRASE_JOINT_AGREED] = {NULL, "All have agreed, and it stands: {title}"},
    [PHRASE_RISK] = {"You flag a risk: {thing}{said}", "Risk flagged by {desk}: {thing}{said}"},
    [PHRASE_VARIABLE] = {NULL, "{title}: {text}"},
    [PHRASE_ATTRIBUTE] = {NULL, "{thing}: {title}: {text}"},
    [PHRASE_DRAW_YES] = {NULL, "By chance it happens ({number}, below {of} of 1000)"},
    [PHRASE_DRAW_NO] = {NULL,
        "By chance it does not happen ({number}, not below {of} of 1000)"},
    [PHRASE_TRIGGER_READY] = {NULL, "Rule of the case, ready: {title}"},
    [PHRASE_TRIGGER_ARMED] = {NULL, "Rule of the case, from {time}: {title}"},
    [PHRASE_TRIGGER_FIRED] = {NULL, "Rule of the case: {title}"},
    [PHRASE_DEADLINE_IDLE] = {NULL, "Deadline of {desk} put off: {title}"},
    [PHRASE_DEADLINE_RUNNING] = {NULL, "Deadline of {desk} runs until {time}: {title}"},
    [PHRASE_DEADLINE_MET] = {NULL, "Deadline met by {desk}: {title}"},
    [PHRASE_DEADLINE_MISSED] = {NULL, "Deadline missed by {desk}: {title}"},
    [PHRASE_DECISION_OPENED] = {"To be decided by you: {text}",
        "Decision {id} is put to {desk}: {title}"},
    [PHRASE_TAKEN_CONDITION] = {NULL, "Decision {id}, by what was done: {title}: {text}"},
    [PHRASE_TAKEN_CHOICE] = {NULL, "Decision {id}, logged by {desk}: {title}: {text}"},
    [PHRASE_TAKEN_DEFAULT] = {NULL, "Decision {id}, by default: {title}: {text}"},
    [PHRASE_CUE] = {"Cue, until {time}: {act}", "Cue to {desk}, until {time}: {act}"},
    [PHRASE_CUE_AVOID] = {"Cue, until {time}, better not: {act}",
        "Cue to {desk}, until {time}, better not: {act}"},
    [PHRASE_EXPECT_CLOSED] = {NULL, "Expected of {desk}, not yet: {act}"},
    [PHRASE_EXPECT_OPEN] = {NULL, "Expected of {desk}: {act}"},
    [PHRASE_EXPECT_MET] = {NULL, "Expected of {desk}, and done: {act}"},
    [PHRASE_EXPECT_MISSED] = {NULL, "Expected of {desk}, and missed: {act}"},
    [PHRASE_EXPECT_BROKEN] = {NULL, "What {desk} should have avoided, and did: {act}"},
    [PHRASE_EXPECT_KEPT] = {NULL, "What {desk} should have avoided, and did avoid: {act}"},
    [PHRASE_EXPECT_CUT] = {NULL, "Expected of {desk}, and open when play was ended early: {act}"},
    [PHRASE_AVOID_CUT] = {NULL,
        "Avoided by {desk} as long as play went on: {act}"},
    [PHRASE_CRITERION_MET] = {NULL, "Met: {title}"},
    [PHRASE_CRITERION_NOT] = {NULL, "Not met: {title}"},
    [PHRASE_MISTAKE_MADE] = {NULL, "Mistake {id} made: {title}"},
    [PHRASE_MISTAKE_NOT] = {NULL, "Mistake {id} not made: {title}"},
    [PHRASE_ENDING] = {NULL, "{title} (grade {number} of 4): {text}"},
    [PHRASE_SCORE] = {NULL, "Score {number} of {of}: {title}"},
    [PHRASE_SCORE_TOTAL] = {NULL, "Score {number} of {of}, the whole"},
    [PHRASE_HAND] = {"You called the facilitator{said}",
        "The facilitator is called by {desk}{said}"},
    [PHRASE_CASCADE] = {NULL,
        "Conditions kept setting one another off and were stopped; play goes on"},
    [PHRASE_CREATED] = {NULL,
        "Exercise laid out: {title}, edition {text}, seed {number}, seats a desk {of}"},
    [PHRASE_SEAT_CLAIMED] = {NULL, "{seat} has taken its place, {desk}"},
    [PHRASE_SEAT_JOINED] = {NULL, "{seat} is there, {desk}"},
    [PHRASE_SEAT_LEFT] = {NULL, "{seat} has left, {desk}"},
    [PHRASE_SEAT_RESET] = {NULL, "{seat} gets a new card, {desk}"},
    [PHRASE_SEAT_PLAYED] = {NULL, " (played by the program)"},
    [PHRASE_RECOVERED] = {NULL,
        "After a breakdown the unfinished last {number} bytes of the journal were put aside"},
    [PHRASE_CAUSE_ACT] = {NULL, "{desk}: {act}"},
    [PHRASE_CAUSE_TITLED] = {NULL, "{text} {id} ({title})"},
    [PHRASE_CAUSE_RULE] = {NULL, "a rule of the case"},
    [PHRASE_CAUSE_ANSWER] = {NULL, "answer of {desk}"},
    [PHRASE_CAUSE_JOINT] = {NULL, "{title}"},
    [PHRASE_KIND_BRIEF] = {NULL, "the brief"},
    [PHRASE_KIND_INJECT] = {NULL, "an incoming item"},
    [PHRASE_KIND_MESSAGE] = {NULL, "a message"},
    [PHRASE_KIND_REQUEST] = {NULL, "a request"},
    [PHRASE_KIND_ANSWER] = {NULL, "an answer"},
    [PHRASE_KIND_SHARE] = {NULL, "something shared"},
    [PHRASE_KIND_RESULT] = {NULL, "a result"},
    [PHRASE_KIND_JOINT] = {NULL, "an invitation or contribution"},
    [PHRASE_KIND_TOLD] = {NULL, "something told"},
    [PHRASE_KIND_EPILOGUE] = {NULL, "an epilogue"},
    [PHRASE_STAMP] = {NULL, "[Exercise material. Everything and everybody in it is invented.]"},
    [PHRASE_HANDOUT] = {NULL, "Hand-out (exercise material): {title}"},
    [PHRASE_WITHHELD] = {NULL, "Names and sources are withheld."},
    [PHRASE_STAFF] = {NULL, "staff"},
    [PHRASE_YOU] = {NULL, "you"},
    [PHRASE_AND] = {NULL, " and "},
    [PHRASE_COMMA] = {NULL, ", "},
    [PHRASE_SAID] = {NULL, ": \"{text}\""},
    [PHRASE_ON_BASIS] = {NULL, "On this legal basis: {title}"},
    [PHRASE_ABOUT] = {NULL, " about {thing}"},
    [PHRASE_AFTER_END] = {NULL, "after the end of play"},
    [PHRASE_FORM] = {NULL, " [{text}]"},
    [PHRASE_ACT_ON] = {NULL, ", {thing}"},
    [PHRASE_ACT_TO] = {NULL, ", to {to}"},
    [PHRASE_ACT_WITH] = {NULL, ", with {text}"},
    [PHRASE_NO_ACT] = {NULL, "an act"},
    [PHRASE_SEAT_NUMBER] = {NULL, "Seat {number}"},
    [PHRASE_FLAG_YES] = {NULL, "yes"},
    [PHRASE_FLAG_NO] = {NULL, "no"},
    [PHRASE_NOWHERE] = {NULL, "none"},
    /* clang-format on */
};

int32_t tell_phrases(void)
{
    return 2 * PHRASE_COUNT;
}

const char *tell_phrase(int32_t i)
{
    return i % 2 ? phrases[i / 2].other : phrases[i / 2].you;
}

/* In the language of the texts; to the desk itself if `own` and there are such words. */
static const char *words_of(const struct scenario *sc, enum phrase phrase, bool own)
{
    bool you = own && phrases[phrase].you;
    int32_t i = 2 * (int32_t)phrase + !you;

    return sc->phrase && sc->phrase[i] ? sc->phrase[i] : tell_phrase(i);
}

struct span tell_desk(const struct scenario *sc, int32_t desk)
{
    struct span title = sc->desk[desk].title;
    const char *comma = title.len ? memchr(title.ptr, ',', title.len) : NULL;
    struct span head = {title.ptr, comma ? (size_t)(comma - title.ptr) : title.len};

    for (int32_t d = 0; d < scenario_count(sc, REF_DESK); d++) {
        struct span other = sc->desk[d].title;

        if (d != desk && other.len >= head.len && memcmp(other.ptr, head.ptr, head.len) == 0) {
            return title;
        }
    }
    return head;
}

void tell_clock(const struct scenario *sc, int64_t play_ms, struct bytes *to)
{
    const struct segment *s;
    int64_t minutes;

    if (play_ms < 0 || play_ms > sc->play_length) {
        bytes_text(to, words_of(sc, play_ms < 0 ? PHRASE_NOWHERE : PHRASE_AFTER_END, false));
        return;
    }
    s = &sc->segment[scenario_segment(sc, play_ms)];
    minutes = (s->from_ms + play_ms - s->start) / MINUTE_MS;
    bytes_fmt(to, "P%lld %02d:%02d", (long long)s->day, (int)(minutes / 60), (int)(minutes % 60));
}

struct telling telling_of(const struct tell *t, int32_t reader, struct bytes *to)
{
    return (struct telling){
        .t = t, .to = to, .reader = reader, .desk = NONE, .from = NONE, .thing = NONE};
}

static void one_desk(const struct telling *g, int32_t desk)
{
    if (desk == NONE) {
        bytes_text(g->to, words_of(g->t->sc, PHRASE_STAFF, false));
    } else if (desk == g->reader) {
        bytes_text(g->to, words_of(g->t->sc, PHRASE_YOU, false));
    } else {
        safe_line(tell_desk(g->t->sc, desk), TITLE_MOST, g->to);
    }
}

void say_joint(const struct telling *g, int32_t i, int32_t n)
{
    if (i > 0) {
        say(g, i == n - 1 ? PHRASE_AND : PHRASE_COMMA, false);
    }
}

void say_desks(const struct telling *g, uint64_t desks)
{
    int32_t n = 0;
    int32_t i = 0;

    for (int32_t d = 0; d < scenario_count(g->t->sc, REF_DESK); d++) {
        n += (desks & desk_bit(d)) != 0;
    }
    for (int32_t d = 0; d < scenario_count(g->t->sc, REF_DESK); d++) {
        if (desks & desk_bit(d)) {
            say_joint(g, i++, n);
            one_desk(g, d);
        }
    }
}

static void slot_said(const struct telling *g)
{
    if (g->text.len) {
        struct telling said = *g;

        said.short_text = true;
        say(&said, PHRASE_SAID, false);
    }
}

static void slot_text(const struct telling *g)
{
    safe_line(g->text, g->short_text ? SAID_MOST : TITLE_MOST, g->to);
}

static void slot_title(const struct telling *g)
{
    safe_line(g->title, TITLE_MOST, g->to);
}

static void slot_id(const struct telling *g)
{
    safe_line(g->id, TITLE_MOST, g->to);
}

/* A seat as its card names it. */
static void one_seat(const struct telling *g, int32_t seat)
{
    const char *name = g->t->seat_name ? g->t->seat_name(g->t->seat_context, seat) : NULL;
    struct telling numbered = *g;

    if (name) {
        bytes_text(g->to, name);
        return;
    }
    numbered.number = seat;
    say(&numbered, PHRASE_SEAT_NUMBER, false);
}

static void slot_desk(const struct telling *g)
{
    if (g->doer) {
        one_seat(g, g->doer);
    } else {
        one_desk(g, g->desk);
    }
}

static void slot_seat(const struct telling *g)
{
    one_seat(g, (int32_t)g->number);
}

static void slot_from(const struct telling *g)
{
    one_desk(g, g->from);
}

static void slot_to(const struct telling *g)
{
    say_desks(g, g->desks);
}

static void slot_thing(const struct telling *g)
{
    if (g->thing != NONE) {
        safe_line(g->t->sc->thing[g->thing].name, TITLE_MOST, g->to);
    }
}

static void slot_about(const struct telling *g)
{
    struct telling about = *g;

    if (g->act && g->act->target != NONE) {
        about.thing = g->act->target;
        say(&about, PHRASE_ABOUT, false);
    }
}

static void slot_act(const struct telling *g)
{
    struct act bare;

    if (g->act && g->bare) {
        bare = tell_short(g->act);
        tell_act(g->t, &bare, g->to);
    } else {
        tell_act(g->t, g->act, g->to);
    }
}

static void slot_time(const struct telling *g)
{
    tell_clock(g->t->sc, g->time, g->to);
}

static void slot_number(const struct telling *g)
{
    bytes_int(g->to, g->number);
}

static void slot_of(const struct telling *g)
{
    bytes_int(g->to, g->of);
}

static const struct {
    const char *name;
    void (*put)(const struct telling *g);
} slots[] = {
    {"act", slot_act},   {"desk", slot_desk},   {"from", slot_from},     {"id", slot_id},
    {"of", slot_of},     {"said", slot_said},   {"number", slot_number}, {"text", slot_text},
    {"time", slot_time}, {"title", slot_title}, {"to", slot_to},         {"thing", slot_thing},
    {"seat", slot_seat}, {"about", slot_about},
};

static void fill(const struct telling *g, struct span name)
{
    for (size_t i = 0; i < ARRAY_LEN(slots); i++) {
        if (span_is(name, slots[i].name)) {
            slots[i].put(g);
            return;
        }
    }
    MUST(!"a phrase names a place that nothing fills");
}

/* The words between two slots. A name that ends in a full stop needs no second one. */
static void literal(const struct telling *g, const char *words, size_t len)
{
    bool stopped = g->to->len > 0 && g->to->ptr[g->to->len - 1] == '.';
    size_t skip = len > 0 && words[0] == '.' && stopped;

    bytes_add(g->to, words + skip, len - skip);
}

void say(const struct telling *g, enum phrase phrase, bool own)
{
    const char *at = words_of(g->t->sc, phrase, own);
    const char *open;

    while ((open = strchr(at, '{')) != NULL) {
        const char *close = strchr(open, '}');

        MUST(close);
        literal(g, at, (size_t)(open - at));
        fill(g, (struct span){open + 1, (size_t)(close - open) - 1});
        at = close + 1;
    }
    literal(g, at, strlen(at));
}

struct span phrase_text(const struct scenario *sc, enum phrase phrase)
{
    return span_of(words_of(sc, phrase, false));
}

void say_desk(const struct telling *g, enum phrase phrase)
{
    say(g, phrase, g->desk != NONE && g->desk == g->reader && !g->doer);
}
