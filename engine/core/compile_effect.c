/*
 * One effect written as text: `x = e`, `x += e`, or a call.
 */
#include "engine/core/build.h"

#include <string.h>

#include "engine/core/pure.h"

/* Reckoned after all that is written behind it. */
enum { RANK_LAST = 0 };

/* What a call takes: at most two arguments, or an argument and a delay. */
static const struct {
    const char *name;
    enum effect_kind kind;
    enum arg_kind arg[2];
} calls[] = {
    {"release", EFFECT_RELEASE, {ARG_INJECT, ARG_NO}},
    {"cancel", EFFECT_CANCEL, {ARG_INJECT, ARG_NO}},
    {"give", EFFECT_GIVE, {ARG_DESK, ARG_EXHIBIT}},
    {"card", EFFECT_CARD, {ARG_DESK, ARG_THING}},
    {"tell", EFFECT_TELL, {ARG_DESK, ARG_KNOWLEDGE}},
    {"consent", EFFECT_CONSENT, {ARG_PERSON, ARG_DESK}},
    {"refuse_consent", EFFECT_REFUSE_CONSENT, {ARG_PERSON, ARG_DESK}},
};

bool compile_reserves(enum ref_kind kind, struct span id)
{
    static const char *const words[] = {"true", "false", "not",  "and",    "or",
                                        "now",  "phase", "self", "target", "since"};
    bool is = false;

    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        is = is || span_is(id, words[i]);
    }
    for (int fn = 0; fn < FN_NAMED_COUNT && kind == REF_ATTRIBUTE; fn++) {
        is = is || span_is(id, function_table[fn].name);
    }
    for (size_t i = 0; i < ARRAY_LEN(calls) && kind == REF_ATTRIBUTE; i++) {
        is = is || span_is(id, calls[i].name);
    }
    return is;
}

static bool end(struct cursor *p)
{
    if (p->token.kind == TOKEN_END) {
        return true;
    }
    return compile_error(p->c, p->token.at, "nothing more belongs here");
}

static bool delay(struct cursor *p, struct effect *e)
{
    if (!parse_at(p, ",")) {
        return true;
    }
    parse_step(p);
    if (p->token.kind != TOKEN_PLAY) {
        return compile_error(p->c, p->token.at, "expected a play duration such as 20m");
    }
    e->delay_ms = p->token.value;
    parse_step(p);
    return true;
}

static bool unknown_effect(struct compiler *c, struct span name, size_t at)
{
    struct nearest near = names_near(&c->sc->names[REF_ATTRIBUTE], name);
    char hint[NEAREST_HINT];
    char known[160] = "";

    for (size_t i = 0; i < ARRAY_LEN(calls); i++) {
        nearest_offer(&near, span_of(calls[i].name));
        text_list(known, sizeof(known), "%s", calls[i].name);
    }
    return compile_error(c, at, "unknown effect or attribute '%.*s'%s There are %s", (int)name.len,
                         name.ptr, *nearest_hint(&near, hint) ? hint : ".", known);
}

static bool call(struct cursor *p, struct span name, size_t at, struct effect *e)
{
    for (size_t i = 0; i < ARRAY_LEN(calls); i++) {
        if (!span_is(name, calls[i].name)) {
            continue;
        }
        e->kind = calls[i].kind;
        if (!parse_arg(p, calls[i].arg[0], 0, &e->a)) {
            return false;
        }
        if (calls[i].arg[1] != ARG_NO &&
            (!parse_want(p, ",") || !parse_arg(p, calls[i].arg[1], e->a, &e->b))) {
            return false;
        }
        return (e->kind != EFFECT_RELEASE || delay(p, e)) && parse_want(p, ")") && end(p);
    }
    return unknown_effect(p->c, name, at);
}

/* The new value of what is set, from the cursor on; += and -= start with its old value. */
static bool new_value(struct build *b, struct span sign, const struct variable *v, struct op old,
                      struct effect *e)
{
    struct compiler *c = b->p.c;
    struct type wanted = build_variable_type(v);
    struct type got;
    size_t at = b->p.token.at;

    if (!span_is(sign, "=")) {
        if (wanted.kind != TYPE_NUMBER) {
            return compile_error(c, at, "only numbers can be added to");
        }
        if (!build_op(b, old, wanted, at) ||
            !build_wait(b, span_is(sign, "+=") ? OP_ADD : OP_SUB, RANK_LAST, at)) {
            return false;
        }
    } else if (wanted.kind == TYPE_CHOICE || wanted.kind == TYPE_PLACE) {
        /* as in a comparison: the name of an option or place stands alone */
        if (!build_op(b, old, wanted, at) || !build_wait(b, OP_EQ, RANK_LAST, at)) {
            return false;
        }
        if (!build_operand(b)) {
            return false;
        }
        if (b->p.token.kind != TOKEN_END) {
            return compile_error(c, b->p.token.at, "expected one option or place");
        }
        if (b->waiting != 1 || !build_same_type(b->type[1], wanted)) {
            return compile_error(c, at, "expected one of its options");
        }
        e->value = build_keep(b);
        e->value.op++; /* without the old value that only gave the type */
        e->value.ops--;
        return true;
    }
    if (!build_whole(b, &got)) {
        return false;
    }
    if (!build_same_type(got, wanted)) {
        return compile_error(c, at, "this is %s, but it takes %s", build_type_names[got.kind],
                             build_type_names[wanted.kind]);
    }
    e->value = build_keep(b);
    return true;
}

static bool set(struct build *b, struct span name, size_t at, struct effect *e)
{
    struct cursor *p = &b->p;
    struct compiler *c = p->c;
    const struct variable *v;
    struct op old = {.code = OP_VALUE};
    struct span sign;

    if (parse_at(p, "(")) {
        parse_step(p);
        e->kind = EFFECT_SET_ATTRIBUTE;
        e->a = compile_name(c, REF_ATTRIBUTE, name, at); /* it is one */
        if (!parse_arg(p, ARG_PERSON, 0, &e->b) || !parse_want(p, ")")) {
            return false;
        }
        v = &c->sc->attribute[e->a];
        old.fn = FN_ATTRIBUTE;
    } else {
        e->kind = EFFECT_SET_VARIABLE;
        e->a = compile_name(c, REF_VARIABLE, name, at);
        if (e->a == NONE) {
            return false;
        }
        v = &c->sc->variable[e->a];
        old.fn = FN_VARIABLE;
    }
    old.arg[0] = e->a;
    old.arg[1] = e->b;
    sign = p->token.text;
    if (!parse_at(p, "=") && !parse_at(p, "+=") && !parse_at(p, "-=")) {
        return compile_error(c, p->token.at, "expected =, += or -=");
    }
    parse_step(p);
    return new_value(b, sign, v, old, e);
}

bool compile_effect(struct compiler *c, struct span text, struct effect *ret_effect)
{
    struct build b = {.ops = 0};
    struct span name;
    size_t at;

    *ret_effect = (struct effect){.kind = EFFECT_KIND_COUNT};
    parse_start(&b.p, c, text);
    name = b.p.token.text;
    at = b.p.token.at;
    if (b.p.token.kind != TOKEN_NAME) {
        return compile_error(c, at, "an effect begins with a name");
    }
    parse_step(&b.p);
    if (parse_at(&b.p, "(") && names_find(&c->sc->names[REF_ATTRIBUTE], name) == NONE) {
        parse_step(&b.p);
        return call(&b.p, name, at, ret_effect);
    }
    return set(&b, name, at, ret_effect);
}
