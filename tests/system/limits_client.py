#!/usr/bin/env python3
"""Whatever a client does wrong, the server answers as its protocol says, and serves the others.

Usage: limits_client.py PORT CARD OTHER_CARD USED_CARD
"""
import json
import os
import socket
import sys
import time

from station import Gone, Station, read_card

PARSE, REQUEST, METHOD, PARAMS, REFUSED, SIGN_IN, REUSED = -32700, -32600, -32601, -32602, 1, 2, 3
PROGRAM = 6
RPC = b'{"jsonrpc":"2.0","id":7,"method":"ping","params":{}}'


def same(got, want, what):
    if got != want:
        raise SystemExit(f'{what}: {got!r}, not {want!r}')


def fresh(port, card, hello=True):
    s = Station(port, *read_card(card))
    s.connect()
    if hello:
        same(s.ask('hello', {'protocol': 1})[1], None, 'hello')
    return s


def closed(s, what, why=None):
    """The server ends this connection; if there is a why, it has said so first, with that code."""
    said = []
    try:
        while True:
            frame = s.line()
            if 'error' in frame:
                said.append(frame['error']['code'])
    except (Gone, OSError):
        s.close()
        same(said, [why] if why else [], what)
    except socket.timeout:
        raise SystemExit(f'{what}: the connection stays open')


def code(s, method, params):
    error = s.ask(method, params)[1]
    return error['code'] if error else None


