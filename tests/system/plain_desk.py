#!/usr/bin/env python3
"""A desk in plain mode, by what its terminal shows.

Usage: plain_desk.py PALERMO HOST:PORT EXERCISE FOLDER
"""
import glob
import sys

from terminal import Terminal

palermo, address, exercise, folder = sys.argv[1:]


def card(seat):
    with open(f'{exercise}/cards/{seat}') as file:
        return file.read().strip()


def station(command, seat, state=None, with_card=True):
    typed = [card(seat)] if with_card else []
    return Terminal([palermo, command, address, *typed, '--plain'], state or f'{folder}/st-{seat}')


def pick(t, title):
    """Type the number that stands before a line of the list on screen."""
    t.expect(rf'(?m)^ +(\d+)  {title}')
    t.line(t.found.group(1))


def begin(t, group, verb, note='What kind of step'):
    t.line('3')
    t.expect(note)
    pick(t, group)
    t.expect('What do you do')
    pick(t, verb)


def to_review(t):
    """What the review sheet says."""
    t.expect('Please check')
    return t.expect('  3  Throw away')


def thrown(t):
    """Words are thrown away after a second question, an act without any at once."""
    t.line('3')
    t.expect('cannot be brought back|Thrown away')
    if t.found.group(0) != 'Thrown away':
        t.line('1')
        t.expect('Thrown away')


def must(condition, what, where=''):
    if not condition:
        raise SystemExit(f'{what}\n{where}')


def empty_lists(t):
    """An empty list ends in the main menu: the next key counts."""
    t.line('1')
    t.expect('Nothing has come yet')
    t.expect('0 Leave')
    t.line('2')
    t.expect('The board is empty')
    t.expect('0 Leave')
    t.line('6')
    t.expect('Nobody waits for an answer')
    t.expect('0 Leave')


def in_vain(t):
    """What cannot be is said first, and what is missing for it; where one can go on, how."""
    begin(t, 'Contact', 'Share what you know')
    must('To whom' not in t.expect('nothing yet that could be passed on'), 'asked in vain')
    t.expect('0 Leave')
    begin(t, 'People', 'Ask for and record consent')
    t.expect('no card of a person yet. Nothing was sent')
    t.expect('0 Leave')
    begin(t, 'Contact', 'Ask another agency')
    must('On whom' not in t.expect('To whom'), 'asked in vain')
    t.line('0')
    t.expect('0 Leave')


def pasted(t):
    """A paste is one text, and cannot press Send."""
    begin(t, 'Contact', 'Send a message')
    t.expect('To whom')
    t.line('1 2')
    t.expect('In your words:')
    t.line('')
    t.expect('Something has to be written here')
    t.type('first line\n1\n1\n\x1b[31mred\x1b[0m\tand tab\nno line end')
    sheet = to_review(t)
    must('first line\n1\n1\nred and tab\nno line end\n' in sheet, 'the paste is not whole:', sheet)
    for words in ('Send a message', 'To: Police', '; Prosecutor', 'Nothing goes along',
                  'It takes 1 minute of play'):
        must(words in sheet, f'not on the sheet: {words}', sheet)
    t.type('1\n1\n')
    t.expect('several lines came at once')
    t.line('1')
    t.expect('You chose: Send a message')


def ahead(t):
    """What is typed before the sheet is shown is no answer to it."""
    begin(t, 'Contact', 'Send a message')
    t.expect('To whom')
    t.line('1')
    t.expect('In your words:')
    t.line('never sent')
    t.expect('What goes along')
    t.type('\n1\n')
    to_review(t)
    thrown(t)


def half_filled(t):
    """What was chosen is kept as what was written is; a bare number is no message by mistake."""
    begin(t, 'Contact', 'Ask another agency')
    t.expect('On whom|Whose consent')
    t.line('2')
    t.expect('To whom')
    t.line('1')
    t.expect('On what legal basis')
    t.line('1')
    t.expect('What is asked for')
    t.line('1')
    t.expect('In your words')
    t.line('3')
    t.expect(r"'3'\s+would\s+be\s+all\s+that\s+others\s+read")
    t.line('0')
    t.expect(r'What\s+you\s+had\s+is\s+kept')
    begin(t, 'Contact', 'Ask another agency')
    t.expect('You had begun it: "Yard of Terra Chiara; Police')
    t.expect('Go on with it')
    t.line('1')
    must('To whom' not in t.expect('In your words'), 'what was chosen is asked again')
    t.line('3')
    t.expect(r'in\s+words')
    t.line('3')
    t.expect('What goes along')
    t.line('')
    to_review(t)
    thrown(t)


