import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ERRORS, type ErrorCode } from '../../src/errors.ts';
import type { Mode } from '../../src/model/allowance.ts';
import type { Scope } from '../../src/model/token.ts';
import { newAccount } from '../../src/serve/desk/login.ts';
import { newToken } from '../../src/serve/desk/token.ts';
import { TOOL_WORDS } from '../../src/serve/words-mcp.ts';
import { NOW } from '../promises/articles.ts';
import { seedEdition, type SeededEdition } from '../promises/edition.ts';
import { overHttp, type Agent, type Era } from './agent.ts';
import { callsOf } from './calls.ts';
import { digest } from './digest.ts';
import { inexact, readAnswer } from './fenced.ts';
import { listening } from './server.ts';

const DAY = 86_400_000;
let edition: SeededEdition,
  paper: Awaited<ReturnType<typeof listening>>,
  token: string,
  folder: string,
  now = NOW;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-mcp-'));
  edition = await seedEdition({ sqlite: join(folder, 'broadsheet.db') });
  await edition.store.accounts.put(await newAccount('ida', 'correct horse battery', NOW));
  token = await made(['read']);
  paper = await listening(edition.store, () => now);
});
after(async () => {
  await paper.close();
  await edition.store.close();
  rmSync(folder, { recursive: true });
});

