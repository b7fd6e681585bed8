import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outlet, pageOf, report, type Outlet, type Said } from './outlet.ts';

const TITLES = ['Ferry back in service', 'Council sells the mill', 'Clinic opens at night', 'Tram depot to move'];
const HOUR = 3_600_000;

/** Items 0 to `n` - 1 with their pages, at `/0` and so on. */
function stand(site: Outlet, n: number): Said[] {
  return Array.from({ length: n }, (_, i) => {
    site.pages.set(`/${i}`, pageOf(TITLES[i] ?? '', report(i)));
    return { title: TITLES[i] ?? '', link: `${site.base}/${i}`, guid: `g${i}`, published: site.now };
  });
}
const askedFor = (site: Outlet, path: string): number => site.asked.filter((p) => p === path).length;
const titles = async (site: Outlet): Promise<string[]> =>
  (await site.articles()).map((r) => r.text.slice(r.headline.start, r.headline.end)).sort((a, b) => a.localeCompare(b));
/** Asserts that each of the first `n` titles is one article of one text, and that there are no others. */
async function each(site: Outlet, n: number): Promise<void> {
  assert.deepEqual(await titles(site), TITLES.slice(0, n).sort());
  assert.deepEqual(
    (await site.articles()).map((r) => r.number),
    Array<number>(n).fill(1),
  );
}

test('identity: empty guids, and one that all items share, name nothing', async (t) => {
  const site = await outlet(t),
    items = stand(site, 3);
  await site.poll(items.map((i) => ({ ...i, guid: '' })));
  await each(site, 3);
  await site.poll(items.map((i) => ({ ...i, guid: 'news' })));
  await each(site, 3);
  assert.equal((await site.store.counts()).items, 3);
});

test('identity: items without links that share a guid are told apart by their words', async (t) => {
  const site = await outlet(t);
  await site.poll([0, 1, 2].map((n) => ({ title: TITLES[n] ?? '', guid: 'news', text: report(n) })));
  await each(site, 3);
});

test('identity: new guids at each poll make no new items, and ask for no page again', async (t) => {
  const site = await outlet(t),
    items = stand(site, 3);
  for (let poll = 0; poll < 4; poll++) await site.poll(items.map((i, n) => ({ ...i, guid: `${poll}-${n}` })));
  await each(site, 3);
  assert.equal((await site.store.counts()).items, 3);
  // Young articles' pages are watched; that alone asks again.
  const steady = await outlet(t),
    same = stand(steady, 3);
  for (let poll = 0; poll < 4; poll++) await steady.poll([...same, { title: `note ${poll}`, link: `${steady.base}/none-${poll}` }]);
  assert.equal(askedFor(site, '/0'), askedFor(steady, '/0'));
});

test('identity: links and guids that flip scheme, www or slash, and links that are new each time, are those of the same items', async (t) => {
  const site = await outlet(t),
    items = stand(site, 2);
  const polls: ((i: Said, n: number, poll: number) => Said)[] = [
    (i) => ({ ...i, guid: i.link }),
    (i) => ({ ...i, guid: i.link?.replace('http:', 'https:') }),
    (i) => ({ ...i, guid: `${i.link?.replace('http://', 'http://www.')}/` }),
    (i) => ({ ...i, link: `${i.link}/`, guid: i.link }),
    (i, _n, poll) => ({ ...i, link: `${i.link}?session=${poll}`, guid: i.link }),
    (i, _n, poll) => ({ ...i, link: `${i.link}?session=${poll}`, guid: i.link }),
  ];
  for (const [poll, as] of polls.entries()) await site.poll(items.map((i, n) => as(i, n, poll)));
  await each(site, 2);
  assert.equal((await site.store.counts()).items, 2);
  assert.equal(site.asked.filter((p) => p.includes('session')).length, 0);
});

