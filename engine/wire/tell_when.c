/*
 * Conditions in words: the compiled code read back, each step a phrase.
 */
#include <stdio.h>

#include "engine/base/must.h"
#include "engine/base/text.h"
#include "engine/base/units.h"
#include "engine/core/function.h"
#include "engine/wire/tell_words.h"

/* No step says more than PIECE; each stores three texts at the most. */
enum { PIECE = 1000, WHEN_MOST = 16 << 10, WHEN_ARENA = 3 * EXPR_OPS_MAX * (PIECE + 16) };

/* A value on the stack: its words, and what the step above needs to know of it. */
struct piece {
    struct span text;
    struct span denied; /* its own words for that it is not so; empty: it has none */
    enum { PIECE_PLAIN, PIECE_AND, PIECE_OR, PIECE_SINCE, PIECE_NOW, PIECE_NUMBER } kind;
    int64_t imm;                /* PIECE_NUMBER */
    const struct variable *var; /* whose value it is; NULL */
};

struct reading {
    const struct tell *t;
    struct arena arena;
    struct piece stack[EXPR_STACK_MAX];
    int depth;
};

/* What is longer ends in an ellipsis. */
static struct span kept_of(struct reading *r, struct span text)
{
    char cut[PIECE + 8];

    if (text.len > PIECE) {
        struct span begin = text_begin(text, PIECE);
        int n = snprintf(cut, sizeof(cut), "%.*s\u2026", (int)begin.len, begin.ptr);

        text = (struct span){cut, (size_t)n};
    }
    return arena_span(&r->arena, text);
}

static struct span said(struct reading *r, const struct telling *filled, enum phrase phrase)
{
    struct telling g = *filled;
    struct bytes b;
    struct span kept;

    bytes_init(&b, WHEN_MOST);
    g.to = &b;
    say(&g, phrase, false);
    kept = kept_of(r, bytes_view(&b));
    bytes_done(&b);
    return kept;
}

static struct telling telling_bare_of(const struct reading *r)
{
    return telling_of(r->t, NONE, NULL);
}

static struct span two(struct reading *r, enum phrase phrase, struct span text, struct span title)
{
    struct telling g = telling_bare_of(r);

    g.text = text;
    g.title = title;
    return said(r, &g, phrase);
}

static struct span call_of(const struct scenario *sc, int32_t inject)
{
    struct span number = sc->inject[inject].number;

    return number.len ? number : scenario_id(sc, REF_INJECT, inject);
}

/* What can be denied: said, and denied by the phrase behind it. */
static struct piece deniable(struct reading *r, const struct telling *g, enum phrase phrase)
{
    return (struct piece){.text = said(r, g, phrase), .denied = said(r, g, phrase + 1)};
}

static struct piece done(struct reading *r, enum function_id fn, int32_t probe)
{
    static const enum phrase phrase[2][2] = {{PHRASE_WHEN_DONE, PHRASE_WHEN_DONE_ANY},
                                             {PHRASE_WHEN_BEGAN, PHRASE_WHEN_BEGAN_ANY}};
    struct telling g = telling_bare_of(r);
    bool any;
    struct act act = tell_probe(r->t->sc, &r->t->sc->probe[probe].pattern, &any);

    g.act = &act;
    g.desk = act.desk;
    return fn == FN_COUNT ? (struct piece){.text = said(r, &g, PHRASE_WHEN_COUNT)}
                          : deniable(r, &g, phrase[fn == FN_BEGAN][any]);
}

static struct span variable(struct reading *r, enum function_id fn, int32_t a, int32_t b)
{
    const struct scenario *sc = r->t->sc;
    struct telling g = telling_bare_of(r);
    struct span title;

    if (fn == FN_VARIABLE) {
        title = sc->variable[a].title;
        return title.len ? title : scenario_id(sc, REF_VARIABLE, a);
    }
    g.thing = b;
    g.title = sc->attribute[a].title;
    return said(r, &g, PHRASE_WHEN_ATTRIBUTE);
}

/* Functions of a desk or a thing, and of what stands behind it. */
static struct piece happened(struct reading *r, enum function_id fn, int32_t a, int32_t b)
{
    static const enum phrase phrase[FN_NAMED_COUNT] = {
        [FN_RELEASED] = PHRASE_WHEN_RELEASED, [FN_TOLD] = PHRASE_WHEN_TOLD,
        [FN_KNOWS] = PHRASE_WHEN_KNOWS,       [FN_OPENED] = PHRASE_WHEN_OPENED,
        [FN_CARD] = PHRASE_WHEN_CARD,         [FN_HOLDS] = PHRASE_WHEN_HOLDS,
        [FN_CONSENT] = PHRASE_WHEN_CONSENT,   [FN_BREACHED] = PHRASE_WHEN_BREACHED,
        [FN_AGREED] = PHRASE_WHEN_AGREED,     [FN_JOINED] = PHRASE_WHEN_JOINED,
        [FN_TAKEN] = PHRASE_WHEN_TAKEN,       [FN_MISSED] = PHRASE_WHEN_MISSED,
    };
    const struct scenario *sc = r->t->sc;
    struct telling g = telling_bare_of(r);

