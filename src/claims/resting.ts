import { addRows, stepsOf, type Rows, type Steps } from '../text/crf.ts';
import { KeptSums } from '../text/kept-sums.ts';
import { LABELS, looseEdgeSigns, MOST_SIGNS, restingEdgeSigns, restingPlaceSigns, spot } from './argument-signs.ts';
import { CLASSES, classNumber, type WordRows } from './word-rows.ts';

type Signs = (rows: WordRows, i: number, side: number, out: Int32Array) => number;

/** Some of the features that a function writes, by their positions there, with the sums that they come to. */
class Part {
  readonly #signs: Signs;
  readonly #positions: readonly number[];
  readonly #kept: KeptSums;
  readonly #all = new Int32Array(MOST_SIGNS);
  readonly #some = new Int32Array(MOST_SIGNS);

  constructor(rows: Rows, signs: Signs, positions: readonly number[]) {
    this.#signs = signs;
    this.#positions = positions;
    this.#kept = new KeptSums(rows);
  }
  /** Adds what the features come to for a token on one side; they depend on nothing but `number` and the side. */
  add(number: number, rows: WordRows, i: number, side: number, into: Int32Array, at: number): void {
    const key = number * 3 + side;
    this.#kept.ofEdition(rows.edition);
    if (this.#kept.add(key, into, at)) return;
    this.#signs(rows, i, side, this.#all);
    this.#positions.forEach((position, k) => (this.#some[k] = this.#all[position] as number));
    this.#kept.keep(key, this.#some, this.#positions.length);
    this.#kept.add(key, into, at);
  }
}

/** What one look at a text goes by: the weights of places and edges, the sums that are kept of them, and the steps of its scores. */
export interface Look {
  readonly places: Rows;
  readonly edges: Rows;
  readonly steps: Steps;
  readonly place: { readonly own: Part; readonly before: Part; readonly after: Part; readonly classes: Part };
  readonly edge: { readonly own: Part; readonly before: Part; readonly classes: Part; readonly bounds: Part };
}
/** @throws Error where places and edges have not one scale. */
export function lookOf(places: Rows, edges: Rows): Look {
  if (places.scale !== edges.scale) throw new Error('places and edges of one look have one scale');
  const place = (...positions: number[]): Part => new Part(places, restingPlaceSigns, positions),
    edge = (...positions: number[]): Part => new Part(edges, restingEdgeSigns, positions);
  return {
    places,
    edges,
    // The positions are those of `restingPlaceSigns` and `restingEdgeSigns`; all but the loose ones must stand here, each once.
    steps: stepsOf(places.scale),
    place: { own: place(0, 4, 5, 6), before: place(1, 7), after: place(2, 8), classes: place(3) },
    edge: { own: edge(1, 11), before: edge(2, 12), classes: edge(0, 3, 4, 5, 8), bounds: edge(6, 7) },
  };
}
/** What places and edges score on either side of any cue, summed up once a text. */
export class Resting {
  readonly places: Int32Array;
  readonly edges: Int32Array;
  readonly #done: Uint8Array;
  readonly #rows: WordRows;
  readonly #look: Look;
  readonly #loose = new Int32Array(MOST_SIGNS);

  constructor(rows: WordRows, look: Look) {
    const n = rows.tokens.length * 3;
    this.places = new Int32Array(n * LABELS);
    this.edges = new Int32Array(n * LABELS * LABELS);
    this.#done = new Uint8Array(n);
    this.#rows = rows;
    this.#look = look;
  }
  /** Where the sums of a token on one side begin, counted in tokens. */
  at(i: number, side: number): number {
    const at = i * 3 + side;
    if (this.#done[at] === 0) {
      this.#done[at] = 1;
      this.#fill(i, side, at * LABELS, at * LABELS * LABELS);
    }
    return at;
  }
  #fill(i: number, side: number, place: number, edge: number): void {
    const rows = this.#rows,
      { form, group, quotation, sentence } = rows,
      { before, after } = spot(rows, i),
      own = form[i] as number,
      left = before ? (form[i - 1] as number) : NOBODY,
      right = after ? (form[i + 1] as number) : NOBODY,
      g = classNumber(group[i] as number),
      gLeft = before ? classNumber(group[i - 1] as number) : NO_CLASS,
      gRight = after ? classNumber(group[i + 1] as number) : NO_CLASS,
      gLeft2 = before && i > 1 ? classNumber(group[i - 2] as number) : NO_CLASS,
      bounds = (before ? (sentence[i - 1] === sentence[i] ? 0 : 1) + ((quotation[i - 1] as number) >= 0 ? 2 : 0) : 1) + ((quotation[i] as number) >= 0 ? 4 : 0),
      { places, edges } = this,
      look = this.#look;
    look.place.own.add(own, rows, i, side, places, place);
    look.place.before.add(left, rows, i, side, places, place);
    look.place.after.add(right, rows, i, side, places, place);
    look.place.classes.add((gLeft * CLASSES + g) * CLASSES + gRight, rows, i, side, places, place);
    look.edge.own.add(own, rows, i, side, edges, edge);
    look.edge.before.add(left, rows, i, side, edges, edge);
    look.edge.classes.add((gLeft2 * CLASSES + gLeft) * CLASSES + g, rows, i, side, edges, edge);
    look.edge.bounds.add((g * CLASSES + gRight) * 8 + bounds, rows, i, side, edges, edge);
    addRows(look.edges, this.#loose, looseEdgeSigns(rows, i, side, this.#loose), edges, edge);
  }
}
/** Stands for the word beyond an edge of the paragraph. */
const NOBODY = 0;
const NO_CLASS = CLASSES - 1;
