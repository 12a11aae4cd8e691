/*
 * Every kind of finding about a file's sections, about segments and promises, and about what all
 * desks or receivers come to together.
 */
#include "tests/unit/wire/fault.h"

#include <stdio.h>

#include "tests/support/case_text.h"

/* 16 facts, each about 64 places of its own. */
static void beside_crowd(struct case_text *t)
{
    case_text_crowd(t, 0, 1024);
}

/* Two roles word `write`; one of them is a control desk's, as is `rule`. */
static void beside_verbs(struct case_text *t)
{
    static const char write[] =
        "{'id': 'write', 'title': 'W', 'minutes': 1, 'form': [{'id': 'how', 'title': 'H', 'type':"
        " 'choice', 'options': ['well', 'badly']}]}";
    char text[512];

    snprintf(text, sizeof(text), "{'format': 1, 'title': 'P', 'verbs': [%s]}", write);
    case_text_put(t, "roles/prosecutor.json", text);
    snprintf(text, sizeof(text),
             "{'format': 1, 'title': 'J', 'verbs': [%s, {'id': 'rule', 'title': 'R', 'minutes': "
             "1}]}",
             write);
    case_text_put(t, "roles/judge.json", text);
}

/* A role with more words than a station can be told at once. */
static void beside_long(struct case_text *t)
{
    static char text[1 << 21];
    size_t n = (size_t)snprintf(text, sizeof(text), "{'format': 1, 'title': 'W', 'verbs': [");

    for (int i = 0; i < 100; i++) {
        n += (size_t)snprintf(text + n, sizeof(text) - n,
                              "%s{'id': 'v%d', 'title': 'V', 'minutes': 1, 'help': '%011900d'}",
                              i ? "," : "", i, 0);
    }
    snprintf(text + n, sizeof(text) - n, "]}");
    case_text_put(t, "roles/wordy.json", text);
}

static void beside_note(struct case_text *t)
{
    case_text_put(t, "world/note.json",
                  "{'exhibits': [{'id': 'note', 'name': 'N', 'prop': 'note.md'}]}");
}

/* What nobody is ever given. */
static void beside_hermit(struct case_text *t)
{
    case_text_put(t, "world/hermit.json",
                  "{'places': [{'id': 'hermitage', 'name': 'H'}], 'knowledge': [{'id': 'secret',"
                  " 'text': 'S'}]}");
}

static const struct ground sections = {
    "world/extra.json", "{\n  ", "'persons': []|'accounts': []|'vehicles': []", "\n}\n", NULL};
static const struct ground top = {
    "scenario.json", "{'id': 'x', 'title': 'Ñ', 'segments': [], 'desks': [],\n  ",
    "'edition': '1'|'summary': 'Ñ'|'languages': ['en']", ", 'format': 1}\n", beside_rest};
static const struct ground spoken = {
    "scenario.json", "{'id': 'x', 'title': 'Ñ', 'segments': [], 'desks': [],\n  ",
    "'edition': '1'|'summary': 'Ñ'|'variables': []", ", 'format': 1}\n", beside_rest};
FAULT_SECTION(segments, "scenario/extra.json", "segments",
              "{'id': 'ok^', 'title': 'Ñ', 'from': 'P3 1^:00', 'to': 'P3 1^:30',"
              " 'story': 'S+9 1^:00'}");
static const struct ground desks = {"scenario/extra.json", "{'desks': [\n  ",
                                    "{'id': 'ok^', 'role': 'ngo', 'title': 'Ñ'}", "\n]}\n",
                                    beside_crowd};
#define MAIL "'title': 'Ñ', 'from': 'people', 'channel': 'phone', 'subject': 'Ñ', 'text': 't'"
static const struct ground injects = {"msel/extra.json", "{'injects': [\n  ",
                                      "{'id': 'ok^', 'to': ['police'], " MAIL "}", "\n]}\n",
                                      beside_crowd};
FAULT_SECTION(promises, "evaluation/extra.json", "promises",
              "{'policy': 'idle', 'figure': 'p50', 'below': 1}");
#define STANDING "'at': 'P1 09:10', 'within': '1h', 'why': 'Ñ', 'objective': 'law', 'points': 1}"
static const struct ground standing = {"evaluation/extra.json", "{'standing': [\n  ",
                                       "{'id': 'ok^', 'desk': 'police', 'verb': 'quick', " STANDING,
                                       "\n]}\n", beside_hermit};
