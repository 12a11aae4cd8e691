#include "ui/parts/binding.h"

#include <stdio.h>

#include "ui/term/lang.h"
#include "ui/term/measure.h"

int binding_action(struct bindings b, uint32_t where, struct key key, bool typing)
{
    for (int i = 0; i < b.count; i++) {
        const struct binding *row = &b.at[i];
        bool letter = key.press == PRESS_CHAR && !typing && row->letter &&
                      key_latin(key.letter) == row->letter;
        bool press = row->press != PRESS_NONE && row->press == key.press &&
                     key.press != PRESS_CHAR && !(typing && key.press == PRESS_SPACE);

        if ((row->where & where) && (letter || press)) {
            return row->action;
        }
    }
    return 0;
}

int binding_list(struct bindings b, uint32_t where, const struct binding **ret, int room)
{
    int n = 0;

    for (int i = 0; i < b.count && n < room; i++) {
        if ((b.at[i].where & where) && b.at[i].help) {
            ret[n++] = &b.at[i];
        }
    }
    return n;
}

void binding_bar(struct bindings b, uint32_t where, struct area row)
{
    int col = 1;

    area_fill(row, STYLE_PLAIN);
    for (int i = 0; i < b.count; i++) {
        const struct binding *at = &b.at[i];
        const char *label = at->label ? _(at->label) : "";
        int wide =
            measure_columns(span_of(press_name(at->press))) + 1 + measure_columns(span_of(label));

        if (!(at->where & where) || !at->label || col + wide > row.cols) {
            continue;
        }
        col += area_put(row, 0, col, STYLE_KEY, press_name(at->press)) + 1;
        col += area_put(row, 0, col, STYLE_LABEL, label) + 1;
    }
}

void binding_keys(const struct binding *row, char *to, size_t room)
{
    const char *name = press_name(row->press);

    if (row->letter) {
        snprintf(to, room, "%s%s%c", name, *name ? " " : "", (char)row->letter);
    } else {
        snprintf(to, room, "%s", name);
    }
}
