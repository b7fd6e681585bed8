import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import type { Revision } from '../../src/model/revision.ts';
import type { Store } from '../../src/store/store.ts';
import { gatherRuleHub } from '../../src/serve/gather/rule-hub.ts';
import { newAccount } from '../../src/serve/desk/login.ts';
import { objections } from '../promises/allowed.ts';
import { RULE_WORDS, seedHubs } from '../promises/acts.ts';
import { NOW, SOURCES } from '../promises/articles.ts';
import { seedEdition } from '../promises/edition.ts';
import { appOf, browser, formsIn } from './browser.ts';

const PASSWORD = 'nine herons by the weir';
const VALID = new HtmlValidate({ extends: ['html-validate:recommended', 'html-validate:a11y'], rules: { 'no-trailing-whitespace': 'off' } });
const LANGS = ['en', 'de', 'ar'];

test('a rule finds what it asks for, by the index alone', async (t) => {
  const { store } = await seedEdition();
  t.after(() => store.close());
  const found = async (rule: string): Promise<string[]> => {
    const view = await gatherRuleHub(store, (ids) => store.sources.get(ids), { slug: 'x', name: 'X', rule, by: 'Eve', at: NOW }, ['en', 'de', 'ar'], NOW);
    assert.equal(view.reports.length, new Set(view.reports.map((r) => r.articleId)).size);
    assert.deepEqual(
      view.reports.map((r) => r.at),
      view.reports.map((r) => r.at).toSorted((a, b) => b - a),
    );
    return view.reports.map((r) => r.articleId);
  };
  const ferry = await found('ferry'),
    times = await found('source:strait-times.example'),
    both = (await found('ferry source:strait-times.example')).toSorted();
  assert.ok(ferry.length > 1 && times.length > 0 && both.length > 0);
  assert.deepEqual(both, ferry.filter((id) => times.includes(id)).toSorted());
  assert.deepEqual((await found('ferry NOT source:strait-times.example')).toSorted(), ferry.filter((id) => !times.includes(id)).toSorted());
  assert.deepEqual((await found('ferry OR source:strait-times.example')).toSorted(), [...new Set([...ferry, ...times])].toSorted());
  const without = await found('ferry NOT bridge'),
    bridges = await found('ferry bridge');
  assert.deepEqual(without.toSorted(), ferry.filter((id) => !bridges.includes(id)).toSorted());
  const where = await found('where:"Port Maren"'),
    named = await found('who:Lindqvist');
  assert.ok(where.length > 0 && named.length > 0);
  assert.ok((await found('hub:ferry-fire')).length > 0, 'publishers’ own hubs seed');
  assert.deepEqual(await found('hub:ferry-fire source:mina.example'), []);
  const german = await found('lang:de'),
    languages = new Set((await store.articles.latest(german)).map((r) => r.lang));
  assert.deepEqual([...languages], ['de']);
  assert.deepEqual(await found('source:nowhere.example'), []);
  assert.deepEqual(await found('zeppelin'), []);
});

test('NOT with a word that the index leaves out takes nothing away, and the page says so', async (t) => {
  const { store } = await seedEdition();
  t.after(() => store.close());
  const gather = (rule: string) => gatherRuleHub(store, (ids) => store.sources.get(ids), { slug: 'x', name: 'X', rule, by: 'Eve', at: NOW }, LANGS, NOW),
    ids = async (rule: string): Promise<string[]> => (await gather(rule)).reports.map((r) => r.articleId);
  const ferry = await ids('ferry');
  for (const word of ['May', 'WHO', 'IT', '"…"']) assert.deepEqual(await ids(`ferry NOT ${word}`), ferry, word);
  assert.deepEqual((await gather('ferry NOT WHO')).leftOut, [{ lang: 'en', words: ['WHO'] }]);
  await store.hubs.put({ slug: 'who', name: 'Who', rule: 'ferry NOT WHO', by: 'Eve', at: NOW });
  const html = await browser(appOf({ store, clock: () => NOW })).text('/hub/who');
  assert.deepEqual((await VALID.validateString(html)).results, []);
  await store.hubs.put({ slug: 'who-alone', name: 'Who', rule: 'WHO', by: 'Eve', at: NOW });
  assert.doesNotMatch(await browser(appOf({ store, clock: () => NOW })).text('/hub/who-alone'), /No article is stored/);
  assert.match(html, /index leaves them out.*English: <b>WHO<\/b>/s);
});

