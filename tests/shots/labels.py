"""labels.py CATALOG FOLDER PICTURES: in so many pictures (*.marks), is each label whole?

CATALOG is one that catalogs.py made: its marks stand at the first and the last sign of every label.
A label that was cut ends in an ellipsis; one that was painted over does not read as it should.
What lies under a sheet, and what a list has scrolled out of sight, is not looked at. Prints each
label that is not whole, and how many labels in how many pictures were looked at.
"""
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "..", "ui", "po")]
import catalogs  # noqa: E402
import po  # noqa: E402

LAST_MARK = catalogs.FIRST_MARK + 2 * catalogs.MARKS - 1
CORNERS = "┌┐└┘"
# They say at the end of the last row that a list or a text goes on: what is open there may be cut.
COUNTERS = ("%d row below (PgDn)", "more below (PgDn)")
LINES = "│─" + CORNERS


def is_mark(sign):
    return catalogs.FIRST_MARK <= ord(sign) <= LAST_MARK


class Picture:
    """Rows of cells: a sign with the marks on it."""

    def __init__(self, path):
        self.rows = []
        for line in open(path, encoding="utf-8").read().split("\n")[:-1]:
            row = []
            for sign in line:
                if row and po.columns(sign) == 0:
                    row[-1] += sign
                else:
                    row.append(sign)
            self.rows.append(row)
        self.cols = max(len(row) for row in self.rows)
        self.rows = [row + [" "] * (self.cols - len(row)) for row in self.rows]

    def frames(self):
        """Whole frames, as (top, left, bottom, right), the smallest first: it lies on top."""
        found = []
        for top, row in enumerate(self.rows):
            for left in (c for c, sign in enumerate(row) if sign == "┌"):
                right = next((c for c in range(left, self.cols) if row[c] == "┐"), None)
                bottom = next((r for r in range(top + 1, len(self.rows))
                               if self.rows[r][left] != "│"), None)
                if right and bottom and self.is_whole(top, left, bottom, right):
                    found.append((top, left, bottom, right))
        return sorted(found, key=lambda f: (f[2] - f[0]) * (f[3] - f[1]))

    def is_whole(self, top, left, bottom, right):
        below = "".join(self.rows[bottom][left:right + 1])
        return ("│" not in self.rows[top][left:right + 1] and
                below == "└" + "─" * (right - left - 1) + "┘" and
                all(self.rows[r][right] == "│" for r in range(top + 1, bottom)))

    def goes_on(self, row):
        """A label that began in the row above ends here."""
        first = next((c for c in "".join(self.rows[row]) if is_mark(c)), None)
        return first is not None and (ord(first) - catalogs.FIRST_MARK) % 2 == 1

    def regions(self):
        """Lists of rows that belong together, rows of cells; head, news and key bar alone."""
        last = len(self.rows) - 1
        frames = self.frames()
        news = last - 1  # and as many rows above it as its words need
        while news > last - 4 and self.goes_on(news):
            news -= 1
        alone = [[self.rows[0]], self.rows[news:last], [self.rows[last]]]
        if frames:
            top, left, bottom, right = frames[0]
            inside = [self.rows[r][left + 1:right] for r in range(top + 1, bottom)]
            return alone + [[self.rows[top][left + 1:right]], inside[:-1], inside[-1:]]
        return alone + list(self.panes(range(1, news)))

    def panes(self, rows):
        open_ = {}
        for r in rows:
            now, at = {}, 0
            for c in [c for c, sign in enumerate(self.rows[r]) if sign in "│"] + [self.cols]:
                part = self.rows[r][at:c]
                if part and all(sign in LINES + " " for sign in part) and "─" in part:
                    pass  # between two panes
                elif part:
                    now[at, c] = open_.pop((at, c), []) + [part]
                at = c + 1
            yield from open_.values()
            open_ = now
        yield from open_.values()


class Catalog:
    """What stands between the marks, as patterns with the sign that follows: by its first mark."""

    def __init__(self, path):
        self.known, self.counters = {}, set()
        for e in po.read(path)[1:]:
            for text in e.said:
                mark = next((c for c in text if is_mark(c)), None)
                if mark:
                    self.counters |= {mark} if e.id in COUNTERS else set()
                    self.known.setdefault(mark, set()).add(self.pattern(e, text))

    @staticmethod
    def pattern(entry, text):
        """Up to the second mark, and what follows; blanks and line ends are all the same."""
        end = max(i for i, c in enumerate(text) if is_mark(c))
        text, after = text[:end], text[end + 1:].strip()[:1]
        parts, first, last = catalogs.own_parts(plain(text), entry.printf)
        made = "".join("-?[0-9]+" if letter and letter in catalogs.NUMBERS else
                       ".*" if letter else re.escape(re.sub(r"\s+", "", part))
                       for part, letter in parts[first:last + 1])
        return re.compile(made), after.replace("%", "")

    def reads(self, mark, text, after):
        text = re.sub(r"\s+", "", text)
        return any(sign in ("", after) and pattern.fullmatch(text)
                   for pattern, sign in self.known[mark])


