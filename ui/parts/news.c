#include "ui/parts/news.h"

#include <stdarg.h>
#include <stdio.h>

#include "engine/base/must.h"

void news_stays(struct news *n, const char *mark, enum style style, int rows, const char *format,
                ...)
{
    struct news_line *l = &n->stay[n->stays++];
    va_list ap;

    MUST(n->stays <= STAYS_MAX);
    l->mark = mark;
    l->style = style;
    l->rows = rows;
    va_start(ap, format);
    vsnprintf(l->text, sizeof(l->text), format, ap);
    va_end(ap);
}

static void news_rows(struct rows *r, const struct news_line *l)
{
    int from = r->count;

    rows_wrap_most(r, ROWS_NOBODY, l->style, 0, span_of(l->text), l->rows);
    if (from < r->count) {
        r->row[from].mark = l->mark;
    }
}

int news_draw(const struct news *n, struct arena *a, struct area area)
{
    struct rows r;
    struct area part;

    rows_init(&r, a, area.cols - 2);
    for (int i = 0; i < n->stays; i++) {
        news_rows(&r, &n->stay[i]);
    }
    if (n->said.text[0] || !r.count) {
        news_rows(&r, &n->said);
    }
    part = area_part(area, area.rows - r.count, 0, r.count, area.cols);
    area_fill(part, STYLE_PLAIN);
    for (int i = 0; i < r.count; i++) {
        const char *mark = r.row[i].mark;

        area_text(part, i, 2, r.row[i].style, r.row[i].text);
        if (mark) {
            area_put(part, i, 0, *mark == '!' ? STYLE_ALARM : STYLE_MARK, mark);
        }
    }
    return r.count > 1 ? r.count - 1 : 0;
}
