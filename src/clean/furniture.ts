import type { Range } from '../model/range.ts';
import { blank, ownText, type Block, type Draft, type Revision } from '../model/revision.ts';
import type { Trace } from '../model/trace.ts';
import { Recent } from '../text/remembered.ts';
import { runs, wordHashes } from '../text/shingles.ts';
import { fold, tokens } from '../text/words.ts';

type Text = Pick<Draft, 'text' | 'headline' | 'blocks'>;
type Other = Text & Pick<Revision, 'published' | 'seenAt'>;

/** Days since 1970. */
export const dayOf = (at: number): number => Math.floor(at / 86_400_000);

/** Words of a run. */
const RUN = 6;
/** One run in eight is remembered, and the lowest of every block, so that a whole block is found whatever its length. */
const SAMPLED_BELOW = 2 ** 32 / 8;
const MOST_SAMPLED = 96;
/** Blocks at each end of a text of which the lowest run is remembered. */
const ENDS = 32;
/** Rows of tables, entries of lists and headings are the same in many reports and say something in each. */
const PROSE: ReadonlySet<Block['kind']> = new Set(['paragraph', 'quote', 'caption']);

/** By what passages of a text are found in others of its source, at most 160 hashes (bottom-k, Broder 1997). */
export function traceOf({ text, blocks }: Text): number[] {
  const lows: number[] = [],
    sampled = new Set<number>();
  for (const block of blocks) {
    if (!PROSE.has(block.kind)) continue;
    const { runs: all } = hashed(text, block);
    if (all.length === 0) continue;
    let low = Infinity;
    for (const hash of all) {
      if (hash < low) low = hash;
      if (hash < SAMPLED_BELOW) sampled.add(hash);
    }
    lows.push(low);
  }
  const ends = lows.length > 2 * ENDS ? [...lows.slice(0, ENDS), ...lows.slice(-ENDS)] : lows;
  return [...new Set([...ends, ...[...sampled].sort((a, b) => a - b).slice(0, MOST_SAMPLED)])];
}

/** A block of fewer words than a run is one run. */
const runsOf = (words: ArrayLike<number>): Uint32Array => runs(words, Math.max(1, Math.min(RUN, words.length)));

/** Texts of a source that are remembered, and of one day: a house that prints hundreds a day is remembered for some days too. */
const REMEMBERED = 64;
const OF_A_DAY = 16;

/** Whether a text is to be remembered, and whose trace goes for it. `recent` is what is remembered of its source, oldest first, without the text itself. */
export function tracesKept(trace: Trace, recent: readonly Trace[]): { readonly trace?: Trace; readonly forget: readonly string[] } {
  if (trace.hashes.length === 0 || recent.filter((r) => r.day === trace.day).length >= OF_A_DAY) return { forget: [] };
  return { trace, forget: recent.slice(0, Math.max(0, recent.length - REMEMBERED + 1)).map((r) => r.articleId) };
}

/** Other articles that hold a passage of furniture, and the days on which it has been printed, this text's among them. */
const CARRIERS = 3;
const DAYS = 3;
/** Texts that are looked at closely. */
const LOOKED_AT = 12;

/** What a text shares with those remembered of its source. */
export interface Shared {
  readonly trace: Trace;
  /** How many texts are remembered. */
  readonly of: number;
  /** By hash, the texts that share it, oldest first. */
  readonly holders: ReadonlyMap<number, readonly Trace[]>;
}

/** `recent` is what is remembered of the source, oldest first, without the text itself. */
export function sharedWith(trace: Trace, recent: readonly Trace[]): Shared {
  const mine = new Set(trace.hashes),
    // Of some six thousand hashes hardly any is shared: looking at a bit takes a tenth of the time of asking the set.
    bits = new Uint8Array(1 << 12),
    holders = new Map<number, Trace[]>();
  for (const hash of trace.hashes) bits[hash >>> 20] = 1;
  for (const one of recent)
    for (const hash of one.hashes) {
      if (bits[hash >>> 20] === 0 || !mine.has(hash)) continue;
      const others = holders.get(hash);
      if (others) others.push(one);
      else holders.set(hash, [one]);
    }
  return { trace, of: recent.length, holders };
}

/** The articles whose texts must be seen to say what is furniture in a new one. */
export function suspects({ trace, holders }: Shared): string[] {
  const asked = new Set<Trace>();
  for (const held of holders.values()) if (isSpread(trace, held)) for (const one of spread(held)) asked.add(one);
  return [...asked].slice(0, LOOKED_AT).map((one) => one.articleId);
}

const isSpread = (me: Pick<Trace, 'day'>, others: readonly Pick<Trace, 'day'>[]): boolean =>
  others.length >= CARRIERS && new Set([me, ...others].map((o) => o.day)).size >= DAYS;
