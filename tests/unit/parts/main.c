#include <stdlib.h>

#include <check.h>

Suite *binding_suite(void);
Suite *rows_suite(void);

int main(void)
{
    SRunner *runner = srunner_create(binding_suite());
    int failed;

    srunner_add_suite(runner, rows_suite());
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
