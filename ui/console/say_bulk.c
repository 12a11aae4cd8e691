/*
 * Typed about many injects at once: a storyline, or all that still come.
 */
#include "engine/base/text.h"
#include "engine/base/units.h"
#include "ui/console/say.h"
#include "ui/console/say_bulk.h"
#include "ui/term/lang.h"

/* Of the storyline that is chosen in the sheet, or of all. */
static bool is_meant(const struct console *s, int32_t inject)
{
    int32_t storyline = choice_of(s, 0);
    bool of_it = storyline == NONE || s->client.lexicon.inject[inject].storyline == storyline;

    return of_it && (s->saying.what == SAY_DROP ? inject_takes(s, inject, DO_SKIP)
                                                : control_due(&s->control, inject) != NEVER);
}

const char *storyline_coming(struct console *s)
{
    int injects;
    const char *which = say_named(s, is_meant, &injects);

    return injects ? which : _("Nothing of it is still to come.");
}

/* What would not come at its new time, for play has no such time. */
const char *shift_brings(struct console *s)
{
    int64_t end = s->client.lexicon.play_length;
    int64_t minutes = 0;
    int late = 0;
    int now = 0;
    const char *which = storyline_coming(s);

    (void)text_int(span_of(s->saying.line), &minutes);
    for (int32_t i = 0; i < scenario_count(&s->client.lexicon, REF_INJECT); i++) {
        if (minutes && is_meant(s, i)) {
            int64_t to = control_due(&s->control, i) + minutes * MINUTE_MS;

            late += to > end;
            now += to <= console_play(s);
        }
    }
    return late || now ? screen_print(&s->screen, "%s\n%s", which,
                                      screen_print(&s->screen,
                                                   _("There is no such time for all: at the end "
                                                     "of play would come %d, at once %d."),
                                                   late, now))
                       : which;
}

static void storylines(struct console *s)
{
    const struct scenario *sc = &s->client.lexicon;

    for (int32_t i = 0; i < scenario_count(sc, REF_STORYLINE); i++) {
        choice_add(&s->saying.choices[0], sc->storyline[i].title, i);
    }
    fields_options(say_line(s, ONE_OF, _(FIELD_("Storyline"))), s->saying.choices[0].label,
                   s->saying.choices[0].count);
}

void storyline_begin(struct console *s)
{
    storylines(s);
    say_reason(s, _(FIELD_("Reason")));
}

void shift_begin(struct console *s)
{
    choice_add(&s->saying.choices[0], span_of(_(OPTION_("all"))), NONE);
    storylines(s);
    say_number(s, _(FIELD_("Minutes")));
    say_reason(s, _(FIELD_("Reason")));
}

bool shift_send(struct console *s)
{
    struct command c = {.kind = COMMAND_SHIFT};
    int64_t most = s->client.lexicon.play_length / MINUTE_MS;
    int64_t minutes = 0;

    if (!text_int(span_of(s->saying.line), &minutes) || !minutes || minutes < -most ||
        minutes > most) {
        screen_news(&s->screen, true,
                    _("How many minutes? As 10, or -5 for earlier; at most %d, the length of "
                      "play."),
                    (int)most);
        say_there(s, s->saying.line);
        return false;
    }
    c.u.shift.by = minutes * MINUTE_MS;
    c.u.shift.storyline = choice_of(s, 0);
    c.u.shift.text = span_of(s->saying.reason);
    return console_order(s, &c);
}

bool drop_send(struct console *s)
{
    struct command c = {.kind = COMMAND_DROP};

    c.u.shift.storyline = choice_of(s, 0);
    c.u.shift.text = span_of(s->saying.reason);
    return console_order(s, &c);
}