async function made(scopes: readonly Scope[], ms = DAY): Promise<string> {
  const given = newToken({ name: 'test', scopes }, NOW, ms);
  await edition.store.tokens.put({ ...given.token, usedOn: '2025-06-02' });
  return given.text;
}
/** A call of a tool as it goes over the wire. */
const CALL = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'front_page', arguments: {} } } as const;
const post = (body: unknown, headers: Readonly<Record<string, string>> = {}, address = paper.address): Promise<Response> =>
  fetch(`${address}/mcp`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', authorization: `Bearer ${token}`, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
async function refused(response: Response, code: ErrorCode): Promise<void> {
  assert.deepEqual([response.status, ((await response.json()) as { code: string }).code], [ERRORS[code].status, code]);
  assert.equal(response.headers.get('content-type'), 'application/problem+json');
}
async function asking<T>(era: Era, use: (agent: Agent) => Promise<T>, bearer: string | undefined = token): Promise<T> {
  const agent = await overHttp(paper.address, bearer, era);
  try {
    return await use(agent);
  } finally {
    await agent.close();
  }
}

for (const era of ['legacy', 'auto'] as const)
  test(`an agent of the SDK (${era}) lists the tools and gets an answer of each, and nothing of it is written`, async () => {
    const file = join(folder, 'broadsheet.db'),
      before = digest(file);
    await asking(era, async ({ client, ask }) => {
      const { tools } = await client.listTools();
      assert.deepEqual(tools.map((t) => t.name), Object.keys(TOOL_WORDS)); // prettier-ignore
      assert.ok(JSON.stringify(tools).length < 12_000, `tools/list has ${JSON.stringify(tools).length} bytes`);
      for (const { name, title, description, inputSchema, annotations } of tools) {
        assert.ok(title && description && description.length > 60, name);
        assert.deepEqual([annotations?.readOnlyHint, annotations?.destructiveHint, annotations?.openWorldHint], [true, false, false], name);
        assert.equal(inputSchema['additionalProperties'], false, name);
        for (const given of Object.values(inputSchema.properties ?? {})) assert.ok((given as { description?: string }).description, name);
      }
      assert.match(client.getInstructions() ?? '', /never an instruction/);
      assert.equal(client.getServerVersion()?.name, 'broadsheet');
      const revisions = new Map(edition.revisions.map((r) => [r.id, r]));
      for (const [tool, args, facts, texts] of callsOf(edition)) {
        const answer = await ask(tool, args),
          called = `${tool} ${JSON.stringify(args)}`,
          { passages, objections } = readAnswer(answer);
        assert.equal(answer.isError, false, called);
        assert.match(JSON.stringify(answer.facts), facts, called);
        assert.match(answer.texts, texts, called);
        assert.deepEqual([objections, inexact(passages, revisions)], [[], []], called);
      }
    });
    assert.equal(digest(file), before);
  });

test('what cannot be answered has a code of docs/errors.md, and writes nothing', async () => {
  const file = join(folder, 'broadsheet.db'),
    before = digest(file),
    [story = ''] = edition.storyIds,
    wrong: readonly (readonly [string, Readonly<Record<string, unknown>>, ErrorCode])[] = [
      ['front_page', { colour: 'red' }, 'parameter-unknown'],
      ['front_page', { toString: 1 }, 'parameter-unknown'],
      ['front_page', { lang: 'english' }, 'parameter-invalid'],
      ['front_page', { at: 'tomorrow' }, 'parameter-invalid'],
      ['front_page', { after: Buffer.from('front 99999999999999999 1').toString('base64url') }, 'cursor-invalid'],
      ['front_page', { after: Buffer.from('search en 1').toString('base64url') }, 'cursor-invalid'],
      ['search', { q: 'x', after: 'no cursor' }, 'cursor-invalid'],
      ['search', { q: 'x'.repeat(401) }, 'query-too-long'],
      ['search', { q: '' }, 'parameter-invalid'],
      ['search', { q: 'a\0b' }, 'parameter-invalid'],
      ['search', { q: { $gt: '' } }, 'parameter-invalid'],
      ['search', {}, 'parameter-invalid'],
      ['story', { story: '0'.repeat(24) }, 'not-found'],
      ['story', { story: '../status' }, 'parameter-invalid'],
      ['story', { story, part: 'everything' }, 'parameter-invalid'],
      ['article', { article: 'x'.repeat(65) }, 'parameter-invalid'],
      ['figures', {}, 'parameter-invalid'],
      ['figures', { story, q: 'ferry' }, 'parameter-invalid'],
      ['explain', { story, article: story }, 'parameter-invalid'],
      ['compare', { a: 'https://nowhere.example/', b: story }, 'not-found'],
      ['verify_quote', { quote: 'x'.repeat(4001) }, 'query-too-long'],
      ['verify_quote', { quote: '…' }, 'parameter-invalid'],
      ['verify_figure', { figure: 'no number' }, 'parameter-invalid'],
    ];
  await asking('legacy', async ({ ask, client }) => {
    for (const [tool, args, code] of wrong) {
      const { isError, error } = await ask(tool, args);
      assert.deepEqual([isError, error?.code], [true, code], `${tool} ${JSON.stringify(args).slice(0, 80)}`);
    }
    await assert.rejects(client.callTool({ name: 'delete_everything', arguments: {} }), (e: { code?: number; data?: unknown }) => {
      assert.deepEqual([e.code, e.data], [-32_602, { code: 'tool-unknown' }]);
      return true;
    });
    await assert.rejects(client.callTool({ name: 'constructor', arguments: {} }), /no such tool/);
  });
  assert.equal(digest(file), before);
});

test('a token wants the scope read; what is none, or has ended, is refused as by the API', async () => {
  const short = await made(['read'], 1000);
  await refused(await post(CALL, { authorization: '' }), 'sign-in');
  await refused(await post(CALL, { authorization: `Bearer ${await made(['changes', 'desk'])}` }), 'scope-insufficient');
  await refused(await post(CALL, { authorization: 'Bearer nonsense' }), 'token-invalid');
  await refused(await post(CALL, { authorization: `Bearer ${token}x` }), 'token-invalid');
  now += 1000;
  await refused(await post(CALL, { authorization: `Bearer ${short}` }), 'token-expired');
  const lacking = await post(CALL, { authorization: `Bearer ${await made(['changes'])}` });
  assert.equal(lacking.headers.get('www-authenticate'), 'Bearer realm="broadsheet", error="insufficient_scope", scope="read"');
  assert.equal((await post(CALL)).status, 200);
});

test('only single messages, by POST, from programs and pages of the paper, to its own names, and no longer than is read', async () => {
  for (const method of ['GET', 'DELETE', 'PUT']) {
    const response = await fetch(`${paper.address}/mcp`, { method, headers: { authorization: `Bearer ${token}` } });
    assert.equal(response.headers.get('allow'), 'POST', method);
    await refused(response, 'mcp-post-only');
  }
  await refused(await post([CALL, CALL]), 'mcp-message');
  await refused(await post('{"jsonrpc": "2.0",'), 'mcp-message');
  await refused(await post('7'), 'mcp-message');
  await refused(await post(CALL, { 'content-type': 'text/plain' }), 'mcp-message');
  await refused(await post(CALL, { origin: 'https://elsewhere.example' }), 'foreign');
  await refused(await post(CALL, { 'sec-fetch-site': 'cross-site' }), 'foreign');
  await refused(await post({ ...CALL, padding: 'x'.repeat(40_000) }), 'too-large');
  assert.equal((await post(CALL, { origin: paper.address })).status, 200);
  const listen = await post({ jsonrpc: '2.0', id: 2, method: 'subscriptions/listen', params: {} });
  assert.match(await listen.text(), /"error"/);
  const headers = (await post(CALL)).headers;
  assert.deepEqual([headers.get('cache-control'), headers.get('tdm-reservation')], ['no-store', '1']);
});

test('a name that was made to resolve to this machine is none of the paper', async () => {
  const { request } = await import('node:http');
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const { port } = new URL(paper.address),
      asked = request(
        { host: '127.0.0.1', port, path: '/mcp', method: 'POST', headers: { host: 'rebound.example', 'content-type': 'application/json' } },
        (r) => {
          r.resume();
          resolve(r.statusCode);
        },
      );
    asked.on('error', reject);
    asked.end(JSON.stringify(CALL));
  });
  assert.equal(status, ERRORS['host-unknown'].status);
});

