import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { termPriors } from '../../src/models.ts';
import { originalOf } from '../../src/model/reprint.ts';
import type { Revision } from '../../src/model/revision.ts';
import { FALLING, RISING } from '../../src/stories/pairs.ts';
import type { StoryArticle } from '../../src/stories/profile.ts';
import { packTrees } from '../../src/stories/trees.ts';
import type { Forest } from '../../src/text/forest.ts';
import { archiveOf } from '../articles.ts';
import { readLines, setFiles } from '../corpora.ts';
import { partOf } from '../folds.ts';
import { inOrder, linkAll } from '../links.ts';
import { scorer } from '../scorers.ts';
import { bin, boost, type Settings } from './boost.ts';
import { pairsOf, placeSet, weighed, type Labelled, type Row } from './story-rows.ts';

/** Affairs read for this project; their articles are in two of the sets. */
const OWN = 'developments';
const OWN_FROM = ['allsides', 'allsides-background'];
/** The pairs of events of one kind that have no dates, as if both had happened on the same days: two fires of one day are two stories. */
const SAME_DAYS = 'same-days';
const SAME_DAYS_FROM = 'ecbplus';
/** How much each set weighs in all: developments inside an affair are what is hardest. */
const SETS: Readonly<Record<string, number>> = {
  sagas: 8,
  [OWN]: 24,
  allsides: 3,
  googlenews: 2,
  ecbplus: 1,
  [SAME_DAYS]: 6,
  basil: 0.5,
  vietnamese: 1,
  'uci-headlines': 2,
};
export const PARTS = 5;
const SETTINGS: Settings = {
  trees: 200,
  leaves: 15,
  rate: 0.06,
  columns: 0.4,
  rows: 0.8,
  penalty: 5,
  least: 20,
  signs: [...Array.from({ length: RISING }, () => 1 as const), ...Array.from({ length: FALLING }, () => -1 as const)],
};
/** Pairs that a set is learned from at most: streams of large stories have very many. */
const PAIRS = 100_000;
/** Rows that a set of weight one counts as: as many as make a leaf's least weight mean some ten articles. */
const COUNTS_AS = 2857;
/** To be raised when what a pair's row counts changes without its articles changing. */
const ROWS_VERSION = 14;

interface Gold {
  readonly id: string;
  readonly story: string | null;
  readonly saga?: string;
}

/** One article as the trainer reads it from an archive. */
interface Streamed {
  readonly id: string;
  readonly revision: Revision;
  readonly copyOf?: string;
}

/** Stories, affairs and topics of which articles are in several sets are one group. */
function groupsOf(golds: Readonly<Record<string, readonly Gold[]>>): ReadonlyMap<string, string> {
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
      const topic = g.saga ?? (/^(?:ecbplus|same-days)$/.test(set) ? /^ecb-\d+/.exec(g.id)?.[0] : g.story);
      // A group is called after its affair, where it has one: affairs are what the parts are to have about equally many of.
      if (topic) unite(`id ${g.id}`, `${set === 'sagas' ? '!' : set === OWN ? '"' : '~'}${set} ${topic}`);
    }
  return new Map(Object.values(golds).flatMap((gold) => gold.map((g) => [g.id, find(`id ${g.id}`)])));
}

function labelled(set: string, stream: readonly Streamed[], gold: readonly Gold[], groups: ReadonlyMap<string, string>): Labelled[] {
  const articles = weighed(
      stream.map((s) => s.revision),
      termPriors(),
    ),
    byId = new Map(gold.map((g) => [g.id, g]));
  return stream.flatMap(({ id, revision, copyOf }, i) => {
    const article = articles[i],
      group = groups.get(id) ?? `id ${id}`,
      of = byId.get(id);
    if (!article) return [];
    return {
      id,
      article: set === SAME_DAYS ? withoutDay(article) : article,
      now: revision.seenAt,
      gold: of?.story ?? null,
      judged: of?.saga !== undefined || (of?.story ?? null) !== null,
      group,
      part: partOf(group, PARTS),
      ...(copyOf === undefined ? {} : { copyOf }),
    };
  });
}

/** The days of the week in the texts are not those of the days that the articles were given. */
const withoutDay = ({ day: _, ...article }: StoryArticle): StoryArticle => article;

/** One model a part that has not seen the part's stories; with `parts` 0 one model of all. */
function fit(rows: readonly Row[], parts = PARTS): Forest[] {
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
    without = (part: number): Int32Array => Int32Array.from(rows.flatMap((r, i) => (r.part === part || r.other === part ? [] : [i])));
  return Array.from({ length: Math.max(1, parts) }, (_, k) => boost(binned, labels, weights, without(parts === 0 ? -1 : k), groupOf, SETTINGS));
}

export type Sets = Readonly<Record<string, readonly Labelled[]>>;

/** The pairs of all sets, of each at most PAIRS. */
function pairs(sets: Sets): Row[] {
  return Object.entries(sets).flatMap(([set, all]) => {
    const rows = pairsOf(set, all),
      nth = Math.ceil(rows.length / PAIRS);
    return rows.filter((_, i) => i % nth === 0);
  });
}

/** Models of each part that have not seen the part's stories. */
export const gather = (sets: Sets): Forest[] => fit(pairs(sets));

