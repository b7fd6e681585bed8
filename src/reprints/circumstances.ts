import type { Revision } from '../model/revision.ts';
import { fold, tokens } from '../text/words.ts';
import type { Known } from './facts.ts';
import { agencies, commonAgency, hasSource, type SourceOf } from './original.ts';
import type { Prepared } from './prepare.ts';
import type { Circumstances } from './relation.ts';

/** What is known of two texts beside their words; the order does not matter. */
export function circumstances(a: Prepared, b: Prepared, sources: SourceOf): Circumstances & Known {
  const agency = commonAgency(a.revision, b.revision, sources);
  const unknownSource = !hasSource(a.revision, sources) || !hasSource(b.revision, sources);
  const sameSource = !unknownSource && a.revision.sourceId === b.revision.sourceId;
  const later = laterOf(a, b);
  const earlier = later === a ? b : a;
  const namesEarlier = !sameSource && names(later, earlier.revision, sources);
  return {
    agency,
    unknownSource,
    sameSource,
    sameAgency: agency !== undefined && !sameSource,
    wire: agencies(a.revision, sources).size + agencies(b.revision, sources).size > 0,
    named: namesEarlier || (!sameSource && names(earlier, later.revision, sources)),
    hoursApart: apart(a.revision, b.revision),
    laterIsShorter: later.words <= Math.min(a.words, b.words),
    later,
    earlier,
    retells: namesEarlier || isTaken(earlier.revision, later.revision, sources),
  };
}

/** The one published later; the first of two of one time, which is the one that came last. */
const laterOf = (a: Prepared, b: Prepared): Prepared => ((b.revision.published ?? 0) > (a.revision.published ?? 0) ? b : a);

/** Hours between publications; undefined where either is not dated. */
function apart(a: Revision, b: Revision): number | undefined {
  return a.published === undefined || b.published === undefined ? undefined : Math.abs(a.published - b.published) / 3_600_000;
}

/** Whether a text names the house that another is from, by all words of its name. */
function names(text: Prepared, of: Revision, sources: SourceOf): boolean {
  const name = tokens(fold(sources(of.sourceId)?.name ?? of.sourceName)).flatMap((t) => (t.text.length > 2 && t.text !== 'the' ? [t.text] : []));
  return name.length > 0 && name.every((word) => text.names.has(word));
}

/** Whether a text is agency copy that another may be made from: the other credits that agency or none. A house's own name in its dateline makes no agency. */
function isTaken(text: Revision, by: Revision, sources: SourceOf): boolean {
  const source = sources(text.sourceId);
  const own = source?.kind === 'agency' ? undefined : fold(source?.name ?? text.sourceName);
  const taken = [...agencies(text, sources)].filter((name) => name !== own);
  const credited = agencies(by, sources);
  return taken.length > 0 && (credited.size === 0 || taken.some((name) => credited.has(name)));
}
