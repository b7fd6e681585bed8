import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createApp } from '../../src/serve/app.ts';
import { WORDS } from '../../src/serve/words.ts';
import { SIGNALS } from '../../src/rank/signals.ts';
import { NOW } from './articles.ts';
import { readingOf, revisionOf } from './write.ts';
import { comparisonOf, seedEdition, type SeededEdition } from './edition.ts';

let edition: SeededEdition,
  app: ReturnType<typeof createApp>,
  asked: unknown[] = [],
  now = NOW;
before(async () => {
  edition = await seedEdition();
  app = createApp({
    store: edition.store,
    settings: { timezone: 'Europe/Kyiv', mode: 'private', publicUrl: 'https://paper.example' },
    clock: () => now,
    read: (inputs) => {
      asked = [...inputs];
      return Promise.resolve(comparisonOf());
    },
  });
});
after(() => edition.store.close());

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> => Promise.resolve(app.request(path, { headers }));
const post = (headers: Record<string, string>, body: string): Promise<Response> =>
  Promise.resolve(app.request('/read', { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers } }));

test('a story has one address: merged ids, wrong and missing slugs are sent there', async () => {
  const [id] = edition.storyIds,
    right = `/story/${id}/at-least-14-dead-in-ferry-fire-in-the-halden-strait`;
  for (const path of [
    `/story/${id}`,
    `/story/${id}/something-else`,
    `/story/${edition.mergedId}`,
    `/story/${edition.mergedId}/at-least-14-dead-in-ferry-fire-in-the-halden-strait`,
  ]) {
    const response = await get(path);
    assert.equal(response.status, 301, path);
    assert.equal(response.headers.get('location'), right, path);
  }
  assert.equal((await get(right)).status, 200);
});

test('an address in another script is sent percent-encoded and found again', async () => {
  const response = await get(`/story/${edition.storyIds.at(-1)}`),
    location = response.headers.get('location') ?? '';
  assert.match(location, /^[\x21-\x7e]+$/);
  assert.equal((await get(location)).status, 200);
});

test('what the reader has already is not sent again', async () => {
  for (const path of ['/', `/story/${edition.storyIds[0]}/at-least-14-dead-in-ferry-fire-in-the-halden-strait`, '/style.css']) {
    const first = await get(path),
      etag = first.headers.get('etag') ?? '';
    assert.match(etag, /^"[\w-]{22}"$/, path);
    const again = await get(path, { 'if-none-match': `W/${etag}` });
    assert.equal(again.status, 304, path);
    assert.equal(await again.text(), '');
    assert.equal((await get(path, { 'if-none-match': '"other"' })).status, 200);
  }
});

test('the front page changes when its rank does, and not before', async () => {
  const front = await edition.store.fronts.latest('en');
  assert.ok(front);
  const first = (await get('/?lang=en')).headers.get('etag');
  now += 5000;
  assert.equal((await get('/?lang=en')).headers.get('etag'), first);
  await edition.store.fronts.put({ ...front, id: 'turned', at: front.at + 60_000, ranked: front.ranked.toReversed() });
  now += 5000;
  assert.notEqual((await get('/?lang=en')).headers.get('etag'), first);
  const then = await (await get('/?lang=en&at=2025-06-02T14:10')).text();
  assert.ok(then.indexOf('At least 14 dead') < then.indexOf('Council votes'), 'the page as it stood then');
});

test('the front page is in the reader’s languages', async () => {
  const html = async (lang: string, path = '/'): Promise<string> => (await get(path, { 'accept-language': lang })).text();
  const german = await html('de-AT');
  assert.match(german, /<html lang="de">/);
  assert.match(german, /Fährunglück/);
  assert.doesNotMatch(german, /Council votes/);
  const both = await html('de, en;q=0.5');
  assert.match(both, /Fährunglück/);
  assert.match(both, /Council votes/);
  assert.match(await html('uk'), /<html lang="en">[^]*Council votes/);
  assert.match(await html('en', '/?lang=ar'), /lang="ar" dir="rtl"[^]*حريق/);
});

