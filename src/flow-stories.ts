import { boundBy, keepStory, storyOf } from './flow-acts.ts';
import { obeyedAfter } from './flow-copies.ts';
import { isSigned, type Act } from './model/act.ts';
import { idOf } from './model/id.ts';
import { originalOf, type Reprint } from './model/reprint.ts';
import type { Revision } from './model/revision.ts';
import type { Source } from './model/source.ts';
import type { Edition, Membership, Profile } from './model/story.ts';
import { next, rankWork, type Work } from './model/work.ts';
import { fingerprint, type Fingerprint } from './reprints/fingerprint.ts';
import { match, type Match, type Neighbour } from './reprints/match.ts';
import type { Near, Store } from './store/store.ts';
import { broughtBy, type Development } from './stories/affair.ts';
import type { Merge } from './stories/beside.ts';
import { boundWhy } from './stories/constraints.ts';
import { askedAbroad, editions as editionsAmong, NEAR_ABROAD, timeAbroad, writtenAlike } from './stories/editions.ts';
import { placed } from './stories/edit.ts';
import { withPrior } from './stories/frequencies.ts';
import { place, why } from './stories/place.ts';
import { joined, merged, type StoryArticle } from './stories/profile.ts';
import { LIVE_MS, liveAround, NEAR, searchTerms, storyArticle, told, type Priors, type Told } from './stories/replay.ts';
import type { TopicModels } from './stories/topic.ts';
import type { AnyHop, Hop } from './work/hop.ts';

/** The hops that group articles, one after the other for each (`flow.ts` has them all): whose report is it, which story is it part of, and who tells that elsewhere? */

/** Texts compared with one that is new; beyond the twenty that share most, none is its original. */
const NEAR_TEXTS = 20;

/** A decision with what it was made by. */
const made = <T extends object>(decided: T, method: string | undefined): T => (method === undefined ? decided : { ...decided, method });

export const revisionOf = async (reads: Store, work: Work): Promise<Revision | undefined> => (await reads.articles.revisions([work.subject]))[0];

// ─── reprints ── a revision: whose report is it? ───────────────────────────────────────────────────────────────────────

interface ReprintGathered {
  readonly revision: Revision;
  readonly print: Fingerprint;
  readonly near: readonly Neighbour[];
  readonly sources: ReadonlyMap<string, Source>;
}
export interface ReprintDecided extends Match {
  readonly revision: Revision;
  readonly print: Fingerprint;
}

// Whose copy an article is decides where it is placed, and a late original changes it: an article is placed before the next is compared.
export const reprints = (follow: AnyHop, method?: string): Hop<ReprintGathered, ReprintDecided, Revision, Fingerprint> => ({
  name: 'reprints',
  order: 'sequential',
  batch: 128,
  follow,
  alone: { gather: revisionOf, decide: fingerprint },
  async gather(reads, _work, _now, alone) {
    if (!alone) return undefined;
    const { found: revision, made: print } = alone,
      near = await neighbours(reads, await reads.reprints.near(revision.articleId, print.asked, NEAR_TEXTS)),
      sources = await reads.sources.get([...new Set([revision, ...near.map((n) => n.revision)].map((r) => r.sourceId))]);
    return { revision, print, near, sources: new Map(sources.map((x) => [x.id, x])) };
  },
  decide: ({ revision, print, near, sources }) => ({ revision, print, ...match(revision, near, (id) => sources.get(id)) }),
  async keep(tx, { revision, print, link, adopts }, work, now) {
    await tx.reprints.putFingerprint(revision.articleId, revision.id, revision.published ?? revision.seenAt, print.kept);
    await tx.reprints.put(revision.articleId, link && made(link, method));
    for (const adopted of adopts) await tx.reprints.put(adopted.copyId, made(adopted, method));
    // What editors say of them goes before it.
    const obeyed = await obeyedAfter(tx, revision.articleId, [...(link ? [link] : []), ...adopts], now, method);
    for (const { copyId, link, aside } of obeyed) await tx.reprints.put(copyId, link, aside);
    const others = [...adopts, ...obeyed].flatMap((a) => (a.copyId === revision.articleId ? [] : [a.copyId])),
      rehung = await tx.reprints.compared([...new Set(others)]);
    return [revision, ...rehung].map((r) => next('stories', r.id, work.asOf));
  },
});

