import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, test, type TestContext } from 'node:test';
import { ERRORS } from '../../src/errors.ts';
import { openStore } from '../../src/store/open.ts';
import type { Revision } from '../../src/model/revision.ts';
import { terms } from '../../src/text/words.ts';
import { location } from '../contract/engines.ts';
import { NOW } from '../promises/articles.ts';
import { revisionOf } from '../promises/write.ts';
import { seedEdition, type SeededEdition } from '../promises/edition.ts';
import { broadsheet, folder, start } from '../run.ts';
import { overStdio } from './agent.ts';
import { callsOf } from './calls.ts';
import { digest } from './digest.ts';
import { inexact, readAnswer } from './fenced.ts';

let edition: SeededEdition, data: string;
const late: (() => void)[] = [];
before(async () => {
  data = folder({ after: (fn: () => void) => void late.push(fn) } as unknown as TestContext);
  edition = await seedEdition({ sqlite: join(data, 'broadsheet.db') });
});
after(async () => {
  await edition.store.close();
  for (const fn of late) fn();
});

for (const era of ['legacy', 'auto'] as const)
  test(`broadsheet mcp answers an agent of the SDK (${era}) with every tool, and writes nothing`, async () => {
    const before = digest(join(data, 'broadsheet.db')),
      agent = await overStdio(data, era),
      revisions = new Map(edition.revisions.map((r) => [r.id, r]));
    try {
      assert.equal((await agent.client.listTools()).tools.length, 11);
      for (const [tool, args, facts, texts] of callsOf(edition)) {
        const answer = await agent.ask(tool, args),
          called = `${tool} ${JSON.stringify(args)}`,
          { passages, objections } = readAnswer(answer);
        assert.equal(answer.isError, false, `${called}: ${JSON.stringify(answer.facts)}`);
        assert.match(JSON.stringify(answer.facts), facts, called);
        assert.match(answer.texts, texts, called);
        assert.deepEqual([objections, inexact(passages, revisions)], [[], []], called);
      }
      assert.equal((await agent.ask('search', { q: 'x'.repeat(500) })).error?.code, 'query-too-long');
    } finally {
      await agent.close();
    }
    assert.equal(agent.stderr(), '');
    assert.equal(digest(join(data, 'broadsheet.db')), before);
  });

test('what a running paper writes meanwhile is seen', async () => {
  const agent = await overStdio(data),
    [first] = edition.revisions as [Revision];
  try {
    assert.equal((await agent.ask('search', { q: 'kittiwake' })).facts['groups'], undefined);
    const later: Revision = { ...revisionOf({ key: 'gulls', source: first.sourceId, at: NOW, lang: 'en', headline: 'A kittiwake nests on the quay', body: ['The kittiwake stays.'] }) }; // prettier-ignore
    await edition.store.articles.put([{ id: later.articleId, url: later.canonicalUrl, sourceId: later.sourceId, firstSeen: NOW }]);
    await edition.store.articles.putRevisions([{ revision: later, terms: terms(later.text, 'en') }]);
    assert.match((await agent.ask('search', { q: 'kittiwake quay' })).texts, /A kittiwake nests on the quay/);
  } finally {
    await agent.close();
  }
});

test('what it prints on standard output is the protocol alone, and it ends when standard input does', async () => {
  const child = start(data, ['mcp']),
    out: string[] = [];
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk.toString()));
  const say = (message: unknown): unknown => child.stdin?.write(`${typeof message === 'string' ? message : JSON.stringify(message)}\n`);
  say({ jsonrpc: '2.0', id: 1, method: 'initialize', params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'raw', version: '1' } } });
  await once(child.stdout as NodeJS.ReadableStream, 'data');
  say('this is no JSON');
  say({ jsonrpc: '2.0', method: 'notifications/initialized' });
  say({ jsonrpc: '2.0', id: 2, method: 'tools/call', params: { name: 'search', arguments: { q: 'ferry' } } });
  while (out.join('').split('\n').length < 3) await once(child.stdout as NodeJS.ReadableStream, 'data');
  child.stdin?.end();
  const [code] = (await once(child, 'close')) as [number | null];
  assert.equal(code, 0);
  const messages = out.join('').trimEnd().split('\n').map((line) => JSON.parse(line) as { jsonrpc: string; id: number }); // prettier-ignore
  assert.deepEqual(messages.map((m) => [m.jsonrpc, m.id]), [['2.0', 1], ['2.0', 2]]); // prettier-ignore
});

test('a message that is longer than is read ends it, and so does who no longer listens', { timeout: 60_000 }, async (t) => {
  const long = start(data, ['mcp']),
    deaf = start(data, ['mcp']);
  t.after(() => [long, deaf].map((child) => child.kill()));
  let err = '';
  long.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  long.stdin?.on('error', () => undefined);
  // Standard input stays open: the program has to end by itself.
  long.stdin?.write('x'.repeat(2_000_000));
  assert.deepEqual(await once(long, 'exit'), [0, null]);
  assert.match(err, /exceeded maximum size/);
  assert.doesNotMatch(err, /unsettled/);
  const ended = once(deaf, 'exit');
  deaf.stdout?.destroy();
  deaf.stdin?.on('error', () => undefined);
  deaf.stdin?.write('{"jsonrpc":"2.0","id":1,"method":"ping"}\n'.repeat(3));
  assert.deepEqual(await ended, [0, null]);
});

test('a store that is not there, or is older than the program, is told on standard error with a code, and left as it is', async (t) => {
  const none = folder(t),
    missing = await broadsheet(none, ['mcp']);
  assert.deepEqual([missing.code, missing.out], [ERRORS['data-folder'].exit, '']);
  assert.match(missing.err, /^broadsheet: The data folder cannot be used\./);
  assert.equal(existsSync(join(none, 'broadsheet.db')), false);
  const file = join(none, 'broadsheet.db');
  await (await openStore({ sqlite: file })).close();
  const database = new DatabaseSync(file);
  database.exec('delete from migrations where number > 3');
  database.close();
  const before = digest(file),
    older = await broadsheet(none, ['mcp']);
  assert.deepEqual([older.code, older.out], [ERRORS['older-data'].exit, '']);
  assert.match(older.err, /^broadsheet: The data was written by an older version of Broadsheet, and this command only reads\. .*broadsheet migrate\.$/m);
  assert.equal(digest(file), before);
});

test('it answers from PostgreSQL, in sessions that the server lets only read', async (t) => {
  const where = await location('postgres', t);
  if (!where || !('postgres' in where)) return;
  const own = await seedEdition(where),
    url = new URL(where.postgres);
  url.searchParams.set('options', `-c search_path=${where.schema}`);
  const agent = await overStdio(folder(t), 'legacy', { BROADSHEET_DATABASE: url.href });
  try {
    for (const [tool, args, facts] of callsOf(own)) assert.match(JSON.stringify((await agent.ask(tool, args)).facts), facts, tool);
  } finally {
    await agent.close();
    await own.store.close();
  }
});
