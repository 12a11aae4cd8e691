#include <string.h>

#include "engine/base/must.h"
#include "engine/base/utf8.h"
#include "engine/wire/codec.h"

struct writing {
    const struct codec *c;
    struct bytes *to;
    bool first;
    const struct act *act; /* the last act written: its texts follow */
};

static void write_unit(struct bytes *to, uint32_t unit)
{
    static const char hex[] = "0123456789abcdef";
    char text[6] = {'\\', 'u'};

    for (int i = 0; i < 4; i++) {
        text[2 + i] = hex[unit >> (12 - 4 * i) & 15];
    }
    bytes_add(to, text, sizeof(text));
}

void codec_write_text(struct bytes *to, struct span text)
{
    bytes_char(to, '"');
    for (size_t pos = 0; pos < text.len;) {
        size_t run = utf8_plain(text, pos);
        uint32_t c;

        bytes_add(to, text.ptr + pos, run);
        pos += run;
        if (pos == text.len) {
            break;
        }
        c = utf8_next(text, &pos);
        if (c == '"' || c == '\\') {
            bytes_char(to, '\\');
            bytes_char(to, (char)c);
        } else if (c == '\n') {
            bytes_text(to, "\\n");
        } else if (c == UTF8_BAD || c < 0x10000) {
            write_unit(to, c == UTF8_BAD ? 0xfffd : c);
        } else {
            write_unit(to, 0xd800 + ((c - 0x10000) >> 10));
            write_unit(to, 0xdc00 + ((c - 0x10000) & 0x3ff));
        }
    }
    bytes_char(to, '"');
}

static void key(struct writing *w, const char *name)
{
    if (!w->first) {
        bytes_char(w->to, ',');
    }
    w->first = false;
    bytes_char(w->to, '"');
    bytes_text(w->to, name);
    bytes_text(w->to, "\":");
}

static void write_ref(struct writing *w, enum ref_kind kind, int32_t index)
{
    if (w->c->handles && names_are_objects(kind)) {
        bytes_int(w->to, index);
    } else {
        codec_write_text(w->to, scenario_id(w->c->sc, kind, index));
    }
}

static void write_tag(struct writing *w, struct tag tag)
{
    enum ref_kind kind = tag_ref((enum tag_kind)tag.kind);

    bytes_char(w->to, '"');
    bytes_text(w->to, tag_name((enum tag_kind)tag.kind));
    bytes_char(w->to, ':');
    if (kind == REF_KIND_COUNT || (w->c->handles && names_are_objects(kind))) {
        bytes_int(w->to, tag.index);
    } else {
        bytes_span(w->to, scenario_id(w->c->sc, kind, tag.index));
    }
    bytes_char(w->to, '"');
}

static void write_desks(struct writing *w, uint64_t desks)
{
    bool first = true;

    bytes_char(w->to, '[');
    for (int32_t d = 0; d < scenario_count(w->c->sc, REF_DESK); d++) {
        if (desks & desk_bit(d)) {
            bytes_text(w->to, first ? "\"" : ",\"");
            bytes_span(w->to, scenario_id(w->c->sc, REF_DESK, d));
            bytes_char(w->to, '"');
            first = false;
        }
    }
    bytes_char(w->to, ']');
}

static const struct verb *verb_of(const struct writing *w, const struct act *act)
{
    return act && act->desk != NONE && act->verb != NONE
               ? scenario_verb(w->c->sc, act->desk, act->verb)
               : NULL;
}

static void write_form(struct writing *w, const struct act *act)
{
    const struct verb *v = verb_of(w, act);
    bool first = true;

    for (int32_t f = 0; v && f < v->fields; f++) {
        if (!act->choice[f]) {
            continue;
        }
        if (first) {
            key(w, "form");
        }
        bytes_char(w->to, first ? '{' : ',');
        codec_write_text(w->to, v->field[f].id);
        bytes_char(w->to, ':');
        codec_write_text(w->to, v->field[f].choice.option[act->choice[f] - 1].id);
        first = false;
    }
    bytes_text(w->to, first ? "" : "}");
}

