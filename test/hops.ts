import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { HopName, Work } from '../src/model/work.ts';
import { openStore } from '../src/store/open.ts';
import type { Store } from '../src/store/store.ts';
import type { Hop } from '../src/work/hop.ts';

export const HOUR = 3_600_000,
  NOW = 100 * HOUR;
/** A log that nobody reads. */
export const silent = { debug: () => undefined, warn: () => undefined, error: () => undefined };
export const piece = (hop: HopName, subject: string, more: Partial<Work> = {}): Work => ({
  id: `${hop} ${subject}`,
  hop,
  subject,
  dueAt: 0,
  attempts: 0,
  ...more,
});

export async function newStore(t: TestContext): Promise<Store> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-work-')),
    store = await openStore({ sqlite: join(folder, 'broadsheet.db') });
  t.after(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return store;
}

/** A hop that writes its subject down as an article, notes it in `seen`, and wakes `then`. */
export function hop(name: HopName, seen: string[], more: Partial<Hop<string, string>> = {}, then?: HopName): Hop<string, string> {
  return {
    name,
    order: 'sequential',
    batch: 2,
    gather: async (_reads, work) => work.subject,
    decide: (subject) => subject,
    async keep(tx, subject, work) {
      await tx.articles.put([{ id: `${name} ${subject}`, url: '', sourceId: '', firstSeen: 0 }]);
      seen.push(`${name} ${subject}`);
      return then ? [piece(then, subject, { asOf: work.asOf })] : [];
    },
    ...more,
  };
}

/** How many of these articles are stored. */
export const kept = async (store: Store, ids: readonly string[]): Promise<number> => (await store.articles.get(ids)).length;
