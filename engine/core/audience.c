#include "engine/core/audience.h"

#include "engine/core/act.h"

#include "engine/core/pure.h"

bool audience_sees(const struct audience *aud, const struct observer *who)
{
    if (who->staff && (aud->flags & AUD_STAFF)) {
        return true;
    }
    if (aud->seat) {
        return who->seat == aud->seat;
    }
    if (who->desk == NONE) {
        return false;
    }
    if ((aud->flags & AUD_PLAYED) && !who->played) {
        return false;
    }
    return (aud->flags & AUD_ALL) || (aud->desks & desk_bit(who->desk));
}

struct audience audience_staff(void)
{
    return (struct audience){.flags = AUD_STAFF};
}

struct audience audience_desks(uint64_t desks)
{
    return (struct audience){.desks = desks, .flags = AUD_STAFF};
}

struct audience audience_all(void)
{
    return (struct audience){.flags = AUD_STAFF | AUD_ALL};
}

struct audience audience_played(int32_t desk)
{
    return (struct audience){.desks = desk_bit(desk), .flags = AUD_STAFF | AUD_PLAYED};
}

struct audience audience_private(int32_t desk)
{
    return (struct audience){.desks = desk_bit(desk)};
}
