import { rowsOf } from '../text/crf.ts';
import { between, LABELS } from './argument-signs.ts';
import { Around } from './cue-signs.ts';
import { lookOf, Resting } from './resting.ts';
import { towards } from './towards.ts';
import { View } from './view.ts';
import { wordRows, type WordRows } from './word-rows.ts';

// One token of no word: a field that had begun as undefined would be compiled as one that may be anything.
const one = new Int32Array(1),
  rows: WordRows = { ...wordRows([]), low: one, frames: one, cluster: one, sentence: one, quotation: one, group: new Uint8Array(1), titled: new Uint8Array(1) },
  way = between(rows, 0, { lo: 0, hi: 1 }),
  seen = { heads: new Float32Array(1), own: new Float64Array(LABELS), content: new Float32Array(1), speaker: new Float32Array(1) },
  weights = (width: number) => rowsOf(new Int32Array(), new Int8Array(), width, 1);

/**
 * What is made for one text or one cue and gone with it, made once of no text and kept. V8 collects the shape of objects of which none lives, closures' code
 * likewise, and with it all that was compiled for them: each full collection of garbage had the reader compiled anew, a tenth of an import's time.
 */
export const STANDING: readonly object[] = [
  new Around(rows),
  new View(rows, way),
  new Resting(rows, lookOf(weights(LABELS), weights(LABELS * LABELS))),
  towards(rows, way),
  towards(rows, way, seen),
];
