import { fork } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { BroadsheetError } from '../errors.ts';
import type { Publication } from '../model/publication.ts';
import { latestFronts, standingActs } from '../publish/stamp.ts';
import { gatherPublication } from '../serve/gather/publication.ts';
import type { Store } from '../store/store.ts';
import type { Context } from './open.ts';

const MINUTE = 60_000;
/** What changes by the clock alone is published this often. */
const HOUR = 60 * MINUTE;
/** A run that takes longer hangs: a paper of 1,000 stories takes half a minute. */
const LONGEST_RUN = HOUR;
const LONGEST_LINE = 500;

/** Publishes once. @throws Error with what there is to say where it fails. */
export type PublishOnce = (folder: string, base: string, stopped: AbortSignal) => Promise<void>;

/**
 * Publishes into `BROADSHEET_PUBLISH` what has changed on pages, at most every `BROADSHEET_PUBLISH_MINUTES`, and keeps how it went. A run that failed is
 * tried again after as long.
 */
export function publishing({ settings, store, log }: Pick<Context, 'store' | 'settings' | 'log'>, publishOnce: PublishOnce = inChild) {
  let seen: string | undefined,
    startedAt = -Infinity;
  return {
    /** Looks whether there is something to publish, and does it; answers whether it has tried. */
    async sweep(now: number, stopped: AbortSignal): Promise<boolean> {
      // A clock that was set back is not waited for.
      if (now >= startedAt && now - startedAt < settings.PUBLISH_MINUTES * MINUTE) return false;
      const stands = await standOf(store, now);
      if (stands === undefined || stands === seen) return false;
      startedAt = now;
      const failed = await publishOnce(settings.PUBLISH, settings.PUBLISH_URL, stopped).then(
        () => undefined,
        (error: unknown) => (error as Error).message,
      );
      if (stopped.aborted) return true;
      // Told before it was published: what came meanwhile is published the next time.
      if (failed === undefined) seen = stands;
      else log.warn({ error: failed }, 'the paper could not be published');
      await keep(store, failed, now);
      return true;
    },
  };
}

/** Says no more how publishing went that has been switched off. */
export async function forgetPublication(store: Store): Promise<void> {
  if (await gatherPublication(store)) await store.choices.put('publication', '');
}

async function keep(store: Store, failed: string | undefined, now: number): Promise<void> {
  const before = await gatherPublication(store),
    doneAt = failed === undefined ? now : before?.doneAt;
  const is: Publication = {
    ...(doneAt === undefined ? {} : { doneAt }),
    ...(failed === undefined ? {} : { failingSince: before?.failingSince ?? now, error: failed.slice(0, LONGEST_LINE).toWellFormed() }),
  };
  await store.choices.put('publication', JSON.stringify(is));
}

/** What pages are made from, cheaply told: where it is the same they are, but for what the clock does. Undefined while nothing has been ranked: a front page that is none has no feeds. */
async function standOf(store: Store, now: number): Promise<string | undefined> {
  const { languages, pages } = await latestFronts(store),
    fronts = pages.map((page) => page?.id);
  if (fronts.every((id) => id === undefined)) return undefined;
  const { newest } = await store.changelog.bounds();
  return JSON.stringify([Math.floor(now / HOUR), languages, fronts, newest, await standingActs(store, now), await store.hubs.all()]);
}

/** In a process of its own, as `broadsheet publish` does it: neither pages nor work wait for it. It inherits that the worker steps back behind the pages. */
const inChild: PublishOnce = async (folder, base, stopped) => {
  const child = fork(new URL('../../bin/broadsheet.js', import.meta.url), ['publish', folder, '--json', ...(base === '' ? [] : ['--base', base])], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: [...process.execArgv],
    timeout: LONGEST_RUN,
    killSignal: 'SIGKILL',
  });
  const end = (): void => void child.kill('SIGTERM');
  stopped.addEventListener('abort', end);
  // Stopped before it was listened for.
  if (stopped.aborted) end();
  const said = text(child.stderr as NodeJS.ReadableStream).catch(() => ''),
    // Where it cannot even be started this throws: listeners would pile up by the hour.
    [code, signal] = (await once(child, 'exit').finally(() => void stopped.removeEventListener('abort', end))) as [number | null, string | null];
  if (code === 0) return;
  const line = (await said)
    .split('\n')
    .findLast((l) => l.startsWith('broadsheet: '))
    ?.slice('broadsheet: '.length);
  throw new Error(line ?? (signal === null ? new BroadsheetError('internal').message : `It was ended by ${signal}.`));
};
