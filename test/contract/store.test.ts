import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Trace } from '../../src/model/trace.ts';
import type { Visit } from '../../src/model/visit.ts';
import type { Reprint } from '../../src/model/reprint.ts';
import type { FrontPage } from '../../src/model/front-page.ts';
import type { Source } from '../../src/model/source.ts';
import { onBoth } from './engines.ts';
import { article, DAY, HOUR, item, member, NOON, numbers, page, profile, question, reading, revision, story, walk, work } from './fixtures.ts';

const ids = (rows: readonly { readonly id: string }[]): string[] => rows.map((r) => r.id);

onBoth('a new store is sound and empty', async (store) => {
  assert.deepEqual(await store.check(), []);
  assert.deepEqual(new Set(Object.values(await store.counts())), new Set([0]));
});

onBoth('sources are found by id, domain and name', async (store) => {
  const gazette: Source = { id: 'gazette', name: 'The  Gazette', domain: 'Gazette.example', kind: 'newspaper', country: 'NO' },
    wire: Source = { id: 'wire', name: 'Ødegård', domain: '', kind: 'agency' };
  await store.sources.put([gazette, wire]);
  await store.sources.put([gazette]);
  assert.deepEqual(await store.sources.all(), [gazette, wire]);
  assert.deepEqual(await store.sources.get(['wire', 'none', 'gazette']), [wire, gazette]);
  assert.deepEqual(await store.sources.byDomain('gazette.example'), gazette);
  assert.deepEqual(await store.sources.byName('the gazette'), gazette);
  assert.deepEqual(await store.sources.byName('ØDEGÅRD'), wire);
  assert.equal(await store.sources.byDomain(''), undefined);
});

onBoth('feeds keep their state apart and lose it with themselves', async (store) => {
  const feed = { id: 'f', url: 'https://gazette.example/feed', title: 'Gazette', paused: false },
    state = { feedId: 'f', nextAt: NOON, failures: 0, etag: '"x"', order: [2 ** 52 - 1, 0, 7] };
  await store.feeds.put([feed]);
  assert.deepEqual(await store.feeds.get('f'), { feed });
  await store.feeds.putState(state);
  await store.feeds.put([{ ...feed, paused: true }]);
  assert.deepEqual(await store.feeds.all(), [{ feed: { ...feed, paused: true }, state }]);
  await store.feeds.remove('f');
  assert.equal(await store.feeds.get('f'), undefined);
  await store.feeds.putState(state);
  assert.deepEqual(await store.feeds.all(), []);
});

onBoth('subscriptions outlive their feeds; what was pushed waits in order, once, and goes with them', async (store) => {
  const subscription = { id: 's', feedId: 'f', hub: 'https://hub.example/', topic: 'https://gazette.example/feed', secret: 'x', tries: 0, missed: 0 },
    push = (id: string) => ({ id, subscriptionId: 's', contentType: 'text/xml', body: Uint8Array.from([0, 255, 10]), at: NOON });
  await store.subscriptions.put(subscription);
  await store.subscriptions.put({ ...subscription, missed: 1 });
  await store.feeds.remove('f');
  assert.deepEqual(
    [await store.subscriptions.get('s'), await store.subscriptions.ofFeed('f'), (await store.subscriptions.all()).length],
    [{ ...subscription, missed: 1 }, { ...subscription, missed: 1 }, 1],
  );
  for (const id of ['b', 'a', 'b']) await store.subscriptions.addPush(push(id));
  assert.equal(await store.subscriptions.waiting('s'), 2);
  assert.deepEqual(await store.subscriptions.nextPush('s'), push('b'));
  await store.subscriptions.removePush('b');
  assert.equal((await store.subscriptions.nextPush('s'))?.id, 'a');
  await store.subscriptions.remove('s');
  assert.deepEqual(
    [await store.subscriptions.get('s'), await store.subscriptions.waiting('s'), await store.subscriptions.nextPush('s')],
    [undefined, 0, undefined],
  );
});

onBoth('items answer which are new or changed', async (store) => {
  assert.deepEqual(await store.items.put([item('b'), item('a')]), ['b', 'a']);
  assert.deepEqual(await store.items.put([item('a', { seenAt: NOON + 1, position: 7 }), item('b', { title: 'Another' })]), ['b']);
  assert.deepEqual(await store.items.get(['a', 'b', 'c']), [item('a'), item('b', { title: 'Another' })]);
  assert.equal((await store.counts()).items, 2);
});

