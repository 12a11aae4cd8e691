/* A literal as a span in a static table, where the compound literal of SPAN is not allowed. */
#ifndef BASE_LITERAL_H
#define BASE_LITERAL_H

#define TEXT(literal)                                                                              \
    {                                                                                              \
        (literal), sizeof(literal) - 1                                                             \
    }

#endif
