#include "ui/station/plain_parts.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/bytes.h"
#include "engine/base/text.h"
#include "engine/core/state.h"
#include "ui/link/wish.h"
#include "ui/station/joints.h"
#include "ui/station/questions.h"
#include "ui/term/lang.h"

static struct plain *of(struct pane *p)
{
    return (struct plain *)(void *)p;
}

static void list_questions(struct plain *s)
{
    plain_asked(s);
    s->menu = MENU_QUESTIONS;
    s->listed = questions_list(&s->pane, s->list, COMPOSE_LIST);
    s->listed = questions_decisions(&s->pane, s->list, s->listed, COMPOSE_LIST);
    plain_end(s, _("Which one? (0: back)"),
              _("Nobody waits for an answer from you, and nothing is to be decided."));
}

/* The question itself, and what can be done about it. */
static void show_question(struct plain *s, int32_t request)
{
    bool yes = s->pane.client.view->request[request - 1].act != 0;
    int32_t item = questions_show(&s->pane, request);

    if (item) {
        plain_opened(s, item);
    }
    pane_say("  1  %s\n  2  %s\n%s\n", yes ? _("Say yes") : _("Answer"),
             yes ? _("Say no, with your reason") : _("Refuse to answer, with your reason"),
             _("(0: back)"));
    s->menu = MENU_QUESTION;
    s->listed = 2;
    s->question = request;
}

static void ask_back(struct plain *s, int32_t act)
{
    s->question = act;
    s->listed = 1;
    s->menu = MENU_BACK;
    pane_say("  1  %s\n%s\n", _("Take it back: it will not be done"), _("(0: back)"));
}

static void take_back(struct plain *s)
{
    struct command c = {.kind = COMMAND_WITHDRAW};

    c.u.number.number = s->question;
    (void)pane_ask(&s->pane, &c);
}

static const struct verb *verb_that(const struct plain *s, enum does does)
{
    return draft_verb((struct sight){&s->pane.client, &s->pane.words}, does);
}

static void list_joints(struct plain *s)
{
    s->menu = MENU_JOINTS;
    s->listed = joints_list(&s->pane, s->list, COMPOSE_LIST);
    plain_end(s, _("Which one? (0: back)"),
              s->pane.client.view->joints
                  ? _("Nothing is left to be done about it.")
                  : _("There is nothing to agree on yet. What you want to propose to others you "
                      "find under 3 Act."));
}

static void choose_joint(struct plain *s, int32_t listed)
{
    const struct verb *v = listed ? verb_that(s, joints_does(listed)) : NULL;

    if (!listed) {
        pane_say("%s\n", _("You have done that already."));
    } else if (v) {
        compose_verb(&s->compose, &s->pane, v, joints_item(listed));
    }
}

static void raise_hand(struct plain *s, const char *text, bool real)
{
    struct command c = {.kind = COMMAND_HAND};

    c.u.hand.real = real;
    if (text[strspn(text, " \n")]) {
        c.u.hand.text = text_begin(span_of(text), TYPED_TEXT_MAX); /* by whole letters */
    }
    if (pane_ask(&s->pane, &c)) {
        pane_say("%s\n", s->pane.client.state == CLIENT_LIVE
                             ? _("The facilitator is being called.")
                             : _("There is no link now: the call goes out as soon as there is "
                                 "one."));
    }
}

static void ask_hand(struct plain *s)
{
    pane_say("%s\n", _("What do you need? (Enter alone: just call; 0: back)"));
    s->menu = MENU_HAND;
}

static void ask_alarm(struct plain *s)
{
    pane_say("%s\n", _("Only if somebody in the room needs help, or something real has "
                       "happened. The facilitator is called at once, to stop the exercise. "
                       "Say it aloud, too."));
    pane_say("%s\n", _("What has happened? (Enter alone: just call; 0: back)"));
    s->menu = MENU_ALARM;
}

static void ask_leave(struct plain *s)
{
    struct bytes drafts;

    if (s->pane.client.state != CLIENT_LIVE) {
        s->pane.leave = true; /* nobody should have to wait for a link to go home */
        return;
    }
    bytes_init(&drafts, 1024);
    drafts_leaving(&s->compose.kept, &s->pane.client, &drafts);
    if (drafts.len) {
        pane_say("%s\n", bytes_cstr(&drafts));
    }
    bytes_done(&drafts);
    typed_forget(&s->pane.typed);
    pane_say("%s\n", s->pane.client.options.keep
                         ? _("Leave? Your seat stays yours. 9 leave, 0 stay")
                         : _("Leave? The exercise ends with you. 9 leave, 0 stay"));
    s->menu = MENU_LEAVE;
}

/* Not by the key that stands for yes elsewhere: a habit should not end the day. */
static void choose_leave(struct plain *s, const char *text)
{
    if (strcmp(text, "9") == 0) {
        s->pane.leave = true;
    } else if (text[0] && strcmp(text, "0") != 0) {
        pane_say("%s\n", _("Please type 9 to leave, or 0 to stay."));
    } else {
        plain_menu(s);
    }
}

