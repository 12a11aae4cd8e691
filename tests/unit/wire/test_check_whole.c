/*
 * Findings about the case as a whole, and about the files themselves.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/limits.h"
#include "tests/support/case_text.h"
#include "tests/unit/wire/fault.h"
#include "tests/unit/wire/whole.h"

Suite *check_whole_suite(void);

START_TEST(the_small_case_is_sound)
{
    ck_assert(case_text_load(&whole));
    ck_assert_int_eq(whole.findings.count, 0);
}
END_TEST

START_TEST(all_findings_of_all_files_come_in_one_run_in_order)
{
    static const char *const path[] = {"world/b.json", "world/a.json",      "msel/a.json",
                                       "rules/a.json", "evaluation/a.json", "scenario/a.json"};
    int32_t before = -1;

    for (size_t i = 0; i < ARRAY_LEN(path); i++) {
        char text[64];

        snprintf(text, sizeof(text), "{\n 'zzz': [], 'yyy': []}");
        case_text_put(&whole, path[i], i == 1 ? "{'places': [{'id': 5, 'nam': 6},\n 7]}" : text);
    }
    ck_assert(!case_text_load(&whole));
    ck_assert_int_eq(whole.findings.errors, whole.findings.count);
    for (size_t i = 0; i < ARRAY_LEN(path); i++) {
        int32_t file = case_text_index(&whole, path[i]);
        int32_t n = 0;

        for (int32_t k = 0; k < whole.findings.count; k++) {
            n += whole.findings.list[k].file == file;
        }
        ck_assert_msg(n == (i == 1 ? 4 : 2), "%s has %d findings", path[i], n);
    }
    for (int32_t k = 0; k < whole.findings.count; k++) {
        const struct finding *f = &whole.findings.list[k];
        const struct finding *g = k ? f - 1 : NULL;

        ck_assert_int_ge(f->file, before);
        ck_assert(!g || g->file < f->file || g->line < f->line ||
                  (g->line == f->line && g->column <= f->column));
        before = f->file;
    }
}
END_TEST

START_TEST(a_control_desk_that_can_be_asked_must_have_an_answer)
{
    /* Without its answer for tap, the judge stands at fault; people likewise for consent. */
    case_text_put(&whole, "rules.json",
                  "{'answers': [{'id': 'a', 'desk': 'judge', 'verb': 'raid', 'after': '1m',"
                  " 'decision': 'yes', 'text': 't'}, {'id': 'c', 'desk': 'people', 'verb':"
                  " 'ask_consent', 'after': '1m', 'decision': 'yes', 'text': 't'}]}");
    whole_only("scenario.json", 10, 2, "'judge' can be asked by police.tap, and has no answer");
}
END_TEST

START_TEST(an_answer_with_a_condition_is_not_enough)
{
    case_text_put(&whole, "rules/more.json", "{}");
    case_text_put(&whole, "rules.json",
                  "{'answers': [{'id': 'a', 'desk': 'judge', 'verb': 'raid', 'after': '1m',"
                  " 'decision': 'yes', 'text': 't'}, {'id': 'b', 'desk': 'judge', 'verb': 'tap',"
                  " 'when': 'seen', 'after': '1m', 'decision': 'yes', 'text': 't'}, {'id': 'c',"
                  " 'desk': 'people', 'verb': 'ask_consent', 'after': '1m', 'decision': 'yes',"
                  " 'text': 't'}]}");
    whole_only("scenario.json", 10, 2, "police.tap");
}
END_TEST

START_TEST(an_unknown_key_of_the_shared_file_is_named)
{
    struct span old = case_text_get(&whole, "roles/shared.json");
    char text[FILENAME_MAX];

    snprintf(text, sizeof(text), "{'chanels': [], %.*s", (int)old.len - 1, old.ptr + 1);
    case_text_put(&whole, "roles/shared.json", text);
    whole_only("roles/shared.json", 1, 2, "did you mean 'channels'");
}
END_TEST

START_TEST(verbs_that_are_no_list_are_named)
{
    case_text_put(&whole, "roles/prosecutor.json", "{'format': 1, 'title': 'P',\n 'verbs': {}}");
    whole_only("roles/prosecutor.json", 2, 11, "expected a list");
}
END_TEST

START_TEST(a_case_without_desks_or_time_is_not_sound)
{
    case_text_put(&whole, "scenario.json",
                  "{'format': 1, 'id': 'x', 'title': 'X', 'segments': [],"
                  " 'desks': []}");
    case_text_put(&whole, "world.json", "{}");
    case_text_put(&whole, "rules.json", "{}");
    ck_assert(!case_text_load(&whole));
    ck_assert_ptr_nonnull(whole_found("no segment"));
    ck_assert_ptr_nonnull(whole_found("no desk"));
}
END_TEST