static const struct ground outcomes = {"rules/extra.json", "{'outcomes': [\n  ",
                                       "{'id': 'ok^', 'verb': 'quick', 'when': 'alert > ^',"
                                       " 'result': 'Ñ'}", "\n]}\n",
                                       beside_verbs};
static const struct ground triggers = {"rules/extra.json", "{'triggers': [\n  ",
                                       "{'id': 'ok^', 'when': 'seen'}", "\n]}\n", beside_verbs};

static const struct ground verbs = {
    "roles/extra.json", "{'format': 1, 'title': 'Ñ', 'verbs': [\n  ",
    "{'id': 'ok^', 'title': 'Ñ', 'minutes': 1}", "\n]}\n", beside_desk};
FAULT_SECTION(pools, "scenario/extra.json", "pools", "{'id': 'ok^', 'title': 'Ñ', 'units': []}");
FAULT_SECTION(endings, "evaluation/extra.json", "endings",
              "{'id': 'ok^', 'title': 'Ñ', 'options': [{'id': 'a', 'grade': 1, 'text': 'Ñ'}]}");

static const struct ground wordy = {"scenario/extra.json", "{'desks': [\n  ",
                                    "{'id': 'ok^', 'role': 'ngo', 'title': 'Ñ'}", "\n]}\n",
                                    beside_long};
static const struct ground handouts = {"props/note.md", "# Ñ\n\n", "Ñ and nothing else", "\n",
                                       beside_note};
FAULT_SECTION(variables, "scenario/extra.json", "variables", "{'id': 'ok^', 'type': 'flag'}");
FAULT_SECTION(attributes, "scenario/extra.json", "attributes", "{'id': 'ok^', 'type': 'flag'}");
FAULT_SECTION(exhibits, "world/extra.json", "exhibits", "{'id': 'ok^', 'name': 'Ñ'}");

#define SEGMENT(from, to, story)                                                                   \
    "{'id': 'x', 'title': 'Ñ', 'from': " from ", 'to': " to ", 'story': " story "}"