/* By an entry in the log, which asks how. */
static void settle(struct plain *s)
{
    const struct verb *v = verb_that(s, DOES_DECIDE);

    if (v) {
        compose_verb(&s->compose, &s->pane, v, 0);
    }
}

/* A number of the list that is on screen. */
static void chosen(struct plain *s, int menu, int32_t n)
{
    const struct verb *v = verb_that(s, DOES_ANSWER);

    if (menu == MENU_ITEMS) {
        plain_open(s, s->list[n - 1]);
    } else if (menu == MENU_CARDS) {
        plain_card(s, s->list[n - 1]);
    } else if (menu == MENU_ACTS) {
        ask_back(s, s->list[n - 1]);
    } else if (menu == MENU_BACK) {
        take_back(s);
    } else if (menu == MENU_SHELF) {
        plain_shelved(s, s->list[n - 1]);
    } else if (menu == MENU_OBJECTIVES) {
        plain_tick(s, n);
    } else if (menu == MENU_JOINTS) {
        choose_joint(s, s->list[n - 1]);
    } else if (menu == MENU_QUESTIONS && s->list[n - 1] < 0) {
        settle(s);
    } else if (menu == MENU_QUESTIONS) {
        show_question(s, s->list[n - 1]);
    } else if (v) {
        compose_answer(&s->compose, &s->pane, v, s->question, n == 1);
    }
}

/* Menus that wait for words, not for a number. */
static bool in_words(int menu)
{
    return menu == MENU_HAND || menu == MENU_ALARM || menu == MENU_NOTE ||
           menu == MENU_REFLECT;
}

static void choose(struct plain *s, char *text)
{
    int menu = s->menu;
    int32_t n = pane_number(text, s->listed);

    if (menu == MENU_CARDS && plain_card_mark(s, text)) {
        plain_menu(s);
        return;
    }
    if (!in_words(menu) && !n && text[0] && strcmp(text, "0") != 0) {
        pane_say(_("Please type a number from 1 to %d, or 0 to go back."), s->listed);
        printf("\n");
        return;
    }
    s->menu = MENU_MAIN;
    if (!in_words(menu)) {
        if (n) {
            chosen(s, menu, n);
        }
    } else if (strcmp(text, "0") != 0 && menu == MENU_NOTE) {
        plain_write(s, text);
    } else if (strcmp(text, "0") != 0 && menu == MENU_REFLECT) {
        plain_reflected(s, text);
    } else if (strcmp(text, "0") != 0) {
        raise_hand(s, text, menu == MENU_ALARM);
    }
    if (s->menu == MENU_MAIN && !s->compose.active && !s->pane.leave) {
        plain_menu(s);
    }
}

static void act_or_say(struct plain *s)
{
    if (s->pane.client.view->phase == PHASE_ENDED) {
        pane_say("%s\n", _("The exercise has ended. You can read, but no longer act."));
        plain_menu(s);
    } else {
        compose_start(&s->compose, &s->pane);
    }
}

static void next_and_menu(struct plain *s)
{
    plain_next(s);
    plain_menu(s);
}

static void role_and_menu(struct plain *s)
{
    plain_role(s);
    plain_menu(s);
}

static void handle_and_menu(struct plain *s)
{
    plain_handle(s);
    plain_menu(s);
}

static void say_ready(struct plain *s)
{
    bool *ready = &s->pane.client.doing.ready;

    if (s->pane.client.view->phase != PHASE_WAITING) {
        pane_say("%s\n", _("Play has begun."));
    } else {
        *ready = !*ready;
        pane_say("%s\n", *ready ? _("You are ready: the facilitator sees it.")
                                : _("You are not ready yet: the facilitator sees it."));
    }
    plain_menu(s);
}

static void main_choice(struct plain *s, const char *text)
{
    static void (*const does[])(struct plain *) = {
        plain_items, plain_cards,     act_or_say,    plain_objectives, plain_acts,
        list_questions, plain_shelf,  next_and_menu, role_and_menu, handle_and_menu,
        plain_note,  list_joints,     ask_alarm,     ask_hand,     say_ready, plain_reflect,
        ask_leave};

    int32_t place = plain_place(text);

    if (place != NONE && place < (int32_t)ARRAY_LEN(does)) {
        does[place](s);
    } else {
        plain_places();
    }
}

/* Which kind of line the question on screen waits for. */
static enum typed_mode mode_now(const struct plain *s)
{
    if (s->compose.active) {
        return compose_mode(&s->compose);
    }
    return in_words(s->menu) ? TYPED_WORDS : s->menu == MENU_LEAVE ? TYPED_SURE : TYPED_CHOICE;
}

