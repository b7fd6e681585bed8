import { parentPort } from 'node:worker_threads';
import { ALONE } from '../flow.ts';
import type { Answered, Asked } from './threads.ts';

/** What is asked for later in the flow is waited for sooner. */
const ORDER = ['stories', 'reprints', 'clean', 'claims'] as const;

const open: Asked[] = [];

parentPort?.on('message', (asked: Asked) => {
  open.push(asked);
  if (open.length === 1) setImmediate(work);
});

/** One at a time, so that what is asked meanwhile can go before what was asked first. */
function work(): void {
  open.sort((a, b) => rank(a) - rank(b) || a.number - b.number);
  const asked = open[0];
  if (!asked) return;
  parentPort?.postMessage({ number: asked.number, made: asked.found.map((found) => decide(asked, found)) } satisfies Answered);
  open.shift();
  if (open.length > 0) setImmediate(work);
}

const rank = ({ hop }: Asked): number => ORDER.indexOf(hop as (typeof ORDER)[number]);

function decide({ hop }: Asked, found: unknown): Answered['made'][number] {
  try {
    return { value: (ALONE[hop as keyof typeof ALONE] as (found: unknown) => unknown)(found) };
  } catch (error) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }
}
