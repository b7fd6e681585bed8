import { isAnyRemoved, isPlaced, itemNumber, namesOfDraft, namesOfItem, namesOfPage, pieceOf, plainNamesOf, textNumbers } from './collect/removed.ts';
import { knownSource, sourceOf } from './collect/sources.ts';
import { joiningOf, keepStory, storyOf } from './flow-acts.ts';
import { cite } from './model/citation.ts';
import type { Act } from './model/act.ts';
import type { Article } from './model/article.ts';
import { idOf } from './model/id.ts';
import type { Item } from './model/item.ts';
import type { Page } from './model/page.ts';
import { isRejected, type Rejected } from './model/outcome.ts';
import { NOWHERE, type Remains, type Removing, type Tombstone } from './model/removal.ts';
import type { Draft, Revision } from './model/revision.ts';
import type { Profile, Story } from './model/story.ts';
import { pollWork } from './model/feed.ts';
import { next, rankWork, type Work } from './model/work.ts';
import type { Mentions } from './store/removals.ts';
import type { Store } from './store/store.ts';
import { rebuilt, rebuiltFrom } from './stories/rebuild.ts';
import { told, type Priors } from './stories/replay.ts';
import type { TopicModels } from './stories/topic.ts';
import { addressKey } from './text/address.ts';

/** What a removal did. `copies`: articles of other houses that were copies of it, which stay. */
export interface Removed {
  readonly tombstone: Tombstone;
  readonly copies: readonly string[];
  /** Whether it was removed before, and nothing was done. */
  readonly before: boolean;
  readonly purged: Readonly<Record<'revisions' | 'pages' | 'items' | 'claims', number>>;
}

/**
 * remove ── an article is taken out of the paper for good: nothing of its words stays, in one transaction that runs alone.
 *
 * Its story is made anew of what is left of it; what was a copy of it is compared with the others again. A story of which nothing is left leads nowhere.
 *
 * @returns undefined where there never was such an article.
 */
export function remover(priors: Priors = {}, topics: TopicModels = {}): (store: Store, removing: Removing) => Promise<Removed | undefined> {
  return (store, removing) => store.in((tx) => remove(tx, removing, priors, topics), 'alone');
}

const NOTHING = { revisions: 0, pages: 0, items: 0, claims: 0 } as const;

async function remove(tx: Store, removing: Removing, priors: Priors, topics: TopicModels): Promise<Removed | undefined> {
  const { articleId, at, why, by, accountId } = removing,
    [before] = await tx.removals.get([articleId]);
  if (before) return { tombstone: before, copies: [], before: true, purged: NOTHING };
  const [article] = await tx.articles.get([articleId]);
  if (!article) return undefined;
  const history = await tx.articles.history(articleId),
    [member] = await tx.stories.membership([articleId]),
    copies = (await tx.reprints.copiesOf([articleId])).map((l) => l.copyId),
    // Also what an editor said is a copy of it, or would be one if an editor did not say otherwise.
    said = (await tx.acts.onCopies([articleId], at)).flatMap((a) => (a.copyOf === articleId ? a.articleIds : [])),
    found = (await tx.reprints.foundCopiesOf([articleId])).map((l) => l.copyId),
    here = await everywhere(tx, article, history),
    home = member?.storyId,
    left = home === undefined ? [] : (await tx.stories.members(home)).filter((m) => m.articleId !== articleId),
    merged = home === undefined ? [] : await tx.removals.mergedInto([home]),
    storyIds = home === undefined ? [] : [home, ...merged.map((s) => s.id)],
    emptied = home !== undefined && left.length === 0 ? [home] : [],
    claims = [...(await tx.claims.reading(history.map((r) => r.id))).values()].flatMap((r) => r.claims.map((c) => c.id)),
    // In the order of its revisions: the first was counted.
    [first] = history;
  if (first && member) await tx.removals.uncount(first.lang, told(first).vector.terms);
  if (home !== undefined) await tx.ledger.put(home, []);
  await tx.removals.purge({
    ...here.remains,
    articleId,
    revisionIds: history.map((r) => r.id),
    claimIds: claims,
    emptied,
  });
  const actId = idOf('remove', articleId, at),
    tombstone: Tombstone = { articleId, at, why, by, actId, sourceId: article.sourceId, revisions: history.length },
    act: Act = {
      id: actId,
      kind: 'remove',
      at,
      accountId,
      by,
      why,
      storyId: '',
      articleIds: [articleId],
      removal: { sourceId: article.sourceId, revisions: history.length, storyIds },
    };
  await tx.removals.put(tombstone, here.names);
  await tx.acts.add(act);
  await tx.changelog.add([{ kind: 'article-removed', at, articleId, actId }]);
  const woken = home === undefined ? [] : await remake(tx, home, merged, at, priors, topics),
    compared = await tx.reprints.compared([...new Set([...copies, ...found, ...said])]);
  await tx.work.add([...woken, ...compared.toSorted(byTime).map((r) => next('reprints', r.id, undefined)), ...here.feeds.map((id) => pollWork({ id }, at))]);
  return {
    tombstone,
    copies,
    before: false,
    purged: { revisions: history.length, pages: here.remains.pageIds.length, items: here.remains.itemIds.length, claims: claims.length },
  };
}

