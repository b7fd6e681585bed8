import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { test, type TestContext } from 'node:test';
import { zstdDecompressSync } from 'node:zlib';
import pg from 'pg';
import { openStore, type Location } from '../../src/store/open.ts';
import { location } from './engines.ts';
import { fill, verify } from './stored.ts';

/** Runs SQL past the store. */
async function execute(where: Location, text: string): Promise<void> {
  if ('sqlite' in where) {
    const database = new DatabaseSync(where.sqlite);
    database.exec(text);
    database.close();
    return;
  }
  const client = new pg.Client({ connectionString: where.postgres, options: `-c search_path=${where.schema}` });
  await client.connect();
  await client.query(text);
  await client.end();
}

for (const engine of ['sqlite', 'postgres'] as const) {
  test(`${engine}: data of a newer version is refused and left alone`, async (t: TestContext) => {
    const where = await location(engine, t);
    if (!where) return;
    const store = await openStore(where);
    await fill(store);
    await store.close();
    await execute(where, "insert into migrations (number, name, at) values (99, 'from the future', 0)");
    await assert.rejects(openStore(where), { name: 'StoreError', code: 'newer-data', message: /migration 99 \(from the future\)/ });
    await execute(where, 'delete from migrations where number = 99');
    const again = await openStore(where);
    try {
      await verify(again);
    } finally {
      await again.close();
    }
  });

  test(`${engine}: a migration that fails leaves the data as they were`, async (t: TestContext) => {
    const where = await location(engine, t);
    if (!where) return;
    if ('schema' in where) await execute({ postgres: where.postgres }, `create schema ${where.schema}`);
    await execute(where, 'create table failures (id text)');
    await assert.rejects(openStore(where), /failures/);
    await execute(where, 'drop table failures');
    const store = await openStore(where);
    try {
      await fill(store);
      await verify(store);
    } finally {
      await store.close();
    }
  });
}

// `node test/contract/make-stored.ts` makes such a file at a release; those of earlier releases stay.
test('a database stored by release 0.1.0 (migration 1) opens and holds what it held', async (t: TestContext) => {
  const where = await location('sqlite', t);
  assert.ok(where && 'sqlite' in where);
  writeFileSync(where.sqlite, zstdDecompressSync(readFileSync(new URL('./stored/0001.db.zst', import.meta.url))));
  const store = await openStore(where);
  try {
    await verify(store);
    const [again] = await store.work.due('claims', 0, 9);
    assert.equal(again?.subject, 'a.1', 'its claims are read again for their terms');
    assert.deepEqual(await store.check(), []);
  } finally {
    await store.close();
  }
});
