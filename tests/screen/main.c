/*
 * vt SCRIPT: runs a program in a terminal in memory and holds its screen against the script. With
 * $VT_LANG, what is expected is said in that language where $VT_LOCALE has words for it.
 * 0: all of it held. 1: a line did not; the screen is on stderr. Nothing waits for a time: each
 * line waits until what it says is so.
 *
 *   size ROWS COLS          before start; $NAME is taken from this environment
 *   set NAME VALUE          in the program's environment
 *   start PROGRAM ARG...    $NAME is taken from this environment; $STARTED is its process from then
 *   expect TEXT             until it stands on the screen, on one row
 *   gone TEXT               until it no longer does
 *   absent TEXT             it does not now
 *   cursor TEXT             until the cursor is on a row with it
 *   key NAME...             F1 to F10, Enter, Esc, Tab, BackTab, Up ..., PgUp, Space, or text
 *   type TEXT               as typed; $NAME is taken from this environment
 *   paste TEXT              as pasted
 *   menu TEXT               F9, this line of the menu, Enter; $NAME is taken ...
 *   resize ROWS COLS
 *   bells N                 so often it has sounded
 *   monkey SEED N           so many keys, as they come; whoever leaves comes back
 *   shot NAME               to $SHOTS/NAME.svg, .txt and .marks (labels.py), where $SHOTS is set
 *   sh COMMAND              must end with 0
 *   until COMMAND           until it ends with 0, asked again and again
 *   patience SECONDS        so long each line waits from now on; 15; $NAME is taken ...
 *   exit STATUS             until the program has ended with it
 */
#include <errno.h>
#include <libintl.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "engine/base/must.h"
#include "engine/base/prng.h"
#include "engine/base/text.h"
#include "engine/base/utf8.h"
#include "tests/screen/vt.h"

enum { PATIENCE_S = 15, LINE_ROOM = 65536, ARGS_MAX = 32, ROW_ROOM = 16384, MENU_END = 10 };

static struct {
    struct vt *vt;
    const char *script;
    int line, rows, cols, patience;
    char started[1024];
} run = {.rows = 24, .cols = 80, .patience = PATIENCE_S};

static void fail(const char *what, const char *text)
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

static int number(const char *text)
{
    int64_t value;

    if (!text || !text_int(span_of(text), &value)) {
        fail("no number", text ? text : "");
    }
    return (int)value;
}

static bool shows(const char *text)
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

static bool not_shown(const char *text)
{
    return !shows(text);
}

static bool at_cursor(const char *text)
{
    char row[ROW_ROOM];

    vt_row(run.vt, vt_cursor_row(run.vt), true, row);
    return vt_cursor_shown(run.vt) && strstr(row, text) != NULL;
}

static int64_t waits_until(void)
{
    return vt_now_ms() + (int64_t)run.patience * 1000;
}

static void until(bool (*is)(const char *), const char *text, const char *what)
{
    int64_t end = waits_until();

    do {
        if (is(text)) {
            return;
        }
        vt_read(run.vt, 200);
    } while (vt_now_ms() < end);
    fail(what, text);
}

static const struct {
    const char *name, *bytes;
} keys[] = {
    {"F1", "\033OP"},      {"F2", "\033OQ"},       {"F3", "\033OR"},      {"F4", "\033OS"},
    {"F5", "\033[15~"},    {"F6", "\033[17~"},     {"F7", "\033[18~"},    {"F8", "\033[19~"},
    {"F9", "\033[20~"},    {"F10", "\033[21~"},    {"Enter", "\r"},       {"Esc", "\033"},
    {"Tab", "\t"},         {"BackTab", "\033[Z"},  {"Up", "\033OA"},      {"Down", "\033OB"},
    {"Right", "\033OC"},   {"Left", "\033OD"},     {"PgUp", "\033[5~"},   {"PgDn", "\033[6~"},
    {"Home", "\033[H"},    {"End", "\033[F"},      {"Space", " "},        {"Ctrl-C", "\003"},
    {"Ctrl-L", "\014"},    {"Ctrl-Z", "\032"},     {"Ctrl-S", "\023"},    {"Backspace", "\177"},
    {"Delete", "\033[3~"}, {"FocusOut", "\033[O"}, {"FocusIn", "\033[I"},
};

