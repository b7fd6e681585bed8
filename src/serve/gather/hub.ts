import type { HubLink } from '../../model/revision.ts';
import type { Store } from '../../store/store.ts';
import { holding, reportsHolding, storiesOf, type Headed } from './naming.ts';
import { peopleOf, type Person } from './people.ts';
import type { Report, SourcesOf } from './report.ts';
import { timeline, type Dated } from './timeline.ts';

export interface HubView {
  readonly hub: HubLink;
  /** Addresses at which publishers keep a hub of this name. */
  readonly addresses: readonly string[];
  readonly reports: readonly Report[];
  readonly stories: readonly Headed[];
  readonly people: readonly Person[];
  readonly timeline: readonly Dated[];
}

const REPORTS = 30;
const STORIES = 12;
const PEOPLE = 10;
const DATED = 20;

/** Whether publishers file reports under a topic of this slug. */
export async function isFiled(store: Store, slug: string, langs: readonly string[]): Promise<boolean> {
  return (await holding(store, slug.replaceAll('-', ' '), langs)).some((r) => r.hub?.slug === slug);
}

/** The reports that publishers file under a hub of this name; undefined where there are none. */
export async function gatherHub(store: Store, sourcesOf: SourcesOf, slug: string, langs: readonly string[]): Promise<HubView | undefined> {
  const holding = await reportsHolding(store, sourcesOf, slug.replaceAll('-', ' '), langs),
    filed = holding.filter((r) => r.revision.hub?.slug === slug),
    hub = filed[0]?.revision.hub;
  if (!hub) return undefined;
  return {
    hub,
    addresses: [...new Set(filed.flatMap((r) => r.revision.hub?.url ?? []))].slice(0, 6),
    reports: filed.slice(0, REPORTS),
    stories: await storiesOf(
      store,
      sourcesOf,
      filed.map((r) => r.articleId),
      STORIES,
    ),
    people: peopleOf(filed, PEOPLE),
    timeline: timeline(filed, DATED),
  };
}
