#include "ui/term/lang.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#define DOMAIN "palermo"

/* What gettext looks at to see that the language has changed (its manual, "gettext grok"). */
extern int _nl_msg_cat_cntr;

const char *const lang_codes[LANG_COUNT + 1] = {"en", "it", "ru", NULL};
const char *const lang_names[LANG_COUNT] = {"English", "Italiano", "Русский"};

static int now = LANG_EN;

void lang_folder(const char *dir)
{
    (void)setlocale(LC_CTYPE, "C.UTF-8");
    (void)setlocale(LC_MESSAGES, "C.UTF-8");
    (void)bindtextdomain(DOMAIN, dir);
    (void)bind_textdomain_codeset(DOMAIN, "UTF-8");
    (void)textdomain(DOMAIN);
}

bool lang_set(const char *code)
{
    for (int i = 0; i < LANG_COUNT; i++) {
        if (strcmp(lang_codes[i], code) == 0) {
            now = i;
            (void)setenv("LANGUAGE", code, 1);
            _nl_msg_cat_cntr++;
            return true;
        }
    }
    return false;
}

const char *lang_now(void)
{
    return lang_codes[now];
}