def claim_code(port, card, change=None, token='0' * 64, more=None):
    """The answer to claiming with a card, once nobody has to wait for earlier wrong ones."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        s = fresh(port, card)
        error = s.ask('claim', {'seat': s.seat, 'code': change or s.code, 'token': token,
                                **(more or {})})[1]
        s.close()
        if not error or 'Too many' not in error['message']:
            return error['code'] if error else None
        time.sleep(0.1)
    raise SystemExit('wrong cards make everybody wait for more than a minute')


def broken_lines(port, card):
    for what, line in {'no JSON': b'hello there', 'half an object': b'{"jsonrpc":"2.0",',
                       'an array': b'[]', 'a number': b'12', 'empty': b'', 'NUL': b'\0',
                       'twice': RPC + RPC, 'no UTF-8': RPC.replace(b'ping', b'p\xffng'),
                       'deep': b'[' * 5000 + b']' * 5000, 'unknown member': RPC[:-1] + b',"x":1}',
                       'wrong version': RPC.replace(b'2.0', b'1.0'),
                       'negative id': RPC.replace(b'7', b'-7'),
                       'text id': RPC.replace(b'7', b'"7"'), 'params list': RPC.replace(b'{}', b'[]'),
                       'huge number': RPC.replace(b'7', b'9' * 40)}.items():
        s = fresh(port, card)
        s.send_bytes(line + b'\n')
        closed(s, what, PARSE)


def long_lines(port, card):
    for what, data in {'without an end': b'x' * 70000, 'with an end': b'x' * 70000 + b'\n',
                       'in JSON': RPC[:-2] + b'"t":"' + b'y' * 70000 + b'"}}\n'}.items():
        s = fresh(port, card)
        try:
            s.send_bytes(data)
        except OSError:
            pass
        closed(s, f'a line too long, {what}')


def sign_in_rules(port, card, other, used):
    s = fresh(port, card, hello=False)
    for protocol in (0, 2, 99):
        same(code(s, 'hello', {'protocol': protocol}), SIGN_IN, f'protocol {protocol}')
    same(code(s, 'hello', {}), SIGN_IN, 'no protocol')
    same(code(s, 'hello', {'protocol': 1, 'extra': 1}), SIGN_IN, 'unknown member')
    for method in ('ping', 'ack', 'hand', 'startex', 'nonsense'):
        same(code(s, method, {}), REQUEST, f'{method} before signing in')
    s.close()
    same(claim_code(port, card, change='0' * 16), SIGN_IN, 'a wrong card')
    same(claim_code(port, used), SIGN_IN, 'a used card with another token')
    for _ in range(2):  # it consumes nothing, so that it can be said again
        same(claim_code(port, other, more={'as': 'console'}), PROGRAM, 'a card in the console')
    same(claim_code(port, other, token='short'), SIGN_IN, 'a token that is none')


def signed_in_rules(s):
    cid = os.urandom(16).hex()
    same(code(s, 'ping', {}), None, 'ping')
    same(code(s, 'nonsense', {}), METHOD, 'an unknown method')
    for method in ('due', 'create', 'seat', 'recover'):
        same(code(s, method, {'cid': cid, 'do': {}}), METHOD, f'{method}, which only the host may')
    same(code(s, 'hand', {}), PARAMS, 'nothing to do')
    same(code(s, 'hand', {'do': {'text': 'x'}}), PARAMS, 'no cid')
    same(code(s, 'hand', {'cid': 'abc', 'do': {'text': 'x'}}), PARAMS, 'a bad cid')
    same(code(s, 'hand', {'cid': '0' * 32, 'do': {'text': 'x'}}), PARAMS, 'a cid of zeros')
    same(code(s, 'hand', {'cid': cid, 'do': {'text': 1}}), PARAMS, 'a number for a text')
    same(code(s, 'hand', {'cid': cid, 'do': {'words': 'x'}}), PARAMS, 'an unknown member')
    same(code(s, 'ack', {'n': 10 ** 9}), PARAMS, 'more than was sent')
    same(code(s, 'ack', {'n': -1}), PARAMS, 'less than nothing')
    same(code(s, 'startex', {'cid': os.urandom(16).hex(), 'do': {}}), REFUSED, 'not a facilitator')
    same(code(s, 'open', {'do': {'item': 99}}), REFUSED, 'an item that nobody knows')
    same(code(s, 'hello', {'protocol': 1}), SIGN_IN, 'hello twice')
    same(s.ask('hand', {'cid': cid, 'do': {'text': 'x'}})[0], {'again': False}, 'a good one')
    same(s.ask('hand', {'cid': cid, 'do': {'text': 'x'}})[0], {'again': True}, 'the same again')
    same(code(s, 'hand', {'cid': cid, 'do': {'text': 'y'}}), REUSED, 'the cid for something else')
    same(code(s, 'hand', {'cid': os.urandom(16).hex(), 'do': {'text': 'x' * 9000}}), PARAMS,
         'a typed text that is too long')
    for text in (b'a\\u202eb', b'a\\u0007b', 'a\u202eb'.encode()):
        cid = os.urandom(16).hex().encode()
        s.send_bytes(RPC.replace(b'ping', b'hand').replace(
            b'{}', b'{"cid":"' + cid + b'","do":{"text":"' + text + b'"}}') + b'\n')
        closed(s, f'typed text {text}', PARSE)
        s.connect()
        same(s.sign_in(), None, 'coming back')


def crowd(port, honest, other):
    """More connections than the server keeps: nobody who is in is thrown out, and who comes gets in."""
    many = []
    for _ in range(600):
        try:
            many.append(socket.create_connection(('127.0.0.1', port), timeout=5))
        except OSError:
            break
    same(code(honest, 'ping', {}), None, f'ping beside {len(many)} silent connections')
    fresh(port, other).close()
    for s in many:
        s.close()


def flood(s):
    """Many requests at once: they wait for one another, none is lost, nothing is dropped."""
    for i in range(100):
        s.send_bytes(b'{"jsonrpc":"2.0","id":%d,"method":"ping","params":{}}\n' % (1000 + i))
    for i in range(100):
        same(s.answer(1000 + i)[0], True, f'ping {i} of a hundred at once')


def main(port, card, other, used):
    port = int(port)
    noise = socket.create_connection(('127.0.0.1', port), timeout=20)
    noise.sendall(b'GET / HTTP/1.1\r\n\r\n')
    try:
        same(len(noise.recv(4096)) < 100, True, 'an answer to HTTP')
    except ConnectionResetError:
        pass

    honest = Station(port, *read_card(card))
    honest.connect()
    same(honest.sign_in(), None, 'the honest station')
    crowd(port, honest, other)
    silent = socket.create_connection(('127.0.0.1', port), timeout=40)  # says nothing at all
    half = fresh(port, card)
    half.send_bytes(RPC[:20])  # and this one never finishes its line
    began = time.monotonic()
    broken_lines(port, other)
    long_lines(port, other)
    signed_in_rules(honest)
    flood(honest)
    sign_in_rules(port, other, other, used)

    # A station that comes back while others mistype their cards keeps its seat.
    s = fresh(port, other)
    s.ask('claim', {'seat': s.seat, 'code': '1' * 16, 'token': '0' * 64})
    s.close()
    honest.connect()
    deadline = time.monotonic() + 60
    while (error := honest.sign_in()) and time.monotonic() < deadline:
        same('Too many' in error['message'], True, f'coming back: {error}')
        honest.connect()
    same(error, None, 'coming back after wrong cards of others')
    same(honest.resets, 0, 'what it was shown')

    closed(half, 'half a line')
    same(silent.recv(100), b'', 'a silent connection')
    waited = time.monotonic() - began
    same(14 < waited < 30, True, f'ended after {waited:.0f} s')
    same(code(honest, 'ping', {}), None, 'the honest station at the end')
    print(json.dumps({'answered': honest.last_id, 'silent_s': round(waited)}))


if __name__ == '__main__':
    main(*sys.argv[1:])
