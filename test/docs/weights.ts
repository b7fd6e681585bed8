import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import type { Weights } from '../../src/models.ts';

/** The modules that hold learned weights, by the hop that uses them. */
const MODULES: Readonly<Record<string, readonly string[]>> = {
  clean: ['clean/block-weights', 'clean/page-shipped', 'text/language-table'],
  claims: ['claims/name-weights', 'text/cluster-words'],
  reprints: ['reprints/relation-weights'],
  stories: ['stories/weights'],
  ledger: ['ledger/same-question-weights'],
};

/** Every module of learned weights, with the SHA-256 of what it exports as JSON: the same whether it runs as it is or compiled. */
export async function shippedWeights(): Promise<readonly Weights[]> {
  const rows: Weights[] = [];
  for (const [hop, names] of Object.entries(MODULES))
    for (const name of names) {
      const exported = { ...((await import(`../../src/${name}.ts`)) as object) };
      rows.push({ hop, name, sha256: createHash('sha256').update(JSON.stringify(exported)).digest('hex') });
    }
  return rows;
}

/** Modules that say of themselves that they were written by training, and are in no row. */
export function unlisted(): readonly string[] {
  const listed = Object.values(MODULES)
    .flat()
    .map((name) => `src/${name}.ts`);
  return globSync('src/**/*.ts').filter((file) => !listed.includes(file) && /^\/\*\* (?:Written|Made) by `npm run train/m.test(readFileSync(file, 'utf8')));
}
