"""forms.py LANG ROLE FILE...: has a desk of this role been shown all its acts, with all their questions?

Of each act that roles/ROLE.json and roles/shared.json have, in that language: its title is in each FILE (forms.h), and no other; its form
was opened in one, and the title of each question is in it. A last line says how many opened a form and how many said
why not.
"""

import json
import pathlib
import sys

ROLES = pathlib.Path(__file__).resolve().parents[2] / "roles"
# They begin at what they answer, not in the list of acts.
ELSEWHERE = {"answer", "agree", "refuse", "contribute"}
# What comes after another act, of this desk or of a colleague: by itself it only says why not.
AFTERWARDS = {
    "prosecutor": {
        "Answer the judge's questions",
        "Apply for a search warrant",
        "Apply for interception",
        "Hand over an exhibit",
        "Order bank data",
    },
    "financial_investigator": {"Draft a freezing application"},
}


def spoken(lang):
    """What a text of the roles is called, by its place there: itself in English."""
    if lang == "en":
        return lambda place, text: text
    texts = json.loads((ROLES / "text" / f"{lang}.json").read_text())
    first = {}
    for told in texts.values():  # what stands at several places is translated once
        first.setdefault(told["source"], told["text"])
    return lambda place, text: texts[place]["text"] if place in texts else first[text]


def granted(lang, role):
    """The acts of the list, by title: the titles of the questions in their forms; those that come afterwards."""
    say = spoken(lang)
    acts, afterwards = {}, set()
    for name in (role, "shared"):
        for verb in json.loads((ROLES / f"{name}.json").read_text())["verbs"]:
            place = f"roles.{name}.verbs.{verb['id']}"
            title = say(f"{place}.title", verb["title"])
            if verb.get("does") in ELSEWHERE:
                continue
            # Whether names go along is asked only when something does.
            asked = [f for f in verb.get("form", []) if f["id"] != "names" or f.get("required", True)]
            assert title not in acts, title
            acts[title] = [say(f"{place}.form.{f['id']}.title", f["title"]) for f in asked]
            if verb["title"] in AFTERWARDS.get(role, set()):
                afterwards.add(title)
    return acts, afterwards


def seen(path):
    """Title: the labels of its form, or None where it said why not."""
    acts = {}
    for line in pathlib.Path(path).read_text().splitlines():
        if line.startswith("  "):
            acts[title].append(line[2:])
        else:
            title = line[2:]
            assert title not in acts, f"twice in the list: {title}"
            acts[title] = [] if line[0] == "=" else None
    return acts


def main():
    lang, role, *paths = sys.argv[1:]
    acts, afterwards = granted(lang, role)
    opened, refused = set(), set()
    for path in paths:
        told = seen(path)
        if set(told) != set(acts):
            sys.exit(f"{path}: the list is not what the role has: {sorted(set(told) ^ set(acts))}")
        refused |= {title for title, labels in told.items() if labels is None}
        for title, labels in told.items():
            missing = [asked for asked in acts[title] if labels and asked not in labels]
            if missing:
                sys.exit(f"{path}: {title}: not asked: {missing}; asked: {labels}")
            if labels:
                opened.add(title)
    never = set(acts) - opened
    if never != afterwards or not never <= refused or not refused & opened:
        sys.exit(f"{role}: no form was opened of {sorted(never)}; these said why not: {sorted(refused)}")
    print(f"{role}: {len(opened)} forms walked through; {len(refused)} acts said why not, {len(never)} of them to the end")


main()