const byTime = (a: Revision, b: Revision): number => (a.published ?? a.seenAt) - (b.published ?? b.seenAt) || (a.id < b.id ? -1 : 1);

interface Everywhere {
  readonly remains: Pick<Remains, 'pageIds' | 'itemIds' | 'visits' | 'failures' | 'pushes'>;
  readonly names: readonly number[];
  /** Feeds that are to be asked for what was pushed beside the article. */
  readonly feeds: readonly string[];
}

/** Where an article stands in what was collected, and by what it is known when it comes again. */
async function everywhere(tx: Store, article: Article, history: readonly Revision[]): Promise<Everywhere> {
  const own = await tx.pages.get(history.flatMap((r) => r.pageId ?? [])),
    shares = own.some((p) => p.hints.itemOnly),
    urls = [...new Set([article.url, ...history.map((r) => r.canonicalUrl), ...own.flatMap((p) => [p.url, p.finalUrl])])].filter((url) => url !== ''),
    known = await tx.articles.addressesOf([article.id]),
    asked = [...known, ...(shares ? [] : urls.flatMap((url) => addressKey(url) ?? []))],
    // An address that another article has too is not this one's alone.
    others = new Set((await tx.articles.named(asked)).flatMap((n) => (n.articleId === article.id ? [] : [n.name]))),
    names = new Set(asked.filter((name) => !others.has(name))),
    guids = history.flatMap((r) => r.wire?.guid ?? []),
    wanted = [...urls.flatMap((url) => pieceOf(url) ?? []), ...guids, ...own.flatMap((p) => p.hints.itemId ?? [])],
    found = await tx.removals.mentions(wanted),
    isIts = (url: string | undefined): boolean => url !== undefined && names.has(addressKey(url) ?? NaN),
    ownIds = new Set(own.map((p) => p.id)),
    itemIds = new Set([...own.flatMap((p) => p.hints.itemId ?? []), ...found.items.flatMap((i) => (!i.sharesPage && isIts(i.url) ? [i.id] : []))]),
    pages = found.pages.filter((p) => isPageOf(p, { ownIds, itemIds, guids, isIts })),
    items = await tx.items.get([...itemIds]),
    pageIds = [...new Set([...ownIds, ...pages.map((p) => p.id)])],
    pushes = pushesOf(found, history, items, urls);
  for (const item of items) if (isPlaced(item)) names.delete(itemNumber(item.id));
  const placed = new Set(items.filter(isPlaced).map((i) => itemNumber(i.id))),
    all = [...names, ...items.flatMap(namesOfItem), ...[...own, ...pages].flatMap(namesOfPage), ...history.flatMap((r) => textNumbers(r, article.sourceId))];
  return {
    names: all.filter((name) => !others.has(name) && !placed.has(name)),
    remains: {
      pageIds,
      itemIds: [...itemIds],
      visits: found.visits.filter((v) => itemIds.has(v.itemId) || isIts(v.url)).map((v) => v.url),
      failures: found.failures.filter((f) => isIts(f.subject) || [...pageIds, ...itemIds, ...guids].includes(f.subject)).map((f) => f.id),
      pushes: pushes.map((p) => p.id),
    },
    feeds: (await Promise.all(pushes.map((p) => tx.subscriptions.get(p.subscriptionId)))).flatMap((s) => s?.feedId ?? []),
  };
}

interface Its {
  readonly ownIds: ReadonlySet<string>;
  readonly itemIds: ReadonlySet<string>;
  readonly guids: readonly string[];
  readonly isIts: (url: string | undefined) => boolean;
}

function isPageOf(page: Omit<Page, 'body'>, { ownIds, itemIds, guids, isIts }: Its): boolean {
  const { itemId, itemOnly, wire } = page.hints;
  if (ownIds.has(page.id)) return true;
  if ((itemId !== undefined && itemIds.has(itemId)) || (wire && guids.includes(wire.guid))) return true;
  return !itemOnly && (isIts(page.url) || isIts(page.finalUrl));
}

