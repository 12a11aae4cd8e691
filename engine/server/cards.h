/*
 * Seat cards of an exercise: one file a seat in cards/, holding the text of the card until it is
 * used. A new file is a new card; the seat it is for is taken over by whoever uses it.
 */
#ifndef SERVER_CARDS_H
#define SERVER_CARDS_H

#include "engine/net/card.h"
#include "engine/run/exercise.h"

/*
 * The server's key, made on first use; ERR_ABSENT if there are cards of one that is gone. ret has
 * room for room bytes.
 */
enum err_code cards_key(const char *dir, char *ret, size_t room, struct err *err) WARN_UNUSED;

/* A card for every seat that has neither a card nor somebody. */
enum err_code cards_issue(const struct exercise *ex, const unsigned char print[CARD_PRINT],
                          struct err *err) WARN_UNUSED;

/* A new card for one seat, whoever has it. */
enum err_code cards_reissue(const char *dir, const char *name,
                            const unsigned char print[CARD_PRINT], struct err *err) WARN_UNUSED;

/* The card of a seat as typed; false if there is none (used, or never issued). */
bool cards_read(const char *dir, const char *name, char *to, size_t room);

/* It has been used. */
void cards_use(const char *dir, const char *name);

#endif