onBoth('items and articles are found by their numbers', async (store) => {
  await store.items.name([
    { name: 7, itemId: 'a' },
    { name: 2 ** 52 - 1, itemId: 'b' },
  ]);
  await store.items.name([{ name: 7, itemId: 'c' }]);
  assert.deepEqual(await store.items.named([2 ** 52 - 1, 7, 8]), [
    { name: 7, itemId: 'c' },
    { name: 2 ** 52 - 1, itemId: 'b' },
  ]);
  assert.deepEqual(await store.items.named([]), []);
  await store.articles.putAddresses('z', [5, 6]);
  await store.articles.putAddresses('y', [6]);
  assert.deepEqual(await store.articles.named([6, 5, 6, 4]), [
    { name: 6, articleId: 'y' },
    { name: 5, articleId: 'z' },
    { name: 6, articleId: 'z' },
  ]);
});

onBoth('pages come back letter for letter, until their bodies are forgotten', async (store) => {
  const long = page('long', { body: 'Ferry 🚢 \u0000 паром\r\n'.repeat(5000), fetchedAt: NOON - DAY });
  await store.pages.put([page('short', { body: '' }), long]);
  await store.pages.put([long]);
  assert.deepEqual(await store.pages.get(['long', 'short']), [long, page('short', { body: '' })]);
  assert.equal(await store.pages.prune(NOON), 1);
  assert.equal(await store.pages.prune(NOON), 0);
  assert.deepEqual(await store.pages.get(['long']), [{ ...long, body: '' }]);
  await store.pages.put([page('again')]);
  await store.pages.forget(['again', 'none']);
  assert.deepEqual(await store.pages.get(['again']), [{ ...page('again'), body: '' }]);
});

onBoth('the body of a page that waits to be cleaned is kept', async (store) => {
  await store.pages.put([page('waiting'), page('cleaned')]);
  await store.work.add([work('w', { subject: 'waiting' }), work('v', { hop: 'stories', subject: 'cleaned' })]);
  assert.equal(await store.pages.prune(NOON + DAY), 1);
  assert.deepEqual(await store.pages.get(['waiting', 'cleaned']), [page('waiting'), { ...page('cleaned'), body: '' }]);
  await store.work.done(await store.work.due('clean', NOON, 9));
  assert.equal(await store.pages.prune(NOON + DAY), 1);
});

onBoth('visits are one an address, due by feed, youngest articles first', async (store) => {
  const visit = (name: string, more: Partial<Visit> = {}): Visit => ({
    url: `https://gazette.example/${name}`,
    itemId: name,
    feedId: 'feed',
    since: NOON,
    checkedAt: NOON,
    nextAt: NOON + 1000,
    pageId: 'p',
    ...more,
  });
  const young = visit('young', { since: NOON + 500, etag: '"1"' });
  for (const v of [visit('old', { since: NOON - DAY }), young, visit('later', { nextAt: NOON + 2000 }), visit('other', { feedId: 'x' })])
    await store.visits.put(v);
  await store.visits.put({ ...visit('over'), nextAt: undefined });
  assert.deepEqual(
    (await store.visits.due('feed', NOON + 1000, 9)).map((v) => v.itemId),
    ['young', 'old'],
  );
  assert.deepEqual(await store.visits.due('feed', NOON + 1000, 1), [young]);
  await store.visits.put({ ...young, nextAt: NOON + 9000, etag: '"2"' });
  assert.deepEqual([(await store.visits.get(young.url))?.etag, await store.visits.get('https://gazette.example/none')], ['"2"', undefined]);
  assert.equal((await store.visits.due('feed', NOON + 1000, 9)).length, 1);
  await store.visits.forget(NOON);
  assert.deepEqual(await store.visits.due('feed', NOON + 1000, 9), []);
});

onBoth('traces are of a source in the order first put, one an article', async (store) => {
  const trace = (articleId: string, ...hashes: number[]): Trace => ({ articleId, day: 20_000, hashes });
  for (const one of [trace('b', 1), trace('a', 2, 4_294_967_295), trace('c')]) await store.traces.put('gazette', one);
  await store.traces.put('courier', trace('d', 9));
  await store.traces.put('gazette', trace('b', 7, 8));
  await store.traces.forget(['c', 'nowhere']);
  assert.deepEqual(
    (await store.traces.ofSource('gazette')).map((t) => [t.articleId, t.day, ...t.hashes]),
    [
      ['b', 20_000, 7, 8],
      ['a', 20_000, 2, 4_294_967_295],
    ],
  );
  assert.deepEqual(await store.traces.ofSource('nowhere'), []);
});

