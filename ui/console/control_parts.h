/*
 * Private to control: its folds by what they are about.
 */
#ifndef CONSOLE_CONTROL_PARTS_H
#define CONSOLE_CONTROL_PARTS_H

#include "ui/console/control.h"

/* Room for one more in a list that grows by steps. */
void *control_grow(void *list, int32_t count, size_t size);

/* control_items.c */
void control_note_item(struct control *c, const struct fact *f, int64_t play_ms);

/* control_calls.c */
void control_note_call(struct control *c, const struct fact *f, int64_t play_ms);
void control_calls_forget(struct control *c);
void control_calls_name(struct control *c);

/* control_marks.c */
void control_note_mark(struct control *c, const struct fact *f);
void control_marks_forget(struct control *c);

/* control_work.c */
void control_note_question(struct control *c, const struct fact *f, int64_t play_ms);
void control_questions_forget(struct control *c);
void control_note_act(struct control *c, const struct fact *f);
void control_acts_forget(struct control *c);

#endif
