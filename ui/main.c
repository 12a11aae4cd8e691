#include <fcntl.h>

#include "engine/base/must.h"
#include "ui/cli/cli.h"

/* A journal or a socket that became descriptor 0, 1 or 2 would be read or written as a terminal. */
static void standard_descriptors(void)
{
    for (int fd = 0; fd <= 2; fd++) {
        if (fcntl(fd, F_GETFD) < 0) {
            MUST(open("/dev/null", O_RDWR) == fd);
        }
    }
}

int main(int argc, char **argv)
{
    standard_descriptors();
    return cli_main(argc, argv);
}