onBoth('a revision is never changed, and the newest is the latest', async (store) => {
  const first = revision('a'),
    second = revision('a', 2, { notes: [{ type: 'correction', text: 'Correction' }] });
  await store.articles.put([article('a'), article('nowhere', { url: '' })]);
  await store.articles.putRevisions([{ revision: second, terms: ['two'] }]);
  await store.articles.putRevisions([{ revision: first, terms: ['one'] }]);
  await store.articles.putRevisions([{ revision: { ...first, text: 'changed' }, terms: ['changed'] }]);
  assert.deepEqual(await store.articles.history('a'), [first, second]);
  assert.deepEqual([...(await store.articles.histories(['nowhere', 'a'], 8))], [['a', [first, second]]]);
  assert.deepEqual([...(await store.articles.histories(['a'], 1))], [['a', [second]]]);
  assert.deepEqual(await store.articles.latest(['a', 'b']), [second]);
  assert.deepEqual(await store.articles.revisions(['a.2', 'a.1']), [second, first]);
  assert.deepEqual(await store.articles.byUrl('https://gazette.example/a'), article('a'));
  assert.equal(await store.articles.byUrl(''), undefined);
  assert.equal((await store.counts()).revisions, 2);
});

onBoth('an article keeps the time it was first seen', async (store) => {
  await store.articles.put([article('a')]);
  await store.articles.put([article('a', { firstSeen: NOON + 9, sourceId: 'other' })]);
  assert.deepEqual(await store.articles.get(['a']), [article('a', { sourceId: 'other' })]);
});

onBoth('newest first, page by page, also where many have one time', async (store) => {
  const many = Array.from({ length: 2500 }, (_, i) => revision(`m${i}`, 1, { published: NOON, lang: i % 2 ? 'en' : 'uk' })),
    rest = [revision('old', 1, { published: NOON - HOUR }), revision('new', 1, { published: NOON + HOUR }), revision('before-1970', 1, { published: -DAY })];
  await store.articles.putRevisions([...many, ...rest].map((r) => ({ revision: r, terms: [] })));
  const all = await walk((after) => store.articles.newest({ limit: 400, after }));
  assert.equal(all.length, 2503);
  assert.equal(new Set(all).size, 2503);
  assert.equal(all[0], 'new');
  assert.deepEqual(all.slice(-2), ['old', 'before-1970']);
  assert.equal((await walk((after) => store.articles.newest({ limit: 999, after, lang: 'uk', sourceId: 'gazette' }))).length, 1250);
  assert.deepEqual((await store.articles.newest({ limit: 10, sourceId: 'nobody' })).rows, []);
});

onBoth('a new article does not shift the pages of one who is reading', async (store) => {
  await store.articles.putRevisions([1, 2, 3, 4].map((i) => ({ revision: revision(`r${i}`, 1, { published: NOON + i * 1000 }), terms: [] })));
  const first = await store.articles.newest({ limit: 2 });
  await store.articles.putRevisions([{ revision: revision('r5', 1, { published: NOON + DAY }), terms: [] }]);
  const second = await store.articles.newest({ limit: 2, after: first.next });
  assert.deepEqual(
    [...first.rows, ...second.rows].map((r) => r.articleId),
    ['r4', 'r3', 'r2', 'r1'],
  );
  assert.equal(second.next, undefined);
});

onBoth('search finds the latest revisions that hold all terms', async (store) => {
  await store.articles.putRevisions([
    { revision: revision('a', 1, { published: NOON }), terms: ['ferry', 'ferry', 'harbour'] },
    { revision: revision('b', 1, { published: NOON + 5000, sourceId: 'wire' }), terms: ['ferry', 'паром', 'u.s', "o'neill", '3.5', 'é'] },
    { revision: revision('c', 1, { published: NOON + 9000, lang: 'uk' }), terms: ['паром', '渡船', 'ferry_boat', 'ferri'] },
  ]);
  const found = async (terms: string[], more: object = {}) => (await store.search.articles({ terms, ...more }, 10)).rows.map((r) => r.articleId);
  assert.deepEqual(await found(['ferry']), ['b', 'a']);
  assert.deepEqual(await found(['ferry', 'harbour']), ['a']);
  assert.deepEqual(await found(['паром']), ['c', 'b']);
  assert.deepEqual(await found(['渡船']), ['c']);
  assert.deepEqual(await found(['u.s', "o'neill", '3.5', 'é']), ['b']);
  for (const absent of ['u', 's', 'o', '3', '5', 'e', 'boat', 'paром', 'FERRY', 'ferr', '渡', '', 'ferry harbour'])
    assert.deepEqual(await found([absent]), [], absent);
  assert.deepEqual(await found(['ferry'], { sourceId: 'wire' }), ['b']);
  assert.deepEqual(await found([], { lang: 'uk' }), ['c']);
  assert.deepEqual(await found(['ferry'], { before: NOON + 5000 }), ['a']);
  assert.deepEqual(await found(['ferry'], { since: NOON + 5000 }), ['b']);
  assert.deepEqual(await found([], { since: NOON + 1, before: NOON + 9000 }), ['b']);
  assert.deepEqual(await found([]), []);
});

