#include <string.h>

#include "engine/base/text.h"
#include "engine/base/utf8.h"
#include "engine/wire/codec.h"

struct reading {
    const struct codec *c;
    struct scan *s;
    const struct act *act; /* the last act read: its texts follow */
    const char *why;
};

static bool fail(struct reading *r, const char *why)
{
    if (!r->why) {
        r->why = why;
    }
    r->s->bad = true;
    return false;
}

static int32_t small_number(struct reading *r)
{
    int64_t v = scan_number(r->s);

    if (v < 0 || v > INT32_MAX) {
        fail(r, "a number is out of bounds");
        return 0;
    }
    return (int32_t)v;
}

static int32_t read_ref(struct reading *r, enum ref_kind kind)
{
    int32_t index;

    if (r->c->handles && names_are_objects(kind)) {
        return small_number(r);
    }
    index = names_find(&r->c->sc->names[kind], scan_text(r->s));
    if (index == NONE) {
        fail(r, "an unknown name");
    }
    return index;
}

static struct tag read_tag(struct reading *r)
{
    struct span text = scan_text(r->s);
    const char *colon = text.len ? memchr(text.ptr, ':', text.len) : NULL;
    struct span kind = {text.ptr, colon ? (size_t)(colon - text.ptr) : 0};
    struct span id = {colon ? colon + 1 : text.ptr, colon ? text.len - kind.len - 1 : 0};

    for (int k = 1; k < TAG_KIND_COUNT; k++) {
        enum ref_kind ref = tag_ref((enum tag_kind)k);
        int64_t number;

        if (!span_is(kind, tag_name((enum tag_kind)k))) {
            continue;
        }
        if (r->c->handles && ref != REF_KIND_COUNT && !names_are_objects(ref)) {
            break; /* whether such a name exists is nobody's business */
        }
        if (ref == REF_KIND_COUNT || (r->c->handles && names_are_objects(ref))) {
            if (text_int(id, &number) && number >= 0 && number <= INT32_MAX) {
                return tag_of((enum tag_kind)k, (int32_t)number);
            }
            break;
        }
        if (names_find(&r->c->sc->names[ref], id) != NONE) {
            return tag_of((enum tag_kind)k, names_find(&r->c->sc->names[ref], id));
        }
        break;
    }
    fail(r, "a tag that points nowhere");
    return tag_of(TAG_NONE, 0);
}

static uint64_t read_desks(struct reading *r)
{
    uint64_t desks = 0;

    scan_list(r->s);
    while (scan_more(r->s)) {
        int32_t d = read_ref(r, REF_DESK);

        desks |= d == NONE ? 0 : desk_bit(d);
    }
    return desks;
}

static const struct verb *verb_of(const struct reading *r, const struct act *act)
{
    return act && act->desk != NONE && act->verb != NONE
               ? scenario_verb(r->c->sc, act->desk, act->verb)
               : NULL;
}

static int32_t field_of(const struct verb *v, struct span id)
{
    for (int32_t f = 0; v && f < v->fields; f++) {
        if (span_eq(v->field[f].id, id)) {
            return f;
        }
    }
    return NONE;
}

static void read_form(struct reading *r, struct act *act)
{
    const struct verb *v = verb_of(r, act);
    struct span id;

    if (!v && r->c->lexicon) {
        (void)scan_value(r->s);
        return;
    }
    scan_object(r->s);
    while (scan_key(r->s, &id)) {
        int32_t f = field_of(v, id);
        struct span option = scan_text(r->s);

        for (int32_t k = 0; f != NONE && k < v->field[f].choice.options; k++) {
            if (span_eq(v->field[f].choice.option[k].id, option)) {
                act->choice[f] = k + 1;
            }
        }
        if (f == NONE || act->choice[f] == 0) {
            fail(r, "the form has no such field or option");
        }
    }
}

static void read_attach(struct reading *r, struct act *act)
{
    scan_list(r->s);
    while (scan_more(r->s)) {
        if (act->attaches == ATTACH_MAX) {
            fail(r, "too many things attached");
            return;
        }
        act->attach[act->attaches++] = read_tag(r);
    }
}

static bool act_key(struct reading *r, struct act *act, struct span id)
{
    if (span_is(id, "desk")) {
        act->desk = read_ref(r, REF_DESK);
    } else if (span_is(id, "verb")) {
        act->verb = read_ref(r, REF_VERB);
    } else if (span_is(id, "target")) {
        act->target = read_ref(r, REF_THING);
    } else if (span_is(id, "ref")) {
        act->ref = small_number(r);
    } else if (span_is(id, "pick")) {
        act->pick = small_number(r);
    } else if (span_is(id, "basis")) {
        act->basis = read_ref(r, REF_BASIS);
    } else if (span_is(id, "to")) {
        act->to = read_desks(r);
    } else if (span_is(id, "form")) {
        read_form(r, act);
    } else if (span_is(id, "attach")) {
        read_attach(r, act);
    } else {
        return fail(r, "an act has no such member");
    }
    return true;
}

