"""strangers.py FOLDER CASE...: in pictures of the pseudo language (catalogs.py), where does each
word come from? From a catalog: it has signs above its letters. From the case: it stands in its
Italian text (the folders CASE...), or was typed by the script. From the terminal: a key's name. A
seat card is none.
Any other has come by no catalog, and would be English in every language. Prints them.
"""
import json
import os
import re
import subprocess
import sys

import catalogs
import labels

HERE = os.path.dirname(os.path.abspath(__file__))
WORD = re.compile(r"[^\W\d_]{3,}")
CARD = re.compile(r"\b[A-Z]{3}\d(-[0-9A-Z]{5}){6}\b")  # its letters are drawn by lot
KEYS = ("palermo CTL EVA ACT OBS Enter Esc Tab Shift PgUp PgDn Home End Space Ctrl Up Down Left "
        "Right Backspace Delete Русский").split()  # and what a language calls itself
SIGNED = set(catalogs.ABOVE.values())  # letters that the pseudo language has


def words(text):
    return {w.lower() for w in WORD.findall(text)}


def said_in_italian(folder):
    """What the case and its roles say: their translations, and what has none: codes and names."""
    for at, _, files in os.walk(folder):
        for name in files:
            path = os.path.join(at, name)
            if at.endswith("text"):
                if name == "it.json":
                    entries = json.load(open(path, encoding="utf-8"))
                    yield " ".join(e["text"] for e in entries.values())
            elif name.endswith(".json"):
                yield " ".join(re.findall(r'"(?:short|number|storyline)": *"([^"]*)"',
                                          open(path, encoding="utf-8").read()))


def typed():
    for name in os.listdir(HERE):
        if name.endswith(".vt"):
            for line in open(os.path.join(HERE, name), encoding="utf-8"):
                if re.match(r"type |sh \$(CONSOLE|DESK) ", line):
                    yield line


def said_by_system():
    """Why a link broke: the C library says it in Italian where it has its own catalog."""
    for english in ("Connection refused", "Connection reset by peer"):
        yield subprocess.run(["gettext", "libc", english], capture_output=True, text=True,
                             env={"LANGUAGE": "it", "LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"],
                                  "TEXTDOMAINDIR": "/usr/share/locale"}).stdout


def known_words(cases):
    known = {w.lower() for w in KEYS}
    for text in said_by_system():
        known |= words(text)
    for text in [t for case in cases for t in said_in_italian(case)] + list(typed()):
        known |= words(text)
    return known


def strangers(path, known):
    for region in labels.Picture(path).regions():
        for cells in region:
            text = CARD.sub("", labels.plain("".join(cells)))
            for m in WORD.finditer(text):
                word = m[0].lower()
                cut = text[m.end():m.end() + 1] == "…"
                if not (set(map(ord, m[0])) & SIGNED or word in known or
                        cut and any(k.startswith(word) for k in known)):
                    yield m[0], text.strip()


def main(folder, *cases):
    known = known_words(cases)
    paths = sorted(os.path.join(folder, f) for f in os.listdir(folder) if f.endswith(".marks"))
    found = [(path, word, row) for path in paths for word, row in strangers(path, known)]
    for word in dict.fromkeys(word for _, word, _ in found):
        path, _, row = next(f for f in found if f[1] == word)
        print(f"{os.path.basename(path)[:-6]}: '{word}' comes by no catalog: {row}")
    print(f"{len(paths)} pictures: {len(found)} words are neither from a catalog nor from the case")
    return 1 if found or not paths else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