onBoth('search finds the stories of the newest texts that hold a term, each once, those of one affair left out', async (store) => {
  for (const [i, [article, home]] of (
    [
      ['a', 'one'],
      ['b', 'one'],
      ['c', 'two'],
      ['d', 'three'],
      ['e', 'gone'],
    ] as const
  ).entries()) {
    await store.articles.putRevisions([{ revision: revision(article, 1, { published: NOON + i * 60_000 }), terms: ['ferry'] }]);
    await store.stories.putMember(member(home, article, NOON));
    await store.stories.put(story(home, { ...(home === 'two' ? { saga: 'three' } : {}), ...(home === 'gone' ? { redirect: 'one' } : {}) }), profile(home, {}));
  }
  await store.articles.putRevisions([{ revision: revision('f', 1, { published: NOON + DAY }), terms: ['bridge'] }]);
  const found = async (among: number, notOf: string, term = 'ferry') => [...(await store.search.stories({ terms: [term], lang: 'en' }, among, notOf))].sort();
  assert.deepEqual(await found(9, 'none'), ['one', 'three', 'two']);
  assert.deepEqual(await found(9, 'three'), ['one']);
  assert.deepEqual(await found(9, 'one'), ['three', 'two']);
  assert.deepEqual(await found(2, 'none'), ['three'], 'the newest of its texts is in a story that was merged');
  assert.deepEqual([await found(9, 'none', 'bridge'), await found(9, 'none', '')], [[], []]);
  assert.deepEqual(await store.search.stories({ terms: [] }, 9, 'none'), []);
});

onBoth('search follows an article to its new revision and its new time', async (store) => {
  await store.articles.putRevisions([{ revision: revision('a'), terms: ['ferry', 'old'] }]);
  await store.articles.putRevisions([{ revision: revision('a', 2, { published: NOON + DAY }), terms: ['ferry', 'new'] }]);
  await store.articles.putRevisions([{ revision: revision('a', 3, { published: NOON + DAY }), terms: ['ferry', 'newest'] }]);
  const found = async (term: string) => ids((await store.search.articles({ terms: [term] }, 10)).rows);
  assert.deepEqual([await found('old'), await found('new'), await found('newest'), await found('ferry')], [[], [], ['a.3'], ['a.3']]);
});

onBoth('search pages by key', async (store) => {
  await store.articles.putRevisions(
    Array.from({ length: 25 }, (_, i) => ({ revision: revision(`s${i}`, 1, { published: NOON + i * 60_000 }), terms: ['ferry'] })),
  );
  const all = await walk((after) => store.search.articles({ terms: ['ferry'] }, 10, after));
  assert.deepEqual(
    all,
    Array.from({ length: 25 }, (_, i) => `s${24 - i}`),
  );
});

onBoth('membership is exact for any terms', async (store) => {
  const term = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 4 }),
    fc.constantFrom('a', 'A', 'å', 'ſ', 's', 'ς', 'σ', '_', '_2e', '.', "'", '"', '\\', 'a b'),
  );
  let n = 0;
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(term, { minLength: 1, maxLength: 12 }), async (terms) => {
      const usable = terms.filter((t) => t.isWellFormed() && !t.includes('\0')),
        tag = `tag${++n}`,
        held = usable.filter((_, i) => i % 2 === 0);
      await store.articles.putRevisions([{ revision: revision(tag), terms: [...held, tag] }]);
      for (const t of usable) {
        const found = (await store.search.articles({ terms: [tag, t] }, 2)).rows.length;
        assert.equal(found, held.includes(t) ? 1 : 0, JSON.stringify(t));
      }
    }),
    { numRuns: 60 },
  );
});

