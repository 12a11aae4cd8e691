/*
 * Conditions to postfix code by operator precedence, with explicit stacks: no recursion, every
 * bound checked here.
 */
#include "engine/base/units.h"
#include "engine/core/compile.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "engine/core/build.h"

#include "engine/core/pure.h"

const char *const build_type_names[TYPE_KIND_COUNT] = {
    "a flag",       "a number", "a play duration", "a story duration",
    "a clock time", "a choice", "a place"};

static const struct {
    const char *sign;
    int code;
    int rank;
} operators[] = {
    {"or", OP_OR, RANK_OR},       {"and", OP_AND, RANK_AND},   {"==", OP_EQ, RANK_COMPARE},
    {"!=", OP_NE, RANK_COMPARE},  {"<", OP_LT, RANK_COMPARE},  {"<=", OP_LE, RANK_COMPARE},
    {">", OP_GT, RANK_COMPARE},   {">=", OP_GE, RANK_COMPARE}, {"+", OP_ADD, RANK_ADD},
    {"-", OP_SUB, RANK_ADD},      {"*", OP_MUL, RANK_MUL},
};

bool compile_error(struct compiler *c, size_t at, const char *format, ...)
{
    va_list ap;

    va_start(ap, format);
    vsnprintf(c->error, sizeof(c->error), format, ap);
    va_end(ap);
    c->error_at = at;
    c->meant = NONE;
    return false;
}

int32_t compile_name(struct compiler *c, enum ref_kind kind, struct span id, size_t at)
{
    int32_t index = names_find(&c->sc->names[kind], id);
    struct nearest near;
    char hint[NEAREST_HINT];

    if (index == NONE) {
        near = names_near(&c->sc->names[kind], id);
        compile_error(c, at, "unknown %s '%.*s'%s", names_kind(kind), (int)id.len, id.ptr,
                      nearest_hint(&near, hint));
        c->kind = kind;
        c->wanted = id;
        c->meant = near.name.len ? names_find(&c->sc->names[kind], near.name) : NONE;
    } else {
        c->sc->names[kind].named[index] = true;
    }
    return index;
}

int32_t compile_option(struct compiler *c, const struct choice *choice, struct span id, size_t at)
{
    struct nearest near = {.wanted = id};
    char hint[NEAREST_HINT];
    char known[160] = "";

    for (int32_t i = 0; i < choice->options; i++) {
        if (span_eq(choice->option[i].id, id)) {
            return i + 1;
        }
        text_list(known, sizeof(known), "%.*s", (int)choice->option[i].id.len,
                  choice->option[i].id.ptr);
        nearest_offer(&near, choice->option[i].id);
    }
    compile_error(c, at, "'%.*s' is none of its options (%s)%s", (int)id.len, id.ptr, known,
                  nearest_hint(&near, hint));
    return 0;
}

bool compile_granted(struct compiler *c, int32_t desk, int32_t verb, size_t at)
{
    const struct scenario *sc = c->sc;
    struct span id = scenario_id(sc, REF_VERB, verb);
    char others[160] = "";

    if (desk == NONE || scenario_verb(sc, desk, verb)) {
        return true;
    }
    for (int32_t d = 0; d < scenario_count(sc, REF_DESK); d++) {
        struct span other = scenario_id(sc, REF_DESK, d);

        if (scenario_verb(sc, d, verb)) {
            text_list(others, sizeof(others), "%.*s", (int)other.len, other.ptr);
        }
    }
    return compile_error(c, at, "the role of '%.*s' does not grant '%.*s'; it is granted to: %s",
                         (int)scenario_id(sc, REF_DESK, desk).len,
                         scenario_id(sc, REF_DESK, desk).ptr, (int)id.len, id.ptr,
                         *others ? others : "nobody");
}

int64_t compile_clock(struct compiler *c, const struct token *t)
{
    int64_t play = scenario_play(c->sc, t->day, t->value);
    char hours[200] = "";

    if (play < 0) {
        for (int32_t i = 0; i < scenario_count(c->sc, REF_SEGMENT); i++) {
            const struct segment *s = &c->sc->segment[i];
            int from = (int)(s->from_ms / MINUTE_MS);
            int end = (int)((s->from_ms + s->length_ms) / MINUTE_MS);

            text_list(hours, sizeof(hours), "P%lld %02d:%02d-%02d:%02d", (long long)s->day,
                      from / 60, from % 60, end / 60, end % 60);
        }
        compile_error(c, t->at, "%.*s lies in no segment: play runs %s", (int)t->text.len,
                      t->text.ptr, hours);
    }
    return play;
}

