import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isOther, scoreOf } from '../../src/clean/article.ts';
import { cleaning } from '../../src/clean/clean.ts';
import { registeredDomain } from '../../src/text/domain.ts';
import { pageSigns, type PageFacts } from '../../src/clean/page-signs.ts';
import type { PageWeights } from '../../src/clean/page-weights.ts';
import { readLines } from '../corpora.ts';
import { folds } from '../folds.ts';
import { goldOf, pageOf } from '../sets/page-files.ts';
import { trainPages, type JudgedPage } from './page-fit.ts';
import { JUDGED } from './page-judged.ts';

/** `wcxb-other` holds the pages that are no articles, the others nearly only articles. */
const SETS = ['wcxb-other', 'wcxb-article', 'scrapinghub-a', 'fundus-publishers', 'postlight', 'trafilatura', 'readability-fixtures', 'dates-mediacloud'];
const ANATOMY = 'anatomy-read.dev.jsonl';

interface Gold {
  readonly id: string;
  readonly url?: string;
  readonly pageType?: string;
}

/** Whether all pages that weights are trained on are here. */
export const canTrain = (corpora: string): boolean => [ANATOMY, ...SETS].every((name) => existsSync(join(corpora, 'pages', name)));

/** All pages known to be articles or not, with their signs. `look` sees each of them in full. */
export function judgedPages(corpora: string, look?: (page: JudgedPage, facts: PageFacts) => void): JudgedPage[] {
  const folder = join(corpora, 'pages'),
    kinds = new Map(readLines<{ id: string; set: string; kind: string }>(join(folder, ANATOMY)).map((a) => [`${a.set}/${a.id}`, a.kind]));
  return SETS.flatMap((set) =>
    Object.values(goldOf(join(folder, set)) as Record<string, Gold>).flatMap((gold): JudgedPage[] => {
      const name = `${set}/${gold.id}`,
        said = JUDGED[name] ?? kinds.get(name),
        other = set === 'wcxb-other',
        url = /^https?:\/\/fakehost\//.test(gold.url ?? '') ? '' : (gold.url ?? ''),
        { facts } = cleaning(pageOf(join(folder, set), gold.id, url));
      if (!facts || facts.bodyWords === 0) return [];
      const page = {
        set,
        id: gold.id,
        group: registeredDomain(url) ?? name,
        article: !other && !isOther(said ?? 'report'),
        unclear: !other && (said === 'unclear' || said === 'other'),
        pageType: gold.pageType ?? said ?? 'article',
        signs: pageSigns(facts),
      };
      look?.(page, facts);
      return [page];
    }),
  );
}

/** For each page of the sets, the weights that pages of other domains teach. */
export type WeightsFor = (set: string, id: string) => PageWeights | undefined;
const made = new Map<string, WeightsFor>();
export function foldWeights(corpora: string): WeightsFor {
  const before = made.get(corpora);
  if (before) return before;
  const of = new Map<string, PageWeights>();
  for (const { train, test } of folds(judgedPages(corpora), (p) => p.group)) {
    const weights = trainPages(train);
    for (const p of test) of.set(`${p.set}/${p.id}`, weights);
  }
  const weightsFor: WeightsFor = (set, id) => of.get(`${set}/${id}`);
  made.set(corpora, weightsFor);
  return weightsFor;
}

const SHIPPED = new URL('../../src/clean/page-shipped.ts', import.meta.url);

/** Trains the weights that tell articles from other pages and writes them where they are shipped, or prints how they do on domains they have not seen. */
export function trainPageKind(corpora: string, crossValidate: boolean): void {
  const pages = judgedPages(corpora);
  if (crossValidate) return report(pages);
  const { bias, threshold, of } = trainPages(pages),
    lines = Object.entries(of).map(([name, { weight, usual }]) => `    ${/^\w+$/.test(name) ? name : `'${name}'`}: { weight: ${weight}, usual: ${usual} },`);
  writeFileSync(
    SHIPPED,
    `import type { PageWeights } from './page-weights.ts';\n\n/** Written by \`npm run train\`; what they were trained on stands in models/page-kind.md. */\nexport const SHIPPED: PageWeights = {\n  bias: ${bias},\n  threshold: ${threshold},\n  of: {\n${lines.join('\n')}\n  },\n};\n`,
  );
  console.log(`${pages.length} pages, ${pages.filter((p) => !p.article).length} of them no articles; ${lines.length} signs weigh something`);
}

function report(pages: readonly JudgedPage[]): void {
  const scored = folds(pages, (p) => p.group).flatMap(({ train, test }) => {
      const weights = trainPages(train);
      return test.map((page) => ({ page, over: scoreOf(page.signs, weights) - weights.threshold }));
    }),
    rows = new Map<string, { n: number; called: number }>();
  for (const { page, over } of scored) {
    for (const row of [page.article ? `article in ${page.set}` : `${page.pageType} in ${page.set === 'wcxb-other' ? page.set : 'the article sets'}`]) {
      const r = rows.get(row) ?? { n: 0, called: 0 };
      rows.set(row, { n: r.n + 1, called: r.called + (over >= 0 ? 1 : 0) });
    }
  }
  for (const [row, { n, called }] of [...rows].sort()) console.log(`${row.padEnd(50)} called no article ${String(called).padStart(3)} of ${n}`);
  for (let by = -0.6; by <= 0.6; by += 0.15) {
    const over = scored.filter((s) => s.over >= by).map((s) => s.page);
    console.log(
      `threshold ${by < 0 ? '' : '+'}${by.toFixed(2)}: ${over.filter((p) => p.set === 'wcxb-other').length} of wcxb-other, ${over.filter((p) => p.article).length} articles`,
    );
  }
}