onBoth('a reading is replaced, and found by revision and by story', async (store) => {
  const old = revision('a'),
    now = revision('a', 2),
    other = revision('b');
  await store.articles.putRevisions([old, now, other].map((r) => ({ revision: r, terms: [] })));
  await store.claims.put(old.id, 'a', reading(old));
  await store.claims.put(now.id, 'a', { ...reading(now), claims: [] });
  await store.claims.put(now.id, 'a', reading(now));
  await store.claims.put(other.id, 'b', reading(other));
  await store.stories.putMember(member('s', 'a', NOON));
  assert.deepEqual(await store.claims.reading([now.id, 'none']), new Map([[now.id, reading(now)]]));
  assert.deepEqual(await store.claims.ofStory('s'), new Map([[now.id, reading(now)]]));
  assert.equal((await store.counts()).claims, 6);
});

onBoth('fingerprints find who shares the most', async (store) => {
  const hashes = [1, 2, 3, 4, 0xffffffff];
  await store.reprints.putFingerprint('original', 'original.1', NOON, hashes);
  await store.reprints.putFingerprint('copy', 'copy.1', NOON, hashes);
  await store.reprints.putFingerprint('some', 'some.1', NOON, [1, 2, 9]);
  await store.reprints.putFingerprint('one', 'one.1', NOON, [1, 8]);
  await store.reprints.putFingerprint('moved', 'moved.1', NOON, hashes);
  await store.reprints.putFingerprint('moved', 'moved.2', NOON, [7, 8, 9]);
  assert.deepEqual(await store.reprints.near('copy', hashes, 9), [
    { articleId: 'original', revisionId: 'original.1', shared: 5 },
    { articleId: 'some', revisionId: 'some.1', shared: 2 },
  ]);
  assert.deepEqual(
    (await store.reprints.near('copy', [8, 8], 9)).map((n) => n.articleId),
    ['one', 'moved'],
  );
  assert.deepEqual(
    (await store.reprints.near('new', hashes, 1)).map((n) => n.articleId),
    ['original'],
  );
  assert.deepEqual(await store.reprints.near('copy', [], 9), []);
});

onBoth('of each article the text that was compared last is known, though a newer one may be there', async (store) => {
  const [old, now, other] = [revision('a'), revision('a', 2), revision('b')];
  await store.articles.putRevisions([old, now, other].map((r) => ({ revision: r, terms: [] })));
  await store.reprints.putFingerprint('a', old.id, NOON, [1, 2]);
  const ids = async (): Promise<string[]> => (await store.reprints.compared(['b', 'a', 'none'])).map((r) => r.id);
  assert.deepEqual(await ids(), [old.id]);
  await store.reprints.putFingerprint('b', other.id, NOON, [1, 2]);
  await store.reprints.putFingerprint('a', now.id, NOON, [1]);
  assert.deepEqual(await ids(), [other.id, now.id]);
});

onBoth('of a line that hundreds carry only the newest count, and what is rare finds its texts all the same', async (store) => {
  await store.reprints.putFingerprint('first', 'first.1', NOON, [1, 5]);
  for (let i = 0; i < 301; i++) await store.reprints.putFingerprint(`other-${i}`, `other-${i}.1`, NOON, [5, 1000 + i]);
  const shared = async (hashes: readonly number[]) => (await store.reprints.near('new', hashes, 3)).map((n) => [n.articleId, n.shared]);
  assert.deepEqual(await shared([1, 1000, 1300]), []);
  // Two in common with 'first', but that one is not among the newest with line 5.
  assert.deepEqual(await shared([1, 5, 1300]), [['other-300', 2]]);
  assert.deepEqual(await shared([1]), [['first', 1]]);
});

onBoth('a copy has one link, which is replaced or removed', async (store) => {
  const link: Reprint = {
    copyId: 'c',
    originalId: 'o',
    relation: 'reprint',
    containment: 0.91,
    evidence: ['credit line'],
    edits: { same: 3, cut: [1], added: [], changed: [] },
  };
  await store.reprints.put('c', link);
  await store.reprints.put('c', { ...link, originalId: 'p' });
  assert.deepEqual(await store.reprints.asCopy(['o', 'c']), [{ ...link, originalId: 'p' }]);
  assert.deepEqual(await store.reprints.copiesOf(['o', 'p']), [{ ...link, originalId: 'p' }]);
  await store.reprints.put('c', undefined);
  assert.deepEqual(await store.reprints.asCopy(['c']), []);
});

