import { isShout, nameSigns, runsOf, writingOf, type Line } from '../../src/claims/name-features.ts';
import { featuresOf, follows, nameModel, type NameModel, type PackedNames } from '../../src/claims/name-model.ts';
import { toBase64 } from '../../src/text/base64.ts';
import { fitCrf, type CrfSettings, type Example } from './crf.ts';

/** A text to learn names from: its lines, and for each the labels of its tokens. A line without labels is only background. */
export interface LabelledText {
  readonly lines: readonly Line[];
  readonly labels: readonly (Uint8Array | undefined)[];
  readonly weight?: number;
}
/** Labels of the tokens of a line in which names lie at these places of the text. */
export function labelsOf({ tokens }: Line, names: readonly { readonly start: number; readonly end: number; readonly kind: number }[]): Uint8Array {
  const labels = new Uint8Array(tokens.length);
  for (const { start, end, kind } of names) {
    const inside = tokens.flatMap((t, i) => (t.start < end && start < t.end ? [i] : [])),
      [first] = inside;
    if (first !== undefined) markName(labels, first, first + inside.length, kind);
  }
  return labels;
}
/** Labels the tokens from `start` to `end` as one name. */
export function markName(labels: Uint8Array, start: number, end: number, kind: number): void {
  labels.fill(2 + 4 * kind, start, end);
  labels[start] = 1 + 4 * kind;
  labels[end - 1] = (end - start === 1 ? 4 : 3) + 4 * kind;
}
export type Settings = Pick<CrfSettings, 'rounds' | 'rate' | 'penalty'> & {
  /** A feature of fewer texts, or lines, is left out. */
  readonly least: number;
};
export const SETTINGS: Settings = { rounds: 12, rate: 0.05, penalty: 1e-5, least: 1 };

/** Learns a tagger of names. */
export function fitNames(texts: readonly LabelledText[], kinds: readonly string[], { least, ...settings }: Settings = SETTINGS): NameModel {
  const L = 1 + 4 * kinds.length,
    numbers = new Map<number, number>(),
    counts: number[] = [],
    lastText: number[] = [],
    raw: { features: Int32Array; first: Int32Array; labels: Uint8Array; weight: number }[] = [];
  texts.forEach(({ lines, labels, weight = 1 }, text) => {
    const writing = writingOf(lines);
    lines.forEach((line, l) => {
      const truth = labels[l];
      if (!truth) return;
      const own = line.tokens.map((t) => nameSigns(t.form)),
        shout = isShout(line),
        runs = runsOf(line, own, shout),
        features: number[] = [],
        first = [0];
      for (let i = 0; i < own.length; i++) {
        for (const f of featuresOf(line, own, runs, shout, writing, i)) {
          let number = numbers.get(f);
          if (number === undefined) numbers.set(f, (number = counts.push(0) - 1));
          if (lastText[number] !== text) {
            counts[number] = (counts[number] as number) + 1;
            lastText[number] = text;
          }
          features.push(number);
        }
        first.push(features.length);
      }
      raw.push({ features: Int32Array.from(features), first: Int32Array.from(first), labels: truth, weight });
    });
  });
  const row = new Int32Array(counts.length).fill(-1),
    keys: number[] = [];
  for (const [feature, number] of numbers) if ((counts[number] as number) >= least) row[number] = keys.push(feature) - 1;
  const examples = raw.map((e): Example => kept(e, row)),
    { weights, moves } = fitCrf(examples, { ...settings, labels: L, rows: keys.length, follows });
  return { ...nameModel(kinds, Int32Array.from(keys), weights, moves), keys: Int32Array.from(keys) } as NameModel;
}

function kept({ features, first, labels, weight }: Required<Example>, row: Int32Array): Example {
  const out: number[] = [],
    at = [0];
  for (let t = 0; t < labels.length; t++) {
    for (let f = first[t] as number; f < (first[t + 1] as number); f++) {
      const r = row[features[f] as number] as number;
      if (r >= 0) out.push(r);
    }
    at.push(out.length);
  }
  return { features: Int32Array.from(out), first: Int32Array.from(at), labels, weight };
}

/** Packs a model whose rows' weights are longest, `most` at most. */
export function packNames(model: NameModel & { keys?: Int32Array }, most: number): PackedNames {
  const { labels: L, weights, keys = new Int32Array() } = model,
    size = (r: number): number => weights.subarray(r * L, (r + 1) * L).reduce((m, w) => Math.max(m, Math.abs(w)), 0),
    rows = Array.from(keys, (_, r) => [r, size(r)] as const)
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, most)
      .map(([r]) => r)
      .sort((a, b) => (keys[a] as number) - (keys[b] as number)),
    // By square roots, small weights keep their steps beside the few that are large.
    scale = rows.reduce((m, r) => Math.max(m, size(r)), 1e-6) / 127 ** 2,
    bytes = Int8Array.from(rows.flatMap((r) => Array.from(weights.subarray(r * L, (r + 1) * L), (w) => Math.sign(w) * Math.round(Math.sqrt(Math.abs(w) / scale))))); // prettier-ignore
  return {
    kinds: model.kinds,
    scale,
    moves: Array.from(model.moves, (m) => Math.round(m * 1000) / 1000).join(' '),
    features: toBase64(new Uint8Array(Int32Array.from(rows, (r) => keys[r] as number).buffer)),
    weights: toBase64(new Uint8Array(bytes.buffer)),
  };
}
