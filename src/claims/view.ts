import type { Between } from './argument-signs.ts';
import { step } from './cue-signs.ts';
import type { WordRows } from './word-rows.ts';

/** How many sides of a cue there are (its own place, before and behind it), places by side and sentence, and steps of how far off. */
export const SIDES = 3;
export const WHERES = 24;
export const FARS = 12;

/** A text as it looks from the head of a cue; `t` counts places of the window, `i` those of the text. */
export class View {
  readonly rows: WordRows;
  readonly way: Between;
  readonly head: number;
  readonly lo: number;
  readonly length: number;
  /** The head's word, frames and cluster. */
  readonly cue: number;
  readonly frame: number;
  readonly cluster: number;
  /** For each place the side and the sentences off, below `WHERES`; how far off it is, below `FARS`; whether it is quoted. */
  readonly wheres: Uint8Array;
  readonly fars: Uint8Array;
  readonly quoteds: Uint8Array;
  constructor(rows: WordRows, way: Between) {
    const { head, window } = way,
      { lo, hi } = window,
      { sentence, quotation } = rows,
      own = sentence[head] as number;
    this.rows = rows;
    this.way = way;
    this.head = head;
    this.lo = lo;
    this.length = hi - lo;
    this.cue = rows.low[head] as number;
    this.frame = rows.frames[head] as number;
    this.cluster = rows.cluster[head] as number;
    this.wheres = new Uint8Array(hi - lo);
    this.fars = new Uint8Array(hi - lo);
    this.quoteds = new Uint8Array(hi - lo);
    for (let i = lo; i < hi; i++) {
      // From 0 (two sentences or more before) to 4.
      const off = Math.max(-2, Math.min(2, (sentence[i] as number) - own)) + 2;
      this.wheres[i - lo] = (i < head ? 1 : i > head ? 2 : 0) * 8 + off;
      this.fars[i - lo] = step(Math.abs(i - head));
      this.quoteds[i - lo] = (quotation[i] as number) >= 0 ? 1 : 0;
    }
  }
  /** 1 before the head, 2 behind it. */
  side(i: number): number {
    return this.where(i) >> 3;
  }
  far(i: number): number {
    return this.fars[i - this.lo] as number;
  }
  sentences(i: number): number {
    return this.where(i) & 7;
  }
  where(i: number): number {
    return this.wheres[i - this.lo] as number;
  }
  quoted(i: number): number {
    return this.quoteds[i - this.lo] as number;
  }
  /** 1 where a sentence begins, and where one ends. */
  first(i: number): number {
    return i > 0 && this.rows.sentence[i - 1] === this.rows.sentence[i] ? 0 : 1;
  }
  last(i: number): number {
    return this.rows.sentence[i + 1] === this.rows.sentence[i] ? 0 : 1;
  }
  passed(i: number): number {
    return this.way.profile[i - this.lo] as number;
  }
}
