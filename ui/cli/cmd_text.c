/*
 * palermo text: the files that a translator fills in, and how far they are.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/limits.h"
#include "engine/base/text.h"
#include "engine/sys/dir.h"
#include "ui/cli/cli.h"
#include "ui/cli/options.h"
#include "ui/cli/tell.h"

enum { PATH_ROOM = 1200, FILE_ROOM = CASE_FILE_MAX, SHOWN_MOST = 60 };

static const struct translation *words_of(const struct casebox *box, const char *lang)
{
    for (int32_t i = 0; i < box->languages; i++) {
        if (span_is(box->language[i].words.lang, lang)) {
            return &box->language[i].words;
        }
    }
    fprintf(stderr,
            "palermo text: '%s' is not among the further languages of this case: name it in "
            "\"languages\" of scenario.json, behind the one that its texts are in\n",
            lang);
    return NULL;
}

/* Whole or not at all: beside it first, then in its place. */
static bool put(const char *dir, const char *name, const struct bytes *b)
{
    char path[PATH_ROOM];
    char draft[PATH_ROOM];
    char folder[PATH_ROOM];
    char left[PATH_ROOM];
    struct err err;

    snprintf(folder, sizeof(folder), "%.1000s/text", dir);
    snprintf(path, sizeof(path), "%.1000s/text/%.60s", dir, name);
    snprintf(draft, sizeof(draft), ".%.60s.new", name);
    if (b->over) {
        fprintf(stderr, "palermo text: %s would be larger than a case may be\n", path);
        return false;
    }
    if (mkdir(folder, 0777) < 0 && errno != EEXIST) {
        fprintf(stderr, "palermo text: cannot make %s: %s\n", folder, strerror(errno));
        return false;
    }
    snprintf(left, sizeof(left), "%.1100s/%.80s", folder, draft);
    (void)unlink(left); /* of a run that was stopped */
    if (dir_write_new(folder, draft, bytes_view(b), &err) != ERR_OK) {
        tell_err(&err);
        return false;
    }
    snprintf(draft, sizeof(draft), "%.1000s/text/.%.60s.new", dir, name);
    if (chmod(draft, 0644) < 0 || rename(draft, path) < 0) {
        fprintf(stderr, "palermo text: cannot write %s: %s\n", path, strerror(errno));
        (void)unlink(draft);
        return false;
    }
    printf("%s\n", path);
    return true;
}

static int extract(const struct casebox *box, const struct translation *t)
{
    char name[64];
    struct bytes b;
    bool ok = true;

    snprintf(name, sizeof(name), "%.*s.json", (int)t->lang.len, t->lang.ptr);
    bytes_init(&b, FILE_ROOM);
    texts_write(t, false, &b);
    ok = put(box->shown.ptr, name, &b);
    bytes_reset(&b);
    texts_write(t, true, &b);
    ok = ok && put(box->roles.ptr, name, &b);
    bytes_done(&b);
    return ok ? EXIT_GOOD : EXIT_DISK;
}

static int status(const struct translation *t)
{
    for (int32_t i = 0; i < t->count; i++) {
        const struct text_said *said = &t->said[i];
        char head[SHOWN_MOST + 4];

        if (said->stale || !said->text.len) {
            text_brief(head, sizeof(head), said->source);
            printf("%s %.*s: %s\n", said->stale ? "changed" : "missing", (int)said->place.len,
                   said->place.ptr, head);
        }
    }
    printf("%.*s: %d of %d texts are translated, %d from a source that has changed since\n",
           (int)t->lang.len, t->lang.ptr, t->count - t->missing, t->count, t->stale);
    return t->missing || t->stale ? EXIT_BAD : EXIT_GOOD;
}

int cmd_text(int argc, char **argv)
{
    const char *lang = NULL;
    const char *data = NULL;
    const struct option_row rows[] = {{"lang", &lang, NULL}, {"data", &data, NULL}};
    struct arguments args;
    struct casebox box;
    const struct translation *t;
    bool extracts;
    int end;

    if (!options_parse(argc, argv, rows, (int)ARRAY_LEN(rows), &args, 2, 2)) {
        return EXIT_USAGE;
    }
    extracts = strcmp(args.at[0], "extract") == 0;
    if ((!extracts && strcmp(args.at[0], "status") != 0) || !lang) {
        fprintf(stderr, "palermo text: extract or status, a folder, and --lang L; see palermo help "
                        "text\n");
        return EXIT_USAGE;
    }
    end = tell_casebox(&box, args.at[1], data);
    if (end) {
        return end;
    }
    t = words_of(&box, lang);
    end = !t ? EXIT_USAGE : extracts ? extract(&box, t) : status(t);
    casebox_close(&box);
    return end;
}
