import type { Act } from '../../model/act.ts';
import type { Citation } from '../../model/citation.ts';
import type { Source } from '../../model/source.ts';
import type { Store } from '../../store/store.ts';
import { headed, type Headed } from './naming.ts';
import { reportOf, sourceMap, type Line, type Report, type SourcesOf } from './report.ts';

/** An act with what it was done to. A story that is not stored is absent. */
export interface ToldAct {
  readonly act: Act;
  readonly story?: Headed;
  readonly into?: Headed;
  /** Of an act on a source: which. */
  readonly source?: Source;
  /** The first of the articles that it names. */
  readonly articles: readonly Report[];
  /** Of a copy: what it is a copy of. */
  readonly original?: Report;
  /** The figures that it is about, each with its sentence, as they stood then. */
  readonly figures: readonly (Line & { readonly figure: Citation })[];
}
export interface LogView {
  readonly acts: readonly ToldAct[];
  readonly next?: string;
}

const SHOWN = 6;
const PAGE = 40;

/** Acts with the headlines of their stories and articles, as those are now; a story that was merged away keeps its last one. */
export async function tellActs(store: Store, sourcesOf: SourcesOf, acts: readonly Act[]): Promise<readonly ToldAct[]> {
  const ids = [...new Set(acts.flatMap((a) => [a.storyId, ...(a.intoId === undefined ? [] : [a.intoId])]))],
    stories = new Map((await headed(store, sourcesOf, await store.stories.get(ids))).map((h) => [h.story.id, h])),
    revisions = await store.articles.latest([
      ...new Set(acts.flatMap((a) => [...a.articleIds.slice(0, SHOWN), ...(a.copyOf === undefined ? [] : [a.copyOf])])),
    ]),
    cited = await store.articles.revisions([...new Set(acts.flatMap((a) => (a.figures ?? []).map((f) => f.at.revisionId)))]),
    granted = acts.flatMap((a) => a.grant ?? a.removal ?? []),
    sources = await sourceMap(sourcesOf, [...revisions, ...cited, ...granted]),
    reports = new Map(revisions.map((r) => [r.articleId, reportOf(r, undefined, sources)])),
    asTheyStood = new Map(cited.map((r) => [r.id, reportOf(r, undefined, sources)]));
  return acts.map((act) => {
    const story = stories.get(act.storyId),
      into = act.intoId === undefined ? undefined : stories.get(act.intoId),
      of = act.grant ?? act.removal,
      source = of && sources.get(of.sourceId),
      original = reports.get(act.copyOf ?? '');
    return {
      act,
      ...(story ? { story } : {}),
      ...(into ? { into } : {}),
      ...(source ? { source } : {}),
      ...(original ? { original } : {}),
      articles: act.articleIds.slice(0, SHOWN).flatMap((id) => reports.get(id) ?? []),
      figures: (act.figures ?? []).flatMap(({ at, sentence }) => {
        const report = asTheyStood.get(at.revisionId);
        return report ? [{ report, at: sentence, figure: at }] : [];
      }),
    };
  });
}

/** The log of all acts, newest first. */
export async function gatherLog(store: Store, sourcesOf: SourcesOf, after?: string): Promise<LogView> {
  const { rows, next } = await store.acts.newest(PAGE, after);
  return { acts: await tellActs(store, sourcesOf, rows), ...(next === undefined ? {} : { next }) };
}
