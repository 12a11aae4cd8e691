#include "tests/screen/forms.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "tests/screen/keys.h"
#include "tests/screen/run.h"

/* ESC_MS: longer than the program waits for the rest of a key. WAIT_MS: until nothing comes. */
enum { ESC_MS = 130, WAIT_MS = 500, STOPS_MAX = 40, ACTS_MAX = 100, LABEL = 24, TEXT_ROOM = 1024 };

#define TYPED "Zqx"
#define KEPT "Nothing was sent. What you had is kept: F2, Drafts."

/* The rows and columns of the frame on the screen. */
struct frame {
    int top, left, bottom, right;
};

static void tap(const char *name)
{
    const char *bytes = keys_bytes(name) ? keys_bytes(name) : name;

    vt_press(run.vt, bytes, strlen(bytes), strcmp(name, "Esc") == 0 ? ESC_MS : 0);
}

static bool open_now(void)
{
    return run_shows(run_said("Review and send"));
}

static bool shut_now(const char *text)
{
    (void)text;
    return !open_now();
}

static bool not_shown(const char *text)
{
    return !run_shows(text);
}

static void leave(void)
{
    tap("Esc");
    run_until(shut_now, "", "Esc does not leave the form");
}

static bool is_at(int row, int col, const char *sign)
{
    char text[64];

    vt_part(run.vt, row, col, col + 1, false, text);
    return strcmp(text, sign) == 0;
}

/* A form has one, and nothing else that is open then. */
static struct frame frame(void)
{
    struct frame f = {-1, -1, -1, -1};

    for (int row = 0; row < vt_rows(run.vt); row++) {
        for (int col = 0; col < vt_cols(run.vt); col++) {
            if (is_at(row, col, "┌")) {
                f.top = row;
                f.left = col;
            } else if (is_at(row, col, "┘")) {
                f.bottom = row;
                f.right = col;
            }
        }
    }
    if (f.top < 0 || f.bottom <= f.top || f.right <= f.left) {
        run_fail("the form has no frame", "");
    }
    return f;
}

/* All that stands in the frame, below its title. */
static void inside(struct frame f, char to[ROW_ROOM])
{
    size_t n = 0;

    for (int row = f.top + 1; row <= f.bottom; row++) {
        char text[ROW_ROOM];

        vt_part(run.vt, row, f.left, f.right + 1, false, text);
        text_copy(to + n, ROW_ROOM - n, span_of(text));
        n += strlen(to + n);
    }
}

/* The label beside the cursor: as far down as it is thick, which that of no other question is. */
static void label(char to[TEXT_ROOM])
{
    int from = vt_cursor_col(run.vt) - LABEL;
    size_t n = 0;

    to[0] = '\0';
    for (int row = vt_cursor_row(run.vt); row < vt_rows(run.vt); row++) {
        char text[ROW_ROOM];

        vt_part(run.vt, row, from, from + LABEL - 1, false, text);
        if (!text[0] || !vt_look(run.vt, row, from).bold) {
            break;
        }
        n += (size_t)snprintf(to + n, TEXT_ROOM - n, "%s%s", n ? " " : "", text);
    }
}

static bool on_buttons(void)
{
    char row[ROW_ROOM];

    vt_row(run.vt, vt_cursor_row(run.vt), false, row);
    return strstr(row, run_said("Review and send")) != NULL;
}

static bool label_is(const char *text)
{
    char now[TEXT_ROOM];

    label(now);
    return strcmp(now, text) == 0;
}

/* Another question has the keys, or the buttons have them. */
static bool went_on(const char *from)
{
    char now[TEXT_ROOM];

    label(now);
    return on_buttons() || (now[0] && strcmp(now, from) != 0);
}

/* Through all questions, from the first to the buttons, back by one, and round to the first. */
static int walk(FILE *f)
{
    char first[TEXT_ROOM];
    char now[TEXT_ROOM] = "";
    char all[ROW_ROOM];
    int stops = 0;

    label(first);
    for (; stops < STOPS_MAX; stops++) {
        run_until(went_on, now, "Tab does not go on");
        if (on_buttons()) {
            break;
        }
        label(now);
        inside(frame(), all);
        if (strstr(all, "…")) {
            run_fail("cut in a form of which nothing is filled in", all);
        }
        fprintf(f, "  %s\n", now);
        tap("Tab");
    }
    tap("BackTab");
    run_until(label_is, now, "Shift-Tab does not go back to");
    tap("Tab");
    tap("Tab");
    run_until(label_is, first, "Tab does not go round to");
    return stops;
}

/* Half filled: words, where it has a place for them; else each choice. Back at the first. */
static bool fill(int stops)
{
    bool words;

    tap(TYPED);
    vt_read(run.vt, WAIT_MS);
    words = run_shows(TYPED);
    for (int i = 0; i < stops; i++) {
        if (!words) {
            tap("Space");
        } else if (on_buttons()) {
            break;
        }
        tap("Tab");
    }
    tap("Tab");
    vt_read(run.vt, WAIT_MS);
    return words;
}

