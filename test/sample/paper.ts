import { join } from 'node:path';
import { loadEdition, outletCollector, startOutlets, type Outlets } from '../../src/commands/sample-outlets.ts';
import { createReplay, FakeClock } from '../../src/commands/sample-replay.ts';
import { sourceId } from '../../src/collect/sources.ts';
import type { Question } from '../../src/model/ledger.ts';
import type { Reading } from '../../src/model/reading.ts';
import type { Reprint } from '../../src/model/reprint.ts';
import type { Revision } from '../../src/model/revision.ts';
import type { Membership } from '../../src/model/story.ts';
import type { Source } from '../../src/model/source.ts';
import type { Edition } from '../../src/sample/edition.ts';
import { hostOf, urlOf } from '../../src/sample/site.ts';
import { gatherFront } from '../../src/serve/gather/front.ts';
import { openStore } from '../../src/store/open.ts';

/** One article of the edition as the paper knows it after the last day. */
export interface Known {
  readonly id: string;
  readonly revisions: readonly Revision[];
  readonly latest: Revision;
  readonly readings: ReadonlyMap<string, Reading>;
  readonly member?: Membership;
  readonly link?: Reprint;
}
/** The paper after the last day, articles by the edition's names for them. */
export interface Paper {
  readonly edition: Edition;
  readonly articles: ReadonlyMap<string, Known>;
  /** The edition's name of an article id. */
  readonly names: ReadonlyMap<string, string>;
  readonly questions: readonly Question[];
  readonly sources: ReadonlyMap<string, Source>;
  readonly stories: number;
  /** Ids of the stories whose differing figures stand on the front page, of all languages. */
  readonly differing: ReadonlySet<string>;
  readonly failures: readonly string[];
}

const SILENT = { debug: () => undefined, warn: () => undefined, error: () => undefined };

/** Articles are known by their addresses, so a test must find the same ones each time: always this port, on a loopback address that nobody else uses. */
const PORT = 38_571;

async function startAnywhere(edition: Edition, clock: () => number): Promise<Outlets & { readonly address: string }> {
  const part = (): number => 1 + Math.floor(Math.random() * 250),
    address = `127.${part()}.${part()}.${part()}`;
  try {
    return { ...(await startOutlets(edition, clock, PORT, address)), address };
  } catch {
    // Some systems have but one loopback address.
    return { ...(await startOutlets(edition, clock, PORT)), address: '127.0.0.1' };
  }
}

/** Serves an edition, lets its days pass through the whole flow, and reads what the paper then knows. */
export async function replayed(folder: string, data: string): Promise<Paper> {
  const edition = loadEdition(folder),
    clock = new FakeClock(edition.start),
    { address, ...outlets } = await startAnywhere(edition, clock.now),
    store = await openStore({ sqlite: join(data, 'broadsheet.db') }),
    { port } = outlets,
    collector = outletCollector(edition, port, undefined, address);
  try {
    const replay = await createReplay({ edition, store, collector, clock, port, log: SILENT });
    await replay.to(edition.end);
    const articles = new Map<string, Known>(),
      names = new Map<string, string>();
    for (const { id, outlet } of edition.articles) {
      const article = edition.articles.find((a) => a.id === id),
        found = article && (await store.articles.byUrl(urlOf(article, edition.offset, port)));
      const revisions = found ? await store.articles.history(found.id) : [],
        latest = revisions.at(-1);
      if (!found || !latest || found.sourceId !== sourceId(hostOf(outlet), '')) continue;
      const readings = await store.claims.reading(revisions.map((r) => r.id)),
        [member] = await store.stories.membership([found.id]),
        [link] = await store.reprints.asCopy([found.id]);
      names.set(found.id, id);
      articles.set(id, { id, revisions, latest, readings, ...(member ? { member } : {}), ...(link ? { link } : {}) });
    }
    const stories = [...new Set([...articles.values()].flatMap((a) => a.member?.storyId ?? []))],
      questions = (await Promise.all(stories.map((id) => store.ledger.ofStory(id)))).flat(),
      sources = new Map((await store.sources.all()).map((s) => [s.id, s])),
      fronts = (await Promise.all(['en', 'de', 'ar'].map((lang) => store.fronts.asOf(lang, edition.end)))).filter((f) => f !== undefined),
      front = await gatherFront(store, (ids) => store.sources.get(ids), fronts),
      differing = new Set(front.differing.map((d) => d.brief.story.id)),
      failures = (await store.work.failures(100)).map((f) => `${new URL(f.subject, 'http://x').pathname}: ${f.error}`);
    return { edition, articles, names, questions, sources, stories: stories.length, differing, failures };
  } finally {
    await collector.close();
    await outlets.close();
    await store.close();
  }
}
