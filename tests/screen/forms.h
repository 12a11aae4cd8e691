/*
 * The forms of a desk, each of them opened.
 */
#ifndef SCREEN_FORMS_H
#define SCREEN_FORMS_H

#include <stdbool.h>

/*
 * From the list of acts, the first of them chosen, down to the last: each opens its form, or says
 * why not. A form is walked through, left half filled, found as it was left, emptied, and left
 * again. What was seen goes to the file: "= Title" of a form, "- Title" where there was none, and
 * the labels of a form on lines of their own, each behind two blanks. Or only those that say why
 * not: of the others no form is opened.
 */
void forms(const char *path, bool only_refused);

#endif
