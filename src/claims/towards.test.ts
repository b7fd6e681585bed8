import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addRows, rowsOf, type Rows } from '../text/crf.ts';
import { hashText } from '../text/hash.ts';
import { SumTables } from '../text/kept-sums.ts';
import { between, LABELS, MOST_SIGNS, windowOf } from './argument-signs.ts';
import { paragraphs } from './paragraphs.ts';
import { towards, type Group, type Seen } from './towards.ts';
import { wordRows, type WordRows } from './word-rows.ts';

const TEXTS = [
  '“We lost the ferry,” said Mayor Eva Lund. “Nobody told us why.” She spoke on Monday, officials said.',
  'Mayor Lund said that the ferry, which sank on Monday, was old: nobody told the officials why. “Why?” asked Said.',
];
const CUES = ['said', 'told', 'asked', 'Said'];

/** Every cue of the texts as a second look sees it, with what a first look might have found. */
function* cues(): Generator<{
  readonly rows: WordRows;
  readonly lo: number;
  readonly hi: number;
  readonly places: readonly Group[];
  readonly edges: readonly Group[];
}> {
  for (const text of TEXTS) {
    const rows = wordRows(paragraphs(text, [{ start: 0, end: text.length }], 'en'));
    for (const [head, token] of rows.tokens.entries()) {
      if (!CUES.includes(token.text)) continue;
      const window = windowOf(rows, head),
        { lo, hi } = window,
        chance = (i: number): number => ((hashText(`${head} ${i}`) >>> 0) % 100) / 100,
        seen: Seen = {
          heads: Float32Array.from(rows.tokens, (_, i) => chance(i)),
          own: Float64Array.from({ length: (hi - lo) * LABELS }, (_, i) => chance(i + 1000)),
          content: Float32Array.from({ length: hi - lo }, (_, i) => chance(i + 2000)),
          speaker: Float32Array.from({ length: hi - lo }, (_, i) => chance(i + 3000)),
        };
      yield { rows, lo, hi, ...towards(rows, between(rows, head, window), seen) };
    }
  }
}

/** Rows that know every feature of some groups. */
function knowing(of: 'places' | 'edges', width: number): Rows {
  const keys = new Set<number>(),
    out = new Int32Array(MOST_SIGNS);
  for (const cue of cues())
    for (const group of cue[of]) for (let i = cue.lo; i < cue.hi; i++) for (const k of out.subarray(0, group.signs(i, out))) keys.add(k);
  const weights = Int8Array.from({ length: keys.size * width }, (_, i) => (hashText(String(i)) % 100) - 50);
  return rowsOf(Int32Array.from(keys), weights, width, 1 / 64);
}

for (const [of, width] of [
  ['places', LABELS],
  ['edges', LABELS * LABELS],
] as const)
  test(`places with one key have one sum, in every window of one owner (${of})`, () => {
    const rows = knowing(of, width),
      tables = new SumTables(rows),
      keys = new Int32Array(400),
      out = new Int32Array(MOST_SIGNS);
    let kept = 0;
    // Twice: the second time all sums are known.
    for (const cue of [...cues(), ...cues()])
      for (const group of cue[of]) {
        group.keys(keys);
        const length = cue.hi - cue.lo,
          all = new Int32Array(length * width);
        for (let t = 0; t < length; t++) addRows(rows, out, group.signs(cue.lo + t, out), all, t * width);
        if (group.kept) {
          const sums = new Int32Array(length * width),
            { table, owner, edition } = group.kept;
          if (edition !== undefined) tables.of(table, owner).ofEdition(edition);
          tables.of(table, owner).addAll(keys, length, sums, out, (t) => group.signs(cue.lo + t, out));
          assert.deepEqual(sums, all);
          kept++;
          continue;
        }
        const known = new Map<number, Int32Array>();
        for (let t = 0; t < length; t++) {
          const own = all.subarray(t * width, (t + 1) * width),
            before = known.get(keys[t] as number);
          if (before) assert.deepEqual(own, before);
          known.set(keys[t] as number, own);
        }
      }
    assert.ok(kept > 20);
  });
