import { articleChanges } from './clean/changed.ts';
import { dayOf, furnitureOf, tracesKept, sharedWith, suspects, traceOf, type Shared } from './clean/furniture.ts';
import { identify, namesOf, type ArticleNames } from './clean/identity.ts';
import { revise } from './clean/revise.ts';
import { inPlaceOf } from './clean/in-place.ts';
import { read } from './claims/read.ts';
import type { Taggers } from './claims/tagger.ts';
import type { Collector } from './collect/fetcher.ts';
import { wordsInstead } from './collect/fetch.ts';
import { readHere, type Read } from './collect/read.ts';
import { knownSource, sourceOf, withAgencies } from './collect/sources.ts';
import { webTurn, wireTurn, type WireTurn } from './collect/wires/page.ts';
import { dropAgain, removedBefore } from './flow-remove.ts';
import { acts, actsOnFigures, withHand } from './flow-acts.ts';
import { fetch, poll } from './flow-collect.ts';
import { editions, reprints, revisionOf, stories } from './flow-stories.ts';
import { claimTerms } from './ledger/asked.ts';
import { bondsOf } from './ledger/bonds.ts';
import { figureChanges } from './ledger/changed.ts';
import { enter } from './ledger/enter.ts';
import type { Act } from './model/act.ts';
import type { Article } from './model/article.ts';
import type { Change } from './model/change.ts';
import { isShown } from './model/claim.ts';
import type { FrontPage } from './model/front-page.ts';
import type { Question } from './model/ledger.ts';
import { idOf } from './model/id.ts';
import { isRejected, type Rejected } from './model/outcome.ts';
import type { Membership, Tally } from './model/story.ts';
import type { Page } from './model/page.ts';
import type { Reading } from './model/reading.ts';
import { ownText, type Draft, type Revision } from './model/revision.ts';
import type { Source } from './model/source.ts';
import type { Trace } from './model/trace.ts';
import { standingId } from './model/wire.ts';
import { next, rankWork } from './model/work.ts';
import { frontPage, RANKED } from './rank/front-page.ts';
import { othersOf, sourcesNamed } from './rank/others.ts';
import { ordersAt } from './rank/placement.ts';
import { WEIGHTS } from './rank/score.ts';
import { fingerprint } from './reprints/fingerprint.ts';
import type { Store } from './store/store.ts';
import { told, type Priors } from './stories/replay.ts';
import type { TopicModels } from './stories/topic.ts';
import { addressKey } from './text/address.ts';
import { outgoing } from './text/outgoing.ts';
import { terms } from './text/words.ts';
import type { AnyHop, Hop } from './work/hop.ts';

/**
 * THE MAP: every hop of an article's way, in order, each gather → decide → keep.
 *
 *   poll → fetch → clean → reprints → stories → ledger → rank
 *                      └──→ claims ──────────────→┘
 *
 * `poll` and `fetch` lie in flow-collect.ts, `reprints` and `stories` in flow-stories.ts, with `editions`, which links what languages
 * tell alike; in turn with them `acts` (flow-acts.ts) does what editors ask for.
 *
 * `gather` reads what the decision needs, `decide` is pure and lies in the stage's folder, `keep` writes the result and answers
 * with the work it wakes; both are written in one transaction by the carrier (`work/run`).
 *
 * @param foreign reads what came from outside: on a thread that can be ended (`commands/reader`), on this one where it is not handed in.
 */
export function createHops(
  collector: Collector,
  { priors = {}, topics = {}, taggers = {}, method }: FlowModels = {},
  foreign: Read = readHere,
): readonly AnyHop[] {
  const placing = stories(priors, topics, method),
    comparing = reprints(placing, method);
  return [
    poll(collector, foreign),
    fetch(collector),
    cleaning(method),
    comparing,
    placing,
    editions,
    acts(priors, topics, method),
    claims(taggers, method),
    ledger,
    rank,
  ];
}

/** What was learnt before, by language: how rare words are, which topic they tell, who says what; and what all that is called, which is kept with what it decides. */
export interface FlowModels {
  readonly priors?: Priors;
  readonly topics?: TopicModels;
  readonly taggers?: Taggers;
  readonly method?: string;
}

/** What pieces decide alone, by hop: what other cores are given to do. Claims are read by rules where no taggers are handed in. */
export const alone = ({ taggers }: FlowModels = {}) => ({ clean: cleaned, reprints: fingerprint, stories: told, claims: whatIsSaid(taggers) }) as const;

// ─── clean ── a page: which article is it, and is this a new text of it? ───────────────────────────────────────────────

