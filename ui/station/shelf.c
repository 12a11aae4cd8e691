#include "ui/station/shelf.h"

#include "ui/term/lang.h"

static void lines_text(struct bytes *b, const char *title, const struct lines *l)
{
    if (l->lines) {
        bytes_fmt(b, "\n%s\n", title);
    }
    for (int32_t i = 0; i < l->lines; i++) {
        bytes_fmt(b, "- %.*s\n", (int)l->line[i].len, l->line[i].ptr);
    }
}

void shelf_role(const struct client *c, struct bytes *b)
{
    const struct scenario *sc = &c->lexicon;
    const struct desk *d = &sc->desk[c->desk];
    const struct role *role = &sc->role[d->role];

    bytes_span(b, d->title);
    bytes_text(b, "\n");
    bytes_span(b, role->mandate);
    bytes_text(b, "\n");
    if (d->brief.len) {
        bytes_text(b, "\n");
        bytes_span(b, d->brief);
        bytes_text(b, "\n");
    }
    lines_text(b, _("You can"), &role->powers);
    lines_text(b, _("Your limits"), &role->limits);
    lines_text(b, _("You are the first to hear of"), &role->knows_first);
    lines_text(b, _("Your duties"), &role->duties);
}

void shelf_titled(const struct titled *t, struct bytes *b)
{
    bytes_span(b, t->title);
    if (t->text.len) {
        bytes_text(b, "\n\n");
        bytes_span(b, t->text);
    }
}

void shelf_kind(const struct joint_kind *kind, struct bytes *b)
{
    shelf_titled(&(struct titled){.title = kind->title, .text = kind->help}, b);
    bytes_text(b, "\n");
    lines_text(b, _("It settles"), &kind->sections);
}

void shelf_tutorial(struct bytes *b)
{
    static const char *const steps[] = {
        N_("Five keys are enough to begin with."),
        N_("1. F6 opens the next thing that is new. Esc closes it. Below it stand buttons: Tab "
           "chooses one, Enter presses it."),
        N_("2. F2 shows what your agency can do. Up and Down choose, Enter takes it."),
        N_("3. In a form, Tab goes to the next line. Space or Enter chooses from a list. Nothing "
           "goes out before you have seen the sheet \"Please check\" and pressed Send."),
        N_("4. F3 writes to other agencies: they read it, and need not answer. What they have to "
           "answer is an act of its own: F2, Ask another agency. Nobody wins this case alone."),
        N_("5. F1 helps; over a form it calls the facilitator, who answers as your mentor. F9 "
           "shows everything, with its key."),
        N_("The digits 1 to 7 go to the places whose titles have these numbers. Your text is "
           "kept on Esc and when the link breaks."),
    };

    for (size_t i = 0; i < ARRAY_LEN(steps); i++) {
        bytes_fmt(b, "%s\n\n", _(steps[i]));
    }
}
