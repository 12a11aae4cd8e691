#include "ui/term/probe.h"

#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

enum { ANSWER_MS = 500, ANSWER_ROOM = 64 };

bool probe_size(int *ret_rows, int *ret_cols)
{
    struct winsize size;

    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) < 0 || !size.ws_row || !size.ws_col) {
        return false;
    }
    *ret_rows = size.ws_row;
    *ret_cols = size.ws_col;
    return true;
}

static bool say(const char *text)
{
    size_t len = strlen(text);

    return write(STDOUT_FILENO, text, len) == (ssize_t)len;
}

/* "\033[12;34R": the 34; -1: no such answer. */
static int read_column(void)
{
    char answer[ANSWER_ROOM];
    size_t n = 0;
    int row;
    int column;

    while (n + 1 < sizeof(answer)) {
        struct pollfd fd = {.fd = STDIN_FILENO, .events = POLLIN};

        if (poll(&fd, 1, ANSWER_MS) <= 0 || read(STDIN_FILENO, answer + n, 1) != 1) {
            return -1;
        }
        if (answer[n++] == 'R') {
            break;
        }
    }
    answer[n] = '\0';
    for (size_t i = 0; i < n; i++) { /* keys that were pressed meanwhile may stand before it */
        if (sscanf(answer + i, "\033[%d;%dR", &row, &column) == 2) {
            return column;
        }
    }
    return -1;
}

int probe_columns(const char *text)
{
    struct termios before;
    struct termios raw;
    int column = -1;

    if (tcgetattr(STDIN_FILENO, &before) < 0) {
        return -1;
    }
    raw = before;
    raw.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    if (tcsetattr(STDIN_FILENO, TCSAFLUSH, &raw) == 0 && say("\r") && say(text) && say("\033[6n")) {
        column = read_column();
    }
    (void)say("\r\033[K");
    (void)tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
    return column < 1 ? -1 : column - 1;
}
