import type { Page } from '../model/page.ts';
import type { Draft } from '../model/revision.ts';
import { isRejected, type Rejected } from '../model/outcome.ts';
import { cleaning } from './clean.ts';
import type { Drop } from './sheet.ts';

export interface Explanation {
  readonly outcome: Draft | Rejected;
  /** Every line left out of the text, in page order, with the reason. */
  readonly drops: readonly Drop[];
  /** How many lines were left out for each reason. */
  readonly counts: Readonly<Record<string, number>>;
  /** The blocks kept, as text. */
  readonly kept: readonly string[];
}

/** What `clean` makes of a page and what it leaves out, each line with its reason; changes nothing. */
export function explainClean(page: Page): Explanation {
  const { outcome, drops } = cleaning(page);
  const counts: Record<string, number> = {};
  for (const d of drops) counts[d.reason] = (counts[d.reason] ?? 0) + 1;
  return { outcome, drops, counts, kept: isRejected(outcome) ? [] : outcome.blocks.map((b) => outcome.text.slice(b.start, b.end)) };
}