/** The newest carriers, with one more that is older: the newest may all be of one day. */
const spread = (held: readonly Trace[]): Trace[] => [...held.slice(-CARRIERS), ...held.slice(0, 1)];

/** A part of a sentence that is furniture has at least so many words: stock phrases ("on condition of anonymity because …") have fewer. */
const LEAST_INSIDE = 16;
/** Share of the longer words of a passage that its articles use beside it, from which it is about what they are about: background, not furniture. */
const ABOUT = 0.35;
/** Blocks shorter than a run stand on this share of a source's texts, and on so many, if they are furniture. */
const SHORT_SHARE = 0.25;
const SHORT_CARRIERS = 8;
const SHORT_LONGEST = 100;

/**
 * The passages of a text that its source repeats on pages of other subjects: pitches, captions of a rail, biographies, hover cards.
 *
 * A passage is a whole block, or sixteen words of one or more; it stands in three other articles and on three days. No furniture is
 * what those articles speak of elsewhere too (background), what stands in quotation marks, and a text that is printed again whole.
 * `others` are what `suspects` asked for.
 */
export function furnitureOf(draft: Text, shared: Shared, others: readonly Other[]): readonly Range[] {
  const short = draft.blocks.filter((block) => isShort(draft, block, shared));
  return [...(others.length < CARRIERS ? [] : long(draft, shared.trace, others)), ...short]
    .map(({ start, end }) => ({ start, end }))
    .sort((a, b) => a.start - b.start);
}

function long(draft: Text, trace: Trace, others: readonly Other[]): readonly Range[] {
  const me = read(draft),
    texts = others.map(readOther).filter((o) => Math.min(shareIn(me.title, o.title), shareIn(o.title, me.title)) < SAME_TITLE),
    found = draft.blocks.flatMap((block, i) => passages(draft, block, me.blocks[i] ?? NO_WORDS, texts, trace));
  if (found.length === 0) return [];
  const count = new Map<number, number>(),
    rest = new Map<Read, ReadonlySet<number>>(),
    restOf = (one: Read): ReadonlySet<number> => rest.get(one) ?? (rest.set(one, beside(one, count)), restOf(one));
  for (const { own } of [me, ...texts]) for (const hash of own) count.set(hash, (count.get(hash) ?? 0) + 1);
  const repeated = found.filter((p) => !isAbout(p.words, [me, ...p.held.slice(0, CARRIERS)].map(restOf)));
  return isReprinted(me, repeated) ? [] : repeated.map((p) => p.at);
}

interface Words {
  readonly hashes: Int32Array;
  readonly runs: Uint32Array;
}
const NO_WORDS: Words = { hashes: new Int32Array(0), runs: new Uint32Array(0) };
interface Read {
  readonly blocks: readonly Words[];
  /** All runs of its blocks. */
  readonly own: ReadonlySet<number>;
  readonly title: ReadonlySet<number>;
}
interface Dated extends Read {
  readonly day: number;
}
interface Word extends Range {
  readonly hash: number;
}
interface Passage {
  readonly at: Range;
  readonly words: readonly Word[];
  readonly held: readonly Read[];
}

/** Texts kept read, some 30 kB each: those of a house come up for each other again and again. */
const kept = new Recent<Other, Dated>(256);
function readOther(other: Other): Dated {
  return kept.get(other) ?? kept.set(other, { ...read(other), day: dayOf(other.published ?? other.seenAt) });
}

function read({ text, headline, blocks }: Text): Read {
  const made = blocks.map((block) => (PROSE.has(block.kind) ? hashed(text, block) : NO_WORDS)),
    own = new Set<number>();
  for (const { runs: all } of made) for (const hash of all) own.add(hash);
  return { blocks: made, own, title: new Set(telling(wordsOf(text, headline))) };
}
function hashed(text: string, block: Range): Words {
  const hashes = wordHashes(fold(text.slice(block.start, block.end)));
  return { hashes, runs: runsOf(hashes) };
}
function wordsOf(text: string, block: Range): Word[] {
  return tokens(text.slice(block.start, block.end)).flatMap((token) =>
    [...wordHashes(fold(token.text))].map((hash) => ({ hash, start: block.start + token.start, end: block.start + token.end })),
  );
}

