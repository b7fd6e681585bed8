import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { termPriors } from '../../src/commands/data.ts';
import type { Revision } from '../../src/model/revision.ts';
import { packTrees, type Trees } from '../../src/stories/trees.ts';
import { archive } from '../articles.ts';
import { readLines, setFiles } from '../corpora.ts';
import { partOf } from '../folds.ts';
import { inOrder, linkAll } from '../links.ts';
import { scorer } from '../scorers.ts';
import { bin, boost } from './boost.ts';
import { placeSet, weighed, type Labelled, type Row } from './story-rows.ts';

/** How much each set weighs in all: the sagas are what is hardest, and few. */
export const SETS: Readonly<Record<string, number>> = { sagas: 3, allsides: 1, googlenews: 1, ecbplus: 1, basil: 0.5, vietnamese: 1, 'uci-headlines': 1 };
const PARTS = 5;
export const SETTINGS = { trees: 120, leaves: 12, rate: 0.08, columns: 0.4, rows: 0.8, penalty: 5, least: 10 };
/** Rows that a set of weight one counts as: as many as make a leaf's least weight mean some ten articles. */
const COUNTS_AS = 2857;
/** The threshold of the run in which the clusterer's own mistakes are gathered, and of placing (`JOIN` in place.ts). */
const GATHERED_AT = 0.45;
const JOIN = 0.35;

export interface Gold {
  readonly id: string;
  readonly story: string | null;
  readonly saga?: string;
}

/** One article as the trainer reads it from an archive. */
export interface Streamed {
  readonly id: string;
  readonly revision: Revision;
  readonly copyOf?: string;
}

/** Stories, affairs and topics of which articles are in several sets are one group. */
export function groupsOf(golds: Readonly<Record<string, readonly Gold[]>>): ReadonlyMap<string, string> {
  const parent = new Map<string, string>(),
    find = (x: string): string => {
      let at = x;
      for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) at = up;
      return at;
    },
    unite = (a: string, b: string): void => {
      const [x, y] = [find(a), find(b)].sort() as [string, string];
      if (x !== y) parent.set(y, x);
    };
  for (const [set, gold] of Object.entries(golds))
    for (const g of gold) {
      const topic = g.saga ?? (set === 'ecbplus' ? /^ecb-\d+/.exec(g.id)?.[0] : g.story);
      if (topic) unite(`id ${g.id}`, `${set === 'sagas' ? '!' : '~'}${set} ${topic}`);
    }
  return new Map(Object.values(golds).flatMap((gold) => gold.map((g) => [g.id, find(`id ${g.id}`)])));
}

export function labelled(set: string, stream: readonly Streamed[], gold: readonly Gold[], groups: ReadonlyMap<string, string>): Labelled[] {
  const articles = weighed(
      stream.map((s) => s.revision),
      termPriors(),
    ),
    byId = new Map(gold.map((g) => [g.id, g]));
  return stream.flatMap(({ id, revision, copyOf }, i) => {
    const article = articles[i],
      group = groups.get(id) ?? `id ${id}`,
      story = byId.get(id)?.story ?? null;
    if (!article) return [];
    return { id, article, now: revision.seenAt, gold: story, judged: set === 'sagas' || story !== null, group, part: partOf(group, PARTS), ...(copyOf === undefined ? {} : { copyOf }) };
  });
}

/** One model a part that has not seen the part's stories; with `parts` 0 one model of all. */
export function fit(rows: readonly Row[], parts = PARTS): Trees[] {
  const width = rows[0]?.x.length ?? 0,
    data = new Float32Array(rows.length * width),
    totals = new Map<string, number>(),
    groups = new Map<string, number>();
  rows.forEach((r, i) => {
    data.set(r.x, i * width);
    totals.set(r.set, (totals.get(r.set) ?? 0) + r.weight);
    if (!groups.has(r.group)) groups.set(r.group, groups.size);
  });
  const binned = bin(data, width),
    labels = Float32Array.from(rows, (r) => r.y),
    weights = Float32Array.from(rows, (r) => (r.weight * COUNTS_AS * (SETS[r.set] ?? 1)) / (totals.get(r.set) ?? 1)),
    groupOf = Int32Array.from(rows, (r) => groups.get(r.group) ?? 0),
    without = (part: number): Int32Array => Int32Array.from(rows.flatMap((r, i) => (r.part === part ? [] : [i])));
  return Array.from({ length: Math.max(1, parts) }, (_, k) => boost(binned, labels, weights, without(parts === 0 ? -1 : k), groupOf, SETTINGS));
}

