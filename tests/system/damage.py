#!/usr/bin/env python3
"""Write damaged copies of two journals, one sealed and one left open, for 20-verifier.sh.

Usage: damage.py SEALED OPEN OUT_DIR SEED SCALE
"""
import hashlib
import os
import random
import re
import sys

HEAD = re.compile(rb'\{"s":(\d+),"d":(\d+),"p":"([0-9a-f]{32})"')


def lines_of(data):
    return [x + b'\n' for x in data.rstrip(b'\0').split(b'\n')[:-1]]


def tail_of(data):
    return data[len(data.rstrip(b'\0')):]


def chained(lines, start=0):
    """The lines again, each with the hash before it and its own made to fit."""
    out = lines[:start]
    before = out[-1][-35:-3] if out else b'0' * 32
    for line in lines[start:]:
        body = re.sub(rb'"p":"[0-9a-f]{32}"', b'"p":"' + before + b'"', line[:-41], count=1)
        before = hashlib.sha256(body).hexdigest()[:32].encode()
        out.append(body + b',"h":"' + before + b'"}\n')
    return out


def flip(data, at, bit):
    return data[:at] + bytes([data[at] ^ 1 << bit]) + data[at + 1:]


def batches(lines):
    """Indexes of the first line of each batch."""
    d = [int(HEAD.match(x)[2]) for x in lines]
    return [i for i in range(len(d)) if i == 0 or d[i] != d[i - 1]]


def forged(lines, k):
    """name -> lines: one line of another making, the chain whole."""
    payload = {
        'space': (b'"in":{', b'"in":{ '), 'plus': (b'"in":{', b'"in":{"z":+1,'),
        'zero': (b'"in":{', b'"in":{"z":01,'), 'minus_zero': (b'"in":{', b'"in":{"z":-0,'),
        'real': (b'"in":{', b'"in":{"z":1.5,'), 'digits18': (b'"in":{', b'"in":{"z":%d,' % 10**17),
        'digits19': (b'"in":{', b'"in":{"z":%d,' % 10**18), 'comma': (b'"in":{', b'"in":{,'),
        'del': (b'"in":{', b'"in":{"z":"\x7f",'), 'high': (b'"in":{', b'"in":{"z":"\xc3\xa9",'),
        'escape': (b'"in":{', b'"in":{"z":"\\x",'), 'slash': (b'"in":{', b'"in":{"z":"\\/",'),
        'upper_u': (b'"in":{', b'"in":{"z":"\\u00E9",'), 'lone': (b'"in":{', b'"in":{"z":"\\ud800",'),
        'nul_u': (b'"in":{', b'"in":{"z":"\\u0000",'), 'twice': (b'"in":{', b'"in":{"z":1,"z":1,'),
        'word': (b'"in":{', b'"in":{"z":nil,'), 'true': (b'"in":{', b'"in":{"z":true,'),
        'empty_key': (b'"in":{', b'"in":{"":1,'), 'key_number': (b'"in":{', b'"in":{1:1,'),
        'depth16': (b'"in":{', b'"in":{"z":' + b'[' * 15 + b']' * 15 + b','),
        'depth17': (b'"in":{', b'"in":{"z":' + b'[' * 16 + b']' * 16 + b','),
        'type': (b'"t":"', b'"t":"X'), 'type_dot': (b'"t":"', b'"t":"a.b_'),
        'long_type': (b'"t":"', b'"t":"' + b'a' * 64), 'empty_by': (b'"by":"', b'"by":"","b":"'),
        'by_space': (b'"by":"', b'"by":" ~'), 'long_by': (b'"by":"', b'"by":"' + b'a' * 128),
        'line_zero': (b'"l":', b'"l":0'), 'wall_big': (b'"w":', b'"w":9999'),
        'order': (b'"l":1,', b''), 'version2': (b'"v":1', b'"v":2'), 'version0': (b'"v":1', b'"v":0'),
        'version_text': (b'"v":1', b'"v":"1"'), 'd_same': None, 's_skips': None, 'seal_early': None,
    }
    for name, change in payload.items():
        new = list(lines)
        s = int(HEAD.match(lines[k])[1])
        if name == 'd_same':  # d = s
            new[k] = re.sub(rb'"d":\d+', b'"d":%d' % s, new[k], count=1)
        elif name == 's_skips':
            new[k] = re.sub(rb'"s":\d+', b'"s":%d' % (s + 1), new[k], count=1)
        elif name == 'seal_early':  # a seal that is not alone in its batch: its d is too low
            new[k] = re.sub(rb'"t":"[^"]+"', b'"t":"journal.sealed"', new[k], count=1)
            new[k] = re.sub(rb'"d":\d+', b'"d":%d' % max(0, s - 2), new[k], count=1)
        else:
            new[k] = new[k].replace(*change, 1)
        yield name, chained(new, k)


