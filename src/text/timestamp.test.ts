import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDate } from './timestamp.ts';

const at = (text: string, options = {}): string | undefined => {
  const t = parseDate(text, options);
  return t === undefined ? undefined : new Date(t).toISOString();
};

test('timestamps of feeds and pages', () => {
  const cases: [string, string][] = [
    ['Tue, 03 Mar 2026 07:05:00 +0200', '2026-03-03T05:05:00.000Z'],
    ['2026-03-03T07:05:06.5Z', '2026-03-03T07:05:06.500Z'],
    ['2026-03-03 07:05:06-05:00', '2026-03-03T12:05:06.000Z'],
    ['3 March 2026, 16:40', '2026-03-03T16:40:00.000Z'],
    ['Published 3:04 PM EDT, Mon March 2, 2026', '2026-03-02T19:04:00.000Z'],
    ['2. März 2026 um 16.40 Uhr', '2026-03-02T16:40:00.000Z'],
    ['2 août 2026 à 16h40', '2026-08-02T16:40:00.000Z'],
    ['2 de junio de 2026', '2026-06-02T00:00:00.000Z'],
    ['2 червня 2026', '2026-06-02T00:00:00.000Z'],
    ['2026年6月2日 16:40', '2026-06-02T16:40:00.000Z'],
    ['١٢ يونيو ٢٠٢٦', '2026-06-12T00:00:00.000Z'],
    ['mar., 01 déc. 2026 16:11:02 +0000', '2026-12-01T16:11:02.000Z'],
    ['1700000000', '2023-11-14T22:13:20.000Z'],
  ];
  for (const [text, want] of cases) assert.equal(at(text), want, text);
});

test('an order of day and month is decided by what the text says, then by the language', () => {
  assert.equal(at('26/06/2026'), '2026-06-26T00:00:00.000Z');
  assert.equal(at('Tue, 02/06/2026'), '2026-06-02T00:00:00.000Z');
  assert.equal(at('02/06/2026', { lang: 'fr' }), '2026-06-02T00:00:00.000Z');
  assert.equal(at('02/06/2026', { lang: 'en' }), '2026-02-06T00:00:00.000Z');
});

test('what is no date, or has a part out of range, is refused', () => {
  for (const text of [
    '',
    'Chapter 3',
    '12:30',
    '2026-',
    '2026-02-30',
    '2026-01-01T10:14:61Z',
    'Sun, 16 Dec 2026 1:2:3:4 GMT',
    '2026-01-01T00:00:00+99:00',
    '22013',
  ])
    assert.equal(at(text), undefined, text);
});

test('a date without a year is the last such day', () => {
  const now = Date.UTC(2026, 0, 10);
  assert.equal(at('5 December, 10:00', { now }), '2025-12-05T10:00:00.000Z');
  assert.equal(at('5 December, 10:00'), undefined);
});
