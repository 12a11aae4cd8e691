#!/usr/bin/env python3
"""A second verifier, written from handbook/format/journal.md alone: no code is shared.

Usage: verify_journal.py EXERCISE|FILE      exit: 0 good, 1 torn, 65 corrupt, 66 unreadable
"""
import fcntl, hashlib, os, re, struct, sys, time

GOOD, TORN, CORRUPT, UNREADABLE = 0, 1, 65, 66
LINE_MAX, WRITE_MAX, BATCH_MAX, DEPTH_MAX, TAIL = 1048576, 4194304, 256, 16, 41

NUMBER = rb'(0|[1-9][0-9]{0,14})'
START = rb'\{"s":' + NUMBER + rb',"d":' + NUMBER + rb',"p":"([0-9a-f]{32})","v":'
HEAD = re.compile(START + rb'1,"l":' + NUMBER + rb',"t":"([a-z][a-z0-9_.]{0,63})","m":' + NUMBER +
                  rb',"w":' + NUMBER + rb',"by":"[ !#-\[\]-~]{1,128}","cid":"(?:[0-9a-f]{32})?","in":')
OTHER_VERSION = re.compile(START + rb'(?!1,)[0-9]+,')
TEXT = re.compile(rb'"(?:[ !#-\[\]-~]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"')
ATOM = re.compile(TEXT.pattern + rb'|true|false|null|0|-?[1-9][0-9]{0,17}')


def skip(b, i, depth=1):
    """Position behind the compact JSON value at i; -1 if there is none."""
    if b[i:i + 1] not in (b'{', b'['):
        m = ATOM.match(b, i)
        return m.end() if m else -1
    close, is_object = (b'}', True) if b[i:i + 1] == b'{' else (b']', False)
    if depth > DEPTH_MAX:
        return -1
    i += 1
    if b[i:i + 1] == close:
        return i + 1
    while True:
        if is_object:
            m = TEXT.match(b, i)
            if not m or b[m.end():m.end() + 1] != b':':
                return -1
            i = m.end() + 1
        i = skip(b, i, depth + 1)
        if i < 0 or b[i:i + 1] not in (b',', close):
            return -1
        if b[i:i + 1] == close:
            return i + 1
        i += 1


def hash_fits(line):
    h = hashlib.sha256(line[:-TAIL]).hexdigest()[:32].encode()
    return len(line) > TAIL and line[-TAIL:] == b',"h":"' + h + b'"}\n'


def intact(line):
    """(s, d, p, t, h) of an intact line, or None."""
    m = HEAD.match(line) if len(line) <= LINE_MAX and hash_fits(line) else None
    if not m or line[m.end():m.end() + 1] != b'{' or int(m[2]) >= int(m[1]):
        return None
    i = skip(line, m.end())
    if i < 0 or line[i:i + 6] != b',"f":[' or skip(line, i + 5) != len(line) - TAIL:
        return None
    return int(m[1]), int(m[2]), m[3], m[5], line[-35:-3]


def follows(r, before):
    return (r[0] == before[0] + 1 and r[2] == before[4] and r[1] in (before[1], before[0]) and
            r[0] - r[1] <= BATCH_MAX and (r[3] != b'journal.sealed' or r[1] == r[0] - 1))


def verdict(b, running):
    end, x, last = len(b.rstrip(b'\0')), 0, (0, 0, b'0' * 32, b'', b'0' * 32)
    is_open = end < len(b) or running
    while (r := intact(b[x:b.find(b'\n', x) + 1])) and follows(r, last):
        x, last = b.find(b'\n', x) + 1, r
    if x == end:
        return GOOD if x and (is_open or last[3] == b'journal.sealed') else CORRUPT
    line, n = b[x:b.find(b'\n', x) + 1], last[0] + 1
    if OTHER_VERSION.match(line) and hash_fits(line):
        return UNREADABLE
    starts = (m.start() for m in re.finditer(rb'\{"s":', b[:end]) if m.start() >= x)
    if any((r := intact(b[i:b.find(b'\n', i) + 1])) and r[1] >= n for i in starts):
        return CORRUPT
    return GOOD if running else CORRUPT if n == 1 or not is_open or end - x > WRITE_MAX else TORN


def main(path):
    path = os.path.join(path, 'journal.ndjson') if os.path.isdir(path) else path
    lock = struct.pack('hhqqi4x', fcntl.F_WRLCK, os.SEEK_SET, 0, 0, 0)
    for again in (True, False):
        with open(path, 'rb') as f:
            answer = fcntl.fcntl(f, 36, lock)  # F_OFD_GETLK
            held = struct.unpack('hhqqi4x', answer)[0] != fcntl.F_UNLCK
            v = verdict(f.read(), held)
        if not held or not again or v != CORRUPT:  # of a running journal: only what is read twice
            return v
        time.sleep(0.2)


if __name__ == '__main__':
    try:
        sys.exit(main(sys.argv[1]) if len(sys.argv) == 2 else 2)
    except OSError as e:
        print('verify_journal: cannot read it:', e.strerror, file=sys.stderr)
        sys.exit(UNREADABLE)
