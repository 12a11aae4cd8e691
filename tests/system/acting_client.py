#!/usr/bin/env python3
"""A station that asks for one thing after another and never gives up: every command has an id made
here, is sent again after every reconnection until it is answered, and every answer is written down.

Usage: acting_client.py PORT CARD ANSWERS CANARY      SIGTERM: end behind the next answer

Writes a line an answer to ANSWERS: the id, and new, again or refused. Exit 0: all was in order.
"""
import json
import os
import signal
import sys
import time

from station import Gone, Station, read_card

stop = False


def on_term(_number, _frame):
    global stop
    stop = True


def connected(station, deadline):
    """Come back, however long the server is away, up to the deadline."""
    while True:
        try:
            station.connect()
            error = station.sign_in()
            if not error:
                return
            if 'Too many' not in error['message']:
                raise SystemExit(f'{station.seat} is not let in again: {error}')
        except (OSError, Gone, ValueError):
            pass
        if time.monotonic() > deadline:
            raise SystemExit(f'{station.seat}: the server has not come back')
        time.sleep(0.02)


def until_answered(station, params, wait):
    """(result, error), and how often it was sent."""
    sent = 0
    while True:
        try:
            if not station.sock:
                connected(station, time.monotonic() + wait)
            sent += 1
            return (*station.ask('hand', params), sent)
        except (OSError, Gone, ValueError):
            station.close()


def main(port, card, answers_path, canary):
    signal.signal(signal.SIGTERM, on_term)
    station = Station(int(port), *read_card(card))
    earlier = None
    count = 0
    with open(answers_path, 'w', buffering=1) as answers:
        while not stop:
            cid = os.urandom(16).hex()
            params = {'cid': cid, 'do': {'text': f'{canary} {count}'}}
            result, error, sent = until_answered(station, params, 60)
            if error and error['code'] != 1:
                raise SystemExit(f'{station.seat}: {cid} came back as {error}')
            how = 'refused' if error else 'again' if result['again'] else 'new'
            answers.write(f'{cid} {how}\n')
            if how == 'again' and sent == 1:
                raise SystemExit(f'{station.seat}: {cid} was sent once and is called a repetition')
            count += 1
            if earlier and count % 5 == 0:  # what was answered stays answered
                result, error, _ = until_answered(station, earlier, 60)
                if error or not result['again']:
                    raise SystemExit(f'{station.seat}: {earlier} was taken anew: {result} {error}')
            earlier = params if how != 'refused' else earlier
            time.sleep(0.05)  # below the rate that the server allows
    if station.resets:
        raise SystemExit(f'{station.seat}: shown what the server no longer knows, {station.resets}x')
    own = [f['text'] for f in station.seen if f['k'] == 'hand.raised' and 'text' in f]
    foreign = [t for t in own if not t.startswith(canary)]
    if foreign:
        raise SystemExit(f'{station.seat} was shown what another desk typed: {json.dumps(foreign[:3])}')
    print(f'{station.seat}: {count} answered, {station.n} notices')


if __name__ == '__main__':
    main(*sys.argv[1:])
