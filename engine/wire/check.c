/*
 * What no single entry shows: the case as a whole. Only on a case whose entries are all sound.
 */
#include "engine/core/act.h"
#include "engine/wire/load_steps.h"

/* Can the verb be used on this target at all? */
static void check_pattern(struct loading *g, const struct entry *e, const struct pattern *p)
{
    const struct scenario *sc = g->load.sc;
    const struct verb *v = scenario_verb(sc, p->desk, p->verb);
    uint32_t bit = p->target == NONE ? p->kinds : 1u << sc->thing[p->target].kind;

    if (v && bit && !(v->targets & bit)) {
        load_report(g, e, p->target == NONE ? "target_kind" : "target", false,
                    "this verb has no target of this kind");
    }
    if (p->to != NONE && p->to == p->desk) {
        load_report(g, e, "to", false, "a desk does not address itself");
    }
}

static bool some_desk_may(const struct scenario *sc, int32_t verb)
{
    for (int32_t d = 0; d < scenario_count(sc, REF_DESK); d++) {
        if (!sc->desk[d].control && scenario_verb(sc, d, verb)) {
            return true;
        }
    }
    return false;
}

static void check_expects(struct loading *g)
{
    const struct scenario *sc = g->load.sc;

    for (int32_t i = 0; i < scenario_count(sc, REF_EXPECT); i++) {
        const struct expect *x = &sc->expect[i];
        const struct entry *e = load_entry(g, REF_EXPECT, i);
        const struct verb *v = scenario_verb(sc, x->pattern.desk, x->pattern.verb);

        check_pattern(g, e, &x->pattern);
        if (!x->avoid && x->objective == NONE) {
            load_report(g, e, NULL, false, "'objective' is missing");
        }
        if (x->inject == NONE && x->at == NEVER) {
            load_report(g, e, NULL, false, "'at' is missing: from when does it count?");
        }
        if (sc->desk[x->pattern.desk].control) {
            load_report(g, e, "desk", false, "a control desk is not evaluated");
        }
        if (v && v->targets && x->pattern.target == NONE && !x->pattern.kinds &&
            !x->pattern.forms && v->does == DOES_ACT && !x->avoid) {
            load_report(g, e, NULL, true, "no target: any will do. Is that meant?");
        }
    }
}

static void check_rules(struct loading *g)
{
    const struct scenario *sc = g->load.sc;

    for (int32_t i = 0; i < scenario_count(sc, REF_OUTCOME); i++) {
        const struct outcome *o = &sc->outcome[i];

        check_pattern(g, load_entry(g, REF_OUTCOME, i), &o->pattern);
        if (!some_desk_may(sc, o->pattern.verb)) {
            load_report(g, load_entry(g, REF_OUTCOME, i), "verb", false,
                        "no desk that takes part may do this");
        }
        if (o->always && (o->result.len || o->again.result.len)) {
            load_report(g, load_entry(g, REF_OUTCOME, i), o->result.len ? "result" : "again", false,
                        "an outcome that always runs has no result of its own");
        }
    }
    for (int32_t i = 0; i < scenario_count(sc, REF_ANSWER); i++) {
        if (!sc->desk[sc->answer[i].desk].control) {
            load_report(g, load_entry(g, REF_ANSWER, i), "desk", false,
                        "only control desks answer by themselves");
        }
    }
    for (int32_t i = 0; i < scenario_count(sc, REF_NEED); i++) {
        check_pattern(g, load_entry(g, REF_NEED, i), &sc->need[i].pattern);
    }
}

/* Numbers are how facilitators name injects. */
static bool number_taken(const struct scenario *sc, int32_t i)
{
    bool taken = false;

    for (int32_t k = 0; k < i && sc->inject[i].number.len; k++) {
        taken = taken || span_eq(sc->inject[k].number, sc->inject[i].number);
    }
    return taken;
}

