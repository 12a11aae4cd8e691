/*
 * The condition language: what it says, what it refuses and where, and when time may turn it.
 */
#include <string.h>

#include "engine/core/compile.h"
#include "tests/unit/core/fixture.h"

Suite *expr_suite(void);

#define INJECT(id, at)                                                                             \
    "{'id': '" id "', 'title': 'T', 'at': '" at "', 'from': 'people', 'to': ['police'],"           \
    " 'channel': 'phone', 'subject': 's', 'text': 't', 'attach': ['extra']}"

static const char msel[] =
    "{'injects': [" INJECT("past", "P1 09:10") "," INJECT("future", "P1 14:00") "]}";

/* So that the patterns below are kept: only what some condition asks is. */
static const char criteria[] =
    "{'criteria': [{'id': 'c', 'objective': 'law', 'title': 'C', 'points': 1, 'when':"
    " 'done(police.quick) or done(quick) or began(ngo.gift) or began(police.look, barn)"
    " or done(police.look, barn) or began(police.look, farm)'}]}";

enum where { CASE, NEEDS, JUDGED, ACT_AT_HAND };

static struct compiler compiler_for(enum where where)
{
    static const enum place places[] = {PLACE_CASE, PLACE_VIEW, PLACE_EVALUATION, PLACE_CASE};
    struct compiler c = {.sc = &play.text.scenario,
                         .arena = &play.text.arena,
                         .place = places[where],
                         .self = where == NEEDS ? NGO : NONE};

    if (where == NEEDS || where == ACT_AT_HAND) {
        c.has_target = true;
        c.verb = scenario_verb(&play.text.scenario, NGO, id_of(REF_VERB, "talk"));
    }
    return c;
}

/* At 09:30: past released 20 minutes ago and opened by police 19 minutes ago, quick done twice. */
static void begin(void)
{
    play_start(msel, NULL, criteria);
    ck_assert_int_eq(act(POLICE, "quick", NULL, 5 * MINUTE), REFUSE_NONE);
    ck_assert_int_eq(act(POLICE, "quick", NULL, 6 * MINUTE), REFUSE_NONE);
    ck_assert_int_eq(act(POLICE, "look", "barn", 7 * MINUTE), REFUSE_NONE);
    pass(10 * MINUTE);
    ck_assert_int_eq(
        receipt(COMMAND_OPEN, POLICE, nth(FACT_ITEM, 5)->fact.u.item.item, 11 * MINUTE),
        REFUSE_NONE);
    ck_assert_int_eq(receipt(COMMAND_DELIVERED, NGO, 2, 30 * MINUTE), REFUSE_NONE);
}

