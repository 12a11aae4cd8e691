/*
 * What can be typed at the console: one row a command, found, explained and run from here.
 */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "engine/base/text.h"
#include "ui/console/console_parts.h"
#include "ui/term/lang.h"
#include "ui/term/measure.h"

enum { EXAMPLE_WIDTH = 40 };

static void be_quiet(struct plain_console *s, char *rest, enum command_kind kind);
static void be_loud(struct plain_console *s, char *rest, enum command_kind kind);
static void leave(struct plain_console *s, char *rest, enum command_kind kind);
static void help(struct plain_console *s, char *rest, enum command_kind kind);

static const struct console_command commands[] = {
    {"start", "", N_("STARTEX: play begins"), NULL,
     N_("Every desk gets its brief, and the clock of play runs from the first minute on.\n"
        "It can be done once.\n"),
     order_simple, COMMAND_STARTEX},
    {"pause", N_("[P1 10:30] [REASON]"), N_("both clocks stand still, now or at a time of play"),
     N_("Lunch until 13:00"),
     N_("The desks are shown the reason. `resume` goes on where play stood. With a time of play:\n"
        "then, by itself; several can be planned. `pause never P1 10:30` takes one back, `pause\n"
        "never` all.\n"),
     order_pause, COMMAND_PAUSE},
    {"resume", "", N_("both clocks go on"), NULL, N_("Ends a pause.\n"), order_resume,
     COMMAND_RESUME},
    {"speed", "N", N_("how fast play runs"), "4",
     N_("From 0.1 to 600 times as fast as the clock on the wall; 1 is real time.\n"
        "A reason may follow; the desks read it.\n"),
     order_speed, COMMAND_SPEED},
    {"jump", "P1 10:00", N_("go forward to a time of play"), "P1 10:00",
     N_("What falls due on the way comes first, in its order.\n"
        "A reason may follow; the desks read it.\n"),
     order_jump, COMMAND_JUMP},
    {"back", N_("P1 09:40 [REASON]"), N_("go back to an earlier time: a new line of play"),
     N_("P1 09:40 Once more, from the van"),
     N_("Asks first; `back P1 09:40 now REASON` does it. What was done since is no longer so at "
        "any\n"
        "desk; the old line is kept for the debrief, observations stay. Play is paused there.\n"),
     order_back, COMMAND_BACK},
    {"clock", "", N_("the time of play, and how it runs"), NULL, "", order_clock,
     COMMAND_KIND_COUNT},
    {"msel", "", N_("the injects: number, state, time, title"), NULL,
     N_("The numbers are those of the printed MSEL; release, hold and skip take them.\n"
        "planned: not yet; armed: its condition holds and its time runs; held: waits for you;\n"
        "released: is out; left out: by you; gone: made pointless by what was done;\n"
        "expired: its time is over.\n"),
     order_msel, COMMAND_KIND_COUNT},
    {"release", N_("NUMBER [REASON]"), N_("send an inject now"), N_("4b They wait for it"),
     N_("Whether it is planned, armed or held. It cannot be taken back.\n"), order_inject,
     COMMAND_RELEASE},
    {"hold", N_("NUMBER [REASON]"), N_("keep an inject back until you release it"),
     N_("5 They are busy"),
     N_("It does not come at its time. `release` sends it, `skip` leaves it out.\n"), order_inject,
     COMMAND_HOLD},
    {"skip", N_("NUMBER [REASON]"), N_("leave an inject out"), N_("9 No time left"),
     N_("It does not come by itself any more, nor what would follow from it. `release` sends it\n"
        "all the same.\n"),
     order_inject, COMMAND_SKIP},
    {"move", N_("NUMBER P1 10:05 [REASON]"), N_("let an inject come at another time"),
     N_("5 P1 10:05 They need longer"),
     N_("Its condition, if it has one, may still bring it earlier.\n"), order_move, COMMAND_RETIME},
    {"shift", N_("MINUTES [STORYLINE]"), N_("let all that is to come, or a storyline, come later"),
     "10",
     N_("With a minus: earlier, but not before now. Without a storyline: all that comes by the\n"
        "clock.\n"),
     order_storyline, COMMAND_SHIFT},
    {"drop", N_("STORYLINE"), N_("leave out what is to come of a storyline"), NULL,
     N_("`msel` shows the storylines. It does not take back what is out.\n"), order_storyline,
     COMMAND_DROP},
    {"change", N_("NUMBER to|says|back ..."), N_("change what an inject says, or to whom it goes"),
     N_("5 to {desk} They know it already"),
     N_("change 5 to DESK[,DESK] [REASON]; change 5 says SUBJECT / TEXT; change 5 back: as in the\n"
        "case. For a second language of the room, its code stands before its words:\n"
        "change 5 says A call / Come at once [it] Venite subito\n"),
     order_change, COMMAND_AMEND},
    {"outcome", N_("[ACT [N [REASON]]]"), N_("choose what comes of an act"), NULL,
     N_("Without a number: the acts that wait or run. With one: what can come of it. With both:\n"
        "choose; 0 leaves it to the case again.\n"),
     order_outcome, COMMAND_OVERRIDE},
    {"person", N_("[NAME]"), N_("a person of the case: brief, and how they are now"), NULL,
     N_("Without a name: who there is.\n"), order_person, COMMAND_KIND_COUNT},
    {"observe", N_("+|-|?|! [DESK] TEXT"), N_("note an observation at this moment"),
     N_("+ {desk} Asked before they told"),
     N_("+ good, - to improve, ? to ask about, ! safety. Staff alone read it; the debrief shows\n"
        "it in its place.\n"),
     order_observe, COMMAND_OBSERVE},
    {"objectives", "", N_("the objectives, and how they were rated"), NULL, "", order_objectives,
     COMMAND_KIND_COUNT},
    {"rate", N_("NUMBER P|S|M|U TEXT"), N_("rate how an objective was met"),
     N_("2 S Late, but complete"),
     N_("P without challenges, S with some, M with major ones, U unable (HSEEP); - takes it\n"
        "back. The number is that of `objectives`.\n"),
     order_rate, COMMAND_RATE},
    {"rubric", "", N_("the areas of the rubric, and how they were graded"), NULL, "", order_rubric,
     COMMAND_KIND_COUNT},
    {"grade", N_("NUMBER 0-4 TEXT"), N_("grade an area of the rubric"),
     N_("5 3 They met, but late"),
     N_("For all agencies together, never for a person. 0 not seen, 1 hardly, 2 in part, 3 well,\n"
        "4 as it should be; - takes it back. The number is that of `rubric`.\n"),
     order_grade, COMMAND_GRADE},
    {"hint", N_("DESK TEXT"), N_("a word to a desk as its mentor"),
     N_("{desk} Who should speak first?"),
     N_("Several desks: a,b. Only they see it. In a role: `improvise`.\n"), order_hint,
     COMMAND_HINT},
    {"say", N_("TEXT"), N_("a word to the other facilitators, evaluators and actors"),
     N_("I answer the next question"), N_("Desks do not read it.\n"), order_say, COMMAND_SAY},
    {"wheel", N_("[take|free]"), N_("who steers: take the wheel, or let it go"), "take",
     N_("Whoever has it steers alone; as long as nobody has it, every facilitator may.\n"),
     order_wheel, COMMAND_WHEEL},
    {"improvise", N_("FROM TO SUBJECT / TEXT"),
     N_("write to desks, in the voice of a control desk"), N_("{control} {desk} A call / Really?"),
     N_("FROM is a control desk, TO one desk or several (a,b), or all who play; `desks` lists\n"
        "them.\n"
        "' / ', with its blanks, stands between subject and text.\n"),
     order_improvise, COMMAND_IMPROVISE},
    {"questions", "", N_("what desks ask of control desks"), NULL,
     N_("Who asks whom, about what, since when, and how to answer.\n"), order_questions,
     COMMAND_KIND_COUNT},
    {"answer", N_("NUMBER yes|no TEXT"), N_("answer a question"), N_("3 yes Granted until noon"),
     N_("The number is that of `questions`. The desk that was asked speaks, in your words.\n"),
     order_answer, COMMAND_ACT},
    {"noted", "[real]", N_("the calls for help are dealt with"), NULL,
     N_("`questions` no longer lists them. Nor does any other console. A real emergency stays in "
        "sight until it is taken off as such: `noted real`.\n"),
     order_noted,
     COMMAND_NOTED},
    {"desks", "", N_("the desks, and what they are called here"), NULL, "", order_desks,
     COMMAND_KIND_COUNT},
    {"who", "", N_("who is there, and how much lies unread"), NULL,
     N_("Every seat that somebody has taken, and the desks where nobody sits yet.\n"),
     order_who, COMMAND_KIND_COUNT},
    {"card", N_("SEAT"), N_("a new card: for a seat, or to move somebody"), "POL2",
     N_("For whoever has lost theirs, comes late, or moves to another desk. Whoever has the seat\n"
        "stays until the card is used.\n"),
     order_card, COMMAND_KIND_COUNT},
    {"quiet", "", N_("show injects, acts and questions only"), NULL,
     N_("So it is at the beginning.\n"), be_quiet, COMMAND_KIND_COUNT},
    {"loud", "", N_("show everything that happens"), NULL, N_("`quiet` shows less again.\n"),
     be_loud, COMMAND_KIND_COUNT},
    {"end", "", N_("ENDEX: play ends for everybody, and is judged"), NULL,
     N_("Asks first; `end now REASON` does it. Nothing brings an ended exercise back.\n"),
     order_end, COMMAND_ENDEX},
    {"leave", "", N_("go; the exercise goes on"), NULL,
     N_("Come back with the same command on this computer; the card is not asked for again.\n"),
     leave, COMMAND_KIND_COUNT},
    {"help", "COMMAND", N_("what a command does"), "release", "", help, COMMAND_KIND_COUNT},
};

