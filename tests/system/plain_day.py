#!/usr/bin/env python3
"""The first day, played at five desks and a console in plain mode, by what these print.

Usage: plain_day.py PALERMO HOST:PORT EXERCISE FOLDER

Neither the journal nor the case is looked at. What became of it is left in FOLDER/played.json.
"""
import json
import re
import sys

from plain_seat import Piped, Seat, Terminal, wide

palermo, address, exercise, folder = sys.argv[1:]
DESKS = (('POL1', 'en'), ('PRO1', 'en'), ('LAB1', 'it'), ('NGO1', 'ru'), ('FIN1', 'en'))
STEP = 17  # minutes of play between two rounds at the desks: no act takes as long
ACTS = 2   # of the picker, a round
TIMES = [f'{at // 60:02}:{at % 60:02}' for at in
         [*range(8 * 60 + 50, 12 * 60 + 30, STEP), *range(13 * 60 + 30, 16 * 60 + 30, STEP)]]
LUNCH = TIMES.index('13:30')
RUNNING = {'en': 'under way when play ended', 'it': 'in corso alla fine del gioco',
           'ru': 'выполняется к концу учения'}
errands = {}  # what is done often: its two numbers in the picker, the same in each language


def must(condition, what):
    if not condition:
        raise SystemExit(what)


def card(seat):
    with open(f'{exercise}/cards/{seat}') as file:
        return file.read().strip()


def join(name, lang, at_terminal, with_card=True):
    argv = [palermo, 'join', address, *([card(name)] if with_card else []), '--plain',
            '--lang', lang]
    state = f'{folder}/st-{name}'
    return Terminal(wide(argv), state) if at_terminal else Piped(argv, state)


class Console:
    def __init__(self):
        self.t = Piped([palermo, 'console', address, card('CTL1'), '--plain'],
                       f'{folder}/st-CTL1')
        self.t.expect("the console. 'help'")
        self.typed = self.answered = self.replies = 0

    def say(self, text, pattern):
        self.typed += 1
        self.t.line(text)
        self.t.expect(pattern)
        self.answered += 1

    def reply(self):
        """To a question of control, as the console itself says how."""
        self.say('questions', 'No question waits|answer (\\d+) yes TEXT')
        if self.t.found.group(1):
            self.say(f'answer {self.t.found.group(1)} yes Until the evening', r'\[sent\]')
            self.replies += 1

    def steer(self, n):
        """What else a facilitator does meanwhile."""
        text, pattern = (
            ('who', '(?m)^  POL1 +there'),
            ('msel', '(?m)^  1b? +'),
            ('observe + ngo Asked first', 'Observation \\d+, good'),
            ('hint police Who should speak first?', 'To Police.*mentor'),
            ('objectives', '(?m)^  1  '),
            ('rate 1 S Late, but complete', 'Rated S'))[n % 6]
        self.say(text, pattern)


def anew(seat):
    """The menu, as things are now."""
    must(seat.say('0') == 'leave' and seat.say('0') == 'menu', f'{seat.name}: no menu')


def read_all(seat):
    """Everything that came; what is read is dealt with. How much it was."""
    count = 0
    anew(seat)
    left = seat.state()
    while left[0]:
        seat.say('8')
        now = seat.state()
        must(now[0] == left[0] - 1 or not seat.quiet, f'{seat.name}: read, unread as before')
        seat.say('10')
        left = seat.state()
        must(left[1] == now[1] - 1 or not seat.quiet, f'{seat.name}: still to be dealt with')
        count += 1
    seat.items_read += count
    return count


def reply_all(seat):
    """Who waits gets an answer, mostly yes; what is to be decided is settled, or not yet."""
    for _ in range(6):
        anew(seat)  # the menu behind what was sent last does not know of it yet
        if not seat.state()[2]:
            return
        must(seat.say('6') == 'list', f'{seat.name}: somebody waits, and nobody is listed')
        kind = seat.say('1')
        asked = kind == 'list' and len(seat.items()) == 2
        if asked:
            kind = seat.say('2' if seat.replies % 4 == 3 else '1')
        seat.replies += seat.fill(kind) == 'accepted' and asked


