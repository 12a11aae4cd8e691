#include "ui/link/wordbook.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unistr.h>

#include "engine/base/must.h"
#include "engine/wire/spoken.h"
#include "engine/wire/tell.h"
#include "ui/link/markdown.h"
#include "ui/term/lang.h"

enum { SCRATCH = 1 << 20, ENTRIES_MAX = 1 << 16, BODY_MAX = 1 << 20 };

void wordbook_init(struct wordbook *w)
{
    *w = (struct wordbook){.line = NULL};
    arena_init(&w->scratch, SCRATCH);
}

static void list_done(struct word_list *l)
{
    for (int32_t i = 0; i < l->count; i++) {
        free(l->at[i].name);
        free(l->at[i].body);
    }
    free(l->at);
}

static void act_done(struct act_words *a)
{
    free(a->text);
    for (int32_t i = 0; i < FIELDS_MAX; i++) {
        free(a->texts[i]);
    }
}

void wordbook_done(struct wordbook *w)
{
    list_done(&w->items);
    list_done(&w->things);
    list_done(&w->knowledge);
    list_done(&w->decisions);
    list_done(&w->joints);
    for (int32_t i = 0; i < w->saids; i++) {
        free(w->said[i].text);
    }
    free(w->said);
    free(w->link);
    for (int32_t i = 0; i < w->act_count; i++) {
        act_done(&w->acts[i]);
    }
    free(w->acts);
    free(w->line);
    arena_done(&w->scratch);
}

static char *kept(struct span text)
{
    char *p = malloc(text.len + 1);

    MUST(p);
    if (text.len) {
        memcpy(p, text.ptr, text.len);
    }
    p[text.len] = '\0';
    return p;
}

static void put(struct word_list *l, int32_t handle, struct span name, struct span body)
{
    if (handle < 0 || handle > ENTRIES_MAX) {
        return;
    }
    if (handle >= l->count) {
        l->at = realloc(l->at, ((size_t)handle + 1) * sizeof(*l->at));
        MUST(l->at);
        memset(l->at + l->count, 0, (size_t)(handle + 1 - l->count) * sizeof(*l->at));
        l->count = handle + 1;
    }
    free(l->at[handle].name);
    free(l->at[handle].body);
    l->at[handle] = (struct entry_words){kept(name), kept(body), 0};
}

/*
 * Where the list of what an item carries begins, which is Markdown with its hand-outs: behind the
 * words that somebody typed, which are not and must stay as they are.
 */
static size_t carried_at(struct span body, struct span typed)
{
    const struct span as_read[] = {typed, spoken_part(typed, span_of(lang_now())),
                                   spoken_part(typed, (struct span){0})};
    const char *words = NULL;
    const char *list;
    size_t from = 0;

    for (size_t i = 0; i < ARRAY_LEN(as_read) && typed.len && body.len && !words; i++) {
        words = memmem(body.ptr, body.len, as_read[i].ptr, as_read[i].len);
        from = words ? (size_t)(words - body.ptr) + as_read[i].len : 0;
    }
    list = body.len ? memmem(body.ptr + from, body.len - from, "\n* ", 3) : NULL;

    return list ? (size_t)(list - body.ptr) + 1 : body.len;
}

/* What stands from `at` on is Markdown. */
static void put_plain(struct word_list *l, int32_t handle, struct span name, struct span body,
                      size_t at)
{
    struct bytes plain;

    if (!body.len) {
        put(l, handle, name, body);
        return;
    }
    bytes_init(&plain, BODY_MAX);
    bytes_add(&plain, body.ptr, at);
    markdown_plain((struct span){body.ptr + at, body.len - at}, &plain);
    put(l, handle, name, bytes_view(&plain));
    bytes_done(&plain);
}

/* The options of a decision, one a line. */
static void options(struct scan *s, struct bytes *to)
{
    scan_list(s);
    while (scan_more(s)) {
        bytes_text(to, to->len ? "\n" : "");
        bytes_span(to, scan_text(s));
    }
}

/* What came with names once stays so when it comes again without. */
static void put_knowledge(struct wordbook *w, const struct fact *f, struct span name,
                          struct span withheld)
{
    int32_t handle = f->u.carries.what.index;

    if (!f->u.carries.withheld || !wordbook_name(&w->knowledge, handle)[0]) {
        put(&w->knowledge, handle, name, withheld);
    }
}

static void put_said(struct wordbook *w, const struct joint_words *said, struct span text)
{
    if (!text.len || w->saids == ENTRIES_MAX) {
        return;
    }
    w->said = realloc(w->said, ((size_t)w->saids + 1) * sizeof(*w->said));
    MUST(w->said);
    w->said[w->saids] = *said;
    w->said[w->saids++].text = kept(text);
}

/* Cards that the knowledge is about, or knowledge that is about the card. */
static void put_links(struct wordbook *w, const struct fact *f, struct scan *s)
{
    scan_list(s);
    while (scan_more(s)) {
        int32_t other = (int32_t)scan_number(s);
        bool card = f->kind == FACT_CARD;
        struct board_link l = {card ? other : f->u.carries.what.index,
                               card ? f->u.card.thing : other};
        bool had = w->links == ENTRIES_MAX;

        for (int32_t i = 0; i < w->links && !had; i++) {
            had = w->link[i].knowledge == l.knowledge && w->link[i].thing == l.thing;
        }
        if (!had) {
            w->link = realloc(w->link, ((size_t)w->links + 1) * sizeof(*w->link));
            MUST(w->link);
            w->link[w->links++] = l;
        }
    }
}

