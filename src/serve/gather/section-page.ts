import type { FrontPage } from '../../model/front-page.ts';
import type { Store } from '../../store/store.ts';
import { briefsOf, merged, type Brief } from './front.ts';
import type { SourcesOf } from './report.ts';
import { sectionOf, sectionSlug, type Section } from './section.ts';

export interface SectionView {
  readonly at: number;
  readonly section: Section;
  readonly briefs: readonly Brief[];
}

/** Stories looked through and shown; the rest of a very long front page is left out. */
const READ = 1000;
const SHOWN = 40;

/** The stories of a front page that stand in one section; undefined where there are none. */
export async function gatherSection(store: Store, sourcesOf: SourcesOf, fronts: readonly FrontPage[], asked: string): Promise<SectionView | undefined> {
  const slug = sectionSlug(asked),
    ranked = merged(fronts).slice(0, READ),
    inside = new Map((await store.stories.get(ranked.map((r) => r.storyId))).flatMap((s) => (sectionOf(s)?.slug === slug ? [[s.id, s] as const] : [])));
  const [first] = inside.values(),
    section = first && sectionOf(first);
  if (!section) return undefined;
  const { briefs } = await briefsOf(store, sourcesOf, ranked.filter((r) => inside.has(r.storyId)).slice(0, SHOWN));
  const rankOf = new Map(ranked.map((r, i) => [r.storyId, i + 1]));
  return { at: Math.max(...fronts.map((f) => f.at)), section, briefs: briefs.map((b) => ({ ...b, rank: rankOf.get(b.story.id) ?? b.rank })) };
}
