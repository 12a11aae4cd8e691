#include "ui/parts/screen_parts.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "ui/parts/edit.h"
#include "ui/parts/sheet.h"
#include "ui/term/lang.h"
#include "ui/term/measure.h"

enum { FRAME_ARENA = 8 << 20, NEWS_MS = 60000, ALARM_MS = 5000, ALARM_ROWS = 4, NEWS_ROWS = 2 };
enum { STEM_FROM = 5 /* letters of a word whose end may differ */ };

void screen_init(struct screen *s, const struct screen_kind *kind)
{
    memset(s, 0, sizeof(*s));
    s->kind = kind;
    arena_init(&s->frame, FRAME_ARENA);
    s->here = 1;
    for (int i = 0; i < PLACES_MAX; i++) {
        s->list[i].entry = ROWS_NOBODY;
    }
}

void screen_done(struct screen *s)
{
    arena_done(&s->frame);
}

const char *screen_text(struct screen *s, struct span text)
{
    return arena_span(&s->frame, text).ptr;
}

const char *screen_print(struct screen *s, const char *format, ...)
{
    va_list ap;
    va_list again;
    char *to;
    int n;

    va_start(ap, format);
    va_copy(again, ap);
    n = vsnprintf(NULL, 0, format, ap);
    to = arena_alloc(&s->frame, (size_t)n + 1);
    vsnprintf(to, (size_t)n + 1, format, again);
    va_end(again);
    va_end(ap);
    return to;
}

void screen_news(struct screen *s, bool alarm, const char *format, ...)
{
    bool unread = s->news[0] && s->news_alarm && !alarm && s->mono_ms - s->news_at < ALARM_MS;
    size_t above = unread ? strcspn(s->news, "\n") : 0;
    va_list ap;

    if (unread) {
        above = above > sizeof(s->news) / 2 ? sizeof(s->news) / 2 : above;
        s->news[above++] = '\n';
    } else {
        s->news_at = s->mono_ms;
        s->news_alarm = alarm;
    }
    s->news_answer = s->in_key && !unread;
    s->news_answers += s->in_key;
    va_start(ap, format);
    vsnprintf(s->news + above, sizeof(s->news) - above, format, ap);
    va_end(ap);
}

int sheet_top(const struct screen *s)
{
    return s->sheets ? s->sheet[s->sheets - 1] : SHEET_NONE;
}

struct list *sheet_list(struct screen *s)
{
    return &s->sheet_list[s->drawn ? s->drawn - 1 : s->sheets ? s->sheets - 1 : 0];
}

int *sheet_button(struct screen *s)
{
    if (s->drawn && s->drawn < s->sheets) {
        s->no_button = -1;
        return &s->no_button;
    }
    return &s->sheet_button[s->sheets ? s->sheets - 1 : 0];
}

void sheet_push(struct screen *s, int sheet)
{
    if (s->sheets < SHEETS_MAX) {
        s->sheet[s->sheets++] = sheet;
        *sheet_list(s) = (struct list){.entry = ROWS_NOBODY};
        *sheet_button(s) = 0;
        s->find[0] = '\0';
    }
}

void sheet_pop(struct screen *s)
{
    if (s->sheets) {
        s->sheets--;
        s->find[0] = '\0';
    }
}

/* A word, or, of a long one, all but its end: "shelters" finds a shelter. */
static bool has_word(struct span have, struct span word)
{
    size_t stem = word.len;

    while (stem > 0 && ((unsigned char)word.ptr[--stem] & 0xc0) == 0x80) {
    }
    return memmem(have.ptr, have.len, word.ptr, word.len) != NULL ||
           (measure_columns(word) >= STEM_FROM && memmem(have.ptr, have.len, word.ptr, stem));
}

/* Every word of what was typed, in any order. */
static bool has_words(struct screen *s, struct span have, const char *typed)
{
    struct span want = measure_fold(&s->frame, span_of(typed));
    size_t at = 0;

    while (at < want.len) {
        size_t end = at;

        while (end < want.len && want.ptr[end] != ' ') {
            end++;
        }
        if (end > at && !has_word(have, (struct span){want.ptr + at, end - at})) {
            return false;
        }
        at = end + 1;
    }
    return true;
}

enum sheet_fit sheet_fit(struct screen *s, struct span text)
{
    struct span have = measure_fold(&s->frame, text);
    struct span want = measure_fold(&s->frame, span_of(s->find));
    char other[2 * FIND_MAX + 8];

    key_other_text(s->find, other, sizeof(other)); /* the layout may be the other one */
    return want.len == 0 || memmem(have.ptr, have.len, want.ptr, want.len)        ? FITS_WHOLE
           : has_words(s, have, s->find) || has_words(s, have, other) ? FITS_IN_WORDS
                                                                                  : FITS_NOT;
}

