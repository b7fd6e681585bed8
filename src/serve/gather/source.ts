import type { Revision } from '../../model/revision.ts';
import type { Source } from '../../model/source.ts';
import type { Store } from '../../store/store.ts';
import { reportOf, type Report, type SourcesOf } from './report.ts';
import { failingFeed, type FailingFeed } from './stale.ts';

/** How many of a source's newest articles are measured and listed. */
const MEASURED = 1000;
const LISTED = 30;

export interface SourceView {
  readonly source: Source;
  readonly record: Awaited<ReturnType<Store['sources']['record']>>;
  /** Of the stories it opened, those that another source joined. */
  readonly firstOfSeveral: number;
  readonly reports: readonly Report[];
  /** What its newest page allows. */
  readonly rights?: Revision['rights'];
  /** Set where none of its feeds answers. */
  readonly failing?: FailingFeed;
}

/** What is known of a source and measured on its newest articles. */
export async function gatherSource(store: Store, sourcesOf: SourcesOf, source: Source): Promise<SourceView> {
  const [record, newest, failing] = await Promise.all([
      store.sources.record(source.id, MEASURED),
      store.articles.newest({ sourceId: source.id, limit: LISTED }),
      failingFeed(store, source),
    ]),
    opened = await store.stories.get(record.opened),
    sources = new Map((await sourcesOf([source.id])).map((s) => [s.id, s]));
  return {
    source,
    record,
    firstOfSeveral: opened.filter((s) => s.independent > 1).length,
    reports: newest.rows.map((r) => reportOf(r, undefined, sources)),
    rights: newest.rows[0]?.rights,
    ...(failing ? { failing } : {}),
  };
}
