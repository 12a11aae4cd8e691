#include <string.h>

#include "engine/base/limits.h"
#include "engine/wire/brief_parts.h"

int32_t in_length(const struct scan *at)
{
    struct scan s = *at;
    int32_t n = 0;

    scan_list(&s);
    while (scan_more(&s)) {
        (void)scan_value(&s);
        n++;
    }
    return s.bad || n > LIST_MAX ? 0 : n;
}

struct span in_copy(struct in *in)
{
    return arena_span(in->a, scan_text(in->s));
}

/* A list of objects with an id each: names of a kind. The rest of each is left to `member`. */
static void *objects(struct in *in, enum ref_kind kind, size_t size,
                     void (*member)(struct in *in, struct span key, void *to))
{
    int32_t n = in_length(in->s);
    char *list = arena_array(in->a, (size_t)n + 1, size);
    struct names *names = &in->sc->names[kind];
    int32_t i = 0;

    names_init(names, in->a, n);
    scan_list(in->s);
    while (scan_more(in->s) && i < n) {
        struct span key;

        scan_object(in->s);
        while (scan_key(in->s, &key)) {
            if (span_is(key, "id")) {
                in->s->bad = names_add(names, in_copy(in)) == NONE || in->s->bad;
            } else {
                member(in, key, list + (size_t)i * size);
            }
        }
        i++;
    }
    in->s->bad = in->s->bad || names->count != n;
    return list;
}

static void desk_member(struct in *in, struct span key, void *to)
{
    struct desk *d = to;

    if (span_is(key, "title")) {
        d->title = in_copy(in);
    } else if (span_is(key, "code")) {
        d->code = in_copy(in);
    } else if (span_is(key, "serves")) {
        d->serves = in_copy(in);
    } else if (span_is(key, "plays")) {
        d->plays = scan_flag(in->s);
    } else if (span_is(key, "control")) {
        d->control = scan_flag(in->s);
    } else {
        (void)scan_value(in->s);
    }
}

static void segment_member(struct in *in, struct span key, void *to)
{
    struct segment *s = to;

    if (span_is(key, "title")) {
        s->title = in_copy(in);
    } else if (span_is(key, "day")) {
        s->day = scan_number(in->s);
    } else if (span_is(key, "from")) {
        s->from_ms = scan_number(in->s);
    } else if (span_is(key, "start")) {
        s->start = scan_number(in->s);
    } else if (span_is(key, "length")) {
        s->length_ms = scan_number(in->s);
    } else if (span_is(key, "story")) {
        s->story = scan_number(in->s);
    } else {
        (void)scan_value(in->s);
    }
}

static void titled_member(struct in *in, struct span key, void *to)
{
    struct titled *t = to;

    if (span_is(key, "title")) {
        t->title = in_copy(in);
    } else if (span_is(key, "text")) {
        t->text = in_copy(in);
    } else {
        (void)scan_value(in->s);
    }
}

static struct lines lines(struct in *in)
{
    int32_t n = in_length(in->s);
    struct lines l = {.line = arena_array(in->a, (size_t)n + 1, sizeof(*l.line))};

    scan_list(in->s);
    while (scan_more(in->s) && l.lines < n) {
        l.line[l.lines++] = in_copy(in);
    }
    return l;
}

static void joint_member(struct in *in, struct span key, void *to)
{
    struct joint_kind *j = to;

    if (span_is(key, "title")) {
        j->title = in_copy(in);
    } else if (span_is(key, "help")) {
        j->help = in_copy(in);
    } else if (span_is(key, "sections")) {
        j->sections = lines(in);
    } else {
        (void)scan_value(in->s);
    }
}

static void told_member(struct in *in, struct span key, void *to)
{
    struct objective *o = to;

    if (span_is(key, "title")) {
        o->told = in_copy(in);
    } else {
        (void)scan_value(in->s);
    }
}

static void area_member(struct in *in, struct span key, void *to)
{
    struct rubric_area *area = to;

    if (span_is(key, "title")) {
        area->title = in_copy(in);
    } else if (span_is(key, "weight")) {
        area->weight = scan_number(in->s);
    } else if (span_is(key, "items")) {
        area->items = lines(in);
    } else {
        (void)scan_value(in->s);
    }
}

static void options(struct in *in, struct field *f)
{
    int32_t n = in_length(in->s);

    f->choice.option = arena_array(in->a, (size_t)n + 1, sizeof(*f->choice.option));
    f->type = n ? FIELD_CHOICE : FIELD_TEXT;
    scan_list(in->s);
    while (scan_more(in->s) && f->choice.options < n) {
        struct option *o = &f->choice.option[f->choice.options++];
        struct span key;

        scan_object(in->s);
        while (scan_key(in->s, &key)) {
            *(span_is(key, "id") ? &o->id : &o->title) = in_copy(in);
        }
    }
}

