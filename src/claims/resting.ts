import { addRows, stepsOf, type Rows, type Steps } from '../text/crf.ts';
import { KeptRecords, KeptSums, SumTables } from '../text/kept-sums.ts';
import { LABELS, MOST_SIGNS, restingSigns, spot } from './argument-signs.ts';
import { CLASSES, classNumber, type WordRows } from './word-rows.ts';

/** What one look at a text goes by: the weights of places and edges, the sums that are kept of them, and the steps of its scores. */
export interface Look {
  readonly places: Rows;
  readonly edges: Rows;
  /** Sums of what places and edges have towards a cue (`towards`). */
  readonly kept: { readonly places: SumTables; readonly edges: SumTables };
  readonly words: WordSums;
  readonly classes: { readonly places: KeptSums; readonly edges: KeptSums; readonly bounds: KeptSums };
  readonly steps: Steps;
}
/** @throws Error where places and edges have not one scale. */
export function lookOf(places: Rows, edges: Rows): Look {
  if (places.scale !== edges.scale) throw new Error('places and edges of one look have one scale');
  return {
    places,
    edges,
    kept: { places: new SumTables(places), edges: new SumTables(edges) },
    words: new WordSums(places, edges),
    classes: { places: new KeptSums(places), edges: new KeptSums(edges), bounds: new KeptSums(edges) },
    steps: stepsOf(places.scale),
  };
}

const EDGE = LABELS * LABELS;
/** What a word says of the place where it stands, of the next place and of the one before; then of the edge before it, and of the next edge. */
const PART = { own: 0, before: LABELS, after: 2 * LABELS, edge: 3 * LABELS, edgeBefore: 3 * LABELS + EDGE } as const;
const RECORD = PART.edgeBefore + EDGE;

/** What each word says by itself, on either side of a cue: one record in one place of memory, for its neighbours ask for it too. */
class WordSums extends KeptRecords {
  readonly #places: Rows;
  readonly #edges: Rows;
  readonly #signs = new Int32Array(MOST_SIGNS);

  constructor(places: Rows, edges: Rows) {
    super(RECORD);
    this.#places = places;
    this.#edges = edges;
  }
  /** Where in `sums` the record of token `i` begins; below 0 is nobody. */
  at(rows: WordRows, i: number, side: number): number {
    const number = (i < 0 ? NOBODY : (rows.form[i] as number)) * 3 + side,
      known = this.find(number);
    return known < 0 ? this.put(number, this.#made(rows, i, side)) : known;
  }
  #made(rows: WordRows, i: number, side: number): Int32Array {
    const made = new Int32Array(RECORD),
      signs = this.#signs;
    addRows(this.#places, signs, restingSigns.word(rows, i, side, signs), made, PART.own);
    addRows(this.#places, signs, restingSigns.wordBefore(rows, i, side, signs), made, PART.before);
    addRows(this.#places, signs, restingSigns.wordAfter(rows, i, side, signs), made, PART.after);
    addRows(this.#edges, signs, restingSigns.edgeWord(rows, i, side, signs), made, PART.edge);
    addRows(this.#edges, signs, restingSigns.edgeWordBefore(rows, i, side, signs), made, PART.edgeBefore);
    return made;
  }
}

/** What places and edges score on either side of any cue, summed up once a text. */
export class Resting {
  readonly places: Int32Array;
  readonly edges: Int32Array;
  readonly #done: Uint8Array;
  readonly #rows: WordRows;
  readonly #look: Look;
  readonly #signs = new Int32Array(MOST_SIGNS);

  constructor(rows: WordRows, look: Look) {
    const n = rows.tokens.length * 3;
    this.places = new Int32Array(n * LABELS);
    this.edges = new Int32Array(n * EDGE);
    this.#done = new Uint8Array(n);
    this.#rows = rows;
    this.#look = look;
    look.words.ofEdition(rows.edition);
  }
  /** Where the sums of a token on one side begin, counted in tokens. */
  at(i: number, side: number): number {
    const at = i * 3 + side;
    if (this.#done[at] === 0) {
      this.#done[at] = 1;
      this.#fill(i, side, at * LABELS, at * EDGE);
    }
    return at;
  }
  #fill(i: number, side: number, place: number, edge: number): void {
    const rows = this.#rows,
      { group, quotation, sentence } = rows,
      { words, classes, edges: weights } = this.#look,
      { before, after } = spot(rows, i),
      // Records are made, and may move, before any is read.
      own = words.at(rows, i, side),
      left = words.at(rows, before ? i - 1 : -1, side),
      right = words.at(rows, after ? i + 1 : -1, side),
      g = group[i] as number,
      gLeft = before ? (group[i - 1] as number) : NO_CLASS,
      gRight = after ? classNumber(group[i + 1] as number) : NO_CLASS,
      gLeft2 = before && i > 1 ? classNumber(group[i - 2] as number) : NO_CLASS,
      bounds = (before ? (sentence[i - 1] === sentence[i] ? 0 : 1) + ((quotation[i - 1] as number) >= 0 ? 2 : 0) : 1) + ((quotation[i] as number) >= 0 ? 4 : 0),
      { places, edges } = this,
      signs = this.#signs,
      ofPlace = classes.places.at(((gLeft * CLASSES + g) * CLASSES + gRight) * 3 + side, signs, () => restingSigns.classes(rows, i, side, signs)),
      ofEdge = classes.edges.at(((gLeft2 * CLASSES + gLeft) * CLASSES + g) * 3 + side, signs, () => restingSigns.edgeClasses(rows, i, side, signs)),
      ofBounds = classes.bounds.at(((g * CLASSES + gRight) * 8 + bounds) * 3 + side, signs, () => restingSigns.edgeBounds(rows, i, side, signs)),
      { sums } = words,
      { sums: placeSums } = classes.places,
      { sums: edgeSums } = classes.edges,
      { sums: boundsSums } = classes.bounds;
    for (let k = 0; k < LABELS; k++)
      places[place + k] =
        (sums[own + k] as number) + (sums[left + PART.before + k] as number) + (sums[right + PART.after + k] as number) + (placeSums[ofPlace + k] as number);
    for (let k = 0; k < EDGE; k++)
      edges[edge + k] =
        (sums[own + PART.edge + k] as number) +
        (sums[left + PART.edgeBefore + k] as number) +
        (edgeSums[ofEdge + k] as number) +
        (boundsSums[ofBounds + k] as number);
    addRows(weights, signs, restingSigns.edgePairs(rows, i, side, signs), edges, edge);
  }
}
/** Stands for the word beyond an edge of the paragraph. */
const NOBODY = 0;
const NO_CLASS = CLASSES - 1;
