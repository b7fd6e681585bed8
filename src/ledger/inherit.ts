import type { Claim } from '../model/claim.ts';
import type { Revision } from '../model/revision.ts';
import { primaryOf } from '../text/words.ts';
import type { Evidence } from './evidence.ts';
import { MARKERS } from './markers.ts';

interface Bearer {
  readonly claim: Claim;
  readonly evidence: Evidence;
}

/**
 * Gives a figure that only names itself what the figure before it counts ("… more than 40 planes. The service put the number at 41").
 *
 * Only across neighbouring sentences of one paragraph, and only where a word for a number stands in the second.
 */
export function inherit<T extends Bearer>(entries: readonly T[], revision: Pick<Revision, 'text' | 'lang'>): T[] {
  const number = MARKERS[primaryOf(revision.lang)]?.number;
  if (!number) return [...entries];
  const inOrder = [...entries].sort((a, b) => a.claim.content.start - b.claim.content.start);
  return inOrder.map((entry, i) => {
    const { sentence, figure } = entry.claim;
    const before = inOrder.slice(0, i).findLast((e) => e.claim.sentence.end <= sentence.start);
    if (figure?.thing || !before || before.evidence.quantity.dimension !== entry.evidence.quantity.dimension) return entry;
    const neighbours = /^[ \t\u00a0]*$/.test(revision.text.slice(before.claim.sentence.end, sentence.start));
    if (!neighbours || !number.test(revision.text.slice(sentence.start, sentence.end))) return entry;
    return { ...entry, evidence: withThing(entry.evidence, before.evidence) };
  });
}

/** What the first figure counts, in the place and with the number of the second. */
function withThing(own: Evidence, from: Evidence): Evidence {
  const { thing, head, event, names, qualifiers, kind } = from;
  return { ...own, thing, head, event, names, qualifiers, kind, near: new Map([...from.near, ...own.near]) };
}
