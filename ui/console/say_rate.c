#include "ui/console/say_rate.h"

#include "engine/base/text.h"
#include "ui/term/lang.h"

static const char *const ratings[] = {OPTION_("not rated"), OPTION_("P: without challenges"),
                                      OPTION_("S: with some challenges"),
                                      OPTION_("M: with major challenges"), OPTION_("U: unable")};
static const char *const grades[] = {OPTION_("not graded"), OPTION_("0: not seen"),
                                     OPTION_("1: hardly"),  OPTION_("2: in part"),
                                     OPTION_("3: well"),    OPTION_("4: as it should be")};

const char *rating_words(int32_t rating)
{
    return _(ratings[rating]);
}

const char *grade_words(int32_t grade)
{
    return _(grades[grade]);
}

/* As it stands, to be chosen anew. */
static void begin(struct console *s, const char *const *words, size_t count,
                  const struct rating_now *now)
{
    for (size_t k = 0; k < count; k++) {
        choice_add(&s->saying.choices[0], span_of(_(words[k])), (int32_t)k);
    }
    fields_options(say_line(s, ONE_OF, _(FIELD_("Rating"))), s->saying.choices[0].label,
                   s->saying.choices[0].count);
    s->saying.fields.line[0].one = now->rating;
    if (now->text && now->seat == s->client.seat) { /* another's words are not written on */
        text_copy(s->saying.text, sizeof(s->saying.text), span_of(now->text));
    }
    say_text(s, _(FIELD_("Evidence")));
}

void rate_begin(struct console *s)
{
    begin(s, ratings, ARRAY_LEN(ratings), &s->control.rating[s->saying.subject]);
}

bool rate_send(struct console *s)
{
    struct command c = {.kind = COMMAND_RATE};

    c.u.rate.objective = s->saying.subject;
    c.u.rate.rating = choice_of(s, 0);
    c.u.rate.text = span_of(s->saying.text);
    return console_order(s, &c);
}

void grade_begin(struct console *s)
{
    begin(s, grades, ARRAY_LEN(grades), &s->control.grade[s->saying.subject]);
}

bool grade_send(struct console *s)
{
    struct command c = {.kind = COMMAND_GRADE};

    c.u.grade.area = s->saying.subject;
    c.u.grade.grade = choice_of(s, 0) - 1;
    c.u.grade.text = span_of(s->saying.text);
    return console_order(s, &c);
}
