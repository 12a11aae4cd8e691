#include "engine/wire/finding.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "engine/base/safe.h"

void findings_init(struct findings *f, struct arena *a)
{
    *f = (struct findings){.arena = a, .list = arena_array(a, FINDINGS_MAX, sizeof(*f->list))};
}

void findings_add(struct findings *f, const struct finding *at, const char *format, ...)
{
    char text[512];
    struct bytes safe;
    struct finding *to;
    va_list ap;

    f->errors += !at->warning;
    if (f->count == FINDINGS_MAX) {
        f->dropped++;
        return;
    }
    va_start(ap, format);
    vsnprintf(text, sizeof(text), format, ap);
    va_end(ap);
    to = &f->list[f->count++];
    *to = *at;
    bytes_init(&safe, 16 * sizeof(text)); /* of the case's own words none may forge a line */
    safe_line(span_of(text), sizeof(text), &safe);
    to->text = arena_span(f->arena, bytes_view(&safe));
    bytes_done(&safe);
}

static int by_place(const void *va, const void *vb)
{
    const struct finding *a = va;
    const struct finding *b = vb;

    if (a->file != b->file) {
        return a->file < b->file ? -1 : 1;
    }
    if (a->line != b->line) {
        return a->line < b->line ? -1 : 1;
    }
    if (a->column != b->column) {
        return a->column < b->column ? -1 : 1;
    }
    return span_cmp(a->text, b->text);
}

void findings_sort(struct findings *f)
{
    qsort(f->list, (size_t)f->count, sizeof(*f->list), by_place);
}
