import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateExpressions, isoWeek } from './dates.ts';

// A Wednesday.
const published = Date.UTC(2026, 2, 4, 15);
const found = (text: string, lang = 'en'): string[] =>
  dateExpressions(text, published, lang).map((d) => `${text.slice(d.start, d.end)} = ${d.value}${d.mod ? ` (${d.mod})` : ''}`);

test('dates look back from publication', () => {
  assert.deepEqual(found('The bridge fell on Monday.'), ['on Monday = 2026-03-02']);
  assert.deepEqual(found('It fell on Friday.'), ['on Friday = 2026-02-27']);
  assert.deepEqual(found('Over the weekend, snow fell.'), ['Over the weekend = 2026-02-28/2026-03-01']);
  assert.deepEqual(found('It began in November.'), ['November = 2025-11']);
  assert.deepEqual(found('It began three days ago, on Nov. 7.'), ['three days ago = 2026-03-01', 'Nov. 7 = 2025-11-07']);
});

test('unless the sentence looks ahead', () => {
  assert.deepEqual(found('The court will meet on Friday.'), ['on Friday = 2026-03-06']);
});

test('durations keep their bound', () => {
  assert.deepEqual(found('a second round in just over two weeks'), ['just over two weeks = P2W (more than)']);
  assert.deepEqual(found('war for the past three years'), ['the past three years = P3Y']);
  assert.deepEqual(found('a 16-hour flight'), ['16-hour = PT16H']);
  assert.deepEqual(found('a 34-year-old man'), []);
});

test('other languages', () => {
  assert.deepEqual(found('Er kam vor drei Tagen, am Montag.', 'de'), ['vor drei Tagen = 2026-03-01', 'am Montag = 2026-03-02']);
  assert.deepEqual(found('Llegó el lunes 2 de marzo de 2026', 'es').at(-1), '2 de marzo de 2026 = 2026-03-02');
  assert.deepEqual(found('2026年3月2日', 'zh'), ['2026年3月2日 = 2026-03-02']);
});

test('iso weeks', () => {
  assert.equal(isoWeek(Date.UTC(2021, 0, 3)), '2020-W53');
  assert.equal(isoWeek(Date.UTC(2026, 0, 1)), '2026-W01');
});
