import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { read } from '../src/claims/read.ts';
import { attributionTaggers } from '../src/models.ts';
import { clean } from '../src/clean/clean.ts';
import { pageOfBytes } from '../src/commands/files.ts';
import { enter, type Member } from '../src/ledger/enter.ts';
import { isRejected } from '../src/model/outcome.ts';
import type { Page } from '../src/model/page.ts';
import type { Reading } from '../src/model/reading.ts';
import { originalOf } from '../src/model/reprint.ts';
import { bodyRange } from '../src/model/revision.ts';
import { grouped, replay } from '../src/stories/replay.ts';
import { revisionOf, type Article } from './articles.ts';
import { setFolders } from './corpora.ts';
import { inOrder, linkAll } from './links.ts';
import { present } from './measured.ts';
import { scorer } from './scorers.ts';
import { goldOf, pageOf } from './sets/pages.ts';

/** One figure of the chain: `ms` is time, `body-f1` a fraction, everything else a count. */
export interface ChainRow {
  readonly set: 'chain';
  readonly metric: string;
  readonly value: number;
}

/** Folders of `pages` that hold graded articles, in the order they take turns. */
const SETS = ['scrapinghub', 'fundus', 'wcxb-article', 'readability', 'trafilatura', 'postlight'];
const PAGES = 100;
const SEED = 'chain 1';

type Gold = ReturnType<typeof goldOf>[string];
interface Chosen {
  readonly key: string;
  readonly folder: string;
  readonly gold: Gold;
}
interface PagesScorer {
  evaluate(gold: Readonly<Record<string, Gold>>, pred: Readonly<Record<string, { articleBody?: string; isArticle: boolean }>>, options: { bootstrap: number }): Record<string, Record<string, number>>; // prettier-ignore
}

/**
 * One hundred pages, always the same, and the reports of the seed story, from HTML to the ledger in memory by the functions of
 * the flow: clean, reprints, stories, claims, ledger. The pages have no story in common, so the seed story is what fills the ledger. Says how much comes out at the end, so that a change in one stage shows what it does to all behind it.
 */
export async function chain(corpora: string, evaluators = join(corpora, '..', 'eval')): Promise<ChainRow[]> {
  const chosen = choose(corpora);
  const pages = chosen.map((c) => pageOf(c.folder, c.gold.id, c.gold.url ?? ''));
  const all = [...pages, ...seedStory(corpora)];
  const began = performance.now();
  const articles = all.flatMap((page, i): Article[] => {
    const made = revisionOf(page);
    return typeof made === 'string' ? [] : [{ id: chosen[i]?.key ?? page.url, ...made }];
  });
  const { onArrival } = linkAll(articles);
  const order = inOrder(articles).map((a) => a.revision);
  const stories = grouped(order, replay(order));
  const readings = new Map(order.map((r) => [r.id, read(r, attributionTaggers())] as const));
  const questions = [...stories].flatMap(([id, members]) => enter(id, members.map((revision): Member => ({ revision, reading: readings.get(revision.id) as Reading, ...copyOf(onArrival, revision.articleId) })))); // prettier-ignore
  const ms = performance.now() - began;
  const claims = [...readings.values()].flatMap((r) => r.claims);
  const rows: Record<string, number> = {
    articles: articles.length,
    rejected: all.length - articles.length,
    reprints: onArrival.size,
    stories: stories.size,
    'statements-with-speaker': claims.filter((c) => c.manner !== 'figure' && c.speaker).length,
    figures: claims.filter((c) => c.figure).length,
    questions: questions.length,
    differing: questions.filter((q) => q.differs).length,
    'body-f1': await bodyF1(chosen, pages, evaluators),
    ms: Math.round(ms),
  };
  return Object.entries(rows).map(([metric, value]) => ({ set: 'chain', metric, value }));
}

function seedStory(corpora: string): Page[] {
  const folder = join(corpora, 'seed');
  const path = join(folder, 'story', 'expected.json');
  if (!existsSync(path)) return [];
  const { articles } = JSON.parse(readFileSync(path, 'utf8')) as { articles: readonly { file: string; published: string }[] };
  return articles.map(({ file, published }) => {
    const at = Date.parse(published);
    return pageOfBytes(basename(file), readFileSync(join(folder, file)), { now: at, published: at });
  });
}

/** Sets take turns; within a set pages come in an order that only their names and the seed decide. */
function choose(corpora: string): Chosen[] {
  const queues = SETS.map((name) =>
    setFolders(corpora, 'pages', name)
      .flatMap((folder) => Object.entries(goldOf(folder)).map(([id, gold]): Chosen => ({ key: `${basename(folder)}/${id}`, folder, gold })))
      .map((c) => ({ c, rank: createHash('sha256').update(`${SEED} ${c.key}`).digest('hex') }))
      .sort((x, y) => (x.rank < y.rank ? -1 : 1)),
  );
  const longest = Math.max(...queues.map((q) => q.length));
  const turns = Array.from({ length: longest }, (_, i) => queues.flatMap((q) => (q[i] ? [q[i].c] : []))).flat();
  return [...present(turns, 'pages/*')].slice(0, PAGES);
}

function copyOf(links: ReturnType<typeof linkAll>['onArrival'], articleId: string): { copyOf?: string } {
  const copyOf = originalOf(links.get(articleId));
  return copyOf === undefined ? {} : { copyOf };
}

async function bodyF1(chosen: readonly Chosen[], pages: readonly ReturnType<typeof pageOf>[], evaluators: string): Promise<number> {
  const { evaluate } = await scorer<PagesScorer>(evaluators, 'pages');
  const drafts = pages.map(clean);
  const predicted = drafts.map((d) => {
    if (isRejected(d)) return { isArticle: false };
    const { start, end } = bodyRange(d);
    return { isArticle: true, articleBody: d.text.slice(start, end) };
  });
  const gold = Object.fromEntries(chosen.map((c) => [c.key, c.gold]));
  const found = Object.fromEntries(chosen.map((c, i) => [c.key, predicted[i] ?? { isArticle: false }]));
  return evaluate(gold, found, { bootstrap: 1 }).body?.f1 ?? 0;
}

if (import.meta.main) {
  const [corpora, evaluators] = process.argv.slice(2);
  if (!corpora) {
    console.error('usage: node bench/chain.ts CORPORA [EVAL]');
    process.exitCode = 2;
  } else for (const row of await chain(corpora, evaluators)) console.log(JSON.stringify(row));
}
