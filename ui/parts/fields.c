#include "ui/parts/fields.h"

#include <stdio.h>

#include "ui/parts/sheet.h"
#include "ui/term/lang.h"
#include "ui/term/measure.h"

enum { TITLE_COLS = 18, WORDS_ROWS = 5, MORE_ROWS = 3, TICK = 4, GAP = 2 };

/*
 * A line to choose in shows, while it has the keys, how to choose; where there are more than two
 * also so many of its options below one another, and then Up and Down move among them.
 */
enum { LISTED = 6, UPRIGHT = 3 };

static bool upright(const struct field_line *line)
{
    return line->kind == ONE_OF && line->options >= UPRIGHT;
}

void fields_begin(struct fields *f, int buttons)
{
    *f = (struct fields){.buttons = buttons};
}

struct field_line *fields_add(struct fields *f, enum field_kind kind, const char *title)
{
    struct field_line *line = &f->line[f->lines < FIELD_LINES ? f->lines++ : FIELD_LINES - 1];

    *line = (struct field_line){.kind = kind, .title = title};
    return line;
}

void fields_options(struct field_line *line, const struct span *option, int options)
{
    line->option = option;
    line->options = options;
}

void fields_text(struct field_line *line, char *text, size_t room)
{
    edit_init(&line->edit, text, room, line->kind == ONE_LINE);
}

static bool writes(const struct field_line *line)
{
    return line->kind == ONE_LINE || line->kind == SOME_LINES;
}

bool fields_in_words(const struct fields *f)
{
    return f->here < f->lines && writes(&f->line[f->here]);
}

bool fields_in_field(const struct fields *f)
{
    return f->here < f->lines;
}

bool fields_in_lines(const struct fields *f)
{
    return f->here < f->lines && f->line[f->here].kind == SOME_LINES;
}

static void step(struct fields *f, int by)
{
    int stops = f->lines + (f->buttons > 0);

    f->here = (f->here + by + stops) % stops;
    f->at = 0;
    f->button = 0;
}

/* Behind the last line stands the button that does it; the others are sideways of it. */
static void go_on(struct fields *f)
{
    step(f, 1);
    if (f->here == f->lines) {
        f->button = f->buttons - 1;
    }
}

/* Letters typed where there is only something to choose are meant for the next line to write in. */
static void write_on(struct fields *f, struct key key)
{
    for (int i = f->here + 1; i < f->lines; i++) {
        if (writes(&f->line[i])) {
            f->here = i;
            (void)edit_key(&f->line[i].edit, key);
            return;
        }
    }
}

/* Typed on a button: for the first box to write much in, or else the last line. */
static void write_back(struct fields *f, struct key key)
{
    int to = -1;

    for (int i = f->lines - 1; i >= 0; i--) {
        to = f->line[i].kind == SOME_LINES || (to < 0 && writes(&f->line[i])) ? i : to;
    }
    if (to >= 0) {
        f->here = to;
        (void)edit_key(&f->line[to].edit, key);
    }
}

static bool buttons_key(struct fields *f, struct key key)
{
    if (key.press == PRESS_ENTER) {
        return !key.pasted;
    }
    if (key.press == PRESS_CHAR) {
        write_back(f, key);
    } else if (key.press == PRESS_UP || key.press == PRESS_BACKTAB) {
        step(f, -1);
    } else if (key.press == PRESS_TAB && f->button + 1 == f->buttons) {
        step(f, 1);
    } else {
        (void)sheet_button_key(&f->button, f->buttons, key);
    }
    return false;
}

