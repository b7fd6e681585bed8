import assert from 'node:assert/strict';
import { test } from 'node:test';
import { still, type Links } from './still.ts';

const links: Links = {
  origin: 'https://live.invalid',
  own: (address) => (address.startsWith('/story/') || address === '/style.css' ? `..${address}/index.html` : undefined),
  whole: (address) => `https://paper.example${address}`,
};
const of = (html: string, headers = new Headers()): string => still(html, links, headers);

test('links lead to files, with their place on the page; links elsewhere stay', () => {
  assert.equal(of('<p><a class="x" href="/story/1#a2">One</a></p>'), '<p><a class="x" href="../story/1/index.html#a2">One</a></p>');
  const other = '<p><a href="https://nwa.example/?a=1&amp;b=2">One</a> <a href="#main">x</a> <a href="//other.example/">y</a></p>';
  assert.equal(of(other), other);
});

test('a link that leads nowhere leaves its words where they are part of a sentence', () => {
  assert.equal(of('<p>See <a href="/search">the search</a>.</p>'), '<p>See the search.</p>');
});

test('a line, a list or a box that holds nothing else goes with what is left out', () => {
  assert.equal(of('<main><nav><ul><li><a href="/mine">Yours</a></li> <li><a href="/feeds">Feeds</a></li></ul></nav><p>x</p></main>'), '<main><p>x</p></main>');
  assert.equal(of('<main><details><summary>Only</summary><form action="/x"><select name="a"></select></form></details></main>'), '<main></main>');
  assert.equal(of('<ul><li><a href="/story/1">a</a></li><li><a href="/read">b</a></li></ul>'), '<ul><li><a href="../story/1/index.html">a</a></li></ul>');
});

test('a form goes, but a table in it stays without its fields; what is marked goes', () => {
  assert.equal(of('<main><search><form action="/search"><input name="q"></form></search>x</main>'), '<main>x</main>');
  const table =
    '<form action="/method"><table><tr><td><label for="w">Age</label></td><td>2</td><td data-live><input id="w"></td></tr></table><button>Go</button></form>';
  assert.equal(of(table), '<table><tr><td><span>Age</span></td><td>2</td></tr></table>');
  assert.equal(of('<p>a</p><script src="/story/x.js" defer></script>'), '<p>a</p>');
});

test('words that look like markup or like an address stay as they are', () => {
  const html = '<p title="a &gt; b">&lt;a href="/search"&gt; /story/1 — "x" &amp;amp; </p>';
  assert.equal(of(html), html);
});

test('a whole address of the live paper becomes one of the published', () => {
  assert.equal(of('<link rel="canonical" href="https://live.invalid/story/1">'), '<link rel="canonical" href="https://paper.example/story/1">');
});

test('a page says itself what the server said in headers', () => {
  const headers = new Headers({ 'content-security-policy': "default-src 'none'; frame-ancestors 'none'; style-src 'self'", 'tdm-reservation': '1' });
  assert.equal(
    of('<head><meta charset="utf-8"></head>', headers),
    '<head><meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'self\'">\n<meta name="tdm-reservation" content="1"></head>',
  );
});