static const struct {
    const char *text;
    bool holds;
} values[] = {
    {"true", true},
    {"false", false},
    {"not false", true},
    {"not not true", true},
    {"not true or true", true},
    {"not (true or true)", false},
    {"false and false or true", true},
    {"false and (false or true)", false},
    {"true or false and false", true},
    {"(true or false) and false", false},
    {"not false and false", false},
    {"not (false and false)", true},
    {"1 + 2 * 3 == 7", true},
    {"(1 + 2) * 3 == 9", true},
    {"2 * 3 + 1 == 7", true},
    {"10 - 3 - 2 == 5", true},
    {"10 - (3 - 2) == 9", true},
    {"-3 + 5 == 2", true},
    {"2 - -3 == 5", true},
    {"-2 * 3 == -6", true},
    {"3 * -2 == -6", true},
    {"--4 == 4", true},
    {"not 1 == 2", true},
    {"not 1 < 2", false},
    {"1 < 2 and 2 < 3", true},
    {"1 <= 1", true},
    {"1 < 1", false},
    {"1 >= 1", true},
    {"1 > 1", false},
    {"1 != 1", false},
    {"1 == 1", true},
    {"true == false", false},
    {"true != false", true},
    {"(1 < 2) == (3 < 4)", true},
    {"((((1)))) == 1", true},
    {" 1==1 ", true},
    {"1\n==\n1", true},
    {"alert == 1", true},
    {"alert + other == 4", true},
    {"alert < other", true},
    {"seen", false},
    {"not seen", true},
    {"mode == quiet", true},
    {"mode != loud", true},
    {"mode == loud or mode == quiet", true},
    {"hideout == barn", false},
    {"hideout != barn", true},
    {"trust(samira) == 2", true},
    {"trust(dario) == 4", true},
    {"trust(dario) - trust(samira) >= 2", true},
    {"informed(samira)", false},
    {"mood(samira) == calm", true},
    {"stays(samira) == barn", true},
    {"stays(samira) == farm", false},
    {"phase == running", true},
    {"phase != waiting", true},
    {"phase == ended", false},
    {"now == P1 09:30", true},
    {"now >= P1 09:31", false},
    {"now + 30m == P1 10:00", true},
    {"now - 30m == P1 09:00", true},
    {"now - P1 09:00 == 30m", true},
    {"P1 13:00 - P1 12:00 == 0m", true},
    {"P1 15:00 - P1 09:00 == 5h", true},
    {"1h30m == 90m", true},
    {"90s == 1m30s", true},
    {"2 * 45s == 1m30s", true},
    {"45s * 2 == 90s", true},
    {"48h story == 2d story", true},
    {"24h story + 24h story == 2d story", true},
    {"1d story - 1h story < 24h story", true},
    {"-20m < 0m", true},
    {"released(past)", true},
    {"released(future)", false},
    {"since(released, past) == 20m", true},
    {"since(released, past) > 20m", false},
    {"since(opened, police, past) == 19m", true},
    {"opened(police, past)", true},
    {"opened(ngo, past)", false},
    {"told(ngo, names)", true},
    {"knows(ngo, names)", false},
    {"knows(police, extra)", true},
    {"told(police, extra)", true},
    {"told(police, tip)", false},
    {"card(police, barn)", true},
    {"card(ngo, barn)", false},
    {"since(card, police, barn) == 30m", true},
    {"holds(police, phone_photo)", true},
    {"holds(ngo, phone_photo)", false},
    {"consent(samira, police)", false},
    {"breached(samira)", false},
    {"done(police.quick)", true},
    {"count(police.quick) == 2", true},
    {"count(quick) == 2", true},
    {"since(done, police.quick) == 25m", true},
    {"began(police.look, barn)", true},
    {"done(police.look, barn)", true},
    {"since(done, police.look, barn) == 13m", true},
    {"since(began, police.look, barn) == 23m", true},
    {"began(police.look, farm)", false},
    {"began(ngo.gift)", false},
    {"agreed(conference)", false},
    {"missed(past)", false},
    /* never */
    {"since(released, future) > 0m", false},
    {"since(released, future) <= 0m", false},
    {"since(released, future) == 0m", false},
    {"since(released, future) != 0m", false},
    {"not since(released, future) > 0m", true},
    {"since(released, future) == since(released, future)", false},
    {"since(released, future) - 5m < 0m", false},
    {"5m - since(released, future) < 0m", false},
    {"since(released, future) * 2 >= 0m", false},
    {"-since(released, future) < 0m", false},
    {"now - since(released, future) < P1 15:00", false},
    {"since(began, ngo.gift) < 1h", false},
    /* results that do not fit stay at the largest value */
    {"999999999999999 * 999999999999999 == 999999999999999 * 999999999999999 + 1", true},
    {"999999999999999 * 999999999999999 > 999999999999999", true},
    {"-999999999999999 * 999999999999999 < -999999999999999", true},
    {"-999999999999999 * 999999999999999 - 5 == -999999999999999 * 999999999999999", true},
    {"0 - 999999999999999 * 999999999999999 == -999999999999999 * 999999999999999", true},
    {"999999999999999 * 999999999999999 - 1 < 999999999999999 * 999999999999999", true},
    /* so do the paces at which they change as time passes */
    {"-(since(released, past) * 999999999999999 * 999999999999999) -"
     " since(released, past) * 999999999999999 * 999999999999999 < 0m",
     true},
    {"since(released, past) * 999999999999999 * 999999999999999 +"
     " since(released, past) * 999999999999999 * 999999999999999 > 0m",
     true},
};