/** The longest stretches of a block of which every run is spread over the other texts. */
function passages(draft: Text, block: Block, { hashes, runs: all }: Words, texts: readonly Dated[], me: Trace): Passage[] {
  const found: Passage[] = [],
    holders = (i: number): Dated[] => texts.filter((t) => t.own.has(all[i] as number));
  if (hashes.length < RUN) return found;
  let words: readonly Word[] | undefined;
  for (let from = 0; from < all.length; from++) {
    const held = holders(from);
    if (!isSpread(me, held)) continue;
    let last = from;
    while (last + 1 < all.length && isSpread(me, holders(last + 1))) last++;
    const length = last - from + RUN,
      whole = length === hashes.length;
    if (whole || length >= LEAST_INSIDE) {
      words ??= wordsOf(draft.text, block);
      const inside = words.slice(from, last + RUN),
        at = whole ? block : { start: inside[0]?.start ?? block.start, end: inside.at(-1)?.end ?? block.start };
      // Words that fold apart otherwise in a whole text than alone have no certain place in it.
      if (words.length === hashes.length && !isQuoted(draft.text, block, at)) found.push({ at, words: inside, held });
    }
    from = last;
  }
  return found;
}

const MARKS = /["“”„«»「」『』]/u;
/** What somebody is quoted with is repeated because it was said. A whole block may hold the name of a book. */
function isQuoted(text: string, block: Range, at: Range): boolean {
  if (at === block) return MARKS.test(text.charAt(block.start));
  const before = text.slice(block.start, at.start);
  return MARKS.test(text.slice(at.start, at.end)) || (before.match(/"/g) ?? []).length % 2 === 1 || /[“„«「『][^”“»」』]*$/u.test(before);
}

/** Words that may say what a text is about; where most are short, as in scripts without spaces, all of them. */
const LONG = 5;
function telling(words: readonly Word[]): ReadonlySet<number> {
  const some = words.filter((w) => w.end - w.start >= LONG);
  return new Set((some.length * 4 < words.length ? words : some).map((w) => w.hash));
}

/** The words of a text outside of what others share. */
function beside({ blocks, title }: Read, count: ReadonlyMap<number, number>): ReadonlySet<number> {
  const out = new Set(title);
  for (const { hashes, runs: all } of blocks) {
    let covered = -1;
    for (const [i, hash] of hashes.entries()) {
      if (i < all.length && (count.get(all[i] as number) ?? 0) > 1) covered = i + RUN - 1;
      if (i > covered) out.add(hash);
    }
  }
  return out;
}

function isAbout(words: readonly Word[], texts: readonly ReadonlySet<number>[]): boolean {
  const told = telling(words);
  return texts.reduce((sum, text) => sum + shareIn(told, text), 0) / texts.length >= ABOUT;
}
function shareIn(some: ReadonlySet<number>, all: ReadonlySet<number>): number {
  let shared = 0;
  for (const word of some) if (all.has(word)) shared++;
  return some.size === 0 ? 0 : shared / some.size;
}

/** Two headlines that share so much, each of its own, are of one article. */
const SAME_TITLE = 0.6;
/** Whether what is repeated is the report itself: most of its words, and half of what its headline speaks of. */
function isReprinted({ blocks, title }: Read, repeated: readonly Passage[]): boolean {
  const words = blocks.reduce((n, b) => n + b.hashes.length, 0),
    inside = repeated.flatMap((p) => p.words);
  return inside.length * 2 > words && shareIn(title, new Set(inside.map((w) => w.hash))) >= 0.5;
}

function isShort({ text }: Text, block: Block, { trace, of, holders }: Shared): boolean {
  if (of < SHORT_CARRIERS || block.kind !== 'paragraph' || block.end - block.start > SHORT_LONGEST) return false;
  const words = text.slice(block.start, block.end);
  if (/\p{N}/u.test(words)) return false;
  const { hashes, runs: all } = hashed(text, block),
    held = hashes.length > 0 && hashes.length < RUN ? (holders.get(all[0] as number) ?? []) : [];
  return held.length >= Math.max(SHORT_CARRIERS, SHORT_SHARE * of) && isSpread(trace, held);
}

type Held = Pick<Revision, 'text' | 'blocks' | 'furniture'>;

/** Two texts of an article, both without what either is known to have of furniture: what differs then was edited. */
export function withoutFurniture<T extends Held>(a: T, b: T): readonly [T, T] {
  return a.furniture || b.furniture ? [without(a, b), without(b, a)] : [a, b];
}

/** A text without its own furniture and without that of the other: a passage of few words is that only where it is a block by itself. */
function without<T extends Held>(one: T, { text, furniture = [] }: T): T {
  const passages = new Set(furniture.map((f) => text.slice(f.start, f.end))),
    blocks = one.blocks.filter((b) => passages.has(one.text.slice(b.start, b.end)));
  let left = ownText({ text: ownText(one), furniture: blocks });
  for (const passage of passages) if (tokens(passage).length >= LEAST_INSIDE) left = left.replaceAll(passage, blank(passage));
  return { ...one, text: left };
}
