/*
 * Observations, ratings, and words to desks and to the team, in plain mode.
 */
#include <stdio.h>
#include <string.h>

#include "ui/console/console_parts.h"
#include "ui/term/lang.h"

/* A desk by its first word; NONE where the word is none. Nothing is told. */
static int32_t desk_named(const struct plain_console *s, struct span word)
{
    return names_find(&s->pane.client.lexicon.names[REF_DESK], word);
}

/* observe SIGN [DESK] text */
void order_observe(struct plain_console *s, char *rest, enum command_kind kind)
{
    static const char signs[] = "+-?!";
    struct command c = {.kind = kind};
    const char *sign = console_word(&rest);
    const char *at = *sign && !sign[1] ? strchr(signs, *sign) : NULL;

    if (!at) {
        pane_say(_("What kind? + good, - to improve, ? to ask about, ! safety: observe + Asked "
                   "before they told\n"));
        return;
    }
    c.u.mark.kind = (int32_t)(at - signs);
    c.u.mark.desk = desk_named(s, (struct span){rest, strcspn(rest, " ")});
    if (c.u.mark.desk != NONE) {
        (void)console_word(&rest);
    }
    c.u.mark.text = span_of(rest);
    console_ask(s, &c);
}

void order_objectives(struct plain_console *s, char *rest, enum command_kind kind)
{
    const struct scenario *sc = &s->pane.client.lexicon;

    (void)rest;
    (void)kind;
    for (int32_t i = 0; i < scenario_count(sc, REF_OBJECTIVE); i++) {
        int32_t rating = s->control.rating ? s->control.rating[i].rating : RATING_NONE;
        const char *text =
            s->control.rating && s->control.rating[i].text ? s->control.rating[i].text : "";

        pane_say("  %d  %c  %.*s%s%s\n", (int)i + 1, ".PSMU"[rating],
                 (int)sc -> objective[i].title.len, sc->objective[i].title.ptr, *text ? ": " : "",
                 text);
    }
}

/* rate NUMBER P|S|M|U|- text */
void order_rate(struct plain_console *s, char *rest, enum command_kind kind)
{
    static const char letters[] = "-PSMU";
    struct command c = {.kind = kind};
    const char *number = console_word(&rest);
    const char *letter = console_word(&rest);
    int32_t objectives = scenario_count(&s->pane.client.lexicon, REF_OBJECTIVE);
    int32_t n = pane_number(number, objectives);
    char upper = *letter >= 'a' && *letter <= 'z' ? (char)(*letter - 'a' + 'A') : *letter;
    const char *at = *letter && !letter[1] ? strchr(letters, upper) : NULL;

    if (!n || !at) {
        pane_say(_("Which objective, and how? rate 2 S Late, but complete (`objectives` lists "
                   "them)\n"));
        return;
    }
    c.u.rate.objective = n - 1;
    c.u.rate.rating = (int32_t)(at - letters);
    c.u.rate.text = span_of(rest);
    console_ask(s, &c);
}

void order_rubric(struct plain_console *s, char *rest, enum command_kind kind)
{
    const struct scenario *sc = &s->pane.client.lexicon;

    (void)rest;
    (void)kind;
    for (int32_t i = 0; i < scenario_count(sc, REF_AREA); i++) {
        const struct rating_now *now = s->control.grade ? &s->control.grade[i] : NULL;
        const char *text = now && now->text ? now->text : "";

        pane_say("  %d  %c  %.*s%s%s\n", (int)i + 1, ".01234"[now ? now->rating : 0],
                 (int)sc->area[i].title.len, sc->area[i].title.ptr, *text ? ": " : "", text);
        for (int32_t k = 0; k < sc->area[i].items.lines; k++) {
            pane_say("        - %.*s\n", (int)sc->area[i].items.line[k].len,
                     sc->area[i].items.line[k].ptr);
        }
    }
}

/* grade NUMBER 0..4|- text */
void order_grade(struct plain_console *s, char *rest, enum command_kind kind)
{
    static const char signs[] = "-01234";
    struct command c = {.kind = kind};
    const char *number = console_word(&rest);
    const char *grade = console_word(&rest);
    int32_t n = pane_number(number, scenario_count(&s->pane.client.lexicon, REF_AREA));
    const char *at = *grade && !grade[1] ? strchr(signs, *grade) : NULL;

    if (!n || !at) {
        pane_say(_("Which area, and how? grade 5 3 They met, but late (`rubric` lists them)\n"));
        return;
    }
    c.u.grade.area = n - 1;
    c.u.grade.grade = at - signs - 1;
    c.u.grade.text = span_of(rest);
    console_ask(s, &c);
}

/* hint DESK[,DESK] text */
void order_hint(struct plain_console *s, char *rest, enum command_kind kind)
{
    struct command c = {.kind = kind};
    char *to = console_word(&rest);

    if (!*rest) {
        pane_say(_("To whom, and what? hint DESK TEXT; `desks` lists the desks.\n"));
        return;
    }
    if (console_addressees(s, to, &c.u.hint.to)) {
        c.u.hint.text = span_of(rest);
        console_ask(s, &c);
    }
}

void order_say(struct plain_console *s, char *rest, enum command_kind kind)
{
    struct command c = {.kind = kind};

    c.u.words.text = span_of(rest);
    console_ask(s, &c);
}

void order_wheel(struct plain_console *s, char *rest, enum command_kind kind)
{
    struct command c = {.kind = kind};
    const char *what = console_word(&rest);
    int32_t own = s->pane.client.seat;

    if (strcmp(what, "take") == 0 || strcmp(what, "free") == 0) {
        c.u.wheel.seat = *what == 't' ? own : 0;
        console_ask(s, &c);
    } else if (!s->control.wheel) {
        pane_say(_("Every facilitator may steer. To steer alone: wheel take\n"));
    } else if (s->control.wheel == own) {
        pane_say(_("You have the wheel. To let it go: wheel free\n"));
    } else {
        pane_say(_("Another facilitator has the wheel; `say` asks for it.\n"));
    }
}
