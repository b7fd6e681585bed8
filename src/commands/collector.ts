import { readFileSync } from 'node:fs';
import { createCollector, type Collector } from '../collect/fetcher.ts';
import type { Settings } from '../settings.ts';

export const VERSION = (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }).version;

export function collectorOf(settings: Settings): Collector {
  return createCollector({ contact: settings.CONTACT, version: VERSION, allowPrivate: settings.ALLOW_PRIVATE, clock: Date.now });
}
