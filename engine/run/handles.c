#include "engine/run/handles.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/must.h"

void handles_init(struct handles *h, const struct scenario *sc, bool staff)
{
    const int32_t fixed[] = {scenario_count(sc, REF_THING), scenario_count(sc, REF_KNOWLEDGE),
                             scenario_count(sc, REF_DECISION)};

    *h = (struct handles){.sc = sc, .staff = staff};
    for (size_t i = 0; i < ARRAY_LEN(fixed) && !staff; i++) {
        h->map[i].given = calloc((size_t)fixed[i] + 1, sizeof(int32_t));
        MUST(h->map[i].given);
    }
}

void handles_done(struct handles *h)
{
    for (int i = 0; i < HANDLE_CLASS_COUNT; i++) {
        free(h->map[i].host);
        free(h->map[i].given);
    }
    *h = (struct handles){0};
}

/* The handle of a number, looked for from the latest on; 0 if it has none. */
static int32_t find_back(const struct handle_map *m, int32_t number)
{
    int32_t i = m->count;

    while (i > 0 && m->host[i - 1] != number) {
        i--;
    }
    return i;
}

/*
 * Numbers born in play first appear in a view in rising order, mostly, so a search by halves finds
 * them. Not always: the second to be asked for a yes hears late of an act that began early.
 */
