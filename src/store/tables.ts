import type { Generated } from 'kysely';

/**
 * The tables as the newest migration leaves them. Columns are what is asked by; the rest of a noun is one JSON document in
 * `data` (text), or packed (`pack.ts`) where it is large. Times are epoch ms, truth values 0 or 1.
 */
export interface Tables {
  sources: { id: string; domain: string; name_key: string; data: string };
  feeds: { id: string; data: string };
  feed_states: { feed_id: string; data: string };
  /** `mark`: hash of what makes an item changed when it differs. */
  items: { id: string; feed_id: string; mark: string; data: string };
  /** Numbers by which items are found again when their feed is polled (`collect/known`). */
  item_names: { name: number; item_id: string };
  /** `body` is null once forgotten. */
  pages: { id: string; fetched_at: number; data: string; body: Uint8Array | null };
  articles: { id: string; url: string; source_id: string; first_seen: number };
  /** Addresses by number (`addressKey`): those that an article is known by, and those of other sites that its newest text links to. */
  addresses: { article_id: string; address: number };
  citing: { address: number; article_id: string };
  revisions: { id: string; article_id: string; number: number; data: Uint8Array };
  heads: Heads;
  /** Grows with each article that is remembered; `hashes` as in `prints`. */
  traces: { seq: Generated<number>; article_id: string; source_id: string; day: number; hashes: Uint8Array };
  readings: { revision_id: string; article_id: string; claims: number; version: number; data: Uint8Array };
  /** `hashes`: unsigned 32-bit, as in `shingles`, so that a new fingerprint can take the old one's rows away. */
  prints: { print: Generated<number>; article_id: string; revision_id: string; at: number; hashes: Uint8Array };
  shingles: { hash: number; print: number };
  reprints: { copy_id: string; original_id: string; data: string };
  /** What comparing says of articles whose row in `reprints` is an editor's: null where it says that they are nobody's copies. */
  set_aside: { copy_id: string; original_id: string | null; data: string | null };
  /** Acts that say whose copy an article is, by either side. */
  copy_acts: { act_id: string; copy_id: string; original_id: string | null };
  /** `saga`: null where the story begins its affair. */
  stories: { id: string; lang: string; since: number; until: number; redirect: string | null; saga: string | null; data: string };
  /** `indexed`: the heaviest terms by number, and the steps of their weights (`live/`). `turn`: number of the language's change that wrote the row. */
  profiles: { story: Generated<number>; story_id: string; lang: string; until: number; version: number; turn: number; indexed: string; data: Uint8Array };
  /** The number that the newest transaction took for its changes of a language's stories (`TURNS`). */
  turns: { lang: string; turn: number };
  frequencies: { lang: string; term: string; documents: number };
  documents: { lang: string; documents: number };
  /** `at`: when the article was published, or joined if that was earlier. */
  members: { article_id: string; story_id: string; revision_id: string; joined_at: number; at: number; copy_of: string | null; why: string };
  /** Each pair twice, once from either side: `own_lang` and `lang` are those of `story_id` and of `other_id`. */
  editions: { story_id: string; other_id: string; own_lang: string; lang: string; score: number; shared: string };
  questions: { id: string; story_id: string; position: number; differs: number; at: number; data: string };
  /** Which articles, by their place, give current answers to which questions that differ. */
  disputes: { place: number; question_id: string };
  fronts: { id: string; lang: string; at: number; version: number; data: Uint8Array };
  /** `id`: of the address. `next_at` is `NO_TIME` where it is not asked for again. */
  visits: { id: string; feed_id: string; since: number; next_at: number; data: string };
  /** `as_of` is `NO_TIME` where the work has none, so that it comes last. */
  work: { seq: Generated<number>; id: string; hop: string; subject: string; as_of: number; due_at: number; attempts: number; turn: number };
  failures: { id: string; hop: string; subject: string; at: number; attempts: number; error: string };
  accounts: { id: string; name_key: string; data: string };
  /** `hash`: SHA-256 of the token that the browser holds. */
  sessions: { hash: string; account_id: string; created_at: number; expires_at: number };
  marks: { account_id: string; kind: string; about: string; subject: string; at: number; until: number | null };
  looks: { account_id: string; story_id: string; since: number | null; at: number };
  /** `sealed`: encrypted with the key of the data folder, base64. */
  credentials: { feed_id: string; origin: string; sealed: string };
  choices: { name: string; value: string };
  /** `undoes`: the act that this one takes back. */
  acts: {
    id: string;
    kind: string;
    at: number;
    until: number | null;
    story_id: string;
    into_id: string | null;
    undoes: string | null;
    data: string;
  };
  hubs: { slug: string; data: string };
  archives: { id: string; data: string };
  /** Of archives that are not finished: which of their payloads are which pages. */
  payloads: { archive_id: string; digest: string; page_id: string };
  subscriptions: { id: string; feed_id: string; data: string };
  pushes: { seq: Generated<number>; id: string; subscription_id: string; content_type: string; at: number; body: Uint8Array };
  tokens: { id: string; account_id: string | null; expires_at: number; used_on: string | null; data: string };
  /** `recorded_at`: by the clock of the process that wrote it. */
  changelog: { seq: Generated<number>; recorded_at: number; data: string };
  /** `seq` grows with each removal: whoever has seen a smaller one forgets what it holds in memory. */
  removed: { seq: Generated<number>; article_id: string; data: string };
  removed_names: { name: number; article_id: string };
  migrations: { number: number; name: string; at: number };
}

/** The newest revision of each article. `place` orders them by `at` without ties (`queries/place.ts`), and is the row id of the full-text index. */
interface Heads {
  place: number;
  article_id: string;
  revision_id: string;
  number: number;
  at: number;
  lang: string;
  source_id: string;
  kind: string;
  /** 1 where the text carries a correction. */
  corrected: number;
}

export const NO_TIME = 9_000_000_000_000_000;
