"""catalogs.py said|pseudo FOLDER: catalogs for the pictures, as locale/LANG/... beside a program.

said:   en, it and ru as they are, each word or sentence with an invisible mark on its first sign
        and on its last but one (libvterm loses one in the last corner of a screen), so that
        labels.py finds in a picture what was cut or painted over. What printf puts at the beginning
        or the end is no part of it: a name may be cut where it is told.
pseudo: English as "it", with signs above its letters, in brackets, and longer by two fifths, as far
        as the place allows: whatever is not marked so on a screen has not come by a catalog.
"""
import os
import re
import subprocess
import sys
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
UI_PO = os.path.join(HERE, "..", "..", "ui", "po")
sys.path.insert(0, UI_PO)
import po  # noqa: E402

FIRST_MARK, MARKS = 0x350, 16  # of no language here, and no part of a composed letter
NUMBERS = "dux"
HEAD = ("Language: %s\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
        "Content-Transfer-Encoding: 8bit\nPlural-Forms: %s\n")
TWO_FORMS = "nplurals=2; plural=(n != 1);"
ABOVE = str.maketrans("aceginorstuyzACEGINORSTUYZ", "áčéğíñóřšţúýžÁČÉĞÍÑÓŘŠŢÚÝŽ")


def own_parts(text, printf):
    """Its pieces without what printf puts at both ends, but for numbers; where it stands."""
    parts = po.pieces(text, printf)
    own = [i for i, (part, letter) in enumerate(parts)
           if (letter is None and part.strip()) or (letter and letter in NUMBERS)]
    return (parts, own[0], own[-1]) if own else (parts, 0, -1)


def has_words(text, printf):
    return any(c.isalpha() for part, letter in po.pieces(text, printf) if not letter for c in part)


def pair(entry, text):
    """The marks of a text: those that may have other labels inside are of the second half."""
    parts, first, last = own_parts(text, entry.printf)
    holds = any(letter and letter not in NUMBERS for _, letter in parts[first:last])
    n = zlib.crc32(entry.id.encode()) % (MARKS // 2) + (MARKS // 2 if holds else 0)
    return chr(FIRST_MARK + 2 * n), chr(FIRST_MARK + 2 * n + 1)


def marked(entry, text):
    """With its marks; what has no words, and what the case says, stays as it is."""
    if entry.context == "phrase" or not has_words(text, entry.printf):
        return text
    parts, first, last = own_parts(text, entry.printf)
    begin, end = pair(entry, text)
    out = [part for part, _ in parts]
    if parts[last][1]:
        out[last] += end
    else:
        keep = len(out[last].rstrip())
        keep -= keep > 1 and not out[last][keep - 2].isspace()
        out[last] = out[last][:keep] + end + out[last][keep:]
    if parts[first][1]:
        out[first] = out[first].replace(end, "") + begin + (end if first == last else "")
    else:
        skip = len(out[first]) - len(out[first].lstrip()) + 1
        out[first] = out[first][:skip] + begin + out[first][skip:]
    return "".join(out)


def pseudo(entry, text):
    """Longer by two fifths, or as long as its place allows; brackets as marks in marked()."""
    if not has_words(text, entry.printf):
        return text
    if entry.context == "phrase":
        return "".join(part if part.startswith("{") else part.translate(ABOVE)
                       for part in re.split(r"(\{\w+\})", text))
    parts, first, last = own_parts(text, entry.printf)
    out = [part if letter else part.translate(ABOVE) for part, letter in parts]
    own = "".join(out[first:last + 1])
    blanks = len(own) - len(own.lstrip()), len(own) - len(own.rstrip())
    own, before, after = own.strip(), own[:blanks[0]], own[len(own) - blanks[1]:]
    more = max(1, po.columns(own) * 2 // 5)
    if entry.limit():
        more = min(more, entry.limit() - po.cells(text, entry.printf) - 2)
    if more >= 0:  # else there is no room for brackets: its letters have to do
        own = "⟦" + own + (more * " ~~~~~~~")[:more].rstrip() + "~" * (more % 8 == 1) + "⟧"
    return "".join(out[:first]) + before + own + after + "".join(out[last + 1:])


def compile_(folder, lang, plurals, entries):
    to = os.path.join(folder, "locale", lang, "LC_MESSAGES")
    os.makedirs(to, exist_ok=True)
    source = os.path.join(to, "palermo.po")
    po.write(source, HEAD % (lang, plurals), entries)
    subprocess.run(["msgfmt", "--check-format", "-o", os.path.join(to, "palermo.mo"), source],
                   check=True)


def plurals_of(head):
    return next(line for line in head.splitlines() if line.startswith("Plural-Forms:"))[14:]


def main(what, folder):
    for lang in ("en", "it", "ru") if what == "said" else ("it",):
        entries = po.read(os.path.join(UI_PO, ("it" if lang == "en" else lang) + ".po"))
        head, entries = entries[0], entries[1:]
        english = what == "pseudo" or lang == "en"
        for e in entries:
            e.said = e.english() if english else e.said
            if what == "pseudo":
                e.said = [pseudo(e, text) for text in e.said]
            e.said = [marked(e, text) for text in e.said]
        compile_(folder, lang, TWO_FORMS if english else plurals_of(head.said[0]), entries)


if __name__ == "__main__":
    main(*sys.argv[1:])
