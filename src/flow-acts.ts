import { obeyed, textsOf, type Standing } from './flow-copies.ts';
import { holds, isOfCopies, isOfFigures, isSigned, type Act } from './model/act.ts';
import type { Article } from './model/article.ts';
import type { Change } from './model/change.ts';
import { cite } from './model/citation.ts';
import type { FrontPage } from './model/front-page.ts';
import { idOf } from './model/id.ts';
import { isCopy } from './model/reprint.ts';
import { isWithdrawn, type Revision } from './model/revision.ts';
import type { Counted, Membership, Profile, Story, Tally } from './model/story.ts';
import { next, rankWork, type Work } from './model/work.ts';
import { independence } from './reprints/independent.ts';
import type { Store } from './store/store.ts';
import { affairBy, aimOf } from './stories/affair.ts';
import { boundTo } from './stories/constraints.ts';
import { storyChanges, type Cause } from './stories/changed.ts';
import { actsUnder, placed, restored, takenBy } from './stories/edit.ts';
import { withPrior } from './stories/frequencies.ts';
import { rebuilt, rebuiltFrom, type Joining } from './stories/rebuild.ts';
import { storyLikeness } from './stories/related.ts';
import { storyArticle, told, type Priors } from './stories/replay.ts';
import { topicNamed } from './stories/section.ts';
import { furtherMembers, headlineMembers, summary } from './stories/summary.ts';
import type { TopicModels } from './stories/topic.ts';
import type { Hop } from './work/hop.ts';

/** A story after an act: with its members in it, or, where none are left, sent on to where they went. */
type After = { readonly profile: Profile } | { readonly story: Story; readonly profile: Profile; readonly goesTo: string };

interface ActGathered {
  readonly act: Act;
  readonly changed: readonly Membership[];
  readonly stories: readonly Story[];
  readonly profiles: ReadonlyMap<string, Profile>;
  /** The members of every story that is touched, after the act, oldest first. */
  readonly members: ReadonlyMap<string, readonly Membership[]>;
  readonly joining: ReadonlyMap<string, Joining>;
  /** What editors did to these stories, oldest first. */
  readonly log: readonly Act[];
  /** The story that the articles were in: a new one stays in its affair. */
  readonly origin?: Profile;
  /** Where the articles of a story went that it left without any. */
  readonly goesTo: ReadonlyMap<string, string>;
  /** Of an act on whose copy an article is: the links of all whose it touches, as they are by it or without it. */
  readonly links: readonly Standing[];
  readonly langs: readonly string[];
}
export interface ActDecided {
  readonly act: Act;
  readonly links: readonly Standing[];
  readonly changed: readonly Membership[];
  readonly after: readonly After[];
  readonly langs: readonly string[];
}

/**
 * acts ── an act of an editor: which articles go where, and what do their stories look like then?
 *
 * Done twice it changes nothing more: what was moved is not there any more. When an act ends it comes again, so that the headline
 * or the front page follow.
 */
