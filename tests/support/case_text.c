#include "tests/support/case_text.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/must.h"
#include "engine/sys/folder.h"

#define NAMES                                                                                      \
    "{'id': 'names', 'title': 'Names', 'type': 'choice', 'required': false, 'options': ['given', " \
    "'withheld']}"

static const char shared[] =
    "{'format': 1, 'verbs': [\n"
    " {'id': 'log_decision', 'title': 'Log', 'does': 'decide', 'minutes': 0, 'form': [{'id':\n"
    "  'confidence', 'title': 'Sure?', 'type': 'choice', 'options': ['low', 'high']}]},\n"
    " {'id': 'message', 'title': 'Write', 'does': 'message', 'minutes': 1, 'form': [" NAMES "]},\n"
    " {'id': 'request', 'title': 'Ask', 'does': 'request', 'minutes': 5, 'target': ['person', "
    "'place'], 'form': [" NAMES "]},\n"
    " {'id': 'answer', 'title': 'Answer', 'does': 'answer', 'minutes': 2, 'form': [{'id': "
    "'decision',\n"
    "  'title': 'Answer', 'type': 'choice', 'options': ['yes', 'no']}, " NAMES "]},\n"
    " {'id': 'share', 'title': 'Share', 'does': 'share', 'minutes': 3, 'form': [{'id': 'names',\n"
    "  'title': 'Names', 'type': 'choice', 'options': ['given', 'withheld']}]},\n"
    " {'id': 'ask_consent', 'title': 'Consent', 'does': 'consent', 'minutes': 5,\n"
    "  'target': ['person'], 'auth': ['target']},\n"
    " {'id': 'handover', 'title': 'Hand over', 'does': 'handover', 'minutes': 4},\n"
    " {'id': 'flag', 'title': 'Flag', 'does': 'flag', 'minutes': 0, 'target': ['person']},\n"
    " {'id': 'meet', 'title': 'Meet', 'does': 'propose', 'joint': 'conference', 'minutes': 1},\n"
    " {'id': 'agree', 'title': 'Agree', 'does': 'agree', 'minutes': 0},\n"
    " {'id': 'weigh', 'title': 'Weigh', 'does': 'agree', 'minutes': 5},\n"
    " {'id': 'refuse', 'title': 'Refuse', 'does': 'refuse', 'minutes': 0},\n"
    " {'id': 'contribute', 'title': 'Add', 'does': 'contribute', 'minutes': 0, 'form': [" NAMES
    "]},\n"
    " {'id': 'note', 'title': 'Note', 'does': 'note', 'minutes': 0}],\n"
    "'channels': [{'id': 'phone', 'title': 'Telephone'}],\n"
    "'bases': [{'id': 'danger', 'title': 'Danger'}],\n"
    "'joints': [{'id': 'conference', 'title': 'Conference', 'minutes': 20, 'sections': ['Aim']}],\n"
    "'rubric': [{'id': 'talk', 'title': 'Talk', 'weight': 5, 'items': ['Asked', 'Told']}]}\n";

