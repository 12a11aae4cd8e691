#include "ui/term/keys.h"

#include <check.h>
#include <pty.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ui/term/terminal.h"

Suite *keys_suite(void);

static int master, in, out;

/* This process gets a terminal of its own, which says that it is TERM. */
static void begin_as(const char *term)
{
    struct winsize size = {.ws_row = 24, .ws_col = 80};
    struct terminal_options options = {.theme = THEME_MONO, .lang = "en"};
    struct err err;
    int slave;

    ck_assert_int_eq(openpty(&master, &slave, NULL, NULL, &size), 0);
    in = dup(STDIN_FILENO);
    out = dup(STDOUT_FILENO);
    ck_assert(dup2(slave, STDIN_FILENO) >= 0 && dup2(slave, STDOUT_FILENO) >= 0);
    close(slave);
    setenv("TERM", term, 1);
    ck_assert_int_eq(terminal_open(&options, &err), ERR_OK);
    (void)terminal_grid(); /* its size is known from then on */
}

static void end(void)
{
    terminal_close();
    dup2(in, STDIN_FILENO);
    dup2(out, STDOUT_FILENO);
    close(in);
    close(out);
    close(master);
}

/* One after the other, each as the keyboard sends it. */
static struct key sent(const char *bytes)
{
    struct key key = {.press = PRESS_NONE};

    ck_assert_int_eq(write(master, bytes, strlen(bytes)), (ssize_t)strlen(bytes));
    for (int i = 0; i < 1000 && key.press == PRESS_NONE; i++) {
        usleep(1000); /* until the kernel has passed it on */
        key = terminal_key();
    }
    return key;
}

/* Where a table says what else a terminal sends, the key behind it is as ever. */
static const struct {
    const char *term;
    const char *f[10]; /* F1 to F10 */
    const char *home, *end, *backtab, *backspace;
} keyboards[] = {
    {"xterm", /* PuTTY as it is installed */
     {"\033[11~", "\033[12~", "\033[13~", "\033[14~", "\033[15~", "\033[17~", "\033[18~",
      "\033[19~", "\033[20~", "\033[21~"},
     "\033[1~",
     "\033[4~",
     "\033[Z",
     "\177"},
    {"xterm", /* PuTTY, "VT100+" */
     {"\033OP", "\033OQ", "\033OR", "\033OS", "\033OT", "\033OU", "\033OV", "\033OW", "\033OX",
      "\033OY"},
     "\033[1~",
     "\033[4~",
     "\033[Z",
     "\b"},
    {"linux",
     {"\033[[A", "\033[[B", "\033[[C", "\033[[D", "\033[[E", "\033[17~", "\033[18~", "\033[19~",
      "\033[20~", "\033[21~"},
     "\033[1~",
     "\033[4~",
     "\033\t",
     "\177"},
    {"xterm-256color",
     {"\033OP", "\033OQ", "\033OR", "\033OS", "\033[15~", "\033[17~", "\033[18~", "\033[19~",
      "\033[20~", "\033[21~"},
     "\033OH",
     "\033OF",
     "\033[Z",
     "\177"},
    {"rxvt",
     {"\033[11~", "\033[12~", "\033[13~", "\033[14~", "\033[15~", "\033[17~", "\033[18~",
      "\033[19~", "\033[20~", "\033[21~"},
     "\033[7~",
     "\033[8~",
     "\033[Z",
     "\177"},
    {"vt100", /* Esc and a digit */
     {"\0331", "\0332", "\0333", "\0334", "\0335", "\0336", "\0337", "\0338", "\0339", "\0330"},
     "\033[1~",
     "\033[4~",
     "\033[Z",
     "\b"},
    {"vt100", /* the keypad, which its description has for F5 on */
     {"\033OP", "\033OQ", "\033OR", "\033OS", "\033Ot", "\033Ou", "\033Ov", "\033Ol", "\033Ow",
      "\033Ox"},
     "\033[1~",
     "\033[4~",
     "\033[Z",
     "\b"},
};

