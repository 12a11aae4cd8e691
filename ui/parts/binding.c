#include "ui/parts/binding.h"

#include <stdio.h>

#include "ui/term/lang.h"
#include "ui/term/measure.h"

int binding_action(struct bindings b, uint32_t where, struct key key)
{
    for (int i = 0; i < b.count; i++) {
        const struct binding *row = &b.at[i];
        bool letter = key.press == PRESS_CHAR && row->letter &&
                      key_latin(key.letter) == row->letter;
        bool press = row->press != PRESS_NONE && row->press == key.press &&
                     key.press != PRESS_CHAR;

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

/* On the bar, unless an earlier row takes its key. */
static bool is_shown(struct bindings b, int i, uint32_t where)
{
    const struct binding *row = &b.at[i];

    if (!(row->where & where) || !row->label) {
        return false;
    }
    for (int k = 0; k < i; k++) {
        if ((b.at[k].where & where) && b.at[k].label && b.at[k].press == row->press) {
            return false;
        }
    }
    return true;
}

static int label_columns(const struct binding *row, int gap)
{
    return measure_columns(span_of(press_name(row->press))) + gap +
           measure_columns(span_of(_(row->label)));
}

int binding_bar_columns(struct bindings b, uint32_t where, int gap)
{
    int sum = 0;

    for (int i = 0; i < b.count; i++) {
        sum += is_shown(b, i, where) ? 1 + label_columns(&b.at[i], gap) : 0;
    }
    return sum;
}

void binding_bar(struct bindings b, uint32_t where, struct area row)
{
    int gap = binding_bar_columns(b, where, 1) <= row.cols;
    int col = 1;

    area_fill(row, STYLE_PLAIN);
    for (int i = 0; i < b.count; i++) {
        const struct binding *at = &b.at[i];

        if (is_shown(b, i, where) && col + label_columns(at, gap) <= row.cols) {
            col += area_put(row, 0, col, STYLE_KEY, press_name(at->press)) + gap;
            col += area_put(row, 0, col, STYLE_LABEL, _(at->label)) + 1;
        }
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