static void write_attach(struct writing *w, const struct act *act)
{
    if (!act->attaches) {
        return;
    }
    key(w, "attach");
    for (int32_t i = 0; i < act->attaches; i++) {
        bytes_char(w->to, i ? ',' : '[');
        write_tag(w, act->attach[i]);
    }
    bytes_char(w->to, ']');
}

static void maybe_ref(struct writing *w, const char *name, enum ref_kind kind, int32_t index)
{
    if (index != NONE) {
        key(w, name);
        write_ref(w, kind, index);
    }
}

static void maybe_number(struct writing *w, const char *name, int64_t number)
{
    if (number) {
        key(w, name);
        bytes_int(w->to, number);
    }
}

static void write_act(struct writing *outer, const struct act *act)
{
    struct writing w = {outer->c, outer->to, true, NULL};

    bytes_char(w.to, '{');
    maybe_ref(&w, "desk", REF_DESK, act->desk);
    maybe_ref(&w, "verb", REF_VERB, act->verb);
    maybe_ref(&w, "target", REF_THING, act->target);
    maybe_number(&w, "ref", act->ref);
    maybe_number(&w, "pick", act->pick);
    maybe_ref(&w, "basis", REF_BASIS, act->basis);
    if (act->to) {
        key(&w, "to");
        write_desks(&w, act->to);
    }
    write_form(&w, act);
    write_attach(&w, act);
    bytes_char(w.to, '}');
    outer->act = act;
}

static void write_texts(struct writing *w, const struct member *m, const struct span *texts)
{
    const struct verb *v = verb_of(w, w->act);
    bool first = true;

    for (int32_t f = 0; v && f < v->fields; f++) {
        if (!texts[f].len) {
            continue;
        }
        if (first) {
            key(w, m->name);
        }
        bytes_char(w->to, first ? '{' : ',');
        codec_write_text(w->to, v->field[f].id);
        bytes_char(w->to, ':');
        codec_write_text(w->to, texts[f]);
        first = false;
    }
    bytes_text(w->to, first ? "" : "}");
}

/* Up to the last that was chosen; nothing where none was. */
static void write_choices(struct writing *w, const struct member *m, const int32_t *choice)
{
    int32_t n = FIELDS_MAX;

    while (n > 0 && choice[n - 1] == 0) {
        n--;
    }
    if (n == 0) {
        return;
    }
    key(w, m->name);
    for (int32_t i = 0; i < n; i++) {
        bytes_char(w->to, i ? ',' : '[');
        bytes_int(w->to, choice[i]);
    }
    bytes_char(w->to, ']');
}

static void write_short(struct writing *w, const struct member *m, int32_t v)
{
    if (m->type == MEMBER_FLAG && v) {
        key(w, m->name);
        bytes_text(w->to, "true");
    } else if (m->type == MEMBER_REF) {
        maybe_ref(w, m->name, (enum ref_kind)m->kind, v);
    } else if (m->type == MEMBER_NUMBER || m->type == MEMBER_SEAT) {
        maybe_number(w, m->name, v);
    } else if (m->type == MEMBER_ENUM) {
        key(w, m->name);
        codec_write_text(w->to, span_of(m->names[v]));
    } else if (m->type == MEMBER_INDEX) {
        key(w, m->name);
        bytes_int(w->to, v);
    }
}

static void write_wide(struct writing *w, const struct member *m, const char *at)
{
    int64_t v;
    uint64_t desks;

    if (m->type == MEMBER_DESKS) {
        memcpy(&desks, at, sizeof(desks));
        if (desks) {
            key(w, m->name);
            write_desks(w, desks);
        }
        return;
    }
    memcpy(&v, at, sizeof(v));
    if (v || !m->later) {
        key(w, m->name);
        bytes_int(w->to, v);
    }
}

