#include "tests/screen/keys.h"

#include <string.h>

struct sent {
    const char *name, *bytes;
};

/* xterm, when it was asked for its application keys, which ncurses does. */
static const struct sent xterm[] = {
    {"F1", "\033OP"},      {"F2", "\033OQ"},      {"F3", "\033OR"},       {"F4", "\033OS"},
    {"F5", "\033[15~"},    {"F6", "\033[17~"},    {"F7", "\033[18~"},     {"F8", "\033[19~"},
    {"F9", "\033[20~"},    {"F10", "\033[21~"},   {"Enter", "\r"},        {"Esc", "\033"},
    {"Tab", "\t"},         {"BackTab", "\033[Z"}, {"Up", "\033OA"},       {"Down", "\033OB"},
    {"Right", "\033OC"},   {"Left", "\033OD"},    {"PgUp", "\033[5~"},    {"PgDn", "\033[6~"},
    {"Home", "\033OH"},    {"End", "\033OF"},     {"Space", " "},         {"Ctrl-C", "\003"},
    {"Ctrl-L", "\014"},    {"Ctrl-Z", "\032"},    {"Ctrl-S", "\023"},     {"Ctrl-U", "\025"},
    {"Backspace", "\177"}, {"Delete", "\033[3~"}, {"FocusOut", "\033[O"}, {"FocusIn", "\033[I"},
    {"Insert", "\033[2~"}, {"F11", "\033[23~"},   {"F12", "\033[24~"},    {NULL, NULL},
};

/* The kernel's own screen; Shift-Tab is Esc and Tab, and nobody reports where the keyboard is. */
static const struct sent linux_console[] = {
    {"F1", "\033[[A"},   {"F2", "\033[[B"},     {"F3", "\033[[C"},   {"F4", "\033[[D"},
    {"F5", "\033[[E"},   {"BackTab", "\033\t"}, {"Up", "\033[A"},    {"Down", "\033[B"},
    {"Right", "\033[C"}, {"Left", "\033[D"},    {"Home", "\033[1~"}, {"End", "\033[4~"},
    {"FocusOut", ""},    {"FocusIn", ""},       {NULL, NULL},
};

static const struct sent screen[] = {
    {"Home", "\033[1~"},
    {"End", "\033[4~"},
    {NULL, NULL},
};

/* As it is installed, "ESC[n~". It calls itself xterm. */
static const struct sent putty[] = {
    {"F1", "\033[11~"}, {"F2", "\033[12~"},  {"F3", "\033[13~"},
    {"F4", "\033[14~"}, {"Home", "\033[1~"}, {"End", "\033[4~"},
    {"FocusOut", ""},   {"FocusIn", ""},     {NULL, NULL},
};

/* Its setting "VT100+". */
static const struct sent putty_vt100[] = {
    {"F5", "\033OT"},    {"F6", "\033OU"},   {"F7", "\033OV"},  {"F8", "\033OW"},
    {"F9", "\033OX"},    {"F10", "\033OY"},  {"F11", "\033OZ"}, {"F12", "\033O["},
    {"Home", "\033[1~"}, {"End", "\033[4~"}, {"FocusOut", ""},  {"FocusIn", ""},
    {NULL, NULL},
};

static const struct sent rxvt[] = {
    {"F1", "\033[11~"},  {"F2", "\033[12~"}, {"F3", "\033[13~"},  {"F4", "\033[14~"},
    {"Up", "\033[A"},    {"Down", "\033[B"}, {"Right", "\033[C"}, {"Left", "\033[D"},
    {"Home", "\033[7~"}, {"End", "\033[8~"}, {NULL, NULL},
};

/* No function keys, or a window that keeps them to itself: Esc and a digit. */
static const struct sent esc[] = {
    {"F1", "\0331"},     {"F2", "\0332"},  {"F3", "\0333"}, {"F4", "\0334"},
    {"F5", "\0335"},     {"F6", "\0336"},  {"F7", "\0337"}, {"F8", "\0338"},
    {"F9", "\0339"},     {"F10", "\0330"}, {"F11", ""},     {"F12", ""},
    {"Backspace", "\b"}, {"FocusOut", ""}, {"FocusIn", ""}, {NULL, NULL},
};

static const struct {
    const char *name;
    const struct sent *keys; /* where it differs from xterm */
} keyboards[] = {
    {"xterm", xterm}, {"linux", linux_console},      {"screen", screen}, {"putty", putty},
    {"rxvt", rxvt},   {"putty-vt100+", putty_vt100}, {"esc", esc},
};

static const struct sent *now = xterm;

bool keys_of(const char *keyboard)
{
    for (size_t i = 0; i < sizeof(keyboards) / sizeof(keyboards[0]); i++) {
        if (strcmp(keyboards[i].name, keyboard) == 0) {
            now = keyboards[i].keys;
            return true;
        }
    }
    return false;
}

const char *keys_for(const char *term)
{
    for (size_t i = 0; i < sizeof(keyboards) / sizeof(keyboards[0]); i++) {
        size_t len = strlen(keyboards[i].name);

        if (strncmp(term, keyboards[i].name, len) == 0 && (!term[len] || term[len] == '-')) {
            return keyboards[i].name;
        }
    }
    return "xterm";
}

static const char *among(const struct sent *keys, const char *name)
{
    for (; keys->name; keys++) {
        if (strcmp(keys->name, name) == 0) {
            return keys->bytes;
        }
    }
    return NULL;
}

const char *keys_bytes(const char *name)
{
    const char *bytes = among(now, name);

    return bytes ? bytes : among(xterm, name);
}

int keys_count(void)
{
    return (int)(sizeof(xterm) / sizeof(xterm[0])) - 1;
}

const char *keys_name(int key)
{
    return xterm[key].name;
}