interface Cleaned {
  readonly draft: Draft;
  /** By what the article on the page is known. */
  readonly names: ArticleNames;
  readonly terms: readonly string[];
  /** By what its passages are found in other texts of its source. */
  readonly hashes: readonly number[];
}
interface CleanFound extends Cleaned {
  readonly page: Page;
  readonly source: Source;
  /** Whether it is not stored as it is. */
  readonly freshSource: boolean;
  /** Whether nothing of the article was known, and its house, where that was, is called as it was. */
  readonly isNew: boolean;
  readonly article: Article;
  readonly last?: Revision;
  readonly stood: readonly string[];
  /** What is remembered of the source's newest texts, what this one shares with them, and those that it shares most with. */
  readonly recent: readonly Trace[];
  readonly shared: Shared;
  readonly others: readonly Revision[];
  /** Of a wire: whether this version may be published now. */
  readonly turn: WireTurn;
}
/** The page of an article that was removed before. */
interface RemovedBefore {
  readonly page: Page;
  readonly removed: string;
}
export type CleanDecided =
  | Rejected
  | Exclude<WireTurn, 'go'>
  | RemovedBefore
  | (Pick<CleanFound, 'source' | 'freshSource' | 'article' | 'terms'> & {
      readonly revision: Revision | 'same';
      readonly remember: ReturnType<typeof tracesKept>;
      readonly again?: boolean;
      /** By number (`addressKey`): what the article is known by, and what it links to on other sites. */
      readonly addresses: readonly number[];
      readonly cites: readonly number[];
      readonly changes: readonly Change[];
    });

/** The draft with the terms that it is searched by. Cleaning is loaded where it is done: a process that cleans nothing does without its tables. */
async function cleaned(page: Page): Promise<Rejected | Cleaned> {
  const { clean } = await import('./clean/clean.ts'),
    draft = clean(page);
  return isRejected(draft) ? draft : { draft, names: namesOf(draft, page), terms: searchedBy(draft.text, draft.lang), hashes: traceOf(draft) };
}
const searchedBy = (text: string, lang: string): string[] => [...new Set(terms(text, lang))];