static const char police[] =
    "{'format': 1, 'title': 'Police', 'duties': ['Write it down', 'Ask first'], 'verbs': [\n"
    " {'id': 'look', 'title': 'Look', 'minutes': 10, 'target': ['person', 'place'],\n"
    "  'result': 'Nothing special.'},\n"
    " {'id': 'quick', 'title': 'Quick', 'minutes': 0},\n"
    " {'id': 'search', 'title': 'Search', 'minutes': 30, 'target': ['place'],\n"
    "  'auth': ['prosecutor']},\n"
    " {'id': 'tap', 'title': 'Tap', 'minutes': 6, 'target': ['person'], 'auth': ['judge']},\n"
    " {'id': 'raid', 'title': 'Raid', 'minutes': 8, 'target': ['place'],\n"
    "  'auth': ['judge', 'prosecutor']},\n"
    " {'id': 'patrol', 'title': 'Patrol', 'minutes': 30, 'patience': 20, 'form': [{'id': 'speed',\n"
    "  'title': 'Speed', 'type': 'choice', 'options': ['fast', 'slow', 'amphibious']}],\n"
    "  'uses': [{'pool': 'cars', 'tag_from': 'speed'}]},\n"
    " {'id': 'any_car', 'title': 'Any car', 'minutes': 15, 'uses': [{'pool': 'cars'}]},\n"
    " {'id': 'arrest', 'title': 'Arrest', 'minutes': 2, 'target': ['person'],\n"
    "  'needs': 'knows(self, tip) and done(self.look, target)', 'needs_why': 'Look first.'},\n"
    " {'id': 'later', 'title': 'Later', 'minutes': 0,\n"
    "  'needs': 'since(done, self.quick) >= 20m', 'needs_why': 'Too soon.'},\n"
    " {'id': 'plead', 'title': 'Plead', 'does': 'request', 'minutes': 5, 'form': [{'id': 'about',\n"
    "  'title': 'About', 'type': 'choice', 'options': ['law', 'money']}]}]}\n";

static const char ngo[] =
    "{'format': 1, 'title': 'NGO', 'verbs': [\n"
    " {'id': 'talk', 'title': 'Talk', 'minutes': 20, 'target': ['person'], 'form': [{'id':\n"
    "  'opening', 'title': 'First', 'type': 'choice', 'options': ['safety', 'papers']}, {'id':\n"
    "  'words', 'title': 'Words', 'type': 'text', 'max': 40}], 'result': 'You talked.'},\n"
    " {'id': 'gift', 'title': 'Gift', 'minutes': 0},\n"
    " {'id': 'ride', 'title': 'Ride', 'minutes': 10, 'uses': [{'pool': 'cars'}]}]}\n";

/* Taken by no desk of the small case. */
static const char asker[] = "{'format': 1, 'title': 'Asker', 'verbs': [{'id': 'ask_bank', 'title':"
                            " 'Ask', 'minutes': 1, 'auth': ['bank']}]}\n";

static const char plain_role[] = "{'format': 1, 'title': 'Office', 'verbs': []}\n";

static const char scenario[] =
    "{'format': 1, 'id': 'small', 'title': 'Small', 'languages': ['en'],\n"
    "'segments': [\n"
    " {'id': 'one', 'title': 'One', 'from': 'P1 09:00', 'to': 'P1 12:00', 'story': 'S+0 09:00'},\n"
    " {'id': 'two', 'title': 'Two', 'from': 'P1 13:00', 'to': 'P1 15:00', 'story': 'S+2 13:00'}],\n"
    "'desks': [\n"
    " {'id': 'police', 'role': 'police', 'title': 'Police', 'cards': ['samira', 'barn'],\n"
    "  'knowledge': ['tip']},\n"
    " {'id': 'ngo', 'role': 'ngo', 'title': 'NGO', 'cards': ['samira'], 'knowledge': ['names']},\n"
    " {'id': 'prosecutor', 'role': 'prosecutor', 'title': 'Prosecutor'},\n"
    " {'id': 'judge', 'role': 'judge', 'title': 'Judge', 'control': true},\n"
    " {'id': 'people', 'role': 'people', 'title': 'People', 'control': true}],\n"
    "'attributes': [\n"
    " {'id': 'trust', 'type': 'number', 'min': 0, 'max': 5, 'start': 2},\n"
    " {'id': 'informed', 'type': 'flag'},\n"
    " {'id': 'mood', 'type': 'choice', 'options': ['calm', 'afraid'], 'start': 'calm'},\n"
    " {'id': 'stays', 'type': 'place', 'start': 'barn'}],\n"
    "'variables': [\n"
    " {'id': 'alert', 'type': 'number', 'min': 0, 'max': 10, 'start': 1},\n"
    " {'id': 'other', 'type': 'number', 'min': -100, 'max': 100, 'start': 3},\n"
    " {'id': 'seen', 'type': 'flag'},\n"
    " {'id': 'mode', 'type': 'choice', 'options': ['quiet', 'loud'], 'start': 'quiet'},\n"
    " {'id': 'hideout', 'type': 'place'}],\n"
    "'pools': [{'id': 'cars', 'title': 'Cars', 'units': [\n"
    " {'id': 'car_a', 'title': 'A', 'tags': ['fast']}, {'id': 'car_b', 'title': 'B',\n"
    "  'tags': ['slow']}]}],\n"
    "'objectives': [{'id': 'safety', 'title': 'Safety', 'told': 'Safe', 'weight': 3},\n"
    " {'id': 'law', 'title': 'Law', 'weight': 1}],\n"
    "'storylines': [{'id': 'van', 'title': 'Van'}, {'id': 'farm', 'title': 'Farm'}]}\n";