bool compile_form(struct compiler *c, const struct verb *verb, struct span field,
                  struct span option, struct form_want *ret_want)
{
    struct nearest near = {.wanted = field};
    char hint[NEAREST_HINT];

    for (int32_t f = 0; verb && f < verb->fields; f++) {
        if (verb->field[f].type != FIELD_CHOICE) {
            continue;
        }
        if (span_eq(verb->field[f].id, field)) {
            *ret_want = (struct form_want){f, compile_option(c, &verb->field[f].choice, option, 0)};
            return ret_want->option != 0;
        }
        nearest_offer(&near, verb->field[f].id);
    }
    return compile_error(c, 0, "the form of this verb has no choice '%.*s'%s", (int)field.len,
                         field.ptr, nearest_hint(&near, hint));
}

bool build_op(struct build *b, struct op op, struct type type, size_t at)
{
    if (b->ops == EXPR_OPS_MAX || b->types == EXPR_STACK_MAX) {
        return compile_error(b->p.c, at, "the condition is too long: give a part of it a variable");
    }
    b->op[b->ops++] = op;
    b->type[b->types++] = type;
    return true;
}

bool build_wait(struct build *b, int code, int rank, size_t at)
{
    if (b->waiting == EXPR_STACK_MAX) {
        return compile_error(b->p.c, at, "too many parentheses");
    }
    b->pending[b->waiting++] = (struct pending){code, rank, at};
    return true;
}

bool build_same_type(struct type a, struct type b)
{
    return a.kind == b.kind && (a.kind != TYPE_CHOICE || a.choice == b.choice);
}

static bool is_duration(struct type t)
{
    return t.kind == TYPE_PLAY || t.kind == TYPE_STORY;
}

/* The type of a sum or product, or an error. */
static bool arithmetic(struct build *b, const struct pending *o, struct type l, struct type r,
                       struct type *ret)
{
    if (o->code == OP_MUL) {
        if (l.kind == TYPE_NUMBER && (r.kind == TYPE_NUMBER || is_duration(r))) {
            *ret = r;
            return true;
        }
        if (is_duration(l) && r.kind == TYPE_NUMBER) {
            *ret = l;
            return true;
        }
    } else if (build_same_type(l, r) && (l.kind == TYPE_NUMBER || is_duration(l))) {
        *ret = l;
        return true;
    } else if (l.kind == TYPE_CLOCK && r.kind == TYPE_PLAY) {
        *ret = l;
        return true;
    } else if (o->code == OP_SUB && l.kind == TYPE_CLOCK && r.kind == TYPE_CLOCK) {
        *ret = (struct type){TYPE_PLAY, NULL};
        return true;
    }
    return compile_error(b->p.c, o->at, "%s and %s cannot be reckoned together",
                         build_type_names[l.kind], build_type_names[r.kind]);
}

static bool comparison(struct build *b, const struct pending *o, struct type l, struct type r)
{
    if (!build_same_type(l, r)) {
        return compile_error(b->p.c, o->at, "cannot compare %s with %s", build_type_names[l.kind],
                             build_type_names[r.kind]);
    }
    if (o->code != OP_EQ && o->code != OP_NE &&
        (l.kind == TYPE_FLAG || l.kind == TYPE_CHOICE || l.kind == TYPE_PLACE)) {
        return compile_error(b->p.c, o->at,
                             "%s has no order: use == or !=", build_type_names[l.kind]);
    }
    return true;
}

static bool prefix(struct build *b, const struct pending *o)
{
    struct type t = b->type[b->types - 1];

    if (o->code == OP_NOT && t.kind != TYPE_FLAG) {
        return compile_error(b->p.c, o->at, "'not' needs a flag, this is %s",
                             build_type_names[t.kind]);
    }
    if (o->code == OP_NEGATE && t.kind != TYPE_NUMBER && !is_duration(t)) {
        return compile_error(b->p.c, o->at, "'-' needs a number, this is %s",
                             build_type_names[t.kind]);
    }
    b->types--;
    return build_op(b, (struct op){.code = (uint8_t)o->code}, t, o->at);
}

