import { cite, type Citation } from '../model/citation.ts';
import { bodyRange, ownText, type Revision } from '../model/revision.ts';
import { tokens } from '../text/words.ts';

/** The most words of an excerpt. */
export const EXCERPT_WORDS = 30;

/** How much of a revision's body its publisher lets us show: everything, an excerpt, or nothing but headline and link. */
export type Extent = 'full' | 'excerpt' | 'none';

/** `nosnippet` and `max-snippet: 0` allow no body text; `noarchive` and a longer `max-snippet` allow an excerpt. */
export function extentOf(revision: Pick<Revision, 'rights'>): Extent {
  const { nosnippet, maxSnippet, noarchive } = revision.rights;
  if (nosnippet || maxSnippet === 0) return 'none';
  return noarchive || (maxSnippet !== undefined && maxSnippet > 0) ? 'excerpt' : 'full';
}

/** What all of some texts allow. */
export function strictest(texts: readonly Pick<Revision, 'rights'>[]): Revision['rights'] {
  const limits = texts.flatMap(({ rights: { maxSnippet } }) => (maxSnippet !== undefined && maxSnippet >= 0 ? [maxSnippet] : []));
  return {
    ...(texts.some((t) => t.rights.nosnippet) ? { nosnippet: true } : {}),
    ...(texts.some((t) => t.rights.noarchive) ? { noarchive: true } : {}),
    ...(limits.length > 0 ? { maxSnippet: Math.min(...limits) } : {}),
  };
}

/** Whether single sentences of it may be quoted with their source. */
export function mayQuote(revision: Pick<Revision, 'rights'>): boolean {
  return extentOf(revision) !== 'none';
}

/** The first words of the body that are its own, up to the next furniture, at most 30 and at most what `max-snippet` allows; undefined where none may be shown. */
export function excerpt(revision: Revision): Citation | undefined {
  const body = bodyRange(revision),
    limit = revision.rights.maxSnippet;
  if (!mayQuote(revision) || body.end === body.start) return undefined;
  const text = ownText(revision),
    start = body.start + text.slice(body.start, body.end).search(/\S/);
  if (start < body.start) return undefined;
  const next = (revision.furniture ?? []).find((f) => f.start > start)?.start ?? body.end,
    reach = Math.min(next, limit !== undefined && limit > 0 ? start + limit : body.end);
  const last = tokens(text.slice(start, Math.min(body.end, start + 2000)))
    .slice(0, EXCERPT_WORDS)
    .findLast((t) => start + t.end <= reach);
  return last && cite(revision, { start, end: start + last.end });
}
