import { idOf } from './id.ts';

export const HOPS = ['poll', 'fetch', 'clean', 'claims', 'reprints', 'stories', 'editions', 'acts', 'ledger', 'rank'] as const;
export type HopName = (typeof HOPS)[number];

/** One piece of work: a hop to run on one subject. Delivered at least once. */
export interface Work {
  readonly id: string;
  readonly hop: HopName;
  /** What it is about: a feed, item, page, revision, story, act or language id. */
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

/** Work is named by hop and subject, so the same work asked for twice is done once. */
export function next(hop: HopName, subject: string, asOf: number | undefined, dueAt = 0): Work {
  return { id: idOf(hop, subject), hop, subject, dueAt, attempts: 0, ...(asOf === undefined ? {} : { asOf }) };
}

/** An archive has a front page for every hour in which something happened. */
const ARCHIVE_RANK_MS = 3_600_000;
/** The last millisecond of an hour of an archive, epoch ms. */
export const hourEnd = (at: number): number => Math.floor(at / ARCHIVE_RANK_MS) * ARCHIVE_RANK_MS + ARCHIVE_RANK_MS - 1;
/** A front page is made once for all that came within the time it is put off; one archive day has one each hour at most. */
export function rankWork(lang: string, asOf: number | undefined): Work {
  if (asOf === undefined) return next('rank', lang, undefined);
  const at = hourEnd(asOf);
  return { ...next('rank', lang, at, at), id: idOf('rank', lang, at) };
}
