/*
 * palermo replay: what happened, line by line, from the journal alone.
 */
#include <stdio.h>
#include <string.h>

#include "engine/base/utf8.h"
#include "engine/run/account.h"
#include "engine/run/account_text.h"
#include "engine/run/exercise.h"
#include "engine/wire/tell.h"
#include "engine/wire/tell_words.h"
#include "ui/cli/cli.h"
#include "ui/cli/options.h"
#include "ui/cli/speech.h"
#include "ui/cli/station.h"
#include "ui/cli/tell.h"
#include "ui/link/markdown.h"
#include "ui/term/lang.h"

enum { INDENT = 10, BODY_INDENT = 14, TEXT_MAX = 4 << 20 };

struct replay {
    struct exercise ex;
    struct tell tell;
    int32_t desk; /* NONE: staff */
    struct bytes out, line;
    int64_t wall_from, wall_to;
};

static void note_wall(void *context, const struct record *r)
{
    struct replay *p = context;

    if (!p->wall_from) {
        p->wall_from = r->draft.wall_ms;
    }
    p->wall_to = r->draft.wall_ms;
}

static void flush(struct replay *p)
{
    fwrite(p->out.ptr ? p->out.ptr : "", 1, p->out.len, stdout);
    bytes_reset(&p->out);
}

static bool is_control(const struct replay *p, uint64_t desks)
{
    for (int32_t d = 0; d < scenario_count(p->ex.run.core.sc, REF_DESK); d++) {
        if ((desks & desk_bit(d)) && !p->ex.run.core.sc->desk[d].control) {
            return false;
        }
    }
    return true;
}

/* What repeats the line beside it, or is of no use to a reader. */
static bool is_noise(const struct replay *p, const struct fact *f)
{
    bool staff = p->desk == NONE;

    switch ((int)f->kind) {
    case FACT_DELIVERED:
    case FACT_ANSWER_PLANNED:
    case FACT_CUE:
    case FACT_DRAW: /* the case's machinery: what it brings about follows; export has it all */
    case FACT_TRIGGER:
        return true;
    case FACT_CARRIES:
        return !staff; /* in the body of its item */
    case FACT_ANSWERED:
        return !staff && f->u.answered.desk != p->desk; /* its item follows */
    case FACT_JOINT_GIVEN:
        return f->u.joint_given.desk != p->desk; /* its item follows */
    case FACT_ITEM:
        return staff && (f->u.item.kind == ITEM_REQUEST || f->u.item.kind == ITEM_ANSWER ||
                         (f->u.item.kind == ITEM_BRIEF && is_control(p, f->u.item.to)));
    default:
        return false;
    }
}

/* Does the line of an act not hold all that was typed? */
static bool is_long(const struct fact *f)
{
    bool more = utf8_count(f->u.accepted.text) > SAID_MOST;

    for (int i = 0; i < FIELDS_MAX; i++) {
        more = more || f->u.accepted.texts[i].len;
    }
    return more;
}

static void body(struct replay *p, const struct fact *f)
{
    bytes_reset(&p->line);
    if (f->kind == FACT_ACT_ACCEPTED && is_long(f)) {
        tell_typed(&p->tell, f, &p->line);
    } else if (f->kind == FACT_ITEM && p->desk != NONE) {
        struct bytes whole;

        bytes_init(&whole, TEXT_MAX); /* hand-outs are Markdown: shown as a station shows them */
        tell_item_body(&p->tell, f, &whole);
        markdown_plain(bytes_view(&whole), &p->line);
        bytes_done(&whole);
    } else if (f->kind == FACT_ITEM &&
               (f->u.item.kind == ITEM_RESULT || f->u.item.kind == ITEM_EPILOGUE)) {
        tell_item_text(&p->tell, f, &p->line);
    }
    account_wrap(&p->out, "", BODY_INDENT, bytes_view(&p->line));
}