START_TEST(too_many_desks_are_an_error_and_no_crash)
{
    static char text[16384];
    size_t n = (size_t)snprintf(text, sizeof(text), "{'desks': [");

    for (int i = 0; i < 70; i++) {
        n += (size_t)snprintf(text + n, sizeof(text) - n,
                              "%s\n {'id': 'd%d', 'role': 'ngo', 'title': 'T'}", i ? "," : "", i);
    }
    snprintf(text + n, sizeof(text) - n, "]}");
    case_text_put(&whole, "scenario/more.json", text);
    case_text_put(&whole, "msel.json",
                  "{'injects': [{'id': 'i', 'title': 'T', 'from': 'people', 'to': ['d69'],"
                  " 'channel': 'phone', 'subject': 's', 'text': 't'}]}");
    whole_only("scenario/more.json", 61, 2, "too many of kind desk: 75, at most 64"); /* the 65th */
}
END_TEST

/* 17 facts and 64 cards a desk: 37 desks come to 2,997. */
START_TEST(what_all_desks_start_with_fits_one_record)
{
    case_text_crowd(&whole, 30, 64);
    ck_assert(case_text_load(&whole));
    case_text_crowd(&whole, 40, 64);
    ck_assert(!case_text_load(&whole));
    ck_assert_ptr_nonnull(whole_found("the desks start with"));
}
END_TEST

/* The same for an inject: these desks start with no more than fits, the three others get it too. */
START_TEST(what_an_inject_carries_fits_one_record)
{
    static char text[4096];
    size_t n = (size_t)snprintf(text, sizeof(text),
                                "{'injects': [{'id': 'i', 'title': 'T', 'from': 'people',"
                                " 'channel': 'phone', 'subject': 's', 'text': 't', 'to': ["
                                "'police', 'ngo', 'prosecutor'");

    for (int i = 0; i < 10; i++) {
        n += (size_t)snprintf(text + n, sizeof(text) - n, ", 'd%d'", i);
    }
    n += (size_t)snprintf(text + n, sizeof(text) - n, "],\n 'attach': ['f0'");
    for (int i = 1; i < 16; i++) {
        n += (size_t)snprintf(text + n, sizeof(text) - n, ", 'f%d'", i);
    }
    snprintf(text + n, sizeof(text) - n, "]}]}");
    case_text_crowd(&whole, 10, 256);
    case_text_put(&whole, "msel.json", text);
    whole_only("msel.json", 2, 12, "cards at once; at most 3000");
}
END_TEST

/* 3,000 facts at the most, two for an ending: else the epilogue would not be told. */
START_TEST(what_is_told_at_endex_fits_one_record)
{
    static char text[1 << 19];

    for (int endings = 1400; endings <= 1500; endings += 100) {
        size_t n = (size_t)snprintf(text, sizeof(text), "{'endings': [");

        for (int i = 0; i < endings; i++) {
            n += (size_t)snprintf(text + n, sizeof(text) - n,
                                  "%s{'id': 'e%d', 'title': 'T', 'options': [{'id': 'a', 'grade': "
                                  "1, 'text': 't'}]}",
                                  i ? "," : "", i);
        }
        snprintf(text + n, sizeof(text) - n, "]}");
        case_text_put(&whole, "evaluation.json", text);
        ck_assert_int_eq(case_text_load(&whole), endings == 1400);
    }
    ck_assert_ptr_nonnull(whole_found("what is judged and told at ENDEX makes up to 3009 facts"));
}
END_TEST

START_TEST(what_a_console_is_told_first_fits_one_frame)
{
    static char text[1 << 21];
    size_t n = (size_t)snprintf(text, sizeof(text), "{'injects': [");

    for (int i = 0; i < 2000; i++) {
        n +=
            (size_t)snprintf(text + n, sizeof(text) - n,
                             "%s{'id': 'i%d', 'kind': 'note', 'from': 'people', 'title': '%0600d'}",
                             i ? "," : "", i, 0);
    }
    snprintf(text + n, sizeof(text) - n, "]}");
    case_text_put(&whole, "msel.json", text);
    ck_assert(!case_text_load(&whole));
    ck_assert_ptr_nonnull(whole_found("ids and titles are longer together than the 1044480 bytes"));
}
END_TEST

