import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { clean } from '../../src/clean/clean.ts';
import { pageOfBytes } from '../../src/commands/files.ts';
import { isRejected } from '../../src/model/outcome.ts';
import type { Page } from '../../src/model/page.ts';
import { bodyRange, type ArticleKind, type Draft } from '../../src/model/revision.ts';
import { readMaybeGzipped, setFolders } from '../corpora.ts';
import { Absent, present, type Context, type Measure, type Outcome, type Sets } from '../measured.ts';
import { scorer, valueOf, type ScorerRow } from '../scorers.ts';

interface Gold {
  readonly id: string;
  readonly url?: string;
}
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

/** Kinds that `clean` may still give a text for, but which readers are told are no articles. */
const NO_ARTICLE: ReadonlySet<ArticleKind> = new Set(['index', 'product', 'forum', 'documentation']);
/** When the pages are taken to be fetched: any fixed time later than all of them. */
const FETCHED = Date.UTC(2026, 8, 1);

/** The page of a graded folder, as if it had been fetched from its address. */
export function pageOf(folder: string, id: string, url: string): Page {
  const bytes = readMaybeGzipped(join(folder, 'html', `${id}.html.gz`));
  return { ...pageOfBytes(id, bytes, { now: FETCHED }), url, finalUrl: url, format: 'html', hints: {} };
}

export function goldOf(folder: string): Record<string, Gold> {
  const files = readdirSync(folder);
  if (!files.includes('ground-truth.json')) throw new Absent(`${basename(folder)}/ground-truth.json`);
  return JSON.parse(new TextDecoder().decode(readMaybeGzipped(join(folder, 'ground-truth.json')))) as Record<string, Gold>;
}

/** All pages of a folder cleaned; several rows ask for the same folder. */
const done = new Map<string, Record<string, Prediction>>();
function predictions(folder: string, gold: Readonly<Record<string, Gold>>): Record<string, Prediction> {
  const made = done.get(folder) ?? Object.fromEntries(Object.values(gold).map(({ id, url }) => [id, predict(pageOf(folder, id, url ?? ''))]));
  done.set(folder, made);
  return made;
}

function predict(page: Page): Prediction {
  const draft = clean(page);
  if (isRejected(draft)) return { isArticle: false };
  const { start, end } = bodyRange(draft);
  return {
    articleBody: draft.text.slice(start, end),
    title: draft.text.slice(draft.headline.start, draft.headline.end),
    byline: draft.authors.map((a) => a.name),
    isArticle: !NO_ARTICLE.has(draft.kind),
    ...publishedDay(draft),
  };
}

/** The scorer compares days. */
function publishedDay({ published, publishedOn }: Draft): { readonly published?: string } {
  return published === undefined ? {} : { published: publishedOn ?? new Date(published).toISOString() };
}

/** All pages of a set's folders, under ids that cannot meet. */
function allOf(context: Context, name: string): { gold: Record<string, Gold>; pred: Record<string, Prediction> } {
  const gold: Record<string, Gold> = {},
    pred: Record<string, Prediction> = {};
  for (const folder of present(setFolders(context.corpora, 'pages', name), `pages/${name}*`)) {
    const here = goldOf(folder),
      said = predictions(folder, here);
    for (const id of Object.keys(here)) {
      gold[`${basename(folder)}/${id}`] = here[id] as Gold;
      pred[`${basename(folder)}/${id}`] = said[id] as Prediction;
    }
  }
  return { gold, pred };
}

function bodies(name: string): Measure {
  return async (context): Promise<Outcome> => {
    const { gold, pred } = allOf(context, name),
      { evaluate } = await scorer<PagesScorer>(context.eval, 'pages'),
      score = evaluate(gold, pred, { bootstrap: 1 }),
      of = (field: string, metric: string): number | null => score[field]?.[metric] ?? null;
    return {
      values: { f1: of('body', 'f1'), title: of('title', 'exact'), byline: of('byline', 'exact'), published: of('published', 'exact') },
      note: `${Object.keys(gold).length} pages`,
    };
  };
}

/** The article sets beside the folder of other pages: refusing is only good where it does not refuse articles. */
async function kinds(context: Context): Promise<Outcome> {
  const others = present(setFolders(context.corpora, 'pages', 'wcxb-other'), 'pages/wcxb-other*'),
    articles = ['wcxb-article', 'scrapinghub', 'fundus'].flatMap((name) => setFolders(context.corpora, 'pages', name)),
    { evaluateKind } = await scorer<PagesScorer>(context.eval, 'pages'),
    { rows } = evaluateKind(
      [...others, ...articles].map((folder) => {
        const gold = goldOf(folder);
        return { name: basename(folder), gold, pred: predictions(folder, gold) };
      }),
    );
  return {
    values: { 'refused-nonarticles': valueOf(rows, 'nonarticles.recognised'), 'refused-articles': valueOf(rows, 'articles.refused') },
    note: `${others.length + articles.length} folders`,
  };
}

export const sets: Sets = {
  'pages-scrapinghub': bodies('scrapinghub'),
  'pages-fundus': bodies('fundus'),
  'pages-wcxb': bodies('wcxb-article'),
  'pages-kind': kinds,
};
