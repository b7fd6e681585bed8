import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { plainMarkup } from './plain-markup.ts';
import { sanitise } from './sanitise.ts';

const BASE = 'https://harbour.example/a/';
/** Before it, a comment sends markup the long way. */
const parsed = (html: string): string => sanitise(`<!---->${html}`, BASE);

const names = ['p', 'b', 'a', 'li', 'ul', 'div', 'h2', 'h3', 'blockquote', 'br', 'hr', 'img', 'i', 'figure', 'span', 'script', 'svg', 'table', 'pre'];
const attribute = fc.constantFrom(' href="/x?a=1&amp;b=2"', ' href="javascript:1"', ' src="b.png"', ' src="data:x"', ' onclick="1"', ' style="color:red"', ' style="a:url(x)"', ' class="a>b"', ' title="&lt;i&gt;"', ' alt="1" alt="2"', ' href=x', ' ', '\n'); // prettier-ignore
const piece = fc.oneof(
  fc.tuple(fc.constantFrom(...names), fc.array(attribute, { maxLength: 2 }), fc.constantFrom('', '', '', '/', ' /')).map(([n, a, end]) => `<${n}${a.join('')}${end}>`),
  fc.constantFrom(...names).map((n) => `</${n}>`),
  fc.tuple(fc.constantFrom(...names), fc.array(attribute, { maxLength: 2 })).map(([n, a]) => `<${n}${a.join('')}>text &amp; more</${n}>`),
  fc.constantFrom('text', ' ', 'a > b', '&lt;', '&', '\0', '<', '<!-- x -->', '\u00e9'),
); // prettier-ignore

test('plain markup comes out as the parser would have it', () => {
  let plain = 0;
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const html = pieces.join(''),
        quick = plainMarkup(html, BASE);
      if (quick === undefined) return;
      plain++;
      assert.equal(quick, parsed(html));
    }),
    { numRuns: 20_000, seed: 1 },
  );
  assert.ok(plain > 2_000, `${plain} cases were plain`);
});

test('what is not plain is left to the parser', () => {
  for (const html of ['<p>a<p>b', '<p><div>x</div></p>', '<script>x</script>', '<b>x', '</b>', '<B>x</B>', '<a href=x>y</a>', '<!-- x -->', 'a < b', '<li><li></li></li>'])
    assert.equal(plainMarkup(html, BASE), undefined, html);
}); // prettier-ignore
