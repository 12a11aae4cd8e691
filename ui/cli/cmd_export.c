/*
 * palermo export: every fact as one line of JSON, for whoever counts things elsewhere.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "engine/base/must.h"
#include "engine/run/exercise.h"
#include "engine/sys/dir.h"
#include "engine/wire/tell.h"
#include "ui/cli/cli.h"
#include "ui/cli/options.h"
#include "ui/cli/tell.h"

enum { LINE_MAX_BYTES = 2 << 20 };

/* Wall times by record; the facts themselves do not know them. */
struct walls {
    int64_t *at;
    int64_t count, room;
};

static void note_wall(void *context, const struct record *r)
{
    struct walls *w = context;

    if (r->s > w->room) {
        w->room = w->room ? w->room * 2 : 4096;
        w->at = realloc(w->at, (size_t)w->room * sizeof(*w->at));
        MUST(w->at && r->s <= w->room);
    }
    w->at[r->s - 1] = r->draft.wall_ms;
    w->count = r->s;
}

static void utc(struct bytes *to, int64_t wall_ms)
{
    char text[32];
    struct tm tm;
    time_t t = (time_t)(wall_ms / 1000);

    if (gmtime_r(&t, &tm) && strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%S", &tm)) {
        bytes_fmt(to, "%s.%03dZ", text, (int)(wall_ms % 1000));
    }
}

static void line(const struct exercise *ex, const struct walls *w, int64_t i, struct bytes *to)
{
    const struct fact_at *at = factlog_at(&ex->run.log, i);
    int64_t wall_ms = at->record <= w->count ? w->at[at->record - 1] : 0;
    struct fact f;

    factlog_copy(at, &f);
    bytes_fmt(to, "{\"record\":%lld,\"n\":%lld,\"play_ms\":%lld,\"play\":\"",
              (long long)at->record, (long long)i + 1, (long long)at->play_ms);
    tell_clock(&ex->box.scenario, at->play_ms, to);
    bytes_fmt(to, "\",\"wall_ms\":%lld,\"wall\":\"", (long long)wall_ms);
    utc(to, wall_ms);
    bytes_text(to, "\",\"fact\":");
    codec_write_fact(&ex->codec, to, &f);
    bytes_text(to, "}\n");
}

static bool write_facts(const struct exercise *ex, FILE *to)
{
    struct walls w = {0};
    struct journal_verdict verdict;
    struct bytes b;

    journal_verify(ex->dir, note_wall, &w, &verdict, NULL);
    bytes_init(&b, LINE_MAX_BYTES);
    for (int64_t i = 0; i < ex->run.log.count; i++) {
        bytes_reset(&b);
        line(ex, &w, i, &b);
        fwrite(b.ptr, 1, b.len, to);
    }
    bytes_done(&b);
    free(w.at);
    return fflush(to) == 0 && !ferror(to);
}

static const char readme[] =
    "facts.jsonl: one fact a line, in the order in which they happened.\n\n"
    "  record   number of the record in journal.ndjson; the facts of one command share it\n"
    "  n        number of the fact, from 1\n"
    "  play_ms  play clock, milliseconds from the start; play: the same as day and time\n"
    "  wall_ms  clock on the wall, milliseconds since 1970 UTC; wall: the same as text\n"
    "  fact     k: kind; a: audience (desks by id; +staff, +played, +all); c: cause; then its\n"
    "           members, absent where empty\n\n"
    "Objects of the case are called by their ids, as in the folder scenario/ of the exercise.\n"
    "The file holds every compartment and the notes of every desk: not for participants.\n\n"
    "Members by kind of fact\n";

static bool write_readme(FILE *to)
{
    fputs(readme, to);
    for (int k = 0; k < FACT_KIND_COUNT; k++) {
        fprintf(to, "  %-18s", fact_table[k].name);
        for (const struct member *m = fact_table[k].member; m->type != MEMBER_END; m++) {
            fprintf(to, " %s", m->name);
        }
        fputc('\n', to);
    }
    return fflush(to) == 0 && !ferror(to);
}

static FILE *create(const char *dir, const char *name)
{
    char path[EXERCISE_PATH + 32];
    FILE *f;

    snprintf(path, sizeof(path), "%s/%s", dir, name);
    f = fopen(path, "wxe");
    if (!f) {
        fprintf(stderr, "palermo export: cannot make %s\n", path);
    }
    return f;
}

static int to_folder(const struct exercise *ex, const char *dir)
{
    struct err err;
    FILE *facts;
    FILE *page;
    bool ok;

    if (dir_make(dir, &err) != ERR_OK) {
        tell_err(&err);
        return EXIT_USAGE;
    }
    facts = create(dir, "facts.jsonl");
    page = create(dir, "README");
    ok = facts && page && write_facts(ex, facts) && write_readme(page);
    ok = (!facts || fclose(facts) == 0) && ok;
    ok = (!page || fclose(page) == 0) && ok;
    return ok ? EXIT_GOOD : EXIT_DISK;
}

static bool usage_is_right(const char *format, const char *to)
{
    if (strcmp(format, "csv") == 0) {
        fprintf(stderr, "palermo export: csv is not there yet; use --format jsonl\n");
        return false;
    }
    if (strcmp(format, "jsonl") != 0) {
        fprintf(stderr, "palermo export: unknown format '%s': there is jsonl\n", format);
        return false;
    }
    if (!to) {
        fprintf(stderr, "palermo export: say where to: -o DIR, or -o - for standard output\n");
    }
    return to != NULL;
}

int cmd_export(int argc, char **argv)
{
    const char *format = "jsonl";
    const char *to = NULL;
    const struct option_row rows[] = {{"format", &format, NULL}, {"o", &to, NULL}};
    struct arguments args;
    static struct exercise ex;
    struct err err;
    int status;

    if (!options_parse(argc, argv, rows, (int)ARRAY_LEN(rows), &args, 1, 1) ||
        !usage_is_right(format, to)) {
        return EXIT_USAGE;
    }
    status = tell_exercise(&ex, args.at[0], 0, &err);
    if (status) {
        return status;
    }
    if (err.code) {
        tell_exercise_err(args.at[0], &err);
    }
    if (strcmp(to, "-") != 0) {
        status = to_folder(&ex, to);
    } else {
        status = write_facts(&ex, stdout) ? EXIT_GOOD : EXIT_DISK;
    }
    exercise_close(&ex);
    return status == EXIT_GOOD && err.code == ERR_CORRUPT ? EXIT_CORRUPT : status;
}