static void check_injects(struct loading *g)
{
    const struct scenario *sc = g->load.sc;

    for (int32_t i = 0; i < scenario_count(sc, REF_INJECT); i++) {
        const struct inject *in = &sc->inject[i];
        const struct entry *e = load_entry(g, REF_INJECT, i);

        if (number_taken(sc, i)) {
            load_report(g, e, "number", false, "another inject has the number '%.*s' already",
                        (int)in->number.len, in->number.ptr);
        }
        if (in->kind != INJECT_NOTE && (!in->text.len || !in->subject.len)) {
            load_report(g, e, NULL, false,
                        "players would see nothing: 'subject' or 'text' is missing");
        }
        if (in->kind == INJECT_NOTE && in->to) {
            load_report(g, e, "to", true, "a note reaches no desk: 'to' is not read");
        }
        if (in->at != NEVER && in->until != NEVER && in->until <= in->at) {
            load_report(g, e, "until", false, "'until' is not later than 'at': it never comes");
        }
        if (in->kind != INJECT_NOTE && !in->to) {
            load_report(g, e, NULL, false, "'to' is missing: who gets it?");
        }
        if (in->kind != INJECT_NOTE && in->channel == NONE) {
            load_report(g, e, NULL, false, "'channel' is missing: how does it reach them?");
        }
        if (!sc->desk[in->from].control) {
            load_report(g, e, "from", false, "an inject comes from a control desk");
        }
        if (in->at != NEVER && in->when.ops) {
            load_report(g, e, "when", false,
                        "either 'at' or 'when'; with 'at' a condition is 'if'");
        }
        if (in->only_if.ops && in->at == NEVER) {
            load_report(g, e, "if", false, "'if' goes with 'at'; alone, a condition is 'when'");
        }
    }
}

/* Nobody sits at a control desk: what it gets is read at the console, if anywhere. */
static void check_receivers(struct loading *g)
{
    const struct scenario *sc = g->load.sc;

    for (int32_t i = 0; i < scenario_count(sc, REF_INJECT); i++) {
        const struct entry *e = load_entry(g, REF_INJECT, i);
        const struct node *to = doc_member(e->node, "to");

        for (const struct node *n = to ? to->first : NULL; n; n = n->next) {
            int32_t desk = names_find(&sc->names[REF_DESK], n->text);
            struct finding f = doc_place(e->doc, n->at);

            f.warning = true;
            if (desk != NONE && sc->desk[desk].control) {
                findings_add(g->load.findings, &f,
                             "'%.*s' is a control desk: nobody sits there, only the console sees "
                             "this",
                             (int)n->text.len, n->text.ptr);
            }
        }
    }
}

/* A desk to which a decision is put has to know what it decides. */
static void check_decisions(struct loading *g)
{
    const struct scenario *sc = g->load.sc;

    for (int32_t i = 0; i < scenario_count(sc, REF_DECISION); i++) {
        if (sc->decision[i].opens.ops && !sc->decision[i].question.len) {
            load_report(g, load_entry(g, REF_DECISION, i), "question", false,
                        "'question' is missing: what is the desk asked when the decision 'opens'?");
        }
    }
}

static bool answers_always(const struct scenario *sc, int32_t desk, int32_t verb, int32_t asker,
                           int32_t target)
{
    for (int32_t i = 0; i < scenario_count(sc, REF_ANSWER); i++) {
        const struct answer *a = &sc->answer[i];
        const struct pattern *p = &a->pattern;

        if (a->desk == desk && p->verb == verb && (p->desk == NONE || p->desk == asker) &&
            (p->target == NONE || p->target == target) && !p->kinds && !p->forms && p->to == NONE &&
            p->with == NONE && !a->when.ops) {
            return true;
        }
    }
    return false;
}

/* A yes that nobody gives would let an act wait for ever. */
static void check_question(struct loading *g, int32_t asker, const struct verb *v, int32_t target)
{
    const struct scenario *sc = g->load.sc;
    struct act act = act_none();
    int32_t to;

    act.desk = asker;
    act.verb = v->name;
    act.target = target;
    for (int32_t n = 0; (to = scenario_auth_desk(sc, v, &act, n)) != NONE; n++) {
        if (sc->desk[to].control && !answers_always(sc, to, v->name, asker, target)) {
            struct span desk = scenario_id(sc, REF_DESK, to);
            struct span who = scenario_id(sc, REF_DESK, asker);
            struct span verb = scenario_id(sc, REF_VERB, v->name);

            load_report(g, load_entry(g, REF_DESK, to), NULL, false,
                        "'%.*s' can be asked by %.*s.%.*s, and has no answer without 'when'",
                        (int)desk.len, desk.ptr, (int)who.len, who.ptr, (int)verb.len, verb.ptr);
        }
    }
}