test('identity: guids that are places in the list lose no article', async (t) => {
  const site = await outlet(t),
    items = stand(site, 4);
  const list = (from: number, to: number): Said[] =>
    items
      .slice(from, to)
      .reverse()
      .map((i, n) => ({ ...i, guid: String(n) }));
  for (const [from, to] of [
    [0, 1],
    [0, 2],
    [1, 3],
    [2, 4],
    [3, 4],
  ] as const)
    await site.poll(list(from, to));
  await each(site, 4);
});

test('identity: a changed guid with the same link is the same article, a changed title or text a revision', async (t) => {
  const site = await outlet(t),
    [item] = stand(site, 1);
  await site.poll([{ ...item, guid: 'one' }]);
  site.pages.set('/0', pageOf('Ferry back in service at noon', report(0)));
  await site.poll([{ ...item, guid: 'two', title: 'Ferry back in service at noon' }]);
  const [article, ...others] = await site.articles();
  assert.deepEqual([others.length, article?.number], [0, 2]);
});

test('identity: an address that moves with its headline, or at which a feed carries whole texts, is the same article', async (t) => {
  const site = await outlet(t),
    [item] = stand(site, 1);
  await site.poll([item ?? {}]);
  site.pages.set('/ferry-at-noon', pageOf('Ferry at noon', `${report(0)}\n\nIt was full.`));
  await site.poll([{ ...item, title: 'Ferry at noon', link: `${site.base}/ferry-at-noon` }]);
  assert.deepEqual(
    (await site.articles()).map((r) => [r.number, r.text.slice(r.headline.start, r.headline.end)]),
    [[2, 'Ferry at noon']],
  );
  // The address is given to another article, and this one's guid too.
  site.pages.set('/0', pageOf('Council sells the mill', report(1)));
  await site.poll([{ ...item, title: 'Council sells the mill' }]);
  assert.deepEqual(await titles(site), ['Council sells the mill', 'Ferry at noon']);
});

test('identity: the article of two feeds is one, and its page is asked for once', async (t) => {
  const site = await outlet(t),
    items = stand(site, 2);
  site.now -= HOUR;
  await site.poll(items);
  site.now -= HOUR;
  await site.poll(
    items.map((i, n) => ({ ...i, guid: `world-${n}`, link: `${i.link}?utm_source=world` })),
    '/world.xml',
  );
  await each(site, 2);
  site.now -= HOUR;
  await site.poll(
    items.map((i, n) => ({ ...i, guid: `north-${n}` })),
    '/north.xml',
  );
  await each(site, 2);
  assert.equal(askedFor(site, '/0'), 1);
});

test('identity: items without links are articles by their guids, by their words in two feeds, and revised', async (t) => {
  const site = await outlet(t),
    text = report(0);
  await site.poll([{ title: 'Ferry', guid: 'a', text }]);
  await site.poll([{ title: 'Ferry', guid: 'b', text }], '/world.xml');
  assert.deepEqual(await titles(site), ['Ferry']);
  await site.poll([{ title: 'Ferry at noon', guid: 'a', text: `${text} It was full.` }]);
  assert.deepEqual(
    (await site.articles()).map((r) => r.number),
    [2],
  );
  // Without a guid the words are all there is.
  await site.poll([{ title: 'Mill', text: report(1), published: site.now }], '/bare.xml');
  await site.poll([{ title: 'Mill', text: report(1), published: site.now }], '/bare.xml');
  assert.deepEqual(await titles(site), ['Ferry at noon', 'Mill']);
});

test('identity: items of a ticker, whose link is one page or the front page, are articles of their own', async (t) => {
  const site = await outlet(t);
  site.pages.set('/ticker', pageOf('Ticker', report(5)));
  const items = [0, 1, 2].map((n) => ({ title: TITLES[n] ?? '', link: `${site.base}/ticker#${n}`, guid: `t${n}`, text: report(n) }));
  await site.poll(items);
  await each(site, 3);
  assert.equal(askedFor(site, '/ticker'), 0);
  await site.poll([{ title: TITLES[3] ?? '', link: `${site.base}/`, guid: 't3', text: report(3) }, ...items]);
  await each(site, 4);
  assert.ok(
    (await site.articles()).every((r) => r.canonicalUrl.startsWith(site.base)),
    'what there is of a link is kept',
  );
});

