#include "ui/term/grid.h"

#include <iconv.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/must.h"
#include "engine/base/text.h"
#include "engine/base/utf8.h"
#include "ui/term/measure.h"

static const struct cell empty = {.text = " ", .len = 1, .style = STYLE_PLAIN};

void grid_init(struct grid *g)
{
    *g = (struct grid){.cursor_row = -1};
}

void grid_done(struct grid *g)
{
    free(g->cell);
    *g = (struct grid){.cursor_row = -1};
}

void grid_clear(struct grid *g)
{
    for (int i = 0; i < g->rows * g->cols; i++) {
        g->cell[i] = empty;
    }
    g->cursor_row = -1;
    g->cursor_col = -1;
    g->cut = false;
}

void grid_resize(struct grid *g, int rows, int cols)
{
    g->rows = rows < 1 ? 1 : rows > GRID_ROWS_MAX ? GRID_ROWS_MAX : rows;
    g->cols = cols < 1 ? 1 : cols > GRID_COLS_MAX ? GRID_COLS_MAX : cols;
    free(g->cell);
    g->cell = malloc((size_t)g->rows * (size_t)g->cols * sizeof(*g->cell));
    MUST(g->cell);
    grid_clear(g);
}

struct area grid_area(struct grid *g)
{
    return (struct area){g, 0, 0, g->rows, g->cols};
}

const struct cell *grid_at(const struct grid *g, int row, int col)
{
    MUST(row >= 0 && row < g->rows && col >= 0 && col < g->cols);
    return &g->cell[row * g->cols + col];
}

static int at_least_0(int n)
{
    return n < 0 ? 0 : n;
}

struct area area_part(struct area a, int row, int col, int rows, int cols)
{
    struct area p = {a.grid, a.row + at_least_0(row), a.col + at_least_0(col), rows, cols};

    p.rows = rows + (row < 0 ? row : 0);
    p.cols = cols + (col < 0 ? col : 0);
    if (p.row + p.rows > a.row + a.rows) {
        p.rows = a.row + a.rows - p.row;
    }
    if (p.col + p.cols > a.col + a.cols) {
        p.cols = a.col + a.cols - p.col;
    }
    p.rows = at_least_0(p.rows);
    p.cols = at_least_0(p.cols);
    return p;
}

/* The cell in an area, or NULL outside it. */
static struct cell *cell_in(struct area a, int row, int col)
{
    if (row < 0 || row >= a.rows || col < 0 || col >= a.cols) {
        return NULL;
    }
    return &a.grid->cell[(a.row + row) * a.grid->cols + a.col + col];
}

/* Half of a wide character would be left standing: it becomes a blank. */
static void split_wide(struct grid *g, struct cell *from, struct cell *behind)
{
    struct cell *end = g->cell + g->rows * g->cols;

    if (from->len == 0 && from > g->cell) {
        from[-1].len = 1;
        from[-1].text[0] = ' ';
    }
    if (behind < end && behind->len == 0) {
        behind->len = 1;
        behind->text[0] = ' ';
    }
}

static void put_cell(struct area a, int row, int col, enum style style, struct span text, int wide)
{
    struct cell *c = cell_in(a, row, col);

    if (!c) {
        return;
    }
    split_wide(a.grid, c, c + wide);
    while (text.len > CELL_BYTES) { /* more marks than fit: whole ones are left out */
        do {
            text.len--;
        } while (text.len && ((unsigned char)text.ptr[text.len] & 0xc0) == 0x80);
    }
    memcpy(c->text, text.ptr, text.len);
    c->len = (uint8_t)text.len;
    c->style = (uint8_t)style;
    if (wide == 2 && (c = cell_in(a, row, col + 1)) != NULL) {
        c->len = 0;
        c->style = (uint8_t)style;
    }
}

void area_fill(struct area a, enum style style)
{
    for (int r = 0; r < a.rows; r++) {
        for (int c = 0; c < a.cols; c++) {
            put_cell(a, r, c, style, SPAN(" "), 1);
        }
    }
}

/*
 * A Russian letter as one Latin letter, as KOI-8 and people without the letters have it: what was
 * laid out by columns stays so. 0: it is none.
 */
static char latin_of(uint32_t letter)
{
    static const char small[] = "abvgdejziiklmnoprstufhc4ww'y'euq"; /* U+0430 on */
    bool large = letter >= 0x410 && letter < 0x430;
    uint32_t at = large ? letter - 0x410 : letter - 0x430;

    if (letter == 0x401 || letter == 0x451) {
        return letter == 0x401 ? 'E' : 'e';
    }
    if (letter < 0x410 || letter > 0x44f) {
        return 0;
    }
    return large && small[at] >= 'a' ? (char)(small[at] - 'a' + 'A') : small[at];
}

