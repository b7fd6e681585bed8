import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mentionsOf } from './mentions.ts';
import { paragraphs } from './paragraphs.ts';

const blocksOf = (text: string) => [...text.matchAll(/[^\n]+/g)].map((m) => ({ start: m.index, end: m.index + m[0].length }));
const found = (text: string, persons: readonly string[] = []): string[] =>
  mentionsOf(
    text,
    paragraphs(text, blocksOf(text), 'en'),
    persons.map((p) => ({ start: text.indexOf(p), end: text.indexOf(p) + p.length })),
    'en',
  ).map((m) => `${m.kind} ${text.slice(m.at.start, m.at.end)}`);

test('names without a role or a telling word are found by what stands round them', () => {
  assert.deepEqual(found('The pier in Wexmoor was closed on Friday, Mr. Teelborg said. Germany and France had asked for it.'), [
    'place Wexmoor', 'person Teelborg', 'place Germany', 'place France',
  ]); // prettier-ignore
});

test('a last name is a person wherever its bearer is named in full', () => {
  const all = found('Mayor Oskar Karsby said so on Monday.\nThen Karsby left. In Karsby, some saw a chance.', ['Oskar Karsby']);
  assert.deepEqual(all.filter((m) => m.endsWith('Karsby')), ['person Oskar Karsby', 'person Karsby', 'person Karsby']); // prettier-ignore
});

test('no state, people or title is a person', () => {
  const all = found('Rep. Ann Moor, California, said that the Albanians would wait. President or not, she said, Danes and Swedes go.', [
    'California',
    'Ann Moor',
  ]);
  assert.ok(all.includes('person Ann Moor'));
  for (const wrong of ['person California', 'person Albanians', 'person President', 'person Danes', 'place Swedes']) assert.ok(!all.includes(wrong), wrong);
});

test('words that a page has run together are nobody', () => {
  assert.ok(!found('Senator Ann MoorbeckMORE said on Monday that she would go.').some((m) => m.includes('MORE')));
});

test('the town of a dateline is a place', () => {
  assert.ok(found('BERLIN (AP) — The pier was closed on Monday.').includes('place BERLIN'));
});

test('a name amid small words is found whole, and those far from capitals are of none', () => {
  const all = found('The ferry that had been late for weeks was built by the Bank of England, and the rest of it was left to rot.');
  assert.ok(
    all.every((m) => /^\p{Lu}/u.test(m.split(' ').slice(1).join(' '))),
    all.join(', '),
  );
  assert.ok(
    all.some((m) => m.endsWith('Bank of England')),
    all.join(', '),
  );
});
