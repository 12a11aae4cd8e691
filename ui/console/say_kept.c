/*
 * What was typed on a sheet and not sent, or sent and refused: there again when the sheet is opened
 * anew, whatever else was opened in between.
 */
#include <string.h>

#include "ui/console/say.h"

static bool same(const struct saying *a, const struct saying *b)
{
    return a->what == b->what && a->subject == b->subject && a->voice == b->voice;
}

/* Where it was kept before, else a free place, else that of the oldest. */
static struct saying *place_for(struct console *s, const struct saying *y)
{
    struct saying *best = &s->kept[0];

    for (int i = 0; i < SAYINGS_KEPT; i++) {
        struct saying *at = &s->kept[i];

        if (at->touched && same(at, y) && !at->sent && !y->sent) {
            return at;
        }
        if (best->touched && (!at->touched || at->number < best->number)) {
            best = at;
        }
    }
    return best;
}

void say_keep(struct console *s)
{
    struct saying *y = &s->saying;
    struct saying *place;

    if (!y->touched) {
        return;
    }
    place = place_for(s, y);
    y->number = y->sent ? y->number : ++s->sayings;
    *place = *y;
    y->touched = false;
}

/* Are there the same things to choose from as when it was kept? */
static bool same_options(const struct console *s, const struct saying *kept, int line)
{
    const struct saying *y = &s->saying;

    for (size_t i = 0; i < ARRAY_LEN(y->choices); i++) {
        const struct choices *now = &y->choices[i];
        const struct choices *then = &kept->choices[i];

        if (y->fields.line[line].option == now->label) {
            return kept->fields.line[line].option == now->label && now->count == then->count &&
                   memcmp(now->value, then->value, (size_t)now->count * sizeof(*now->value)) == 0;
        }
    }
    return false;
}

/* Each in its language, as far as somebody there reads it still. */
static void others_again(struct saying *y, const struct saying *kept)
{
    for (int i = 0; i < y->others; i++) {
        for (int k = 0; k < kept->others; k++) {
            if (strcmp(y->other[i].lang, kept->other[k].lang) == 0) {
                memcpy(y->other[i].text, kept->other[k].text, sizeof(y->other[i].text));
            }
        }
    }
}

bool say_again(struct console *s)
{
    struct saying *y = &s->saying;
    struct saying *kept = NULL;

    for (int i = 0; i < SAYINGS_KEPT; i++) {
        if (s->kept[i].touched && !s->kept[i].sent && same(&s->kept[i], y)) {
            kept = &s->kept[i];
        }
    }
    if (!kept || kept->fields.lines > y->fields.lines) {
        return false;
    }
    memcpy(y->line, kept->line, sizeof(y->line));
    memcpy(y->reason, kept->reason, sizeof(y->reason));
    memcpy(y->text, kept->text, sizeof(y->text));
    others_again(y, kept);
    if (!y->others && !y->text[0] && kept->others) { /* who read that language has gone */
        memcpy(y->text, kept->other[0].text, sizeof(y->text));
    }
    for (int i = 0; i < y->fields.lines; i++) {
        struct field_line *l = &y->fields.line[i];

        if (l->kind == ONE_LINE || l->kind == SOME_LINES) {
            bool offered = l->edit.offered;

            fields_text(l, l->edit.text, l->edit.room);
            if (offered) { /* a time is typed anew, not behind the one before */
                edit_offer(&l->edit);
            }
        } else if (i < kept->fields.lines && !say_chosen_anew((enum say_what)y->what) &&
                   same_options(s, kept, i)) {
            l->one = kept->fields.line[i].one;
            l->some = kept->fields.line[i].some;
        }
    }
    kept->touched = false;
    y->touched = true;
    return true;
}

void say_answered(struct console *s, enum command_kind kind, bool ok)
{
    struct saying *first = NULL;

    for (int i = -1; i < SAYINGS_KEPT; i++) {
        struct saying *y = i < 0 ? &s->saying : &s->kept[i];

        if (y->touched && y->sent && y->sends == (int)kind &&
            (!first || y->number < first->number)) {
            first = y;
        }
    }
    if (first && ok) {
        first->touched = false;
    } else if (first) {
        first->sent = false;
    }
}
