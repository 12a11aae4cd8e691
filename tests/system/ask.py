#!/usr/bin/env python3
"""Takes a seat and asks a control desk one question; stays until its input ends.

Usage: ask.py PORT CARD OWN_DESK CONTROL_DESK WORDS
"""
import os
import sys

from station import Station, read_card


def main(port, card, own, control, words):
    station = Station(int(port), *read_card(card))
    station.connect()
    error = station.sign_in()
    what = {'desk': own, 'verb': 'request_info', 'to': [control], 'form': {'about': 'facts'},
            'basis': 'duty_to_report'}
    error = error or station.ask('act', {'cid': os.urandom(16).hex(),
                                         'do': {'what': what, 'text': words}})[1]
    if error:
        raise SystemExit(f'{station.seat}: {error}')
    print('asked', flush=True)
    sys.stdin.read()


if __name__ == '__main__':
    main(*sys.argv[1:])