export const acts = (priors: Priors, topics: TopicModels = {}, method?: string): Hop<ActGathered, ActDecided> => ({
  name: 'acts',
  order: 'sequential',
  batch: 8,
  async gather(reads, work, now) {
    const [asked] = await reads.acts.get([work.subject]),
      // An act that is taken back is looked at as what it was.
      [act] = asked?.undoes === undefined ? [asked] : await reads.acts.get([asked.undoes]);
    if (!act) return undefined;
    const changed = await changedBy(reads, act, now),
      before = await reads.stories.membership(changed.map((m) => m.articleId)),
      own = await reads.stories.resolve(aimOf(act)),
      named = own !== undefined && (act.kind === 'retitle' || isOfFigures(act) || act.affair !== undefined) ? [own, ...(await homesOf(reads, act))] : [],
      ids = [...new Set([...[...before, ...changed].map((m) => m.storyId), ...named])],
      members = new Map(await Promise.all(ids.map(async (id) => [id, membersAfter(id, await reads.stories.members(id), changed)] as const))),
      stories = await reads.stories.get([...new Set([...ids, ...(own === undefined ? [] : [own])])]),
      profiles = new Map((await reads.stories.profiles(ids)).map((p) => [p.storyId, p])),
      newest = changed.length === 0 ? [] : [...members.values()].flatMap((all) => rebuiltFrom(all));
    return {
      act,
      changed,
      stories: stories.filter((s) => ids.includes(s.id)),
      profiles,
      members,
      log: await reads.acts.ofStories(ids),
      origin: profiles.get(before[0]?.storyId ?? ''),
      joining: await joiningOf(reads, newest, priors),
      goesTo: goals(before, changed),
      links: isOfCopies(act) ? await obeyed(reads, act.articleIds, now, method) : [],
      langs: [...new Set(stories.map((s) => s.lang))],
    };
  },
  decide({ act, changed, stories, profiles, members, log, origin, joining, goesTo, links, langs }) {
    const after = [...members].flatMap(([id, all]): After[] => {
      const known = profiles.get(id),
        story = stories.find((s) => s.id === id),
        goal = goesTo.get(id);
      if (all.length === 0) return story && known && goal !== undefined ? [{ story, profile: known, goesTo: goal }] : [];
      const newest = rebuiltFrom(all).flatMap((m) => joining.get(m.articleId) ?? []),
        profile = newest.length > 0 ? inAffair(rebuilt(id, newest, all.length), known, origin) : known,
        saga = affairBy(log, id);
      return profile ? [{ profile: saga === undefined ? profile : { ...profile, saga } }] : [];
    });
    return { act, changed, after, links, langs };
  },
  async keep(tx, { act, changed, after, links, langs }, _work, now) {
    for (const member of changed) await tx.stories.putMember(member);
    for (const { copyId, link, aside } of links) await tx.reprints.put(copyId, link, aside);
    const woken: Work[] = [],
      cause = { at: now, act: { id: act.id, isMerge: act.kind === 'merge' } };
    await tx.changelog.add(movedBy(act, changed, now));
    for (const one of after) {
      const { storyId } = one.profile;
      if ('goesTo' in one) {
        await keepStory(tx, { ...one.story, redirect: one.goesTo, redirectBy: act.id }, one.profile, cause);
        await tx.ledger.put(storyId, []);
        await tx.editions.put(storyId, one.story.lang, []);
      } else {
        await keepStory(tx, await storyOf(tx, one.profile, now, topics), one.profile, cause);
        woken.push(next('editions', storyId, undefined), next('ledger', storyId, undefined));
      }
    }
    // Their stories count them anew.
    for (const { id } of await textsOf(
      tx,
      links.map((l) => l.copyId),
    ))
      woken.push(next('stories', id, undefined));
    // When it ends, what it did to the page is looked at again.
    if (act.until !== undefined && holds(act, now)) woken.push({ ...next('acts', act.id, undefined, act.until), id: idOf('acts', act.id, 'end') });
    return [...woken, ...langs.map((lang) => rankWork(lang, undefined))];
  },
});

/** The stories that the figures of an act are in now. */
async function homesOf(reads: Store, act: Act): Promise<readonly string[]> {
  return isOfFigures(act) ? (await reads.stories.membership(act.articleIds)).map((m) => m.storyId) : [];
}

/** Acts on figures that bind at `now` and that may be of a story's: on it, and on all stories that acts took articles of into it or out of it. */
export async function actsOnFigures(reads: Store, storyId: string, now: number): Promise<readonly Act[]> {
  const found = new Map<string, Act>(),
    asked = new Set<string>();
  for (let ids = [storyId]; ids.length > 0;) {
    for (const id of ids) asked.add(id);
    const log = await reads.acts.ofStories(ids);
    for (const act of log) if (isOfFigures(act) && holds(act, now)) found.set(act.id, act);
    const taken = log.filter(({ kind }) => kind === 'merge' || kind === 'split' || kind === 'move');
    ids = [...new Set(taken.flatMap((a) => [a.storyId, ...(a.intoId === undefined ? [] : [a.intoId])]))].filter((id) => !asked.has(id));
  }
  return [...found.values()];
}

/** Cosine of two centroids from which what is split off stays in the affair of its origin. */
const STAYS = 0.1;

/** A profile made anew, in the affair of what the story was; what is split off stays in that of its origin if it is like that at all. */
function inAffair(profile: Profile, known: Profile | undefined, origin: Profile | undefined): Profile {
  const of = known ?? (origin && storyLikeness(profile, origin) >= STAYS ? origin : undefined);
  return of ? { ...profile, saga: of.saga ?? of.storyId } : profile;
}

/** The memberships that an act changes, or that taking it back does. */
async function changedBy(reads: Store, act: Act, now: number): Promise<readonly Membership[]> {
  const { kind, storyId, intoId } = act;
  if ((kind !== 'merge' && kind !== 'split' && kind !== 'move') || intoId === undefined) return [];
  const into = (await reads.stories.resolve(intoId)) ?? intoId;
  if (act.undone) return takenBack(reads, act, await reads.stories.members(into));
  const from = await reads.stories.resolve(storyId);
  return from === undefined || from === into || !holds(act, now) ? [] : placed(act, await reads.stories.members(from), into);
}

