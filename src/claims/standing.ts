import { rowsOf } from '../text/crf.ts';
import { between, LABELS } from './argument-signs.ts';
import { Around } from './cue-signs.ts';
import { lookOf, Resting } from './resting.ts';
import { towards } from './towards.ts';
import { View } from './view.ts';
import { wordRows } from './word-rows.ts';

const rows = wordRows([]),
  way = between(rows, 0, { lo: 0, hi: 0 }),
  seen = { heads: new Float32Array(), own: new Float64Array(), content: new Float32Array(), speaker: new Float32Array() },
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
