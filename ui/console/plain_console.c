#include "ui/console/plain_console.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/must.h"
#include "engine/base/text.h"
#include "engine/core/token.h"

static struct plain_console *of(struct pane *p)
{
    return (struct plain_console *)(void *)p;
}

static void ask(struct pane *p, struct command *cmd)
{
    if (!client_ask(&p->client, cmd)) {
        printf("Not connected, or too much is waiting. Please try again.\n");
    }
}

/* The next word of *rest, "" at the end. */
static char *word(char **rest)
{
    char *w = NULL;

    while (*rest && (w = strsep(rest, " ")) != NULL && !*w) {
    }
    return w ? w : "";
}

static void simple(struct pane *p, char *rest, enum command_kind kind)
{
    struct command c = {.kind = kind};

    if (kind == COMMAND_PAUSE || kind == COMMAND_ENDEX) {
        c.u.words.text = span_of(rest);
    }
    ask(p, &c);
}

static void speed(struct pane *p, char *rest)
{
    struct command c = {.kind = COMMAND_SPEED};
    char *number = word(&rest);
    char *dot = strchr(number, '.');
    int64_t whole = 0;
    int64_t tenth = 0;

    if (dot) {
        *dot = '\0';
        if (!text_int(span_of(dot + 1), &tenth) || dot[2] || tenth < 0) {
            number = "";
        }
    }
    if (!text_int(span_of(number), &whole)) {
        printf("speed N: 0.1 to 600 times real time\n");
        return;
    }
    c.u.speed.permille = whole * 1000 + tenth * 100;
    c.u.speed.text = span_of(rest);
    ask(p, &c);
}

static void jump(struct pane *p, char *rest)
{
    struct command c = {.kind = COMMAND_JUMP};
    char text[32];
    int64_t day;
    int64_t ms;
    char *first = word(&rest);
    char *second = word(&rest);

    snprintf(text, sizeof(text), "%s %s", first, second);
    if (!token_clock(span_of(text), 'P', &day, &ms) ||
        (c.u.jump.to = scenario_play(&p->client.lexicon, day, ms)) < 0) {
        printf("jump P1 10:00: a clock time of play. What falls due on the way comes first.\n");
        return;
    }
    c.u.jump.text = span_of(rest);
    ask(p, &c);
}

static void msel(struct pane *p)
{
    static const char *const states[] = {"planned ", "armed   ", "held    ", "released",
                                         "skipped ", "gone    ", "expired "};
    const struct scenario *sc = &p->client.lexicon;
    const struct plain_console *s = of(p);

    for (int32_t i = 0; i < scenario_count(sc, REF_INJECT); i++) {
        const struct inject *in = &sc->inject[i];

        printf("  %3d  %-9s  %s  %-4.*s %.*s\n", i + 1, states[s->inject[i]],
               in->at != NEVER ? pane_clock(p, in->at) : "        ", (int)in->number.len,
               in->number.ptr, (int)in->title.len, in->title.ptr);
    }
}

static void inject(struct pane *p, char *rest, enum command_kind kind)
{
    struct command c = {.kind = kind};
    int32_t n = pane_number(word(&rest), scenario_count(&p->client.lexicon, REF_INJECT));

    if (!n) {
        printf("Which inject? Its number in 'msel', then the reason.\n");
        return;
    }
    c.u.inject.inject = n - 1;
    c.u.inject.text = span_of(rest ? rest : "");
    ask(p, &c);
}

static int32_t desk_of(struct pane *p, const char *id)
{
    return names_find(&p->client.lexicon.names[REF_DESK], span_of(id));
}

static void desks(struct pane *p)
{
    const struct scenario *sc = &p->client.lexicon;

    for (int32_t d = 0; d < scenario_count(sc, REF_DESK); d++) {
        struct span id = scenario_id(sc, REF_DESK, d);

        printf("  %-24.*s %s %.*s\n", (int)id.len, id.ptr,
               sc->desk[d].control ? "control" : "plays  ", (int)sc->desk[d].title.len,
               sc->desk[d].title.ptr);
    }
}

