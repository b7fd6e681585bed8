import { clean } from './clean/clean.ts';
import { identify } from './clean/identity.ts';
import { revise } from './clean/revise.ts';
import { read } from './claims/read.ts';
import { wanted, type Wanted } from './collect/fetch.ts';
import type { Collector } from './collect/fetcher.ts';
import { polled, type Polled } from './collect/poll.ts';
import { sourceOf } from './collect/sources.ts';
import { enter } from './ledger/enter.ts';
import type { Article } from './model/article.ts';
import type { FrontPage } from './model/front-page.ts';
import type { Question } from './model/ledger.ts';
import { idOf } from './model/id.ts';
import { isRejected, type Rejected } from './model/outcome.ts';
import type { Page } from './model/page.ts';
import type { Reading } from './model/reading.ts';
import type { Revision } from './model/revision.ts';
import type { Source } from './model/source.ts';
import type { HopName, Work } from './model/work.ts';
import { frontPage } from './rank/front-page.ts';
import { WEIGHTS } from './rank/score.ts';
import { fingerprint } from './reprints/fingerprint.ts';
import { match } from './reprints/match.ts';
import type { Store } from './store/store.ts';
import { place } from './stories/place.ts';
import { terms } from './text/words.ts';
import type { AnyHop, Hop } from './work/hop.ts';

/**
 * THE MAP: every hop of an article's way, in order, each gather → decide → keep.
 *
 *   poll → fetch → clean → reprints → stories → ledger → rank
 *                      └──→ claims ──────────────→┘
 *
 * `gather` reads what the decision needs, `decide` is pure and lies in the stage's folder, `keep` writes the result and answers
 * with the work it wakes; both are written in one transaction by the carrier (`work/run`).
 */
export function createHops(collector: Collector): readonly AnyHop[] {
  return [poll(collector), fetch(collector), cleaning, claims, reprints, stories, ledger, rank];
}

/** Work is named by hop and subject, so the same work asked for twice is done once. */
function next(hop: HopName, subject: string, asOf: number | undefined, dueAt = 0): Work {
  return { id: idOf(hop, subject), hop, subject, dueAt, attempts: 0, ...(asOf === undefined ? {} : { asOf }) };
}

// ─── poll ── a feed is due ─────────────────────────────────────────────────────────────────────────────────────────────

const poll = (collector: Collector): Hop<PollGathered, Polled> => ({
  name: 'poll',
  order: 'parallel',
  batch: 32,
  async gather(reads, work) {
    const known = await reads.feeds.get(work.subject);
    if (!known || known.feed.paused) return undefined;
    const fetched = await collector.get(known.feed.url, { etag: known.state?.etag, lastModified: known.state?.lastModified });
    return { ...known, fetched };
  },
  decide: ({ feed, state, fetched }, now) => polled(feed, state, fetched, now),
  async keep(tx, { state, items, feedPatch }, work) {
    await tx.feeds.putState(state);
    if (feedPatch) await tx.feeds.put([feedPatch]);
    const fresh = await tx.items.put(items);
    return [...fresh.map((id) => next('fetch', id, undefined)), { ...next('poll', work.subject, undefined, state.nextAt) }];
  },
});

// ─── fetch ── an item is new: does its feed carry the article, or is its page wanted? ──────────────────────────────────

const fetch = (collector: Collector): Hop<FetchGathered, PageDecision> => ({
  name: 'fetch',
  order: 'parallel',
  batch: 32,
  async gather(reads, work) {
    const [item] = await reads.items.get([work.subject]);
    if (!item) return undefined;
    return { item, fetched: pageWanted(item) && item.url ? await collector.page(item.url) : undefined, attempts: work.attempts };
  },
  decide: ({ item, fetched, attempts }, now) => pageOf(item, fetched, attempts, now),
  async keep(tx, decided, work) {
    if ('again' in decided) return [{ ...work, dueAt: decided.again, attempts: work.attempts + 1 }];
    await tx.pages.put([decided.page]);
    return [next('clean', decided.page.id, undefined)];
  },
});

