import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cut, LONGEST_LEAF, LONGEST_TITLE, MOST_LEAVES, MOST_TEXT } from './bounds.ts';
import { explain } from './index.ts';
import { readHtml } from './html.ts';
import { isRejected } from '../model/outcome.ts';
import type { Draft } from '../model/revision.ts';

const head = '<title>Pier to open</title><h1>Pier to open on Thursday</h1>';
const said = (i: number): string => `<p>The pier number ${i} will open on Thursday, the harbour office of the town said.</p>`;
const many = (n: number): string => Array.from({ length: n }, (_, i) => said(i)).join('');

function read(html: string, format?: 'html' | 'text'): { readonly draft: Draft; readonly reasons: readonly string[]; readonly last: string } {
  const { outcome, drops } = explain(html, format ? { format } : {});
  assert.ok(!isRejected(outcome));
  return { draft: outcome, reasons: drops.map((d) => d.reason), last: drops.at(-1)?.text ?? '' };
}

test('of a page longer than is read of one, the first part is kept, and said to be a part', () => {
  const { draft, reasons, last } = read(head + many(MOST_LEAVES + 10));
  assert.equal(draft.stub, 'cut');
  assert.equal(draft.blocks.length, MOST_LEAVES - 1);
  assert.equal(reasons.filter((r) => r === 'too-long').length, 1);
  assert.match(last, /^The pier number 19999 will open/);
});
test('a page just as long is whole', () => {
  const { draft, reasons } = read(head + many(MOST_LEAVES - 1));
  assert.equal(draft.stub, undefined);
  assert.ok(!reasons.includes('too-long'));
});
test('the article is whole where only what lies beside it is too long', () => {
  const { draft, reasons } = read(`${head}<article>${many(20)}</article><div class="comments">${'<p>Me too.'.repeat(MOST_LEAVES)}</div>`);
  assert.equal(draft.stub, undefined);
  assert.ok(reasons.includes('too-long'));
});
test('a long text without marks up is cut and says so, and one in a single line loses nothing to the cut of lines', () => {
  const sentence = 'The pier will open on Thursday after repairs, the office said. ';
  const long = read(sentence.repeat(Math.ceil((MOST_TEXT * 1.2) / sentence.length)), 'text');
  assert.deepEqual([long.draft.stub, long.reasons.at(-1)], ['cut', 'too-long']);
  const line = sentence.repeat(Math.ceil((LONGEST_LEAF * 2.5) / sentence.length)).trim();
  for (const whole of [read(line, 'text').draft, read(`${head}<p>${line}</p>`, 'html').draft]) {
    assert.equal(whole.stub, undefined);
    assert.equal(whole.blocks.map((b) => whole.text.slice(b.start, b.end)).join(' '), line);
  }
});
test('a long title is cut where a word ends, and a character stays whole', () => {
  const title = readHtml(`<title>${'harbour '.repeat(1000)}</title>`).title;
  assert.ok(title.length <= LONGEST_TITLE && title.endsWith('harbour'));
  assert.ok(cut('😀'.repeat(10), 5).isWellFormed());
});
test('half a character that the parser gives of a page broken off is no text', () => {
  assert.ok(readHtml(`${'</style'.repeat(20)}\u{C8D8A}\u{E7F3D}`).leaves.every((l) => l.text.isWellFormed()));
});
