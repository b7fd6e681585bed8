import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Profile } from '../model/story.ts';
import { openingOf, openingWith, relatedAmong, tellingTerms } from './related.ts';

const profile = (storyId: string, terms: readonly string[]): Profile => ({
  storyId,
  lang: 'en',
  until: 0,
  size: 1,
  terms: terms.join('\n'),
  numbers: new Uint32Array(terms.length),
  weights: Float32Array.from(terms, (_, i) => 1 / (i + 1)),
  recent: [],
  marks: [],
});
const filler = (name: string, n: number): string[] => Array.from({ length: n }, (_, i) => `${name}${i}`);
const text = (headline: string, rest: string) => openingOf({ text: `${headline}\n\n${rest}`, headline: { start: 0, end: headline.length }, lang: 'en' });
const counts = (documents: number, held: Readonly<Record<string, number>> = {}) => ({ documents, of: new Map(Object.entries(held)) });

test('stories are related by two telling terms of both, the most alike first; what both tell in passing relates them not', () => {
  const own = profile('own', ['ostrova', 'chess', 'mirow', '2025', ...filler('own', 30), 'jury', 'said']);
  const found = relatedAmong(own, [
    profile('one term', ['ostrova', ...filler('a', 30)]),
    profile('far', [...filler('b', 12), 'ostrova', 'chess']),
    profile('near', ['chess', 'ostrova', ...filler('c', 20)]),
    profile('passing', [...filler('d', 30), 'jury', 'said', 'ostrova', 'chess']),
    profile('number', ['ostrova', '2025', ...filler('e', 20)]),
  ]);
  assert.deepEqual(
    found.map((r) => [r.storyId, r.shared]),
    [['near', ['ostrova', 'chess']]],
  );
  assert.ok((found[0]?.likeness ?? 0) > 0.5);
  assert.ok(!tellingTerms(own).includes('2025'));
});

test('a reason is what both texts open with, one of it in a headline, and not all of it common', () => {
  const a = text('Ostrova wins the chess congress', 'She beat the favourite in Mirow.'),
    b = text('A town and its board game', 'In Mirow, where Ostrova learned chess, a school is named for her.'),
    late = text('Concerts this week', `${'A long list of other things. '.repeat(40)} Ostrova in Mirow.`),
    shared = ['ostrova', 'chess', 'mirow', 'agency'];
  assert.deepEqual(openingWith(shared, a, b, counts(1000)), ['ostrova', 'chess', 'mirow']);
  assert.deepEqual(openingWith(shared, a, late, counts(1000)), [], 'it stands too far below');
  assert.deepEqual(openingWith(['mirow', 'favourit'], a, text('Elsewhere', 'The favourite of Mirow lost.'), counts(1000)), [], 'no headline has it');
  assert.deepEqual(openingWith(['ostrova', 'chess'], a, b, counts(1000, { ostrova: 90, chess: 200 })), [], 'both are everywhere');
  assert.deepEqual(openingWith(['ostrova', 'chess'], a, b, counts(1000, { ostrova: 40, chess: 200 })), ['ostrova', 'chess']);
  assert.deepEqual(openingWith(['ostrova', 'chess'], a, b, counts(12, { ostrova: 3, chess: 4 })), ['ostrova', 'chess'], 'few articles tell nothing of that');
});

test('what a house prints on all of its pages is no reason, wherever it stands', () => {
  const headline = 'A town and its board game',
    banner = 'Subscribe to the Ostrova chess letter of Mirow.',
    whole = `${headline}\n\n${banner}\n\nA school is named for a player.`,
    at = whole.indexOf(banner),
    revision = { text: whole, headline: { start: 0, end: headline.length }, lang: 'en' };
  assert.ok(openingOf(revision).terms.has('ostrova'));
  const own = openingOf({ ...revision, furniture: [{ start: at, end: at + banner.length }] });
  assert.ok(!own.terms.has('ostrova') && own.terms.has('school'));
});
