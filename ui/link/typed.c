#include "ui/link/typed.h"
#include "ui/term/lang.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "engine/base/utf8.h"

enum {
    PASTE_MS = 120, /* longer than a terminal takes between pasted lines, shorter than a person */
    TERMINAL_LINE = 4095 /* bytes that Linux hands over of one line */
};

enum { ESCAPE = 0x1b, BELL = 0x07, CSI = 0x9b };

void typed_init(struct typed *t)
{
    *t = (struct typed){.terminal = isatty(STDIN_FILENO) != 0};
}

void typed_read(struct typed *t, int64_t mono_ms)
{
    ssize_t n;

    if (t->end || t->len == sizeof(t->input)) {
        return;
    }
    n = read(STDIN_FILENO, t->input + t->len, sizeof(t->input) - t->len);
    if (n > 0) {
        t->len += (size_t)n;
        t->due_ms = mono_ms + PASTE_MS;
    } else if (n == 0 || (errno != EAGAIN && errno != EINTR)) {
        t->end = true;
    }
}

/* The end of a paste has no line end: it stands in the terminal's own line, and is taken there. */
static void take_rest(struct typed *t)
{
    struct termios usual;
    struct termios raw;
    ssize_t n;

    if (tcgetattr(STDIN_FILENO, &usual) != 0) {
        return;
    }
    raw = usual;
    raw.c_lflag &= ~(tcflag_t)ICANON;
    raw.c_cc[VMIN] = 0;
    raw.c_cc[VTIME] = 0;
    if (tcsetattr(STDIN_FILENO, TCSANOW, &raw) != 0) {
        return;
    }
    n = read(STDIN_FILENO, t->input + t->len, sizeof(t->input) - t->len);
    (void)tcsetattr(STDIN_FILENO, TCSANOW, &usual);
    if (n > 0) {
        t->len += (size_t)n;
        putchar('\n'); /* it was echoed without one */
    }
}

/* The first `n` bytes of what came, as text; `skip` bytes are used up. */
static void take(struct typed *t, size_t n, size_t skip, char *to)
{
    memcpy(to, t->input, n);
    to[n] = '\0';
    memmove(t->input, t->input + skip, t->len - skip);
    t->len -= skip;
    typed_clean(to);
}

/* A terminal hands over no more than this of a line, and says nothing. */
static void warn_cut(const struct typed *t, size_t n)
{
    if (t->terminal && n >= TERMINAL_LINE) {
        printf(_("[the terminal takes at most %d bytes a line: the end may be missing; the sheet "
                 "shows what is left]"),
               TERMINAL_LINE);
        printf("\n");
    }
}

static bool take_all(struct typed *t, char *to)
{
    size_t n;

    take_rest(t);
    n = t->len == sizeof(t->input) ? t->len - 1 : t->len;
    while (n > 0 && t->input[n - 1] == '\n') {
        n--;
    }
    warn_cut(t, n);
    take(t, n, t->len, to);
    return true;
}

/* A line that was too long is dropped to its end: its rest is no line of its own. */
static void drop_rest(struct typed *t)
{
    const char *end = memchr(t->input, '\n', t->len);
    size_t gone = end ? (size_t)(end - t->input) + 1 : t->len;

    memmove(t->input, t->input + gone, t->len - gone);
    t->len -= gone;
    t->dropping = !end;
}

bool typed_line(struct typed *t, int64_t mono_ms, char *to)
{
    const char *end;
    bool full;

    if (t->dropping) {
        drop_rest(t);
    }
    end = memchr(t->input, '\n', t->len);
    full = t->len == sizeof(t->input);
    if (!end && t->end && t->len) {
        take(t, full ? t->len - 1 : t->len, t->len, to); /* the last line, that nobody ended */
        return true;
    }
    if (!end) {
        if (full) {
            printf("%s\n", _("[that line is too long and was dropped]"));
            t->dropping = true;
            t->len = 0;
        }
        return false;
    }
    if (t->terminal && t->mode != TYPED_CHOICE) {
        if (mono_ms < t->due_ms && !t->end && !full) {
            return false;
        }
        if (t->mode == TYPED_WORDS) {
            return take_all(t, to);
        }
        if (end + 1 != t->input + t->len) {
            typed_forget(t);
            printf("%s\n",
               _("[several lines came at once: nothing was done. Please type one number]"));
            return false;
        }
    }
    warn_cut(t, (size_t)(end - t->input));
    take(t, (size_t)(end - t->input), (size_t)(end - t->input) + 1, to);
    return true;
}

bool typed_any(const struct typed *t)
{
    return memchr(t->input, '\n', t->len) != NULL || (t->end && t->len);
}

int64_t typed_wait(const struct typed *t, int64_t mono_ms)
{
    bool held = t->terminal && t->mode != TYPED_CHOICE && !t->end;

    if (!typed_any(t)) {
        return -1;
    }
    return held && t->due_ms > mono_ms ? t->due_ms - mono_ms : 0;
}

void typed_expect(struct typed *t, enum typed_mode mode)
{
    t->mode = mode;
}

void typed_forget(struct typed *t)
{
    fflush(stdout);
    if (t->terminal) {
        (void)tcflush(STDIN_FILENO, TCIFLUSH);
        t->len = 0;
    }
}

/* Where the control sequence that begins behind its introducer ends. */
static size_t sequence_end(struct span s, size_t pos)
{
    while (pos < s.len && s.ptr[pos] >= 0x20 && s.ptr[pos] <= 0x3f) {
        pos++; /* parameters and intermediates */
    }
    return pos < s.len && s.ptr[pos] >= 0x40 && s.ptr[pos] <= 0x7e ? pos + 1 : pos;
}

/* A string of the terminal (a title, a link): up to the bell or ESC backslash. */
static size_t string_end(struct span s, size_t pos)
{
    size_t at = pos;

    for (; at < s.len && s.ptr[at] != '\n'; at++) {
        if (s.ptr[at] == BELL) {
            return at + 1;
        }
        if (s.ptr[at] == ESCAPE && at + 1 < s.len && s.ptr[at + 1] == '\\') {
            return at + 2;
        }
    }
    return pos; /* it has no end: then the words are somebody's */
}

/* Where what the escape character at pos - 1 begins ends. */
static size_t escape_end(struct span s, size_t pos)
{
    if (pos == s.len) {
        return pos;
    }
    switch (s.ptr[pos]) {
    case '[':
        return sequence_end(s, pos + 1);
    case 'O': /* a function key */
        return pos + 1 < s.len && s.ptr[pos + 1] > ' ' ? pos + 2 : pos + 1;
    case ']':
    case 'P':
    case '^':
    case '_':
        return string_end(s, pos + 1);
    default:
        break;
    }
    while (pos < s.len && s.ptr[pos] >= 0x20 && s.ptr[pos] <= 0x2f) {
        pos++;
    }
    return pos < s.len && s.ptr[pos] >= 0x30 && s.ptr[pos] <= 0x7e ? pos + 1 : pos;
}

void typed_clean(char *text)
{
    struct span s = span_of(text);
    char *to = text;

    for (size_t pos = 0; pos < s.len;) {
        size_t start = pos;
        uint32_t c = utf8_next(s, &pos);

        if (c == '\t') {
            *to++ = ' ';
        } else if (c == ESCAPE) {
            pos = escape_end(s, pos);
        } else if (c == CSI) {
            pos = sequence_end(s, pos);
        } else if (c != UTF8_BAD && !utf8_forbidden(c)) {
            memmove(to, s.ptr + start, pos - start);
            to += pos - start;
        }
    }
    *to = '\0';
}
