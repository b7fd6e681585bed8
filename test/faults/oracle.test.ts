import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ours, standard, whyDiffer } from './oracle.ts';
import { samplePages } from './pages.ts';

/** Every n-th page, so that it takes no longer than the other tests; `BROADSHEET_ALL_PAGES=1` for all. */
const EVERY = process.env['BROADSHEET_ALL_PAGES'] === '1' ? 1 : 8;

test('our tokenizer finds the text on pages that the standard finds', (t) => {
  const pages = samplePages().filter((_, i) => i % EVERY === 0),
    read = pages.map(({ name, html }) => ({ name, ...whyDiffer(html()) })),
    counts = Object.fromEntries([...Map.groupBy(read, (r) => r.why)].map(([why, list]) => [why, list.length]));
  t.diagnostic(`${pages.length} pages: ${JSON.stringify(counts)}`);
  assert.deepEqual(
    read.filter((r) => r.why === 'unknown').map((r) => r.name),
    [],
  );
});

test('they agree on what pages do wrong', () => {
  const pages = [
    '<p>one<p>two<br>three</p></p>four',
    '<ul><li>a<li>b</ul>c<dl><dt>d<dd>e</dl>',
    '<b><i>x</b>y</i>z<a href=1>p<a href=2>q</a>',
    '<div title="a > b">in</div><!-- a -- > b --> out<!--> still <!---> here',
    'a &amp b &lt;p&gt; &#x20ac; &#150; &notit; &nosuch; &copy=1 &#x110000;',
    '<textarea><p>no</textarea><select><option>no</select><title>no</title>yes',
    '<script>if (a < b) "</p>"</script>yes<style>p > a {}</style> <noscript><p>no</p></noscript>yes',
    '<svg><text>no</text></svg>yes<math><mi>no</mi></math>yes',
    '<table><tr><td>a<td>b<tr><td>c</table>d',
    '<p/>one<div/>two</div>three',
    '< p>no tag</ p><3 <- a<b>c',
    '<?php echo 1 ?>yes<!doctype x>yes<![CDATA[no]]>yes',
  ];
  const differ = pages.filter((p) => [...ours(p)].sort().join('') !== [...standard(p)].sort().join(''));
  assert.deepEqual(
    differ.map((p) => [p, ours(p), standard(p)]),
    [],
  );
});