/** A store whose index answers with made rows, and counts how often it is asked. */
function indexed(store: Store, rows: readonly Revision[]): { readonly store: Store; asked: number } {
  const made = {
    asked: 0,
    store: new Proxy(store, {
      get: (of, key) =>
        key === 'search'
          ? {
              articles: (_filter: unknown, limit: number, after = '0') => {
                made.asked++;
                const until = Number(after) + limit;
                return Promise.resolve({ rows: rows.slice(Number(after), until), ...(until < rows.length ? { next: `${until}` } : {}) });
              },
            }
          : (Reflect.get(of, key) as unknown),
    }),
  };
  return made;
}

test('what the index cannot be asked is looked for on further pages, and a topic never says that nothing is stored where not all was read', async (t) => {
  const { store, revisions } = await seedEdition();
  t.after(() => store.close());
  const row = (i: number): Revision => ({
      ...(revisions[0] as Revision),
      id: `r${i}`,
      articleId: `a${i}`,
      section: i === 400 ? 'Opera' : 'Sport',
      published: NOW - i * 1000,
    }),
    hub = { slug: 'x', name: 'X', rule: 'section:opera', by: 'Eve', at: NOW },
    gather = (n: number) =>
      gatherRuleHub(
        indexed(
          store,
          Array.from({ length: n }, (_, i) => row(i)),
        ).store,
        (ids) => store.sources.get(ids),
        hub,
        ['en'],
        NOW,
      );
  assert.deepEqual(
    (await gather(600)).reports.map((r) => r.articleId),
    ['a400'],
  );
  const many = indexed(
    store,
    Array.from({ length: 9000 }, (_, i) => row(i + 1000)),
  );
  await store.hubs.put(hub);
  const view = await gatherRuleHub(many.store, (ids) => store.sources.get(ids), hub, ['en'], NOW);
  assert.deepEqual([view.reports.length, view.recent, view.more, view.unread, view.read], [0, 0, true, true, 1500]);
  const html = await browser(appOf({ store: many.store, clock: () => NOW })).text('/hub/x');
  assert.match(html, /none of the 1,500 newest articles/);
  assert.doesNotMatch(html, /No article is stored|in the last thirty days/);
});

test('a rule asks the index a bounded number of questions', async (t) => {
  const { store, revisions } = await seedEdition();
  t.after(() => store.close());
  const words = Array.from({ length: 16 }, (_, i) => `fer${'abcdefghijklmnop'[i] ?? ''}ies`).join(' OR '),
    rule = `(${words}) ${Array.from({ length: 16 }, (_, i) => `NOT z${i}`).join(' ')}`,
    counted = indexed(
      store,
      Array.from({ length: 2000 }, (_, i) => ({ ...(revisions[0] as Revision), id: `r${i}`, articleId: `a${i}`, published: NOW - i })),
    );
  await gatherRuleHub(counted.store, (ids) => store.sources.get(ids), { slug: 'x', name: 'X', rule, by: 'Eve', at: NOW }, [...LANGS, 'fr', 'es', 'it'], NOW);
  assert.ok(counted.asked > 16 && counted.asked <= 16 * 6 + 6, `${counted.asked} questions`);
});

test('a topic that publishers have too says so, at the desk and on its page, and theirs stays to be read', async (t) => {
  const { store } = await seedEdition();
  t.after(() => store.close());
  await store.accounts.put(await newAccount('Ida', PASSWORD, NOW));
  const ida = browser(appOf({ store, clock: () => NOW }));
  await ida.send('/login', '/login', { name: 'Ida', password: PASSWORD });
  const theirs = await ida.text('/hub/ferry-fire?of=publishers');
  assert.match(theirs, /<h1>ferry fire<\/h1>/);
  const made = await ida.send('/desk/hubs', '/desk/hubs', { name: 'Ferry fire', rule: 'hub:ferry-fire OR zeppelin' });
  assert.equal(made.status, 303, 'within its own rule its name is the publishers’ topic');
  for (const path of ['/desk/hubs/ferry-fire', '/hub/ferry-fire']) {
    assert.match(await ida.text(path), /Publishers have a topic of this name too.*href="\/hub\/ferry-fire\?of=publishers"/s, path);
  }
  assert.match(await ida.text('/hub'), /href="\/hub\/ferry-fire\?of=publishers"/, 'the list has both');
  assert.match(await ida.text('/hub/ferry-fire'), /<h1>Ferry fire<\/h1>/);
  assert.doesNotMatch(await ida.text('/hub/ferry-fire'), /No article is stored/);
  assert.match(await ida.text('/hub/ferry-fire?of=publishers'), /<h1>ferry fire<\/h1>/);
  assert.doesNotMatch(await ida.text('/hub/ferry-fire?of=publishers'), /feed\.xml/, 'the feeds at its address are the rule’s');
  assert.match(await ida.text('/log'), /Topics by rule are not listed here/);
});

