import { addRows, type Rows } from './crf.ts';

/** Sums of the weights of features that depend on nothing but one small number: kept at that number, from text to text, so that each is looked up once. */
export class KeptSums {
  /** Whole numbers in units of the rows' scale, `width` of them for each number. */
  sums: Int16Array;
  readonly width: number;
  readonly #rows: Rows;
  readonly #sum: Int32Array;
  #known: Uint8Array;
  #edition = 0;

  constructor(rows: Rows, size = 1024) {
    this.#rows = rows;
    this.width = rows.width;
    this.sums = new Int16Array(size * rows.width);
    this.#sum = new Int32Array(rows.width);
    this.#known = new Uint8Array(size);
  }
  has(number: number): boolean {
    return this.#known[number] === 1;
  }
  /** Keeps what `count` features say. */
  keep(number: number, features: Int32Array, count: number): void {
    while (number >= this.#known.length) this.#grow();
    this.#sum.fill(0);
    addRows(this.#rows, features, count, this.#sum, 0);
    this.sums.set(this.#sum, number * this.width);
    this.#known[number] = 1;
  }
  /** Adds what is kept. */
  add(number: number, into: Int32Array, at: number): void {
    const { sums, width } = this;
    for (let k = 0, from = number * width; k < width; k++, from++) into[at + k] = (into[at + k] as number) + (sums[from] as number);
  }
  /** The same, with nothing kept of numbers that meant something else: those of another edition. */
  of(edition: number): this {
    if (edition !== this.#edition) this.#known.fill(0);
    this.#edition = edition;
    return this;
  }
  #grow(): void {
    const sums = new Int16Array(this.sums.length * 2),
      known = new Uint8Array(this.#known.length * 2);
    sums.set(this.sums);
    known.set(this.#known);
    [this.sums, this.#known] = [sums, known];
  }
}
