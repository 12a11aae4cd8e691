#include <stdlib.h>

#include <check.h>

Suite *line_suite(void);
Suite *publish_suite(void);
Suite *session_suite(void);
Suite *sign_in_suite(void);

int main(void)
{
    SRunner *runner = srunner_create(sign_in_suite());
    int failed;

    srunner_add_suite(runner, publish_suite());
    srunner_add_suite(runner, line_suite());
    srunner_add_suite(runner, session_suite());
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