test('a foreign name for this machine and a form of another site get nothing', async () => {
  assert.equal((await get('/', { host: 'evil.example' })).status, 421);
  assert.doesNotMatch(await (await get('/', { host: 'evil.example' })).text(), /Council votes/);
  for (const host of ['127.0.0.1:8080', '[::1]:8080', 'localhost', 'paper.example']) assert.equal((await get('/', { host })).status, 200, host);
  asked = [];
  const foreign: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: 'http://localhost' },
  ];
  for (const headers of foreign) assert.equal((await post({ host: 'localhost', ...headers }, 'links=https://a.example/')).status, 403);
  assert.deepEqual(asked, []);
  assert.equal((await post({ host: 'localhost', origin: 'http://localhost' }, 'links=https://a.example/&text1=Said')).status, 200);
  assert.deepEqual(asked, [
    { kind: 'url', url: 'https://a.example/' },
    { kind: 'text', text: 'Said', name: 'text 1' },
  ]);
});

test('what is too large or no form is refused', async () => {
  assert.equal((await post({}, `text1=${'x'.repeat(1_000_001)}`)).status, 413);
  assert.equal((await post({ 'content-type': 'application/json' }, '{}')).status, 400);
});

test('odd addresses are answered as pages, never as faults', async () => {
  for (const path of [
    '/story/%00',
    '/story/%ff',
    "/article/'%20or%201=1",
    '/search?q=%00',
    '/search?q=%ED%A0%80',
    '/search?q=a&after=%00',
    '/search?q="',
    '/?at=9999-99-99',
    '/?lang=%00',
    '/?lang=zz',
    '/read?url=%00',
    `/search?q=${'x'.repeat(5000)}`,
  ]) {
    const response = await get(path);
    assert.ok(response.status < 500, `${path} ${response.status}`);
    assert.match(response.headers.get('content-type') ?? '', /^text\/html/);
  }
});

test('every signal of the ranking has words', () => {
  for (const signal of SIGNALS) assert.ok(`signal.${signal}` in WORDS.en, signal);
});

test('both languages say the same phrases with the same places', () => {
  const places = (p: unknown): string[] => [...new Set(JSON.stringify(p).match(/\{\w+\}/g) ?? [])].sort();
  for (const [key, phrase] of Object.entries(WORDS.en)) assert.deepEqual(places(WORDS.de[key as keyof typeof WORDS.de]), places(phrase), key);
});

test('a relative day of a text without a date is not shown as a date, and a lone figure is shown', async () => {
  const pasted = revisionOf({
      key: 'undated',
      source: '',
      at: NOW,
      lang: 'en',
      headline: 'Undated',
      body: ['The harbour closed on Monday, the mayor said. It had opened on March 3, 2021, with 40 boats.'],
      more: { published: undefined },
    }),
    reading = readingOf(pasted);
  const timeline = reading.dates.map((d) => ({ day: d.value, at: pasted.blocks[0] ? sentenceAt(pasted.text, d.at.start, pasted.id) : d.at }));
  assert.ok(
    timeline.some((t) => t.day.startsWith('2025')),
    'the reading resolves Monday',
  );
  const reads = createApp({
    store: edition.store,
    settings: { timezone: 'UTC', mode: 'private' },
    clock: () => NOW,
    read: () =>
      Promise.resolve({ documents: [{ input: 'text 1', revision: pasted, reading }], problems: [], stories: [[pasted.id]], questions: [], lost: [], timeline }),
  });
  const html = await (
    await reads.request('/read', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'text1=x' })
  ).text();
  assert.match(html, /datetime="2021-03-03"/);
  assert.doesNotMatch(html, /datetime="2025-0[56]-\d\d"/);
  assert.match(html, /<table class="figures">[^]*>40</);
});

/** The sentence around a place, told by the full stops of the text above. */
function sentenceAt(text: string, at: number, revisionId: string): { revisionId: string; start: number; end: number } {
  const start = Math.max(text.lastIndexOf('. ', at) + 2, text.lastIndexOf('\n', at) + 1, 0);
  return { revisionId, start, end: text.indexOf('.', at) + 1 };
}
