import type { Extent } from '../model/allowance.ts';
import { cite, type Citation } from '../model/citation.ts';
import type { Revision } from '../model/revision.ts';
import { firstWords, ownExtent } from './allowance.ts';

export type { Extent } from '../model/allowance.ts';
export { EXCERPT_WORDS, strictest } from './allowance.ts';

type Allowed = Pick<Revision, 'rights' | 'allowance'>;

/** How much of a revision's body may be shown: everything, an excerpt, or nothing but headline and link. */
export function extentOf(revision: Allowed): Extent {
  return revision.allowance?.extent ?? ownExtent(revision);
}

/** Whether it is the paper that shows no more of it in public, not its publisher who forbids it. */
export function isOurLimit(revision: Allowed): boolean {
  return extentOf(revision) === 'excerpt' && ownExtent(revision) === 'full';
}

/** Whether single sentences of it may be quoted with their source; which ones, `isShowable` says. */
export function mayQuote(revision: Allowed): boolean {
  return extentOf(revision) !== 'none';
}

/** The opening words that may be shown where the whole body may not; undefined where none may, or there are none. */
export function excerpt(revision: Revision): Citation | undefined {
  if (!mayQuote(revision)) return undefined;
  const opening = revision.allowance?.lines ? revision.allowance.excerpt : firstWords(revision);
  return opening && cite(revision, opening);
}
