#include "tests/screen/vt.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

#include "engine/base/must.h"
#include "engine/base/utf8.h"

enum { QUIET_MS = 60, PRESS_MS = 5000, CELL_W = 9, CELL_H = 18 };

struct vt {
    VTerm *term;
    VTermScreen *screen;
    int rows, cols, fd, status, bells;
    pid_t pid;
    VTermPos cursor;
    bool shown, ended;
};

static int on_cursor(VTermPos pos, VTermPos old, int visible, void *user)
{
    struct vt *v = user;

    (void)old;
    v->cursor = pos;
    v->shown = visible;
    return 1;
}

static int on_prop(VTermProp prop, VTermValue *value, void *user)
{
    struct vt *v = user;

    if (prop == VTERM_PROP_CURSORVISIBLE) {
        v->shown = value->boolean;
    }
    return 1;
}

static int on_bell(void *user)
{
    struct vt *v = user;

    v->bells++;
    return 1;
}

/* What a terminal answers when it is asked. */
static void on_output(const char *bytes, size_t len, void *user)
{
    vt_send(user, bytes, len);
}

static const VTermScreenCallbacks callbacks = {
    .movecursor = on_cursor, .settermprop = on_prop, .bell = on_bell};

struct vt *vt_new(int rows, int cols)
{
    struct vt *v = calloc(1, sizeof(*v));

    MUST(v);
    *v = (struct vt){.rows = rows, .cols = cols, .fd = -1, .shown = true};
    v->term = vterm_new(rows, cols);
    vterm_set_utf8(v->term, 1);
    vterm_output_set_callback(v->term, on_output, v);
    v->screen = vterm_obtain_screen(v->term);
    vterm_screen_set_callbacks(v->screen, &callbacks, v);
    vterm_screen_enable_altscreen(v->screen, 1);
    vterm_screen_reset(v->screen, 1);
    return v;
}

void vt_free(struct vt *v)
{
    if (v->pid > 0 && !v->ended) {
        kill(v->pid, SIGKILL);
        waitpid(v->pid, NULL, 0);
    }
    if (v->fd >= 0) {
        close(v->fd);
    }
    vterm_free(v->term);
    free(v);
}

void vt_start(struct vt *v, char *const argv[])
{
    struct winsize size = {.ws_row = (unsigned short)v->rows, .ws_col = (unsigned short)v->cols};

    v->pid = forkpty(&v->fd, NULL, NULL, &size);
    if (v->pid < 0) {
        fprintf(stderr, "vt: no terminal can be opened (%s): is /dev/pts mounted?\n",
                strerror(errno));
        exit(1);
    }
    if (v->pid == 0) {
        execv(argv[0], argv);
        _exit(127);
    }
}

