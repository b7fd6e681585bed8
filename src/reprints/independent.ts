import type { Reprint } from '../model/reprint.ts';
import { houseOf, type Source } from '../model/source.ts';
import type { Counted, Uncounted } from '../model/story.ts';

/** A member of a story, in the order in which they came. */
export interface Report {
  readonly articleId: string;
  readonly sourceId: string;
  /** Whose copy it is, or on whose text it rests. */
  readonly link?: Reprint;
  /** Its house has taken it back. */
  readonly withdrawn?: boolean;
}
/** Reports of one owner, or of the agencies of one family, that count: more of them are one voice that speaks often. */
export const MOST_OF_ONE_VOICE = 2;
/** A rewrite has facts of its own from this share of its names and numbers on. */
const OWN = 0.2;
/** Two texts that share so much because both print one statement are one voice: that of who made it. */
const STATEMENT = 0.5;

/**
 * Which reports of a story are independent of each other. Copies, updates and rewrites without facts of their own count as the text they
 * come from; what all come from counts once, though it may be no member itself; so does a statement that several print.
 */
export function independence(reports: readonly Report[], sources: (id: string) => Source | undefined): readonly Counted[] {
  const members = new Set(reports.map((r) => r.articleId)),
    /** For each text that reports come from, the member that counts for it. */
    standsFor = new Map<string, string>(),
    /** For each member that counts as another, that one. */
    countsAs = new Map<string, string>(),
    ofVoice = new Map<string, string[]>();
  return reports.map(({ articleId, sourceId, link, withdrawn }): Counted => {
    if (withdrawn) return { articleId, not: { why: 'withdrawn', of: articleId } };
    const why = link && dependence(link),
      first = link && (members.has(link.originalId) ? link.originalId : standsFor.get(link.originalId));
    if (why && first !== undefined && !leads(countsAs, first, articleId)) {
      countsAs.set(articleId, first);
      return { articleId, not: { why, of: first } };
    }
    const voice = houseOf(sourceId, sources(sourceId)),
      before = ofVoice.get(voice) ?? [];
    if (before.length >= MOST_OF_ONE_VOICE) return { articleId, not: { why: 'same-voice', of: before[0] ?? articleId } };
    if (voice !== '') ofVoice.set(voice, [...before, articleId]);
    // Only now: what counts for nothing itself cannot count for the text that others come from too.
    if (why && link) standsFor.set(link.originalId, articleId);
    return { articleId };
  });
}

/** Whether what a member counts as comes back to another: links may run in a ring, of which one member has to count. It never loops, since no ring is let in. */
function leads(countsAs: ReadonlyMap<string, string>, from: string, to: string): boolean {
  for (let at: string | undefined = from; at !== undefined; at = countsAs.get(at)) if (at === to) return true;
  return false;
}

/** How a text depends on the one it is linked to; undefined where it has something of its own. */
function dependence({ relation, containment, own }: Reprint): Uncounted | undefined {
  if (relation === 'reprint') return 'copy';
  if (relation === 'update') return 'update';
  if (relation === 'based-on') return own !== undefined && own <= OWN ? 'rewrite' : undefined;
  return containment >= STATEMENT ? 'same-statement' : undefined;
}
