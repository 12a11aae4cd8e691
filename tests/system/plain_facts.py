#!/usr/bin/env python3
"""Is what the screens said of the day what the journal says? Usage: plain_facts.py FACTS PLAYED"""
import json
import sys

DESKS = {'POL1': 'police', 'PRO1': 'prosecutor', 'LAB1': 'labour_inspector', 'NGO1': 'ngo',
         'FIN1': 'financial_investigator'}
EVERYWHERE = ('log_decision', 'debrief_note', 'request_info', 'answer_info', 'share',
              'send_message')


def read(path):
    """The facts of the last line of play."""
    with open(path) as file:
        facts = [json.loads(line)['fact'] for line in file]
    begins = [i for i, f in enumerate(facts) if f['k'].startswith('line.')]
    return facts[begins[-1]:]


def same(what, said, is_so):
    if said != is_so:
        raise SystemExit(f'{what}: the station said {said}, the journal {is_so}')


def acts_of(facts, desk, seat):
    """Each act of a desk: accepted, begun, and over or told as running."""
    mine = {f['act']: f['what']['verb'] for f in facts
            if f['k'] == 'act.accepted' and f['what']['desk'] == desk}
    started = {f['act'] for f in facts if f['k'] == 'act.started' and f['act'] in mine}
    ended = {f['act'] for f in facts if f['k'] == 'act.ended' and f['act'] in mine}
    same(f'{desk}: acts accepted', seat['accepted'], len(mine))
    same(f'{desk}: acts listed', len(seat['acts']), len(mine))
    same(f'{desk}: acts under way at the end', seat['running'], len(started - ended))
    for verb in EVERYWHERE:
        if verb not in mine.values():
            raise SystemExit(f'{desk}: nothing was done of {verb}')
    return len(started), len(started & ended)


def items_of(facts, desk, seat):
    sent = sum(f['k'] == 'item.sent' and desk in f['to'] for f in facts)
    opened, handled = (sum(f['k'] == kind and f['desk'] == desk for f in facts)
                       for kind in ('item.opened', 'item.handled'))
    same(f'{desk}: items read', seat['read'], opened)
    same(f'{desk}: items dealt with', seat['read'], handled)
    return sent, opened


def main():
    facts = read(sys.argv[1])
    with open(sys.argv[2]) as file:
        seats = json.load(file)
    made = {f['request']: f for f in facts if f['k'] == 'request.made'}
    answered = {f['request'] for f in facts if f['k'] == 'request.answered' and f.get('seat')}
    total = {'started': 0, 'over': 0}
    for seat in seats:
        desk = DESKS[seat['name']]
        started, over = acts_of(facts, desk, seat)
        total['started'] += started
        total['over'] += over
        items_of(facts, desk, seat)
        same(f'{desk}: what it asked', seat['asked'],
             sum(f['from'] == desk for f in made.values()))
    between = [n for n, f in made.items() if {f['from'], f['to']} <= set(DESKS.values())]
    replies = len(answered & set(between))
    print(f"acts begun {total['started']}, over {total['over']}; between the desks "
          f'{len(between)} asked, {replies} answered')
    for desk in DESKS.values():
        if not any(made[n]['to'] == desk and n in answered for n in between):
            raise SystemExit(f'{desk} has answered nobody')


main()