bool sheet_finds(struct screen *s, struct span text)
{
    return sheet_fit(s, text) != FITS_NOT;
}

void sheet_type(struct screen *s, struct key key)
{
    struct edit e;

    edit_init(&e, s->find, sizeof(s->find), true);
    (void)edit_key(&e, key);
}

static void next_pane(struct screen *s, int by)
{
    int n = s->kind->places;

    s->kind->go(s, (s->here - 1 + by + n) % n + 1);
}

static void speak(struct screen *s, const char *lang)
{
    if (strcmp(lang, lang_now()) != 0) {
        lang_set(lang);
        s->kind->speak(s);
    }
}

void screen_do(struct screen *s, int action)
{
    switch (action) {
    case DO_NOTHING:
        return;
    case DO_HELP:
        sheet_push(s, SHEET_HELP);
        return;
    case DO_MENU:
    case DO_FIND:
        s->finding = action == DO_FIND;
        sheet_push(s, SHEET_MENU);
        return;
    case DO_ZOOM:
        s->zoomed = !s->zoomed;
        s->kind->go(s, s->here);
        return;
    case DO_NEXT_PANE:
        next_pane(s, 1);
        return;
    case DO_LAST_PANE:
        next_pane(s, -1);
        return;
    case DO_REDRAW:
        s->redraw = true;
        return;
    case DO_THEME:
        s->theme_next = true;
        return;
    default:
        if (action >= DO_LANG && action < DO_LANG + LANG_COUNT) {
            speak(s, lang_codes[action - DO_LANG]);
        } else if (action > DO_PLACE && action <= DO_PLACE + s->kind->places) {
            s->kind->go(s, action - DO_PLACE);
        } else {
            s->kind->does(s, action);
        }
    }
}

/* Keys of the place itself: its list, Enter and Space on what is chosen. */
static void pane_key(struct screen *s, struct key key)
{
    struct list *l = &s->list[s->here];
    struct rows r;

    rows_init(&r, &s->frame, 40);
    s->kind->rows(s, s->here, &r);
    if (list_key(l, &r, key)) {
        return;
    }
    list_settle(l, &r);
    if (key.press == PRESS_ENTER && l->entry != ROWS_NOBODY) {
        s->kind->open(s, s->here, l->entry);
    } else if (key.press == PRESS_SPACE && l->entry != ROWS_NOBODY) {
        s->kind->space(s, s->here, l->entry);
    } else if (key.press == PRESS_ESC && s->zoomed) {
        screen_do(s, DO_ZOOM);
    }
}

static void sheet_key(struct screen *s, int sheet, struct key key)
{
    if (sheet == SHEET_MENU) {
        menu_key(s, key);
    } else if (sheet == SHEET_HELP) {
        help_key(s, key);
    } else {
        s->kind->sheet_key(s, sheet, key);
    }
}

/* What is pasted is words: it goes where words are written, and presses and chooses nothing. */
static bool takes_paste(struct screen *s, struct key key)
{
    if (sheet_top(s) == SHEET_MENU) {
        return key.press == PRESS_CHAR;
    }
    return sheet_top(s) >= SHEET_OWN && s->kind->takes_paste(s, key);
}

bool screen_waits(struct screen *s)
{
    return s->kind->waiting(s, (struct area){0});
}

uint32_t screen_where(struct screen *s)
{
    return screen_waits(s) ? WHERE_WAITING : s->kind->where(s);
}

/* Nobody should have to wait for a link to go home, or to read in their own language why. */
static void waiting_key(struct screen *s, struct key key)
{
    int action = binding_action(*s->kind->bindings, WHERE_WAITING, key);

    if (key.press == PRESS_CTRL_C || key.press == PRESS_F10) {
        s->leave = true;
    } else if (action) {
        screen_do(s, action);
    }
}

static void do_key(struct screen *s, struct key key)
{
    int action;

    if (key.press == PRESS_CTRL_L) {
        s->redraw = true;
    } else if (s->sheets) {
        sheet_key(s, sheet_top(s), key);
    } else if (screen_waits(s)) {
        waiting_key(s, key);
    } else {
        action = binding_action(*s->kind->bindings, s->kind->where(s), key);
        action = action ? action : binding_action(*s->kind->bindings, s->kind->elsewhere, key);
        if (action) {
            screen_do(s, action);
        } else {
            pane_key(s, key);
        }
    }
}

void screen_key(struct screen *s, struct key key)
{
    int sheets = s->sheets;
    int here = s->here;
    int said = s->news_answers;

    arena_reset(&s->frame); /* what the last picture or key needed */
    s->key_ms = s->mono_ms;
    if (key.pasted && !takes_paste(s, key)) {
        return;
    }
    s->in_key = true;
    do_key(s, key);
    s->in_key = false;
    if (s->news_answer && said == s->news_answers && (s->sheets != sheets || s->here != here)) {
        s->news[0] = '\0'; /* it was said of what has been left */
    }
}