/* With Latin letters for Russian ones; the rest is as it was. */
static struct span latinised(struct span text, char *room)
{
    size_t n = 0;

    for (size_t pos = 0; pos < text.len;) {
        size_t from = pos;
        char latin = latin_of(utf8_next(text, &pos));

        if (latin) {
            room[n++] = latin;
        } else {
            memcpy(room + n, text.ptr + from, pos - from);
            n += pos - from;
        }
    }
    return (struct span){room, n};
}

/* As ASCII, by the C library's tables; what it does not know is a question mark. */
static struct span in_ascii(struct span whole, char *room, size_t size)
{
    iconv_t cd = iconv_open("ASCII//TRANSLIT", "UTF-8");
    char latin[4 * GRID_COLS_MAX];
    struct span text = latinised(text_begin(whole, sizeof(latin)), latin);
    char *from = (char *)(uintptr_t)text.ptr;
    char *to = room;
    size_t left = text.len;
    size_t space = size;

    while (cd != (iconv_t)-1 && left && iconv(cd, &from, &left, &to, &space) == (size_t)-1) {
        if (space == 0) {
            break;
        }
        *to++ = '?';
        space--;
        do {
            from++;
            left--;
        } while (left && ((unsigned char)*from & 0xc0) == 0x80);
    }
    if (cd != (iconv_t)-1) {
        iconv_close(cd);
    }
    return (struct span){room, (size_t)(to - room)};
}

static bool is_ascii(struct span text)
{
    for (size_t i = 0; i < text.len; i++) {
        if ((unsigned char)text.ptr[i] >= 0x80) {
            return false;
        }
    }
    return true;
}

int area_text(struct area a, int row, int col, enum style style, struct span text)
{
    char room[4 * GRID_COLS_MAX];
    int start = col;
    int cut_at = -1;
    size_t at = 0;

    if (a.grid->ascii && !is_ascii(text)) {
        text = in_ascii(text, room, sizeof(room));
    }
    if (row < 0 || row >= a.rows) {
        return 0;
    }
    if (col + measure_columns(text) > a.cols) {
        cut_at = a.cols - 1;
        a.grid->cut = a.grid->cut || text.len > 0;
    }
    while (at < text.len && text.ptr[at] != '\n') {
        int wide;
        size_t len = measure_character(text, at, &wide);

        if (cut_at >= 0 && col + wide > cut_at) {
            put_cell(a, row, col, style, a.grid->ascii ? SPAN("~") : SPAN("…"), 1);
            return a.cols - start;
        }
        if (wide > 0) {
            put_cell(a, row, col, style, (struct span){text.ptr + at, len}, wide);
        }
        col += wide > 0 ? wide : 0;
        at += len;
    }
    return col - start;
}

int area_put(struct area a, int row, int col, enum style style, const char *text)
{
    return area_text(a, row, col, style, span_of(text));
}

void area_right(struct area a, int row, enum style style, const char *text)
{
    int col = a.cols - measure_columns(span_of(text));

    area_put(a, row, at_least_0(col), style, text);
}

static void put_line(struct area a, int row, int col, const char *line, const char *plain)
{
    put_cell(a, row, col, STYLE_LINE, span_of(a.grid->ascii ? plain : line), 1);
}

void area_line_across(struct area a, int row)
{
    for (int i = 0; i < a.cols; i++) {
        put_line(a, row, i, "─", "-");
    }
}

void area_line_down(struct area a, int col)
{
    for (int i = 0; i < a.rows; i++) {
        put_line(a, i, col, "│", "|");
    }
}

void area_frame(struct area a)
{
    area_fill(a, STYLE_PLAIN);
    area_line_across(a, 0);
    area_line_across(a, a.rows - 1);
    area_line_down(a, 0);
    area_line_down(a, a.cols - 1);
    put_line(a, 0, 0, "┌", "+");
    put_line(a, 0, a.cols - 1, "┐", "+");
    put_line(a, a.rows - 1, 0, "└", "+");
    put_line(a, a.rows - 1, a.cols - 1, "┘", "+");
}

void area_cursor(struct area a, int row, int col)
{
    if (cell_in(a, row, col)) {
        a.grid->cursor_row = a.row + row;
        a.grid->cursor_col = a.col + col;
    }
}
