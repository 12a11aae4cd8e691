#include <stdlib.h>

#include <check.h>

Suite *own_suite(void);

int main(void)
{
    SRunner *runner = srunner_create(own_suite());
    int failed;

    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