static void write_member(struct writing *w, const struct member *m, const char *at)
{
    const struct span *text = (const struct span *)(const void *)at;
    const struct tag *tag = (const struct tag *)(const void *)at;
    int32_t v;

    switch (m->type) {
    case MEMBER_INT:
    case MEMBER_MS:
    case MEMBER_DESKS:
        write_wide(w, m, at);
        break;
    case MEMBER_TAG:
        if (tag->kind != TAG_NONE) {
            key(w, m->name);
            write_tag(w, *tag);
        }
        break;
    case MEMBER_ACT:
        key(w, m->name);
        write_act(w, (const struct act *)(const void *)at);
        break;
    case MEMBER_TEXT:
        if (text->len) {
            key(w, m->name);
            codec_write_text(w->to, *text);
        }
        break;
    case MEMBER_CHOICES:
        write_choices(w, m, (const int32_t *)(const void *)at);
        break;
    case MEMBER_TEXTS:
        write_texts(w, m, text);
        break;
    case MEMBER_FLAG:
    case MEMBER_REF:
    case MEMBER_NUMBER:
    case MEMBER_SEAT:
    case MEMBER_ENUM:
    case MEMBER_INDEX:
        memcpy(&v, at, sizeof(v));
        write_short(w, m, v);
        break;
    case MEMBER_END:
    default:
        break;
    }
}

static void write_audience(struct writing *w, const struct audience *aud)
{
    bool first = true;
    static const struct {
        int flag;
        const char *name;
    } flags[] = {{AUD_STAFF, "+staff"}, {AUD_PLAYED, "+played"}, {AUD_ALL, "+all"}};

    key(w, "a");
    write_desks(w, aud->desks);
    first = aud->desks == 0;
    w->to->len--; /* the closing bracket: more may follow */
    for (size_t i = 0; i < ARRAY_LEN(flags); i++) {
        if (aud->flags & flags[i].flag) {
            bytes_text(w->to, first ? "\"" : ",\"");
            bytes_text(w->to, flags[i].name);
            bytes_char(w->to, '"');
            first = false;
        }
    }
    if (aud->seat) {
        bytes_fmt(w->to, "%s\"#%d\"", first ? "" : ",", aud->seat);
    }
    bytes_char(w->to, ']');
}

void codec_write_fact(const struct codec *c, struct bytes *to, const struct fact *f)
{
    const struct fact_row *row = &fact_table[f->kind];
    struct writing w = {c, to, true, NULL};

    bytes_char(to, '{');
    key(&w, "k");
    codec_write_text(to, span_of(row->name));
    if (!c->handles) {
        write_audience(&w, &f->aud);
        if (f->cause.kind != TAG_NONE) {
            key(&w, "c");
            write_tag(&w, f->cause);
        }
    }
    for (const struct member *m = row->member; m->type != MEMBER_END; m++) {
        if (!(m->host && c->handles)) {
            write_member(&w, m, (const char *)f + m->offset);
        }
    }
    bytes_char(to, '}');
}

void codec_write_facts(const struct codec *c, struct bytes *to, const struct fact *f, int32_t n)
{
    bytes_char(to, '[');
    for (int32_t i = 0; i < n; i++) {
        bytes_text(to, i ? "," : "");
        codec_write_fact(c, to, &f[i]);
    }
    bytes_char(to, ']');
}

static void command_members(struct writing *w, const struct command *cmd)
{
    for (const struct member *m = command_table[cmd->kind].member; m->type != MEMBER_END; m++) {
        write_member(w, m, (const char *)cmd + m->offset);
    }
}

void codec_write_params(const struct codec *c, struct bytes *to, const struct command *cmd)
{
    struct writing w = {c, to, true, NULL};

    bytes_char(to, '{');
    command_members(&w, cmd);
    bytes_char(to, '}');
}

void codec_write_command(const struct codec *c, struct bytes *to, const struct command *cmd)
{
    struct writing w = {c, to, true, NULL};
    bytes_char(to, '{');
    key(&w, "k");
    codec_write_text(to, span_of(command_table[cmd->kind].name));
    key(&w, "as");
    codec_write_text(to, span_of(power_name(cmd->power)));
    maybe_ref(&w, "at", REF_DESK, cmd->desk);
    maybe_number(&w, "seat", cmd->seat);
    command_members(&w, cmd);
    bytes_char(to, '}');
}
