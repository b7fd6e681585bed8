import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Item } from '../model/item.ts';
import type { Visit } from '../model/visit.ts';
import type { FetchedPage } from './fetched.ts';
import { nextCheck, visited } from './recheck.ts';

const MINUTE = 60_000,
  HOUR = 60 * MINUTE,
  NOON = Date.UTC(2025, 5, 2, 12),
  url = 'https://gazette.example/pier';
const item: Item = {
  id: 'i',
  feedId: 'f',
  guid: 'g',
  url,
  title: 'Pier to open',
  summaryHtml: 'It opens.',
  authors: [],
  categories: [],
  published: NOON,
  position: 0,
  seenAt: NOON,
};
const got = (body: string): FetchedPage => ({ status: 'ok', finalUrl: url, body, rights: {}, etag: `"${body.length}"`, lastModified: undefined });

/** The visit that a first fetch leaves. */
function first(now = NOON + MINUTE): Visit {
  const { visit } = visited(item, undefined, got('<p>The pier opens.'), 0, now) as { visit?: Visit };
  assert.ok(visit);
  return visit;
}

test('a page is asked for again the sooner the younger its article is, and not for ever', () => {
  const times: number[] = [];
  for (let at: number | undefined = NOON + MINUTE; at !== undefined; at = nextCheck(NOON, at)) times.push(at - NOON);
  assert.deepEqual(
    times.slice(0, 5).map((t) => Math.round(t / MINUTE)),
    [1, 11, 21, 32, 47],
  );
  assert.ok(times.length < 20, `${times.length} times`);
  assert.ok((times.at(-1) ?? 0) > 60 * HOUR && (times.at(-1) ?? 0) <= 96 * HOUR);
  assert.equal(nextCheck(NOON, NOON + 100 * HOUR), undefined);
});
test('the first page is cleaned and its visit remembers by what to ask for it', () => {
  const decided = visited(item, undefined, got('<p>The pier opens.'), 0, NOON + MINUTE);
  assert.ok(decided.page && 'visit' in decided);
  assert.deepEqual([decided.page.again, decided.visit?.etag, decided.visit?.since, decided.visit?.nextAt], [undefined, '"18"', NOON, NOON + 11 * MINUTE]);
});
test('what has not changed is not cleaned again; what has is, as a page that was there before', () => {
  const last = first(),
    now = NOON + 11 * MINUTE;
  for (const same of [got('<p>The pier opens.'), { status: 'not-modified', line: '' } as const]) {
    const decided = visited(item, last, same, 0, now);
    assert.ok(!decided.page && 'visit' in decided);
    assert.deepEqual([decided.visit?.etag, decided.visit?.checkedAt, decided.visit?.nextAt], ['"18"', now, NOON + 21 * MINUTE]);
  }
  const changed = visited(item, last, got('<p>The pier opens on Friday.'), 0, now);
  assert.deepEqual([changed.page?.again, 'visit' in changed && changed.visit?.pageId === changed.page?.id], [true, true]);
});
test('a server in trouble does not put the few words of the feed in the place of the text', () => {
  const last = first();
  for (const status of ['failed', 'refused'] as const) {
    const decided = visited(item, last, { status, line: 'no' }, 9, NOON + HOUR);
    assert.ok(!decided.page && 'visit' in decided && decided.visit?.nextAt === NOON + 1.5 * HOUR, status);
  }
  assert.equal(visited(item, undefined, { status: 'refused', line: 'no' }, 0, NOON).page?.format, 'fragment');
});
test('a page that was taken away is not asked for again', () => {
  const decided = visited(item, first(), { status: 'gone', line: 'gone' }, 0, NOON + HOUR);
  assert.ok('visit' in decided && decided.visit);
  assert.equal(decided.visit.nextAt, undefined);
});
test('of two feeds with one article the later asks for its page; an old article is left alone', () => {
  const other = visited({ ...item, id: 'j', feedId: 'g' }, first(), got('<p>The pier opens.'), 0, NOON + HOUR);
  assert.ok('visit' in other);
  assert.deepEqual([other.visit?.itemId, other.visit?.feedId, other.visit?.since], ['j', 'g', NOON]);
  assert.equal(first(NOON + 200 * HOUR).nextAt, undefined);
});
