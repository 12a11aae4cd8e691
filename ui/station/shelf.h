/*
 * What stands on the shelf and in the lobby, as texts to be read.
 */
#ifndef STATION_SHELF_H
#define STATION_SHELF_H

#include "ui/link/client.h"

void shelf_role(const struct client *c, struct bytes *b); /* of the own desk */
void shelf_titled(const struct titled *t, struct bytes *b);
void shelf_kind(const struct joint_kind *kind, struct bytes *b);
void shelf_tutorial(struct bytes *b);

#endif
