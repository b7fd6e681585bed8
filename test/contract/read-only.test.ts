import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import pg from 'pg';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { digest } from '../mcp/digest.ts';
import { folder } from '../run.ts';
import { location } from './engines.ts';
import { article, revision, story, profile, work } from './fixtures.ts';

/** A write of each kind that the store has: a noun's own, a transaction, work, and what a visit leaves. */
const WRITES: readonly ((store: Store) => Promise<unknown>)[] = [
  (s) => s.articles.put([article('b')]),
  (s) => s.in((tx) => tx.stories.put(story('t'), profile('t', { lost: 1 }))),
  (s) => s.work.add([work('w')]),
  (s) => s.choices.put('first-feeds', 'given'),
  (s) => s.in(async (tx) => (await tx.articles.latest(['a'])).length),
];

for (const engine of ['sqlite', 'postgres'] as const)
  test(`${engine}: a store that is opened to be read tells what is stored, sees what others write, and writes nothing`, async (t) => {
    const where = await location(engine, t);
    if (!where) return;
    const store = await openStore(where);
    await store.articles.put([article('a')]);
    await store.articles.putRevisions([{ revision: revision('a'), terms: ['ferry'] }]);
    const reader = await openStore(where, { readOnly: true });
    assert.deepEqual(await reader.articles.latest(['a']), [revision('a')]);
    assert.equal((await reader.search.articles({ terms: ['ferry'] }, 9)).rows.length, 1);
    const counts = await store.counts();
    for (const [i, write] of WRITES.slice(0, 4).entries()) await assert.rejects(write(reader), /read-?only/i, `write ${i}`);
    // What only reads may not pass for a write, and on SQLite a transaction that would wait for the lock is refused too.
    if (engine === 'sqlite') await assert.rejects((WRITES[4] as (s: Store) => Promise<unknown>)(reader), /readonly/);
    assert.deepEqual(await store.counts(), counts);
    assert.deepEqual(await reader.check(), []);
    const seen = await reader.changes();
    await store.articles.put([article('c')]);
    assert.equal((await reader.articles.get(['c'])).length, 1);
    assert.notEqual(await reader.changes(), seen);
    await reader.close();
    // The writer is as it was.
    await store.stories.put(story('s'), profile('s', { kept: 1 }));
    await store.close();
  });

test('sqlite: what is not there is not made, and what is of another version is left as it is', async (t) => {
  const data = folder(t),
    none = join(data, 'none.db');
  await assert.rejects(openStore({ sqlite: none }, { readOnly: true }), /unable to open/);
  assert.deepEqual(globSync(join(data, '*')), []);
  const file = join(data, 'broadsheet.db');
  await (await openStore({ sqlite: file })).close();
  const own = new DatabaseSync(file);
  for (const [change, code] of [
    ["insert into migrations (number, name, at) values (999, 'later', 0)", 'newer-data'],
    ['delete from migrations where number > 3', 'older-data'],
    ['drop table migrations', 'older-data'],
  ] as const) {
    own.exec(change);
    const before = digest(file);
    await assert.rejects(openStore({ sqlite: file }, { readOnly: true }), { code });
    assert.equal(digest(file), before);
  }
  // The digest sees what is written.
  const before = digest(file);
  own.exec('create table migrations (number integer primary key)');
  assert.notEqual(digest(file), before);
  own.close();
});

test('postgres: who names options of the session in its address still only reads', async (t) => {
  const where = await location('postgres', t);
  if (!where || !('postgres' in where)) return;
  const store = await openStore(where),
    url = new URL(where.postgres);
  url.searchParams.set('options', `-c search_path=${where.schema ?? ''}`);
  const reader = await openStore({ postgres: url.href }, { readOnly: true });
  for (const write of WRITES.slice(0, 4)) await assert.rejects(write(reader), /read-only/);
  await reader.close();
  await store.close();
});

test('postgres: no schema is made for who only reads, and one that is behind is said to be so', async (t) => {
  const where = await location('postgres', t);
  if (!where || !('postgres' in where)) return;
  await assert.rejects(openStore(where, { readOnly: true }), { code: 'older-data' });
  const client = new pg.Client({ connectionString: where.postgres });
  await client.connect();
  const { rows } = await client.query('select count(*)::int as n from pg_namespace where nspname = $1', [where.schema]);
  await client.end();
  assert.deepEqual(rows, [{ n: 0 }]);
});
