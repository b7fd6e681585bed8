import type { Change, Value } from '../model/change.ts';
import { isCurrent, type Answer, type Question } from '../model/ledger.ts';
import { OPEN } from './enter.ts';

/**
 * What is told of a ledger that was made anew: questions whose newest answer that stands has another value than before, and those whose answers exclude each
 * other now, or no longer do. A question is known again by its id, else by an answer that it shares.
 */
export function figureChanges(storyId: string, before: readonly Question[], after: readonly Question[], at: number): Change[] {
  const byId = new Map(before.map((q) => [q.id, q])),
    byClaim = new Map(before.flatMap((q) => q.answers.map((a) => [a.claimId, q] as const)));
  return after.flatMap((question): Change[] => {
    const known = byId.get(question.id) ?? question.answers.flatMap((a) => byClaim.get(a.claimId) ?? [])[0],
      was = known && standing(known),
      is = standing(question),
      isMoved = was !== undefined && is !== undefined && (was.low !== is.low || was.high !== is.high);
    if (!isMoved && (known?.differs ?? false) === question.differs) return [];
    return [
      {
        kind: 'figure-changed',
        at,
        storyId,
        figure: { questionId: question.id, ...(was ? { was: valueOf(was) } : {}), ...(is ? { is: valueOf(is) } : {}), differs: question.differs },
      },
    ];
  });
}

/** The newest answer that its claimant has not replaced. */
const standing = ({ answers }: Question): Answer | undefined =>
  answers.filter(isCurrent).reduce<Answer | undefined>((newest, a) => (newest && newest.at > a.at ? newest : a), undefined);

const valueOf = ({ low, high, claimId }: Answer): Value => ({ low, ...(high === OPEN || !Number.isFinite(high) ? {} : { high }), claimId });
