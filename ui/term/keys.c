#include "ui/term/keys.h"

#include <ncurses.h>
#include <stddef.h>
#include <stdio.h>
#include <wchar.h>

#include "engine/base/span.h"
#include "engine/base/utf8.h"
#include "ui/term/lang.h"

/* CODE_PAD and a sign: that sign, on the keypad. */
enum { CODE_PASTE = KEY_MAX + 1, CODE_PASTE_END, CODE_FOCUS_IN, CODE_FOCUS_OUT, CODE_PAD };

static bool pasting, returned; /* returned: the last was the first half of a line end */

static const struct {
    int code;
    enum press press;
} codes[] = {
    {KEY_ENTER, PRESS_ENTER},
    {KEY_BTAB, PRESS_BACKTAB},
    {KEY_BACKSPACE, PRESS_BACKSPACE},
    {KEY_DC, PRESS_DELETE},
    {KEY_UP, PRESS_UP},
    {KEY_DOWN, PRESS_DOWN},
    {KEY_LEFT, PRESS_LEFT},
    {KEY_RIGHT, PRESS_RIGHT},
    {KEY_PPAGE, PRESS_PAGE_UP},
    {KEY_NPAGE, PRESS_PAGE_DOWN},
    {KEY_HOME, PRESS_HOME},
    {KEY_END, PRESS_END},
    {KEY_RESIZE, PRESS_RESIZE},
    {CODE_PASTE, PRESS_PASTE},
    {CODE_PASTE_END, PRESS_PASTE_END},
    {CODE_FOCUS_IN, PRESS_FOCUS_IN},
    {CODE_FOCUS_OUT, PRESS_FOCUS_OUT},
};

/* What PuTTY, the Linux console, rxvt and xterm send, each in its own way; what mc has: Esc and a
 * digit, where a window keeps the function keys to itself; and at the end keys that do nothing,
 * which else would be Esc, and leave a form, and signs. */
static const struct {
    const char *sequence;
    int code;
} sequences[] = {
    {"\033[200~", CODE_PASTE}, {"\033[201~", CODE_PASTE_END},
    {"\033[I", CODE_FOCUS_IN}, {"\033[O", CODE_FOCUS_OUT},
    {"\033[A", KEY_UP},        {"\033[B", KEY_DOWN},
    {"\033[C", KEY_RIGHT},     {"\033[D", KEY_LEFT},
    {"\033OA", KEY_UP},        {"\033OB", KEY_DOWN},
    {"\033OC", KEY_RIGHT},     {"\033OD", KEY_LEFT},
    {"\033[H", KEY_HOME},      {"\033[F", KEY_END},
    {"\033OH", KEY_HOME},      {"\033OF", KEY_END},
    {"\033[1~", KEY_HOME},     {"\033[4~", KEY_END},
    {"\033[7~", KEY_HOME},     {"\033[8~", KEY_END},
    {"\033[3~", KEY_DC},       {"\033[5~", KEY_PPAGE},
    {"\033[6~", KEY_NPAGE},    {"\033[Z", KEY_BTAB},
    {"\033OM", KEY_ENTER},     {"\033OP", KEY_F(1)},
    {"\033OQ", KEY_F(2)},      {"\033OR", KEY_F(3)},
    {"\033OS", KEY_F(4)},      {"\033[11~", KEY_F(1)},
    {"\033[12~", KEY_F(2)},    {"\033[13~", KEY_F(3)},
    {"\033[14~", KEY_F(4)},    {"\033[15~", KEY_F(5)},
    {"\033[17~", KEY_F(6)},    {"\033[18~", KEY_F(7)},
    {"\033[19~", KEY_F(8)},    {"\033[20~", KEY_F(9)},
    {"\033[21~", KEY_F(10)},   {"\033[[A", KEY_F(1)},
    {"\033[[B", KEY_F(2)},     {"\033[[C", KEY_F(3)},
    {"\033[[D", KEY_F(4)},     {"\033[[E", KEY_F(5)},
    {"\033OT", KEY_F(5)},      {"\033OU", KEY_F(6)},
    {"\033OV", KEY_F(7)},      {"\033OW", KEY_F(8)},
    {"\033OX", KEY_F(9)},      {"\033OY", KEY_F(10)},
    {"\0331", KEY_F(1)},       {"\0332", KEY_F(2)},
    {"\0333", KEY_F(3)},       {"\0334", KEY_F(4)},
    {"\0335", KEY_F(5)},       {"\0336", KEY_F(6)},
    {"\0337", KEY_F(7)},       {"\0338", KEY_F(8)},
    {"\0339", KEY_F(9)},       {"\0330", KEY_F(10)},
    {"\033[a", KEY_UP},        {"\033[b", KEY_DOWN},
    {"\033[c", KEY_RIGHT},     {"\033[d", KEY_LEFT},
    {"\033Oa", KEY_UP},        {"\033Ob", KEY_DOWN},
    {"\033Oc", KEY_RIGHT},     {"\033Od", KEY_LEFT},
    {"\033[2~", KEY_IC},       {"\033[23~", KEY_F(11)},
    {"\033[24~", KEY_F(12)},   {"\033OZ", KEY_F(11)},
};

