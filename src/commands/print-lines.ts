import { cite, quote, type Citation } from '../model/citation.ts';
import type { Revision } from '../model/revision.ts';

/** Words of a text as one line. */
export const inLine = (revision: Revision, at: Citation): string => quote(revision, at).replace(/\s+/g, ' ');

/** The UTC day of an instant; undefined of none. */
export const dayOf = (at: number | undefined): string | undefined => (at === undefined ? undefined : new Date(at).toISOString().slice(0, 10));

/** How many articles were looked through, and since when. */
export function lookedFor(articles = 0, since?: number): string {
  const day = dayOf(since);
  return `Looked for in ${articles} article${articles === 1 ? '' : 's'}${day === undefined ? '' : ` since ${day}`}.`;
}

/** The line that an article's passages stand under: its day, headline and source. */
export const headLine = (r: Revision): string => `\n${dayOf(r.published) ?? '          '}  ${inLine(r, cite(r, r.headline))} · ${r.sourceName}`;