/* Write the operator on top of the waiting ones, checking the types of its sides. */
static bool reduce(struct build *b)
{
    struct pending o = b->pending[--b->waiting];
    struct type result = {TYPE_FLAG, NULL};
    struct type l;
    struct type r;

    if (o.code == OP_NOT || o.code == OP_NEGATE) {
        return prefix(b, &o);
    }
    r = b->type[b->types - 1];
    l = b->type[b->types - 2];
    if (o.code >= OP_EQ && o.code <= OP_GE) {
        if (!comparison(b, &o, l, r)) {
            return false;
        }
    } else if (o.code == OP_ADD || o.code == OP_SUB || o.code == OP_MUL) {
        if (!arithmetic(b, &o, l, r, &result)) {
            return false;
        }
    } else if (l.kind != TYPE_FLAG || r.kind != TYPE_FLAG) {
        return compile_error(b->p.c, o.at, "'%s' needs a flag on each side, here are %s and %s",
                             o.code == OP_AND ? "and" : "or", build_type_names[l.kind],
                             build_type_names[r.kind]);
    }
    b->types -= 2;
    return build_op(b, (struct op){.code = (uint8_t)o.code}, result, o.at);
}

static bool close_parens(struct build *b)
{
    while (parse_at(&b->p, ")")) {
        while (b->waiting && b->pending[b->waiting - 1].code != PAREN) {
            if (!reduce(b)) {
                return false;
            }
        }
        if (!b->waiting) {
            return compile_error(b->p.c, b->p.token.at, "')' closes nothing");
        }
        b->waiting--;
        parse_step(&b->p);
    }
    return true;
}

static bool binary_operator(struct build *b)
{
    const struct token *t = &b->p.token;

    for (size_t i = 0; i < ARRAY_LEN(operators); i++) {
        if ((t->kind != TOKEN_OPERATOR && t->kind != TOKEN_NAME) ||
            !span_is(t->text, operators[i].sign)) {
            continue;
        }
        while (b->waiting && b->pending[b->waiting - 1].rank >= operators[i].rank) {
            if (operators[i].rank == RANK_COMPARE &&
                b->pending[b->waiting - 1].rank == RANK_COMPARE) {
                return compile_error(b->p.c, t->at, "comparisons do not chain: join them by 'and'");
            }
            if (!reduce(b)) {
                return false;
            }
        }
        if (!build_wait(b, operators[i].code, operators[i].rank, t->at)) {
            return false;
        }
        parse_step(&b->p);
        return true;
    }
    return compile_error(b->p.c, t->at, "expected an operator before '%.*s'",
                         (int)(t->text.len ? t->text.len : 1), t->text.ptr);
}

bool build_whole(struct build *b, struct type *ret_type)
{
    for (;;) {
        if (!build_operand(b) || !close_parens(b)) {
            return false;
        }
        if (b->p.token.kind == TOKEN_END) {
            break;
        }
        if (!binary_operator(b)) {
            return false;
        }
    }
    while (b->waiting) {
        if (b->pending[b->waiting - 1].code == PAREN) {
            return compile_error(b->p.c, b->pending[b->waiting - 1].at, "'(' is never closed");
        }
        if (!reduce(b)) {
            return false;
        }
    }
    *ret_type = b->type[0];
    return true;
}

struct code build_keep(struct build *b)
{
    struct op *op = arena_array(b->p.c->arena, (size_t)b->ops, sizeof(*op));

    memcpy(op, b->op, (size_t)b->ops * sizeof(*op));
    return (struct code){op, b->ops, b->topics, b->timed};
}

bool compile_condition(struct compiler *c, struct span text, struct code *ret_code)
{
    struct build b = {.ops = 0};
    struct type type;

    parse_start(&b.p, c, text);
    if (!build_whole(&b, &type)) {
        return false;
    }
    if (type.kind != TYPE_FLAG) {
        return compile_error(c, 0, "this is %s, not a condition: compare it with something",
                             build_type_names[type.kind]);
    }
    *ret_code = build_keep(&b);
    return true;
}