START_TEST(a_condition_says_what_the_handbook_says)
{
    struct scope scope = {
        .sc = &play.text.scenario, .st = &play.core.st, .self = NONE, .target = NONE};

    for (size_t i = 0; i < ARRAY_LEN(values); i++) {
        struct compiler c = compiler_for(CASE);
        struct code code;

        ck_assert_msg(compile_condition(&c, span_of(values[i].text), &code), "%s: %zu: %s",
                      values[i].text, c.error_at, c.error);
        ck_assert_msg((expr_eval(&code, &scope, NULL) != 0) == values[i].holds, "%s should be %s",
                      values[i].text, values[i].holds ? "true" : "false");
    }
}
END_TEST

static const struct {
    enum where where;
    const char *text;
    size_t at;
    const char *says;
} errors[] = {
    {CASE, "", 0, "missing at the end"},
    {CASE, "1 ==", 4, "missing at the end"},
    {CASE, "true and", 8, "missing at the end"},
    {CASE, "alrt >= 3", 0, "unknown variable 'alrt', did you mean 'alert'?"},
    {CASE, "true and alrt >= 3", 9, "did you mean 'alert'"},
    {CASE, "zzzzzzzz", 0, "unknown variable 'zzzzzzzz'"},
    {CASE, "trust(samra) > 1", 6, "did you mean 'samira'"},
    {CASE, "truth(samira) > 1", 0, "unknown function or attribute 'truth'"},
    {CASE, "trust(barn) > 1", 6, "not a person"},
    {CASE, "holds(police, barn)", 14, "not an exhibit"},
    {CASE, "holds(polic, letter)", 6, "did you mean 'police'"},
    {CASE, "released(pst)", 9, "did you mean 'past'"},
    {CASE, "told(ngo, nams)", 10, "did you mean 'names'"},
    {CASE, "done(police.lok)", 12, "did you mean 'look'"},
    {CASE, "done(ngo.look)", 9, "does not grant"},
    {CASE, "done(police.look, barn, farm)", 24, "one target"},
    {CASE, "done(police.look, 5)", 18, "expected a target"},
    {CASE, "done(ngo.talk, samira, opening=safty)", 23,
     "'safty' is none of its options (safety, papers), did you mean 'safety'?"},
    {CASE, "done(ngo.talk, samira, openin=safety)", 23, "no choice 'openin'"},
    {CASE, "done(ngo.share, to=polic)", 19, "did you mean 'police'"},
    {CASE, "done(ngo.share, with=nams)", 21, "did you mean 'names'"},
    {CASE, "alert", 0, "this is a number, not a condition"},
    {CASE, "20m", 0, "a play duration, not a condition"},
    {CASE, "now", 0, "a clock time, not a condition"},
    {CASE, "mode", 0, "a choice, not a condition"},
    {CASE, "seen == 1", 5, "cannot compare a flag with a number"},
    {CASE, "1 == seen", 2, "cannot compare a number with a flag"},
    {CASE, "20m == 20", 4, "cannot compare a play duration with a number"},
    {CASE, "20m == 20m story", 4, "a play duration with a story duration"},
    {CASE, "now > 20m", 4, "cannot compare a clock time with a play duration"},
    {CASE, "since(released, past) > 48h story", 22, "a play duration with a story duration"},
    {CASE, "20m + 1h story > 1h", 4, "cannot be reckoned together"},
    {CASE, "now + now > P1 10:00", 4, "cannot be reckoned together"},
    {CASE, "now * 2 > P1 10:00", 4, "cannot be reckoned together"},
    {CASE, "20m * 20m > 1h", 4, "cannot be reckoned together"},
    {CASE, "seen + 1 > 1", 5, "cannot be reckoned together"},
    {CASE, "now + 1h story > P1 10:00", 4, "cannot be reckoned together"},
    {CASE, "seen > false", 5, "has no order"},
    {CASE, "mode < mode", 5, "has no order"},
    {CASE, "stays(samira) >= stays(dario)", 14, "has no order"},
    {CASE, "mode == louder", 8, "none of its options"},
    {CASE, "phase == going", 9, "none of its options"},
    {CASE, "stays(samira) == bran", 17, "did you mean 'barn'"},
    {CASE, "1 < 2 < 3", 6, "do not chain"},
    {CASE, "1 == 1 == true", 7, "do not chain"},
    {CASE, "true and 1 < 2 <= 3", 15, "do not chain"},
    {CASE, "(true", 0, "never closed"},
    {CASE, "true and (false or (true)", 9, "never closed"},
    {CASE, "true)", 4, "closes nothing"},
    {CASE, "(true))", 6, "closes nothing"},
    {CASE, "()", 1, "cannot stand here"},
    {CASE, "released(past", 13, "expected ')'"},
    {CASE, "told(ngo names)", 9, "expected ','"},
    {CASE, "released()", 9, "expected the id of a inject"},
    {CASE, "released(past, past)", 13, "expected ')'"},
    {CASE, "not 5", 0, "'not' needs a flag"},
    {CASE, "-true == false", 0, "'-' needs a number"},
    {CASE, "1 and true", 2, "'and' needs a flag on each side"},
    {CASE, "true or alert", 5, "'or' needs a flag on each side"},
    {CASE, "true true", 5, "expected an operator before 'true'"},
    {CASE, "alert = 3", 6, "expected an operator before '='"},
    {CASE, "alert / 3 > 1", 6, "expected an operator before '/'"},
    {CASE, "alert > 1.5", 9, "expected an operator before '.'"},
    {CASE, "and true", 0, "unknown variable 'and'"},
    {CASE, "* 3 > 1", 0, "cannot stand here"},
    {CASE, "3 apples > 1", 2, "expected an operator before 'apples'"},
    {CASE, "3x > 1", 0, "cannot stand here"},
    {CASE, "1234567890123456 > 1", 0, "cannot stand here"},
    {CASE, "now >= P1 12:30", 7, "P1 12:30 lies in no segment"},
    {CASE, "now >= P2 09:30", 7, "lies in no segment"},
    {CASE, "now >= P1 08:59", 7, "lies in no segment"},
    {CASE, "since(seen) > 1m", 6, "since() needs"},
    {CASE, "since(holds, police, letter) > 1m", 6, "since() needs"},
    {CASE, "since(released past) > 1m", 15, "expected ','"},
    {CASE, "self == 1", 0, "unknown variable 'self'"},
    {CASE, "told(self, names)", 5, "only in needs"},
    {CASE, "done(self.look)", 5, "only in needs"},
    {CASE, "trust(target) > 1", 6, "only where there is an act at hand"},
    {CASE, "done(police.look, target)", 18, "only where there is an act at hand"},
    {CASE, "form(opening) == safety", 5, "only where the pattern names desk and verb"},
    {CASE, "expected(c)", 0, "belongs to the evaluation"},
    {CASE, "true and avoided(c)", 9, "belongs to the evaluation"},
    {CASE, "mistaken(c)", 0, "belongs to the evaluation"},
    {JUDGED, "expected(c)", 9, "unknown expectation"},
    {JUDGED, "mistaken(c)", 9, "unknown mistake"},
    {NEEDS, "alert > 1", 0, "cannot see the variables"},
    {NEEDS, "trust(samira) > 1", 0, "cannot see a person's attributes"},
    {NEEDS, "released(past)", 0, "not what a desk itself can see"},
    {NEEDS, "since(released, past) > 1m", 6, "not what a desk itself can see"},
    {NEEDS, "consent(samira, police)", 0, "not what a desk itself can see"},
    {NEEDS, "knows(police, tip)", 6, "write 'self'"},
    {NEEDS, "done(police.look)", 5, "write 'self'"},
    {NEEDS, "done(look)", 5, "write 'self.verb'"},
    {NEEDS, "done(self.look)", 10, "does not grant"},
    {ACT_AT_HAND, "form(words) == safety", 5, "no such choice"},
    {ACT_AT_HAND, "form(opening) == saftey", 17, "none of its options"},
    /* Times that would not fit 64 bits are no times. */
    {CASE, "999999999999999d > 1m", 0, "cannot stand here"},
    {CASE, "99999999999999h999999999999d > 1m", 0, "cannot stand here"},
    {CASE, "now > P1 999999999999999:00", 6, ""},
    {CASE, "now > P1 09:999999999999999", 6, ""},
    {CASE, "now > P999999999999999 10:00", 6, "lies in no segment"},
};