const cleaning = (method?: string): Hop<CleanFound | Rejected | RemovedBefore, CleanDecided, Page, Rejected | Cleaned> => ({
  name: 'clean',
  order: 'sequential',
  batch: 128,
  alone: {
    gather: async (reads, work) => withAgencies((await reads.pages.get([work.subject]))[0], await reads.sources.agencies()),
    decide: cleaned,
    size: (page) => page.body.length,
    rest: (page) => ({ ...page, body: '' }),
  },
  // A new article of a house that keeps its name: what is ranked, compared and entered before its hour sees nothing of it.
  early: (found) => 'isNew' in found && found.turn === 'go' && found.isNew,
  async gather(reads, _work, now, alone) {
    if (!alone) return undefined;
    const { found: page, made } = alone,
      removed = await removedBefore(reads, page, made);
    if (removed !== undefined) return { page, removed };
    if (isRejected(made)) return made;
    const { draft, names, hashes } = made,
      named = await reads.articles.named([...names.sure, ...names.likely]),
      texts = new Map((await reads.articles.latest(named.map((n) => n.articleId))).map((r) => [r.articleId, r])),
      known = named.flatMap(({ name, articleId: id }) => {
        const text = texts.get(id);
        return text ? [{ name, revision: text }] : [];
      }),
      { articleId, url } = identify(draft, page, names, known),
      house = await knownSource(reads.sources, page, draft.sourceName),
      source = sourceOf(page, draft.sourceName, house),
      [before] = await reads.articles.get([articleId]),
      last = texts.get(articleId) ?? (await reads.articles.latest([articleId]))[0],
      stood = last && last.number > 1 ? (await reads.articles.history(articleId)).map((r) => r.hash) : [],
      recent = (await reads.traces.ofSource(source.id)).filter((t) => t.articleId !== articleId),
      shared = sharedWith({ articleId, day: dayOf(draft.published ?? now), hashes }, recent),
      others = await reads.articles.latest(suspects(shared)),
      { wire } = page.hints,
      guid = (wire ?? last?.wire)?.guid,
      [standing] = guid === undefined ? [] : await reads.pages.get([standingId(guid)]),
      turn = wire ? wireTurn(wire, standing?.hints.wire, last, now) : webTurn(standing?.hints.wire),
      article = before ?? { id: articleId, url, sourceId: source.id, firstSeen: now },
      freshSource = source !== house,
      isNew = !before && !last && (!house || house.name === source.name);
    return { ...made, page, source, freshSource, isNew, article, last, stood, recent, shared, others, turn };
  },
  decide(found, now) {
    if (isRejected(found) || 'removed' in found) return found;
    if (found.turn !== 'go') return found.turn;
    const { page, source, freshSource, article, last, stood, recent, shared, others } = found,
      draft = inPlaceOf(found.draft.wire || !last?.wire ? found.draft : { ...found.draft, wire: last.wire }, last),
      names = draft === found.draft ? found.names : namesOf(draft, page),
      furniture = furnitureOf(draft, shared, others),
      revision = revise(draft, {
        articleId: article.id,
        sourceId: source.id,
        rights: page.rights,
        seenAt: now,
        last,
        stood,
        furniture,
        pageId: page.id,
        method,
      }),
      terms = furniture.length > 0 ? searchedBy(ownText({ ...draft, furniture }), draft.lang) : found.terms,
      addresses = [...new Set([...(page.hints.itemOnly ? [] : [addressKey(article.url) ?? 0]), ...names.kept])],
      cites = outgoing({ ...draft, furniture }).map((link) => link.key),
      changes = revision === 'same' ? [] : articleChanges(last, revision, now);
    return { source, freshSource, article, terms, revision, remember: tracesKept(shared.trace, recent), again: page.again, addresses, cites, changes };
  },
  async keep(tx, decided, work) {
    if (isRejected(decided)) {
      const [page] = await tx.pages.get([work.subject]),
        [item] = page?.hints.itemId === undefined ? [] : await tx.items.get([page.hints.itemId]),
        instead = page && wordsInstead(page, decided, item),
        { why, detail } = decided,
        subject = page?.finalUrl || (page?.hints.archiveId ?? work.subject);
      if (!instead) {
        await tx.work.recordFailures([{ id: work.id, hop: 'clean', subject, at: page?.fetchedAt ?? 0, attempts: 1, error: `${why}: ${detail}` }]);
        return [];
      }
      await tx.pages.put([instead]);
      return [next('clean', instead.id, work.asOf)];
    }
    if ('dropped' in decided) return [];
    if ('removed' in decided) {
      await dropAgain(tx, decided.page, decided.removed);
      return [];
    }
    // By the clock: an embargo is no part of an archive's own time.
    if ('later' in decided) return [{ ...work, asOf: undefined, dueAt: decided.later, attempts: 0 }];
    const { source, freshSource, article, revision, terms, remember, addresses, cites, changes } = decided;
    if (revision === 'same' && decided.again) await tx.pages.forget([work.subject]);
    // What was known by one address may be found by another.
    const unknown = revision === 'same' && (await tx.articles.addressesOf([article.id])).length === 0;
    if (revision !== 'same' || addresses.length > 1 || unknown) await tx.articles.putAddresses(article.id, addresses);
    // It was stored by a version that kept neither.
    if (unknown) await tx.articles.putCiting(article.id, cites);
    if (revision === 'same') return [];
    if (freshSource) await tx.sources.put([source]);
    await tx.articles.put([article]);
    await tx.articles.putRevisions([{ revision, terms }]);
    await tx.articles.putCiting(article.id, cites);
    if (remember.trace) await tx.traces.put(source.id, remember.trace);
    await tx.traces.forget(remember.forget);
    await tx.changelog.add(changes);
    return [next('claims', revision.id, work.asOf), next('reprints', revision.id, work.asOf)];
  },
});

// ─── claims ── a revision: who says what in it? ────────────────────────────────────────────────────────────────────────

export interface ClaimsDecided {
  readonly revision: Revision;
  readonly reading: Reading;
  /** What its claims are found by. */
  readonly terms: readonly string[];
}

type Said = Omit<ClaimsDecided, 'revision'>;
const whatIsSaid =
  (taggers?: Taggers) =>
  (revision: Revision): Said => {
    const reading = read(revision, taggers);
    return { reading, terms: claimTerms(revision, reading.claims.filter(isShown)) };
  };

const claims = (taggers: Taggers, method?: string): Hop<ClaimsDecided, ClaimsDecided, Revision, Said> => ({
  name: 'claims',
  order: 'parallel',
  batch: 128,
  alone: { gather: revisionOf, decide: whatIsSaid(taggers) },
  gather: (_reads, _work, _now, alone) => Promise.resolve(alone && { revision: alone.found, ...alone.made }),
  decide: (said) => said,
  async keep(tx, { revision, reading, terms }, work) {
    await tx.claims.put(revision.id, revision.articleId, method === undefined ? reading : { ...reading, method }, terms);
    // An article that is placed already (its text changed) changes its story's ledger.
    const [member] = await tx.stories.membership([revision.articleId]);
    return member ? [next('ledger', member.storyId, work.asOf)] : [];
  },
});