test('an item whose page has no text keeps the words of its feed, until the page has its own', async (t) => {
  const site = await outlet(t),
    [checked, scripted, bare] = ['Just a moment...', TITLES[1] ?? '', ''].map((title) => pageOf(title, '')),
    items = stand(site, 3).map((i, n) => ({ ...i, text: report(n).slice(0, 200) }));
  for (const [n, page] of [checked, scripted, bare].entries()) site.pages.set(`/${n}`, page ?? '');
  await site.poll(items);
  await each(site, 3);
  assert.ok((await site.articles()).every((r) => r.text.length > 150 && r.text.length < 300));
  assert.equal((await site.store.work.failures(9)).length, 0);
  // Young articles' pages are asked for again: one has its text now, the others stay as they were.
  site.pages.set('/1', pageOf(TITLES[1] ?? '', report(1)));
  for (let poll = 0; poll < 3; poll++) await site.poll(items);
  assert.deepEqual(await titles(site), TITLES.slice(0, 3).sort());
  assert.deepEqual((await site.articles()).map((r) => r.number).sort(), [1, 1, 2]);
  site.pages.set('/1', checked ?? '');
  for (let poll = 0; poll < 3; poll++) await site.poll(items);
  assert.deepEqual((await site.articles()).map((r) => r.number).sort(), [1, 1, 2]);
});

test('identity: dates that are missing, ahead, or of the feed’s making are no news', async (t) => {
  const site = await outlet(t),
    items = stand(site, 4).map((i) => ({ ...i, text: 'A teaser of few words.' }));
  await site.poll(items.map((i, n) => ({ ...i, published: [undefined, site.now + 400 * 24 * HOUR, site.now, site.now - HOUR][n] })));
  const pages = site.asked.filter((p) => /^\/\d$/.test(p)).length;
  assert.equal(pages, 4);
  assert.ok((await site.articles()).every((r) => (r.published ?? 0) <= site.now));
  site.now -= HOUR - 1;
  // Within the minute: whatever asks for a page now takes these dates for news.
  await site.poll(items.map((i) => ({ ...i, published: site.now })));
  assert.equal(site.asked.filter((p) => /^\/\d$/.test(p)).length, pages);
  site.now -= HOUR - 1;
  await site.poll(items.map((i) => ({ ...i, published: site.now - 3 * 24 * HOUR })));
  assert.equal(site.asked.filter((p) => /^\/\d$/.test(p)).length, pages);
  await each(site, 4);
});

test('identity: when an item was first seen stays, whatever its dates do', async (t) => {
  const site = await outlet(t),
    [item] = stand(site, 1);
  await site.poll([item ?? {}]);
  const firstSeen = site.now,
    ids = (await site.articles()).map((r) => r.articleId),
    seen = async (): Promise<readonly (number | undefined)[]> => [
      (await site.store.items.get((await site.store.visits.due((await site.store.feeds.all())[0]?.feed.id ?? '', Infinity, 9)).map((v) => v.itemId)))[0]
        ?.seenAt,
      (await site.store.articles.get(ids))[0]?.firstSeen,
    ];
  assert.deepEqual(await seen(), [firstSeen, firstSeen]);
  for (const by of [48, -72]) {
    await site.poll([{ ...item, title: `Ferry ${by}`, published: site.now + by * HOUR }]);
    assert.deepEqual(await seen(), [firstSeen, firstSeen]);
  }
});

