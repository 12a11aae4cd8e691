#include <stdlib.h>

#include <check.h>

#include "tests/unit/tell/tell.h"

int main(void)
{
    SRunner *runner = srunner_create(tell_suite());
    int failed;

    srunner_add_suite(runner, words_suite());
    srunner_add_suite(runner, when_suite());
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
