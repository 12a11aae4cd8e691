#include <stdlib.h>

#include <check.h>

Suite *grid_suite(void);
Suite *keys_suite(void);
Suite *measure_suite(void);

int main(void)
{
    SRunner *runner = srunner_create(measure_suite());
    int failed;

    srunner_add_suite(runner, grid_suite());
    srunner_add_suite(runner, keys_suite());
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
