import { fork, type ChildProcess } from 'node:child_process';
import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import { serve } from '@hono/node-server';
import type { Collector } from '../collect/fetcher.ts';
import type { ListDoor } from '../collect/lists.ts';
import type { Read } from '../collect/read.ts';
import { BroadsheetError } from '../errors.ts';
import { createApp } from '../serve/app.ts';
import { isLoopback } from '../serve/desk/peer.ts';
import type { Settings } from '../settings.ts';
import { keysIn } from '../store/seal.ts';
import type { Store } from '../store/store.ts';
import { seedSources, starterPack } from './data.ts';
import { deskTools } from './desk-tools.ts';
import { closeServer, endWorker } from './ending.ts';
import { addFeeds, addList, listLines } from './feeds.ts';
import { readBytes } from './files.ts';
import { withStore, type Context } from './open.ts';
import { readInputs, readPhrase } from './read-inputs.ts';
import type { Run } from './table.ts';
import { withCollector } from './collector.ts';

export const run: Run = async (_args, options) =>
  withStore(async (context) => {
    const { settings, store } = context;
    await requireAccount(settings, store);
    await seedSources(store);
    await withCollector(settings, async (collector, read) => {
      if (options['collect'] !== false) await firstFeeds(context, options['feeds'] === undefined ? undefined : String(options['feeds']), { collector, read });
      const server = await listen(context, collector, read),
        worker = options['collect'] === false ? undefined : startWorker(context);
      process.stdout.write(`The paper is at ${addressOf(server, settings)} · data in ${settings.DATA} · stop with Ctrl-C\n`);
      await new Promise<void>((resolve) => {
        process.once('SIGINT', resolve);
        process.once('SIGTERM', resolve);
      });
      await Promise.all([worker?.stop(), closeServer(server)]);
    });
    return 0;
  });

/** Gives a paper without feeds those of a list, or once in its life the starter pack: whoever has deleted all feeds does not get them back. */
async function firstFeeds({ store, settings }: Context, list: string | undefined, door: ListDoor): Promise<void> {
  const none = (await store.feeds.all()).length === 0,
    given = (await store.choices.get('first-feeds')) !== undefined;
  if (none && list !== undefined) {
    const { lists, left } = await addList(store, readBytes(list), Date.now(), () => keysIn(settings.DATA), door);
    process.stdout.write(
      listLines(lists, left)
        .map((line) => `${line}\n`)
        .join(''),
    );
  } else if (none && !given) await addFeeds(store, starterPack(), Date.now());
  if (!given) await store.choices.put('first-feeds', 'given');
}

type Server = ReturnType<typeof serve>;

function addressOf(server: Server, settings: Settings): string {
  const address = server.address();
  return siteOf(settings.HOST, address && typeof address === 'object' ? address.port : settings.PORT);
}

/** Where a server that listens at a host is reached: `0.0.0.0` and `::` are all of the machine's addresses, and no link leads there. */
export function siteOf(host: string, port: number): string {
  const all = host === '0.0.0.0' || (isIP(host) === 6 && new URL(`http://[${host}]`).hostname === '[::]'),
    own = Object.values(networkInterfaces()).flatMap((some) => some ?? []),
    name = all ? (own.find((a) => a.family === 'IPv4' && !a.internal)?.address ?? '127.0.0.1') : host;
  return `http://${isIP(name) === 6 ? `[${name}]` : name}:${port}`;
}

/** Whether the settings let others than this machine reach the paper. */
function isBeyond({ HOST: host, PUBLIC_URL }: Settings): boolean {
  return PUBLIC_URL !== '' || !(host === 'localhost' || isLoopback(host));
}

/** Before somebody can sign in, nobody but this machine may reach the paper. */
async function requireAccount(settings: Settings, store: Store): Promise<void> {
  if (!isBeyond(settings) || (await store.accounts.all()).length > 0) return;
  throw new BroadsheetError('not-loopback', settings.PUBLIC_URL === '' ? `BROADSHEET_HOST is ${settings.HOST}` : 'BROADSHEET_PUBLIC_URL is set');
}

async function listen({ settings, store, log }: Context, collector: Collector, read: Read): Promise<Server> {
  const app = createApp({
    store,
    settings: {
      timezone: settings.TIMEZONE,
      mode: settings.MODE,
      address: siteOf(settings.HOST, settings.PORT),
      beyond: isBeyond(settings),
      trustedProxies: settings.TRUSTED_PROXY,
      perMinute: settings.API_PER_MINUTE,
      ...(settings.PUBLIC_URL === '' ? {} : { publicUrl: settings.PUBLIC_URL }),
      ...(settings.CONTACT === '' ? {} : { contact: settings.CONTACT }),
    },
    keys: keysIn(settings.DATA),
    tools: deskTools(collector, settings.KEEP_PAGES_DAYS, read),
    remove: async (removing) => {
      const [{ remover }, { shippedModels }] = await Promise.all([import('../flow-remove.ts'), import('../models.ts')]),
        { priors, topics } = shippedModels();
      return (await remover(priors, topics)(store, removing))?.tombstone.actId;
    },
    clock: Date.now,
    read: (inputs) => readInputs(inputs, collector, Date.now()),
    readPhrase,
    madeBy: async () => (await import('../models.ts')).method(),
    onError: (error) => log.error({ error: String(error), stack: (error as Error).stack }, 'a page could not be made'),
  });
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: settings.HOST, port: settings.PORT }, () => resolve(server));
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') reject(new BroadsheetError('port-in-use', `${settings.HOST}:${settings.PORT}`));
      else reject(error);
    });
    server.on('error', (error) => log.error({ error: String(error) }, 'the server met an error'));
  });
}

/**
 * Nobody waits for the worker's next millisecond: garbage is marked in one go. While it is marked bit by bit, all that is made meanwhile counts as
 * living, and each of ten thousand polls makes 80 KB of it. Young memory is kept small for the same reason.
 */
export const WORKER_FLAGS = ['--no-incremental-marking', '--max-semi-space-size=16'];

/** As in `bin/broadsheet.js`, for who started the paper by `node` itself. */
export const MALLOC = { MALLOC_ARENA_MAX: '8', MALLOC_MMAP_THRESHOLD_: '131072' } as const;

/** Keeps one worker process running: a worker that dies is started again, more slowly each time it dies young. */
function startWorker({ log }: Context): { stop(): Promise<void> } {
  let child: ChildProcess | undefined,
    stopping = false,
    quickDeaths = 0;
  const start = (): void => {
    const startedAt = performance.now();
    child = fork(new URL('../../bin/broadsheet.js', import.meta.url), ['work'], {
      stdio: 'inherit',
      execArgv: [...process.execArgv, ...WORKER_FLAGS],
      env: { ...MALLOC, ...process.env },
    });
    child.once('exit', (code, signal) => {
      if (stopping) return;
      quickDeaths = performance.now() - startedAt < 60_000 ? quickDeaths + 1 : 0;
      const wait = Math.min(60_000, 1000 * 2 ** quickDeaths);
      log.error({ code, signal, again: `${wait / 1000} s` }, 'the worker stopped; it is started again');
      setTimeout(start, wait).unref();
    });
  };
  start();
  return {
    async stop() {
      stopping = true;
      if (child) await endWorker(child);
    },
  };
}
