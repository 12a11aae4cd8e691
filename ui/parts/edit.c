#include "ui/parts/edit.h"

#include <string.h>

#include "engine/base/text.h"
#include "engine/base/utf8.h"
#include "ui/term/measure.h"

enum { EDIT_ARENA = 1 << 20, CLUSTER_MOST = 64 /* bytes of a letter with its marks */ };

void edit_init(struct edit *e, char *text, size_t room, bool one_line)
{
    *e = (struct edit){
        .text = text, .room = room, .at = strlen(text), .one_line = one_line, .cols = 1};
}

void edit_offer(struct edit *e)
{
    e->offered = e->text[0] != '\0';
}

static struct span text_of(const struct edit *e)
{
    return span_of(e->text);
}

static void remove_part(struct edit *e, size_t from, size_t to)
{
    memmove(e->text + from, e->text + to, strlen(e->text + to) + 1);
    e->at = from;
}

/* A mark joins the letter before it, where there is a letter of both. */
static void compose_at(struct edit *e, size_t len)
{
    struct span all = text_of(e);
    size_t from = e->at - len > 0 ? measure_before(all, e->at) : 0;
    struct arena a;
    struct span composed;

    if (e->at - from == len || e->at - from > CLUSTER_MOST) {
        return;
    }
    arena_init(&a, 4096);
    composed = measure_compose(&a, (struct span){e->text + from, e->at - from});
    if (composed.len <= e->at - from) {
        size_t end = e->at;

        memcpy(e->text + from, composed.ptr, composed.len);
        remove_part(e, from + composed.len, end);
    }
    arena_done(&a);
}

static void insert(struct edit *e, uint32_t letter)
{
    char bytes[4];
    size_t len = utf8_put(letter, bytes);
    size_t had = strlen(e->text);

    e->dropped = utf8_forbidden(letter);
    e->full = !e->dropped && had + len + 1 > e->room;
    if (e->dropped || e->full) {
        return;
    }
    memmove(e->text + e->at + len, e->text + e->at, had - e->at + 1);
    memcpy(e->text + e->at, bytes, len);
    e->at += len;
    if (letter >= 0x80) {
        compose_at(e, len);
    }
}

/* The lines as shown; an empty last one where the text ends in a line feed. */
static struct measured lines_of(const struct edit *e, struct arena *a, int cols)
{
    struct span all = text_of(e);
    struct measured m = measure_wrap(a, all, cols);

    if (all.len && all.ptr[all.len - 1] == '\n') {
        m.line[m.lines++] = (struct span){all.ptr + all.len, 0};
    }
    return m;
}

/* The line in which the place is. */
static int line_at(const struct edit *e, const struct measured *m)
{
    int line = 0;

    for (int i = 1; i < m->lines; i++) {
        if (m->line[i].ptr && m->line[i].ptr <= e->text + e->at) {
            line = i;
        }
    }
    return line;
}

static int column_at(const struct edit *e, const struct measured *m, int line, int cols)
{
    const char *start = m->line[line].ptr ? m->line[line].ptr : e->text;
    int col = measure_columns((struct span){start, (size_t)(e->text + e->at - start)});

    return col < cols ? col : cols - 1;
}

static void move_line(struct edit *e, int by)
{
    struct arena a;
    struct measured m;
    int line;

    arena_init(&a, EDIT_ARENA);
    m = lines_of(e, &a, e->cols);
    line = line_at(e, &m) + by;
    if (line < 0 || line >= m.lines) {
        e->at = by < 0 ? 0 : strlen(e->text);
    } else {
        int col = column_at(e, &m, line - by, e->cols);

        e->at = (size_t)(m.line[line].ptr - e->text) + measure_fit(m.line[line], col, &col).len;
    }
    arena_done(&a);
}

