#include <stdlib.h>

#include <check.h>

#include "tests/unit/link/link.h"

int main(void)
{
    SRunner *runner = srunner_create(markdown_suite());
    int failed;

    srunner_add_suite(runner, keep_suite());
    srunner_add_suite(runner, receive_suite());
    srunner_add_suite(runner, typed_suite());
    srunner_add_suite(runner, rhythm_suite());
    srunner_add_suite(runner, wordbook_suite());
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