static void field_member(struct in *in, struct span key, struct field *f)
{
    if (span_is(key, "id")) {
        f->id = in_copy(in);
    } else if (span_is(key, "title")) {
        f->title = in_copy(in);
    } else if (span_is(key, "help")) {
        f->help = in_copy(in);
    } else if (span_is(key, "required")) {
        f->required = scan_flag(in->s);
    } else if (span_is(key, "min")) {
        f->min = scan_number(in->s);
    } else if (span_is(key, "max")) {
        f->max = scan_number(in->s);
    } else if (span_is(key, "options")) {
        options(in, f);
    } else {
        (void)scan_value(in->s);
    }
}

static void form(struct in *in, struct verb *v)
{
    int32_t n = in_length(in->s);

    in->s->bad = in->s->bad || n > FIELDS_MAX;
    v->field = arena_array(in->a, (size_t)n + 1, sizeof(*v->field));
    scan_list(in->s);
    while (scan_more(in->s) && v->fields < n) {
        struct field *f = &v->field[v->fields++];
        struct span key;

        scan_object(in->s);
        while (scan_key(in->s, &key)) {
            field_member(in, key, f);
        }
    }
}

static int32_t does_of(struct in *in)
{
    struct span word = scan_text(in->s);

    for (int d = 0; d < DOES_COUNT; d++) {
        if (span_is(word, does_name((enum does)d))) {
            return d;
        }
    }
    in->s->bad = true;
    return DOES_ACT;
}

static void grant_member(struct in *in, struct span key, struct verb *v)
{
    if (span_is(key, "id")) {
        v->name = names_find(&in->sc->names[REF_VERB], scan_text(in->s));
        in->s->bad = in->s->bad || v->name == NONE;
    } else if (span_is(key, "title")) {
        v->title = in_copy(in);
    } else if (span_is(key, "help")) {
        v->help = in_copy(in);
    } else if (span_is(key, "group")) {
        v->group = in_copy(in);
    } else if (span_is(key, "does")) {
        v->does = does_of(in);
    } else if (span_is(key, "minutes")) {
        v->minutes = scan_number(in->s);
    } else if (span_is(key, "targets")) {
        v->targets = (uint32_t)scan_number(in->s);
    } else if (span_is(key, "asks")) {
        v->auths = (int32_t)scan_number(in->s);
    } else if (span_is(key, "yes")) {
        v->yes = in_copy(in);
    } else if (span_is(key, "yes_of_target")) {
        v->yes_of_target = scan_flag(in->s);
    } else if (span_is(key, "joint")) {
        v->joint = names_find(&in->sc->names[REF_JOINT], scan_text(in->s));
    } else if (span_is(key, "key_field")) {
        v->key_field = (int32_t)scan_number(in->s);
    } else if (span_is(key, "key_option")) {
        v->key_option = (int32_t)scan_number(in->s);
    } else if (span_is(key, "names_field")) {
        v->names_field = (int32_t)scan_number(in->s);
    } else if (span_is(key, "names_option")) {
        v->names_option = (int32_t)scan_number(in->s);
    } else if (span_is(key, "form")) {
        form(in, v);
    } else {
        (void)scan_value(in->s);
    }
}

/* Two roles: 0 grants nothing, 1 what the brief grants. */
static void grants(struct in *in)
{
    struct scenario *sc = in->sc;
    int32_t n = in_length(in->s);
    int32_t names = scenario_count(sc, REF_VERB);

    sc->verb = arena_array(in->a, (size_t)n + 1, sizeof(*sc->verb));
    sc->role = arena_array(in->a, 2, sizeof(*sc->role));
    for (int r = 0; r < 2; r++) {
        sc->role[r].grant = arena_array(in->a, (size_t)names + 1, sizeof(int32_t));
        for (int32_t v = 0; v < names; v++) {
            sc->role[r].grant[v] = NONE;
        }
    }
    scan_list(in->s);
    while (scan_more(in->s) && sc->verbs < n) {
        struct verb *v = &sc->verb[sc->verbs];
        struct span key;

        v->joint = NONE;
        v->key_field = NONE;
        v->names_field = NONE;
        v->name = NONE;
        scan_object(in->s);
        while (scan_key(in->s, &key)) {
            grant_member(in, key, v);
        }
        if (v->name == NONE || v->key_field >= v->fields || v->key_field < NONE ||
            v->names_field >= v->fields || v->names_field < NONE) {
            in->s->bad = true;
            return;
        }
        sc->role[1].grant[v->name] = sc->verbs++;
    }
}

