import type { Act, ActKind } from '../model/act.ts';
import type { Account, SignedIn } from '../model/account.ts';
import type { Article } from '../model/article.ts';
import type { FrontPage } from '../model/front-page.ts';
import type { Hub } from '../model/hub.ts';
import type { Question } from '../model/ledger.ts';
import type { Look, Mark } from '../model/mark.ts';
import type { Page } from '../model/page.ts';
import type { Reading } from '../model/reading.ts';
import type { Reprint } from '../model/reprint.ts';
import type { Revision } from '../model/revision.ts';
import type { Source } from '../model/source.ts';
import type { Citing, Edition, Known, Membership, Profile, Story, Tally } from '../model/story.ts';
import type { Trace } from '../model/trace.ts';
import type { Failure, HopName, Work } from '../model/work.ts';
import type { Changelog, Tokens } from './programs.ts';
import type { Removals } from './removals.ts';
import type { Archives, Feeds, Items, Subscriptions, Visits } from './collected.ts';

/**
 * Everything Broadsheet remembers, as named questions. One contract for both engines (`test/contract`).
 *
 * Every `put` is an upsert by id: the same thing put twice is there once. Lists come in the order stated; `get` by ids
 * leaves out what is not there. Times are epoch ms. Inside `in`, all calls on `tx` stand or fall together.
 */
