/*
 * palermo verify: is the journal what was written, and does the case decide the same again?
 */
#include <stdio.h>

#include "engine/run/exercise.h"
#include "ui/cli/cli.h"
#include "ui/cli/options.h"
#include "ui/cli/tell.h"

enum { TEXT_MAX = 16 << 10 };

static void count_seal(void *context, const struct record *r)
{
    int64_t *seals = context;

    *seals += record_is_seal(r);
}

static int status_of(const struct journal_verdict *v)
{
    static const int status[VERDICT_KIND_COUNT] = {
        [VERDICT_GOOD] = EXIT_GOOD,
        [VERDICT_TORN] = EXIT_BAD,
        [VERDICT_CORRUPT] = EXIT_CORRUPT,
        [VERDICT_UNREADABLE] = EXIT_UNREADABLE,
    };

    return status[v->kind];
}

static int decide_again(const struct exercise *ex)
{
    int64_t differs = exercise_redecide(ex);

    if (differs) {
        printf("Decided again: record %lld comes out differently.\n", (long long)differs);
        return EXIT_DIFFERS;
    }
    printf("Decided again: every record comes out the same, byte for byte.\n");
    return EXIT_GOOD;
}

/* The chain is whole. What it holds. */
static int contents(const char *dir, const struct journal_verdict *v, int64_t seals, bool redecide)
{
    static struct exercise ex;
    struct err err;
    int status = tell_exercise(&ex, dir, 0, &err);

    if (status) {
        return status;
    }
    printf("Records %lld, facts %lld, seals %lld%s.\nHead %s\n", (long long)v->last.s,
           (long long)ex.run.log.count, (long long)seals,
           v->sealed ? ", the last record is one" : "; it was not closed properly, or still runs",
           v->last.hash);
    if (redecide) {
        status = decide_again(&ex);
    }
    exercise_close(&ex);
    return status;
}

int cmd_verify(int argc, char **argv)
{
    bool redecide = false;
    const struct option_row rows[] = {{"redecide", NULL, &redecide}};
    struct arguments args;
    struct journal_verdict verdict;
    struct bytes text;
    int64_t seals = 0;
    int status;

    if (!options_parse(argc, argv, rows, (int)ARRAY_LEN(rows), &args, 1, 1)) {
        return EXIT_USAGE;
    }
    status = tell_place(args.at[0]);
    if (status) {
        return status;
    }
    bytes_init(&text, TEXT_MAX);
    journal_verify(args.at[0], count_seal, &seals, &verdict, &text);
    fwrite(text.ptr ? text.ptr : "", 1, text.len, stdout);
    bytes_done(&text);
    status = status_of(&verdict);
    if (status == EXIT_GOOD) {
        status = contents(args.at[0], &verdict, seals, redecide);
    }
    return status;
}