static void all_names(struct in *in)
{
    struct span key;

    in->staff = true;
    scan_object(in->s);
    while (scan_key(in->s, &key)) {
        int k = 0;
        int32_t n = in_length(in->s);
        struct names *names;

        while (k < REF_KIND_COUNT && !span_is(key, names_kind((enum ref_kind)k))) {
            k++;
        }
        if (k == REF_KIND_COUNT || in->sc->names[k].room) {
            (void)scan_value(in->s);
            continue;
        }
        names = &in->sc->names[k];
        names_init(names, in->a, n);
        scan_list(in->s);
        while (scan_more(in->s) && names->count < n) {
            if (names_add(names, in_copy(in)) == NONE) {
                in->s->bad = true;
            }
        }
    }
}

static void own_role(struct in *in)
{
    struct role *r = &in->role;
    const struct {
        const char *key;
        struct lines *to;
    } lists[] = {{"powers", &r->powers},
                 {"limits", &r->limits},
                 {"duties", &r->duties},
                 {"knows_first", &r->knows_first}};
    struct span key;

    scan_object(in->s);
    while (scan_key(in->s, &key)) {
        size_t i = 0;

        while (i < ARRAY_LEN(lists) && !span_is(key, lists[i].key)) {
            i++;
        }
        if (i < ARRAY_LEN(lists)) {
            *lists[i].to = lines(in);
        } else if (span_is(key, "title")) {
            r->title = in_copy(in);
        } else if (span_is(key, "mandate")) {
            r->mandate = in_copy(in);
        } else {
            (void)scan_value(in->s);
        }
    }
}

static void top_member(struct in *in, struct span key)
{
    struct scenario *sc = in->sc;

    if (span_is(key, "title")) {
        sc->title = in_copy(in);
    } else if (span_is(key, "summary")) {
        sc->summary = in_copy(in);
    } else if (span_is(key, "desk")) {
        in->desk = in_copy(in);
    } else if (span_is(key, "brief")) {
        in->brief = in_copy(in);
    } else if (span_is(key, "role")) {
        own_role(in);
    } else if (span_is(key, "desks")) {
        sc->desk = objects(in, REF_DESK, sizeof(*sc->desk), desk_member);
    } else if (span_is(key, "segments")) {
        sc->segment = objects(in, REF_SEGMENT, sizeof(*sc->segment), segment_member);
    } else if (span_is(key, "channels")) {
        sc->channel = objects(in, REF_CHANNEL, sizeof(*sc->channel), titled_member);
    } else if (span_is(key, "bases")) {
        sc->basis = objects(in, REF_BASIS, sizeof(*sc->basis), titled_member);
    } else if (span_is(key, "aids")) {
        sc->aid = objects(in, REF_AID, sizeof(*sc->aid), titled_member);
    } else if (span_is(key, "terms")) {
        sc->term = objects(in, REF_TERM, sizeof(*sc->term), titled_member);
    } else if (span_is(key, "joints")) {
        sc->joint = objects(in, REF_JOINT, sizeof(*sc->joint), joint_member);
    } else if (span_is(key, "verbs")) {
        /* The wording of verbs others use; own ones come with the grants. */
        sc->verb_words = objects(in, REF_VERB, sizeof(*sc->verb_words), titled_member);
    } else if (span_is(key, "grants")) {
        grants(in);
    } else if (span_is(key, "names")) {
        all_names(in);
    } else if (span_is(key, "msel")) {
        in_msel(in);
    } else if (span_is(key, "objectives")) {
        in_objectives(in);
    } else if (span_is(key, "told")) {
        sc->objective = objects(in, REF_OBJECTIVE, sizeof(*sc->objective), told_member);
    } else if (span_is(key, "rubric")) {
        sc->area = objects(in, REF_AREA, sizeof(*sc->area), area_member);
    } else if (span_is(key, "storylines")) {
        in_storylines(in);
    } else if (span_is(key, "persons")) {
        in_persons(in);
    } else {
        (void)scan_value(in->s);
    }
}

bool brief_read(struct span json, struct arena *a, struct scenario *ret, int32_t *ret_desk)
{
    struct scan s;
    struct in in = {.s = &s, .a = a, .sc = ret};
    struct span key;

    *ret = (struct scenario){0};
    scan_init(&s, json, a);
    scan_object(&s);
    while (scan_key(&s, &key)) {
        top_member(&in, key);
    }
    if (!scan_end(&s) || !ret->role || !ret->desk || !scenario_count(ret, REF_SEGMENT)) {
        return false;
    }
    *ret_desk = in.staff ? NONE : names_find(&ret->names[REF_DESK], in.desk);
    for (int32_t d = 0; d < scenario_count(ret, REF_DESK); d++) {
        ret->desk[d].role = in.staff ? ret->desk[d].control : d == *ret_desk;
    }
    if (*ret_desk != NONE) {
        in.role.grant = ret->role[1].grant;
        ret->role[1] = in.role;
        ret->desk[*ret_desk].brief = in.brief;
    }
    for (int32_t i = 0; i < scenario_count(ret, REF_SEGMENT); i++) {
        ret->play_length = ret->segment[i].start + ret->segment[i].length_ms;
    }
    return in.staff || *ret_desk != NONE;
}