    for (int i = 0; i < 2; i++) {
        int32_t arg = i ? b : a;

        switch ((int)function_table[fn].arg[i]) {
        case ARG_DESK:
            g.desk = arg;
            break;
        case ARG_PERSON:
        case ARG_THING:
        case ARG_EXHIBIT:
            g.thing = arg;
            break;
        case ARG_KNOWLEDGE:
            g.text = sc->knowledge[arg].text;
            break;
        case ARG_INJECT:
            g.id = call_of(sc, arg);
            break;
        case ARG_JOINT:
            g.title = sc->joint[arg].title;
            break;
        case ARG_DECISION:
            g.title = sc->decision[arg].title;
            break;
        case ARG_OPTION:
            g.text = sc->decision[a].option[arg].title;
            break;
        default:
            break;
        }
    }
    return deniable(r, &g, phrase[fn]);
}

/* A function's words. Those of evaluation and of a form stand in no condition of the script. */
static struct piece call(struct reading *r, const struct op *op)
{
    enum function_id fn = (enum function_id)op->fn;
    struct piece p = {0};
    bool unknown = op->arg[0] < 0 ||
                   (fn < FN_NAMED_COUNT && function_table[fn].arg[1] != ARG_NO && op->arg[1] < 0);
    struct telling g = telling_bare_of(r);

    if (fn == FN_PHASE) {
        p.text = said(r, &g, PHRASE_WHEN_CLOCK);
    } else if (unknown || fn == FN_FORM || fn == FN_EXPECTED || fn == FN_AVOIDED ||
               fn == FN_MISTAKEN) {
        p.text = said(r, &g, PHRASE_WHEN_OTHER);
    } else if (fn == FN_VARIABLE || fn == FN_ATTRIBUTE) {
        p.var =
            fn == FN_VARIABLE ? &r->t->sc->variable[op->arg[0]] : &r->t->sc->attribute[op->arg[0]];
        p.text = variable(r, fn, op->arg[0], op->arg[1]);
    } else if (fn == FN_DONE || fn == FN_BEGAN || fn == FN_COUNT) {
        p = done(r, fn, op->arg[0]);
    } else {
        p = happened(r, fn, op->arg[0], op->arg[1]);
    }
    p.kind = op->code == OP_SINCE ? PIECE_SINCE : PIECE_PLAIN;
    return p;
}

static struct span number_of(struct reading *r, const struct piece *p, const struct variable *var)
{
    static const struct variable plain = {.type = VALUE_NUMBER};
    char room[24];

    return p->kind == PIECE_NUMBER
               ? arena_span(&r->arena, telling_value(r->t->sc, var ? var : &plain, p->imm, room))
               : p->text;
}

static struct span compared(struct reading *r, enum op_code code, const struct piece *a,
                            const struct piece *b)
{
    static const enum phrase phrase[] = {
        [OP_EQ - OP_EQ] = PHRASE_WHEN_EQ, [OP_NE - OP_EQ] = PHRASE_WHEN_NE,
        [OP_LT - OP_EQ] = PHRASE_WHEN_LT, [OP_LE - OP_EQ] = PHRASE_WHEN_LE,
        [OP_GT - OP_EQ] = PHRASE_WHEN_GT, [OP_GE - OP_EQ] = PHRASE_WHEN_GE};
    bool more = code == OP_GT || code == OP_GE;
    struct telling g = telling_bare_of(r);

    if (a->kind == PIECE_NOW && b->kind == PIECE_NUMBER) {
        g.time = b->imm;
        return said(r, &g, more ? PHRASE_WHEN_FROM : PHRASE_WHEN_BEFORE);
    }
    if (a->kind == PIECE_SINCE && b->kind == PIECE_NUMBER) {
        g.number = b->imm / MINUTE_MS;
        return two(r, more ? PHRASE_WHEN_LONGER : PHRASE_WHEN_WITHIN, a->text,
                   said(r, &g, PHRASE_MINUTES));
    }
    return two(r, phrase[code - OP_EQ], number_of(r, a, b->var), number_of(r, b, a->var));
}

