"""A person at a terminal, for tests: the program on a pty, waited for by what it shows."""
import os
import pty
import re
import select
import signal
import time


class Terminal:
    def __init__(self, argv, state, seconds=20):
        self.seconds = seconds
        self.shown = ''  # all of it
        self.mark = 0    # what was waited for before it
        self.rest = b''
        self.found = None  # the match that was waited for last
        os.makedirs(state, exist_ok=True)
        try:
            self.pid, self.fd = pty.fork()
        except OSError as error:
            raise SystemExit(f'this machine opens no terminal ({error}): is /dev/pts mounted?')
        if self.pid == 0:
            os.environ['XDG_STATE_HOME'] = state
            os.environ.pop('HOME', None)
            os.execv(argv[0], argv)

    def read(self, wait):
        """What is shown meanwhile; False once the program has gone."""
        if not select.select([self.fd], [], [], wait)[0]:
            return True
        try:
            got = os.read(self.fd, 65536)
        except OSError:
            got = b''
        self.rest += got
        whole = self.rest.rfind(b'\n') + 1 or len(self.rest)
        self.shown += self.rest[:whole].decode(errors='replace').replace('\r\n', '\n')
        self.rest = self.rest[whole:]
        return bool(got)

    def expect(self, pattern):
        """Wait until it is shown, behind what was waited for before. What stood before it."""
        deadline = time.monotonic() + self.seconds
        while True:
            found = re.search(pattern, self.shown[self.mark:])
            if found:
                self.found = found
                before = self.shown[self.mark:self.mark + found.start()]
                self.mark += found.end()
                return before
            if not self.read(0.2) or time.monotonic() > deadline:
                raise SystemExit(f'waited in vain for {pattern!r} behind:\n{self.shown[-3000:]}')

    def absent(self, pattern):
        """Not shown so far."""
        if re.search(pattern, self.shown):
            raise SystemExit(f'{pattern!r} is shown:\n{self.shown[-3000:]}')

    def type(self, text):
        os.write(self.fd, text.encode())

    def line(self, text):
        self.type(text + '\n')

    def gone(self):
        """Wait for the end: the exit status."""
        deadline = time.monotonic() + self.seconds
        while self.read(0.2):
            if time.monotonic() > deadline:
                raise SystemExit(f'it does not end:\n{self.shown[-3000:]}')
        pid, self.pid = self.pid, 0
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])

    def close(self):
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            self.pid = 0
