#include <stdlib.h>

#include <check.h>

#include "tests/unit/account/fixture.h"

int main(void)
{
    SRunner *runner = srunner_create(account_suite());
    int failed;

    srunner_add_suite(runner, languages_suite());
    srunner_add_suite(runner, journal_commands_suite());
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