const char *console_name(enum command_kind kind)
{
    for (size_t i = 0; i < ARRAY_LEN(commands); i++) {
        if (commands[i].kind == kind) {
            return commands[i].name;
        }
    }
    return command_table[kind].name;
}

void console_ask(struct plain_console *s, struct command *cmd)
{
    if (!pane_ask(&s->pane, cmd)) {
        return;
    }
    if (s->pane.client.state != CLIENT_LIVE) {
        pane_say(_("There is no link now: it goes out by itself as soon as there is one.\n"));
    }
}

char *console_word(char **rest)
{
    char *w = *rest + strspn(*rest, " ");
    char *end = w + strcspn(w, " ");

    *rest = end + strspn(end, " ");
    *end = '\0';
    return w;
}

static void be_quiet(struct plain_console *s, char *rest, enum command_kind kind)
{
    (void)rest;
    (void)kind;
    s->quiet = true;
    pane_say(_("Shown from now on: injects, acts, questions, who comes and goes.\n"));
}

static void be_loud(struct plain_console *s, char *rest, enum command_kind kind)
{
    (void)rest;
    (void)kind;
    s->quiet = false;
    pane_say(_("Shown from now on: everything.\n"));
}

static void leave(struct plain_console *s, char *rest, enum command_kind kind)
{
    (void)rest;
    (void)kind;
    s->pane.leave = true;
    s->pane.farewell = s->control.standing.ended
                           ? _("The exercise has ended; what is kept of it stays.")
                           : _("The exercise goes on without this console.");
}