static void check_questions(struct loading *g)
{
    const struct scenario *sc = g->load.sc;

    for (int32_t d = 0; d < scenario_count(sc, REF_DESK); d++) {
        for (int32_t name = 0; name < scenario_count(sc, REF_VERB) && !sc->desk[d].control;
             name++) {
            const struct verb *v = scenario_verb(sc, d, name);
            bool by_target = false;

            for (int32_t i = 0; v && i < v->auths; i++) {
                by_target = by_target || v->auth[i].role == NONE;
            }
            if (v && !by_target) {
                check_question(g, d, v, NONE);
            }
            for (int32_t t = 0; by_target && t < scenario_count(sc, REF_THING); t++) {
                if (v->targets & (1u << sc->thing[t].kind)) {
                    check_question(g, d, v, t);
                }
            }
        }
    }
}

static void check_world(struct loading *g)
{
    const struct scenario *sc = g->load.sc;

    for (int32_t i = 0; i < scenario_count(sc, REF_THING); i++) {
        const struct thing *t = &sc->thing[i];

        if (t->consent_of != NONE && sc->thing[t->consent_of].kind != THING_PERSON) {
            load_report(g, load_entry(g, REF_THING, i), "consent_of", false,
                        "this is not a person");
        }
        if (t->played_by != NONE && !sc->desk[t->played_by].control) {
            load_report(g, load_entry(g, REF_THING, i), "played_by", false,
                        "persons are played by control desks");
        }
    }
    for (int32_t i = 0; i < scenario_count(sc, REF_KNOWLEDGE); i++) {
        const struct knowledge *k = &sc->knowledge[i];

        if (k->consent_of != NONE && sc->thing[k->consent_of].kind != THING_PERSON) {
            load_report(g, load_entry(g, REF_KNOWLEDGE, i), "consent_of", false,
                        "this is not a person");
        }
        for (int32_t a = 0; a < k->abouts && !k->redacted.len; a++) {
            struct span name = sc->thing[k->about[a]].name;

            if (sc->thing[k->about[a]].kind == THING_PERSON) {
                load_report(g, load_entry(g, REF_KNOWLEDGE, i), "text", true,
                            "it is about %.*s, and there is no 'redacted' text: shared with names "
                            "withheld, this one would go out",
                            (int)name.len, name.ptr);
                break;
            }
        }
    }
}

static void check_endings(struct loading *g)
{
    const struct scenario *sc = g->load.sc;

    for (int32_t i = 0; i < scenario_count(sc, REF_ENDING); i++) {
        const struct ending *e = &sc->ending[i];

        if (e->about != NONE && sc->thing[e->about].kind != THING_PERSON) {
            load_report(g, load_entry(g, REF_ENDING, i), "about", false, "this is not a person");
        }
        if (e->options == 0 || e->option[e->options - 1].when.ops) {
            load_report(g, load_entry(g, REF_ENDING, i), "options", false,
                        "the last option has no 'when': it is what is left");
        }
        for (int32_t k = 0; k + 1 < e->options; k++) {
            if (!e->option[k].when.ops) {
                load_report(
                    g, load_entry(g, REF_ENDING, i), "options", false,
                    "only the last option has no 'when'; those behind it are never reached");
            }
        }
    }
}

static void check_values(struct loading *g, enum ref_kind kind, const struct variable *list)
{
    for (int32_t i = 0; i < scenario_count(g->load.sc, kind); i++) {
        const struct variable *v = &list[i];

        if (v->type == VALUE_NUMBER && (v->min == NEVER || v->max == NEVER || v->min > v->max)) {
            load_report(g, load_entry(g, kind, i), NULL, false,
                        "a number needs 'min' and 'max', the first not larger");
        }
        if (v->type == VALUE_CHOICE && v->choice.options == 0) {
            load_report(g, load_entry(g, kind, i), NULL, false, "a choice needs 'options'");
        }
    }
}

/* Without time or desks there is nothing to play. */
static void check_frame(struct loading *g)
{
    const struct scenario *sc = g->load.sc;

    if (scenario_count(sc, REF_SEGMENT) == 0) {
        load_report_whole(g, "the case has no segment: when is it played?");
    }
    if (scenario_count(sc, REF_DESK) == 0) {
        load_report_whole(g, "the case has no desk: who plays it?");
    }
}

void check_case(struct loading *g)
{
    check_frame(g);
    check_values(g, REF_ATTRIBUTE, g->load.sc->attribute);
    check_values(g, REF_VARIABLE, g->load.sc->variable);
    check_world(g);
    check_injects(g);
    check_receivers(g);
    check_decisions(g);
    check_fit(g);
    check_pools(g);
    check_reach(g);
    check_expects(g);
    check_rules(g);
    check_questions(g);
    check_endings(g);
}
