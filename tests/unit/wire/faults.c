/*
 * Every kind of finding that the loader can give about an entry.
 */
#include "tests/unit/wire/fault.h"

#include "engine/base/span.h"

#define SECTION FAULT_SECTION

SECTION(places, "world/extra.json", "places", "{'id': 'ok^', 'name': 'Ñandú'}");
SECTION(persons, "world/extra.json", "persons", "{'id': 'ok^', 'name': 'Ñandú'}");
SECTION(accounts, "world/extra.json", "accounts", "{'id': 'ok^', 'name': 'Ñandú'}");
SECTION(vehicles, "world/extra.json", "vehicles", "{'id': 'ok^', 'name': 'Ñandú'}");
SECTION(firms, "world/extra.json", "organisations", "{'id': 'ok^', 'name': 'Ñandú'}");
SECTION(exhibits, "world/extra.json", "exhibits", "{'id': 'ok^', 'name': 'Ñandú'}");
SECTION(knowledge, "world/extra.json", "knowledge", "{'id': 'ok^', 'text': 'Ñandú'}");
SECTION(desks, "scenario/extra.json", "desks", "{'id': 'ok^', 'role': 'ngo', 'title': 'Ñ'}");
SECTION(attributes, "scenario/extra.json", "attributes",
        "{'id': 'ok^', 'title': 'Ñ', 'type': 'flag'}");
SECTION(variables, "scenario/extra.json", "variables",
        "{'id': 'ok^', 'title': 'Ñ', 'type': 'flag'}");
SECTION(pools, "scenario/extra.json", "pools", "{'id': 'ok^', 'title': 'Ñ', 'units': []}");
SECTION(objectives, "scenario/extra.json", "objectives",
        "{'id': 'ok^', 'title': 'Ñ', 'weight': 1}");
#define MAIL "'title': 'Ñ', 'from': 'people', 'to': ['police'], 'channel': 'phone', 'subject': 'Ñ'"
#define FULL MAIL ", 'text': 't'"
SECTION(injects, "msel/extra.json", "injects", "{'id': 'ok^', " FULL "}");
SECTION(outcomes, "rules/extra.json", "outcomes",
        "{'id': 'ok^', 'verb': 'quick', 'when': 'alert > ^', 'result': 'Ñ'}");
SECTION(triggers, "rules/extra.json", "triggers", "{'id': 'ok^', 'when': 'seen'}");
SECTION(deadlines, "rules/extra.json", "deadlines",
        "{'id': 'ok^', 'title': 'Ñ', 'start': 'seen', 'within': '1h', 'met': 'seen'}");
#define OPTIONS "[{'id': 'a', 'title': 'Ñ', 'default': true}, {'id': 'b', 'title': 'B'}]"
#define DECIDE "'desk': 'ngo', 'title': 'T', 'deadline': 'P1 10:00'"
SECTION(decisions, "rules/extra.json", "decisions",
        "{'id': 'ok^', " DECIDE ", 'options': " OPTIONS "}");
SECTION(
    answers, "rules/extra.json", "answers",
    "{'id': 'ok^', 'desk': 'judge', 'verb': 'tap', 'after': '1m', 'decision': 'no', 'text': 'Ñ'}");
SECTION(needs, "rules/extra.json", "needs",
        "{'id': 'ok^', 'verb': 'ngo.gift', 'when': 'knows(self, tip)', 'why': 'Ñ'}");
#define EXPECT "'desk': 'police', 'within': '1h', 'why': 'Ñ'"
#define MEASURE EXPECT ", 'objective': 'law', 'points': 1"
SECTION(standing, "evaluation/extra.json", "standing",
        "{'id': 'ok^', 'verb': 'quick', 'at': 'P1 09:10', " MEASURE "}");
SECTION(criteria, "evaluation/extra.json", "criteria",
        "{'id': 'ok^', 'objective': 'law', 'title': 'Ñ', 'when': 'seen', 'points': 1}");
SECTION(mistakes, "evaluation/extra.json", "mistakes",
        "{'id': 'ok^', 'title': 'Ñ', 'when': 'seen', 'points': 1, 'question': 'Ñ'}");
SECTION(endings, "evaluation/extra.json", "endings",
        "{'id': 'ok^', 'title': 'Ñ', 'options': [{'id': 'a', 'grade': 1, 'text': 'Ñ'}]}");
static const struct ground verbs = {
    "roles/extra.json", "{'format': 1, 'title': 'Ñ', 'verbs': [\n  ",
    "{'id': 'ok^', 'title': 'Ñ', 'minutes': 1}", "\n]}\n", beside_desk};
SECTION(shared, "roles/shared/extra.json", "channels", "{'id': 'ok^', 'title': 'Ñ'}");