/* desk and verb come first: the form is read by them. */
static void read_act(struct reading *r, struct act *act)
{
    struct span id;

    *act = act_none();
    scan_object(r->s);
    while (scan_key(r->s, &id) && act_key(r, act, id)) {
    }
    if (act->desk == NONE || act->verb == NONE) {
        fail(r, "an act needs desk and verb, before its form");
    }
    r->act = act;
}

static struct span read_text(struct reading *r)
{
    struct span text = scan_text(r->s);

    if (text.len > TYPED_TEXT_MAX) {
        fail(r, "a text is too long");
    }
    if (utf8_first_bad(text, NULL) >= 0) {
        fail(r, "a forbidden character");
    }
    return text;
}

static void read_texts(struct reading *r, struct span *texts)
{
    const struct verb *v = verb_of(r, r->act);
    struct span id;

    if (!v && r->c->lexicon) {
        (void)scan_value(r->s);
        return;
    }
    scan_object(r->s);
    while (scan_key(r->s, &id)) {
        int32_t f = field_of(v, id);

        if (f == NONE) {
            fail(r, "the form has no such field, or stands before its act");
            return;
        }
        texts[f] = read_text(r);
    }
}

static void read_choices(struct reading *r, int32_t *choice)
{
    int32_t n = 0;

    scan_list(r->s);
    while (scan_more(r->s)) {
        int32_t option = small_number(r);

        if (n == FIELDS_MAX || option > OPTIONS_MAX) {
            fail(r, "the form has no such field or option");
            return;
        }
        choice[n++] = option;
    }
}

static int32_t read_short(struct reading *r, const struct member *m)
{
    struct span word;

    if (m->type == MEMBER_FLAG) {
        return scan_flag(r->s);
    }
    if (m->type == MEMBER_REF) {
        return read_ref(r, (enum ref_kind)m->kind);
    }
    if (m->type != MEMBER_ENUM) {
        return small_number(r);
    }
    word = scan_text(r->s);
    for (int32_t i = 0; m->names[i]; i++) {
        if (span_is(word, m->names[i])) {
            return i;
        }
    }
    fail(r, "an unknown word");
    return 0;
}

static void read_member(struct reading *r, const struct member *m, char *at)
{
    struct span text;
    struct tag tag;
    int64_t wide;
    int32_t narrow;
    uint64_t desks;

    switch (m->type) {
    case MEMBER_INT:
    case MEMBER_MS:
        wide = scan_number(r->s);
        memcpy(at, &wide, sizeof(wide));
        break;
    case MEMBER_DESKS:
        desks = read_desks(r);
        memcpy(at, &desks, sizeof(desks));
        break;
    case MEMBER_TAG:
        tag = read_tag(r);
        memcpy(at, &tag, sizeof(tag));
        break;
    case MEMBER_ACT:
        read_act(r, (struct act *)(void *)at);
        break;
    case MEMBER_TEXT:
        text = read_text(r);
        memcpy(at, &text, sizeof(text));
        break;
    case MEMBER_CHOICES:
        read_choices(r, (int32_t *)(void *)at);
        break;
    case MEMBER_TEXTS:
        read_texts(r, (struct span *)(void *)at);
        break;
    case MEMBER_FLAG:
    case MEMBER_REF:
    case MEMBER_NUMBER:
    case MEMBER_SEAT:
    case MEMBER_ENUM:
    case MEMBER_INDEX:
        narrow = read_short(r, m);
        memcpy(at, &narrow, sizeof(narrow));
        break;
    case MEMBER_END:
    default:
        break;
    }
}

static void set_absent(const struct member *m, char *base)
{
    int32_t none = NONE;

    for (; m->type != MEMBER_END; m++) {
        if (m->type == MEMBER_REF) {
            memcpy(base + m->offset, &none, sizeof(none));
        }
    }
}

/* A member by its key; keys come in table order, so the next one is looked at first. */
static const struct member *member_of(const struct member *list, const struct member **next,
                                      struct span id)
{
    const struct member *m = *next;

    if (m->type == MEMBER_END || !span_is(id, m->name)) {
        for (m = list; m->type != MEMBER_END && !span_is(id, m->name); m++) {
        }
    }
    if (m->type != MEMBER_END) {
        *next = m + 1;
    }
    return m;
}

/*
 * The members of an object, up to its end. `own` (may be NULL) takes the keys that stand beside
 * them: true if the key was one of its own.
 */