static void empty(int stops, bool words)
{
    char row[ROW_ROOM] = "";

    for (int i = 0; i < 2 * (stops + 1) && (!words || run_shows(TYPED)); i++) {
        vt_row(run.vt, vt_cursor_row(run.vt), false, row);
        if (!words || strstr(row, TYPED)) {
            tap("Backspace");
            tap("Backspace");
            tap("Backspace");
        }
        tap("Tab");
    }
    run_until(not_shown, TYPED, "cannot be taken out again");
}

/* Esc loses nothing: the form stands again as it was. Emptied, it leaves nothing behind. */
static void keep(int stops)
{
    bool words = fill(stops);
    char before[ROW_ROOM];
    char after[ROW_ROOM];

    if (!words && stops < 2) { /* a single choice is not worth a draft */
        leave();
        return;
    }
    inside(frame(), before);
    leave();
    run_until(run_shows, run_said(KEPT), "not shown");
    tap("Enter");
    run_until(run_shows, run_said("What you had written is here again."), "not shown");
    inside(frame(), after);
    if (strcmp(before, after) != 0) {
        run_fail("does not stand as it was left", before);
    }
    empty(stops, words);
    leave();
    if (run_shows(run_said(KEPT))) {
        run_fail("an empty form was kept", "");
    }
}

/* Does this row belong to what is chosen, as that with the cursor does? */
static bool is_chosen(int row)
{
    int col = vt_cursor_col(run.vt);

    return row < vt_rows(run.vt) &&
           vt_look(run.vt, row, col).back == vt_look(run.vt, vt_cursor_row(run.vt), col).back;
}

/* What the list has of the act that is chosen, and why it is not possible yet; "": it is. */
static void chosen(char title[TEXT_ROOM], char why[TEXT_ROOM])
{
    static char before[TEXT_ROOM]; /* said once of several below one another */
    int col = vt_cursor_col(run.vt);
    size_t n = 0;

    why[0] = '\0';
    for (int row = vt_cursor_row(run.vt); is_chosen(row); row++) {
        char text[ROW_ROOM];
        size_t len;

        vt_part(run.vt, row, col + 2, vt_cols(run.vt), false, text);
        len = strlen(text);
        for (int word = 0; n == 0 && word < 2; word++) { /* the minutes, "20 min", at the end */
            while (len > 0 && text[len - 1] != ' ') {
                len--;
            }
            while (len > 0 && text[len - 1] == ' ') {
                len--;
            }
        }
        if (text[0] == ' ') { /* below its title */
            text_copy(why, TEXT_ROOM, span_of(text + 2));
            break;
        }
        n += (size_t)snprintf(title + n, TEXT_ROOM - n, "%s%.*s", n ? " " : "", (int)len, text);
    }
    if (!is_at(vt_cursor_row(run.vt), col, "-")) {
        why[0] = '\0'; /* that it begins with somebody's yes */
        before[0] = '\0';
    } else if (!why[0] && !before[0]) {
        run_fail("no reason stands below", title);
    } else if (!why[0]) {
        text_copy(why, TEXT_ROOM, span_of(before));
    } else {
        text_copy(before, TEXT_ROOM, span_of(why));
    }
}

/* The act opens nothing, and says why: what stands below it in the list. */
static void refused(const char *why)
{
    char said[TEXT_ROOM + 2];

    tap("F8"); /* says something else: so the reason is new */
    snprintf(said, sizeof(said), "* %s", why);
    if (run_shows(said)) {
        run_fail("stands there already", said);
    }
    tap("Enter");
    run_until(run_shows, said, "Enter does not say why");
    if (open_now()) {
        run_fail("opens a form", why);
    }
}

static void form(FILE *f, const char *title)
{
    char head[TEXT_ROOM + 8];

    snprintf(head, sizeof(head), "─ %s ─", title);
    tap("Enter");
    run_until(run_shows, head, "does not open its form");
    keep(walk(f));
}

void forms(const char *path, bool only_refused)
{
    FILE *f = fopen(path, "we");
    char title[TEXT_ROOM];
    char why[TEXT_ROOM];
    char last[TEXT_ROOM] = "";

    if (!f) {
        run_fail("cannot write", path);
    }
    vt_read(run.vt, WAIT_MS);
    for (int acts = 0; acts < ACTS_MAX; acts++) {
        chosen(title, why);
        if (strcmp(title, last) == 0) { /* unless a key is long on its way */
            vt_read(run.vt, WAIT_MS);
            chosen(title, why);
        }
        if (strcmp(title, last) == 0) {
            break; /* the end of the list */
        }
        fprintf(f, "%s %s\n", why[0] ? "-" : "=", title);
        if (why[0]) {
            refused(why);
        } else if (!only_refused) {
            form(f, title);
        }
        text_copy(last, sizeof(last), span_of(title));
        tap("Down");
    }
    fclose(f);
}