/* Each key by itself: an Esc is over when nothing follows it for a moment. */
static void press(char *names)
{
    char *rest = names;
    char *name;

    while ((name = strsep(&rest, " ")) != NULL) {
        const char *bytes = name;

        for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
            bytes = strcmp(keys[i].name, name) == 0 ? keys[i].bytes : bytes;
        }
        vt_send(run.vt, bytes, strlen(bytes));
        vt_read(run.vt, strcmp(name, "Esc") == 0 ? 400 : 100);
        if (strcmp(name, "Esc") == 0) {
            struct timespec moment = {.tv_nsec = 150 * 1000000L};

            nanosleep(&moment, NULL); /* longer than the program waits for the rest of a key */
            vt_read(run.vt, 200);
        }
    }
}

static char *expanded(char *word)
{
    char *value = word[0] == '$' ? getenv(word + 1) : word;

    if (!value) {
        fail("not set", word);
    }
    return value;
}

static void start(char *words)
{
    char *argv[ARGS_MAX + 1];
    int n = 0;
    char *word;
    char pid[16];

    text_copy(run.started, sizeof(run.started), span_of(words));
    while (n < ARGS_MAX && (word = strsep(&words, " ")) != NULL) {
        argv[n++] = expanded(word);
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

/* The rows as text, into a file beside the picture. */
static void shoot_rows(const char *dir, const char *name, const char *kind, bool marks)
{
    char path[4096];
    FILE *f;

    snprintf(path, sizeof(path), "%s/%s.%s", dir, name, kind);
    f = fopen(path, "we");
    MUST(f);
    for (int i = 0; i < vt_rows(run.vt); i++) {
        char row[ROW_ROOM];

        vt_row(run.vt, i, marks, row);
        fprintf(f, "%s\n", row);
    }
    MUST(fclose(f) == 0);
}

static void shoot(const char *name)
{
    const char *dir = getenv("SHOTS");
    char path[4096];

    vt_read(run.vt, 2000);
    if (!dir) {
        return;
    }
    snprintf(path, sizeof(path), "%s/%s.svg", dir, name);
    if (!vt_picture(run.vt, path)) {
        fail("cannot write", path);
    }
    shoot_rows(dir, name, "txt", false);
    shoot_rows(dir, name, "marks", true);
}

static void wait_end(const char *want)
{
    int64_t end = waits_until();
    int status = 0;

    while (!vt_ended(run.vt, &status)) {
        vt_read(run.vt, 200);
        if (vt_now_ms() > end) {
            fail("has not ended", want);
        }
    }
    if (status != number(want)) {
        char text[64];

        snprintf(text, sizeof(text), "%d, not %s", status, want);
        fail("ended with", text);
    }
}

/* One who leaves comes back; anything else that ends the program is told. */
static void comes_back(const char *last)
{
    char again[sizeof(run.started)];
    int status = 0;

    if (!vt_ended(run.vt, &status)) {
        return;
    }
    if (status != 0) {
        fail("ended with a status other than 0; the last keys were", last);
    }
    text_copy(again, sizeof(again), span_of(run.started));
    start(again);
    vt_read(run.vt, 1000);
}

/* "SEED KEYS": so many keys and signs as they come. */
static void monkey(char *rest)
{
    static const char *const signs[] = {"1", "2", "6", "a", "e", "g", "%", "ж", "ё", "ù"};
    enum { KEYS = sizeof(keys) / sizeof(keys[0]), SIGNS = sizeof(signs) / sizeof(signs[0]) };
    struct prng prng = {.state = (uint64_t)number(strsep(&rest, " "))};
    int left = number(rest);
    char last[512] = "";

    for (; left > 0; left--) {
        uint32_t drawn = prng_below(&prng, KEYS + SIGNS);
        const char *name = drawn < KEYS ? keys[drawn].name : signs[drawn - KEYS];
        const char *bytes = drawn < KEYS ? keys[drawn].bytes : name;
        size_t len = strlen(last);

        if (bytes[0] == 3 || bytes[0] == 26) { /* of the terminal, where a program has just ended */
            continue;
        }
        if (len > 400) {
            memmove(last, last + 200, len - 199);
            len -= 200;
        }
        snprintf(last + len, sizeof(last) - len, " %s", name);
        vt_send(run.vt, bytes, strlen(bytes));
        vt_read(run.vt, 10);
        comes_back(last);
    }
}

static bool succeeds(const char *command)
{
    pid_t pid = fork();
    int status;

    if (pid == 0) {
        execl("/bin/sh", "sh", "-c", command, (char *)NULL);
        _exit(127);
    }
    return pid > 0 && waitpid(pid, &status, 0) == pid && status == 0;
}

static void shell(const char *command)
{
    if (!succeeds(command)) {
        fail("failed", command);
    }
}

static void size(char *words, bool now)
{
    char *rows = strsep(&words, " ");

    run.rows = number(expanded(rows));
    run.cols = number(expanded(words));
    if (now) {
        vt_resize(run.vt, run.rows, run.cols);
    }
}

static void paste(const char *text)
{
    vt_send(run.vt, "\033[200~", 6);
    vt_send(run.vt, text, strlen(text));
    vt_send(run.vt, "\033[201~", 6);
}

static void bells(const char *want)
{
    vt_read(run.vt, 200);
    if (vt_bells(run.vt) != number(want)) {
        fail("bells", want);
    }
}

/* What a screen says, in the language that is asked for. */
static const char *said(const char *text)
{
    return getenv("VT_LANG") && *text ? gettext(text) : text;
}

/* A line of the menu, by what stands between its first sign and its last, which may have marks. */
static void menu(const char *text)
{
    char typed[512];
    size_t n = 0;
    size_t pos = 0;
    const char *line = said(text);
    struct span rest = span_of(line);

    (void)utf8_next(rest, &pos);
    while (pos + MENU_END < rest.len && n < sizeof(typed) - 8) {
        uint32_t sign = utf8_next(rest, &pos);

        n += sign >= VT_MARK_FIRST && sign <= VT_MARK_LAST ? 0 : utf8_put(sign, typed + n);
    }
    vt_send(run.vt, "\033[20~", 5);
    until(shows, said("Menu"), "not shown");
    vt_send(run.vt, typed, n);
    vt_read(run.vt, 200);
    vt_send(run.vt, "\r", 1);
    vt_read(run.vt, 200);
}

static void speak(void)
{
    if (getenv("VT_LANG")) {
        MUST(setlocale(LC_MESSAGES, "C.UTF-8") && setenv("LANGUAGE", getenv("VT_LANG"), 1) == 0);
        MUST(bindtextdomain("palermo", getenv("VT_LOCALE")) && textdomain("palermo"));
        MUST(bind_textdomain_codeset("palermo", "UTF-8"));
    }
}

static void do_line(const char *what, char *rest)
{
    if (strcmp(what, "size") == 0 || strcmp(what, "resize") == 0) {
        size(rest, what[0] == 'r');
    } else if (strcmp(what, "set") == 0) {
        char *name = strsep(&rest, " ");

        setenv(name, rest ? rest : "", 1);
    } else if (strcmp(what, "start") == 0) {
        start(rest);
    } else if (strcmp(what, "expect") == 0) {
        until(shows, said(rest), "not shown");
    } else if (strcmp(what, "gone") == 0) {
        until(not_shown, said(rest), "still shown");
    } else if (strcmp(what, "absent") == 0) {
        if (shows(said(rest))) {
            fail("shown", rest);
        }
    } else if (strcmp(what, "cursor") == 0) {
        until(at_cursor, said(rest), "not at the cursor");
    } else if (strcmp(what, "key") == 0) {
        press(rest);
    } else if (strcmp(what, "type") == 0) {
        rest = expanded(rest);
        vt_send(run.vt, rest, strlen(rest));
    } else if (strcmp(what, "menu") == 0) {
        menu(expanded(rest));
    } else if (strcmp(what, "paste") == 0) {
        paste(rest);
    } else if (strcmp(what, "bells") == 0) {
        bells(rest);
    } else if (strcmp(what, "monkey") == 0) {
        monkey(rest);
    } else if (strcmp(what, "shot") == 0) {
        shoot(rest);
    } else if (strcmp(what, "sh") == 0) {
        shell(rest);
    } else if (strcmp(what, "until") == 0) {
        until(succeeds, rest, "has not come about");
    } else if (strcmp(what, "patience") == 0) {
        run.patience = number(expanded(rest));
    } else if (strcmp(what, "exit") == 0) {
        wait_end(rest);
    } else {
        fail("no such line", what);
    }
}

int main(int argc, char **argv)
{
    static char line[LINE_ROOM];
    FILE *f;

    if (argc != 2 || !(f = fopen(argv[1], "re"))) {
        fprintf(stderr, "vt SCRIPT: %s\n", argc == 2 ? strerror(errno) : "one script");
        return 64;
    }
    run.script = argv[1];
    speak();
    setenv("TERM", getenv("VT_TERM") ? getenv("VT_TERM") : "xterm-256color", 1);
    while (fgets(line, sizeof(line), f)) {
        char *rest = line;
        char *what;

        run.line++;
        line[strcspn(line, "\n")] = '\0';
        what = strsep(&rest, " ");
        if (what[0] && what[0] != '#') {
            do_line(what, rest ? rest : line + strlen(line));
        }
    }
    fclose(f);
    if (run.vt) {
        vt_free(run.vt);
    }
    return 0;
}
