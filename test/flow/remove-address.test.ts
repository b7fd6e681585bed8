import assert from 'node:assert/strict';
import { test } from 'node:test';
import { articleAt } from '../../src/commands/remove.ts';
import { resting } from '../../src/commands/tend.ts';
import { remover } from '../../src/flow-remove.ts';
import { outlet, pageOf, report } from './outlet.ts';

test('which article is to be removed: by its id and its own addresses; an address of several is refused, because it cannot be brought back', async (t) => {
  const site = await outlet(t),
    { store, base } = site,
    entries = (all: readonly string[]): string =>
      `<?xml version="1.0"?><rss version="2.0"><channel><title>Ticker</title>${all
        .map(
          (text, i) =>
            `<item><title>Entry ${i} of the ticker</title><link>${base}/ticker</link><guid isPermaLink="false">entry-${i}</guid><description>${text}</description></item>`,
        )
        .join('')}</channel></rss>`;
  site.pages.set('/one', pageOf('The first of two', report(0)));
  site.pages.set('/two', pageOf('The second of two', report(1)));
  site.pages.set('/latest', { to: `${base}/one` });
  await site.poll([{ title: 'The first of two', link: `${base}/latest`, guid: 'first' }]);
  site.pages.set('/latest', { to: `${base}/two` });
  await site.poll([{ title: 'The second of two', link: `${base}/latest`, guid: 'second' }], '/second.xml');
  await site.poll(entries([2, 3, 4, 5].map(report)), '/ticker.xml');
  const articles = await site.articles(),
    idOf = (headline: string): string => articles.find((r) => r.text.startsWith(headline))?.articleId ?? '',
    [one, two] = [idOf('The first'), idOf('The second')];
  assert.equal(new Set([one, two, '']).size, 3, articles.map((r) => r.text.slice(0, 20)).join());
  for (const [input, id] of [
    [one, one],
    [` ${one} `, one],
    [`http://localhost:8080/article/${two}`, two],
    [`/article/${two}.json`, two],
    [`${base}/one`, one],
    [`${base}/two?utm_source=rss#top`, two],
    [`${base}/none`, undefined],
    [`${base}/../../etc/passwd`, undefined],
    ['../../etc/passwd', undefined],
    ['', undefined],
    ['0'.repeat(24), undefined],
  ] as const)
    assert.equal(await articleAt(store, input), id, input);
  for (const path of ['/latest', '/ticker'])
    await assert.rejects(articleAt(store, `${base}${path}`), (error: { code?: string }) => error.code === 'article-ambiguous', path);
  await remover()(store, { articleId: two, at: site.now, why: 'x', by: '', accountId: '' });
  assert.equal(await articleAt(store, `${base}/latest`), one, 'of what is left it is known by there is one');
  assert.equal(await articleAt(store, `${base}/two`), two);
});

test('what has failed is left alone for a while', async () => {
  let now = 0,
    tried = 0;
  const chore = resting(
    600,
    () => {
      tried += 1;
      return tried === 1 ? Promise.reject(new Error('the disk is full')) : Promise.resolve(tried);
    },
    () => now,
  );
  await assert.rejects(chore(), /full/);
  for (now = 1; now < 600; now += 100) assert.equal(await chore(), undefined);
  now = 600;
  assert.deepEqual([await chore(), await chore(), tried], [2, 3, 3]);
});
