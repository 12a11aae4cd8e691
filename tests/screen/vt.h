/*
 * A terminal in memory with a program in it: libvterm on a pty. What the program draws can be read
 * as text and as a picture.
 */
#ifndef SCREEN_VT_H
#define SCREEN_VT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct vt;

/* What a test's catalogs put on the first and last signs of labels (tests/shots/catalogs.py). */
enum { VT_MARK_FIRST = 0x350, VT_MARK_LAST = 0x36f };

struct vt *vt_new(int rows, int cols);
void vt_free(struct vt *v); /* ends the program */

/* Start it; its environment is this one's. */
void vt_start(struct vt *v, char *const argv[]);

/* A clock that only runs on, ms. */
int64_t vt_now_ms(void);

/* Take in what it draws for up to so many ms, or until nothing comes for a moment. */
void vt_read(struct vt *v, int ms);

/*
 * For who waits for several programs at once: what can be polled for reading, one read of it, and
 * the program's process. vt_take: false when the program has ended.
 */
int vt_fd(const struct vt *v);
bool vt_take(struct vt *v);
pid_t vt_pid(const struct vt *v);

/* Has it ended? Its exit status. */
bool vt_ended(struct vt *v, int *ret_status);

void vt_send(struct vt *v, const char *bytes, size_t len);

/*
 * A key, and what is drawn for it, until the program waits for the next: quicker than waiting for a
 * moment without anything. Behind an Esc it waits for the rest of a key: so long, it is given.
 */
void vt_press(struct vt *v, const char *bytes, size_t len, int esc_ms);

void vt_resize(struct vt *v, int rows, int cols);

int vt_rows(const struct vt *v);
int vt_cols(const struct vt *v);

/*
 * A row as text without the blanks at its end; to has room for 24 bytes a column and NUL. With the
 * marks of labels that a test has in its catalogs, or as one sees it.
 */
void vt_row(struct vt *v, int row, bool marks, char *to);
/* So many columns of it: from, and before end. */
void vt_part(struct vt *v, int row, int from, int end, bool marks, char *to);
int vt_cursor_row(const struct vt *v);
int vt_cursor_col(const struct vt *v);
bool vt_cursor_shown(const struct vt *v);
int vt_bells(const struct vt *v);

/* How a cell looks: colours by their number. */
enum { VT_OWN = -1, VT_OTHER = -2 };

struct vt_look {
    int fore, back;
    bool bold, underline, reverse;
};

struct vt_look vt_look(struct vt *v, int row, int col);

/* The picture as SVG; false: the file cannot be written. */
bool vt_picture(struct vt *v, const char *path);

#endif
