#include "ui/station/plain.h"

#include <stdio.h>
#include <string.h>

enum { MENU_MAIN, MENU_ITEMS, MENU_CARDS, MENU_REQUESTS, MENU_JOINTS };

static const struct {
    const char *number;
    const char *text;
} places[] = {
    {"1", "Incoming: read what has come"},
    {"2", "Case board: cards and what you know"},
    {"3", "Act"},
    {"4", "Questions put to you"},
    {"5", "Our acts"},
    {"6", "Joint items"},
    {"7", "Call the facilitator"},
    {"0", "Leave (your seat stays yours)"},
};

static struct plain *of(struct pane *p)
{
    return (struct plain *)(void *)p;
}

static void main_menu(struct plain *s)
{
    const struct view *v = s->pane.client.view;
    int32_t unread = 0;
    char text[512];
    int n;

    for (int32_t i = 0; i < v->items; i++) {
        unread += v->item[i].to && !v->item[i].opened;
    }
    s->menu = MENU_MAIN;
    n = snprintf(text, sizeof(text), "-- %d unread. ", unread);
    for (size_t i = 0; i < ARRAY_LEN(places); i++) {
        n += snprintf(text + n, sizeof(text) - (size_t)n, "%s %.*s%s", places[i].number,
                      (int)strcspn(places[i].text, ":("), places[i].text,
                      i + 1 < ARRAY_LEN(places) ? ", " : "\n");
    }
    pane_print(text);
}

static void add(struct plain *s, int32_t value)
{
    if (s->listed < COMPOSE_LIST) {
        s->list[s->listed++] = value;
    }
}

/* Newest first: what matters now is at the top. */
static void list_items(struct plain *s)
{
    const struct view *v = s->pane.client.view;

    s->listed = 0;
    s->menu = MENU_ITEMS;
    for (int32_t i = v->items; i > 0 && s->listed < 40; i--) {
        const struct view_item *it = &v->item[i - 1];

        if (it->to) {
            add(s, i);
            printf("  %d  %s %s %s\n", s->listed,
                   it->opened     ? "    "
                   : it->priority ? "NEW!"
                                  : "new ",
                   pane_clock(&s->pane, it->at), wordbook_name(&s->pane.words.items, i));
        }
    }
    printf(s->listed ? "Which one? (0: back)\n" : "Nothing has come yet.\n");
}

static void open_item(struct plain *s, int32_t handle)
{
    struct command c = {.kind = COMMAND_OPEN};

    printf("\n");
    pane_print(wordbook_name(&s->pane.words.items, handle));
    printf("\n\n");
    pane_print(wordbook_body(&s->pane.words.items, handle));
    printf("\n");
    if (!s->pane.client.view->item[handle - 1].opened) {
        c.u.number.number = handle;
        (void)client_ask(&s->pane.client, &c);
    }
}

static void list_cards(struct plain *s)
{
    const struct view *v = s->pane.client.view;

    s->listed = 0;
    s->menu = MENU_CARDS;
    for (int32_t h = 1; h <= v->cards; h++) {
        if (v->card[h - 1] != NONE) {
            add(s, h);
            printf("  %d  %s (%s)\n", s->listed, wordbook_name(&s->pane.words.things, h),
                   thing_kind_name((enum thing_kind)v->card[h - 1]));
        }
    }
    printf("What you know:\n");
    for (int32_t i = 0; i < v->known; i++) {
        if (v->knowledge[i].known) {
            printf("  - %s\n", wordbook_name(&s->pane.words.knowledge, v->knowledge[i].knowledge));
        }
    }
    printf(s->listed ? "Which card? (0: back)\n" : "The board is empty.\n");
}

static void list_requests(struct plain *s)
{
    const struct view *v = s->pane.client.view;
    const struct scenario *sc = &s->pane.client.lexicon;

    s->listed = 0;
    s->menu = MENU_REQUESTS;
    for (int32_t i = 1; i <= v->requests; i++) {
        const struct view_request *r = &v->request[i - 1];
        struct span who;

        if (r->to != s->pane.client.desk || r->status != 0 || (r->from == 0 && r->at == 0)) {
            continue;
        }
        who = sc->desk[r->from].title;
        add(s, i);
        printf("  %d  %s %.*s: %s\n", s->listed, pane_clock(&s->pane, r->at), (int)who.len, who.ptr,
               r->target != NONE ? wordbook_name(&s->pane.words.things, r->target) : "");
    }
    printf(s->listed ? "Which one do you answer? (0: back; the text is in Incoming)\n"
                     : "Nobody waits for an answer from you.\n");
}

static void list_acts(struct plain *s)
{
    static const char *const words[] = {
        "waits for a yes", "waits for a free unit", "under way",  "done",
        "was refused",     "nobody free",           "taken back", "stopped"};
    const struct view *v = s->pane.client.view;
    const struct scenario *sc = &s->pane.client.lexicon;

    for (int32_t i = 0; i < v->acts; i++) {
        const struct view_act *a = &v->act[i];
        const struct verb *verb = a->act.verb == NONE || a->act.desk != s->pane.client.desk
                                      ? NULL
                                      : scenario_verb(sc, a->act.desk, a->act.verb);

        if (verb) {
            printf("  %s  %.*s %s: %s\n", pane_clock(&s->pane, a->at), (int)verb->title.len,
                   verb->title.ptr,
                   a->act.target != NONE ? wordbook_name(&s->pane.words.things, a->act.target) : "",
                   words[a->status]);
        }
    }
    printf("%s", v->acts ? "" : "You have not acted yet.\n");
}

