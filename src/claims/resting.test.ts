import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addRows, rowsOf, type Rows } from '../text/crf.ts';
import { hashText } from '../text/hash.ts';
import { LABELS, MOST_SIGNS, restingEdgeSigns, restingPlaceSigns } from './argument-signs.ts';
import { paragraphs } from './paragraphs.ts';
import { lookOf, Resting } from './resting.ts';
import { wordRows, type WordRows } from './word-rows.ts';

const TEXTS = [
  '“We lost the ferry,” said Mayor Eva Lund. “Nobody told us why.” She spoke on Monday, officials said.',
  'Mayor Lund said that the ferry, which sank on Monday, was old: nobody told the officials why. “Why?” asked We.',
];
const rowsOfText = (text: string): WordRows => wordRows(paragraphs(text, [{ start: 0, end: text.length }], 'en'));

/** Rows that know every feature of the texts. */
function knowing(signs: typeof restingPlaceSigns, width: number): Rows {
  const keys = new Set<number>(),
    out = new Int32Array(MOST_SIGNS);
  for (const text of TEXTS) {
    const rows = rowsOfText(text);
    for (let i = 0; i < rows.tokens.length; i++) for (const side of [0, 1, 2]) for (const k of out.subarray(0, signs(rows, i, side, out))) keys.add(k);
  }
  const weights = Int8Array.from({ length: keys.size * width }, (_, i) => (hashText(String(i)) % 100) - 50);
  return rowsOf(Int32Array.from(keys), weights, width, 1 / 64);
}

test('what is kept of words and classes comes to what all features do, in every text', () => {
  const look = lookOf(knowing(restingPlaceSigns, LABELS), knowing(restingEdgeSigns, LABELS * LABELS)),
    out = new Int32Array(MOST_SIGNS);
  for (const text of [...TEXTS, ...TEXTS]) {
    const rows = rowsOfText(text),
      resting = new Resting(rows, look);
    for (let i = 0; i < rows.tokens.length; i++)
      for (const side of [0, 1, 2]) {
        const at = resting.at(i, side),
          [place, edge] = [new Int32Array(LABELS), new Int32Array(LABELS * LABELS)];
        addRows(look.places, out, restingPlaceSigns(rows, i, side, out), place, 0);
        addRows(look.edges, out, restingEdgeSigns(rows, i, side, out), edge, 0);
        assert.deepEqual(resting.places.slice(at * LABELS, (at + 1) * LABELS), place);
        assert.deepEqual(resting.edges.slice(at * LABELS ** 2, (at + 1) * LABELS ** 2), edge);
        assert.ok(place.some((w) => w !== 0) && edge.some((w) => w !== 0));
      }
  }
});

test('words that are numbered anew keep nothing of those before them', () => {
  const look = lookOf(knowing(restingPlaceSigns, LABELS), knowing(restingEdgeSigns, LABELS * LABELS)),
    rows = rowsOfText(TEXTS[0] as string);
  new Resting(rows, look).at(3, 1);
  // The same numbers for other words, as after the list of words was emptied.
  const others = { ...rowsOfText(TEXTS[1] as string), form: rows.form, edition: rows.edition + 1 },
    resting = new Resting(others, look),
    out = new Int32Array(MOST_SIGNS),
    place = new Int32Array(LABELS),
    at = resting.at(3, 1);
  addRows(look.places, out, restingPlaceSigns(others, 3, 1, out), place, 0);
  assert.deepEqual(resting.places.slice(at * LABELS, (at + 1) * LABELS), place);
});
