import assert from 'node:assert/strict';
import { test } from 'node:test';
import { read } from '../claims/read.ts';
import type { Revision } from '../model/revision.ts';
import { boundBy, figureKey, type Bond } from './bonds.ts';
import { enter, type Member } from './enter.ts';

const index = new Map(['a', 'b', 'c', 'd'].map((key, i) => [key, i] as const));
const bond = (same: boolean, ...figures: string[]): Bond => ({ same, figures });

test('bonds bind those figures that are there', () => {
  assert.deepEqual(boundBy([bond(true, 'a', 'b', 'gone')], index), { same: [[0, 1]], apart: [] });
  assert.deepEqual(boundBy([bond(false, 'a', 'b', 'c')], index).apart, [
    [0, 1],
    [0, 2],
    [1, 2],
  ]);
  assert.deepEqual(boundBy([bond(true, 'a', 'gone')], index), { same: [], apart: [] });
  assert.deepEqual(boundBy([bond(true, 'a', 'x')], new Map([...index, ['x', 0]])), { same: [], apart: [] }, 'a repeat is its original');
});

test('of two bonds that contradict each other the newer holds, also through others', () => {
  assert.deepEqual(boundBy([bond(false, 'a', 'b'), bond(true, 'a', 'b')], index), { same: [], apart: [[0, 1]] });
  assert.deepEqual(boundBy([bond(true, 'a', 'b'), bond(false, 'a', 'b')], index), { same: [[0, 1]], apart: [] });
  const through = boundBy([bond(true, 'a', 'b'), bond(false, 'b', 'c'), bond(true, 'c', 'd'), bond(true, 'a', 'd')], index);
  assert.deepEqual(through, {
    same: [
      [0, 1],
      [2, 3],
    ],
    apart: [[1, 2]],
  });
});

function member(id: string, text: string, hours = 0): Member {
  const facts = { id: `r-${id}`, articleId: id, sourceId: id, lang: 'en', published: Date.UTC(2025, 5, 2, 12 + hours), seenAt: 0 },
    headline = { start: 0, end: 4 },
    blocks = [{ kind: 'paragraph', start: 6, end: 6 + text.length }],
    revision = { ...facts, text: `News\n\n${text}`, headline, blocks, notes: [], noteRanges: [] } as unknown as Revision;
  return { revision, reading: read(revision) };
}
/** By article, the key of its one figure. */
const keyIn = ({ revision, reading }: Member): string => {
  const [claim] = reading.claims.filter((c) => c.figure);
  assert.ok(claim);
  return figureKey(revision, claim);
};
const asked = (members: readonly Member[], ...bonds: Bond[]): string[][] => enter('s', members, undefined, bonds).map((q) => q.answers.map((a) => a.articleId));

const KILLED = member('a', 'At least 14 people were killed in the fire on the ferry, the coast guard said.'),
  KILLED_TOO = member('b', 'The fire on the ferry killed 15 people, the coast guard said.', 1),
  BUSES = member('c', 'The town hired 30 buses for its schools, the mayor said.', 2),
  LATER = member('d', 'The fire on the ferry killed 15 people, the harbour office said.', 3);

test('what an editor joined is one question, however unlike, and stays so when reports are added', () => {
  assert.deepEqual(asked([KILLED, BUSES]), []);
  const same = bond(true, keyIn(KILLED), keyIn(BUSES));
  assert.deepEqual(asked([KILLED, BUSES], same), [['a', 'c']]);
  assert.ok(asked([KILLED, KILLED_TOO, BUSES, LATER], same).some((q) => q.includes('a') && q.includes('c')));
});

test('what an editor kept apart never meets, also when reports are added', () => {
  assert.deepEqual(asked([KILLED, KILLED_TOO]), [['a', 'b']], 'the example needs a question');
  const other = bond(false, keyIn(KILLED), keyIn(KILLED_TOO));
  assert.deepEqual(asked([KILLED, KILLED_TOO], other), []);
  const more = asked([KILLED, KILLED_TOO, LATER], other);
  assert.ok(!more.some((q) => q.includes('a') && q.includes('b')));
  assert.ok(
    more.some((q) => q.includes('d')),
    'the later report stands beside one of the two',
  );
});

test('a bond outlives the text that it was made on, as long as its sentence stands', () => {
  const { revision } = KILLED,
    text = revision.text.replace('News\n\n', 'News\n\nA new first sentence. '),
    [block] = revision.blocks,
    edited = { ...revision, id: 'r-a2', text, blocks: [{ ...block, end: text.length }] } as unknown as Revision,
    again: Member = { revision: edited, reading: read(edited) };
  assert.equal(keyIn(again), keyIn(KILLED));
  assert.deepEqual(asked([again, BUSES], bond(true, keyIn(KILLED), keyIn(BUSES))), [['a', 'c']]);
});
