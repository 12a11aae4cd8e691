#include <stdlib.h>

#include <check.h>

Suite *outage_suite(void);
Suite *wake_suite(void);

int main(void)
{
    SRunner *runner = srunner_create(outage_suite());
    int failed;

    srunner_add_suite(runner, wake_suite());
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