export interface Store {
  readonly sources: Sources;
  readonly feeds: Feeds;
  readonly items: Items;
  readonly visits: Visits;
  readonly pages: Pages;
  readonly archives: Archives;
  readonly articles: Articles;
  readonly traces: Traces;
  readonly claims: Claims;
  readonly reprints: Reprints;
  readonly stories: Stories;
  readonly editions: Editions;
  readonly ledger: Ledgers;
  readonly fronts: Fronts;
  readonly search: Search;
  readonly work: WorkList;
  readonly accounts: Accounts;
  readonly readers: Readers;
  readonly credentials: Credentials;
  readonly choices: Choices;
  readonly acts: Acts;
  readonly hubs: Hubs;
  readonly subscriptions: Subscriptions;
  readonly tokens: Tokens;
  readonly changelog: Changelog;
  readonly removals: Removals;
  /** Runs `fn` in one transaction; rolls back if it throws. `alone`: while no other transaction, of whatever process, is under way. */
  in<T>(fn: (tx: Store) => Promise<T>, how?: 'alone'): Promise<T>;
  /** Counts by noun, for status, doctor and tests. */
  counts(): Promise<
    Readonly<
      Record<'sources' | 'feeds' | 'items' | 'pages' | 'articles' | 'revisions' | 'claims' | 'reprints' | 'stories' | 'questions' | 'work' | 'failures', number>
    >
  >;
  /** A text that differs once anything has been committed since it was last asked for, by this process or another. */
  changes(): Promise<string>;
  /** Cleans what was purged out of the free places of the database's files, where anything was since the last time; answers whether it was. Takes as long as it takes to copy the database. */
  scrub(): Promise<boolean>;
  /** Problems found by the engine's own integrity check; empty = sound. */
  check(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Keyset page: rows after the cursor `after`, at most `limit`. `next` is absent at the end. */
export interface Paged<T> {
  readonly rows: readonly T[];
  readonly next?: string;
}

export interface Sources {
  all(): Promise<readonly Source[]>;
  get(ids: readonly string[]): Promise<readonly Source[]>;
  byDomain(domain: string): Promise<Source | undefined>;
  byName(name: string): Promise<Source | undefined>;
  /** The agencies among them, each the family's short name first, then its own. */
  agencies(): Promise<readonly (readonly string[])[]>;
  /** What its newest articles are, at most `limit` of them. */
  record(id: string, limit: number): Promise<SourceRecord>;
  put(sources: readonly Source[]): Promise<void>;
}

/** Counts over the newest articles of a source. */
export interface SourceRecord {
  readonly articles: number;
  /** Those that are copies of others, carry a correction, or have more than one text. */
  readonly copies: number;
  readonly corrected: number;
  readonly changed: number;
  /** Ids of the stories that they opened. */
  readonly opened: readonly string[];
}

export interface Pages {
  put(pages: readonly Page[]): Promise<void>;
  /** A page whose body was forgotten has an empty one. */
  get(ids: readonly string[]): Promise<readonly Page[]>;
  /** Those whose bodies are not forgotten, in order of id. */
  bodies(opts: { readonly limit: number; readonly after?: string }): Promise<Paged<Page>>;
  /** Forgets the bodies of these. */
  forget(ids: readonly string[]): Promise<void>;
  /** Forgets bodies fetched before `before`, but for pages that wait to be cleaned; answers how many. */
  prune(before: number): Promise<number>;
}

export interface Articles {
  get(ids: readonly string[]): Promise<readonly Article[]>;
  byUrl(url: string): Promise<Article | undefined>;
  /** All that have this address (entries of a ticker share theirs), the first seen first, at most `limit`. */
  allByUrl(url: string, limit: number): Promise<readonly Article[]>;
  put(articles: readonly Article[]): Promise<void>;
  /** Adds addresses that an article is known by, each by number (`addressKey`). */
  putAddresses(articleId: string, addresses: readonly number[]): Promise<void>;
  /** The articles that are known by these numbers (addresses, and what else `putAddresses` was given). */
  named(names: readonly number[]): Promise<readonly { readonly name: number; readonly articleId: string }[]>;
  /** The addresses that these articles are known by. */
  addressesOf(articleIds: readonly string[]): Promise<readonly number[]>;
  /** Replaces the addresses of other sites that an article links to. */
  putCiting(articleId: string, addresses: readonly number[]): Promise<void>;
  /** The languages of the articles with a place in a story that one links to. */
  citedLanguages(articleId: string): Promise<readonly string[]>;
  /** Adds revisions (never changes one) and indexes their terms for search. */
  putRevisions(revisions: readonly { readonly revision: Revision; readonly terms: readonly string[] }[]): Promise<void>;
  revisions(ids: readonly string[]): Promise<readonly Revision[]>;
  /** The newest revision of each article. */
  latest(articleIds: readonly string[]): Promise<readonly Revision[]>;
  /** All revisions of one article, oldest first. */
  history(articleId: string): Promise<readonly Revision[]>;
  /** The last `most` revisions of each of some articles, oldest first. */
  histories(articleIds: readonly string[], most: number): Promise<ReadonlyMap<string, readonly Revision[]>>;
  /** Newest first by published (else seen) time. */
  newest(opts: { readonly lang?: string; readonly sourceId?: string; readonly limit: number; readonly after?: string }): Promise<Paged<Revision>>;
  /** Published at or after `since` and corrected or changed since then, newest first. */
  corrected(opts: { readonly since: number; readonly limit: number; readonly after?: string }): Promise<Paged<Revision>>;
  /** How many articles there are, and the time of the earliest; absent where there is none. */
  extent(): Promise<{ readonly articles: number; readonly since?: number }>;
}

/** What the newest texts of each source are remembered by. */
export interface Traces {
  /** In the order in which they were first put. */
  ofSource(sourceId: string): Promise<readonly Trace[]>;
  put(sourceId: string, trace: Trace): Promise<void>;
  forget(articleIds: readonly string[]): Promise<void>;
}

export interface Claims {
  /** Replaces the reading of a revision, and the terms that its claims are found by where it is its article's newest. */
  put(revisionId: string, articleId: string, reading: Reading, terms?: readonly string[]): Promise<void>;
  reading(revisionIds: readonly string[]): Promise<ReadonlyMap<string, Reading>>;
  /** Readings of the latest revisions of a story's members, by revision id. */
  ofStory(storyId: string): Promise<ReadonlyMap<string, Reading>>;
}

/** A revision that shares fingerprint hashes, most shared first. */
export interface Near {
  readonly articleId: string;
  readonly revisionId: string;
  readonly shared: number;
}

export interface Reprints {
  /** Replaces an article's fingerprint: sampled 6-gram hashes (unsigned 32-bit) of its latest revision. */
  putFingerprint(articleId: string, revisionId: string, at: number, hashes: readonly number[]): Promise<void>;
  /** The revision of each article whose fingerprint is kept: the one that was compared last, which may not be its newest yet. */
  compared(articleIds: readonly string[]): Promise<readonly Revision[]>;
  /** Articles other than `articleId` that share at least two of the hashes (or all, if there are fewer), at most `limit`. */
  near(articleId: string, hashes: readonly number[], limit: number): Promise<readonly Near[]>;
  /**
   * Replaces the link of which `copyId` is the copy.
   * @param aside what comparing says of it, where an editor says otherwise; null: that it is nobody's copy.
   */
  put(copyId: string, link: Reprint | undefined, aside?: Reprint | null): Promise<void>;
  /** The link of each article that is a copy. */
  asCopy(articleIds: readonly string[]): Promise<readonly Reprint[]>;
  copiesOf(originalIds: readonly string[]): Promise<readonly Reprint[]>;
  /** The links that comparing gives these articles as copies, whatever editors say. */
  foundAsCopy(articleIds: readonly string[]): Promise<readonly Reprint[]>;
  /** The links that comparing gives to copies of these, whatever editors say. */
  foundCopiesOf(originalIds: readonly string[]): Promise<readonly Reprint[]>;
}

export interface Stories {
  get(ids: readonly string[]): Promise<readonly Story[]>;
  /** The story's id after redirects; undefined where there never was one. */
  resolve(id: string): Promise<string | undefined>;
  put(story: Story, profile: Profile): Promise<void>;
  profiles(ids: readonly string[]): Promise<readonly Profile[]>;
  /**
   * Stories of a language that share terms (by number, as in `Profile`) and whose newest member is of `since` or later, and not later than `before` (default
   * any), most summed term weight first. Looked for by the first 24 of the terms among the 64 heaviest of each story, and of a
   * term that very many share among the newest.
   */
  near(lang: string, terms: readonly number[], since: number, limit: number, before?: number): Promise<readonly Profile[]>;
  /** How many articles of a language held each term, and how many there were at all. */
  documentFrequencies(lang: string, terms: readonly string[]): Promise<{ readonly documents: number; readonly of: ReadonlyMap<string, number> }>;
  addDocument(lang: string, terms: readonly string[]): Promise<void>;
  putMember(member: Membership): Promise<void>;
  membership(articleIds: readonly string[]): Promise<readonly Membership[]>;
  /** Members in order of `joinedAt`. */
  members(storyId: string): Promise<readonly Membership[]>;
  /** Stories alive between `since` and `now`, newest `until` first. */
  tallies(lang: string, since: number, now: number, limit: number): Promise<readonly Tally[]>;
  /** The same of these stories, however long they have been silent; merged ones and those that began later are left out. */
  talliesOf(ids: readonly string[], now: number): Promise<readonly Tally[]>;
  /** The articles with a place in a story that are known by these addresses. */
  membersAt(addresses: readonly number[]): Promise<readonly Known[]>;
  /** Articles of other sources, copies left out, that link to members of these stories, oldest first; of those published by `until` (default all). */
  citing(storyIds: readonly string[], until?: number): Promise<readonly Citing[]>;
  /**
   * Stories of an affair by the time of their first report, merged ones left out: newest first, or oldest first. `beside` a story
   * are those that follow it in that order.
   */
  ofSaga(saga: string, limit: number, where?: SagaPlace): Promise<Paged<Story>>;
  /** Living stories in order of their first report: a part of so many of them, parts counted from 0. */
  listed(part: number, size: number): Promise<readonly Story[]>;
  /** The newest texts of stories' articles that are not the first of theirs, or carry a correction. */
  changedIn(storyIds: readonly string[]): Promise<readonly { readonly storyId: string; readonly revisionId: string }[]>;
  /** Of each such part, when its newest report came. */
  newestOfParts(size: number): Promise<readonly number[]>;
  /** When the newest article of a language's stories was published; undefined where it has none. */
  newest(lang: string): Promise<number | undefined>;
  /** Languages with stories, most stories first. */
  languages(): Promise<readonly { readonly lang: string; readonly stories: number; readonly until: number }[]>;
  /** Languages that ever had a story, in order of their tags. */
  everIn(): Promise<readonly string[]>;
}

/** Where in an affair to read on: in which order, and after the cursor of a page or beside a story. */
export interface SagaPlace {
  readonly oldestFirst?: boolean;
  readonly after?: string;
  readonly beside?: Pick<Story, 'id' | 'since'>;
}

/** Stories of two languages that tell the same, as pairs. */
export interface Editions {
  /** Replaces all pairs that a story, of that language, is one of. */
  put(storyId: string, lang: string, editions: readonly Edition[]): Promise<void>;
  /** Ids of all stories that a story is paired with. */
  linked(storyId: string): Promise<readonly string[]>;
  /**
   * Its editions as they are shown: of each language the most alike, where that has none of this story's language more alike in its
   * turn, so that each names the other; merged stories are left out. Most alike first.
   */
  of(storyId: string): Promise<readonly Edition[]>;
}

export interface Ledgers {
  /** Replaces a story's questions. */
  put(storyId: string, questions: readonly Question[]): Promise<void>;
  ofStory(storyId: string): Promise<readonly Question[]>;
  /** Questions whose current answers exclude each other and to which one of these articles gives one. */
  disputedIn(articleIds: readonly string[]): Promise<readonly Question[]>;
  /** Questions whose current answers exclude each other, newest answer first. */
  differing(limit: number): Promise<readonly Question[]>;
}

export interface Fronts {
  put(page: FrontPage): Promise<void>;
  latest(lang: string): Promise<FrontPage | undefined>;
  /** The front page that stood at a time. */
  asOf(lang: string, at: number): Promise<FrontPage | undefined>;
}

export interface SearchFilter {
  /** Terms made by `text/words` of which all must occur; may be empty if another filter is given. */
  readonly terms: readonly string[];
  /** Terms of claims: of each group one must occur. */
  readonly claims?: readonly (readonly string[])[];
  /** Only what gives a current answer to a question whose answers differ. */
  readonly differing?: boolean;
  readonly sourceId?: string;
  readonly lang?: string;
  readonly before?: number;
  readonly since?: number;
}
export interface Search {
  /** Latest revisions that hold all terms, and one of each group of terms of claims, newest first. */
  articles(filter: SearchFilter, limit: number, after?: string): Promise<Paged<Revision>>;
  /** Ids of stories with one of the `among` newest such revisions, each once, those of the affair `notOf` left out. */
  stories(filter: SearchFilter, among: number, notOf: string): Promise<readonly string[]>;
}

/** Work as taken from the list. `turn` grows each time an open row is added anew. */
export interface Due extends Work {
  readonly turn: number;
}
export interface WorkList {
  /** Adds work; a row with the same id that is still open keeps the earlier `dueAt` and the later `asOf` (none = latest). */
  add(work: readonly Work[]): Promise<void>;
  /** Due work of one hop, ordered by `asOf` (none last), then as added; only work as of `until`, epoch ms, and before, where that is said. */
  due(hop: HopName, now: number, limit: number, until?: number): Promise<readonly Due[]>;
  /** Removes finished work, but for rows that were added anew since they were taken; answers with the ids it removed. */
  done(taken: readonly Pick<Due, 'id' | 'turn'>[]): Promise<readonly string[]>;
  /** Puts work off after a failure; a row that was added anew since it was taken stays as it is. */
  retry(taken: Pick<Due, 'id' | 'turn'>, dueAt: number): Promise<void>;
  /** Gives work up: records the failure and removes the row, unless it was added anew since it was taken. */
  fail(taken: Due, error: string, now: number): Promise<void>;
  recordFailures(failures: readonly Failure[]): Promise<void>;
  failures(limit: number): Promise<readonly Failure[]>;
  clearFailures(): Promise<void>;
  /** Open rows by hop and the earliest `dueAt` among all (absent when none). */
  backlog(): Promise<{ readonly byHop: Readonly<Partial<Record<HopName, number>>>; readonly nextDueAt?: number }>;
}

/** Who may sign in, and the browsers that have. */
export interface Accounts {
  /** By name. */
  all(): Promise<readonly Account[]>;
  get(id: string): Promise<Account | undefined>;
  /** However it is capitalised. */
  byName(name: string): Promise<Account | undefined>;
  /** @throws the engine's error if another account has the name. */
  put(account: Account): Promise<void>;
  /** Puts the account where it still is as `before`; false where it has been changed or removed since that was read. */
  replace(before: Account, after: Account): Promise<boolean>;
  /** With its sessions and marks. */
  remove(id: string): Promise<void>;
  signIn(session: SignedIn): Promise<void>;
  /** The session of a token's hash and whose it is; undefined once it has expired. */
  signedIn(hash: string, now: number): Promise<{ readonly account: Account; readonly session: SignedIn } | undefined>;
  /** How many sessions of an account are alive. */
  sessions(accountId: string, now: number): Promise<number>;
  signOut(hash: string): Promise<void>;
  /** Ends every session of an account but the one with hash `but`. */
  signOutAll(accountId: string, but?: string): Promise<void>;
  /** Forgets sessions that have expired. */
  expire(now: number): Promise<void>;
}

/** What signed-in readers have marked and looked at. */
export interface Readers {
  /** Marks that hold at `now`, newest first. */
  marks(accountId: string, now: number): Promise<readonly Mark[]>;
  mark(accountId: string, mark: Mark): Promise<void>;
  unmark(accountId: string, mark: Pick<Mark, 'kind' | 'about' | 'subject'>): Promise<void>;
  looked(accountId: string, storyId: string): Promise<Look | undefined>;
  look(accountId: string, look: Look): Promise<void>;
  /** Forgets looks older than `before`, and marks that ended before it. */
  forget(before: number): Promise<void>;
}

/** What feeds want to be told before they answer, sealed with the data folder's key; they go when their feed goes. */
export interface Credentials {
  all(): Promise<readonly SealedCredential[]>;
  /** Does nothing where there is no such feed. */
  put(credential: SealedCredential): Promise<void>;
  remove(feedId: string): Promise<void>;
}
export interface SealedCredential {
  readonly feedId: string;
  /** The only origin it is sent to. */
  readonly origin: string;
  readonly sealed: string;
}

/** `first-account`: who tried last to make the first account. `first-feeds`: that the paper was given its first feeds, and is not to be given them again once all are deleted. `publication`: how publishing goes. `paper`: by what the paper is told from others that are published. */
export type Choice = 'keep-pages-days' | 'first-account' | 'first-feeds' | 'publication' | 'paper';

/** What was chosen on pages, over what the settings say. */
export interface Choices {
  get(name: Choice): Promise<string | undefined>;
  put(name: Choice, value: string): Promise<void>;
}

/** What editors did to stories. Nothing is ever changed or removed here. */
export interface Acts {
  /** Adds an act; false where it is there already, or takes back what is taken back already, and nothing is added. */
  add(act: Act): Promise<boolean>;
  get(ids: readonly string[]): Promise<readonly Act[]>;
  /** Newest first; those that take others back are told with these. */
  newest(limit: number, after?: string): Promise<Paged<Act>>;
  /** Acts on these stories or into them, oldest first; those that take others back are told with these. */
  ofStories(ids: readonly string[]): Promise<readonly Act[]>;
  /** Acts of some kinds that bind at `now`, oldest first; on one story where that is given. */
  holding(kinds: readonly ActKind[], now: number, storyId?: string): Promise<readonly Act[]>;
  /** Acts that bind at `now` and say that one of these articles is a copy or an original, or that another is a copy of one of them; oldest first. */
  onCopies(articleIds: readonly string[], now: number): Promise<readonly Act[]>;
}

/** Topics by rule. */
export interface Hubs {
  /** By slug. */
  all(): Promise<readonly Hub[]>;
  get(slug: string): Promise<Hub | undefined>;
  put(hub: Hub): Promise<void>;
  remove(slug: string): Promise<void>;
}
