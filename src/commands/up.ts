import { fork, type ChildProcess } from 'node:child_process';
import { isIP } from 'node:net';
import { serve } from '@hono/node-server';
import { BroadsheetError } from '../errors.ts';
import { createApp } from '../serve/app.ts';
import { seedSources, starterPack } from './data.ts';
import { addFeeds } from './feeds.ts';
import { readBytes } from './files.ts';
import { withStore, type Context } from './open.ts';
import { readInputs } from './read-inputs.ts';
import type { Run } from './table.ts';
import { collectorOf } from './collector.ts';

export const run: Run = async (_args, options) =>
  withStore(async (context) => {
    const { settings, store } = context;
    requireLoopback(settings.HOST);
    await seedSources(store);
    if (options['collect'] !== false && (await store.feeds.all()).length === 0) {
      await addFeeds(store, options['feeds'] === undefined ? starterPack() : readBytes(String(options['feeds'])), Date.now());
    }
    const server = await listen(context);
    const worker = options['collect'] === false ? undefined : startWorker(context);
    const address = server.address(),
      port = address && typeof address === 'object' ? address.port : settings.PORT;
    process.stdout.write(
      `The paper is at http://${isIP(settings.HOST) === 6 ? `[${settings.HOST}]` : settings.HOST}:${port} · data in ${settings.DATA} · stop with Ctrl-C\n`,
    );
    await new Promise<void>((resolve) => {
      process.once('SIGINT', resolve);
      process.once('SIGTERM', resolve);
    });
    worker?.stop();
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      if ('closeAllConnections' in server) server.closeAllConnections();
    });
    return 0;
  });

/** Without a login nobody but this machine may reach the paper. */
function requireLoopback(host: string): void {
  if (host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host)) return;
  throw new BroadsheetError('not-loopback', `BROADSHEET_HOST is ${host}`);
}

async function listen({ settings, store, log }: Context): Promise<ReturnType<typeof serve>> {
  const collector = collectorOf(settings);
  const app = createApp({
    store,
    settings: { timezone: settings.TIMEZONE, mode: 'private' },
    clock: Date.now,
    read: (inputs) => readInputs(inputs, collector, Date.now()),
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

/** Keeps one worker process running: a worker that dies is started again, more slowly each time it dies young. */
function startWorker({ log }: Context): { stop(): void } {
  let child: ChildProcess | undefined,
    stopping = false,
    quickDeaths = 0;
  const start = (): void => {
    const startedAt = performance.now();
    child = fork(new URL('../../bin/broadsheet.js', import.meta.url), ['work'], { stdio: 'inherit' });
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
    stop() {
      stopping = true;
      child?.kill('SIGTERM');
    },
  };
}