/**
 * Revisions with the links that say whose copies they are; with them the originals above and the copies below, so that a late original can take over.
 * Each as it was compared: a newer text of it that is only cleaned yet has its own turn, and what editors say of it is no finding.
 */
async function neighbours(reads: Store, found: readonly Near[]): Promise<readonly Neighbour[]> {
  if (found.length === 0) return [];
  const near = found.map((n) => n.articleId),
    above = (await reads.reprints.foundAsCopy(near)).map((l) => l.originalId),
    below = (await reads.reprints.foundCopiesOf([...near, ...above])).map((l) => l.copyId),
    ids = [...new Set([...near, ...above, ...below])],
    links = new Map((await reads.reprints.foundAsCopy(ids)).map((l) => [l.copyId, l]));
  return (await reads.reprints.compared(ids)).map((revision) => ({ revision, link: links.get(revision.articleId) }));
}

// ─── editions ── a story: which stories of other languages tell the same? ──────────────────────────────────────────────

interface EditionsGathered {
  readonly story: Profile;
  readonly others: readonly Profile[];
  /** What it is paired with so far. */
  readonly linked: readonly string[];
}
export interface EditionsDecided {
  readonly story: Profile;
  readonly editions: readonly Edition[];
  readonly linked: readonly string[];
}

// It follows on each article: of a pair the story that changed last has decided, whatever the batches.
export const editions: Hop<EditionsGathered, EditionsDecided> = {
  name: 'editions',
  order: 'sequential',
  batch: 128,
  async gather(reads, { subject }) {
    const languages = (await reads.stories.everIn()).filter(writtenAlike);
    if (languages.length < 2) return undefined;
    const [story] = await reads.stories.profiles([subject]);
    if (!story || !languages.includes(story.lang) || (await reads.stories.resolve(subject)) !== subject) return undefined;
    const { since, before } = timeAbroad(story, LIVE_MS),
      asked = askedAbroad(story),
      linked = await reads.editions.linked(subject),
      others = new Map((await reads.stories.profiles(linked)).map((p) => [p.storyId, p]));
    for (const lang of languages) {
      if (lang === story.lang) continue;
      for (const near of await reads.stories.near(lang, asked(lang), since, NEAR_ABROAD, before)) others.set(near.storyId, near);
    }
    return { story, others: [...others.values()], linked };
  },
  decide: ({ story, others, linked }) => ({ story, linked, editions: editionsAmong(story, others) }),
  async keep(tx, { story, linked, editions }) {
    if (linked.length + editions.length > 0) await tx.editions.put(story.storyId, story.lang, editions);
    return [];
  },
};

// ─── stories ── a revision: which story is it part of? ─────────────────────────────────────────────────────────────────

interface StoryGathered {
  readonly revision: Revision;
  readonly article: StoryArticle;
  readonly plain: readonly string[];
  readonly link?: Reprint;
  readonly member?: Membership;
  readonly bound?: Membership;
  readonly profile?: Profile;
  readonly near: readonly Profile[];
}
export interface StoryDecided {
  readonly revision: Revision;
  readonly member: Membership;
  /** The story with the article in it. */
  readonly profile: Profile;
  /** The article's terms, to be counted once; absent where it has its place already. */
  readonly plain?: readonly string[];
  /** The story is one with another from now on. */
  readonly merge?: Merge;
}

