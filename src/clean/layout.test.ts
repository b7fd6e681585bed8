import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRejected } from '../model/outcome.ts';
import { clean } from './clean.ts';
import { readHtml } from './html.ts';

const ONE = 'The harbour office closed the north quay on Tuesday evening after a crane driver saw cracks in two of the pillars that carry it.';
const TWO = 'Boats that tie up there were sent to the fish market, where the skippers said they had been given until noon to leave their berths.';
const THREE = 'Repairs are to take nineteen days, the office said, and the ferry to Velland will leave from the old pier for as long as they last.';
const roles = (html: string): string[] => readHtml(html).leaves.map((l) => `${l.box.role}: ${l.text.slice(0, 9)}`);

test('paragraphs in a cell of a page laid out in tables are paragraphs', () => {
  const html = `<table><tr><td><a href="/">Front page</a><ul><li>Tides</li></ul></td><td><h1>Quay closed</h1><p>${ONE}</p><div>${TWO}</div></td></tr></table>`;
  assert.deepEqual(roles(html), ['table: Front pag', 'list-item: Tides', 'heading: Quay clos', 'text: The harbo', 'text: Boats tha']);
  const draft = clean({
    id: 'p',
    url: '',
    finalUrl: '',
    format: 'html',
    body: html.replace('</div>', `</div><p>${THREE}</p>`),
    fetchedAt: 0,
    rights: {},
    hints: {},
  });
  assert.ok(!isRejected(draft));
  assert.deepEqual(
    draft.blocks.map((b) => [b.kind, draft.text.slice(b.start, b.end)]),
    [ONE, TWO, THREE].map((text) => ['paragraph', text]),
  );
});
test('rows of data stay rows, also with a remark in one of their cells', () => {
  assert.deepEqual(roles(`<table><tr><th>Quay<td>Closed</tr><tr><td>North<td>${ONE}</tr></table>`), [
    'table: Quay',
    'table: Closed',
    'table: North',
    'table: The harbo',
  ]);
});
test('a table of data inside the layout keeps its rows', () => {
  assert.deepEqual(roles(`<table><tr><td><p>${ONE}</p><p>${TWO}</p><table><tr><td>North<td>19</tr></table></td></tr></table>`), [
    'text: The harbo',
    'text: Boats tha',
    'table: North',
    'table: 19',
  ]);
});