test('an editor makes a topic, changes and deletes it; a rule that is none is told in words and kept in the form', async (t) => {
  const { store, revisions } = await seedEdition();
  t.after(() => store.close());
  await store.accounts.put(await newAccount('Ida', PASSWORD, NOW));
  let now = NOW;
  const app = appOf({ store, clock: () => now }),
    ida = browser(app),
    send = (page: string, action: string, fields: Record<string, string>) => ida.send(page, action, fields);
  await ida.send('/login', '/login', { name: 'Ida', password: PASSWORD });
  const refused = async (name: string, rule: string): Promise<string> => {
    const response = await send('/desk/hubs', '/desk/hubs', { name, rule }),
      html = await response.text();
    assert.equal(response.status, 400);
    return (/role="alert">(.*?)<\/p>/.exec(html)?.[1] ?? '').replace(/<[^>]*>/g, '');
  };
  assert.equal(await refused('Ferries', 'ferry AND (fire'), 'A bracket is not closed.');
  assert.equal(await refused('Ferries', 'author:Teel'), 'There is no such field: author:');
  assert.match(await refused('…', 'ferry'), /A name has/);
  await store.hubs.put({ slug: 'boats', name: 'Boats', rule: 'boat OR hub:ferries', by: 'Eve', at: NOW });
  assert.equal(await refused('Ferries', 'x OR hub:boats'), 'The topics name each other in a circle.');
  await store.hubs.remove('boats');
  assert.match(await refused('Ferries', 'ferry NOT "…"'), /^The index knows none of these words.*: …$/);
  assert.match(await (await send('/desk/hubs', '/desk/hubs', { name: 'Fähren & Ferries', rule: '<b> AND' })).text(), /&lt;b&gt; AND/);
  const made = await send('/desk/hubs', '/desk/hubs', { name: 'Ferries', rule: 'ferry OR hub:ferry-fire' });
  assert.equal(made.headers.get('location'), '/desk/hubs/ferries?done=kept');
  assert.match(await refused('ferries', 'x'), /topic of that name/);
  const page = await ida.text('/hub/ferries');
  assert.match(page, /<h1>Ferries<\/h1>/);
  assert.match(page, /any of this:/);
  assert.match(page, /report(?:s)? in the last thirty days/);
  assert.match(await ida.text('/hub'), /href="\/hub\/ferries"/);
  const feed = JSON.parse(await ida.text('/hub/ferries/feed.json')) as { title: string; items: unknown[] };
  assert.match(feed.title, /Ferries/);
  assert.ok(feed.items.length > 0);
  now += 60_000;
  assert.equal((await send('/desk/hubs/ferries', '/desk/hubs/ferries', { name: 'Ferries', rule: 'zeppelin' })).status, 303);
  assert.match(await ida.text('/hub/ferries'), /No article is stored/);
  assert.equal((await ida.post('/desk/hubs/ferries/delete', {})).status, 403, 'without the form’s token');
  assert.equal((await send('/desk/hubs/ferries', '/desk/hubs/ferries/delete', {})).status, 303);
  assert.equal((await ida.get('/hub/ferries')).status, 404);
  assert.equal((await ida.get('/hub/ferry-fire')).status, 200, 'publishers’ own stay');
  assert.equal((await browser(app).post('/desk/hubs', { name: 'x', rule: 'y' })).status, 401);
  assert.deepEqual(objections(await ida.text('/desk/hubs'), { revisions, names: new Set() }), []);
});

test('the form and the list are valid, and without an account nothing can be kept', async (t) => {
  const { store, revisions } = await seedEdition();
  t.after(() => store.close());
  await seedHubs(store);
  const b = browser(appOf({ store, clock: () => NOW })),
    html = await b.text('/desk/hubs');
  assert.deepEqual(formsIn(html), []);
  assert.deepEqual((await VALID.validateString(html)).results, []);
  assert.deepEqual(objections(html, { revisions, names: new Set(['Eve', ...SOURCES.map((s) => s.name), ...RULE_WORDS]) }), []);
});
