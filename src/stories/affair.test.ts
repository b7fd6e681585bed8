import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Act } from '../model/act.ts';
import { actOfAffair, affairBy, affairObjection, broughtBy, type Development } from './affair.ts';

const act = (id: string, kind: Act['kind'], storyId: string, was: string, now: string, more: Partial<Act> = {}): Act => ({
  ...{ id, kind, at: 0, accountId: 'ida', by: 'Ida', why: 'because', storyId, articleIds: [], affair: { was, now } },
  ...more,
});
const undone = { by: 'Ida', at: 1, why: 'no' };
const story = (affair: string, more: Partial<Development> = {}): Development => ({ id: 's', lang: 'en', affair, alone: false, ...more });

test('the newest act that stands says which affair a story is of, and without any it is the one that the first found', () => {
  const first = act('a', 'leave', 's', 'war', 's'),
    second = act('b', 'enter', 's', 's', 'vote', { intoId: 't' });
  assert.equal(affairBy([], 's'), undefined);
  assert.equal(affairBy([first, second], 's'), 'vote');
  assert.equal(affairBy([first, { ...second, undone }], 's'), 's');
  assert.equal(affairBy([{ ...first, undone }, second], 's'), 'vote', 'an earlier act may be taken back first');
  assert.equal(
    affairBy(
      [
        { ...first, undone },
        { ...second, undone },
      ],
      's',
    ),
    'war',
  );
  assert.equal(affairBy([first, second], 't'), undefined, 'whose affair was entered stays where it was');
  assert.equal(actOfAffair([first, { ...second, undone }], 's'), first);
});

test('a merge that brings an affair along changes that of the story that stays', () => {
  const merge = act('m', 'merge', 's', 't', 'war', { intoId: 't' });
  assert.deepEqual([affairBy([merge], 't'), affairBy([merge], 's'), affairBy([{ ...merge, undone }], 't')], ['war', undefined, 't']);
});

test('of two affairs that meet in a merge the one that an editor chose goes before the one that was found, and company before none', () => {
  const chosen = story('war', { by: act('e', 'enter', 's', 's', 'war') }),
    left = story('s', { alone: true, by: act('l', 'leave', 's', 'vote', 's') }),
    other = (more: Partial<Development> = {}) => story('vote', { id: 't', ...more });
  assert.equal(broughtBy(story('war'), other()), undefined, 'the one that stays keeps its own');
  assert.equal(broughtBy(story('war'), other({ alone: true })), 'war');
  assert.equal(broughtBy(story('war', { alone: true }), other({ alone: true })), undefined);
  assert.equal(broughtBy(chosen, other()), 'war');
  assert.equal(broughtBy(chosen, other({ by: act('x', 'enter', 't', 't', 'vote') })), undefined, 'both were chosen');
  assert.equal(broughtBy(left, other()), 's', 'taken out of that very affair');
  assert.equal(broughtBy(left, other({ affair: 'flood' })), undefined);
});

test('a story cannot leave an affair in which it is alone, nor enter its own, that of itself, or of another language', () => {
  assert.equal(affairObjection(story('war')), undefined);
  assert.equal(affairObjection(story('war', { alone: true })), 'again');
  assert.equal(affairObjection(story('war'), story('vote')), 'same');
  assert.equal(affairObjection(story('war'), story('vote', { id: 't', lang: 'de' })), 'language');
  assert.equal(affairObjection(story('war'), story('war', { id: 't' })), 'again');
  assert.equal(affairObjection(story('war'), story('vote', { id: 't' })), undefined);
});
