/*
 * What a desk is told of the case at first, and reads again: objectives in words for it, and no
 * others; the titles that evaluators rate stay with staff.
 */
#include <string.h>

#include <check.h>

#include "engine/wire/brief.h"
#include "tests/support/case_text.h"

Suite *brief_suite(void);

static struct case_text text;
static struct bytes out;
static struct arena arena;
static struct scenario lexicon;
static int32_t desk;

static void begin(void)
{
    case_text_init(&text);
    case_text_small(&text);
    ck_assert(case_text_load(&text));
    bytes_init(&out, 1 << 20);
    arena_init(&arena, 1 << 20);
}

static void end(void)
{
    case_text_done(&text);
    bytes_done(&out);
    arena_done(&arena);
}

static void told_to(int32_t who)
{
    brief_write(&text.scenario, who, &out);
    ck_assert(!out.over);
    ck_assert(brief_read(bytes_view(&out), &arena, &lexicon, &desk));
    ck_assert_int_eq(desk, who);
}

static bool says(const char *words)
{
    return memmem(out.ptr, out.len, words, strlen(words)) != NULL;
}

START_TEST(a_desk_is_told_of_objectives_in_words_for_it)
{
    told_to(0);
    ck_assert_int_eq(scenario_count(&lexicon, REF_OBJECTIVE), 1);
    ck_assert(span_is(lexicon.objective[0].told, "Safe"));
    ck_assert(span_is(scenario_id(&lexicon, REF_OBJECTIVE, 0), "safety"));
    ck_assert(!says("\"Safety\"")); /* as evaluators read it */
    ck_assert(says("\"told\":[{\"id\":\"safety\",\"title\":\"Safe\"}]"));
    ck_assert(!says("\"Law\""));
}
END_TEST

START_TEST(staff_are_told_of_every_objective_by_its_title)
{
    told_to(NONE);
    ck_assert_int_eq(scenario_count(&lexicon, REF_OBJECTIVE), 2);
    ck_assert(span_is(lexicon.objective[0].title, "Safety"));
    ck_assert(span_is(lexicon.objective[1].title, "Law"));
}
END_TEST

Suite *brief_suite(void)
{
    Suite *s = suite_create("brief");
    TCase *t = tcase_create("brief");

    tcase_add_checked_fixture(t, begin, end);
    tcase_add_test(t, a_desk_is_told_of_objectives_in_words_for_it);
    tcase_add_test(t, staff_are_told_of_every_objective_by_its_title);
    suite_add_tcase(s, t);
    return s;
}
