/*
 * Any line, as a stranger may send it: refused with a place inside it, or safe to pull to its end,
 * each value by its own type, without going bad or giving a character that text may not contain.
 */
#include "engine/base/must.h"
#include "engine/base/utf8.h"
#include "engine/wire/scan.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { ARENA = 1 << 20 };

static char peek(const struct scan *s)
{
    size_t pos = s->pos;

    while (pos < s->text.len && (s->text.ptr[pos] == ' ' || s->text.ptr[pos] == '\t' ||
                                 s->text.ptr[pos] == '\n' || s->text.ptr[pos] == '\r')) {
        pos++;
    }
    return pos < s->text.len ? s->text.ptr[pos] : '\0';
}

/* As deep as scan_check lets it be. */
static void pull(struct scan *s, int depth)
{
    struct span key;
    struct span text;

    MUST(depth <= SCAN_DEPTH_MAX && !s->bad);
    switch (peek(s)) {
    case '{':
        scan_object(s);
        while (scan_key(s, &key)) {
            pull(s, depth + 1);
        }
        break;
    case '[':
        scan_list(s);
        while (scan_more(s)) {
            pull(s, depth + 1);
        }
        break;
    case '"':
        text = scan_text(s);
        MUST(text.len <= SCAN_STRING_MAX && utf8_first_bad(text, NULL) < 0);
        break;
    case 't':
    case 'f':
        (void)scan_flag(s);
        break;
    case 'n':
        (void)scan_value(s);
        break;
    default:
        (void)scan_number(s);
        break;
    }
    MUST(!s->bad);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct arena arena;
    struct span text = {(const char *)data, size};
    size_t at = 0;
    struct scan s;

    if (!arena.size) {
        arena_init(&arena, ARENA);
    }
    arena_reset(&arena);
    if (scan_check(text, &at)) {
        MUST(at <= size);
        scan_init(&s, text, &arena); /* pulled all the same, it ends */
        (void)scan_value(&s);
        return 0;
    }
    scan_init(&s, text, &arena);
    MUST(scan_value(&s).len > 0 && scan_end(&s));
    scan_init(&s, text, &arena);
    pull(&s, 0);
    MUST(scan_end(&s));
    return 0;
}
