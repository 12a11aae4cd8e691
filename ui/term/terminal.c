#include "ui/term/terminal.h"

#include <locale.h>
#include <ncurses.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "engine/base/must.h"
#include "ui/term/lang.h"
#include "ui/term/paint.h"

/* Bracketed paste and focus reports; off again. */
#define ASK_MORE "\033[?2004h\033[?1004h"
#define ASK_LESS "\033[?2004l\033[?1004l"

static struct {
    SCREEN *screen;
    struct terminal_options options;
    struct grid grid;
    struct termios before;
    bool focus;
    volatile sig_atomic_t open;
    volatile sig_atomic_t resized;
} term;

static void write_out(const char *text)
{
    ssize_t n = write(STDOUT_FILENO, text, strlen(text));

    (void)n;
}

/* The process dies: the least that leaves a usable terminal, by calls that a handler may do. */
static void give_back(void)
{
    if (term.open) {
        term.open = 0;
        write_out(ASK_LESS "\033[?1l\033>\033[?1049l\033[0m\033[?25h\r\n");
        (void)tcsetattr(STDIN_FILENO, TCSANOW, &term.before);
    }
}

static void on_fatal(int number)
{
    give_back();
    signal(number, SIG_DFL);
    raise(number);
}

static void on_resize(int number)
{
    (void)number;
    term.resized = 1;
}

static void take_signals(void)
{
    static const int fatal[] = {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGQUIT};
    struct sigaction act = {.sa_handler = on_fatal};

    for (size_t i = 0; i < ARRAY_LEN(fatal); i++) {
        sigaction(fatal[i], &act, NULL);
    }
    act.sa_handler = on_resize;
    sigaction(SIGWINCH, &act, NULL);
    signal(SIGTSTP, SIG_IGN);
}

bool terminal_fits(const char **ret_why)
{
    const char *name = getenv("TERM");

    *ret_why = NULL;
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
        *ret_why = N_("this is no terminal");
    } else if (!name || !*name || strcmp(name, "dumb") == 0) {
        *ret_why = N_("this terminal says that it cannot move its cursor (TERM=dumb)");
    }
    return !*ret_why;
}

/* By its own description, or by one that nearly every terminal understands. */
static SCREEN *open_screen(void)
{
    static const char *const names[] = {NULL, "xterm", "vt100"};
    SCREEN *screen = NULL;

    for (size_t i = 0; i < ARRAY_LEN(names) && !screen; i++) {
        screen = newterm(names[i], stdout, stdin);
    }
    return screen;
}

/* UTF-8 whatever the machine's own language is: no locale package is needed. */
static void take_locale(void)
{
    if (!setlocale(LC_CTYPE, "C.UTF-8")) {
        (void)setlocale(LC_CTYPE, "");
    }
}

enum err_code terminal_open(const struct terminal_options *options, struct err *err)
{
    const char *why;

    if (!terminal_fits(&why)) {
        return err_set(err, ERR_ABSENT, "%s", why);
    }
    take_locale();
    if (tcgetattr(STDIN_FILENO, &term.before) != 0) {
        return err_errno(err, ERR_ABSENT, "the terminal does not answer");
    }
    (void)set_escdelay(100);
    term.screen = open_screen();
    if (!term.screen) {
        return err_set(err, ERR_ABSENT, "nothing is known about this terminal (TERM=%s)",
                       getenv("TERM"));
    }
    term.options = *options;
    lang_set(options->lang);
    term.open = 1;
    term.focus = true;
    take_signals();
    must_on_fail(give_back); /* what is said of it is to be read */
    raw(); /* Ctrl-S and Ctrl-Z do nothing by accident */
    noecho();
    nonl();
    nodelay(stdscr, TRUE);
    keypad(stdscr, TRUE);
    keys_define();
    paint_begin(options->theme);
    write_out(ASK_MORE);
    grid_init(&term.grid);
    term.grid.ascii = options->ascii;
    term.resized = 1;
    return ERR_OK;
}

void terminal_close(void)
{
    if (!term.open) {
        return;
    }
    term.open = 0;
    must_on_fail(NULL);
    write_out(ASK_LESS);
    (void)move(getmaxy(stdscr) - 1, 0); /* where the shell goes on, if the screen stays */
    (void)clrtoeol();
    (void)refresh();
    endwin();
    delscreen(term.screen);
    (void)tcsetattr(STDIN_FILENO, TCSANOW, &term.before);
    paint_end();
    grid_done(&term.grid);
}

static void take_size(void)
{
    struct winsize size;
    bool ascii = term.grid.ascii;

    term.resized = 0;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0) {
        (void)resize_term(size.ws_row, size.ws_col); /* resizeterm would report it as a key */
    }
    grid_resize(&term.grid, getmaxy(stdscr), getmaxx(stdscr));
    term.grid.ascii = ascii;
    terminal_redraw(); /* what another size left behind */
}

struct grid *terminal_grid(void)
{
    if (term.resized) {
        take_size();
    }
    grid_clear(&term.grid);
    return &term.grid;
}

void terminal_paint(void)
{
    if (term.open) {
        paint(&term.grid);
    }
}

void terminal_redraw(void)
{
    clearok(curscr, TRUE);
    paint_anew();
}

void terminal_theme(enum theme theme)
{
    term.options.theme = theme;
    paint_begin(theme);
}

enum theme terminal_theme_now(void)
{
    return term.options.theme;
}

void terminal_bell(void)
{
    if (term.options.bell) {
        beep();
    }
}

bool terminal_focus(void)
{
    return term.focus;
}

/* Its end can be read without end: poll says so where reading says only "nothing". */
bool terminal_there(void)
{
    struct pollfd p = {.fd = STDIN_FILENO, .events = POLLIN};
    int waiting = 0;

    if (poll(&p, 1, 0) <= 0) {
        return true;
    }
    if (p.revents & (POLLHUP | POLLERR | POLLNVAL)) {
        return false;
    }
    return ioctl(STDIN_FILENO, FIONREAD, &waiting) == 0;
}

struct key terminal_key(void)
{
    struct key key = keys_read();

    if (key.press == PRESS_FOCUS_IN || key.press == PRESS_FOCUS_OUT) {
        term.focus = key.press == PRESS_FOCUS_IN;
    } else if (key.press == PRESS_RESIZE || (key.press == PRESS_NONE && term.resized)) {
        term.resized = 1;
        key.press = PRESS_RESIZE;
    }
    return key;
}