static void on_line(struct pane *p, char *text)
{
    struct plain *s = of(p);

    if (p->leave) {
        return;
    }
    if (s->compose.active) {
        compose_line(&s->compose, p, text);
        if (!s->compose.active) {
            plain_menu(s);
        }
    } else if (s->menu == MENU_LEAVE) {
        choose_leave(s, text);
    } else if (s->menu != MENU_MAIN) {
        choose(s, text);
    } else {
        main_choice(s, text);
    }
    compose_store(&s->compose, &p->client);
    fflush(stdout);
    typed_expect(&p->typed, mode_now(s));
    plain_doing(s);
}

static void on_before(struct pane *p, const struct fact *f, int64_t play_ms)
{
    if (p->client.n <= 1) { /* all is told anew: on another line of play, or in another language */
        standing_init(&of(p)->standing);
    }
    standing_note(&of(p)->standing, f, play_ms);
}

static void on_told(struct pane *p, const struct fact *f, int64_t play_ms)
{
    standing_note(&of(p)->standing, f, play_ms);
    /* What one has done oneself needs no line; what an item carries is told when it is read. */
    if (p->leave || f->kind == FACT_DELIVERED || f->kind == FACT_CARRIES ||
        f->kind == FACT_OPENED || f->kind == FACT_HANDLED || f->kind == FACT_JOINT_GIVEN ||
        f->kind == FACT_TICKED || f->kind == FACT_CARD_MARKED || f->kind == FACT_REFLECTED ||
        !p->words.line[0]) {
        return;
    }
    pane_told(p, play_ms);
    if (f->kind == FACT_ENDED) {
        pane_say("%s\n", _("The facilitator says how it goes on. What has come can still be read "
                           "here."));
    }
    fflush(stdout);
}

static void on_answered(struct pane *p, enum command_kind kind, bool ok, const char *message)
{
    bool kept = kind == COMMAND_ACT &&
                drafts_answered(&of(p)->compose.kept, p->client.acts_before, ok) &&
                p->client.view->phase != PHASE_ENDED;

    if (!ok && kind != COMMAND_OPEN) {
        pane_say("%s %s%s%s\n", _("[not possible]"), message, kept ? " " : "",
                 kept ? _("What you wrote is kept: choose the same again to go on with it.") : "");
        fflush(stdout);
    }
}

/* What has come is not told line by line: only how much there is to be read. */
static void tell_past(const struct plain *s)
{
    const struct client *c = &s->pane.client;
    int32_t unread = plain_unread(s);
    char text[400];
    int n;

    if (c->past == 0 || (c->newcomer && !unread)) {
        return;
    }
    n = snprintf(text, sizeof(text), "%s%s", c->newcomer ? "" : _("You are back."),
                 c->newcomer ? "" : " ");
    n += snprintf(text + n, sizeof(text) - (size_t)n,
                  ngettext("%ld notice came before; ", "%ld notices came before; ",
                           (unsigned long)c->past),
                  (long)c->past);
    snprintf(text + n, sizeof(text) - (size_t)n,
             ngettext("%d is unread.", "%d are unread.", (unsigned)unread), unread);
    pane_say("%s\n", text);
}

static void on_ready(struct pane *p)
{
    const struct scenario *sc = &p->client.lexicon;
    struct span title;

    if (p->client.desk == NONE) {
        pane_say("%s\n",
                 _("This is a facilitator's card. At this computer, type: palermo console"));
        p->leave = true;
        return;
    }
    title = sc->desk[p->client.desk].title;
    pane_say(_("%.*s. You are: %.*s."), (int)sc->title.len, sc->title.ptr, (int)title.len,
             title.ptr);
    printf("\n");
    tell_past(of(p));
    if (p->client.view->phase == PHASE_WAITING) {
        pane_say("%s\n",
                 _("Play has not begun: the facilitator starts it. Until then: 9 reads your role, "
                   "14 sends the facilitator a word, 15 says that you are ready. Type a number, "
                   "then Enter."));
    }
    if (of(p)->line != p->client.line) { /* play went back */
        of(p)->line = p->client.line;
        memset(of(p)->opened, 0, sizeof(of(p)->opened));
        memset(of(p)->handled, 0, sizeof(of(p)->handled));
        of(p)->last = 0;
        draft_back(&of(p)->compose.d);
        drafts_back(&of(p)->compose.kept);
    }
    compose_load(&of(p)->compose, &p->client);
    if (!of(p)->compose.active) {
        plain_menu(of(p));
    }
}

void plain_init(struct plain *s, struct loop *loop, const struct client_options *options)
{
    memset(s, 0, sizeof(*s)); /* too large to be made on the stack and copied */
    s->pane.line = on_line;
    s->pane.told = on_told;
    s->pane.before = on_before;
    s->pane.answered = on_answered;
    s->pane.status = plain_status;
    s->pane.ready = on_ready;
    s->line = 1;
    s->pane.brief = true;
    standing_init(&s->standing);
    pane_init(&s->pane, loop, options);
    keep_beside_read(s->pane.client.options.keep, "note", s->note, sizeof(s->note));
}

void plain_done(struct plain *s)
{
    compose_store(&s->compose, &s->pane.client);
    drafts_done(&s->compose.kept);
    pane_done(&s->pane);
}