def withheld(t):
    """The sheet says whether names go along, before anything goes."""
    begin(t, 'Contact', 'Share what you know')
    t.expect('To whom')
    t.line('1')
    t.expect('What do you pass on')
    t.line('1')
    t.expect('Names and sources')
    pick(t, 'Withheld')
    t.expect('In your words')
    t.line('')
    sheet = to_review(t)
    for words in ('Your words: (none)', 'are withheld: the others'):
        must(words in sheet, f'not on the sheet: {words}', sheet)
    thrown(t)


def paused(t, console):
    """What is sent in a pause waits, and goes out when play goes on."""
    console.line('pause coffee')
    t.expect('Paused')
    begin(t, 'Contact', 'Send a message', 'Play is paused: what you send now')
    t.expect('To whom')
    t.line('1')
    t.expect('In your words:')
    t.line('kept over the pause')
    t.expect('What goes along')
    t.line('1')
    t.expect('Names and sources')
    t.line('')
    t.expect('A number is wanted here')
    t.line('1')
    sheet = to_review(t)
    must('Play is paused' in sheet, 'the sheet does not tell of the pause', sheet)
    must('Goes along:\n  - what you know: ' in sheet, 'not on the sheet: what goes along', sheet)
    must('not withheld' in sheet, 'not on the sheet: that names go along', sheet)
    t.line('0')
    t.expect(r'What\s+you\s+had\s+is\s+kept')
    begin(t, 'Contact', 'Send a message')
    t.expect('Go on with it')
    t.line('1')
    must('kept over the pause' in to_review(t), 'the draft is not on the sheet')
    t.line('1')
    t.expect('It goes out by itself when play goes on')
    console.line('resume')
    t.expect('Play goes on')
    t.expect('You chose: Send a message .Given., to Police, with "Terra')


def board(t):
    """Each fact once, no line broken inside a word, no entry of the menu broken at all."""
    t.line('2')
    t.expect('What you know:\n')
    known = t.expect('Which card')
    facts = [' '.join(fact.split()) for fact in known.split('  - ')[1:]]
    must(facts and len(facts) == len(set(facts)), 'not each fact once:', known)
    must(all(len(line) < 80 for line in known.splitlines()), 'not broken:', known)
    must('\n    ' in known, 'nothing hangs:', known)
    t.line('0')
    t.expect('Enter alone: every number, 0 Leave')
    t.line('')
    t.expect('14  Call the facilitator')
    t.expect('0  Leave')
    t.line('7')
    pick(t, 'Danger to life or health')
    t.expect('Whoever learns of a danger to life')
    t.expect('0 Leave')


def read(t):
    """What was read is no longer counted."""
    t.line('1')
    t.expect('Which one')
    t.line('99')
    t.expect('a number from 1 to')
    t.line('1')
    t.expect('0 Leave')
    before = [line for line in t.shown.splitlines() if line.startswith('-- ')][-2:]
    counts = [int(line.split()[1]) for line in before]
    must(counts[0] == counts[1] + 1, f'read, and still counted: {counts}')


def pages(t, console):
    """Everything that came can be read, a page at a time; the next unread is one key away."""
    for i in range(12):
        console.line(f'improvise superior labour_inspector Circular {i:02} / Words of circular {i:02}')
        t.expect(f'Circular {i:02}')
    t.line('1')
    t.expect('Circular 11')
    t.expect('older ones')
    t.line('10')
    pick(t, '.*Circular 00')
    t.expect('Words of circular 00')
    t.line('8')
    must('Words of circular 00' not in t.expect('Words of circular'), 'read twice')
    t.expect('0 Leave')
    t.line('9')
    t.expect('Your limits:')
    t.expect('0 Leave')


def changed(t):
    """One answer can be changed alone; the rest stays."""
    begin(t, 'Contact', 'Send a message')
    t.expect('To whom')
    t.line('1 2')
    t.expect('In your words')
    t.line('a long report that nobody wants to type again')
    t.expect('What goes along')
    t.line('')
    to_review(t)
    t.line('2')
    t.expect('Change which part')
    t.expect(r'(?m)^ +(\d+) +To whom')
    t.line(t.found.group(1))
    t.expect('As it is')
    t.line('1')
    sheet = ' '.join(to_review(t).split())
    must('To: Police' in sheet and 'Prosecutor' not in sheet, 'not changed:', sheet)
    must('a long report that nobody wants' in sheet, 'not kept:', sheet)
    thrown(t)


def taken_back(t):
    """Own acts say to whom they went; what does not wait cannot be taken back."""
    t.line('5')
    t.expect('Send a message, to Police')
    t.expect('nothing can be taken back')
    t.expect('0 Leave')


