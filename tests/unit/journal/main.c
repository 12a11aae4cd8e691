#include <stdlib.h>

#include <check.h>

Suite *compact_suite(void);
Suite *crash_suite(void);
Suite *journal_suite(void);
Suite *reader_suite(void);
Suite *record_suite(void);
Suite *recover_suite(void);

int main(void)
{
    SRunner *runner = srunner_create(compact_suite());
    int failed;

    srunner_add_suite(runner, record_suite());
    srunner_add_suite(runner, reader_suite());
    srunner_add_suite(runner, recover_suite());
    srunner_add_suite(runner, journal_suite());
    srunner_add_suite(runner, crash_suite());
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