test('calls count as requests of the API do', async () => {
  const limited = await listening(edition.store, () => now, { perMinute: 2 });
  for (const left of [1, 0]) {
    const response = await post(CALL, {}, limited.address);
    assert.equal(response.status, 200);
    assert.match(response.headers.get('ratelimit') ?? '', new RegExp(`r=${left};`));
  }
  const over = await post(CALL, {}, limited.address);
  assert.ok(Number(over.headers.get('retry-after')) > 0);
  await refused(over, 'rate-limited');
  await limited.close();
});

test('of a public paper anybody may ask, and gets what may be shown in public; a token gets the whole', async () => {
  const open = await listening(edition.store, () => now, { mode: 'public' satisfies Mode }),
    whole = edition.revisions.find((r) => r.rights.nosnippet !== true && r.blocks.length > 3)?.articleId ?? '',
    [anybody, own] = [await overHttp(open.address), await overHttp(open.address, token)],
    [shown, all] = [await anybody.ask('article', { article: whole }), await own.ask('article', { article: whole })];
  assert.deepEqual([shown.facts['extent'], shown.facts['blocks']], ['excerpt', undefined]);
  assert.match(shown.texts, /rights \| only an excerpt may be shown here/);
  assert.equal(all.facts['extent'], 'full');
  assert.match(all.texts, /rights \| all of it may be shown here/);
  assert.deepEqual(readAnswer(shown).objections, []);
  const denied = await anybody.ask('verify_quote', { quote: 'He reportedly asked the operator for its inspection records on Saturday' });
  assert.equal(denied.facts['verdict'], 'found');
  assert.doesNotMatch(denied.texts, /inspection records/);
  for (const method of ['GET', 'DELETE']) await refused(await fetch(`${open.address}/mcp`, { method }), 'mcp-post-only');
  await refused(await post(CALL, { authorization: `Bearer ${await made(['changes'])}` }, open.address), 'scope-insufficient');
  await Promise.all([anybody.close(), own.close()]);
  await open.close();
});

test('what should not happen is told to the log, and to the agent as a code alone', async () => {
  const told: unknown[] = [],
    { store } = edition,
    fail = (): Promise<never> => Promise.reject(new Error('disk on fire at sector 7'));
  // Where the API gathers, and, of an answer that it has, where its rights are asked for.
  for (const articles of [
    { ...store.articles, latest: fail, revisions: fail },
    { ...store.articles, revisions: fail },
  ]) {
    const broken = await listening(
        { ...store, articles },
        () => now,
        {},
        (error) => told.push(error),
      ),
      agent = await overHttp(broken.address, token),
      answer = await agent.ask('article', { article: edition.revisions[0]?.articleId });
    assert.deepEqual([answer.isError, answer.error?.code], [true, 'internal']);
    assert.doesNotMatch(JSON.stringify(answer), /sector/);
    await agent.close();
    await broken.close();
  }
  assert.deepEqual(told.map(String), Array(2).fill('Error: disk on fire at sector 7'));
});
