#include "engine/core/token.h"

#include "engine/base/units.h"
#include "engine/base/utf8.h"

#include "engine/core/pure.h"

enum { DIGITS_MOST = 15, DAYS_MOST = 100000 };

/* So that no sum or product of times of a case comes near 64 bits. */
static const int64_t TIME_MOST = DAYS_MOST * INT64_C(86400000);

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static char at(struct span s, size_t pos)
{
    return pos < s.len ? s.ptr[pos] : '\0';
}

static void skip_spaces(struct span s, size_t *pos)
{
    while (*pos < s.len && (s.ptr[*pos] == ' ' || s.ptr[*pos] == '\n')) {
        (*pos)++;
    }
}

static bool digits(struct span s, size_t *pos, int64_t *ret_value)
{
    size_t start = *pos;
    int64_t v = 0;

    while (is_digit(at(s, *pos)) && *pos - start < DIGITS_MOST) {
        v = v * 10 + (s.ptr[(*pos)++] - '0');
    }
    *ret_value = v;
    return *pos > start && !is_digit(at(s, *pos));
}

static int64_t unit_ms(char unit)
{
    switch (unit) {
    case 's':
        return 1000;
    case 'm':
        return MINUTE_MS;
    case 'h':
        return HOUR_MS;
    case 'd':
        return DAY_MS;
    default:
        return 0;
    }
}

/* Exactly two: times stand below one another in a script, and one way to write them is enough. */
static bool two_digits(struct span s, size_t *pos, int64_t *ret)
{
    size_t from = *pos;

    return digits(s, pos, ret) && *pos - from == 2;
}

/* HH:MM at *pos, in ms after midnight. */
static bool clock_hands(struct span s, size_t *pos, int64_t *ret_ms)
{
    int64_t h;
    int64_t m;

    if (!two_digits(s, pos, &h) || at(s, *pos) != ':') {
        return false;
    }
    (*pos)++;
    if (!two_digits(s, pos, &m)) {
        return false;
    }
    *ret_ms = h < 24 && m < 60 ? (h * 60 + m) * 60 * 1000 : 0;
    return h < 24 && m < 60;
}

static bool word_follows(struct span s, size_t pos, const char *word)
{
    struct span w = span_of(word);

    return pos + w.len <= s.len && span_eq((struct span){s.ptr + pos, w.len}, w) &&
           !is_letter(at(s, pos + w.len)) && !is_digit(at(s, pos + w.len));
}

/* The value times its unit, which is stepped over; false if it is longer than any time may be. */
static bool with_unit(struct span s, size_t *pos, int64_t *value)
{
    int64_t unit = unit_ms(at(s, *pos));

    (*pos)++;
    if (!unit || *value > TIME_MOST / unit) {
        return false;
    }
    *value *= unit;
    return true;
}

/* A number, or a duration where units follow. */
static struct token number(struct span s, size_t *pos)
{
    struct token t = {.kind = TOKEN_NUMBER, .at = *pos};
    size_t after;

    if (!digits(s, pos, &t.value)) {
        t.kind = TOKEN_BAD;
    } else if (unit_ms(at(s, *pos))) {
        int64_t unit = unit_ms(at(s, *pos));

        t.kind = with_unit(s, pos, &t.value) ? TOKEN_PLAY : TOKEN_BAD;
        while (t.kind == TOKEN_PLAY && is_digit(at(s, *pos))) {
            int64_t last = unit;
            int64_t more;

            /* the larger unit first, each once: 1h30m */
            if (!digits(s, pos, &more) || !(unit = unit_ms(at(s, *pos))) || unit >= last ||
                !with_unit(s, pos, &more) || t.value + more > TIME_MOST) {
                t.kind = TOKEN_BAD;
                break;
            }
            t.value += more;
        }
        after = *pos;
        skip_spaces(s, &after);
        if (t.kind == TOKEN_PLAY && word_follows(s, after, "story")) {
            t.kind = TOKEN_STORY;
            *pos = after + 5;
        }
    }
    if (is_letter(at(s, *pos))) {
        t.kind = TOKEN_BAD;
    }
    t.text = (struct span){s.ptr + t.at, *pos - t.at};
    return t;
}

/* The number of a day and the one blank behind it: as with the hands, one way to write it. */
static bool day_number(struct span s, size_t *pos, int64_t *ret_day)
{
    bool zero = at(s, *pos) == '0' && is_digit(at(s, *pos + 1));

    return !zero && digits(s, pos, ret_day) && at(s, (*pos)++) == ' ';
}

static bool clock_time(struct span s, size_t *pos, struct token *ret_token)
{
    size_t p = *pos + 1;
    struct token t = {.kind = TOKEN_CLOCK, .at = *pos};

    if (at(s, *pos) != 'P' || !day_number(s, &p, &t.day)) {
        return false;
    }
    if (!clock_hands(s, &p, &t.value)) {
        return false;
    }
    t.text = (struct span){s.ptr + *pos, p - *pos};
    *pos = p;
    *ret_token = t;
    return true;
}

static struct token operator_sign(struct span s, size_t *pos)
{
    static const char *const two[] = {"==", "!=", "<=", ">=", "+=", "-="};
    struct token t = {.kind = TOKEN_OPERATOR, .at = *pos, .text = {s.ptr + *pos, 1}};

    for (size_t i = 0; i < ARRAY_LEN(two); i++) {
        if (at(s, *pos) == two[i][0] && at(s, *pos + 1) == two[i][1]) {
            t.text.len = 2;
        }
    }
    if (t.text.len == 1) {
        struct span signs = SPAN("()<>+-*=,.");
        bool known = false;

        for (size_t i = 0; i < signs.len; i++) {
            known = known || signs.ptr[i] == s.ptr[*pos];
        }
        if (!known) {
            size_t after = *pos;

            (void)utf8_next(s, &after);
            t.kind = TOKEN_BAD;
            t.text.len = after - *pos; /* a whole character, to be told */
        }
    }
    *pos += t.text.len;
    return t;
}

struct token token_next(struct span s, size_t *pos)
{
    struct token t = {.kind = TOKEN_END};

    skip_spaces(s, pos);
    t.at = *pos;
    t.text = (struct span){s.ptr + *pos, 0};
    if (*pos >= s.len) {
        return t;
    }
    if (is_digit(s.ptr[*pos])) {
        return number(s, pos);
    }
    if (clock_time(s, pos, &t)) {
        return t;
    }
    if (is_letter(s.ptr[*pos])) {
        while (is_letter(at(s, *pos)) || is_digit(at(s, *pos))) {
            (*pos)++;
        }
        t.kind = TOKEN_NAME;
        t.text.len = *pos - t.at;
        return t;
    }
    return operator_sign(s, pos);
}

bool token_duration(struct span text, int64_t *ret_ms, bool *ret_story)
{
    size_t pos = 0;
    struct token t = token_next(text, &pos);

    *ret_ms = t.value;
    *ret_story = t.kind == TOKEN_STORY;
    return (t.kind == TOKEN_PLAY || t.kind == TOKEN_STORY) && pos == text.len && t.at == 0;
}

bool token_clock(struct span text, char prefix, int64_t *ret_day, int64_t *ret_ms)
{
    size_t pos = prefix == 'S' ? 2 : 1;

    if (at(text, 0) != prefix || (prefix == 'S' && at(text, 1) != '+') ||
        !day_number(text, &pos, ret_day)) {
        return false;
    }
    return *ret_day <= DAYS_MOST && clock_hands(text, &pos, ret_ms) && pos == text.len;
}