void screen_pane(struct screen *s, int place, struct area a)
{
    bool here = s->here == place && !s->sheets;
    struct area body = area_part(a, 1, 0, a.rows - 1, a.cols);
    char title[600];
    struct rows r;

    s->title_cols = a.cols;
    s->kind->title(s, place, title, sizeof(title));
    area_text(a, 0, 0, here ? STYLE_TITLE_HERE : STYLE_TITLE,
              rows_cut(&s->frame, span_of(title), a.cols));
    rows_init(&r, &s->frame, body.cols);
    s->kind->rows(s, place, &r);
    list_draw(&s->list[place], &r, body, here);
}

static void draw_small(struct screen *s, struct area a)
{
    char text[128];
    struct rows r;
    struct list top = {.entry = ROWS_NOBODY};

    snprintf(text, sizeof(text), _("This window has %d columns and %d rows."), a.cols, a.rows);
    rows_init(&r, &s->frame, a.cols);
    rows_say(&r, ROWS_NOBODY, STYLE_STRONG, 0, text);
    rows_say(&r, ROWS_NOBODY, STYLE_PLAIN, 0,
             _("palermo needs 80 columns and 24 rows: please make it larger, or the letters "
               "smaller."));
    list_draw(&top, &r, a, true);
}

static void draw_head(struct screen *s, struct area row)
{
    struct screen_head h = {.left = "", .shorter = "", .right = ""};
    enum style style;
    int wide;

    s->kind->head(s, &h);
    style = h.alert ? STYLE_BAR_ALERT : STYLE_BAR;
    wide = measure_columns(span_of(h.right));
    area_fill(row, style);
    area_put(area_part(row, 0, 1, 1, row.cols - wide - 1), 0, 0, style,
             h.shorter[0] && measure_columns(span_of(h.left)) > row.cols - wide - 1 ? h.shorter
                                                                                   : h.left);
    area_right(row, 0, style, h.right);
}

/* How many rows are above the last one. */
static int draw_news(struct screen *s, struct area a)
{
    struct news n = {.said = {.style = STYLE_STRONG, .mark = " ", .rows = 1, .text = ""}};

    if (s->news[0] && s->mono_ms - s->news_at < NEWS_MS) {
        n.said.mark = s->news_alarm ? "!" : "*";
        n.said.rows = s->news_alarm ? ALARM_ROWS : NEWS_ROWS; /* a reason is read to its end */
        snprintf(n.said.text, sizeof(n.said.text), "%s", s->news);
    }
    s->kind->standing(s, &n);
    return news_draw(&n, &s->frame, a);
}

static void draw_sheet(struct screen *s, int sheet, struct area a)
{
    if (sheet == SHEET_MENU) {
        menu_draw(s, a);
    } else if (sheet == SHEET_HELP) {
        help_draw(s, a);
    } else {
        s->kind->sheet_draw(s, sheet, a);
    }
}

static uint32_t bar_where(const struct screen *s)
{
    int top = sheet_top(s);

    if (top == SHEET_NONE) {
        return s->kind->where(s);
    }
    return top < SHEET_OWN ? WHERE_SHEET : s->kind->sheet_where(s, top);
}

/* Menu and help, as far as there is something in them. */
static void draw_waiting(struct screen *s, struct area a, struct area body)
{
    if (sheet_top(s) < SHEET_OWN) {
        binding_bar(*s->kind->bindings, sheet_top(s) == SHEET_NONE ? WHERE_WAITING : WHERE_SHEET,
                    area_part(a, a.rows - 1, 0, 1, a.cols));
    }
    if (sheet_top(s) == SHEET_MENU || sheet_top(s) == SHEET_HELP) {
        draw_sheet(s, sheet_top(s), body);
    }
}

void screen_draw(struct screen *s, struct grid *g)
{
    struct area a = grid_area(g);
    struct area body = area_part(a, 1, 0, a.rows - 3, a.cols);

    arena_reset(&s->frame);
    if (a.rows < SCREEN_ROWS || a.cols < SCREEN_COLS) {
        draw_small(s, a);
        return;
    }
    draw_head(s, area_part(a, 0, 0, 1, a.cols));
    if (s->kind->waiting(s, body)) {
        draw_waiting(s, a, body);
        return;
    }
    body.rows -= draw_news(s, area_part(a, 1, 0, a.rows - 2, a.cols)); /* nothing stands on it */
    if (s->zoomed) {
        screen_pane(s, s->here, body);
    } else {
        s->kind->body(s, body);
    }
    binding_bar(*s->kind->bindings, bar_where(s), area_part(a, a.rows - 1, 0, 1, a.cols));
    for (int i = 0; i < s->sheets; i++) {
        s->drawn = i + 1;
        draw_sheet(s, s->sheet[i], body);
    }
    s->drawn = 0;
}
