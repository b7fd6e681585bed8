import { addRows, type Rows } from './crf.ts';

/** How many numbers there is room for at first. */
const FIRST = 1024;

/** Sums of the weights of features that depend on nothing but one small number: kept at that number, from text to text, so that each is looked up once. */
export class KeptSums {
  readonly #rows: Rows;
  readonly #sum: Int32Array;
  /** Whole numbers in units of the rows' scale, as many for each number as the rows are wide. */
  #sums: Int16Array;
  #known: Uint8Array;
  #edition = 0;

  constructor(rows: Rows) {
    this.#rows = rows;
    this.#sum = new Int32Array(rows.width);
    this.#sums = new Int16Array(FIRST * rows.width);
    this.#known = new Uint8Array(FIRST);
  }
  /** Forgets, and gives back, what is kept of numbers of another edition: they meant something else. */
  ofEdition(edition: number): void {
    if (edition === this.#edition) return;
    this.#edition = edition;
    this.#sums = new Int16Array(FIRST * this.#rows.width);
    this.#known = new Uint8Array(FIRST);
  }
  has(number: number): boolean {
    return this.#known[number] === 1;
  }
  /** Keeps what `count` features say. */
  keep(number: number, features: Int32Array, count: number): void {
    while (number >= this.#known.length) this.#grow();
    this.#sum.fill(0);
    addRows(this.#rows, features, count, this.#sum, 0);
    this.#sums.set(this.#sum, number * this.#rows.width);
    this.#known[number] = 1;
  }
  /** Adds what is kept. */
  add(number: number, into: Int32Array, at: number): void {
    const sums = this.#sums,
      { width } = this.#rows;
    for (let k = 0, from = number * width; k < width; k++, from++) into[at + k] = (into[at + k] as number) + (sums[from] as number);
  }
  #grow(): void {
    const sums = new Int16Array(this.#sums.length * 2),
      known = new Uint8Array(this.#known.length * 2);
    sums.set(this.#sums);
    known.set(this.#known);
    [this.#sums, this.#known] = [sums, known];
  }
}
