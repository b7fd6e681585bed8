import { peakMB } from '../../src/commands/peak.ts';
import { createCollector } from '../../src/collect/fetcher.ts';
import { createHops } from '../../src/flow.ts';
import { feedOf, pollWork } from '../../src/model/feed.ts';
import { openStore } from '../../src/store/open.ts';
import { createCarrier } from '../../src/work/run.ts';

/** What one poll of all feeds took. */
export interface Polled {
  readonly seconds: number;
  /** Of the polling process at its highest, MB. */
  readonly peakMB: number;
  readonly items: number;
  readonly failing: number;
  /** Pages that the poll woke work for. */
  readonly woken: number;
}

/** Polls every feed once with the real hop, collector and store, and nothing else of the flow; feeds are added where there are none. */
async function pollAll(file: string, port: number, feeds: number): Promise<Polled> {
  const store = await openStore({ sqlite: file }),
    collector = createCollector({ contact: '', version: 'bench', allowPrivate: ['127.0.0.0/8'], clock: Date.now }),
    hops = createHops(collector).filter((hop) => hop.name === 'poll'),
    log = { debug: () => undefined, warn: () => undefined, error: (fields: object) => console.error(fields) };
  if ((await store.feeds.all()).length === 0)
    await store.feeds.put(
      Array.from({ length: feeds }, (_, id) => feedOf(`http://127.${1 + (id >> 14)}.${(id >> 7) & 127}.${1 + (id & 127)}:${port}/${id}/feed`)),
    );
  const all = (await store.feeds.all()).map(({ feed }) => feed),
    before = (await store.work.backlog()).byHop.fetch ?? 0;
  await store.work.add(all.map((feed) => pollWork(feed, 0)));
  const started = performance.now();
  await createCarrier({ store, hops, clock: Date.now, log }).drain();
  const seconds = (performance.now() - started) / 1000,
    peak = peakMB(),
    failing = (await store.feeds.all()).filter(({ state }) => (state?.failures ?? 0) > 0).length,
    { items } = await store.counts(),
    woken = ((await store.work.backlog()).byHop.fetch ?? 0) - before;
  await collector.close();
  await store.close();
  return { seconds, peakMB: peak, items, failing, woken };
}

if (import.meta.main) {
  const [file = '', port = '', feeds = ''] = process.argv.slice(2);
  process.stdout.write(JSON.stringify(await pollAll(file, Number(port), Number(feeds))));
}
