import { dropFolder } from './drop.ts';
import type { Context } from './open.ts';
import { wiresFolder } from './wires.ts';

const DAY = 86_400_000,
  HOUR = 3_600_000;
const DROP_MS = 2_000;
const WIRES_MS = 1_000;
/** For how long it is remembered when an article's page was asked for; longer than pages are asked for again. */
const VISITS_DAYS = 8;
/** For how long it is remembered that a reader looked at a story. */
const LOOKS_DAYS = 180;

/** What the worker does beside the flow: reads dropped files and an agency's wire, forgets old page bodies, ended sessions and old looks. */
export function tend(context: Pick<Context, 'store' | 'settings' | 'log'>): { stop(): Promise<void> } {
  const { log } = context,
    drop = dropFolder(context),
    wires = context.settings.WIRES === '' ? undefined : wiresFolder(context),
    ending = Promise.withResolvers<void>();
  let over = false;
  const every = async (ms: number, what: string, fn: () => Promise<unknown>): Promise<void> => {
    while (!over) {
      await fn().catch((e: unknown) => log.warn({ error: String(e) }, what));
      await Promise.race([ending.promise, new Promise((r) => setTimeout(r, ms).unref())]);
    }
  };
  const all = [
    every(DROP_MS, 'the drop folder could not be read', () => drop.sweep(Date.now())),
    ...(wires ? [every(WIRES_MS, 'the folder of the wires could not be read', () => wires.sweep(Date.now()))] : []),
    every(HOUR, 'what is old could not be forgotten', () => forget(context, Date.now())),
  ];
  return {
    async stop() {
      over = true;
      ending.resolve();
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
  await store.readers.forget(now - LOOKS_DAYS * DAY);
}
