import { cite, quote, type Citation } from '../model/citation.ts';
import type { Range } from '../model/range.ts';
import type { Revision } from '../model/revision.ts';
import { piecesAt, type Place } from '../model/verdict.ts';
import { tokens } from '../text/words.ts';
import { sentenceAt } from './gather/sentence.ts';
import { isShowable } from './show.ts';
import { EXCERPT_WORDS, extentOf, strictest, type Extent } from './rights.ts';

/** What may be shown of a passage: the whole sentences, parts of them in order, or nothing. */
export interface Shown {
  readonly extent: Extent;
  readonly parts: readonly Citation[];
  /** What may be shown of what a later text has in its place. */
  readonly later?: Citation;
}

/**
 * What may be shown of each of some passages: all where their texts allow it; of a text that allows an excerpt the sentences of the pieces found, over all its
 * passages no more than the excerpt. A text that was replaced may not show what the newest one forbids to quote.
 */
export function shownOf(places: readonly Place[]): ReadonlyMap<Place, Shown> {
  const budgets = new Map<string, Budget>();
  return new Map(
    places.map((place) => {
      const { revision, later } = place,
        rights = strictest([revision, ...(later ? [later.revision] : [])]),
        extent = revision.allowance?.extent ?? extentOf({ rights }),
        budget = budgets.get(revision.articleId) ?? budgetOf({ rights });
      budgets.set(revision.articleId, budget);
      const parts = extent === 'full' ? [place.sentence] : extent === 'none' ? [] : piecesOf(place).flatMap((piece) => spend(budget, revision, piece)),
        at = later?.at && spend(budgetOf(later.revision), later.revision, later.at);
      return [
        place,
        {
          extent,
          parts: distinct(parts.filter((at) => isShowable(revision, at))),
          ...(later && at?.[0] && isShowable(later.revision, at[0]) ? { later: at[0] } : {}),
        },
      ];
    }),
  );
}

/** What may be shown of a sentence for a part of it. */
export const shownSentence = (revision: Revision, sentence: Citation, part: Range): readonly Citation[] =>
  spend(budgetOf(revision), revision, part, sentence).filter((at) => isShowable(revision, at));

/** Words and characters that may still be shown. */
interface Budget {
  words: number;
  characters: number;
}
function budgetOf(revision: Pick<Revision, 'rights'>): Budget {
  const { maxSnippet } = revision.rights,
    extent = extentOf(revision);
  if (extent === 'none') return { words: 0, characters: 0 };
  return extent === 'full'
    ? { words: Infinity, characters: Infinity }
    : { words: EXCERPT_WORDS, characters: maxSnippet !== undefined && maxSnippet > 0 ? maxSnippet : Infinity };
}

const piecesOf = (place: Place): readonly Range[] => (place.how === 'pieces' ? piecesAt(place) : [place.at]);

/** The sentence of a part where there is room for it, else as much of the part as there is; what is shown is taken off the budget. */
function spend(budget: Budget, revision: Revision, part: Range, sentence: Range = sentenceAt(revision, part) ?? part): Citation[] {
  for (const range of [sentence, part]) {
    const whole = cite(revision, range),
      words = tokens(quote(revision, whole)),
      fits = words.length <= budget.words && range.end - range.start <= budget.characters;
    if (!fits && range !== part) continue;
    const last = fits ? whole.end - whole.start : words.slice(0, budget.words).findLast((w) => w.end <= budget.characters)?.end;
    if (last === undefined) return [];
    budget.words -= words.filter((w) => w.end <= last).length;
    budget.characters -= last;
    return [cite(revision, { start: whole.start, end: whole.start + last })];
  }
  return [];
}

/** Parts without those that others hold: two pieces may stand in one sentence. */
const distinct = (parts: readonly Citation[]): Citation[] =>
  parts.filter((p, i) => !parts.some((q, k) => k !== i && q.start <= p.start && p.end <= q.end && (k < i || q.end - q.start > p.end - p.start)));

/** Of some ranges of a text what lies within its shown parts. */
export const within = (ranges: readonly Citation[], parts: readonly Range[]): Citation[] =>
  ranges.flatMap((r) =>
    parts.flatMap((p) =>
      Math.max(r.start, p.start) < Math.min(r.end, p.end) ? [{ ...r, start: Math.max(r.start, p.start), end: Math.min(r.end, p.end) }] : [],
    ),
  );