async function takenBack(reads: Store, act: Act, members: readonly Membership[]): Promise<readonly Membership[]> {
  const under = await reads.acts.get([...new Set(members.flatMap(actsUnder))]),
    undone = new Set(under.filter((a) => a.undone !== undefined).map((a) => a.id)),
    back = restored(act, members, undone.add(act.id));
  return Promise.all(back.map((m) => homeOf(reads, m)));
}

/**
 * A membership put back where it was; where that story was merged since, as if the merge had taken it along, so that it can be taken
 * back in its turn. A story that has only been emptied is one again.
 */
async function homeOf(reads: Store, put: Membership): Promise<Membership> {
  const passed = new Set<string>();
  for (let at = put; ;) {
    const [story] = await reads.stories.get([at.storyId]),
      [by] = story?.redirectBy === undefined ? [] : await reads.acts.get([story.redirectBy]);
    if (story?.redirect === undefined || by?.kind !== 'merge' || by.undone || passed.has(story.id)) return at;
    passed.add(story.id);
    at = takenBy(by, at, story.redirect);
  }
}

/** By story that articles leave: where the last of them goes. */
function goals(before: readonly Membership[], changed: readonly Membership[]): ReadonlyMap<string, string> {
  const to = new Map(changed.map((m) => [m.articleId, m.storyId]));
  return new Map(before.flatMap((m) => (to.has(m.articleId) ? [[m.storyId, to.get(m.articleId) as string] as const] : [])));
}

function membersAfter(storyId: string, before: readonly Membership[], changed: readonly Membership[]): readonly Membership[] {
  const moved = new Set(changed.map((m) => m.articleId)),
    all = [...before.filter((m) => !moved.has(m.articleId)), ...changed.filter((m) => m.storyId === storyId)];
  return all.sort((a, b) => a.joinedAt - b.joinedAt || (a.articleId < b.articleId ? -1 : 1));
}

/** Members as the clusterer sees them, by article. */
export async function joiningOf(reads: Store, members: readonly Membership[], priors: Priors): Promise<ReadonlyMap<string, Joining>> {
  const revisions = await reads.articles.revisions(members.map((m) => m.revisionId)),
    all = revisions.map((revision) => ({ revision, own: told(revision) })),
    at = new Map(members.map((m) => [m.articleId, m.joinedAt])),
    made = new Map<string, Joining>();
  for (const [lang, group] of Map.groupBy(all, (one) => one.revision.lang)) {
    const plain = [...new Set(group.flatMap(({ own }) => own.vector.terms))],
      frequencies = withPrior(await reads.stories.documentFrequencies(lang, plain), priors[lang], plain);
    for (const { revision, own } of group)
      made.set(revision.articleId, { article: storyArticle(revision, own, frequencies), at: at.get(revision.articleId) ?? revision.seenAt });
  }
  return made;
}

/** Where an article that has no place yet is bound, because an editor placed its copies or other copies of its original. */
export async function boundBy(reads: Store, articleId: string, now: number): Promise<Membership | undefined> {
  const copies = (await reads.reprints.copiesOf([articleId])).filter(isCopy);
  return copies.length === 0 ? undefined : boundTo(await reads.stories.membership(copies.map((c) => c.copyId)), now);
}

/** That articles were taken from one story to another by a hand, each once. */
function movedBy(act: Act, changed: readonly Membership[], at: number): Change[] {
  if (act.kind === 'merge' || act.undone || act.intoId === undefined) return [];
  return changed.map(({ articleId, storyId }) => ({ kind: 'story-split', at, storyId: act.storyId, intoId: storyId, articleId, actId: act.id }));
}

/** Keeps a story, and tells of what that changes. */
export async function keepStory(tx: Store, story: Story, profile: Profile, cause: Cause): Promise<void> {
  const [before] = await tx.stories.get([story.id]),
    isSame = before?.headline.revisionId === story.headline.revisionId,
    isReworded = before !== undefined && !isSame && story.redirect === undefined && (await headlineIn(tx, before)) !== (await headlineIn(tx, story));
  await tx.stories.put(story, profile);
  await tx.changelog.add(storyChanges(before, story, isReworded, cause));
}

async function headlineIn(tx: Store, { headline: { revisionId, start, end } }: Story): Promise<string | undefined> {
  return (await tx.articles.revisions([revisionId]))[0]?.text.slice(start, end);
}

