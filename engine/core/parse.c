#include "engine/core/parse.h"

#include "engine/core/pure.h"

void parse_start(struct cursor *p, struct compiler *c, struct span text)
{
    *p = (struct cursor){.c = c, .text = text};
    parse_step(p);
}

void parse_step(struct cursor *p)
{
    p->token = token_next(p->text, &p->pos);
}

bool parse_at(const struct cursor *p, const char *sign)
{
    return p->token.kind == TOKEN_OPERATOR && span_is(p->token.text, sign);
}

bool parse_want(struct cursor *p, const char *sign)
{
    if (!parse_at(p, sign)) {
        return compile_error(p->c, p->token.at, "expected '%s'", sign);
    }
    parse_step(p);
    return true;
}

static bool named(struct cursor *p, enum ref_kind kind, int32_t *ret_index)
{
    if (p->token.kind != TOKEN_NAME) {
        return compile_error(p->c, p->token.at, "expected the id of a %s", names_kind(kind));
    }
    *ret_index = compile_name(p->c, kind, p->token.text, p->token.at);
    if (*ret_index == NONE) {
        return false;
    }
    parse_step(p);
    return true;
}

static bool desk_arg(struct cursor *p, int32_t *ret_index)
{
    struct compiler *c = p->c;

    if (p->token.kind == TOKEN_NAME && span_is(p->token.text, "self")) {
        if (c->self == NONE) {
            return compile_error(
                c, p->token.at,
                "'self' has a meaning only in needs, with the desk named: desk.verb");
        }
        *ret_index = c->self;
        parse_step(p);
        return true;
    }
    if (c->place == PLACE_VIEW) {
        return compile_error(c, p->token.at,
                             "needs are judged on what the desk itself can see: write 'self'");
    }
    return named(p, REF_DESK, ret_index);
}

static bool thing_arg(struct cursor *p, enum arg_kind kind, int32_t *ret_index)
{
    struct compiler *c = p->c;
    size_t at = p->token.at;

    if (p->token.kind == TOKEN_NAME && span_is(p->token.text, "target")) {
        if (!c->has_target) {
            return compile_error(c, at,
                                 "'target' has a meaning only where there is an act at hand");
        }
        *ret_index = ARG_TARGET;
        parse_step(p);
        return true;
    }
    if (!named(p, REF_THING, ret_index)) {
        return false;
    }
    if (kind == ARG_PERSON && c->sc->thing[*ret_index].kind != THING_PERSON) {
        return compile_error(c, at, "this is not a person");
    }
    if (kind == ARG_EXHIBIT && c->sc->thing[*ret_index].kind != THING_EXHIBIT) {
        return compile_error(c, at, "this is not an exhibit");
    }
    return true;
}

static bool option_arg(struct cursor *p, int32_t decision, int32_t *ret_index)
{
    const struct decision *d = &p->c->sc->decision[decision];

    for (int32_t i = 0; i < d->options && p->token.kind == TOKEN_NAME; i++) {
        if (span_eq(d->option[i].id, p->token.text)) {
            *ret_index = i;
            parse_step(p);
            return true;
        }
    }
    return compile_error(p->c, p->token.at, "this decision has no such option");
}

static bool field_arg(struct cursor *p, int32_t *ret_index)
{
    const struct verb *v = p->c->verb;

    for (int32_t i = 0; v && i < v->fields && p->token.kind == TOKEN_NAME; i++) {
        if (span_eq(v->field[i].id, p->token.text) && v->field[i].type == FIELD_CHOICE) {
            *ret_index = i;
            parse_step(p);
            return true;
        }
    }
    return compile_error(p->c, p->token.at,
                         v ? "the form of this verb has no such choice"
                           : "form() has a meaning only where the pattern names desk and verb, and "
                             "not in what the answer to a question brings about: give two answers, "
                             "each with its 'form'");
}

