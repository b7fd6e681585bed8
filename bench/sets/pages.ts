import { basename } from 'node:path';
import { isOther } from '../../src/clean/article.ts';
import { cleaning } from '../../src/clean/clean.ts';
import type { BlockModel } from '../../src/clean/block-model.ts';
import type { PageWeights } from '../../src/clean/page-weights.ts';
import { isRejected } from '../../src/model/outcome.ts';
import type { Page } from '../../src/model/page.ts';
import { bodyRange, type Draft } from '../../src/model/revision.ts';
import { setFolders } from '../corpora.ts';
import { present, type Context, type Measure, type Outcome, type Sets } from '../measured.ts';
import { scorer, valueOf, type ScorerRow } from '../scorers.ts';
import { foldModels } from '../train/block-folds.ts';
import { canTrain, foldWeights, type WeightsFor } from '../train/page-kind.ts';
import { goldOf, pageOf, type Gold } from './page-files.ts';

interface Prediction {
  readonly articleBody?: string;
  readonly title?: string;
  readonly byline?: readonly string[];
  readonly published?: string;
  readonly isArticle: boolean;
}
interface PagesScorer {
  evaluate(
    gold: Readonly<Record<string, Gold>>,
    pred: Readonly<Record<string, Prediction>>,
    options: { bootstrap: number },
  ): Record<string, Record<string, number>>;
  evaluateKind(sets: readonly { name: string; gold: Readonly<Record<string, Gold>>; pred: Readonly<Record<string, Prediction>> }[]): {
    rows: readonly ScorerRow[];
  };
}

/** What tells articles from other pages, for each page as pages of other domains teach it; nothing where the shipped weights are asked for. */
export const pageWeightsFor = ({ asIs, corpora }: Context): WeightsFor => (asIs || !canTrain(corpora) ? (): undefined => undefined : foldWeights(corpora));

/** All pages of a folder cleaned; several rows ask for the same folder. */
const done = new Map<string, Record<string, Prediction>>();
async function predictions(context: Context, folder: string, gold: Readonly<Record<string, Gold>>): Promise<Record<string, Prediction>> {
  const weightsFor = pageWeightsFor(context),
    blocksFor = context.asIs ? undefined : await foldModels(context.corpora),
    name = basename(folder),
    made =
      done.get(folder) ??
      Object.fromEntries(
        Object.values(gold).map(({ id, url = '' }) => [id, predict(pageOf(folder, id, url), weightsFor(name, id), blocksFor?.(name, id, url))]),
      );
  done.set(folder, made);
  return made;
}

function predict(page: Page, weights: PageWeights | undefined, blocks: BlockModel | undefined): Prediction {
  const { outcome: draft, deckIsText } = cleaning(page, weights, blocks);
  if (isRejected(draft)) return { isArticle: false };
  return {
    articleBody: textOf(draft, deckIsText),
    title: draft.text.slice(draft.headline.start, draft.headline.end),
    byline: draft.authors.map((a) => a.name),
    isArticle: !isOther(draft.kind),
    ...publishedDay(draft),
  };
}

/** The running text of an article, from its deck on where the page counts that to it. */
export function textOf(draft: Draft, deckIsText: boolean): string {
  const { start, end } = bodyRange(draft);
  return draft.text.slice(deckIsText && draft.deck ? draft.deck.start : start, end);
}

/** The scorer compares days. */
function publishedDay({ published, publishedOn }: Draft): { readonly published?: string } {
  return published === undefined ? {} : { published: publishedOn ?? new Date(published).toISOString() };
}

/** All pages of a set's folders, under ids that cannot meet. */
async function allOf(context: Context, name: string): Promise<{ gold: Record<string, Gold>; pred: Record<string, Prediction> }> {
  const gold: Record<string, Gold> = {},
    pred: Record<string, Prediction> = {};
  for (const folder of present(setFolders(context.corpora, 'pages', name), `pages/${name}*`)) {
    const here = goldOf(folder),
      said = await predictions(context, folder, here);
    for (const id of Object.keys(here)) {
      gold[`${basename(folder)}/${id}`] = here[id] as Gold;
      pred[`${basename(folder)}/${id}`] = said[id] as Prediction;
    }
  }
  return { gold, pred };
}

function bodies(name: string): Measure {
  return async (context): Promise<Outcome> => {
    const { gold, pred } = await allOf(context, name),
      { evaluate } = await scorer<PagesScorer>(context.eval, 'pages'),
      score = evaluate(gold, pred, { bootstrap: 1 }),
      of = (field: string, metric: string): number | null => score[field]?.[metric] ?? null;
    return {
      values: { f1: of('body', 'f1'), title: of('title', 'exact'), byline: of('byline', 'exact'), published: of('published', 'exact') },
      note: `${Object.keys(gold).length} pages`,
      crossValidated: !context.asIs,
    };
  };
}

/** The article sets beside the folder of other pages: refusing is only good where it does not refuse articles. */
async function kinds(context: Context): Promise<Outcome> {
  const others = present(setFolders(context.corpora, 'pages', 'wcxb-other'), 'pages/wcxb-other*'),
    articles = ['wcxb-article', 'scrapinghub', 'fundus'].flatMap((name) => setFolders(context.corpora, 'pages', name)),
    { evaluateKind } = await scorer<PagesScorer>(context.eval, 'pages'),
    { rows } = evaluateKind(
      await Promise.all(
        [...others, ...articles].map(async (folder) => {
          const gold = goldOf(folder);
          return { name: basename(folder), gold, pred: await predictions(context, folder, gold) };
        }),
      ),
    );
  return {
    values: { 'refused-nonarticles': valueOf(rows, 'nonarticles.recognised'), 'refused-articles': valueOf(rows, 'articles.refused') },
    note: `${others.length + articles.length} folders`,
    crossValidated: !context.asIs && canTrain(context.corpora),
  };
}

export { goldOf, pageOf };
export const sets: Sets = {
  'pages-scrapinghub': bodies('scrapinghub'),
  'pages-fundus': bodies('fundus'),
  'pages-wcxb': bodies('wcxb-article'),
  'pages-kind': kinds,
};