static const struct verb *verb_that(const struct plain *s, enum does does)
{
    const struct scenario *sc = &s->pane.client.lexicon;

    for (int32_t i = 0; i < sc->verbs; i++) {
        if (sc->verb[i].does == (int32_t)does) {
            return &sc->verb[i];
        }
    }
    return NULL;
}

/* Each joint item three times: agree, contribute, refuse. */
static void list_joints(struct plain *s)
{
    static const char *const ways[] = {"agree", "contribute", "refuse"};
    const struct view *v = s->pane.client.view;

    s->listed = 0;
    s->menu = MENU_JOINTS;
    for (int32_t i = 1; i <= v->joints; i++) {
        const struct view_joint *j = &v->joint[i - 1];
        struct span title = s->pane.client.lexicon.joint[j->kind].title;

        if (j->held) {
            printf("     %.*s: agreed by all, and it has taken place\n", (int)title.len, title.ptr);
            continue;
        }
        for (int32_t w = 0; w < 3; w++) {
            add(s, i * 4 + w);
            printf("  %d  %.*s: %s\n", s->listed, (int)title.len, title.ptr, ways[w]);
        }
    }
    printf(s->listed ? "Which one? (0: back)\n" : "There is nothing to agree on.\n");
}

static void choose_joint(struct plain *s, int32_t value)
{
    static const enum does does[] = {DOES_AGREE, DOES_CONTRIBUTE, DOES_REFUSE};
    const struct verb *v = verb_that(s, does[value % 4]);

    if (v) {
        compose_verb(&s->compose, &s->pane, v, value / 4);
    }
}

static void choose(struct plain *s, const char *text)
{
    int32_t n = pane_number(text, s->listed);
    int menu = s->menu;
    const struct verb *v = verb_that(s, DOES_ANSWER);

    s->menu = MENU_MAIN;
    if (!n) {
        main_menu(s);
    } else if (menu == MENU_ITEMS) {
        open_item(s, s->list[n - 1]);
        main_menu(s);
    } else if (menu == MENU_CARDS) {
        pane_print(wordbook_body(&s->pane.words.things, s->list[n - 1]));
        main_menu(s);
    } else if (menu == MENU_JOINTS) {
        choose_joint(s, s->list[n - 1]);
    } else if (v) {
        compose_verb(&s->compose, &s->pane, v, s->list[n - 1]);
    }
}

static void raise_hand(struct plain *s)
{
    struct command c = {.kind = COMMAND_HAND};

    (void)client_ask(&s->pane.client, &c);
    printf("The facilitator has been called.\n");
}

static void main_choice(struct plain *s, const char *text)
{
    switch (text[0] && !text[1] ? text[0] : '?') {
    case '1':
        list_items(s);
        return;
    case '2':
        list_cards(s);
        return;
    case '3':
        compose_start(&s->compose, &s->pane);
        return;
    case '4':
        list_requests(s);
        return;
    case '5':
        list_acts(s);
        break;
    case '6':
        list_joints(s);
        return;
    case '7':
        raise_hand(s);
        break;
    case '0':
        s->pane.leave = true;
        return;
    default:
        for (size_t i = 0; i < ARRAY_LEN(places); i++) {
            printf("  %s  %s\n", places[i].number, places[i].text);
        }
        return;
    }
    main_menu(s);
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
            main_menu(s);
        }
    } else if (s->menu != MENU_MAIN) {
        choose(s, text);
    } else {
        main_choice(s, text);
    }
    fflush(stdout);
}

static void on_told(struct pane *p, const struct fact *f, int64_t play_ms)
{
    char text[1200];

    /* What one has done oneself needs no line; what an item carries is told when it is read. */
    if (p->leave || f->kind == FACT_DELIVERED || f->kind == FACT_CARRIES ||
        f->kind == FACT_OPENED || f->kind == FACT_HANDLED || !p->words.line[0]) {
        return;
    }
    snprintf(text, sizeof(text), "[%s] %s\n", pane_clock(p, play_ms), p->words.line);
    pane_print(text);
    fflush(stdout);
}

static void on_answered(struct pane *p, enum command_kind kind, bool ok, const char *message)
{
    (void)p;
    if (!ok && kind != COMMAND_OPEN) {
        printf("[not possible] %s\n", message);
        fflush(stdout);
    }
}

static void on_ready(struct pane *p)
{
    const struct scenario *sc = &p->client.lexicon;
    struct span title;

    if (p->client.desk == NONE) {
        printf("This is a facilitator's card. At this computer, type: palermo console\n");
        p->leave = true;
        return;
    }
    title = sc->desk[p->client.desk].title;
    printf("%.*s. You are: %.*s.\n", (int)sc->title.len, sc->title.ptr, (int)title.len, title.ptr);
    main_menu(of(p));
}

void plain_init(struct plain *s, struct loop *loop, const struct client_options *options)
{
    *s = (struct plain){.menu = MENU_MAIN};
    s->pane.line = on_line;
    s->pane.told = on_told;
    s->pane.answered = on_answered;
    s->pane.ready = on_ready;
    pane_init(&s->pane, loop, options);
}

void plain_done(struct plain *s)
{
    pane_done(&s->pane);
}
