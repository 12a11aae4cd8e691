/*
 * Commands and facts as JSON, by their member tables. One codec for the journal, for stations and
 * for export: words (desks, verbs, channels ...) as ids everywhere; objects of the case as ids in
 * the journal and for staff, as handles for a station.
 *
 * Written canonically: members in table order, no spaces, ASCII, absent where empty. Source:
 * handbook/format/journal.md section 6, protocol.md section 5.
 */
#ifndef WIRE_CODEC_H
#define WIRE_CODEC_H

#include "engine/base/bytes.h"
#include "engine/core/command.h"
#include "engine/core/fact.h"
#include "engine/core/scenario.h"
#include "engine/wire/scan.h"

struct codec {
    const struct scenario *sc; /* host: the case; client: the words of its brief */
    bool handles;              /* objects are handles */
    bool lexicon; /* sc is a client's: forms of verbs it has no words for are passed over */
};

/* {"k":kind,"a":[...],"c":"...", members}. For a station: without a and c. */
void codec_write_fact(const struct codec *c, struct bytes *to, const struct fact *f);

/* [...]: the facts of a record, as the journal has them. */
void codec_write_facts(const struct codec *c, struct bytes *to, const struct fact *f, int32_t n);

/* {"k":kind,"as":...,"desk":..., members}. For a station's request: members only. */
void codec_write_command(const struct codec *c, struct bytes *to, const struct command *cmd);
void codec_write_params(const struct codec *c, struct bytes *to, const struct command *cmd);

/*
 * Read one back. false: not what could have been written; *ret_why (may be NULL) says what, in
 * words for the other side's programmer. Texts are borrowed from the scan's text or its arena.
 */
bool codec_read_fact(const struct codec *c, struct scan *s, struct fact *ret, const char **ret_why);
bool codec_read_command(const struct codec *c, struct scan *s, struct command *ret,
                        const char **ret_why);

/* The members of a command of a kind, from an object. */
bool codec_read_params(const struct codec *c, struct scan *s, enum command_kind kind,
                       struct command *ret, const char **ret_why);

/* A JSON string, ASCII only. */
void codec_write_text(struct bytes *to, struct span text);

#endif
