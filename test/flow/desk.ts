import type { TestContext } from 'node:test';
import type { Collector } from '../../src/collect/fetcher.ts';
import { createHops } from '../../src/flow.ts';
import type { Act } from '../../src/model/act.ts';
import { idOf } from '../../src/model/id.ts';
import type { Page } from '../../src/model/page.ts';
import { next } from '../../src/model/work.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import type { Priors } from '../../src/stories/replay.ts';
import { createCarrier } from '../../src/work/run.ts';
import type { ArchiveRecord } from '../archive.ts';
import { silent } from '../hops.ts';

export const nobody: Collector = {
  get: () => Promise.reject(new Error('no network')),
  page: () => Promise.reject(new Error('no network')),
  close: () => Promise.resolve(),
};

/** A paper without a network: what is given to it passes the whole flow. */
export interface Paper {
  readonly store: Store;
  /** Epoch ms. */
  now: number;
  /** Takes articles in; answers with their ids in the same order. */
  take(records: readonly ArchiveRecord[]): Promise<readonly string[]>;
  /** Does an act as the desk does, and works off what it wakes. */
  act(kind: Act['kind'], storyId: string, more?: Partial<Act>): Promise<Act>;
  drain(): Promise<void>;
  /** Story ids by article. */
  places(ids: readonly string[]): Promise<readonly string[]>;
}

export async function paper(t: TestContext): Promise<Paper> {
  const store = await openStore({ sqlite: ':memory:' }),
    carrier = createCarrier({ store, hops: createHops(nobody), clock: () => made.now, log: silent });
  t.after(() => store.close());
  let acts = 0;
  const made: Paper = {
    store,
    now: 0,
    async take(records) {
      const pages = records.map(pageOf);
      made.now = Math.max(made.now, ...pages.map((p) => p.fetchedAt));
      for (const page of pages) {
        await store.in(async (tx) => {
          await tx.pages.put([page]);
          await tx.work.add([next('clean', page.id, undefined)]);
        });
        await carrier.drain();
      }
      return Promise.all(records.map(async (r) => (await store.articles.byUrl(r.url))?.id ?? ''));
    },
    async act(kind, storyId, more = {}) {
      const act: Act = { id: idOf('act', ++acts), kind, at: made.now, accountId: 'ida', by: 'Ida', why: 'because', storyId, articleIds: [], ...more };
      await store.in(async (tx) => {
        if (await tx.acts.add(act)) await tx.work.add([next('acts', act.id, undefined)]);
      });
      await carrier.drain();
      return act;
    },
    drain: () => carrier.drain(),
    async places(ids) {
      return (await store.stories.membership(ids)).map((m) => m.storyId);
    },
  };
  return made;
}

export function pageOf(r: ArchiveRecord): Page {
  const published = Date.parse(r.published);
  return {
    id: idOf('page', r.id),
    url: r.url,
    finalUrl: r.url,
    format: 'record',
    body: JSON.stringify({ title: r.title, text: r.text }),
    fetchedAt: published,
    rights: {},
    hints: { title: r.title, published, lang: r.lang, sourceName: r.source },
  };
}

/**
 * What a store holds when the flow has passed these pages, so many pieces through a hop at once, and every piece of the first hop
 * delivered twice.
 */
export async function replayed<T>(pages: readonly Page[], batch: number, priors: Priors, read: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ sqlite: ':memory:' });
  try {
    const hops = createHops(nobody, { priors }).map((hop) => ({ ...hop, batch })),
      carrier = createCarrier({ store, hops, clock: () => Math.max(...pages.map((p) => p.fetchedAt)) + 1, log: silent });
    await store.pages.put(pages);
    for (let times = 0; times < 2; times++) {
      await store.in((tx) => tx.work.add(pages.map((p) => next('clean', p.id, p.fetchedAt))));
      await carrier.drain();
    }
    return await read(store);
  } finally {
    await store.close();
  }
}