/* field=option, of the verb that the pattern's desk and verb mean. */
static bool form_pair(struct cursor *p, struct span field, size_t at, struct pattern *pattern)
{
    struct compiler *c = p->c;
    const struct verb *v;

    v = scenario_verb(c->sc, pattern->desk, pattern->verb);
    if (!v) {
        return compile_error(c, at, "several roles word this verb: say which desk, desk.verb");
    }
    if (pattern->forms == PATTERN_FORM_MAX) {
        return compile_error(c, at, "at most %d form conditions", PATTERN_FORM_MAX);
    }
    if (!compile_form(c, v, field, p->token.text, &pattern->form[pattern->forms])) {
        c->error_at = at;
        return false;
    }
    pattern->forms++;
    parse_step(p);
    return true;
}

static bool pattern_extra(struct cursor *p, struct pattern *pattern)
{
    struct span key = p->token.text;
    size_t at = p->token.at;
    size_t ahead = p->pos;
    struct token next = token_next(p->text, &ahead);

    if (p->token.kind != TOKEN_NAME) {
        return compile_error(p->c, at, "expected a target, to=, with= or a form field");
    }
    if (next.kind != TOKEN_OPERATOR || !span_is(next.text, "=")) {
        if (pattern->target != NONE) {
            return compile_error(p->c, at, "a pattern has one target");
        }
        return thing_arg(p, ARG_THING, &pattern->target);
    }
    parse_step(p);
    parse_step(p);
    if (span_is(key, "to")) {
        return named(p, REF_DESK, &pattern->to);
    }
    if (span_is(key, "with")) {
        return named(p, REF_KNOWLEDGE, &pattern->with);
    }
    return form_pair(p, key, at, pattern);
}

/* desk.verb or verb, then what narrows it; becomes a probe, whose number is the argument. */
static bool pattern_arg(struct cursor *p, int32_t *ret_index)
{
    struct compiler *c = p->c;
    struct pattern pattern = pattern_any();
    size_t ahead = p->pos;
    size_t at = p->token.at;
    struct token next = token_next(p->text, &ahead);

    if (next.kind == TOKEN_OPERATOR && span_is(next.text, ".")) {
        if (!desk_arg(p, &pattern.desk) || !parse_want(p, ".")) {
            return false;
        }
    } else if (c->place == PLACE_VIEW) {
        return compile_error(c, at, "needs are judged on the desk's own acts: write 'self.verb'");
    }
    at = p->token.at;
    if (!named(p, REF_VERB, &pattern.verb)) {
        return false;
    }
    if (!compile_granted(c, pattern.desk, pattern.verb, at)) {
        return false;
    }
    while (parse_at(p, ",")) {
        parse_step(p);
        if (!pattern_extra(p, &pattern)) {
            return false;
        }
    }
    *ret_index = scenario_probe(c->sc, &pattern);
    return *ret_index != NONE || compile_error(c, at, "the case asks about too many acts");
}

bool parse_arg(struct cursor *p, enum arg_kind kind, int32_t before, int32_t *ret_index)
{
    switch (kind) {
    case ARG_DESK:
        return desk_arg(p, ret_index);
    case ARG_PERSON:
    case ARG_THING:
    case ARG_EXHIBIT:
        return thing_arg(p, kind, ret_index);
    case ARG_KNOWLEDGE:
        return named(p, REF_KNOWLEDGE, ret_index);
    case ARG_INJECT:
        return named(p, REF_INJECT, ret_index);
    case ARG_JOINT:
        return named(p, REF_JOINT, ret_index);
    case ARG_DECISION:
        return named(p, REF_DECISION, ret_index);
    case ARG_OPTION:
        return option_arg(p, before, ret_index);
    case ARG_EXPECT:
        return named(p, REF_EXPECT, ret_index);
    case ARG_MISTAKE:
        return named(p, REF_MISTAKE, ret_index);
    case ARG_PATTERN:
        return pattern_arg(p, ret_index);
    case ARG_FIELD:
        return field_arg(p, ret_index);
    case ARG_NO:
        break;
    }
    return true; /* nothing is taken, nothing is read */
}

bool parse_args(struct cursor *p, const struct function *f, int32_t *ret_args)
{
    ret_args[0] = 0;
    ret_args[1] = 0;
    if (!parse_arg(p, f->arg[0], 0, &ret_args[0])) {
        return false;
    }
    if (f->arg[1] != ARG_NO &&
        (!parse_want(p, ",") || !parse_arg(p, f->arg[1], ret_args[0], &ret_args[1]))) {
        return false;
    }
    return parse_want(p, ")");
}