static const char world[] =
    "{'persons': [{'id': 'samira', 'name': 'Samira', 'played_by': 'people'},\n"
    " {'id': 'dario', 'name': 'Dario', 'played_by': 'people', 'attributes': {'trust': 4}}],\n"
    "'places': [{'id': 'barn', 'name': 'Barn'}, {'id': 'farm', 'name': 'Farm'}],\n"
    "'organisations': [{'id': 'firm', 'name': 'Firm'}],\n"
    "'accounts': [{'id': 'account', 'name': 'Account'}],\n"
    "'vehicles': [{'id': 'van', 'name': 'Van'}],\n"
    "'exhibits': [{'id': 'phone_photo', 'name': 'Photo', 'holder': 'police'},\n"
    " {'id': 'letter', 'name': 'Letter'}],\n"
    "'knowledge': [{'id': 'tip', 'text': 'A tip.', 'about': ['barn']},\n"
    " {'id': 'names', 'text': 'Samira told us.', 'redacted': 'Somebody told us.',\n"
    "  'about': ['samira', 'farm'], 'consent_of': 'samira'},\n"
    " {'id': 'extra', 'text': 'More.'}]}\n";

static const char rules[] =
    "{'answers': [\n"
    " {'id': 'a_tap', 'desk': 'judge', 'verb': 'tap', 'after': '10m', 'decision': 'yes',\n"
    "  'text': 'Granted.'},\n"
    " {'id': 'a_raid', 'desk': 'judge', 'verb': 'raid', 'after': '10m', 'decision': 'yes',\n"
    "  'text': 'Granted.'},\n"
    " {'id': 'a_consent', 'desk': 'people', 'verb': 'ask_consent', 'after': '2m',\n"
    "  'decision': 'yes', 'text': 'Yes.'}]}\n";

void case_text_init(struct case_text *t)
{
    *t = (struct case_text){.files = 0};
    arena_init(&t->arena, CASE_TEXT_ARENA);
}

void case_text_done(struct case_text *t)
{
    arena_done(&t->arena);
}

void case_text_reset(struct case_text *t)
{
    arena_reset(&t->arena);
    *t = (struct case_text){.arena = t->arena};
}

int32_t case_text_index(const struct case_text *t, const char *path)
{
    for (int32_t i = 0; i < t->files; i++) {
        if (span_is(t->file[i].path, path)) {
            return i;
        }
    }
    return -1;
}

struct span case_text_get(const struct case_text *t, const char *path)
{
    int32_t i = case_text_index(t, path);

    return i < 0 ? (struct span){NULL, 0} : t->file[i].text;
}

void case_text_put_raw(struct case_text *t, const char *path, struct span text)
{
    int32_t i = case_text_index(t, path);

    if (i < 0) {
        MUST(t->files < CASE_TEXT_FILES);
        i = t->files++;
    }
    t->file[i].path = arena_span(&t->arena, span_of(path));
    t->file[i].shown = t->file[i].path;
    t->file[i].text = arena_span(&t->arena, text);
}

