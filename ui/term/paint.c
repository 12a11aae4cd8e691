#include "ui/term/paint.h"

#include <ncurses.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

#include "engine/base/must.h"
#include "engine/base/utf8.h"

static struct {
    struct cell *last; /* as painted; NULL: nothing is known */
    int rows, cols;
    attr_t attr[STYLE_COUNT];
    short pair[STYLE_COUNT];
} painted;

void paint_anew(void)
{
    free(painted.last);
    painted.last = NULL;
}

/* Pairs are numbered by style: there are fewer styles than pairs on any terminal with colours. */
void paint_begin(enum theme theme)
{
    bool colours = theme != THEME_MONO && has_colors();

    if (colours) {
        start_color();
        use_default_colors();
    }
    for (int s = 0; s < STYLE_COUNT; s++) {
        struct look look = theme_look(colours ? theme : THEME_MONO, (enum style)s);

        painted.attr[s] = (look.bold ? A_BOLD : 0) | (look.reverse ? A_REVERSE : 0) |
                          (look.underline ? A_UNDERLINE : 0);
        painted.pair[s] = 0;
        if (look.fore != COLOUR_OWN && init_pair((short)(s + 1), look.fore, look.back) == OK) {
            painted.pair[s] = (short)(s + 1);
        }
    }
    paint_anew();
}

void paint_end(void)
{
    paint_anew();
}

static void put(const struct grid *g, int row, int col)
{
    const struct cell *c = grid_at(g, row, col);
    struct span text = {c->text, c->len};
    wchar_t wide[CCHARW_MAX + 1];
    size_t pos = 0;
    int n = 0;
    cchar_t ch;

    while (pos < text.len && n < CCHARW_MAX) {
        wide[n++] = (wchar_t)utf8_next(text, &pos);
    }
    wide[n] = L'\0';
    if (setcchar(&ch, wide, painted.attr[c->style], painted.pair[c->style], NULL) == OK) {
        (void)mvadd_wch(row, col, &ch);
    }
}

static bool same(const struct cell *a, const struct cell *b)
{
    return a->len == b->len && a->style == b->style && memcmp(a->text, b->text, a->len) == 0;
}

void paint(const struct grid *g)
{
    size_t count = (size_t)g->rows * (size_t)g->cols;
    bool all = !painted.last || painted.rows != g->rows || painted.cols != g->cols;

    for (int row = 0; row < g->rows; row++) {
        for (int col = 0; col < g->cols; col++) {
            size_t i = (size_t)(row * g->cols + col);

            if (g->cell[i].len && (all || !same(&g->cell[i], &painted.last[i]))) {
                put(g, row, col);
            }
        }
    }
    if (all) {
        free(painted.last);
        painted.last = malloc(count * sizeof(*painted.last));
        MUST(painted.last);
        painted.rows = g->rows;
        painted.cols = g->cols;
    }
    memcpy(painted.last, g->cell, count * sizeof(*painted.last));
    (void)curs_set(g->cursor_row >= 0);
    (void)move(g->cursor_row >= 0 ? g->cursor_row : g->rows - 1,
               g->cursor_row >= 0 ? g->cursor_col : 0);
    refresh();
}

int paint_colours(void)
{
    TERMINAL *before = cur_term;
    int found;
    int colours;

    if (setupterm(NULL, STDOUT_FILENO, &found) != OK) {
        return -1;
    }
    colours = tigetnum("colors");
    del_curterm(cur_term);
    set_curterm(before);
    return colours > 0 ? colours : 0;
}
