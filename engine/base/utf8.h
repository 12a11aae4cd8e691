/*
 * UTF-8 by the rules: shortest form, no surrogates, nothing past U+10FFFF; and what text from
 * people may not contain, because it could forge a screen or a log.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "engine/base/span.h"

#define UTF8_BAD 0xffffffffu

/* Decode the character at *pos and step over it. UTF8_BAD (one byte stepped) where malformed. */
uint32_t utf8_next(struct span s, size_t *pos);

/* The bytes of a character that utf8_next could give; how many. No zero behind. */
size_t utf8_put(uint32_t c, char to[4]);

/*
 * How many bytes from `from` on stand in a JSON text as they are: printable ASCII but quote and
 * backslash. Nearly all text is that, so whoever walks a text steps over such a run at once.
 */
size_t utf8_plain(struct span s, size_t from);

size_t utf8_count(struct span s); /* characters; a malformed byte counts as one */

/* Nothing but blanks and line feeds, of whatever kind; an empty text too. */
bool utf8_blank(struct span s);

/*
 * Is this character refused in what people write? C0 but line feed, DEL, C1, bidirectional
 * controls, zero-width and invisible formatting, line and paragraph separators, private use,
 * noncharacters, variation selectors, skin tones, blank-looking letters. The ranges stand in
 * utf8.c; why these: handbook/decisions/0005.
 */
bool utf8_forbidden(uint32_t c);

/*
 * Byte offset of the first malformed or forbidden character, or -1 if the text is clean.
 * *ret_char is the character, UTF8_BAD for malformed; may be NULL.
 */
ptrdiff_t utf8_first_bad(struct span s, uint32_t *ret_char);

#endif
