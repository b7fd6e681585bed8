import { withoutLogin } from '../collect/credentials.ts';
import { BroadsheetError, ERRORS } from '../errors.ts';
import { addFeeds as add } from '../serve/desk/add-feeds.ts';
import { keysIn } from '../store/seal.ts';
import { seedSources, starterPack } from './data.ts';
import { addFeeds, feedOf, pollWork } from './feeds.ts';
import { withStore } from './open.ts';
import type { Run } from './table.ts';
import { workOff } from './work-off.ts';

export const run: Run = async (urls, options) =>
  withStore(async (context) => {
    const { store } = context,
      now = Date.now();
    await seedSources(store);
    const named = urls.map((url) => withoutLogin(addressOf(url))),
      given = named.map(({ url }) => feedOf(url)),
      known = new Set((await store.feeds.all()).map((f) => f.feed.id));
    if (given.length > 0)
      await add(
        { store, keys: keysIn(context.settings.DATA), clock: () => now },
        named.map(({ url, login }) => ({ feed: feedOf(url), ...(login ? { login } : {}) })),
      );
    if (given.length === 0 && known.size === 0) await addFeeds(store, starterPack(), now);
    const wanted = new Set(given.map((f) => f.id)),
      feeds = (await store.feeds.all()).filter(({ feed }) => !feed.paused && (wanted.size === 0 || wanted.has(feed.id))),
      due = feeds.filter(({ feed, state }) => options['all'] === true || wanted.has(feed.id) || (state?.goneAt === undefined && (state?.nextAt ?? 0) <= now));
    const before = await store.counts();
    await store.work.add(due.map(({ feed }) => pollWork(feed, now)));
    if ((await workOff(context, 'collecting')) === 'elsewhere') {
      process.stdout.write('The running paper polls them; its status page shows how far it is.\n');
      return 0;
    }
    const after = await store.counts(),
      polled = new Set(due.map(({ feed }) => feed.id)),
      states = (await store.feeds.all()).filter(({ feed }) => polled.has(feed.id)),
      bad = states.filter(({ state }) => state?.lastError !== undefined);
    const summary = {
      polled: due.length,
      failed: bad.length,
      items: after.items - before.items,
      articles: after.articles - before.articles,
      stories: after.stories - before.stories,
    };
    if (options['json'] === true)
      process.stdout.write(JSON.stringify({ ...summary, errors: bad.map(({ feed, state }) => ({ url: feed.url, error: state?.lastError })) }) + '\n');
    else {
      process.stdout.write(
        `${summary.polled} feeds polled, ${summary.failed} failed; ${summary.items} new items, ${summary.articles} new articles, ${summary.stories} new stories\n`,
      );
      for (const { feed, state } of bad) process.stdout.write(`  ${feed.url}: ${state?.lastError}\n`);
      if (due.length > 0 && bad.length === due.length)
        process.stdout.write('None could be reached. What works offline: broadsheet read, import, search, and the pages of what is stored.\n');
    }
    return due.length > 0 && bad.length === due.length ? ERRORS.failures.exit : 0;
  });

function addressOf(typed: string): string {
  const url = URL.parse(typed);
  if (!url || !/^https?:$/.test(url.protocol)) throw new BroadsheetError('usage', `${typed} is not the address of a feed`);
  return url.href;
}
