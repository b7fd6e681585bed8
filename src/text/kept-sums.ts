import { addRows, type Rows } from './crf.ts';

/** How many records there is room for at first. */
const FIRST = 128;
/** Stands at the head of a record that is not made yet: some hundred weights of a byte never come to so little. */
const UNKNOWN = -32768;

/** Sums of the weights of features that depend on nothing but one small number: kept at that number, from text to text, so that each is made once. */
export class KeptRecords {
  readonly #length: number;
  #edition = 0;
  /** One record behind the other, in units of the rows' scale. Another array once there are more than it has room for: to be read after they are made. */
  sums: Int16Array;

  /** @param length how many sums a record has. */
  constructor(length: number) {
    this.#length = length;
    this.sums = new Int16Array(FIRST * length).fill(UNKNOWN);
  }
  /** Forgets, and gives back, what is kept of numbers of another edition: they meant something else. */
  ofEdition(edition: number): void {
    if (edition === this.#edition) return;
    this.#edition = edition;
    this.sums = new Int16Array(FIRST * this.#length).fill(UNKNOWN);
  }
  /** Where the record of a number begins; -1 where it is not made yet. */
  find(number: number): number {
    const at = number * this.#length;
    return at >= this.sums.length || this.sums[at] === UNKNOWN ? -1 : at;
  }
  /** Keeps a record; answers where it begins. */
  put(number: number, record: Int32Array): number {
    const at = number * this.#length;
    if (at >= this.sums.length) this.#grow(at + this.#length);
    this.sums.set(record, at);
    return at;
  }
  #grow(least: number): void {
    let length = this.sums.length * 2;
    while (length < least) length *= 2;
    const sums = new Int16Array(length).fill(UNKNOWN, this.sums.length);
    sums.set(this.sums);
    this.sums = sums;
  }
}

/** The same of the features of one table of weights, a sum for each of its columns. */
export class KeptSums extends KeptRecords {
  readonly #rows: Rows;
  readonly #sum: Int32Array;

  constructor(rows: Rows) {
    super(rows.width);
    this.#rows = rows;
    this.#sum = new Int32Array(rows.width);
  }
  /** Where in `sums` those of a number begin; of one that is not known `signs` writes the features into `features`, and answers how many. */
  at(number: number, features: Int32Array, signs: (nth: number) => number, nth = 0): number {
    const known = this.find(number);
    if (known >= 0) return known;
    const count = signs(nth);
    this.#sum.fill(0);
    addRows(this.#rows, features, count, this.#sum, 0);
    return this.put(number, this.#sum);
  }
  /** Adds to `into`, one behind the other, what is kept of the first `count` numbers; the nth that is not known is asked of `signs` as `at` does. */
  addAll(numbers: Int32Array, count: number, into: Int32Array, features: Int32Array, signs: (nth: number) => number): void {
    const { width } = this.#rows;
    for (let nth = 0, at = 0; nth < count; nth++, at += width) {
      const from = this.at(numbers[nth] as number, features, signs, nth),
        { sums } = this;
      if (width === 4) {
        into[at] = (into[at] as number) + (sums[from] as number);
        into[at + 1] = (into[at + 1] as number) + (sums[from + 1] as number);
        into[at + 2] = (into[at + 2] as number) + (sums[from + 2] as number);
        into[at + 3] = (into[at + 3] as number) + (sums[from + 3] as number);
      } else for (let k = 0; k < width; k++) into[at + k] = (into[at + k] as number) + (sums[from + k] as number);
    }
  }
}

/** How many of one table, at most: when there are more, all are forgotten. */
const MOST_OWNERS = 256;
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
