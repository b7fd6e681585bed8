import type { Revision } from '../model/revision.ts';
import type { Source } from '../model/source.ts';
import { fold } from '../text/words.ts';

export type SourceOf = (id: string) => Source | undefined;

/** The agencies a text names as its origin: credit lines, dateline, and the source itself where it is an agency. Folded. */
export function agencies(revision: Revision, sources: SourceOf): ReadonlySet<string> {
  const source = sources(revision.sourceId);
  const own = source?.kind === 'agency' ? [source.family ?? source.name] : [];
  return new Set([...own, ...revision.credits.map((c) => c.agency), ...(revision.dateline?.agency ? [revision.dateline.agency] : [])].map(fold));
}

/** The agency two texts have in common, if any. */
export function commonAgency(a: Revision, b: Revision, sources: SourceOf): string | undefined {
  const of = agencies(b, sources);
  return [...agencies(a, sources)].find((x) => of.has(x));
}

/** Whether anything says who publishes a text: what nobody is known to publish has no source in common with anything. */
export function hasSource(revision: Revision, sources: SourceOf): boolean {
  const source = sources(revision.sourceId);
  return revision.sourceId !== '' && [source?.name, source?.domain, revision.sourceName, revision.canonicalUrl].some(Boolean);
}

const DAY = 86_400_000;

/**
 * Whether `a` is to be taken for the original of `b`: negative if so, positive if `b` is the original of `a`.
 *
 * In order: a house that credits another's agency is the copy; the earlier one (days only where either knows no more); the agency;
 * the fuller text; the one seen first; the lower id.
 */
export function originality(a: Revision, b: Revision, sources: SourceOf): number {
  return (
    creditOrder(a, b, sources) ||
    timeOrder(a, b) ||
    rank(b, sources) - rank(a, sources) ||
    b.text.length - a.text.length ||
    a.seenAt - b.seenAt ||
    (a.articleId < b.articleId ? -1 : 1)
  );
}

/** The order for versions of one report: the earlier is the original, whoever carries it. */
export function versionOrder(a: Revision, b: Revision): number {
  return timeOrder(a, b) || a.seenAt - b.seenAt || (a.articleId < b.articleId ? -1 : 1);
}

function creditOrder(a: Revision, b: Revision, sources: SourceOf): number {
  const ownA = ownAgency(a, sources);
  const ownB = ownAgency(b, sources);
  if (ownA && !ownB && agencies(b, sources).has(ownA)) return -1;
  if (ownB && !ownA && agencies(a, sources).has(ownB)) return 1;
  return 0;
}

function ownAgency(revision: Revision, sources: SourceOf): string | undefined {
  const source = sources(revision.sourceId);
  return source?.kind === 'agency' ? fold(source.family ?? source.name) : undefined;
}

function timeOrder(a: Revision, b: Revision): number {
  if (a.published === undefined || b.published === undefined) return 0;
  if (!a.publishedDay && !b.publishedDay) return a.published - b.published;
  return Math.floor(a.published / DAY) - Math.floor(b.published / DAY);
}

/** Higher is likelier to be the origin among equals. */
function rank(revision: Revision, sources: SourceOf): number {
  const kind = sources(revision.sourceId)?.kind;
  if (kind === 'agency') return 2;
  // "ISTANBUL (AP) -": the agency's own copy, kept whole.
  return revision.dateline?.agency ? 1 : 0;
}
