/*
 * Operands of a condition: literals, variables, attributes, functions.
 */
#include "engine/core/build.h"

#include <string.h>

#include "engine/core/pure.h"

static struct option phase_options[] = {
    {{"waiting", 7}, {NULL, 0}}, {{"running", 7}, {NULL, 0}}, {{"ended", 5}, {NULL, 0}}};
static const struct choice phase_choice = {phase_options, 3};

static bool push(struct build *b, int64_t value, enum type_kind kind, size_t at)
{
    return build_op(b, (struct op){.code = OP_PUSH, .imm = value}, (struct type){kind, NULL}, at);
}

struct type build_variable_type(const struct variable *v)
{
    static const enum type_kind kinds[VALUE_TYPE_COUNT] = {
        [VALUE_NUMBER] = TYPE_NUMBER,
        [VALUE_FLAG] = TYPE_FLAG,
        [VALUE_CHOICE] = TYPE_CHOICE,
        [VALUE_PLACE] = TYPE_PLACE,
    };

    return (struct type){kinds[v->type], v->type == VALUE_CHOICE ? &v->choice : NULL};
}

static bool value_call(struct build *b, enum function_id fn, const int32_t arg[2], struct type t,
                       size_t at)
{
    struct op op = {.code = OP_VALUE, .fn = (uint8_t)fn, .arg = {arg[0], arg[1]}};

    b->topics |= function_topics(fn, arg[0], arg[1]);
    return build_op(b, op, t, at);
}

/* An option of the choice, or a place, that the left side of == asks for. */
static bool wanted_name(struct build *b, bool *ret_found)
{
    const struct pending *o = b->waiting ? &b->pending[b->waiting - 1] : NULL;
    struct type left;
    struct span id = b->p.token.text;
    size_t at = b->p.token.at;

    *ret_found = false;
    if (!o || (o->code != OP_EQ && o->code != OP_NE) || b->types == 0) {
        return true;
    }
    left = b->type[b->types - 1];
    if (left.kind == TYPE_CHOICE) {
        int32_t option = compile_option(b->p.c, left.choice, id, at);

        *ret_found = option && build_op(b, (struct op){.code = OP_PUSH, .imm = option}, left, at);
        return *ret_found;
    }
    if (left.kind == TYPE_PLACE) {
        int32_t place = compile_name(b->p.c, REF_THING, id, at);

        if (place == NONE) {
            return false;
        }
        if (b->p.c->sc->thing[place].kind != THING_PLACE) {
            return compile_error(b->p.c, at, "this is not a place");
        }
        *ret_found = build_op(b, (struct op){.code = OP_PUSH, .imm = place}, left, at);
        return *ret_found;
    }
    return true;
}

static bool allowed(struct build *b, const struct function *f, size_t at)
{
    struct compiler *c = b->p.c;

    if (c->place == PLACE_VIEW && !(f->use & USE_VIEW)) {
        return compile_error(c, at, "'%s' is not what a desk itself can see; needs may not ask it",
                             f->name);
    }
    if ((f->use & USE_EVALUATION) && c->place != PLACE_EVALUATION) {
        return compile_error(c, at, "'%s' belongs to the evaluation; the case may not read it",
                             f->name);
    }
    return true;
}

/* In needs only joint items of the desk itself count: others' would tell a secret. */
static void only_own(const struct build *b, struct op *op)
{
    if (op->fn == FN_AGREED && b->p.c->place == PLACE_VIEW) {
        op->fn = FN_JOINED;
        op->arg[1] = ARG_SELF;
    }
}

/* since(name, args): the cursor stands behind "since(". */
static bool since_call(struct build *b)
{
    struct cursor *p = &b->p;
    int32_t arg[2];

    for (int fn = 0; fn < FN_NAMED_COUNT; fn++) {
        const struct function *f = &function_table[fn];
        struct op op = {.code = OP_SINCE, .fn = (uint8_t)fn};
        size_t at = p->token.at;

        if (p->token.kind != TOKEN_NAME || !span_is(p->token.text, f->name) || !f->happens) {
            continue;
        }
        parse_step(p);
        if (!allowed(b, f, at) || !parse_want(p, ",") || !parse_args(p, f, arg)) {
            return false;
        }
        memcpy(op.arg, arg, sizeof(op.arg));
        only_own(b, &op);
        b->topics |= function_topics((enum function_id)fn, arg[0], arg[1]);
        b->timed = true;
        return build_op(b, op, (struct type){TYPE_PLAY, NULL}, at);
    }
    return compile_error(
        p->c, p->token.at,
        "since() needs released, told, knows, opened, card, done, began or agreed");
}

static bool form_call(struct build *b, int32_t field, size_t at)
{
    struct type t = {TYPE_CHOICE, &b->p.c->verb->field[field].choice};

    return value_call(b, FN_FORM, (int32_t[]){field, 0}, t, at);
}

static bool named_call(struct build *b, int fn, size_t at)
{
    const struct function *f = &function_table[fn];
    struct op op = {.code = f->happens ? OP_FLAG : OP_VALUE, .fn = (uint8_t)fn};
    int32_t arg[2];

    if (!allowed(b, f, at) || !parse_args(&b->p, f, arg)) {
        return false;
    }
    if (fn == FN_FORM) {
        return form_call(b, arg[0], at);
    }
    memcpy(op.arg, arg, sizeof(op.arg));
    only_own(b, &op);
    b->topics |= function_topics((enum function_id)fn, arg[0], arg[1]);
    return build_op(b, op, (struct type){f->number ? TYPE_NUMBER : TYPE_FLAG, NULL}, at);
}