const struct fault file_faults[] = {
    /* sections */
    {&sections, "@'plces': []",
     "unknown section 'plces' in this file, did you mean 'places'? It may have persons, places", 0},
    {&sections, "@'Ñ': []", "unknown section 'Ñ' in this file. It may have persons", 0},
    {&sections, "'places': @{}", "a section is a list", 0},
    {&sections, "'knowledge': @'Ñ'", "a section is a list", 0},
    {&top, "@'edtion': '1'", "unknown key 'edtion', did you mean 'edition'?", 0},
    {&top, "'variables': @{}", "a section is a list", 0},
    {&spoken, "'languages': @'en'", "expected a list of languages, such as [", 0},
    {&spoken, "'languages': @[]", "expected a list of languages, such as [", 0},
    {&spoken, "'languages': @['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']", "at most 8 languages",
     0},
    {&spoken, "'languages': ['en', @'English']", "a language is two or three small letters", 0},
    {&variables, "{'id': @'true', 'type': 'flag'}", "'true' is a word of the language", 0},
    {&attributes, "{'id': @'done', 'type': 'flag'}", "'done' is a word of the language", 0},
    {&attributes, "{'id': @'release', 'type': 'flag'}", "'release' is a word of the language", 0},
    {&exhibits, "{'id': @'self', 'name': 'S'}", "'self' is a word of the language", 0},
    {&exhibits, "{'id': 'x', 'name': @'A\\nB'}", "'name' is one line", 0},
    /* segments */
    {&segments, SEGMENT("@'P3 1^'", "'P3 1^:30'", "'S+9 1^:00'"), "expected a clock time", 0},
    {&segments, SEGMENT("@'P3 1^:0'", "'P3 1^:30'", "'S+9 1^:00'"), "expected a clock time", 0},
    {&segments, SEGMENT("@5", "'P3 1^:30'", "'S+9 1^:00'"), "expected a clock time", 0},
    {&segments, SEGMENT("'P3 1^:00'", "@'P3 0^:30'", "'S+9 1^:00'"),
     "expected a later clock time of the same day", 0},
    {&segments, SEGMENT("'P3 1^:00'", "@'P4 1^:30'", "'S+9 1^:00'"),
     "expected a later clock time of the same day", 0},
    {&segments, SEGMENT("'P3 1^:00'", "'P3 1^:30'", "@'P3 1^:00'"), "expected a story time", 0},
    {&segments, SEGMENT("'P3 1^:00'", "'P3 1^:30'", "@'S+9 1^:0'"), "expected a story time", 0},
    {&segments, SEGMENT("'P3 1^:00'", "'P3 1^:30'", "@'S+999999999999999 09:00'"),
     "expected a story time", 0},
    {&segments, SEGMENT("@'P1 11:00'", "'P1 11:30'", "'S+9 1^:00'"),
     "the segment begins before the last one ends", 0},
    {&segments, SEGMENT("'P3 1^:00'", "'P3 1^:30'", "@'S+0 10:00'"),
     "story time cannot run backwards", 0},
    /* the whole case */
    {&desks,
     "{'id': 'a', 'role': 'asker', 'title': 'A'},\n @{'id': 'b', 'role': 'bank', 'title': 'B',"
     " 'control': true}",
     "'b' can be asked by a.ask_bank, and has no answer without 'when'", 0},
    {&desks,
     "~2~{'id': 'd#', 'role': 'ngo', 'title': 'D', 'knowledge': ['f0', 'f1', 'f2', 'f3', 'f4',"
     " 'f5', 'f6', 'f7', 'f8', 'f9', 'f10', 'f11', 'f12', 'f13', 'f14', 'f15']}, ~"
     "@{'id': 'd', 'role': 'ngo', 'title': 'D', 'knowledge': ['f0', 'f1', 'f2', 'f3', 'f4', 'f5',"
     " 'f6', 'f7', 'f8', 'f9', 'f10', 'f11', 'f12', 'f13', 'f14', 'f15']}",
     "up to this desk the desks start with", 0},
    {&injects,
     "{'id': 'x', 'to': ['police', 'ngo', 'prosecutor'], " MAIL ", 'attach': @['f0', 'f1', 'f2',"
     " 'f3', 'f4', 'f5', 'f6', 'f7', 'f8', 'f9', 'f10', 'f11', 'f12', 'f13', 'f14', 'f15']}",
     "cards at once; at most 3000", 0},
    {&injects,
     "{'id': 'x', 'to': ['police'], 'title': 'Ñ', 'from': 'people', 'channel': 'phone', 'text':"
     " 't', 'subject': @'  '}",
     "'subject' is empty", 0},
    {&injects, "{'id': 'x', 'to': @['police'], " MAIL ", 'kind': 'note'}",
     "a note reaches no desk: 'to' is not read", 0},
    {&injects,
     "{'id': 'x', 'to': ['police'], " MAIL ", 'at': 'P1 10:00', 'until': @'P1 10:00'}",
     "'until' is not later than 'at'", 0},
    {&injects, "{'id': 'x', 'to': ['police'], " MAIL ", 'attach': ['tip', 'farm', @'tip']}",
     "'tip' is named twice", 0},
    {&desks,
     "{'id': 'x', 'role': 'ngo', 'title': 'X', 'knowledge': @['f0', 'f1', 'f2', 'f3', 'f4', 'f5',"
     " 'f6', 'f7', 'f8', 'f9', 'f10', 'f11', 'f12', 'f13', 'f14', 'f15', 'tip']}",
     "a desk starts with at most 16 cards and knowledge", 0},
    {&standing,
     "{'id': 'x', 'desk': 'police', 'verb': 'look', 'target': @'hermitage', " STANDING,
     "no desk ever gets a card of this", 0},
    {&standing, "{'id': 'x', 'desk': 'ngo', 'verb': 'share', 'with': @'secret', " STANDING,
     "no desk ever comes to know this", 0},
    {&outcomes, "{'id': 'a', 'verb': 'look'},\n @{'id': 'b', 'verb': 'look', 'target': 'barn'}",
     "never reached: 'a' stands before it", 0},
    {&outcomes, "{'id': 'x', 'verb': @'rule'}", "no desk that takes part may do this", 0},
    {&triggers, "{'id': 'x', 'when': 'done(write, @how=well)'}", "several roles word this verb", 0},
    {&handouts, "Run@\r\naway", "the line ends as on Windows (U+000D)", 0},
    {&handouts, "Run @\033[2J away", "forbidden character U+001B", 0},
    {&handouts, "The mill @\xff at night", "this is not UTF-8", 0},
    {&exhibits, "{'id': 'x', 'name': 'n', 'text': @'~1200~aaaaaaaaaa~a'}",
     "this text has 12001 bytes; at most 12000", 0},
    {&wordy, "@{'id': 'x', 'role': 'wordy', 'title': 'W'}",
     "role and words of this desk are longer than the 1044480 bytes", 0},
    {&pools, "{'id': 'x', 'title': 'T', 'units': @[{'id': 'u', 'title': 'U', 'tags': ['fast']}]}",
     "no verb asks this pool for 'fast'", 0},
    {&verbs,
     "{'id': 'x', 'title': 'T', 'minutes': 1, 'uses': @[{'pool': 'cars', 'tag': 'winged'}]}",
     "no unit of the pool 'cars' has the tag 'winged'", 0},
    {&verbs, "{'id': 'x', 'title': 'T', 'minutes': 1, 'group': @' '}", "'group' is empty", 0},
    {&verbs, "{'id': 'x', 'title': 'T', 'minutes': 1, 'uses': [{'pool': 'cars', @'tg': 'a'}]}",
     "unknown key 'tg', did you mean 'tag'?", 0},
    {&verbs,
     "{'id': 'x', 'title': 'T', 'minutes': 1, 'form': [{'id': 'a', 'title': 'A', 'type': 'choice',"
     " 'options': [{'id': 'o', @'titel': 'O', 'title': 'P'}]}]}",
     "unknown key 'titel', did you mean 'title'?", 0},
    {&verbs,
     "{'id': 'x', 'title': 'T', 'minutes': 1, 'form': [{'id': 'a', 'title': 'A', 'type': 'choice',"
     " 'options': [@{'id': 'o'}]}]}",
     "'title' is missing", 0},
    /* ids of what has no section of its own */
    {&verbs,
     "{'id': 'x', 'title': 'T', 'minutes': 1, 'form': [{'id': 'a', 'title': 'A', 'type': 'text'},"
     " {'id': @'a', 'title': 'B', 'type': 'text'}]}",
     "the id 'a' is there already", 0},
    {&verbs,
     "{'id': 'x', 'title': 'T', 'minutes': 1, 'form': [{'id': @'A', 'title': 'A', 'type':"
     " 'text'}]}",
     "an id is small letters", 0},
    {&pools,
     "{'id': 'x', 'title': 'T', 'units': [{'id': 'u', 'title': 'U'}, {'id': @'u', 'title': 'V'}]}",
     "the id 'u' is there already", 0},
    {&endings,
     "{'id': 'x', 'title': 'T', 'options': [{'id': 'a', 'when': 'seen', 'grade': 2, 'text': 't'},"
     " {'id': @'a', 'grade': 1, 'text': 't'}]}",
     "the id 'a' is there already", 0},
    /* promises */
    {&promises, "{'policy': 'idle', 'figure': 'p50', 'at_least': @2000}", "out of bounds", 0},
    {&promises, "@{'figure': 'p50', 'below': 1}", "'policy' is missing", 0},
    {&promises, "@{'policy': 'idle', 'below': 1}", "'figure' is missing", 0},
    {&promises, "{'policy': 'idle', 'figure': @'p51', 'below': 1}",
     "'p51' is none of (p5, p50, p95, mistakes_p50), did you mean 'p5", 0},
    {&promises, "{'policy': @'lazy', 'figure': 'p50', 'below': 1}",
     "'lazy' is none of (diligent, idle, random, careless, eager)", 0},
    {&promises, "{'policy': @'idel', 'figure': 'p50', 'below': 1}", "did you mean 'idle'?", 0},
    {&promises, "{'policy': @5, 'figure': 'p50', 'below': 1}", "expected a text, found a number",
     0},
    {&promises, "{'policy': 'idle', 'figure': 'p50', 'at_least': @-1}", "out of bounds: 0 to 1000",
     0},
    {&promises, "{'policy': 'idle', 'figure': 'p50', 'below': @-1}", "out of bounds: 0 to 1001", 0},
    {&promises, "@{'policy': 'idle', 'figure': 'p50'}", "a promise needs 'at_least' or 'below'", 0},
};

const size_t file_fault_count = ARRAY_LEN(file_faults);
