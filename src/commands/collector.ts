import { readFileSync } from 'node:fs';
import { createCollector, type Collector } from '../collect/fetcher.ts';
import type { Settings } from '../settings.ts';

export const VERSION = (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }).version;

function collectorOf(settings: Settings): Collector {
  return createCollector({ contact: settings.CONTACT, version: VERSION, allowPrivate: settings.ALLOW_PRIVATE, clock: Date.now });
}

/** Runs `fn` with a collector and closes its connections afterwards: open ones would keep the process alive. */
export async function withCollector<T>(settings: Settings, fn: (collector: Collector) => Promise<T>): Promise<T> {
  const collector = collectorOf(settings);
  try {
    return await fn(collector);
  } finally {
    await collector.close();
  }
}
