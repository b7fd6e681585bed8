import type { Leaf } from '../../src/clean/markup.ts';

const TOKEN = /[\p{L}\p{N}_]+/gu;
export const tokensOf = (text: string): readonly string[] => text.match(TOKEN) ?? [];

interface Match {
  readonly leaf: number;
  readonly start: number;
  readonly end: number;
}

/** Tokens of a stretch that is looked up in the true text. */
const SHINGLE = 4;
/** Places of one line in the true text that are looked at; a line as common as that says nothing. */
const MOST_PLACES = 40;

/**
 * Which leaves of a page are its true text: for each leaf the share of its words that stand there, 0-1.
 *
 * Leaves are laid along the true text in order, so that a line which the page shows twice is right once, where it belongs.
 */
export function align(leaves: readonly Leaf[], truth: string): Float64Array {
  const gold = tokensOf(truth),
    words = leaves.map((l) => tokensOf(l.text)),
    matches = words.flatMap((w, leaf) => placesOf(w, leaf, gold)),
    covered = new Uint8Array(gold.length),
    shares = new Float64Array(leaves.length);
  const take = ({ leaf, start, end }: Match): void => {
    let fresh = 0;
    for (let i = start; i < end; i++) if (!covered[i]) fresh++;
    const size = words[leaf]?.length ?? 0;
    if (fresh < (end - start) * 0.5 || shares[leaf]) return;
    covered.fill(1, start, end);
    shares[leaf] = Math.min(1, (end - start) / Math.max(1, size));
  };
  for (const m of heaviestChain(matches)) take(m);
  // What stands elsewhere in the true text than on the page (a summary put first) is still its text.
  for (const m of [...matches].sort((a, b) => b.end - b.start - (a.end - a.start))) if (m.end - m.start >= 8) take(m);
  return shares;
}

let indexed: { readonly gold: readonly string[]; readonly at: Map<string, number[]>; readonly single: Map<string, number[]> } | undefined;
function indexOf(gold: readonly string[]): NonNullable<typeof indexed> {
  if (indexed?.gold === gold) return indexed;
  const at = new Map<string, number[]>(),
    single = new Map<string, number[]>();
  const put = (map: Map<string, number[]>, key: string, i: number): void => {
    const list = map.get(key);
    if (list) list.push(i);
    else map.set(key, [i]);
  };
  gold.forEach((t, i) => {
    put(single, t, i);
    if (i + SHINGLE <= gold.length) put(at, gold.slice(i, i + SHINGLE).join(' '), i);
  });
  return (indexed = { gold, at, single });
}

/** Where a leaf may stand in the true text: whole, or, if it is longer, by its longest run of words that stands there. */
function placesOf(words: readonly string[], leaf: number, gold: readonly string[]): Match[] {
  if (words.length === 0) return [];
  const { at, single } = indexOf(gold);
  const whole = (words.length >= SHINGLE ? at.get(words.slice(0, SHINGLE).join(' ')) : single.get(words[0] ?? '')) ?? [],
    found = whole.slice(0, MOST_PLACES).flatMap((start): Match[] => {
      for (let i = 0; i < words.length; i++) if (gold[start + i] !== words[i]) return [];
      return [{ leaf, start, end: start + words.length }];
    });
  if (found.length > 0 || words.length < SHINGLE + 2) return found;
  // In pieces: where the shingles that stand once in the true text agree that it stands, if most are there at all.
  let shared = 0;
  const shifts: number[] = [];
  for (let i = 0; i + SHINGLE <= words.length; i++) {
    const places = at.get(words.slice(i, i + SHINGLE).join(' '));
    if (!places) continue;
    shared++;
    if (places.length === 1) shifts.push((places[0] ?? 0) - i);
  }
  if (shared < (words.length - SHINGLE + 1) * 0.4) return [];
  const shift = shifts.sort((a, b) => a - b)[shifts.length >> 1];
  if (shift === undefined) return [];
  const start = Math.max(0, shift),
    end = Math.min(gold.length, shift + words.length);
  return end > start ? [{ leaf, start, end }] : [];
}

/** The matches in order of page and text, none over another, whose words are the most. */
function heaviestChain(matches: readonly Match[]): Match[] {
  const order = [...matches].sort((a, b) => a.leaf - b.leaf || b.start - a.start),
    best: number[] = [],
    from: number[] = [];
  order.forEach((m, i) => {
    let most = 0,
      before = -1;
    for (let j = i - 1; j >= 0; j--) {
      const o = order[j];
      if (o && o.leaf < m.leaf && o.end <= m.start && (best[j] ?? 0) > most) {
        most = best[j] ?? 0;
        before = j;
      }
    }
    best.push(most + (m.end - m.start) ** 1.1);
    from.push(before);
  });
  let at = best.reduce((b, v, i) => (v > (best[b] ?? -1) ? i : b), 0);
  const chain: Match[] = [];
  for (; at >= 0 && order.length > 0; at = from[at] ?? -1) chain.push(order[at] as Match);
  return chain.reverse();
}