// ─── ledger ── a story: who answered which question what? ──────────────────────────────────────────────────────────────

interface LedgerGathered {
  readonly storyId: string;
  readonly members: readonly Membership[];
  readonly readings: ReadonlyMap<string, Reading>;
  readonly revisions: ReadonlyMap<string, Revision>;
  /** What editors said of its figures. */
  readonly said: readonly Act[];
  /** As it stood. */
  readonly before: readonly Question[];
}
export interface LedgerDecided {
  readonly storyId: string;
  readonly lang?: string;
  readonly questions: readonly Question[];
  readonly changes: readonly Change[];
}

const ledger: Hop<LedgerGathered, LedgerDecided> = {
  name: 'ledger',
  order: 'sequential',
  batch: 128,
  async gather(reads, work, now) {
    const members = await reads.stories.members(work.subject);
    if (members.length === 0) return undefined;
    const readings = await reads.claims.ofStory(work.subject),
      revisions = new Map((await reads.articles.revisions([...readings.keys()])).map((r) => [r.id, r]));
    return {
      storyId: work.subject,
      members,
      readings,
      revisions,
      said: await actsOnFigures(reads, work.subject, now),
      before: await reads.ledger.ofStory(work.subject),
    };
  },
  decide({ storyId, members, readings, revisions, said, before }, now) {
    const questions = enter(
      storyId,
      members.flatMap(({ revisionId, copyOf }) => {
        const revision = revisions.get(revisionId),
          reading = readings.get(revisionId);
        return revision && reading ? [{ revision, reading, copyOf }] : [];
      }),
      undefined,
      bondsOf(said),
    );
    return { storyId, lang: [...revisions.values()][0]?.lang, questions, changes: figureChanges(storyId, before, questions, now) };
  },
  async keep(tx, { storyId, lang, questions, changes }, work) {
    await tx.ledger.put(storyId, questions);
    await tx.changelog.add(changes);
    return lang === undefined ? [] : [rankWork(lang, work.asOf)];
  },
};

// ─── rank ── a language: what leads? ───────────────────────────────────────────────────────────────────────────────────

interface RankGathered {
  readonly lang: string;
  /** Epoch ms: as of when stories are scored, and as of when the page is. */
  readonly at: number;
  readonly pageAt: number;
  readonly tallies: readonly Tally[];
  readonly before?: FrontPage;
}

const rank: Hop<RankGathered, FrontPage> = {
  name: 'rank',
  order: 'sequential',
  batch: 8,
  async gather(reads, work, now) {
    const lang = work.subject,
      newest = (await reads.stories.newest(lang)) ?? now,
      // A paper without fresh news opens as of its last report instead of empty.
      at = Math.min(now, newest),
      stands = await reads.fronts.asOf(lang, now),
      live = await reads.stories.tallies(lang, at - RANKED.silentMs, at, RANKED.stories),
      { tallies: handed, changed } = await withHand(reads, live, { lang, at, now, before: stands }),
      tallies = await withOthers(reads, handed, at, now),
      // What editors did since makes a page of its own: the one before stays as it was read.
      pageAt = Math.max(at, changed, stands?.at ?? at);
    return { lang, at, pageAt, tallies, before: await reads.fronts.asOf(lang, pageAt - RANKED.movedMs) };
  },
  decide: ({ lang, at, pageAt, tallies, before }) => ({ ...frontPage(tallies, WEIGHTS, at, lang, before), id: idOf('front', lang, pageAt), at: pageAt }),
  async keep(tx, page) {
    await tx.fronts.put(page);
    return [];
  },
};

/** Tallies with where stories stand in their publishers' feeds at `now`, and with how many other houses had cited them by `at`; epoch ms. */
async function withOthers(reads: Store, tallies: readonly Tally[], at: number, now: number): Promise<readonly Tally[]> {
  const orders = ordersAt(await reads.feeds.ordered(), now),
    members = await reads.stories.membersAt(orders.flatMap((s) => s.order ?? [])),
    citing = await reads.stories.citing(
      tallies.map((t) => t.storyId),
      at,
    ),
    sources = new Map((await reads.sources.get(sourcesNamed(members, citing))).map((s) => [s.id, s])),
    { places, citers } = othersOf(orders, members, citing, sources);
  return tallies.map((t) => ({ ...t, places: (places.get(t.storyId) ?? []).map((p) => p.place), citers: citers.get(t.storyId)?.size ?? 0 }));
}
