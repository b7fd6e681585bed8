import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { readPhrase } from '../../src/claims/phrase.ts';
import { ERRORS } from '../../src/errors.ts';
import { createApp } from '../../src/serve/app.ts';
import { OPERATIONS } from '../../src/serve/api/operations.ts';
import { seedActs, seedHubs } from '../promises/acts.ts';
import { NOW } from '../promises/articles.ts';
import { seedEdition, type SeededEdition } from '../promises/edition.ts';

let edition: SeededEdition,
  app: ReturnType<typeof createApp>,
  now = NOW;
before(async () => {
  edition = await seedEdition();
  await seedHubs(edition.store);
  await seedActs(edition.store, edition.storyIds, edition.mergedId);
  app = createApp({
    store: edition.store,
    settings: { timezone: 'UTC', mode: 'private' },
    clock: () => now,
    readPhrase: (text, lang) => Promise.resolve(readPhrase(text, lang)),
  });
});
after(() => edition.store.close());

const get = async (path: string, headers: Record<string, string> = {}): Promise<Response> => app.request(path, { headers });
type Json = { readonly [name: string]: Json } & readonly Json[] & string & number;
const dataOf = async (path: string): Promise<Json> => {
  const response = await get(path);
  assert.equal(response.status, 200, `${path}: ${await response.clone().text()}`);
  assert.match(response.headers.get('content-type') ?? '', /^application\/json/);
  return (await response.json()) as Json;
};

/** Addresses of every kind, each with the operation that answers it. */
async function addresses(): Promise<readonly string[]> {
  const articles = [...new Set(edition.revisions.map((r) => r.articleId))];
  const { stories } = (await dataOf('/front.json')) as unknown as { stories: readonly { section: { slug: string } | null }[] },
    sections = [...new Set(stories.flatMap((s) => s.section?.slug ?? []))];
  return [
    '/front.json',
    '/front.json?lang=ar',
    '/front.json?lang=en&at=2025-06-02T14:10Z',
    ...edition.storyIds.map((id) => `/story/${id}.json`),
    ...articles.map((id) => `/article/${id}.json`),
    '/search.json?q=ferry',
    '/search.json?q=ferry%20has:figure%20who:coast-guard',
    '/search.json?q=has:quote',
    '/search.json?q=source:nobody',
    '/changes.json',
    '/since.json?lang=en&at=2025-06-01',
    '/corrections.json',
    '/log.json',
    ...(await edition.store.acts.newest(9)).rows.map((a) => `/log/${a.id}.json`),
    '/status.json',
    '/method.json?freshness=3',
    '/who.json',
    '/where.json',
    '/hub.json',
    '/source.json',
    '/who/lena-marsh.json',
    '/who/oskar-teel.json',
    '/where/port-maren.json',
    '/hub/ferry-fire.json',
    ...(await edition.store.hubs.all()).map((h) => `/hub/${h.slug}.json`),
    '/hub/ferry-fire.json?of=publishers',
    '/source/nwa.example.json',
    `/saga/${edition.storyIds[0]}.json`,
    `/verify.json?quote=${encodeURIComponent('The smoke was on the car deck before any alarm was heard')}&speaker=Lena%20Marsh`,
    `/verify.json?quote=${encodeURIComponent('The smoke was … before any alarm was heard')}`,
    `/verify.json?quote=${encodeURIComponent('The smoke was on the sun deck before any alarm was heard')}`,
    `/verify.json?quote=${encodeURIComponent('Zeppelins never carried so much cheese over the strait')}`,
    `/verify.json?figure=${encodeURIComponent('at least 14 people killed')}&claimant=coast%20guard`,
    '/verify.json?figure=900%20zeppelins%20over%20the%20strait',
    `/compare.json?a=${articles[0]}&b=${articles[1]}`,
    ...edition.revisions.flatMap((r) =>
      r.number === 2 ? [`/compare.json?a=${edition.revisions.find((o) => o.articleId === r.articleId)?.id}&b=${r.id}`] : [],
    ),
    ...sections.map((slug) => `/section/${encodeURIComponent(slug)}.json`),
  ];
}
const operationOf = (path: string) => OPERATIONS.find((o) => new RegExp(`^${o.path.replace(/\{\w+\}/, '[^/]+').replaceAll('.', '\\.')}(?:\\?|$)`).test(path));

