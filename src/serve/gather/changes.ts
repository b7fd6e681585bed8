import { cite, quote, type Citation } from '../../model/citation.ts';
import type { Revision } from '../../model/revision.ts';
import { kinship, wordDiff, type Changed } from './word-diff.ts';

/** What came, went and was changed from one text of an article to the next. */
export interface RevisionChanges {
  readonly revision: Revision;
  readonly changed: readonly Changed[];
  readonly added: readonly Citation[];
  readonly removed: readonly { readonly revision: Revision; readonly at: Citation }[];
}

/** Share of their words from which two paragraphs are one that was edited. */
const KIN = 0.5;

/** What came, went and was changed from one text of an article to the next. */
export function changes(revision: Revision, before: Revision | undefined): RevisionChanges {
  if (!before) return { revision, changed: [], added: [], removed: [] };
  const was = paragraphs(before),
    is = paragraphs(revision),
    gone = was.filter((w) => !is.some((p) => p.text === w.text)),
    changed: Changed[] = [],
    added: Citation[] = [];
  for (const p of is.filter((p) => !was.some((w) => w.text === p.text))) {
    const [kin] = gone.map((w) => ({ w, share: kinship(w.text, p.text) })).sort((a, b) => b.share - a.share);
    if (!kin || kin.share < KIN) added.push(p.at);
    else {
      gone.splice(gone.indexOf(kin.w), 1);
      changed.push(wordDiff(before, kin.w.at, revision, p.at));
    }
  }
  return { revision, changed, added, removed: gone.map((w) => ({ revision: before, at: w.at })) };
}

/** Headline, deck, body blocks and notes, each with its words. */
function paragraphs(revision: Revision): { readonly at: Citation; readonly text: string }[] {
  const ranges = [revision.headline, ...(revision.deck ? [revision.deck] : []), ...revision.blocks, ...revision.noteRanges];
  return ranges.map((range) => ({ at: cite(revision, range), text: quote(revision, cite(revision, range)) }));
}
