/** A story as it is looked for: the steps of its heaviest terms' weights (`weightOf`), and which row of it this is. */
export interface LiveStory {
  readonly storyId: string;
  /** Time of its newest article, epoch ms. */
  readonly until: number;
  readonly version: number;
  readonly steps: Readonly<Record<string, number>>;
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
export const stepOf = (weight: number): number => Math.max(LEAST, Math.min(128, Math.round(Math.log2(weight) * STEPS)));
const WEIGHTS = Float64Array.from({ length: 256 }, (_, i) => 2 ** ((i + LEAST) / STEPS));

/** Of a term only the newest living stories are looked at: one that more than this many hold hardly tells them apart. */
const POSTINGS = 200;
/** Dead postings that are passed over while looking for living ones. */
const PASSED = 4 * POSTINGS;
/** Cleared of its dead when they are more than the living. */
const SPARE = 1024;

const DEAD = -1;

/**
 * The stories of one language and one span of time, by their terms (an inverted index in memory).
 *
 * A story whose terms change moves to a new slot at the end, so that a term's postings lie in order of change; its old slot is
 * dead, and is passed over until the next clearing. A posting is one integer, the slot and the step: most terms are held by one
 * story only and then need no list.
 */
export class Span {
  #byTerm = new Map<string, number | number[]>();
  readonly #slotOf = new Map<string, number>();
  #stories: (LiveStory | undefined)[] = [];
  #sums = new Float64Array(SPARE);

  get size(): number {
    return this.#slotOf.size;
  }

  get(storyId: string): LiveStory | undefined {
    return this.#stories[this.#slotOf.get(storyId) ?? DEAD];
  }

  put(story: LiveStory): void {
    const slot = this.#slotOf.get(story.storyId),
      before = slot === undefined ? undefined : this.#stories[slot];
    if (slot !== undefined && before && sameSteps(before.steps, story.steps)) {
      this.#stories[slot] = story;
      return;
    }
    this.remove(story.storyId);
    if (this.#stories.length > SPARE + 2 * this.size) this.#clear();
    this.#append(story);
  }

  remove(storyId: string): void {
    const slot = this.#slotOf.get(storyId);
    if (slot === undefined) return;
    this.#stories[slot] = undefined;
    this.#slotOf.delete(storyId);
  }

  /** Adds to `found` the stories that hold the terms; `seen` counts the postings looked at by term, over all spans asked. */
  look(terms: readonly string[], window: Window, seen: number[], found: Found[]): void {
    const touched: number[] = [];
    if (this.#sums.length < this.#stories.length) this.#sums = new Float64Array(this.#stories.length * 2);
    for (const [i, term] of terms.entries()) {
      const postings = this.#byTerm.get(term);
      if (postings === undefined) continue;
      if (typeof postings === 'number') this.#add(postings, window, touched);
      else seen[i] = this.#walk(postings, seen[i] ?? 0, window, touched);
    }
    for (const slot of touched) {
      const { storyId: id, version } = this.#stories[slot] as LiveStory;
      found.push({ id, version, shared: this.#sums[slot] as number });
      this.#sums[slot] = 0;
    }
  }

  /** Newest first. */
  #walk(postings: readonly number[], seen: number, window: Window, touched: number[]): number {
    const end = Math.max(0, postings.length - PASSED);
    let n = seen;
    for (let i = postings.length - 1; i >= end && n < POSTINGS; i--) if (this.#add(postings[i] as number, window, touched)) n++;
    return n;
  }

  #add(posting: number, window: Window, touched: number[]): boolean {
    const slot = Math.floor(posting / 256),
      story = this.#stories[slot];
    if (!story || story.until < window.since || story.until > window.before) return false;
    if (this.#sums[slot] === 0) touched.push(slot);
    this.#sums[slot] = (this.#sums[slot] as number) + (WEIGHTS[posting % 256] as number);
    return true;
  }

  #append(story: LiveStory): void {
    const slot = this.#stories.push(story) - 1;
    this.#slotOf.set(story.storyId, slot);
    for (const term in story.steps) {
      const posting = slot * 256 + (story.steps[term] as number) - LEAST,
        known = this.#byTerm.get(term);
      if (known === undefined) this.#byTerm.set(term, posting);
      else if (typeof known === 'number') this.#byTerm.set(term, [known, posting]);
      else known.push(posting);
    }
  }

  #clear(): void {
    const living = this.#stories.filter((s) => s !== undefined);
    this.#byTerm = new Map();
    this.#stories = [];
    for (const story of living) this.#append(story);
  }
}

function sameSteps(a: LiveStory['steps'], b: LiveStory['steps']): boolean {
  const terms = Object.keys(a);
  return terms.length === Object.keys(b).length && terms.every((term) => a[term] === b[term]);
}