interface StoriesScorer {
  evaluate(
    gold: readonly object[],
    predicted: ReadonlyMap<string, string>,
  ): {
    readonly pairs: { readonly f1: number; readonly precision: number; readonly recall: number };
    readonly bcubed: { readonly f1: number };
    readonly ami: number;
  };
}

/** Prints how models that have not seen a story place its articles. */
async function printScores(sets: Sets, golds: Readonly<Record<string, readonly Gold[]>>, models: readonly Forest[], evals: string): Promise<void> {
  const { evaluate } = await scorer<StoriesScorer>(evals, 'stories'),
    to3 = (x: number): string => x.toFixed(3);
  for (const [set, all] of Object.entries(sets)) {
    const { story, saga } = placeSet(all, models),
      gold = golds[set] ?? [],
      s = evaluate(gold, story),
      sagas = gold.filter((g) => g.saga !== undefined).map((g) => ({ id: g.id, story: g.saga ?? null })),
      atSaga = sagas.length === 0 ? '' : ` saga-bcubed ${to3(evaluate(sagas, saga).bcubed.f1)}`;
    console.log(`${set} bcubed ${to3(s.bcubed.f1)} pairs ${to3(s.pairs.f1)} (P ${to3(s.pairs.precision)} R ${to3(s.pairs.recall)}) ami ${to3(s.ami)}${atSaga}`);
  }
}

async function streamOf(paths: readonly string[], wanted?: ReadonlySet<string>): Promise<Streamed[]> {
  const { articles } = await archiveOf(paths, wanted),
    { onArrival } = linkAll(articles);
  return inOrder(articles).map(({ id, revision }) => {
    const copyOf = originalOf(onArrival.get(revision.articleId));
    return { id, revision, ...(copyOf === undefined ? {} : { copyOf }) };
  });
}

/** What readers said of the affairs read for this project (`bench/labels`). */
function ownLabels(): Gold[] {
  const [, ...lines] = readFileSync(new URL('../labels/developments.tsv', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => {
    const [saga = '', id = '', development = ''] = line.split('\t');
    if (development === 'none') return { id, story: `none:${id}`, saga: `none:${id}` };
    if (development.startsWith('none:')) return { id, story: `${saga} ${development}`, saga: `${saga} ${development}` };
    return { id, story: development === '-' ? null : `${saga}/${development}`, saga };
  });
}

const DAY = 86_400_000;
/** Topic by topic, the articles of each within a day and a half of each other in an order of chance. */
function onSameDays(stream: readonly Streamed[]): Streamed[] {
  return stream
    .map(({ copyOf: _, ...s }) => {
      const topic = Number(/^ecb-(\d+)/.exec(s.id)?.[1] ?? 0);
      return { ...s, revision: { ...s.revision, published: Date.UTC(2016, 0, 1) + 7 * topic * DAY + (partOf(s.id, 36) / 24) * DAY } };
    })
    .sort((a, b) => a.revision.published - b.revision.published || (a.id < b.id ? -1 : 1));
}

/** What the models hang on beside the articles: what they are learned from and how. */
export const settingsKey = (): string => JSON.stringify([SETS, SETTINGS, PAIRS, COUNTS_AS, ROWS_VERSION, ownLabels()]);

interface Prepared {
  readonly golds: Readonly<Record<string, readonly Gold[]>>;
  readonly sets: Sets;
  readonly groups: ReadonlyMap<string, string>;
}
const filesOf = (corpora: string, set: string): readonly string[] =>
  (set === OWN ? OWN_FROM : [set === SAME_DAYS ? SAME_DAYS_FROM : set]).flatMap((name) => setFiles(corpora, 'stories', name));
/** Whether the development sets are there to train on. */
export const canTrain = (corpora: string): boolean => Object.keys(SETS).every((set) => filesOf(corpora, set).some((f) => f.includes('.dev.')));

/** Reads the development sets. */
export async function prepare(corpora: string): Promise<Prepared> {
  const golds: Record<string, readonly Gold[]> = {},
    streams: Record<string, readonly Streamed[]> = {};
  for (const set of Object.keys(SETS)) {
    const files = filesOf(corpora, set),
      gold = set === OWN ? ownLabels() : readLines<Gold>(...files);
    golds[set] = gold;
    const stream = await streamOf(files, new Set(gold.map((g) => g.id)));
    streams[set] = set === SAME_DAYS ? onSameDays(stream) : stream;
  }
  const groups = groupsOf(golds);
  return { golds, groups, sets: Object.fromEntries(Object.entries(streams).map(([set, stream]) => [set, labelled(set, stream, golds[set] ?? [], groups)])) };
}

/** Trains `src/stories/weights.ts` on the development sets of stories, or says how that does on stories not seen. */
export async function trainStories(corpora: string, evals: string, crossValidate: boolean): Promise<void> {
  const { golds, sets } = await prepare(corpora);
  if (crossValidate) await printScores(sets, golds, gather(sets), evals);
  else await writeWeights(fit(pairs(sets), 0)[0] as Forest);
}

async function writeWeights(pair: Forest): Promise<void> {
  const file = new URL('../../src/stories/weights.ts', import.meta.url),
    source = `/** Boosted trees that say how likely two articles report the same development (\`npm run train -- stories\`). */\nexport const PAIR_TREES: string =\n  '${packTrees(pair)}';\n`;
  writeFileSync(file, await format(source, { ...(await resolveConfig(file)), parser: 'typescript' }));
}
