/** A story as it is looked for: its heaviest terms by number, the step of each one's weight (`stepOf`), and which row of it this is. */
export interface LiveStory {
  readonly storyId: string;
  /** Time of its newest article, epoch ms. */
  readonly until: number;
  readonly version: number;
  readonly terms: Uint32Array;
  readonly steps: Uint8Array;
}
/** A story found, by how much weight it shares with what was asked. */
export interface Found {
  readonly id: string;
  readonly version: number;
  readonly shared: number;
}
export interface Window {
  readonly since: number;
  readonly before: number;
}

/** Weights are kept in steps of 9 %: an article more moves most of them by less. */
const STEPS = 8;
const LEAST = -127;
export const stepOf = (weight: number): number => Math.max(0, Math.min(255, Math.round(Math.log2(weight) * STEPS) - LEAST));
const WEIGHTS = Float64Array.from({ length: 256 }, (_, i) => 2 ** ((i + LEAST) / STEPS));

/** Of a term only the newest living stories are looked at: one that more than this many hold hardly tells them apart. */
const POSTINGS = 200;
/** Dead postings that are passed over while looking for living ones. */
const PASSED = 4 * POSTINGS;
/** Cleared of its dead when they are more than the living. */
const SPARE = 1024;

/** A posting is one integer of 32 bits, its slot and its step: most terms are held by one story only and then need no list. */
type Posting = number;
const SLOT = 256;
const slotOf = (posting: Posting): number => posting >>> 8;
/** In place of the sum of a dead slot. */
const DEAD = NaN;

/**
 * The stories of one language and one span of time, by their terms (an inverted index in memory, some 700 bytes a story).
 *
 * A story whose terms change moves to a new slot at the end, so that a term's postings lie in order of change; its old slot is
 * dead, and is passed over until the next clearing.
 */
export class Span {
  /** By number as a signed one, which takes a third of the room and time of others. */
  readonly #byTerm = new Map<number, Posting | Posting[]>();
  readonly #slotOf = new Map<string, number>();
  /** By slot; without id it is dead. */
  #ids: (string | undefined)[] = [];
  #untils: number[] = [];
  #versions: number[] = [];
  /** Hashes of the steps, to see whether they changed. */
  #marks: number[] = [];
  /** Weight shared with what is asked, by slot: 0 between questions, `DEAD` of a dead slot. */
  #sums = new Float64Array(SPARE);

  get size(): number {
    return this.#slotOf.size;
  }