onBoth('stories are found by shared terms, heaviest first, while they live', async (store) => {
  await store.stories.put(story('s'), profile('s', { ferry: 3, harbour: 1 }));
  await store.stories.put(story('t'), profile('t', { ferry: 1, strike: 9 }));
  await store.stories.put(story('u', { lang: 'uk' }), profile('u', { ferry: 5 }, { lang: 'uk' }));
  await store.stories.put(story('dead', { until: NOON - 30 * DAY }), profile('dead', { ferry: 5 }, { until: NOON - 30 * DAY }));
  const near = async (terms: readonly string[], limit = 9) => (await store.stories.near('en', numbers(...terms), NOON - DAY, limit)).map((p) => p.storyId);
  assert.deepEqual(await near(['ferry', 'harbour']), ['s', 't']);
  assert.deepEqual(await near(['ferry', 'strike']), ['t', 's']);
  assert.deepEqual(await near(['ferry'], 1), ['s']);
  assert.deepEqual(await near(['nothing']), []);
  assert.deepEqual(await near([]), []);
  assert.deepEqual(
    (await store.stories.near('en', numbers('ferry'), 0, 9, NOON - 1)).map((p) => p.storyId),
    ['dead'],
  );
  assert.deepEqual(await store.stories.near('en', numbers('strike'), NOON - DAY, 1), [profile('t', { ferry: 1, strike: 9 })]);
});

onBoth('a story that changes is found by what it is now', async (store) => {
  await store.stories.put(story('s'), profile('s', { ferry: 3, harbour: 1 }));
  const later = profile('s', { harbour: 2, strike: 0.25 }, { until: NOON + 20 * DAY });
  await store.stories.put(story('s', { until: NOON + 20 * DAY }), later);
  const near = async (term: string) => store.stories.near('en', numbers(term), NOON + 15 * DAY, 9);
  assert.deepEqual(await near('ferry'), []);
  assert.deepEqual([await near('harbour'), await near('strike')], [[later], [later]]);
  assert.deepEqual(await store.stories.profiles(['s', 'none']), [later]);
});

onBoth('a merged story is reached through its redirect and found no more', async (store) => {
  await store.stories.put(story('a'), profile('a', { ferry: 1 }));
  await store.stories.put(story('b', { redirect: 'a' }), profile('b', { ferry: 1 }));
  await store.stories.put(story('c', { redirect: 'b' }), profile('c', { ferry: 1 }));
  await store.stories.put(story('x', { redirect: 'y' }), profile('x', {}));
  await store.stories.put(story('y', { redirect: 'x' }), profile('y', {}));
  assert.deepEqual([await store.stories.resolve('a'), await store.stories.resolve('c')], ['a', 'a']);
  assert.deepEqual([await store.stories.resolve('none'), await store.stories.resolve('x')], [undefined, undefined]);
  assert.deepEqual(
    (await store.stories.near('en', numbers('ferry'), 0, 9)).map((p) => p.storyId),
    ['a'],
  );
  assert.deepEqual(await store.stories.get(['b']), [story('b', { redirect: 'a' })]);
  assert.deepEqual(
    (await store.stories.tallies('en', 0, NOON, 9)).map((t) => t.storyId),
    ['a'],
  );
});

onBoth('an article is in one story', async (store) => {
  await store.stories.putMember(member('s', 'b', NOON + 2));
  await store.stories.putMember(member('s', 'a', NOON + 1, { copyOf: 'b' }));
  await store.stories.putMember(member('t', 'c', NOON));
  await store.stories.putMember(member('s', 'c', NOON));
  assert.deepEqual(
    (await store.stories.members('s')).map((m) => m.articleId),
    ['c', 'a', 'b'],
  );
  assert.deepEqual(await store.stories.members('t'), []);
  assert.deepEqual(await store.stories.membership(['a', 'none']), [member('s', 'a', NOON + 1, { copyOf: 'b' })]);
});

