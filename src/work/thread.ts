import { serialize } from 'node:v8';
import { alone } from '../flow.ts';
import { shippedModels } from '../models.ts';
import { answerQuestions } from './idle-thread.ts';
import { stepBackTo } from './priority.ts';
import type { Made, Pieces } from './threads.ts';

const DECIDE = alone(shippedModels());

/**
 * Where three threads share two cores, all wait for the one that keeps what is decided, which is at 10 (`commands/work-off`). Not as low as can be: beside what
 * keeps the whole machine busy the paper would stand still. Only Linux has a priority for each thread; elsewhere it would be that one's too.
 * Not before the code is loaded, which has its time by the clock.
 */
const NICE = 15;
if (process.platform === 'linux') stepBackTo(NICE);

/**
 * What is waited for soonest goes first. Cleaning is begun a batch ahead: it is there for the time in which the ledger and the front page are
 * kept and nothing else is asked for.
 */
const ORDER = ['stories', 'reprints', 'claims', 'clean'] as const;

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
    return { value: serialize(await (DECIDE[hop as keyof typeof DECIDE] as (found: unknown) => unknown)(found)) };
  } catch (error) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }
}
