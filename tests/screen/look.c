#include "tests/screen/look.h"

#include <stdio.h>
#include <string.h>

#include "tests/screen/run.h"

/* The column in which the text begins on this row; -1: it is not there. */
static int column_of(int row, const char *text)
{
    char part[ROW_ROOM];

    for (int col = 0; col < vt_cols(run.vt); col++) {
        vt_part(run.vt, row, col, vt_cols(run.vt), true, part);
        if (strncmp(part, text, strlen(text)) == 0) {
            return col;
        }
    }
    return -1;
}

static const char *colour(int number, char *room, size_t size)
{
    snprintf(room, size, "%d", number);
    return number == VT_OWN ? "-" : number == VT_OTHER ? "?" : room;
}

const char *look_of(const char *text)
{
    static char room[64];

    for (int row = 0; row < vt_rows(run.vt); row++) {
        int col = column_of(row, text);

        if (col >= 0) {
            struct vt_look l = vt_look(run.vt, row, col);
            char fore[16];
            char back[16];

            snprintf(room, sizeof(room), "%s/%s%s%s%s", colour(l.fore, fore, sizeof(fore)),
                     colour(l.back, back, sizeof(back)), l.bold ? "+bold" : "",
                     l.underline ? "+underline" : "", l.reverse ? "+reverse" : "");
            return room;
        }
    }
    return "";
}

bool look_is(const char *look, const char *text)
{
    return strcmp(look_of(text), look) == 0;
}

void look_no_colour(void)
{
    char text[ROW_ROOM];

    for (int row = 0; row < vt_rows(run.vt); row++) {
        for (int col = 0; col < vt_cols(run.vt); col++) {
            struct vt_look l = vt_look(run.vt, row, col);

            if (l.fore != VT_OWN || l.back != VT_OWN) {
                vt_part(run.vt, row, col, vt_cols(run.vt), true, text);
                run_fail("has a colour", text);
            }
        }
    }
}

void look_ascii(void)
{
    char text[ROW_ROOM];

    for (int row = 0; row < vt_rows(run.vt); row++) {
        vt_row(run.vt, row, true, text);
        for (const char *c = text; *c; c++) {
            if (*c < ' ' || *c > '~') {
                run_fail("is not ASCII", c);
            }
        }
    }
}