onBoth('tallies add up what a story holds at a time', async (store) => {
  const published = { old: NOON - 30 * HOUR, day: NOON - 20 * HOUR, now: NOON - HOUR, copy: NOON - HOUR };
  for (const [id, at] of Object.entries(published)) {
    const r = revision(id, 1, { published: at, ...(id === 'old' ? { notes: [{ type: 'correction', text: 'Correction' }] } : {}) });
    await store.articles.putRevisions([{ revision: r, terms: [] }]);
    // Fetched later than published, as live: what counts is when it was published.
    await store.stories.putMember(member('s', id, NOON, id === 'copy' ? { copyOf: 'now' } : {}));
  }
  await store.articles.putRevisions([{ revision: revision('view', 1, { kind: 'opinion', published: NOON + DAY }), terms: [] }]);
  await store.stories.putMember(member('o', 'view', NOON - 2 * HOUR));
  await store.stories.put(story('s', { since: published.old, until: NOON - HOUR, size: 4, independent: 3 }), profile('s', {}));
  await store.stories.put(story('o', { until: NOON - 2 * HOUR }), profile('o', {}));
  await store.stories.put(story('future', { since: NOON + 1, until: NOON + 2 }), profile('future', {}));
  await store.ledger.put('s', [question('q', 's', NOON), question('r', 's', NOON, false)]);
  const [s, o, ...none] = await store.stories.tallies('en', NOON - DAY, NOON, 9);
  assert.deepEqual(none, []);
  assert.deepEqual(s, {
    storyId: 's',
    lang: 'en',
    size: 4,
    independent: 3,
    sources: 2,
    since: published.old,
    until: NOON - HOUR,
    lastIndependentAt: NOON - HOUR,
    last6h: 1,
    last24h: 2,
    differing: 1,
    corrected: 1,
    opinionOnly: false,
    evergreen: false,
    saga: 's',
  });
  assert.deepEqual(await store.stories.talliesOf(['s', 'future', 'none'], NOON), [s]);
  await store.stories.put(story('merged', { until: NOON, redirect: 's' }), profile('merged', {}));
  assert.deepEqual(await store.stories.talliesOf(['merged'], NOON), []);
  assert.deepEqual(await store.stories.talliesOf([], NOON), []);
  // Three reports of which one counts: a day's two count as much of one.
  await store.stories.put(story('s', { since: published.old, until: NOON - HOUR, size: 4, independent: 1, section: 'Wirtschaft' }), profile('s', {}));
  const [voice] = await store.stories.tallies('en', NOON - DAY, NOON, 9);
  assert.deepEqual([voice?.last24h, voice?.last6h, voice?.topic], [2 / 3, 1 / 3, 'economy']);
  // A date in the future does not make an article newer than the hour it was found.
  assert.deepEqual([o?.storyId, o?.opinionOnly, o?.lastIndependentAt, o?.last6h], ['o', true, NOON - 2 * HOUR, 1]);
  assert.equal((await store.stories.tallies('en', NOON - DAY, NOON, 1)).length, 1);
});

onBoth('feeds in an order of their own are read without the others', async (store) => {
  const feed = (id: string, paused = false) => ({ id, url: `https://${id}.example/rss`, title: '"order":[1]', paused }),
    state = (feedId: string, order?: readonly number[]) => ({
      feedId,
      nextAt: 0,
      failures: 1,
      lastError: 'not "order":[1]',
      ...(order ? { order, byHand: 1 } : {}),
    });
  await store.feeds.put([feed('desk'), feed('paused', true), feed('time'), feed('new')]);
  for (const s of [state('desk', [5, 7]), state('paused', [5]), state('time')]) await store.feeds.putState(s);
  assert.deepEqual(await store.feeds.ordered(), [state('desk', [5, 7])]);
});

onBoth('who links to whom is found by addresses, in whatever order the two came', async (store) => {
  const put = async (id: string, sourceId: string, at: number, more: { lang?: string; copyOf?: string; story?: string } = {}): Promise<void> => {
    const { lang = 'en', copyOf, story = 's' } = more;
    await store.articles.putRevisions([{ revision: revision(id, 1, { sourceId, published: at, lang }), terms: [] }]);
    await store.stories.putMember(member(story, id, at, copyOf === undefined ? {} : { copyOf }));
  };
  await store.articles.putCiting('early', [11, 99, 12]);
  await put('early', 'post', NOON - HOUR, { story: 't', lang: 'de' });
  await store.articles.putAddresses('a', [12, 11, 11]);
  await store.articles.putAddresses('a', [11]);
  await put('a', 'gazette', NOON);
  await put('late', 'radio', NOON + HOUR);
  await store.articles.putCiting('late', [11]);
  await put('own', 'gazette', NOON + HOUR);
  await store.articles.putCiting('own', [11]);
  await put('copy', 'tribune', NOON + HOUR, { copyOf: 'late' });
  await store.articles.putCiting('copy', [11]);
  const link = { storyId: 's', citedId: 'a', citedSource: 'gazette' };
  assert.deepEqual(await store.stories.citing(['s', 'none']), [
    { ...link, articleId: 'early', sourceId: 'post', address: 11 },
    { ...link, articleId: 'early', sourceId: 'post', address: 12 },
    { ...link, articleId: 'late', sourceId: 'radio', address: 11 },
  ]);
  assert.deepEqual(new Set((await store.stories.citing(['s'], NOON)).map((c) => c.articleId)), new Set(['early']));
  assert.deepEqual([await store.stories.citing(['t']), await store.stories.citing([])], [[], []]);
  assert.deepEqual(await store.articles.addressesOf(['a', 'early']), [11, 12]);
  assert.deepEqual(await store.stories.membersAt([12, 99, 12]), [{ address: 12, articleId: 'a', storyId: 's', sourceId: 'gazette', lang: 'en' }]);
  assert.deepEqual([await store.articles.citedLanguages('early'), await store.articles.citedLanguages('a')], [['en'], []]);
  // What is only cleaned yet has its own turn.
  await store.articles.putRevisions([{ revision: revision('unplaced', 1, { lang: 'fr' }), terms: [] }]);
  await store.articles.putAddresses('unplaced', [99]);
  assert.deepEqual(await store.articles.citedLanguages('early'), ['en']);
  // A new text has other links.
  await store.articles.putCiting('early', [99, 13]);
  await store.articles.putCiting('late', []);
  assert.deepEqual(await store.stories.citing(['s']), []);
  await store.articles.putAddresses('a', [13]);
  assert.deepEqual(
    (await store.stories.citing(['s'])).map((c) => [c.articleId, c.address]),
    [['early', 13]],
  );
});