int64_t vt_now_ms(void)
{
    struct timespec t;

    MUST(clock_gettime(CLOCK_MONOTONIC, &t) == 0);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

int vt_fd(const struct vt *v)
{
    return v->fd;
}

pid_t vt_pid(const struct vt *v)
{
    return v->pid;
}

bool vt_take(struct vt *v)
{
    char bytes[65536];
    ssize_t n = read(v->fd, bytes, sizeof(bytes));

    if (n > 0) {
        vterm_input_write(v->term, bytes, (size_t)n);
    } else {
        v->ended = waitpid(v->pid, &v->status, 0) == v->pid;
    }
    return !v->ended;
}

void vt_read(struct vt *v, int ms)
{
    struct pollfd p = {.fd = v->fd, .events = POLLIN};

    int64_t end = vt_now_ms() + ms;
    int64_t left;

    while ((left = end - vt_now_ms()) > 0 && !v->ended) {
        if (poll(&p, 1, left < QUIET_MS ? (int)left : QUIET_MS) == 0) {
            return;
        }
        (void)vt_take(v);
    }
}

/* What the kernel says of the program: does it wait, and how often has it begun to? */
static bool waits(const struct vt *v, long *ret_times)
{
    char path[64];
    char line[256];
    bool sleeps = false;
    FILE *f;

    snprintf(path, sizeof(path), "/proc/%d/status", (int)v->pid);
    f = fopen(path, "re");
    *ret_times = 0;
    while (f && fgets(line, sizeof(line), f)) {
        sleeps = sleeps || strncmp(line, "State:\tS", 8) == 0;
        (void)sscanf(line, "voluntary_ctxt_switches: %ld", ret_times);
    }
    if (f) {
        fclose(f);
    }
    return sleeps;
}

/* Has it read what was sent, and waits for more, again? */
static bool idle(const struct vt *v, long before)
{
    int unread = 1;
    int slave = open(ptsname(v->fd), O_RDONLY | O_NOCTTY | O_CLOEXEC);
    long times;

    if (slave >= 0) {
        (void)ioctl(slave, FIONREAD, &unread);
        close(slave);
    }
    return unread == 0 && waits(v, &times) && times != before;
}

bool vt_ended(struct vt *v, int *ret_status)
{
    *ret_status = WIFEXITED(v->status) ? WEXITSTATUS(v->status) : 128 + WTERMSIG(v->status);
    return v->ended;
}

void vt_send(struct vt *v, const char *bytes, size_t len)
{
    while (len > 0 && v->fd >= 0) {
        ssize_t n = write(v->fd, bytes, len < 512 ? len : 512);

        if (n <= 0) {
            return;
        }
        bytes += n;
        len -= (size_t)n;
        if (len) {
            vt_read(v, 20); /* so that neither side waits for the other */
        }
    }
}

/* It may have waited for something else while the key was on its way: asked twice, a bit apart. */
void vt_press(struct vt *v, const char *bytes, size_t len, int esc_ms)
{
    struct pollfd p = {.fd = v->fd, .events = POLLIN};
    const struct timespec little = {.tv_nsec = 300 * 1000L};
    const struct timespec rest = {.tv_nsec = esc_ms * 1000000L};
    int64_t end = vt_now_ms() + PRESS_MS;
    int quiet = 0;
    long before;

    (void)waits(v, &before);
    vt_send(v, bytes, len);
    nanosleep(&rest, NULL);
    while (!v->ended && quiet < 2 && vt_now_ms() < end) {
        quiet = idle(v, before) ? quiet + 1 : 0;
        if (ppoll(&p, 1, &little, NULL) > 0) {
            (void)vt_take(v);
            quiet = 0;
        }
    }
}

void vt_resize(struct vt *v, int rows, int cols)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};

    /* libvterm 0.1.4 does not bear lines that are drawn for a larger screen than it has. */
    vterm_set_size(v->term, rows > v->rows ? rows : v->rows, cols > v->cols ? cols : v->cols);
    if (v->fd >= 0) {
        (void)ioctl(v->fd, TIOCSWINSZ, &size);
        vt_read(v, 300);
    }
    v->rows = rows;
    v->cols = cols;
    vterm_set_size(v->term, rows, cols);
}

int vt_rows(const struct vt *v)
{
    return v->rows;
}

int vt_cols(const struct vt *v)
{
    return v->cols;
}

/* A cell's letters, a blank where it has none; without the marks of labels, or with them. */
static size_t cell_text(const VTermScreenCell *cell, bool marks, char *to)
{
    size_t n = 0;

    for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i]; i++) {
        bool mark = cell->chars[i] >= VT_MARK_FIRST && cell->chars[i] <= VT_MARK_LAST;

        if (cell->chars[i] != (uint32_t)-1 && (marks || !mark)) {
            n += utf8_put(cell->chars[i], to + n);
        }
    }
    if (n == 0) {
        to[n++] = ' ';
    }
    return n;
}

void vt_row(struct vt *v, int row, bool marks, char *to)
{
    vt_part(v, row, 0, v->cols, marks, to);
}

void vt_part(struct vt *v, int row, int from, int end, bool marks, char *to)
{
    size_t n = 0;

    for (int col = from; col < end; col++) {
        VTermScreenCell cell;

        (void)vterm_screen_get_cell(v->screen, (VTermPos){row, col}, &cell);
        if (cell.chars[0] != (uint32_t)-1) {
            n += cell_text(&cell, marks, to + n);
        }
    }
    while (n > 0 && to[n - 1] == ' ') {
        n--;
    }
    to[n] = '\0';
}

int vt_cursor_row(const struct vt *v)
{
    return v->cursor.row;
}

int vt_cursor_col(const struct vt *v)
{
    return v->cursor.col;
}

