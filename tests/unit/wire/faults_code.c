/*
 * Every kind of finding inside a condition, an effect or a pattern, and every bound.
 */
#include "tests/unit/wire/fault.h"

#include "engine/base/span.h"

FAULT_SECTION(places, "world/extra.json", "places", "{'id': 'ok^', 'name': 'Ñandú'}");
FAULT_SECTION(triggers, "rules/extra.json", "triggers", "{'id': 'ok^', 'when': 'seen'}");
#define TIMES "'title': 'Ñ', 'start': 'seen', 'within': '1h', 'met': 'seen'"
FAULT_SECTION(deadlines, "rules/extra.json", "deadlines", "{'id': 'ok^', " TIMES "}");
FAULT_SECTION(outcomes, "rules/extra.json", "outcomes",
              "{'id': 'ok^', 'verb': 'quick', 'when': 'alert > ^', 'result': 'Ñ'}");
FAULT_SECTION(needs, "rules/extra.json", "needs",
              "{'id': 'ok^', 'verb': 'ngo.gift', 'when': 'knows(self, tip)', 'why': 'Ñ'}");
#define DECIDE "'desk': 'ngo', 'title': 'T', 'deadline': 'P1 10:00'"
FAULT_SECTION(decisions, "rules/extra.json", "decisions",
              "{'id': 'ok^', " DECIDE ", 'options': [{'id': 'a', 'title': 'A', 'default': true}]}");
#define MEASURE "'desk': 'police', 'within': '1h', 'why': 'Ñ', 'objective': 'law', 'points': 1"
FAULT_SECTION(standing, "evaluation/extra.json", "standing",
              "{'id': 'ok^', 'verb': 'quick', 'at': 'P1 09:10', " MEASURE "}");
#define SLIP "'title': 'Ñ', 'when': 'seen', 'points': 1, 'question': 'Ñ'"
FAULT_SECTION(mistakes, "evaluation/extra.json", "mistakes", "{'id': 'ok^', " SLIP "}");
static const struct ground verbs = {
    "roles/extra.json", "{'format': 1, 'title': 'Ñ', 'verbs': [\n  ",
    "{'id': 'ok^', 'title': 'Ñ', 'minutes': 1}", "\n]}\n", beside_desk};

#define WHEN(condition) "{'id': 'x', 'when': '" condition "'}"
#define NEED(condition) "{'id': 'x', 'verb': 'ngo.gift', 'why': 'Ñ', 'when': '" condition "'}"
#define DO(effects) "{'id': 'x', 'when': 'seen', 'effects': [" effects "]}"

