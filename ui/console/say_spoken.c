/*
 * What desks read, typed in each language of the room: a box for each, and all of them together as
 * they are sent.
 */
#include <stdio.h>
#include <string.h>

#include "engine/base/bytes.h"
#include "engine/base/text.h"
#include "ui/console/say.h"
#include "ui/term/lang.h"

static bool spoken_at(const struct console *s, const char *lang, uint64_t desks)
{
    const struct roster *r = &s->control.roster;

    for (int32_t i = 0; i < r->seats; i++) {
        const struct roster_seat *seat = &r->seat[i];

        if (seat->here && seat->desk != NONE && (desks & desk_bit(seat->desk)) &&
            strcmp(seat->lang, lang) == 0) {
            return true;
        }
    }
    return false;
}

static const char *name_of(const char *lang)
{
    int i = 0;

    while (i < LANG_COUNT && strcmp(lang_codes[i], lang) != 0) {
        i++;
    }
    return i < LANG_COUNT ? lang_names[i] : lang;
}

const char *say_read_there(struct console *s, int32_t desk)
{
    const char *all = "";

    for (int i = 0; i < LANG_COUNT; i++) {
        if (spoken_at(s, lang_codes[i], desk_bit(desk))) {
            all = screen_print(&s->screen, "%s%s%s", all, *all ? ", " : "", lang_names[i]);
        }
    }
    return all;
}

/* The other languages in which somebody sits at a desk. */
static void others_begin(struct console *s)
{
    struct saying *y = &s->saying;

    for (int i = 0; i < LANG_COUNT && y->others < OTHERS_MAX; i++) {
        struct other *o = &y->other[y->others];

        if (strcmp(lang_codes[i], lang_now()) != 0 && spoken_at(s, lang_codes[i], UINT64_MAX)) {
            o->text[0] = '\0';
            text_copy(o->lang, sizeof(o->lang), span_of(lang_codes[i]));
            y->others++;
        }
    }
}

void say_texts(struct console *s)
{
    struct saying *y = &s->saying;

    others_begin(s);
    say_text(s, y->others ? name_of(lang_now()) : _(FIELD_("Text")));
    for (int i = 0; i < y->others; i++) {
        fields_text(say_line(s, SOME_LINES, name_of(y->other[i].lang)), y->other[i].text,
                    sizeof(y->other[i].text));
    }
}

void say_reasons(struct console *s)
{
    struct saying *y = &s->saying;

    others_begin(s);
    say_reason(s, _(FIELD_("Reason")));
    for (int i = 0; i < y->others; i++) {
        fields_text(say_line(s, ONE_LINE, name_of(y->other[i].lang)), y->other[i].text,
                    sizeof(y->reason));
    }
}

static const struct also *also_in(const struct looked *l, const char *lang)
{
    for (int32_t i = 0; i < l->alsos; i++) {
        if (strcmp(l->also[i].lang, lang) == 0) {
            return &l->also[i];
        }
    }
    return NULL;
}

void say_also(struct console *s)
{
    struct saying *y = &s->saying;

    for (int i = 0; i < y->others; i++) {
        struct other *o = &y->other[i];
        const struct also *also = also_in(&s->looked, o->lang);

        text_copy(o->text, sizeof(o->text), also ? also->text : (struct span){0});
        fields_text(&y->fields.line[y->fields.lines - y->others + i], o->text, sizeof(o->text));
    }
}

/* Does it stand there as it was found? room: of where it stands. */
static bool is_as_found(const char *text, struct span found, size_t room)
{
    return span_eq(span_of(text), text_begin(found, room - 1));
}

bool say_is_subject(const struct console *s)
{
    const struct saying *y = &s->saying;

    return s->looked.inject == y->subject &&
           is_as_found(y->line, s->looked.subject, sizeof(y->line));
}

bool say_as_it_was(const struct console *s)
{
    const struct saying *y = &s->saying;
    bool same = is_as_found(y->text, s->looked.text, sizeof(y->text));

    for (int i = 0; i < y->others; i++) {
        const struct also *also = also_in(&s->looked, y->other[i].lang);

        same = same && is_as_found(y->other[i].text, also ? also->text : (struct span){0},
                                   sizeof(y->other[i].text));
    }
    return same;
}

const char *say_subjects(struct console *s)
{
    const struct looked *l = &s->looked;
    const char *line = s->saying.line;
    struct bytes b;

    if (!say_is_subject(s)) {
        return line;
    }
    bytes_init(&b, TYPED_SUBJECT_MAX);
    bytes_text(&b, line);
    for (int32_t i = 0; i < l->alsos; i++) {
        bytes_fmt(&b, " [%s] %.*s", l->also[i].lang, (int)l->also[i].subject.len,
                  l->also[i].subject.ptr ? l->also[i].subject.ptr : "");
    }
    line = b.over ? line : screen_text(&s->screen, bytes_view(&b));
    bytes_done(&b);
    return line;
}

static bool blank(const char *text)
{
    return !text[strspn(text, " \n")];
}

/* Its words stand in no box of theirs, nor behind their code in the first. */
static bool missing(const struct other *o, const char *first)
{
    char code[8];

    snprintf(code, sizeof(code), "[%s]", o->lang);
    return blank(o->text) && !strstr(first, code);
}

/* What is read where nothing was typed in somebody's language: ours, or else the first that was. */
static const char *leading(const struct saying *y, const char *ours, const char **ret_lang)
{
    *ret_lang = lang_now();
    for (int i = 0; i < y->others && blank(ours); i++) {
        *ret_lang = y->other[i].lang;
        ours = y->other[i].text;
    }
    return ours;
}

