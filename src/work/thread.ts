import { ALONE } from '../flow.ts';
import { answerQuestions } from './idle-thread.ts';
import type { Made, Pieces } from './threads.ts';

/** What is asked for later in the flow is waited for sooner. */
const ORDER = ['stories', 'reprints', 'clean', 'claims'] as const;

answerQuestions(
  (question): Made => {
    const { hop, found } = question as Pieces;
    return found.map((one) => decide(hop, one));
  },
  (question) => ORDER.indexOf((question as Pieces).hop as (typeof ORDER)[number]),
);

function decide(hop: Pieces['hop'], found: unknown): Made[number] {
  try {
    return { value: (ALONE[hop as keyof typeof ALONE] as (found: unknown) => unknown)(found) };
  } catch (error) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }
}