def plain(text):
    return "".join(c for c in text if not is_mark(c))


class Label:
    """One that has begun: its rows so far. What stands beside it is behind a gap."""

    def __init__(self, mark, col):
        self.mark, self.col, self.rows = mark, col, [""]
        self.holds = ord(mark) - catalogs.FIRST_MARK >= catalogs.MARKS  # others may be inside

    def readings(self):
        yield "".join(self.rows)
        yield "".join(re.split(r"(?<=\S) {2,}", row)[0] for row in self.rows[:-1]) + self.rows[-1]

    def __str__(self):
        return " ".join(" ".join(self.rows).split())[:70]


class Look:
    """One region, read from its beginning."""

    def __init__(self, catalog, tell):
        self.catalog, self.tell, self.whole = catalog, tell, 0
        self.open, self.beside = [], []  # beside: goes on below, in a column of its own

    def lost(self, what):
        for label in self.beside + self.open:
            self.tell(f"{what}: {label}")
        self.open, self.beside = [], []

    def begins(self, mark, col, sign):
        if self.open and not self.open[-1].holds:
            self.beside.append(self.open.pop())
        self.open.append(Label(mark, col))
        self.open[-1].rows[-1] = sign

    def ends(self, mark, sign, after, began):
        """The mark that is its last."""
        first = chr(ord(mark) - 1)
        if first not in [label.mark for label in self.open]:
            if began:
                self.tell(f"its beginning is lost: ... {sign}{after}")
            return
        while self.open[-1].mark != first:
            self.tell(f"painted over: {self.open.pop()}")
        label = self.open.pop()
        if any(self.catalog.reads(first, text, after) for text in label.readings()):
            self.whole += 1
        else:
            self.tell(f"does not read as it should: {label}{after}")

    def row(self, cells, last):
        began = False
        text = "".join(plain(cell) for cell in cells)
        start = len(text) - len(text.lstrip())
        for label in [b for b in self.beside if text.strip() and b.col == start]:
            self.beside.remove(label)
            self.open.append(label)
        for label in self.open + self.beside:
            label.rows.append("")
        marks = [c for c in "".join(cells) if is_mark(c)]
        counted = last and marks[-2:-1] and marks[-2] in self.catalog.counters
        for at, cell in enumerate(cells):
            sign = plain(cell)
            if counted and self.open and (sign[:1] == "…" or marks[-2] in cell):
                self.open = []
            if sign[:1] == "…" and self.open:
                self.lost("cut")
            for label in self.open:
                label.rows[-1] += sign
            after = plain(cells[at + 1])[:1] if at + 1 < len(cells) else ""
            for mark in (c for c in cell if is_mark(c)):
                if (ord(mark) - catalogs.FIRST_MARK) % 2:
                    self.ends(mark, sign, after, began)
                else:
                    self.begins(mark, at, sign)
                began = True
        # A number in the last column: libvterm may have lost the mark on its last figure.
        if self.open and plain(cells[-1]).isdigit() and any(
                self.catalog.reads(self.open[-1].mark, text, "")
                for text in self.open[-1].readings()):
            self.open.pop()
            self.whole += 1


def look(catalog, path, faults):
    picture, whole = Picture(path), 0
    name = "/".join(path.split("/")[-2:]).replace(".marks", "")
    for region in picture.regions():
        l = Look(catalog, lambda what: faults.append(f"{name}: {what}"))
        while region and not "".join(region[-1]).strip():
            region = region[:-1]
        for i, cells in enumerate(region):
            l.row(cells, i == len(region) - 1)
        if l.beside:
            l.open = []
            l.lost("painted over")
        l.lost("not to its end")
        whole += l.whole
    return whole


def main(catalog, folder, want):
    faults, labels = [], 0
    known = Catalog(catalog)
    paths = sorted(os.path.join(folder, f) for f in os.listdir(folder) if f.endswith(".marks"))
    for path in paths:
        labels += look(known, path, faults)
    for fault in faults:
        print(fault)
    print(f"{labels} labels in {len(paths)} of {want} pictures are whole, {len(faults)} are not")
    return 1 if faults or not labels or len(paths) != int(want) else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
