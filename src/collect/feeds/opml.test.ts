import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { isRejected } from '../../model/outcome.ts';
import { parseOpml, writeOpml, type OpmlList } from './opml.ts';

function read(text: string | Uint8Array): OpmlList {
  const list = parseOpml(typeof text === 'string' ? new TextEncoder().encode(text) : text);
  assert.ok(!isRejected(list));
  return list;
}

test('folders, lists, sites without a feed, bare ampersands', () => {
  const list = read(`<opml version="1.0"><head><title>Mine</title></head><body>
    <outline text="Ports"><outline text="Quay & Co" xmlUrl="https://quay.example/feed?a=1&b=2" category="/sea/north"/>
      <outline text="Other list" type="include" url="https://lists.example/o.opml"/><outline text="No feed" htmlUrl="https://plain.example/"/></outline>
    <outline text="Quay again" xmlUrl="https://quay.example/feed?a=1&b=2"/></body></opml>`);
  assert.equal(list.title, 'Mine');
  assert.deepEqual(
    list.feeds.map((f) => [f.url, f.title, f.topic, f.categories]),
    [['https://quay.example/feed?a=1&b=2', 'Quay & Co', 'Ports', [['Ports'], ['sea', 'north']]]],
  );
  assert.deepEqual([list.lists.map((l) => l.url), list.opportunities.map((l) => l.url)], [['https://lists.example/o.opml'], ['https://plain.example/']]);
});

test('what is written is read back', () => {
  const feeds = [
    { url: 'https://quay.example/"<&', title: 'Q & "A" <b>', siteUrl: 'https://quay.example/', lang: 'fr', country: 'FR', categories: [['Ports']] },
  ];
  const [feed] = read(writeOpml('T', feeds)).feeds;
  assert.deepEqual([feed?.title, feed?.lang, feed?.country, feed?.topic], ['Q & "A" <b>', 'fr', 'FR', 'Ports']);
});

test('a page whose headlines are read stays one, and other feeds do not become one', () => {
  const feeds = [
      { url: 'https://quay.example/', kind: 'page' as const, categories: [] },
      { url: 'https://quay.example/rss', categories: [] },
    ],
    text = writeOpml('T', feeds);
  assert.match(text, /<opml version="2\.0" xmlns:broadsheet=/);
  assert.deepEqual(
    read(text).feeds.map((f) => f.kind),
    ['page', undefined],
  );
  assert.doesNotMatch(writeOpml('T', feeds.slice(1)), /broadsheet:/);
});

test('a page that is no list is refused', () => {
  assert.ok(isRejected(parseOpml(new TextEncoder().encode('<html></html>'))));
});

test('the starter pack is a list of many feeds in many languages, each once', () => {
  const { feeds } = read(readFileSync(new URL('../../../assets/feeds.opml', import.meta.url)));
  assert.ok(feeds.length >= 60);
  assert.ok(new Set(feeds.map((f) => f.lang)).size >= 10);
  assert.ok(feeds.every((f) => f.url.startsWith('https://') && f.title && f.topic && f.lang));
});