/* Other programs taught people these; none of them ends the exercise. */
static const char *known_as(const char *name)
{
    static const char *const elsewhere[] = {"quit", "exit", "bye"};

    for (size_t i = 0; i < ARRAY_LEN(elsewhere); i++) {
        if (strcasecmp(elsewhere[i], name) == 0) {
            return "leave";
        }
    }
    return name;
}

static const struct console_command *find(const char *typed)
{
    const char *name = known_as(typed);

    for (size_t i = 0; i < ARRAY_LEN(commands); i++) {
        const struct console_command *c = &commands[i];
        const char *official =
            c->kind == COMMAND_KIND_COUNT ? c->name : command_table[c->kind].name;

        if (strcasecmp(c->name, name) == 0 || strcasecmp(official, name) == 0) {
            return &commands[i];
        }
    }
    return NULL;
}

/* As it is called, or with the keys of that on a Russian layout. */
static const struct console_command *meant(const char *name)
{
    char latin[32];

    if (find(name) || strlen(name) >= sizeof(latin)) {
        return find(name);
    }
    snprintf(latin, sizeof(latin), "%s", name);
    key_latin_text(latin);
    return find(latin);
}

static void unknown(const char *name)
{
    struct nearest near = {.wanted = span_of(name)};
    char hint[NEAREST_HINT];

    for (size_t i = 0; i < ARRAY_LEN(commands); i++) {
        nearest_offer(&near, span_of(commands[i].name));
    }
    pane_say(_("There is no command '%s'%s `help` lists them.\n"), name,
             *nearest_hint(&near, hint) ? hint : ".");
}

