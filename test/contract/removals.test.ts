import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { remover, type Removed } from '../../src/flow-remove.ts';
import { escape, outlet, report, type Outlet } from '../flow/outlet.ts';
import { createHops } from '../../src/flow.ts';
import { feedOf } from '../../src/model/feed.ts';
import { next } from '../../src/model/work.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { Ahead } from '../../src/work/ahead.ts';
import type { AnyHop } from '../../src/work/hop.ts';
import { keep, prepare } from '../../src/work/perform.ts';
import { createCarrier } from '../../src/work/run.ts';
import { archive, type ArchiveRecord } from '../archive.ts';
import { nobody, pageOf } from '../flow/desk.ts';
import { silent } from '../hops.ts';
import { cells, rawBytes } from './cells.ts';
import { location, onBoth, type EngineName } from './engines.ts';
import { HOUR, NOON } from './fixtures.ts';

/** What stands nowhere but in the article that is removed. */
const TITLE = 'Zorbanellic quandrant opens at the pier',
  AUTHOR = 'Quixwhistle Bramblethorp',
  PHRASE = 'the marmalade ledger of forty-one herons',
  SLUG = '/news/zorbanellic-quandrant-opens';
const WORDS = ['zorbanellic', 'quandrant', 'quixwhistle', 'bramblethorp', 'marmalade ledger', 'vexilmoor', 'zorbanellic-quandrant'];
const TEXT = `${report(0)}\n\nAt least 41 people were killed in the fire, said Ulla Vexilmoor, who keeps ${PHRASE}. “It was ${PHRASE} that burned,” she said.`;

const FERRY = `The timetable of the island ferry changes in spring, its company told passengers on Monday. Tickets stay as cheap as before, and bicycles travel free.

Commuters had asked for an earlier sailing. “We listen,” a manager wrote in a letter to subscribers, which also promised new chairs for the lounge.`;

const page = (title: string, text: string, author: string): string =>
  `<!doctype html><html lang="en"><head><title>${escape(title)}</title><meta name="author" content="${author}"></head><body><main><article><h1>${escape(title)}</h1><p class="byline">By ${author}</p>${text
    .split('\n\n')
    .map((p) => `<p>${escape(p)}</p>`)
    .join('')}</article></main></body></html>`;

/** A paper with an article in two texts, another report of the same, and one of something else. */
async function withArticle(
  engine: EngineName,
  t: TestContext,
): Promise<{ site: Outlet; id: string; where: NonNullable<Awaited<ReturnType<typeof location>>> } | undefined> {
  const where = await location(engine, t);
  if (!where) return undefined;
  const site = await outlet(t, where),
    other = `${report(0).split('\n\n').slice(0, 2).join('\n\n')}\n\nNobody on the quay had seen how the fire began, the harbour master said. At least 38 people were killed, police said.`;
  site.pages.set(SLUG, page(TITLE, TEXT, AUTHOR));
  site.pages.set('/news/fire-at-the-quay', page('Fire at the quay kills dozens', other, 'Ida Holm'));
  site.pages.set('/news/elsewhere', page('A ferry is late', FERRY, 'Ida Holm'));
  const items = [
    { title: TITLE, link: `${site.base}${SLUG}`, guid: `${site.base}${SLUG}`, text: `${TITLE}: ${PHRASE}` },
    { title: 'Fire at the quay kills dozens', link: `${site.base}/news/fire-at-the-quay`, guid: 'b' },
    { title: 'A ferry is late', link: `${site.base}/news/elsewhere`, guid: 'c' },
  ];
  await site.poll(items);
  site.pages.set(SLUG, page(TITLE, `${TEXT}\n\nThe herons of ${AUTHOR} were counted again on Tuesday.`, AUTHOR));
  await site.poll(items.map((item, i) => (i === 0 ? { ...item, text: `${TITLE}: again` } : item)));
  const found = (await site.articles()).find((r) => r.text.includes(TITLE));
  assert.ok(found);
  return { site, id: found.articleId, where };
}