// ─── clean ── a page: which article is it, and is this a new text of it? ───────────────────────────────────────────────

const cleaning: Hop<CleanGathered, CleanDecided> = {
  name: 'clean',
  order: 'sequential',
  batch: 64,
  async gather(reads, work) {
    const [page] = await reads.pages.get([work.subject]);
    if (!page) return undefined;
    const draft = clean(page);
    if (isRejected(draft)) return { page, draft };
    const { articleId, url } = identify(draft, page),
      source = sourceOf(page, draft.sourceName, await knownSource(reads, page, draft.sourceName)),
      [article] = await reads.articles.get([articleId]),
      [last] = await reads.articles.latest([articleId]);
    return { page, draft, source, article: article ?? { id: articleId, url, sourceId: source.id, firstSeen: page.fetchedAt }, last };
  },
  decide(g, now) {
    if (isRejected(g.draft)) return g.draft;
    const { page, draft, source, article, last } = g as CleanFound;
    const revision = revise(draft, { articleId: article.id, sourceId: source.id, rights: page.rights, seenAt: now, last });
    return { source, article, revision };
  },
  async keep(tx, decided, work, now) {
    if ('rejected' in decided) {
      await tx.work.recordFailures([{ id: work.id, hop: 'clean', subject: await inputOf(tx, work.subject), at: now, attempts: 1, error: `${decided.why}: ${decided.detail}` }]);
      return [];
    }
    const { source, article, revision } = decided;
    if (revision === 'same') return [];
    await tx.sources.put([source]);
    await tx.articles.put([article]);
    await tx.articles.putRevisions([{ revision, terms: [...new Set(terms(revision.text, revision.lang))] }]);
    return [next('claims', revision.id, work.asOf), next('reprints', revision.id, work.asOf)];
  },
};

// ─── claims ── a revision: who says what in it? ────────────────────────────────────────────────────────────────────────

const claims: Hop<Revision, { readonly revision: Revision; readonly reading: Reading }> = {
  name: 'claims',
  order: 'parallel',
  batch: 64,
  gather: async (reads, work) => (await reads.articles.revisions([work.subject]))[0],
  decide: (revision) => ({ revision, reading: read(revision) }),
  async keep(tx, { revision, reading }, work) {
    await tx.claims.put(revision.id, revision.articleId, reading);
    // An article that is placed already (its text changed) changes its story's ledger.
    const [member] = await tx.stories.membership([revision.articleId]);
    return member ? [next('ledger', member.storyId, work.asOf)] : [];
  },
};

// ─── reprints ── a revision: whose report is it? ───────────────────────────────────────────────────────────────────────

const reprints: Hop<ReprintGathered, ReprintDecided> = {
  name: 'reprints',
  order: 'sequential',
  batch: 64,
  async gather(reads, work) {
    const [revision] = await reads.articles.revisions([work.subject]);
    if (!revision) return undefined;
    const hashes = fingerprint(revision),
      ids = (await reads.reprints.near(revision.articleId, hashes, NEAR_TEXTS)).map((n) => n.articleId),
      links = new Map((await reads.reprints.asCopy(ids)).map((l) => [l.copyId, l]));
    return { revision, hashes, near: (await reads.articles.latest(ids)).map((r) => ({ revision: r, link: links.get(r.articleId) })) };
  },
  decide: ({ revision, hashes, near }) => ({ revision, hashes, ...match(revision, near) }),
  async keep(tx, { revision, hashes, link, adopts }, work) {
    await tx.reprints.putFingerprint(revision.articleId, revision.id, revision.published ?? revision.seenAt, hashes);
    await tx.reprints.put(revision.articleId, link);
    for (const adopted of adopts) await tx.reprints.put(adopted.copyId, adopted);
    const rehung = await tx.articles.latest(adopts.map((a) => a.copyId));
    return [revision, ...rehung].map((r) => next('stories', r.id, work.asOf));
  },
};
