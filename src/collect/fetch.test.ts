import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Item } from '../model/item.ts';
import { pageOf, pageWanted } from './fetch.ts';

const ITEM: Item = {
  id: 'i1',
  feedId: 'f1',
  guid: 'g',
  url: 'https://harbour.example/1',
  title: 'Ferry late',
  summaryHtml: '<p>Late.</p>',
  authors: ['Ann Quill'],
  categories: [],
  published: 7,
  position: 0,
  seenAt: 9,
};
const long = (words: number, end = '.'): Item => ({ ...ITEM, contentHtml: `<p>${'harbour '.repeat(words)}${end}</p>` });

test('the page is wanted unless the feed carries the article', () => {
  assert.ok(pageWanted(ITEM));
  assert.ok(pageWanted(long(200)));
  assert.ok(!pageWanted(long(260)));
  assert.ok(pageWanted(long(260, '[…]')));
  assert.ok(pageWanted(long(260, '… <a>Read more</a>')));
  assert.ok(!pageWanted({ ...ITEM, contentHtml: '港'.repeat(520) }));
  assert.ok(!pageWanted({ ...ITEM, url: undefined }));
});

test('a fetched page is used with what the feed knew of it', () => {
  const got = pageOf(ITEM, { status: 'ok', finalUrl: 'https://harbour.example/1?', body: '<p>x', rights: { noindex: true } }, 0, 100);
  assert.ok('page' in got);
  assert.deepEqual(
    [got.page.format, got.page.body, got.page.finalUrl, got.page.rights, got.page.hints.title, got.page.hints.summary],
    ['html', '<p>x', 'https://harbour.example/1?', { noindex: true }, 'Ferry late', 'Late.'],
  );
});

test('a passing failure is tried again, a lasting one leaves what the feed carried, with the reason', () => {
  const failed = { status: 'failed', line: 'The server has a problem.' } as const;
  const again = pageOf(ITEM, failed, 0, 100);
  assert.ok('again' in again && again.again > 100);
  for (const decided of [pageOf(ITEM, failed, 4, 100), pageOf(ITEM, { status: 'refused', line: 'The server has a problem.' }, 0, 100)]) {
    assert.ok('page' in decided);
    assert.deepEqual([decided.page.format, decided.page.body], ['fragment', '<p>Late.</p>']);
    assert.match(decided.reason, /has a problem/);
  }
});

test('what stood in line behind others of its host is no try, and comes again when it was told to', () => {
  const inLine = { status: 'failed', line: 'Others first.', trouble: 'busy', retryAfterMs: 700, inLine: true } as const;
  for (const attempts of [0, 4]) assert.deepEqual(pageOf(ITEM, inLine, attempts, 100), { again: 800, reason: 'Others first.', inLine: true });
});
