#!/usr/bin/env python3
"""Takes a seat and asks for what its input says, line by line; stays until the input ends.

Usage: colleague.py PORT CARD
A line: METHOD MEMBERS, the members in JSON, as protocol.md has them; of `act`, the desk is its own.
"""
import json
import os
import select
import sys

from station import Station, read_card

PING_S = 10


def asks(station, line):
    method, members = line.split(' ', 1)
    do = json.loads(members)
    if method == 'doing':
        return station.ask(method, do)[1]
    if method == 'act':
        do['what'] = {'desk': station.brief['desk'], **do['what']}  # before its form
    return station.ask(method, {'cid': os.urandom(16).hex(), 'do': do})[1]


def main(port, card):
    station = Station(int(port), *read_card(card))
    station.connect()
    error = station.sign_in()
    rest = b''
    while not error:
        if not select.select([0], [], [], PING_S)[0]:
            station.ask('ping', {})
            continue
        got = os.read(0, 65536)
        if not got:
            return
        *lines, rest = (rest + got).split(b'\n')
        for line in lines:
            error = error or asks(station, line.decode())
            print('refused' if error else 'asked', flush=True)
    raise SystemExit(f'{station.seat}: {error}')


if __name__ == '__main__':
    main(*sys.argv[1:])
