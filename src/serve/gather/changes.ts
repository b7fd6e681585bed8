import { cite, quote, type Citation } from '../../model/citation.ts';
import type { Range } from '../../model/range.ts';
import type { Edit, Revision } from '../../model/revision.ts';
import { containment } from '../../text/shingles.ts';
import { wordDiff, wordSet, type Changed } from './word-diff.ts';

/** What came, went and was changed from one text of an article to the next. */
export interface RevisionChanges {
  readonly revision: Revision;
  /** The text before; undefined of the first. */
  readonly before?: Revision;
  readonly changed: readonly Changed[];
  readonly added: readonly Citation[];
  readonly removed: readonly Told[];
  /** Numbers and names in the sentences that were edited, and how many quotations; absent in texts stored by older versions. */
  readonly numbers: readonly EditedWords[];
  readonly names: readonly EditedWords[];
  readonly quotes: number;
}
interface Told {
  readonly revision: Revision;
  readonly at: Citation;
}
/** What stood there before and what does now; one side is absent where it came or went. */
export interface EditedWords {
  readonly was?: Told;
  readonly is?: Told;
}

/** Paragraphs of each side that are compared; of a text of which more changed, the rest came or went. */
const MOST_COMPARED = 100;
/** Share of their words from which two paragraphs are one that was edited. */
const KIN = 0.5;

/** What came, went and was changed from one text of an article to the next. */
export function changes(revision: Revision, before: Revision | undefined): RevisionChanges {
  if (!before) return { revision, changed: [], added: [], removed: [], numbers: [], names: [], quotes: 0 };
  const was = paragraphs(before),
    is = paragraphs(revision),
    stands = new Set(is.map((p) => p.text)),
    stood = new Set(was.map((p) => p.text)),
    gone = was.filter((w) => !stands.has(w.text)),
    came = is.filter((p) => !stood.has(p.text)),
    changed: Changed[] = [],
    added: Citation[] = [];
  const wordsOf = new Map([...gone.slice(0, MOST_COMPARED), ...came.slice(0, MOST_COMPARED)].map((p) => [p, wordSet(p.text)])),
    NONE = new Set<string>();
  for (const [i, p] of came.entries()) {
    const near = i < MOST_COMPARED ? gone.filter((w) => wordsOf.has(w)) : [],
      [kin] = near.map((w) => ({ w, share: containment(wordsOf.get(w) ?? NONE, wordsOf.get(p) ?? NONE) })).sort((a, b) => b.share - a.share);
    if (!kin || kin.share < KIN) added.push(p.at);
    else {
      gone.splice(gone.indexOf(kin.w), 1);
      changed.push(wordDiff(before, kin.w.at, revision, p.at));
    }
  }
  const told = (of: Revision, range: Range): Told => ({ revision: of, at: cite(of, range) }),
    edited = (edits: readonly Edit[] = []): EditedWords[] =>
      edits.map((e) => ({ ...(e.was ? { was: told(before, e.was) } : {}), ...(e.is ? { is: told(revision, e.is) } : {}) }));
  return {
    revision,
    before,
    changed,
    added,
    removed: gone.map((w) => ({ revision: before, at: w.at })),
    numbers: edited(revision.change?.numbers),
    names: edited(revision.change?.names),
    quotes: revision.change?.quotes?.length ?? 0,
  };
}

/** Headline, deck, body blocks and notes, each with its words. */
function paragraphs(revision: Revision): { readonly at: Citation; readonly text: string }[] {
  const ranges = [revision.headline, ...(revision.deck ? [revision.deck] : []), ...revision.blocks, ...revision.noteRanges];
  return ranges.map((range) => ({ at: cite(revision, range), text: quote(revision, cite(revision, range)) }));
}
