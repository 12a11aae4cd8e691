#include "ui/cli/tell.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/must.h"
#include "ui/cli/cli.h"
#include "ui/cli/host.h"

enum { PLACES_WIDTH = 100, PLACES_TOGETHER = 4 };

void tell_err(const struct err *err)
{
    fprintf(stderr, "palermo: %s\n", err->text);
}

int tell_status(enum err_code code)
{
    switch (code) {
    case ERR_OK:
        return EXIT_GOOD;
    case ERR_CORRUPT:
        return EXIT_CORRUPT;
    case ERR_IO:
    case ERR_FULL:
        return EXIT_DISK;
    case ERR_FORMAT:
    case ERR_ABSENT:
        return EXIT_UNREADABLE;
    case ERR_TORN:
    case ERR_LOCKED:
    case ERR_EXISTS:
    case ERR_CODE_COUNT:
    default:
        return EXIT_BAD;
    }
}

void tell_exercise_err(const char *dir, const struct err *err)
{
    bool damaged = err->code == ERR_CORRUPT || err->code == ERR_TORN;

    fprintf(stderr, "palermo: %s: %s\n", dir, err->text);
    if (damaged) {
        fprintf(stderr, "palermo: palermo verify %s says how much of the journal is sound\n", dir);
    }
}

/* EXIT_UNREADABLE; what may not be looked at may well be there. */
static int tell_denied(const char *dir)
{
    fprintf(stderr, "palermo: %s: permission denied\n", dir);
    return EXIT_UNREADABLE;
}

/* Is it not to be seen for want of permission? */
static bool is_denied(const char *path)
{
    struct stat st;

    return stat(path, &st) != 0 && errno == EACCES;
}

int tell_folder(const char *dir)
{
    if (folder_exists(dir)) {
        return EXIT_GOOD;
    }
    if (is_denied(dir)) {
        return tell_denied(dir);
    }
    fprintf(stderr, "palermo: there is no folder '%s'\n", dir);
    return EXIT_UNREADABLE;
}

int tell_place(const char *dir)
{
    char path[EXERCISE_PATH + 32];

    if (tell_folder(dir)) {
        return EXIT_UNREADABLE;
    }
    if (host_is_exercise(dir)) {
        return EXIT_GOOD;
    }
    snprintf(path, sizeof(path), "%.1000s/scenario.json", dir);
    if (is_denied(path)) {
        return tell_denied(dir);
    }
    if (access(path, F_OK) == 0) {
        fprintf(stderr, "palermo: %s is a case, not an exercise; palermo serve %s makes one\n", dir,
                dir);
    } else {
        fprintf(stderr, "palermo: %s is not an exercise: there is no " JOURNAL_FILE " in it\n",
                dir);
    }
    return EXIT_UNREADABLE;
}

static bool same_words(const struct finding *a, const struct finding *b)
{
    return a->warning == b->warning && span_eq(a->text, b->text);
}

/* "   also at: 264:81 269:92, rules.json 12:3", broken between places. */
static void tell_places(FILE *to, const struct casebox *box, const int32_t *at, int32_t count)
{
    const struct finding *list = box->findings.list;
    int32_t file = list[at[0]].file;
    int column = fprintf(to, "    also at:");

    for (int32_t i = 1; i < count; i++) {
        const struct finding *f = &list[at[i]];
        struct span shown = f->file == file ? (struct span){0} : box->folder.file[f->file].shown;
        char place[400];
        int n = snprintf(place, sizeof(place), " %.*s%s%u:%u", (int)shown.len, shown.ptr,
                         shown.len ? ":" : "", f->line, f->column);

        if (column + n > PLACES_WIDTH) {
            column = fprintf(to, "\n            ") - 1;
        }
        fputs(place, to);
        column += n;
        file = f->file;
    }
    fputc('\n', to);
}

void tell_findings(FILE *to, const struct casebox *box)
{
    const struct findings *f = &box->findings;
    bool *told = calloc((size_t)f->count + 1, sizeof(*told));
    int32_t *at = calloc((size_t)f->count + 1, sizeof(*at));
    char line[1024];

    MUST(told && at);
    for (int32_t i = 0; i < f->count; i++) {
        int32_t count = 0;

        if (told[i]) {
            continue;
        }
        casebox_finding(box, &f->list[i], line, sizeof(line));
        fprintf(to, "%s\n", line);
        for (int32_t j = i; j < f->count && f->list[i].line; j++) {
            if (f->list[j].line && same_words(&f->list[i], &f->list[j])) {
                at[count++] = j;
            }
        }
        for (int32_t j = 0; count >= PLACES_TOGETHER && j < count; j++) {
            told[at[j]] = true;
        }
        if (count >= PLACES_TOGETHER) {
            tell_places(to, box, at, count);
        }
    }
    free(told);
    free(at);
}

int tell_casebox(struct casebox *box, const char *dir, const char *data)
{
    struct err err;

    if (tell_folder(dir)) {
        return EXIT_UNREADABLE;
    }
    if (casebox_open(box, dir, data, &err) != ERR_OK) {
        tell_err(&err);
        return EXIT_UNREADABLE;
    }
    casebox_languages(box);
    if (box->sound) {
        return EXIT_GOOD;
    }
    tell_findings(stderr, box);
    fprintf(stderr, "palermo: %s has errors and cannot be played\n", dir);
    casebox_close(box);
    return EXIT_BAD;
}

int tell_exercise(struct exercise *ex, const char *dir, int32_t line, struct err *ret_err)
{
    enum err_code code;
    int status = tell_place(dir);

    if (status) {
        return status;
    }
    *ret_err = (struct err){.code = ERR_OK};
    code = exercise_read(ex, dir, line, ret_err);
    if (ex->run.memory) {
        return EXIT_GOOD;
    }
    tell_exercise_err(dir, ret_err);
    if (code == ERR_ABSENT) {
        return EXIT_USAGE;
    }
    return code == ERR_CORRUPT ? EXIT_CORRUPT : EXIT_UNREADABLE;
}