const removing = (site: Outlet, articleId: string) => ({ articleId, at: site.now, why: 'The court said so.', by: 'Ida', accountId: '' });
const remove = async (site: Outlet, articleId: string): Promise<Removed> => {
  const done = await remover()(site.store, removing(site, articleId));
  assert.ok(done);
  return done;
};

for (const engine of ['sqlite', 'postgres'] as const) {
  test(`${engine}: nothing of a removed article stands in any column of any table`, async (t) => {
    const made = await withArticle(engine, t);
    if (!made) return;
    const { site, id, where } = made,
      { store } = site,
      [member] = await store.stories.membership([id]),
      before = await cells(where);
    for (const word of WORDS)
      assert.ok(
        before.some((c) => c.text.includes(word)),
        `${word} was never there`,
      );
    assert.equal((await store.articles.history(id)).length, 2);
    const { purged, tombstone } = await remove(site, id);
    assert.deepEqual({ revisions: purged.revisions, items: purged.items }, { revisions: 2, items: 1 });
    assert.ok(purged.pages >= 2 && purged.claims > 0);
    await store.scrub();
    const left = (await cells(where)).filter((c) => WORDS.some((word) => c.text.includes(word)));
    assert.deepEqual(
      left.map((c) => c.place),
      [],
    );
    if ('sqlite' in where) {
      const bytes = rawBytes(where.sqlite);
      assert.ok(bytes.includes('ferry'), 'the file was not read');
      assert.deepEqual(
        WORDS.filter((word) => bytes.includes(word)),
        [],
      );
    }
    assert.deepEqual(await store.removals.get([id]), [tombstone]);
    assert.deepEqual(await store.articles.get([id]), []);
    assert.ok(member);
    assert.deepEqual(await store.check(), []);
    const told = (await store.changelog.since(0, 1000)).filter((c) => c.articleId === id);
    assert.deepEqual(
      told.map((c) => c.kind),
      ['article-removed'],
    );
  });

  test(`${engine}: its story is made anew of what is left, and one of which nothing is left leads nowhere`, async (t) => {
    const made = await withArticle(engine, t);
    if (!made) return;
    const { site, id } = made,
      { store } = site,
      [member] = await store.stories.membership([id]);
    assert.ok(member);
    const others = (await store.stories.members(member.storyId)).filter((m) => m.articleId !== id);
    assert.equal(others.length, 1, 'the other report is in the story');
    await remove(site, id);
    await site.poll([]);
    const [story] = await store.stories.get([member.storyId]);
    assert.deepEqual([story?.size, story?.redirect], [1, undefined]);
    assert.equal((await store.articles.revisions([story?.headline.revisionId ?? '']))[0]?.articleId, others[0]?.articleId);
    assert.ok((await store.ledger.ofStory(member.storyId)).every((q) => q.answers.every((a) => a.articleId !== id)));
    await remove(site, others[0]?.articleId ?? '');
    await site.poll([]);
    assert.equal(await store.stories.resolve(member.storyId), undefined);
    assert.equal((await store.stories.get([member.storyId]))[0]?.redirect, '');
    assert.ok(!(await store.fronts.latest('en'))?.ranked.some((r) => r.storyId === member.storyId));
    assert.equal((await store.stories.languages())[0]?.stories, 1);
  });

  test(`${engine}: it does not come again, by its address, its guid, another feed or another address with the same words; lifted, it does`, async (t) => {
    const made = await withArticle(engine, t);
    if (!made) return;
    const { site, id, where } = made,
      { store } = site;
    await remove(site, id);
    const count = (await site.articles()).length,
      asked = site.asked.length;
    await site.poll([
      { title: `${TITLE}, they say`, link: `${site.base}${SLUG}?utm_source=rss`, guid: 'new' },
      { title: `${TITLE} (updated)`, link: `${site.base}/moved`, guid: `${site.base}${SLUG}`, text: PHRASE },
    ]);
    await site.poll([{ title: TITLE, link: `${site.base}${SLUG}` }], '/other.xml');
    assert.deepEqual(
      site.asked.slice(asked).filter((path) => path.startsWith(SLUG) || path === '/moved'),
      [],
      'a page of it was asked for',
    );
    site.pages.set('/again', page(TITLE, TEXT, AUTHOR));
    site.pages.set('/short', { to: `${site.base}${SLUG}` });
    await site.poll([
      { title: TITLE, link: `${site.base}/again`, guid: 'again' },
      { title: TITLE, link: `${site.base}/short`, guid: 'short' },
    ]);
    assert.equal((await site.articles()).length, count);
    const left = (await cells(where)).filter(
      (c) => !c.place.startsWith('words_') && !c.place.startsWith('said_') && WORDS.some((word) => c.text.includes(word)),
    );
    assert.deepEqual(
      left.map((c) => c.place),
      [],
    );
    assert.equal(await store.removals.lift(id), true);
    assert.equal(await store.removals.lift(id), false);
    await site.poll([{ title: TITLE, link: `${site.base}${SLUG}`, guid: 'x' }]);
    assert.equal((await store.articles.history(id)).length, 1);
    assert.equal((await site.articles()).length, count + 1);
  });

  test(`${engine}: nothing else is kept out: neither what a parameter tells apart from it, nor what its house prints in the same few words on another day`, async (t) => {
    const where = await location(engine, t);
    if (!where) return;
    const site = await outlet(t, where),
      { store } = site,
      note = 'Our cartoonist looks at the week in politics. See the drawing above.',
      day = 86_400_000,
      at = Date.UTC(2025, 5, 1),
      addresses = async () => (await site.articles()).map((r) => r.canonicalUrl.slice(site.base.length)).sort();
    for (const [path, title, text] of [
      ['/story?source=1', 'First report', report(0)],
      ['/story?source=2', 'Second report', report(1)],
      ['/story', 'Third report', report(2)],
      ['/own', 'Fourth report', report(3)],
      ['/own?ref=rss', 'Fourth report', `${report(3)}\n\nA sentence was put to it.`],
      ['/cartoon/1', 'Cartoon of the day', note],
      ['/cartoon/2', 'Cartoon of the day', note],
      ['/cartoon/moved', 'Cartoon of the day', note],
    ] as const)
      site.pages.set(path, page(title, text, 'Ida Holm'));
    await site.poll([
      { title: 'First report', link: `${site.base}/story?source=1`, guid: 'first' },
      { title: 'Fourth report', link: `${site.base}/own`, guid: 'fourth' },
      { title: 'Cartoon of the day', link: `${site.base}/cartoon/1`, guid: 'cartoon', published: at },
    ]);
    assert.deepEqual(await addresses(), ['/cartoon/1', '/own', '/story?source=1']);
    for (const { articleId } of await site.articles()) await remove(site, articleId);
    await site.poll([
      { title: 'Second report', link: `${site.base}/story?source=2`, guid: 'second' },
      { title: 'Third report', link: `${site.base}/story`, guid: 'third' },
      // What may be tracking before the address at which it was removed: it is the same, though its words are others.
      { title: 'Fourth report', link: `${site.base}/own?ref=rss`, guid: 'again' },
      { title: 'Cartoon of the day', link: `${site.base}/cartoon/2`, guid: 'next', published: at + day },
      { title: 'Cartoon of the day', link: `${site.base}/cartoon/moved`, guid: 'moved', published: at },
    ]);
    assert.deepEqual(await addresses(), ['/cartoon/2', '/story', '/story?source=2']);
    // What is here already is itself, also where something plainer was removed.
    const third = (await site.articles()).find((r) => r.canonicalUrl.endsWith('/story'));
    await remove(site, third?.articleId ?? '');
    site.pages.set('/story?source=2', page('Second report', `${report(1)}\n\nThe harbour master has spoken since.`, 'Ida Holm'));
    await site.poll([{ title: 'Second report, updated', link: `${site.base}/story?source=2`, guid: 'second' }]);
    const second = (await site.articles()).find((r) => r.canonicalUrl.endsWith('?source=2'));
    assert.equal((await store.articles.history(second?.articleId ?? '')).length, 2);
  });

  test(`${engine}: removed twice it is removed once, and what never was cannot be`, async (t) => {
    const made = await withArticle(engine, t);
    if (!made) return;
    const { site, id } = made,
      first = await remove(site, id),
      again = await remove(site, id);
    assert.deepEqual([first.before, again.before, again.tombstone], [false, true, first.tombstone]);
    assert.equal((await site.store.acts.newest(10)).rows.length, 1);
    assert.equal(await remover()(site.store, removing(site, 'none')), undefined);
  });
}