bool say_typed(const struct console *s)
{
    const char *lang;

    return !blank(leading(&s->saying, s->saying.text, &lang));
}

static bool warn(struct console *s, const char *lang, const char *instead)
{
    s->saying.warned = true;
    screen_news(&s->screen, true,
                _("Nothing stands there in %s: they will read it in %s. Once more sends it so."),
                name_of(lang), name_of(instead));
    return true;
}

/* One that somebody there would read has none: said once. */
static bool warned(struct console *s, const char *ours, uint64_t desks)
{
    struct saying *y = &s->saying;
    const char *instead;
    const char *first = leading(y, ours, &instead);

    if (!y->warned && first != ours && spoken_at(s, lang_now(), desks)) {
        return warn(s, lang_now(), instead);
    }
    for (int i = 0; i < y->others && !y->warned; i++) {
        if (missing(&y->other[i], first) && spoken_at(s, y->other[i].lang, desks)) {
            return warn(s, y->other[i].lang, instead);
        }
    }
    return false;
}

bool say_subject_warned(struct console *s, uint64_t desks)
{
    struct saying *y = &s->saying;

    for (int i = 0; i < y->others && !y->subject_warned && !blank(y->line) && !say_is_subject(s);
         i++) {
        struct other none = y->other[i];

        none.text[0] = '\0';
        if (missing(&none, y->line) && spoken_at(s, none.lang, desks)) {
            y->subject_warned = true;
            screen_news(&s->screen, true,
                        _("The subject is in %s alone. Left empty, everybody reads the beginning "
                          "of the text. Once more sends it so."),
                        name_of(lang_now()));
            return true;
        }
    }
    return false;
}

/* The words of an inject were changed in this language, and in another that is read there not. */
static bool left_behind(struct console *s, uint64_t desks)
{
    struct saying *y = &s->saying;
    bool changes = (y->what == SAY_AMEND || y->what == SAY_COPY) &&
                   !is_as_found(y->text, s->looked.text, sizeof(y->text));

    for (int i = 0; i < y->others && changes && !y->warned; i++) {
        const struct other *o = &y->other[i];
        const struct also *also = also_in(&s->looked, o->lang);

        if (also && is_as_found(o->text, also->text, sizeof(o->text)) &&
            spoken_at(s, o->lang, desks)) {
            y->warned = true;
            screen_news(&s->screen, true,
                        _("In %s it still says what it said. Once more sends it so."),
                        name_of(o->lang));
            return true;
        }
    }
    return false;
}

/* The first, and each of the others behind its code; NULL: it is too long, and that was told. */
static const char *together(struct console *s, const char *first, const char *gap)
{
    const struct saying *y = &s->saying;
    const char *lang;
    const char *kept;
    struct bytes b;

    bytes_init(&b, sizeof(y->text) * (2 + OTHERS_MAX) + 64);
    bytes_text(&b, leading(y, first, &lang));
    for (int i = 0; i < y->others; i++) {
        if (!blank(y->other[i].text)) {
            bytes_fmt(&b, "%s[%s]%s%s", gap, y->other[i].lang, gap, y->other[i].text);
        }
    }
    kept = b.len > TYPED_TEXT_MAX ? NULL : screen_text(&s->screen, bytes_view(&b));
    bytes_done(&b);
    if (!kept) {
        screen_news(&s->screen, true, "%s", _("That is too long to be sent: shorten it."));
    }
    return kept;
}

const char *say_spoken(struct console *s, uint64_t desks)
{
    return warned(s, s->saying.text, desks) || left_behind(s, desks)
               ? NULL
               : together(s, s->saying.text, "\n");
}

/* In the box of a language, or else where it was typed first. */
static const char *typed_in(const struct saying *y, const char *lang)
{
    const char *any;

    for (int i = 0; i < y->others; i++) {
        if (strcmp(y->other[i].lang, lang) == 0 && !blank(y->other[i].text)) {
            return y->other[i].text;
        }
    }
    return leading(y, y->text, &any);
}

struct span say_everywhere(struct console *s, const char *words, bool typed)
{
    enum { EACH = (TYPED_TEXT_MAX - 600) / LANG_COUNT }; /* 600: for words of ours */
    const struct saying *y = &s->saying;
    const char *here = lang_now();
    struct span all;
    struct bytes b;

    bytes_init(&b, 4 * TYPED_TEXT_MAX);
    for (int i = 0; i < LANG_COUNT; i++) {
        lang_set(lang_codes[i]);
        if (i != LANG_EN) {
            bytes_fmt(&b, " [%s] ", lang_codes[i]);
        }
        bytes_text(&b, _(words));
        if (typed) {
            bool ours = strcmp(lang_codes[i], here) == 0 && !blank(y->text);

            bytes_char(&b, ' ');
            bytes_span(&b, text_begin(span_of(ours ? y->text : typed_in(y, lang_codes[i])), EACH));
        }
    }
    lang_set(here);
    all = text_begin(span_of(screen_text(&s->screen, bytes_view(&b))), TYPED_TEXT_MAX);
    bytes_done(&b);
    return all;
}

const char *say_reason_spoken(struct console *s)
{
    const char *reason = s->saying.reason;

    return !blank(reason) && warned(s, reason, UINT64_MAX) ? NULL : together(s, reason, " ");
}
