import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { tokenize } from '../../src/claims/tokens.ts';
import { clusterForm } from '../../src/text/clusters.ts';
import { sentences } from '../../src/text/sentences.ts';
import { readLines, setFiles } from '../corpora.ts';

const WRITTEN = fileURLToPath(new URL('../../src/text/cluster-words.ts', import.meta.url));
/** A word of fewer texts is nobody's: it would tell of one event. */
const LEAST_TEXTS = 5;
const CLUSTERS = 512;
const ROUNDS = 12;
/** A round that moves fewer of a thousand words ends the search. */
const STILL = 5;
/** Where a sentence begins and ends, and every word that is in too few texts: two words with a cluster of their own each. */
const EDGE = 0,
  RARE = 1,
  FIXED = 2;

interface Text {
  readonly text: string;
  readonly title?: string;
}

/** Running words as numbers of `words`; which follows which is all that the search looks at. */
export interface Stream {
  readonly words: readonly string[];
  readonly ids: Int32Array;
}

/** The forms of one text, sentence by sentence. */
function formsOf({ text, title }: Text): string[][] {
  const parts = title === undefined ? [text] : [title, text];
  return parts.flatMap((part) => sentences(part, 'en').map((s) => tokenize(part, s.start, s.end).map((t) => clusterForm(t.text))));
}

/** A word that opens a sentence is taken as it is written elsewhere, if that is small. */
function streamOf(texts: readonly Text[]): Stream {
  const all = texts.map(formsOf),
    inside = new Map<string, number>(),
    spread = new Map<string, number>();
  for (const text of all) for (const s of text) for (let i = 1; i < s.length; i++) inside.set(s[i] as string, (inside.get(s[i] as string) ?? 0) + 1);
  for (const text of all) {
    for (const s of text) {
      const first = s[0],
        small = first?.toLowerCase() ?? '';
      if (first !== undefined && (inside.get(small) ?? 0) > (inside.get(first) ?? 0)) s[0] = small;
    }
    for (const word of new Set(text.flat())) spread.set(word, (spread.get(word) ?? 0) + 1);
  }
  const counts = new Map<string, number>();
  for (const text of all) for (const s of text) for (const w of s) if ((spread.get(w) ?? 0) >= LEAST_TEXTS) counts.set(w, (counts.get(w) ?? 0) + 1);
  const words = ['', '', ...[...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([w]) => w)],
    places = new Map(words.map((w, i) => [w, i])),
    ids: number[] = [EDGE];
  for (const text of all) {
    for (const s of text) {
      for (const w of s) ids.push(places.get(w) ?? RARE);
      ids.push(EDGE);
    }
  }
  return { words, ids: Int32Array.from(ids) };
}

/** For each word the words beside it on one side with how often; of word `w` those from `first[w]` to `first[w + 1]`. */
interface Beside {
  readonly first: Int32Array;
  readonly word: Int32Array;
  readonly count: Int32Array;
}

function beside(of: Int32Array, next: Int32Array, size: number): Beside {
  const keys = new Float64Array(of.length);
  for (let i = 0; i < of.length; i++) keys[i] = (of[i] as number) * size + (next[i] as number);
  keys.sort();
  const first = new Int32Array(size + 1),
    word: number[] = [],
    count: number[] = [];
  let last = -1,
    filled = 0;
  for (const key of keys) {
    const a = Math.floor(key / size),
      b = key - a * size;
    // A word after itself would have to be counted apart at every step, and is rare.
    if (a === b) continue;
    if (key === last) count[count.length - 1] = (count.at(-1) ?? 0) + 1;
    else {
      while (filled <= a) first[filled++] = word.length;
      word.push(b);
      count.push(1);
    }
    last = key;
  }
  while (filled <= size) first[filled++] = word.length;
  return { first, word: Int32Array.from(word), count: Int32Array.from(count) };
}

const TABLE = Float64Array.from({ length: 1 << 16 }, (_, n) => (n === 0 ? 0 : n * Math.log(n)));
const nLogN = (n: number): number => (n < TABLE.length ? (TABLE[n] as number) : n * Math.log(n));

/**
 * Which cluster each word is in: the exchange algorithm of Kneser and Ney for a two-sided class bigram model (Martin, Liermann and Ney 1998). Word after
 * word, most frequent first, goes to the cluster that makes the running text likeliest, until few move.
 */
