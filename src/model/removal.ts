/** What stays of an article that was removed: who did it, when and why, and none of its words. Times are epoch ms. */
export interface Tombstone {
  readonly articleId: string;
  readonly at: number;
  /** The reason, as typed, and the name it was signed with; empty where none was given. */
  readonly why: string;
  readonly by: string;
  /** The act in the log. */
  readonly actId: string;
  readonly sourceId: string;
  /** How many texts of it were purged. */
  readonly revisions: number;
}

/** Who removes an article, when (epoch ms) and why. `accountId` is empty where it is done by command. */
export interface Removing {
  readonly articleId: string;
  readonly at: number;
  readonly why: string;
  readonly by: string;
  readonly accountId: string;
}

/** The redirect of a story of which nothing is left: it leads nowhere. */
export const NOWHERE = '';

/** What is stored of an article apart from its texts, as the store is asked to purge it: ids of rows. */
export interface Remains {
  readonly articleId: string;
  readonly revisionIds: readonly string[];
  readonly pageIds: readonly string[];
  readonly itemIds: readonly string[];
  /** Addresses that were asked for. */
  readonly visits: readonly string[];
  readonly failures: readonly string[];
  readonly pushes: readonly string[];
  readonly claimIds: readonly string[];
  /** Stories of which nothing is left. */
  readonly emptied: readonly string[];
}
