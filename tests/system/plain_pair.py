#!/usr/bin/env python3
"""Two at one desk in plain mode: who begins what the other writes already is told so.

Usage: plain_pair.py PALERMO HOST:PORT EXERCISE FOLDER
"""
import sys

from terminal import Terminal

palermo, address, exercise, folder = sys.argv[1:]


def sits(seat):
    with open(f'{exercise}/cards/{seat}') as file:
        card = file.read().strip()
    t = Terminal([palermo, 'join', address, card, '--plain'], f'{folder}/st-{seat}')
    t.expect('0 Leave')
    return t


def writes(t):
    t.line('3')
    t.expect('What kind of step')
    t.expect(r'(?m)^ +(\d+)  Contact')
    t.line(t.found.group(1))
    t.expect(r'(?m)^ +(\d+)  Ask another agency')
    t.line(t.found.group(1))
    t.expect('To whom')


one, other = sits('FIN1'), sits('FIN2')
writes(one)
one.absent('is writing the same')
writes(other)
other.expect('FIN1 is writing the same: Ask another agency')
one.expect('FIN2 is writing the same')
for t in (one, other):
    t.line('0')
    t.expect('0 Leave')
    t.line('0')
    t.expect('9 leave')
    t.line('9')
    if t.gone() != 0:
        raise SystemExit('leaving fails')
