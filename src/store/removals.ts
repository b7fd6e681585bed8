import type { Item } from '../model/item.ts';
import type { Page } from '../model/page.ts';
import type { Remains, Tombstone } from '../model/removal.ts';
import type { Story } from '../model/story.ts';
import type { Push } from '../model/subscription.ts';
import type { Visit } from '../model/visit.ts';
import type { Failure } from '../model/work.ts';

/** Articles that were removed, and what purges them. */
export interface Removals {
  /** A number that differs once an article has been removed, by this process or another. */
  newest(): Promise<number>;
  get(articleIds: readonly string[]): Promise<readonly Tombstone[]>;
  /** Removed articles by those of these numbers by which they are known. */
  named(names: readonly number[]): Promise<ReadonlyMap<number, string>>;
  /** Rows in which one of these pieces of text stands, to be looked at one by one; pages without their bodies. */
  mentions(pieces: readonly string[]): Promise<Mentions>;
  /** All stories that were merged into these, through whatever others. */
  mergedInto(storyIds: readonly string[]): Promise<readonly Story[]>;
  /** Deletes all that is stored of an article, and what other rows say of it. */
  purge(remains: Remains): Promise<void>;
  /** Deletes pages and items that came of an article which had been removed, with their work and visits. */
  drop(rows: Pick<Remains, 'pageIds' | 'itemIds' | 'visits'>): Promise<void>;
  /** Takes one document away from those that a language's terms were counted in. */
  uncount(lang: string, terms: readonly string[]): Promise<void>;
  /** Keeps a tombstone, and by what the article is known when it comes again. From then on `scrub` has something to do. */
  put(tombstone: Tombstone, names: readonly number[]): Promise<void>;
  /** Adds numbers by which a removed article is known. */
  learn(articleId: string, names: readonly number[]): Promise<void>;
  /** Forgets a tombstone, so that the article may come again; false where there is none. */
  lift(articleId: string): Promise<boolean>;
}

export interface Mentions {
  readonly pages: readonly Omit<Page, 'body'>[];
  readonly items: readonly Item[];
  readonly visits: readonly Visit[];
  readonly failures: readonly Failure[];
  readonly pushes: readonly Push[];
}
