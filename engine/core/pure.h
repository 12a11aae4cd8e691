/*
 * Included last by every core source: the rules cannot allocate, read time, draw real randomness,
 * print or exit. (The symbols of the library are checked too: tests/tidy.)
 */
#ifndef CORE_PURE_H
#define CORE_PURE_H

#pragma GCC poison malloc calloc realloc free time clock rand random srand getenv printf fprintf
#pragma GCC poison fopen open read write exit abort setlocale strtod double float

#endif