static bool members(struct reading *r, const struct member *list, char *base,
                    bool (*own)(struct reading *r, struct span id, char *base))
{
    const struct member *next = list;
    struct span id;

    while (scan_key(r->s, &id)) {
        const struct member *m;

        if (own && own(r, id, base)) {
            continue;
        }
        m = member_of(list, &next, id);
        if (m->type == MEMBER_END) {
            return fail(r, "an unknown member");
        }
        read_member(r, m, base + m->offset);
    }
    return !r->s->bad;
}

static void read_audience(struct reading *r, struct audience *aud)
{
    scan_list(r->s);
    while (scan_more(r->s)) {
        struct span who = scan_text(r->s);
        int64_t seat;
        int32_t desk;

        if (span_is(who, "+staff")) {
            aud->flags |= AUD_STAFF;
        } else if (span_is(who, "+played")) {
            aud->flags |= AUD_PLAYED;
        } else if (span_is(who, "+all")) {
            aud->flags |= AUD_ALL;
        } else if (who.len > 1 && who.ptr[0] == '#' &&
                   text_int((struct span){who.ptr + 1, who.len - 1}, &seat) && seat > 0 &&
                   seat <= SEATS_MAX) {
            aud->seat = (int32_t)seat;
        } else if ((desk = names_find(&r->c->sc->names[REF_DESK], who)) != NONE) {
            aud->desks |= desk_bit(desk);
        } else {
            fail(r, "an unknown audience");
        }
    }
}

static bool first_key(struct reading *r, const char *name, struct span *ret_value)
{
    struct span id;

    scan_object(r->s);
    if (!scan_key(r->s, &id) || !span_is(id, name)) {
        return fail(r, "'k' has to come first");
    }
    *ret_value = scan_text(r->s);
    return !r->s->bad;
}

static bool done(struct reading *r, const char **ret_why)
{
    if (ret_why) {
        *ret_why = r->why ? r->why : "not as the format page says";
    }
    return !r->s->bad;
}

static bool fact_key(struct reading *r, struct span id, char *base)
{
    struct fact *f = (struct fact *)(void *)base;

    if (!r->c->handles && span_is(id, "a")) {
        read_audience(r, &f->aud);
        return true;
    }
    if (!r->c->handles && span_is(id, "c")) {
        f->cause = read_tag(r);
        return true;
    }
    return false;
}

static bool command_key(struct reading *r, struct span id, char *base)
{
    struct command *cmd = (struct command *)(void *)base;
    struct span word;

    if (span_is(id, "as")) {
        word = scan_text(r->s);
        cmd->power = power_find(word);
        if (!cmd->power) {
            fail(r, "an unknown power");
        }
    } else if (span_is(id, "at")) {
        cmd->desk = read_ref(r, REF_DESK);
    } else if (span_is(id, "seat")) {
        cmd->seat = small_number(r);
    } else {
        return false;
    }
    return true;
}

bool codec_read_fact(const struct codec *c, struct scan *s, struct fact *ret, const char **ret_why)
{
    struct reading r = {.c = c, .s = s};
    struct span word;

    memset(ret, 0, sizeof(*ret));
    if (first_key(&r, "k", &word)) {
        ret->kind = fact_find(word);
        if (ret->kind == FACT_KIND_COUNT) {
            fail(&r, "an unknown kind of fact");
        } else {
            set_absent(fact_table[ret->kind].member, (char *)ret);
            members(&r, fact_table[ret->kind].member, (char *)ret, fact_key);
        }
    }
    return done(&r, ret_why);
}

bool codec_read_params(const struct codec *c, struct scan *s, enum command_kind kind,
                       struct command *ret, const char **ret_why)
{
    struct reading r = {.c = c, .s = s};

    memset(ret, 0, sizeof(*ret));
    ret->kind = kind;
    ret->desk = NONE;
    set_absent(command_table[kind].member, (char *)ret);
    scan_object(s);
    members(&r, command_table[kind].member, (char *)ret, NULL);
    return done(&r, ret_why);
}

bool codec_read_command(const struct codec *c, struct scan *s, struct command *ret,
                        const char **ret_why)
{
    struct reading r = {.c = c, .s = s};
    struct span word;

    memset(ret, 0, sizeof(*ret));
    ret->desk = NONE;
    if (first_key(&r, "k", &word)) {
        ret->kind = command_find(word);
        if (ret->kind == COMMAND_KIND_COUNT) {
            fail(&r, "an unknown kind of command");
        } else {
            set_absent(command_table[ret->kind].member, (char *)ret);
            members(&r, command_table[ret->kind].member, (char *)ret, command_key);
            if (!ret->power) {
                fail(&r, "nobody who gives it");
            }
        }
    }
    return done(&r, ret_why);
}