START_TEST(a_key_is_the_same_whatever_a_terminal_sends_for_it)
{
    begin_as(keyboards[_i].term);
    for (int f = 0; f < 10; f++) {
        ck_assert_str_eq(press_name(sent(keyboards[_i].f[f]).press),
                         press_name((enum press)(PRESS_F1 + f)));
    }
    ck_assert_int_eq(sent(keyboards[_i].home).press, PRESS_HOME);
    ck_assert_int_eq(sent(keyboards[_i].end).press, PRESS_END);
    ck_assert_int_eq(sent(keyboards[_i].backtab).press, PRESS_BACKTAB);
    ck_assert_int_eq(sent(keyboards[_i].backspace).press, PRESS_BACKSPACE);
    end();
}
END_TEST

/* Digits choose a place, and are typed. */
START_TEST(the_keypad_of_putty_has_on_it_what_is_printed_there)
{
    static const char signs[] = "0123456789";

    begin_as("xterm");
    for (int i = 0; signs[i]; i++) {
        char bytes[] = {'\033', 'O', (char)('p' + i), '\0'};
        struct key key = sent(bytes);

        ck_assert_int_eq(key.press, PRESS_CHAR);
        ck_assert_uint_eq(key.letter, (unsigned char)signs[i]);
    }
    ck_assert_uint_eq(sent("\033On").letter, '.');
    ck_assert_uint_eq(sent("\033Ol").letter, '+');
    ck_assert_int_eq(sent("\033OM").press, PRESS_ENTER);
    end();
}
END_TEST

/* A key that is of no use is not taken for Esc, which would leave a form. */
START_TEST(what_has_no_use_does_nothing)
{
    static const char *const useless[] = {"\033[2~", "\033[23~", "\033[24~", "\033OZ"};

    begin_as("vt100");
    for (size_t i = 0; i < ARRAY_LEN(useless); i++) {
        char bytes[16];
        struct key key;

        snprintf(bytes, sizeof(bytes), "%sx", useless[i]);
        key = sent(bytes);
        ck_assert_int_eq(key.press, PRESS_CHAR);
        ck_assert_uint_eq(key.letter, 'x');
    }
    end();
}
END_TEST

START_TEST(with_shift_or_ctrl_an_arrow_is_an_arrow)
{
    static const struct {
        const char *bytes;
        enum press press;
    } arrows[] = {{"\033[1;2A", PRESS_UP}, {"\033[1;5D", PRESS_LEFT}, {"\033[a", PRESS_UP},
                  {"\033[b", PRESS_DOWN},  {"\033Oc", PRESS_RIGHT},   {"\033Od", PRESS_LEFT}};

    begin_as("rxvt");
    for (size_t i = 0; i < ARRAY_LEN(arrows); i++) {
        ck_assert_int_eq(sent(arrows[i].bytes).press, arrows[i].press);
    }
    end();
}
END_TEST

START_TEST(an_esc_with_nothing_behind_it_is_an_esc)
{
    begin_as("xterm");
    ck_assert_int_eq(sent("\033").press, PRESS_ESC);
    ck_assert_int_eq(sent("x").press, PRESS_CHAR);
    end();
}
END_TEST

/* What is pasted says so; its line end is one, however it came. */
START_TEST(what_is_pasted_says_so)
{
    struct key key;

    begin_as("xterm");
    ck_assert_int_eq(sent("\033[200~\r\na\033[201~b").press, PRESS_PASTE);
    key = terminal_key();
    ck_assert(key.pasted && key.press == PRESS_ENTER);
    key = terminal_key();
    ck_assert(key.pasted && key.letter == 'a');
    ck_assert_int_eq(terminal_key().press, PRESS_PASTE_END);
    key = terminal_key();
    ck_assert(!key.pasted && key.letter == 'b');
    end();
}
END_TEST

Suite *keys_suite(void)
{
    Suite *s = suite_create("keys");
    TCase *c = tcase_create("keys");

    tcase_add_loop_test(c, a_key_is_the_same_whatever_a_terminal_sends_for_it, 0,
                        ARRAY_LEN(keyboards));
    tcase_add_test(c, the_keypad_of_putty_has_on_it_what_is_printed_there);
    tcase_add_test(c, what_has_no_use_does_nothing);
    tcase_add_test(c, with_shift_or_ctrl_an_arrow_is_an_arrow);
    tcase_add_test(c, an_esc_with_nothing_behind_it_is_an_esc);
    tcase_add_test(c, what_is_pasted_says_so);
    suite_add_tcase(s, c);
    return s;
}
