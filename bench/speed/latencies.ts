import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Load } from './load.ts';

const CLIENT = join(import.meta.dirname, 'load.ts');

/**
 * Milliseconds of each answer, ascending, as a client in a process of its own has them (`load.ts`).
 * @throws Error if a request fails or is not answered with 200.
 */
export async function latencies(load: Load): Promise<number[]> {
  const child = spawn(process.execPath, [CLIENT, JSON.stringify(load)], { stdio: ['ignore', 'pipe', 'inherit'] }),
    ended = once(child, 'exit'),
    printed = await text(child.stdout),
    [code] = (await ended) as [number | null];
  if (code !== 0) throw new Error(`the load client stopped with exit ${code}`);
  return (JSON.parse(printed) as number[]).sort((a, b) => a - b);
}
