import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { gatherRuleHub } from '../../src/serve/gather/rule-hub.ts';
import { newAccount } from '../../src/serve/desk/login.ts';
import { objections } from '../promises/allowed.ts';
import { RULE_WORDS, seedHubs } from '../promises/acts.ts';
import { NOW, SOURCES } from '../promises/articles.ts';
import { seedEdition } from '../promises/edition.ts';
import { appOf, browser, formsIn } from './browser.ts';

const PASSWORD = 'nine herons by the weir';

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
  assert.equal(await refused('Ferries', 'x OR hub:ferries'), 'The topics name each other in a circle.');
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
    validator = new HtmlValidate({ extends: ['html-validate:recommended', 'html-validate:a11y'], rules: { 'no-trailing-whitespace': 'off' } }),
    html = await b.text('/desk/hubs');
  assert.deepEqual(formsIn(html), []);
  assert.deepEqual((await validator.validateString(html)).results, []);
  assert.deepEqual(objections(html, { revisions, names: new Set(['Eve', ...SOURCES.map((s) => s.name), ...RULE_WORDS]) }), []);
});
