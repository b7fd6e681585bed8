import { alone } from '../flow.ts';
import { shippedModels } from '../models.ts';
import { answerQuestions } from './idle-thread.ts';
import type { Made, Pieces } from './threads.ts';

const DECIDE = alone(shippedModels());

/** What is asked for later in the flow is waited for sooner. */
const ORDER = ['stories', 'reprints', 'clean', 'claims'] as const;

answerQuestions(
  async (question): Promise<Made> => {
    const { hop, found } = question as Pieces,
      made: Made[number][] = [];
    for (const one of found) made.push(await decide(hop, one));
    return made;
  },
  (question) => ORDER.indexOf((question as Pieces).hop as (typeof ORDER)[number]),
);

async function decide(hop: Pieces['hop'], found: unknown): Promise<Made[number]> {
  try {
    return { value: await (DECIDE[hop as keyof typeof DECIDE] as (found: unknown) => unknown)(found) };
  } catch (error) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }
}
