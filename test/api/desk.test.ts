import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { ERRORS } from '../../src/errors.ts';
import { createHops } from '../../src/flow.ts';
import { remover } from '../../src/flow-remove.ts';
import type { Scope } from '../../src/model/token.ts';
import { newAccount } from '../../src/serve/desk/login.ts';
import { newToken } from '../../src/serve/desk/token.ts';
import type { Location } from '../../src/store/open.ts';
import { addressKey } from '../../src/text/address.ts';
import { createCarrier } from '../../src/work/run.ts';
import { location, type EngineName } from '../contract/engines.ts';
import { digestOf } from '../digest.ts';
import { NOW } from '../promises/articles.ts';
import { seedEdition, type SeededEdition } from '../promises/edition.ts';
import type { Store } from '../../src/store/store.ts';
import { appOf, browser, formsIn, type Browser } from '../serve/browser.ts';
import { silent } from '../hops.ts';

const offline = { get: () => Promise.reject(new Error('no')), page: () => Promise.reject(new Error('no')), close: () => Promise.resolve() };
const PASSWORD = 'nine herons by the weir',
  WHY = 'Zwei Ereignisse, & nicht <eines>',
  DAY = 86_400_000;
const ida = await newAccount('Ida', PASSWORD, NOW);

type Headers = Readonly<Record<string, string>>;
interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: globalThis.Headers;
}
interface Desk {
  readonly edition: SeededEdition;
  readonly where: Location;
  readonly clock: { now: number };
  /** Sends a body as a program with a token for the desk does. */
  send(body: unknown, headers?: Headers): Promise<Answer>;
  get(path: string): Promise<Response>;
  /** Posts a body that comes bit by bit. */
  stream(path: string, body: ReadableStream, headers: Headers): Promise<Response>;
  token(scopes: readonly Scope[], accountId?: string, ms?: number): Promise<string>;
  readonly signedIn: Browser;
  work(): Promise<void>;
}

async function deskIn(t: TestContext, engine: EngineName, mode: 'private' | 'public' = 'private'): Promise<Desk | undefined> {
  const where = await location(engine, t);
  if (!where) return undefined;
  const edition = await seedEdition(where),
    { store } = edition,
    clock = { now: NOW },
    app = appOf({ store, clock: () => clock.now, settings: { mode } }),
    carrier = createCarrier({ store, hops: createHops(offline), clock: () => clock.now, log: silent }),
    env = { incoming: { socket: { remoteAddress: '127.0.0.1' } } },
    signedIn = browser(app);
  t.after(() => store.close());
  await store.accounts.put(ida);
  await signedIn.send('/login', '/login', { name: 'Ida', password: PASSWORD });
  const token: Desk['token'] = async (scopes, accountId, ms = DAY) => {
    const made = newToken({ name: 'script', scopes, ...(accountId === undefined ? {} : { accountId }) }, clock.now, ms);
    await store.tokens.put(made.token);
    return made.text;
  };
  const own = await token(['desk'], ida.id);
  return {
    edition,
    where,
    clock,
    token,
    signedIn,
    async send(body, headers = {}) {
      const response = await app.request(
        '/log.json',
        {
          method: 'POST',
          headers: { host: 'localhost:8080', 'content-type': 'application/json', authorization: `Bearer ${own}`, ...headers },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        },
        env,
      );
      return { status: response.status, body: (await response.json()) as Answer['body'], headers: response.headers };
    },
    get: async (path) => app.request(path, { headers: { host: 'localhost:8080', authorization: `Bearer ${await token(['read'])}` } }, env),
    stream: async (path, body, headers) =>
      app.request(path, { method: 'POST', headers: { host: 'localhost:8080', ...headers }, body, duplex: 'half' } as RequestInit, env),
    async work() {
      clock.now += 10_000;
      await carrier.drain();
    },
  };
}

