/*
 * Memory with a bound far above its use: reserved whole, zeroed, 16-byte aligned, paid for by the
 * page as it is touched. Behind it lies a page that nobody may touch. Ends the process where the
 * system has none to give.
 */
#ifndef SYS_ROOM_H
#define SYS_ROOM_H

#include <stddef.h>

void *room_take(size_t size_bytes);
void room_give(void *room, size_t size_bytes); /* the size it was taken with; NULL is nothing */

#endif
