#include "ui/console/improvised.h"

#include "engine/base/bytes.h"
#include "ui/term/lang.h"

enum { ITEM_TEXT = 64 << 10 };

int32_t improvised_next(const struct control *c, int32_t item)
{
    while (item < c->items && !c->item[item].improvised) {
        item++;
    }
    return item < c->items ? item + 1 : 0;
}

const char *improvised_call(struct console *s, int32_t item)
{
    int n = 1;

    for (int32_t i = 0; i < item - 1; i++) {
        n += s->control.item[i].improvised;
    }
    return screen_print(&s->screen, "A%d", n);
}

void improvised_open(struct console *s, int32_t item)
{
    s->improvised = item;
    s->top = 0;
    sheet_push(&s->screen, SHEET_IMPROVISED);
}

/* Play may have gone back to before it came. */
static bool is_there(const struct console *s)
{
    return s->improvised >= 1 && s->improvised <= s->control.items &&
           s->control.item[s->improvised - 1].improvised;
}

void improvised_draw(struct console *s, struct area a)
{
    const char *labels[] = {_("Close")};
    const struct console_item *it;
    struct bytes b;

    if (!is_there(s)) {
        sheet_pop(&s->screen);
        return;
    }
    it = &s->control.item[s->improvised - 1];
    bytes_init(&b, ITEM_TEXT);
    bytes_fmt(&b, "%s\n%s", wordbook_name(&s->words.items, s->improvised),
              console_clock(s, it->at_ms));
    bytes_fmt(&b, _(", to %s\n"), console_desks(s, it->to));
    console_reached(s, s->improvised, &b);
    bytes_fmt(&b, "\n%s\n", wordbook_body(&s->words.items, s->improvised));
    text_sheet(s, a,
               screen_print(&s->screen, "%s %s", _("Inject"), improvised_call(s, s->improvised)),
               span_of(screen_text(&s->screen, bytes_view(&b))), labels, 1);
    bytes_done(&b);
}

void improvised_key(struct console *s, struct key key)
{
    if (text_sheet_key(s, 1, key)) {
        sheet_pop(&s->screen);
    }
}