START_TEST(a_value_that_is_not_given_lies_inside_its_bounds)
{
    case_text_put(&whole, "scenario/more.json",
                  "{'variables': [{'id': 'high', 'type': 'number', 'min': 3, 'max': 9},"
                  " {'id': 'low', 'type': 'number', 'min': -9, 'max': -2},"
                  " {'id': 'nowhere', 'type': 'place'}]}");
    ck_assert(case_text_load(&whole));
    ck_assert_int_eq(
        whole.scenario.variable[names_find(&whole.scenario.names[REF_VARIABLE], SPAN("high"))]
            .start,
        3);
    ck_assert_int_eq(
        whole.scenario.variable[names_find(&whole.scenario.names[REF_VARIABLE], SPAN("low"))].start,
        -2);
    ck_assert_int_eq(
        whole.scenario.variable[names_find(&whole.scenario.names[REF_VARIABLE], SPAN("nowhere"))]
            .start,
        NONE);
}
END_TEST

/* More different patterns than there is room for: the first that has none is named. */
START_TEST(a_case_that_asks_about_too_many_acts_is_refused)
{
    static const char *const desk[] = {"police", "ngo", "prosecutor", "judge"};
    static const char *const thing[] = {"samira",  "dario", "barn",        "farm",  "firm",
                                        "account", "van",   "phone_photo", "letter"};
    static const char *const with[] = {"tip", "names", "extra"};
    static const char *const verb[] = {"share", "message", "request", "answer", "flag",
                                       "meet",  "agree",   "refuse",  "note",   "handover"};
    static char text[1 << 19];
    size_t n = (size_t)snprintf(text, sizeof(text), "{'triggers': [");
    int room;
    int column = 0;

    ck_assert(case_text_load(&whole));
    room = whole.scenario.probe_room - whole.scenario.probes;
    for (int i = 0; i <= room; i++) {
        char head[80];

        column =
            1 + snprintf(head, sizeof(head), "{'id': 't%d', 'when': 'done(%s.", i, desk[i % 4]);
        n += (size_t)snprintf(text + n, sizeof(text) - n, "%s\n%s%s, %s, to=%s, with=%s)'}",
                              i ? "," : "", head, verb[i / 432], thing[i / 16 % 9], desk[i / 4 % 4],
                              with[i / 144 % 3]);
    }
    snprintf(text + n, sizeof(text) - n, "]}");
    case_text_put(&whole, "rules/more.json", text);
    whole_only("rules/more.json", (uint32_t)room + 2, (uint32_t)column,
               "the case asks about too many acts");
}
END_TEST

START_TEST(promises_of_several_files_are_all_kept)
{
    case_text_put(&whole, "evaluation/a.json",
                  "{'promises': [{'policy': 'idle', 'figure': 'p5', 'below': 1},"
                  " {'policy': 'random', 'figure': 'p50', 'below': 1}, {'policy': 'eager', "
                  "'figure': 'p95', 'below': 1}]}");
    case_text_put(&whole, "evaluation/b.json",
                  "{'promises': [{'policy': 'careless', 'figure': 'mistakes_p50', 'below': 7}]}");
    ck_assert(case_text_load(&whole));
    ck_assert_int_eq(whole.scenario.promises, 4);
    ck_assert_int_eq(whole.scenario.promise[0].policy, POLICY_IDLE);
    ck_assert_int_eq(whole.scenario.promise[2].figure, FIGURE_P95);
    ck_assert_int_eq(whole.scenario.promise[3].policy, POLICY_CARELESS);
    ck_assert_int_eq(whole.scenario.promise[3].figure, FIGURE_MISTAKES_P50);
    ck_assert_int_eq(whole.scenario.promise[3].at_least, NEVER);
    ck_assert_int_eq(whole.scenario.promise[3].below, 7);
}
END_TEST

Suite *check_whole_suite(void)
{
    Suite *s = suite_create("check whole");
    TCase *c = tcase_create("whole");

    tcase_add_checked_fixture(c, whole_begin, whole_end);
    tcase_add_test(c, the_small_case_is_sound);
    tcase_add_test(c, all_findings_of_all_files_come_in_one_run_in_order);
    tcase_add_test(c, a_control_desk_that_can_be_asked_must_have_an_answer);
    tcase_add_test(c, an_answer_with_a_condition_is_not_enough);
    tcase_add_test(c, an_unknown_key_of_the_shared_file_is_named);
    tcase_add_test(c, verbs_that_are_no_list_are_named);
    tcase_add_test(c, a_case_without_desks_or_time_is_not_sound);
    tcase_add_test(c, too_many_desks_are_an_error_and_no_crash);
    tcase_add_test(c, what_all_desks_start_with_fits_one_record);
    tcase_add_test(c, what_an_inject_carries_fits_one_record);
    tcase_add_test(c, what_is_told_at_endex_fits_one_record);
    tcase_add_test(c, what_a_console_is_told_first_fits_one_frame);
    tcase_add_test(c, a_case_that_asks_about_too_many_acts_is_refused);
    tcase_add_test(c, promises_of_several_files_are_all_kept);
    tcase_add_test(c, a_value_that_is_not_given_lies_inside_its_bounds);
    suite_add_tcase(s, c);
    return s;
}
