#include "engine/core/expr.h"

#include "engine/base/limits.h"
#include "engine/base/must.h"
#include "engine/core/function.h"
#include "engine/core/state.h"

#include "engine/core/pure.h"

/* A value on the stack, and how it moves as play time passes: 0, or ms per ms. */
struct value {
    int64_t v;
    int64_t slope;
};

struct machine {
    struct value stack[EXPR_STACK_MAX];
    int32_t depth;
    int64_t now;
    int64_t wake;
};

static int64_t clamp_add(int64_t a, int64_t b)
{
    int64_t r;

    if (a == NEVER || b == NEVER) {
        return NEVER;
    }
    if (__builtin_add_overflow(a, b, &r) || r == NEVER) {
        return a > 0 ? INT64_MAX : NEVER + 1;
    }
    return r;
}

static int64_t clamp_mul(int64_t a, int64_t b)
{
    int64_t r;

    if (a == NEVER || b == NEVER) {
        return NEVER;
    }
    if (__builtin_mul_overflow(a, b, &r) || r == NEVER) {
        return (a > 0) == (b > 0) ? INT64_MAX : NEVER + 1;
    }
    return r;
}

static int64_t negated(int64_t a)
{
    return a == NEVER ? NEVER : -a;
}

static bool holds(enum op_code code, int64_t a, int64_t b)
{
    switch ((int)code) {
    case OP_EQ:
        return a == b;
    case OP_NE:
        return a != b;
    case OP_LT:
        return a < b;
    case OP_LE:
        return a <= b;
    case OP_GT:
        return a > b;
    default:
        return a >= b;
    }
}

/*
 * A comparison, and when the passing of time alone may turn it: where the two sides meet, and the
 * millisecond after.
 */
static struct value compare(struct machine *m, enum op_code code, struct value a, struct value b)
{
    int64_t gap;
    int64_t slope = clamp_add(a.slope, negated(b.slope));
    int64_t steps;

    if (a.v == NEVER || b.v == NEVER) {
        return (struct value){0, 0};
    }
    gap = clamp_add(a.v, -b.v);
    if (slope != 0 && (gap == 0 || (gap < 0) == (slope > 0))) {
        int64_t pace = slope < 0 ? -slope : slope;
        int64_t far = gap < 0 ? -gap : gap;

        steps = far / pace + (far % pace != 0 || far == 0);
        if (clamp_add(m->now, steps) < m->wake) {
            m->wake = clamp_add(m->now, steps);
        }
    }
    return (struct value){holds(code, a.v, b.v), 0};
}

static struct value binary(struct machine *m, enum op_code code, struct value a, struct value b)
{
    switch ((int)code) {
    case OP_AND:
        return (struct value){a.v && b.v, 0};
    case OP_OR:
        return (struct value){a.v || b.v, 0};
    case OP_ADD:
        return (struct value){clamp_add(a.v, b.v), clamp_add(a.slope, b.slope)};
    case OP_SUB:
        return (struct value){clamp_add(a.v, negated(b.v)),
                              clamp_add(a.slope, negated(b.slope))};
    case OP_MUL:
        return (struct value){clamp_mul(a.v, b.v),
                              a.slope ? clamp_mul(a.slope, b.v) : clamp_mul(b.slope, a.v)};
    default:
        return compare(m, code, a, b);
    }
}

struct scope scope_of_all(const struct scenario *sc, const struct state *st)
{
    return (struct scope){.sc = sc, .st = st, .self = NONE, .target = NONE};
}

int32_t scope_filled(const struct scope *scope, int32_t arg)
{
    return arg == ARG_SELF ? scope->self : arg == ARG_TARGET ? scope->target : arg;
}

static struct value call(const struct op *op, const struct scope *scope)
{
    int64_t v = function_value((enum function_id)op->fn, scope, scope_filled(scope, op->arg[0]),
                               scope_filled(scope, op->arg[1]));

    if (op->code == OP_FLAG) {
        return (struct value){v != NEVER, 0};
    }
    if (op->code == OP_SINCE && v != NEVER) {
        return (struct value){clamp_add(scope->st->now, -v), 1};
    }
    return (struct value){v, 0};
}

static void step(struct machine *m, const struct op *op, const struct scope *scope)
{
    struct value *top = m->depth ? &m->stack[m->depth - 1] : m->stack;

    switch (op->code) {
    case OP_PUSH:
        m->stack[m->depth++] = (struct value){op->imm, 0};
        break;
    case OP_NOW:
        m->stack[m->depth++] = (struct value){m->now, 1};
        break;
    case OP_FLAG:
    case OP_SINCE:
    case OP_VALUE:
        m->stack[m->depth++] = call(op, scope);
        break;
    case OP_NOT:
        *top = (struct value){!top->v, 0};
        break;
    case OP_NEGATE:
        *top = (struct value){negated(top->v), negated(top->slope)};
        break;
    default:
        m->depth--;
        m->stack[m->depth - 1] =
            binary(m, (enum op_code)op->code, m->stack[m->depth - 1], m->stack[m->depth]);
        break;
    }
}

int64_t expr_eval(const struct code *code, const struct scope *scope, int64_t *ret_wake)
{
    struct machine m = {.now = scope->st->now, .wake = INT64_MAX};

    for (int32_t i = 0; i < code->ops; i++) {
        MUST(m.depth < EXPR_STACK_MAX);
        step(&m, &code->op[i], scope);
    }
    if (ret_wake) {
        *ret_wake = m.wake;
    }
    MUST(m.depth == (code->ops ? 1 : 0));
    return code->ops ? m.stack[0].v : 1;
}