test('every address answers what its schema says, and nothing else', async () => {
  const asked = new Set<string>();
  for (const path of await addresses()) {
    const operation = operationOf(path);
    assert.ok(operation, path);
    asked.add(operation.id);
    const data = await dataOf(path),
      read = operation.answer.safeParse(data);
    assert.ok(read.success, `${path}: ${JSON.stringify(read.error?.issues.slice(0, 3))}`);
    assert.deepEqual(read.data, data, path);
  }
  assert.deepEqual(
    OPERATIONS.map((o) => o.id).filter((id) => !asked.has(id)),
    [],
  );
});

test('every text in an answer stands letter for letter at its place', async () => {
  const texts = new Map(edition.revisions.map((r) => [r.id, r.text]));
  let lines = 0,
    parts = 0;
  for (const path of await addresses()) {
    const walk = (value: Json, revision: string | undefined): void => {
      if (Array.isArray(value)) for (const one of value as readonly Json[]) walk(one, revision);
      else if (value !== null && typeof value === 'object') {
        const { text, start, end, hash } = value as unknown as { text?: string; start?: number; end?: number; hash?: string },
          own = value['line'] as unknown as { revision?: string } | undefined,
          within = (value['revision'] as unknown as string | undefined) ?? own?.revision ?? revision;
        if (text !== undefined && start !== undefined) {
          const of = hash === undefined ? texts.get(within ?? '') : texts.get(value['revision'] as unknown as string);
          if (hash !== undefined) {
            assert.equal(of?.slice(start, end), text, path);
            assert.equal(createHash('sha256').update(text).digest('hex'), hash);
            lines++;
          } else {
            assert.ok(
              [...texts.values()].some((t) => t.slice(start, end) === text),
              `${path}: ${text}`,
            );
            parts++;
          }
        }
        for (const one of Object.values(value) as readonly Json[]) walk(one, within);
      }
    };
    walk(await dataOf(path), undefined);
  }
  assert.ok(lines > 200 && parts > 100, `${lines} lines, ${parts} parts`);
});

test('what may not be shown is in no answer', async () => {
  const forbidden = edition.revisions.filter((r) => r.rights.nosnippet || r.rights.maxSnippet === 0);
  assert.ok(forbidden.length > 0);
  const all = (await Promise.all((await addresses()).map(async (path) => (await get(path)).text()))).join('\n');
  for (const revision of forbidden)
    for (const block of revision.blocks) {
      const words = JSON.stringify(revision.text.slice(block.start, block.end)).slice(1, -1);
      assert.ok(!all.includes(words), words);
    }
});

test('a merged story leads to the one that it is in, and what is not there is a problem', async () => {
  const merged = await get(`/story/${edition.mergedId}.json`);
  assert.equal(merged.status, 301);
  assert.equal(merged.headers.get('location'), `/story/${edition.storyIds[0]}.json`);
  assert.equal(merged.headers.get('cache-control'), 'no-cache');
  for (const path of ['/story/none.json', '/article/none.json', '/section/none.json', '/nothing.json', "/story/'%20or%201=1.json", '/story/%00.json'])
    await refused(path, 'not-found');
});

async function refused(path: string, code: keyof typeof ERRORS, init: RequestInit = {}): Promise<Response> {
  const response = await app.request(path, init);
  assert.equal(response.status, ERRORS[code].status, `${path} ${response.status}`);
  assert.match(response.headers.get('content-type') ?? '', /^application\/problem\+json/, path);
  const body = (await response.json()) as { code: string; type: string; title: string; status: number };
  assert.deepEqual([body.code, body.type, body.title, body.status], [code, `urn:broadsheet:problem:${code}`, ERRORS[code].happened, response.status]);
  assert.equal(response.headers.get('cache-control'), 'no-store');
  return response;
}

