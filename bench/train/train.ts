import { existsSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { trainAttributions } from './attributions.ts';
import { trainClean } from './clean.ts';
import { trainClusters } from './clusters.ts';
import { packLanguages } from './languages.ts';
import { trainNames } from './names.ts';
import { trainPageKind } from './page-kind.ts';
import { trainRelations } from './relations.ts';
import { trainSections } from './sections.ts';
import { trainStories } from './stories.ts';

const USAGE =
  'usage: npm run train -- attributions|clean|clusters|languages|names|page-kind|relations|sections|stories --corpora DIR [--eval DIR] [--cross-validate]';

async function main(): Promise<number> {
  const { values: o, positionals } = parseArgs({
    allowPositionals: true,
    options: { corpora: { type: 'string' }, eval: { type: 'string' }, 'cross-validate': { type: 'boolean', default: false } },
  });
  if (positionals.length !== 1 || o.corpora === undefined || !existsSync(o.corpora)) {
    console.error(USAGE);
    return 2;
  }
  const corpora = realpathSync(resolve(o.corpora));
  if (positionals[0] === 'attributions') trainAttributions(corpora);
  else if (positionals[0] === 'clean') await trainClean(corpora, resolve(o.eval ?? join(corpora, '..', 'eval')), o['cross-validate']);
  else if (positionals[0] === 'clusters') trainClusters(corpora);
  else if (positionals[0] === 'languages') await packLanguages();
  else if (positionals[0] === 'names') trainNames(corpora, o['cross-validate']);
  else if (positionals[0] === 'page-kind') trainPageKind(corpora, o['cross-validate']);
  else if (positionals[0] === 'relations') await trainRelations(corpora);
  else if (positionals[0] === 'sections') await trainSections(corpora, o['cross-validate']);
  else if (positionals[0] === 'stories') await trainStories(corpora, resolve(o.eval ?? join(corpora, '..', 'eval')), o['cross-validate']);
  else {
    console.error(USAGE);
    return 2;
  }
  return 0;
}

process.exitCode = await main();
