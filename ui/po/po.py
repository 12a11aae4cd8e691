"""Catalogs of the words of the screens: read and written, how wide words are, what printf puts in.
"""
import re
import unicodedata

DIRECTIVE = re.compile(
    r"%%|%(?:\d+\$)?[-+ #0']*(?:\*|\d+)?(?:\.(?:\*|\d+))?(?:hh|h|ll|l|z)?([a-z])")
LIMIT = re.compile(r"TRANSLATORS: at most (\d+) cells")


class Entry:
    def __init__(self):
        self.context = self.plural = None
        self.id = ""
        self.said = []  # one, or one for each plural form
        self.notes = ""  # for translators
        self.printf = False
        self.old = False  # no longer said

    def english(self):
        return [self.id] + ([self.plural] if self.plural is not None else [])

    def limit(self):
        """The narrowest place that it stands in; None: any width will do."""
        cells = [int(n) for n in LIMIT.findall(self.notes)]
        return min(cells) if cells else None


def read(path):
    """The entries of a catalog or template, the first of them its head."""
    entries, entry, add = [], Entry(), None
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if not line:
            entries, entry = entries + [entry] if entry.said else entries, Entry()
        elif line.startswith("#."):
            entry.notes += line[2:].strip() + "\n"
        elif line.startswith("#,"):
            entry.printf = "c-format" in line.replace("no-c-format", "")
        elif line.startswith("#~"):
            entry.old = True
        elif not line.startswith("#"):
            add = _line(entry, line, add)
    return [e for e in entries + ([entry] if entry.said else []) if not e.old]


def _line(entry, line, add):
    word, text = re.fullmatch(r'(msg\w+(?:\[\d+\])? )?"(.*)"', line).groups()
    text = re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(m[1], m[1]), text)
    word = word.strip() if word else add
    if word == "msgctxt":
        entry.context = (entry.context or "") + text
    elif word == "msgid":
        entry.id += text
    elif word == "msgid_plural":
        entry.plural = (entry.plural or "") + text
    elif add == word:
        entry.said[-1] += text
    else:
        entry.said.append(text)
    return word


def quoted(text):
    for plain, written in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t")):
        text = text.replace(plain, written)
    return f'"{text}"'


def write(path, head, entries):
    """For msgfmt: entries with what they say."""
    with open(path, "w", encoding="utf-8") as f:
        f.write(f'msgid ""\nmsgstr {quoted(head)}\n')
        for e in entries:
            f.write("\n#, c-format\n" if e.printf else "\n")
            f.write(f"msgctxt {quoted(e.context)}\n" if e.context is not None else "")
            f.write(f"msgid {quoted(e.id)}\n")
            if e.plural is None:
                f.write(f"msgstr {quoted(e.said[0])}\n")
                continue
            f.write(f"msgid_plural {quoted(e.plural)}\n")
            for i, text in enumerate(e.said):
                f.write(f"msgstr[{i}] {quoted(text)}\n")


def columns(text):
    """How wide it stands on a screen."""
    return sum(0 if unicodedata.combining(c) else
               2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def pieces(text, printf):
    """(text, None) and (directive, its letter) in their order; %% is text."""
    at, found = 0, []
    for m in DIRECTIVE.finditer(text) if printf else ():
        if m[1]:
            found += [(text[at:m.start()], None)] if m.start() > at else []
            found += [(m[0], m[1])]
            at = m.end()
    return found + ([(text[at:], None)] if at < len(text) else [])


def cells(text, printf):
    """The same with what printf puts in: numbers of two digits, and no words."""
    return sum((2 if letter in "dux" else 0) if letter else columns(part)
               for part, letter in pieces(text, printf))
