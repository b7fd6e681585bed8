import type { Citation } from '../../model/citation.ts';
import type { FeedState } from '../../model/feed.ts';
import type { Range } from '../../model/range.ts';
import type { Citing } from '../../model/story.ts';
import { othersOf, sourcesNamed } from '../../rank/others.ts';
import { ordersAt } from '../../rank/placement.ts';
import type { Store } from '../../store/store.ts';
import { outgoing } from '../../text/outgoing.ts';
import { mayQuote } from '../rights.ts';
import { isShowable } from '../show.ts';
import { reportOf, sourceMap, type Report, type SourcesOf } from './report.ts';
import { sentenceAt } from './sentence.ts';

/** A report of another house that links to one of the story's: the sentence around the link, where it may be shown, and the words linked. */
export interface Citer {
  readonly report: Report;
  /** Whether it is a report of the story itself. */
  readonly member: boolean;
  readonly sentence?: { readonly at: Citation; readonly link: Range };
}
/** A report of the story that other houses link to: how many, and their reports, the oldest first. */
export interface CitedReport {
  readonly report: Report;
  readonly houses: number;
  readonly citers: readonly Citer[];
}
/** Where the house of a report has put it in its own feed, 1 = first, and when that feed last answered, epoch ms. */
export interface PlacedReport {
  readonly report: Report;
  readonly place: number;
  readonly at?: number;
}
/** What other houses and their own say of a story's reports: the grounds of two signals of its rank. */
export interface Standing {
  readonly places: readonly PlacedReport[];
  readonly citingHouses: number;
  /** Those that most houses link to first. */
  readonly cited: readonly CitedReport[];
}
export const NO_STANDING: Standing = { places: [], citingHouses: 0, cited: [] };

/** Feeds in a desk's order, by the addresses that stand in them. */
export type DeskOrders = ReadonlyMap<number, readonly FeedState[]>;

/** Reads all of them: kept for a while by who asks often. */
export async function deskOrders(store: Store): Promise<DeskOrders> {
  const found = new Map<number, FeedState[]>();
  for (const state of await store.feeds.ordered())
    for (const address of new Set(state.order)) {
      const holding = found.get(address);
      if (holding) holding.push(state);
      else found.set(address, [state]);
    }
  return found;
}

export async function gatherStanding(store: Store, sourcesOf: SourcesOf, storyId: string, orders: DeskOrders, now: number): Promise<Standing> {
  const members = new Set((await store.stories.members(storyId)).map((m) => m.articleId)),
    [citing, placed] = await Promise.all([
      store.stories.citing([storyId], now),
      store.articles.addressesOf([...members]).then((own) => near(store, orders, own, now)),
    ]),
    sources = await sourceMap(
      sourcesOf,
      sourcesNamed(placed.members, citing).map((sourceId) => ({ sourceId })),
    ),
    { house, ...others } = othersOf(placed.orders, placed.members, citing, sources),
    houses = others.citers.get(storyId) ?? new Map<string, never>(),
    links = [...houses.values()].flat(),
    places = others.places.get(storyId) ?? [],
    revisions = await store.articles.latest([...new Set([...links.flatMap((c) => [c.articleId, c.citedId]), ...places.map((p) => p.articleId)])]),
    reports = new Map(revisions.map((r) => [r.articleId, reportOf(r, undefined, sources)]));
  return {
    places: places.flatMap(({ place, articleId, at }) => {
      const report = reports.get(articleId);
      return report ? [{ report, place: place + 1, at }] : [];
    }),
    citingHouses: houses.size,
    cited: [...Map.groupBy(links, (c) => c.citedId)]
      .flatMap(([citedId, of]): CitedReport[] => {
        const report = reports.get(citedId);
        return report ? [{ report, houses: new Set(of.map((c) => house(c.sourceId))).size, citers: citersIn(of, reports, members) }] : [];
      })
      .sort((a, b) => b.houses - a.houses || inTime(a, b)),
  };
}

/** Of the feeds in a desk's order those that hold one of the addresses, and whose articles stand in them. */
async function near(store: Store, orders: DeskOrders, addresses: readonly number[], now: number) {
  const holding = ordersAt([...new Set(addresses.flatMap((address) => orders.get(address) ?? []))], now);
  return { orders: holding, members: holding.length > 0 ? await store.stories.membersAt(holding.flatMap((s) => s.order ?? [])) : [] };
}

function citersIn(links: readonly Citing[], reports: ReadonlyMap<string, Report>, members: ReadonlySet<string>): Citer[] {
  return [...Map.groupBy(links, (c) => c.articleId)]
    .flatMap(([articleId, of]): Citer[] => {
      const report = reports.get(articleId);
      return report ? [{ report, member: members.has(articleId), ...sentenceLinking(report, new Set(of.map((c) => c.address))) }] : [];
    })
    .sort(inTime);
}

/** The sentence of the first link that counts as a citation of one of the addresses. */
function sentenceLinking({ revision }: Report, addresses: ReadonlySet<number>): Pick<Citer, 'sentence'> {
  const link = mayQuote(revision) ? outgoing(revision).find((l) => addresses.has(l.key)) : undefined,
    at = link && sentenceAt(revision, link);
  return link && at && isShowable(revision, at) ? { sentence: { at, link: { start: link.start, end: link.end } } } : {};
}

const inTime = ({ report: a }: { readonly report: Report }, { report: b }: { readonly report: Report }): number =>
  a.at - b.at || (a.articleId < b.articleId ? -1 : 1);
