"""Somebody at a seat in plain mode who goes by what is printed, and by nothing else.

Every question that the program prints ends in one of a few ways, in each language the same: with
the numbers that may be typed, and 0. So the end alone says what is wanted. A few words of each
language say what became of an act.
"""
import collections
import os
import re
import select
import subprocess
import time

from terminal import Terminal

# Said by each language: accepted, refused, not over at the end, as in the lists of the station.
CHOSEN = {'en': 'You chose: ', 'it': 'Scelta fatta: ', 'ru': 'Ваш выбор: '}
REFUSED = {'en': '[not possible]', 'it': '[non possibile]', 'ru': '[невозможно]'}
CLOCK = r'\[P1 \d\d:\d\d\] '
NOTICE = re.compile(rf'(?m)^{CLOCK}.*\n')
ITEM = re.compile(r'(?m)^  (\d+)  (.*)$')


class Piped(Terminal):
    """The same through pipes: no line is broken, nothing typed is shown again."""

    def __init__(self, argv, state, seconds=20):
        self.seconds, self.shown, self.mark, self.rest, self.found = seconds, '', 0, b'', None
        os.makedirs(state, exist_ok=True)
        self.process = subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.STDOUT,
                                        env={**os.environ, 'XDG_STATE_HOME': state})
        self.pid, self.fd = self.process.pid, self.process.stdout.fileno()

    def type(self, text):
        self.process.stdin.write(text.encode())
        self.process.stdin.flush()


def wide(argv):
    """At a terminal so wide that no line is broken."""
    return ['/bin/sh', '-c', 'stty cols 2000; exec "$@"', 'sh', *argv]


def kind_of(answer):
    """What the end of an answer waits for: '' as long as it has no end."""
    lines = [line for line in answer.split('\n') if line.strip()]
    if not lines or not answer.endswith('\n'):
        return ''
    last = lines[-1]
    if last.startswith('--') and re.search(r', 0 \S+$', last):
        return 'menu'
    if re.search(r' 9 [^,]+, 0 \S+$', last):
        return 'leave'
    if re.search(r'\? 1 [^?]*, 2 [^?]*, 0 [^?]*$', last):
        return 'resume'
    if re.search(r'\((.*\b)?0: \w+\)$', last):
        return 'list' if ITEM.search(answer) else 'words'
    if len(lines) > 3 and re.search(r'\(0: \w+,? .*\)$', lines[-4]) and last[:5] == '  3  ':
        return 'review'
    return 'complaint' if len(lines) <= 2 and re.search(r'\b0\b', last) else ''


class Seat:
    def __init__(self, terminal, name, lang):
        self.name, self.lang = name, lang
        self.typed = self.answered = 0
        self.turns = collections.Counter()
        self.round = ''
        self.accepted = []  # titles of acts
        self.refused = []   # (title, what was said)
        self.vain = []      # begun, and told at once that it cannot be
        self.stuck = []     # questions for which nothing was good
        self.picker, self.begun = [], set()
        self.items_read = self.replies = self.shares = self.asks = 0
        self.sit(terminal)

    def sit(self, terminal):
        self.t = terminal
        self.shown_from = 0  # where the answer to what was typed last begins
        self.answer = ''     # the last one, without notices
        self.quiet = True    # nothing came by itself meanwhile
        self.wait_answer('')

    def wait_answer(self, typed):
        deadline = time.monotonic() + self.t.seconds
        while True:
            answer = NOTICE.sub('', self.t.shown[self.shown_from:])
            if typed and answer.startswith(typed + '\n'):
                answer = answer[len(typed) + 1:]  # the terminal shows what is typed
            if kind_of(answer):
                self.answer = answer
                self.quiet = not NOTICE.search(self.t.shown[self.shown_from:])
                return kind_of(answer)
            self.read_on(deadline, f'a dead end behind {typed!r}')

    def read_on(self, deadline, otherwise):
        if time.monotonic() > deadline or not self.t.read(0.2):
            raise SystemExit(f'{self.name}: {otherwise}:\n{self.t.shown[-2500:]}')

    def say(self, text):
        """Type a line; what is waited for then. It has to be answered."""
        while select.select([self.t.fd], [], [], 0)[0] and self.t.read(0):
            pass  # what came by itself meanwhile is no answer
        self.shown_from = len(self.t.shown)
        self.typed += 1
        self.t.line(text)
        kind = self.wait_answer('' if isinstance(self.t, Piped) else text)
        self.answered += 1
        return kind

    def state(self):
        """Unread, to be handled, waiting for an answer: the numbers of the menu's first words."""
        menu = self.answer.strip().split('\n')[-1]
        counts = re.findall(r'\d+', menu.split('. P1 ')[0])
        return [int(n) for n in counts] + [0] * (3 - len(counts))

    def items(self):
        """The numbers that may be typed, with what stands behind them."""
        return [(int(n), text) for n, text in ITEM.findall(self.answer)]

    def pick(self, listed, tries):
        """A number of the list, another one each time; sometimes nothing, where that will do."""
        n = max(int(number) for number, _ in ITEM.findall(listed))
        turn = self.turns[listed.strip().split('\n')[0]]
        if re.search(r'\((Enter|solo Invio|просто Enter|только Enter)', listed) and \
                not tries and turn % 3 == 0:
            return ''
        often = turn % 2 and n > 10  # the desks that play come first, and are asked more often
        return str(((turn // 2 if often else turn) + tries) % (min(n, 4) if often else n) + 1)

    def words(self, least=0, most=400):
        text = f'{self.name} writes this at {self.round}, of what it has read so far.'
        while len(text) < least:
            text += ' It says no more than that, but says it at length.'
        return text[:most]

    def fill(self, kind):
        """Go through the questions of a form, to its end. What became of it."""
        wanted, listed, tries = kind, self.answer, 0
        while kind not in ('menu', 'review'):
            if kind == 'complaint':
                tries += 1
            else:
                wanted, listed, tries = kind, self.answer, 0
                self.turns[listed.strip().split('\n')[0]] += 1  # by question: each gets each
            if tries > 8:
                self.stuck.append((listed, self.answer))
                kind = self.say('0')
            elif wanted == 'resume':
                kind = self.say('2')
            elif wanted == 'list':
                kind = self.say(self.pick(listed, tries))
            else:
                bounds = [int(d) for d in re.findall(r'\d+', self.answer)] if tries else []
                kind = self.say(self.words(*bounds[1:3]))
        return 'vain' if kind == 'menu' else self.send()

    def send(self):
        """From the sheet. Whether it was accepted comes as a notice, behind the menu."""
        title = self.answer.strip().split('\n')[1].strip()
        self.say('1')
        deadline = time.monotonic() + self.t.seconds
        while True:
            told = self.t.shown[self.shown_from:]
            refused = re.search(rf'(?m)^{re.escape(REFUSED[self.lang])}.*\n', told)
            if refused:
                self.refused.append((title, refused.group(0).strip()))
                return 'refused'
            if re.search(rf'(?m)^{CLOCK}{re.escape(CHOSEN[self.lang])}.*\n', told):
                self.accepted.append(title)
                return 'accepted'
            self.read_on(deadline, f'nothing is said of {title!r}')

    def wait_notice(self, pattern):
        """A line that comes by itself, behind the one that was waited for before."""
        self.t.expect(rf'(?m)^{CLOCK}.*{pattern}.*\n')
