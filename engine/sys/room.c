#include "engine/sys/room.h"

#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

#include "engine/base/must.h"

/* Bytes of the whole pages that hold it. */
static size_t pages(size_t size_bytes)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);

    MUST(size_bytes <= SIZE_MAX / 2);
    return (size_bytes + page - 1) / page * page;
}

static size_t aligned(size_t size_bytes)
{
    return (size_bytes + 15) & ~(size_t)15;
}

/* It ends where its pages end, but for its alignment: what runs over it meets the next page. */
void *room_take(size_t size_bytes)
{
    size_t whole = pages(size_bytes);
    unsigned char *at = mmap(NULL, whole + pages(1), PROT_NONE,
                             MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

    MUST(at != MAP_FAILED && mprotect(at, whole, PROT_READ | PROT_WRITE) == 0);
    return at + whole - aligned(size_bytes);
}

void room_give(void *room, size_t size_bytes)
{
    size_t whole = pages(size_bytes);

    if (room) {
        MUST(munmap((unsigned char *)room + aligned(size_bytes) - whole, whole + pages(1)) == 0);
    }
}
