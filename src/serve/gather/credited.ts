import type { Claim } from '../../model/claim.ts';
import { quote } from '../../model/citation.ts';
import { creditLine, type Name } from '../names.ts';
import { sameness } from './lines.ts';
import type { Report } from './report.ts';

/** Credits of a part of a text: the rest is its outlet's own. */
const IN_PART = /(?:^|[\s,])(?:and|with|und|mit|et|avec|y|con|contribut\p{L}*|additional|staff)(?=[\s,.]|$)|[&+]/iu;

/**
 * The agency that a line of a report came from, where the report says that its text is the agency's: one credit for all of it, and no author of its own.
 *
 * Undefined for the agency's own page, for a rewrite, for what a copy added or changed, and where the line or its chain names the agency anyway.
 */
export function creditedTo({ revision, outlet, copy }: Report, { sentence, speaker, chain }: Claim): Name | undefined {
  const [credit, ...more] = revision.credits;
  if (!credit || more.length > 0 || copy?.relation === 'based-on' || IN_PART.test(credit.evidence)) return undefined;
  const agency = sameness(credit.agency),
    isAgency = (words: string): boolean => sameness(words).replace(/^the /, '') === agency;
  if (revision.authors.some((a) => !isAgency(a.name)) || (outlet !== undefined && isAgency(outlet))) return undefined;
  if ([speaker, chain?.[0]].some((at) => at && isAgency(quote(revision, at)))) return undefined;
  const block = revision.blocks.findIndex((b) => b.start <= sentence.start && sentence.end <= b.end),
    own = copy ? [...copy.edits.added, ...copy.edits.changed.map((c) => c.copy)] : [];
  return block < 0 || own.includes(block) ? undefined : creditLine(credit);
}
