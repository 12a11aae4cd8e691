#include "engine/run/account_text.h"

#include <stdlib.h>
#include <string.h>
#include <unilbrk.h>
#include <uniwidth.h>

#include "engine/base/must.h"

static void blanks(struct bytes *to, int count)
{
    for (int i = 0; i < count; i++) {
        bytes_char(to, ' ');
    }
}

int account_columns(struct span text)
{
    return text.len ? u8_width((const uint8_t *)text.ptr, text.len, "UTF-8") : 0;
}

/* One line, without the blanks at its end. */
static void line(struct bytes *to, const char *first, int indent, struct span text)
{
    while (text.len && (text.ptr[text.len - 1] == ' ' || text.ptr[text.len - 1] == '\n')) {
        text.len--;
    }
    if (text.len || *first) {
        bytes_text(to, first);
        blanks(to, text.len ? indent - account_columns(span_of(first)) : 0);
        bytes_span(to, text);
    }
    bytes_char(to, '\n');
}

void account_wrap(struct bytes *to, const char *first, int indent, struct span text)
{
    char *breaks;
    size_t from = 0;

    while (text.len && text.ptr[text.len - 1] == '\n') {
        text.len--;
    }
    if (!text.len) {
        return;
    }
    breaks = malloc(text.len);
    MUST(breaks);
    u8_width_linebreaks((const uint8_t *)text.ptr, text.len, ACCOUNT_COLUMNS - indent, 0, 0, NULL,
                        "UTF-8", breaks);
    for (size_t i = 1; i < text.len; i++) {
        /* Where a line must end, the mark stands at its line feed; else before what moves down. */
        bool must = breaks[i - 1] == UC_BREAK_MANDATORY && text.ptr[i - 1] == '\n';

        if (must || (breaks[i] == UC_BREAK_POSSIBLE)) {
            line(to, from ? "" : first, indent, (struct span){text.ptr + from, i - from});
            from = i;
        }
    }
    line(to, from ? "" : first, indent, (struct span){text.ptr + from, text.len - from});
    free(breaks);
}

void account_bar(struct bytes *to, int64_t part, int64_t whole)
{
    int64_t n = whole > 0 ? (part * ACCOUNT_BAR + whole / 2) / whole : 0;

    bytes_char(to, '[');
    for (int64_t i = 0; i < ACCOUNT_BAR; i++) {
        bytes_char(to, i < n ? '#' : '.');
    }
    bytes_char(to, ']');
}

/* The widest line behind a place in the text. */
static int widest(const struct bytes *b, size_t from)
{
    int most = 0;

    for (size_t i = from; i < b->len; i++) {
        if (b->ptr[i] == '\n') {
            int columns = account_columns((struct span){b->ptr + from, i - from});

            most = columns > most ? columns : most;
            from = i + 1;
        }
    }
    return most;
}

void account_heading(struct bytes *to, const char *text)
{
    size_t from;

    bytes_char(to, '\n');
    from = to->len;
    account_wrap(to, "", 0, span_of(text));
    for (int i = widest(to, from); i > 0; i--) {
        bytes_char(to, '-');
    }
    bytes_text(to, "\n");
}
