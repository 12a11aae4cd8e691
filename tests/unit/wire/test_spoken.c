/*
 * Words typed for a room of several languages.
 */
#include <check.h>

#include "engine/wire/spoken.h"

Suite *spoken_suite(void);

static const struct {
    const char *text, *lang, *read;
} law[] = {
    {"Lunch until two", "it", "Lunch until two"},
    {"Lunch [it] Pranzo", "it", "Pranzo"},
    {"Lunch [it] Pranzo", "en", "Lunch"},
    {"Lunch [it] Pranzo", "", "Lunch"},
    {"Lunch [it] Pranzo [ru] Обед", "ru", "Обед"},
    {"Lunch\n[it]\nPranzo\n\nalle due\n[ru] Обед", "it", "Pranzo\n\nalle due"},
    {"[it] Pranzo [ru] Обед", "en", "Pranzo"}, /* nothing stands first: the first there is */
    {"Lunch [it] [ru] Обед", "it", "Lunch"},   /* an empty part is none */
    {"see list[it] and [A1] [ita] [i]", "it", "see list[it] and [A1] [ita] [i]"},
    {"one [it]x", "it", "one [it]x"},
    {" spaces stay ", "en", " spaces stay "},
    {"[it]", "it", ""},
    {"", "it", ""},
};

START_TEST(each_reads_the_part_in_its_own_language)
{
    struct span got = spoken_part(span_of(law[_i].text), span_of(law[_i].lang));

    ck_assert_msg(span_is(got, law[_i].read), "\"%s\" for %s: \"%.*s\"", law[_i].text,
                  law[_i].lang, (int)got.len, got.ptr);
}
END_TEST

Suite *spoken_suite(void)
{
    Suite *s = suite_create("spoken");
    TCase *t = tcase_create("spoken");

    tcase_add_loop_test(t, each_reads_the_part_in_its_own_language, 0,
                        (int)(sizeof(law) / sizeof(law[0])));
    suite_add_tcase(s, t);
    return s;
}