static void choose_key(struct fields *f, struct field_line *line, struct key key)
{
    int *which = line->kind == ONE_OF ? &line->one : &f->at;
    int by = key.press == PRESS_LEFT ? -1 : key.press == PRESS_RIGHT ? 1 : 0;
    int down = key.press == PRESS_UP ? -1 : key.press == PRESS_DOWN ? 1 : 0;

    if (down && upright(line) && *which + down >= 0 && *which + down < line->options) {
        *which += down;
    } else if (by && line->options) {
        *which = (*which + by + line->options) % line->options;
    } else if (key.press == PRESS_SPACE && line->kind == ONE_OF && line->options) {
        *which = (*which + 1) % line->options;
    } else if (key.press == PRESS_SPACE && line->kind == SOME_OF) {
        line->some ^= UINT64_C(1) << f->at;
    } else if (key.press == PRESS_CHAR) {
        write_on(f, key);
    } else if (key.press == PRESS_UP || key.press == PRESS_BACKTAB) {
        step(f, -1);
    } else if (key.press == PRESS_DOWN || key.press == PRESS_TAB || key.press == PRESS_ENTER) {
        go_on(f);
    }
}

static void words_key(struct fields *f, struct field_line *line, struct key key)
{
    bool one = line->kind == ONE_LINE;
    size_t at = line->edit.at;

    if (!key.pasted && (key.press == PRESS_TAB || (one && key.press == PRESS_DOWN) ||
                        (one && key.press == PRESS_ENTER))) {
        go_on(f);
    } else if (key.press == PRESS_BACKTAB || (one && key.press == PRESS_UP)) {
        step(f, -1);
    } else {
        (void)edit_key(&line->edit, key);
        if (line->edit.at == at && key.press == PRESS_UP) { /* above the first of its lines */
            step(f, -1);
        } else if (line->edit.at == at && key.press == PRESS_DOWN) {
            go_on(f);
        }
    }
}

bool fields_key(struct fields *f, struct key key)
{
    struct field_line *line = &f->line[f->here < f->lines ? f->here : 0];

    if (f->here >= f->lines) {
        return buttons_key(f, key);
    }
    if (writes(line)) {
        words_key(f, line, key);
    } else if (!key.pasted) {
        choose_key(f, line, key);
    }
    return false;
}

/* Where option i stands in an area so wide; the row after the last one for i = options. */
static void place(const struct field_line *line, int i, int cols, int *ret_row, int *ret_col)
{
    int row = 0;
    int col = 0;

    for (int k = 0; k <= i && k < line->options; k++) {
        int wide = TICK + measure_columns(line->option[k]);

        if (col > 0 && col + wide > cols) {
            row++;
            col = 0;
        }
        *ret_row = row;
        *ret_col = col;
        col += wide + GAP;
    }
    if (i >= line->options) {
        *ret_row = row + 1;
    }
}

/* The first to write much in is the tallest. */
static int rows_of(const struct fields *f, int n, int cols)
{
    const struct field_line *line = &f->line[n];
    bool first = true;
    int rows = 1;
    int col = 0;

    if (line->kind == SOME_OF) {
        place(line, line->options, cols, &rows, &col);
        rows += f->here == n;
    }
    if (line->kind == ONE_OF && f->here == n && line->options > 1) {
        rows += 1 + (!upright(line)             ? 0
                     : line->options < LISTED ? line->options
                                              : LISTED);
    }
    for (int i = 0; i < n; i++) {
        first = first && f->line[i].kind != SOME_LINES;
    }
    return line->kind != SOME_LINES ? rows : first ? WORDS_ROWS : MORE_ROWS;
}

int fields_rows(const struct fields *f, int cols)
{
    int rows = 2;

    for (int i = 0; i < f->lines; i++) {
        rows += rows_of(f, i, cols - TITLE_COLS);
    }
    return rows;
}

static void draw_some(const struct fields *f, const struct field_line *line, struct area a,
                      bool here)
{
    for (int i = 0; i < line->options; i++) {
        bool at = here && f->at == i;
        int row = 0;
        int col = 0;

        place(line, i, a.cols, &row, &col);
        area_put(a, row, col, at ? STYLE_FIELD_HERE : STYLE_PLAIN,
                 line->some >> i & 1 ? "[x] " : "[ ] ");
        area_text(a, row, col + TICK, at ? STYLE_FIELD_HERE : STYLE_PLAIN, line->option[i]);
        if (at) {
            area_cursor(a, row, col + 1);
        }
    }
    if (here) {
        area_put(a, a.rows - 1, 0, STYLE_ASIDE,
                 /* TRANSLATORS: at most 50 cells */ _("Space ticks. Left and Right: another one"));
    }
}