/** What brings articles into a store through the hops named, or all. */
function carried(
  store: Store,
  only?: readonly string[],
): { take(records: readonly ArchiveRecord[]): Promise<readonly string[]>; drain(): Promise<void>; readonly hops: readonly AnyHop[] } {
  const hops = createHops(nobody),
    carrier = createCarrier({ store, hops: only ? hops.filter((h) => only.includes(h.name)) : hops, clock: () => NOON, log: silent });
  return {
    hops,
    drain: () => carrier.drain(),
    async take(records) {
      const pages = records.map(pageOf);
      await store.in(async (tx) => {
        await tx.pages.put(pages);
        await tx.work.add(pages.map((p) => next('clean', p.id, p.fetchedAt)));
      });
      await carrier.drain();
      return Promise.all(records.map(async (r) => (await store.articles.byUrl(r.url))?.id ?? ''));
    },
  };
}

onBoth('what was a copy of a removed article is compared anew, as if that had never been seen', async (store) => {
  const [original, copy, own] = archive(1) as [ArchiveRecord, ArchiveRecord, ArchiveRecord],
    // Later than the first copy, and as like it.
    second = { ...copy, id: 'second', url: 'https://second.example/a', source: 'Second', published: new Date(Date.parse(copy.published) + HOUR).toISOString() },
    { take, drain } = carried(store),
    [removed = '', first = '', later = ''] = await take([original, copy, second, own]);
  assert.deepEqual(
    (await store.reprints.asCopy([first, later])).map((l) => l.originalId),
    [removed, removed],
  );
  const done = await remover()(store, { articleId: removed, at: NOON, why: 'x', by: '', accountId: '' });
  assert.deepEqual([...(done?.copies ?? [])].sort(), [first, later].sort());
  assert.deepEqual(await store.reprints.asCopy([first, later]), []);
  await drain();
  assert.deepEqual(
    (await store.reprints.asCopy([first, later])).map((l) => [l.copyId, l.originalId]),
    [[later, first]],
  );
  const members = await store.stories.membership([first, later]);
  assert.deepEqual(
    members.map((m) => m.copyOf),
    [undefined, first],
  );
  const [story] = await store.stories.get([members[0]?.storyId ?? '']);
  assert.deepEqual([story?.size, story?.independent], [3, 2]);
  assert.deepEqual(await store.check(), []);
});

