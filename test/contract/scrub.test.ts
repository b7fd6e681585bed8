import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test, type TestContext } from 'node:test';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { location } from './engines.ts';
import { NOON } from './fixtures.ts';

const MB = 1_000_000;

async function storeIn(t: TestContext): Promise<{ readonly store: Store; readonly file: string }> {
  const where = await location('sqlite', t);
  assert.ok(where && 'sqlite' in where);
  const store = await openStore(where);
  t.after(() => store.close());
  return { store, file: where.sqlite };
}
const removed = (store: Store, articleId = 'a', at = NOON): Promise<void> =>
  store.removals.put({ articleId, at, why: 'x', by: '', actId: 'act', sourceId: 's', revisions: 1 }, []);

/** How often the file was written anew: SQLite counts that as a change of its schema. */
function rewritings(file: string): number {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    return Number(Object.values(db.prepare('pragma schema_version').get() ?? {})[0]);
  } finally {
    db.close();
  }
}

test('cleaning a large database holds no second one in memory, and leaves no file behind', { timeout: 300_000 }, async (t) => {
  const { store, file } = await storeIn(t),
    size = 300 * MB,
    db = new DatabaseSync(file),
    put = db.prepare("insert into pages (id, fetched_at, data, body) values (?, 0, '{}', ?)");
  db.exec('begin');
  for (let i = 0; i < size / MB; i++) put.run(`p${i}`, randomBytes(MB));
  db.exec('commit');
  db.close();
  await removed(store);
  const most = process.resourceUsage().maxRSS;
  assert.equal(await store.scrub(), true);
  const more = (process.resourceUsage().maxRSS - most) * 1024;
  // What is kept of the file on purpose: 64 MB that are mapped, 32 of what was changed.
  assert.ok(more < 200 * MB, `it took ${Math.round(more / MB)} MB`);
  assert.ok(statSync(file).size > size);
  assert.deepEqual(
    readdirSync(dirname(file)).filter((name) => !name.startsWith('broadsheet.db')),
    [],
  );
});

test('who finds the file cleaned by another empties its log alone; what is removed meanwhile is cleaned the next time', async (t) => {
  const { store, file } = await storeIn(t),
    choose = (value: string): void => {
      const db = new DatabaseSync(file);
      db.prepare("update choices set value = ? where name = 'scrub'").run(value);
      db.close();
    };
  assert.equal(await store.scrub(), false);
  await removed(store);
  const before = rewritings(file);
  assert.equal(await store.scrub(), true);
  assert.deepEqual([rewritings(file), await store.scrub()], [before + 1, false]);
  // Ended after the file was written, before its log was emptied.
  await removed(store, 'b');
  choose(`written ${NOON}`);
  assert.equal(await store.scrub(), true);
  // But for the row that says that it is done.
  assert.ok(statSync(`${file}-wal`).size < 20_000);
  assert.deepEqual([rewritings(file), await store.scrub()], [before + 1, false]);
  await removed(store, 'c');
  choose(`written ${NOON}`);
  await removed(store, 'd', NOON + 1);
  assert.equal(await store.scrub(), true);
  assert.deepEqual([rewritings(file), await store.scrub()], [before + 2, false]);
});
