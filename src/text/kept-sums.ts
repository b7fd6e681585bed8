import { addRows, type Rows } from './crf.ts';

/** How many numbers there is room for at first. */
const FIRST = 1024;
/** Stands for sums that are not known: some hundred weights of a byte never come to so little. */
const UNKNOWN = -32768;

/** Sums of the weights of features that depend on nothing but one small number: kept at that number, from text to text, so that each is looked up once. */
export class KeptSums {
  readonly #rows: Rows;
  readonly #sum: Int32Array;
  /** Whole numbers in units of the rows' scale, as many for each number as the rows are wide. */
  #sums: Int16Array;
  #edition = 0;

  constructor(rows: Rows) {
    this.#rows = rows;
    this.#sum = new Int32Array(rows.width);
    this.#sums = new Int16Array(FIRST * rows.width).fill(UNKNOWN);
  }
  /** Forgets, and gives back, what is kept of numbers of another edition: they meant something else. */
  ofEdition(edition: number): void {
    if (edition === this.#edition) return;
    this.#edition = edition;
    this.#sums = new Int16Array(FIRST * this.#rows.width).fill(UNKNOWN);
  }
  /** Keeps what `count` features say. */
  keep(number: number, features: Int32Array, count: number): void {
    const at = number * this.#rows.width;
    while (at >= this.#sums.length) this.#grow();
    this.#sum.fill(0);
    addRows(this.#rows, features, count, this.#sum, 0);
    this.#sums.set(this.#sum, at);
  }
  /** Adds what is kept; false where nothing is. */
  add(number: number, into: Int32Array, at: number): boolean {
    const sums = this.#sums,
      { width } = this.#rows,
      from = number * width;
    if (from >= sums.length || sums[from] === UNKNOWN) return false;
    for (let k = 0; k < width; k++) into[at + k] = (into[at + k] as number) + (sums[from + k] as number);
    return true;
  }
  #grow(): void {
    const sums = new Int16Array(this.#sums.length * 2).fill(UNKNOWN, this.#sums.length);
    sums.set(this.#sums);
    this.#sums = sums;
  }
}
