import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { createClient } from '@hey-api/openapi-ts';
import { served } from './paper.ts';

const run = promisify(execFile),
  modules = new URL('../../node_modules', import.meta.url).pathname;

/** What somebody would write with a generated client: each field that is used is checked by the compiler. */
const PROGRAM = `
import { createClient } from './made/client/index.js';
import { addAct, changes, front, search, story, verify } from './made/sdk.gen.js';
import type { Line } from './made/types.gen.js';

const [, , baseUrl = '', token = ''] = process.argv,
  client = createClient({ baseUrl, auth: () => token });

const page = await front({ client, query: { lang: 'en' }, throwOnError: true }),
  [lead] = page.data.stories;
if (!lead) throw new Error('no story leads');
const told = await story({ client, path: { id: lead.story }, throwOnError: true }),
  quoted: Line[] = told.data.statements.flatMap((s) => s.statements.map((one) => one.line)),
  figures: (number | null)[] = told.data.figures.flatMap((q) => q.answers.map((a) => a.value)),
  found = await search({ client, query: { q: 'ferry' }, throwOnError: true }),
  checked = await verify({ client, query: { quote: 'The smoke was on the car deck before any alarm was heard' }, throwOnError: true }),
  stream = await changes({ client, query: { since: 'now' }, throwOnError: true }),
  wrong = await search({ client, query: { q: 'x', after: 'nothing' } }),
  pinned = await addAct({ client, body: { kind: 'pin', story: lead.story, why: 'The lead' }, headers: { 'Idempotency-Key': 'one' }, throwOnError: true }),
  again = await addAct({ client, body: { kind: 'pin', story: lead.story, why: 'The lead' } });
console.log(JSON.stringify({
  lead: lead.headline?.text,
  source: quoted[0]?.source.name,
  quoted: quoted.length,
  figures: figures.length,
  hits: found.data.groups.reduce((n, g) => n + g.hits.length, 0),
  verdict: checked.data.kind === 'quote' ? checked.data.verdict : undefined,
  next: stream.data.next,
  code: wrong.error?.code,
  pinned: pinned.data.by,
  again: again.error?.reason,
}));
`;

test('a client made of /openapi.json compiles under strict and reads the paper', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-client-')),
    paper = await served();
  t.after(async () => {
    rmSync(folder, { recursive: true });
    await paper.close();
  });
  const described = await fetch(`${paper.address}/openapi.json`, { headers: { authorization: `Bearer ${paper.token}` } });
  writeFileSync(join(folder, 'openapi.json'), await described.text());
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'use.ts'), PROGRAM);
  symlinkSync(modules, join(folder, 'node_modules'));
  await createClient({
    input: join(folder, 'openapi.json'),
    output: { path: join(folder, 'made'), module: { extension: '.js' } },
    plugins: ['@hey-api/client-fetch', '@hey-api/typescript', '@hey-api/sdk'],
    logs: { level: 'silent' },
  });
  const tsc = join(modules, 'typescript', 'bin', 'tsc'),
    options = '--strict --target es2024 --module nodenext --types node --skipLibCheck --outDir built --rootDir .'.split(' ');
  await run(process.execPath, [tsc, ...options, 'use.ts'], { cwd: folder }).catch((e: { stdout: string }) => assert.fail(e.stdout));
  const { stdout } = await run(process.execPath, [join(folder, 'built', 'use.js'), paper.address, paper.token], { cwd: folder, timeout: 30_000 }),
    said = JSON.parse(stdout) as Record<string, unknown>;
  assert.match(String(said['lead']), /\w{3}/);
  assert.equal(said['verdict'], 'found');
  assert.equal(said['code'], 'cursor-invalid');
  assert.deepEqual([said['pinned'], said['again']], ['ida', 'again']);
  assert.match(String(said['next']), /^[\w-]+$/);
  for (const counted of ['quoted', 'figures', 'hits']) assert.ok(Number(said[counted]) > 0, `${counted}: ${stdout}`);
});
