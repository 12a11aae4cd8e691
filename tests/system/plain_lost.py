#!/usr/bin/env python3
"""A desk whose server goes away: what is sent waits, one can leave, and it goes out afterwards.

Usage: plain_lost.py PALERMO HOST:PORT FOLDER before SERVER-PID | after
"""
import os
import signal
import sys

from terminal import Terminal

palermo, address, folder, phase = sys.argv[1:5]
t = Terminal([palermo, 'join', address, '--plain'], f'{folder}/st-LAB1')
t.expect('Seats that are yours')
t.expect(r'(?m)^ +(\d+)  LAB1, Red Harvest')
t.line(t.found.group(1))
t.expect('Back to your seat LAB1')
t.expect('0 Leave')
if phase == 'before':
    os.kill(int(sys.argv[5]), signal.SIGKILL)
    t.expect('no link')
    t.line('14')
    t.expect('What do you need')
    t.line('sent while away')
    t.expect('There is no link now')
    t.expect('0 Leave')
    t.line('0')
    t.expect('1 thing that you sent has not reached the exercise. Kept')
    t.expect('To come back')
else:
    t.expect('You called the facilitator: "sent while away"')
    t.line('0')
    t.expect('Leave\\?')
    t.line('9')
if t.gone() != 0:
    raise SystemExit('leaving fails')
