import type { Revision } from '../../model/revision.ts';
import type { Source } from '../../model/source.ts';
import type { Store } from '../../store/store.ts';
import { tellActs, type ToldAct } from './acts.ts';
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
  /** Why its texts may be shown whole in public: the act by which an editor said so. */
  readonly granted?: ToldAct;
  /** Set where none of its feeds answers. */
  readonly failing?: FailingFeed;
}

/** What is known of a source and measured on its newest articles. */
export async function gatherSource(store: Store, sourcesOf: SourcesOf, source: Source, now: number): Promise<SourceView> {
  const [record, newest, failing, granted] = await Promise.all([
      store.sources.record(source.id, MEASURED),
      store.articles.newest({ sourceId: source.id, limit: LISTED }),
      failingFeed(store, source),
      grantOf(store, sourcesOf, source, now),
    ]),
    opened = await store.stories.get(record.opened),
    sources = new Map((await sourcesOf([source.id])).map((s) => [s.id, s]));
  return {
    source,
    record,
    firstOfSeveral: opened.filter((s) => s.independent > 1).length,
    reports: newest.rows.map((r) => reportOf(r, undefined, sources)),
    rights: newest.rows[0]?.rights,
    ...(granted ? { granted } : {}),
    ...(failing ? { failing } : {}),
  };
}

/** The act that holds for a source, the newest where several do. */
async function grantOf(store: Store, sourcesOf: SourcesOf, source: Source, now: number): Promise<ToldAct | undefined> {
  const act = (await store.acts.holding(['grant'], now)).findLast((a) => a.grant?.sourceId === source.id);
  return act && (await tellActs(store, sourcesOf, [act]))[0];
}
