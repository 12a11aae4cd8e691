/*
 * Members of commands and facts, as tables: one row a member drives journal, wire, handles, digest,
 * random commands and the handbook's lists.
 */
#ifndef CORE_MEMBER_H
#define CORE_MEMBER_H

#include "engine/core/act.h"

enum member_type {
    MEMBER_END,
    MEMBER_FLAG,   /* int32 0 or 1 */
    MEMBER_INT,    /* int64 */
    MEMBER_MS,     /* int64 play ms */
    MEMBER_REF,    /* int32 index of enum ref_kind, or NONE */
    MEMBER_NUMBER, /* int32 number of enum tag_kind, from 1; 0: none */
    MEMBER_SEAT,   /* int32 seat, from 1; 0: none */
    MEMBER_DESKS,  /* uint64 set */
    MEMBER_ENUM,   /* int32, by its names */
    MEMBER_INDEX,  /* int32: position in the list that another member names */
    MEMBER_TAG,    /* struct tag */
    MEMBER_ACT,    /* struct act */
    MEMBER_TEXT,   /* struct span: typed by somebody */
    MEMBER_CHOICES, /* int32[FIELDS_MAX]: options of a form, by field; numbers, so that whoever has
                       not that form can read them too */
    MEMBER_TEXTS   /* struct span[FIELDS_MAX]: texts of the form of the act beside it */
};

struct member {
    const char *name;
    enum member_type type;
    uint16_t offset;
    uint16_t kind;            /* enum ref_kind or enum tag_kind */
    bool host;                /* never leaves the host but to staff */
    bool later;               /* a number that journals from before have not: 0 is left out */
    const char *const *names; /* MEMBER_ENUM: NULL-ended */
};

#endif