/* Those around the one that is chosen. */
static void draw_listed(const struct field_line *line, struct area a)
{
    int first = line->one - a.rows / 2;

    first = first > line->options - a.rows ? line->options - a.rows : first;
    first = first < 0 ? 0 : first;
    for (int i = 0; i < a.rows && first + i < line->options; i++) {
        bool chosen = first + i == line->one;

        area_put(a, i, 0, STYLE_STRONG, chosen ? ">" : " ");
        area_text(a, i, 2, chosen ? STYLE_STRONG : STYLE_ASIDE, line->option[first + i]);
    }
    if (a.rows > 1 && first > 0) {
        area_right(area_part(a, 0, 0, 1, a.cols), 0, STYLE_STRONG, "^");
    }
    if (a.rows > 1 && first + a.rows < line->options) {
        area_right(area_part(a, a.rows - 1, 0, 1, a.cols), 0, STYLE_STRONG, "v");
    }
}

static void draw_one(const struct field_line *line, struct area a, bool here)
{
    enum style style = here ? STYLE_FIELD_HERE : STYLE_FIELD;
    int col = area_put(a, 0, 0, style, "< ");

    if (line->options) { /* its sign at the end stays, however long it is */
        col += area_text(area_part(a, 0, 0, 1, a.cols - 2), 0, col, style, line->option[line->one]);
    }
    area_put(a, 0, col, style, " >");
    if (here) {
        area_cursor(a, 0, 0);
    }
    if (here && upright(line) && a.rows > 2) {
        draw_listed(line, area_part(a, 1, 0, a.rows - 2, a.cols));
        area_put(a, a.rows - 1, 0, STYLE_ASIDE,
                 /* TRANSLATORS: at most 50 cells */ _("Up and Down: another one. Enter: go on"));
    } else if (here && a.rows > 1) {
        area_put(a, a.rows - 1, 0, STYLE_ASIDE,
                 /* TRANSLATORS: at most 50 cells */ _("Space, or Left and Right: another one"));
    }
}

/* What is left over, or short, of the rows is shared by those to write much in. */
static int share_of(const struct fields *f, int n, int spare)
{
    int texts = 0;

    for (int i = 0; i < f->lines; i++) {
        texts += f->line[i].kind == SOME_LINES;
    }
    if (f->line[n].kind != SOME_LINES) {
        return 0;
    }
    for (int i = 0; i < n; i++) {
        if (f->line[i].kind == SOME_LINES) {
            return spare / texts;
        }
    }
    return spare / texts + spare % texts;
}

void fields_draw(struct fields *f, struct area a, const char *const *button_labels)
{
    int row = 0;
    int spare = a.rows - fields_rows(f, a.cols);

    for (int i = 0; i < f->lines; i++) {
        struct field_line *line = &f->line[i];
        bool here = f->here == i;
        int rows = rows_of(f, i, a.cols - TITLE_COLS) + share_of(f, i, spare);
        struct area value = area_part(a, row, TITLE_COLS, rows, a.cols - TITLE_COLS);

        area_put(area_part(a, row, 0, 1, TITLE_COLS - 1), 0, 0, here ? STYLE_STRONG : STYLE_PLAIN,
                 line->title);
        if (line->kind == SOME_OF) {
            draw_some(f, line, value, here);
        } else if (line->kind == ONE_OF) {
            draw_one(line, value, here);
        } else {
            edit_draw(&line->edit, value, here);
        }
        row += rows;
    }
    sheet_buttons(a, a.rows - 1, button_labels, f->buttons, f->here == f->lines ? f->button : -1);
}
