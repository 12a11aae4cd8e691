#include "ui/parts/sheet.h"

#include <stdio.h>

#include "ui/term/measure.h"

enum { SCRAPS = 12 };

struct area sheet_open(struct area screen, int rows, int cols, const char *title)
{
    struct area frame;
    char head[256];

    rows = rows > screen.rows ? screen.rows : rows;
    cols = cols > screen.cols ? screen.cols : cols;
    frame = area_part(screen, (screen.rows - rows) / 2, (screen.cols - cols) / 2, rows, cols);
    if (screen.cols - cols <= SCRAPS) { /* too little to be read of what is below: it goes */
        area_fill(area_part(screen, (screen.rows - rows) / 2, 0, rows, screen.cols), STYLE_PLAIN);
    }
    area_frame(frame);
    snprintf(head, sizeof(head), " %s ", title);
    area_put(area_part(frame, 0, 2, 1, cols - 4), 0, 0, STYLE_TITLE_HERE, head);
    return area_part(frame, 1, 2, rows - 2, cols - 4);
}

void sheet_buttons(struct area a, int row, const char *const *labels, int count, int here)
{
    int wide = 0;
    bool close; /* closer together, where there is no room for blanks */
    int col;

    for (int i = 0; i < count; i++) {
        wide += measure_columns(span_of(labels[i])) + 6;
    }
    close = wide - 2 > a.cols;
    wide -= close ? 3 * count : 0;
    col = wide < a.cols ? (a.cols - wide) / 2 : 0;
    for (int i = 0; i < count; i++) {
        char text[128];

        snprintf(text, sizeof(text), close ? "[%s]" : "[ %s ]", labels[i]);
        if (i == here) {
            area_cursor(a, row, col + 1 + !close);
        }
        col += area_put(a, row, col, i == here ? STYLE_BUTTON_HERE : STYLE_BUTTON, text) + 1 +
               !close;
    }
}

bool sheet_button_key(int *here, int count, struct key key)
{
    /* an arrow ends at the end */
    bool round = key.press == PRESS_TAB || key.press == PRESS_BACKTAB;

    if (key.press == PRESS_LEFT || key.press == PRESS_BACKTAB) {
        *here = *here > 0 ? *here - 1 : round ? count - 1 : 0;
        return true;
    }
    if (key.press == PRESS_RIGHT || key.press == PRESS_TAB) {
        *here = *here + 1 < count ? *here + 1 : round ? 0 : *here;
        return true;
    }
    return false;
}
