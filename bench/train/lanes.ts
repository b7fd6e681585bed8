import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { Forest } from '../../src/text/forest.ts';
import { boost, type Binned, type Settings } from './boost.ts';

/** What all fits over one set of samples share; the arrays lie in shared memory. */
export interface Table {
  readonly data: Binned;
  readonly labels: Float32Array;
  readonly weights: Float32Array;
  /** What is drawn together, a number each sample. */
  readonly groups: Int32Array;
}
export interface Job {
  readonly used: Int32Array;
  readonly settings: Settings;
  readonly seed: number;
}

/** Runs fits over one table in a few threads. */
export async function fitAll(table: Table, jobs: readonly Job[], lanes: number): Promise<Forest[]> {
  const done: Forest[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: Math.min(lanes, jobs.length) }, async () => {
      const worker = new Worker(new URL(import.meta.url), { workerData: table });
      for (let k = next++; k < jobs.length; k = next++) {
        done[k] = await new Promise<Forest>((resolve, reject) => {
          worker.once('message', resolve);
          worker.once('error', reject);
          worker.postMessage(jobs[k]);
        });
        worker.removeAllListeners('error');
      }
      await worker.terminate();
    }),
  );
  return done;
}

/** A copy in memory that threads share. */
export function shared<T extends Float32Array | Int32Array | Uint8Array>(of: T): T {
  const Type = of.constructor as new (buffer: SharedArrayBuffer) => T,
    copy = new Type(new SharedArrayBuffer(of.byteLength));
  copy.set(of as never);
  return copy;
}

if (!isMainThread && parentPort) {
  const { data, labels, weights, groups } = workerData as Table;
  parentPort.on('message', ({ used, settings, seed }: Job) => parentPort?.postMessage(boost(data, labels, weights, used, groups, settings, seed)));
}
