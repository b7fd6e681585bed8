import { addRows, type Rows } from './crf.ts';

/** How many numbers there is room for at first. */
const FIRST = 128;
/** Stands for sums that are not known: some hundred weights of a byte never come to so little. */
const UNKNOWN = -32768;

/** Sums of the weights of features that depend on nothing but one small number: kept at that number, from text to text, so that each is looked up once. */
export class KeptSums {
  readonly #rows: Rows;
  readonly #sum: Int32Array;
  /** Whole numbers in units of the rows' scale, as many for each number as the rows are wide. */
  /** Another array once `keep` or `at` made room: to be read after them. */
  sums: Int16Array;
  #edition = 0;

  constructor(rows: Rows) {
    this.#rows = rows;
    this.#sum = new Int32Array(rows.width);
    this.sums = new Int16Array(FIRST * rows.width).fill(UNKNOWN);
  }
  /** Forgets, and gives back, what is kept of numbers of another edition: they meant something else. */
  ofEdition(edition: number): void {
    if (edition === this.#edition) return;
    this.#edition = edition;
    this.sums = new Int16Array(FIRST * this.#rows.width).fill(UNKNOWN);
  }
  /** Keeps what `count` features say. */
  keep(number: number, features: Int32Array, count: number): void {
    const { width } = this.#rows,
      at = number * width;
    if (at >= this.sums.length) this.#grow(at + width);
    this.#sum.fill(0);
    addRows(this.#rows, features, count, this.#sum, 0);
    this.sums.set(this.#sum, at);
  }
  /** Adds what is kept; false where nothing is. */
  add(number: number, into: Int32Array, at: number): boolean {
    const sums = this.sums,
      { width } = this.#rows,
      from = number * width;
    if (from >= sums.length || sums[from] === UNKNOWN) return false;
    for (let k = 0; k < width; k++) into[at + k] = (into[at + k] as number) + (sums[from + k] as number);
    return true;
  }
  /** Where in `sums` those of a number begin; of one that is not known `signs` writes the features into `features`, and answers how many. */
  at(number: number, features: Int32Array, signs: () => number): number {
    const at = number * this.#rows.width;
    if (at >= this.sums.length || this.sums[at] === UNKNOWN) this.keep(number, features, signs());
    return at;
  }
  /** Adds what is kept of `count` numbers, one behind the other; of one that is not known `signs` writes the features into `features`, and answers how many. */
  addAll(numbers: Int32Array, count: number, into: Int32Array, features: Int32Array, signs: (nth: number) => number): void {
    const { width } = this.#rows;
    for (let nth = 0, at = 0; nth < count; nth++, at += width) {
      const from = (numbers[nth] as number) * width;
      if (from >= this.sums.length || this.sums[from] === UNKNOWN) this.keep(numbers[nth] as number, features, signs(nth));
      const sums = this.sums;
      if (width === 4) {
        into[at] = (into[at] as number) + (sums[from] as number);
        into[at + 1] = (into[at + 1] as number) + (sums[from + 1] as number);
        into[at + 2] = (into[at + 2] as number) + (sums[from + 2] as number);
        into[at + 3] = (into[at + 3] as number) + (sums[from + 3] as number);
      } else for (let k = 0; k < width; k++) into[at + k] = (into[at + k] as number) + (sums[from + k] as number);
    }
  }
  #grow(least: number): void {
    let length = this.sums.length * 2;
    while (length < least) length *= 2;
    const sums = new Int16Array(length).fill(UNKNOWN, this.sums.length);
    sums.set(this.sums);
    this.sums = sums;
  }
}

/** How many of one table, at most: when there are more, all are forgotten. */
const MOST_OWNERS = 1024;
/** Kept sums of several sorts of features, each for whatever its features depend on beside the number. */
export class SumTables {
  readonly #rows: Rows;
  readonly #tables: Map<number, KeptSums>[] = [];

  constructor(rows: Rows) {
    this.#rows = rows;
  }
  /** @param owner any 32-bit number for what else the sums depend on. */
  of(table: number, owner: number): KeptSums {
    const owners = (this.#tables[table] ??= new Map<number, KeptSums>());
    let kept = owners.get(owner);
    if (!kept) {
      if (owners.size >= MOST_OWNERS) owners.clear();
      owners.set(owner, (kept = new KeptSums(this.#rows)));
    }
    return kept;
  }
}