/* The keys of the two layouts, place by place. */
static const wchar_t cyrillic[] =
    L"йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ";
static const wchar_t latin[] =
    L"qwertyuiop[]asdfghjkl;'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~";

uint32_t key_latin(uint32_t letter)
{
    for (size_t i = 0; cyrillic[i]; i++) {
        if ((uint32_t)cyrillic[i] == letter) {
            return (uint32_t)latin[i];
        }
    }
    return letter;
}

void key_latin_text(char *text)
{
    struct span all = span_of(text);
    size_t at = 0;
    size_t to = 0;

    while (at < all.len) {
        to += utf8_put(key_latin(utf8_next(all, &at)), text + to); /* never longer than it was */
    }
    text[to] = '\0';
}

void key_other_text(const char *text, char *to, size_t room)
{
    struct span all = span_of(text);
    size_t at = 0;
    size_t n = 0;

    while (at < all.len && n + 4 < room) {
        uint32_t letter = utf8_next(all, &at);
        uint32_t other = key_latin(letter);

        for (size_t i = 0; other == letter && latin[i]; i++) {
            other = (uint32_t)latin[i] == letter ? (uint32_t)cyrillic[i] : other;
        }
        n += utf8_put(other, to + n);
    }
    to[n] = '\0';
}

const char *press_name(enum press press)
{
    static const char *const names[PRESS_COUNT] = {
        [PRESS_ENTER] = N_("Enter"),
        [PRESS_ESC] = "Esc",
        [PRESS_TAB] = "Tab",
        [PRESS_SPACE] = N_("Space"),
        [PRESS_BACKSPACE] = N_("Backspace"),
        [PRESS_DELETE] = N_("Del"),
        [PRESS_UP] = N_("Up"),
        [PRESS_DOWN] = N_("Down"),
        [PRESS_LEFT] = N_("Left"),
        [PRESS_RIGHT] = N_("Right"),
        [PRESS_F1] = "F1",
        [PRESS_F1 + 1] = "F2",
        [PRESS_F1 + 2] = "F3",
        [PRESS_F1 + 3] = "F4",
        [PRESS_F1 + 4] = "F5",
        [PRESS_F1 + 5] = "F6",
        [PRESS_F1 + 6] = "F7",
        [PRESS_F1 + 7] = "F8",
        [PRESS_F1 + 8] = "F9",
        [PRESS_F10] = "F10",
        [PRESS_CTRL_C] = "Ctrl-C",
        [PRESS_CTRL_L] = "Ctrl-L",
        [PRESS_BACKTAB] = "Shift-Tab",
        [PRESS_PAGE_UP] = N_("PgUp"),
        [PRESS_PAGE_DOWN] = N_("PgDn"),
        [PRESS_HOME] = N_("Home"),
        [PRESS_END] = N_("End"),
    };

    return names[press] ? _(names[press]) : "";
}