export const stories = (priors: Priors, topics: TopicModels = {}, method?: string): Hop<StoryGathered, StoryDecided, Revision, Told> => ({
  name: 'stories',
  order: 'sequential',
  batch: 128,
  follow: editions,
  alone: { gather: revisionOf, decide: told },
  async gather(reads, _work, now, alone) {
    if (!alone) return undefined;
    const { found: revision, made: own } = alone,
      plain = own.vector.terms,
      frequencies = withPrior(await reads.stories.documentFrequencies(revision.lang, plain), priors[revision.lang], plain),
      article = storyArticle(revision, own, frequencies),
      [link] = await reads.reprints.asCopy([revision.articleId]),
      original = originalOf(link),
      [member] = await reads.stories.membership([revision.articleId]),
      bound = member ? undefined : await boundBy(reads, revision.articleId, now),
      home = member?.storyId ?? bound?.storyId ?? (original === undefined ? undefined : (await reads.stories.membership([original]))[0]?.storyId),
      [profile] = home === undefined ? [] : await reads.stories.profiles([home]),
      { since, before } = liveAround(article, now),
      near = profile ? [] : await reads.stories.near(article.lang, searchTerms(article), since, NEAR, before);
    return { revision, article, plain, link, member, bound, profile, near };
  },
  decide({ revision, article, plain, link, member, bound, profile, near }, now) {
    const copyOf = originalOf(link),
      at = { articleId: revision.articleId, revisionId: revision.id, joinedAt: revision.published ?? revision.seenAt, copyOf };
    // An article that has its place keeps it: ids are permanent, only its text and whose copy it is may have changed.
    if (member && profile) return { revision, profile, member: { ...member, revisionId: revision.id, copyOf } };
    if (profile)
      return {
        revision,
        plain,
        profile: joined(profile, article, now),
        member: {
          ...at,
          storyId: profile.storyId,
          why: made(bound ? boundWhy(bound) : { decision: 'copy', score: link?.containment ?? 1, shared: [] }, method),
        },
      };
    const to = place(article, near, now);
    return { revision, plain, profile: to.next, member: { ...at, storyId: to.storyId, why: made(why(to), method) }, merge: to.merge };
  },
  async keep(tx, { revision, plain, profile, member, merge }, work, now) {
    await tx.stories.putMember(member);
    if (plain) await tx.stories.addDocument(revision.lang, plain);
    await keepStory(tx, await storyOf(tx, profile, now, topics), profile, { at: now, ...(plain ? { articleId: revision.articleId } : {}) });
    const living = merge && (await merging(tx, merge, now, topics)) ? merge.into.storyId : member.storyId,
      // What it links to may be ranked among stories of another language.
      langs = new Set([revision.lang, ...(await tx.articles.citedLanguages(revision.articleId))]),
      changed = [next('ledger', living, work.asOf), ...[...langs].map((lang) => rankWork(lang, work.asOf))];
    return plain ? [next('editions', living, work.asOf), ...changed] : changed;
  },
});

/**
 * Makes one story of two that are one, as an act that the log tells and an editor can take back. What editors have put their hands on is
 * left to them, and so is what they took apart again.
 * @returns whether they are one now.
 */
async function merging(tx: Store, { into, gone, evidence }: Merge, now: number, topics: TopicModels): Promise<boolean> {
  const acts = await tx.acts.ofStories([into.storyId, gone.storyId]),
    [story] = await tx.stories.get([gone.storyId]);
  if (!story || acts.some((a) => isSigned(a) || a.undone !== undefined)) return false;
  const [storyId, intoId] = [gone.storyId, into.storyId],
    [from, stays] = await Promise.all([development(tx, gone), development(tx, into)]),
    saga = broughtBy(from, stays),
    affair = saga === undefined ? {} : { affair: { was: stays.affair, now: saga } },
    act: Act = { id: idOf('act', 'merge', storyId, intoId), kind: 'merge', at: now, storyId, intoId, articleIds: [], evidence, ...affair };
  await tx.acts.add(act);
  for (const member of placed(act, await tx.stories.members(storyId), intoId)) await tx.stories.putMember(member);
  const profile = { ...merged(into, gone), saga: saga ?? stays.affair };
  const cause = { at: now, act: { id: act.id, isMerge: true } };
  await keepStory(tx, { ...story, redirect: intoId, redirectBy: act.id }, gone, cause);
  await keepStory(tx, await storyOf(tx, profile, now, topics), profile, cause);
  await tx.ledger.put(storyId, []);
  await tx.editions.put(storyId, story.lang, []);
  return true;
}

/** A story that no editor has touched, and its affair. */
async function development(tx: Store, { storyId: id, lang, saga: affair = id }: Profile): Promise<Development> {
  const { rows } = await tx.stories.ofSaga(affair, 2);
  return { id, lang, affair, alone: rows.every((s) => s.id === id) };
}