def agree(seat, step):
    """To what is proposed (1), or something is added to it (2)."""
    if seat.say('12') == 'menu':
        return
    mine = [n for n, text in seat.items() if n % 3 == step and text[-1] != ')']
    if mine:
        seat.fill(seat.say(str(mine[-1])))
    else:
        seat.say('0')


def learn(seat):
    """The whole picker: its two numbers and the title of every act."""
    seat.say('3')
    for group, _ in seat.items():
        seat.say(str(group))
        seat.picker += [(str(group), str(verb), re.sub(r' \(\d+ .*', '', title))
                        for verb, title in seat.items()]
        seat.say('0')
        seat.say('3')
    seat.say('0')
    for group, verb, title in seat.picker:
        errands.setdefault(title, (group, verb))


def go(seat, group, verb):
    """An act of the picker, to its end. What was refused is kept, and the picker says so."""
    seat.say('3')
    seat.say(group)
    became = seat.fill(seat.say(verb))
    if became == 'refused':
        anew(seat)
        seat.say('3')
        must(seat.refused[-1][0] in seat.answer.split('\n')[0], f'{seat.name}: nothing is kept')
        seat.say('0')
    return became


def errand(seat, title):
    return go(seat, *errands[title]) == 'accepted'


def act(seat, n):
    """One act after the other, as the picker has them."""
    group, verb, title = seat.picker[n % len(seat.picker)]
    if go(seat, group, verb) == 'vain':
        seat.vain.append(title)
    seat.begun.add(title)


def look_around(seat, n):
    """One of the places where nothing is sent."""
    place = ('11', '1', '2', '5', '9', '4')[n % 6]
    kind = seat.say(place)
    if place == '11' and n:
        must('writes this at' in seat.answer, f'{seat.name}: the note is not kept')
    if place == '11':
        kind = seat.say(seat.words())
    elif place in ('1', '2', '4') and kind == 'list':
        last = len(seat.items())
        kind = seat.say(str(last))
        must(place != '4' or re.match(r'\[[x ]\] ', seat.answer), f'{seat.name}: not ticked')
    while kind != 'menu':
        kind = seat.say('0')


def work(seat, n):
    read_all(seat)
    reply_all(seat)
    agree(seat, 1 if n % 3 else 2)
    for k in range(ACTS):
        act(seat, ACTS * n + k)
    if n % 2 == 0:
        seat.asks += errand(seat, 'Ask another agency')
    elif n % 4 == 1:
        seat.shares += errand(seat, 'Share what you know')
    else:
        errand(seat, ('Send a message', 'Log a decision', 'Write a note for the debrief')[n % 3])
    look_around(seat, n)


def forward(console, seats, at):
    """To a time of play; every desk has been told all that came until then."""
    console.say(f'jump P1 {at}', f'Play jumps to P1 {at}')
    barrier(console, seats, f'We stand at {at}')
    for seat in seats:
        seat.round = f'P1 {at}'


def barrier(console, seats, words):
    console.say(f'pause {words}', f'Paused: "{words}"')
    console.say('resume now', 'Play goes on')
    for seat in seats:
        seat.wait_notice(words)
        seat.wait_notice('')
        anew(seat)


def begun_anew(console, seats):
    """Play goes back: what comes again is new again, though it was read before."""
    forward(console, seats, '09:05')
    before = [read_all(seat) for seat in seats]
    console.say('back P1 08:46 now A rehearsal of the morning', 'Play went back to P1 08:46')
    console.say('resume now', 'Play goes on')
    forward(console, seats, '09:05')
    again = [seat.state()[0] for seat in seats]
    must(before == again and sum(again) > 5, f'unread {before}, and behind going back {again}')
    console.say('back P1 08:46 now Now it counts', 'Play went back to P1 08:46')
    console.say('resume now', 'Play goes on')
    for seat in seats:
        seat.items_read = 0


