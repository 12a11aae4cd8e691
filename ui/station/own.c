#include "ui/station/own.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/bytes.h"

enum { KEPT_ROOM = 32 << 10 };

static bool is_card(int32_t handle)
{
    return handle >= 1 && handle <= VIEW_CARDS;
}

void own_read(struct own *o, const struct client *c)
{
    char text[KEPT_ROOM];
    char *rest = text;
    char *line;

    *o = (struct own){.line = 1};
    keep_beside_read(c, "board", text, sizeof(text));
    while ((line = strsep(&rest, "\n")) != NULL) {
        int a = 0;
        int b = 0;

        if (sscanf(line, "line %d", &a) == 1 && a >= 1) {
            o->line = a;
        } else if (sscanf(line, "duty %d", &a) == 1 && a >= 1 && a <= DUTIES_MAX) {
            o->duty[a - 1] = true;
        } else if (sscanf(line, "same %d %d", &a, &b) == 2 && is_card(a) && is_card(b) && a != b) {
            o->same[a - 1] = b;
        }
    }
}

bool own_write(const struct own *o, const struct client *c)
{
    struct bytes b;
    bool ok;

    bytes_init(&b, KEPT_ROOM);
    bytes_fmt(&b, "line %d\n", o->line);
    for (int i = 0; i < DUTIES_MAX; i++) {
        if (o->duty[i]) {
            bytes_fmt(&b, "duty %d\n", i + 1);
        }
    }
    for (int i = 0; i < VIEW_CARDS; i++) {
        if (o->same[i]) {
            bytes_fmt(&b, "same %d %d\n", i + 1, o->same[i]);
        }
    }
    ok = !b.over && keep_beside_write(c, "board", bytes_cstr(&b));
    bytes_done(&b);
    return ok;
}

void own_line(struct own *o, int32_t line)
{
    memset(o->same, 0, sizeof(o->same));
    memset(o->changed, 0, sizeof(o->changed));
    o->line = line;
}

int32_t own_card(const struct own *o, int32_t handle)
{
    int32_t steps = VIEW_CARDS; /* a file that somebody has written in may lead round in a ring */

    while (is_card(handle) && o->same[handle - 1] && steps-- > 0) {
        handle = o->same[handle - 1];
    }
    return handle;
}

void own_join(struct own *o, int32_t first, int32_t second)
{
    first = own_card(o, first);
    second = own_card(o, second);
    if (is_card(first) && is_card(second) && first != second) {
        o->same[second - 1] = first;
    }
}

void own_part(struct own *o, int32_t handle)
{
    int32_t stands = own_card(o, handle);
    bool joined[VIEW_CARDS]; /* all of them first: one may be joined by way of another */

    for (int32_t h = 1; h <= VIEW_CARDS; h++) {
        joined[h - 1] = own_card(o, h) == stands;
    }
    for (int32_t h = 1; h <= VIEW_CARDS; h++) {
        o->same[h - 1] = joined[h - 1] ? 0 : o->same[h - 1];
    }
}

void own_heard(struct own *o, const struct wordbook *w, int32_t from)
{
    for (int32_t i = from; i < w->links; i++) {
        if (is_card(w->link[i].thing)) {
            o->changed[w->link[i].thing - 1] = true;
        }
    }
}
