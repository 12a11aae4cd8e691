#include <stdlib.h>

#include <check.h>

Suite *compartment_suite(void);
Suite *line_suite(void);
Suite *replay_suite(void);

int main(void)
{
    SRunner *runner = srunner_create(replay_suite());
    int failed;

    srunner_add_suite(runner, compartment_suite());
    srunner_add_suite(runner, line_suite());
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