onBoth('what was gathered before a removal is not kept after it', async (store) => {
  const { take, hops } = carried(store, ['clean']),
    [id = ''] = await take(archive(1)),
    [revision] = await store.articles.latest([id]),
    claims = hops.find((h) => h.name === 'claims'),
    due = await store.work.due('claims', NOON * 2, 10),
    work = due.find((w) => w.subject === revision?.id);
  assert.ok(claims && work && revision);
  const ready = [await prepare({ store, ahead: new Ahead(store), clock: () => NOON }, claims, work)];
  await remover()(store, { articleId: id, at: NOON, why: 'x', by: '', accountId: '' });
  assert.deepEqual(await keep(store, ready), []);
  assert.equal((await store.claims.reading([revision.id])).size, 0);
  assert.ok(!(await store.work.due('reprints', NOON * 2, 10)).some((w) => w.subject === revision.id));
});

for (const engine of ['sqlite', 'postgres'] as const)
  test(`${engine}: another process lets go of what it holds in memory of a removed article`, async (t) => {
    const where = await location(engine, t);
    if (!where) return;
    const [one, other] = [await openStore(where), await openStore(where)];
    t.after(() => Promise.all([one.close(), other.close()]));
    const [id = ''] = await carried(one).take(archive(1)),
      revisionIds = (await other.articles.history(id)).map((r) => r.id);
    await other.changes();
    assert.equal((await other.articles.revisions(revisionIds)).length, 1);
    const before = await other.removals.newest();
    await remover()(one, { articleId: id, at: NOON, why: 'x', by: '', accountId: '' });
    assert.notEqual(await other.removals.newest(), before);
    await other.changes();
    assert.deepEqual(await other.articles.revisions(revisionIds), []);
    assert.equal(await one.scrub(), true);
    assert.equal(await other.scrub(), false);
  });