static void move_edge(struct edit *e, bool end)
{
    struct arena a;
    struct measured m;
    int line;

    arena_init(&a, EDIT_ARENA);
    m = lines_of(e, &a, e->cols);
    line = line_at(e, &m);
    if (m.line[line].ptr) {
        e->at = (size_t)(m.line[line].ptr - e->text) + (end ? m.line[line].len : 0);
    }
    arena_done(&a);
}

static bool move_key(struct edit *e, struct key key)
{
    struct span all = text_of(e);
    int wide;

    switch ((int)key.press) {
    case PRESS_LEFT:
        e->at = e->at ? measure_before(all, e->at) : 0;
        return true;
    case PRESS_RIGHT:
        e->at += e->at < all.len ? measure_character(all, e->at, &wide) : 0;
        return true;
    case PRESS_UP:
        move_line(e, -1);
        return true;
    case PRESS_DOWN:
        move_line(e, 1);
        return true;
    case PRESS_HOME:
        move_edge(e, false);
        return true;
    case PRESS_END:
        move_edge(e, true);
        return true;
    default:
        return false;
    }
}

bool edit_key(struct edit *e, struct key key)
{
    struct span all = text_of(e);
    int wide;

    if (e->offered && (key.press == PRESS_CHAR || key.press == PRESS_BACKSPACE ||
                       key.press == PRESS_DELETE || key.press == PRESS_CTRL_U)) {
        remove_part(e, 0, all.len);
        all.len = 0;
    }
    e->offered = false;
    switch ((int)key.press) {
    case PRESS_CHAR:
    case PRESS_SPACE:
        insert(e, key.letter);
        return true;
    case PRESS_ENTER:
        if (e->one_line) {
            return key.pasted; /* a paste never presses a button */
        }
        insert(e, '\n');
        return true;
    case PRESS_TAB:
        if (!key.pasted) {
            return false;
        }
        insert(e, ' ');
        return true;
    case PRESS_BACKSPACE:
        if (e->at > 0) {
            remove_part(e, measure_before(all, e->at), e->at);
        }
        return true;
    case PRESS_CTRL_U:
        while (e->at > 0 && e->text[e->at - 1] != '\n') {
            remove_part(e, e->at - 1, e->at);
        }
        return true;
    case PRESS_DELETE:
        if (e->at < all.len) {
            remove_part(e, e->at, e->at + measure_character(all, e->at, &wide));
        }
        return true;
    default:
        return !e->one_line || (key.press != PRESS_UP && key.press != PRESS_DOWN) ? move_key(e, key)
                                                                                  : false;
    }
}

int edit_lines(const struct edit *e, int cols)
{
    struct arena a;
    int lines;

    arena_init(&a, EDIT_ARENA);
    lines = lines_of(e, &a, cols).lines;
    arena_done(&a);
    return lines;
}

void edit_draw(struct edit *e, struct area a, bool here)
{
    struct arena lines;
    struct measured m;
    int line;
    int cols = a.cols > 1 ? a.cols - 1 : 1; /* the cursor stands behind the last letter */

    e->cols = cols;
    arena_init(&lines, EDIT_ARENA);
    m = lines_of(e, &lines, cols);
    line = line_at(e, &m);
    if (e->top > m.lines - a.rows) {
        e->top = m.lines > a.rows ? m.lines - a.rows : 0; /* no rows left empty below */
    }
    if (line < e->top) {
        e->top = line;
    }
    if (line >= e->top + a.rows) {
        e->top = line - a.rows + 1;
    }
    area_fill(a, here ? STYLE_FIELD_HERE : STYLE_FIELD);
    for (int i = 0; i < a.rows && e->top + i < m.lines; i++) {
        area_text(a, i, 0,
                  here && e->offered ? STYLE_BUTTON_HERE
                  : here             ? STYLE_FIELD_HERE
                                     : STYLE_FIELD,
                  m.line[e->top + i]);
    }
    if (here) {
        area_cursor(a, line - e->top, column_at(e, &m, line, a.cols));
    }
    arena_done(&lines);
}
