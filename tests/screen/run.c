#include "tests/screen/run.h"

#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/must.h"
#include "engine/base/text.h"

enum { ARGS_MAX = 32 };

struct run run = {.rows = 24, .cols = 80, .patience = 15};

void run_fail(const char *what, const char *text)
{
    char row[ROW_ROOM];

    fprintf(stderr, "%s:%d: %s: %s\n", run.script, run.line, what, text);
    for (int i = 0; run.vt && i < vt_rows(run.vt); i++) {
        vt_row(run.vt, i, true, row);
        fprintf(stderr, "%2d%c %s\n", i, i == vt_cursor_row(run.vt) ? '>' : '|', row);
    }
    if (run.vt) {
        vt_free(run.vt);
    }
    exit(1);
}

int run_number(const char *text)
{
    int64_t value;

    if (!text || !text_int(span_of(text), &value)) {
        run_fail("no number", text ? text : "");
    }
    return (int)value;
}

bool run_shows(const char *text)
{
    char row[ROW_ROOM];

    for (int i = 0; i < vt_rows(run.vt); i++) {
        vt_row(run.vt, i, true, row);
        if (strstr(row, text)) {
            return true;
        }
    }
    return false;
}

int64_t run_until_ms(void)
{
    return vt_now_ms() + (int64_t)run.patience * 1000;
}

void run_until(bool (*is)(const char *), const char *text, const char *what)
{
    int64_t end = run_until_ms();

    do {
        if (is(text)) {
            return;
        }
        vt_read(run.vt, 200);
    } while (vt_now_ms() < end);
    run_fail(what, text);
}

char *run_expanded(char *word)
{
    char *value = word[0] == '$' ? getenv(word + 1) : word;

    if (!value) {
        run_fail("not set", word);
    }
    return value;
}

void run_start(char *words)
{
    char *argv[ARGS_MAX + 1];
    int n = 0;
    char *word;
    char pid[16];

    text_copy(run.started, sizeof(run.started), span_of(words));
    while (n < ARGS_MAX && (word = strsep(&words, " ")) != NULL) {
        argv[n++] = run_expanded(word);
    }
    argv[n] = NULL;
    if (run.vt) {
        vt_free(run.vt);
    }
    run.vt = vt_new(run.rows, run.cols);
    vt_start(run.vt, argv);
    snprintf(pid, sizeof(pid), "%d", (int)vt_pid(run.vt));
    (void)setenv("STARTED", pid, 1);
}

/* What a screen says, in the language that is asked for. */
const char *run_said(const char *text)
{
    return getenv("VT_LANG") && *text ? gettext(text) : text;
}

void run_speak(void)
{
    if (getenv("VT_LANG")) {
        MUST(setlocale(LC_MESSAGES, "C.UTF-8") && setenv("LANGUAGE", getenv("VT_LANG"), 1) == 0);
        MUST(bindtextdomain("palermo", getenv("VT_LOCALE")) && textdomain("palermo"));
        MUST(bind_textdomain_codeset("palermo", "UTF-8"));
    }
}
