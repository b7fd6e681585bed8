import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRejected } from '../model/outcome.ts';
import type { Page } from '../model/page.ts';
import type { Draft } from '../model/revision.ts';
import { clean } from './clean.ts';

const TEXT = `<p>${'The ferry company said on Monday that its crews would go back to work after nine days of talks. '.repeat(6)}</p>`.repeat(3);

function draft(parts: { head?: string; shown?: string; headline?: string }, hints: Page['hints'] = {}): Draft {
  const { head = '', shown = '', headline = 'Ferry strike ends after nine days' } = parts,
    body = `<html lang="en"><head><title>${headline}</title>${head}</head><body><article><h1>${headline}</h1>${shown}${TEXT}</article></body></html>`,
    url = 'https://courier.example/news/ferry',
    made = clean({ id: 'p', url, finalUrl: url, format: 'html', body, fetchedAt: Date.UTC(2025, 11, 1), rights: {}, hints });
  assert.ok(!isRejected(made), JSON.stringify(made));
  return made;
}
const ld = (published: string): string => `<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"${published}"}</script>`;
const shown = (date: string): string => `<p class="date">${date}</p>`;

test('the day is the one that the publisher writes, the moment that of its zone', () => {
  const evening = draft({ head: ld('2025-10-06T21:10:00-05:00') });
  assert.deepEqual([evening.published, evening.publishedOn], [Date.UTC(2025, 9, 7, 2, 10), '2025-10-06']);
  const inUtc = draft({ head: ld('2025-10-07T02:10:00Z'), shown: shown('October 6, 2025') });
  assert.deepEqual([inUtc.published, inUtc.publishedOn], [Date.UTC(2025, 9, 7, 2, 10), '2025-10-06']);
  assert.equal(draft({ head: ld('2025-10-06') }).publishedOn, '2025-10-06');
});

test('a clock without a zone is the moment that the feed gives, where a zone can lie between them', () => {
  const feed = (at: number): Page['hints'] => ({ published: at });
  assert.equal(draft({ shown: shown('6 October 2025, 12:10') }, feed(Date.UTC(2025, 9, 6, 10, 10, 20))).published, Date.UTC(2025, 9, 6, 10, 10, 20));
  assert.equal(draft({ shown: shown('6 October 2025') }, feed(Date.UTC(2025, 9, 6, 10, 10))).published, Date.UTC(2025, 9, 6, 10, 10));
  // The page tells of another time than the feed: no zone makes them one.
  assert.equal(draft({ shown: shown('6 October 2025, 12:10') }, feed(Date.UTC(2025, 9, 6, 11, 3))).published, Date.UTC(2025, 9, 6, 12, 10));
  assert.equal(draft({ head: ld('2025-10-06T12:10:00Z') }, feed(Date.UTC(2025, 9, 6, 10, 10))).published, Date.UTC(2025, 9, 6, 12, 10));
});

test('a line that names a year is of that year, however its clock is written', () => {
  const year = (line: string): number | undefined => {
    const { published } = draft({ shown: shown(line) });
    return published === undefined ? undefined : new Date(published).getUTCFullYear();
  };
  for (const line of ['Posted: Friday, March 8, 2013 2: 39 pm', 'DECEMBER 3, 2009, at half past nine', 'Corrin, Feb. 2, 2009'])
    assert.ok([undefined, 2009, 2013].includes(year(line)), `${line}: ${year(line)}`);
  assert.equal(draft({ shown: shown('Posted: Friday, March 8, 2013 2: 39 pm') }).published, Date.UTC(2013, 2, 8, 14, 39));
  assert.notEqual(draft({ shown: shown('Corrin, Feb. 2, 2009') }).publishedOn, '2009-01-01');
});

test('a clock makes a moment of a day, however it is written; a day and month with dots do not', () => {
  const of = (line: string): unknown => {
    const { published, publishedDay } = draft({ shown: shown(line) });
    return [published, publishedDay];
  };
  assert.deepEqual(of('2 June 2025, 16: 40'), [Date.UTC(2025, 5, 2, 16, 40), undefined]);
  assert.deepEqual(of('02.06.2025'), [Date.UTC(2025, 5, 2), true]);
  assert.deepEqual(of('2 June 2025'), [Date.UTC(2025, 5, 2), true]);
});

test('a headline may begin with the number of an error', () => {
  assert.equal(isRejected(draft({ headline: '500 million for the valley' })), false);
});
