/*
 * What is being typed at the console, and was not sent, kept on this computer while it is typed: it
 * is there again after the console was left, or killed. Only words; what was chosen is chosen anew.
 *
 * A line: sheet, subject, voice, and how long its words are; then the words. For each other
 * language a line of its own, with its words.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/bytes.h"
#include "engine/base/must.h"
#include "engine/base/text.h"
#include "ui/console/say.h"
#include "ui/link/keep.h"
#include "ui/term/lang.h"

enum { STORE_MS = 1000, STORE_ROOM = (SAYINGS_KEPT + 1) * sizeof(struct saying) };

static void write_one(const struct saying *y, struct bytes *to)
{
    if (!y->touched || y->sent) {
        return;
    }
    bytes_fmt(to, "%d %d %d %zu %zu %zu %d\n", y->what, (int)y->subject, (int)y->voice,
              strlen(y->line), strlen(y->reason), strlen(y->text), y->others);
    bytes_fmt(to, "%s%s%s\n", y->line, y->reason, y->text);
    for (int i = 0; i < y->others; i++) {
        bytes_fmt(to, "%s %zu\n%s\n", y->other[i].lang, strlen(y->other[i].text),
                  y->other[i].text);
    }
}

void say_store(struct console *s)
{
    struct bytes b;
    uint64_t hash;

    if (s->found && s->client.state == CLIENT_LIVE && s->client.n >= s->client.past) {
        s->found = false;
        screen_news(&s->screen, false, "%s",
                    _(NEWS_("What you had begun to write is there again in its sheet.")));
    }
    if (!s->client.options.keep || s->screen.mono_ms - s->stored_ms < STORE_MS) {
        return;
    }
    s->stored_ms = s->screen.mono_ms;
    bytes_init(&b, STORE_ROOM);
    write_one(&s->saying, &b); /* the newest first */
    for (int i = 0; i < SAYINGS_KEPT; i++) {
        write_one(&s->kept[i], &b);
    }
    hash = span_hash(bytes_view(&b));
    if (hash != s->stored && keep_beside_write(s->client.options.keep, "sayings", bytes_cstr(&b))) {
        s->stored = hash;
    }
    bytes_done(&b);
}

/* The next so many bytes and their line feed. false: they are not there. */
static bool take(const char **at, size_t len, char *to, size_t room)
{
    if (strlen(*at) < len || len >= room) {
        return false;
    }
    text_copy(to, room, (struct span){*at, len});
    *at += len;
    return true;
}

static bool end_line(const char **at)
{
    *at += **at == '\n';
    return (*at)[-1] == '\n';
}

static bool read_other(const char **at, struct other *o)
{
    size_t len;
    int used = 0;

    if (sscanf(*at, "%3s %zu%n", o->lang, &len, &used) != 2 || (*at)[used] != '\n') {
        return false;
    }
    *at += used + 1;
    return take(at, len, o->text, sizeof(o->text)) && end_line(at);
}

static bool read_one(const char **at, struct saying *y)
{
    size_t line;
    size_t reason;
    size_t text;
    int used = 0;
    bool ok;

    if (sscanf(*at, "%d %d %d %zu %zu %zu %d%n", &y->what, &y->subject, &y->voice, &line, &reason,
               &text, &y->others, &used) != 7 ||
        (*at)[used] != '\n' || y->what < 0 || y->what >= SAY_COUNT || y->others < 0 ||
        y->others > OTHERS_MAX) {
        return false;
    }
    *at += used + 1;
    ok = take(at, line, y->line, sizeof(y->line)) &&
         take(at, reason, y->reason, sizeof(y->reason)) &&
         take(at, text, y->text, sizeof(y->text)) && end_line(at);
    for (int i = 0; i < y->others && ok; i++) {
        ok = read_other(at, &y->other[i]);
    }
    return ok;
}

void say_load(struct console *s)
{
    char *all = malloc(STORE_ROOM);
    const char *at = all;
    int n = 0;

    MUST(all);
    keep_beside_read(s->client.options.keep, "sayings", all, STORE_ROOM);
    s->stored = span_hash(span_of(all));
    while (n < SAYINGS_KEPT && *at && read_one(&at, &s->kept[n])) {
        s->kept[n].number = SAYINGS_KEPT - n;
        s->kept[n++].touched = true;
    }
    s->sayings = SAYINGS_KEPT;
    free(all);
    s->found = n > 0;
}
