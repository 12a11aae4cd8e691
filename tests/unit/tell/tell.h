/*
 * The tests of facts in words.
 */
#ifndef TELL_TELL_H
#define TELL_TELL_H

struct Suite *tell_suite(void);
struct Suite *words_suite(void);
struct Suite *when_suite(void);

#endif
