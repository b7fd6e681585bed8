import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quote } from '../model/citation.ts';
import { Href, slug } from './href.ts';
import { dataBlock, echo, page, token } from './page.ts';
import { speak } from './words.ts';

const revision = { id: 'r', text: 'Two <b>"ships"</b> & a boat' };

test('everything on a page is escaped, in text and in attributes', () => {
  const verbatim = quote(revision, { revisionId: 'r', start: 0, end: revision.text.length });
  assert.equal(
    page`<p title="${verbatim}">${verbatim}</p>`.toString(),
    '<p title="Two &lt;b&gt;&quot;ships&quot;&lt;/b&gt; &amp; a boat">Two &lt;b&gt;&quot;ships&quot;&lt;/b&gt; &amp; a boat</p>',
  );
  assert.equal(page`<i>${echo('</i><script>')}</i>`.toString(), '<i>&lt;/i&gt;&lt;script&gt;</i>');
});

test('a plain string, a number and a date are refused by the compiler', () => {
  // @ts-expect-error a sentence of nobody
  assert.ok(page`<p>${'Nobody said this.'}</p>`);
  // @ts-expect-error a number must be formatted
  assert.ok(page`<p>${3}</p>`);
  // @ts-expect-error a phrase is filled with marked values alone
  speak('en')('why.rank', { n: '3' });
  // @ts-expect-error a URL must be an Href
  assert.throws(() => page`<a href="${'/x' as const}">x</a>`, TypeError);
});

test('nothing in a block of data ends it, and it reads back as it was', () => {
  const hostile = { id: 'r', text: 'a</script><!--<script>&amp;\u2028"b' },
    words = quote(hostile, { revisionId: 'r', start: 0, end: hostile.text.length }),
    block = dataBlock({ headline: words, list: [1, undefined, Href.to(['a b'])] }).toString(),
    inside = /^<script type="application\/ld\+json">([^<>&\u2028]*)<\/script>$/.exec(block)?.[1] ?? '';
  assert.deepEqual(JSON.parse(inside), { headline: hostile.text, list: [1, null, '/a%20b'] });
  // @ts-expect-error a sentence of nobody
  dataBlock({ headline: 'Nobody said this.' });
});

test('a URL attribute takes nothing but an Href, whatever the compiler was told', () => {
  assert.throws(() => page`<a href="${echo('javascript:alert(1)')}">x</a>`, TypeError);
  assert.equal(page`<a href="${Href.to(['story', 'a b', 'é/x'], { lang: 'de' })}">x</a>`.toString(), '<a href="/story/a%20b/%C3%A9%2Fx?lang=de">x</a>');
});

test('only http and https lead outside', () => {
  for (const bad of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', '', 'not a url', '//x.example'])
    assert.equal(Href.outside(bad), undefined, bad);
  assert.equal(Href.outside('https://news.example/a"b')?.value, 'https://news.example/a%22b');
});

test('a token holds no text', () => {
  assert.throws(() => token('two words'), RangeError);
  assert.throws(() => token('"'), RangeError);
});

test('slugs keep letters of any script and stay short', () => {
  assert.equal(slug('At least 14 dead: “fire” in the Strait'), 'at-least-14-dead-fire-in-the-strait');
  assert.equal(slug('حريق في عبّارة'), 'حريق-في-عبّارة');
  assert.equal(slug('…—!'), '');
  assert.ok(slug('word '.repeat(80)).length <= 60);
});