START_TEST(what_is_wrong_is_named_at_its_byte)
{
    for (size_t i = 0; i < ARRAY_LEN(errors); i++) {
        struct compiler c = compiler_for(errors[i].where);
        struct code code;

        ck_assert_msg(!compile_condition(&c, span_of(errors[i].text), &code),
                      "'%s' should not compile", errors[i].text);
        ck_assert_msg(c.error_at == errors[i].at, "'%s': at %zu, not %zu: %s", errors[i].text,
                      c.error_at, errors[i].at, c.error);
        ck_assert_msg(strstr(c.error, errors[i].says), "'%s' says: %s", errors[i].text, c.error);
    }
}
END_TEST

static const struct {
    enum where where;
    const char *text;
} fine[] = {
    {NEEDS, "knows(self, names)"},
    {NEEDS, "told(self, names) or card(self, samira)"},
    {NEEDS, "done(self.talk, target) and count(self.talk) > 1"},
    {NEEDS, "since(done, self.talk, target) > 20m"},
    {NEEDS, "holds(self, letter) and agreed(conference)"},
    {NEEDS, "form(opening) == safety"},
    {NEEDS, "began(self.share, to=police, with=names, names=withheld)"},
    {ACT_AT_HAND, "form(opening) == safety and trust(target) > 1"},
    {JUDGED, "done(ngo.talk, samira, opening=papers)"},
    {CASE, "done(ngo.share, to=police, with=names, names=given)"},
};