def asked(lab, police):
    """A question is read whole where it is answered; a refusal wants its reason."""
    begin(police, 'Contact', 'Ask another agency')
    police.expect('To whom')
    pick(police, 'Labour inspectorate')
    police.expect('legal basis')
    police.line('1')
    police.expect('What is asked for')
    police.line('1')
    police.expect('In your words')
    police.line('how many in the yard?')
    sheet = to_review(police)
    for words in ('To: Labour', 'Legal basis: The person', 'What is asked for: Facts',
                  'Your words: how many', 'It takes 5 minutes of play'):
        must(words in sheet, f'not on the sheet: {words}', sheet)
    police.line('1')
    lab.expect('New: [Qq]uestion from Police')
    lab.line('6')
    pick(lab, '.*[Qq]uestion from Police')
    lab.expect('Police.* asks you, at P1')
    lab.expect('On this legal basis: The person')
    lab.expect('how many in the yard')
    lab.expect('Refuse to answer')
    lab.line('2')
    lab.expect('Your reason')
    lab.line('')
    lab.expect('Something has to be written here')
    lab.line('not ours to count')
    lab.expect('What goes along')
    lab.line('')
    sheet = to_review(lab)
    for words in ('To, who asked: Police', 'No: refused', 'not ours to count'):
        must(words in sheet, f'not on the sheet: {words}', sheet)
    lab.line('1')
    police.expect('New: no from Labour')


def settles(t, console):
    """A decision that is put to the desk is settled by an entry in its log."""
    console.line('release 4')
    t.expect('Urgent: Radio')
    t.line('1')
    pick(t, 'NEW! .*River road')
    t.expect('To be decided by you: Nine men')
    t.line('6')
    t.expect('To be decided by you: Nine men')
    t.expect('option 3: Build the case together')
    t.expect('Act, Record,\\s+Log a decision')
    t.line('0')
    begin(t, 'Record', 'Log a decision')
    t.expect('Does it settle something')
    t.expect('Nine men whose papers')
    pick(t, 'Build the case together')
    t.expect('What you decide')
    t.line('first we learn who gives the orders')
    t.expect('How sure')
    t.line('1')
    t.expect('What was known')
    t.line('')
    t.expect('What else')
    t.line('')
    t.expect('On what law')
    t.line('')
    t.expect('Who agreed')
    t.line('')
    sheet = to_review(t)
    for words in ('You settle: Nine men', 'With: Build the case together'):
        must(words in sheet, f'not on the sheet: {words}', sheet)
    t.line('1')
    t.expect('You chose: Log a decision')
    console.expect('Build the case together')
    t.line('6')
    t.expect('nothing is to be decided')


def unnamed(t):
    """The sheet shows what the others will read."""
    begin(t, 'Contact', 'Share what you know')
    t.expect('To whom')
    t.line('1')
    t.expect('What do you pass on')
    pick(t, 'Nine men sat in the van')
    t.expect('Names and sources')
    pick(t, 'Withheld')
    t.expect('In your words')
    t.line('')
    sheet = ' '.join(to_review(t).split())
    must('what you know: Nine men sat in a van' in sheet, 'not as others read it', sheet)
    must('Kofi' not in sheet, 'a name that is withheld is on the sheet', sheet)
    thrown(t)


def consents(t):
    """Consent has people it is meant for, not people it goes to."""
    begin(t, 'People', 'Ask for and record consent')
    t.expect('On whom|Whose consent')
    t.line('1')
    t.expect('Who may be told\\?')
    t.line('0')
    t.expect('0 Leave')


def joint(t, lab):
    """Who proposed it, in which words, and who has agreed; nobody agrees twice."""
    begin(t, 'Joint work', 'Call the agencies to one table')
    t.expect('To whom')
    pick(t, 'Labour inspectorate')
    t.expect('In your words')
    t.line('tomorrow at eight')
    to_review(t)
    t.line('1')
    lab.expect('roposed by .*: Case conference')
    t.expect('You proposed')
    t.line('12')
    t.expect('proposed by your desk')
    t.expect('The words: tomorrow at eight')
    t.expect('Agreed: your desk. Has\\s+not\\s+answered: Labour')
    must(': agree\n' not in t.expect(': refuse after all'), 'agreed, and asked to agree')
    t.line('0')
    lab.line('12')
    lab.expect('proposed by Police')
    lab.expect('The words: tomorrow at eight')
    pick(lab, '.*: agree')
    lab.expect('In your words')
    lab.line('')
    to_review(lab)
    lab.line('1')
    lab.expect('You agree: ')
    lab.line('12')
    lab.expect('proposed by Police')
    must(': agree\n' not in lab.expect('0 Leave|Which one'), 'agreed, and asked to agree')
    if lab.found.group(0) == 'Which one':
        lab.line('0')


def leave(t):
    t.line('0')
    t.expect('Leave\\?')
    t.line('0')
    t.expect('0 Leave')
    t.line('0')
    t.expect('Leave\\?')
    t.line('1')
    t.expect('9 to leave, or 0 to stay')
    t.line('9')
    t.expect(f'To come back: palermo join {address}')
    must(t.gone() == 0, 'leaving fails')


