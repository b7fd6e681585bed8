import { quote, type Citation, type Verbatim } from '../model/citation.ts';
import type { Range } from '../model/range.ts';
import type { Revision } from '../model/revision.ts';
import { rangesOf } from './allowance.ts';

/**
 * The words of a revision at a citation, where they may be shown; undefined where they may not. Whatever leaves the paper (pages, feeds, JSON, files) makes its words here:
 * files that print may not import `quote` (`test/architecture.test.ts`).
 * @throws RangeError as `quote` does.
 */
export function show(revision: Revision, at: Citation): Verbatim | undefined {
  return isShowable(revision, at) ? quote(revision, at) : undefined;
}

/** Whether all of a passage may be shown. */
export function isShowable(revision: Revision, at: Range): boolean {
  return rangesOf(revision).some((r) => r.start <= at.start && at.end <= r.end);
}

const NOTHING = '' as Verbatim;
/** The same, empty where the words may not be shown: for places where nothing is what then should stand. */
export function shownOrNothing(revision: Revision, at: Citation): Verbatim {
  return show(revision, at) ?? NOTHING;
}