def lunch(console, seat):
    """Whoever leaves comes back to the seat without the card, and finds the notes again."""
    seat.say('0')
    seat.t.line('9')
    must(seat.t.gone() == 0, f'{seat.name}: leaving fails')
    console.t.expect(f'{seat.name} has left')
    seat.sit(join(seat.name, seat.lang, False, with_card=False))
    must(seat.say('11') == 'words' and 'writes this at' in seat.answer, 'the notes are gone')
    seat.say('-')


def calls(console, seat):
    seat.say('13')
    must(seat.say('Somebody has fallen') == 'menu', 'no menu behind a call')
    console.t.expect('REAL EMERGENCY at Casa Aperta: .Somebody has fallen')
    seat.say('14')
    seat.say('')
    console.t.expect('is called by Casa Aperta\n')


def last_look(seat):
    """All that came is read; no act can be begun; each act says what became of it."""
    seat.wait_notice('ENDEX')
    anew(seat)
    read_all(seat)
    must(seat.say('3') == 'menu', f'{seat.name}: an act is offered behind ENDEX')
    seat.say('6')
    seat.asked_lines = len(re.findall(r'(?m)^  - P1 \d\d:\d\d ', seat.answer))
    kind = seat.say('5')
    seat.acts = re.findall(r'(?m)^(?:  \d+)?  P1 \d\d:\d\d  (.*)', seat.answer)
    if kind != 'menu':
        seat.say('0')
    seat.running = sum(line.endswith(RUNNING[seat.lang]) for line in seat.acts)
    must(seat.say('0') == 'leave', f'{seat.name}: no way out')
    seat.t.line('9')
    must(seat.t.gone() == 0, f'{seat.name}: leaving fails')


def tell(console, seats, rounds):
    for s in seats:
        print(f'{s.name} {s.lang}: {s.typed} lines typed, {s.answered} answered; '
              f'{s.items_read} read and dealt with; acts: {len(s.accepted)} accepted, '
              f'{len(s.refused)} refused, {len(s.vain)} in vain; {s.asks} asked, '
              f'{s.replies} replies, {s.shares} shared; {len(s.stuck)} stuck')
        for title, why in s.refused:
            print(f'   refused: {title}: {why}')
            must(len(why) > 60, f'{s.name}: refused, and not said why: {why}')
        must(10 * len(s.refused) <= len(s.accepted), f'{s.name}: offered, and refused so often')
        must(not s.stuck, f'{s.name}: a question for which nothing is good: {s.stuck}')
    typed = console.typed + sum(s.typed for s in seats)
    answered = console.answered + sum(s.answered for s in seats)
    acts = [sum(len(s.picker) for s in seats), sum(len(s.begun) for s in seats)]
    print(f'rounds at five desks: planned {len(TIMES)}, run {rounds}')
    print(f'acts of the pickers: planned {acts[0]}, begun {acts[1]}')
    print(f'lines typed: {typed}, answered: {answered}')
    must(len(TIMES) == rounds and acts[0] == acts[1] and typed == answered, 'not all was run')
    with open(f'{folder}/played.json', 'w') as file:
        json.dump([{'name': s.name, 'accepted': len(s.accepted), 'refused': len(s.refused),
                    'read': s.items_read, 'acts': s.acts, 'running': s.running,
                    'asked': s.asked_lines, 'replies': s.replies} for s in seats], file)


def main():
    console = Console()
    seats = [Seat(join(name, lang, n == 0), name, lang) for n, (name, lang) in enumerate(DESKS)]
    console.say('start', 'STARTEX')
    console.say('speed 0.1', 'Play now runs at 0.1 times')
    begun_anew(console, seats)
    for seat in seats:
        learn(seat)
    rounds = 0
    for n, at in enumerate(TIMES):
        forward(console, seats, at)
        if n == LUNCH:
            lunch(console, seats[0])
        for seat in seats:
            work(seat, n)
        if n == 3:
            calls(console, seats[3])
        console.reply()
        console.steer(n)
        rounds += 1
    console.say('end now The day is over', 'ENDEX')
    for seat in seats:
        last_look(seat)
    tell(console, seats, rounds)


main()
