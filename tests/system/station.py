"""A bare station over TLS, for tests: cards, lines, requests, the chain of what it was shown."""
import hashlib
import json
import os
import socket
import ssl

ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'


def read_card(text):
    """Seat and code (16 hex digits) of a card; its key's fingerprint and check are not looked at."""
    name, *groups = text.strip().split('-')
    bits = ''.join(format(ALPHABET.index(c), '05b') for c in ''.join(groups))[:60] + '0000'
    return name, format(int(bits, 2), '016x')


class Gone(Exception):
    """The connection ended."""


class Station:
    def __init__(self, port, seat, code, timeout=20):
        self.port, self.seat, self.code, self.timeout = port, seat, code, timeout
        self.token = os.urandom(32).hex()
        self.claimed = False
        self.n, self.chain, self.resets = 0, b'', 0
        self.sock, self.buffer, self.last_id = None, b'', 0
        self.seen = []  # facts of notices, in order

    def connect(self, tls=True):
        self.close()
        raw = socket.create_connection(('127.0.0.1', self.port), timeout=self.timeout)
        raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.buffer = b''
        if not tls:
            self.sock = raw
            return
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False  # the test trusts loopback; the product compares fingerprints
        context.verify_mode = ssl.CERT_NONE
        try:
            self.sock = context.wrap_socket(raw)
        except OSError:
            raw.close()
            raise

    def close(self):
        if self.sock:
            self.sock.close()
        self.sock = None

    def send_bytes(self, data):
        self.sock.sendall(data)

    def line(self):
        """The next line as an object."""
        while b'\n' not in self.buffer:
            got = self.sock.recv(65536)
            if not got:
                raise Gone('the server closed')
            self.buffer += got
        line, self.buffer = self.buffer.split(b'\n', 1)
        frame = json.loads(line)
        if frame.get('method') == 'notice':
            self.notice(line, frame['params'])
        return frame

    def notice(self, line, params):
        """Numbers without a gap, and the chain over the bytes of "f"."""
        start = line.index(b'"f":') + 4
        neutral = line[start:line.rindex(b',"x":')]
        try:
            assert json.loads(neutral) == params['f']
        except ValueError:  # a typed text held ',"x":': find the end by decoding
            neutral = line[start:start + json.JSONDecoder().raw_decode(line[start:].decode())[1]]
        self.chain = hashlib.sha256(self.chain + neutral).digest()[:16]
        assert params['n'] == self.n + 1, f'{self.seat}: notice {params["n"]} behind {self.n}'
        assert params['h'] == self.chain.hex(), f'{self.seat}: the chain broke at {params["n"]}'
        self.n = params['n']
        self.seen.append(params['f'])

    def ask(self, method, params):
        """Send a request and wait for its answer: (result, error)."""
        self.last_id += 1
        frame = {'jsonrpc': '2.0', 'id': self.last_id, 'method': method, 'params': params}
        self.send_bytes(json.dumps(frame, separators=(',', ':')).encode() + b'\n')
        return self.answer(self.last_id)

    def answer(self, number):
        while True:
            frame = self.line()
            if frame.get('id') == number:
                return frame.get('result'), frame.get('error')

    def sign_in(self):
        """hello, claim once, resume. Returns the error of the step that failed, or None."""
        error = self.ask('hello', {'protocol': 1, 'client': 'test'})[1]
        if not error and not self.claimed:
            digest = hashlib.sha256(self.token.encode()).hexdigest()
            error = self.ask('claim', {'seat': self.seat, 'code': self.code, 'token': digest,
                                       'played': False})[1]
            self.claimed = not error
        if error:
            return error
        result, error = self.ask('resume', {'seat': self.seat, 'token': self.token, 'line': 1,
                                            'n': self.n, 'h': self.chain.hex() or '0' * 32})
        self.brief = result['brief'] if result else None
        if result and result['reset']:
            self.resets += 1
            self.n, self.chain = 0, b''
        return error