def half_written(t):
    """What is begun when one leaves is there when one comes back."""
    begin(t, 'Contact', 'Send a message')
    t.expect('To whom')
    t.line('1')
    t.expect('In your words:')
    t.line('half written, and left')
    t.expect('What goes along')
    t.line('0')
    t.expect(r'What\s+you\s+had\s+is\s+kept')
    t.expect('0 Leave')
    t.line('0')
    t.expect(r'1 draft was not sent: it is kept on this computer\.')
    t.expect('9 leave, 0 stay')
    t.line('0')
    t.expect('0 Leave')


def spoilt(state):
    """What somebody has written into the file of drafts, of things that are not there, does no harm."""
    kept = glob.glob(f'{state}/**/*.drafts', recursive=True)
    must(len(kept) == 1, f'not one file of drafts: {kept}')
    act = '{"what":{"desk":"labour_inspector","verb":"%s"%s},"text":"spoilt"}'
    with open(kept[0], 'a', encoding='utf-8') as f:
        for line in ('', '7', '8 0 0 0 0 0 {}', '9 0 0 0 0 0 {"what":', '10 0 0 0 0 0 ' + act % ('no_such', ''),
                     '11 0 1 0 0 0 ' + act % ('request_info', ',"target":4000'),
                     '12 0 0 0 0 0 ' + act % ('share', ',"attach":["thing:5000","knowledge:6000"]'),
                     '13 0 0 1 1 0 ' + act % ('answer_info', ',"ref":99999999'),
                     '14 0 0 0 0 -77 ' + act % ('log_decision', '')):
            f.write(line + '\n')


def come_back():
    """The seat is kept on the computer, and what was begun; of several seats one is chosen."""
    state = f'{folder}/st-LAB1'
    spoilt(state)
    lab = station('join', 'LAB1', state, with_card=False)
    lab.expect('Back to your seat LAB1')
    lab.expect('Labour')
    lab.expect('You are back. \\d+ notices came before; (\\d+) (is|are) unread')
    unread = lab.found.group(1)
    lab.expect('Begun and not sent: Send a message')
    lab.expect(f'-- {unread} unread, (\\d+) to handle')
    to_handle = lab.found.group(1)
    lab.expect('0 Leave')
    lab.absent('New: ')
    begin(lab, 'Contact', 'Send a message')
    lab.expect('You had begun it: "half written, and left')
    lab.expect('Go on with it')
    lab.line('1')
    lab.expect('What goes along')
    lab.line('')
    must('half written, and left' in to_review(lab), 'the draft has not come back')
    thrown(lab)
    for act in ('Ask another agency', 'Share what you know'):
        begin(lab, 'Contact', act)
        lab.expect('You had begun it: "spoilt"')
        lab.expect('Go on with it')
        lab.line('1')
        if 'Ask' in act:
            must('legal basis' not in lab.expect('On whom or what|legal basis'), 'about nothing')
        else:
            lab.expect('To whom')
        lab.line('0')
        lab.expect('0 Leave')
    leave(lab)
    console.expect('LAB1 has left')
    colleague = station('join', 'LAB2', state)
    # What was read by another and not dealt with is still to be read here.
    colleague.expect(f'(?m)^\\d+ notices came before; {to_handle} ')
    colleague.expect('0 Leave')
    colleague.absent('You are back')
    colleague.line('5')
    colleague.expect('Send a message')
    colleague.expect('0 Leave')
    leave(colleague)
    lab = station('join', 'LAB1', state, with_card=False)
    lab.expect('Seats that are yours')
    pick(lab, 'LAB1, Red Harvest')
    lab.expect('Back to your seat LAB1')
    lab.expect('0 Leave')
    return lab


def no_link():
    """Nobody has to wait for a link to leave."""
    t = Terminal([palermo, 'join', '127.0.0.1:1', card('FIN1'), '--plain'], f'{folder}/st-none')
    t.expect('no link')
    t.line('9')
    t.expect('not connected yet')
    t.line('0')
    must(t.gone() == 0, 'leaving without a link fails')


console = station('console', 'CTL1')
console.expect("the console. 'help'")
lab = station('join', 'LAB1')
lab.expect('0 Leave')
empty_lists(lab)
in_vain(lab)
console.line('start')
lab.expect('STARTEX')
lab.expect('New: your brief')
pasted(lab)
read(lab)
ahead(lab)
half_filled(lab)
withheld(lab)
board(lab)
paused(lab, console)
changed(lab)
taken_back(lab)
pages(lab, console)
police = station('join', 'POL1')
police.expect('0 Leave')
console.line('speed 120')
asked(lab, police)
settles(police, console)
unnamed(police)
consents(police)
joint(police, lab)
police.close()
console.line('speed 1')
half_written(lab)
leave(lab)
lab = come_back()
leave(lab)
no_link()
console.close()