for (const engine of ['sqlite', 'postgres'] as const) {
  test(`${engine}: what is not allowed, malformed or against the rules is refused with a code, and nothing is written`, async (t) => {
    const desk = await deskIn(t, engine);
    if (!desk) return;
    const { edition, where, token, send } = desk,
      { store } = edition,
      english = (await store.stories.get(edition.storyIds)).filter((s) => s.lang === 'en').map((s) => s.id),
      [story = '', other = ''] = english,
      [mine, theirs] = await Promise.all([store.stories.members(story), store.stories.members(other)]),
      german = (await store.stories.get(edition.storyIds)).find((s) => s.lang === 'de')?.id ?? '',
      germans = await store.stories.members(german),
      pin = { kind: 'pin', story, why: WHY },
      bearer = async (...given: Parameters<typeof token>): Promise<Headers> => ({ authorization: `Bearer ${await token(...given)}` }),
      shortLived = await bearer(['desk'], ida.id, 5000),
      taken = await bearer(['desk'], ida.id),
      cookie = [...desk.signedIn.cookies].map(([k, v]) => `${k}=${v}`).join('; ');
    await store.tokens.remove(/_([0-9a-f]{16})_/.exec(taken['authorization'] ?? '')?.[1] ?? '');
    const reading = await bearer(['read', 'changes'], ida.id),
      nobodys = await bearer(['desk']),
      forged = { authorization: (await bearer(['desk'], ida.id))['authorization']?.slice(0, -2) + 'xx' };
    // Each is used once before it is looked at: the day of its use is remembered.
    assert.equal((await send({ ...pin, kind: 'nothing' })).status, 400);
    for (const headers of [reading, nobodys, shortLived]) await send({ ...pin, kind: 'nothing' }, headers);
    desk.clock.now += 5000;
    const before = await digestOf(where),
      none = { authorization: '' },
      articles = mine.map((m) => m.articleId),
      cases: readonly (readonly [code: keyof typeof ERRORS, body: unknown, headers?: Headers, reason?: string])[] = [
        ['scope-insufficient', pin, reading],
        ['account-needed', pin, nobodys],
        ['token-expired', pin, shortLived],
        ['token-invalid', pin, taken],
        ['token-invalid', pin, forged],
        ['sign-in', pin, none],
        // A browser that is signed in, also from the paper's own page, and with the token of a form.
        ['token-needed', pin, { ...none, cookie, origin: 'http://localhost:8080' }],
        ['token-needed', pin, { ...none, cookie }],
        ['foreign', pin, { origin: 'https://elsewhere.example' }],
        ['body-invalid', pin, { 'content-type': 'text/plain' }],
        ['body-invalid', pin, { 'content-type': 'application/x-www-form-urlencoded' }],
        ['body-invalid', '{"kind":'],
        ['body-invalid', '[]'],
        ['body-invalid', 'null'],
        ['body-invalid', { ...pin, kind: 'grant' }],
        ['body-invalid', { ...pin, by: 'Otto' }],
        ['body-invalid', { ...pin, why: undefined }],
        ['body-invalid', { ...pin, why: 'x'.repeat(501) }],
        ['body-invalid', { ...pin, why: 'a\0b' }],
        ['body-invalid', { ...pin, until: 'tomorrow' }],
        ['body-invalid', { kind: 'split', story, articles: [], why: WHY }],
        ['body-invalid', { kind: 'split', story, articles: [articles[0], theirs[0]?.articleId], why: WHY }],
        ['body-invalid', { kind: 'retitle', story, article: theirs[0]?.articleId, why: WHY }],
        ['body-invalid', { kind: 'same-question', story, claims: ['one'], why: WHY }],
        ['body-invalid', pin, { 'idempotency-key': 'x'.repeat(256) }],
        ['not-found', { ...pin, story: 'none' }],
        ['not-found', { ...pin, story: 'a/../b\0' }],
        ['not-found', { kind: 'undo', act: 'none', why: WHY }],
        ['act-refused', { ...pin, why: ' \n ' }, {}, 'why'],
        ['act-refused', { ...pin, until: '2001-01-01T00:00:00Z' }, {}, 'until'],
        ['act-refused', { kind: 'split', story, articles, why: WHY }, {}, 'all'],
        ['act-refused', { kind: 'merge', story, into: story, why: WHY }, {}, 'same'],
        ['act-refused', { kind: 'merge', story, into: 'none', why: WHY }, {}, 'into'],
        ['act-refused', { kind: 'merge', story, into: german, why: WHY }, {}, 'language'],
        ['act-refused', { kind: 'enter', story, into: story, why: WHY }, {}, 'same'],
        ['act-refused', { kind: 'same-question', story, claims: ['no', 'none'], why: WHY }, {}, 'two'],
        ['body-invalid', { kind: 'copy', story, article: theirs[0]?.articleId, of: articles[0], why: WHY }],
        ['body-invalid', { kind: 'original', story, article: articles[0], of: articles[1], why: WHY }],
        ['act-refused', { kind: 'copy', story, article: articles[0], of: articles[0], why: WHY }, {}, 'itself'],
        ['act-refused', { kind: 'copy', story, article: articles[0], of: 'none', why: WHY }, {}, 'article'],
        ['act-refused', { kind: 'copy', story, article: articles[0], of: germans[0]?.articleId, why: WHY }, {}, 'tongue'],
        ['too-large', { ...pin, why: 'x'.repeat(200_000) }],
      ];
    for (const [code, body, headers, reason] of cases) {
      const answer = await send(body, headers),
        named = `${code} ${JSON.stringify(body).slice(0, 200)}`;
      assert.deepEqual([answer.status, answer.body['code'], answer.body['reason']], [ERRORS[code].status, code, reason], named);
      assert.equal(answer.headers.get('content-type'), 'application/problem+json', named);
    }
    assert.match((await send(pin, reading)).headers.get('www-authenticate') ?? '', /insufficient_scope", scope="desk"/);
    assert.equal(await digestOf(where), before);
    await store.accounts.remove(ida.id);
    const after = await digestOf(where);
    assert.equal((await send(pin)).body['code'], 'token-invalid', 'what its account may not do any more, it may not do');
    assert.equal(await digestOf(where), after);
    assert.notEqual(after, before);
  });

  test(`${engine}: a program splits, merges, pins and takes back as the desk does, and the log tells it with name and reason`, async (t) => {
    const desk = await deskIn(t, engine);
    if (!desk) return;
    const { edition, send, work } = desk,
      { store } = edition,
      [story = ''] = edition.storyIds,
      members = await store.stories.members(story),
      chosen = members.filter((m) => m.copyOf === undefined).at(-1)?.articleId ?? '',
      done = async (body: object): Promise<string> => {
        const answer = await send(body);
        assert.equal(answer.status, 201, JSON.stringify(answer.body));
        const { act } = answer.body;
        assert.equal(answer.headers.get('location'), `/log/${String(act)}.json`);
        await work();
        return String(act);
      };
    const split = await done({ kind: 'split', story, articles: [chosen], why: `  ${WHY}\n`, until: '2031-01-01T00:00:00+02:00' }),
      [{ storyId: fresh } = { storyId: '' }] = await store.stories.membership([chosen]);
    assert.notEqual(fresh, story);
    const told = (await (await desk.get(`/log/${split}.json`)).json()) as Record<string, unknown>;
    assert.deepEqual([told['by'], told['why'], told['until'], told['into']], ['Ida', WHY, '2030-12-31T22:00:00.000Z', fresh]);
    assert.match(await desk.signedIn.text('/log'), /Zwei Ereignisse, &amp; nicht &lt;eines&gt;/);
    assert.deepEqual((await send({ kind: 'merge', story: fresh, into: story, why: WHY })).body['reason'], 'apart');
    // The desk's own form is held to what a program did, and a program to what the form did.
    const form = await desk.signedIn.send(`/desk/story/${fresh}`, `/desk/story/${fresh}/merge`, { address: story, why: 'x' });
    assert.equal(form.status, 400);
    await desk.signedIn.send(`/desk/story/${story}`, `/desk/story/${story}/front`, { kind: 'pin', why: 'x' });
    assert.equal((await send({ kind: 'pin', story, why: WHY })).body['reason'], 'again');

    const undone = await send({ kind: 'undo', act: split, why: 'Doch eines' });
    assert.deepEqual([undone.status, (undone.body['undone'] as { why: string }).why], [201, 'Doch eines']);
    await work();
    assert.deepEqual(await store.stories.members(story), members);
    const titles = members.filter((m) => m.copyOf === undefined).map((m) => m.articleId),
      stands = (await store.stories.get([story]))[0]?.headline.revisionId ?? '',
      [current] = await store.articles.revisions([stands]),
      other = titles.find((id) => id !== current?.articleId) ?? '';
    const independent = async () => (await store.stories.get([story]))[0]?.independent ?? 0,
      reports = async () => {
        const data = (await (await desk.get(`/story/${story}.json`)).json()) as {
          reports: readonly { article: string; copies: readonly { article: string; copyOf: object }[] }[];
        };
        return data.reports.map((r) => [r.article, r.copies.map((c) => c.article)] as const);
      },
      sources = new Map((await store.articles.get(members.map((m) => m.articleId))).map((a) => [a.id, a.sourceId])),
      [one = '', two = ''] = titles.filter((id) => [...sources.values()].filter((of) => of === sources.get(id)).length === 1);
    // Once marked so, it counts.
    await done({ kind: 'original', story, article: two, why: WHY });
    desk.clock.now += 1000;
    const [counted, before] = [await independent(), await reports()],
      copy = await done({ kind: 'copy', story, article: two, of: one, why: WHY });
    assert.equal(await independent(), counted - 1);
    assert.ok((await reports()).some(([id, copies]) => id === one && copies.includes(two)));
    assert.equal((await send({ kind: 'copy', story, article: two, of: one, why: WHY })).body['reason'], 'again');
    assert.equal((await send({ kind: 'copy', story, article: one, of: two, why: WHY })).body['reason'], 'circle');
    assert.equal((await send({ kind: 'undo', act: copy, why: 'Doch' })).status, 201);
    await work();
    assert.deepEqual([await independent(), await reports()], [counted, before]);
    await done({ kind: 'retitle', story, article: other, why: WHY });
    const now = (await store.stories.get([story]))[0]?.headline.revisionId ?? '';
    assert.equal((await store.articles.revisions([now]))[0]?.articleId, other);
    await done({ kind: 'hold', story, why: WHY, until: new Date(desk.clock.now + DAY).toISOString() });
    const front = (await (await desk.get('/front.json?lang=en')).json()) as { stories: readonly { story: string }[] };
    assert.ok(front.stories.length > 0 && !front.stories.some((s) => s.story === story));
    const [, second = ''] = (await store.stories.get(edition.storyIds)).filter((s) => s.lang === 'en').map((s) => s.id);
    await done({ kind: 'merge', story: second, into: story, why: WHY });
    assert.equal(await store.stories.resolve(second), story);
  });

  test(`${engine}: sent again with its key it is one act, whatever became of the stories; without one each is its own`, async (t) => {
    const desk = await deskIn(t, engine);
    if (!desk) return;
    const { edition, where, send, work } = desk,
      { store } = edition,
      [into = '', story = ''] = (await store.stories.get(edition.storyIds)).filter((s) => s.lang === 'en').map((s) => s.id),
      merge = { kind: 'merge', story, into, why: WHY },
      key = { 'idempotency-key': '"8e03978e-40d5-43dd-bc93-6894a57f9324"' };
    const sent = await Promise.all([send(merge, key), send(merge, key), send({ why: WHY, into, story, kind: 'merge' }, key)]);
    assert.deepEqual(sent.map((s) => s.status).sort(), [200, 200, 201]);
    assert.equal(new Set(sent.map((s) => s.body['act'])).size, 1);
    assert.equal((await store.acts.newest(9)).rows.filter((a) => a.kind === 'merge').length, 1);
    await work();
    assert.equal(await store.stories.resolve(story), into);
    const before = await digestOf(where);
    assert.deepEqual([(await send(merge, key)).status, await digestOf(where)], [200, before]);
    assert.equal((await send(merge)).body['reason'], 'same', 'without its key it is another wish');
    const act = sent[0].body['act'],
      undo = { kind: 'undo', act, why: 'Doch' };
    assert.deepEqual([(await send(undo)).status, (await send(undo)).status], [201, 200]);
    assert.equal((await send({ ...undo, why: 'another' })).body['code'], 'act-undone');
    assert.equal((await send(merge, key)).body['code'], 'act-undone', 'what was taken back is not done again by itself');
    await work();
    assert.equal((await send(merge, { 'idempotency-key': 'next' })).status, 201);
  });

  test(`${engine}: a program takes a removal back as the desk does: nothing comes back by it, and the article may come again`, async (t) => {
    const desk = await deskIn(t, engine);
    if (!desk) return;
    const { edition, send, get, work } = desk,
      { store } = edition,
      articleId = edition.revisions[0]?.articleId ?? '',
      [article] = await store.articles.get([articleId]),
      name = addressKey(article?.url ?? '') ?? 0,
      done = await remover()(store, { articleId, at: NOW, why: WHY, by: 'Ida', accountId: '' }),
      act = done?.tombstone.actId ?? '',
      code = async (): Promise<unknown> => ((await (await get(`/article/${articleId}.json`)).json()) as { code: string }).code;
    assert.ok(article && act !== '');
    assert.equal(
      (await send({ kind: 'remove', article: articleId, why: WHY })).body['code'],
      'body-invalid',
      'what cannot be undone is done at the desk alone',
    );
    assert.deepEqual([await code(), (await store.removals.named([name])).get(name)], ['article-removed', articleId]);
    const undo = { kind: 'undo', act, why: 'Der falsche Artikel' },
      told = await send(undo);
    assert.deepEqual([told.status, (told.body['undone'] as { why: string; by: string }).why], [201, undo.why]);
    assert.deepEqual([await code(), await store.removals.get([articleId]), (await store.removals.named([name])).size], ['not-found', [], 0]);
    const backlog = await store.work.backlog();
    assert.equal(backlog.byHop.acts, undefined, 'no work is to be done for it');
    await work();
    assert.deepEqual(await store.articles.get([articleId]), []);
    assert.deepEqual([(await send(undo)).status, (await send({ ...undo, why: 'x' })).body['code']], [200, 'act-undone']);
    // Removed again after it came again, it stays removed: what was taken back is not taken back once more.
    await store.articles.put([article]);
    await remover()(store, { articleId, at: NOW + 1, why: WHY, by: 'Ida', accountId: '' });
    assert.equal((await send(undo)).status, 200);
    assert.equal((await store.removals.get([articleId])).length, 1);
  });
}

test('sqlite: of a public paper too only a token with the scope acts', async (t) => {
  const desk = await deskIn(t, 'sqlite', 'public');
  if (!desk) return;
  const pin = { kind: 'pin', story: desk.edition.storyIds[0], why: WHY };
  assert.equal((await desk.send(pin, { authorization: '' })).body['code'], 'sign-in');
  assert.equal((await desk.send(pin, { authorization: `Bearer ${await desk.token(['read'], ida.id)}` })).body['code'], 'scope-insufficient');
  assert.equal((await desk.send(pin)).status, 201);
});

test('sqlite: what was taken back while a body is on its way does nothing any more, and neither does a form of who was signed out', async (t) => {
  for (const [code, ends] of [
    ['token-invalid', ({ tokens }: Store) => tokens.removeOf(ida.id)],
    ['token-invalid', ({ accounts }: Store) => accounts.remove(ida.id)],
    ['sign-in', ({ accounts }: Store) => accounts.signOutAll(ida.id)],
  ] as const) {
    const desk = await deskIn(t, 'sqlite');
    if (!desk) return;
    const { store } = desk.edition,
      story = desk.edition.storyIds[1] ?? '',
      isForm = code === 'sign-in',
      page = await desk.signedIn.text(`/desk/story/${story}`),
      hidden = formsIn(page).find((f) => f.action === `/desk/story/${story}/front`)?.hidden ?? {},
      body = isForm ? new URLSearchParams({ ...hidden, kind: 'hold', why: WHY }).toString() : JSON.stringify({ kind: 'hold', story, why: WHY }),
      before = (await store.acts.newest(9)).rows.length;
    // Its length is told beforehand, and its end comes only when all that may act has been taken back.
    const slow = new ReadableStream<Uint8Array>(
      {
        async pull(controller) {
          await ends(store);
          controller.enqueue(new TextEncoder().encode(body));
          controller.close();
        },
      },
      { highWaterMark: 0 },
    );
    const response = await desk.stream(isForm ? `/desk/story/${story}/front` : '/log.json', slow, {
      'content-length': String(body.length),
      ...(isForm
        ? { 'content-type': 'application/x-www-form-urlencoded', cookie: [...desk.signedIn.cookies].map(([k, v]) => `${k}=${v}`).join('; ') }
        : { 'content-type': 'application/json', authorization: `Bearer ${await desk.token(['desk'], ida.id)}` }),
    });
    assert.equal(response.status, 401, code);
    if (!isForm) assert.equal(((await response.json()) as { code: string }).code, code);
    assert.equal((await store.acts.newest(9)).rows.length, before);
  }
});
