import { setTimeout as sleep } from 'node:timers/promises';
import type { FormCollector } from '../collect/fetcher.ts';
import { dropFolder } from './drop.ts';
import type { Context } from './open.ts';
import { forgetPublication, publishing } from './publishing.ts';
import { callbackBase, tendSubscriptions } from './subscribe.ts';
import { wiresFolder } from './wires.ts';

const DAY = 86_400_000,
  HOUR = 3_600_000;
const DROP_MS = 2_000,
  WIRES_MS = 1_000,
  HUBS_MS = 30_000,
  SCRUB_MS = 5_000,
  PUBLISH_MS = 5_000;
/** It copies the whole database: on a disk that is full, once every few seconds would be no help. */
const SCRUB_REST_MS = 600_000;
/** For how long it is remembered when an article's page was asked for; longer than pages are asked for again. */
const VISITS_DAYS = 8;
/** For how long it is remembered that a reader looked at a story. */
const LOOKS_DAYS = 180;
/** For how long a token that has expired is still told from one that never was. */
const TOKENS_DAYS = 30;

/** What the worker does beside the flow: reads dropped files and an agency's wire, publishes, forgets old page bodies, ended sessions and old looks. */
export function tend(context: Pick<Context, 'store' | 'settings' | 'log'>): Tending {
  const { log } = context,
    drop = dropFolder(context),
    wires = context.settings.WIRES === '' ? undefined : wiresFolder(context),
    publisher = context.settings.PUBLISH === '' ? undefined : publishing(context);
  return repeat(log, [
    [DROP_MS, 'the drop folder could not be read', () => drop.sweep(Date.now())],
    ...(wires ? [[WIRES_MS, 'the folder of the wires could not be read', () => wires.sweep(Date.now())] as const] : []),
    [SCRUB_MS, 'what was removed could not be cleaned out of the database file yet', resting(SCRUB_REST_MS, () => context.store.scrub())],
    ...(publisher ? [[PUBLISH_MS, 'it could not be seen to publishing', (stopped: AbortSignal) => publisher.sweep(Date.now(), stopped)] as const] : []),
    [HOUR, 'what is old could not be forgotten', () => forget(context, Date.now())],
  ]);
}

/** Keeps subscriptions at hubs; undefined where no hub could reach the paper. */
export function subscribe(context: Pick<Context, 'store' | 'settings' | 'log'>, collector: FormCollector): Tending | undefined {
  const base = callbackBase(context.settings);
  if (base === undefined) return undefined;
  return repeat(context.log, [[HUBS_MS, 'hubs could not be asked', (stopped) => tendSubscriptions(context, collector, base, Date.now(), stopped)]]);
}

interface Tending {
  stop(): Promise<void>;
}
type Chore = readonly [everyMs: number, whatFailed: string, fn: (stopped: AbortSignal) => Promise<unknown>];

/** Does nothing for `ms` after it has failed. */
export function resting<T>(ms: number, fn: () => Promise<T>, clock: () => number = Date.now): () => Promise<T | undefined> {
  let from = -Infinity;
  return async () => {
    if (clock() < from) return undefined;
    try {
      return await fn();
    } catch (error) {
      from = clock() + ms;
      throw error;
    }
  };
}

function repeat(log: Context['log'], chores: readonly Chore[]): Tending {
  const ending = new AbortController(),
    { signal } = ending;
  const all = chores.map(async ([ms, what, fn]) => {
    while (!signal.aborted) {
      await fn(signal).catch((e: unknown) => log.warn({ error: String(e) }, what));
      await sleep(ms, undefined, { signal, ref: false }).catch(() => undefined);
    }
  });
  return {
    async stop() {
      ending.abort();
      await Promise.all(all);
    },
  };
}

/** Forgets what is not kept for good. What was chosen on the page for feeds goes before the setting. */
export async function forget({ store, settings }: Pick<Context, 'store' | 'settings'>, now: number): Promise<void> {
  const chosen = await store.choices.get('keep-pages-days'),
    days = chosen === undefined ? settings.KEEP_PAGES_DAYS : Number(chosen);
  await store.pages.prune(now - days * DAY);
  await store.visits.forget(now - VISITS_DAYS * DAY);
  await store.accounts.expire(now);
  await store.tokens.forget(now - TOKENS_DAYS * DAY);
  await store.changelog.forget(now - settings.KEEP_CHANGES_DAYS * DAY);
  await store.readers.forget(now - LOOKS_DAYS * DAY);
  if (settings.PUBLISH === '') await forgetPublication(store);
}
