/*
 * What a client says to the server beside commands: what staff ask for here and now, and what is
 * being written at a station, on what screen, how far away.
 */
#ifndef LINK_WISH_H
#define LINK_WISH_H

#include "ui/link/client.h"

/*
 * For a desk: what is not possible yet (TAG_NONE), which yet.h keeps. For staff: an inject whole,
 * what can come of an act (by number), a person as who plays them needs it; a new card. That comes
 * as events.looked, and is not kept: when the link breaks, it has to be asked for again. false:
 * there is no link.
 */
bool client_look(struct client *c, struct tag what);
bool client_card(struct client *c, const char *seat);

/* The screen it is shown on, for facilitators. */
void client_sized(struct client *c, int cols, int rows);

/* What is being written here, by verb; NONE: nothing. Colleagues and facilitators are told. */
void client_doing(struct client *c, int32_t verb, int32_t letters);

/* Tell the server of these three if they have changed. */
void wish_doing(struct client *c, int64_t mono_ms);

#endif
