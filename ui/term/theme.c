#include "ui/term/theme.h"

const char *const theme_names[THEME_COUNT + 1] = {"default",  "light", "dark",
                                                  "contrast", "mono",  NULL};

/* Where a theme says nothing, this counts. */
static const struct look mono[STYLE_COUNT] = {
    [STYLE_PLAIN] = {COLOUR_OWN, COLOUR_OWN, false, false, false},
    [STYLE_STRONG] = {COLOUR_OWN, COLOUR_OWN, true, false, false},
    [STYLE_TITLE] = {COLOUR_OWN, COLOUR_OWN, true, false, false},
    [STYLE_TITLE_HERE] = {COLOUR_OWN, COLOUR_OWN, true, true, false},
    [STYLE_SELECTED] = {COLOUR_OWN, COLOUR_OWN, false, true, false},
    [STYLE_BAR] = {COLOUR_OWN, COLOUR_OWN, false, true, false},
    [STYLE_BAR_ALERT] = {COLOUR_OWN, COLOUR_OWN, true, true, false},
    [STYLE_MARK] = {COLOUR_OWN, COLOUR_OWN, true, false, false},
    [STYLE_ALARM] = {COLOUR_OWN, COLOUR_OWN, true, false, true},
    [STYLE_GOOD] = {COLOUR_OWN, COLOUR_OWN, false, false, false},
    [STYLE_WRONG] = {COLOUR_OWN, COLOUR_OWN, true, false, false},
    [STYLE_KEY] = {COLOUR_OWN, COLOUR_OWN, true, false, false},
    [STYLE_LABEL] = {COLOUR_OWN, COLOUR_OWN, false, true, false},
    [STYLE_FIELD] = {COLOUR_OWN, COLOUR_OWN, false, false, true},
    [STYLE_FIELD_HERE] = {COLOUR_OWN, COLOUR_OWN, true, false, true},
    [STYLE_BUTTON] = {COLOUR_OWN, COLOUR_OWN, false, false, false},
    [STYLE_BUTTON_HERE] = {COLOUR_OWN, COLOUR_OWN, true, true, false},
    [STYLE_LINE] = {COLOUR_OWN, COLOUR_OWN, false, false, false},
    [STYLE_ASIDE] = {COLOUR_OWN, COLOUR_OWN, false, false, false},
};

struct change {
    enum style style;
    struct look look;
};

/* In every theme of colours. */
static const struct change colours[] = {
    {STYLE_TITLE_HERE, {COLOUR_BLACK, COLOUR_CYAN, true, false, false}},
    {STYLE_SELECTED, {COLOUR_BLACK, COLOUR_CYAN, false, false, false}},
    {STYLE_BAR, {COLOUR_WHITE, COLOUR_BLUE, true, false, false}},
    {STYLE_BAR_ALERT, {COLOUR_BLACK, COLOUR_YELLOW, true, false, false}},
    {STYLE_ALARM, {COLOUR_BLACK, COLOUR_YELLOW, true, false, false}},
    {STYLE_LABEL, {COLOUR_BLACK, COLOUR_CYAN, false, false, false}},
    {STYLE_BUTTON_HERE, {COLOUR_BLACK, COLOUR_CYAN, true, false, false}},
};

static const struct change contrast[] = {
    {STYLE_TITLE_HERE, {COLOUR_BLACK, COLOUR_YELLOW, true, false, false}},
    {STYLE_SELECTED, {COLOUR_BLACK, COLOUR_YELLOW, false, false, false}},
    {STYLE_BAR, {COLOUR_BLACK, COLOUR_WHITE, false, false, false}},
    {STYLE_BAR_ALERT, {COLOUR_BLACK, COLOUR_YELLOW, true, false, false}},
    {STYLE_ALARM, {COLOUR_BLACK, COLOUR_YELLOW, true, false, true}},
    {STYLE_LABEL, {COLOUR_BLACK, COLOUR_WHITE, false, false, false}},
    {STYLE_BUTTON_HERE, {COLOUR_BLACK, COLOUR_YELLOW, true, false, false}},
};

static bool changed(const struct change *list, size_t count, enum style style, struct look *look)
{
    for (size_t i = 0; i < count; i++) {
        if (list[i].style == style) {
            *look = list[i].look;
            return true;
        }
    }
    return false;
}

/* A theme with a ground of its own gives it to what has none. */
static struct look grounded(struct look look, int fore, int back)
{
    if (look.back == COLOUR_OWN) {
        look.fore = (int8_t)fore;
        look.back = (int8_t)back;
    }
    return look;
}

struct look theme_look(enum theme theme, enum style style)
{
    struct look look = mono[style];

    switch (theme) {
    case THEME_DEFAULT:
        (void)changed(colours, sizeof(colours) / sizeof(colours[0]), style, &look);
        return look;
    case THEME_LIGHT:
        (void)changed(colours, sizeof(colours) / sizeof(colours[0]), style, &look);
        return grounded(look, COLOUR_BLACK, COLOUR_WHITE);
    case THEME_DARK:
        (void)changed(colours, sizeof(colours) / sizeof(colours[0]), style, &look);
        return grounded(look, COLOUR_WHITE, COLOUR_BLACK);
    case THEME_CONTRAST:
        (void)changed(contrast, sizeof(contrast) / sizeof(contrast[0]), style, &look);
        return grounded(look, COLOUR_WHITE, COLOUR_BLACK);
    case THEME_MONO:
    case THEME_COUNT:
        break;
    }
    return look;
}
