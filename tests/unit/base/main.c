#include <stdlib.h>

#include <check.h>

Suite *arena_suite(void);
Suite *bytes_suite(void);
Suite *dict_suite(void);
Suite *err_suite(void);
Suite *must_suite(void);
Suite *prng_suite(void);
Suite *span_suite(void);
Suite *text_suite(void);
Suite *utf8_suite(void);

int main(void)
{
    SRunner *runner = srunner_create(arena_suite());
    int failed;

    srunner_add_suite(runner, bytes_suite());
    srunner_add_suite(runner, dict_suite());
    srunner_add_suite(runner, err_suite());
    srunner_add_suite(runner, must_suite());
    srunner_add_suite(runner, prng_suite());
    srunner_add_suite(runner, span_suite());
    srunner_add_suite(runner, text_suite());
    srunner_add_suite(runner, utf8_suite());
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