/* The attribute that a call names, or NONE: neither that nor a function. */
static int32_t function_or_attribute(struct compiler *c, struct span name, size_t at)
{
    int32_t attribute = compile_name(c, REF_ATTRIBUTE, name, at);
    struct nearest near = names_near(&c->sc->names[REF_ATTRIBUTE], name);
    char hint[NEAREST_HINT];

    for (int fn = 0; fn < FN_NAMED_COUNT; fn++) {
        nearest_offer(&near, span_of(function_table[fn].name));
    }
    if (attribute == NONE) {
        int32_t meant = c->meant;

        compile_error(c, at, "unknown function or attribute '%.*s'%s", (int)name.len, name.ptr,
                      nearest_hint(&near, hint));
        c->meant = names_find(&c->sc->names[REF_ATTRIBUTE], near.name) == meant ? meant : NONE;
    }
    return attribute;
}

/* name( ... ): a function or an attribute. The cursor stands at the parenthesis. */
static bool call(struct build *b, struct span name, size_t at)
{
    struct cursor *p = &b->p;
    int32_t attribute;
    int32_t person;

    parse_step(p);
    if (span_is(name, "since")) {
        return since_call(b);
    }
    for (int fn = 0; fn < FN_NAMED_COUNT; fn++) {
        if (span_is(name, function_table[fn].name)) {
            return named_call(b, fn, at);
        }
    }
    attribute = function_or_attribute(p->c, name, at);
    if (attribute == NONE) {
        return false;
    }
    if (p->c->place == PLACE_VIEW) {
        return compile_error(p->c, at, "a desk cannot see a person's attributes");
    }
    if (!parse_arg(p, ARG_PERSON, 0, &person) || !parse_want(p, ")")) {
        return false;
    }
    return value_call(b, FN_ATTRIBUTE, (int32_t[]){attribute, person},
                      build_variable_type(&p->c->sc->attribute[attribute]), at);
}

static bool plain_name(struct build *b, struct span name, size_t at)
{
    struct compiler *c = b->p.c;
    int32_t variable;

    if (span_is(name, "true") || span_is(name, "false")) {
        return push(b, span_is(name, "true"), TYPE_FLAG, at);
    }
    if (span_is(name, "now")) {
        b->timed = true;
        return build_op(b, (struct op){.code = OP_NOW}, (struct type){TYPE_CLOCK, NULL}, at);
    }
    if (span_is(name, "phase")) {
        return value_call(b, FN_PHASE, (int32_t[]){0, 0}, (struct type){TYPE_CHOICE, &phase_choice},
                          at);
    }
    variable = compile_name(c, REF_VARIABLE, name, at);
    if (variable == NONE) {
        return false;
    }
    if (c->place == PLACE_VIEW) {
        return compile_error(c, at, "a desk cannot see the variables of the case");
    }
    return value_call(b, FN_VARIABLE, (int32_t[]){variable, 0},
                      build_variable_type(&c->sc->variable[variable]), at);
}

static bool name_operand(struct build *b)
{
    struct cursor *p = &b->p;
    struct span name = p->token.text;
    size_t at = p->token.at;
    bool found;

    if (!wanted_name(b, &found)) {
        return false;
    }
    parse_step(p);
    if (found) {
        return true;
    }
    return parse_at(p, "(") ? call(b, name, at) : plain_name(b, name, at);
}

static bool clock_operand(struct build *b)
{
    const struct token *t = &b->p.token;
    int64_t at = compile_clock(b->p.c, t);

    return at >= 0 && push(b, at, TYPE_CLOCK, t->at);
}

static bool literal_operand(struct build *b)
{
    const struct token *t = &b->p.token;
    bool ok;

    switch (t->kind) {
    case TOKEN_NUMBER:
        ok = push(b, t->value, TYPE_NUMBER, t->at);
        break;
    case TOKEN_PLAY:
        ok = push(b, t->value, TYPE_PLAY, t->at);
        break;
    case TOKEN_STORY:
        ok = push(b, t->value, TYPE_STORY, t->at);
        break;
    case TOKEN_CLOCK:
        ok = clock_operand(b);
        break;
    case TOKEN_END:
        return compile_error(b->p.c, t->at, "something is missing at the end");
    case TOKEN_NAME:
    case TOKEN_OPERATOR:
    case TOKEN_BAD:
    default:
        return compile_error(b->p.c, t->at, "'%.*s' cannot stand here",
                             (int)(t->text.len ? t->text.len : 1), t->text.ptr);
    }
    parse_step(&b->p);
    return ok;
}

bool build_operand(struct build *b)
{
    struct cursor *p = &b->p;
    bool ok = true;

    while (ok) {
        size_t at = p->token.at;

        if (parse_at(p, "(")) {
            ok = build_wait(b, PAREN, 0, at);
        } else if (parse_at(p, "-")) {
            ok = build_wait(b, OP_NEGATE, RANK_MINUS, at);
        } else if (p->token.kind == TOKEN_NAME && span_is(p->token.text, "not")) {
            ok = build_wait(b, OP_NOT, RANK_NOT, at);
        } else {
            return p->token.kind == TOKEN_NAME ? name_operand(b) : literal_operand(b);
        }
        parse_step(p);
    }
    return false;
}