  put(story: LiveStory): void {
    const known = this.#slotOf.get(story.storyId),
      mark = markOf(story);
    if (known !== undefined && this.#marks[known] === mark) {
      this.#untils[known] = story.until;
      this.#versions[known] = story.version;
      return;
    }
    this.remove(story.storyId);
    if (this.#ids.length > SPARE + 2 * this.size) this.#clear();
    this.#append(story, mark);
  }

  remove(storyId: string): void {
    const slot = this.#slotOf.get(storyId);
    if (slot === undefined) return;
    this.#ids[slot] = undefined;
    this.#sums[slot] = DEAD;
    this.#slotOf.delete(storyId);
  }

  /**
   * Adds to `found` the stories that hold the terms, those with most shared weight, at least `limit` of them where there are as
   * many; `seen` counts the postings looked at by term, over all spans asked. Without a window all times will do.
   */
  look(terms: readonly number[], window: Window | undefined, seen: number[], found: Found[], limit: number): void {
    const touched: number[] = [];
    for (const [i, term] of terms.entries()) {
      const postings = this.#byTerm.get(term | 0);
      if (postings === undefined) continue;
      if (typeof postings === 'number') this.#add(postings, window, touched);
      else seen[i] = this.#walk(postings, seen[i] ?? 0, window, touched);
    }
    // Of thousands that share a word with an article a few dozen are asked for: only they are worth an object and a sorting.
    const least = leastOf(touched, this.#sums, limit);
    for (const slot of touched) {
      const shared = this.#sums[slot] as number;
      if (shared >= least) found.push({ id: this.#ids[slot] as string, version: this.#versions[slot] as number, shared });
      this.#sums[slot] = 0;
    }
  }

  /** Newest first. */
  #walk(postings: readonly Posting[], seen: number, window: Window | undefined, touched: number[]): number {
    const end = Math.max(0, postings.length - PASSED);
    let n = seen;
    for (let i = postings.length - 1; i >= end && n < POSTINGS; i--) if (this.#add(postings[i] as Posting, window, touched)) n++;
    return n;
  }

  #add(posting: Posting, window: Window | undefined, touched: number[]): boolean {
    const slot = slotOf(posting),
      sum = this.#sums[slot] as number;
    if (Number.isNaN(sum)) return false;
    // Slots lie all over the memory: of each only what is needed is looked at.
    if (window && ((this.#untils[slot] as number) < window.since || (this.#untils[slot] as number) > window.before)) return false;
    if (sum === 0) touched.push(slot);
    this.#sums[slot] = sum + (WEIGHTS[posting & (SLOT - 1)] as number);
    return true;
  }

  #append({ storyId, until, version, terms, steps }: LiveStory, mark: number): void {
    const slot = this.#ids.push(storyId) - 1;
    this.#untils[slot] = until;
    this.#versions[slot] = version;
    this.#marks[slot] = mark;
    this.#slotOf.set(storyId, slot);
    this.#hold(slot);
    for (let i = 0; i < terms.length; i++) {
      const term = (terms[i] as number) | 0,
        posting = slot * SLOT + (steps[i] as number),
        known = this.#byTerm.get(term);
      if (known === undefined) this.#byTerm.set(term, posting);
      else if (typeof known === 'number') this.#byTerm.set(term, [known, posting]);
      else known.push(posting);
    }
  }

  /** Makes room for a slot's sum. */
  #hold(slot: number): void {
    if (slot < this.#sums.length) return;
    const sums = new Float64Array(2 * slot);
    sums.set(this.#sums);
    this.#sums = sums;
  }

  /** Takes the dead slots out; the living keep their order. */
  #clear(): void {
    const living = this.#ids.flatMap((id, slot) => (id === undefined ? [] : [slot])),
      moved = new Map(living.map((slot, at) => [slot, at]));
    for (const [term, postings] of this.#byTerm) {
      const kept = (typeof postings === 'number' ? [postings] : postings).flatMap((posting) => {
        const slot = moved.get(slotOf(posting));
        return slot === undefined ? [] : [slot * SLOT + (posting % SLOT)];
      });
      if (kept.length === 0) this.#byTerm.delete(term);
      else this.#byTerm.set(term, kept.length === 1 ? (kept[0] as Posting) : kept);
    }
    const of = <T>(list: readonly T[]): T[] => living.map((slot) => list[slot] as T);
    [this.#ids, this.#untils, this.#versions, this.#marks] = [of(this.#ids), of(this.#untils), of(this.#versions), of(this.#marks)];
    this.#sums = new Float64Array(SPARE + 2 * living.length);
    for (const [slot, id] of this.#ids.entries()) this.#slotOf.set(id as string, slot);
  }
}

/** The `n`-th largest of the slots' sums, by a heap of the largest so far; 0 where there are fewer. */
function leastOf(slots: readonly number[], sums: Float64Array, n: number): number {
  if (slots.length <= n) return 0;
  const heap = new Float64Array(n);
  for (const slot of slots) {
    const sum = sums[slot] as number;
    if (sum > (heap[0] as number)) replaceLeast(heap, sum);
  }
  return heap[0] ?? 0;
}

/** Puts a value in place of the least, which stands first in the heap. */
function replaceLeast(heap: Float64Array, value: number): void {
  let at = 0;
  for (let child = 1; child < heap.length; child = 2 * at + 1) {
    if (child + 1 < heap.length && (heap[child + 1] as number) < (heap[child] as number)) child++;
    if ((heap[child] as number) >= value) break;
    heap[at] = heap[child] as number;
    at = child;
  }
  heap[at] = value;
}

/** The same for the same terms and steps, in whatever order. */
function markOf({ terms, steps }: LiveStory): number {
  let mark = 0;
  for (let i = 0; i < terms.length; i++) {
    // What tells two terms apart is in all bits of their numbers; the steps are mixed in and all bits mixed once more.
    const h = Math.imul((terms[i] as number) ^ ((steps[i] as number) + 1), 0x01000193);
    mark = (mark + Math.imul(h ^ (h >>> 15), 0x2c1b3c6d)) | 0;
  }
  return mark;
}