const struct fault code_faults[] = {
    /* what cannot stand where it stands */
    {&triggers, WHEN("@"), "something is missing at the end", 1},
    {&triggers, WHEN("seen and @"), "something is missing at the end", 0},
    {&triggers, WHEN("seen and @== seen"), "'==' cannot stand here", 0},
    {&triggers, WHEN("alert > @€"), "cannot stand here", 0},
    {&triggers, WHEN("seen @seen"), "expected an operator before 'seen'", 0},
    {&triggers, WHEN("@(seen"), "'(' is never closed", 0},
    {&triggers, WHEN("seen@) and seen"), "')' closes nothing", 0},
    {&triggers, WHEN("knows(police@)"), "expected ','", 0},
    {&triggers, WHEN("knows(police, tip@"), "expected ')'", 0},
    {&triggers, WHEN("0 < alert @< 5"), "comparisons do not chain", 0},
    /* types */
    {&triggers, WHEN("alert @> 5m"), "cannot compare a number with a play duration", 0},
    {&triggers, WHEN("mode @< mode"), "a choice has no order", 0},
    {&triggers, WHEN("alert @+ 5m > 3"), "cannot be reckoned together", 0},
    {&triggers, WHEN("@not alert"), "'not' needs a flag, this is a number", 0},
    {&triggers, WHEN("@-seen"), "'-' needs a number, this is a flag", 0},
    {&triggers, WHEN("seen @and alert"), "'and' needs a flag on each side", 0},
    {&triggers, WHEN("alert @or seen"), "'or' needs a flag on each side", 0},
    {&triggers, WHEN("@alert"), "this is a number, not a condition", 0},
    /* names */
    {&triggers, WHEN("seen and @knos(police, tip)"),
     "unknown function or attribute 'knos', did you mean 'knows'?", 0},
    {&triggers, WHEN("knows(@5, tip)"), "expected the id of a desk", 0},
    {&triggers, WHEN("mode == @lod"), "'lod' is none of its options", 0},
    {&triggers, WHEN("hideout == @samira"), "this is not a place", 0},
    {&triggers, WHEN("trust(@barn) > 1"), "this is not a person", 0},
    {&triggers, WHEN("since(@knos, police, tip) > 5m"), "since() needs released", 0},
    {&triggers, WHEN("now > @P1 12:30"), "P1 12:30 lies in no segment: play runs P1 ", 0},
    {&triggers, WHEN("done(police.@talk)"),
     "the role of 'police' does not grant 'talk'; it is granted to: ", 0},
    {&triggers, WHEN("done(look, @5)"), "expected a target, to=, with= or a form field", 0},
    {&triggers, WHEN("done(look, barn, @farm)"), "a pattern has one target", 0},
    {&triggers, WHEN("done(look, to=@polic)"), "did you mean 'police'", 0},
    {&triggers, WHEN("done(police.patrol, @speed=fst)"), "'fst' is none of its options (", 0},
    {&triggers, WHEN("done(police.patrol, @sped=fast)"), "has no choice 'sped'", 0},
    {&triggers, WHEN("done(police.patrol~4~, speed=fast~, @speed=fast)"),
     "at most 4 form conditions", 0},
    {&outcomes, "{'id': 'x', 'verb': 'police.patrol', 'when': 'form(@sped) == fast'}",
     "the form of this verb has no such choice", 0},
    {&outcomes, "{'id': 'x', 'verb': @5}", "expected \"verb\" or \"desk.verb\"", 0},
    {&standing, "{'id': 'x', 'verb': @'police.quick', 'at': 'P1 09:10', " MEASURE "}",
     "the desk is named already", 0},
    {&decisions,
     "{'id': 'x', " DECIDE ", 'options': [{'id': 'a', 'title': 'A', 'default': true, 'when':"
     " 'taken(x, @b)'}]}",
     "this decision has no such option", 0},
    /* needs */
    {&needs, NEED("knows(@ngo, tip)"), "needs are judged on what the desk itself can see", 0},
    {&needs, NEED("done(@gift)"), "needs are judged on the desk's own acts", 0},
    {&needs, NEED("@trust(samira) > 1"), "a desk cannot see a person's attributes", 0},
    {&needs, NEED("@seen"), "a desk cannot see the variables of the case", 0},
    /* bounds of a condition */
    {&triggers, WHEN("~32~(~@(seen"), "too many parentheses", 0},
    {&triggers, WHEN("~32~not ~@not seen"), "too many parentheses", 0},
    {&triggers, WHEN("seen~127~ and seen~ @and seen"), "the condition is too long", 0},
    {&triggers, WHEN("not seen~127~ and seen~ and @seen and seen"), "the condition is too long", 0},
    {&triggers, WHEN("not seen~127~ and seen~ and @true"), "the condition is too long", 0},
    {&triggers, WHEN("not seen~127~ and seen~ and @trust(samira) > 1"), "is too long", 0},
    {&triggers, WHEN("not seen~127~ and seen~ and @5 > 1"), "the condition is too long", 0},
    /* bounds of effects */
    {&triggers, DO("~400~'alert = 1', ~@'alert = 1'"), "at most 400 effects", 0},
    {&triggers, DO("~400~'alert = 1', ~@{'if': 'seen', 'then': []}"), "at most 400 effects", 0},
    {&triggers,
     DO("~398~'alert = 1', ~{'if': 'seen', 'then': ['seen = true'], 'else': @['alert = 1']}"),
     "at most 400 effects", 0},
    {&triggers, DO("~4~{'if': 'seen', 'then': [~@{'if': 'seen', 'then': []}~4~]}~"),
     "expected an effect or a branch, at most 4 deep", 0},
    {&triggers, DO("@[]"), "expected an effect or a branch", 0},
    {&deadlines,
     "{'id': 'x', " TIMES ", 'on_met': [~399~{'id': 'c#', 'chance': 1, 'then': []}, ~'seen = true'"
     "], 'on_missed': [~113~{'id': 'c#', 'chance': 1, 'then': []}, ~@{'id': 'more', 'chance': 1,"
     " 'then': []}]}",
     "the case has too many chances", 0},
    /* bounds of the rest */
    {&mistakes, "{'id': 'x', " SLIP ", 'cap': @-1}", "-1 is out of bounds: 0 to 1000", 0},
    {&verbs,
     "{'id': 'x', 'title': 'T', 'minutes': 1, 'form': @[~8~{'id': 'f#', 'title': 'F', 'type': "
     "'text'}, ~{'id': 'f', 'title': 'F', 'type': 'text'}]}",
     "a form has at most 8 fields", 0},
    {&places, "{'id': 'x', 'name': 'n', 'note': ~13~[~@[]~13~]~}", "nested too deeply", 0},
};

const size_t code_fault_count = ARRAY_LEN(code_faults);
