#include "ui/station/named.h"

#include <string.h>

#include <unictype.h>
#include <unistr.h>

#include "engine/base/utf8.h"
#include "ui/term/measure.h"

enum { PART_FROM = 2, /* letters */ STEM_FROM = 5 /* ... of which the last may differ */ };

/* The next word behind `at`; empty: there is none. */
static struct span next_word(struct span text, size_t at)
{
    size_t end;

    while (at < text.len && text.ptr[at] == ' ') {
        at++;
    }
    end = at;
    while (end < text.len && text.ptr[end] != ' ') {
        end++;
    }
    return (struct span){text.ptr + at, end - at};
}

static size_t behind(struct span text, struct span word)
{
    return (size_t)(word.ptr - text.ptr) + word.len;
}

static ucs4_t letter(struct span text, size_t at)
{
    ucs4_t c = ' ';

    if (at < text.len) {
        (void)u8_mbtouc(&c, (const uint8_t *)text.ptr + at, text.len - at);
    }
    return c;
}

static bool is_proper(struct span name)
{
    struct span word = next_word(name, 0);

    for (; word.len; word = next_word(name, behind(name, word))) {
        if (!uc_is_upper(letter(word, 0))) {
            return false;
        }
    }
    return name.len > 0;
}

/* Does the text, folded, have a word that is this one, but for the last letter of a longer one? */
static bool has_part(struct span text, struct span part)
{
    size_t letters = utf8_count(part);
    size_t stem = part.len;
    size_t from = 0;
    const char *at;

    if (letters < PART_FROM) {
        return false;
    }
    while (letters >= STEM_FROM && ((unsigned char)part.ptr[--stem] & 0xc0) == 0x80) {
    }
    while ((at = memmem(text.ptr + from, text.len - from, part.ptr, stem)) != NULL) {
        size_t start = (size_t)(at - text.ptr);
        size_t end = start + stem;
        size_t left = start;

        while (left > 0 && ((unsigned char)text.ptr[--left] & 0xc0) == 0x80) {
        }
        for (int more = 0; more < 2 && uc_is_alpha(letter(text, end)); more++) {
            end += (size_t)u8_mblen((const uint8_t *)text.ptr + end, text.len - end);
        }
        if ((start == 0 || !uc_is_alpha(letter(text, left))) && !uc_is_alpha(letter(text, end))) {
            return true;
        }
        from = start + 1;
    }
    return false;
}

bool named_in(struct arena *a, struct span name, struct span text)
{
    struct span want = measure_fold(a, name);
    struct span word = next_word(want, 0);
    bool found = false;

    for (; word.len && is_proper(name); word = next_word(want, behind(want, word))) {
        found = found || has_part(text, word);
    }
    return found;
}