onBoth('languages come by their number of stories', async (store) => {
  await store.stories.put(story('a', { lang: 'uk' }), profile('a', {}, { lang: 'uk' }));
  await store.stories.put(story('b'), profile('b', {}));
  await store.stories.put(story('c', { until: NOON + 1 }), profile('c', {}));
  assert.deepEqual([await store.stories.newest('en'), await store.stories.newest('none')], [NOON + 1, undefined]);
  assert.deepEqual(await store.stories.languages(), [
    { lang: 'en', stories: 2, until: NOON + 1 },
    { lang: 'uk', stories: 1, until: NOON },
  ]);
});

onBoth('document frequencies count documents, not words', async (store) => {
  await store.stories.addDocument('en', ['ferry', 'ferry', 'harbour']);
  await store.stories.addDocument('en', ['ferry']);
  await store.stories.addDocument('uk', ['ferry']);
  assert.deepEqual(await store.stories.documentFrequencies('en', ['ferry', 'harbour', 'strike']), {
    documents: 2,
    of: new Map([
      ['ferry', 2],
      ['harbour', 1],
    ]),
  });
  assert.deepEqual(await store.stories.documentFrequencies('de', ['ferry']), { documents: 0, of: new Map() });
});

onBoth("a story's questions are replaced as a whole", async (store) => {
  await store.ledger.put('s', [question('q2', 's', NOON), question('q1', 's', NOON + 5, false)]);
  await store.ledger.put('t', [question('q3', 't', NOON + 9)]);
  assert.deepEqual(ids(await store.ledger.ofStory('s')), ['q2', 'q1']);
  assert.deepEqual(ids(await store.ledger.differing(9)), ['q3', 'q2']);
  assert.deepEqual(ids(await store.ledger.differing(1)), ['q3']);
  await store.ledger.put('s', [question('q1', 's', NOON)]);
  assert.deepEqual(await store.ledger.ofStory('s'), [question('q1', 's', NOON)]);
  await store.ledger.put('s', []);
  assert.deepEqual([await store.ledger.ofStory('s'), ids(await store.ledger.differing(9))], [[], ['q3']]);
});

onBoth('the front page of any minute', async (store) => {
  const front = (id: string, at: number, lang = 'en'): FrontPage => ({
    id,
    lang,
    at,
    ranked: [{ storyId: 's', badges: ['rising'], receipt: { storyId: 's', score: 0.5, rankWithReprints: 1, lines: [] } }],
  });
  await store.fronts.put(front('one', NOON));
  await store.fronts.put(front('two', NOON + HOUR));
  await store.fronts.put(front('uk', NOON + DAY, 'uk'));
  assert.deepEqual(await store.fronts.latest('en'), front('two', NOON + HOUR));
  assert.deepEqual(await store.fronts.asOf('en', NOON + HOUR - 1), front('one', NOON));
  assert.deepEqual([await store.fronts.asOf('en', NOON - 1), await store.fronts.latest('de')], [undefined, undefined]);
  const again = { ...front('two', NOON + HOUR), ranked: [] };
  await store.fronts.put(again);
  assert.deepEqual(await store.fronts.latest('en'), again);
});