static int colour_number(VTermColor c)
{
    bool own = VTERM_COLOR_IS_DEFAULT_FG(&c) || VTERM_COLOR_IS_DEFAULT_BG(&c);

    return own ? VT_OWN : VTERM_COLOR_IS_INDEXED(&c) ? c.indexed.idx : VT_OTHER;
}

struct vt_look vt_look(struct vt *v, int row, int col)
{
    VTermScreenCell cell;

    (void)vterm_screen_get_cell(v->screen, (VTermPos){row, col}, &cell);
    return (struct vt_look){colour_number(cell.fg), colour_number(cell.bg), cell.attrs.bold,
                            cell.attrs.underline != 0, cell.attrs.reverse};
}

bool vt_cursor_shown(const struct vt *v)
{
    return v->shown;
}

int vt_bells(const struct vt *v)
{
    return v->bells;
}

static void put_escaped(FILE *f, const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        switch (text[i]) {
        case '&':
            fputs("&amp;", f);
            break;
        case '<':
            fputs("&lt;", f);
            break;
        case '>':
            fputs("&gt;", f);
            break;
        default:
            fputc(text[i], f);
        }
    }
}

/* The terminal's own colours are those of a dark one. */
static unsigned colour(struct vt *v, VTermColor c, bool fore)
{
    if (VTERM_COLOR_IS_DEFAULT_FG(&c) || VTERM_COLOR_IS_DEFAULT_BG(&c)) {
        return fore ? 0xe6e6e6 : 0x101418;
    }
    vterm_screen_convert_color_to_rgb(v->screen, &c);
    return (unsigned)c.rgb.red << 16 | (unsigned)c.rgb.green << 8 | c.rgb.blue;
}

static void draw_cell(struct vt *v, FILE *f, int row, int col)
{
    VTermScreenCell cell;
    char text[64];
    size_t len;
    unsigned fore;
    unsigned back;

    (void)vterm_screen_get_cell(v->screen, (VTermPos){row, col}, &cell);
    if (cell.chars[0] == (uint32_t)-1) {
        return;
    }
    fore = colour(v, cell.fg, true);
    back = colour(v, cell.bg, false);
    if (cell.attrs.reverse) {
        unsigned swap = fore;

        fore = back;
        back = swap;
    }
    if (back != 0x101418) {
        fprintf(f, "<rect x='%d' y='%d' width='%d' height='%d' fill='#%06x'/>\n", col * CELL_W,
                row * CELL_H, CELL_W * cell.width, CELL_H, back);
    }
    len = cell_text(&cell, false, text);
    if (len > 1 || text[0] != ' ') {
        fprintf(f, "<text x='%d' y='%d' fill='#%06x'%s%s>", col * CELL_W, row * CELL_H + CELL_H - 5,
                fore, cell.attrs.bold ? " font-weight='bold'" : "",
                cell.attrs.underline ? " text-decoration='underline'" : "");
        put_escaped(f, text, len);
        fputs("</text>\n", f);
    } else if (cell.attrs.underline) {
        fprintf(f, "<rect x='%d' y='%d' width='%d' height='1' fill='#%06x'/>\n", col * CELL_W,
                row * CELL_H + CELL_H - 3, CELL_W, fore);
    }
}

bool vt_picture(struct vt *v, const char *path)
{
    FILE *f = fopen(path, "we");

    if (!f) {
        return false;
    }
    fprintf(f,
            "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d' "
            "font-family='DejaVu Sans Mono, monospace' font-size='15'>\n"
            "<rect width='100%%' height='100%%' fill='#101418'/>\n",
            v->cols * CELL_W, v->rows * CELL_H);
    for (int row = 0; row < v->rows; row++) {
        for (int col = 0; col < v->cols; col++) {
            draw_cell(v, f, row, col);
        }
    }
    if (v->shown) {
        fprintf(f,
                "<rect x='%d' y='%d' width='%d' height='%d' fill='none' stroke='#ffb000' "
                "stroke-width='2'/>\n",
                v->cursor.col * CELL_W, v->cursor.row * CELL_H, CELL_W, CELL_H);
    }
    fputs("</svg>\n", f);
    return fclose(f) == 0;
}
