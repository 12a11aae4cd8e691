/*
 * vt SCRIPT: runs a program in a terminal in memory and holds its screen against the script. With
 * $VT_LANG, what is expected is said in that language where $VT_LOCALE has words for it.
 * 0: all of it held. 1: a line did not; the screen is on stderr. Nothing waits for a time: each
 * line waits until what it says is so. The terminal is $VT_TERM, or xterm-256color.
 *
 *   size ROWS COLS          before start; $NAME is taken from this environment
 *   set NAME VALUE          in the program's environment
 *   start PROGRAM ARG...    $NAME is taken from this environment; $STARTED is its process from then
 *   expect TEXT             until it stands on the screen, on one row
 *   gone TEXT               until it no longer does
 *   absent TEXT             it does not now
 *   cursor TEXT             until the cursor is on a row with it
 *   key NAME...             F1 to F12, Enter, Esc, Tab, BackTab, Up ..., PgUp, Space, or text; sent
 *                           as the keyboard $VT_KEYS sends them (keys.h), or that of $VT_TERM
 *   type TEXT               as typed; $NAME is taken from this environment
 *   paste TEXT              as pasted, by a terminal that says so
 *   pastes N TEXT           so often, in one piece
 *   menu TEXT               F9, this line of the menu, Enter; $NAME is taken ...
 *   resize ROWS COLS
 *   storm TEXT              typed, and behind each sign another size, from 20 60 to 60 200; and
 * back times N LINE            the line so often bells N                 so often it has sounded
 *   look LOOK TEXT          until it looks so where it first stands: "FORE/BACK", each a colour's
 *                           number or "-", the terminal's own; then "+bold", "+underline",
 *                           "+reverse", in this order
 *   no-colour               nothing on the screen has any
 *   ascii                   nothing else is on the screen
 *   forms FILE              each act of the list, with its form (forms.h); $NAME is taken ...
 *   refused FILE            only those that are not possible yet
 *   monkey SEED N           so many keys, as they come; whoever leaves comes back. Another seed
 *                           by $VT_SEED more, $VT_LONGER times as many
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
#include "tests/screen/forms.h"
#include "tests/screen/keys.h"
#include "tests/screen/look.h"
#include "tests/screen/run.h"

enum { LINE_ROOM = 65536, MENU_END = 10 };

static bool not_shown(const char *text)
{
    return !run_shows(text);
}

static bool at_cursor(const char *text)
{
    char row[ROW_ROOM];

    vt_row(run.vt, vt_cursor_row(run.vt), true, row);
    return vt_cursor_shown(run.vt) && strstr(row, text) != NULL;
}

/* Each key by itself: an Esc is over when nothing follows it for a moment. */
static void press(char *names)
{
    char *rest = names;
    char *name;

    while ((name = strsep(&rest, " ")) != NULL) {
        const char *bytes = keys_bytes(name) ? keys_bytes(name) : name;

        vt_send(run.vt, bytes, strlen(bytes));
        vt_read(run.vt, strcmp(name, "Esc") == 0 ? 400 : 100);
        if (strcmp(name, "Esc") == 0) {
            struct timespec moment = {.tv_nsec = 150 * 1000000L};

            nanosleep(&moment, NULL); /* longer than the program waits for the rest of a key */
            vt_read(run.vt, 200);
        }
    }
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

static void shoot(char *name)
{
    const char *dir = getenv("SHOTS");
    char path[4096];

    vt_read(run.vt, 2000);
    if (!dir) {
        return;
    }
    snprintf(path, sizeof(path), "%s/%s.svg", dir, name);
    if (!vt_picture(run.vt, path)) {
        run_fail("cannot write", path);
    }
    shoot_rows(dir, name, "txt", false);
    shoot_rows(dir, name, "marks", true);
}

static void wait_end(char *want)
{
    int64_t end = run_until_ms();
    int status = 0;

    while (!vt_ended(run.vt, &status)) {
        vt_read(run.vt, 200);
        if (vt_now_ms() > end) {
            run_fail("has not ended", want);
        }
    }
    if (status != run_number(want)) {
        char text[64];

        snprintf(text, sizeof(text), "%d, not %s", status, want);
        run_fail("ended with", text);
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
        run_fail("ended with a status other than 0; the last keys were", last);
    }
    text_copy(again, sizeof(again), span_of(run.started));
    run_start(again);
    vt_read(run.vt, 1000);
}

/* "SEED KEYS": so many keys and signs as they come. */
static void monkey(char *rest)
{
    static const char *const signs[] = {"1", "2", "6", "a", "e", "g", "%", "ж", "ё", "ù"};
    const uint32_t count = (uint32_t)keys_count();
    const char *more = getenv("VT_SEED");
    const char *longer = getenv("VT_LONGER");
    int seed = run_number(strsep(&rest, " ")) + (more ? run_number(more) : 0);
    struct prng prng = {.state = (uint64_t)seed};
    int left = run_number(rest) * (longer ? run_number(longer) : 1);
    char last[512] = "";

    for (; left > 0; left--) {
        uint32_t drawn = prng_below(&prng, count + sizeof(signs) / sizeof(signs[0]));
        const char *name = drawn < count ? keys_name((int)drawn) : signs[drawn - count];
        const char *bytes = drawn < count ? keys_bytes(name) : name;
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

static void shell(char *command)
{
    if (!succeeds(command)) {
        run_fail("failed", command);
    }
}

static void size(char *words, bool now)
{
    char *rows = strsep(&words, " ");

    run.rows = run_number(run_expanded(rows));
    run.cols = run_number(run_expanded(words));
    if (now) {
        vt_resize(run.vt, run.rows, run.cols);
    }
}

static void pastes(char *rest)
{
    int count = run_number(strsep(&rest, " "));

    vt_send(run.vt, "\033[200~", 6);
    for (int i = 0; i < count; i++) {
        vt_send(run.vt, rest, strlen(rest));
    }
    vt_send(run.vt, "\033[201~", 6);
}

static void paste(char *text)
{
    char once[LINE_ROOM];

    snprintf(once, sizeof(once), "1 %s", text);
    pastes(once);
}

/* A sign, a size, and so on: from small to large and back, too small for the program among them. */
static void storm(char *text)
{
    int rows = run.rows;
    int cols = run.cols;

    for (int i = 0; text[i]; i++) {
        vt_send(run.vt, text + i, 1);
        vt_resize(run.vt, 20 + i * 17 % 41, 60 + i * 37 % 141);
    }
    vt_resize(run.vt, rows, cols);
}

static void bells(char *want)
{
    vt_read(run.vt, 200);
    if (vt_bells(run.vt) != run_number(want)) {
        run_fail("bells", want);
    }
}

/* A line of the menu, by what stands between its first sign and its last, which may have marks. */
static void menu(const char *text)
{
    char typed[512];
    size_t n = 0;
    size_t pos = 0;
    const char *line = run_said(text);
    struct span rest = span_of(line);

    (void)utf8_next(rest, &pos);
    while (pos + MENU_END < rest.len && n < sizeof(typed) - 8) {
        uint32_t sign = utf8_next(rest, &pos);

        n += sign >= VT_MARK_FIRST && sign <= VT_MARK_LAST ? 0 : utf8_put(sign, typed + n);
    }
    vt_send(run.vt, keys_bytes("F9"), strlen(keys_bytes("F9")));
    run_until(run_shows, run_said("Menu"), "not shown");
    vt_send(run.vt, typed, n);
    vt_read(run.vt, 200);
    vt_send(run.vt, "\r", 1);
    vt_read(run.vt, 200);
}

static void do_line(char *line);

/* "N LINE" */
static void times(char *rest)
{
    char copy[512];

    for (int left = run_number(strsep(&rest, " ")); left > 0; left--) {
        text_copy(copy, sizeof(copy), span_of(rest));
        do_line(copy);
    }
}

static void set(char *rest)
{
    char *name = strsep(&rest, " ");

    setenv(name, rest ? rest : "", 1);
}

static void size_first(char *rest)
{
    size(rest, false);
}

static void resize(char *rest)
{
    size(rest, true);
}

static void expect(char *rest)
{
    run_until(run_shows, run_said(rest), "not shown");
}

static void gone(char *rest)
{
    run_until(not_shown, run_said(rest), "still shown");
}

static void absent(char *rest)
{
    if (run_shows(run_said(rest))) {
        run_fail("shown", rest);
    }
}

static void cursor(char *rest)
{
    run_until(at_cursor, run_said(rest), "not at the cursor");
}

static void type(char *rest)
{
    const char *text = run_expanded(rest);

    vt_send(run.vt, text, strlen(text));
}

static void menu_line(char *rest)
{
    menu(run_expanded(rest));
}

static void looks(char *rest)
{
    char *look = strsep(&rest, " ");
    int64_t end = run_until_ms();

    while (!look_is(look, run_said(rest))) {
        if (vt_now_ms() > end) {
            run_fail("does not look so", look_of(run_said(rest)));
        }
        vt_read(run.vt, 200);
    }
}

static void no_colour(char *rest)
{
    (void)rest;
    look_no_colour();
}

static void ascii(char *rest)
{
    (void)rest;
    look_ascii();
}

static void all_forms(char *rest)
{
    forms(run_expanded(rest), false);
}

static void refused_forms(char *rest)
{
    forms(run_expanded(rest), true);
}

static void until_done(char *rest)
{
    run_until(succeeds, rest, "has not come about");
}

static void patience(char *rest)
{
    run.patience = run_number(run_expanded(rest));
}

static void do_line(char *line)
{
    static const struct {
        const char *what;
        void (*does)(char *rest);
    } lines[] = {
        {"size", size_first},
        {"resize", resize},
        {"set", set},
        {"start", run_start},
        {"expect", expect},
        {"gone", gone},
        {"absent", absent},
        {"cursor", cursor},
        {"key", press},
        {"type", type},
        {"paste", paste},
        {"menu", menu_line},
        {"bells", bells},
        {"monkey", monkey},
        {"shot", shoot},
        {"sh", shell},
        {"until", until_done},
        {"patience", patience},
        {"exit", wait_end},
        {"times", times},
        {"look", looks},
        {"no-colour", no_colour},
        {"ascii", ascii},
        {"forms", all_forms},
        {"refused", refused_forms},
        {"pastes", pastes},
        {"storm", storm},
    };
    char *rest = line;
    const char *what = strsep(&rest, " ");
    char *end = line + strlen(line);

    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        if (strcmp(lines[i].what, what) == 0) {
            lines[i].does(rest ? rest : end);
            return;
        }
    }
    run_fail("no such line", what);
}

/* What the terminal calls itself, and which keys it has. */
static void take_terminal(void)
{
    const char *term = getenv("VT_TERM") ? getenv("VT_TERM") : "xterm-256color";
    const char *keyboard = getenv("VT_KEYS") ? getenv("VT_KEYS") : keys_for(term);

    setenv("TERM", term, 1);
    if (!keys_of(keyboard)) {
        run_fail("no such keyboard", keyboard);
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
    run_speak();
    take_terminal();
    while (fgets(line, sizeof(line), f)) {
        run.line++;
        line[strcspn(line, "\n")] = '\0';
        if (line[0] && line[0] != '#') {
            do_line(line);
        }
    }
    fclose(f);
    if (run.vt) {
        vt_free(run.vt);
    }
    return 0;
}
