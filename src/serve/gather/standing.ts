import { cite } from '../../model/citation.ts';
import type { Range } from '../../model/range.ts';
import type { Revision } from '../../model/revision.ts';
import { houseOf } from '../../model/source.ts';
import { citersOf } from '../../rank/citations.ts';
import { ordersAt, placesOf } from '../../rank/placement.ts';
import type { Store } from '../../store/store.ts';
import { addressKey } from '../../text/address.ts';
import { sentences } from '../../text/sentences.ts';
import { mayQuote } from '../rights.ts';
import { reportOf, sourceMap, type Line, type Report, type SourcesOf } from './report.ts';

/** A report of another house that links to one of the story's: the sentence around the link, where it may be shown, and the words linked. */
export interface Citer {
  readonly report: Report;
  readonly line?: Line;
  readonly link?: Range;
}
/** Where the house of a report has put it in its own feed, 1 = first. */
export interface PlacedReport {
  readonly report: Report;
  readonly place: number;
}
/** What other houses and their own say of a story's reports: the grounds of two signals of its rank. */
export interface Standing {
  readonly places: readonly PlacedReport[];
  /** Houses that cite it, and their citing reports, the oldest first. */
  readonly citingHouses: number;
  readonly citers: readonly Citer[];
}

export async function gatherStanding(store: Store, sourcesOf: SourcesOf, storyId: string, articleIds: readonly string[], now: number): Promise<Standing> {
  const [citing, placed] = await Promise.all([
      store.stories.citing([storyId], now),
      store.articles.addressesOf(articleIds).then((own) => near(store, own, now)),
    ]),
    ids = new Set([...placed.members.map((m) => m.sourceId), ...citing.flatMap((c) => [c.sourceId, c.citedSource])]),
    known = new Map((ids.size > 0 ? await sourcesOf([...ids]) : []).map((s) => [s.id, s])),
    house = (id: string): string => houseOf(id, known.get(id)),
    houses = citersOf(citing, house).get(storyId) ?? new Map<string, never>(),
    places = placesOf(placed.orders, placed.members, house).get(storyId) ?? [],
    by = new Map([...houses.values()].flat().map((c) => [c.articleId, c])),
    revisions = await store.articles.latest([...new Set([...by.keys(), ...places.map((p) => p.articleId)])]),
    sources = await sourceMap(sourcesOf, revisions),
    reports = new Map(revisions.map((r) => [r.articleId, reportOf(r, undefined, sources)]));
  return {
    places: places.flatMap(({ place, articleId }) => {
      const report = reports.get(articleId);
      return report ? [{ report, place: place + 1 }] : [];
    }),
    citingHouses: houses.size,
    citers: [...by.values()]
      .flatMap(({ articleId, address }) => {
        const report = reports.get(articleId);
        return report ? [citer(report, address)] : [];
      })
      .sort((a, b) => a.report.at - b.report.at || (a.report.articleId < b.report.articleId ? -1 : 1)),
  };
}

/** Of the feeds in a desk's order those that hold one of the addresses, and whose articles stand in them. */
async function near(store: Store, addresses: readonly number[], now: number) {
  const own = new Set(addresses),
    states = (await store.feeds.all()).flatMap(({ feed, state }) => (state && !feed.paused ? [state] : [])),
    orders = ordersAt(states, now).filter((s) => s.order?.some((address) => own.has(address)));
  return { orders, members: orders.length > 0 ? await store.stories.membersAt(orders.flatMap((s) => s.order ?? [])) : [] };
}

function citer(report: Report, address: number): Citer {
  const { revision } = report,
    link = mayQuote(revision) ? revision.blocks.flatMap((b) => b.links ?? []).find((l) => addressKey(l.href) === address) : undefined,
    sentence = link && sentenceAt(revision, link);
  return sentence ? { report, line: { report, at: cite(revision, sentence) }, link } : { report };
}

/** The sentence that a range begins in. */
function sentenceAt({ blocks, text, lang }: Revision, at: Range): Range | undefined {
  const block = blocks.find((b) => b.start <= at.start && at.start < b.end);
  if (!block) return undefined;
  return sentences(text.slice(block.start, block.end), lang)
    .map((s) => ({ start: s.start + block.start, end: s.end + block.start }))
    .find((s) => s.start <= at.start && at.start < s.end);
}