const struct fault faults[] = {
    /* keys and values */
    {&places, "{'id': 'x', @'nme': 'X', 'name': 'y'}", "unknown key 'nme', did you mean 'name'?",
     0},
    {&places, "{'id': 'x', 'name': 'y', @'qqqqqqqqqq': 1}", "unknown key 'qqqqqqqqqq'", 0},
    {&places, "@{'id': 'x'}", "'name' is missing", 0},
    {&places, "@{'name': 'x'}", "'id' is missing", 0},
    {&places, "{'id': 'x', 'name': @''}", "'name' is empty", 0},
    {&places, "{'id': 'x', 'name': @5}", "expected a text, found a number", 0},
    {&places, "{'id': 'x', 'name': @null}", "expected a text, found null", 0},
    {&places, "{'id': 'x', 'name': @[]}", "expected a text, found a list", 0},
    {&places, "{'id': 'x', 'name': @{}}", "expected a text, found an object", 0},
    {&places, "{'id': 'x', 'name': @true}", "expected a text, found true or false", 0},
    {&places, "@5", "expected an object, found a number", 0},
    {&places, "@[]", "expected an object, found a list", 0},
    {&places, "{'id': @'Bad', 'name': 'n'}", "an id is small letters", 0},
    {&places, "{'id': @'', 'name': 'n'}", "an id is small letters", 1},
    {&places, "{'id': @'9lives', 'name': 'n'}", "an id is small letters", 0},
    {&places, "{'id': @'a234567890123456789012345678901234567890123456789', 'name': 'n'}",
     "at most 48", 0},
    {&places, "{'id': @'samira', 'name': 'n'}", "the thing 'samira' is there already", 0},
    {&places, "{'id': @7, 'name': 'n'}", "expected a text, found a number", 0},
    {&firms, "{'id': 'x', @'nam': 'X', 'name': 'y'}", "did you mean 'name'", 0},
    {&accounts, "{'id': 'x', 'name': 'n', @'holdr': 'ngo'}", "unknown key 'holdr'", 0},
    {&vehicles, "{'id': 'x', 'name': 'n', @'prop': 'a.md'}", "unknown key 'prop'", 0},
    /* characters */
    {&places, "{'id': 'x', 'name': 'añ@\u200b b'}", "forbidden character U+200B", 0},
    {&places, "{'id': 'x', 'name': 'n', 'text': 'ñ\\n\\'@\\u202e b'}",
     "forbidden character U+202E", 0},
    {&places, "{'id': 'x', 'name': '\\ud83d\\ude00ñ\\u00e9@\\t'}", "forbidden character U+0009", 0},
    {&places, "{'id': 'x', 'name': 'n', 'text': '\\\\@\\u007f'}", "forbidden character U+007F", 0},
    {&places, "{'id': 'x', 'name': 'n', 'no@\\u2066te': ''}", "forbidden character U+2066", 1},
    /* what is no JSON: the first character of what could not be taken */
    {&places, "{'id': 'x', 'name': 'n'@]", "this is not JSON", 0},
    {&places, "{'id': 'x', @, 'name': 'n'}", "this is not JSON", 0},
    {&places, "{'id': 'x', 'name' @'n'}", "this is not JSON", 0},
    {&places, "{'id': 'x', 'name': 'n', @'name': 'm'}", "duplicate object key", 0},
    {&places, "{'id': 'x', 'name': @nul}", "this is not JSON", 0},
    {&places, "{'id': 'x', 'name': 'n', 'note': @999999999999999999999}", "too big integer", 0},
    /* world */
    {&persons, "{'id': 'x', 'name': 'n', 'played_by': @'polic'}", "did you mean 'police'", 0},
    {&persons, "{'id': 'x', 'name': 'n', 'played_by': @'police'}", "played by control desks", 0},
    {&persons, "{'id': 'x', 'name': 'n', 'attributes': {@'trst': 1}}", "did you mean 'trust'", 0},
    {&persons, "{'id': 'x', 'name': 'n', 'attributes': {'trust': @9}}", "out of bounds: 0 to 5", 0},
    {&persons, "{'id': 'x', 'name': 'n', 'attributes': {'informed': @1}}",
     "does not fit its type: expected true or false", 0},
    {&persons, "{'id': 'x', 'name': 'n', 'attributes': {'mood': @'calmer'}}",
     "'calmer' is none of its options (calm", 0},
    {&persons, "{'id': 'x', 'name': 'n', 'attributes': {'stays': @'brn'}}", "did you mean 'barn'",
     0},
    {&persons, "{'id': 'x', 'name': 'n', 'attributes': @[]}", "an object of attribute to value", 0},
    {&exhibits, "{'id': 'x', 'name': 'n', 'prop': @'none.md'}", "there is no props/none.md", 0},
    {&exhibits, "{'id': 'x', 'name': 'n', 'holder': @'ngoo'}", "did you mean 'ngo'", 0},
    {&knowledge, "@{'id': 'x'}", "'text' is missing", 0},
    {&knowledge, "{'id': 'x', 'text': 't', 'about': ['barn', @'brn']}", "did you mean 'barn'", 0},
    {&knowledge, "{'id': 'x', 'text': 't', 'about': @'barn'}", "expected a list, found a text", 0},
    {&knowledge, "{'id': 'x', 'text': 't', 'consent_of': @'barn'}", "not a person", 0},
    {&knowledge, "{'id': 'x', 'text': @'t', 'about': ['barn', 'samira']}",
     "it is about Samira, and there is no 'redacted' text", 0},
    /* scenario */
    {&desks, "{'id': 'x', 'role': @'polise', 'title': 'T'}", "there is no roles/polise.json", 0},
    {&desks, "@{'id': 'x', 'title': 'T'}", "'role' is missing", 0},
    {&desks, "{'id': 'x', 'role': @'polic', 'title': 'T'}", "did you mean 'police'", 0},
    {&desks, "{'id': 'x', 'role': 'ngo', 'title': 'T', 'control': @'yes'}",
     "expected true or false", 0},
    {&desks, "{'id': 'x', 'role': 'ngo', 'title': 'T', 'cards': [@'brn']}", "did you mean 'barn'",
     0},
    {&desks, "{'id': 'x', 'role': 'ngo', 'title': 'T', 'knowledge': @{}}", "expected a list", 0},
    {&attributes, "{'id': 'x', 'type': @'nmber'}",
     "none of (number, flag, choice, place), did you mean 'number'?", 0},
    {&attributes, "@{'id': 'x', 'type': 'number', 'min': 0}", "needs 'min' and 'max'", 0},
    {&variables, "@{'id': 'x', 'type': 'number', 'min': 3, 'max': 2}", "the first not larger", 0},
    {&variables, "@{'id': 'x', 'type': 'choice'}", "a choice needs 'options'", 0},
    {&variables, "{'id': 'x', 'type': 'number', 'min': 0, 'max': 3, 'start': @4}",
     "out of bounds: 0 to 3", 0},
    {&variables, "{'id': 'x', 'type': 'flag', 'start': @0}",
     "does not fit its type: expected true or false", 0},
    {&variables, "{'id': 'x', 'type': 'choice', 'options': ['a', @'a']}", "there already", 0},
    {&variables, "{'id': 'x', 'type': 'choice', 'options': [@5]}", "an option needs an id", 0},
    {&variables, "{'id': 'x', 'type': 'choice', 'options': @'a'}", "expected a list of at most 24",
     0},
    {&variables, "@{'id': 'x'}", "'type' is missing", 0},
    {&pools, "{'id': 'x', 'title': 'T', 'units': @5}", "expected a list of units", 0},
    {&pools, "{'id': 'x', 'title': 'T', 'units': [@{'id': 'u'}]}", "'title' is missing", 0},
    {&pools, "{'id': 'x', 'title': 'T', 'units': [{'id': 'u', 'title': 'U', 'tags': [@'Fast']}]}",
     "a tag is an id", 0},
    {&pools, "{'id': 'x', 'title': 'T', 'units': [{'id': 'u', 'title': 'U', 'tags': @'fast'}]}",
     "expected a list", 0},
    {&objectives, "{'id': 'x', 'title': 'T', 'weight': @101}", "out of bounds: 0 to 100", 0},
    {&objectives, "{'id': 'x', 'title': 'T', 'weight': 1, 'tags': @'a'}", "expected a list", 0},
    /* injects */
    {&injects, "{'id': 'x', " FULL ", 'number': '3b'}, {'id': 'y', " FULL ", 'number': @'3b'}",
     "another inject has the number '3b'", 0},
    {&injects, "{'id': 'x', " FULL ", 'at': @'9:00'}", "expected a clock time", 0},
    {&injects, "{'id': 'x', " FULL ", 'at': @'P1 24:00'}", "expected a clock time", 0},
    {&injects, "{'id': 'x', " FULL ", 'at': @'P1 9:5'}", "expected a clock time", 0},
    {&injects, "{'id': 'x', " FULL ", 'at': @'P1 12:30'}", "lies in no segment", 0},
    {&injects, "{'id': 'x', " FULL ", 'at': @5}", "expected a text", 0},
    {&injects, "{'id': 'x', " FULL ", 'until': @'P3 10:00'}", "lies in no segment", 0},
    {&injects, "{'id': 'x', " FULL ", 'at': 'P1 10:00', 'after': @'5'}", "expected a play duration",
     0},
    {&injects, "{'id': 'x', " FULL ", 'at': 'P1 10:00', 'after': @'5x'}",
     "expected a play duration", 0},
    {&injects, "{'id': 'x', " FULL ", 'at': 'P1 10:00', 'after': @' 5m'}",
     "expected a play duration", 0},
    {&injects, "{'id': 'x', " FULL ", 'at': 'P1 10:00', 'after': @'48h story'}",
     "this is story time", 0},
    {&injects, "{'id': 'x', " FULL ", 'kind': @'injct'}",
     "none of (inject, information, note), did you mean 'inject'?", 0},
    {&injects, "{'id': 'x', " FULL ", 'when': 'alert > 1 and @alrt > 2'}", "did you mean 'alert'",
     0},
    {&injects, "{'id': 'x', " FULL ", 'when': 'mode == quiet and\\n@alrt > 2'}", "unknown variable",
     0},
    {&injects, "{'id': 'x', " FULL ", 'when': '\\u0074rue and @alrt > 2'}", "unknown variable", 0},
    {&injects, "{'id': 'x', " FULL ", 'when': @5}", "expected a text", 0},
    {&injects, "{'id': 'x', " FULL ", 'when': '@expected(ok1)'}", "belongs to the evaluation", 0},
    {&injects, "{'id': 'x', " FULL ", 'if': @'true'}", "'if' goes with 'at'", 0},
    {&injects, "{'id': 'x', " FULL ", 'at': 'P1 10:00', 'when': @'true'}", "either 'at' or 'when'",
     0},
    {&injects,
     "{'id': 'x', 'title': 'T', 'from': @'police', 'to': ['ngo'], 'channel': 'phone',"
     " 'subject': 's', 'text': 't'}",
     "comes from a control desk", 0},
    {&injects, "@{'id': 'x', " MAIL "}", "'subject' or 'text' is missing", 0},
    {&injects,
     "@{'id': 'x', 'title': 'T', 'from': 'people', 'channel': 'phone', 'subject': 's',"
     " 'text': 't'}",
     "'to' is missing", 0},
    {&injects,
     "@{'id': 'x', 'title': 'T', 'from': 'people', 'to': ['ngo'], 'subject': 's',"
     " 'text': 't'}",
     "'channel' is missing", 0},
    {&injects,
     "@{'id': 'x', 'title': 'T', 'to': ['ngo'], 'channel': 'phone', 'subject': 's',"
     " 'text': 't'}",
     "'from' is missing", 0},
    {&injects,
     "{'id': 'x', 'title': 'T', 'from': 'people', 'to': @'ngo', 'channel': 'phone',"
     " 'subject': 's', 'text': 't'}",
     "expected a list of desks", 0},
    {&injects,
     "{'id': 'x', 'title': 'T', 'from': 'people', 'to': ['ngo', @'polic'],"
     " 'channel': 'phone', 'subject': 's', 'text': 't'}",
     "did you mean 'police'", 0},
    {&injects,
     "{'id': 'x', 'title': 'T', 'from': 'people', 'to': ['ngo', 'police', @'ngo'],"
     " 'channel': 'phone', 'subject': 's', 'text': 't'}",
     "'ngo' is named twice", 0},
    {&injects,
     "{'id': 'x', 'title': 'T', 'from': 'people', 'to': ['ngo', @'judge'],"
     " 'channel': 'phone', 'subject': 's', 'text': 't'}",
     "'judge' is a control desk: nobody sits there", 0},
    {&injects,
     "{'id': 'x', 'title': 'T', 'from': 'people', 'to': ['ngo'], 'channel': @'fone',"
     " 'subject': 's', 'text': 't'}",
     "unknown channel 'fone', did you mean 'phone'?", 0},
    {&injects, "{'id': 'x', " FULL ", 'priority': @'yes'}", "expected true or false", 0},
    {&injects, "{'id': 'x', " FULL ", 'attach': ['tip', @'fram']}", "did you mean 'farm'", 0},
    {&injects,
     "{'id': 'x', " FULL ", 'attach': @['tip','tip','tip','tip','tip','tip','tip','tip',"
     "'tip','tip','tip','tip','tip','tip','tip','tip','tip']}",
     "at most 16", 0},
    {&injects, "{'id': 'x', " FULL ", 'expect': @{}}", "expected a list", 0},
    {&injects, "{'id': 'x', " FULL ", 'avoid': @'no'}", "expected a list", 0},
    {&injects, "{'id': 'x', " FULL ", 'missed': @5}", "expected an object", 0},
    {&injects, "{'id': 'x', " FULL ", 'missed': @{}}", "'after' is missing", 0},
    {&injects, "{'id': 'x', " FULL ", 'missed': {'after': '5m', @'unles': 'true'}}",
     "did you mean 'unless'", 0},
    {&injects, "{'id': 'x', " FULL ", 'missed': {'after': '5m', 'unless': '@alrt > 1'}}",
     "did you mean 'alert'", 0},
    /* expectations */
    {&injects,
     "{'id': 'x', " FULL ", 'expect': [@{'id': 'e', 'verb': 'quick', " EXPECT ", 'points': 1}]}",
     "'objective' is missing", 0},
    {&injects, "{'id': 'x', " FULL ", 'expect': [{'id': 'e', 'verb': '@lok', " MEASURE "}]}",
     "did you mean 'look'", 0},
    {&injects, "{'id': 'x', " FULL ", 'expect': [{'id': 'e', 'verb': '@talk', " MEASURE "}]}",
     "the role of 'police' does not grant 'talk'", 0},
    {&injects,
     "{'id': 'x', " FULL ", 'expect': [{'id': 'e', 'verb': 'quick', 'desk': 'police', 'within': "
     "@'0m', 'why': 'w', 'objective': 'law', 'points': 1}]}",
     "expected a time longer than 0m", 0},
    {&injects,
     "{'id': 'x', " FULL ", 'avoid': [{'id': 'e', 'verb': 'look', 'target': @'van', " MEASURE "}]}",
     "no target of this kind", 0},
    {&injects,
     "{'id': 'x', " FULL ", 'expect': [{'id': 'e', 'verb': 'share', 'to': @'police', " MEASURE
     "}]}",
     "does not address itself", 0},
    {&injects,
     "{'id': 'x', " FULL ", 'expect': [{'id': 'e', 'verb': 'patrol', 'form': "
     "{'speed': @'fst'}, " MEASURE "}]}",
     "'fst' is none of its options (", 0},
    {&injects,
     "{'id': 'x', " FULL ", 'expect': [{'id': 'e', 'verb': 'patrol', 'form': "
     "{'sped': @'fast'}, " MEASURE "}]}",
     "has no choice 'sped'", 0},
    {&injects,
     "{'id': 'x', " FULL ", 'expect': [{'id': 'e', 'verb': 'patrol', 'form': @[], " MEASURE "}]}",
     "an object of field to option", 0},
    {&standing, "@{'id': 'x', 'verb': 'quick', " MEASURE "}", "'at' is missing", 0},
    {&standing, "@{'id': 'x', 'at': 'P1 09:30', 'verb': 'look', " MEASURE "}",
     "no target: any will do", 0},
    {&standing,
     "{'id': 'x', 'verb': 'answer', 'at': 'P1 09:10', 'desk': @'judge', 'within': '1h',"
     " 'why': 'w', 'objective': 'law', 'points': 1}",
     "a control desk is not evaluated", 0},
    {&standing,
     "{'id': 'x', 'verb': 'quick', 'at': 'P1 09:10', 'desk': @'polise', 'within': '1h',"
     " 'why': 'w', 'objective': 'law', 'points': 1}",
     "did you mean 'police'", 0},
    {&standing,
     "@{'id': 'x', 'verb': 'quick', 'at': 'P1 09:10', 'desk': 'police', 'why': 'w',"
     " 'objective': 'law', 'points': 1}",
     "'within' is missing", 0},
    {&standing,
     "{'id': 'x', 'verb': 'quick', 'at': 'P1 09:10', " EXPECT ", 'objective': @'lw', 'points': 1}",
     "did you mean 'law'", 0},
    {&standing,
     "{'id': 'x', 'verb': 'quick', 'at': 'P1 09:10', " EXPECT
     ", 'objective': 'law', 'points': @1001}",
     "1001 is out of bounds: 0 to 1000", 0},
    {&standing,
     "{'id': 'x', 'verb': 'quick', 'at': 'P1 09:10', " EXPECT
     ", 'objective': 'law', 'points': @-1}",
     "-1 is out of bounds", 0},
    {&standing,
     "{'id': 'x', 'verb': 'quick', 'at': 'P1 09:10', " EXPECT
     ", 'objective': 'law', 'points': @'5'}",
     "expected a number, found a text", 0},
    {&standing,
     "{'id': 'x', 'verb': 'quick', 'at': 'P1 09:10', " EXPECT
     ", 'objective': 'law', 'points': @1.5}",
     "only whole numbers", 0},
    {&standing,
     "{'id': 'x', 'verb': 'quick', 'at': 'P1 09:10', " EXPECT
     ", 'objective': 'law', 'points': @1e2}",
     "only whole numbers", 0},
    {&standing, "{'id': 'x', 'verb': 'share', 'with': @'tipp', 'at': 'P1 09:10', " MEASURE "}",
     "did you mean 'tip'", 0},
    /* effects */
    {&injects, "{'id': 'x', " FULL ", 'effects': @'alert = 1'}", "expected a list", 0},
    {&injects, "{'id': 'x', " FULL ", 'effects': ['@alrt += 1']}", "did you mean 'alert'", 0},
    {&injects, "{'id': 'x', " FULL ", 'effects': ['alert @* 1']}", "expected =, += or -=", 0},
    {&injects, "{'id': 'x', " FULL ", 'effects': ['@5']}", "an effect begins with a name", 0},
    {&injects, "{'id': 'x', " FULL ", 'effects': ['alert = 1', '@releese(x)']}",
     "unknown effect or attribute 'releese', did you mean 'release'? There are release, cancel", 0},
    {&injects, "{'id': 'x', " FULL ", 'effects': ['release(@qqqqqqqqq)']}", "unknown inject", 0},
    {&injects, "{'id': 'x', " FULL ", 'effects': ['release(x, @5)']}", "expected a play duration",
     0},
    {&injects, "{'id': 'x', " FULL ", 'effects': ['release(x, @5h story)']}", "a play duration", 0},
    {&injects, "{'id': 'x', " FULL ", 'effects': ['cancel(x) @x']}", "nothing more belongs here",
     0},
    {&injects, "{'id': 'x', " FULL ", 'effects': ['alert = 1 @2']}", "expected an operator", 0},
    {&injects, "{'id': 'x', " FULL ", 'effects': ['alert = @seen']}",
     "is a flag, but it takes a number", 0},
    {&injects, "{'id': 'x', " FULL ", 'effects': ['seen += @1']}", "only numbers can be added to",
     0},
    {&injects, "{'id': 'x', " FULL ", 'effects': ['mode = @lod']}", "none of its options", 0},
    {&injects, "{'id': 'x', " FULL ", 'effects': ['mode = loud @quiet']}", "expected one option",
     0},
    {&injects, "{'id': 'x', " FULL ", 'effects': ['mode = @(mode']}", "one of its options", 0},
    {&injects, "{'id': 'x', " FULL ", 'effects': ['hideout = @-hideout']}", "one of its options",
     0},
    {&injects, "{'id': 'x', " FULL ", 'effects': ['hideout = @brn']}", "did you mean 'barn'", 0},
    {&injects, "{'id': 'x', " FULL ", 'effects': ['give(police, @barn)']}", "not an exhibit", 0},
    {&injects, "{'id': 'x', " FULL ", 'effects': ['consent(@barn, police)']}", "not a person", 0},
    {&injects, "{'id': 'x', " FULL ", 'effects': ['tell(police, @tpi)']}", "did you mean 'tip'", 0},
    {&injects, "{'id': 'x', " FULL ", 'effects': ['trust(@target) = 1']}", "an act at hand", 0},
    {&injects, "{'id': 'x', " FULL ", 'effects': [@5]}", "expected an effect or a branch", 0},
    {&injects, "{'id': 'x', " FULL ", 'effects': [@{'if': 'true'}]}", "a branch needs", 0},
    {&injects, "{'id': 'x', " FULL ", 'effects': [@{'if': 'true', 'chance': 1, 'then': []}]}",
     "a branch needs", 0},
    {&injects, "{'id': 'x', " FULL ", 'effects': [{'if': '@alrt > 1', 'then': []}]}", "alert", 0},
    {&injects, "{'id': 'x', " FULL ", 'effects': [{'if': 'true', 'then': [], @'els': []}]}",
     "unknown key 'els'", 0},
    {&injects,
     "{'id': 'x', " FULL ", 'effects': [{'if': 'true', 'then': [], 'else': @'alert = 1'}]}",
     "expected a list", 0},
    {&injects,
     "{'id': 'x', " FULL ", 'effects': [{'if': 'true', 'then': [], 'else': ['@alrt = 1']}]}",
     "did you mean 'alert'", 0},
    {&injects, "{'id': 'x', " FULL ", 'effects': [@{'chance': 5, 'then': []}]}", "needs an id", 0},
    {&injects, "{'id': 'x', " FULL ", 'effects': [{'id': 'q', 'chance': @1001, 'then': []}]}",
     "expected a number of 1000", 0},
    {&injects,
     "{'id': 'x', " FULL ", 'effects': [{'id': 'q', 'chance': 1, 'then': []},"
     " {'id': @'q', 'chance': 1, 'then': []}]}",
     "the chance 'q' is there already", 0},
    {&injects,
     "{'id': 'x', " FULL ", 'effects': [{'if': 'true', 'then': [{'if': 'true', 'then': ["
     "{'if': 'true', 'then': [{'if': 'true', 'then': [@{'if': 'true', 'then': []}]}]}]}]}]}",
     "at most 4 deep", 0},
    /* rules */
    {&outcomes, "@{'id': 'x'}", "'verb' is missing", 0},
    {&outcomes, "{'id': 'x', 'verb': 'police.@lok'}", "did you mean 'look'", 0},
    {&outcomes, "{'id': 'x', 'verb': '@polic.look'}", "did you mean 'police'", 0},
    {&outcomes, "{'id': 'x', 'verb': 'police.@talk'}",
     "does not grant 'talk'; it is granted to: ngo", 0},
    {&outcomes, "{'id': 'x', 'verb': @5}", "expected \"verb\"", 0},
    {&outcomes, "{'id': 'x', 'verb': 'look', 'target': @'brn'}", "did you mean 'barn'", 0},
    {&outcomes, "{'id': 'x', 'verb': 'look', 'target': @'van'}", "no target of this kind", 0},
    {&outcomes, "{'id': 'x', 'verb': 'look', 'target_kind': @'persn'}", "expected person, place",
     0},
    {&outcomes, "{'id': 'x', 'verb': 'look', 'target_kind': @'vehicle'}", "no target of this kind",
     0},
    {&outcomes, "{'id': 'x', 'verb': 'quick', 'always': true, 'result': @'r'}", "has no result", 0},
    {&outcomes, "{'id': 'x', 'verb': 'quick', 'when': 'form(@speed) == fast'}", "", 0},
    {&outcomes, "{'id': 'x', 'verb': 'quick', 'when': 'knows(@self, tip)'}", "only in needs", 0},
    {&triggers, "@{'id': 'x'}", "'when' is missing", 0},
    {&triggers, "{'id': 'x', 'when': 'seen', 'effects': ['@alrt = 1']}", "alert", 0},
    {&deadlines, "{'id': 'x', 'title': 'T', 'start': 'seen', 'within': @'soon', 'met': 'seen'}",
     "expected a duration", 0},
    {&deadlines, "{'id': 'x', 'title': 'T', 'start': 'seen', 'within': @'0m', 'met': 'seen'}",
     "expected a time longer than 0m", 0},
    {&deadlines, "@{'id': 'x', 'title': 'T', 'start': 'seen', 'within': '1h'}", "'met' is missing",
     0},
    {&deadlines,
     "{'id': 'x', 'title': 'T', 'start': 'seen', 'within': @'999999999999d',"
     " 'met': 'seen'}",
     "expected a duration", 0},
    {&deadlines,
     "{'id': 'x', 'title': 'T', 'start': 'seen', 'within': '1h', 'met': 'seen',"
     " 'on_met': @5}",
     "expected a list", 0},
    {&decisions, "{'id': 'x', " DECIDE ", 'options': @[{'id': 'a', 'title': 'A'}]}",
     "exactly one option is the default, here 0 are", 0},
    {&decisions,
     "{'id': 'x', " DECIDE ", 'options': @[{'id': 'a', 'title': 'A', 'default': true},"
     " {'id': 'b', 'title': 'B', 'default': true}]}",
     "here 2 are", 0},
    {&decisions,
     "{'id': 'x', " DECIDE ", 'options': [{'id': 'a', 'title': 'A', 'default': true,"
     " @'whn': 'seen'}]}",
     "did you mean 'when'", 0},
    {&decisions,
     "{'id': 'x', " DECIDE ", 'options': [{'id': 'a', 'title': 'A', 'default': true},"
     " {'id': @'a', 'title': 'B'}]}",
     "there already", 0},
    {&decisions,
     "{'id': 'x', 'desk': 'ngo', 'title': 'T', 'deadline': @'P1 12:01', 'options': " OPTIONS "}",
     "lies in no segment", 0},
    {&decisions, "@{'id': 'x', " DECIDE ", 'opens': 'seen', 'options': " OPTIONS "}",
     "'question' is missing: what is the desk asked", 0},
    {&decisions,
     "{'id': 'x', " DECIDE ", 'opens': 'seen', 'question': @'', 'options': " OPTIONS "}",
     "'question' is missing: what is the desk asked", 0},
    {&answers,
     "{'id': 'x', 'desk': @'police', 'verb': 'request', 'after': '1m', 'decision': 'yes',"
     " 'text': 't'}",
     "only control desks", 0},
    {&answers,
     "{'id': 'x', 'desk': 'people', 'verb': 'police.plead', 'after': '1m', 'decision': 'yes',"
     " 'text': 't', 'effects': [{'if': 'form(@about) == law', 'then': []}]}",
     "give two answers", 0},
    {&answers,
     "{'id': 'x', 'desk': 'judge', 'verb': 'tap', 'after': '1m', 'decision': @'none',"
     " 'text': 't'}",
     "expected yes or no", 0},
    {&answers,
     "{'id': 'x', 'desk': 'judge', 'verb': 'tap', 'after': '1m', 'decision': @'maybe',"
     " 'text': 't'}",
     "none of (", 0},
    {&answers, "@{'id': 'x', 'desk': 'judge', 'verb': 'tap', 'decision': 'no', 'text': 't'}",
     "'after' is missing", 0},
    {&answers, "@{'id': 'x', 'desk': 'judge', 'verb': 'tap', 'after': '1m', 'decision': 'no'}",
     "'text' is missing", 0},
    {&needs, "{'id': 'x', 'verb': 'ngo.gift', 'when': '@released(ok)', 'why': 'w'}",
     "not what a desk itself can see", 0},
    {&needs, "{'id': 'x', 'verb': 'gift', 'when': 'knows(@self, tip)', 'why': 'w'}", "desk.verb",
     0},
    {&needs, "@{'id': 'x', 'verb': 'ngo.gift', 'when': 'knows(self, tip)'}", "'why' is missing", 0},
    /* evaluation */
    {&criteria, "{'id': 'x', 'objective': @'lw', 'title': 'T', 'when': 'seen', 'points': 1}",
     "did you mean 'law'", 0},
    {&mistakes, "@{'id': 'x', 'title': 'T', 'when': 'seen', 'points': 1}", "'question' is missing",
     0},
    {&mistakes,
     "{'id': 'x', 'title': 'T', 'when': 'seen', 'points': 1, 'question': 'q',"
     " 'cap': @1001}",
     "out of bounds", 0},
    {&endings,
     "{'id': 'x', 'title': 'T', 'options': @[{'id': 'a', 'when': 'seen', 'grade': 1,"
     " 'text': 't'}]}",
     "the last option has no 'when'", 0},
    {&endings,
     "{'id': 'x', 'title': 'T', 'options': @[{'id': 'a', 'grade': 1, 'text': 't'},"
     " {'id': 'b', 'grade': 1, 'text': 't'}]}",
     "only the last option has no 'when'", 0},
    {&endings, "{'id': 'x', 'title': 'T', 'options': @[]}", "the last option has no 'when'", 0},
    {&endings, "{'id': 'x', 'title': 'T', 'options': [{'id': 'a', 'grade': @5, 'text': 't'}]}",
     "5 is out of bounds: 0 to 4", 0},
    {&endings,
     "{'id': 'x', 'about': @'samra', 'title': 'T', 'options': [{'id': 'a', 'grade': 1,"
     " 'text': 't'}]}",
     "did you mean 'samira'", 0},
    /* roles */
    {&verbs, "{'id': 'x', 'title': 'T', 'minutes': 1, @'minuts': 2}", "did you mean 'minutes'", 0},
    {&verbs, "@{'id': 'x', 'title': 'T'}", "'minutes' is missing", 0},
    {&verbs, "{'id': 'x', 'title': 'T', 'minutes': @601}", "out of bounds: 0 to 600", 0},
    {&verbs, "{'id': 'x', 'title': 'T', 'minutes': 1, 'does': @'acts'}", "none of (act, message",
     0},
    {&verbs, "{'id': 'x', 'title': 'T', 'minutes': 1, 'target': [@'persn']}", "expected person", 0},
    {&verbs, "{'id': 'x', 'title': 'T', 'minutes': 1, 'target': @'person'}", "expected a list", 0},
    {&verbs, "{'id': 'x', 'title': 'T', 'minutes': 1, 'auth': @'judge'}", "expected a list", 0},
    {&verbs, "{'id': 'x', 'title': 'T', 'minutes': 1, 'auth': [@'jugde']}", "did you mean 'judge'",
     0},
    {&verbs, "{'id': 'x', 'title': 'T', 'minutes': 1, 'auth': [@'target']}", "has no target", 0},
    {&verbs,
     "{'id': 'x', 'title': 'T', 'minutes': 1, 'auth': ['judge', 'judge', 'judge', 'judge', "
     "@'judge']}",
     "at most 4", 0},
    {&verbs, "{'id': 'x', 'title': 'T', 'minutes': 1, 'uses': [@{}]}", "an object with pool", 0},
    {&verbs,
     "{'id': 'x', 'title': 'T', 'minutes': 1, 'uses': [{'pool': 'cars'}, {'pool': 'cars'}, "
     "{'pool': 'cars'}, {'pool': 'cars'}, @{'pool': 'cars'}]}",
     "at most 4", 0},
    {&verbs, "{'id': 'x', 'title': 'T', 'minutes': 1, 'uses': @'cars'}", "expected a list", 0},
    {&verbs,
     "{'id': 'x', 'title': 'T', 'minutes': 1, 'uses': [{'pool': 'cars', 'tag_from': @'q'}]}",
     "the form has no field 'q'", 0},
    {&verbs, "{'id': 'x', 'title': 'T', 'minutes': 1, 'needs': '@alert > 1'}", "cannot see", 0},
    {&verbs, "{'id': 'x', 'title': 'T', 'minutes': 1, 'needs': 'done(self.@lok)'}", "", 0},
    {&verbs,
     "{'id': 'x', 'title': 'T', 'minutes': 1, 'form': [{'id': 'a', 'title': 'A', 'type': "
     "@'chois'}]}",
     "none of (choice, text), did you mean 'choice'?", 0},
    {&verbs, "@{'id': 'x', 'title': 'T', 'minutes': 1, 'does': 'propose'}", "'joint' is missing",
     0},
    {&verbs, "@{'id': 'x', 'title': 'T', 'minutes': 1, 'does': 'share'}", "needs a choice 'names'",
     0},
    {&verbs, "@{'id': 'x', 'title': 'T', 'minutes': 1, 'does': 'answer'}",
     "needs a choice 'decision'", 0},
    {&verbs, "@{'id': 'Bad', 'title': 'T', 'minutes': 1}", "a verb needs an id", 0},
    {&verbs,
     "{'id': @'quick', 'title': 'T', 'minutes': 1}, {'id': @'quick', 'title': 'T',"
     " 'minutes': 1}",
     "the verb 'quick' is there already", 0},
    {&verbs, "{'id': 'x', 'title': 'T', 'minutes': 1, 'joint': @'confrence'}", "conference", 0},
    {&shared, "{'id': 'x', 'title': 'T', @'sorce': 's'}", "did you mean 'source'", 0},
};

const size_t fault_count = ARRAY_LEN(faults);
