import { revise } from '../../src/clean/revise.ts';
import type { Reprint } from '../../src/model/reprint.ts';
import type { Revision } from '../../src/model/revision.ts';
import type { Source } from '../../src/model/source.ts';
import { match } from '../../src/reprints/match.ts';
import { archive, arrival, refusedNote, type Archive, type Article } from '../articles.ts';
import { linkAll, sourcesOf } from '../links.ts';
import { readLines, setFiles } from '../corpora.ts';
import { present, type Context, type Outcome, type Sets } from '../measured.ts';
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
function families(articles: readonly Article[]): Map<string, string> {
  const { links } = linkAll(articles),
    root = (id: string, seen: number): string => {
      const link = links.get(id);
      return link && FAMILY.has(link.relation) && seen < 10 ? root(link.originalId, seen + 1) : id;
    };
  return new Map(articles.map((a) => [a.id, root(a.revision.articleId, 0)]));
}

async function newsreuse(context: Context): Promise<Outcome> {
  const pairs = readLines<Pair>(...present(setFiles(context.corpora, 'reprints', 'newsreuse', 'pairs'), 'reprints/newsreuse pairs')),
    { articles, refused } = await archive(...present(setFiles(context.corpora, 'reprints', 'newsreuse'), 'reprints/newsreuse')),
    { evaluatePairs } = await scorer<StoriesScorer>(context.eval, 'stories'),
    { f1 } = evaluatePairs(pairs, families(articles)),
    said = refusedNote(refused);
  return { values: { 'family-f1': f1 }, ...(said ? { note: said } : {}) };
}

async function wire(context: Context): Promise<Outcome> {
  const files = present(setFiles(context.corpora, 'reprints', 'wire-edits'), 'reprints/wire-edits'),
    { articles, refused } = await archive(...files),
    { evaluate } = await scorer<StoriesScorer>(context.eval, 'stories'),
    { pairs } = evaluate(readLines<Labelled>(...files), families(articles)),
    said = refusedNote(refused);
  return { values: { 'family-f1': pairs.f1 }, ...(said ? { note: said } : {}) };
}

/** Sentences that a desk's touch-up of one report may change; with more of them new it tells more. */
const TOUCHED = 2;
/**
 * What is said of the later text when the earlier one is known, each pair by itself. Two texts of one address are one article to the
 * flow: the later is a revision, and an update unless it changes no more than a sentence or two.
 */
function relation(a: Revision, b: Revision, sources: (id: string) => Source | undefined): string {
  const [first, second] = arrival(a) <= arrival(b) ? [a, b] : [b, a];
  if (first.articleId === second.articleId) {
    const { articleId, sourceId, rights, seenAt } = second,
      revised = revise(second, { articleId, sourceId, rights, seenAt, last: first });
    if (revised === 'same' || revised.change?.kind !== 'substantive') return 'reprint';
    return (revised.change.sentences?.length ?? 0) > TOUCHED ? 'update' : 'reprint';
  }
  const { link, adopts } = match(second, [{ revision: first }], sources);
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
    preds = gold.flatMap(({ a, b }): Pair[] => {
      const [x, y] = [byId.get(a), byId.get(b)];
      return x && y ? [{ a, b, label: relation(x, y, sources) }] : [];
    }),
    { evaluate } = await scorer<RelationsScorer>(context.eval, 'relations'),
    rows = evaluate(gold, preds),
    missing = gold.length - preds.length;
  return {
    values: { 'family-f1': valueOf(rows, 'family.f1'), 'reprint-f1': valueOf(rows, 'reprint.f1'), 'macro-f1': valueOf(rows, 'macro.f1') },
    note: `${gold.length} pairs, each by itself${missing > 0 ? `; ${missing} without their texts` : ''}`,
  };
}

export const sets: Sets = { 'reprints-newsreuse': newsreuse, 'reprints-wire': wire, relations };
