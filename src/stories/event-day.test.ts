import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventDay } from './event-day.ts';

const DAY = 86_400_000;
/** A Wednesday. */
const PUBLISHED = Date.UTC(2031, 4, 7, 15);
const day = (body: string, published: number | undefined = PUBLISHED, lang = 'en'): number | undefined => {
  const text = `Ferry aground\n\n${body}`;
  return eventDay({
    text,
    headline: { start: 0, end: 13 },
    blocks: [{ start: 15, end: text.length, kind: 'paragraph' }],
    lang,
    ...(published === undefined ? {} : { published }),
  });
};
const days = (y: number, m: number, d: number): number => Date.UTC(y, m - 1, d) / DAY;

test('the day that the first sentences name is the one before publication', () => {
  assert.equal(day('A ferry ran aground off Kelmora on Monday, the coastguard said.'), days(2031, 5, 5));
  assert.equal(day('A ferry ran aground off Kelmora on Wednesday.'), days(2031, 5, 7));
  assert.equal(day('A ferry ran aground off Kelmora yesterday.'), days(2031, 5, 6));
});
test('what is long past, to come or unsaid is no day of news', () => {
  assert.equal(day('A ferry that ran aground on 3 March 2029 will be raised.'), undefined);
  assert.equal(day('The ferry will be raised on 20 May 2031.'), undefined);
  assert.equal(day('A ferry ran aground off Kelmora.'), undefined);
});
test('a day named late in the text is background', () => {
  assert.equal(day(`${'The coastguard gave no further details of the grounding. '.repeat(20)}It happened on Monday.`), undefined);
});