static void one(struct replay *p, const struct fact *f, int64_t at)
{
    char clock[32];
    struct bytes b = {.ptr = clock, .room = sizeof(clock), .cap = sizeof(clock) - 1};

    tell_clock(p->tell.sc, at, &b);
    clock[b.len] = '\0';
    bytes_reset(&p->line);
    tell_line(&p->tell, p->desk, f, &p->line);
    if (p->desk == NONE) {
        tell_from_cause(&p->tell, f, &p->line);
    }
    account_wrap(&p->out, clock, INDENT, bytes_view(&p->line));
    body(p, f);
}

static void timeline(struct replay *p)
{
    const struct factlog *log = &p->ex.run.log;
    struct observer who = {.desk = p->desk, .staff = p->desk == NONE};

    for (int64_t i = 0; i < log->count; i++) {
        struct fact f;

        factlog_copy(factlog_at(log, i), &f);
        tell_note(&p->tell, &f);
        if (audience_sees(&f.aud, &who) && !is_noise(p, &f)) {
            one(p, &f, factlog_at(log, i)->play_ms);
            flush(p);
        }
    }
}

static bool find_desk(struct replay *p, const char *name)
{
    const struct names *n = &p->ex.box.scenario.names[REF_DESK];

    p->desk = name ? names_find(n, span_of(name)) : NONE;
    if (!name || p->desk != NONE) {
        return true;
    }
    fprintf(stderr, "palermo replay: there is no desk '%s': there are", name);
    for (int32_t d = 0; d < n->count; d++) {
        fprintf(stderr, "%s %.*s", d ? "," : "", (int)n->id[d].len, n->id[d].ptr);
    }
    fprintf(stderr, "\n");
    return false;
}

static void account(struct replay *p, const char *dir)
{
    bool as_computer = strcmp(lang_now(), lang_of_machine()) == 0;
    struct account_of of = {.run = &p->ex.run,
                            .sc = p->tell.sc,
                            .lang = as_computer ? NULL : lang_now(),
                            .desk = p->desk,
                            .dir = p->desk == NONE ? dir : NULL,
                            .program = cli_called(),
                            .seed = p->ex.seed};
    struct journal_verdict verdict;

    journal_verify(dir, note_wall, p, &verdict, NULL);
    of.wall_from = p->wall_from;
    of.wall_to = p->wall_to;
    account_write(&of, &p->out);
    flush(p);
}

static int replay(struct replay *p, const char *dir, const char *as)
{
    if (!find_desk(p, as)) {
        return EXIT_USAGE;
    }
    tell_init(&p->tell, speech_read(&p->ex.box), &p->ex.run.core.st);
    p->tell.spoken = span_of(lang_now());
    p->tell.seat_name = exercise_seat_name;
    p->tell.seat_context = &p->ex;
    bytes_init(&p->out, TEXT_MAX);
    bytes_init(&p->line, TEXT_MAX);
    timeline(p);
    account(p, dir);
    tell_done(&p->tell);
    bytes_done(&p->out);
    bytes_done(&p->line);
    return EXIT_GOOD;
}

int cmd_replay(int argc, char **argv)
{
    const char *as = NULL;
    const char *line = NULL;
    const char *lang = NULL;
    bool text = false; /* there is no other way yet */
    const struct option_row rows[] = {{"as", &as, NULL},
                                      {"lang", &lang, NULL},
                                      {"line", &line, NULL},
                                      {"text", NULL, &text}};
    int64_t number = 0;
    struct arguments args;
    static struct replay p;
    struct err err;
    int status;

    if (!options_parse(argc, argv, rows, (int)ARRAY_LEN(rows), &args, 1, 1) ||
        (line && !options_number("line", line, 1, LINES_MAX, &number)) ||
        !station_speaks("replay", lang)) {
        return EXIT_USAGE;
    }
    status = tell_exercise(&p.ex, args.at[0], (int32_t)number, &err);
    if (status) {
        return status;
    }
    status = replay(&p, args.at[0], as);
    exercise_close(&p.ex);
    if (err.code) {
        tell_exercise_err(args.at[0], &err);
        fprintf(stderr, "palermo: shown is what is sound\n");
    }
    return status == EXIT_GOOD && err.code == ERR_CORRUPT ? EXIT_CORRUPT : status;
}