/* The last desk that plays, or of control: its id. */
static struct span any_desk(const struct plain_console *s, bool control)
{
    const struct scenario *sc = &s->pane.client.lexicon;

    for (int32_t d = scenario_count(sc, REF_DESK) - 1; d >= 0; d--) {
        if (sc->desk[d].control == control) {
            return scenario_id(sc, REF_DESK, d);
        }
    }
    return (struct span){0};
}

/* How it is typed, with what follows. Desks are the case's own, so that it works as it stands. */
static void example(const struct plain_console *s, const struct console_command *c, char *to,
                    size_t room)
{
    const char *at = c->example ? _(c->example) : "";
    size_t n = (size_t)snprintf(to, room, "%s%s", c->name, *at ? " " : "");

    while (*at && n + 1 < room) {
        bool control = strncmp(at, "{control}", 9) == 0;

        if (control || strncmp(at, "{desk}", 6) == 0) {
            struct span id = any_desk(s, control);

            n += (size_t)snprintf(to + n, room - n, "%.*s", (int)id.len, id.ptr);
            at += control ? 9 : 6;
        } else {
            to[n++] = *at++;
            to[n] = '\0';
        }
    }
}

static void overview(const struct plain_console *s)
{
    char text[160];
    int blanks;

    for (size_t i = 0; i < ARRAY_LEN(commands); i++) {
        example(s, &commands[i], text, sizeof(text));
        blanks = EXAMPLE_WIDTH - measure_columns(span_of(text));
        if (blanks < 0) { /* what it does stands below, where that of the others stands */
            pane_say("  %s\n", text);
            text[0] = '\0';
            blanks = EXAMPLE_WIDTH;
        }
        pane_say("  %s%*s %s\n", text, blanks, "", _(commands[i].summary));
    }
    pane_say(_("Each as it could be typed. More on one of them: help release\n"));
}

static void help(struct plain_console *s, char *rest, enum command_kind kind)
{
    const char *name = console_word(&rest);
    const struct console_command *c = meant(name);
    char text[160];

    (void)kind;
    if (!*name) {
        overview(s);
    } else if (!c) {
        unknown(name);
    } else {
        pane_say("%s %s\n%s.\n", c->name, *c->usage ? _(c->usage) : "", _(c->summary));
        pane_print(*c->more ? _(c->more) : "");
        if (*c->usage) {
            example(s, c, text, sizeof(text));
            pane_say(_("For example: %s\n"), text);
        }
    }
}

void console_run(struct plain_console *s, char *line)
{
    const char *name = console_word(&line);
    const struct console_command *c = meant(name);

    if (c) {
        c->run(s, line, c->kind);
    } else if (*name) {
        unknown(name);
    }
}