test('bad input has a code each', async () => {
  await refused('/front.json?color=red', 'parameter-unknown');
  await refused('/front.json?__proto__=1', 'parameter-unknown');
  await refused('/front.json?lang=en&lang=de', 'parameter-invalid');
  await refused('/front.json?lang=english', 'parameter-invalid');
  await refused('/front.json?at=9999-99-99', 'parameter-invalid');
  await refused('/search.json', 'parameter-invalid');
  await refused('/search.json?q=%00', 'parameter-invalid');
  await refused(`/search.json?q=${'x'.repeat(401)}`, 'query-too-long');
  await refused(`/search.json?q=x&after=${'x'.repeat(500)}`, 'query-too-long');
  await refused('/search.json?q=x&after=%ff', 'cursor-invalid');
  await refused('/front.json?after=bm90aGluZw', 'cursor-invalid');
  await refused('/changes.json?since=bm90aGluZw', 'cursor-invalid');
  await refused(`/changes.json?since=${Buffer.from('changes 9999').toString('base64url')}`, 'cursor-ahead');
  await refused('/changes.json?limit=0', 'parameter-invalid');
  await refused('/verify.json', 'parameter-invalid');
  await refused('/verify.json?quote=a&figure=b', 'parameter-invalid');
  await refused('/verify.json?figure=some%20zeppelins', 'parameter-invalid');
  await refused('/compare.json?a=none&b=none', 'not-found');
  await refused('/method.json?freshness=many', 'parameter-invalid');
  await refused('/log/none.json', 'not-found');
  await refused('/changes.json?limit=many', 'parameter-invalid');
  await refused(`/search.json?q=x&after=${Buffer.from('front 1 2').toString('base64url')}`, 'cursor-invalid');
  await edition.store.changelog.add([{ kind: 'story-opened', at: NOW, storyId: 'x' }]);
  const start = Buffer.from('changes 0').toString('base64url');
  assert.equal((await get(`/changes.json?since=${start}`)).status, 200);
  await edition.store.changelog.forget(Date.now() + 1000);
  await refused(`/changes.json?since=${start}`, 'cursor-expired');
  const posted = await refused('/front.json', 'method-wrong', { method: 'POST' });
  assert.equal(posted.headers.get('allow'), 'GET, HEAD');
  await refused('/front.json', 'host-unknown', { headers: { host: 'evil.example' } });
  await refused('/front.json', 'foreign', { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } });
});

test('who has an answer already is told so', async () => {
  for (const path of ['/front.json?lang=en', `/story/${edition.storyIds[0]}.json`, '/openapi.json']) {
    const first = await get(path),
      etag = first.headers.get('etag') ?? '';
    assert.match(etag, /^"[\w-]{22}"$/);
    assert.equal(first.headers.get('cache-control'), 'private, no-cache');
    assert.match(first.headers.get('vary') ?? '', /Authorization, Cookie/);
    const again = await get(path, { 'if-none-match': etag });
    assert.deepEqual([again.status, await again.text()], [304, '']);
    assert.equal((await get(path, { 'accept-encoding': 'gzip' })).headers.get('content-encoding'), 'gzip');
  }
});

test('the front page can be read to its end, each story once, in order of rank', async () => {
  const front = await edition.store.fronts.latest('en');
  assert.ok(front);
  const ids = front.ranked.map((r) => r.storyId),
    // Many ranks of the same stories: what is paged through is the rank.
    ranked = Array.from({ length: 80 }, (_, i) => ({
      ...(front.ranked[i % ids.length] as (typeof front.ranked)[number]),
      receipt: { ...(front.ranked[i % ids.length] as (typeof front.ranked)[number]).receipt, score: 1000 - i },
    }));
  await edition.store.fronts.put({ ...front, id: 'long', at: front.at + 60_000, ranked });
  now += 120_000;
  const seen: number[] = [];
  let next: string | null = '';
  while (next !== null) {
    const page = (await dataOf(`/front.json?lang=en${next === '' ? '' : `&after=${next}`}`)) as unknown as { stories: { rank: number }[]; next: string | null };
    seen.push(...page.stories.map((s) => s.rank));
    next = page.next;
    // A page that is made meanwhile does not move what is read on.
    if (seen.length === 33) await edition.store.fronts.put({ ...front, id: 'newer', at: front.at + 120_000, ranked: ranked.toReversed() });
  }
  assert.deepEqual(
    seen,
    Array.from({ length: 80 }, (_, i) => i + 1),
  );
});

test('OpenAPI 3.1 says what there is', async () => {
  const doc = (await dataOf('/openapi.json')) as unknown as {
    openapi: string;
    paths: Record<string, { get: { operationId: string } }>;
    components: { schemas: object };
  };
  assert.match(doc.openapi, /^3\.1\./);
  assert.deepEqual(
    Object.entries(doc.paths).map(([path, { get: described }]) => [path, described.operationId]),
    OPERATIONS.map((o) => [o.path, o.id]),
  );
  assert.ok('Line' in doc.components.schemas && 'Problem' in doc.components.schemas);
  assert.doesNotMatch(JSON.stringify(doc), /"\$ref":"(?!#\/components\/)/);
});