void case_text_put(struct case_text *t, const char *path, const char *text)
{
    struct span copy = arena_span(&t->arena, span_of(text));
    char *at = arena_alloc(&t->arena, copy.len + 1);

    for (size_t i = 0; i < copy.len; i++) {
        at[i] = copy.ptr[i] == '\'' ? '"' : copy.ptr[i];
    }
    case_text_put_raw(t, path, (struct span){at, copy.len});
}

void case_text_small(struct case_text *t)
{
    case_text_put(t, "scenario.json", scenario);
    case_text_put(t, "world.json", world);
    case_text_put(t, "msel.json", "{'injects': []}\n");
    case_text_put(t, "rules.json", rules);
    case_text_put(t, "evaluation.json", "{'standing': []}\n");
    case_text_put(t, "roles/shared.json", shared);
    case_text_put(t, "roles/police.json", police);
    case_text_put(t, "roles/ngo.json", ngo);
    case_text_put(t, "roles/prosecutor.json", plain_role);
    case_text_put(t, "roles/judge.json", plain_role);
    case_text_put(t, "roles/people.json", plain_role);
    case_text_put(t, "roles/asker.json", asker);
    case_text_put(t, "roles/bank.json", plain_role);
}

bool case_text_folder(struct case_text *t, const char *dir)
{
    struct folder f;

    folder_init(&f, &t->arena, CASE_TEXT_FILES);
    if (folder_add(&f, dir, "", NULL) != ERR_OK ||
        folder_add(&f, "roles", "roles/", NULL) != ERR_OK) {
        return false;
    }
    for (int32_t i = 0; i < f.count; i++) {
        t->file[i] = (struct case_file){f.file[i].path, f.file[i].shown, f.file[i].text};
    }
    t->files = f.count;
    return true;
}

bool case_text_load(struct case_text *t)
{
    findings_init(&t->findings, &t->arena);
    t->sound = load_case(t->file, t->files, NULL, &t->arena, &t->findings, &t->scenario);
    return t->sound;
}

void case_text_crowd(struct case_text *t, int desks, int places)
{
    static char text[1 << 17];
    size_t n = (size_t)snprintf(text, sizeof(text), "{'places': [");

    for (int i = 0; i < places; i++) {
        n += (size_t)snprintf(text + n, sizeof(text) - n, "%s{'id': 'q%d', 'name': 'Q'}",
                              i ? "," : "", i);
    }
    n += (size_t)snprintf(text + n, sizeof(text) - n, "], 'knowledge': [");
    for (int i = 0; i < 16; i++) {
        n += (size_t)snprintf(text + n, sizeof(text) - n,
                              "%s{'id': 'f%d', 'text': 'F', 'about': [", i ? "," : "", i);
        for (int k = i; k < places; k += 16) {
            n += (size_t)snprintf(text + n, sizeof(text) - n, "%s'q%d'", k > i ? "," : "", k);
        }
        n += (size_t)snprintf(text + n, sizeof(text) - n, "]}");
    }
    snprintf(text + n, sizeof(text) - n, "]}");
    case_text_put(t, "world/crowd.json", text);
    n = (size_t)snprintf(text, sizeof(text), "{'desks': [");
    for (int i = 0; i < desks; i++) {
        n += (size_t)snprintf(text + n, sizeof(text) - n,
                              "%s{'id': 'd%d', 'role': 'ngo', 'title': 'T', 'knowledge': [",
                              i ? "," : "", i);
        for (int k = 0; k < 16; k++) {
            n += (size_t)snprintf(text + n, sizeof(text) - n, "%s'f%d'", k ? "," : "", k);
        }
        n += (size_t)snprintf(text + n, sizeof(text) - n, "]}");
    }
    snprintf(text + n, sizeof(text) - n, "]}");
    case_text_put(t, "scenario/crowd.json", text);
}
