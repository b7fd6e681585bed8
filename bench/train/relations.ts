import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Relation } from '../../src/model/reprint.ts';
import { circumstances } from '../../src/reprints/circumstances.ts';
import { compare } from '../../src/reprints/compare.ts';
import { prepare } from '../../src/reprints/prepare.ts';
import { ORDER, signs } from '../../src/reprints/relation.ts';
import type { RelationWeights } from '../../src/reprints/relation-weights.ts';
import { archive } from '../articles.ts';
import { readLines, setFiles } from '../corpora.ts';
import { partOf } from '../folds.ts';
import { inOrder, lookAlikes, sourcesOf } from '../links.ts';
import { present } from '../measured.ts';
import { fitted, type Sample } from './softmax.ts';

/** A pair of articles with what is known of it. */
interface Judged extends Sample {
  readonly a: string;
  readonly b: string;
  /** Read by hand, so that its relation itself is known. */
  readonly read: boolean;
}
interface Pair {
  readonly a: string;
  readonly b: string;
  readonly label: string;
}

const KIND_SIGNS = ['containment', 'reverse', 'prose', 'proseReverse', 'title', 'lead', 'leadReverse', 'sameSource', 'sameAgency', 'names', 'size'];
const ORIGIN_SIGNS = [
  ...KIND_SIGNS.filter((name) => name !== 'size'),
  ...['proseReverseSquared', 'proseOfShared', 'quoted', 'run', 'shared', 'top', 'topReverse', 'order', 'ordered', 'named', 'wire'],
  ...['sameSourceProse', 'sameSourceLead', 'sameSourceFar', 'apart', 'apartLong', 'sameDay', 'nextDay', 'far'],
];
/** Which way texts come from each other is learned from the pairs that were read alone, so few that only what is plain may count. */
const PENALTY = { origin: 8, kind: 30 };
const FAMILY = [0, 1, 2];
const APART = [3, 4];
/** Pairs that a program compared, and edits that a program made, teach the natural share of chance overlaps; they count little beside pairs that were read. */
const SILVER = { reprint: 0.15, distinct: 0.1 };
const WIRE = { reprint: 0.02, distinct: 0.1 };

/** Every pair that weights are learned from. */
async function judged(corpora: string): Promise<readonly Judged[]> {
  const files = (set: string, part?: string): readonly string[] => present(setFiles(corpora, 'reprints', set, part), `reprints/${set} ${part ?? ''}`),
    read = readLines<Pair>(...files('relations-read')),
    silver = readLines<Pair>(...files('newsreuse', 'pairs')),
    real = (await archive(...files('newsreuse'), ...files('relations-read', 'articles'))).articles,
    edited = (await archive(...files('wire-edits'))).articles,
    storyOf = new Map(readLines<{ id: string; story: string; edit: string }>(...files('wire-edits')).map((x) => [x.id, x])),
    out: Judged[] = [];
  const add = (articles: typeof real, { a, b }: Pair, columns: readonly number[], weight: number, isRead = false): void => {
    const of = byId.get(articles) ?? new Map(articles.map((x) => [x.id, x.revision]));
    byId.set(articles, of);
    const [x, y] = [of.get(a), of.get(b)];
    if (!x || !y) return;
    const sources = sourcesOf(articles),
      [p, q] = [prepare(x), prepare(y)];
    out.push({ a: sameId(a), b: sameId(b), columns, weight, read: isRead, signs: signs(compare(p, q), circumstances(p, q, sources)) });
  };
  const byId = new Map<typeof real, Map<string, (typeof real)[number]['revision']>>();
  for (const pair of read) add(real, pair, [ORDER.indexOf(pair.label as Relation)], 1, true);
  for (const pair of silver) if (pair.label === 'reprint') add(real, pair, FAMILY, SILVER.reprint);
  for (const pair of silver) if (pair.label === 'distinct') add(real, pair, APART, SILVER.distinct);
  const ordered = inOrder(edited);
  for (const [id, near] of lookAlikes(ordered)) {
    for (const other of near) {
      const [x, y] = [storyOf.get(id), storyOf.get(other)],
        same = x?.story === y?.story,
        updated = x?.edit === 'update' || y?.edit === 'update';
      add(edited, { a: id, b: other, label: '' }, same ? (updated ? [0, 1] : [0]) : APART, same ? WIRE.reprint : WIRE.distinct);
    }
  }
  return out;
}

/** An edited copy belongs to the article it was made from, which may be in the other sets under its own id. */
const sameId = (id: string): string => id.replace(/^sy-/, 'as-').replace(/-(?:exact-boilerplate|cut60|cut30|drop-middle|house-style|update)$/, '');

function weightsOf(pairs: readonly Judged[]): RelationWeights {
  return {
    origin: fitted(pairs, { names: ORIGIN_SIGNS, columns: ORDER.length, penalty: PENALTY.origin }),
    kind: fitted(
      pairs.filter((p) => p.read),
      { names: KIND_SIGNS, columns: ORDER.length, penalty: PENALTY.kind },
    ),
  };
}

/** Parts that are each tested on what the others teach: many, as the pairs that were read are few. */
const PARTS = 10;

/** The part in which an article is tested: pairs that were read and copies of each other are never parted. */
function parts(pairs: readonly Judged[]): (id: string) => number {
  const above = new Map<string, string>(),
    root = (id: string): string => {
      const next = above.get(id);
      return next === undefined ? id : root(next);
    };
  for (const { a, b, read, columns } of pairs) {
    const [x, y] = [root(a), root(b)];
    if (x !== y && (read || !columns.includes(APART[0] ?? 3))) above.set(x, y);
  }
  return (id) => partOf(root(sameId(id)), PARTS);
}

/** For each article, weights that were learned without any pair of its part. */
export type WeightsFor = (id: string) => RelationWeights | undefined;
const made = new Map<string, Promise<WeightsFor>>();
export function foldRelations(corpora: string): Promise<WeightsFor> {
  const known = made.get(corpora) ?? learned(corpora);
  made.set(corpora, known);
  return known;
}

async function learned(corpora: string): Promise<WeightsFor> {
  const pairs = await judged(corpora),
    part = parts(pairs),
    weights = Array.from({ length: PARTS }, (_, k) => weightsOf(pairs.filter((p) => part(p.a) !== k && part(p.b) !== k)));
  return (id) => weights[part(id)];
}

const WRITTEN = fileURLToPath(new URL('../../src/reprints/relation-weights.ts', import.meta.url));

/** Learns from every pair and writes `relation-weights.ts`. */
export async function trainRelations(corpora: string): Promise<void> {
  const { origin, kind } = weightsOf(await judged(corpora)),
    rows = (table: RelationWeights['origin']): string => Object.entries(table).map(([name, row]) => `    ${name}: [${row.join(', ')}],\n`).join(''); // prettier-ignore
  writeFileSync(
    WRITTEN,
    `/** Weights by sign (\`signs\` in \`relation\`), a number for each relation of \`ORDER\`. */
export type Table = Readonly<Record<string, readonly number[]>>;
export interface RelationWeights {
  /** Whether one text comes from the other. */
  readonly origin: Table;
  /** Which way it does. */
  readonly kind: Table;
}

/** Made by \`npm run train -- relations\`; see models/README.md. */
export const WEIGHTS: RelationWeights = {
  origin: {
${rows(origin)}  },
  kind: {
${rows(kind)}  },
};
`,
  );
}