START_TEST(what_is_allowed_where_is_allowed)
{
    for (size_t i = 0; i < ARRAY_LEN(fine); i++) {
        struct compiler c = compiler_for(fine[i].where);
        struct code code;

        ck_assert_msg(compile_condition(&c, span_of(fine[i].text), &code), "'%s': %zu: %s",
                      fine[i].text, c.error_at, c.error);
    }
}
END_TEST

START_TEST(the_longest_condition_is_an_error_and_no_crash)
{
    static char text[8192];
    static const char *const piece[] = {"(", "not ", "-", "1 + ", "true and ", "1 < (", "f("};

    for (size_t i = 0; i < ARRAY_LEN(piece); i++) {
        struct compiler c = compiler_for(CASE);
        struct code code;
        size_t len = 0;

        while (len + 16 < sizeof(text)) {
            memcpy(text + len, piece[i], strlen(piece[i]));
            len += strlen(piece[i]);
        }
        memcpy(text + len, "1", 2);
        ck_assert(!compile_condition(&c, span_of(text), &code));
        ck_assert(c.error[0] && c.error_at <= len);
    }
}
END_TEST

Suite *expr_suite(void)
{
    Suite *s = suite_create("expr");
    TCase *t = tcase_create("expr");

    tcase_add_checked_fixture(t, begin, play_done);
    tcase_add_test(t, a_condition_says_what_the_handbook_says);
    tcase_add_test(t, what_is_wrong_is_named_at_its_byte);
    tcase_add_test(t, what_is_allowed_where_is_allowed);
    tcase_add_test(t, the_longest_condition_is_an_error_and_no_crash);
    suite_add_tcase(s, t);
    return s;
}
