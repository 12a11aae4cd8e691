#include <stdlib.h>

#include <check.h>

Suite *clock_suite(void);
Suite *dir_suite(void);
Suite *disk_file_suite(void);
Suite *disk_worker_suite(void);
Suite *hash_suite(void);
Suite *log_suite(void);
Suite *room_suite(void);
Suite *tempo_suite(void);

int main(void)
{
    SRunner *runner = srunner_create(clock_suite());
    int failed;

    srunner_add_suite(runner, dir_suite());
    srunner_add_suite(runner, disk_file_suite());
    srunner_add_suite(runner, disk_worker_suite());
    srunner_add_suite(runner, hash_suite());
    srunner_add_suite(runner, log_suite());
    srunner_add_suite(runner, room_suite());
    srunner_add_suite(runner, tempo_suite());
    srunner_run_all(runner, CK_ENV);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
