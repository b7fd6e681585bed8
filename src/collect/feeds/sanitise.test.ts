import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainText, sanitise } from './sanitise.ts';

const BASE = 'https://harbour.example/a/';

test('content stays, what runs or frames goes', () => {
  const cases: readonly [string, string][] = [
    ['<p>One <b>two</b></p>', '<p>One <b>two</b></p>'],
    ['a < b & c', 'a &lt; b & c'],
    ['<script>x</script>y', 'y'],
    ['<style>p{}</style>y', 'y'],
    ['<iframe src="//e.example">no</iframe>y', 'y'],
    ['<a href=" java\nscript:alert(1)">x</a>', '<a>x</a>'],
    ['<a href="&#106;avascript:alert(1)">x</a>', '<a>x</a>'],
    ['<img src=b.png onerror=alert(1)>', '<img src="https://harbour.example/a/b.png">'],
    ['<form action="/x"><input name=y>z</form>', 'z'],
    ['<p style="color:red;background:url(x)">y</p>', '<p>y</p>'],
    ['<svg><script>1</script></svg>z', 'z'],
    ['<p><b>open', '<p><b>open</b></p>'],
    ['<img alt="&quot;><script>">', '<img alt="&quot;&gt;&lt;script&gt;">'],
    ['<math><mi//xlink:href="data:x,<script>">y', ''],
  ];
  for (const [html, clean] of cases) assert.equal(sanitise(html, BASE), clean, html);
});

test('plain text is what a reader sees', () => {
  assert.equal(plainText('<p>One</p><p>two&nbsp;&amp; <i>th</i>ree<script>4</script></p>'), 'One two & three');
  assert.equal(plainText('5 < 6'), '5 < 6');
});
