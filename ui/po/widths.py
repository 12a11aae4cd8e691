"""widths.py TEMPLATE CATALOG NAME: are the words, English and translated, as narrow as their place?

A place is what the sources tell translators, "at most N cells". Complains of each that is wider.
"""
import sys

import po


def wider(entry, limit, texts):
    for text in texts:
        cells = po.cells(text, entry.printf)
        if cells > limit:
            yield f"  {cells} cells, at most {limit}: {text!r}"


def main(template, catalog, name):
    limits = {(e.context, e.id): e.limit() for e in po.read(template) if e.limit()}
    faults = []
    for e in po.read(catalog):
        limit = limits.get((e.context, e.id))
        if limit:
            faults += wider(e, limit, e.english() + e.said)
    if not limits:
        faults.append(f"  no place has a limit in {template}")
    if faults:
        print(f"{name}: wider than its place on the screen:", *faults, sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
