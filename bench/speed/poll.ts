import { fork, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { MALLOC, WORKER_FLAGS } from '../../src/commands/up.ts';
import type { Mood } from './feed-server.ts';
import { spreadOf, type Benchmark, type SpeedRow } from './measure.ts';
import type { Polled } from './poll-once.ts';

/** Feeds that are polled; BENCH_FEEDS names another number. */
const FEEDS = Number(process.env['BENCH_FEEDS'] ?? 10_000);
/** As the worker has them (`bin/broadsheet.js`, `commands/up.ts`). */
const FLAGS = ['--max-old-space-size=1024', '--heap-growing-percent=100', '--single-threaded-gc', '--max-semi-space-size=8', ...WORKER_FLAGS];

interface Answers {
  readonly mood: Mood;
  readonly bad?: boolean;
}
const ROUNDS: readonly (Answers & { readonly what: string; readonly gate: string; readonly goal: string })[] = [
  { what: 'first poll, 20 new items each', mood: 'conditional', gate: '-', goal: '-' },
  { what: 'all 304', mood: 'conditional', gate: '60 s, 300 MB', goal: '20 s' },
  { what: 'all 200, the same bytes once known', mood: 'same', gate: '-', goal: '-' },
  { what: 'all 200, the same bytes', mood: 'same', gate: '-', goal: '-' },
  { what: 'all 200, other bytes, nothing new', mood: 'edited', gate: '-', goal: '-' },
  { what: 'all 200, 2 of 20 items new', mood: 'new', gate: '-', goal: '-' },
  { what: 'a tenth misbehaving, the rest 2 of 20 new', mood: 'new', bad: true, gate: '-', goal: '-' },
];

/**
 * Polls 10,000 feeds on as many loopback addresses, once for each way of answering: the real hop, collector and store in a process of its
 * own beside the server's. Loopback is allowed as the operator's own, so no gap is kept between requests to a host, and each feed has a host.
 */
export const benchmark: Benchmark = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-poll-')),
    server = fork(join(import.meta.dirname, 'feed-server.ts')),
    [{ port }] = (await once(server, 'message')) as [{ port: number }],
    rows: SpeedRow[] = [];
  try {
    for (const [round, { what, gate, goal, mood, bad = false }] of ROUNDS.entries()) {
      await tell(server, { mood, bad, round });
      const polled = await pollOnce(join(folder, 'broadsheet.db'), port),
        { requests } = await tell(server, { mood, bad, round });
      rows.push({
        what: `poll ${FEEDS.toLocaleString('en-US')} feeds: ${what}`,
        unit: '',
        rates: [spreadOf('seconds', [polled.seconds]), spreadOf('peak memory, MB', [polled.peakMB])],
        gate,
        goal,
        note: `${requests.toLocaleString('en-US')} requests, ${polled.woken.toLocaleString('en-US')} items new, ${polled.items.toLocaleString('en-US')} stored, ${polled.failing.toLocaleString('en-US')} feeds failing`,
      });
    }
  } finally {
    server.disconnect();
    rmSync(folder, { recursive: true, force: true });
  }
  return rows;
};

async function tell(server: ChildProcess, state: Answers & { readonly round: number }): Promise<{ requests: number }> {
  const answered = once(server, 'message');
  server.send(state);
  return (await answered)[0] as { requests: number };
}

async function pollOnce(file: string, port: number): Promise<Polled> {
  const child = spawn(process.execPath, [...FLAGS, join(import.meta.dirname, 'poll-once.ts'), file, String(port), String(FEEDS)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...MALLOC },
  });
  return JSON.parse(await text(child.stdout)) as Polled;
}
