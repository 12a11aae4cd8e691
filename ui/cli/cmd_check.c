/*
 * palermo check: every finding of every file of a case.
 */
#include <stdio.h>

#include "ui/cli/cli.h"
#include "ui/cli/json.h"
#include "ui/cli/options.h"
#include "ui/cli/tell.h"

static void as_json(const struct casebox *box, const char *dir, bool first)
{
    printf("%s{\"case\":", first ? "" : ",\n");
    json_text(stdout, span_of(dir));
    printf(",\"errors\":%d,\"findings\":[", box->findings.errors);
    for (int32_t i = 0; i < box->findings.count; i++) {
        const struct finding *f = &box->findings.list[i];

        printf("%s\n{\"file\":", i ? "," : "");
        json_text(stdout, f->file >= 0 ? box->folder.file[f->file].shown : SPAN(""));
        printf(",\"line\":%u,\"column\":%u,\"severity\":\"%s\",\"text\":", f->line, f->column,
               f->warning ? "warning" : "error");
        json_text(stdout, f->text);
        printf("}");
    }
    printf("]}");
}

static void as_text(const struct casebox *box, const char *dir)
{
    int32_t warnings = box->findings.count - box->findings.errors + box->findings.dropped;

    tell_findings(stdout, box);
    if (box->findings.dropped) {
        fprintf(stderr, "%d more findings were left out\n", box->findings.dropped);
    }
    fprintf(stderr, "%s: %d error%s, %d warning%s\n", dir, box->findings.errors,
            box->findings.errors == 1 ? "" : "s", warnings < 0 ? 0 : warnings,
            warnings == 1 ? "" : "s");
}

/* The state of one case, told; what cannot be read is told apart from what is wrong. */
static int check_one(const char *dir, const char *data, bool json, bool *first, bool strict)
{
    struct casebox box;
    struct err err;
    int status = EXIT_GOOD;

    if (tell_folder(dir)) {
        return EXIT_UNREADABLE;
    }
    if (casebox_open(&box, dir, data, &err) != ERR_OK) {
        tell_err(&err);
        return EXIT_UNREADABLE;
    }
    casebox_languages(&box);
    if (json) {
        as_json(&box, dir, *first);
        *first = false;
    } else {
        as_text(&box, dir);
    }
    if (!box.sound || (strict && box.findings.count)) {
        status = EXIT_BAD;
    }
    casebox_close(&box);
    return status;
}

int cmd_check(int argc, char **argv)
{
    const char *data = NULL;
    bool strict = false;
    bool json = false;
    bool first = true;
    const struct option_row rows[] = {
        {"data", &data, NULL}, {"strict", NULL, &strict}, {"json", NULL, &json}};
    struct arguments args;
    int status = EXIT_GOOD;

    if (!options_parse(argc, argv, rows, (int)ARRAY_LEN(rows), &args, 1, OPTION_ARGUMENTS_MAX)) {
        return EXIT_USAGE;
    }
    printf("%s", json ? "[" : "");
    for (int i = 0; i < args.count; i++) {
        int one = check_one(args.at[i], data, json, &first, strict);

        status = one > status ? one : status;
    }
    printf("%s", json ? "]\n" : "");
    return status;
}
