#include <stdlib.h>

#include <check.h>

Suite *brief_suite(void);
Suite *check_suite(void);
Suite *check_files_suite(void);
Suite *check_whole_suite(void);
Suite *look_suite(void);
Suite *spoken_suite(void);
Suite *texts_suite(void);

int main(void)
{
    SRunner *runner = srunner_create(check_suite());
    int failed;

    srunner_add_suite(runner, brief_suite());
    srunner_add_suite(runner, check_files_suite());
    srunner_add_suite(runner, check_whole_suite());
    srunner_add_suite(runner, look_suite());
    srunner_add_suite(runner, spoken_suite());
    srunner_add_suite(runner, texts_suite());
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