static int32_t find_number(const struct handle_map *m, int32_t number)
{
    int32_t low = 0;
    int32_t high = m->count;

    if (m->mixed) {
        return find_back(m, number);
    }
    while (low < high) {
        int32_t mid = (low + high) / 2;

        if (m->host[mid] < number) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    return low < m->count && m->host[low] == number ? low + 1 : 0;
}

static int32_t give(struct handle_map *m, int32_t object)
{
    int32_t handle = m->given ? m->given[object] : find_number(m, object);

    if (handle) {
        return handle;
    }
    if (m->count == m->room) {
        m->room = m->room ? m->room * 2 : 64;
        m->host = realloc(m->host, (size_t)m->room * sizeof(*m->host));
        MUST(m->host);
    }
    m->mixed = m->mixed || (!m->given && m->count > 0 && m->host[m->count - 1] > object);
    m->host[m->count++] = object;
    if (m->given) {
        m->given[object] = m->count;
    }
    return m->count;
}

int32_t handles_given(const struct handles *h, enum handle_class c, int32_t object)
{
    const struct handle_map *m = &h->map[c];

    return m->given ? m->given[object] : find_number(m, object);
}

/* Indices count from 0 with NONE for none; numbers and handles from 1 with 0 for none. */
static int32_t hide_index(struct handles *h, enum handle_class c, int32_t index)
{
    return index == NONE ? NONE : give(&h->map[c], index);
}

static int32_t hide_number(struct handles *h, enum handle_class c, int32_t number)
{
    return number == 0 ? 0 : give(&h->map[c], number);
}

static bool found(const struct handles *h, enum handle_class c, int32_t handle, int32_t *ret)
{
    if (handle < 1 || handle > h->map[c].count) {
        return false;
    }
    *ret = h->map[c].host[handle - 1];
    return true;
}

/* The class of a kind of reference, or HANDLE_CLASS_COUNT for words that everybody knows. */
static enum handle_class class_of_ref(int32_t kind)
{
    switch (kind) {
    case REF_THING:
        return HANDLE_THING;
    case REF_KNOWLEDGE:
        return HANDLE_KNOWLEDGE;
    case REF_DECISION:
        return HANDLE_DECISION;
    default:
        return HANDLE_CLASS_COUNT;
    }
}

static enum handle_class class_of_tag(int32_t kind)
{
    switch (kind) {
    case TAG_THING:
        return HANDLE_THING;
    case TAG_KNOWLEDGE:
        return HANDLE_KNOWLEDGE;
    case TAG_ACT:
        return HANDLE_ACT;
    case TAG_REQUEST:
        return HANDLE_REQUEST;
    case TAG_ITEM:
        return HANDLE_ITEM;
    case TAG_JOINT:
        return HANDLE_JOINT;
    default:
        return HANDLE_CLASS_COUNT;
    }
}

/* What an act's ref counts in: by what its verb does. */
static enum handle_class class_of_act_ref(const struct handles *h, const struct act *act)
{
    const struct verb *v =
        act->desk == NONE || act->verb == NONE ? NULL : scenario_verb(h->sc, act->desk, act->verb);

    if (!v || act->ref == 0) {
        return HANDLE_CLASS_COUNT;
    }
    if (v->does == DOES_ANSWER) {
        return HANDLE_REQUEST;
    }
    if (v->does == DOES_AGREE || v->does == DOES_REFUSE || v->does == DOES_CONTRIBUTE) {
        return HANDLE_JOINT;
    }
    return v->does == DOES_DECIDE ? HANDLE_DECISION : HANDLE_CLASS_COUNT;
}

static void hide_act(struct handles *h, struct act *act)
{
    enum handle_class c = class_of_act_ref(h, act);

    act->target = hide_index(h, HANDLE_THING, act->target);
    for (int32_t i = 0; i < act->attaches; i++) {
        act->attach[i].index =
            hide_index(h, class_of_tag(act->attach[i].kind), act->attach[i].index);
    }
    if (c == HANDLE_DECISION) {
        act->ref = give(&h->map[c], act->ref - 1);
    } else if (c != HANDLE_CLASS_COUNT) {
        act->ref = give(&h->map[c], act->ref);
    }
}

static void hide_tag(struct handles *h, struct tag *tag)
{
    enum handle_class c = class_of_tag(tag->kind);

    if (c == HANDLE_CLASS_COUNT) {
        *tag = tag_of(TAG_NONE, 0);
    } else {
        tag->index = give(&h->map[c], tag->index);
    }
}

static void hide_member(struct handles *h, char *at, const struct member *m)
{
    enum handle_class c;
    int32_t v;

    switch ((int)m->type) {
    case MEMBER_REF:
        c = class_of_ref(m->kind);
        if (c != HANDLE_CLASS_COUNT) {
            memcpy(&v, at, sizeof(v));
            v = hide_index(h, c, v);
            memcpy(at, &v, sizeof(v));
        }
        break;
    case MEMBER_NUMBER:
        memcpy(&v, at, sizeof(v));
        v = hide_number(h, class_of_tag(m->kind), v);
        memcpy(at, &v, sizeof(v));
        break;
    case MEMBER_TAG:
        hide_tag(h, (struct tag *)(void *)at);
        break;
    case MEMBER_ACT:
        hide_act(h, (struct act *)(void *)at);
        break;
    default:
        break;
    }
}

static size_t width_of(enum member_type type)
{
    if (type == MEMBER_TAG) {
        return sizeof(struct tag);
    }
    return type == MEMBER_INT || type == MEMBER_MS || type == MEMBER_DESKS ? sizeof(int64_t)
                                                                           : sizeof(int32_t);
}

void handles_hide(struct handles *h, struct fact *f)
{
    if (h->staff) {
        return;
    }
    f->cause = tag_of(TAG_NONE, 0);
    f->aud = (struct audience){0};
    for (const struct member *m = fact_table[f->kind].member; m->type != MEMBER_END; m++) {
        char *at = (char *)f + m->offset;

        if (m->host) {
            memset(at, 0, width_of(m->type));
        } else {
            hide_member(h, at, m);
        }
    }
}

static bool resolve_act(const struct handles *h, struct act *act)
{
    enum handle_class c = class_of_act_ref(h, act);

    if (act->target != NONE && !found(h, HANDLE_THING, act->target, &act->target)) {
        return false;
    }
    for (int32_t i = 0; i < act->attaches; i++) {
        struct tag *t = &act->attach[i];

        if ((t->kind != TAG_THING && t->kind != TAG_KNOWLEDGE) ||
            !found(h, class_of_tag(t->kind), t->index, &t->index)) {
            return false;
        }
    }
    if (c != HANDLE_CLASS_COUNT) {
        if (!found(h, c, act->ref, &act->ref)) {
            return false;
        }
        act->ref += c == HANDLE_DECISION;
    }
    return true;
}

/* A member that names an object of the view; what names none, and words that all know, stand. */
static bool resolve_member(const struct handles *h, char *at, const struct member *m)
{
    bool ref = m->type == MEMBER_REF;
    enum handle_class c = ref ? class_of_ref(m->kind) : class_of_tag(m->kind);
    int32_t v;

    if (m->type == MEMBER_ACT) {
        return resolve_act(h, (struct act *)(void *)at);
    }
    if (m->type != MEMBER_NUMBER && (!ref || c == HANDLE_CLASS_COUNT)) {
        return true;
    }
    memcpy(&v, at, sizeof(v));
    if (ref && v == NONE) {
        return true;
    }
    if (!found(h, c, v, &v)) {
        return false;
    }
    memcpy(at, &v, sizeof(v));
    return true;
}

bool handles_resolve(const struct handles *h, struct command *cmd)
{
    if (h->staff) {
        return true;
    }
    for (const struct member *m = command_table[cmd->kind].member; m->type != MEMBER_END; m++) {
        if (!resolve_member(h, (char *)cmd + m->offset, m)) {
            return false;
        }
    }
    return true;
}