onBoth('what waits in the paper of a removed article goes too: pushes of hubs, visits, failures, figures in acts, changes', async (store) => {
  const { take } = carried(store),
    [record, copy] = archive(1) as [ArchiveRecord, ArchiveRecord],
    [id = '', other = ''] = await take([record, copy]),
    feed = feedOf('https://hub.example/feed.xml'),
    body = new TextEncoder().encode(`<rss><item><link>${record.url}</link></item></rss>`),
    [revision] = await store.articles.latest([id]);
  assert.ok(revision);
  await store.feeds.put([feed]);
  await store.subscriptions.put({ id: 'sub', feedId: feed.id, hub: 'https://hub.example/', topic: feed.url, secret: 's', tries: 0, missed: 0 });
  const push = { id: 'p', subscriptionId: 'sub', contentType: 'application/rss+xml', body, at: NOON };
  await store.subscriptions.addPush(push);
  await store.subscriptions.addPush({ ...push, id: 'q', body: new TextEncoder().encode('<rss>something else</rss>') });
  await store.visits.put({ url: record.url, itemId: 'i', feedId: feed.id, since: NOON, checkedAt: NOON, pageId: 'none' });
  const failure = { id: 'f', hop: 'clean' as const, subject: record.url, at: NOON, attempts: 1, error: 'unreadable' };
  await store.work.recordFailures([failure, { ...failure, id: 'g', subject: copy.url }]);
  const at = { revisionId: revision.id, start: 0, end: 4 },
    figure = { key: `of ${record.title}`, articleId: id, at, sentence: at },
    act = { id: 'a', kind: 'same-question' as const, at: NOON, accountId: 'ida', by: 'Ida', why: 'w', storyId: 's', articleIds: [id, other] };
  await store.acts.add({ ...act, figures: [figure, { ...figure, key: 'other', articleId: other }] });
  // A figure of it in a story that it was in before an editor moved it.
  const [claim] = [...(await store.claims.reading([revision.id])).values()].flatMap((r) => r.claims),
    value = { low: 1, claimId: claim?.id ?? '' },
    figureChanged = { kind: 'figure-changed' as const, at: NOON, storyId: 'before' };
  assert.ok(claim);
  await store.changelog.add([
    { ...figureChanged, figure: { questionId: 'q', was: value, is: { ...value, claimId: 'another' }, differs: true } },
    { ...figureChanged, figure: { questionId: 'r', is: { ...value, claimId: 'another' }, differs: true } },
  ]);
  await remover()(store, { articleId: id, at: NOON, why: 'x', by: '', accountId: '' });
  assert.deepEqual(
    (await store.changelog.since(0, 1000)).filter((c) => c.storyId === 'before').map((c) => c.figure?.questionId),
    ['r'],
  );
  assert.equal((await store.subscriptions.nextPush('sub'))?.id, 'q');
  assert.deepEqual(
    (await store.work.due('poll', NOON, 10)).map((w) => w.subject),
    [feed.id],
    'its feed is asked for what was pushed beside it',
  );
  assert.equal(await store.visits.get(record.url), undefined);
  assert.deepEqual(
    (await store.work.failures(10)).map((f) => f.id),
    ['g'],
  );
  assert.deepEqual(
    (await store.acts.get(['a'])).flatMap((a) => (a.figures ?? []).map((f) => f.key)),
    ['other'],
  );
  assert.deepEqual(
    (await store.changelog.since(0, 1000)).filter((c) => c.articleId === id).map((c) => c.kind),
    ['article-removed'],
  );
});
