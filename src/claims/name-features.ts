import { calendar } from '../text/calendar.ts';
import { isCity } from '../text/cities.ts';
import { PART, PEOPLE, REGION, regionWord } from '../text/regions.ts';
import { STOP_WORDS } from '../text/stop-words.ts';
import { byForm, clusterOfForm, type Form } from './forms.ts';
import { isRoleForm } from './role-words.ts';
import type { Token } from './tokens.ts';

/** Where a word stands to the token that its features speak of: two before to two after, and what opens, closes, precedes and follows its run of capitals. */
export const PLACE = { before2: 0, before: 1, own: 2, after: 3, after2: 4, opens: 5, closes: 6, beforeRun: 7, afterRun: 8 } as const;
export const PLACES = 9;

/** All that a word says of names by itself. */
export interface NameSigns {
  /** Features of the word, the telling ones of its neighbourhood first: FAR of them for two words off, NEAR for the next. */
  readonly features: Int32Array;
  readonly far: number;
  readonly near: number;
  readonly low: number;
  readonly shape: number;
  readonly cluster: number;
  /** Has a capital anywhere. */
  readonly upper: boolean;
  readonly link: boolean;
}

/** A feature of a word, or of a part of it: what kind of feature it is (`seed`), and the characters. */
const hash = (text: string, seed: number, from = 0, to = text.length): number => {
  let h = 0x811c9dc5 ^ seed;
  for (let i = from; i < to; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h;
};
/** A feature of a place or of several values. */
export const mixed = (h: number, with_: number): number => {
  let x = Math.imul(h ^ Math.imul(with_ + 0x1f, 0x9e3779b1), 0x85ebca6b);
  x ^= x >>> 15;
  x = Math.imul(x, 0xc2b2ae35);
  return x ^ (x >>> 13);
};

const LINKS = new Set("of the and for de del van von der den bin al el la le di da du & ' - ’".split(' '));
const TITLES = new Set('mr mr. mrs mrs. ms ms. dr dr. sir'.split(' '));

/** "Xx" for a capital and small letters, "0" for a digit; of more than two alike in a row two. */
function shapeOf(word: string): string {
  let shape = '',
    last = '',
    before = '';
  for (const c of word) {
    const sign = c >= 'a' && c <= 'z' ? 'x' : c >= '0' && c <= '9' ? '0' : /\p{Lu}/u.test(c) ? 'X' : /\p{L}/u.test(c) ? 'x' : c;
    if (sign === last && sign === before) continue;
    shape += sign;
    before = last;
    last = sign;
  }
  return shape;
}

export const nameSigns = byForm((form): NameSigns => {
  const { text, low, cap } = form,
    shape = shapeOf(text),
    lists = listsOf(form),
    group = hash(String(clusterOfForm(form)), 2),
    look = hash(shape, 3),
    end = low.length,
    features = [hash(low, 1), group, look];
  for (const list of lists) features.push(hash(list, 4));
  const far = features.length;
  features.push(hash(low, 5, Math.max(0, end - 3)), hash(lists.join(), 6));
  const near = features.length;
  features.push(hash(text, 7));
  for (let n = 1; n <= 4 && n < end; n++) features.push(hash(low, 7 + n, 0, n), hash(low, 15 + n, end - n));
  if (low.includes('-')) for (const part of low.split('-')) features.push(hash(part, 23));
  features.push(hash(`${text.length > 3 ? 'long' : text.length} ${shape}`, 24));
  return {
    features: Int32Array.from(features),
    far,
    near,
    low: features[0] as number,
    shape: look,
    cluster: group,
    upper: cap || /\p{Lu}/u.test(text),
    link: LINKS.has(low),
  };
});

/** The lists that a word is in. */
function listsOf(form: Form): string[] {
  const { text, low, cap } = form,
    bare = low.endsWith('.') ? low.slice(0, -1) : low,
    { months, weekdays } = calendar('en'),
    region = cap ? regionWord(low) : 0,
    out: string[] = [],
    add = (list: string, isIn: boolean | undefined): void => {
      if (isIn) out.push(list);
    };
  add('city', cap && isCity(text));
  add('region', (region & REGION) !== 0);
  add('people', (region & PEOPLE) !== 0);
  add('part', (region & PART) !== 0);
  add('role', isRoleForm(form));
  add('month', months.has(bare));
  add('day', weekdays.has(bare));
  add('title', TITLES.has(low));
  add('stop', STOP_WORDS['en']?.has(low));
  return out;
}

/** A stretch of tokens that is read as one: a paragraph. `opens` says which begin a sentence. */
export interface Line {
  readonly tokens: readonly Token[];
  readonly opens: readonly boolean[];
}

/** How each word is written all over the text. */
export interface Writing {
  /** Small inside a sentence. */
  readonly small: ReadonlySet<string>;
  /** With a capital inside a sentence that is not all capitals. */
  readonly large: ReadonlySet<string>;
  /** After, and before, a word with a capital. */
  readonly follows: ReadonlySet<string>;
  readonly leads: ReadonlySet<string>;
}

export const isShout = (line: Line): boolean => line.tokens.every((t) => t.text === t.text.toUpperCase()) && line.tokens.some((t) => t.kind === 'word' && t.text.length > 3); // prettier-ignore

export function writingOf(lines: readonly Line[]): Writing {
  const small = new Set<string>(),
    large = new Set<string>(),
    follows = new Set<string>(),
    leads = new Set<string>();
  for (const line of lines) {
    if (isShout(line)) continue;
    const { tokens, opens } = line;
    for (let i = 0; i < tokens.length; i++) {
      const t = tokens[i] as Token;
      if (t.kind !== 'word') continue;
      if (!t.cap) {
        small.add(t.low);
        continue;
      }
      if (!opens[i] && tokens[i - 1]?.kind !== 'mark') large.add(t.low);
      if (!tokens[i + 1]?.cap) continue;
      leads.add(t.low);
      follows.add((tokens[i + 1] as Token).low);
    }
  }
  return { small, large, follows, leads };
}

/** What the places of words do not say by themselves. */
export function contextFeatures(line: Line, signs: readonly NameSigns[], runs: Int32Array, shout: boolean, writing: Writing, i: number, out: number[]): void {
  const own = signs[i] as NameSigns,
    before = signs[i - 1] ?? NOBODY,
    after = signs[i + 1] ?? NOBODY,
    opens = line.opens[i] === true || (i > 0 && line.opens[i - 1] === true && line.tokens[i - 1]?.kind === 'mark'),
    { low, kind, cap } = line.tokens[i] as Token;
  out.push(
    mixed(before.cluster, own.cluster ^ 0x11),
    mixed(own.cluster, after.cluster ^ 0x22),
    mixed(before.cluster, after.cluster ^ 0x33),
    mixed(mixed(before.shape, own.shape ^ 0x44), after.shape),
    mixed(before.shape, own.cluster ^ 0x77),
    mixed(own.cluster, after.shape ^ 0x78),
  );
  if (opens) out.push(mixed(own.shape, 0x55), mixed(own.cluster, 0x56));
  if (shout) out.push(mixed(own.low, 0x66), mixed(own.cluster, 0x67), 0x68);
  if (kind !== 'word') return;
  const start = runs[2 * i] as number,
    end = runs[2 * i + 1] as number;
  if (cap && !shout) {
    const written = (writing.small.has(low) ? 1 : 0) + (writing.large.has(low) ? 2 : 0) + (writing.leads.has(low) ? 4 : 0) + (writing.follows.has(low) ? 8 : 0);
    out.push(mixed(0x100 + written, opens ? 1 : 0), mixed(mixed(0x200 + Math.min(end - start, 5), Math.min(i - start, 4)), opens ? 1 : 0));
  }
}
/** Stands beyond an edge of the line. */
const NOBODY: Pick<NameSigns, 'cluster' | 'shape'> = { cluster: 0, shape: 0 };

/** For each token where its run of capitals begins and ends (exclusive); the token alone where it is in none. Names go on over "of", "van" and the like. */
export function runsOf({ tokens, opens }: Line, signs: readonly NameSigns[], shout: boolean): Int32Array {
  const n = tokens.length,
    runs = new Int32Array(2 * n);
  for (let i = 0; i < n;) {
    let end = i + 1;
    if (!shout && tokens[i]?.cap) {
      for (;;) {
        if (tokens[end]?.cap && !opens[end]) end++;
        else if (signs[end]?.link && tokens[end + 1]?.cap) end += 2;
        else if (signs[end]?.link && signs[end + 1]?.link && tokens[end + 2]?.cap) end += 3;
        else break;
      }
    }
    for (let j = i; j < end; j++) {
      runs[2 * j] = i;
      runs[2 * j + 1] = end;
    }
    i = end;
  }
  return runs;
}

/** The number under which a feature of a word in a place is known. */
export const placed = (feature: number, place: number): number => mixed(feature, place);