/* improvise FROM TO[,TO] subject / text */
static void improvise(struct pane *p, char *rest)
{
    struct command c = {.kind = COMMAND_IMPROVISE};
    char *from = word(&rest);
    char *to = word(&rest);
    char *text = rest ? strstr(rest, " / ") : NULL;
    char *one;

    c.u.improvise.from = desk_of(p, from);
    c.u.improvise.channel = NONE;
    while ((one = strsep(&to, ",")) != NULL) {
        int32_t d = desk_of(p, one);

        if (d == NONE) {
            c.u.improvise.to = 0;
            break;
        }
        c.u.improvise.to |= desk_bit(d);
    }
    if (!text || !c.u.improvise.to || c.u.improvise.from == NONE) {
        printf("improvise FROM TO[,TO] subject / text    (desks: see 'desks')\n");
        return;
    }
    c.u.improvise.subject = (struct span){rest, (size_t)(text - rest)};
    c.u.improvise.text = span_of(text + 3);
    ask(p, &c);
}

static void requests(struct pane *p)
{
    const struct plain_console *s = of(p);

    printf("Open questions to control desks:");
    for (int32_t i = 0; i < s->open_requests; i++) {
        printf(" %d", s->open_request[i]);
    }
    printf("%s\n", s->open_requests ? "" : " none");
}

/* answer REQUEST DESK yes|no text */
static void answer(struct pane *p, char *rest)
{
    const struct scenario *sc = &p->client.lexicon;
    struct command c = {.kind = COMMAND_ACT};
    int32_t request = pane_number(word(&rest), INT32_MAX);
    int32_t desk = desk_of(p, word(&rest));
    char *decision = word(&rest);
    bool yes = strcmp(decision, "yes") == 0;

    if (!request || desk == NONE || (!yes && strcmp(decision, "no") != 0)) {
        printf("answer REQUEST DESK yes|no text    (in that desk's voice)\n");
        return;
    }
    c.u.act.act = act_none();
    for (int32_t i = 0; i < sc->verbs; i++) {
        const struct verb *v = &sc->verb[i];

        if (v->does == DOES_ANSWER) {
            c.u.act.act.desk = desk;
            c.u.act.act.verb = v->name;
            c.u.act.act.ref = request;
            c.u.act.act.choice[v->key_field] = yes ? v->key_option : v->key_option == 1 ? 2 : 1;
        }
    }
    c.u.act.text = span_of(rest ? rest : "");
    ask(p, &c);
}

static void help(void)
{
    printf("start                        STARTEX: play begins\n"
           "pause REASON, resume         both clocks stand, go on\n"
           "speed N                      play time per real time, 0.1 to 600\n"
           "jump P1 10:00                go there; what falls due on the way comes first\n"
           "msel                         the injects, with their states\n"
           "release N, hold N, skip N REASON\n"
           "improvise FROM TO[,TO] SUBJECT / TEXT\n"
           "questions                    what waits for control's answer\n"
           "answer REQUEST DESK yes|no TEXT\n"
           "desks, who                   the desks; who is there\n"
           "quiet, loud                  show less, show all\n"
           "end REASON                   ENDEX: play ends, and is judged\n"
           "leave                        go; the exercise goes on\n");
}

static bool run_control(struct pane *p, const char *what, char *rest)
{
    static const struct {
        const char *name;
        enum command_kind kind;
    } plain[] = {{"start", COMMAND_STARTEX},
                 {"pause", COMMAND_PAUSE},
                 {"resume", COMMAND_RESUME},
                 {"end", COMMAND_ENDEX}};
    static const struct {
        const char *name;
        enum command_kind kind;
    } injects[] = {{"release", COMMAND_RELEASE}, {"hold", COMMAND_HOLD}, {"skip", COMMAND_SKIP}};

    for (size_t i = 0; i < ARRAY_LEN(plain); i++) {
        if (strcmp(what, plain[i].name) == 0) {
            simple(p, rest ? rest : "", plain[i].kind);
            return true;
        }
    }
    for (size_t i = 0; i < ARRAY_LEN(injects); i++) {
        if (strcmp(what, injects[i].name) == 0) {
            inject(p, rest, injects[i].kind);
            return true;
        }
    }
    return false;
}

