import { readFileSync } from 'node:fs';
import { createCollector, type CollectorOptions, type FormCollector } from '../collect/fetcher.ts';
import type { Read } from '../collect/read.ts';
import type { Settings } from '../settings.ts';
import { Reader } from './reader.ts';

export const VERSION = (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }).version;

function collectorOf(settings: Settings, credentialsFor: CollectorOptions['credentialsFor']): FormCollector {
  return createCollector({ contact: settings.CONTACT, version: VERSION, allowPrivate: settings.ALLOW_PRIVATE, clock: Date.now, credentialsFor });
}

/**
 * Runs `fn` with a collector and what reads its feeds, and closes its connections afterwards: open ones would keep the process alive.
 * @param credentialsFor what feeds want to be told; only where feeds are polled.
 */
export async function withCollector<T>(
  settings: Settings,
  fn: (collector: FormCollector, read: Read) => Promise<T>,
  credentialsFor?: CollectorOptions['credentialsFor'],
): Promise<T> {
  const collector = collectorOf(settings, credentialsFor),
    reader = new Reader();
  try {
    return await fn(collector, reader.read);
  } finally {
    await Promise.all([collector.close(), reader.close()]);
  }
}