export type Sets = Readonly<Record<string, readonly Labelled[]>>;

/** Rows of stories as they should be, and of stories as models of the other parts make them. */
export function gather(sets: Sets): { readonly rows: Row[]; readonly models: Trees[] } {
  const rows: Row[] = [];
  for (const [set, all] of Object.entries(sets)) placeSet(set, all, undefined, JOIN, rows);
  const first = fit(rows);
  for (const [set, all] of Object.entries(sets)) placeSet(set, all, first, GATHERED_AT, rows);
  return { rows, models: fit(rows) };
}

interface StoriesScorer {
  evaluate(
    gold: readonly object[],
    predicted: ReadonlyMap<string, string>,
  ): { readonly pairs: { readonly f1: number; readonly precision: number; readonly recall: number }; readonly bcubed: { readonly f1: number }; readonly ami: number };
}

/** Prints how models that have not seen a story place its articles. */
export async function printScores(sets: Sets, golds: Readonly<Record<string, readonly Gold[]>>, models: readonly Trees[], evals: string, join = JOIN): Promise<void> {
  const { evaluate } = await scorer<StoriesScorer>(evals, 'stories'),
    to3 = (x: number): string => x.toFixed(3);
  for (const [set, all] of Object.entries(sets)) {
    const { story, saga } = placeSet(set, all, models, join),
      gold = golds[set] ?? [],
      s = evaluate(gold, story),
      atSaga = gold.some((g) => g.saga !== undefined) ? ` saga-bcubed ${to3(evaluate(gold.map((g) => ({ ...g, story: g.saga })), saga).bcubed.f1)}` : '';
    console.log(`${set} bcubed ${to3(s.bcubed.f1)} pairs ${to3(s.pairs.f1)} (P ${to3(s.pairs.precision)} R ${to3(s.pairs.recall)}) ami ${to3(s.ami)}${atSaga}`);
  }
}

async function streamOf(path: readonly string[]): Promise<Streamed[]> {
  const { articles } = await archive(...path),
    { onArrival } = linkAll(articles);
  return inOrder(articles).map(({ id, revision }) => {
    const link = onArrival.get(revision.articleId),
      copyOf = link && (link.relation === 'reprint' || link.relation === 'update') ? link.originalId : undefined;
    return { id, revision, ...(copyOf === undefined ? {} : { copyOf }) };
  });
}

/** Trains `src/stories/weights.ts` on the development sets of stories, or says how that does on stories not seen. */
export async function trainStories(corpora: string, evals: string, crossValidate: boolean): Promise<void> {
  const golds: Record<string, readonly Gold[]> = {},
    streams: Record<string, readonly Streamed[]> = {};
  for (const set of Object.keys(SETS)) {
    const files = setFiles(corpora, 'stories', set);
    golds[set] = readLines<Gold>(...files);
    streams[set] = await streamOf(files);
  }
  const groups = groupsOf(golds),
    sets = Object.fromEntries(Object.entries(streams).map(([set, stream]) => [set, labelled(set, stream, golds[set] ?? [], groups)])),
    { rows, models } = gather(sets);
  if (crossValidate) await printScores(sets, golds, models, evals);
  else await writeWeights(fit(rows, 0)[0] as Trees);
}

export async function writeWeights(trees: Trees): Promise<void> {
  const file = new URL('../../src/stories/weights.ts', import.meta.url),
    source = `/** Boosted trees that say how likely an article belongs to a story (\`npm run train -- stories\`). */\nexport const STORY_TREES =\n  '${packTrees(trees)}';\n`;
  writeFileSync(file, await format(source, { ...(await resolveConfig(file)), parser: 'typescript' }));
}
