/*
 * A case in another language: handbook/format/scenario.md section 10.
 */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "tests/support/case_text.h"

Suite *texts_suite(void);

static struct case_text t;
static struct translation it;

static void begin(void)
{
    case_text_init(&t);
    case_text_small(&t);
}

static void end(void)
{
    case_text_done(&t);
}

static bool load_it(void)
{
    it = (struct translation){.lang = SPAN("it")};
    findings_init(&t.findings, &t.arena);
    return load_case(t.file, t.files, &it, &t.arena, &t.findings, &t.scenario);
}

static void is(struct span text, const char *words)
{
    ck_assert_msg(span_is(text, words), "'%.*s', not '%s'", (int)text.len, text.ptr, words);
}

/* One finding, at this place of text/it.json. */
static void found(const char *says, uint32_t line, uint32_t column, bool warning)
{
    ck_assert_int_eq(t.findings.count, 1);
    ck_assert_msg(strstr(t.findings.list[0].text.ptr, says) != NULL, "%s",
                  t.findings.list[0].text.ptr);
    ck_assert_int_eq(t.findings.list[0].file, case_text_index(&t, "text/it.json"));
    ck_assert_uint_eq(t.findings.list[0].line, line);
    ck_assert_uint_eq(t.findings.list[0].column, column);
    ck_assert(t.findings.list[0].warning == warning);
}

START_TEST(words_take_the_place_of_their_source_and_nothing_else_changes)
{
    struct scenario own;

    ck_assert(case_text_load(&t));
    own = t.scenario;
    case_text_put(&t, "text/it.json",
                  "{'title': {'source': 'Small', 'text': 'Piccolo'},\n"
                  " 'places.barn.name': {'source': 'Barn', 'text': 'Fienile'},\n"
                  " 'pools.cars.units.car_a.title': {'source': 'A', 'text': 'Auto A'}}\n");
    case_text_put(&t, "text/ru.json", "{'title': {'source': 'Small', 'text': 'X'}}\n");
    case_text_put(&t, "roles/text/it.json",
                  "{'roles.judge.title': {'source': 'Office', 'text': 'Ufficio'}}\n");
    ck_assert(load_it());
    ck_assert_int_eq(t.findings.count, 0);
    is(t.scenario.title, "Piccolo");
    is(t.scenario.thing[names_find(&t.scenario.names[REF_THING], SPAN("barn"))].name, "Fienile");
    is(t.scenario.pool[0].unit[0].title, "Auto A");
    for (int32_t kind = 0; kind < REF_KIND_COUNT; kind++) {
        ck_assert_int_eq(scenario_count(&t.scenario, (enum ref_kind)kind),
                         scenario_count(&own, (enum ref_kind)kind));
        for (int32_t i = 0; i < scenario_count(&own, (enum ref_kind)kind); i++) {
            ck_assert(span_eq(scenario_id(&own, (enum ref_kind)kind, i),
                              scenario_id(&t.scenario, (enum ref_kind)kind, i)));
        }
    }
    ck_assert_int_eq(t.scenario.verbs, own.verbs);
    is(t.scenario.desk[0].title, "Police"); /* what has no words stays as it is */
    ck_assert_int_eq(it.stale, 0);
    ck_assert_int_eq(it.missing, it.count - 5); /* what is called A stands at two places */
}
END_TEST

START_TEST(the_same_text_elsewhere_takes_the_same_words_unless_it_has_its_own)
{
    case_text_put(&t, "roles/text/it.json",
                  "{'roles.judge.title': {'source': 'Office', 'text': 'Ufficio'},\n"
                  " 'roles.people.title': {'source': 'Office', 'text': 'Persone'}}\n");
    ck_assert(load_it());
    is(t.scenario.role[names_find(&t.scenario.names[REF_ROLE], SPAN("prosecutor"))].title,
       "Ufficio");
    is(t.scenario.role[names_find(&t.scenario.names[REF_ROLE], SPAN("people"))].title, "Persone");
}
END_TEST

/* Lists are numbered: with something put before them they are found again by what they say. */
START_TEST(words_follow_their_source_to_another_place)
{
    case_text_put(&t, "text/it.json",
                  "{'places.farm.name': {'source': 'Barn', 'text': 'Fienile'},\n"
                  " 'places.barn.name': {'source': 'Farm', 'text': 'Podere'}}\n");
    ck_assert(load_it());
    is(t.scenario.thing[names_find(&t.scenario.names[REF_THING], SPAN("barn"))].name, "Fienile");
    is(t.scenario.thing[names_find(&t.scenario.names[REF_THING], SPAN("farm"))].name, "Podere");
    ck_assert_int_eq(it.stale, 0);
}
END_TEST