test('identity: another order, an empty answer, a web page or garbage empties nothing', async (t) => {
  const site = await outlet(t),
    items = stand(site, 3);
  await site.poll(items);
  for (const answer of [items.toReversed(), [], pageOf('Sign in', 'Please sign in.'), '<?xml version="1.0"?><rss', '', items]) {
    await site.poll(answer);
    await each(site, 3);
    assert.equal((await site.store.counts()).items, 3);
  }
});

test('identity: a title that changes in the feed alone is a revision where the feed has the text, and none where the page has it', async (t) => {
  const site = await outlet(t),
    long = `${report(0)}\n\n${report(1)}\n\n${report(2)}\n\n${report(3)}`;
  const [item] = stand(site, 1);
  await site.poll([item ?? {}, { title: 'All of it', guid: 'all', link: `${site.base}/all`, text: `<p>${long.replaceAll('\n\n', '</p><p>')}</p>` }]);
  assert.equal(askedFor(site, '/all'), 0, 'the feed is to carry the article');
  await site.poll([
    { ...item, title: 'Another title' },
    { title: 'All of it, corrected', guid: 'all', link: `${site.base}/all`, text: `<p>${long.replaceAll('\n\n', '</p><p>')}</p>` },
  ]);
  const found = (await site.articles()).map((r) => [r.text.slice(r.headline.start, r.headline.end), r.number]);
  assert.deepEqual(found.sort(), [
    ['All of it, corrected', 2],
    ['Ferry back in service', 1],
  ]);
});

test('identity: parameters are tracking where the texts are one, and tell articles apart where they are not', async (t) => {
  const site = await outlet(t);
  const at = (path: string, n: number, canonical?: string): Said => {
    site.pages.set(path, pageOf(TITLES[n] ?? '', report(n), canonical === undefined ? undefined : site.base + canonical));
    return { title: TITLES[n] ?? '', link: site.base + path, guid: path };
  };
  // Without a canonical address: texts decide.
  await site.poll([at('/story?source=1', 0), at('/story?source=2', 1), at('/story?source=rss', 0)]);
  assert.deepEqual(await titles(site), TITLES.slice(0, 2).sort());
  await site.poll([at('/story?from=feed', 1), at('/story', 0)]);
  assert.deepEqual(await titles(site), TITLES.slice(0, 2).sort());
  // Canonical addresses that differ by such a parameter are believed.
  await site.poll([at('/show?feature=1&utm_medium=x', 2, '/show?feature=1'), at('/show?feature=2', 3, '/show?feature=2')]);
  await each(site, 4);
});

test('identity: an AMP twin, a redirect and a copy under the canonical address are one article', async (t) => {
  const site = await outlet(t),
    [item] = stand(site, 1);
  site.pages.set('/0/amp', pageOf(TITLES[0] ?? '', report(0)));
  site.pages.set('/short', { to: '/0' });
  site.pages.set('/copy', pageOf(TITLES[0] ?? '', report(0), `${site.base}/0`));
  await site.poll([item ?? {}]);
  for (const path of ['/0/amp', '/short', '/copy']) await site.poll([{ ...item, guid: path, link: site.base + path }]);
  await each(site, 1);
});

test('identity: a wall before all pages, or a canonical address that all pages give, makes no two articles one', async (t) => {
  const site = await outlet(t),
    items = stand(site, 3);
  for (const n of [0, 1]) site.pages.set(`/${n}`, { to: '/consent' });
  site.pages.set('/consent', pageOf('Your choice', report(6)));
  site.pages.set('/2', pageOf(TITLES[2] ?? '', report(2), `${site.base}/consent`));
  await site.poll(items);
  assert.deepEqual(await titles(site), [TITLES[2], 'Your choice'].sort());
  stand(site, 2);
  await site.poll(items.map((i) => ({ ...i, title: `${i.title}!` })));
  assert.deepEqual(await titles(site), [...TITLES.slice(0, 3), 'Your choice'].sort());
});