/** What a hub pushed and nobody has read yet, where the article is in it: its feed is asked for the rest instead. */
function pushesOf({ pushes }: Mentions, history: readonly Revision[], items: readonly Item[], urls: readonly string[]): Mentions['pushes'] {
  const signs = [
    ...urls.flatMap((url) => pieceOf(url) ?? []),
    ...items.map((i) => i.guid),
    ...history.map((r) => r.text.slice(r.headline.start, r.headline.end)),
  ];
  return pushes.filter(({ body }) => {
    const text = new TextDecoder('latin1').decode(body),
      inUtf8 = new TextDecoder().decode(body);
    return signs.some((sign) => sign !== '' && (text.includes(sign) || inUtf8.includes(sign)));
  });
}

/** The story as what is left makes it, and those that were merged into it without what they said of themselves; answers with the work that this wakes. */
async function remake(tx: Store, home: string, merged: readonly Story[], at: number, priors: Priors, topics: TopicModels): Promise<readonly Work[]> {
  const members = await tx.stories.members(home),
    [story] = await tx.stories.get([home]),
    [known] = await tx.stories.profiles([home]);
  if (!story) return [];
  const joining = await joiningOf(tx, rebuiltFrom(members), priors),
    newest = rebuiltFrom(members).flatMap((m) => joining.get(m.articleId) ?? []),
    saga = known?.saga ?? story.saga,
    profile = newest.length > 0 ? { ...rebuilt(home, newest, members.length), ...(saga === undefined ? {} : { saga }) } : undefined;
  await tx.editions.put(home, story.lang, []);
  if (profile) await keepStory(tx, await storyOf(tx, profile, at, topics), profile, { at });
  else await tx.stories.put(bare({ ...story, redirect: NOWHERE, size: 0, independent: 0, sources: 0 }), bareProfile(story));
  const headline = profile && (await tx.stories.get([home]))[0]?.headline;
  for (const other of merged) await tx.stories.put(bare(headline ? { ...other, headline } : other, headline), bareProfile(other));
  return [...(profile ? [next('editions', home, undefined), next('ledger', home, undefined)] : []), rankWork(story.lang, undefined)];
}

/** A story without what its reports said of it. */
function bare({ section: _section, filed: _filed, uncounted: _uncounted, ...story }: Story, headline = cite({ id: '' }, { start: 0, end: 0 })): Story {
  return { ...story, headline };
}
const bareProfile = ({ id, lang, until, saga }: Story): Profile => ({
  ...{ storyId: id, lang, until, size: 0, terms: '', recent: [], marks: [] },
  numbers: new Uint32Array(),
  weights: new Float32Array(),
  ...(saga === undefined ? {} : { saga }),
});

/** The removed article that a page is of, as far as its addresses and what brought it say. */
export async function removedAt(reads: Store, page: Pick<Page, 'url' | 'finalUrl' | 'hints'>): Promise<string | undefined> {
  return (await isAnyRemoved(reads.removals)) ? firstRemoved(reads, namesOfPage(page), plainNamesOf(page)) : undefined;
}

/** The removed article that a page is of. `made`: what was read of it, where it was no rejection. */
export async function removedBefore(
  reads: Store,
  page: Page,
  made: { readonly draft: Draft; readonly names: { readonly sure: readonly number[] } } | Rejected,
): Promise<string | undefined> {
  if (isRejected(made)) return removedAt(reads, page);
  if (!(await isAnyRemoved(reads.removals))) return undefined;
  const { draft, names } = made,
    source = sourceOf(page, draft.sourceName, await knownSource(reads.sources, page, draft.sourceName));
  return firstRemoved(reads, [...namesOfPage(page), ...namesOfDraft(draft, page, source.id), ...names.sure], plainNamesOf(page, draft.canonicalUrl));
}

/** @param plain counts for nothing where an article of the paper has one of the whole names: then it is that one's page. */
async function firstRemoved(reads: Store, names: readonly number[], plain: readonly number[]): Promise<string | undefined> {
  const first = async (some: readonly number[]): Promise<string | undefined> => (await reads.removals.named(some)).values().next().value;
  return (await first(names)) ?? (plain.length === 0 || (await reads.articles.named(names)).length > 0 ? undefined : first(plain));
}

/** Deletes a page of an article that had been removed, with the item that brought it, and remembers by what it came. */
export async function dropAgain(tx: Store, page: Pick<Page, 'id' | 'url' | 'finalUrl' | 'hints'>, articleId: string): Promise<void> {
  const items = await tx.items.get(page.hints.itemId === undefined ? [] : [page.hints.itemId]);
  await tx.removals.learn(articleId, [...namesOfPage(page), ...items.filter((i) => !isPlaced(i)).flatMap(namesOfItem)]);
  await tx.removals.drop({ pageIds: [page.id], itemIds: items.map((i) => i.id), visits: [page.url, ...items.flatMap((i) => i.url ?? [])] });
}
