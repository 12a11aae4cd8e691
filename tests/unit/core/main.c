#include <stdlib.h>

#include <check.h>

Suite *act_suite(void);
Suite *need_suite(void);
Suite *board_suite(void);
Suite *change_suite(void);
Suite *clock_suite(void);
Suite *effect_suite(void);
Suite *evaluation_suite(void);
Suite *expr_suite(void);
Suite *laws_suite(void);
Suite *matrix_suite(void);
Suite *outcome_suite(void);
Suite *pool_suite(void);
Suite *roles_suite(void);
Suite *sharing_suite(void);
Suite *staff_suite(void);
Suite *view_suite(void);
Suite *wake_suite(void);

int main(void)
{
    SRunner *runner = srunner_create(expr_suite());
    int failed;

    srunner_add_suite(runner, act_suite());
    srunner_add_suite(runner, need_suite());
    srunner_add_suite(runner, board_suite());
    srunner_add_suite(runner, change_suite());
    srunner_add_suite(runner, clock_suite());
    srunner_add_suite(runner, effect_suite());
    srunner_add_suite(runner, evaluation_suite());
    srunner_add_suite(runner, laws_suite());
    srunner_add_suite(runner, matrix_suite());
    srunner_add_suite(runner, outcome_suite());
    srunner_add_suite(runner, pool_suite());
    srunner_add_suite(runner, roles_suite());
    srunner_add_suite(runner, sharing_suite());
    srunner_add_suite(runner, staff_suite());
    srunner_add_suite(runner, view_suite());
    srunner_add_suite(runner, wake_suite());
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