def main(sealed_path, open_path, out, seed, scale):
    rng, scale = random.Random(int(seed)), int(scale)
    sealed, left = open(sealed_path, 'rb').read(), open(open_path, 'rb').read()
    good, lines = lines_of(sealed), lines_of(left)
    room, end = tail_of(left), len(left.rstrip(b'\0'))
    assert room and not tail_of(sealed) and len(good) > 20 and len(lines) > 20
    begin = [sum(map(len, lines[:i])) for i in range(len(lines) + 1)]
    first = batches(lines)
    made = {'sealed': sealed, 'open': left, 'empty': b'', 'only_room': bytes(4096),
            'no_tail': left[:end], 'less_room': left[:end + 1], 'cut_seal': b''.join(good[:-1]),
            'seal_and_room': sealed + bytes(100), 'no_last_newline': sealed[:-1],
            'two_newlines': sealed + b'\n', 'other_end': left[:end] + b'x' + room,
            'crlf': sealed.replace(b'\n', b'\r\n'), 'not_a_journal': b'hello\n',
            'room_before': bytes(10) + left}
    for i in range(8 * scale):
        made[f'cut_{i}'] = sealed[:rng.randrange(len(sealed))]
        made[f'cut_open_{i}'] = left[:rng.randrange(len(left))]
    for i in range(24 * scale):
        made[f'flip_{i}'] = flip(sealed, rng.randrange(len(sealed)), rng.randrange(8))
        made[f'flip_open_{i}'] = flip(left, rng.randrange(end + 20), rng.randrange(8))
    for i in range(10 * scale):  # the last three batches, any range of bytes not written
        x = rng.randrange(begin[first[-3]], end)
        y = rng.randrange(x, end) + 1
        made[f'torn_{i}'] = left[:x] + bytes(y - x) + left[y:]
        made[f'torn_to_end_{i}'] = left[:x] + bytes(len(left) - x)
    for i in range(len(lines) - 4, len(lines)):  # newlines of the last lines
        made[f'newline_{i}'] = flip(left, begin[i + 1] - 1, 0)
    for i in range(6 * scale):  # a line removed, doubled, exchanged with the next
        k = rng.randrange(1, len(lines) - 1) if i % 6 < 4 else len(lines) - 2
        made[f'gone_{i}'] = b''.join(lines[:k] + lines[k + 1:]) + room
        made[f'double_{i}'] = b''.join(lines[:k] + [lines[k]] + lines[k:]) + room
        made[f'swap_{i}'] = b''.join(lines[:k] + [lines[k + 1], lines[k]] + lines[k + 2:]) + room
    # Forged lines, then torn: 1 says that the line was taken, 65 that it was not.
    torn = bytes(begin[-1] - begin[-2] - 5) + room
    for k in (rng.randrange(5, len(lines) - 20), first[-1] - 3):
        for name, new in forged(lines, k):
            made[f'forged_{k}_{name}'] = b''.join(new[:-1]) + new[-1][:5] + torn
    other = [x.replace(b'"v":1', b'"v":2', 1) for x in lines]
    made['all_version2'] = b''.join(chained(other)) + room
    made['from_version2'] = b''.join(chained(lines[:9] + other[9:], 9)) + room
    made['version2_unfit'] = b''.join(lines[:9] + other[9:]) + room
    made['wide_batch'] = b''.join(chained([re.sub(rb'"d":\d+', b'"d":0', x, count=1)
                                           for x in lines])) + room
    for name, data in made.items():
        with open(os.path.join(out, name), 'wb') as f:
            f.write(data)


if __name__ == '__main__':
    main(*sys.argv[1:])