static void note_joint(struct wordbook *w, const struct fact *f)
{
    struct joint_words said = {.kind = f->kind};

    w->joint = f->kind == FACT_JOINT         ? f->u.joint.joint
               : f->kind == FACT_JOINT_GIVEN ? f->u.joint_given.joint
                                             : w->joint;
    if (f->kind == FACT_JOINT) {
        put(&w->joints, f->u.joint.joint, f->u.joint.text, (struct span){0});
    } else if (f->kind == FACT_JOINT_ANSWER) {
        said.joint = f->u.joint_answer.joint;
        said.desk = f->u.joint_answer.desk;
        said.agrees = f->u.joint_answer.agrees;
        put_said(w, &said, f->u.joint_answer.text);
    } else if (f->kind == FACT_JOINT_GIVEN) {
        said.joint = f->u.joint_given.joint;
        said.desk = f->u.joint_given.desk;
        said.part = (int32_t)f->u.joint_given.part;
        put_said(w, &said, f->u.joint_given.text);
    }
}

static void note_act(struct wordbook *w, const struct fact *f)
{
    int32_t handle = f->u.accepted.number;

    if (f->kind != FACT_ACT_ACCEPTED || handle < 1 || handle > ENTRIES_MAX) {
        return;
    }
    if (handle >= w->act_count) {
        w->acts = realloc(w->acts, ((size_t)handle + 1) * sizeof(*w->acts));
        MUST(w->acts);
        memset(w->acts + w->act_count, 0,
               (size_t)(handle + 1 - w->act_count) * sizeof(*w->acts));
        w->act_count = handle + 1;
    }
    act_done(&w->acts[handle]);
    w->acts[handle].text = kept(f->u.accepted.text);
    for (int32_t i = 0; i < FIELDS_MAX; i++) {
        w->acts[handle].texts[i] = kept(f->u.accepted.texts[i]);
    }
}

/* An item that brings a proposal, or a part of it, comes right behind the notice of it. */
static void note_item(struct wordbook *w, const struct fact *f)
{
    int32_t item = f->u.item.item;

    if (f->kind == FACT_ITEM && f->u.item.kind == ITEM_JOINT && item >= 0 &&
        item < w->items.count) {
        w->items.at[item].joint = w->joint;
    }
}

/* A subject stands alone, as a heading: it begins with a capital, also where its line goes on. */
static struct span capital(struct arena *a, struct span name)
{
    const uint8_t *text = (const uint8_t *)name.ptr;
    int first = name.len ? u8_mblen(text, name.len) : -1;
    size_t len = 0;
    uint8_t *upper =
        first > 0 ? u8_toupper(text, (size_t)first, NULL, NULL, NULL, &len) : NULL;
    char *to;

    if (!upper) {
        return name;
    }
    to = arena_alloc(a, len + name.len);
    memcpy(to, upper, len);
    memcpy(to + len, name.ptr + first, name.len - (size_t)first);
    free(upper);
    return (struct span){to, len + name.len - (size_t)first};
}

void wordbook_note(struct wordbook *w, const struct fact *f, struct span words)
{
    struct scan s;
    struct span key;
    struct span line = {0};
    struct span name = {0};
    struct span body = {0};
    struct bytes choices;

    bytes_init(&choices, BODY_MAX);
    arena_reset(&w->scratch);
    scan_init(&s, words, &w->scratch);
    scan_object(&s);
    while (scan_key(&s, &key)) {
        if (span_is(key, "line")) {
            line = scan_text(&s);
        } else if (span_is(key, "subject") || span_is(key, "name")) {
            name = scan_text(&s);
        } else if (span_is(key, "body") || span_is(key, "withheld")) {
            body = scan_text(&s);
        } else if (span_is(key, "about")) {
            put_links(w, f, &s);
        } else if (span_is(key, "options")) {
            options(&s, &choices);
        } else {
            (void)scan_value(&s);
        }
    }
    free(w->line);
    w->line = kept(s.bad ? (struct span){0} : line);
    if (f->kind == FACT_ITEM) {
        put_plain(&w->items, f->u.item.item, capital(&w->scratch, name), body,
                  carried_at(body, f->u.item.text));
    } else if (f->kind == FACT_CARD) {
        put_plain(&w->things, f->u.card.thing, name, body, 0);
    } else if (f->kind == FACT_CARRIES && f->u.carries.what.kind == TAG_KNOWLEDGE) {
        put_knowledge(w, f, name, body);
    } else if (f->kind == FACT_DECISION_OPENED) {
        put(&w->decisions, f->u.decision.decision, body, bytes_view(&choices));
    }
    note_joint(w, f);
    note_item(w, f);
    note_act(w, f);
    bytes_done(&choices);
}

const char *wordbook_name(const struct word_list *l, int32_t handle)
{
    return handle >= 0 && handle < l->count && l->at[handle].name ? l->at[handle].name : "";
}

const char *wordbook_body(const struct word_list *l, int32_t handle)
{
    return handle >= 0 && handle < l->count && l->at[handle].body ? l->at[handle].body : "";
}

int32_t wordbook_joint(const struct wordbook *w, int32_t item)
{
    return item >= 0 && item < w->items.count ? w->items.at[item].joint : 0;
}

const char *wordbook_act(const struct wordbook *w, int32_t act, int32_t field)
{
    const struct act_words *a = act >= 0 && act < w->act_count ? &w->acts[act] : NULL;
    const char *text = !a ? NULL : field == NONE ? a->text : a->texts[field];

    return text ? text : "";
}

struct span wordbook_typed(const struct fact *f)
{
    for (const struct member *m = fact_table[f->kind].member; m->type != MEMBER_END; m++) {
        if (m->type == MEMBER_TEXT) {
            const void *at = (const char *)f + m->offset;

            return spoken_part(*(const struct span *)at, span_of(lang_now()));
        }
    }
    return (struct span){0};
}

const char *wordbook_question(int32_t question)
{
    return lang_phrase(tell_question(question));
}
