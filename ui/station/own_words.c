/*
 * What somebody writes for themselves is kept on this computer while they write it: the notes, the
 * words of a call and the answers to the three questions until they have gone out.
 */
#include "ui/station/station_parts.h"

/* Written where it is another than was kept. */
static void store(struct station *s, const char *what, const char *text, uint64_t *kept)
{
    uint64_t hash = span_hash(span_of(text));

    if (hash != *kept && keep_beside_write(s->client.options.keep, what, text)) {
        *kept = hash;
    }
}

static const char *const answers[QUESTIONS] = {"answer1", "answer2", "answer3"};

void own_words_load(struct station *s)
{
    keep_beside_read(s->client.options.keep, "note", s->note, sizeof(s->note));
    s->stored.note = span_hash(span_of(s->note));
    keep_beside_read(s->client.options.keep, "call", s->words_typed, sizeof(s->words_typed));
    s->stored.call = span_hash(span_of(s->words_typed));
    keep_beside_read(s->client.options.keep, "handed", s->handed, sizeof(s->handed));
    s->stored.handed = span_hash(span_of(s->handed));
    for (int i = 0; i < QUESTIONS; i++) {
        keep_beside_read(s->client.options.keep, answers[i], s->reflected[i],
                         sizeof(s->reflected[i]));
        s->stored.reflected[i] = span_hash(span_of(s->reflected[i]));
    }
}

void own_words_store(struct station *s)
{
    if (!s->client.options.keep) {
        return;
    }
    store(s, "note", s->note, &s->stored.note);
    store(s, "call", s->words_typed, &s->stored.call);
    store(s, "handed", s->handed, &s->stored.handed);
    for (int i = 0; i < QUESTIONS; i++) {
        store(s, answers[i], s->reflected[i], &s->stored.reflected[i]);
    }
}
