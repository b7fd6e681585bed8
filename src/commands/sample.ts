import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { serve } from '@hono/node-server';
import { BroadsheetError } from '../errors.ts';
import { createLog } from '../log.ts';
import { printed } from '../sample/dates.ts';
import { wallTime, type Edition } from '../sample/edition.ts';
import { createApp } from '../serve/app.ts';
import { clockRoutes, type Replayed } from '../serve/routes/clock.ts';
import { loadSettings } from '../settings.ts';
import { closeServer, endWorker } from './ending.ts';
import { open, type Context } from './open.ts';
import { readInputs, readPhrase } from './read-inputs.ts';
import { loadEdition, outletCollector, SHIPPED } from './sample-outlets.ts';
import { readStanding, sampleSettings, writeStanding } from './sample-settings.ts';
import type { Ask, Tell } from './sample-work.ts';
import type { Run } from './table.ts';

/** How often a replay at a pace is moved on, ms. */
const TICK_MS = 500;

/** Replays an edition of outlets that do not exist, and shows the paper made of it. */
export const run: Run = async (_args, options) => {
  const folder = resolve(String(options['edition'] ?? SHIPPED)),
    edition = loadEdition(folder),
    named = options['data'] as string | undefined,
    data = named === undefined ? mkdtempSync(join(tmpdir(), 'broadsheet-sample-')) : resolve(named),
    settings = sampleSettings(loadSettings(process.env), edition, data);
  try {
    const store = await open(settings);
    try {
      await show({ settings, store, log: createLog(settings.LOG, process.stderr.isTTY) }, edition, folder, paceOf(options, edition));
    } finally {
      await store.close();
    }
  } finally {
    if (named === undefined) rmSync(data, { recursive: true, force: true });
  }
  return 0;
};

interface Pace {
  /** Up to here as fast as it goes. */
  readonly from: number;
  /** Then so many seconds in one; 0 stands still. */
  readonly speed: number;
}

function paceOf(options: Readonly<Record<string, unknown>>, edition: Edition): Pace {
  const speed = Number(options['speed'] ?? (options['from'] === undefined ? 0 : 600));
  if (!(speed >= 0 && speed <= 86_400)) throw new BroadsheetError('usage', `--speed ${String(options['speed'])}: 0 to 86400`);
  if (options['from'] === undefined) return { from: options['speed'] === undefined ? edition.end : edition.start, speed };
  try {
    const from = wallTime(String(options['from']), edition.offset);
    return { from: Math.min(Math.max(from, edition.start), edition.end), speed };
  } catch (error) {
    throw new BroadsheetError('usage', `--from: ${(error as Error).message}`);
  }
}

async function show(context: Context, edition: Edition, folder: string, pace: Pace): Promise<void> {
  const { settings } = context,
    worker = await startWorker(edition, folder, settings.DATA),
    server = await listen(context, edition, worker);
  const stopped = new Promise<void>((done) => {
    process.once('SIGINT', done);
    process.once('SIGTERM', done);
    worker.child.once('exit', () => done());
  });
  const say = (line: string): void => void process.stdout.write(line + '\n'),
    started = performance.now();
  say(`The paper is at http://127.0.0.1:${server.port} · its outlets are at http://127.0.0.1:${worker.port} · stop with Ctrl-C`);
  const replay = worker.forward(pace.from).then(() => {
    const seconds = Math.round((performance.now() - started) / 100) / 10;
    say(`Replayed to ${printed(worker.state().now, edition.offset, 'en')} in ${seconds} s`);
  });
  await Promise.race([replay, stopped]);
  const ticking = pace.speed > 0 ? setInterval(() => void worker.forward(worker.state().now + pace.speed * TICK_MS), TICK_MS) : undefined;
  await stopped;
  clearInterval(ticking);
  await Promise.all([worker.stop(), server.close()]);
}

interface Worker extends Replayed {
  readonly child: ChildProcess;
  readonly port: number;
  stop(): Promise<void>;
}

/** Starts the process that publishes and works; it has come up when it has told its port. */
async function startWorker(edition: Edition, folder: string, data: string): Promise<Worker> {
  const standing = readStanding(data),
    at = standing?.now ?? edition.start;
  const child = fork(
    new URL('../../bin/broadsheet.js', import.meta.url),
    ['sample-work', '--edition', folder, '--data', data, '--at', String(at), '--port', String(standing?.port ?? 0)],
    { stdio: 'inherit' },
  );
  const first = await Promise.race([once(child, 'message').then(([m]) => m as Tell), once(child, 'exit').then(() => undefined)]);
  if (first?.port === undefined) throw new BroadsheetError('data-folder', `${data}: the sample could not be started there, or runs there already`);
  const { port } = first,
    waiting: { readonly to: number; readonly done: () => void }[] = [];
  let now = at,
    asked = at;
  child.on('message', (said: Tell) => {
    now = said.now;
    const { done } = said;
    if (done === undefined) return;
    writeStanding(data, { now, port });
    for (const w of waiting.splice(0))
      if (w.to <= done) w.done();
      else waiting.push(w);
  });
  child.once('exit', () => waiting.splice(0).forEach((w) => w.done()));
  writeStanding(data, { now, port });
  return {
    child,
    port,
    state: () => ({ now, start: edition.start, end: edition.end }),
    forward(wanted) {
      const to = Math.min(wanted, edition.end);
      if (to <= now || !child.connected) return Promise.resolve();
      return new Promise((done) => {
        waiting.push({ to, done });
        // Each time is asked for once; a tick that comes while the last one is worked off waits with it.
        if (to > asked) child.send({ to: (asked = to) } satisfies Ask);
      });
    },
    stop: () => endWorker(child),
  };
}

/** The pages, by the replay's clock. The usual port, or a free one where that is taken. */
async function listen({ settings, store, log }: Context, edition: Edition, worker: Worker): Promise<{ readonly port: number; close(): Promise<void> }> {
  const collector = outletCollector(edition, worker.port, settings),
    clock = (): number => worker.state().now;
  const app = createApp({
    store,
    settings: { timezone: settings.TIMEZONE, mode: 'private' },
    clock,
    replayed: true,
    read: (inputs) => readInputs(inputs, collector, clock()),
    readPhrase,
    madeBy: async () => (await import('../models.ts')).method(),
    onError: (error) => log.error({ error: String(error), stack: (error as Error).stack }, 'a page could not be made'),
  });
  clockRoutes(app, worker, settings.TIMEZONE);
  const at = (port: number): Promise<ReturnType<typeof serve>> =>
    new Promise((done, reject) => {
      const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, () => done(server));
      server.once('error', reject);
    });
  const server = await at(settings.PORT).catch(() => at(0));
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      await collector.close();
      await closeServer(server);
    },
  };
}