export function exchange({ words, ids }: Stream, clusters = CLUSTERS, say: (line: string) => void = () => undefined): Int32Array {
  const size = words.length,
    after = beside(ids.subarray(0, -1), ids.subarray(1), size),
    before = beside(ids.subarray(1), ids.subarray(0, -1), size),
    K = clusters,
    own = Int32Array.from(words, (_, w) => (w < FIXED ? w : FIXED + ((w - FIXED) % (K - FIXED)))),
    // How often a word of one cluster comes before one of another, both ways round, and n log n of it.
    to = new Int32Array(K * K),
    from = new Int32Array(K * K),
    toLog = new Float64Array(K * K),
    fromLog = new Float64Array(K * K),
    outs = new Float64Array(K),
    ins = new Float64Array(K),
    right = new Int32Array(K),
    left = new Int32Array(K),
    gain = new Float64Array(K);
  const put = (a: number, b: number, n: number): void => {
    const count = (to[a * K + b] as number) + n,
      log = nLogN(count);
    to[a * K + b] = from[b * K + a] = count;
    toLog[a * K + b] = fromLog[b * K + a] = log;
    outs[a] = (outs[a] as number) + n;
    ins[b] = (ins[b] as number) + n;
  };
  for (let w = 0; w < size; w++)
    for (let j = after.first[w] as number; j < (after.first[w + 1] as number); j++)
      put(own[w] as number, own[after.word[j] as number] as number, after.count[j] as number);
  const gather = (of: Beside, w: number, into: Int32Array): number[] => {
    into.fill(0);
    const seen: number[] = [];
    for (let j = of.first[w] as number; j < (of.first[w + 1] as number); j++) {
      const c = own[of.word[j] as number] as number;
      if (into[c] === 0) seen.push(c);
      into[c] = (into[c] as number) + (of.count[j] as number);
    }
    return seen;
  };
  const add = (counts: Int32Array, logs: Float64Array, c: number, n: number): void => {
    const row = c * K;
    for (let k = FIXED; k < K; k++) gain[k] = (gain[k] as number) + nLogN((counts[row + k] as number) + n) - (logs[row + k] as number);
  };
  for (let round = 1; round <= ROUNDS; round++) {
    let moved = 0;
    for (let w = FIXED; w < size; w++) {
      const a = own[w] as number,
        rights = gather(after, w, right),
        lefts = gather(before, w, left);
      let out = 0,
        into = 0;
      for (const c of rights) {
        put(a, c, -(right[c] as number));
        out += right[c] as number;
      }
      for (const c of lefts) {
        put(c, a, -(left[c] as number));
        into += left[c] as number;
      }
      gain.fill(0);
      for (const c of rights) add(from, fromLog, c, right[c] as number);
      for (const c of lefts) add(to, toLog, c, left[c] as number);
      let best = a,
        most = -Infinity;
      for (let k = FIXED; k < K; k++) {
        let g = (gain[k] as number) - nLogN((outs[k] as number) + out) + nLogN(outs[k] as number) - nLogN((ins[k] as number) + into) + nLogN(ins[k] as number);
        const [r, l] = [right[k] as number, left[k] as number];
        if (r > 0 && l > 0) {
          const n = to[k * K + k] as number;
          g += nLogN(n + r + l) - nLogN(n + r) - nLogN(n + l) + nLogN(n);
        }
        if (g > most) [best, most] = [k, g];
      }
      for (const c of rights) put(best, c, right[c] as number);
      for (const c of lefts) put(c, best, left[c] as number);
      if (best !== a) moved++;
      own[w] = best;
    }
    say(`round ${round}: ${moved} of ${size} words moved`);
    if (moved * 1000 < STILL * size) break;
  }
  return own;
}

/** Learns the clusters of English words from running news and writes them. */
export function trainClusters(corpora: string): void {
  const files = [...setFiles(corpora, 'stories', 'allsides'), ...setFiles(corpora, 'stories', 'allsides-background')],
    stream = streamOf(readLines<Text>(...files)),
    of = exchange(stream, CLUSTERS, console.log),
    lists = Array.from({ length: CLUSTERS }, (): string[] => []);
  console.log(`${stream.ids.length} running words, ${stream.words.length} different`);
  for (let w = FIXED; w < stream.words.length; w++) lists[of[w] as number]?.push(stream.words[w] as string);
  const text = JSON.stringify(lists.map((l) => l.sort().join(' ')).join('\n'));
  writeFileSync(
    WRITTEN,
    `/** Written by \`npm run train -- clusters\`; what it was learnt from stands in models/README.md. One cluster a line. */\nexport const CLUSTER_WORDS: string =\n  ${text.replaceAll("'", "\\'").replaceAll('\\"', '"').replace(/^"|"$/g, "'")};\n`,
  );
}
