/*
 * Menu and help: both made from the table of keys, and both run the line that is chosen. Below the
 * menu stands all that the desk holds, so that finding is one thing.
 */
#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "ui/parts/screen_parts.h"
#include "ui/parts/sheet.h"
#include "ui/term/lang.h"
#include "ui/term/measure.h"

enum { LINES_MAX = 64 };

static void key_row(struct rows *r, const struct binding *row)
{
    char keys[32];

    binding_keys(row, keys, sizeof(keys));
    rows_add(r, row->action, STYLE_PLAIN, 2, _(row->help))->right =
        arena_span(r->arena, span_of(keys));
}

/* Also by the English words: whoever sits before a language they do not read. */
static void key_rows(struct screen *s, struct rows *r, enum sheet_fit fit)
{
    const struct binding *row[LINES_MAX];
    int n = binding_list(*s->kind->bindings, screen_where(s), row, LINES_MAX);

    for (int i = 0; i < n; i++) {
        enum sheet_fit own = sheet_fit(s, span_of(_(row[i]->help)));
        enum sheet_fit english = sheet_fit(s, span_of(row[i]->help));

        if ((own > english ? own : english) == fit) {
            key_row(r, row[i]);
        }
    }
}

void screen_offer(struct screen *s, struct rows *r, int32_t entry, const char *what,
                  const char *text, const char *more)
{
    const char *whole = screen_print(s, "%s: %s", what, text);

    if (sheet_finds(s, span_of(whole)) || (*more && sheet_finds(s, span_of(more)))) {
        rows_add(r, entry, STYLE_PLAIN, 2, whole);
    }
}

static void menu_rows(struct screen *s, struct rows *r, int cols)
{
    rows_init(r, &s->frame, cols);
    key_rows(s, r, FITS_WHOLE);
    if (s->find[0] && !screen_waits(s)) {
        s->kind->find(s, r); /* whatever the owner holds */
    }
    key_rows(s, r, FITS_IN_WORDS); /* last: who types the whole of something means that */
    if (r->count == 0) {
        rows_say(r, ROWS_NOBODY, STYLE_PLAIN, 0, _("Nothing fits what you typed."));
    }
}

void menu_draw(struct screen *s, struct area screen)
{
    int cols = screen.cols - 6 < 84 ? screen.cols - 6 : 84;
    struct rows r;
    struct area a;
    int at;

    menu_rows(s, &r, cols - 4);
    a = sheet_open(screen, screen.rows, cols, s->finding ? _(BAR_("Find")) : _("Menu"));
    /* TRANSLATORS: at most 40 cells */
    at = area_put(a, 0, 0, STYLE_PLAIN, _("Type to find: "));
    area_fill(area_part(a, 0, at, 1, a.cols - at), STYLE_FIELD_HERE);
    area_put(a, 0, at, STYLE_FIELD_HERE, s->find);
    list_draw(sheet_list(s), &r, area_part(a, 2, 0, a.rows - 3, a.cols), true);
    /* TRANSLATORS: at most 70 cells */
    area_put(a, a.rows - 1, 0, STYLE_ASIDE,
             s->finding ? /* TRANSLATORS: at most 70 cells */ _("Enter: open it.  Esc: back.")
                        : /* TRANSLATORS: at most 70 cells */ _("Enter: do it.  Esc: back."));
}

static void run(struct screen *s, int32_t entry)
{
    sheet_pop(s);
    if (entry >= FOUND) {
        s->kind->found(s, entry);
    } else {
        screen_do(s, entry);
    }
}

void menu_key(struct screen *s, struct key key)
{
    struct rows r;

    menu_rows(s, &r, 70);
    if (list_key(sheet_list(s), &r, key)) {
        return;
    }
    list_settle(sheet_list(s), &r);
    if (key.press == PRESS_ESC || key.press == PRESS_F10) {
        sheet_pop(s);
    } else if (key.press == PRESS_ENTER && !key.pasted) {
        if (sheet_list(s)->entry != ROWS_NOBODY) {
            run(s, sheet_list(s)->entry);
        }
    } else {
        sheet_type(s, key);
        *sheet_list(s) = (struct list){.entry = ROWS_NOBODY};
    }
}

static void sign_rows(const struct screen *s, struct rows *r)
{
    rows_heading(r, _("Signs"));
    for (const char *const *sign = s->kind->signs; *sign; sign++) {
        rows_say(r, ROWS_NOBODY, STYLE_PLAIN, 2, _(*sign));
    }
}

static void moving_rows(struct rows *r)
{
    rows_heading(r, _("Moving"));
    rows_say(r, ROWS_NOBODY, STYLE_PLAIN, 2,
             _("Up, Down, PgUp, PgDn: in a list.  Enter: open.  Esc: back."));
    rows_say(r, ROWS_NOBODY, STYLE_PLAIN, 2,
             _("Esc and then a digit is the F key of that number, Esc 0 is F10."));
}

static void help_rows(struct screen *s, struct rows *r, int cols)
{
    rows_init(r, &s->frame, cols);
    rows_heading(r, _("What can be done here (Enter does it)"));
    key_rows(s, r, FITS_WHOLE);
    moving_rows(r);
    sign_rows(s, r);
}

void help_draw(struct screen *s, struct area screen)
{
    int cols = screen.cols - 6 < 84 ? screen.cols - 6 : 84;
    struct rows r;
    struct area a = sheet_open(screen, screen.rows, cols, _("Help"));

    s->find[0] = '\0';
    help_rows(s, &r, a.cols);
    list_draw(sheet_list(s), &r, area_part(a, 0, 0, a.rows - 1, a.cols), true);
    area_put(a, a.rows - 1, 0, STYLE_ASIDE, _(s->kind->help_last));
}

void help_key(struct screen *s, struct key key)
{
    struct rows r;

    help_rows(s, &r, 70);
    if (list_key(sheet_list(s), &r, key)) {
        return;
    }
    list_settle(sheet_list(s), &r);
    if (key.press == PRESS_F1 && s->kind->help_again && !screen_waits(s)) {
        sheet_pop(s);
        screen_do(s, s->kind->help_again);
    } else if (key.press == PRESS_ESC || key.press == PRESS_F10) {
        sheet_pop(s);
    } else if (key.press == PRESS_ENTER && sheet_list(s)->entry != ROWS_NOBODY) {
        run(s, sheet_list(s)->entry);
    }
}
