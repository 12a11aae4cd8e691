/*
 * Sheets to read: text that scrolls, with buttons below; leaving; the public view.
 */
#include <stdio.h>
#include <string.h>

#include "ui/console/console_screen.h"
#include "ui/parts/sheet.h"
#include "ui/term/lang.h"
#include "ui/term/measure.h"

enum { SHEET_COLS = 92, PAGE = 12, LAST = 1 << 20 };
enum { UNCOVER_MS = 10000 };

void text_sheet(struct console *s, struct area screen, const char *title, struct span text,
                const char *const *labels, int count)
{
    int cols = screen.cols - 4 < SHEET_COLS ? screen.cols - 4 : SHEET_COLS;
    struct measured m = measure_wrap(&s->screen.frame, text, cols - 4);
    struct area a =
        sheet_open(screen, m.lines + 4 < screen.rows ? m.lines + 4 : screen.rows, cols, title);
    int rows = a.rows - 2;
    int most = m.lines > rows ? m.lines - rows : 0;

    s->top = s->top > most ? most : s->top < 0 ? 0 : s->top;
    for (int i = 0; i < rows && s->top + i < m.lines; i++) {
        area_text(a, i, 0, STYLE_PLAIN, m.line[s->top + i]);
    }
    if (s->top < most) {
        area_right(area_part(a, rows, 0, 1, a.cols), 0, STYLE_ASIDE,
                   screen_print(&s->screen,
                                ngettext("%d row below (PgDn)", "%d rows below (PgDn)",
                                         (unsigned)(most - s->top)),
                                most - s->top));
    }
    *sheet_button(&s->screen) =
        *sheet_button(&s->screen) < count ? *sheet_button(&s->screen) : count - 1;
    sheet_buttons(a, a.rows - 1, labels, count, *sheet_button(&s->screen));
}

bool text_sheet_key(struct console *s, int count, struct key key)
{
    if (key.press == PRESS_ESC) {
        sheet_pop(&s->screen);
    } else if (key.press == PRESS_DOWN || key.press == PRESS_PAGE_DOWN) {
        s->top += key.press == PRESS_DOWN ? 1 : PAGE;
    } else if (key.press == PRESS_UP || key.press == PRESS_PAGE_UP) {
        s->top -= key.press == PRESS_UP ? 1 : PAGE;
    } else if (key.press == PRESS_HOME || key.press == PRESS_END) {
        s->top = key.press == PRESS_HOME ? 0 : LAST; /* drawing knows how many there are */
    } else if (key.press == PRESS_ENTER) {
        return true;
    } else {
        (void)sheet_button_key(sheet_button(&s->screen), count, key);
    }
    return false;
}

void go_draw(struct console *s, struct area a)
{
    const char *labels[] = {_("Stay"), _("Leave")};

    text_sheet(s, a, _("Leave?"),
               span_of(s->control.standing.ended
                           ? _("The exercise has ended; what is kept of it stays.")
                           : _("The exercise goes on without this console. Come back with the "
                               "same command on this computer.")),
               labels, 2);
}

void go_key(struct console *s, struct key key)
{
    if (text_sheet_key(s, 2, key)) {
        if (*sheet_button(&s->screen) == 1) {
            s->screen.leave = true;
        } else {
            sheet_pop(&s->screen);
        }
    }
}

/* The clock in letters that the last row of a hall can read: 3 columns by 5 rows a sign. */
static void draw_large(struct area a, int row, const char *text)
{
    static const char *const rows[5] = {
        "### .#. ### ### #.# ### ### ### ### ### ... ... ##.",
        "#.# ##. ..# ..# #.# #.. #.. ..# #.# #.# .#. ... #.#",
        "#.# .#. ### ### ### ### ### .#. ### ### ... ... ##.",
        "#.# .#. #.. ..# ..# ..# #.# .#. #.# ..# .#. ... #..",
        "### ### ### ### ..# ### ### .#. ### ### ... ... #..",
    };
    static const char signs[] = "0123456789: P";
    int col = (a.cols - (int)strlen(text) * 7) / 2;

    for (const char *c = text; *c; c++) {
        const char *at = strchr(signs, *c);

        for (int y = 0; at && y < 5; y++) {
            for (int x = 0; x < 3; x++) {
                if (rows[y][(at - signs) * 4 + x] == '#') {
                    area_fill(area_part(a, row + y, col + 2 * x, 1, 2), STYLE_BUTTON_HERE);
                }
            }
        }
        col += 7;
    }
}

/* Twice, and soon: one key by mistake, minutes later, shows the hall nothing. */
static bool uncovers(const struct console *s)
{
    return s->uncovers_ms && s->screen.mono_ms - s->uncovers_ms < UNCOVER_MS;
}

/* Nothing here but title, clock and whether play runs: it may stand on a wall. */
void public_draw(struct console *s, struct area a)
{
    const struct standing *g = &s->control.standing;
    int64_t next = standing_pause(g, console_play(s));
    struct span title = s->client.lexicon.title;
    struct measured m;
    char why[NEWS_MAX + 64];
    const char *state = g->ended      ? _("The exercise has ended.")
                        : !g->started ? _("The exercise has not begun.")
                        : g->paused   ? _("Paused.")
                                      : _("The exercise is running.");

    area_fill(a, STYLE_PLAIN);
    area_text(a, 2, (a.cols - measure_columns(title)) / 2, STYLE_STRONG, title);
    draw_large(a, 5, console_clock(s, console_play(s)));
    area_put(a, 12, (a.cols - measure_columns(span_of(state))) / 2, STYLE_STRONG, state);
    why[0] = '\0';
    if (g->paused || g->ended) {
        snprintf(why, sizeof(why), "%s", g->paused ? g->why : g->ended_why);
    } else if (next != NEVER) {
        snprintf(why, sizeof(why), _("Pause at %s. %s"), standing_pause_clock(next, &s->client),
                 standing_pause_why(g, next));
    }
    m = measure_wrap(&s->screen.frame, span_of(why), a.cols - 16);
    for (int i = 0; i < m.lines && i < 5; i++) {
        area_text(a, 14 + i, (a.cols - measure_columns(m.line[i])) / 2, STYLE_PLAIN, m.line[i]);
    }
    if (uncovers(s)) { /* the hall may be looking */
        const char *again = _(NEWS_("Once more: then everybody here sees the console."));

        area_put(a, a.rows - 1, (a.cols - measure_columns(span_of(again))) / 2, STYLE_STRONG,
                 again);
    }
    area_cursor(a, 0, 0);
}

void public_key(struct console *s, struct key key)
{
    bool back = key.press == PRESS_ESC || key.press == PRESS_F10;

    if (back && uncovers(s)) {
        sheet_pop(&s->screen);
    }
    s->uncovers_ms = back && !uncovers(s) ? s->screen.mono_ms : 0;
}
