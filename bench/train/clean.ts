import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cleaning } from '../../src/clean/clean.ts';
import { isRejected } from '../../src/model/outcome.ts';
import { setFolders } from '../corpora.ts';
import { partOf } from '../folds.ts';
import { goldOf, pageOf } from '../sets/page-files.ts';
import { textOf } from '../sets/pages.ts';
import { blockModels, foldModels } from './block-folds.ts';
import { PARTS } from './block-model.ts';
import { domainOf } from './blocks.ts';

const SHIPPED = new URL('../../src/clean/block-weights.ts', import.meta.url);
const SETS = ['scrapinghub', 'fundus', 'wcxb-article', 'readability-fixtures'];

/** Fits what tells text from other lines and writes it where it is shipped, or prints how it does on domains it has not seen. */
export async function trainClean(corpora: string, scorers: string, crossValidate: boolean): Promise<void> {
  const { shipped } = await blockModels(corpora);
  if (crossValidate) return report(corpora, scorers);
  writeFileSync(
    SHIPPED,
    `/** Written by \`npm run train -- clean\`; what it was fitted on stands in models/README.md. */\nexport const BLOCK_WEIGHTS = {\n  first:\n    '${shipped.first}',\n  second:\n    '${shipped.second}',\n};\n`,
  );
  console.log(`${Math.round((shipped.first.length + shipped.second.length) / 1024)} KB written`);
}

interface Body {
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
}
type Evaluate = (gold: unknown, pred: unknown, options: { bootstrap: number }) => { readonly body: Body };

async function report(corpora: string, scorers: string): Promise<void> {
  const { evaluate } = (await import(pathToFileURL(`${scorers}/pages.ts`).href)) as { evaluate: Evaluate },
    modelFor = await foldModels(corpora),
    print = (name: string, n: number, b: Body): void =>
      console.log(
        `${name.padEnd(32)} ${String(n).padStart(4)} pages  f1 ${b.f1.toFixed(4)}  precision ${b.precision.toFixed(4)}  recall ${b.recall.toFixed(4)}`,
      );
  for (const set of SETS) {
    for (const folder of setFolders(corpora, 'pages', set)) {
      const name = basename(folder),
        gold = goldOf(folder),
        parts = new Map<string, number>(),
        pred = Object.fromEntries(
          Object.values(gold).map(({ id, url = '' }) => {
            const page = pageOf(folder, id, url);
            parts.set(id, partOf(domainOf(name, id, url), PARTS));
            const { outcome, deckIsText } = cleaning(page, undefined, modelFor(name, id, url));
            return [id, isRejected(outcome) ? {} : { articleBody: textOf(outcome, deckIsText) }];
          }),
        );
      print(name, Object.keys(gold).length, evaluate(gold, pred, { bootstrap: 1 }).body);
      for (let k = 0; k < PARTS; k++) {
        const part = Object.fromEntries(Object.entries(gold).filter(([id]) => parts.get(id) === k));
        if (Object.keys(part).length > 0) print(`  part ${k + 1}`, Object.keys(part).length, evaluate(part, pred, { bootstrap: 1 }).body);
      }
    }
  }
}
