export const HOPS = ['poll', 'fetch', 'clean', 'claims', 'reprints', 'stories', 'ledger', 'rank'] as const;
export type HopName = (typeof HOPS)[number];

/** One piece of work: a hop to run on one subject. Delivered at least once. */
export interface Work {
  readonly id: string;
  readonly hop: HopName;
  /** What it is about: a feed, item, page, revision, story or language id. */
  readonly subject: string;
  /** The time it is done *as of*, epoch ms; absent = the clock when it runs. Imports set the article's own time. */
  readonly asOf?: number;
  /** Not before, epoch ms. */
  readonly dueAt: number;
  readonly attempts: number;
}
/** Work that was given up, with the reason; `doctor` shows it. */
export interface Failure {
  readonly id: string;
  readonly hop: HopName | 'import';
  readonly subject: string;
  readonly at: number;
  readonly attempts: number;
  readonly error: string;
}