static void on_line(struct pane *p, char *text)
{
    struct plain_console *s = of(p);
    char *rest = text;
    char *what = word(&rest);

    if (p->leave || run_control(p, what, rest)) {
        return;
    }
    if (strcmp(what, "speed") == 0) {
        speed(p, rest);
    } else if (strcmp(what, "jump") == 0) {
        jump(p, rest);
    } else if (strcmp(what, "msel") == 0) {
        msel(p);
    } else if (strcmp(what, "improvise") == 0) {
        improvise(p, rest);
    } else if (strcmp(what, "answer") == 0) {
        answer(p, rest);
    } else if (strcmp(what, "questions") == 0) {
        requests(p);
    } else if (strcmp(what, "desks") == 0) {
        desks(p);
    } else if (strcmp(what, "who") == 0) {
        printf("%s\n", s->who[0] ? s->who : "nobody has signed in");
    } else if (strcmp(what, "quiet") == 0 || strcmp(what, "loud") == 0) {
        s->quiet = what[0] == 'q';
    } else if (strcmp(what, "leave") == 0) {
        p->leave = true;
    } else if (*what) {
        help();
    }
}

static void note_request(struct plain_console *s, const struct fact *f)
{
    const struct scenario *sc = &s->pane.client.lexicon;

    if (f->kind == FACT_REQUEST && sc->desk[f->u.request.to].control && s->open_requests < 256) {
        s->open_request[s->open_requests++] = f->u.request.request;
    }
    for (int32_t i = 0; f->kind == FACT_ANSWERED && i < s->open_requests; i++) {
        if (s->open_request[i] == f->u.answered.request) {
            s->open_request[i] = s->open_request[--s->open_requests];
        }
    }
}

static bool matters(const struct fact *f)
{
    switch ((int)f->kind) {
    case FACT_INJECT:
        return f->u.inject.state != INJECT_ARMED;
    case FACT_ACT_ACCEPTED:
    case FACT_ACT_REFUSED:
    case FACT_REQUEST:
    case FACT_ANSWERED:
    case FACT_HAND:
    case FACT_SEAT:
    case FACT_DECISION_TAKEN:
    case FACT_MISTAKE:
    case FACT_JOINT:
    case FACT_JOINT_AGREED:
    case FACT_BREACH:
    case FACT_STARTED:
    case FACT_ENDED:
    case FACT_PAUSED:
    case FACT_RESUMED:
    case FACT_SEGMENT:
    case FACT_ENDING:
    case FACT_SCORE:
        return true;
    default:
        return false;
    }
}

static void on_told(struct pane *p, const struct fact *f, int64_t play_ms)
{
    struct plain_console *s = of(p);

    if (p->leave) {
        return;
    }
    if (!s->inject) {
        s->inject =
            calloc((size_t)scenario_count(&p->client.lexicon, REF_INJECT) + 1, sizeof(*s->inject));
        MUST(s->inject);
    }
    if (f->kind == FACT_INJECT) {
        s->inject[f->u.inject.inject] = f->u.inject.state;
    }
    note_request(s, f);
    if (p->words.line[0] && (!s->quiet || matters(f))) {
        char text[1200];

        snprintf(text, sizeof(text), "[%s] %s\n", pane_clock(p, play_ms), p->words.line);
        pane_print(text);
        fflush(stdout);
    }
}

static void on_answered(struct pane *p, enum command_kind kind, bool ok, const char *message)
{
    (void)p;
    if (!ok) {
        printf("[%s: not possible] %s\n", command_table[kind].name, message);
        fflush(stdout);
    }
}

static void on_status(struct pane *p, struct span params)
{
    const char *who = memmem(params.ptr, params.len, "\"who\":", 6);

    if (who) {
        text_copy(of(p)->who, sizeof(of(p)->who),
                  (struct span){who + 6, params.len - (size_t)(who + 6 - params.ptr)});
    }
}

static void on_ready(struct pane *p)
{
    struct span title = p->client.lexicon.title;

    if (p->client.desk != NONE) {
        printf("This is a desk's card. At this computer, type: palermo join\n");
        p->leave = true;
        return;
    }
    printf("%.*s: the console. 'help' lists what you can do.\n", (int)title.len, title.ptr);
}

void plain_console_init(struct plain_console *s, struct loop *loop,
                        const struct client_options *options)
{
    struct client_options own = *options;

    *s = (struct plain_console){.quiet = true};
    own.console = true;
    s->pane.line = on_line;
    s->pane.told = on_told;
    s->pane.answered = on_answered;
    s->pane.status = on_status;
    s->pane.ready = on_ready;
    pane_init(&s->pane, loop, &own);
}

void plain_console_done(struct plain_console *s)
{
    free(s->inject);
    pane_done(&s->pane);
}
