import { isUpdate, revise } from '../../src/clean/revise.ts';
import type { Reprint } from '../../src/model/reprint.ts';
import type { Revision } from '../../src/model/revision.ts';
import type { Source } from '../../src/model/source.ts';
import { match } from '../../src/reprints/match.ts';
import type { RelationWeights } from '../../src/reprints/relation-weights.ts';
import { archive, arrival, refusedNote, type Archive, type Article } from '../articles.ts';
import { linkAll, sourcesOf } from '../links.ts';
import { readLines, setFiles } from '../corpora.ts';
import { present, type Context, type Outcome, type Sets } from '../measured.ts';
import { foldRelations, type WeightsFor } from '../train/relations.ts';
import { scorer, valueOf, type ScorerRow } from '../scorers.ts';

interface Pair {
  readonly a: string;
  readonly b: string;
  readonly label: string;
}
interface Labelled {
  readonly id: string;
  readonly story: string | null;
}
interface StoriesScorer {
  evaluatePairs(pairs: readonly Pair[], predicted: ReadonlyMap<string, string>): { readonly f1: number };
  evaluate(gold: readonly Labelled[], predicted: ReadonlyMap<string, string>): { readonly pairs: { readonly f1: number } };
}
interface RelationsScorer {
  evaluate(gold: readonly Pair[], preds: readonly Pair[]): readonly ScorerRow[];
}

/** Relations in which one text comes from the other. */
const FAMILY: ReadonlySet<Reprint['relation']> = new Set(['reprint', 'update', 'based-on']);
/** Corpus id → the article at the root of its family. */
function families(articles: readonly Article[], weights?: WeightsFor): Map<string, string> {
  const corpusId = new Map(articles.map((a) => [a.revision.articleId, a.id])),
    { links } = linkAll(articles, weights && ((articleId) => weights(corpusId.get(articleId) ?? articleId))),
    root = (id: string, seen: number): string => {
      const link = links.get(id);
      return link && FAMILY.has(link.relation) && seen < 10 ? root(link.originalId, seen + 1) : id;
    };
  return new Map(articles.map((a) => [a.id, root(a.revision.articleId, 0)]));
}

/** Weights that were learned without an article's kin, unless those that are shipped are to be scored. */
const weightsFor = async ({ corpora, asIs }: Context): Promise<WeightsFor | undefined> => (asIs ? undefined : await foldRelations(corpora));

async function newsreuse(context: Context): Promise<Outcome> {
  const pairs = readLines<Pair>(...present(setFiles(context.corpora, 'reprints', 'newsreuse', 'pairs'), 'reprints/newsreuse pairs')),
    { articles, refused } = await archive(...present(setFiles(context.corpora, 'reprints', 'newsreuse'), 'reprints/newsreuse')),
    { evaluatePairs } = await scorer<StoriesScorer>(context.eval, 'stories'),
    weights = await weightsFor(context),
    { f1 } = evaluatePairs(pairs, families(articles, weights)),
    said = refusedNote(refused);
  return { values: { 'family-f1': f1 }, crossValidated: weights !== undefined, ...(said ? { note: said } : {}) };
}

async function wire(context: Context): Promise<Outcome> {
  const files = present(setFiles(context.corpora, 'reprints', 'wire-edits'), 'reprints/wire-edits'),
    { articles, refused } = await archive(...files),
    { evaluate } = await scorer<StoriesScorer>(context.eval, 'stories'),
    weights = await weightsFor(context),
    { pairs } = evaluate(readLines<Labelled>(...files), families(articles, weights)),
    said = refusedNote(refused);
  return { values: { 'family-f1': pairs.f1 }, crossValidated: weights !== undefined, ...(said ? { note: said } : {}) };
}

/**
 * What is said of the later text when the earlier one is known, each pair by itself. Two texts of one address are one article to the
 * flow: the later is a revision of it.
 */
function relation(a: Revision, b: Revision, sources: (id: string) => Source | undefined, weights?: RelationWeights): string {
  const [first, second] = arrival(a) <= arrival(b) ? [a, b] : [b, a];
  if (first.articleId === second.articleId) {
    const { articleId, sourceId, rights, seenAt } = second,
      revised = revise(second, { articleId, sourceId, rights, seenAt, last: first });
    return revised !== 'same' && isUpdate(revised) ? 'update' : 'reprint';
  }
  const { link, adopts } = match(second, [{ revision: first }], sources, weights);
  return link?.relation ?? adopts[0]?.relation ?? 'distinct';
}

async function relations(context: Context): Promise<Outcome> {
  const gold = readLines<Pair>(...present(setFiles(context.corpora, 'reprints', 'relations-read'), 'reprints/relations-read')),
    files = [
      ...present(setFiles(context.corpora, 'reprints', 'newsreuse'), 'reprints/newsreuse'),
      ...present(setFiles(context.corpora, 'reprints', 'relations-read', 'articles'), 'reprints/relations-read articles'),
    ],
    { articles }: Archive = await archive(...files),
    sources = sourcesOf(articles),
    byId = new Map(articles.map((a) => [a.id, a.revision])),
    weights = await weightsFor(context),
    preds = gold.flatMap(({ a, b }): Pair[] => {
      const [x, y] = [byId.get(a), byId.get(b)];
      return x && y ? [{ a, b, label: relation(x, y, sources, weights?.(a)) }] : [];
    }),
    { evaluate } = await scorer<RelationsScorer>(context.eval, 'relations'),
    rows = evaluate(gold, preds),
    missing = gold.length - preds.length;
  return {
    values: { 'family-f1': valueOf(rows, 'family.f1'), 'reprint-f1': valueOf(rows, 'reprint.f1'), 'macro-f1': valueOf(rows, 'macro.f1') },
    crossValidated: weights !== undefined,
    note: `${gold.length} pairs, each by itself${missing > 0 ? `; ${missing} without their texts` : ''}`,
  };
}

export const sets: Sets = { 'reprints-newsreuse': newsreuse, 'reprints-wire': wire, relations };
