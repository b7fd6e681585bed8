import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readHtml } from './html.ts';

const texts = (html: string): string[] => readHtml(html).leaves.map((l) => l.text);

test('block elements and double line breaks part leaves; one line break is a space', () => {
  assert.deepEqual(texts('<div>one<p>two <b>bold</b>\n  text</p>three<br>four<br><br>five</div>'), ['one', 'two bold text', 'three four', 'five']);
});
test('scripts, styles, controls and embedded media carry no text', () => {
  assert.deepEqual(
    texts('<p>a</p><script>x</script><style>y</style><noscript>z</noscript><button>b</button><svg><text>s</text></svg><select><option>o</select><p>c'),
    ['a', 'c'],
  );
});
test('links keep their ranges, also where one link spans several blocks', () => {
  const [first, second] = readHtml('<p>see <a href="/x"> the map </a>, now</p><a href="/y"><p>card title</p></a>').leaves;
  assert.deepEqual(first?.links, [{ start: 4, end: 11, href: '/x' }]);
  assert.equal(first?.text.slice(4, 11), 'the map');
  assert.deepEqual(second?.links, [{ start: 0, end: 10, href: '/y' }]);
});
test('a leaf has only its own links and marks', () => {
  const [first, second, third] = readHtml('<p>plain</p><p><a rel="author" href="/a">Ann Lee</a></p><p>plain too</p>').leaves;
  assert.deepEqual([first?.links, first?.marks, third?.links, third?.marks], [[], [], [], []]);
  assert.deepEqual(second?.marks, [{ kind: 'author', start: 0, end: 7 }]);
});
test('the head gives title, metas, canonical address and JSON-LD', () => {
  const m = readHtml(
    '<html lang="fr"><head><title> A  b </title><meta property="OG:Title" content="A"><link rel="canonical" href="/c"><script type="application/ld+json">{"a":1}</script></head><body><time itemprop="datePublished" datetime="2024-01-02">x</time>',
  );
  assert.deepEqual([m.lang, m.title, m.canonical, m.jsonLd], ['fr', 'A b', '/c', ['{"a":1}']]);
  assert.deepEqual(m.metas.get('og:title'), ['A']);
  assert.deepEqual(m.metas.get('datepublished'), ['2024-01-02']);
});
test('very deep nesting is cut, not lost, and costs linear time', () => {
  const leaves = texts(`${'<div>'.repeat(200_000)}inside${'</span>'.repeat(50_000)}<p>after</p>`);
  assert.deepEqual(leaves, ['inside', 'after']);
});
test('characters of two halves stay whole, by name or by number, and a half alone is left out', () => {
  assert.deepEqual(texts('<p>&Afr;b &#x1D504; 𝔄</p><p>&Afr;</p><p>a&#xD835;b</p>'), ['𝔄b 𝔄 𝔄', '𝔄', 'a�b']);
  for (const leaf of readHtml(`<p>${'&Afr;'.repeat(70_000)}</p>`).leaves) assert.ok(leaf.text.isWellFormed());
});
