/*
 * The tests of what stations and console share.
 */
#ifndef LINK_LINK_H
#define LINK_LINK_H

struct Suite *keep_suite(void);
struct Suite *markdown_suite(void);
struct Suite *receive_suite(void);
struct Suite *typed_suite(void);
struct Suite *rhythm_suite(void);
struct Suite *wordbook_suite(void);

#endif