/* With Shift, Alt or Ctrl held they are the same keys: not Esc and letters. */
static void define_modified(void)
{
    static const struct {
        const char *ends; /* behind "1;" and the modifier, or behind its own number */
        int code;
    } moves[] = {{"1A", KEY_UP},   {"1B", KEY_DOWN}, {"1C", KEY_RIGHT}, {"1D", KEY_LEFT},
                 {"1H", KEY_HOME}, {"1F", KEY_END},  {"3~", KEY_DC},    {"5~", KEY_PPAGE},
                 {"6~", KEY_NPAGE}};

    for (size_t i = 0; i < ARRAY_LEN(moves); i++) {
        for (int modifier = 2; modifier <= 8; modifier++) {
            char sequence[16];

            snprintf(sequence, sizeof(sequence), "\033[%c;%d%c", moves[i].ends[0], modifier,
                     moves[i].ends[1]);
            define_key(sequence, moves[i].code);
        }
    }
}

/*
 * The keypad, which PuTTY makes a set of keys of their own as soon as a program wants the arrows:
 * what is printed on them, but where the terminal's description has them as function keys.
 */
static void define_keypad(void)
{
    static const char ends[] = "pqrstuvwxyjklmno";
    static const char signs[] = "0123456789*++-./"; /* PuTTY's plus is the comma of a VT100 */

    for (size_t i = 0; ends[i]; i++) {
        char sequence[] = {'\033', 'O', ends[i], '\0'};
        int code = key_defined(sequence);

        if (code < KEY_F(1) || code > KEY_F(10)) {
            define_key(sequence, CODE_PAD + signs[i]);
        }
    }
}

void keys_define(void)
{
    for (size_t i = 0; i < ARRAY_LEN(sequences); i++) {
        define_key(sequences[i].sequence, sequences[i].code);
    }
    define_modified();
    define_keypad();
    pasting = false;
}

static enum press of_code(wint_t code)
{
    if (code >= (wint_t)KEY_F(1) && code <= (wint_t)KEY_F(10)) {
        return PRESS_F1 + (enum press)(code - (wint_t)KEY_F(1));
    }
    if (code > (wint_t)CODE_PAD && code <= (wint_t)CODE_PAD + 127) {
        return PRESS_CHAR;
    }
    for (size_t i = 0; i < ARRAY_LEN(codes); i++) {
        if ((wint_t)codes[i].code == code) {
            return codes[i].press;
        }
    }
    return PRESS_NONE;
}

static enum press of_character(wint_t c)
{
    switch (c) {
    case L'\r':
    case L'\n':
        return PRESS_ENTER;
    case L'\t':
        return PRESS_TAB;
    case 27:
        return PRESS_ESC;
    case 3:
        return PRESS_CTRL_C;
    case 12:
        return PRESS_CTRL_L;
    case 21:
        return PRESS_CTRL_U;
    case 8:
    case 127:
        return PRESS_BACKSPACE;
    case L' ':
        return PRESS_SPACE;
    default:
        return c < L' ' ? PRESS_NONE : PRESS_CHAR;
    }
}

struct key keys_read(void)
{
    for (;;) {
        struct key key = {.pasted = pasting};
        wint_t c;
        int kind = get_wch(&c);

        if (kind == ERR) {
            return key;
        }
        key.press = kind == KEY_CODE_YES ? of_code(c) : of_character(c);
        if (pasting && kind != KEY_CODE_YES && c == L'\n' && returned) {
            key.press = PRESS_NONE; /* the second half of a line's end */
        }
        returned = kind != KEY_CODE_YES && c == L'\r';
        if (key.press == PRESS_CHAR || key.press == PRESS_SPACE) {
            key.letter = (uint32_t)(kind == KEY_CODE_YES ? c - CODE_PAD : c);
        }
        if (key.press == PRESS_PASTE || key.press == PRESS_PASTE_END) {
            pasting = key.press == PRESS_PASTE;
        }
        if (key.press != PRESS_NONE) {
            return key;
        }
    }
}
