#include "engine/server/cards.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/net/tls.h"
#include "engine/sys/dir.h"
#include "engine/sys/random.h"

enum { PATH_ROOM = EXERCISE_PATH + 64 };

static bool read_small(const char *path, char *to, size_t room)
{
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    ssize_t n;

    if (fd < 0) {
        return false;
    }
    n = read(fd, to, room - 1);
    close(fd);
    to[n > 0 ? n : 0] = '\0';
    return n > 0;
}

enum err_code cards_key(const char *dir, char *ret, size_t room, struct err *err)
{
    char path[PATH_ROOM];
    enum err_code code;

    snprintf(path, sizeof(path), "%s/key.pem", dir);
    if (read_small(path, ret, room)) {
        return ERR_OK;
    }
    snprintf(path, sizeof(path), "%s/cards", dir);
    if (access(path, F_OK) == 0) {
        return err_set(err, ERR_ABSENT,
                       "%s/key.pem is not there, or cannot be read: the cards and stations of this "
                       "exercise know its server by it. Put it back; if it is lost, remove "
                       "%s/cards, and hand out new cards",
                       dir, dir);
    }
    code = tls_new_key(ret, room, err);
    return code ? code : dir_write_new(dir, "key.pem", span_of(ret), err);
}

static void card_path(char *to, const char *dir, const char *name)
{
    snprintf(to, PATH_ROOM, "%s/cards/%s", dir, name);
}

bool cards_read(const char *dir, const char *name, char *to, size_t room)
{
    char path[PATH_ROOM];

    card_path(path, dir, name);
    return read_small(path, to, room);
}

void cards_use(const char *dir, const char *name)
{
    char path[PATH_ROOM];

    card_path(path, dir, name);
    (void)unlink(path);
}

static enum err_code write_card(const char *dir, const char *name,
                                const unsigned char print[CARD_PRINT], struct err *err)
{
    struct random random = random_openssl();
    struct card card = {.name = ""};
    char text[CARD_TEXT];
    char path[PATH_ROOM];

    snprintf(card.name, sizeof(card.name), "%s", name);
    random.bytes(random.self, card.code, sizeof(card.code));
    card.code[CARD_CODE - 1] &= 0xf0;
    memcpy(card.print, print, CARD_PRINT);
    card_write(&card, text);
    snprintf(path, sizeof(path), "%s/cards", dir);
    return dir_write_new(path, name, span_of(text), err);
}

static enum err_code cards_folder(const char *dir, struct err *err)
{
    char path[PATH_ROOM];

    snprintf(path, sizeof(path), "%s/cards", dir);
    return folder_exists(path) ? ERR_OK : dir_make(path, err);
}

enum err_code cards_issue(const struct exercise *ex, const unsigned char print[CARD_PRINT],
                          struct err *err)
{
    enum err_code code = cards_folder(ex->dir, err);
    char have[CARD_TEXT];

    for (int32_t i = 1; i <= ex->seats && !code; i++) {
        if (!ex->seat[i].claimed && !cards_read(ex->dir, ex->seat[i].name, have, sizeof(have))) {
            code = write_card(ex->dir, ex->seat[i].name, print, err);
        }
    }
    return code;
}

enum err_code cards_reissue(const char *dir, const char *name,
                            const unsigned char print[CARD_PRINT], struct err *err)
{
    enum err_code code = cards_folder(dir, err);

    cards_use(dir, name);
    return code ? code : write_card(dir, name, print, err);
}
