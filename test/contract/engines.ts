import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test, type TestContext } from 'node:test';
import { openStore, type Location } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { startPostgres, type Cluster } from '../postgres.ts';
import { needs } from '../require.ts';

export type EngineName = 'sqlite' | 'postgres';

let cluster: Promise<Cluster> | undefined,
  schemas = 0;
after(async () => (await cluster)?.stop());

/** A place for a new store of the engine; undefined where the engine is not there and the test is skipped. */
export async function location(engine: EngineName, t: TestContext): Promise<Location | undefined> {
  if (engine === 'sqlite') {
    const folder = mkdtempSync(join(tmpdir(), 'broadsheet-store-'));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    return { sqlite: join(folder, 'broadsheet.db') };
  }
  const program = needs('postgres', t);
  if (program === undefined) return undefined;
  cluster ??= startPostgres(program);
  return { postgres: (await cluster).connectionString, schema: `contract_${++schemas}` };
}

/** Runs one test on a new store of each engine. */
export function onBoth(name: string, fn: (store: Store, t: TestContext) => Promise<void>): void {
  for (const engine of ['sqlite', 'postgres'] as const) {
    test(`${engine}: ${name}`, async (t) => {
      const where = await location(engine, t);
      if (!where) return;
      const store = await openStore(where);
      try {
        await fn(store, t);
      } finally {
        await store.close();
      }
    });
  }
}