/* In brackets, where it would be read otherwise without. */
static struct span grouped(struct reading *r, const struct piece *p, int above)
{
    bool other = (p->kind == PIECE_AND || p->kind == PIECE_OR) && (int)p->kind != above;

    return other ? two(r, PHRASE_WHEN_GROUP, p->text, (struct span){0}) : number_of(r, p, NULL);
}

static void binary(struct reading *r, enum op_code code)
{
    struct piece *b = &r->stack[--r->depth];
    struct piece *a = &r->stack[r->depth - 1];
    int kind = code == OP_AND ? PIECE_AND : PIECE_OR;

    if (code == OP_AND || code == OP_OR) {
        struct span both = two(r, code == OP_AND ? PHRASE_WHEN_AND : PHRASE_WHEN_OR,
                               grouped(r, a, kind), grouped(r, b, kind));

        *a = (struct piece){.text = both, .kind = code == OP_AND ? PIECE_AND : PIECE_OR};
    } else if (code >= OP_EQ) {
        *a = (struct piece){.text = compared(r, code, a, b)};
    } else {
        struct span sign = code == OP_ADD   ? SPAN(" + ")
                           : code == OP_SUB ? SPAN(" - ")
                                            : SPAN(" x ");
        struct bytes sum;

        bytes_init(&sum, WHEN_MOST);
        bytes_span(&sum, grouped(r, a, PIECE_PLAIN));
        bytes_span(&sum, sign);
        bytes_span(&sum, grouped(r, b, PIECE_PLAIN));
        *a = (struct piece){.text = kept_of(r, bytes_view(&sum)), .var = a->var};
        bytes_done(&sum);
    }
}

static void step(struct reading *r, const struct op *op)
{
    struct piece *top = r->depth ? &r->stack[r->depth - 1] : r->stack;

    switch (op->code) {
    case OP_PUSH:
        r->stack[r->depth++] = (struct piece){.kind = PIECE_NUMBER, .imm = op->imm};
        break;
    case OP_NOW:
        r->stack[r->depth++] =
            (struct piece){.text = phrase_text(r->t->sc, PHRASE_WHEN_CLOCK), .kind = PIECE_NOW};
        break;
    case OP_FLAG:
    case OP_SINCE:
    case OP_VALUE:
        r->stack[r->depth++] = call(r, op);
        break;
    case OP_NOT:
        *top = (struct piece){.text = top->denied.len ? top->denied
                                                      : two(r, PHRASE_WHEN_NOT,
                                                            grouped(r, top, PIECE_PLAIN),
                                                            (struct span){0})};
        break;
    case OP_NEGATE:
        top->imm = -top->imm;
        break;
    default:
        binary(r, (enum op_code)op->code);
        break;
    }
}

void tell_when(const struct tell *t, const struct code *when, struct bytes *to)
{
    struct reading r = {.t = t};

    arena_init(&r.arena, WHEN_ARENA);
    for (int32_t i = 0; i < when->ops; i++) {
        MUST(r.depth < EXPR_STACK_MAX);
        step(&r, &when->op[i]);
    }
    if (r.depth) {
        bytes_span(to, r.stack[0].text);
    }
    arena_done(&r.arena);
}

/* How it stands by now; nothing before it is waited for, and where play ended before its time. */
static void stands(struct telling *g, const struct expect_live *live)
{
    static const enum phrase phrase[] = {
        [EXPECT_OPEN] = PHRASE_UNTIL,     [EXPECT_MET] = PHRASE_MET,
        [EXPECT_MISSED] = PHRASE_MISSED, [EXPECT_BROKEN] = PHRASE_BROKEN,
        [EXPECT_KEPT] = PHRASE_KEPT,
    };

    if (live->state != EXPECT_CLOSED && live->state != EXPECT_CUT) {
        bytes_text(g->to, ", ");
        g->time = live->until;
        say(g, phrase[live->state], false);
    }
}

void tell_expects(const struct tell *t, int32_t expect, struct bytes *to)
{
    const struct expect *x = &t->sc->expect[expect];
    struct telling g = telling_of(t, NONE, to);
    struct act act = tell_expected(t->sc, expect);

    bytes_text(to, x->avoid ? "- " : "+ ");
    if (act.desk != NONE) {
        bytes_span(to, tell_desk(t->sc, act.desk));
        bytes_text(to, ": ");
    }
    tell_act(t, &act, to);
    bytes_text(to, " (");
    g.number = x->within_ms / MINUTE_MS;
    say(&g, PHRASE_MINUTES, false);
    if (t->st) {
        stands(&g, &t->st->expect[expect]);
    }
    bytes_text(to, ")");
}
