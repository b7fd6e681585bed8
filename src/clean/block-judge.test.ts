import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeBlocks } from './block-judge.ts';
import { findHeadline } from './headline.ts';
import { readHtml } from './html.ts';
import type { Verdict } from './keep.ts';
import { readHead } from './metadata.ts';
import { isProse } from './prose.ts';
import { score } from './score.ts';

function verdicts(html: string): readonly Verdict[] {
  const markup = readHtml(html),
    head = readHead(markup),
    headline = findHeadline(markup, head, markup.leaves.find(isProse)?.index ?? 0);
  return judgeBlocks(score(markup, headline.leaf), headline, head).verdicts;
}
const paragraph = (n: number): string =>
  `<p>The harbour board met for the ${n}. time on Tuesday and heard that the old pier would be repaired before winter, the chairwoman said. Work begins in May.</p>`;
const PAGE = `<html><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><main><article><h1>Old pier to be repaired before winter</h1>
${[1, 2, 3, 4, 5, 6].map(paragraph).join('\n')}
<div class="promo-list"><h3>More from Harbour</h3><ul><li><a href="/a">Ferry fares rise again in the spring</a></li><li><a href="/b">Second crane for the dock</a></li></ul></div>
</article></main><footer><p>Copyright Harbour Courier. All rights reserved.</p></footer></body></html>`;

test('paragraphs stay, what is beside them goes, each with a reason', () => {
  const all = verdicts(PAGE),
    kept = all.filter((v) => v.reason === undefined).map((v) => v.leaf.text);
  assert.equal(kept.length, 6);
  assert.ok(kept.every((t) => t.startsWith('The harbour board')));
  assert.ok(all.filter((v) => !kept.includes(v.leaf.text)).every((v) => v.reason));
});

test('the same page is judged the same twice, and an empty one does not throw', () => {
  assert.deepEqual(
    verdicts(PAGE).map((v) => v.reason),
    verdicts(PAGE).map((v) => v.reason),
  );
  assert.deepEqual(verdicts(''), []);
  assert.equal(verdicts('<p>word</p>').length, 1);
});