START_TEST(words_for_a_source_that_has_changed_are_shown_and_told)
{
    case_text_put(&t, "text/it.json",
                  "{'title':\n  {'source': 'Tiny', 'text': 'Minuscolo'}}\n");
    ck_assert(load_it());
    is(t.scenario.title, "Minuscolo");
    found("'title' was translated from another text: the source has changed", 1, 2, true);
    ck_assert_int_eq(it.stale, 1);
}
END_TEST

static const struct {
    const char *file, *says;
    uint32_t line, column;
    bool warning;
} wrong[] = {
    {"{'titel': {'source': 'Small', 'text': ''}}", "stands at 'titel', did you mean 'title'?", 1, 2,
     true},
    {"{'id':\n {'source': 'small', 'text': 'x'}}", "no text of the case stands at 'id'", 1, 2,
     true},
    {"{'title': {'source': 'Small',\n 'text': 'Due\\nrighe'}}", "'title' is one line", 2, 10,
     false},
    {"{'title': {'text': 'Piccolo'}}", "'source' is missing", 1, 11, false},
    {"{'title': {'source': 'Small', 'txt': 'x'}}", "unknown key 'txt', did you mean 'text'?", 1, 31,
     false},
    {"{'title':\n 'Piccolo'}", "expected an object, found a text", 2, 2, false},
    {"\n['title']", "expected an object of translated texts", 2, 1, false},
};

START_TEST(what_is_wrong_with_words_is_told_where_they_stand)
{
    case_text_put(&t, "text/it.json", wrong[_i].file);
    ck_assert(load_it() == wrong[_i].warning);
    found(wrong[_i].says, wrong[_i].line, wrong[_i].column, wrong[_i].warning);
}
END_TEST

START_TEST(one_place_has_one_entry)
{
    case_text_put(&t, "text/it.json", "{'title': {'source': 'Small', 'text': 'Piccolo'}}");
    case_text_put(&t, "roles/text/it.json", "{'title': {'source': 'Small', 'text': 'Minuto'}}");
    ck_assert(!load_it());
    ck_assert_int_eq(t.findings.count, 1);
    ck_assert(strstr(t.findings.list[0].text.ptr, "'title' is translated in another file") != NULL);
}
END_TEST

/* The file as it is written, in place of the one there was. */
static void write_anew(bool roles)
{
    struct bytes b;

    bytes_init(&b, 1 << 20);
    texts_write(&it, roles, &b);
    case_text_put_raw(&t, roles ? "roles/text/it.json" : "text/it.json",
                      arena_span(&t.arena, bytes_view(&b)));
    bytes_done(&b);
}

START_TEST(the_file_that_is_written_reads_as_it_was_and_keeps_what_is_not_of_this_case)
{
    int32_t count;

    case_text_put(&t, "text/it.json",
                  "{'title': {'source': 'Tiny', 'text': 'Minuscolo'},\n"
                  " 'places.barn.name': {'source': 'Barn', 'text': 'Fie \\\\ \\' nile'}}\n");
    case_text_put(&t, "roles/text/it.json",
                  "{'roles.elsewhere.title': {'source': 'Far', 'text': 'Lontano'}}\n");
    ck_assert(load_it());
    count = it.count;
    ck_assert_int_eq(it.others, 1);
    write_anew(false);
    write_anew(true);
    ck_assert(load_it());
    write_anew(false); /* twice: nothing gets lost on the way */
    write_anew(true);
    ck_assert(load_it());
    ck_assert_int_eq(t.findings.count, 0); /* what had changed is open, its old words aside */
    is(t.scenario.title, "Small");
    is(t.scenario.thing[names_find(&t.scenario.names[REF_THING], SPAN("barn"))].name,
       "Fie \\ \" nile");
    ck_assert_int_eq(it.count, count);
    ck_assert_int_eq(it.others, 1);
    ck_assert_int_eq(it.stale, 0);
    ck_assert_int_eq(it.missing, count - 1);
    ck_assert(memmem(case_text_get(&t, "text/it.json").ptr, case_text_get(&t, "text/it.json").len,
                     "\"was\": \"Minuscolo\"", 18) != NULL);
}
END_TEST

Suite *texts_suite(void)
{
    Suite *s = suite_create("texts");
    TCase *tc = tcase_create("texts");

    tcase_add_checked_fixture(tc, begin, end);
    tcase_add_test(tc, words_take_the_place_of_their_source_and_nothing_else_changes);
    tcase_add_test(tc, the_same_text_elsewhere_takes_the_same_words_unless_it_has_its_own);
    tcase_add_test(tc, words_follow_their_source_to_another_place);
    tcase_add_test(tc, words_for_a_source_that_has_changed_are_shown_and_told);
    tcase_add_loop_test(tc, what_is_wrong_with_words_is_told_where_they_stand, 0,
                        (int)ARRAY_LEN(wrong));
    tcase_add_test(tc, one_place_has_one_entry);
    tcase_add_test(tc, the_file_that_is_written_reads_as_it_was_and_keeps_what_is_not_of_this_case);
    suite_add_tcase(s, tc);
    return s;
}