/** The story as its members now make it, under the headline that an editor chose among theirs. */
export async function storyOf(tx: Store, profile: Profile, now: number, topics: TopicModels): Promise<Story> {
  const members = await tx.stories.members(profile.storyId),
    heads = await tx.articles.revisions(headlineMembers(members).map((m) => m.revisionId)),
    further = heads.some(topicNamed) ? [] : await tx.articles.revisions(furtherMembers(members).map((m) => m.revisionId)),
    articles = await tx.articles.get(members.map((m) => m.articleId)),
    sourceIds = [...new Set(articles.map((a) => a.sourceId))],
    made = summary(
      profile,
      members,
      heads,
      sourceIds.length,
      await counted(tx, members, articles, sourceIds, new Set(heads.filter(isWithdrawn).map((h) => h.articleId))),
      topics[profile.lang],
      further,
    ),
    story = profile.saga === undefined || profile.saga === made.id ? made : { ...made, saga: profile.saga },
    chosen = await titleOf(tx, profile.storyId, members, now);
  return chosen ? { ...story, headline: cite(chosen, chosen.headline) } : story;
}

/** Which members are reports of their own, and why the others are not. */
async function counted(
  tx: Store,
  members: readonly Membership[],
  articles: readonly Article[],
  sourceIds: readonly string[],
  withdrawn: ReadonlySet<string>,
): Promise<readonly Counted[]> {
  const links = new Map((await tx.reprints.asCopy(members.map((m) => m.articleId))).map((l) => [l.copyId, l])),
    sources = new Map((await tx.sources.get(sourceIds)).map((s) => [s.id, s])),
    sourceOf = new Map(articles.map((a) => [a.id, a.sourceId]));
  return independence(
    members.map(({ articleId }) => ({ articleId, sourceId: sourceOf.get(articleId) ?? '', link: links.get(articleId), withdrawn: withdrawn.has(articleId) })),
    (id) => sources.get(id),
  );
}

/** The member whose headline an editor chose; undefined where nobody did, or it is no member any more. */
async function titleOf(tx: Store, storyId: string, members: readonly Membership[], now: number): Promise<Revision | undefined> {
  const act = (await tx.acts.holding(['retitle'], now, storyId)).at(-1),
    member = act && members.find((m) => act.articleIds.includes(m.articleId));
  return member && (await tx.articles.revisions([member.revisionId]))[0];
}

/** Stories of a language that editors pinned at `now` and that are not among these: one that is pinned is on the page however long it has been silent. */
async function pinnedToo(reads: Store, lang: string, tallies: readonly Tally[], at: number, now: number): Promise<readonly Tally[]> {
  const here = new Set(tallies.map((t) => t.storyId)),
    pinned = (await reads.acts.holding(['pin'], now)).flatMap((a) => (a.at <= now && !here.has(a.storyId) ? [a.storyId] : [])),
    found = pinned.length === 0 ? [] : await reads.stories.talliesOf([...new Set(pinned)], at);
  return found.filter((t) => t.lang === lang);
}

/**
 * Tallies with what editors pinned or hold back at `now`, and when an act last changed what is on the page; epoch ms.
 *
 * Of a pin and a hold of one story the newer decides. Both bind the story that was acted on: one that it is merged into was not meant.
 * @param at as of when stories are counted, epoch ms.
 * @param before the page that stands: what is on it by a pin that has ended since, or was taken back, leaves it by an act.
 */
export async function withHand(
  reads: Store,
  live: readonly Tally[],
  { lang, at, now, before }: { readonly lang: string; readonly at: number; readonly now: number; readonly before?: FrontPage },
): Promise<{ readonly tallies: readonly Tally[]; readonly changed: number }> {
  if ((await reads.acts.newest(1)).rows.length === 0) return { tallies: live, changed: -Infinity };
  const silent = await pinnedToo(reads, lang, live, at, now),
    shown = new Set([...[...live, ...silent].map((t) => t.storyId), ...(before?.ranked ?? []).map((r) => r.storyId)]),
    made = (await reads.acts.ofStories([...shown])).filter((a) => a.at <= now && a.kind !== 'retitle'),
    hands = made.filter((a) => (a.kind === 'pin' || a.kind === 'hold') && stood(a, now)),
    of = new Map<string, Pick<Tally, 'pinned' | 'held'>>(hands.map((a) => [a.storyId, a.kind === 'pin' ? { pinned: true } : { held: true }])),
    // A merge that came with its article changed what that article changes anyway.
    turns = made.flatMap((a) => [isSigned(a) ? a.at : Infinity, a.until ?? Infinity, a.undone?.at ?? Infinity]).filter((at) => at <= now),
    // One that was held back since is silent like any other.
    tallies = [...live, ...silent.filter((t) => of.get(t.storyId)?.pinned)];
  return { tallies: tallies.map((t) => ({ ...t, ...of.get(t.storyId) })), changed: Math.max(-Infinity, ...turns) };
}

/** Whether an act bound at `now`, also where it has been taken back since. */
const stood = ({ undone, ...act }: Act, now: number): boolean => holds(undone && undone.at <= now ? { ...act, undone } : act, now);
